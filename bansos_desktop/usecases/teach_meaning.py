"""Teaching what a text in a sheet means, once for the whole office.

A lesson is a record of the ledger: it travels, is told in the history, and can be taken back.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from bansos_desktop.domain.changes import Topic
from bansos_desktop.domain.import_choices import ImportChoices
from bansos_desktop.domain.import_question import Question
from bansos_desktop.domain.meaning import (
    LEAVE,
    NOT_PLACES,
    Meaning,
    MeaningDomain,
    meaning_key,
)
from bansos_desktop.domain.records import Kind
from bansos_desktop.domain.region import PROVINCE, RegionBook, inside, regency_of
from bansos_desktop.domain.session import Session
from bansos_desktop.store.meanings import meaning_uid
from bansos_desktop.store.store import Store
from bansos_desktop.usecases.refusal import Refused

ACT = "alias.teach"
WITHDRAW = "alias.withdraw"
QUESTION = "arti"
_EVERYWHERE = frozenset({MeaningDomain.BUSINESS, MeaningDomain.INSTITUTION})
# How long the code of a region is on each level: 64.02, 64.02.01, 64.02.01.2001.
_LENGTHS = {MeaningDomain.REGENCY: 5, MeaningDomain.DISTRICT: 8, MeaningDomain.VILLAGE: 13}


class KnownCodes:
    """What a text may mean at all: kinds of business, groups, institutions, regions."""

    def __init__(self, store: Store, regions: RegionBook) -> None:
        self._regions = regions
        self._businesses = {kind.code for kind in store.reference.business_types()}
        self._categories = {
            one.code: {category.code for category in one.categories}
            for one in store.reference.programmes()
        }
        self._institutions = {one.uid for one in store.institutions.known()}

    def has(self, meaning: Meaning) -> bool:
        """Whether the code of a lesson is one of its kind; a group is one of its programme."""
        match meaning.domain:
            case MeaningDomain.BUSINESS:
                return meaning.code in self._businesses
            case MeaningDomain.CATEGORY:
                return meaning.code in self._categories.get(meaning.within, ())
            case MeaningDomain.INSTITUTION:
                return meaning.code in self._institutions
            case _:
                return is_place_within(self._regions, meaning.domain, meaning.within, meaning.code)


def run(store: Store, session: Session, meanings: Iterable[Meaning], *, now: datetime) -> Topic:
    """Keep lessons in one act; Refused if one of them means nothing that this office knows."""
    lessons = [_tidy(one) for one in meanings]
    _check(store, lessons)
    if not lessons:
        return Topic.NOTHING
    with store.write(session.author, now=now, act=ACT) as work:
        for one in lessons:
            values = {
                "domain": one.domain.value,
                "within": one.within or None,
                "text": one.text,
                "code": one.code,
            }
            work.put(Kind.ALIAS, meaning_uid(one), values)
    return work.changes


def withdraw(store: Store, session: Session, uids: Sequence[str], *, now: datetime) -> Topic:
    """Give lessons up, so that their texts are asked about again; Refused if one is gone."""
    if not all(map(store.meanings.stands, uids)):
        raise Refused("meaning.gone")
    with store.write(session.author, now=now, act=WITHDRAW) as work:
        for uid in uids:
            work.delete(Kind.ALIAS, uid)
    return work.changes


def answered(questions: Iterable[Question], choices: ImportChoices) -> list[Meaning]:
    """The lessons in the answers of an import, for what an office answers once is taught.

    A place that is left as it is stays open: the next sheet may mean another. Nothing is taught
    that the person wants to hold for this import only.
    """
    found = []
    for question in questions:
        kind, _colon, rest = question.key.partition(":")
        answer = choices.answers.get(question.key, "")
        if kind != QUESTION or not answer:
            continue
        domain, within, key = rest.split(":", 2)
        if domain in choices.untaught:
            continue
        written = dict(question.values).get("text", "")
        subject = MeaningDomain(domain)
        text = written if meaning_key(subject, written) == key else key
        if answer != LEAVE or subject in NOT_PLACES:
            found.append(Meaning(subject, within, text, answer))
    return found


def new_in(store: Store, meanings: Iterable[Meaning]) -> list[Meaning]:
    """Those that the office did not teach yet, or taught otherwise."""
    book = store.meanings.book()
    return [one for one in meanings if book.find(one.domain, one.within, one.text) != one.code]


def _tidy(meaning: Meaning) -> Meaning:
    within = "" if meaning.domain in _EVERYWHERE else meaning.within
    return Meaning(meaning.domain, within, " ".join(meaning.text.split()), meaning.code)


def _check(store: Store, lessons: Sequence[Meaning]) -> None:
    known = KnownCodes(store, store.regions.book())
    for one in lessons:
        if not meaning_key(one.domain, one.text):
            raise Refused("meaning.no_text")
        is_left = one.code == LEAVE and one.domain in NOT_PLACES
        if not (is_left or known.has(one)):
            raise Refused("meaning.no_code", text=one.text, domain=one.domain.label)


def is_place_within(regions: RegionBook, domain: MeaningDomain, within: str, code: str) -> bool:
    """Whether the code is a region of that level in the kabupaten that the text was read in.

    The kecamatan may be another one: a sheet that names the wrong one is what such answers mend.
    """
    if not regions.knows(code) or len(code) != _LENGTHS.get(domain, 0):
        return False
    return inside(code, regency_of(within) or within or PROVINCE)

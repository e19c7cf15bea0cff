"""Telling the history of a proposal, or of one act, in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from bansos_desktop.domain.acts import can_be_undone, undone_batch
from bansos_desktop.domain.business_types import BusinessTypeBook
from bansos_desktop.domain.code_words import code_words
from bansos_desktop.domain.field_words import CODE_DOMAINS, Names
from bansos_desktop.domain.history import Event, act_words, events
from bansos_desktop.domain.instalment import month_label
from bansos_desktop.domain.ledger import Changes, Entry, parse_changes
from bansos_desktop.domain.records import Kind
from bansos_desktop.domain.region import RegionBook
from bansos_desktop.domain.session import Session
from bansos_desktop.domain.workflow import Role
from bansos_desktop.store.history import NEWEST, PAGE, Head
from bansos_desktop.store.store import Store
from bansos_desktop.usecases import tell_quota_acts

MOST_DETAILS = 200
LOOK_BACK = 2000
FEW = 40
_ABOUT_QUOTAS = (Kind.ALLOCATION, Kind.CLAIM_CHOICE, Kind.REFERENCE)
# The fields by which a changed record of these kinds is called.
_CALLED: Mapping[str, tuple[str, ...]] = {
    Kind.GOODS: ("name",),
    Kind.ALIAS: ("text",),
    Kind.INSTITUTION: ("name",),
    Kind.SIGNATORY: ("part", "document"),
    Kind.NUMBERING: ("document",),
    Kind.INSTALMENT: ("period",),
    Kind.ALLOCATION: ("action", "to_region"),
}


@dataclass(frozen=True, slots=True)
class ToldAct:
    """One act of the office with what may be done about it by whoever asks.

    `is_redo` means that taking it back does again what it took back; `name` is the family or the
    letter it is about, where it is about one; `amounts` are lines about the quotas that it changed.
    """

    head: Head
    words: str
    counts: dict[Kind, int]
    undone: bool
    may_undo: bool
    is_redo: bool
    name: str = ""
    amounts: Sequence[str] = ()


def names_in(store: Store) -> Names:
    """What the codes of this office's records are called."""
    kinds = BusinessTypeBook(store.reference.business_types())
    labels = store.reference.code_labels(*CODE_DOMAINS)
    institutions = store.institutions.names()
    categories = store.reference.category_names()
    return Names(
        labels,
        store.regions.book().name,
        kinds.name,
        lambda uid: institutions.get(uid, uid),
        lambda code: categories.get(code, code),
    )


def of_proposal(store: Store, proposal: str) -> list[Event]:
    """Everything that happened to a proposal, its person and what hangs on them, newest first."""
    records = [one.uid for one in store.trash.family(proposal)]
    return _told(store, store.history.entries_about(records)) if records else []


def of_person(store: Store, uid: str) -> list[Event]:
    """The same over all proposals of a person; `uid` may also be that of a proposal."""
    proposals = store.trash.proposals_of(uid) or [uid]
    records = {one.uid for proposal in proposals for one in store.trash.family(proposal)}
    return _told(store, store.history.entries_about(sorted(records))) if records else []


def of_record(store: Store, uid: str) -> list[Event]:
    """The same of a record that hangs on nobody, as an institution."""
    return _told(store, store.history.entries_about([uid]))


def of_act(store: Store, batch: str) -> list[Event]:
    """What one act wrote, up to MOST_DETAILS entries."""
    entries = store.history.entries_of(batch, MOST_DETAILS)
    people = store.history.people([(Kind(one.kind), one.record) for one in entries])
    born = store.history.born_in(batch, MOST_DETAILS)
    told = _act_words(store, entries)
    is_about_several = len({name for name in people.values() if name}) > 1

    def name_of(record: str) -> str:
        return people.get(record, "") if is_about_several else ""

    return events(
        entries,
        names_in(store),
        whose=name_of,
        acts=told,
        born=born,
        goods=_goods_names(store, entries),
        brief=is_about_several,
    )


def acts(
    store: Store, session: Session, *, before: int = NEWEST, limit: int = PAGE, mine: bool = False
) -> list[ToldAct]:
    """Acts of this office that were done before entry `before`, newest first."""
    heads = store.history.walk(LOOK_BACK, before) if mine else store.history.walk(limit, before)
    own = (head for head in heads if not mine or head.user == session.user)
    return [_told_act(store, session, head) for head in islice(own, limit)]


def _told_act(store: Store, session: Session, head: Head) -> ToldAct:
    """An act in words and whether this user may turn it round.

    Officers turn round only their own; one undone already, or a doing again, is not offered.
    """
    root, takes_back = store.history.root_act(head.act)
    is_undo = bool(undone_batch(head.act))
    undone = bool(store.history.undone_by(head.batch))
    is_allowed = session.role is Role.OPERATOR or head.user == session.user
    may = can_be_undone(head.act) and is_allowed and not undone and (takes_back or not is_undo)
    words = act_words(head.act, root if is_undo else "", takes_back=takes_back)
    counts = dict(store.history.counts(head.batch))
    name = _subject(store, head.batch, counts, is_back=takes_back)
    is_quota = not counts.keys().isdisjoint(_ABOUT_QUOTAS)
    amounts = tell_quota_acts.run(store, head.batch) if is_quota else ()
    return ToldAct(head, words, counts, undone, may, takes_back, name, amounts)


def _subject(store: Store, batch: str, counts: Mapping[Kind, int], *, is_back: bool) -> str:
    """The one family or letter that an act is about, or ""."""
    name = _family(store, batch) if sum(counts.values()) <= FEW else ""
    if name or Kind.REFERENCE not in counts:
        return name
    return tell_quota_acts.letter_of(store, batch, is_back=is_back)


def _family(store: Store, batch: str) -> str:
    """The one family that an act is about; "" if it is about none or several."""
    entries = store.history.entries_of(batch, FEW)
    people = store.history.people([(Kind(one.kind), one.record) for one in entries])
    found = {name for name in people.values() if name}
    return found.pop() if len(found) == 1 else ""


def _told(store: Store, entries: Sequence[Entry]) -> list[Event]:
    goods = _goods_names(store, entries)
    return events(entries, names_in(store), acts=_act_words(store, entries), goods=goods)


def _goods_names(store: Store, entries: Sequence[Entry]) -> dict[str, str]:
    """What goods, lessons, months and signatories are called: a price alone says nothing."""
    records = {entry.record for entry in entries if entry.kind in _CALLED}
    if not records:
        return {}
    book = store.regions.book()
    told = (
        (one.record, _called(Kind(one.kind), parse_changes(one.changes), book))
        for one in store.history.entries_about(sorted(records))
    )
    return {record: name for record, name in told if name}


def _called(kind: Kind, changes: Changes, book: RegionBook) -> str:
    """What these changes call their record; "" if they do not."""
    if kind is Kind.ALLOCATION:
        values = {field: new for field, (_old, new) in changes.items()}
        return tell_quota_acts.called(values, book) if "to_region" in values else ""
    known = {field: str(changes[field][1]) for field in _CALLED[kind] if field in changes}
    if kind is Kind.ALIAS:
        return "".join(f"“{text}”" for text in known.values())
    if kind is Kind.INSTALMENT:
        return "".join(month_label(text) for text in known.values())
    return ", ".join(code_words(field, value) for field, value in known.items())


def _act_words(store: Store, entries: Sequence[Entry]) -> dict[str, str]:
    """Acts of taking back with what they took back."""
    told: dict[str, str] = {}
    for act in {entry.act for entry in entries if undone_batch(entry.act)}:
        root, takes_back = store.history.root_act(act)
        told[act] = act_words(act, root, takes_back=takes_back)
    return told

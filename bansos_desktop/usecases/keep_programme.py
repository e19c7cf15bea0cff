"""Making a programme, changing one for the office, or giving it back; only an operator may."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bansos_desktop.domain.changes import Topic
from bansos_desktop.domain.ledger import Value
from bansos_desktop.domain.problems import Problem
from bansos_desktop.domain.programme import Programme, format_categories, parse_categories
from bansos_desktop.domain.programme_checks import Bounds, check_programme, tidy_programme
from bansos_desktop.domain.records import Kind
from bansos_desktop.domain.region import PROVINCE
from bansos_desktop.domain.rupiah import format_thousands
from bansos_desktop.domain.seed import LETTERS
from bansos_desktop.domain.session import Session
from bansos_desktop.domain.undo import DELETED, Reversal
from bansos_desktop.domain.workflow import Role
from bansos_desktop.store.store import Store
from bansos_desktop.usecases.documents.catalogue import DOCUMENTS
from bansos_desktop.usecases.outcomes import NotYet
from bansos_desktop.usecases.refusal import Refused

KEEP, WITHDRAW = "programme.keep", "programme.withdraw"


@dataclass(frozen=True, slots=True)
class Kept:
    """It is kept; the changes are none if nothing was new."""

    code: str
    changes: Topic


def keep(
    store: Store, session: Session, programme: Programme, *, is_new: bool, now: datetime
) -> Kept | NotYet:
    """Keep a new programme, or what the office makes of one that is there."""
    _check_operator(session)
    tidy = tidy_programme(programme)
    problems = look(store, session, tidy, is_new=is_new)
    if problems:
        return NotYet(problems)
    values = _values(tidy)
    if store.programmes.is_withdrawn(tidy.code):
        values[DELETED] = 0
    with store.write(session.author, now=now, act=KEEP) as work:
        work.put(Kind.OWN_PROGRAMME, tidy.code, values)
    return Kept(tidy.code, work.changes)


def look(store: Store, session: Session, programme: Programme, *, is_new: bool) -> list[Problem]:
    """What forbids it, for a form that is being filled in; Refused if there is none to change."""
    tidy = tidy_programme(programme)
    known = {one.code: one for one in store.reference.programmes()}
    if not is_new and tidy.code not in known:
        raise Refused("programme.unknown", code=tidy.code, known=", ".join(known))
    bounds = Bounds(
        session.region_code,
        known.keys() if is_new else (),
        [region.code for region in store.regions.book().regencies],
        DOCUMENTS.keys(),
        store.programmes.categories_used(tidy.code),
    )
    return check_programme(tidy, bounds)


def may_change(session: Session, programme: Programme) -> bool:
    """Whether this user may change it: an operator, of a kabupaten only its own."""
    if session.role is not Role.OPERATOR:
        return False
    return session.region_code in (PROVINCE, programme.owner)


def withdraw(store: Store, session: Session, code: str, *, now: datetime) -> Topic:
    """Back to the reference's programme; one that only the office has goes, if it is empty."""
    _check_operator(session)
    programme = store.reference.programme(code)
    if programme is None or not programme.own:
        raise Refused("programme.not_own", code=code)
    if not may_change(session, programme):
        raise Refused("programme.owner_other")
    check_unused(store, code)
    with store.write(session.author, now=now, act=WITHDRAW) as work:
        work.delete(Kind.OWN_PROGRAMME, code)
    return work.changes


def check_unused(store: Store, code: str) -> None:
    """Refused if people would be left in a programme, or in a group, that nobody knows."""
    if not store.programmes.is_reference(code):
        count = store.programmes.proposals(code)
        if count:
            raise Refused("programme.has_people", code=code, count=format_thousands(count))
        letters = (row["letter"] for row in store.reference.section(LETTERS)
                   if row["programme"] == code)  # fmt: skip
        if letter := next(letters, ""):
            raise Refused("programme.in_letter", code=code, letter=letter)
    else:
        _check_groups(store, code, store.programmes.reference_categories(code))


def check_undo(store: Store, reversals: Sequence[Reversal]) -> None:
    """The same for an undo that would take a programme, or a group of it, away."""
    for one in reversals:
        if one.kind is not Kind.OWN_PROGRAMME:
            continue
        if one.values.get(DELETED):
            check_unused(store, one.record)
        elif "categories" in one.values:
            _check_groups(store, one.record, str(one.values["categories"] or ""))


def _check_groups(store: Store, code: str, categories: str) -> None:
    """Refused if people stand in a group that is not among `categories`, as they are stored."""
    stays = {one.code for one in parse_categories(categories)}
    gone = sorted(store.programmes.categories_used(code) - stays)
    if gone:
        raise Refused("programme.category_used", names=", ".join(gone))


def _check_operator(session: Session) -> None:
    if session.role is not Role.OPERATOR:
        raise Refused("programme.operator_only")


def _values(programme: Programme) -> dict[str, Value]:
    """The fields of the programme's record."""
    return {
        "code": programme.code,
        "name": programme.name,
        "owner": programme.owner,
        "unit": programme.unit,
        "form": programme.form or None,
        "period": programme.period.value or None,
        "asks": ";".join(sorted(one.value for one in programme.asks)) or None,
        "value_min": programme.value_min,
        "value_max": programme.value_max,
        "overflow": programme.overflow or None,
        "documents": ";".join(programme.documents) or None,
        "categories": format_categories(programme.categories) or None,
        "note": programme.note or None,
        "source": programme.source,
    }

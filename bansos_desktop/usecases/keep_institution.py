"""Keeping the register of institutions: one that is new, one that changed, one that goes.

Only operators keep it, each office its own region's. One that people are in is never deleted.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bansos_desktop.domain.changes import Topic
from bansos_desktop.domain.institution import Institution, check_institution, check_room
from bansos_desktop.domain.problems import Problem
from bansos_desktop.domain.records import Kind
from bansos_desktop.domain.region import PROVINCE, inside
from bansos_desktop.domain.session import Session
from bansos_desktop.domain.workflow import Role
from bansos_desktop.store.recipients import StoredRecord
from bansos_desktop.store.store import Store
from bansos_desktop.store.unit_of_work import new_uid
from bansos_desktop.usecases.outcomes import NotYet, Stale, not_yet
from bansos_desktop.usecases.refusal import Refused

KEEP, DELETE = "institution.keep", "institution.delete"


@dataclass(frozen=True, slots=True)
class Request:
    """What the form hands over; an empty uid means a new one, `rev` is that the form loaded."""

    institution: Institution
    uid: str = ""
    rev: int = 0


@dataclass(frozen=True, slots=True)
class Kept:
    """It is kept, durably."""

    uid: str
    changes: Topic


def run(
    store: Store, session: Session, request: Request, *, now: datetime
) -> Kept | Stale | NotYet:
    """Keep one; Refused for an officer."""
    _operator(session)
    with store.write(session.author, now=now, act=KEEP) as work:
        before = store.institutions.one(request.uid) if request.uid else None
        if request.uid and (before is None or before.rev != request.rev):
            return Stale(request.uid)
        if before is not None:
            _within(session, before)
        problems = look(store, session, request.institution, request.uid)
        if blocking := not_yet(problems).problems:
            return NotYet(blocking)
        uid = request.uid or new_uid()
        work.put(Kind.INSTITUTION, uid, request.institution.tidy().values())
    return Kept(uid, work.changes)


def look(store: Store, session: Session, institution: Institution, uid: str = "") -> list[Problem]:
    """What is worth saying of one that is being filled in; `uid` is its own record."""
    tidy = institution.tidy()
    crowded = check_room(tidy, store.institutions.fullest(uid)) if uid else []
    stored = store.institutions.one(uid) if uid else None
    if stored and (stored.values["name"], stored.values["region_code"]) == (
        tidy.name,
        tidy.region_code,
    ):
        # Two laptops may each have recorded it: whatever else is wrong in one can be mended.
        return [*check_institution(tidy, office=session.region_code), *crowded]
    others = [
        Institution(name=one.name, region_code=one.region_code)
        for one in store.institutions.known(tidy.region_code or PROVINCE)
        if one.uid != uid
    ]
    found = check_institution(tidy, office=session.region_code, others=others)
    return [*found, *crowded]


def delete(store: Store, session: Session, uid: str, *, now: datetime) -> Topic:
    """Take one out of the register; Refused for an officer, and while people are in it."""
    _operator(session)
    with store.write(session.author, now=now, act=DELETE) as work:
        stored = store.institutions.one(uid)
        if stored is None:
            raise Refused("institution.gone")
        people = store.institutions.people_in(uid)
        if people:
            name = str(stored.values["name"] or "-")
            raise Refused("institution.used", name=name, count=str(people))
        _within(session, stored)
        work.delete(Kind.INSTITUTION, uid)
    return work.changes


def _within(session: Session, stored: StoredRecord) -> None:
    """Refused for one of another office's region, also where it would be moved into this one."""
    if not inside(str(stored.values["region_code"] or ""), session.region_code):
        raise Refused("institution.outside")


def _operator(session: Session) -> None:
    if session.role is not Role.OPERATOR:
        raise Refused("institution.operator_only")

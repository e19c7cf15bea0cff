"""Recording a visit after the handover, or correcting it; the first moves on to Dimonev."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from bansos_desktop.domain.monitoring import MonitoringDraft, Point, VisitFacts, check_visit
from bansos_desktop.domain.photo import Prepared
from bansos_desktop.domain.problems import Problem, stops
from bansos_desktop.domain.programme import Asks, Programme, unknown_programme
from bansos_desktop.domain.records import Kind
from bansos_desktop.domain.session import Session
from bansos_desktop.domain.workflow import Action, Status
from bansos_desktop.store.recipients import StoredRecord
from bansos_desktop.store.store import Store
from bansos_desktop.store.unit_of_work import new_uid
from bansos_desktop.usecases import keep_photo
from bansos_desktop.usecases.outcomes import (
    Outcome,
    Recorded,
    Stale,
    not_yet,
    refuse_others,
    refuse_step,
)
from bansos_desktop.usecases.proposal_steps import take_step


@dataclass(frozen=True, slots=True)
class Request:
    """What the form hands over; an empty `visit` is a new one, `visit_rev` is what it loaded."""

    proposal: str
    draft: MonitoringDraft
    visit: str = ""
    visit_rev: int = 0
    photos: Sequence[Prepared] = ()


def run(store: Store, session: Session, request: Request, *, now: datetime, today: date) -> Outcome:
    """Keep the visit, its photos and the proposal's step in one transaction, or say why not."""
    with store.write(session.author, now=now, act="monitoring.record") as work:
        proposal = store.recipients.proposal(request.proposal)
        if proposal is None or _is_stale(store, request):
            return Stale(request.proposal)
        problems = [
            *refusals(store, session, proposal, request.visit),
            *check(store, proposal.uid, request.draft, request.visit, today=today),
        ]
        if stops(problems):
            return not_yet(problems)
        uid = request.visit or new_uid()
        work.put(Kind.MONITORING, uid, {**request.draft.values(), "proposal": proposal.uid})
        keep_photo.keep(store, work, (Kind.MONITORING, uid), request.photos)
        if proposal.values["status"] == Status.DISTRIBUTED:
            take_step(work, proposal, Action.MONITOR, session.role)
    return Recorded(uid, proposal.uid, work.changes)


def check(
    store: Store, proposal: str, draft: MonitoringDraft, visit: str, *, today: date
) -> list[Problem]:
    """What is worth saying about a visit to this recipient as it is written now."""
    handover = store.handovers.of_proposal(proposal)
    day = handover.values["handed_on"] if handover else None
    others = [r for r in store.monitorings.of_proposal(proposal) if r.uid != visit]
    programme = programme_of(store, proposal)
    facts = VisitFacts(
        date.fromisoformat(str(day)) if day else None,
        points_of(others),
        programme.wants(Asks.BUSINESS),
        programme.wants(Asks.GOODS),
    )
    return check_visit(draft, facts, today)


def programme_of(store: Store, proposal: str) -> Programme:
    """The programme that a recipient is in; one that nobody knows any more was for a business."""
    stored = store.recipients.proposal(proposal)
    code = str(stored.values["programme"] or "") if stored else ""
    return store.reference.programme(code) or unknown_programme(code)


def refusals(store: Store, session: Session, proposal: StoredRecord, visit: str) -> list[Problem]:
    """Why this user may not write this visit at all, whatever stands in it."""
    if visit:
        return refuse_others(store, session, visit, "monitoring.not_yours")
    return refuse_step(store, session, proposal, Action.MONITOR)


def points_of(visits: Sequence[StoredRecord]) -> list[Point]:
    """What a picture of the development shows of visits; those without a month are left out."""
    drafts = [MonitoringDraft.from_record(visit.values) for visit in visits]
    return [
        Point(draft.month, draft.revenue, draft.profit, draft.development, draft.workers)
        for draft in drafts
        if draft.month is not None
    ]


def _is_stale(store: Store, request: Request) -> bool:
    if not request.visit:
        return False
    record = store.monitorings.record(request.visit)
    return record is None or record.rev != request.visit_rev

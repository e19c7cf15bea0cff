"""Recording a visit with its photos, and taking the step that the officer recommends.

What was seen at the house is kept even where the proposal cannot take the step, since nobody goes
there twice for a status; the answer then says why it stands as it did.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from bansos_desktop.domain.changes import Topic
from bansos_desktop.domain.ledger import Value
from bansos_desktop.domain.photo import Prepared
from bansos_desktop.domain.problems import Problem, Severity, error
from bansos_desktop.domain.records import Kind
from bansos_desktop.domain.scratch import visit_slot
from bansos_desktop.domain.session import Session
from bansos_desktop.domain.visit import NEEDS_REASON, Recommendation, VisitDraft, check_visit
from bansos_desktop.domain.workflow import DECIDED, Role, Status
from bansos_desktop.store.recipients import StoredRecord
from bansos_desktop.store.scratch import drop_scratch
from bansos_desktop.store.store import Store
from bansos_desktop.store.unit_of_work import UnitOfWork, new_uid
from bansos_desktop.usecases import keep_photo, reserve_ranks
from bansos_desktop.usecases.outcomes import NotYet
from bansos_desktop.usecases.proposal_steps import check_step, take_step
from bansos_desktop.usecases.refusal import Refused

CLOSED = DECIDED | {Status.CANCELLED}


@dataclass(frozen=True, slots=True)
class Request:
    """What the form hands over; an empty `visit` is a new one, `visit_rev` is as loaded."""

    proposal: str
    draft: VisitDraft
    visit: str = ""
    visit_rev: int = 0
    photos: tuple[Prepared, ...] = ()


@dataclass(frozen=True, slots=True)
class Recorded:
    """It is kept; `obstacle` says why the proposal did not take the recommended step."""

    visit: str
    status: Status
    changes: Topic
    obstacle: Problem | None = None


@dataclass(frozen=True, slots=True)
class Stale:
    """Somebody changed the visit after the form loaded it: nothing was written."""

    visit: str


Outcome = Recorded | Stale | NotYet


def run(store: Store, session: Session, request: Request, *, now: datetime, today: date) -> Outcome:
    """Keep visit, photos and step in one transaction, which also forgets the unsaved copy.

    Raises Refused for a closed visit.
    """
    draft = request.draft.tidy()
    errors = [p for p in check_visit(draft, today) if p.severity is Severity.ERROR]
    if errors:
        return NotYet(errors)
    with store.write(session.author, now=now, act="visit.record") as work:
        proposal = store.recipients.proposal(request.proposal)
        if proposal is None:
            raise Refused("visit.no_proposal")
        if request.visit and _is_stale(store, session, request):
            return Stale(request.visit)
        visit = request.visit or new_uid()
        work.put(Kind.VERIFICATION, visit, {"proposal": proposal.uid, **draft.values()})
        drop_scratch(work, session.user, visit_slot(proposal.uid))
        keep_photo.keep(store, work, (Kind.VERIFICATION, visit), request.photos)
        obstacle = _follow(store, work, proposal, (visit, draft), session.role)
        status = _status(store.recipients.proposal(proposal.uid) or proposal)
    return Recorded(visit, status, work.changes, obstacle)


def why_closed(store: Store, session: Session, visit: StoredRecord) -> Problem | None:
    """Why this user can no longer change this visit; None if it is still open to them.

    It is theirs who went there and theirs who wrote it down.
    """
    proposal = store.recipients.proposal(str(visit.values["proposal"]))
    status = _status(proposal) if proposal else Status.CANCELLED
    if status in CLOSED:
        return error("visit.decided", "visit", status=status.label)
    officer = str(visit.values["officer"] or "")
    written_by = store.ledger.history(visit.uid)[0].user
    if session.role is not Role.OPERATOR and session.user not in (officer, written_by):
        return error("visit.not_yours", "visit", officer=officer)
    return None


def _is_stale(store: Store, session: Session, request: Request) -> bool:
    """Whether the visit is not as the form loaded it; Refused where it is closed to this user."""
    stands = store.visits.visit(request.visit)
    if stands is None:
        return True
    if closed := why_closed(store, session, stands):
        raise Refused(closed.code, **dict(closed.values))
    return stands.rev != request.visit_rev


def _follow(
    store: Store,
    work: UnitOfWork,
    proposal: StoredRecord,
    visited: tuple[str, VisitDraft],
    role: Role,
) -> Problem | None:
    """Take the recommended step, or say why it is not taken; the latest visit counts."""
    visit, draft = visited
    if not draft.recommendation:
        return None
    if store.visits.of_proposal(proposal.uid)[0].uid != visit:
        return error("visit.not_latest", "recommendation")
    wanted = Recommendation(draft.recommendation)
    reason: dict[str, Value] = {"status_reason": draft.reason if wanted in NEEDS_REASON else None}
    if _status(proposal) is wanted.status:
        if wanted in NEEDS_REASON:
            work.put(Kind.PROPOSAL, proposal.uid, reason)
        return None
    obstacle = check_step(proposal, wanted.action, role, _name(store, proposal))
    if obstacle is None:
        ranks = reserve_ranks.plan(store, wanted.action, {proposal.uid: proposal}, {})
        take_step(work, proposal, wanted.action, role, {**reason, **ranks.own(proposal.uid)})
        ranks.move_others(work)
    return obstacle


def _name(store: Store, proposal: StoredRecord) -> str:
    person = store.recipients.person(str(proposal.values["person"]))
    return str(person.values["name"] or "–") if person else "–"


def _status(proposal: StoredRecord) -> Status:
    return Status(str(proposal.values["status"]))

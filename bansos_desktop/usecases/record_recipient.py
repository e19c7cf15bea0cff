"""Recording one person with a proposal, or changing them.

An import may change a person whose form is open: a save never overwrites what it has not seen and
never makes a second proposal in a year, and what stopped it is an answer, not an exception.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from bansos_desktop.domain.changes import Topic
from bansos_desktop.domain.problems import Acceptor, Problem, Severity
from bansos_desktop.domain.recipient import RecipientDraft
from bansos_desktop.domain.records import Kind
from bansos_desktop.domain.session import Session
from bansos_desktop.domain.workflow import Role, Status
from bansos_desktop.store.recipients import StoredRecord
from bansos_desktop.store.store import Store
from bansos_desktop.store.unit_of_work import UnitOfWork, new_uid
from bansos_desktop.usecases.judge import Judge, Target, settled

FEWEST_LETTERS = 5


@dataclass(frozen=True, slots=True)
class Request:
    """What the form hands over. Empty uids mean a new record; revs are those the form loaded.

    `accepted` maps the code of an overridable finding to the reason somebody gave.
    """

    target: Target
    draft: RecipientDraft
    person: str = ""
    person_rev: int = 0
    proposal: str = ""
    proposal_rev: int = 0
    status: Status = Status.PROPOSED
    accepted: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Recorded:
    """It is kept, durably."""

    person: str
    proposal: str
    changes: Topic


@dataclass(frozen=True, slots=True)
class Duplicate:
    """The NIK is already proposed this year: nothing was written."""

    proposal: str
    name: str


@dataclass(frozen=True, slots=True)
class Stale:
    """Somebody changed the record after the form loaded it: nothing was written."""

    proposal: str


@dataclass(frozen=True, slots=True)
class NotYet:
    """Findings forbid it: nothing was written."""

    problems: Sequence[Problem]


Outcome = Recorded | Duplicate | Stale | NotYet


def run(store: Store, session: Session, request: Request, *, now: datetime, today: date) -> Outcome:
    """Keep the person and the proposal in one transaction, unless something forbids it."""
    judge = Judge(store, request.target, office=session.region_code, today=today)
    problems = judge.check_typed(request.draft, request.person)
    blocking = blockers(problems, request.accepted, session.role)
    if blocking:
        return NotYet(blocking)
    draft = settled(request.draft)
    with store.write(session.author, now=now, act="recipient.record") as work:
        known = _known(store, request, draft)
        if isinstance(known, Duplicate | Stale):
            return known
        person = request.person or (known.uid if known else new_uid())
        proposal = request.proposal or new_uid()
        work.put(Kind.PERSON, person, draft.person_values())
        work.put(Kind.PROPOSAL, proposal, _proposal_values(request, draft, person, today))
        _keep_decisions(work, person, request.accepted, problems)
    return Recorded(person, proposal, work.changes)


def blockers(problems: Sequence[Problem], accepted: Mapping[str, str], role: Role) -> list[Problem]:
    """The errors that still forbid saving: those not accepted, or not by this role."""
    return [
        problem
        for problem in problems
        if problem.severity is Severity.ERROR
        and not (may_accept(problem, role) and is_reason(accepted.get(problem.code, "")))
    ]


def is_reason(text: str) -> bool:
    """Whether somebody wrote words; digits that landed in the wrong line are no reason."""
    return sum(letter.isalpha() for letter in text) >= FEWEST_LETTERS


def may_accept(problem: Problem, role: Role) -> bool:
    """Whether somebody in `role` may let this finding pass with a reason."""
    if problem.acceptor is Acceptor.OPERATOR:
        return role is Role.OPERATOR
    return problem.acceptor is Acceptor.ANYBODY


def _known(
    store: Store, request: Request, draft: RecipientDraft
) -> StoredRecord | Duplicate | Stale | None:
    """The person who already has this NIK, if it is fine to go on with that person."""
    if obstacle := _obstacle(store, request):
        return obstacle
    found = store.recipients.with_nik([draft.nik]).get(draft.nik) if draft.nik else None
    if found is None or found.uid == request.person:
        return None
    if other := _proposed(store, request.target, found):
        return other
    return Duplicate("", str(found.values["name"] or "")) if request.person else found


def _obstacle(store: Store, request: Request) -> Duplicate | Stale | None:
    """Why the very record the form shows can no longer be written, whatever its NIK."""
    if request.proposal:
        return Stale(request.proposal) if _is_stale(store, request) else None
    if not request.person:
        return None
    person = store.recipients.person(request.person)
    return Stale("") if person is None else _proposed(store, request.target, person)


def _proposed(store: Store, target: Target, person: StoredRecord) -> Duplicate | None:
    """The proposal that a person already has in the programme's year."""
    theirs = store.recipients.proposals_of([person.uid], target.programme, target.year)
    if person.uid not in theirs:
        return None
    return Duplicate(theirs[person.uid].uid, str(person.values["name"] or ""))


def _is_stale(store: Store, request: Request) -> bool:
    """Whether either record is gone or was written after the form loaded it."""
    person = store.recipients.person(request.person)
    proposal = store.recipients.proposal(request.proposal)
    if person is None or proposal is None:
        return True
    return (person.rev, proposal.rev) != (request.person_rev, request.proposal_rev)


def _proposal_values(
    request: Request, draft: RecipientDraft, person: str, today: date
) -> Mapping[str, str | int | None]:
    """A change keeps stage and status, which have ways of their own."""
    values = dict(draft.proposal_values())
    if request.proposal:
        return values
    return values | {
        "person": person,
        "programme": request.target.programme,
        "year": request.target.year,
        "stage": request.target.stage,
        "status": request.status.value,
        "proposed_on": None if request.status is Status.DRAFT else today.isoformat(),
    }


def _keep_decisions(
    work: UnitOfWork, person: str, accepted: Mapping[str, str], problems: Sequence[Problem]
) -> None:
    """An accepted finding is itself a fact: who, why. One that no longer applies is not kept."""
    overridden = {p.code for p in problems if p.severity is Severity.ERROR}
    for code, reason in accepted.items():
        if code in overridden:
            values = {"person": person, "code": code, "reason": reason}
            work.put(Kind.DECISION, f"{person}-{code}", values)

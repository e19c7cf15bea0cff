"""Recording one person with a proposal, or changing them.

An import may change a person whose form is open: a save never overwrites what it has not seen and
never makes a second proposal in a year, and what stopped it is an answer, not an exception.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from bansos_desktop.domain.changes import Topic
from bansos_desktop.domain.goods import PlannedItem, check_plan, in_order
from bansos_desktop.domain.ledger import Value
from bansos_desktop.domain.problems import Acceptor, Problem, Severity, error
from bansos_desktop.domain.reasons import is_reason
from bansos_desktop.domain.recipient import RecipientDraft
from bansos_desktop.domain.records import Kind
from bansos_desktop.domain.session import Session
from bansos_desktop.domain.workflow import DECIDED, DISTRIBUTED, Action, Role, Status
from bansos_desktop.store.recipients import StoredRecord
from bansos_desktop.store.scratch import drop_scratch
from bansos_desktop.store.store import Store
from bansos_desktop.store.unit_of_work import UnitOfWork, new_uid
from bansos_desktop.usecases.judge import Judge, Target, settled
from bansos_desktop.usecases.outcomes import NotYet, Stale
from bansos_desktop.usecases.plan_goods import put_plan
from bansos_desktop.usecases.proposal_steps import check_step, take_step

NIK_DIGITS = 16
# Another office's people are not ours to keep, not even as a draft.
NEVER_KEPT = frozenset({"region.outside"})
# What is on nobody's list yet may have gaps.
UNPROPOSED = frozenset({Status.DRAFT, Status.RETURNED})


@dataclass(frozen=True, slots=True)
class Request:
    """What the form hands over. Empty uids mean a new record; revs are those the form loaded.

    `status` is that of a new proposal: a DRAFT may be kept with gaps and faults. `propose` takes a
    draft, or one that was returned, on its way. `accepted` maps the code of an overridable finding
    to the reason somebody gave. `goods` None leaves the plan as it is. `slot` is the unfinished
    form that this save finishes.
    """

    target: Target
    draft: RecipientDraft
    person: str = ""
    person_rev: int = 0
    proposal: str = ""
    proposal_rev: int = 0
    status: Status = Status.PROPOSED
    accepted: Mapping[str, str] = field(default_factory=dict)
    goods: tuple[PlannedItem, ...] | None = None
    propose: bool = False
    slot: str = ""


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


Outcome = Recorded | Duplicate | Stale | NotYet


def run(store: Store, session: Session, request: Request, *, now: datetime, today: date) -> Outcome:
    """Keep the person and the proposal in one transaction, unless something forbids it."""
    judge = Judge(store, request.target, office=session.region_code, today=today)
    goods = None if request.goods is None else in_order(request.goods)
    problems = judge.check_typed(request.draft, request.person)
    stands = store.goods.items(request.proposal)
    problems += check_plan(stands if goods is None else goods, judge.rules)
    before = store.recipients.proposal(request.proposal)
    blocking = [
        *_forbidden_steps(session.role, request, before),
        *_forbidden_goods(before, stands, goods),
        *_forbidden_values(session.role, request, before, problems),
    ]
    if blocking:
        return NotYet(blocking)
    draft = settled(request.draft)
    with store.write(session.author, now=now, act="recipient.record") as work:
        known = _known(store, request, draft)
        if isinstance(known, Duplicate | Stale):
            return known
        person = request.person or (known.uid if known else new_uid())
        work.put(Kind.PERSON, person, _person_values(draft, known))
        values = {**draft.proposal_values(), **_decided_values(request, before, person, today)}
        proposal = _put_proposal(work, session.role, request, before, values)
        if goods is not None:
            put_plan(store, work, proposal, goods)
        _keep_decisions(work, person, request.accepted, problems, session.role)
        if request.slot:
            drop_scratch(work, session.user, request.slot)
    return Recorded(person, proposal, work.changes)


def blockers(problems: Sequence[Problem], accepted: Mapping[str, str], role: Role) -> list[Problem]:
    """The errors that still forbid saving: those not accepted, or not by this role."""
    return [
        problem
        for problem in problems
        if problem.severity is Severity.ERROR
        and not (may_accept(problem, role) and is_reason(accepted.get(problem.code, "")))
    ]


def draft_blockers(draft: RecipientDraft, problems: Sequence[Problem]) -> list[Problem]:
    """What forbids even keeping a draft: nothing to find it by, or not ours to keep."""
    found = [problem for problem in problems if problem.code in NEVER_KEPT]
    if not (draft.name.strip() or draft.nik.strip() or draft.family_card.strip()):
        found.append(error("draft.empty", "name"))
    return found


def may_accept(problem: Problem, role: Role) -> bool:
    """Whether somebody in `role` may let this finding pass with a reason."""
    if problem.acceptor is Acceptor.OPERATOR:
        return role is Role.OPERATOR
    return problem.acceptor is Acceptor.ANYBODY


def settled_for(role: Role, status: Status) -> Problem | None:
    """Why somebody in `role` may only look at a proposal in this state."""
    if role is Role.OPERATOR or status not in DECIDED:
        return None
    return error("proposal.settled", "status", status=status.label)


def is_ungranted(proposal: StoredRecord) -> bool:
    """Whether it was decided on without a value, which the next save may fill."""
    return _status(proposal) in DECIDED and not proposal.values["approved_value"]


def _forbidden_steps(role: Role, request: Request, before: StoredRecord | None) -> list[Problem]:
    """What the state of the recorded proposal forbids to this role."""
    if before is None:
        return []
    found = [settled_for(role, _status(before))]
    if request.propose:
        name = request.draft.name.strip() or "Usulan ini"
        found.append(check_step(before, Action.PROPOSE, role, name))
    return [problem for problem in found if problem]


def _forbidden_goods(
    before: StoredRecord | None,
    stands: Sequence[PlannedItem],
    goods: Sequence[PlannedItem] | None,
) -> list[Problem]:
    """A plan is what was to be delivered: after the delivery it is evidence."""
    if before is None or goods is None or _status(before) not in DISTRIBUTED:
        return []
    return [] if tuple(goods) == tuple(stands) else [error("goods.delivered", "goods")]


def _forbidden_values(
    role: Role, request: Request, before: StoredRecord | None, problems: Sequence[Problem]
) -> list[Problem]:
    """What the rules forbid; who is not proposed yet may be kept with gaps."""
    status = request.status if before is None else _status(before)
    if status in UNPROPOSED and not request.propose:
        return draft_blockers(request.draft, problems)
    return blockers(problems, request.accepted, role)


def _status(proposal: StoredRecord) -> Status:
    return Status(str(proposal.values["status"]))


def _known(
    store: Store, request: Request, draft: RecipientDraft
) -> StoredRecord | Duplicate | Stale | None:
    """The person who already has this NIK, if it is fine to go on with that person."""
    if obstacle := _obstacle(store, request):
        return obstacle
    whole = [draft.nik] if len(draft.nik) == NIK_DIGITS else []  # two drafts may begin alike
    found = store.recipients.with_nik(whole).get(draft.nik)
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


def _person_values(draft: RecipientDraft, known: StoredRecord | None) -> Mapping[str, Value]:
    """Somebody known from another year loses nothing that the new form merely leaves open."""
    values = draft.person_values()
    if known is None:
        return values
    return {name: value for name, value in values.items() if value is not None}


def _decided_values(
    request: Request, before: StoredRecord | None, person: str, today: date
) -> Mapping[str, Value]:
    """What the form does not say: where a new proposal counts, since when, and what is granted."""
    if before is None:
        return {
            "person": person,
            "programme": request.target.programme,
            "year": request.target.year,
            "stage": request.target.stage,
            "status": request.status.value,
            "proposed_on": None if request.status is Status.DRAFT else today.isoformat(),
        }
    if not request.propose:
        return _granted(request.draft, before)
    # Who was sent back keeps the day of the first proposal, and so the place in the queue.
    return {
        "proposed_on": before.values["proposed_on"] or today.isoformat(),
        "status_reason": None,
    }


def _granted(draft: RecipientDraft, before: StoredRecord) -> Mapping[str, Value]:
    """Who was decided on without a value is granted the one that is filled in later.

    A granted value that stands is the decree's, and no form changes it.
    """
    known = draft.requested_value
    return {"approved_value": known} if known and is_ungranted(before) else {}


def _put_proposal(
    work: UnitOfWork,
    role: Role,
    request: Request,
    before: StoredRecord | None,
    values: Mapping[str, Value],
) -> str:
    """Write the proposal and return its uid; its status moves by the table only."""
    uid = request.proposal or new_uid()
    if before is not None and request.propose:
        take_step(work, before, Action.PROPOSE, role, values)
    else:
        work.put(Kind.PROPOSAL, uid, values)
    return uid


def _keep_decisions(
    work: UnitOfWork,
    person: str,
    accepted: Mapping[str, str],
    problems: Sequence[Problem],
    role: Role,
) -> None:
    """An accepted finding is itself a fact: who, why. One that no longer applies is not kept."""
    standing = {p.code for p in problems if p.severity is Severity.ERROR and may_accept(p, role)}
    for code, reason in accepted.items():
        if code in standing and is_reason(reason):
            values = {"person": person, "code": code, "reason": reason}
            work.put(Kind.DECISION, f"{person}-{code}", values)

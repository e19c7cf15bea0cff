"""Taking one step with one proposal, inside whichever transaction needs it.

Decisions in bulk, a visit, a handover and a follow-up all move proposals; none of them may do so
past the table in `domain/workflow.py`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from bansos_desktop.domain.ledger import Value
from bansos_desktop.domain.problems import Problem, error
from bansos_desktop.domain.records import Kind
from bansos_desktop.domain.workflow import Action, NotAllowed, Role, Status, Step, next_step
from bansos_desktop.store.recipients import StoredRecord
from bansos_desktop.store.store import Store
from bansos_desktop.store.unit_of_work import UnitOfWork


def check_step(proposal: StoredRecord, action: Action, role: Role, name: str) -> Problem | None:
    """Why this proposal cannot take this step, as a sentence about `name`; None if it can."""
    status = Status(str(proposal.values["status"]))
    step = next_step(status, action, role)
    if isinstance(step, Step):
        return None
    return _not_allowed(step, status, action, name)


def take_step(
    work: UnitOfWork,
    proposal: StoredRecord,
    action: Action,
    role: Role,
    values: Mapping[str, Value] | None = None,
) -> None:
    """Write the new status with `values`; ValueError for a step that `check_step` refuses."""
    step = next_step(Status(str(proposal.values["status"])), action, role)
    if not isinstance(step, Step):
        raise ValueError(step.code)
    work.put(Kind.PROPOSAL, proposal.uid, {**(values or {}), "status": step.target.value})


def settle_handed(work: UnitOfWork, store: Store, proposals: Iterable[str], role: Role) -> None:
    """Bring proposals of a monthly aid to where their months are: the first hands over.

    Where the only month was taken back, nothing is handed over any more; there is no step for that,
    because it is not one that anybody decides.
    """
    for uid, (status, months) in store.instalments.given_months(proposals).items():
        if months and status == Status.DECIDED:
            take_step(work, StoredRecord(uid, 0, {"status": status}), Action.HAND_OVER, role)
        elif not months and status == Status.DISTRIBUTED:
            work.put(Kind.PROPOSAL, uid, {"status": Status.DECIDED.value})


def _not_allowed(refused: NotAllowed, status: Status, action: Action, name: str) -> Problem:
    if refused.code == "workflow.not_your_role":
        return error("workflow.not_your_role", "status", action=action.label)
    values = {"name": name, "status": status.label, "action": action.label}
    return error("workflow.not_from_here", "status", **values)

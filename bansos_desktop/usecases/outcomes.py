"""How keeping a record of a proposal ends, and who may write over one that stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bansos_desktop.domain.changes import Topic
from bansos_desktop.domain.problems import Problem, Severity, error
from bansos_desktop.domain.session import Session
from bansos_desktop.domain.workflow import Action, Role
from bansos_desktop.store.recipients import StoredRecord
from bansos_desktop.store.store import Store
from bansos_desktop.usecases.proposal_steps import check_step


@dataclass(frozen=True, slots=True)
class Recorded:
    """It is kept, durably; `record` is what its photos are about."""

    record: str
    proposal: str
    changes: Topic


@dataclass(frozen=True, slots=True)
class Stale:
    """Somebody changed or removed what the form loaded: nothing was written."""

    proposal: str


@dataclass(frozen=True, slots=True)
class NotYet:
    """Findings forbid it: nothing was written."""

    problems: Sequence[Problem]


Outcome = Recorded | Stale | NotYet


def not_yet(problems: Sequence[Problem]) -> NotYet:
    """Only what forbids it; what is merely worth a look was seen in the form."""
    return NotYet([problem for problem in problems if problem.severity is Severity.ERROR])


def written_by(store: Store, record: str) -> str:
    """Who made a record, whoever changed it since; "" if nobody did."""
    entries = store.ledger.history(record)
    return entries[0].user if entries else ""


def refuse_others(store: Store, session: Session, record: str, code: str) -> list[Problem]:
    """A record is corrected by who made it or by an operator; `code` is the sentence for others."""
    writer = written_by(store, record)
    if session.role is Role.OPERATOR or writer in ("", session.user):
        return []
    return [error(code, "officer", name=writer)]


def refuse_step(
    store: Store, session: Session, proposal: StoredRecord, action: Action
) -> list[Problem]:
    """Why this user may not take this step with this proposal, by the name of its person."""
    person = store.recipients.person(str(proposal.values["person"]))
    name = str(person.values["name"] or "") if person else ""
    refusal = check_step(proposal, action, session.role, name)
    return [refusal] if refusal else []

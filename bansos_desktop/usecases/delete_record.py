"""Deleting proposals with what hangs on them, and restoring them: tombstones, never a loss.

What an office has decided is evidence and stays; it is cancelled, not deleted.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bansos_desktop.domain.changes import Topic
from bansos_desktop.domain.problems import Problem, error
from bansos_desktop.domain.records import Kind
from bansos_desktop.domain.session import Session
from bansos_desktop.domain.workflow import DECIDED, Role, Status
from bansos_desktop.store.recipients import StoredRecord
from bansos_desktop.store.store import Store
from bansos_desktop.store.trash import Member
from bansos_desktop.store.unit_of_work import UnitOfWork
from bansos_desktop.usecases.progress import UNWATCHED, Progress
from bansos_desktop.usecases.refusal import Refused

DELETE_ACT, RESTORE_ACT = "record.delete", "record.restore"
OFFICER_DELETES = frozenset({Status.DRAFT, Status.PROPOSED})


@dataclass(frozen=True, slots=True)
class Deletable:
    """A proposal that may be deleted, with the name to ask about."""

    proposal: str
    name: str


@dataclass(frozen=True, slots=True)
class Checked:
    """Which of some proposals may be deleted, and why the others may not."""

    deletable: Sequence[Deletable]
    refused: Sequence[Problem]


@dataclass(frozen=True, slots=True)
class Deleted:
    """The tombstones are set, durably; `batch` is the act to take back."""

    batch: str
    names: Sequence[str]
    refused: Sequence[Problem]
    changes: Topic


@dataclass(frozen=True, slots=True)
class Restored:
    """The proposal is back, with its person and what was deleted together with it."""

    batch: str
    name: str
    changes: Topic


def check(store: Store, session: Session, proposals: Sequence[str]) -> Checked:
    """What `run` would delete, to be asked about before."""
    deletable: list[Deletable] = []
    refused: list[Problem] = []
    for uid in proposals:
        stored = store.recipients.proposal(uid)
        person = store.recipients.person(str(stored.values["person"])) if stored else None
        name = str(person.values["name"] or "-") if person else "-"
        problem = _refusal(store, session, stored, name)
        if problem is None:
            deletable.append(Deletable(uid, name))
        else:
            refused.append(problem)
    return Checked(deletable, refused)


def run(
    store: Store,
    session: Session,
    proposals: Sequence[str],
    *,
    now: datetime,
    progress: Progress = UNWATCHED,
) -> Deleted:
    """Delete those that may be deleted, in one transaction; nothing if none may be."""
    with store.write(session.author, now=now, act=DELETE_ACT) as work:
        checked = check(store, session, proposals)
        for done, one in enumerate(checked.deletable):
            progress.step(done, len(checked.deletable))
            _delete(store, work, one.proposal)
    names = [one.name for one in checked.deletable]
    return Deleted(work.batch if names else "", names, checked.refused, work.changes)


def restore(store: Store, session: Session, proposal: str, *, now: datetime) -> Restored:
    """Bring a deleted proposal back; Refused if the same NIK was recorded again meanwhile."""
    with store.write(session.author, now=now, act=RESTORE_ACT) as work:
        members = store.trash.family(proposal)
        itself = next((one for one in members if one.uid == proposal), None)
        if itself is None or not itself.deleted:
            raise Refused("restore.not_deleted")
        batch = store.trash.deleted_in(proposal)
        _may_restore(store, session, batch)
        coming = [one for one in members if _comes_back(store, one, batch)]
        for member in coming:
            if twin := store.undo.twin(member.kind, member.uid):
                raise Refused("restore.twin", name=twin)
        for member in coming:
            work.put(member.kind, member.uid, {"deleted": 0})
    name = store.history.people([(Kind.PROPOSAL, proposal)])[proposal]
    return Restored(work.batch, name, work.changes)


def _refusal(
    store: Store, session: Session, stored: StoredRecord | None, name: str
) -> Problem | None:
    """Why this proposal may not be deleted, or not by this user."""
    if stored is None:
        return error("delete.gone", "status")
    status = Status(str(stored.values["status"]))
    if status in DECIDED:
        return error("delete.decided", "status", name=name, status=status.label)
    if stored.values["decree_number"]:
        return error(
            "delete.decree", "status", name=name, decree=str(stored.values["decree_number"])
        )
    if session.role is not Role.OPERATOR:
        is_own = store.trash.author_of(stored.uid) == session.user
        if not is_own or status not in OFFICER_DELETES:
            return error("delete.not_yours", "status", name=name)
    return None


def _delete(store: Store, work: UnitOfWork, proposal: str) -> None:
    """The proposal and what hangs on it; the person too unless another proposal stands."""
    members = store.trash.family(proposal)
    person = next(one.uid for one in members if one.kind is Kind.PERSON)
    keeps_person = store.trash.other_proposals(person, proposal) > 0
    for member in members:
        is_persons = person in (member.uid, member.owner) and member.uid != proposal
        if not member.deleted and not (keeps_person and is_persons):
            work.delete(member.kind, member.uid)


def _may_restore(store: Store, session: Session, batch: str) -> None:
    head = store.history.head(batch)
    if head is not None and session.role is not Role.OPERATOR and head.user != session.user:
        raise Refused("restore.not_yours", user=head.user)


def _comes_back(store: Store, member: Member, batch: str) -> bool:
    """What went with the proposal; the person in any case, since nobody is proposed without one."""
    if not member.deleted:
        return False
    return member.kind is Kind.PERSON or store.trash.deleted_in(member.uid) == batch

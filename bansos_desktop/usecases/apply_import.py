"""Doing what an import plan says, in one transaction, or rehearsing exactly that.

A plan is a promise about the store as it was: if anything was written since, it is made anew, and a
plan whose counts do not add up writes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import TypeVar

from bansos_desktop.domain.changes import Topic
from bansos_desktop.domain.import_plan import Counts, Outcome, PlannedRow
from bansos_desktop.domain.ledger import Value
from bansos_desktop.domain.records import Kind
from bansos_desktop.domain.resemblance import DIFFERENT
from bansos_desktop.domain.session import Session
from bansos_desktop.store.store import Store
from bansos_desktop.store.unit_of_work import UnitOfWork
from bansos_desktop.usecases import plan_import, send_back, sheet_memory, teach_meaning
from bansos_desktop.usecases.import_awards import HistoryPlan
from bansos_desktop.usecases.plan_import import ImportPlan
from bansos_desktop.usecases.progress import UNWATCHED, Progress
from bansos_desktop.workbook.rejects import write_rejects

ACT = "import.apply"
# From so many new people on one rebuild is cheaper, unless far more stand there already.
BULK_FROM = 500
Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Imported:
    """What happened; `batch` is "" after a rehearsal, for then nothing is kept."""

    batch: str
    counts: Counts
    plan: ImportPlan
    changes: Topic


def run(
    store: Store,
    session: Session,
    plan: ImportPlan,
    *,
    now: datetime,
    today: date,
    rehearse: bool = False,
    progress: Progress = UNWATCHED,
) -> Imported:
    """Apply `plan`; planned anew first if anything was written since. Cancelling keeps nothing."""
    if store.ledger.count() != plan.position:
        # What was sent back already names the batch.
        plan = replace(
            plan_import.run(store, session, plan.request, today=today, progress=progress),
            batch=plan.batch,
        )
    if not plan.counts.adds_up:
        raise RuntimeError("a row of the sheet has no outcome, so nothing may be written")
    changes = Topic.NOTHING if rehearse else _teach(store, session, plan, now=now)
    transaction = store.rehearse if rehearse else store.write
    with transaction(session.author, now=now, act=ACT, batch=plan.batch) as work:
        _write(work, plan, progress, already=store.recipients.count())
        sheet_memory.keep(work, plan.layouts, plan.request.choices)
    if rehearse:
        return Imported("", plan.counts, plan, Topic.NOTHING)
    return Imported(work.batch, plan.counts, plan, changes | work.changes)


def write_rejected_rows(plan: ImportPlan | HistoryPlan, target: Path) -> int:
    """Write the sender's own sheets with only the rows that were not taken; returns how many."""
    sheets = send_back.sheets_of(plan)
    if sheets:
        write_rejects(plan.request.path, target, sheets, send_back.note_of(plan, sheets))
    return sum(len(sheet.rows) for sheet in sheets)


def _teach(store: Store, session: Session, plan: ImportPlan, *, now: datetime) -> Topic:
    """Keep the answers of this import as lessons.

    They are taught here alone, for until somebody applies, an import keeps nothing. They are an act
    of their own, and come first: the last act, which a key takes back, must be the import.
    """
    answers = teach_meaning.answered(plan.questions, plan.request.choices)
    lessons = teach_meaning.new_in(store, answers)
    return teach_meaning.run(store, session, lessons, now=now)


def _write(work: UnitOfWork, plan: ImportPlan, progress: Progress, *, already: int) -> None:
    """The people and the batch, with the read models kept by whichever way is cheaper."""
    new = [row for row in plan.rows if row.outcome is Outcome.CREATED]
    rebuild_is_cheaper = len(new) > BULK_FROM and len(new) * 3 > already
    if rebuild_is_cheaper:
        with work.bulk():
            _write_rows(work, plan, new, progress)
    else:
        _write_rows(work, plan, new, progress)
    work.put(Kind.BATCH, work.batch, batch_values(plan, ACT))


def _write_rows(
    work: UnitOfWork, plan: ImportPlan, new: Sequence[PlannedRow], progress: Progress
) -> None:
    """New people first, since their proposals point to them."""
    steps = _Steps(progress, 2 * len(new) + len(plan.rows))
    strangers = ((r.person, r.person_values or {}) for r in new if r.new_person)
    work.create_many(Kind.PERSON, steps.through(strangers))
    for row in steps.through(plan.rows):
        if row.outcome in (Outcome.CREATED, Outcome.UPDATED) and not row.new_person:
            work.put(Kind.PERSON, row.person, row.person_values or {})
        if row.outcome is Outcome.UPDATED:
            work.put(Kind.PROPOSAL, row.proposal, row.proposal_values or {})
    work.create_many(Kind.PROPOSAL, steps.through((r.proposal, _with_person(r)) for r in new))
    work.create_many(Kind.DECISION, (_told_apart(row) for row in new if row.similar))


class _Steps:
    """One count over all passes, so that nobody sees the bar fill twice."""

    def __init__(self, progress: Progress, total: int) -> None:
        self._progress, self._total, self._done = progress, total, 0

    def through(self, rows: Iterable[Row]) -> Iterator[Row]:
        """The same rows, counted; raises Cancelled between two of them."""
        for row in rows:
            if self._done % plan_import.STEP == 0:
                self._progress.step(self._done, self._total)
            self._done += 1
            yield row


def _with_person(row: PlannedRow) -> Mapping[str, Value]:
    """The values of a new proposal with whose it is."""
    return {**(row.proposal_values or {}), "person": row.person}


def _told_apart(row: PlannedRow) -> tuple[str, Mapping[str, Value]]:
    """That somebody looked and found another person is a fact of its own, like any decision."""
    names = ", ".join(one.name for one in row.similar)
    reason = f"Orang lain, bukan {names}; ditentukan saat impor"
    values: dict[str, Value] = {"person": row.person, "code": DIFFERENT, "reason": reason}
    return f"{row.person}-{DIFFERENT}", values


def batch_values(plan: ImportPlan, act: str) -> Mapping[str, Value]:
    """The import itself as a record: where it came from and how its equation came out."""
    target, counts = plan.request.target, plan.counts
    return {
        "act": act,
        "label": plan.request.path.name,
        "source_hash": plan.source_hash,
        "programme": target.programme,
        "year": target.year,
        "stage": target.stage,
        "region_code": plan.request.region_code or None,
        "rows_read": counts.rows_read,
        "created": counts.created,
        "updated": counts.updated,
        "unchanged": counts.unchanged,
        "rejected": counts.rejected,
        "parent": plan.parent or None,
    }

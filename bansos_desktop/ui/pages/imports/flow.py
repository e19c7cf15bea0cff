"""The files of one sitting in their order, and how far each one is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from bansos_desktop.domain.column_match import Basis
from bansos_desktop.domain.import_plan import Counts, Outcome, PlannedRow
from bansos_desktop.domain.sheet_fields import is_kept
from bansos_desktop.domain.workflow import Status
from bansos_desktop.ui.i18n import number_text, tr
from bansos_desktop.ui.theme import Level
from bansos_desktop.usecases.apply_import import Imported
from bansos_desktop.usecases.plan_import import ImportPlan
from bansos_desktop.workbook.layout import Layout


class FileState(StrEnum):
    """How far a file is, as it is said."""

    WAITING = "menunggu"
    READING = "sedang dibaca"
    ASKING = "perlu dilihat"
    READY = "siap diterapkan"
    APPLYING = "sedang diterapkan"
    APPLIED = "diterapkan"
    SKIPPED = "dilewati"
    FAILED = "gagal"
    UNDONE = "impor dibatalkan"


OVER = frozenset({FileState.APPLIED, FileState.SKIPPED, FileState.FAILED, FileState.UNDONE})
LEVEL_OF = {
    FileState.APPLIED: Level.SUCCESS,
    FileState.FAILED: Level.ERROR,
    FileState.ASKING: Level.WARNING,
    FileState.READY: Level.INFO,
    FileState.READING: Level.INFO,
    FileState.APPLYING: Level.INFO,
}


class StepName(StrEnum):
    """What is in sight."""

    CHOOSE = "choose"
    SHEET = "sheet"
    PREVIEW = "preview"
    RESULT = "result"
    SUMMARY = "summary"


@dataclass(slots=True)
class QueuedFile:
    """One file; `reason` says why it failed, `done` what its last import came to.

    A file is applied again when questions that it left open are answered; `earlier` is what it came
    to before.
    """

    path: Path
    state: FileState = FileState.WAITING
    reason: str = ""
    done: Imported | None = None
    earlier: tuple[Imported, ...] = ()

    @property
    def batches(self) -> list[str]:
        """Its imports, the newest first."""
        return [one.batch for one in (self.done, *reversed(self.earlier)) if one is not None]

    @property
    def counts(self) -> Counts | None:
        """Its equation over all its imports: what an earlier one took is only once in it."""
        if self.done is None:
            return None
        last = self.done.counts
        if not self.earlier:
            return last
        created = last.created + sum(one.counts.created for one in self.earlier)
        unchanged = self.earlier[0].counts.unchanged
        updated = last.rows_read - created - unchanged - last.rejected
        return replace(last, created=created, unchanged=unchanged, updated=updated)

    def take(self, done: Imported) -> None:
        """It was applied."""
        if self.done is not None:
            self.earlier = (*self.earlier, self.done)
        self.state, self.reason, self.done = FileState.APPLIED, "", done

    @property
    def created(self) -> tuple[str, ...]:
        """The proposals that it made."""
        return tuple(
            row.proposal
            for one in (*self.earlier, self.done)
            if one is not None
            for row in one.plan.rows
            if row.outcome is Outcome.CREATED
        )

    @property
    def words(self) -> str:
        """How far it is, with the figure or the reason that belongs to it."""
        if self.state is FileState.FAILED:
            return tr("gagal: {reason}").format(reason=self.reason)
        if self.state is FileState.APPLIED and self.counts is not None:
            taken = self.counts.created + self.counts.updated
            if self.counts.rejected == self.counts.rows_read:
                return tr("semua baris ditolak")
            if not taken:
                return tr("tidak ada yang baru")
            return tr("diterapkan {n} baris").format(n=number_text(taken))
        return tr(self.state.value)

    @property
    def level(self) -> Level:
        """How good the news is; an applied file with refused rows still wants something."""
        if self.state is FileState.APPLIED and self.done is not None and self.done.counts.rejected:
            return Level.WARNING
        return LEVEL_OF.get(self.state, Level.NEUTRAL)


class FileQueue:
    """One file is current until it is over; the next is only read then, to see what it doubles."""

    def __init__(self, paths: Iterable[Path] = ()) -> None:
        self.files = [QueuedFile(path) for path in paths]
        self._at = -1

    @property
    def current(self) -> QueuedFile | None:
        """The file that is worked on."""
        return self.files[self._at] if 0 <= self._at < len(self.files) else None

    @property
    def at(self) -> int:
        """Its place, from 0; -1 before the first."""
        return self._at

    @property
    def is_several(self) -> bool:
        """Whether there is more than one file to keep an eye on."""
        return len(self.files) > 1

    @property
    def is_underway(self) -> bool:
        """Whether some file is neither applied nor given up."""
        return any(one.state not in OVER for one in self.files)

    @property
    def waiting(self) -> int:
        """How many have not been looked at."""
        return sum(one.state is FileState.WAITING for one in self.files)

    def go_on(self) -> QueuedFile | None:
        """The next file that waits becomes current; None if there is none."""
        waiting = (n for n, one in enumerate(self.files) if one.state is FileState.WAITING)
        self._at = next(waiting, -1)
        return self.current

    def go_to(self, file: QueuedFile) -> None:
        """Make a file current again."""
        self._at = self.files.index(file)

    def mark(self, state: FileState, reason: str = "") -> None:
        """Say how far the current file is."""
        if self.current is not None:
            self.current.state, self.current.reason = state, reason

    def wait_again(self, state: FileState) -> int:
        """All files of a state wait once more; returns how many."""
        found = [one for one in self.files if one.state is state]
        for one in found:
            one.state, one.reason = FileState.WAITING, ""
        return len(found)

    def rest(self) -> list[Path]:
        """The files that are not over."""
        return [one.path for one in self.files if one.state not in OVER]

    def stop(self) -> None:
        """Give up the current file and all that wait."""
        for one in self.files:
            if one.state not in OVER:
                one.state = FileState.SKIPPED


def needs_a_look(plan: ImportPlan) -> bool:
    """Whether a person must see sheet and columns first: something is open, unsure, or new."""
    is_open = any(question.is_open for question in plan.questions)
    if plan.own is not None and plan.own.is_as_sent:
        return is_open
    return is_open or not all(map(_is_settled, plan.layouts))


def _is_settled(layout: Layout) -> bool:
    """Whether a person saw a sheet of this making, and nothing that is read of it is in doubt."""
    by_hand = (Basis.REMEMBERED, Basis.CHOSEN)
    read = [one for one in layout.matches if one.field is not None and is_kept(one.field)]
    return any(one.basis in by_hand for one in read) and all(one.is_sure for one in read)


def equation(counts: Counts) -> str:
    """The equation in plain words."""
    sentence = tr(
        "{read} baris dibaca = {created} baru + {updated} diperbarui + {unchanged} sama + "
        "{rejected} ditolak"
    )
    return sentence.format(
        read=number_text(counts.rows_read),
        created=number_text(counts.created),
        updated=number_text(counts.updated),
        unchanged=number_text(counts.unchanged),
        rejected=number_text(counts.rejected),
    )


def total(several: Iterable[Counts]) -> Counts:
    """The equation over several files."""
    counted = list(several)
    return Counts(
        sum(one.rows_read for one in counted),
        sum(one.created for one in counted),
        sum(one.updated for one in counted),
        sum(one.unchanged for one in counted),
        sum(one.rejected for one in counted),
        sum(one.warnings for one in counted),
    )


def is_draft(row: PlannedRow) -> bool:
    """Whether a row is kept with its gaps, as a draft."""
    status = (row.proposal_values or {}).get("status")
    return row.is_taken and status == Status.DRAFT.value


def asked_rows(plan: ImportPlan) -> tuple[int, int]:
    """How many questions nobody answered, and how many rows wait for them."""
    waiting = [question for question in plan.questions if question.is_open]
    return len(waiting), sum(question.rows for question in waiting)

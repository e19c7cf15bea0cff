"""What is done after a file was applied: giving back, looking, taking back, going on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Signal

from bansos_desktop.domain.import_plan import Outcome
from bansos_desktop.store.store import Store
from bansos_desktop.ui.i18n import number_text, tr
from bansos_desktop.ui.pages.imports.flow import FileState, QueuedFile, StepName
from bansos_desktop.ui.pages.imports.history import HistoryPanel
from bansos_desktop.ui.pages.imports.preview import PreviewStep
from bansos_desktop.ui.pages.imports.result import ResultStep
from bansos_desktop.ui.pages.imports.returning import Returning
from bansos_desktop.ui.pages.imports.sitting import Sitting
from bansos_desktop.ui.pages.imports.summary import SummaryStep
from bansos_desktop.ui.theme import Level
from bansos_desktop.ui.undoing import Undoing
from bansos_desktop.usecases.undo_act import Undone


@dataclass(frozen=True, slots=True)
class Views:
    """The parts of the page that show what became of a file."""

    history: HistoryPanel
    preview: PreviewStep
    result: ResultStep
    summary: SummaryStep


class Afterwards(QObject):
    """Answers the buttons of result, summary and list of earlier imports."""

    said = Signal(object, str)

    def __init__(
        self,
        store: Store,
        sitting: Sitting,
        views: Views,
        undoing: Undoing,
        returning: Returning,
    ) -> None:
        super().__init__(sitting)
        self._store, self._sitting, self._views = store, sitting, views
        self._undoing, self._returning = undoing, returning
        self._kept: dict[str, Sequence[str]] = {}
        self._connect()

    def show_result(self) -> None:
        """Show what became of the current file, as it stands now."""
        file = self._sitting.queue.current
        if file is not None and file.done is not None:
            parent = self._views.history.label_of(file.done.plan.parent)
            self._views.result.show_result(file.done, onward=self._onward(), parent=parent)
            self.look_what_stands()

    def look_what_stands(self) -> None:
        """An import may have been taken back here, on another page, or by a key."""
        sitting, views = self._sitting, self._views
        for file in sitting.queue.files:
            if file.done is not None:
                is_gone = all(self._is_undone(batch) for batch in file.batches)
                file.state = FileState.UNDONE if is_gone else FileState.APPLIED
        current = sitting.queue.current
        if sitting.step is StepName.RESULT and current is not None and current.done is not None:
            batch = current.done.batch
            kept = self._kept.get(batch, ())
            views.result.show_state(is_undone=self._is_undone(batch), kept=kept)
        elif sitting.step is StepName.SUMMARY:
            views.summary.show_queue(sitting.queue)

    def _is_undone(self, batch: str) -> bool:
        return bool(self._store.history.undone_by(batch))

    def _onward(self) -> str:
        """What comes after the result in sight."""
        queue = self._sitting.queue
        if queue.waiting:
            text = tr("Berkas berikutnya ({n} lagi)")
            return text.format(n=number_text(queue.waiting))
        return tr("Ringkasan semua berkas") if queue.is_several else tr("Impor berkas lain")

    def _on_undone(self, outcome: Undone) -> None:
        """Keep in sight what stayed, row by row."""
        batch = outcome.prospect.head.batch
        self._kept[batch] = tuple(outcome.prospect.kept)
        self._views.history.show_kept(batch, self._kept[batch])
        self.look_what_stands()
        if self._sitting.step is StepName.RESULT:
            self._views.result.come_to_focus(leads_on=True)

    def _on_undo_wanted(self, batch: str) -> None:
        self._undoing.undo(batch, asks=True)

    def _on_written(self, text: str) -> None:
        """Say it where the person looks, with the way to the folder beside it."""
        self.said.emit(Level.SUCCESS, text)
        if self._sitting.step is StepName.RESULT:
            self._views.result.tell_written(text)
        else:
            self._views.summary.tell_written(text)

    def _on_rejects(self) -> None:
        file = self._sitting.queue.current
        if file is not None and file.done is not None:
            self._returning.ask(file.done.plan)

    def _on_similar(self) -> None:
        """Straight to the rows that are to be decided, and to no others."""
        self._views.preview.want(Outcome.SIMILAR)
        self._sitting.read_again(StepName.PREVIEW)

    def _on_all_rejects(self) -> None:
        files = self._sitting.queue.files
        standing = [file.done for file in files if file.state is FileState.APPLIED]
        self._returning.ask_all([done.plan for done in standing if done is not None])

    def _on_left(self) -> None:
        """Esc leaves the result of a single file; among several it would lead onward."""
        if not self._sitting.queue.is_several:
            self._sitting.go_on()

    def _on_opened(self, file: QueuedFile) -> None:
        self._sitting.open(file)

    def _connect(self) -> None:
        sitting, views, result = self._sitting, self._views, self._views.result
        views.history.undo_wanted.connect(self._on_undo_wanted)
        result.undo_wanted.connect(self._on_undo_wanted)
        result.rejects_wanted.connect(self._on_rejects)
        result.folder_wanted.connect(self._returning.open_folder)
        result.questions_wanted.connect(partial(sitting.read_again, StepName.SHEET))
        result.similar_wanted.connect(self._on_similar)
        result.again.connect(sitting.go_on)
        result.left.connect(self._on_left)
        views.summary.opened.connect(self._on_opened)
        views.summary.rejects_wanted.connect(self._on_all_rejects)
        views.summary.folder_wanted.connect(self._returning.open_folder)
        views.summary.retry_wanted.connect(sitting.retry)
        views.summary.again.connect(sitting.leave)
        self._undoing.undone.connect(self._on_undone)
        self._returning.written.connect(self._on_written)

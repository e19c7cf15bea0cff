"""The layouts of the office's documents: read by everybody, changed by operators."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QModelIndex
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QVBoxLayout

from bansos_desktop.domain.changes import Topic
from bansos_desktop.domain.workflow import Role
from bansos_desktop.ui.i18n import tr
from bansos_desktop.ui.pages.settings.format_example import open_file, show_example
from bansos_desktop.ui.pages.settings.format_view import FormatView
from bansos_desktop.ui.pages.settings.format_work import FormatWork
from bansos_desktop.ui.pages.settings.section import Section
from bansos_desktop.ui.services import Services
from bansos_desktop.ui.targets import ask_workbook
from bansos_desktop.ui.theme import SPACE, Level
from bansos_desktop.ui.widgets.confirm import Question, ask
from bansos_desktop.ui.widgets.progress_strip import ProgressStrip
from bansos_desktop.usecases import list_templates
from bansos_desktop.usecases.own_template import Checked
from bansos_desktop.workbook.printed import PrintedBook


class FormatsSection(Section):
    """Asks for files and answers; the work itself runs beside the window."""

    title = "Format dokumen"

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        may_change = services.session.role is Role.OPERATOR
        self.view = FormatView(services, may_change=may_change)
        self.work = FormatWork(services)
        self._strip = ProgressStrip()
        self.setAcceptDrops(may_change)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, SPACE.m, 0, 0)
        layout.addWidget(self._strip)
        layout.addWidget(self.view, 1)
        self._connect_view()
        self._connect_work()

    def reload(self) -> None:
        """Read which layouts are used."""
        services = self.services
        formats = services.folders.formats
        self.view.show_lines(list_templates.run(services.store, services.session, formats))

    def load(self, path: Path) -> None:
        """Check a workbook for the document in sight and show what was found."""
        self.work.check(self.view.document, path)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """One file of this computer may be dropped."""
        if _dropped(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Check it for the document in sight."""
        path = _dropped(event)
        if path is not None and self.view.document:
            event.acceptProposedAction()
            self.load(path)

    def _ask_copy(self, version: str | None) -> None:
        document = self.view.document
        offered = Path.home() / f"format {document}.xlsx"
        target = ask_workbook(self, tr("Salin format untuk diubah di Excel"), offered)
        if target is not None:
            self.work.copy(document, version, target)

    def _ask_load(self) -> None:
        name, _filter = QFileDialog.getOpenFileName(
            self, tr("Pilih format yang sudah diubah"), "", tr("Excel (*.xlsx)")
        )
        if name:
            self.load(Path(name))

    def _example(self, version: str | None) -> None:
        self.work.example(self.view.document, version)

    def _example_of_checked(self) -> None:
        if self.view.check.checked is not None:
            self.work.example_of(self.view.check.checked)

    def _ask_to_give_back(self) -> None:
        def give_back() -> None:
            self.work.give_back(self.view.document)

        question = Question(
            tr("Kembali ke format bawaan?"),
            tr("Format kantor tidak dipakai lagi, tetapi versinya tetap ada dan dapat dipilih."),
            tr("Kembali ke format bawaan"),
        )
        ask(self, question, self.services.icons, on_yes=give_back)

    def _use(self, version: str) -> None:
        self.work.use(self.view.document, version)

    def _keep(self, use: bool) -> None:
        checked = self.view.check.checked
        if checked is not None:
            self.work.keep(checked, self.view.check.label.text(), use=use)

    def _on_current(self, current: QModelIndex, _previous: QModelIndex) -> None:
        line = self.view.model.line(current)
        if line is not None:
            region = self.services.session.region_code
            versions = self.services.store.templates.versions(region, line.document)
            self.view.panel.show_line(line, versions)

    def _rest(self, level: Level, said: str) -> None:
        """The work is over, and this is what became of it."""
        self._strip.finish()
        self.view.set_busy(busy=False)
        self.said.emit(level, said)

    def _connect_view(self) -> None:
        panel, check = self.view.panel, self.view.check
        self.view.table.selectionModel().currentRowChanged.connect(self._on_current)
        panel.copied.connect(self._ask_copy)
        panel.loaded.connect(self._ask_load)
        panel.exampled.connect(self._example)
        panel.used.connect(self._use)
        panel.given_back.connect(self._ask_to_give_back)
        panel.opened.connect(open_file)
        panel.reloaded.connect(self.load)
        check.kept.connect(self._keep)
        check.closed.connect(self.view.close_check)
        check.opened.connect(open_file)
        check.again.connect(self.load)
        check.exampled.connect(self._example_of_checked)

    def _connect_work(self) -> None:
        def started(text: str) -> None:
            self.said.emit(Level.INFO, "")
            self._strip.start(text, can_cancel=False)
            self.view.set_busy(busy=True)

        def checked(found: Checked, path: Path) -> None:
            self._rest(Level.INFO, "")
            self.view.show_check(found, path)

        def copied(document: str, path: Path) -> None:
            self._rest(Level.SUCCESS, tr("Salinan disimpan di {path}.").format(path=path))
            self.view.panel.remember_copy(document, path)

        def exampled(document: str, book: PrintedBook) -> None:
            self._rest(Level.INFO, "")
            show_example(self, self.services, document, book)

        def changed(changes: Topic, said: str) -> None:
            self.view.close_check()
            self.services.bus.publish(changes | Topic.OFFICE)
            self._rest(Level.SUCCESS, said)

        def failed(sentence: str) -> None:
            self._rest(Level.ERROR, sentence)

        self.work.started.connect(started)
        self.work.checked.connect(checked)
        self.work.copied.connect(copied)
        self.work.exampled.connect(exampled)
        self.work.changed.connect(changed)
        self.work.failed.connect(failed)


def _dropped(event: QDropEvent) -> Path | None:
    """The one file that is dropped and lies on this computer."""
    paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
    return paths[0] if len(paths) == 1 and paths[0].is_file() else None

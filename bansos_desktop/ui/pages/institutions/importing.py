"""Importing a list into the register: choosing a file, looking at it, taking it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QPushButton

from bansos_desktop.store.store import Store
from bansos_desktop.ui.i18n import tr
from bansos_desktop.ui.pages.institutions.import_dialog import ImportDialog, equation
from bansos_desktop.ui.services import Services
from bansos_desktop.ui.theme import Level
from bansos_desktop.ui.widgets.text import button
from bansos_desktop.usecases import import_institutions
from bansos_desktop.usecases.import_institutions import InstitutionPlan, Taken
from bansos_desktop.usecases.progress import Progress


class ListImport(QObject):
    """A button with all that follows it; `said` has a level and a sentence, `taken` the topics."""

    said = Signal(Level, str)
    taken = Signal(object)

    def __init__(self, services: Services, names: Mapping[str, str]) -> None:
        super().__init__()
        self._services, self._names = services, names
        self.button: QPushButton = button(tr("Impor daftar…"))
        self.button.setToolTip(tr("Banyak lembaga sekaligus dari berkas Excel atau CSV"))
        self.button.clicked.connect(self._ask_file)

    def look_at(self, path: Path) -> None:
        """Show what a file would do, and take it once that is wanted."""
        session = self._services.session

        def work(store: Store, _progress: Progress) -> InstitutionPlan:
            return import_institutions.look(store, session, path)

        self.button.setEnabled(False)
        self._services.readings.start(work, on_done=self._on_looked, on_failed=self._on_failed)

    def _ask_file(self) -> None:
        name, _filter = QFileDialog.getOpenFileName(
            self.button.window(),
            tr("Pilih daftar lembaga"),
            "",
            tr("Daftar lembaga (*.xlsx *.xls *.ods *.csv)"),
        )
        if name:
            self.look_at(Path(name))

    def _on_looked(self, plan: InstitutionPlan) -> None:
        self.button.setEnabled(True)
        apply = partial(self._apply, plan)
        ImportDialog(plan, self._names, on_yes=apply, parent=self.button.window()).open()

    def _apply(self, plan: InstitutionPlan) -> None:
        services = self._services
        session, now = services.session, services.now()

        def work(store: Store, _progress: Progress) -> Taken:
            return import_institutions.apply(store, session, plan, now=now)

        self.button.setEnabled(False)
        services.writer.start(work, on_done=self._on_taken, on_failed=self._on_failed)

    def _on_taken(self, taken: Taken) -> None:
        self.button.setEnabled(True)
        self.taken.emit(taken.changes)
        text = tr("Daftar lembaga diimpor. {equation} Ctrl+Z mengembalikannya.")
        self.said.emit(Level.SUCCESS, text.format(equation=equation(taken.plan)))

    def _on_failed(self, sentence: str) -> None:
        self.button.setEnabled(True)
        self.said.emit(Level.ERROR, sentence)

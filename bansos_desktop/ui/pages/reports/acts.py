"""The four ways in which the chosen document leaves, each begun by its button."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from bansos_desktop.domain.document import Medium
from bansos_desktop.ui.i18n import tr
from bansos_desktop.ui.pages.reports.naming import ask_for, offered_name
from bansos_desktop.ui.pages.reports.password import PasswordDialog
from bansos_desktop.ui.pages.reports.view import ReportsView
from bansos_desktop.ui.printing.book_dialog import BookDialog
from bansos_desktop.ui.printing.document import BookDocument
from bansos_desktop.ui.printing.leaving import Printable
from bansos_desktop.ui.services import Services
from bansos_desktop.usecases.documents.catalogue import DOCUMENTS
from bansos_desktop.usecases.documents.export import ExportRequest


class Acts(QObject):
    """Asks where to, or for a password; `began` says that something is being written now."""

    began = Signal()

    def __init__(self, view: ReportsView, services: Services, page: QWidget) -> None:
        super().__init__(page)
        self._view, self._services, self._page = view, services, page
        self.last: QPushButton = view.excel
        view.excel.clicked.connect(partial(self._on_file, view.excel, Medium.WORKBOOK))
        view.pdf.clicked.connect(partial(self._on_file, view.pdf, Medium.PDF))
        view.printer.clicked.connect(self._on_print)
        view.locked.clicked.connect(self._on_locked)
        view.leaving.printable.connect(self._on_printable)

    def ask(self, medium: Medium, password: str = "") -> None:
        """Ask where to write, offering a name that says what is in it."""
        view = self._view
        name = offered_name(
            view.documents.key,
            view.choices.selection,
            self._services.store.regions.book(),
            medium,
            draft=view.untied.draft.isChecked(),
        )
        target = ask_for(self._page, medium, name)
        if target is not None:
            self.write(target, medium, password)

    def write(self, target: Path, medium: Medium, password: str = "") -> None:
        """Write the chosen document to `target`."""
        self._view.leaving.write(self._request(target, password), medium)
        self.began.emit()

    def _request(self, target: Path, password: str = "") -> ExportRequest:
        view = self._view
        return ExportRequest(
            view.documents.key,
            view.choices.selection,
            target,
            self._services.folders.formats,
            draft=view.untied.draft.isChecked(),
            password=password,
            number=view.number.number,
        )

    def _on_file(self, pressed: QPushButton, medium: Medium, _checked: object = None) -> None:
        self.last = pressed
        self.ask(medium)

    def _on_print(self) -> None:
        self.last = self._view.printer
        self._view.leaving.make_pages(self._request(Path()))
        self.began.emit()

    def _on_locked(self) -> None:
        self.last = self._view.locked
        dialog = PasswordDialog(self._services.icons, self._on_password, self._page)
        dialog.open()

    def _on_password(self, password: str) -> None:
        self.ask(Medium.WORKBOOK, password)

    def _on_printable(self, made: Printable) -> None:
        """It is noted when paper or a file really left."""
        title = tr(DOCUMENTS[made.exported.request.document].title)
        dialog = BookDialog(BookDocument(title, made.book), self._services, self._page)
        dialog.taken.connect(partial(self._view.leaving.note, made.exported))
        dialog.open()

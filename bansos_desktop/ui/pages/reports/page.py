"""Laporan: choose a document and what it is about, look at it, let it leave."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal

from bansos_desktop.domain.changes import Topic
from bansos_desktop.domain.document import Medium
from bansos_desktop.ui.i18n import number_text, tr
from bansos_desktop.ui.page import Page
from bansos_desktop.ui.pages.reports.left_dialog import LeftDialog
from bansos_desktop.ui.pages.reports.looking import Looked, Looker
from bansos_desktop.ui.pages.reports.naming import ask_for, offered_name
from bansos_desktop.ui.pages.reports.password import PasswordDialog
from bansos_desktop.ui.pages.reports.view import ReportsView
from bansos_desktop.ui.printing.book_dialog import BookDialog
from bansos_desktop.ui.printing.document import BookDocument
from bansos_desktop.ui.services import Services
from bansos_desktop.usecases.documents import list_left
from bansos_desktop.usecases.documents.catalogue import DOCUMENTS
from bansos_desktop.usecases.documents.export import Exported, ExportRequest
from bansos_desktop.usecases.documents.preview import Preview
from bansos_desktop.workbook.formats import Shape
from bansos_desktop.workbook.printed import PrintedBook

LEFT_SHOWN = 500


class ReportsPage(Page):
    """The picture shows the first rows only; what leaves is made anew and whole."""

    title = "Laporan"
    topics = (
        Topic.RECIPIENTS
        | Topic.QUOTAS
        | Topic.REFERENCE
        | Topic.OFFICE
        | Topic.RULES
        | Topic.VISITS
        | Topic.GOODS
        | Topic.HANDOVERS
    )
    people_wanted = Signal(object)

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        self.view = ReportsView(self, services)
        self.looker = Looker(services)
        self._is_seen = False
        self._connect()
        self._fit()

    @property
    def document(self) -> str:
        """The document that is chosen."""
        return self.view.documents.key

    def choose(self, key: str) -> None:
        """Choose a document."""
        self.view.documents.choose(key)

    def reload(self) -> None:
        """Look anew."""
        view = self.view
        self._is_seen = False
        self._offer()
        view.count.setText(tr("Menghitung…"))
        view.pages.show_busy()
        draft = view.untied.draft.isChecked()
        self.looker.look(self.document, view.choices.selection, draft=draft)

    def ask_target(self) -> None:
        """Ask where to write the workbook, offering a name that says what is in it."""
        self._ask(Medium.WORKBOOK)

    def write(self, target: Path, medium: Medium = Medium.WORKBOOK, *, password: str = "") -> None:
        """Write the chosen document to `target`."""
        self.view.leaving.write(self._request(target, password), medium)
        self._offer()

    def _ask(self, medium: Medium, password: str = "") -> None:
        if not self.view.excel.isEnabled():
            return
        name = offered_name(
            self.document,
            self.view.choices.selection,
            self.services.store.regions.book(),
            medium,
            draft=self.view.untied.draft.isChecked(),
        )
        target = ask_for(self, medium, name)
        if target is not None:
            self.write(target, medium, password=password)

    def _request(self, target: Path, password: str = "") -> ExportRequest:
        return ExportRequest(
            self.document,
            self.view.choices.selection,
            target,
            self.services.folders.formats,
            draft=self.view.untied.draft.isChecked(),
            password=password,
        )

    def _fit(self) -> None:
        """Say what the document is, and offer only what it has use for."""
        chosen = DOCUMENTS[self.document]
        self.view.about.setText(tr(chosen.about))
        self.view.choices.show_for(people=chosen.personal)
        self.view.locked.setVisible(chosen.personal)

    def _offer(self) -> None:
        """It may leave once it was looked at, and ties or is to be a draft."""
        view = self.view
        free = self._is_seen and not view.leaving.is_busy and view.untied.is_open
        for one in (view.excel, view.pdf, view.printer, view.locked):
            one.setEnabled(free)

    def _on_document(self, _key: str) -> None:
        self._fit()
        self.view.untied.draft.setChecked(False)
        self.reload()

    def _on_looked(self, looked: Looked) -> None:
        view = self.view
        view.untied.show_found(looked.seen.untied)
        if looked.book is None:
            view.count.setText(tr("Belum ada data untuk pilihan ini."))
            view.pages.show_empty(
                tr("Belum ada yang dapat ditulis"),
                tr("Pilih tahap, wilayah atau status lain, atau selesaikan dulu langkah "
                   "sebelumnya."),
            )  # fmt: skip
            return
        view.count.setText(_counted(DOCUMENTS[self.document].format.shape, looked.seen))
        view.pages.show_book(looked.book)
        self._is_seen = True
        self._offer()

    def _on_not_looked(self, sentence: str) -> None:
        self.view.count.setText("")
        self.view.pages.show_error(sentence)

    def _on_pdf(self) -> None:
        self._ask(Medium.PDF)

    def _on_print(self) -> None:
        self.view.leaving.make_pages(self._request(Path()))
        self._offer()

    def _on_locked(self) -> None:
        dialog = PasswordDialog(self.services.icons, self._on_password, self)
        dialog.open()

    def _on_password(self, password: str) -> None:
        self._ask(Medium.WORKBOOK, password)

    def _on_left(self) -> None:
        lines = list_left.run(self.services.store, limit=LEFT_SHOWN)
        LeftDialog(lines, self.services.icons, self).open()

    def _on_printable(self, exported: Exported, book: PrintedBook) -> None:
        title = tr(DOCUMENTS[exported.request.document].title)
        dialog = BookDialog(BookDocument(title, book), self.services, self)
        dialog.taken.connect(partial(self.view.leaving.note, exported))
        dialog.open()

    def _connect(self) -> None:
        view = self.view
        view.documents.chosen.connect(self._on_document)
        view.choices.changed.connect(self.reload)
        view.untied.decided.connect(self.reload)  # a draft looks like one
        view.untied.people_wanted.connect(self.people_wanted)
        view.excel.clicked.connect(self.ask_target)
        view.pdf.clicked.connect(self._on_pdf)
        view.printer.clicked.connect(self._on_print)
        view.locked.clicked.connect(self._on_locked)
        view.left.clicked.connect(self._on_left)
        view.leaving.rested.connect(self._offer)
        view.leaving.said.connect(self.said)
        view.leaving.findings_wanted.connect(self.people_wanted)
        view.leaving.printable.connect(self._on_printable)
        self.looker.looked.connect(self._on_looked)
        self.looker.failed.connect(self._on_not_looked)
        view.pages.acted.connect(self.reload)


def _counted(shape: Shape, seen: Preview) -> str:
    """How much will be written, and that the picture is only its beginning."""
    words = {
        Shape.TABLE: tr("{n} baris akan ditulis."),
        Shape.SHEETS: tr("{n} lembar akan ditulis, satu untuk setiap orang."),
        Shape.LETTER: tr("Satu surat tentang {n} orang."),
    }
    text = words[shape].format(n=number_text(seen.total))
    if shape is not Shape.LETTER and seen.shown < seen.total:
        more = tr("Pratinjau memuat {n} yang pertama.").format(n=number_text(seen.shown))
        text = f"{text} {more}"
    return text

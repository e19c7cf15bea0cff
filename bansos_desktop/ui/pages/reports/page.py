"""Laporan: choose a document and what it is about, look at it, let it leave."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent, QResizeEvent

from bansos_desktop.domain.changes import Topic
from bansos_desktop.domain.document import DocumentKey, Medium
from bansos_desktop.domain.programme import Programme, unknown_programme
from bansos_desktop.ui.i18n import number_text, tr
from bansos_desktop.ui.page import Page
from bansos_desktop.ui.pages.reports.acts import Acts
from bansos_desktop.ui.pages.reports.left_dialog import LeftDialog
from bansos_desktop.ui.pages.reports.looking import Looked, Looker
from bansos_desktop.ui.pages.reports.view import ReportsView
from bansos_desktop.ui.printing.leaving import unknown_told
from bansos_desktop.ui.services import Services
from bansos_desktop.ui.theme import Level
from bansos_desktop.usecases.documents.catalogue import DOCUMENTS
from bansos_desktop.usecases.documents.export import Exported
from bansos_desktop.usecases.documents.preview import Preview
from bansos_desktop.workbook.formats import Shape


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
        self._lack = tr("Pratinjau belum dibuat.")
        self._asks = False
        self.acts = Acts(self.view, services, self)
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
        view.documents.offer(_programme(self.services))
        self._fit()
        self._asks = False
        self._lack = tr("Pratinjau masih disiapkan.")
        self._offer()
        view.count.setText(tr("Menghitung…"))
        view.unknown.hide()
        view.pages.show_busy()
        self.looker.look(
            self.document,
            view.choices.selection,
            draft=view.untied.draft.isChecked(),
            number=view.number.wanted,
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The choices are narrower in a narrow window."""
        super().resizeEvent(event)
        self.view.fit(event.size().width())

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody waits for the picture any more; it is made when the page is next seen."""
        super().hideEvent(event)
        if self.looker.is_busy and not event.spontaneous():
            self.looker.stop()
            self._stale = True

    def ask_target(self) -> None:
        """Ask where to write the workbook, as soon as it was looked at; or say why it may not."""
        why = self._why_not()
        self._asks = self.looker.is_busy
        if not why:
            self.acts.ask(Medium.WORKBOOK)
        elif not self._asks:
            self.said.emit(Level.WARNING, why)
            self._point_at_draft()

    def write(self, target: Path, medium: Medium = Medium.WORKBOOK, *, password: str = "") -> None:
        """Write the chosen document to `target`."""
        self.acts.write(target, medium, password)

    def _fit(self) -> None:
        """Say what the document is, and offer only what it has use for."""
        chosen = DOCUMENTS[self.document]
        self.view.about.setText(tr(chosen.about))
        monthly = chosen.key is DocumentKey.RECEIPTS and _programme(self.services).is_monthly
        self.view.choices.show_for(people=chosen.personal, monthly=monthly)
        self.view.locked.setVisible(chosen.personal)

    def _why_not(self) -> str:
        """Why the document may not leave now; "" if it may."""
        if self.view.leaving.is_busy:
            return tr("Dokumen sebelumnya masih ditulis. Tunggu sebentar.")
        if self._lack:
            return self._lack
        if not self.view.untied.is_open:
            return tr("Belum cocok: perbaiki, atau centang “Terbitkan bertanda DRAF”.")
        return ""

    def _offer(self) -> None:
        """It may leave once it was looked at, and ties or is to be a draft."""
        why = self._why_not()
        for one in self.view.acts:
            one.setEnabled(not why)
            one.setToolTip(why)
            one.setAccessibleDescription(why)

    def _point_at_draft(self) -> None:
        if self.view.untied.isVisible():
            self.view.untied.draft.setFocus()

    def _on_document(self, _key: str) -> None:
        self._fit()
        self.view.untied.draft.setChecked(False)
        self.view.number.another_document()
        self.reload()

    def _on_choice(self) -> None:
        self.view.number.another_letter()
        self.reload()

    def _on_looked(self, looked: Looked) -> None:
        view, asks = self.view, self._asks and self.isVisible()
        self._asks = False
        view.untied.show_found(looked.seen.untied)
        view.choices.offer_decrees(looked.seen.decrees)
        view.number.show_number(looked.seen.number)
        self._lack = "" if looked.book else tr("Belum ada data untuk pilihan ini.")
        if looked.book is None:
            view.count.setText(self._lack)
            view.pages.show_empty(
                tr("Belum ada yang dapat ditulis"),
                tr("Pilih tahap, wilayah atau status lain, atau selesaikan dulu langkah "
                   "sebelumnya."),
            )  # fmt: skip
        else:
            view.count.setText(_counted(DOCUMENTS[self.document].format.shape, looked.seen))
            unknown = unknown_told(len(looked.book.unknown)) if looked.book.unknown else ""
            remarks = [text for text in (unknown, *looked.seen.notes) if text]
            view.unknown.setText("\n".join(remarks))
            view.unknown.setVisible(bool(remarks))
            view.pages.show_book(looked.book)
        self._offer()
        if asks:
            self.ask_target()

    def _on_not_looked(self, sentence: str) -> None:
        self._asks = False
        self._lack = tr("Pratinjau tidak dapat dibuat; lihat sebabnya di bawah.")
        self.view.count.setText("")
        self.view.pages.show_error(sentence)
        self._offer()

    def _on_rested(self) -> None:
        """The keyboard comes back to where it was, if nothing else asks for it."""
        self._offer()
        leaving = self.view.leaving
        is_told = not (leaving.result.isHidden() and leaving.held.isHidden())
        if self.isVisible() and not leaving.is_busy and not is_told:
            self.acts.last.setFocus()

    def _on_gone(self, exported: Exported) -> None:
        """What leaves next about the same is the same letter; a draft has taken no number."""
        request = exported.request
        if request.document == self.document and request.number and not request.draft:
            self.view.number.keep_used()

    def _on_left(self) -> None:
        LeftDialog(self.services, self).open()

    def _connect(self) -> None:
        view = self.view
        view.documents.chosen.connect(self._on_document)
        view.choices.changed.connect(self._on_choice)
        view.number.changed.connect(self.reload)
        view.untied.decided.connect(self.reload)  # a draft looks like one
        view.untied.people_wanted.connect(self.people_wanted)
        self.acts.began.connect(self._offer)
        view.left.clicked.connect(self._on_left)
        view.leaving.rested.connect(self._on_rested)
        view.leaving.left.connect(self._on_gone)
        view.leaving.said.connect(self.said)
        view.leaving.findings_wanted.connect(self.people_wanted)
        self.looker.looked.connect(self._on_looked)
        self.looker.failed.connect(self._on_not_looked)
        view.pages.acted.connect(self.reload)


def _programme(services: Services) -> Programme:
    """The programme that the documents are about."""
    code = services.scope.programme
    return services.store.reference.programme(code) or unknown_programme(code)


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

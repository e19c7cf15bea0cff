"""A preview for a page of the window: pages, the buttons that turn them, and what else may be."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from bansos_desktop.ui.i18n import number_text, tr
from bansos_desktop.ui.icons import IconSet
from bansos_desktop.ui.printing.page_view import PageView
from bansos_desktop.ui.theme import SPACE, Kind
from bansos_desktop.ui.widgets.empty_state import EmptyState
from bansos_desktop.ui.widgets.text import button, icon_button, text_label
from bansos_desktop.workbook.printed import PrintedBook


class PageBar(QWidget):
    """Previous and next page, where one is, and the size; it steers one `PageView`."""

    def __init__(self, view: PageView, icons: IconSet) -> None:
        super().__init__()
        self._view = view
        self.previous = icon_button(icons.icon("arrow-up"), tr("Halaman sebelumnya (Page Up)"))
        self.next = icon_button(icons.icon("arrow-down"), tr("Halaman berikutnya (Page Down)"))
        self.where = text_label("", Kind.CAPTION)
        self.larger, self.smaller = button(tr("Perbesar")), button(tr("Perkecil"))
        self.fit = button(tr("Selebar jendela"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE.s)
        layout.addWidget(self.previous)
        layout.addWidget(self.next)
        layout.addWidget(self.where)
        layout.addStretch(1)
        for part in (self.smaller, self.larger, self.fit):
            layout.addWidget(part)
        self.previous.clicked.connect(view.previous)
        self.next.clicked.connect(view.next)
        self.larger.clicked.connect(view.larger)
        self.smaller.clicked.connect(view.smaller)
        self.fit.clicked.connect(view.fit_width)
        view.moved.connect(self.refresh)
        self.refresh()

    def refresh(self, _page: int = 0) -> None:
        """Say where one is; at an end there is no way on."""
        page, count = self._view.page, self._view.count
        words = tr("Halaman {page} dari {pages}")
        shown = words.format(page=number_text(page), pages=number_text(count))
        self.where.setText(shown if count else "")
        self.previous.setEnabled(page > 1)
        self.next.setEnabled(page < count)
        for part in (self.larger, self.smaller, self.fit):
            part.setEnabled(count > 0)


class PagePane(QWidget):
    """Pages, or why there are none: being made, nothing to show, something went wrong."""

    acted = Signal()

    def __init__(self, icons: IconSet, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = PageView()
        self.bar = PageBar(self.view, icons)
        self.nothing = EmptyState(
            icons.icon("report"),
            tr("Belum ada pratinjau"),
            tr("Pilih dokumen untuk melihat halamannya di sini."),
        )
        self.trouble = EmptyState(
            icons.icon("error"), tr("Pratinjau tidak dapat dibuat"), "", action=tr("Coba lagi")
        )
        self.busy = text_label("", Kind.CAPTION)
        self.busy.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._stack = QStackedWidget()
        for part in (self.nothing, self.busy, self.trouble, self.view):
            self._stack.addWidget(part)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE.s)
        layout.addWidget(self.bar)
        layout.addWidget(self._stack, 1)
        self.trouble.acted.connect(self.acted)
        self.setFocusProxy(self.view)
        self._show(self.nothing)

    def show_book(self, book: PrintedBook) -> None:
        """Show these pages; a book without any has nothing to show."""
        self.view.show_book(book)
        if not book.pages:
            self.show_empty(tr("Tidak ada halaman"), tr("Dokumen ini tidak berisi apa pun."))
            return
        self._show(self.view)

    def show_busy(self, text: str = "") -> None:
        """Say that pages are being made."""
        self.busy.setText(text or tr("Menyiapkan pratinjau…"))
        self._show(self.busy)

    def show_empty(self, title: str, text: str) -> None:
        """Say why there is nothing to see."""
        self.nothing.show_text(title, text)
        self._show(self.nothing)

    def show_error(self, sentence: str) -> None:
        """Say what went wrong; `acted` follows when somebody wants to try again."""
        self.trouble.show_text(tr("Pratinjau tidak dapat dibuat"), sentence)
        self._show(self.trouble)

    def _show(self, part: QWidget) -> None:
        self._stack.setCurrentWidget(part)
        self.bar.setVisible(part is self.view)
        self.bar.refresh()

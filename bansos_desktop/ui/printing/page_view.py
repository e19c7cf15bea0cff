"""The pages of a printed workbook on screen, one below another, as sharp as the screen can be."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPoint, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from bansos_desktop.ui.i18n import tr
from bansos_desktop.ui.printing.page_stack import PageStack
from bansos_desktop.ui.printing.sheets import page_picture
from bansos_desktop.ui.theme import PALETTE
from bansos_desktop.workbook.printed import PrintedBook

# Pictures that are kept: a page of F4 at 150 % takes some eight megabytes.
_KEPT = 12
_SMALLEST, _LARGEST = 0.25, 4.0
_ZOOM_STEP = 1.25
_SCROLL_STEP = 40


class PageView(QAbstractScrollArea):
    """Shows a book; `zoom` is 1 where the widest page fills the width.

    Pages are painted when they come into sight, one at a time, so that scrolling never waits.
    """

    moved = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._book = PrintedBook((), ())
        self._stack = PageStack((), 1, 1.0)
        self._pictures: OrderedDict[int, QImage] = OrderedDict()
        self._wanted = QTimer(self, singleShot=True, interval=0)
        self._wanted.timeout.connect(self._paint_one)
        self.zoom = 1.0
        self._page = 1
        keys = QKeySequence.StandardKey
        self._keys: dict[QKeySequence.StandardKey, Callable[[], None]] = {
            keys.MoveToPreviousPage: self.previous,
            keys.MoveToNextPage: self.next,
            keys.MoveToStartOfLine: partial(self.go_to, 1),
            keys.MoveToEndOfLine: lambda: self.go_to(self.count),
            keys.ZoomIn: self.larger,
            keys.ZoomOut: self.smaller,
        }
        self.setAccessibleName(tr("Pratinjau halaman"))
        self.verticalScrollBar().setSingleStep(_SCROLL_STEP)
        self.horizontalScrollBar().setSingleStep(_SCROLL_STEP)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)

    @property
    def count(self) -> int:
        """How many pages there are."""
        return len(self._book.pages)

    @property
    def page(self) -> int:
        """The page that is looked at, from 1."""
        return self._page

    def show_book(self, book: PrintedBook) -> None:
        """Show another book from its first page."""
        self._book = book
        self._page = 1
        self._lay_out()
        self.go_to(1)

    def go_to(self, page: int) -> None:
        """Bring the top of a page into sight; beyond the ends, the first or last."""
        page = max(1, min(page, self.count))
        if self.count:
            self.verticalScrollBar().setValue(self._stack.top(page))
            self._set_page(page)

    def previous(self) -> None:
        """Turn back."""
        self.go_to(self._page - 1)

    def next(self) -> None:
        """Turn on."""
        self.go_to(self._page + 1)

    def larger(self) -> None:
        """Zoom in."""
        self._set_zoom(self.zoom * _ZOOM_STEP)

    def smaller(self) -> None:
        """Zoom out."""
        self._set_zoom(self.zoom / _ZOOM_STEP)

    def fit_width(self) -> None:
        """As wide as the room is."""
        self._set_zoom(1.0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """PageUp and PageDown turn pages, Home and End go to the ends, plus and minus zoom."""
        for key, act in self._keys.items():
            if event.matches(key):
                act()
                return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A wider window shows larger pages, and the page that was looked at stays."""
        super().resizeEvent(event)
        page = self._page
        self._lay_out()
        self.go_to(page)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The pages in sight; those that are not painted yet are white for a moment."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), QColor(PALETTE.sunken))
        scrolled = QPoint(self.horizontalScrollBar().value(), self.verticalScrollBar().value())
        for page in self._in_sight():
            box = self._stack.box(page, scrolled, self.viewport().size())
            painter.fillRect(box, QColor("white"))
            picture = self._pictures.get(page)
            if picture is not None:
                painter.drawImage(box, picture)
                self._pictures.move_to_end(page)
            painter.setPen(QPen(QColor(PALETTE.line)))
            painter.drawRect(box.adjusted(-1, -1, 0, 0))
        painter.end()
        self._wanted.start()

    def scrollContentsBy(self, _dx: int, _dy: int) -> None:
        """Paint anew where the pages lie now."""
        self.viewport().update()

    def _set_zoom(self, zoom: float) -> None:
        page = self._page
        self.zoom = max(_SMALLEST, min(zoom, _LARGEST))
        self._lay_out()
        self.horizontalScrollBar().setValue(self.horizontalScrollBar().maximum() // 2)
        self.go_to(page)

    def _lay_out(self) -> None:
        """Sizes of all pages at this width and zoom; old pictures no longer fit."""
        self._pictures.clear()
        papers = [page.sheet.setup.paper for page in self._book.pages]
        window = self.viewport().size()
        self._stack = PageStack(papers, window.width(), self.zoom)
        whole = self._stack.whole
        for bar, size, room in (
            (self.verticalScrollBar(), whole.height(), window.height()),
            (self.horizontalScrollBar(), whole.width(), window.width()),
        ):
            bar.setRange(0, max(0, size - room))
            bar.setPageStep(room)
        self.viewport().update()

    def _in_sight(self) -> list[int]:
        if not self.count:
            return []
        top = self.verticalScrollBar().value()
        first, last = (self._stack.page_at(line) for line in (top, top + self.viewport().height()))
        return list(range(first, last + 1))

    def _paint_one(self) -> None:
        """The first page in sight that has no picture yet."""
        page = next((page for page in self._in_sight() if page not in self._pictures), None)
        if page is None:
            return
        ratio = self.devicePixelRatioF()
        picture = page_picture(self._book, page, round(self._stack.sizes[page - 1].width() * ratio))
        picture.setDevicePixelRatio(ratio)
        self._pictures[page] = picture
        while len(self._pictures) > _KEPT:
            self._pictures.popitem(last=False)
        self.viewport().update()

    def _on_scrolled(self, value: int) -> None:
        """The page that is looked at is the one across the upper third."""
        if self.count:
            self._set_page(self._stack.page_at(value + self.viewport().height() // 3))

    def _set_page(self, page: int) -> None:
        if page != self._page:
            self._page = page
            self.moved.emit(page)

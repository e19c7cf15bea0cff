"""A printed workbook on paper: pages painted on any device, as a PDF in memory, or as pictures.

All of it may run off the main thread, where there is a QGuiApplication.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime
from uuid import NAMESPACE_OID, uuid5

from PySide6.QtCore import (
    QBuffer,
    QCoreApplication,
    QIODevice,
    QMarginsF,
    QSizeF,
    QUuid,
)
from PySide6.QtGui import (
    QImage,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
)

from bansos_desktop.ui.printing.fonts import UNITS
from bansos_desktop.ui.printing.page_painter import PagePainter, Tools
from bansos_desktop.ui.printing.printout import Paper
from bansos_desktop.workbook.printed import PrintedBook
from bansos_desktop.workbook.printed_page import PrintedPage

Step = Callable[[int, int], None]
"""Told how many of how many pages are done; whatever it raises ends the work."""

_INCH = 72
_WIDEST = 8000
_UNDATED = datetime(2000, 1, 1, tzinfo=UTC)
# Where Qt writes the clock: both forms are as long whatever they say, so no offset moves.
_CLOCK = re.compile(rb'(?<=\(D:)\d{14}|(?<=Date=")\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d')
_HEAD = 8192


class Painting:
    """Pages on their way onto a device, one `next` at a time, so that a window can breathe.

    `end` is always due, also after an error.
    """

    def __init__(
        self, book: PrintedBook, device: QPagedPaintDevice, *, first: int = 1, last: int = 0
    ) -> None:
        self._book, self._device = book, device
        self._pages = book.pages[max(first, 1) - 1 : last or None]
        self._tools = Tools()
        self._painter = QPainter()
        self.done = 0

    @property
    def total(self) -> int:
        """How many pages are painted in all."""
        return len(self._pages)

    def next(self) -> bool:
        """Paint one page on its own sheet's paper; False if none was left."""
        if self.done == self.total:
            return False
        page = self._pages[self.done]
        self._device.setPageLayout(layout_of(page))
        if self.done:
            self._device.newPage()
        else:
            self._painter.begin(self._device)
        _paint(self._painter, page, len(self._book.pages), self._tools)
        self.done += 1
        return True

    def end(self) -> None:
        """Close the document."""
        if self._painter.isActive():
            self._painter.end()


def paint_book(
    book: PrintedBook,
    device: QPagedPaintDevice,
    *,
    first: int = 1,
    last: int = 0,
    step: Step | None = None,
) -> int:
    """Paint pages `first` to `last` (0: the end) and say how many they were."""
    painting = Painting(book, device, first=first, last=last)
    try:
        while painting.next():
            if step is not None:
                step(painting.done, painting.total)
    finally:
        painting.end()
    return painting.done


def pdf_of(book: PrintedBook, title: str, *, step: Step | None = None) -> bytes:
    """The pages as a PDF whose text can be selected; the same book gives the same bytes."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(_INCH * UNITS)
    writer.setTitle(title)
    writer.setCreator(QCoreApplication.applicationName())
    moment = book.created or _UNDATED
    identity = uuid5(NAMESPACE_OID, f"{title} {moment:%Y%m%d%H%M%S} {len(book.pages)}")
    writer.setDocumentId(QUuid(str(identity)))
    paint_book(book, writer, step=step)
    buffer.close()
    return _dated(bytes(buffer.data().data()), moment)


def _dated(content: bytes, moment: datetime) -> bytes:
    """The PDF as of the moment the workbook was made; Qt knows only the clock."""

    def date(found: re.Match[bytes]) -> bytes:
        form = "%Y%m%d%H%M%S" if found[0].isdigit() else "%Y-%m-%dT%H:%M:%S"
        return moment.strftime(form).encode()

    return _CLOCK.sub(date, content[:_HEAD]) + content[_HEAD:]


def page_picture(book: PrintedBook, page: int, width: int) -> QImage:
    """A page, counted from 1, as a picture so many dots wide."""
    printed = book.pages[page - 1]
    wide, high = printed.sheet.setup.paper
    dots = max(1, min(width, _WIDEST))
    image = QImage(dots, max(1, round(dots * high / wide)), QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    painter = QPainter(image)
    painter.setRenderHints(
        QPainter.RenderHint.Antialiasing
        | QPainter.RenderHint.TextAntialiasing
        | QPainter.RenderHint.SmoothPixmapTransform
    )
    painter.scale(dots / (wide * UNITS), dots / (wide * UNITS))
    PagePainter(painter, printed, len(book.pages), Tools()).paint()
    painter.end()
    return image


def layout_of(page: PrintedPage) -> QPageLayout:
    """The paper of a page; its margins are the sheet's own and painted, not the printer's."""
    wide, high = page.sheet.setup.paper
    lies = wide > high
    upright = QSizeF(high, wide) if lies else QSizeF(wide, high)
    way = QPageLayout.Orientation
    layout = QPageLayout(
        _paper(upright),
        way.Landscape if lies else way.Portrait,
        QMarginsF(),
    )
    layout.setMode(QPageLayout.Mode.FullPageMode)
    return layout


def _paper(upright: QSizeF) -> QPageSize:
    """A size that printers know; F4 is none of theirs, and its nearest is three points wider."""
    f4 = Paper.F4.size
    difference = f4.size(QPageSize.Unit.Point) - upright
    if abs(difference.width()) < 1 and abs(difference.height()) < 1:
        return f4
    return QPageSize(upright, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch)


def _paint(painter: QPainter, page: PrintedPage, pages: int, tools: Tools) -> None:
    """One page on a device of whatever resolution."""
    device = painter.device()
    painter.save()
    painter.scale(device.logicalDpiX() / (_INCH * UNITS), device.logicalDpiY() / (_INCH * UNITS))
    PagePainter(painter, page, pages, tools).paint()
    painter.restore()

"""What is printed, on which paper, and painting its pages on any device."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from PySide6.QtCore import (
    QBuffer,
    QCoreApplication,
    QIODevice,
    QMarginsF,
    QRectF,
    QSizeF,
    Qt,
)
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QFont,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QPalette,
    QPdfWriter,
    QTextDocument,
)

from bansos_desktop.ui.i18n import tr

PDF_DPI = 300
FONTS = ("Arial", "Liberation Sans", "Noto Sans", "DejaVu Sans")
BODY_POINTS = 9
FOOT_POINTS = 7
FOOT_LINES = 2.2


class Paper(StrEnum):
    """Paper that offices have; letters of the state are written on F4."""

    F4 = "F4"
    A4 = "A4"

    @property
    def size(self) -> QPageSize:
        """The sheet, upright."""
        if self is Paper.A4:
            return QPageSize(QPageSize.PageSizeId.A4)
        exact = QPageSize.SizeMatchPolicy.ExactMatch
        return QPageSize(QSizeF(215, 330), QPageSize.Unit.Millimeter, "F4", exact)

    @property
    def label(self) -> str:
        """As it stands on the packet."""
        return "F4 (215 x 330 mm)" if self is Paper.F4 else "A4 (210 x 297 mm)"


@dataclass(frozen=True, slots=True, repr=False)
class Printout:
    """Each of `parts` is HTML, with what people wrote escaped in it, and begins a new page.

    It names people, so no repr shows it.
    """

    title: str
    parts: tuple[str, ...]
    paper: Paper = Paper.F4
    landscape: bool = False
    margin_mm: float = 15

    def __repr__(self) -> str:
        """Nothing that a log could keep."""
        return "Printout(…)"

    def on(self, paper: Paper) -> Printout:
        """The same on other paper."""
        return replace(self, paper=paper)

    @property
    def layout(self) -> QPageLayout:
        """Sheet, direction and margins."""
        side = self.margin_mm
        way = QPageLayout.Orientation
        return QPageLayout(
            self.paper.size,
            way.Landscape if self.landscape else way.Portrait,
            QMarginsF(side, side, side, side * 0.8),
            QPageLayout.Unit.Millimeter,
        )


def pdf_of(printout: Printout) -> bytes:
    """The pages as a PDF whose text can be selected and searched, made in memory."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(PDF_DPI)
    writer.setTitle(printout.title)
    writer.setCreator(QCoreApplication.applicationName())
    writer.setPageLayout(printout.layout)
    paint(printout, writer)
    buffer.close()
    return bytes(buffer.data().data())


def paint(printout: Printout, device: QPagedPaintDevice, *, first: int = 1, last: int = 0) -> int:
    """Paint pages `first` to `last` (0: the end) on a device laid out as the printout says.

    Returns how many pages the printout has.
    """
    painter = QPainter(device)
    body = _body_of(device)
    documents = [_laid_out(part, device, body) for part in printout.parts]
    sheets = [(one, page) for one in documents for page in range(one.pageCount())]
    until = min(last or len(sheets), len(sheets))
    for number in range(first, until + 1):
        document, page = sheets[number - 1]
        _paint_page(painter, document, body, page)
        _paint_foot(painter, printout.title, body, (number, len(sheets)))
        if number < until:
            device.newPage()
    painter.end()
    return len(sheets)


def _body_of(device: QPagedPaintDevice) -> QRectF:
    """The part of a page that the text fills, above the line at its foot."""
    foot = FOOT_LINES * FOOT_POINTS * device.logicalDpiY() / 72
    return QRectF(0, 0, device.width(), device.height() - foot)


def _laid_out(part: str, device: QPagedPaintDevice, body: QRectF) -> QTextDocument:
    """A document for each part: Qt takes far longer for one of hundreds of pages."""
    document = QTextDocument()
    document.documentLayout().setPaintDevice(device)
    font = QFont(list(FONTS))
    font.setPointSizeF(BODY_POINTS)
    document.setDefaultFont(font)
    document.setDocumentMargin(0)
    document.setPageSize(body.size())
    document.setHtml(part)
    return document


def _paint_page(painter: QPainter, document: QTextDocument, body: QRectF, page: int) -> None:
    """Paint one page's strip of the long document, in black even when the screen is dark."""
    context = QAbstractTextDocumentLayout.PaintContext()
    context.palette.setColor(QPalette.ColorRole.Text, Qt.GlobalColor.black)
    top = page * body.height()
    context.clip = body.translated(0, top)
    painter.save()
    painter.translate(0, -top)
    painter.setClipRect(context.clip)
    document.documentLayout().draw(painter, context)
    painter.restore()


def _paint_foot(painter: QPainter, title: str, body: QRectF, numbers: tuple[int, int]) -> None:
    """What the paper is at the left, which of how many pages at the right."""
    font = QFont(list(FONTS))
    font.setPointSizeF(FOOT_POINTS)
    painter.setFont(font)
    room = QRectF(0, body.bottom(), body.width(), painter.device().height() - body.bottom())
    bottom = Qt.AlignmentFlag.AlignBottom
    painter.drawText(room, bottom | Qt.AlignmentFlag.AlignLeft, title)
    text = tr("Halaman {number} dari {pages}").format(number=numbers[0], pages=numbers[1])
    painter.drawText(room, bottom | Qt.AlignmentFlag.AlignRight, text)

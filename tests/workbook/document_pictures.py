"""Paint the first pages of every document of the example office into a folder.

`python -m tests.workbook.document_pictures FOLDER`; packaging/make_document_pictures.py keeps them.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QPointF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter, QPolygonF

from bansos_desktop.domain.workflow import Status
from bansos_desktop.ui.printing.sheets import page_picture
from bansos_desktop.usecases.documents.catalogue import DOCUMENTS
from bansos_desktop.workbook.printed import PrintedBook, read_printed
from tests.example_office import example_office

PEOPLE = 40
UPRIGHT, LYING = 1000, 1400
# The second page shows something that the first does not: how a table goes on and ends.
SECOND = ("usulan", "tanda-terima")
# Before the goods came, most of these papers is dots for the pen.
HANDED_OVER = ("bast", "tanda-terima")


def main(folder: Path) -> None:
    """Every document's first page, and its second where that is worth a look."""
    with (
        tempfile.TemporaryDirectory() as place,
        example_office(Path(place) / "kantor", PEOPLE, example_logo()) as office,
    ):
        for key in DOCUMENTS:
            status = Status.DISTRIBUTED if key in HANDED_OVER else ""
            office.write(key, Path(place), status)
            book = read_printed((Path(place) / f"{key}.xlsx").read_bytes())
            pages = (1, len(book.pages)) if key in SECOND else (1,)
            for page in pages:
                name = key if page == 1 else f"{key}-2"
                _picture(book, page).save(str(folder / f"{name}.png"))


def _picture(book: PrintedBook, page: int) -> QImage:
    wide, high = book.pages[page - 1].sheet.setup.paper
    return page_picture(book, page, LYING if wide > high else UPRIGHT)


def example_logo() -> bytes:
    """A shield that is nobody's coat of arms, as a PNG."""
    image = QImage(240, 288, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    shield = [(12, 12), (228, 12), (228, 160), (120, 276), (12, 160)]
    painter.setPen(QColor("#1f3a2e"))
    painter.setBrush(QColor("#2f6f55"))
    painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in shield]))
    painter.setBrush(QColor("#e9c46a"))
    painter.drawEllipse(QPointF(120, 112), 58, 58)
    painter.setBrush(QColor("#2f6f55"))
    painter.drawEllipse(QPointF(120, 112), 26, 26)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stub knows no device
    return bytes(buffer.data().data())


if __name__ == "__main__":
    application = QGuiApplication(sys.argv[:1])
    main(Path(sys.argv[1]))

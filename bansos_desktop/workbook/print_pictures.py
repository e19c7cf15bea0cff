"""The pictures of a worksheet and the boxes they fill on paper."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO

from openpyxl.drawing.image import Image
from openpyxl.drawing.spreadsheet_drawing import (
    AbsoluteAnchor,
    AnchorMarker,
    OneCellAnchor,
    TwoCellAnchor,
)
from openpyxl.worksheet.worksheet import Worksheet

from bansos_desktop.workbook.page import column_points
from bansos_desktop.workbook.printed_page import Picture

_USUAL_HEIGHT = 15.0


def pictures_of(sheet: Worksheet) -> tuple[Picture, ...]:
    """Every picture, in the order in which they cover each other."""
    images: list[Image] = vars(sheet)["_images"]
    return tuple(_picture(sheet, image) for image in images)


def _picture(sheet: Worksheet, image: Image) -> Picture:
    """A picture stands in one cell with a size, reaches into another, or stands on the sheet."""
    content, anchor = _bytes(image), image.anchor
    if isinstance(anchor, AbsoluteAnchor):
        return Picture(content, 1, 1, (_points(anchor.pos.x), _points(anchor.pos.y)), _size(anchor))
    if not isinstance(anchor, OneCellAnchor | TwoCellAnchor):
        raise TypeError(anchor)
    start: AnchorMarker = anchor._from
    size = _size(anchor) if isinstance(anchor, OneCellAnchor) else _between(sheet, start, anchor.to)
    offset = _points(start.colOff), _points(start.rowOff)
    return Picture(content, start.row + 1, start.col + 1, offset, size)


def _size(anchor: AbsoluteAnchor | OneCellAnchor) -> tuple[float, float]:
    return _points(anchor.ext.width), _points(anchor.ext.height)


def _points(emu: int) -> float:
    return float(emu) / 12_700


def _bytes(image: Image) -> bytes:
    """The picture's file; openpyxl keeps it open in memory."""
    file: BytesIO = vars(image)["ref"]
    return file.getvalue()


def _between(sheet: Worksheet, start: AnchorMarker, end: AnchorMarker) -> tuple[float, float]:
    """The size of a picture that reaches from one cell into another and grows with them."""
    wide = sum(column_points(sheet, column + 1) for column in range(start.col, end.col))
    high = sum(_heights(sheet, start.row + 1, end.row))
    return wide + _points(end.colOff - start.colOff), high + _points(end.rowOff - start.rowOff)


def _heights(sheet: Worksheet, first: int, last: int) -> Iterator[float]:
    usual = float(sheet.sheet_format.defaultRowHeight or _USUAL_HEIGHT)
    for row in range(first, last + 1):
        dimension = sheet.row_dimensions.get(row)
        hidden = dimension is not None and dimension.hidden
        height = None if dimension is None else dimension.height
        yield 0.0 if hidden else float(height or usual)

"""What a worksheet's raw XML says that openpyxl forgets.

Both facts decide whether a filled sheet is true to its template: whose wish a row's height was, and
whether there is a picture to lose.
"""

from __future__ import annotations

from io import BytesIO
from xml.etree.ElementTree import Element
from zipfile import ZipFile

from openpyxl.xml.functions import fromstring

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_LINK = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_PART = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


def fixed_height(content: bytes, sheet: str, row: int) -> float | None:
    """The height in points that a person gave a row; None if the program may choose it.

    Excel stores the height of every row it has measured, and says only in `customHeight`
    whether somebody wanted it.
    """
    for element in _sheet(content, sheet).iter(f"{_MAIN}row"):
        if element.get("r") == str(row) and element.get("customHeight") in ("1", "true"):
            height = element.get("ht")
            return None if height is None else float(height)
    return None


def has_pictures(content: bytes, sheet: str) -> bool:
    """Whether a sheet holds drawings, which openpyxl would drop without a word."""
    return _sheet(content, sheet).find(f"{_MAIN}drawing") is not None


def _sheet(content: bytes, title: str) -> Element:
    with ZipFile(BytesIO(content)) as archive:
        book = _parsed(archive, "xl/workbook.xml")
        link = next(
            element.get(f"{_LINK}id")
            for element in book.iter(f"{_MAIN}sheet")
            if element.get("name") == title
        )
        targets = {
            part.get("Id"): part.get("Target", "")
            for part in _parsed(archive, "xl/_rels/workbook.xml.rels").iter(_PART)
        }
        target = targets[link]
        return _parsed(archive, target[1:] if target[:1] == "/" else f"xl/{target}")


def _parsed(archive: ZipFile, part: str) -> Element:
    element: Element = fromstring(archive.read(part))
    return element

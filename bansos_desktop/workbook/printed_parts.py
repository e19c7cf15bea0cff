"""What printing takes from a workbook's XML itself: merged cells, and headers to the letter.

openpyxl spends as long on the borders of merged cells as on all the rest, and forgets a change of
face within a header.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from io import BytesIO
from zipfile import ZIP_STORED, ZipFile

from openpyxl.worksheet.cell_range import CellRange
from openpyxl.xml.functions import fromstring

from bansos_desktop.workbook.page_header import PageHeader, header_of
from bansos_desktop.workbook.printed_page import Area
from bansos_desktop.workbook.sheet_xml import sheet_paths

_MERGES = re.compile(r"<mergeCells\b[^>]*>.*?</mergeCells>", re.DOTALL)
_MERGE = re.compile(r'<mergeCell\b[^>]*?\bref="([^"]+)"')
_HEADER = re.compile(r"<headerFooter\b[^>]*>.*?</headerFooter>", re.DOTALL)


@dataclass(frozen=True, slots=True)
class SheetParts:
    """Of one sheet: its merged areas, and what stands above and below its pages."""

    merges: tuple[Area, ...] = ()
    header: PageHeader = field(default_factory=PageHeader)


def taken_apart(content: bytes) -> tuple[bytes, dict[str, SheetParts]]:
    """The workbook without its merges, for openpyxl; and its parts by the titles of the sheets."""
    file = BytesIO()
    found: dict[str, SheetParts] = {}
    with ZipFile(BytesIO(content)) as archive, ZipFile(file, "w", ZIP_STORED) as bare:
        titles = {path: title for title, path in sheet_paths(archive).items()}
        for name in archive.namelist():
            data = archive.read(name)
            if name in titles:
                text = data.decode("utf-8", "replace")
                found[titles[name]] = _parts(text)
                data = _MERGES.sub("", text).encode()
            bare.writestr(name, data)
    return file.getvalue(), found


def _parts(xml: str) -> SheetParts:
    merges = _MERGES.search(xml)
    areas = (CellRange(ref) for ref in _MERGE.findall(merges[0] if merges else ""))
    header = _HEADER.search(xml)
    return SheetParts(
        tuple(Area((area.min_col, area.max_col), (area.min_row, area.max_row)) for area in areas),
        header_of(fromstring(header[0])) if header else PageHeader(),
    )

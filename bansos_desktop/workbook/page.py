"""Where the printed pages end, so that the signatures stay with the table they sign.

Signatures alone on a last page sign nothing that can be seen. The printer is not known here, so
page ends are worked out from paper, margins and scale, and in doubt some rows go along.
"""

from __future__ import annotations

from math import inf

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.cell_range import CellRange
from openpyxl.worksheet.worksheet import Worksheet

from bansos_desktop.workbook.paper import paper_size

_POINTS_PER_CHARACTER = 5.25
_USUAL_WIDTH = 8.43
_USUAL_HEIGHT = 15.0
# The table's last records that go with the signatures to a new page.
COMPANY = 2
# Part of the page that our measures and the printer's may differ by.
_DOUBT = 0.03
# A digit of Arial 10 is 7 dots wide to a program that rounds to dots, 7.41 to one that does not.
_PROGRAM_WIDTHS = (1.0, 7.41 / 7)


class Pages:
    """Follows the printed page while rows are written; `above` and `below` the repeated ones.

    Programs differ in the width of a column, so in the scale that fits one page and in where
    pages end; what belongs together must be safe in each.
    """

    def __init__(self, sheet: Worksheet, above: float, below: float) -> None:
        self._ways = [_Page(sheet, (above, below), width) for width in _PROGRAM_WIDTHS]

    def add(self, height: float) -> None:
        """A record, or more of one, of `height` points was written."""
        for page in self._ways:
            page.add(height, records=1)

    def add_end(self, height: float) -> None:
        """The end of a group was written, which is no record."""
        for page in self._ways:
            page.add(height, records=0)

    def splits(self, height: float) -> bool:
        """Whether a page would end within the next `height` points."""
        return any(page.has_records and not page.fits(height) for page in self._ways)

    def turn(self) -> None:
        """A new page was begun by hand."""
        for page in self._ways:
            page.turn()

    def must_carry(self) -> bool:
        """Whether the last records must begin a new page together with the signatures."""
        return any(page.ends_in_closing() for page in self._ways)


class _Page:
    """The page ends of one program; all heights in points of the sheet at 100 %."""

    def __init__(self, sheet: Worksheet, around: tuple[float, float], width: float) -> None:
        self._room = _page_height(sheet, width)
        self._titles = _rows_height(sheet, *_title_rows(sheet))
        self._used, self._closing = around
        self._records = 0

    @property
    def has_records(self) -> bool:
        """Whether a break would leave something on this page."""
        return self._records > 0

    def fits(self, height: float) -> bool:
        """Whether so much more fits."""
        return self._used + height <= self._room

    def add(self, height: float, records: int) -> None:
        """A row that no longer fits begins a page, under the repeated title rows."""
        if self._records and not self.fits(height):
            self.turn()
        self._used += height
        self._records += records

    def turn(self) -> None:
        """Begin a page."""
        self._used = self._titles
        self._records = 0

    def ends_in_closing(self) -> bool:
        """Whether the page ends among the signatures though enough rows could go with them."""
        ends = self._used + self._closing > self._room * (1 - _DOUBT)
        return ends and self._records > COMPANY


def column_points(sheet: Worksheet, column: int) -> float:
    """A column's printed width at 100 %; 0 if hidden. Excel stores groups under their first."""
    for letter, dimension in sheet.column_dimensions.items():
        low = dimension.min or 0
        high = dimension.max or 0
        if low <= column <= high or letter == get_column_letter(column):
            return 0.0 if dimension.hidden else float(dimension.width) * _POINTS_PER_CHARACTER
    width = sheet.sheet_format.defaultColWidth or _USUAL_WIDTH
    return float(width) * _POINTS_PER_CHARACTER


def _rows_height(sheet: Worksheet, first: int, last: int) -> float:
    usual = float(sheet.sheet_format.defaultRowHeight or _USUAL_HEIGHT)
    total = 0.0
    for row in range(first, last + 1):
        dimension = sheet.row_dimensions.get(row)
        if dimension is None:
            total += usual
        elif not dimension.hidden:
            total += float(dimension.height or usual)
    return total


def _title_rows(sheet: Worksheet) -> tuple[int, int]:
    """First and last row repeated on each page; (1, 0), an empty range, if there are none."""
    if not sheet.print_title_rows:
        return 1, 0
    first, _, last = sheet.print_title_rows.replace("$", "").partition(":")
    return int(first), int(last or first)


def _page_height(sheet: Worksheet, program_width: float) -> float:
    """Height in sheet points that one page takes, at the scale it will be printed."""
    margins = sheet.page_margins
    lies = sheet.page_setup.orientation == "landscape"
    width, height = paper_size(sheet.page_setup.paperSize, lies=lies)
    wide = width - 72 * (margins.left + margins.right)
    high = height - 72 * (margins.top + margins.bottom)
    if not sheet.sheet_properties.pageSetUpPr or not sheet.sheet_properties.pageSetUpPr.fitToPage:
        return high * 100 / float(sheet.page_setup.scale or 100)
    if sheet.page_setup.fitToHeight != 0:
        return inf  # it is made to fit, however long it is
    return high / min(1.0, wide / (_table_width(sheet) * program_width))


def _table_width(sheet: Worksheet) -> float:
    last = sheet.max_column
    if sheet.print_area:
        last = CellRange(sheet.print_area.split(",")[0].rpartition("!")[2]).max_col
    return sum(column_points(sheet, column) for column in range(1, last + 1)) or 1.0

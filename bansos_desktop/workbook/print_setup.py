"""Paper, margins, scale and repeated titles of a worksheet."""

from __future__ import annotations

from openpyxl.utils import column_index_from_string
from openpyxl.worksheet.cell_range import CellRange
from openpyxl.worksheet.worksheet import Worksheet

from bansos_desktop.workbook.paper import paper_size
from bansos_desktop.workbook.printed_page import Area, Margins, PageSetup, Span

_INCH = 72.0


def setup_of(sheet: Worksheet) -> PageSetup:
    """How this sheet goes onto paper."""
    page, margins = sheet.page_setup, sheet.page_margins
    properties = sheet.sheet_properties.pageSetUpPr
    fits = properties is not None and bool(properties.fitToPage)
    return PageSetup(
        paper=paper_size(page.paperSize, lies=page.orientation == "landscape"),
        margins=Margins(
            *(
                _INCH * float(getattr(margins, name))
                for name in ("left", "top", "right", "bottom", "header", "footer")
            )
        ),
        scale=float(page.scale or 100) / 100,
        fit=(_pages(page.fitToWidth), _pages(page.fitToHeight)) if fits else None,
        is_centred=bool(sheet.print_options.horizontalCentered),
        is_middle=bool(sheet.print_options.verticalCentered),
        first_number=int(page.firstPageNumber or 0) if page.useFirstPageNumber else 0,
        scales_margins=sheet.HeaderFooter.scaleWithDoc is not False,
    )


def print_areas(sheet: Worksheet) -> tuple[Area, ...]:
    """The areas that are to be printed; () if all is."""
    ranges: list[CellRange] = list(vars(sheet)["_print_area"].sorted())
    return tuple(
        Area((part.min_col, part.max_col), (part.min_row, part.max_row)) for part in ranges
    )


def title_rows(sheet: Worksheet, last: int) -> Span | None:
    """The rows that stand on top of every page; None if there are none."""
    found = _ends(sheet.print_title_rows)
    return None if found is None else (int(found[0]), min(int(found[1]), last))


def title_columns(sheet: Worksheet, last: int) -> Span | None:
    """The columns that stand at the left of every page; None if there are none."""
    found = _ends(sheet.print_title_cols)
    if found is None:
        return None
    first, end = (column_index_from_string(letter) for letter in found)
    return first, min(end, last)


def _pages(count: int | None) -> int:
    """Left out it means one page; 0 is as many as there are."""
    return 1 if count is None else int(count)


def _ends(text: str | None) -> tuple[str, str] | None:
    if not text:
        return None
    first, _, last = text.replace("$", "").partition(":")
    return first, last or first

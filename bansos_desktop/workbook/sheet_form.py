"""A template's sheet taken apart: what stands above, repeats and stands below, and its frame.

It is done once for a workbook; each sheet made after it costs only its texts.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.cell_range import CellRange
from openpyxl.worksheet.worksheet import Worksheet

from bansos_desktop.workbook.formula_plan import FormulaPlan
from bansos_desktop.workbook.page import column_points
from bansos_desktop.workbook.row_pattern import PatternMaker, RowPattern, is_logo
from bansos_desktop.workbook.section import Section, Span
from bansos_desktop.workbook.stretch import Stretch, copies

# Excel takes no more page breaks by hand.
MOST_BREAKS = 1_000
_DIMENSION = re.compile(r"<dimension [^>]*/>")
_SELECTED = re.compile(r' tabSelected="\w+"')
_ELEMENT = re.compile(r"<(\w+)\b[^>]*?(?:/>|>.*?</\1>)", re.DOTALL)
# The order in which the file format wants what follows the rows.
_ORDER = (
    "sheetCalcPr", "sheetProtection", "protectedRanges", "scenarios", "autoFilter", "sortState",
    "dataConsolidate", "customSheetViews", "mergeCells", "phoneticPr", "conditionalFormatting",
    "dataValidations", "hyperlinks", "printOptions", "pageMargins", "pageSetup", "headerFooter",
    "rowBreaks", "colBreaks", "customProperties", "cellWatches", "ignoredErrors", "smartTags",
    "drawing", "legacyDrawing", "legacyDrawingHF", "picture", "oleObjects", "controls",
    "webPublishItems", "tableParts", "extLst",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class LogoCell:
    """A cell, maybe merged, that asks for the logo; widths of its columns in points."""

    area: CellRange
    widths: tuple[float, ...]


class SheetForm:
    """The rows of a template's sheet as patterns, and what refers to them."""

    def __init__(
        self,
        sheet: Worksheet,
        section: Section | None,
        maker: PatternMaker,
        plan: FormulaPlan,
    ) -> None:
        last = max([sheet.max_row, *sheet.row_dimensions])
        span = Span(last + 1, last) if section is None else section.span
        self.sheet = sheet
        self.title = str(sheet.title)
        self.section = section
        self.plan = plan
        self.above = _patterns(maker, Span(1, span.first - 1))
        self.below = _patterns(maker, Span(span.last + 1, last))
        self.heading = _patterns(maker, None if section is None else section.heading)
        self.block = _patterns(maker, None if section is None else section.block)
        self.closing = _patterns(maker, None if section is None else section.closing)
        self.merges = tuple(sorted(sheet.merged_cells.ranges, key=lambda area: area.bounds))
        self.breaks = tuple(item.id for item in sheet.row_breaks.brk)
        self.logos = tuple(_logos(sheet))
        self._last_column = get_column_letter(sheet.max_column)

    def elements(self, stretch: Stretch, turns: list[int]) -> list[tuple[str, str]]:
        """What names rows by number, after filling; pages were turned after the rows `turns`."""
        last = (self.below or self.closing or self.block or self.above)[-1].number
        area = f"A1:{self._last_column}{stretch.last(last)}"
        found = [("ignoredErrors", _IGNORED.format(area=area))]
        if merges := list(self._merged(stretch)):
            cells = "".join(f'<mergeCell ref="{merge}"/>' for merge in merges)
            found.append(("mergeCells", f'<mergeCells count="{len(merges)}">{cells}</mergeCells>'))
        if rows := sorted({*turns, *self._broken(stretch)})[:MOST_BREAKS]:
            breaks = "".join(f'<brk id="{row}" max="16383" man="1"/>' for row in rows)
            count = f'count="{len(rows)}" manualBreakCount="{len(rows)}"'
            found.append(("rowBreaks", f"<rowBreaks {count}>{breaks}</rowBreaks>"))
        return found

    def _merged(self, stretch: Stretch) -> list[str]:
        """Merges within the repeated rows are repeated with them; the others move."""
        areas: list[str] = []
        for found in self.merges:
            if self.section is None or not self.section.zone(found.min_row).repeats:
                areas.append(stretch.area(found.coord))
                continue
            rows = Span(found.min_row, found.max_row)
            for copy in copies(self.section, stretch.groups, rows):
                at = (found.min_col, copy.first, found.max_col, copy.last)
                areas.append(str(CellRange(None, *at).coord))
        return areas

    def _broken(self, stretch: Stretch) -> list[int]:
        rows: list[int] = []
        for row in self.breaks:
            if self.section is None or not self.section.zone(row).repeats:
                rows.append(stretch.first(row))
            else:
                found = copies(self.section, stretch.groups, Span(row, row))
                rows += [copy.last for copy in found]
        return rows


_IGNORED = (
    '<ignoredErrors><ignoredError sqref="{area}" numberStoredAsText="1" twoDigitTextYear="1"/>'
    "</ignoredErrors>"
)


class Frame:
    """The XML of a sheet around its rows, as openpyxl wrote it."""

    def __init__(self, xml: str) -> None:
        start = re.search(r"<sheetData\s*/?>", xml)
        if start is None:  # pragma: no cover - openpyxl always writes it
            raise ValueError(xml[:80])
        end = xml.find("</sheetData>")
        after = start.end() if end < 0 else end + len("</sheetData>")
        self.head = _DIMENSION.sub("", xml[: start.start()], count=1) + "<sheetData>"
        self.body = xml[start.end() : max(end, start.end())]
        self._tail = [(match[1], match[0]) for match in _ELEMENT.finditer(xml[after:])]

    @property
    def unselected_head(self) -> str:
        """The head of a sheet that is not the one to be seen first."""
        return _SELECTED.sub("", self.head)

    def tail(self, stretch: Stretch, own: str, ours: list[tuple[str, str]]) -> str:
        """What follows the rows: the template's, where it has come to lie, and ours."""
        own_tags = {tag for tag, _xml in ours}
        kept = [(tag, xml) for tag, xml in self._tail if tag not in own_tags]
        moved = [(tag, stretch.markup(xml, own)) for tag, xml in [*kept, *ours]]
        parts = sorted(moved, key=lambda part: _ORDER.index(part[0]))
        return "</sheetData>" + "".join(xml for _tag, xml in parts) + "</worksheet>"


def _patterns(maker: PatternMaker, span: Span | None) -> tuple[RowPattern, ...]:
    if span is None:
        return ()
    return tuple(maker.pattern(row) for row in range(span.first, span.last + 1))


def _logos(sheet: Worksheet) -> list[LogoCell]:
    found: list[LogoCell] = []
    for cells in sheet.iter_rows():
        for cell in cells:
            if is_logo(cell.value):
                inside = (a for a in sheet.merged_cells.ranges if cell.coordinate in a)
                area = next(inside, CellRange(cell.coordinate))
                columns = range(area.min_col, area.max_col + 1)
                widths = tuple(column_points(sheet, column) for column in columns)
                found.append(LogoCell(area, widths))
    return found

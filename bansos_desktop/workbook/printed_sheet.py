"""One worksheet as what it prints: its cells, sizes, merges, pictures and page."""

from __future__ import annotations

from collections import defaultdict

from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.worksheet.worksheet import Worksheet

from bansos_desktop.workbook.formula_values import Fault, Scalar
from bansos_desktop.workbook.margin_text import MarginText
from bansos_desktop.workbook.number_text import shown
from bansos_desktop.workbook.page import column_points
from bansos_desktop.workbook.print_look import Looks, Side
from bansos_desktop.workbook.print_pictures import pictures_of
from bansos_desktop.workbook.print_setup import print_areas, setup_of, title_columns, title_rows
from bansos_desktop.workbook.printed_page import Area, Picture, PrintedCell, PrintedSheet
from bansos_desktop.workbook.printed_parts import SheetParts
from bansos_desktop.workbook.reckoner import Reckoner, cells_of
from bansos_desktop.workbook.text_height import line_height, lines

_USUAL_HEIGHT = 15.0
Rows = dict[int, dict[int, PrintedCell]]


class SheetReader:
    """Reads one sheet; `unknown` then holds the cells whose formulas are not known here."""

    def __init__(
        self, sheet: Worksheet, looks: Looks, reckoner: Reckoner, parts: SheetParts
    ) -> None:
        self._sheet, self._looks, self._reckoner, self._parts = sheet, looks, reckoner, parts
        self.unknown: list[str] = []

    def read(self) -> PrintedSheet | None:
        """What it prints; None if nothing."""
        sheet = self._sheet
        rows = self._rows()
        merges = self._merges(rows)
        pictures = pictures_of(sheet)
        areas = self._areas(rows, merges, pictures)
        if not areas:
            return None
        last_column = max(area.columns[1] for area in areas)
        last_row = max(area.rows[1] for area in areas)
        widths = tuple(column_points(sheet, column) for column in range(1, last_column + 1))
        texts = defaultdict(MarginText, self._parts.header.margin_texts())
        first = (texts["firstHeader"], texts["firstFooter"])
        return PrintedSheet(
            name=sheet.title,
            setup=setup_of(sheet),
            widths=widths,
            heights=self._heights(rows, widths, last_row, merges),
            rows=rows,
            merges=merges,
            areas=areas,
            title_rows=title_rows(sheet, last_row),
            title_columns=title_columns(sheet, last_column),
            row_breaks=frozenset(item.id for item in sheet.row_breaks.brk),
            column_breaks=frozenset(item.id for item in sheet.col_breaks.brk),
            pictures=pictures,
            header=texts["oddHeader"],
            footer=texts["oddFooter"],
            first_margins=first if sheet.HeaderFooter.differentFirst else None,
            merged=_merged(merges),
        )

    def _rows(self) -> Rows:
        """Every cell that shows something."""
        rows: Rows = {}
        for (row, column), cell in cells_of(self._sheet).items():
            printed = self._cell((row, column), cell)
            if printed is not None:
                rows.setdefault(row, {})[column] = printed
        return rows

    def _cell(self, place: tuple[int, int], cell: Cell | MergedCell) -> PrintedCell | None:
        look = self._looks.of(cell)
        value = self._reckoner.of(self._sheet.title, place, cell)
        if cell.data_type == "f" and value is Fault.UNKNOWN:
            self.unknown.append(f"{self._sheet.title}!{cell.coordinate}")
        text = shown(value, look.number_format)
        if not (text or look.fill or look.edges or look.side is Side.ACROSS):
            return None
        is_number = isinstance(value, int | float) and not isinstance(value, bool)
        return PrintedCell(text, look, _side(look.side, value), is_number)

    def _merges(self, rows: Rows) -> dict[tuple[int, int], Area]:
        """Merged cells, and texts that are centred across their empty neighbours."""
        merges = {(area.rows[0], area.columns[0]): area for area in self._parts.merges}
        for row, cells in rows.items():
            for column, cell in cells.items():
                if cell.look.side is Side.ACROSS and cell.text:
                    last = column
                    while _goes_on(cells.get(last + 1)):
                        last += 1
                    merges.setdefault((row, column), Area((column, last), (row, row)))
        return merges

    def _areas(
        self, rows: Rows, merges: dict[tuple[int, int], Area], pictures: tuple[Picture, ...]
    ) -> tuple[Area, ...]:
        """The print areas; without them all from A1 to the last cell that shows something."""
        marks = [(row, column) for row, cells in rows.items() for column in cells]
        if not marks and not pictures:
            return ()
        chosen = print_areas(self._sheet)
        if chosen:
            return chosen
        shown_merges = [area for corner, area in merges.items() if corner in set(marks)]
        marks += [(area.rows[1], area.columns[1]) for area in shown_merges]
        marks += [(picture.row, picture.column) for picture in pictures]
        last_row, last_column = (max(mark[end] for mark in marks) for end in (0, 1))
        return (Area((1, last_column), (1, last_row)),)

    def _heights(
        self,
        rows: Rows,
        widths: tuple[float, ...],
        last_row: int,
        merges: dict[tuple[int, int], Area],
    ) -> tuple[float, ...]:
        usual = float(self._sheet.sheet_format.defaultRowHeight or _USUAL_HEIGHT)
        dimensions = self._sheet.row_dimensions
        heights = []
        for row in range(1, last_row + 1):
            dimension = dimensions.get(row)
            if dimension is not None and dimension.hidden:
                heights.append(0.0)
            elif dimension is not None and dimension.height is not None:
                heights.append(float(dimension.height))
            else:
                alone = {
                    column: cell
                    for column, cell in rows.get(row, {}).items()
                    if (row, column) not in merges and column <= len(widths)
                }
                heights.append(max(usual, _needed(alone, widths)))
        return tuple(heights)


def _side(side: Side, value: Scalar) -> Side:
    """Texts to the left, numbers to the right, truths and errors in the middle."""
    if side is Side.ACROSS:
        return Side.CENTER
    if side is not Side.GENERAL:
        return side
    if isinstance(value, bool | Fault):
        return Side.CENTER
    return Side.RIGHT if isinstance(value, int | float) else Side.LEFT


def _goes_on(cell: PrintedCell | None) -> bool:
    return cell is not None and cell.look.side is Side.ACROSS and not cell.text


def _needed(cells: dict[int, PrintedCell], widths: tuple[float, ...]) -> float:
    """The height that a row without one of its own takes: its tallest text decides."""
    height = 0.0
    for column, cell in cells.items():
        face = cell.look.face
        narrow = "narrow" in face.name.casefold()
        room = widths[column - 1]
        wraps = cell.look.wraps and room > 0
        count = lines(cell.text, room, face.size, narrow=narrow) if wraps and cell.text else 1
        if cell.text:
            height = max(height, count * line_height(face.size))
    return height


def _merged(merges: dict[tuple[int, int], Area]) -> dict[tuple[int, int], tuple[int, int]]:
    """Which merge every covered cell belongs to."""
    return {
        (row, column): corner
        for corner, area in merges.items()
        for row in range(area.rows[0], area.rows[1] + 1)
        for column in range(area.columns[0], area.columns[1] + 1)
    }

"""The repeated rows as worksheet XML: written straight, because openpyxl is slow at many cells.

What is the same in every row is worked out once, from the template's repeating row, so that a row
costs little more than its text. All that stands around the rows is the shell's.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from xml.sax.saxutils import escape

from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from bansos_desktop.workbook.cell_styles import Styles, storable, styles_of
from bansos_desktop.workbook.errors import WorkbookError
from bansos_desktop.workbook.formula import Reference, rewrite
from bansos_desktop.workbook.page import column_points
from bansos_desktop.workbook.placeholder import Blank, Pattern, Value, blanks, parse, render
from bansos_desktop.workbook.text_height import line_height, lines

_LONGEST_TEXT = 32_767
_EPOCH = date(1899, 12, 30)
# Stands for the row's own number in a prepared formula; no sheet has so many rows.
_ROW_MARK = 987_654_321


@dataclass(frozen=True, slots=True)
class Column:
    """What the template wants in one column of the repeating row; width and size in points."""

    letter: str
    styles: Styles
    pattern: Pattern
    formula: tuple[str, ...]
    constant: str
    is_value: bool
    wraps: bool
    width: float
    size: float
    narrow: bool


@dataclass(frozen=True, slots=True)
class BodyRow:
    """One row ready to be written, its height in points and the values for the checksum."""

    xml: str
    height: float
    values: list[Value]


class Body:
    """Writes the rows of one document after the pattern of its template's repeating row."""

    def __init__(self, sheet: Worksheet, row: int, height: float | None) -> None:
        cells = next(sheet.iter_rows(min_row=row, max_row=row, min_col=1))
        self._columns = [_column(cell, n, sheet) for n, cell in enumerate(cells, start=1)]
        self._fixed = height

    @property
    def names(self) -> dict[str, str]:
        """The columns that hold a single value, by their letters: {"B": "penerima.nik"}."""
        alone = {c.letter: c.pattern[0] for c in self._columns if len(c.pattern) == 1}
        return {letter: part.name for letter, part in alone.items() if isinstance(part, Blank)}

    def row(self, number: int, values: Mapping[str, Value]) -> BodyRow:
        """The row `number` of the sheet holding `values`."""
        cells: list[str] = []
        written: list[Value] = []
        height = 0.0
        for column in self._columns:
            if column.formula or column.constant:
                cells.append(_computed(column, number))
                continue
            value = storable(render(column.pattern, values), is_text=column.styles.is_text)
            cells.append(_cell(column, number, value))
            height = max(height, _height(column, value))
            if column.is_value:
                written.append(value)
        height = self._fixed or height
        # Without customHeight Excel goes on fitting the row when somebody edits it.
        fixed = "" if self._fixed is None else ' customHeight="1"'
        xml = f'<row r="{number}" ht="{height:.2f}"{fixed}>{"".join(cells)}</row>'
        return BodyRow(xml, height, written)


def _column(cell: Cell | MergedCell, number: int, sheet: Worksheet) -> Column:
    """All that is the same in each row of this column."""
    raw = cell.value
    is_formula = cell.data_type == "f"
    pattern = parse(raw) if isinstance(raw, str) and not is_formula else ()
    return Column(
        letter=get_column_letter(number),
        styles=styles_of(cell),
        pattern=pattern,
        formula=_pieces(str(raw), int(cell.row or 0)) if is_formula else (),
        constant=_constant(raw),
        is_value=bool(blanks(pattern)),
        wraps=bool(cell.alignment.wrap_text),
        width=_width(cell.coordinate, number, sheet),
        size=float(cell.font.sz or 11),
        narrow="narrow" in (cell.font.name or "").lower(),
    )


def _constant(raw: object) -> str:
    """The attribute and value of a cell that a template fixes: a number, a yes or no, a date."""
    match raw:
        case bool():
            return f' t="b"><v>{int(raw)}</v>'
        case int() | float():
            return f"><v>{raw}</v>"
        case date():
            return f"><v>{raw.toordinal() - _EPOCH.toordinal()}</v>"
        case _:
            return ""


def _width(coordinate: str, number: int, sheet: Worksheet) -> float:
    """Points across the cell's whole merge, since that is where its text wraps."""
    for area in sheet.merged_cells.ranges:
        if coordinate in area:
            return sum(column_points(sheet, n) for n in range(area.min_col, area.max_col + 1))
    return column_points(sheet, number)


def _pieces(formula: str, row: int) -> tuple[str, ...]:
    """The formula cut where its own row's number belongs; fixed rows above stay as they are."""

    def mark(found: Reference) -> Reference:
        first = _ROW_MARK if found.first.row == row else found.first.row
        last = found.last or found.first
        return found.with_rows(first, _ROW_MARK if last.row == row else last.row)

    return tuple(escape(rewrite(formula, mark)[1:]).split(str(_ROW_MARK)))


def _computed(column: Column, number: int) -> str:
    """A cell that takes no value: the template's formula for this row, or its fixed number."""
    start = f'<c r="{column.letter}{number}" s="{column.styles.plain}"'
    if column.formula:
        return f"{start}><f>{str(number).join(column.formula)}</f></c>"
    return f"{start}{column.constant}</c>"


def _cell(column: Column, number: int, value: Value) -> str:
    """One cell's XML; a date is Excel's day number, counted from 30 December 1899."""
    start = f'<c r="{column.letter}{number}" s="{column.styles.of(value)}"'
    match value:
        case None:
            return f"{start}/>"
        case str():
            return f'{start} t="inlineStr"><is>{_text(value, column.letter, number)}</is></c>'
        case date():
            return f"{start}><v>{value.toordinal() - _EPOCH.toordinal()}</v></c>"
        case _:
            return f"{start}><v>{value}</v></c>"


def _text(text: str, letter: str, number: int) -> str:
    if len(text) > _LONGEST_TEXT:
        raise WorkbookError("template.text_too_long", {"sel": f"{letter}{number}"})
    space = ' xml:space="preserve"' if text != text.strip() or "\n" in text else ""
    return f"<t{space}>{escape(text)}</t>"


def _height(column: Column, value: Value) -> float:
    """Points the value needs; only text that may wrap takes more than one line."""
    one = line_height(column.size)
    if not column.wraps or not isinstance(value, str):
        return one
    return one * lines(value, column.width, column.size, narrow=column.narrow)

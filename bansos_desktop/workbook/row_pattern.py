"""One row of a template, ready to be written as often as it is needed.

It is written as worksheet XML straight away, because openpyxl is slow at many cells. What is the
same in every copy is worked out once, so that a row costs little more than its text.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, time, timedelta
from decimal import Decimal
from xml.etree.ElementTree import tostring
from xml.sax.saxutils import escape

from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.cell.rich_text import CellRichText
from openpyxl.utils import get_column_letter
from openpyxl.utils.datetime import to_excel
from openpyxl.worksheet.worksheet import Worksheet

from bansos_desktop.workbook.cell_styles import Styles, storable, styles_of
from bansos_desktop.workbook.errors import WorkbookError
from bansos_desktop.workbook.formula_values import Fault, Scalar
from bansos_desktop.workbook.page import column_points
from bansos_desktop.workbook.placeholder import (
    Blank,
    Pattern,
    Value,
    blanks,
    parse,
    plain_number,
    render,
)
from bansos_desktop.workbook.reckoner import plain
from bansos_desktop.workbook.row_formula import Place, RowFormula
from bansos_desktop.workbook.section import Section, Zone
from bansos_desktop.workbook.text_height import line_height, lines

LOGO = "kantor.logo"
_LONGEST_TEXT = 32_767
_EPOCH = date(1899, 12, 30)
_USUAL_HEIGHT = 15.0
_OWN_ATTRIBUTES = ("r", "spans", "ht", "customHeight", "hidden")


@dataclass(frozen=True, slots=True)
class Column:
    """What the template wants in one column of the row; width, size and line in points.

    `known` is what formulas see in a fixed cell.
    """

    number: int
    letter: str
    styles: Styles
    pattern: Pattern
    formula: RowFormula | None
    constant: str
    known: Scalar
    wraps: bool
    width: float
    size: float
    narrow: bool
    line: float


Results = Callable[[int, int], Scalar]
"""What the formula comes to that the template has in this row and column."""


def nothing(_row: int, _column: int) -> Scalar:
    """Nobody reckons."""
    return Fault.UNKNOWN


@dataclass(frozen=True, slots=True)
class Row:
    """One row ready to be written, its height in points (0 if hidden), the values put into it."""

    xml: str
    height: float
    values: list[Value]


@dataclass(frozen=True, slots=True)
class RowPattern:
    """A template's row. `fixed` is the height that staff gave it, `usual` what it last had."""

    number: int
    zone: Zone
    columns: tuple[Column, ...]
    attributes: str
    hidden: bool
    fixed: float | None
    usual: float | None

    @property
    def names(self) -> dict[str, str]:
        """The columns that hold a single value, by their letters: {"B": "penerima.nik"}."""
        alone = {c.letter: c.pattern[0] for c in self.columns if len(c.pattern) == 1}
        return {letter: part.name for letter, part in alone.items() if isinstance(part, Blank)}

    def values(self, values: Mapping[str, Value]) -> list[Value]:
        """What stands in each column's blanks; None in a column without any."""
        return [
            storable(render(column.pattern, values), is_text=column.styles.is_text)
            if column.pattern
            else None
            for column in self.columns
        ]

    def write(
        self, number: int, values: list[Value], place: Place, results: Results = nothing
    ) -> Row:
        """The row as number `number` of the sheet, holding its `values`."""
        cells: list[str] = []
        written: list[Value] = []
        height = 0.0
        for column, value in zip(self.columns, values, strict=True):
            styles = column.styles
            if column.pattern:
                written.append(value)
                style, rest = styles.of(value), _content(value, column, number)
            elif column.formula is not None:
                result = results(self.number, column.number)
                style, rest = styles.plain, column.formula.xml(place, result)
            else:
                style, rest = styles.plain, column.constant
            cells.append(f'<c r="{column.letter}{number}" s="{style}{rest}')
            height = max(height, _height(column, value))
        height = self._height(height)
        if self.is_blank:
            return Row("", height, written)
        hidden = self.hides(values)
        xml = f'<row r="{number}"{self._looks(height, hidden=hidden)}>{"".join(cells)}</row>'
        return Row(xml, 0.0 if hidden else height, written)

    def hides(self, values: list[Value]) -> bool:
        """Whether it is hidden: in the template, or once nothing came of all its placeholders."""
        if self.hidden or self.zone.repeats:
            return self.hidden
        kept = any(c.formula is not None or c.constant != _EMPTY for c in self.columns)
        return self._has_values and not kept and all(value is None for value in values)

    @property
    def is_blank(self) -> bool:
        """Whether nothing need be written for this row."""
        looks = self.attributes or self.hidden or self.usual is not None
        return not self.columns and not looks and not self.zone.repeats

    @property
    def _has_values(self) -> bool:
        return any(column.pattern for column in self.columns)

    def _height(self, needed: float) -> float:
        if self.fixed is not None:
            return self.fixed
        if self.zone is Zone.BLOCK or self.usual is None:
            return needed or _USUAL_HEIGHT
        return max(needed, self.usual) if self._has_values else self.usual

    def _looks(self, height: float, *, hidden: bool) -> str:
        # Without customHeight Excel goes on fitting the row when somebody edits it; without any
        # height it fits fixed text when it opens the file.
        fixed = "" if self.fixed is None else ' customHeight="1"'
        known = self.zone.repeats or self.usual is not None or self._has_values
        high = f' ht="{height:.2f}"' if known else ""
        shown = ' hidden="1"' if hidden else ""
        return f"{high}{fixed}{shown}{self.attributes}"


_EMPTY = '"/>'


class PatternMaker:
    """Makes the patterns of one sheet; `draft` puts a word in front of the document's title."""

    def __init__(
        self,
        sheet: Worksheet,
        section: Section | None,
        heights: Mapping[int, float],
        *,
        draft: bool = False,
    ) -> None:
        self._sheet = sheet
        self._section = section
        self._heights = heights
        self._draft = draft
        self._points = {n: column_points(sheet, n) for n in range(1, sheet.max_column + 1)}
        # Text wraps in the whole merge; one over several rows asks no height of any of them.
        self._merges = {
            (area.min_row, area.min_col): (
                sum(column_points(sheet, n) for n in range(area.min_col, area.max_col + 1)),
                area.min_row == area.max_row,
            )
            for area in sheet.merged_cells.ranges
        }

    def pattern(self, row: int) -> RowPattern:
        """The pattern of a row of the template."""
        sheet = self._sheet
        zone = Zone.ABOVE if self._section is None else self._section.zone(row)
        dimension = sheet.row_dimensions.get(row)
        known = {} if dimension is None else dict(dimension)
        kept = [f' {k}="{v}"' for k, v in known.items() if k not in _OWN_ATTRIBUTES]
        usual = None if dimension is None else dimension.height
        return RowPattern(
            number=row,
            zone=zone,
            columns=tuple(
                self._column(cell)
                for cell in next(sheet.iter_rows(min_row=row, max_row=row, min_col=1))
                if cell.value is not None or cell.has_style
            ),
            attributes="".join(kept),
            hidden=bool(dimension is not None and dimension.hidden),
            fixed=self._heights.get(row),
            usual=None if usual is None else float(usual),
        )

    def _column(self, cell: Cell | MergedCell) -> Column:
        """All that is the same in each copy of this cell."""
        row, number = int(cell.row or 0), int(cell.column or 0)
        width, is_one_row = self._merges.get((row, number), (self._points.get(number, 0.0), True))
        pattern = _pattern(cell)
        size = float(cell.font.sz or 11)
        return Column(
            number=number,
            letter=get_column_letter(number),
            styles=styles_of(cell),
            pattern=drafted(pattern) if self._draft else pattern,
            formula=self._formula(cell, row),
            constant=_EMPTY if pattern else _constant(cell),
            known=_known(cell),
            wraps=bool(cell.alignment.wrap_text) and is_one_row,
            width=width,
            size=size,
            narrow="narrow" in (cell.font.name or "").lower(),
            line=line_height(size),
        )

    def _formula(self, cell: Cell | MergedCell, row: int) -> RowFormula | None:
        if cell.data_type != "f":
            return None
        return RowFormula(str(cell.value), row, str(self._sheet.title), self._section)


def _pattern(cell: Cell | MergedCell) -> Pattern:
    """The placeholders of a cell with the text around them; () for a cell without any."""
    if cell.data_type == "f" or not isinstance(cell.value, str | CellRichText):
        return ()
    pattern = parse(str(cell.value))
    return pattern if blanks(pattern) and not is_logo(cell.value) else ()


def is_logo(value: object) -> bool:
    """Whether a cell of the template asks for the office's logo."""
    return isinstance(value, str) and parse(value) == (Blank(LOGO),)


def drafted(pattern: Pattern) -> Pattern:
    """The title of a draft says so; one that prints nothing still does not."""
    parts: list[str | Blank] = []
    for part in pattern:
        if isinstance(part, Blank) and part.name == "dokumen.judul":
            parts.append("DRAF - ")
        parts.append(part)
    return tuple(parts)


def _constant(cell: Cell | MergedCell) -> str:
    """The rest of a cell that a template fixes: text, a number, a yes or no, a date."""
    value = cell.value
    if value is None or cell.data_type == "f" or is_logo(value):
        return _EMPTY
    if isinstance(value, CellRichText):
        return f'" t="inlineStr">{tostring(value.to_tree(), encoding="unicode")}</c>'
    if isinstance(value, str) and cell.data_type != "e":
        return f'" t="inlineStr"><is>{text_xml(value)}</is></c>'
    kind = {"b": ' t="b"', "e": ' t="e"'}.get(cell.data_type, "")
    number = int(value) if isinstance(value, bool) else value
    stored = _serial(value) if isinstance(value, date | time | timedelta) else number
    return f'"{kind}><v>{stored}</v></c>'


def _known(cell: Cell | MergedCell) -> Scalar:
    if is_logo(cell.value):
        return None
    value = str(cell.value) if isinstance(cell.value, CellRichText) else cell.value
    return plain(value, is_error=cell.data_type == "e")


def _serial(value: date | time | timedelta) -> object:
    """Excel's number of a day, a time or a length of time."""
    number: object = to_excel(value)  # type: ignore[no-untyped-call]
    return number


def _content(value: Value, column: Column, number: int) -> str:
    """The rest of a cell's XML; a date is Excel's day number, counted from 30 December 1899."""
    if value is None:
        return _EMPTY
    match value:
        case str():
            if len(value) > _LONGEST_TEXT:
                raise WorkbookError("template.text_too_long", {"sel": f"{column.letter}{number}"})
            return f'" t="inlineStr"><is>{text_xml(value)}</is></c>'
        case date():
            return f'"><v>{value.toordinal() - _EPOCH.toordinal()}</v></c>'
        case float() | Decimal():
            return f'"><v>{plain_number(value)}</v></c>'
        case _:
            return f'"><v>{value}</v></c>'


def text_xml(text: str) -> str:
    """A text element that keeps the blanks at its ends."""
    space = ' xml:space="preserve"' if text != text.strip() or "\n" in text else ""
    return f"<t{space}>{escape(text)}</t>"


def _height(column: Column, value: Value) -> float:
    """Points the value needs; only text that is seen and may wrap takes more than one line."""
    one = column.line
    if not column.wraps or not column.width or not isinstance(value, str):
        return one
    return one * lines(value, column.width, column.size, narrow=column.narrow)

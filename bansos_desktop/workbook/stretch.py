"""What a template's addresses mean once its rows have been repeated.

Everything below the repeated rows moves down, and a range that reaches into them grows over all
their copies. What is forgotten here is wrong on paper.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from xml.sax.saxutils import escape, unescape

from openpyxl.worksheet.cell_range import CellRange

from bansos_desktop.workbook.formula import Reference, rewrite
from bansos_desktop.workbook.section import Section, Span, Zone

# A rule that names more places than this holds for the rows between them too.
_MOST_RUNS = 500
_FORMULAS = re.compile(r"<(f|formula|formula1|formula2|xm:f)>([^<]+)</\1>")
_PLACES = re.compile(
    r'(<(?:conditionalFormatting|dataValidation|protectedRange)\b[^>]*? sqref=")([^"]+)'
)
_EXTENDED = re.compile(r"(<xm:sqref>)([^<]+)")
_AREAS = re.compile(r'(<(?:autoFilter|hyperlink|sortState|sortCondition)\b[^>]*? ref=")([^"]+)')


@dataclass(frozen=True, slots=True)
class Stretch:
    """The `section` of a sheet filled with `groups`: how many records each has, in order.

    `renamed` is what the sheet is called now, if it is one of many made after it.
    """

    sheet: str
    section: Section | None
    groups: tuple[int, ...] = (1,)
    renamed: str = ""

    @property
    def added(self) -> int:
        """By how many rows all below moves down."""
        if self.section is None:
            return 0
        rows = len(self.groups) * self.section.around + sum(self.groups) * self.section.block.size
        return rows - self.section.span.size

    def first(self, row: int) -> int:
        """Where the upper end of a range comes to lie: at the first copy of a repeated row."""
        match self._zone(row):
            case Zone.BELOW:
                return row + self.added
            case Zone.CLOSING if self.section is not None:
                return row + (self.groups[0] - 1) * self.section.block.size
            case _:
                return row

    def last(self, row: int) -> int:
        """Where the lower end comes to lie: at the last copy of a repeated row."""
        section = self.section
        match self._zone(row):
            case Zone.BELOW | Zone.CLOSING:
                return row + self.added
            case Zone.BLOCK if section is not None:
                below = section.span.last - row
                return section.span.last + self.added - below
            case Zone.HEADING if section is not None:
                return row + self.added - (self.groups[-1] - 1) * section.block.size
            case _:
                return row

    def area(self, coordinates: str) -> str:
        """A plain range such as A14:C14, grown over whatever lies between its ends."""
        found = CellRange(coordinates)
        return _at(found, self.first(found.min_row), self.last(found.max_row))

    def places(self, coordinates: str) -> str:
        """Ranges, parted by blanks, where a rule of these template ranges holds: in each copy."""
        return " ".join(
            _at(found, run.first, run.last)
            for part in coordinates.split()
            for found in (CellRange(part),)
            for run in self.runs(Span(found.min_row, found.max_row))
        )

    def runs(self, rows: Span) -> list[Span]:
        """The rows that copies of these template rows take, neighbours joined."""
        whole = Span(self.first(rows.first), self.last(rows.last))
        zone = self._zone(rows.first)
        section = self.section
        if section is None or not zone.repeats or self._zone(rows.last) is not zone:
            return [whole]
        runs = _joined(copies(section, self.groups, rows))
        return runs if len(runs) <= _MOST_RUNS else [whole]

    def formula(self, formula: str, own: str) -> str:
        """A formula on the sheet `own`; single cells of repeated rows mean the first copy."""

        def change(found: Reference) -> Reference:
            if (found.sheet or own) != self.sheet:
                return found
            first = self.first(found.first.row)
            last = first if found.last is None else self.last(found.last.row)
            moved = found.with_rows(first, last)
            return moved.on(self.renamed) if found.sheet and self.renamed else moved

        return rewrite(formula, change)

    def markup(self, xml: str, own: str) -> str:
        """The formulas in a piece of a sheet's XML, and on the stretched sheet its addresses."""

        def change(match: re.Match[str]) -> str:
            formula = self.formula("=" + unescape(match[2]), own)[1:]
            return f"<{match[1]}>{escape(formula)}</{match[1]}>"

        xml = _FORMULAS.sub(change, xml)
        if own != self.sheet:
            return xml
        xml = _EXTENDED.sub(lambda match: match[1] + self.places(match[2]), xml)
        xml = _PLACES.sub(lambda match: match[1] + self.places(match[2]), xml)
        return _AREAS.sub(lambda match: match[1] + self.area(match[2]), xml)

    def _zone(self, row: int) -> Zone:
        return Zone.ABOVE if self.section is None else self.section.zone(row)


def copies(section: Section, groups: tuple[int, ...], rows: Span) -> Iterator[Span]:
    """Where these template rows, all of one zone, come to lie, from the top downwards."""
    start = section.span.first
    zone = section.zone(rows.first)
    height = section.block.size
    for records in groups:
        offset = rows.first - section.span.first
        if zone is Zone.CLOSING:
            offset += (records - 1) * height
        for number in range(records if zone is Zone.BLOCK else 1):
            first = start + offset + number * height
            yield Span(first, first + rows.size - 1)
        start += section.around + records * height


def _joined(runs: Iterator[Span]) -> list[Span]:
    found: list[Span] = []
    for run in runs:
        if found and found[-1].last + 1 == run.first:
            found[-1] = Span(found[-1].first, run.last)
        else:
            found.append(run)
    return found


def _at(area: CellRange, first: int, last: int) -> str:
    moved = CellRange(min_col=area.min_col, max_col=area.max_col, min_row=first, max_row=last)
    return str(moved.coord)

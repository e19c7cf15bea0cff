"""The marks of a template: which rows repeat for each record, and which for each group.

They are defined names, because Excel moves these along when somebody inserts a row.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from openpyxl.workbook import Workbook

from bansos_desktop.workbook.formats import Shape
from bansos_desktop.workbook.formula import references
from bansos_desktop.workbook.section import Section, Span

BLOCK_NAME, HEADING_NAME, CLOSING_NAME = "baris_ulang", "baris_kelompok", "baris_subtotal"
Fault: TypeAlias = tuple[str, str, str]
"""Address, code, and the offending text."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Where a defined name points."""

    sheet: str
    rows: Span

    @property
    def cell(self) -> str:
        """The address by which a person finds it."""
        return f"{self.sheet}!{self.rows.first}"


def found_section(book: Workbook, shape: Shape) -> tuple[str, Section | None, list[Fault]]:
    """The sheet that is filled, what repeats in it, and what is wrong with the marks."""
    marks = {name: list(_marks(book, name)) for name in (BLOCK_NAME, HEADING_NAME, CLOSING_NAME)}
    first = next((s.title for s in book.worksheets if s.sheet_state == "visible"), "")
    faults = [
        (mark.cell, "template.many_blocks", name)
        for name, found in marks.items()
        if len(found) > 1
        for mark in found
    ]
    if faults:
        return first, None, faults
    one = {name: found[0] for name, found in marks.items() if found}
    block = one.get(BLOCK_NAME)
    if block is None:
        lonely = [(mark.cell, "template.mark_alone", name) for name, mark in one.items()]
        if shape is Shape.TABLE:
            lonely.append((BLOCK_NAME, "template.no_block", ""))
        return first, None, lonely
    return block.sheet, _section(block, one), list(_misplaced(block, one, first, shape))


def _marks(book: Workbook, name: str) -> Iterator[Mark]:
    """The ranges of a name; a copied sheet brings a second one of its own."""
    for known in (book.defined_names, *(sheet.defined_names for sheet in book.worksheets)):
        defined = known.get(name)
        if defined is None:
            continue
        for area in references(f"={defined.attr_text}"):
            if area.sheet in book.sheetnames:
                rows = Span(area.first.row, (area.last or area.first).row)
                yield Mark(area.sheet or "", rows)


def _section(block: Mark, marks: Mapping[str, Mark]) -> Section:
    heading, closing = marks.get(HEADING_NAME), marks.get(CLOSING_NAME)
    return Section(
        block.rows,
        None if heading is None else heading.rows,
        None if closing is None else closing.rows,
    )


def _misplaced(block: Mark, marks: Mapping[str, Mark], first: str, shape: Shape) -> Iterator[Fault]:
    """Marks that are not where their shape or their neighbours want them."""
    if shape is Shape.LETTER:
        yield block.cell, "template.block_in_letter", ""
    if shape is Shape.SHEETS and block.sheet != first:
        yield block.cell, "template.block_not_first_sheet", first
    heading, closing = marks.get(HEADING_NAME), marks.get(CLOSING_NAME)
    if heading and (heading.sheet, heading.rows.last) != (block.sheet, block.rows.first - 1):
        yield heading.cell, "template.heading_apart", ""
    if closing and (closing.sheet, closing.rows.first) != (block.sheet, block.rows.last + 1):
        yield closing.cell, "template.closing_apart", ""

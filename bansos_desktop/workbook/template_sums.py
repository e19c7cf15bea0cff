"""What a layout adds up beside the shipped one: sums that are gone, and sums that are more.

A sum may be written plainly, or as the shipped layout has it. Columns are known by what stands in
them, so a column that was moved is the same one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from bansos_desktop.domain.placeholder_words import words_of
from bansos_desktop.workbook.formula import Reference, rewrite
from bansos_desktop.workbook.placeholder import blanks, parse
from bansos_desktop.workbook.section import Section, Zone
from bansos_desktop.workbook.sheet_xml import opened
from bansos_desktop.workbook.template import Template, TemplateFault

_SUMS = re.compile(r"\b(?:sum\(|subtotal\((?:10)?9,)\[([^\]]+)\]")
_PLAIN = re.compile(r"=\+?(?:sum\(|subtotal\((?:10)?9,)\[[^\]]+\]\)")
_NAME = re.compile(r"[a-z]\w*\.\w+")
_NESTED = str.maketrans("[]", "{}")


@dataclass(frozen=True, slots=True)
class _Sum:
    """A formula that adds up a column; `text` has what stands in the columns for references."""

    cell: str
    closes_group: bool
    column: str
    text: str

    @property
    def is_plain(self) -> bool:
        """Whether it is the sum and nothing else."""
        return _PLAIN.fullmatch(self.text) is not None

    @property
    def pattern(self) -> str:
        """How it adds up, whatever the column is reckoned from."""
        return self.text.replace(f"[{self.column}]", "[]")


def sum_warnings(own: Template, shipped: Template) -> tuple[TemplateFault, ...]:
    """What the office's layout adds up otherwise than the shipped one; nothing here is a fault."""
    if own.section is None or shipped.section is None:
        return ()
    mine, theirs = _Rows(own, own.section), _Rows(shipped, shipped.section)
    known = {one.pattern for one in theirs.sums()}
    odd = [
        TemplateFault(f"{own.sheet}!{one.cell}", "template.sum_other", label(one.column))
        for one in mine.sums()
        if not one.is_plain and one.pattern not in known
    ]
    return (*odd, *_gone(mine, theirs), *_other_rows(mine, theirs))


def label(column: str) -> str:
    """A column in a sentence: what its blanks mean, or what it is reckoned from."""
    words = dict.fromkeys(words_of(name).meaning.split(",")[0] for name in _NAME.findall(column))
    return " dan ".join(word[:1].lower() + word[1:] for word in words) or column


def _gone(mine: _Rows, theirs: _Rows) -> Iterator[TemplateFault]:
    """Sums of columns that still stand there."""
    have = {(one.column, one.closes_group) for one in mine.sums()}
    wanted = dict.fromkeys((one.column, one.closes_group) for one in theirs.sums())
    for column, closes_group in wanted:
        if column in mine.columns and (column, closes_group) not in have:
            said = label(column) + (" per kelompok" if closes_group else "")
            where = f"{mine.sheet.title}!{mine.columns[column]}"
            yield TemplateFault(where, "template.sum_gone", said)


def _other_rows(mine: _Rows, theirs: _Rows) -> Iterator[TemplateFault]:
    """What is reckoned in each row, where all that it is reckoned from still stands there."""
    have = set(_NAME.findall(" ".join(mine.columns)))
    for column in theirs.columns:
        names = set(_NAME.findall(column))
        if column.startswith("=") and column not in mine.columns and names <= have:
            yield TemplateFault(mine.sheet.title, "template.row_formula", label(column))


class _Rows:
    """The repeated rows of a layout: what stands in each column, and what adds it up."""

    def __init__(self, template: Template, section: Section) -> None:
        self.sheet: Worksheet = opened(template.content)[template.sheet]
        self._section = section
        letters = [get_column_letter(n) for n in range(1, self.sheet.max_column + 1)]
        found = {self._meaning(letter, ()): letter for letter in reversed(letters)}
        self.columns = {meaning: letter for meaning, letter in found.items() if meaning}

    def sums(self) -> Iterator[_Sum]:
        """Every formula outside of the repeated rows that adds up a column of theirs."""
        for cells in self.sheet.iter_rows():
            for cell in cells:
                zone = self._section.zone(cell.row or 0)
                if cell.data_type != "f" or zone is Zone.BLOCK:
                    continue
                text = self._text(str(cell.value), ())
                for column in _SUMS.findall(text):
                    if column in self.columns:
                        yield _Sum(cell.coordinate, zone is Zone.CLOSING, column, text)

    def _meaning(self, letter: str, seen: tuple[str, ...]) -> str:
        """The blanks of a column, or its formula with those of other columns in it."""
        block = self._section.block
        for row in range(block.first, block.last + 1):
            cell = self.sheet[f"{letter}{row}"]
            if cell.data_type == "f" and letter not in seen:
                return self._text(str(cell.value), (*seen, letter)).translate(_NESTED)
            if cell.value is not None:
                return "+".join(blank.name for blank in blanks(parse(str(cell.value))))
        return ""

    def _text(self, formula: str, seen: tuple[str, ...]) -> str:
        """A formula without blanks in small letters, each reference as what stands there."""

        def told(found: Reference) -> str:
            return f"[{self._told(found, seen)}]"

        return rewrite(formula, told).lower().replace(" ", "")

    def _told(self, found: Reference, seen: tuple[str, ...]) -> str:
        """What a reference to repeated rows means; one to anything else stays as it is."""
        first, last = found.first, found.last or found.first
        block, span = self._section.block, self._section.span
        is_here = found.sheet in (None, self.sheet.title)
        one_column = first.column.lstrip("$") == last.column.lstrip("$") != ""
        covers = first.row <= block.first and last.row >= block.last
        if is_here and one_column and covers and first.row in span and last.row in span:
            return self._meaning(first.column.lstrip("$"), seen)
        return str(found)

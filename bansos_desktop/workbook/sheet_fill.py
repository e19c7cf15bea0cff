"""Writing one sheet after its form: above, the records in their groups, below.

Rows are written as they come, so that a long list is never held in memory; what depends on their
number is put together when the last is known.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import partial
from itertools import groupby
from typing import IO

from bansos_desktop.workbook.content import GROUP_NAME
from bansos_desktop.workbook.drawing import Box
from bansos_desktop.workbook.meta import BodyChecksum
from bansos_desktop.workbook.page import COMPANY, Pages
from bansos_desktop.workbook.placeholder import Value
from bansos_desktop.workbook.row_formula import Place
from bansos_desktop.workbook.row_pattern import Results, Row, RowPattern
from bansos_desktop.workbook.section import Section
from bansos_desktop.workbook.sheet_form import MOST_BREAKS, SheetForm
from bansos_desktop.workbook.sheet_results import SheetResults
from bansos_desktop.workbook.stretch import Stretch

_STEP = 100
Rows = Iterable[Mapping[str, Value]]
Later = Callable[[], str]


class RowStream:
    """Rows on their way into the file, a hundred at a time."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self._waiting: list[str | Later] = []
        self._held = False

    def put(self, xml: str | Later) -> None:
        """Take one more piece; one that is made later holds all up until the end."""
        self._waiting.append(xml)
        self._held = self._held or not isinstance(xml, str)
        if len(self._waiting) >= _STEP and not self._held:
            self.flush()

    def flush(self) -> None:
        """Hand on what waits."""
        pieces = (each if isinstance(each, str) else each() for each in self._waiting)
        self._stream.write("".join(pieces).encode())
        self._waiting.clear()


@dataclass(slots=True)
class _Group:
    """The group being written: where it began, where its first record stands, how many it has."""

    key: Value
    heading: int
    first: int
    records: int = 0


@dataclass(slots=True)
class SheetFill:
    """One sheet being written; `name` is its tab, `values` stand once in it.

    `counts_all` takes every value of the sheet into the checksum, not only the repeated ones.
    """

    out: RowStream
    form: SheetForm
    name: str
    values: Mapping[str, Value]
    checksum: BodyChecksum
    results: SheetResults
    counts_all: bool = False
    count: int = 0
    turns: list[int] = field(default_factory=list)
    heights: dict[int, float] = field(default_factory=dict)
    _next: int = 1
    _sizes: list[int] = field(default_factory=list)
    _group: _Group | None = None
    _starts: deque[int] = field(default_factory=lambda: deque(maxlen=COMPANY))

    def run(self, rows: Rows, told: Callable[[int], None]) -> Stretch:
        """Write all rows of the sheet; `told` hears of every hundredth record."""
        section = self.form.section
        guess = _sizes_of(rows, section) if isinstance(rows, tuple) else (1,)
        above = self._outside(self.form.above, self._stretch(guess), last=section is None)
        if section is None:
            return self._stretch((1,))
        pages = Pages(self.form.sheet, above, self._closing_height())
        for row in rows:
            self._record(section, pages, row)
            self.count += 1
            if self.count % _STEP == 0:
                told(self.count)
        if not self.count:
            # The totals need a row to add up.
            self._record(section, pages, {})
        self._end_group(pages)
        if pages.must_carry():
            self.turns.append(self._starts[0] - 1)
        stretch = self._stretch(tuple(self._sizes))
        self._outside(self.form.below, stretch, last=True)
        return stretch

    def boxes(self, stretch: Stretch) -> list[Box]:
        """Where the logo goes, now that the rows are as high as they will be."""
        return [
            Box(
                logo.area.min_col - 1,
                stretch.first(logo.area.min_row) - 1,
                logo.widths,
                tuple(
                    self.heights.get(row, 0.0)
                    for row in range(logo.area.min_row, logo.area.max_row + 1)
                ),
            )
            for logo in self.form.logos
        ]

    def _stretch(self, sizes: tuple[int, ...]) -> Stretch:
        renamed = self.name if self.name != self.form.title else ""
        return Stretch(self.form.title, self.form.section, sizes, renamed)

    def _outside(
        self, patterns: tuple[RowPattern, ...], stretch: Stretch, *, last: bool = False
    ) -> float:
        """Rows that stand once; their height together."""
        title = self.form.title
        place = Place((0, 0, 0, 0, 0), lambda formula: stretch.formula(formula, title))
        total = 0.0
        filled = [(pattern, pattern.values(self.values)) for pattern in patterns]
        self.results.enter(filled, last=last)
        waits = self.form.plan.looks_ahead and not last
        for pattern, values in filled:
            write = partial(pattern.write, stretch.first(pattern.number), values, place)
            row = write() if waits else write(self.results.of)
            self.out.put(partial(_xml, write, self.results.of) if waits else row.xml)
            self.heights[pattern.number] = row.height
            total += row.height
            if self.counts_all:
                self.checksum.add(row.values)
            self._next = stretch.first(pattern.number) + 1
        return total

    def _closing_height(self) -> float:
        place = Place((0, 0, 0, 0, 0), str)
        return sum(
            row.write(row.number, row.values(self.values), place).height for row in self.form.below
        )

    def _record(self, section: Section, pages: Pages, row: Mapping[str, Value]) -> None:
        """One record, with the heading of its group if it is the first."""
        values = {**self.values, **row}
        key = row.get(GROUP_NAME)
        begins = self._group is None or (section.grouped and key != self._group.key)
        if begins:
            self._end_group(pages)
        start = self._next
        heading = self._begin_group(values, key) if begins else []
        group = self._group
        if group is None:  # pragma: no cover - begun above
            return
        place = Place((self._next, group.heading, group.first, 0, 0), str)
        written = self._copy(self.form.block, values, place)
        for each in written:
            self.checksum.add(each.values)
        group.records += 1
        height = sum(each.height for each in (*heading, *written))
        self._keep_together(pages, start, height, len(heading) + len(written))
        self._starts.append(start)
        for each in (*heading, *written):
            self.out.put(each.xml)

    def _keep_together(self, pages: Pages, start: int, height: float, rows: int) -> None:
        """What is more than one row begins a new page rather than being parted by its end."""
        if rows > 1 and pages.splits(height) and len(self.turns) < MOST_BREAKS - 1:
            self.turns.append(start - 1)
            pages.turn()
        pages.add(height)

    def _begin_group(self, values: Mapping[str, Value], key: Value) -> list[Row]:
        self.results.begin_group()
        first = self._next + len(self.form.heading)
        self._group = _Group(key, self._next, first)
        return self._copy(self.form.heading, values, Place((0, self._next, first, first, 0), str))

    def _end_group(self, pages: Pages) -> None:
        """The rows at the end of the group that was being written, if there was one."""
        group = self._group
        if group is None:
            return
        self._sizes.append(group.records)
        last = group.first + (group.records - 1) * len(self.form.block)
        place = Place((0, group.heading, group.first, last, self._next), str)
        for row in self._copy(self.form.closing, {**self.values, GROUP_NAME: group.key}, place):
            self.out.put(row.xml)
            pages.add_end(row.height)

    def _copy(
        self, patterns: tuple[RowPattern, ...], values: Mapping[str, Value], place: Place
    ) -> list[Row]:
        filled = [(pattern, pattern.values(values)) for pattern in patterns]
        self.results.enter(filled)
        rows = [
            pattern.write(self._next + number, kept, place, self.results.of)
            for number, (pattern, kept) in enumerate(filled)
        ]
        self._next += len(rows)
        return rows


def _xml(write: Callable[[Results], Row], results: Results) -> str:
    return write(results).xml


def _sizes_of(rows: Rows, section: Section | None) -> tuple[int, ...]:
    """How many records each group will have, when all are known beforehand."""
    if section is None or not section.grouped:
        return (max(1, sum(1 for _row in rows)),)
    groups = groupby(rows, key=lambda row: row.get(GROUP_NAME))
    return tuple(sum(1 for _row in group) for _key, group in groups) or (1,)

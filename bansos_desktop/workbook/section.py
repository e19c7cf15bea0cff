"""The rows of a template that repeat, and where they come to lie once it is filled.

A block repeats for each record. Rows directly above and below it may open and close each group of
records; so a template's row stands in many places, which need not be evenly spaced.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto


@dataclass(frozen=True, slots=True)
class Span:
    """Rows of the template from `first` to `last`, both counted from 1."""

    first: int
    last: int

    @property
    def size(self) -> int:
        """How many rows."""
        return self.last - self.first + 1

    def __contains__(self, row: object) -> bool:
        return isinstance(row, int) and self.first <= row <= self.last


class Zone(Enum):
    """Where a row of a template stands towards what repeats."""

    ABOVE = auto()
    HEADING = auto()
    BLOCK = auto()
    CLOSING = auto()
    BELOW = auto()

    @property
    def repeats(self) -> bool:
        """Whether such a row is written more than once."""
        return self in (Zone.HEADING, Zone.BLOCK, Zone.CLOSING)


@dataclass(frozen=True, slots=True)
class Section:
    """The block of a record, and the rows at the head and the end of a group, if there are any."""

    block: Span
    heading: Span | None = None
    closing: Span | None = None

    @property
    def span(self) -> Span:
        """All rows that repeat."""
        first = self.block if self.heading is None else self.heading
        last = self.block if self.closing is None else self.closing
        return Span(first.first, last.last)

    @property
    def grouped(self) -> bool:
        """Whether groups can be seen in the sheet."""
        return self.heading is not None or self.closing is not None

    def zone(self, row: int) -> Zone:
        """What a row of the template is."""
        if row < self.span.first:
            return Zone.ABOVE
        if row > self.span.last:
            return Zone.BELOW
        if row in self.block:
            return Zone.BLOCK
        return Zone.HEADING if row < self.block.first else Zone.CLOSING

    @property
    def around(self) -> int:
        """Rows that each group has besides its records."""
        return self.span.size - self.block.size

"""Saying how far a long job is, and being told to stop."""

from __future__ import annotations

from typing import Protocol


class Cancelled(Exception):
    """The user asked to stop; raised inside a transaction it rolls everything back."""


class Progress(Protocol):
    """What a use case reports to."""

    def step(self, done: int, total: int) -> None:
        """`done` of `total` is finished; total 0 means unknown. Raises Cancelled to stop."""


class Unwatched:
    """Progress that nobody looks at and nobody cancels."""

    def step(self, done: int, total: int) -> None:
        """Go on."""


UNWATCHED = Unwatched()

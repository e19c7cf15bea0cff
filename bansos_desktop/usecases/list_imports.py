"""Every import of this office (a place holder until the reader of batches is there)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bansos_desktop.store.store import Store


@dataclass(frozen=True, slots=True)
class ImportLine:
    """One import with its equation, and what became of it since."""

    uid: str
    label: str
    at: str
    user: str
    rows_read: int
    created: int
    updated: int
    unchanged: int
    rejected: int
    parent: str
    still_rejected: int
    undone: bool


def run(_store: Store) -> Sequence[ImportLine]:
    """Newest first."""
    return ()

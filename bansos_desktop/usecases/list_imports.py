"""Every import of this office (a place holder until the reader of batches is there)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bansos_desktop.store.store import Store

LIMIT = 50
NEWEST = 1 << 62


@dataclass(frozen=True, slots=True)
class StoredImport:
    """An import as it was noted."""

    number: int
    batch: str
    act: str
    label: str
    programme: str
    year: int
    stage: str
    region_code: str
    rows_read: int
    created: int
    updated: int
    unchanged: int
    rejected: int
    parent: str


@dataclass(frozen=True, slots=True)
class ImportLine:
    """One import with its equation, and what became of it since."""

    stored: StoredImport
    at: str
    who: str
    children: tuple[str, ...]
    still_rejected: int
    undone: str
    undone_at: str

    @property
    def batch(self) -> str:
        """The name of the import."""
        return self.stored.batch

    @property
    def label(self) -> str:
        """The file it came from."""
        return self.stored.label

    @property
    def parent(self) -> str:
        """The import whose refused rows came back with it, or ""."""
        return self.stored.parent


def run(_store: Store, *, limit: int = LIMIT, before: int = NEWEST) -> Sequence[ImportLine]:
    """Newest first."""
    del limit, before
    return []

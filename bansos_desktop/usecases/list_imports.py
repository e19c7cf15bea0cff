"""Listing the imports of an office, with what became of them and of the rows they refused."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bansos_desktop.store.imports import NEWEST, StoredImport
from bansos_desktop.store.store import Store

LIMIT = 50
HISTORY = "award.import"


@dataclass(frozen=True, slots=True)
class ImportLine:
    """An import; `at` is the moment as the ledger notes it, "" where the ledger lacks it.

    `still_rejected` are its refused rows that no mended sheet brought since; `children` are the
    imports of such sheets, oldest first, and `parent` is the import that this one mends.
    `undone` names the act that took it back, at `undone_at`.
    """

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

    @property
    def is_history(self) -> bool:
        """Whether it is a list of earlier recipients, which makes no proposals."""
        return self.stored.act == HISTORY


def run(store: Store, *, limit: int = LIMIT, before: int = NEWEST) -> list[ImportLine]:
    """Imports newest first; `before` is the `stored.number` of the last line of the page before."""
    return [line_of(store, stored) for stored in store.imports.newest(limit, before)]


def line_of(store: Store, stored: StoredImport) -> ImportLine:
    """One import with what became of it."""
    head = store.history.head(stored.batch)
    undone = store.history.undone_by(stored.batch)
    undoing = store.history.head(undone) if undone else None
    mending = store.imports.mending(stored.batch)
    return ImportLine(
        stored,
        head.at if head else "",
        head.user if head else "",
        tuple(one.batch for one in mending if one.parent == stored.batch),
        0 if undone else still_rejected(store, stored, mending),
        undone,
        undoing.at if undoing else "",
    )


def still_rejected(store: Store, stored: StoredImport, mending: Sequence[StoredImport]) -> int:
    """Refused rows that did not come back yet.

    Only what mended sheets brought anew counts: a row sent twice is "the same" the second time.
    """
    taken = sum(
        one.created + one.updated for one in mending if not store.history.undone_by(one.batch)
    )
    return max(0, stored.rejected - taken)


def moment(line: ImportLine) -> datetime | None:
    """When it was imported, for a table that sorts or formats moments."""
    return datetime.fromisoformat(line.at) if line.at else None

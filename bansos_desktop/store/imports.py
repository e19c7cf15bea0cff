"""Reading the imports of an office: what each brought, which of them mends which."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any

from sqlite_utils import Database

NEWEST = 1 << 62
_AT_ONCE = 500
_COLUMNS = """batch.id, batch.uid, coalesce(batch.act, ''), coalesce(batch.label, ''),
    coalesce(batch.programme, ''), coalesce(batch.year, 0), coalesce(batch.stage, ''),
    coalesce(batch.region_code, ''), coalesce(batch.rows_read, 0), coalesce(batch.created, 0),
    coalesce(batch.updated, 0), coalesce(batch.unchanged, 0), coalesce(batch.rejected, 0),
    coalesce(batch.parent, '')"""


@dataclass(frozen=True, slots=True)
class StoredImport:
    """An import as it was noted, undone or not; `number` orders imports as they came here."""

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


class ImportReader:
    """Questions about imports; one that was undone is still told of."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def newest(self, limit: int, before: int = NEWEST) -> list[StoredImport]:
        """Imports that came before number `before`, newest first."""
        return self._where("batch.id < ? order by batch.id desc limit ?", [before, limit])

    def beginning_with(self, letters: str, limit: int = 2) -> list[StoredImport]:
        """Imports whose names begin so."""
        # No name has a letter beyond f, so all that begin with it lie before "g".
        return self._where(
            "batch.uid >= ? and batch.uid < ? order by batch.uid limit ?",
            [letters, f"{letters}g", limit],
        )

    def mending(self, batch: str) -> list[StoredImport]:
        """Imports of sheets that were sent back for this one, and of those sent back again."""
        found: list[StoredImport] = []
        asked = [batch]
        seen = {batch}
        while asked:
            parent = asked.pop()
            # A package may bring anything, even a ring.
            new = [
                one
                for one in self._where("batch.parent = ? order by batch.id", [parent])
                if one.batch not in seen
            ]
            seen |= {one.batch for one in new}
            asked += [one.batch for one in new]
            found += new
        return found

    def stands(self, batch: str) -> bool:
        """Whether there is such an import that was not taken back."""
        row = self._db.execute(
            "select 1 from batch where uid = ? and deleted = 0", [batch]
        ).fetchone()
        return row is not None

    def people_of(self, proposals: Iterable[str]) -> Mapping[str, str]:
        """Whose each proposal is."""
        found: dict[str, str] = {}
        for part in _parts(proposals):
            marks = ", ".join("?" * len(part))
            rows = self._db.execute(
                f"select uid, person from proposal where uid in ({marks})", part
            )
            found |= {row[0]: row[1] for row in rows}
        return found

    def visited(self, visits: Iterable[str]) -> Mapping[str, str]:
        """Whom each follow-up visit was about."""
        found: dict[str, str] = {}
        for part in _parts(visits):
            rows = self._db.execute(
                f"""select monitoring.uid, proposal.person from monitoring
                join proposal on proposal.uid = monitoring.proposal
                where monitoring.uid in ({", ".join("?" * len(part))})""",
                part,
            )
            found |= {row[0]: row[1] for row in rows}
        return found

    def _where(self, condition: str, values: list[Any]) -> list[StoredImport]:
        rows = self._db.execute(f"select {_COLUMNS} from batch where {condition}", values)
        return [StoredImport(*row) for row in rows]


def _parts(values: Iterable[str]) -> Iterator[list[str]]:
    stream = iter(values)
    while part := list(islice(stream, _AT_ONCE)):
        yield part

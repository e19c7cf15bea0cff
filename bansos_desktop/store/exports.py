"""Reading what left the office: each document with who made it leave and when."""

from __future__ import annotations

from dataclasses import dataclass

from sqlite_utils import Database

NEWEST = 1 << 62
_COLUMNS = """export.id, export.uid, coalesce(export.document, ''),
    coalesce(export.programme, ''), coalesce(export.year, 0), coalesce(export.stage, ''),
    coalesce(export.region_code, ''), coalesce(export.status, ''),
    coalesce(export.row_count, 0), coalesce(export.sha256, ''), coalesce(export.medium, ''),
    coalesce(export.encrypted, 0), coalesce(export.draft, 0), coalesce(export.template, ''),
    coalesce(export.decree, ''), coalesce(export.period, ''), ledger.at, ledger.user"""
_FROM = """export join ledger on ledger.id = (
    select min(id) from ledger where ledger.record = export.uid and ledger.kind = 'export')"""


@dataclass(frozen=True, slots=True)
class StoredExport:
    """A document as it was noted; `number` orders exports as they came here."""

    number: int
    uid: str
    document: str
    programme: str
    year: int
    stage: str
    region_code: str
    status: str
    rows: int
    sha256: str
    medium: str
    encrypted: bool
    draft: bool
    template: str
    decree: str
    month: str
    at: str
    user: str


class ExportReader:
    """Questions about what left."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def newest(self, limit: int, before: int = NEWEST) -> list[StoredExport]:
        """Exports that came before number `before`, newest first."""
        return self._where("export.id < ? order by export.id desc limit ?", [before, limit])

    def with_fingerprint(self, sha256: str) -> StoredExport | None:
        """The export of exactly this file; of several, as of a file copied twice, the last."""
        found = self._where("export.sha256 = ? order by export.id desc limit 1", [sha256])
        return found[0] if found else None

    def called(self, uid: str) -> StoredExport | None:
        """The export of this name."""
        found = self._where("export.uid = ?", [uid])
        return found[0] if found else None

    def with_number(self, document: str, number: str) -> StoredExport | None:
        """The last export of a document under this letter number; a draft takes none."""
        found = self._where(
            """export.document = ? and export.letter_number = ? and coalesce(export.draft, 0) = 0
            order by export.id desc limit 1""",
            [document, number],
        )
        return found[0] if found else None

    def _where(self, condition: str, values: list[str | int]) -> list[StoredExport]:
        rows = self._db.execute(
            f"select {_COLUMNS} from {_FROM} where export.deleted = 0 and {condition}", values
        )
        return [StoredExport(*row[:11], *map(bool, row[11:13]), *row[13:]) for row in rows]

"""What was chosen for the columns of a sheet's making: on this laptop only, in no ledger."""

from __future__ import annotations

from sqlite_utils import Database

from bansos_desktop.store.unit_of_work import UnitOfWork


class SheetMemoryReader:
    """Gives what was kept as it was kept; what it means is for those to say who keep it."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def get(self, signature: str) -> str:
        """What is kept for sheets of this making, or ""."""
        row = self._db.execute(
            "select content from sheet_memory where signature = ?", [signature]
        ).fetchone()
        return str(row[0]) if row else ""

    def count(self) -> int:
        """How many makings of sheets are remembered."""
        return int(self._db.execute("select count(*) from sheet_memory").fetchone()[0])


def keep_sheet(work: UnitOfWork, signature: str, content: str) -> None:
    """Keep it in the place of what was there."""
    work.db.execute(
        """insert into sheet_memory (signature, content, at) values (?, ?, ?)
        on conflict do update set content = excluded.content, at = excluded.at""",
        [signature, content, work.at],
    )


def forget_sheets(work: UnitOfWork, signature: str = "") -> None:
    """Forget one making of sheets, or all of them."""
    work.db.execute(
        "delete from sheet_memory where signature = :one or :one = ''", {"one": signature}
    )

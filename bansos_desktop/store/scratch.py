"""Forms that are not saved yet: kept on this laptop only, beside the ledger and not in it."""

from __future__ import annotations

from sqlite_utils import Database

from bansos_desktop.domain.scratch import (
    VISIT,
    Scratch,
    Unfinished,
    VisitScratch,
    name_in,
    pack,
    unpack,
    unpack_visit,
    visit_slot,
)
from bansos_desktop.store.unit_of_work import UnitOfWork


class ScratchReader:
    """Questions about what somebody typed and has not saved."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def unfinished(self, user: str) -> list[Unfinished]:
        """A user's unfinished forms of recipients, newest first; visits wait at their family."""
        rows = self._db.execute(
            """select slot, at, content from scratch where user = ? and slot not like ?
            order by at desc, slot""",
            [user, f"{VISIT}%"],
        )
        return [Unfinished(slot, at, name_in(unpack(content))) for slot, at, content in rows]

    def read(self, user: str, slot: str) -> Scratch | None:
        """One of them as it was typed."""
        row = self._db.execute(
            "select content from scratch where user = ? and slot = ?", [user, slot]
        ).fetchone()
        return unpack(row[0]) if row else None

    def visit(self, user: str, proposal: str) -> tuple[str, VisitScratch] | None:
        """A family's visit as it was typed, and since when it is kept."""
        row = self._db.execute(
            "select at, content from scratch where user = ? and slot = ?",
            [user, visit_slot(proposal)],
        ).fetchone()
        return (row[0], unpack_visit(row[1])) if row else None


def put_scratch(work: UnitOfWork, user: str, slot: str, scratch: Scratch | VisitScratch) -> None:
    """Keep a form in its place, over what was there before."""
    work.db.execute(
        """insert into scratch (user, slot, content, at) values (?, ?, ?, ?)
        on conflict do update set content = excluded.content, at = excluded.at""",
        [user, slot, pack(scratch), work.at],
    )


def drop_scratch(work: UnitOfWork, user: str, slot: str) -> None:
    """Forget a form that was saved or thrown away."""
    work.db.execute("delete from scratch where user = ? and slot = ?", [user, slot])

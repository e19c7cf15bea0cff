"""What a user likes the screens to be: kept per user on this laptop, in no ledger, never sent."""

from __future__ import annotations

from sqlite_utils import Database

from bansos_desktop.store.unit_of_work import UnitOfWork


class PreferenceReader:
    """Gives a preference as it was kept; what it means is for those to say who keep it."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def get(self, user: str, key: str) -> str:
        """What `user` keeps under `key`, or ""."""
        row = self._db.execute(
            "select value from preference where user = ? and key = ?", [user, key]
        ).fetchone()
        return str(row[0]) if row else ""


def keep_preference(work: UnitOfWork, user: str, key: str, value: str) -> None:
    """Keep it in the place of what was there."""
    work.db.execute(
        """insert into preference (user, key, value) values (?, ?, ?)
        on conflict do update set value = excluded.value""",
        [user, key, value],
    )

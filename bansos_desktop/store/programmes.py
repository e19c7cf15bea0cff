"""Reading what a programme of the office's own stands on: the reference, and who is in it."""

from __future__ import annotations

from sqlite_utils import Database


class ProgrammeReader:
    """Questions about keeping a programme; `store.reference.programmes` gives what there is."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def is_own(self, code: str) -> bool:
        """Whether the office made or changed it."""
        return self._has("select 1 from own_programme where uid = ? and deleted = 0", code)

    def is_withdrawn(self, code: str) -> bool:
        """Whether it was the office's once and was given up."""
        return self._has("select 1 from own_programme where uid = ? and deleted = 1", code)

    def is_reference(self, code: str) -> bool:
        """Whether the reference data names it."""
        return self._has("select 1 from programme where code = ?", code)

    def proposals(self, code: str) -> int:
        """How many proposals stand in it, of all years."""
        row = self._db.execute(
            "select count(*) from proposal where programme = ? and deleted = 0", [code]
        ).fetchone()
        return int(row[0])

    def categories_used(self, code: str) -> frozenset[str]:
        """The groups that its proposals stand in."""
        rows = self._db.execute(
            """select distinct category from proposal
            where programme = ? and deleted = 0 and coalesce(category, '') <> ''""",
            [code],
        )
        return frozenset(row[0] for row in rows)

    def reference_categories(self, code: str) -> str:
        """The groups that the reference names, as they are stored."""
        row = self._db.execute("select categories from programme where code = ?", [code]).fetchone()
        return str(row[0]) if row else ""

    def _has(self, query: str, code: str) -> bool:
        return self._db.execute(query, [code]).fetchone() is not None

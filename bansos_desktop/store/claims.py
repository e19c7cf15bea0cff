"""Reading statements that contradict each other, and which one the office goes by."""

from __future__ import annotations

from collections.abc import Mapping

from sqlite_utils import Database

from bansos_desktop.domain.quota_claims import Choice, Statement, Topic


class ClaimReader:
    """Questions about what sources say side by side."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def statements(self, programme: str, year: int) -> list[Statement]:
        """Everything that sources say of a programme's year beside its figures and rules."""
        rows = self._db.execute(
            """select claim.programme, claim.year, claim.stage, claim.region_code, claim.subject,
                claim.low, claim.high, claim.source, coalesce(source.title, ''),
                coalesce(source.date, ''), claim.sentence, claim.note
            from claim left join source on source.id = claim.source
            where claim.programme = ? and claim.year = ?
            order by claim.subject, claim.stage, claim.region_code, claim.source""",
            [programme, year],
        )
        return [Statement(Topic(*row[:5]), *row[5:]) for row in rows]

    def choices(self, programme: str, year: int) -> Mapping[Topic, Choice]:
        """What the office chose, with who did it last and when."""
        rows = self._db.execute(
            """select programme, year, coalesce(stage, ''), coalesce(region_code, ''),
                coalesce(subject, ''), coalesce(source, ''), coalesce(reason, ''),
                coalesce(ledger.user, ''), coalesce(ledger.at, '')
            from claim_choice left join ledger on ledger.id = claim_choice.rev
            where deleted = 0 and programme = ? and year = ? order by claim_choice.id""",
            [programme, year],
        )
        return {Topic(*row[:5]): Choice(*row[5:]) for row in rows}

    def source_titles(self) -> Mapping[str, str]:
        """The titles of the sources by their short name."""
        return dict(self._db.execute("select id, title from source").fetchall())

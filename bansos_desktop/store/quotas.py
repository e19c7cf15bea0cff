"""Reading quotas: what sources say, what the office did with it, and the use of places."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from sqlite_utils import Database

from bansos_desktop.domain.quota import Use
from bansos_desktop.domain.quota_ledger import (
    Allocation,
    AllocationAction,
    Figure,
    FigureKey,
    Leaf,
    Origin,
)
from bansos_desktop.domain.workflow import Status


class QuotaReader:
    """Questions about quotas."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def figures(self, programme: str = "", year: int = 0) -> list[Figure]:
        """What all sources say, by programme, year, stage and region; empty arguments mean all."""
        rows = self._db.execute(
            """select quota.programme, quota.year, quota.stage, quota.region_code, quota.category,
                quota.quota, 'acuan', quota.source, coalesce(source.title, ''),
                coalesce(source.date, ''), quota.sentence, quota.note, quota.detail,
                quota.lks_count, quota.unit_value_min, quota.unit_value_max
            from quota left join source on source.id = quota.source
            where (:programme = '' or quota.programme = :programme)
                and (:year = 0 or quota.year = :year)
            union all
            select programme, year, stage, region_code, category, quota, 'surat', letter, letter,
                letter_date, sentence, note, detail, lks_count, unit_value_min, unit_value_max
            from quota_letter
            where (:programme = '' or programme = :programme) and (:year = 0 or year = :year)
            order by 1, 2, 3, 4, 5""",
            {"programme": programme, "year": year},
        )
        return [Figure(FigureKey(*row[:5]), row[5], Origin(row[6]), *row[7:]) for row in rows]

    def allocations(self, programme: str = "", year: int = 0) -> list[Allocation]:
        """What the office did with figures, with who did it last and when, oldest first."""
        rows = self._db.execute(
            """select allocation.uid, allocation.rev, action, programme, year,
                coalesce(stage, ''), coalesce(category, ''), coalesce(from_region, ''),
                coalesce(to_region, ''), coalesce(amount, 0), coalesce(letter, ''),
                coalesce(letter_date, ''), coalesce(sentence, ''), coalesce(reason, ''),
                coalesce(ledger.user, ''), coalesce(ledger.at, '')
            from allocation left join ledger on ledger.id = allocation.rev
            where deleted = 0 and (:programme = '' or programme = :programme)
                and (:year = 0 or year = :year)
            order by allocation.id""",
            {"programme": programme, "year": year},
        )
        return [Allocation(row[0], row[1], AllocationAction(row[2]), *row[3:]) for row in rows]

    def ceiling(self, key: FigureKey) -> int | None:
        """The ceiling of a figure in rupiah, whether or not anybody gives places for it."""
        row = self._db.execute(
            """select amount from allocation where action = 'pagu' and programme = ?
                and year = ? and coalesce(stage, '') = ? and to_region = ?
                and coalesce(category, '') = ? and deleted = 0 order by id desc limit 1""",
            [key.programme, key.year, key.stage, key.region_code, key.category],
        ).fetchone()
        return row[0] if row else None

    def leaves(self, programme: str, year: int) -> Mapping[Leaf, Use]:
        """People by status wherever somebody asks for a place."""
        rows = self._db.execute(
            """select stage, region_code, district, category, status, people from quota_use
            where programme = ? and year = ? and people > 0""",
            [programme, year],
        )
        counted: dict[Leaf, dict[Status, int]] = {}
        for *where, status, people in rows:
            counted.setdefault(Leaf(*where), {})[Status(status)] = people
        return {leaf: Use(people) for leaf, people in counted.items()}

    def use(self, programme: str, year: int) -> Mapping[tuple[str, str], Use]:
        """People by status, for each (stage, kabupaten/kota)."""
        rows = self._db.execute(
            """select stage, region_code, status, sum(people) from quota_use
            where programme = ? and year = ? group by 1, 2, 3 having sum(people) > 0""",
            [programme, year],
        )
        counted: dict[tuple[str, str], dict[Status, int]] = {}
        for stage, region_code, status, people in rows:
            counted.setdefault((stage, region_code), {})[Status(status)] = people
        return {where: Use(people) for where, people in counted.items()}

    def region_names(self, codes: Collection[str]) -> Mapping[str, str]:
        """Names of the regions that figures are for."""
        marks = ", ".join("?" * len(codes))
        rows = self._db.execute(
            f"select code, name from region where code in ({marks})", list(codes)
        )
        return {str(code): str(name) for code, name in rows}

    def years(self, programme: str) -> list[int]:
        """Years that have a figure, an allocation or a proposal, newest first."""
        rows = self._db.execute(
            """select year from quota where programme = :p
            union select year from quota_letter where programme = :p
            union select year from allocation where programme = :p and deleted = 0
            union select year from quota_use where programme = :p and people > 0
            order by 1 desc""",
            {"p": programme},
        )
        return [int(row[0]) for row in rows]

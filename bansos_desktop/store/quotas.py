"""Reading quotas beside their use."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlite_utils import Database

from bansos_desktop.domain.quota import Use
from bansos_desktop.domain.workflow import Status


@dataclass(frozen=True, slots=True)
class QuotaRow:
    """One figure of the province with where it is from; `stage` is "" where no source says."""

    programme: str
    year: int
    stage: str
    region_code: str
    region_name: str
    category: str
    quota: int
    detail: str
    source: str
    source_title: str
    note: str


class QuotaReader:
    """Questions about quotas."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def figures(self, programme: str = "", year: int = 0) -> list[QuotaRow]:
        """All figures, by programme, year, stage and region; empty arguments mean all."""
        rows = self._db.execute(
            """select quota.programme, quota.year, quota.stage, quota.region_code,
                coalesce(region.name, quota.region_code), quota.category, quota.quota,
                quota.detail, quota.source, coalesce(source.title, ''), quota.note
            from quota left join region on region.code = quota.region_code
            left join source on source.id = quota.source
            where (:programme = '' or quota.programme = :programme)
                and (:year = 0 or quota.year = :year)
            order by quota.programme, quota.year, quota.stage, quota.region_code, quota.category""",
            {"programme": programme, "year": year},
        )
        return [QuotaRow(*row) for row in rows]

    def use(self, programme: str, year: int) -> Mapping[tuple[str, str], Use]:
        """People by status, for each (stage, kabupaten/kota)."""
        rows = self._db.execute(
            """select stage, region_code, status, people from quota_use
            where programme = ? and year = ? and people > 0""",
            [programme, year],
        )
        counted: dict[tuple[str, str], dict[Status, int]] = {}
        for stage, region_code, status, people in rows:
            counted.setdefault((stage, region_code), {})[Status(status)] = people
        return {where: Use(people) for where, people in counted.items()}

    def years(self, programme: str) -> list[int]:
        """Years that have a figure or a proposal, newest first."""
        rows = self._db.execute(
            """select year from quota where programme = :p
            union select year from quota_use where programme = :p and people > 0
            order by 1 desc""",
            {"p": programme},
        )
        return [int(row[0]) for row in rows]

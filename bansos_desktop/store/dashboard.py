"""Reading the sums of the dashboard: read models only, never the people themselves."""

from __future__ import annotations

from sqlite_utils import Database

from bansos_desktop.domain.dashboard import MONTHS, REACHED, Count, Dimension, Group, Paid
from bansos_desktop.domain.quota_ledger import Leaf
from bansos_desktop.domain.workflow import DECIDED, DISTRIBUTED, Status

# The day that a dimension counts by, and the states in which it counts somebody.
_DAYS = {
    Dimension.PROPOSED: ("proposed_on", REACHED["Diusulkan"]),
    Dimension.DECIDED: ("decree_date", DECIDED),
    Dimension.HANDED: ("arrived_on", DISTRIBUTED),
}


class DashboardReader:
    """Questions about a programme's year; `region` is of a kabupaten/kota, "" for all of them."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def groups(self, programme: str, year: int, region: str = "", stage: str = "") -> list[Group]:
        """People and money by where they live, stage, category and status."""
        rows = self._db.execute(
            """select stage, region_code, district, category, status, people, value, approved
            from quota_use
            where programme = :programme and year = :year and people > 0
                and (:region = '' or region_code = :region) and (:stage = '' or stage = :stage)""",
            {"programme": programme, "year": year, "region": region, "stage": stage},
        )
        return [Group(Leaf(*row[:4]), Status(row[4]), *row[5:]) for row in rows]

    def counts(
        self, programme: str, year: int, region: str = "", stage: str = ""
    ) -> dict[Dimension, list[Count]]:
        """People and money by each dimension's key and status."""
        marks = ", ".join("?" * len(Dimension))
        rows = self._db.execute(
            f"""select dimension, key, status, sum(people), sum(value) from tally
            where programme = ? and year = ? and dimension in ({marks}) and people > 0
                and (? = '' or region_code = ?) and (? = '' or stage = ?)
            group by 1, 2, 3""",
            [programme, year, *Dimension, region, region, stage, stage],
        )
        found: dict[Dimension, list[Count]] = {dimension: [] for dimension in Dimension}
        for dimension, key, status, people, value in rows:
            found[Dimension(dimension)].append(Count(key, Status(status), people, value))
        return found

    def paid(self, programme: str, year: int, region: str = "", stage: str = "") -> list[Paid]:
        """Instalments of a monthly programme by the month they are for."""
        rows = self._db.execute(
            """select period, count(distinct instalment.proposal), sum(coalesce(amount, 0))
            from instalment join proposal on proposal.uid = instalment.proposal
            where instalment.deleted = 0 and proposal.deleted = 0 and given_on <> ''
                and programme = :programme and year = :year
                and (:region = '' or region_code = :region)
                and (:stage = '' or coalesce(stage, '') = :stage)
            group by 1 order by 1""",
            {"programme": programme, "year": year, "region": region, "stage": stage},
        )
        return [Paid(*row) for row in rows]

    def of_month(
        self, programme: str, year: int, dimension: Dimension, month: int, *, region: str = ""
    ) -> tuple[str, ...]:
        """The proposals of which something was done in a month; the ends hold other years too."""
        day, states = _DAYS[dimension]
        first, last = f"{year}-{month:02}", f"{year}-{month:02}~"
        marks = ", ".join("?" * len(states))
        rows = self._db.execute(
            f"""select proposal from listing
            where programme = ? and year = ? and {day} <> '' and {day} >= ? and {day} <= ?
                and status in ({marks}) and (? = '' or region_code = ?)""",
            [
                programme,
                year,
                "" if month == 1 else first,
                "~" if month == MONTHS else last,
                *states,
                region,
                region,
            ],
        )
        return tuple(str(row[0]) for row in rows)

"""Reading visits after the handover: what is due, what was found, how businesses develop."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlite_utils import Database

from bansos_desktop.domain.records import FIELDS, Kind
from bansos_desktop.domain.workflow import DISTRIBUTED
from bansos_desktop.store.followed import (
    FOLLOWED,
    FOLLOWED_WIDTH,
    Followed,
    Narrowing,
    count_villages,
)
from bansos_desktop.store.recipients import StoredRecord

AT_ONCE = 500
_SEEN = """(select max(month) from monitoring
    where monitoring.proposal = listing.proposal and monitoring.deleted = 0)"""
_HANDED = """listing cross join handover
    on handover.proposal = listing.proposal and handover.deleted = 0"""


@dataclass(frozen=True, slots=True)
class Standing:
    """Where somebody stands: the day of the handover, and the latest month that was visited."""

    row: int
    handed_on: str
    seen: int | None


@dataclass(frozen=True, slots=True)
class MonitoredRow:
    """Somebody who is followed up, with what the last visit found."""

    row: int
    who: Followed
    development: str
    revenue: int | None


@dataclass(frozen=True, slots=True)
class BusinessLine:
    """The last finding about one business beside the first; both revenues are a month's."""

    business_type: str
    development: str
    visits: int
    first_revenue: int | None
    last_revenue: int | None


class MonitoringReader:
    """Questions about follow-up visits; what is deleted is not there."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def standings(self, narrowing: Narrowing) -> list[Standing]:
        """Everybody who has the goods and a day on which they came."""
        where, values = narrowing.where(DISTRIBUTED)
        rows = self._db.execute(
            f"""select listing.id, handover.handed_on, {_SEEN} from {_HANDED}
            where {where} and handover.handed_on is not null""",
            values,
        )
        return [Standing(*row) for row in rows]

    def groups(self, narrowing: Narrowing) -> list[tuple[str, int | None, int]]:
        """(day of the handover, latest month visited, people): far fewer than people."""
        where, values = narrowing.where(DISTRIBUTED)
        rows = self._db.execute(
            f"""select handover.handed_on, {_SEEN} as seen, count(*) from {_HANDED}
            where {where} and handover.handed_on is not null
            group by handover.handed_on, seen""",
            values,
        )
        return [(row[0], row[1], row[2]) for row in rows]

    def rows(self, wanted: Sequence[int]) -> dict[int, MonitoredRow]:
        """The people behind standings, with their last visit."""
        found: dict[int, MonitoredRow] = {}
        for start in range(0, len(wanted), AT_ONCE):
            part = list(wanted[start : start + AT_ONCE])
            rows = self._db.execute(
                f"""select listing.id, {FOLLOWED}, coalesce(last.development, ''), last.revenue
                from listing left join monitoring as last on last.proposal = listing.proposal
                    and last.deleted = 0 and last.month = {_SEEN}
                where listing.id in ({", ".join("?" * len(part))})""",
                part,
            )
            for number, *row in rows:
                who = Followed(*row[:FOLLOWED_WIDTH])
                found.setdefault(number, MonitoredRow(number, who, *row[FOLLOWED_WIDTH:]))
        return found

    def undated(self, narrowing: Narrowing) -> int:
        """How many have the goods but no handover on record, so that nothing is ever due."""
        where, values = narrowing.where(DISTRIBUTED)
        row = self._db.execute(
            f"""select count(*) from listing where {where} and not exists (
                select 1 from handover where handover.proposal = listing.proposal
                    and handover.deleted = 0 and handover.handed_on is not null)""",
            values,
        ).fetchone()
        return int(row[0])

    def villages(self, narrowing: Narrowing) -> dict[str, int]:
        """How many people who have the goods live in each village."""
        return count_villages(self._db, narrowing, DISTRIBUTED)

    def record(self, uid: str) -> StoredRecord | None:
        """One visit."""
        found = self._records("uid = ?", uid)
        return found[0] if found else None

    def of_proposal(self, proposal: str) -> list[StoredRecord]:
        """The visits to one recipient in the order of the months."""
        return self._records("proposal = ? order by month, id", proposal)

    def businesses(self, narrowing: Narrowing) -> list[BusinessLine]:
        """One line per recipient who was visited: the last finding beside the first."""
        where, values = narrowing.where(DISTRIBUTED)
        rows = self._db.execute(
            # with one min or max SQLite takes the other columns from that very row
            f"""select listing.business_type, coalesce(last.development, ''), last.visits,
                first.revenue, last.revenue
            from listing
            join (select proposal, max(month), development, revenue, count(*) as visits
                from monitoring where deleted = 0 group by proposal) as last
                on last.proposal = listing.proposal
            join (select proposal, min(month), revenue
                from monitoring where deleted = 0 group by proposal) as first
                on first.proposal = listing.proposal
            where {where}""",
            values,
        )
        return [BusinessLine(*row) for row in rows]

    def _records(self, where: str, key: str) -> list[StoredRecord]:
        """Visits that stand; `where` is a fixed condition on `key`, never typed text."""
        names = FIELDS[Kind.MONITORING]
        rows = self._db.execute(
            f"""select uid, rev, {", ".join(names)} from monitoring
            where deleted = 0 and {where}""",
            [key],
        )
        return [
            StoredRecord(row[0], row[1], dict(zip(names, row[2:], strict=True))) for row in rows
        ]

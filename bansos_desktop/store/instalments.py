"""Reading aid that comes every month: who has a month, who has not, and what it adds up to.

What has no day was not handed out: it only says why, and no sum knows it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, fields

from sqlite_utils import Database

from bansos_desktop.domain.records import FIELDS, Kind
from bansos_desktop.domain.workflow import DECIDED
from bansos_desktop.store.followed import Narrowing, count_states, count_villages
from bansos_desktop.store.recipients import StoredRecord

SHOWN_AT_MOST = 5000
UNLIMITED = -1
GIVEN = "instalment.deleted = 0 and instalment.given_on is not null"


@dataclass(frozen=True, slots=True)
class MonthRow:
    """One person with one month; the last ones are "" or None where nothing was written."""

    proposal: str
    name: str = field(repr=False)
    nik: str = field(repr=False)
    place: str
    village_code: str
    status: str
    value: int | None
    decree_date: str
    uid: str = ""
    rev: int = 0
    given_on: str = ""
    amount: int | None = None
    form: str = ""
    received_by: str = field(default="", repr=False)
    received_as: str = ""
    officer: str = ""
    note: str = field(default="", repr=False)

    @property
    def is_given(self) -> bool:
        """Whether the month was handed out."""
        return bool(self.given_on)


@dataclass(frozen=True, slots=True)
class MonthSum:
    """How many got a month, and how much that is in rupiah."""

    period: str
    people: int = 0
    value: int = 0


_ROW = """listing.proposal, listing.name, listing.nik, listing.place, listing.village_code,
    listing.status, coalesce(listing.approved_value, listing.requested_value),
    listing.decree_date, coalesce(instalment.uid, ''), coalesce(instalment.rev, 0),
    coalesce(instalment.given_on, ''), instalment.amount, coalesce(instalment.form, ''),
    coalesce(instalment.received_by, ''), coalesce(instalment.received_as, ''),
    coalesce(instalment.officer, ''), coalesce(instalment.note, '')"""
_OF_MONTH = """listing left join instalment on instalment.proposal = listing.proposal
    and instalment.period = :period and instalment.deleted = 0"""
_WIDTH = len(fields(MonthRow))
_GIVEN_OR_NOT = {None: "", True: "and given_on is not null", False: "and given_on is null"}


class InstalmentReader:
    """Questions about months; what is deleted is not there."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def month(
        self,
        narrowing: Narrowing,
        period: str,
        *,
        given: bool | None = None,
        limit: int = SHOWN_AT_MOST,
    ) -> list[MonthRow]:
        """Who is due a month, village by village; `given` keeps who has it, or who has not."""
        where, values = narrowing.where(DECIDED)
        rows = self._db.execute(
            f"""select {_ROW} from {_OF_MONTH} where {where} {_GIVEN_OR_NOT[given]}
            order by listing.village_code, listing.name, listing.id limit :limit""",
            {**values, "period": period, "limit": limit},
        )
        return [MonthRow(*row) for row in rows]

    def count_month(self, narrowing: Narrowing, period: str, *, given: bool) -> int:
        """How many `month` would list if it listed everybody."""
        where, values = narrowing.where(DECIDED)
        found = self._db.execute(
            f"select count(*) from {_OF_MONTH} where {where} {_GIVEN_OR_NOT[given]}",
            {**values, "period": period},
        )
        return int(found.fetchone()[0])

    def of_people(self, proposals: Iterable[str], period: str) -> dict[str, MonthRow]:
        """The same of these proposals, whatever their state; who does not exist is not there."""
        rows = self._db.execute(
            f"""select {_ROW}, listing.id from {_OF_MONTH}
            where listing.proposal in (select value from json_each(:chosen))""",
            {"period": period, "chosen": json.dumps(list(proposals))},
        )
        return {row[0]: MonthRow(*row[:_WIDTH]) for row in rows}

    def year(self, narrowing: Narrowing) -> list[MonthSum]:
        """The months that anybody got, the first one first."""
        where, values = narrowing.where(DECIDED)
        rows = self._db.execute(
            f"""select period, count(*), coalesce(sum(amount), 0)
            from listing join instalment on instalment.proposal = listing.proposal
            where {where} and {GIVEN} group by period order by period""",
            values,
        )
        return [MonthSum(*row) for row in rows]

    def regions(self, narrowing: Narrowing) -> dict[tuple[str, str], MonthSum]:
        """The same for each (kabupaten/kota, month)."""
        where, values = narrowing.where(DECIDED)
        rows = self._db.execute(
            f"""select region_code, period, count(*), coalesce(sum(amount), 0)
            from listing join instalment on instalment.proposal = listing.proposal
            where {where} and {GIVEN} group by region_code, period""",
            values,
        )
        return {(row[0], row[1]): MonthSum(*row[1:]) for row in rows}

    def due(self, narrowing: Narrowing) -> int:
        """How many people are due a month."""
        return sum(count_states(self._db, narrowing, DECIDED).values())

    def villages(self, narrowing: Narrowing, period: str) -> dict[str, int]:
        """How many still wait for a month in each village; finished villages count 0."""
        every = count_villages(self._db, narrowing, DECIDED)
        where, values = narrowing.where(DECIDED)
        rows = self._db.execute(
            f"""select village_code, count(*) from {_OF_MONTH}
            where {where} and village_code <> '' and given_on is not null group by village_code""",
            {**values, "period": period},
        )
        done = dict(rows)
        return {code: people - done.get(code, 0) for code, people in every.items()}

    def arrears(self, narrowing: Narrowing, months: Sequence[str]) -> dict[str, int]:
        """How many lack each of `months`, of those whose decree is not of a later month."""
        where, values = narrowing.where(DECIDED)
        rows = self._db.execute(
            f"""select month.value, count(*) from json_each(:months) as month
            join listing on substr(listing.decree_date, 1, 7) <= month.value
            where {where} and not exists (select 1 from instalment
                where instalment.proposal = listing.proposal
                and instalment.period = month.value and {GIVEN})
            group by month.value order by month.value""",
            {**values, "months": json.dumps(list(months))},
        )
        return dict(rows)

    def of_proposal(self, proposal: str) -> dict[str, StoredRecord]:
        """The months of a proposal that anything is written about."""
        names = FIELDS[Kind.INSTALMENT]
        rows = self._db.execute(
            f"""select uid, rev, {", ".join(names)} from instalment
            where proposal = ? and deleted = 0 order by period""",
            [proposal],
        )
        found = (
            StoredRecord(row[0], row[1], dict(zip(names, row[2:], strict=True))) for row in rows
        )
        return {str(one.values["period"]): one for one in found}

    def given_months(self, proposals: Iterable[str]) -> dict[str, tuple[str, int]]:
        """The state of each proposal, and how many months it got."""
        rows = self._db.execute(
            f"""select proposal.uid, coalesce(proposal.status, ''), (select count(*) from instalment
                where instalment.proposal = proposal.uid and {GIVEN})
            from proposal where proposal.uid in (select value from json_each(?))""",
            [json.dumps(list(proposals))],
        )
        return {row[0]: (row[1], row[2]) for row in rows}

    def periods_of(self, uids: Sequence[str]) -> list[str]:
        """The months that some records are about, deleted ones too, each once."""
        rows = self._db.execute(
            """select distinct period from instalment
            where uid in (select value from json_each(?)) order by period""",
            [json.dumps(list(uids))],
        )
        return [period for (period,) in rows]

    def proposals_of(self, uids: Iterable[str]) -> list[str]:
        """Whose months these are, deleted ones too."""
        rows = self._db.execute(
            """select distinct proposal from instalment
            where uid in (select value from json_each(?)) and proposal is not null""",
            [json.dumps(list(uids))],
        )
        return [row[0] for row in rows]

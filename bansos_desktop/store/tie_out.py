"""Reading what does not tie: one statement over a document's people, whatever is asked of them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from sqlite_utils import Database

from bansos_desktop.domain.tie_out import Tie
from bansos_desktop.domain.workflow import DECIDED, DISTRIBUTED, Status
from bansos_desktop.store.documents import WHERE, Selection, filter_values


def _words(states: Collection[Status]) -> str:
    return ", ".join(f"'{state.value}'" for state in sorted(states))


# Who was refused or sent back may be proposed anew in the same year.
_OUT = (Status.DRAFT, Status.CANCELLED, Status.INELIGIBLE, Status.RETURNED)
_HANDED = "exists (select 1 from handover where handover.proposal = p.uid and handover.deleted = 0)"
_PLANNED = "goods.proposal = p.uid and goods.deleted = 0"
_PLAN = f"(select sum((volume * unit_price + 500) / 1000) from goods where {_PLANNED})"
_OPEN = f"exists (select 1 from goods where {_PLANNED} and (volume is null or unit_price is null))"
_IN_PLAN = f"exists (select 1 from goods where {_PLANNED} and coalesce(volume, 1) > 0)"
# Of whoever has the goods, a BAST tells what came and no longer what was planned.
_STILL_PLANNED = f"p.decided and (:whole_plan or not {_HANDED})"


def _handover(condition: str) -> str:
    return f"""exists (select 1 from handover
        where handover.proposal = p.uid and handover.deleted = 0 and {condition})"""


_CONDITIONS: Mapping[Tie, str] = {
    Tie.DECREE_MISSING: """p.decided
        and (coalesce(p.decree_number, '') = '' or p.decree_date is null)""",
    Tie.NIK_MISSING: """coalesce(p.nik, '') = '' and (p.decided or not exists (
        select 1 from decision where decision.person = p.person
            and decision.code = 'nik.missing' and decision.deleted = 0))""",
    Tie.NIK_TWICE: f"""p.status not in ({_words(_OUT)}) and p.nik in (
        select nik from listing where programme = :programme and year = :year and nik <> ''
            and status not in ({_words(_OUT)}) group by nik having count(*) > 1)""",
    Tie.REQUESTED_MISSING: "coalesce(p.requested_value, 0) <= 0",
    Tie.APPROVED_MISSING: "p.decided and coalesce(p.approved_value, 0) <= 0",
    Tie.APPROVED_RANGE: """p.decided and p.approved_value > 0
        and (p.approved_value < :low or p.approved_value > :high)
        and not exists (select 1 from decision where decision.person = p.person
            and decision.code in ('value.low', 'value.high') and decision.deleted = 0)""",
    Tie.PLAN_MISSING: f"{_STILL_PLANNED} and not {_IN_PLAN}",
    Tie.PLAN_OPEN: f"{_STILL_PLANNED} and {_OPEN}",
    Tie.PLAN_ABOVE: f"{_STILL_PLANNED} and p.approved_value > 0 and {_PLAN} > p.approved_value",
    Tie.PLAN_BELOW: f"""{_STILL_PLANNED} and p.approved_value > {_PLAN}
        and {_IN_PLAN} and not {_OPEN}""",
    Tie.HANDOVER_MISSING: f"p.status in ({_words(DISTRIBUTED)}) and not {_HANDED}",
    Tie.HANDOVER_UNCOUNTED: f"p.status not in ({_words(DISTRIBUTED)}) and {_HANDED}",
    Tie.HANDOVER_TWICE: """(select count(*) from handover
        where handover.proposal = p.uid and handover.deleted = 0) > 1""",
    Tie.DAY_MISSING: _handover("handed_on is null"),
    Tie.BEFORE_DECREE: _handover("handed_on < p.decree_date"),
    Tie.NUMBER_MISSING: _handover("coalesce(bast_number, '') = ''"),
    Tie.NUMBER_TWICE: _handover(
        """exists (select 1 from handover as other
            where other.bast_number = handover.bast_number and other.bast_number <> ''
                and other.deleted = 0 and other.proposal <> handover.proposal)"""
    ),
    Tie.DELIVERED_OPEN: f"""{_HANDED} and (not exists (select 1 from goods where {_PLANNED})
        or exists (select 1 from goods where {_PLANNED} and (delivered_volume is null
            or delivered_volume > 0 and delivered_price is null)))""",
    Tie.DELIVERED_ABOVE: f"""{_HANDED} and p.approved_value > 0 and p.approved_value < (
        select sum((delivered_volume * delivered_price + 500) / 1000) from goods
        where {_PLANNED})""",
}
# Of a monthly aid what was handed over are its months; whatever else is asked stays the same.
_MONTH = """exists (select 1 from instalment where instalment.proposal = p.uid
    and instalment.deleted = 0 and instalment.given_on is not null{also})"""
_HAS_MONTH = _MONTH.format(also="")
_OF_MONTHS: Mapping[Tie, str] = {
    **_CONDITIONS,
    Tie.HANDOVER_MISSING: f"p.status in ({_words(DISTRIBUTED)}) and not {_HAS_MONTH}",
    Tie.HANDOVER_UNCOUNTED: f"p.status not in ({_words(DISTRIBUTED)}) and {_HAS_MONTH}",
    Tie.BEFORE_DECREE: _MONTH.format(also=" and instalment.given_on < p.decree_date"),
}
_P = f"""select proposal.uid, proposal.person, proposal.status, coalesce(proposal.region_code, '')
        as region_code, coalesce(person.village_code, '') as village_code, person.nik,
        proposal.requested_value, proposal.approved_value, proposal.decree_number,
        proposal.decree_date, proposal.status in ({_words(DECIDED)}) or :status <> '' as decided
    from proposal join person on person.uid = proposal.person
    where {WHERE} and (not :only_decided
        or proposal.status in ({_words(DECIDED)}) or :status <> '')"""


@dataclass(frozen=True, slots=True)
class Asked:
    """Whose faults are looked for: `low` and `high` are the programme's value range.

    `only_decided` leaves out who was not decided on, unless one status is chosen; `everybody` takes
    drafts and the cancelled too; `whole_plan` looks at the plan of those who have their goods.
    """

    selection: Selection
    only_decided: bool = False
    everybody: bool = False
    whole_plan: bool = False
    low: int | None = None
    high: int | None = None
    monthly: bool = False


@dataclass(frozen=True, slots=True)
class Standing:
    """A proposal about which something does not tie, and where the person lives."""

    uid: str
    region_code: str
    village_code: str


@dataclass(frozen=True, slots=True)
class Miscount:
    """A sum of the recapitulation that is not the number of records."""

    stage: str
    region_code: str
    status: str
    records: int
    counted: int


class TieOutReader:
    """Questions about what does not tie."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def people(self, asked: Asked, ties: Collection[Tie]) -> Mapping[Tie, Sequence[Standing]]:
        """The proposals of each check that finds any; checks about sums are not asked here."""
        conditions = _OF_MONTHS if asked.monthly else _CONDITIONS
        wanted = [tie for tie in conditions if tie in ties]
        if not wanted:
            return {}
        parts = " union all ".join(
            f"select '{tie.value}', uid, region_code, village_code from p where {conditions[tie]}"
            for tie in wanted
        )
        rows = self._db.execute(
            f"with p as materialized ({_P}) {parts} order by 1, 3, 4, 2", _values(asked)
        )
        found: dict[Tie, list[Standing]] = {}
        for code, *standing in rows:
            found.setdefault(Tie(code), []).append(Standing(*standing))
        return found

    def decrees(self, asked: Asked) -> Mapping[tuple[str, str], Sequence[str]]:
        """The proposals decided by each decree (number, day), the one with the most first."""
        rows = self._db.execute(
            f"""with p as materialized ({_P})
            select decree_number, coalesce(decree_date, ''), uid from p
            where decided and coalesce(decree_number, '') <> '' order by 1, 2, 3""",
            _values(asked),
        )
        found: dict[tuple[str, str], list[str]] = {}
        for number, day, uid in rows:
            found.setdefault((number, day), []).append(uid)
        return dict(sorted(found.items(), key=lambda one: -len(one[1])))

    def miscounts(self, programme: str, year: int) -> list[Miscount]:
        """Where the sums by status and region are not those of the people themselves."""
        rows = self._db.execute(
            """select stage, region_code, status, sum(records), sum(counted) from (
                select coalesce(stage, '') as stage, coalesce(region_code, '') as region_code,
                    coalesce(status, '') as status, count(*) as records, 0 as counted
                from proposal join person on person.uid = proposal.person
                where programme = :programme and year = :year
                    and proposal.deleted = 0 and person.deleted = 0
                group by 1, 2, 3
                union all
                select stage, region_code, status, 0, people from quota_use
                where programme = :programme and year = :year)
            group by 1, 2, 3 having sum(records) <> sum(counted)""",
            {"programme": programme, "year": year},
        )
        return [Miscount(*row) for row in rows]


def _values(asked: Asked) -> dict[str, str | int | None]:
    values: dict[str, str | int | None] = {**filter_values(asked.selection)}
    if asked.everybody:
        values |= {"draft": "", "cancelled": ""}
    return values | {
        "only_decided": int(asked.only_decided),
        "whole_plan": int(asked.whole_plan),
        "low": asked.low,
        "high": asked.high,
    }

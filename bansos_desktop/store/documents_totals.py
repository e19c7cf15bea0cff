"""Reading sums for documents: per village without a name, and the worth of what was handed over."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from sqlite_utils import Database

from bansos_desktop.domain.goods import WHOLE
from bansos_desktop.domain.quota_ledger import Leaf
from bansos_desktop.domain.workflow import DECIDED, DISTRIBUTED, VERIFIED, Status
from bansos_desktop.store.documents import FROM, WHERE, Selection, filter_values


@dataclass(frozen=True, slots=True)
class VillageTotals:
    """Counts of one village and what its decided were granted, None if no amount is known.

    A place that nobody filled in is ""; `without_value` of the decided have no known amount.
    """

    regency: str
    district: str
    village: str
    proposed: int
    eligible: int
    decided: int
    distributed: int
    value: int | None
    without_value: int


@dataclass(frozen=True, slots=True)
class Delivered:
    """What recipients got: the worth that is known, and for how many it is not wholly known."""

    people: int = 0
    value: int | None = None
    unclear: int = 0


# Where somebody asks for a place, as `quota_use` counts it.
_LEAF = """coalesce(proposal.stage, '') as stage, coalesce(proposal.region_code, '') as region,
    coalesce(substr(person.village_code, 1, 8), '') as district,
    coalesce(proposal.category, '') as category"""


def _among(states: Collection[Status]) -> str:
    names = ", ".join(f"'{state.value}'" for state in sorted(states))
    return f"proposal.status in ({names})"


class DocumentTotalReader:
    """Sums for documents."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def villages(self, selection: Selection) -> list[VillageTotals]:
        """The villages with proposals, by kabupaten, kecamatan and village."""
        decided = _among(DECIDED)
        rows = self._db.execute(
            f"""select coalesce(regency.name, ''), coalesce(district.name, ''),
                coalesce(village.name, ''), count(*), sum({_among(VERIFIED)}), sum({decided}),
                sum({_among(DISTRIBUTED)}),
                sum(case when {decided} then proposal.approved_value end),
                sum({decided} and proposal.approved_value is null)
            from {FROM} where {WHERE}
            group by proposal.region_code, person.village_code
            order by proposal.region_code, person.village_code""",
            filter_values(selection),
        )
        return [VillageTotals(*row) for row in rows]

    def delivered(self, selection: Selection) -> Mapping[Leaf, Delivered]:
        """The worth of what was handed over, by where its people ask for a place.

        Only an item that came and whose price is on record is worth anything; the plan never
        stands in for either.
        """
        rows = self._db.execute(
            f"""with one as (
                select {_LEAF},
                    sum(case when goods.delivered_volume > 0 then
                        (goods.delivered_volume * goods.delivered_price + {WHOLE // 2}) / {WHOLE}
                        end) as value,
                    coalesce(sum(goods.delivered_volume > 0), 0) as came,
                    coalesce(sum(goods.delivered_volume > 0 and goods.delivered_price is null), 0)
                        as unpriced
                from {FROM} left join goods on goods.proposal = proposal.uid and goods.deleted = 0
                where {WHERE} and {_among(DISTRIBUTED)}
                group by proposal.id)
            select stage, region, district, category, count(*), sum(value),
                sum(came = 0 or unpriced > 0)
            from one group by 1, 2, 3, 4""",
            filter_values(selection),
        )
        return {Leaf(*row[:4]): Delivered(*row[4:]) for row in rows}

    def granted(self, selection: Selection) -> Mapping[Leaf, Delivered]:
        """The same of an aid that is no goods: a handover gives what the decision granted."""
        rows = self._db.execute(
            f"""with one as (
                select {_LEAF},
                    case when exists (select 1 from handover
                        where handover.proposal = proposal.uid and handover.deleted = 0)
                        then nullif(proposal.approved_value, 0) end as value
                from {FROM} where {WHERE} and {_among(DISTRIBUTED)})
            select stage, region, district, category, count(*), sum(value), sum(value is null)
            from one group by 1, 2, 3, 4""",
            filter_values(selection),
        )
        return {Leaf(*row[:4]): Delivered(*row[4:]) for row in rows}

    def months(self, selection: Selection) -> Mapping[Leaf, Delivered]:
        """The same of a monthly aid: who got any month, and what all months come to."""
        rows = self._db.execute(
            f"""with one as (
                select {_LEAF},
                    sum(instalment.amount) as value, sum(instalment.amount is null) as unclear
                from {FROM} join instalment on instalment.proposal = proposal.uid
                    and instalment.deleted = 0 and instalment.given_on is not null
                where {WHERE} group by proposal.id)
            select stage, region, district, category, count(*), sum(value), sum(unclear > 0)
            from one group by 1, 2, 3, 4""",
            filter_values(selection),
        )
        return {Leaf(*row[:4]): Delivered(*row[4:]) for row in rows}

"""Reading what the tie-out compares: sums that sources name, and sums over the records."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlite_utils import Database

from bansos_desktop.domain.ceiling import Spent
from bansos_desktop.domain.goods import WHOLE
from bansos_desktop.domain.quota_ledger import FigureKey, Leaf
from bansos_desktop.domain.quota_ties import StatedClaim, StatedTotal
from bansos_desktop.domain.record_ties import MoneyTie, RegionCount
from bansos_desktop.domain.ties import Odd
from bansos_desktop.domain.workflow import DECIDED, DISTRIBUTED, HOLDS_PLACE, Status


def _words(states: Collection[Status]) -> str:
    return ", ".join(f"'{state.value}'" for state in sorted(states))


_DECIDED, _DISTRIBUTED = _words(DECIDED), _words(DISTRIBUTED)
_HOLDING = _words(HOLDS_PLACE)
_WORTH = f"(goods.volume * goods.unit_price + {WHOLE // 2}) / {WHOLE}"
_CAME = f"(goods.delivered_volume * goods.delivered_price + {WHOLE // 2}) / {WHOLE}"
# Each gives a row for every proposal: who, what it comes to, what was granted, how often, whether
# the two do not agree, and whether something is not filled in.
_WHO = "listing.programme, listing.year, listing.proposal, listing.name"
_PLANS = f"""with one as (
        select {_WHO}, coalesce(sum({_WORTH}), 0) as value,
            coalesce(listing.approved_value, 0) as granted, 1 as times,
            listing.approved_value is null
                or sum(goods.volume is null or goods.unit_price is null) > 0 as gap
        from goods join proposal on proposal.uid = goods.proposal
        join listing on listing.id = proposal.id
        where goods.deleted = 0 and listing.status in ({_DECIDED})
            and coalesce(goods.volume, 1) > 0
        group by listing.id)
    select programme, year, proposal, name, value, granted, times, value <> granted, gap from one"""
_DELIVERIES = f"""with one as (
        select {_WHO}, coalesce(sum(case when goods.delivered_volume > 0 then {_CAME} end), 0)
                as value,
            coalesce(listing.approved_value, 0) as granted, 1 as times,
            coalesce(sum(goods.delivered_volume > 0), 0) = 0 or coalesce(sum(
                goods.delivered_volume > 0 and goods.delivered_price is null), 0) > 0 as gap
        from listing join proposal on proposal.id = listing.id
        left join goods on goods.proposal = proposal.uid and goods.deleted = 0
        where listing.status in ({_DISTRIBUTED})
            and listing.programme in (select value from json_each(?))
        group by listing.id)
    select programme, year, proposal, name, value, granted, times,
        granted > 0 and value > granted, gap from one"""
_PAYMENTS = f"""select {_WHO}, coalesce(sum(instalment.amount), 0),
        coalesce(listing.approved_value, 0) * count(*), count(*),
        listing.approved_value is not null
            and sum(coalesce(instalment.amount, 0) <> listing.approved_value) > 0,
        listing.status not in ({_DECIDED}) or count(*) > count(distinct instalment.period)
    from instalment join proposal on proposal.uid = instalment.proposal
    join listing on listing.id = proposal.id
    where instalment.deleted = 0 and instalment.given_on is not null group by listing.id"""


class TieReader:
    """Questions about sums that must be the same."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def totals(self) -> list[StatedTotal]:
        """What sources say that figures come to."""
        rows = self._db.execute(
            """select programme, year, stage, measure, expected, source, sentence from quota_total
            order by programme <> 'UEP', programme, year, stage = '', stage, measure, source"""
        )
        return [StatedTotal(*row) for row in rows]

    def claims(self) -> list[StatedClaim]:
        """What sources say without agreeing, with the one that the office goes by."""
        rows = self._db.execute(
            """select claim.programme, claim.year, claim.stage, claim.region_code, claim.subject,
                claim.low, claim.high, claim.source, coalesce((
                    select choice.source from claim_choice as choice
                    where choice.deleted = 0 and choice.programme = claim.programme
                        and choice.year = claim.year
                        and coalesce(choice.stage, '') = claim.stage
                        and coalesce(choice.region_code, '') = claim.region_code
                        and choice.subject = claim.subject
                    order by choice.rev desc limit 1), '')
            from claim order by programme <> 'UEP', programme, year, stage, region_code, subject,
                source"""
        )
        return [StatedClaim(FigureKey(*row[:4]), *row[4:]) for row in rows]

    def counts(self) -> list[RegionCount]:
        """People in the list and in the use of quotas, by programme, year and kabupaten/kota."""
        rows = self._db.execute(
            """select programme, year, region_code, sum(listed), sum(counted) from (
                select programme, year, region_code, count(*) as listed, 0 as counted
                from listing group by 1, 2, 3
                union all
                select programme, year, region_code, 0, people from quota_use)
            group by 1, 2, 3 having sum(listed) <> 0 or sum(counted) <> 0"""
        )
        return [RegionCount(*row) for row in rows]

    def plans(self) -> list[MoneyTie]:
        """Planned goods of all who were decided on."""
        return _ties(self._db.execute(_PLANS))

    def deliveries(self, programmes: Collection[str]) -> list[MoneyTie]:
        """What was handed over in the programmes that give goods."""
        return _ties(self._db.execute(_DELIVERIES, [json.dumps(sorted(programmes))]))

    def instalments(self) -> list[MoneyTie]:
        """Monthly payments beside what a month is worth."""
        return _ties(self._db.execute(_PAYMENTS))

    def granted(self) -> list[Spent]:
        """The value of all who were decided on, wherever a pagu may be entered."""
        rows = self._db.execute(
            f"""select programme, year, stage, region_code, category, sum(approved) from quota_use
            where status in ({_DECIDED}) group by 1, 2, 3, 4, 5"""
        )
        return [Spent(FigureKey(*row[:5]), row[5]) for row in rows]

    def paid(self) -> list[Spent]:
        """The same of monthly aid: what was really paid."""
        rows = self._db.execute(
            """select listing.programme, listing.year, listing.stage, listing.region_code,
                listing.category, coalesce(sum(instalment.amount), 0)
            from instalment join proposal on proposal.uid = instalment.proposal
            join listing on listing.id = proposal.id
            where instalment.deleted = 0 group by 1, 2, 3, 4, 5"""
        )
        return [Spent(FigureKey(*row[:5]), row[5]) for row in rows]

    def institutions(self) -> Mapping[tuple[str, str], int]:
        """How many are registered, by (region, kind)."""
        rows = self._db.execute(
            """select coalesce(region_code, ''), coalesce(institution_kind, ''), count(*)
            from institution where deleted = 0 group by 1, 2"""
        )
        return {(region, kind): int(count) for region, kind, count in rows}

    def holding(self, programme: str, year: int) -> list[tuple[Leaf, Odd]]:
        """Everybody who holds a place in a programme's year, and where they ask for it."""
        rows = self._db.execute(
            f"""select stage, region_code, substr(village_code, 1, 8), category, proposal, name
            from listing where programme = ? and year = ? and status in ({_HOLDING})
            order by name collate nocase, proposal""",
            [programme, year],
        )
        return [
            (Leaf(*(str(part or "") for part in where)), Odd(uid, str(name or "")))
            for *where, uid, name in rows
        ]


@dataclass(slots=True)
class _Sum:
    """A programme's year while it is added up."""

    people: int = 0
    value: int = 0
    granted: int = 0
    count: int = 0
    odd: list[Odd] = field(default_factory=list, repr=False)
    gaps: list[Odd] = field(default_factory=list, repr=False)


def _ties(rows: Iterable[Sequence[Any]]) -> list[MoneyTie]:
    """The sums of each programme's year; who has a gap is counted among the gaps alone."""
    sums: dict[tuple[str, int], _Sum] = {}
    for programme, year, proposal, name, value, granted, times, is_odd, has_gap in rows:
        one = sums.setdefault((programme, year), _Sum())
        who = Odd(proposal, name)
        if has_gap:
            one.gaps.append(who)
            continue
        one.people += 1
        one.value += value
        one.granted += granted
        one.count += times
        if is_odd:
            one.odd.append(who)
    return [
        MoneyTie(*key, one.people, one.value, one.granted, one.count, one.odd, one.gaps)
        for key, one in sorted(sums.items())
    ]

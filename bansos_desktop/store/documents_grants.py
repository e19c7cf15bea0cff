"""Reading people with what they are granted for papers: decree, handover, goods planned and come.

A whole kabupaten is read in a few questions: people as a stream, goods for hundreds at once.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, fields
from itertools import islice

from sqlite_utils import Database

from bansos_desktop.domain.workflow import Status
from bansos_desktop.store.documents import (
    FROM,
    ORDER,
    PERSON,
    PERSON_WIDTH,
    WHERE,
    PersonLine,
    Selection,
    filter_values,
)
from bansos_desktop.store.goods import GoodsRow, planned_item

AT_ONCE = 500
IN_STATES = "proposal.status in (select value from json_each(:states))"
# Of several handovers, as two laptops may bring, the first, as everywhere else.
HANDOVER = """left join handover on handover.id = (select min(one.id) from handover as one
    where one.proposal = proposal.uid and one.deleted = 0)"""
# What somebody wrote at the door and nobody planned has the volume 0.
_PLANNED = """exists (select 1 from goods where goods.proposal = proposal.uid
    and goods.deleted = 0 and coalesce(goods.volume, 1) <> 0)"""


@dataclass(frozen=True, slots=True)
class Handed:
    """What was written at the door; None where nobody said, all of it before the goods came."""

    uid: str | None = None
    bast_number: str | None = None
    handed_on: str | None = None
    supplier: str | None = None
    received_by: str | None = field(default=None, repr=False)
    received_as: str | None = None
    officer: str | None = None
    note: str | None = field(default=None, repr=False)

    @property
    def is_recorded(self) -> bool:
        """Whether there is a handover at all."""
        return self.uid is not None


@dataclass(frozen=True, slots=True)
class Grant:
    """One person with decree, handover, and all goods that were planned or brought."""

    who: PersonLine
    decree_number: str | None
    decree_date: str | None
    handed: Handed
    goods: Sequence[GoodsRow] = ()


_HANDED = ", ".join(f"handover.{one.name}" for one in fields(Handed))


class GrantReader:
    """Who is granted what, in the order of the villages."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def count(
        self, selection: Selection, states: Collection[Status], *, planned: bool = False
    ) -> int:
        """How many people; `planned`: only those with a goods plan."""
        row = self._db.execute(
            f"""select count(*) from proposal join person on person.uid = proposal.person
            where {WHERE} and {IN_STATES} and {_PLANNED if planned else "1"}""",
            state_values(selection, states),
        ).fetchone()
        return int(row[0])

    def grants(
        self, selection: Selection, states: Collection[Status], *, planned: bool = False
    ) -> Iterator[Grant]:
        """Everybody with the goods, by kabupaten, village and name; some hundreds are held."""
        rows = self._db.execute(
            f"""select {PERSON}, proposal.decree_number, proposal.decree_date, {_HANDED}
            from {FROM} {HANDOVER}
            where {WHERE} and {IN_STATES} and {_PLANNED if planned else "1"} order by {ORDER}""",
            state_values(selection, states),
        )
        while some := list(islice(rows, AT_ONCE)):
            goods = self._goods([row[0] for row in some])
            for row in some:
                number, day, *handed = row[PERSON_WIDTH:]
                who = PersonLine(*row[:PERSON_WIDTH])
                yield Grant(who, number, day, Handed(*handed), goods.get(who.uid, ()))

    def suppliers(self, selection: Selection, states: Collection[Status]) -> list[str]:
        """Who brought the goods of these people, by name."""
        rows = self._db.execute(
            f"""select distinct handover.supplier from {FROM} {HANDOVER}
            where {WHERE} and {IN_STATES} and handover.supplier is not null
            order by handover.supplier""",
            state_values(selection, states),
        )
        return [row[0] for row in rows]

    def _goods(self, proposals: Sequence[str]) -> dict[str, list[GoodsRow]]:
        """The goods of many proposals, each in the order of its plan."""
        rows = self._db.execute(
            """select proposal, uid, section, name, specification, volume, unit, unit_price,
                delivered_volume, delivered_price, coalesce(delivered_note, '')
            from goods where deleted = 0 and proposal in (select value from json_each(?))
            order by proposal, position, id""",
            [json.dumps(proposals)],
        )
        found: dict[str, list[GoodsRow]] = {}
        for row in rows:
            item = GoodsRow(row[1], planned_item(row[2:8]), *row[8:])
            found.setdefault(row[0], []).append(item)
        return found


def state_values(selection: Selection, states: Collection[Status]) -> dict[str, str | int]:
    """The parameters of a selection that is narrowed to some states."""
    wanted = json.dumps(sorted(state.value for state in states))
    return {**filter_values(selection), "states": wanted}

"""Reading who is followed up for the monev sheet: each with the latest visit, if there was one."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

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
)
from bansos_desktop.store.documents_grants import HANDOVER, IN_STATES, state_values

_VISIT = """visit.uid, visit.visited_on, visit.officer, visit.month, visit.running,
    visit.goods_state, visit.revenue, visit.profit, visit.workers, visit.development,
    visit.obstacle, visit.follow_up, visit.note,
    (select count(*) from photo where photo.about = visit.uid and photo.deleted = 0)"""
# The latest is that of the highest month, as the page of visits has it.
_LATEST = """left join monitoring as visit on visit.id = (select one.id from monitoring as one
    where one.proposal = proposal.uid and one.deleted = 0
    order by one.month desc, one.id desc limit 1)"""


@dataclass(frozen=True, slots=True)
class LatestVisit:
    """What the last visit found; states are codes of their lists, `photos` counts them."""

    uid: str
    visited_on: str | None
    officer: str | None
    month: int | None
    running: str | None
    goods_state: str | None
    revenue: int | None
    profit: int | None
    workers: int | None
    development: str | None
    obstacle: str | None = field(repr=False)
    follow_up: str | None = field(repr=False)
    note: str | None = field(repr=False)
    photos: int


@dataclass(frozen=True, slots=True)
class FollowUp:
    """Somebody who has the goods, since when, under which number, and the latest visit."""

    who: PersonLine
    handed_on: str | None
    bast_number: str | None
    visit: LatestVisit | None


class FollowUpReader:
    """Who has the goods and how it went on, in the order of the villages."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def follow_ups(self, selection: Selection, states: Collection[Status]) -> Iterator[FollowUp]:
        """Everybody in these states, by kabupaten, village and name; streamed."""
        rows = self._db.execute(
            f"""select {PERSON}, handover.handed_on, handover.bast_number, {_VISIT}
            from {FROM} {HANDOVER} {_LATEST}
            where {WHERE} and {IN_STATES} order by {ORDER}""",
            state_values(selection, states),
        )
        for row in rows:
            handed_on, number, *visit = row[PERSON_WIDTH:]
            latest = LatestVisit(*visit) if visit[0] else None
            yield FollowUp(PersonLine(*row[:PERSON_WIDTH]), handed_on, number, latest)

"""A list of institutions into the register: looking writes nothing, applying is one act.

Whoever is in the register already, by name and kabupaten, is changed only where a cell says
something, so that the same list twice changes nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from bansos_desktop.domain.changes import Topic
from bansos_desktop.domain.import_plan import NOT_TAKEN, Counts, Outcome
from bansos_desktop.domain.institution import Institution, check_institution
from bansos_desktop.domain.institution_file import (
    RegisterRow,
    has_table,
    kind_by_name,
    read_register,
    same_key,
)
from bansos_desktop.domain.ledger import Value
from bansos_desktop.domain.problems import Problem, error, stops
from bansos_desktop.domain.records import Kind
from bansos_desktop.domain.session import Session
from bansos_desktop.domain.workflow import Role
from bansos_desktop.store.recipients import StoredRecord
from bansos_desktop.store.store import Store
from bansos_desktop.store.unit_of_work import new_uid
from bansos_desktop.usecases.plain_table import tables_of
from bansos_desktop.usecases.refusal import Refused

ACT = "institution.import"
# By these a known one was found; how its name is written is no news.
_FOUND_BY = frozenset({"name", "region_code"})


@dataclass(frozen=True, slots=True)
class PlannedInstitution:
    """A row with its outcome; `values` is what is written, of a known one only what differs."""

    sheet: str
    line: int
    name: str
    region_code: str
    outcome: Outcome
    problems: tuple[Problem, ...] = ()
    uid: str = ""
    values: Mapping[str, Value] = field(default_factory=dict)

    @property
    def where(self) -> str:
        """Its row in the file, with the sheet if there are several."""
        return _where(self.sheet, self.line)


@dataclass(frozen=True, slots=True)
class InstitutionPlan:
    """What would happen. `unread` are remarks in the file, `unused` columns that nobody asks for.

    `position` is the ledger's length when it was planned.
    """

    path: Path
    rows: tuple[PlannedInstitution, ...]
    counts: Counts
    unread: tuple[tuple[str, str], ...]
    unused: tuple[str, ...]
    position: int

    @property
    def writes(self) -> bool:
        """Whether any row is news."""
        return bool(self.counts.created or self.counts.updated)


@dataclass(frozen=True, slots=True)
class Taken:
    """What happened; `batch` is "" where nothing was kept."""

    batch: str
    plan: InstitutionPlan
    changes: Topic


def look(store: Store, session: Session, path: Path) -> InstitutionPlan:
    """What every row would become; Refused or WorkbookError if the file holds no such list."""
    if session.role is not Role.OPERATOR:
        raise Refused("institution.operator_only")
    position, regions = store.ledger.count(), store.regions.book()
    tables = tables_of(path, has_table, too_long="institution_file.too_long")
    if not tables:
        raise Refused("institution_file.no_table", name=path.name)
    planner = _Planner(store, session.region_code)
    rows: list[PlannedInstitution] = []
    unread: list[tuple[str, str]] = []
    unused: list[str] = []
    rows_read = 0
    for table in tables:
        sheet = table.sheet if len(tables) > 1 else ""
        read = read_register(table.lines(), table.merged, regions, session.region_code)
        rows_read += len(read.rows)
        rows += [planner.plan(sheet, row) for row in read.rows]
        unread += [(_where(sheet, line), text) for line, text in read.unread]
        unused += read.unused
    if not rows_read:
        raise Refused("institution_file.no_rows", name=path.name)
    once = tuple(dict.fromkeys(unused))
    return InstitutionPlan(
        path, tuple(rows), _count(rows, rows_read), tuple(unread), once, position
    )


def apply(
    store: Store,
    session: Session,
    plan: InstitutionPlan,
    *,
    now: datetime,
    rehearse: bool = False,
) -> Taken:
    """Keep what is news in one transaction; planned anew if anything was written since."""
    if store.ledger.count() != plan.position:
        plan = look(store, session, plan.path)
    transaction = store.rehearse if rehearse else store.write
    with transaction(session.author, now=now, act=ACT) as work:
        for row in plan.rows:
            if row.values:
                work.put(Kind.INSTITUTION, row.uid, row.values)
    if rehearse or not plan.writes:
        return Taken("", plan, Topic.NOTHING)
    return Taken(work.batch, plan, work.changes)


class _Planner:
    """Knows the register, and what earlier rows of the same file add to it."""

    def __init__(self, store: Store, office: str) -> None:
        self._store, self._office = store, office
        self._known: dict[tuple[str, str], list[str]] = {}
        self._others: dict[str, Institution] = {}
        self._seen: dict[tuple[str, str], str] = {}
        for one in store.institutions.known():
            self._known.setdefault(same_key(one.name, one.region_code), []).append(one.uid)
            self._others[one.uid] = Institution(name=one.name, region_code=one.region_code)

    def plan(self, sheet: str, row: RegisterRow) -> PlannedInstitution:
        """What becomes of one row."""
        said = row.institution
        planned = PlannedInstitution(
            sheet, row.line, said.name, said.region_code, Outcome.REJECTED, row.problems
        )
        if stops(row.problems):
            return planned
        key = same_key(said.name, said.region_code)
        first = self._seen.setdefault(key, planned.where)
        if first != planned.where:
            where = first[:1].lower() + first[1:]
            problem = error("institution_file.double", "name", first=where)
            return replace(planned, outcome=Outcome.DOUBLE, problems=(problem,))
        known = self._known.get(key, [])
        if len(known) > 1:
            problem = error("institution_file.several", "name", count=str(len(known)))
            return replace(planned, problems=(problem,))
        stored = self._store.institutions.one(known[0]) if known else None
        return self._changed(planned, said, stored) if stored else self._new(planned, said)

    def _new(self, planned: PlannedInstitution, said: Institution) -> PlannedInstitution:
        kind = said.institution_kind or kind_by_name(said.name)
        one, uid = replace(said, institution_kind=kind), new_uid()
        problems = tuple(check_institution(one, office=self._office, others=self._besides(uid)))
        if stops(problems):
            return replace(planned, problems=problems)
        self._others[uid] = one
        return replace(
            planned, outcome=Outcome.CREATED, problems=problems, uid=uid, values=one.values()
        )

    def _changed(
        self, planned: PlannedInstitution, said: Institution, stored: StoredRecord
    ) -> PlannedInstitution:
        """What the cells say otherwise; an empty one erases nothing."""
        news = {
            name: value
            for name, value in said.values().items()
            if value is not None and name not in _FOUND_BY and value != stored.values[name]
        }
        after = Institution.from_record({**stored.values, **news})
        problems = tuple(
            check_institution(after, office=self._office, others=self._besides(stored.uid))
        )
        if stops(problems):
            return replace(planned, problems=problems)
        outcome = Outcome.UPDATED if news else Outcome.UNCHANGED
        return replace(planned, outcome=outcome, problems=problems, uid=stored.uid, values=news)

    def _besides(self, uid: str) -> Sequence[Institution]:
        return [other for known, other in self._others.items() if known != uid]


def _where(sheet: str, line: int) -> str:
    return f"Lembar {sheet} baris {line}" if sheet else f"Baris {line}"


def _count(rows: Sequence[PlannedInstitution], rows_read: int) -> Counts:
    """The equation of the import; `rows_read` is counted by the reader, apart from them."""
    tally = dict.fromkeys(Outcome, 0)
    for row in rows:
        tally[row.outcome] += 1
    return Counts(
        rows_read,
        tally[Outcome.CREATED],
        tally[Outcome.UPDATED],
        tally[Outcome.UNCHANGED],
        sum(tally[outcome] for outcome in NOT_TAKEN),
        sum(bool(row.problems) for row in rows if row.outcome not in NOT_TAKEN),
    )

"""Lists of earlier recipients (WRSE, KUBE, UEP), so that nobody is proposed again unnoticed.

Old lists often have no NIK: then name and village must do. Looking writes nothing, applying is one
transaction, and the same list twice adds nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

from bansos_desktop.domain.business_types import BusinessTypeBook
from bansos_desktop.domain.changes import Topic
from bansos_desktop.domain.import_plan import Counts, Outcome, PlannedRow, count
from bansos_desktop.domain.ledger import Value
from bansos_desktop.domain.names import compare_key
from bansos_desktop.domain.nik import check_nik
from bansos_desktop.domain.problems import Problem, Severity, error, stops, warning
from bansos_desktop.domain.recipient import RecipientDraft
from bansos_desktop.domain.records import Kind
from bansos_desktop.domain.region import RegionBook
from bansos_desktop.domain.row_values import RowReader, RowReading
from bansos_desktop.domain.rule_catalogue import RULES
from bansos_desktop.domain.session import Session
from bansos_desktop.store.awards import Award
from bansos_desktop.store.store import Store
from bansos_desktop.store.unit_of_work import new_uid
from bansos_desktop.usecases.progress import UNWATCHED, Progress
from bansos_desktop.usecases.refusal import Refused
from bansos_desktop.usecases.sheet_source import fingerprint, knowledge_of, region_within
from bansos_desktop.workbook.find import find_layouts
from bansos_desktop.workbook.layout import Layout
from bansos_desktop.workbook.reader import open_sheets
from bansos_desktop.workbook.rows import read_rows

ACT = "award.import"
STEP = 200
_PLACE = frozenset({"kabupaten", "kecamatan", "desa"})
_UNUSABLE = frozenset(RULES["nik_shape"].findings)
Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HistoryRequest:
    """Which list of which year; `label` is the programme as it was called then."""

    path: Path
    year: int
    label: str
    region_code: str = ""
    sheet: str = ""


@dataclass(frozen=True, slots=True)
class HistoryPlan:
    """What would happen. `position` is the ledger's length when it was planned."""

    request: HistoryRequest
    source_hash: str
    layouts: tuple[Layout, ...]
    rows: tuple[PlannedRow, ...]
    counts: Counts
    position: int

    @property
    def layout(self) -> Layout:
        """The first of the lists that were read, which is the one that looks most like one."""
        return self.layouts[0]


@dataclass(frozen=True, slots=True)
class HistoryTaken:
    """What happened; `batch` is "" after a rehearsal, for then nothing is kept."""

    batch: str
    plan: HistoryPlan
    changes: Topic


def look(
    store: Store,
    session: Session,
    request: HistoryRequest,
    *,
    today: date,
    progress: Progress = UNWATCHED,
) -> HistoryPlan:
    """What every row would become; WorkbookError or Refused if the list cannot be read at all."""
    label = " ".join(request.label.split())
    if not any(letter.isalnum() for letter in label):
        raise Refused("history.label_missing")
    if not 2000 <= request.year <= today.year:
        raise Refused("history.year", year=str(request.year))
    regions = store.regions.book()
    within = region_within(regions, session, request.region_code)
    file = open_sheets(request.path)
    layouts = find_layouts(file, knowledge_of(store), sheet=request.sheet).layouts
    reader = RowReader(regions, BusinessTypeBook(()), within, today)
    planner = _Planner(store, regions, replace(request, label=label), today)
    rows: list[PlannedRow] = []
    for layout in layouts:
        for source in read_rows(file, layout):
            if len(rows) % STEP == 0:
                progress.step(len(rows), 0)
            rows.append(planner.plan(layout.sheet, source.line, reader.read(source.cells)))
    return HistoryPlan(
        planner.request,
        fingerprint(request.path),
        layouts,
        tuple(rows),
        count(rows, len(rows)),
        store.ledger.count(),
    )


def apply(
    store: Store,
    session: Session,
    plan: HistoryPlan,
    *,
    now: datetime,
    today: date,
    rehearse: bool = False,
    progress: Progress = UNWATCHED,
) -> HistoryTaken:
    """Keep the new lines in one transaction; planned anew if anything was written since."""
    if store.ledger.count() != plan.position:
        plan = look(store, session, plan.request, today=today, progress=progress)
    transaction = store.rehearse if rehearse else store.write
    with transaction(session.author, now=now, act=ACT) as work:
        work.create_many(Kind.AWARD, _new(plan.rows, progress))
        work.put(Kind.BATCH, work.batch, _batch(plan))
    if rehearse:
        return HistoryTaken("", plan, Topic.NOTHING)
    return HistoryTaken(work.batch, plan, work.changes)


class _Planner:
    """Gives each row its outcome, knowing what stands in the store and the rows before."""

    def __init__(
        self, store: Store, regions: RegionBook, request: HistoryRequest, today: date
    ) -> None:
        self.request, self._regions = request, regions
        self._today = today
        self._known = {_key_of(award) for award in store.awards.lines(request.label, request.year)}

    def plan(self, sheet: str, line: int, reading: RowReading) -> PlannedRow:
        """The row with its outcome and what would be written."""
        draft, problems = self._usable(reading)
        row = PlannedRow(
            line,
            Outcome.CREATED,
            draft.name,
            draft.nik,
            self._place(draft),
            tuple(problems),
            sheet=sheet,
        )
        if stops(problems):
            return replace(row, outcome=Outcome.REJECTED)
        key = _key(draft.nik, draft.name, draft.village_code)
        if key in self._known:
            return replace(row, outcome=Outcome.UNCHANGED)
        self._known.add(key)
        return replace(row, person=new_uid(), person_values=self._values(draft))

    def _usable(self, reading: RowReading) -> tuple[RecipientDraft, list[Problem]]:
        """The row without a NIK that cannot be one, and what is to be said of it."""
        draft = reading.draft
        place = [one for one in reading.problems if one.field in _PLACE]
        about_nik = self._about_nik(draft)
        if draft.nik and not stops(about_nik):
            return draft, [*about_nik, *(replace(one, severity=Severity.WARNING) for one in place)]
        if not draft.name:
            return draft, [*about_nik, error("history.nobody", "name")]
        if not draft.village_code:
            return draft, [*about_nik, *place, error("history.place_needed", "desa")]
        told = [warning("history.nik_unusable", "nik")] if draft.nik else []
        return replace(draft, nik=""), [*told, *place]

    def _about_nik(self, draft: RecipientDraft) -> list[Problem]:
        """Only whether it can be a NIK: of an old list nothing else is asked."""
        found = check_nik(draft.nik, today=self._today, from_number_cell=draft.nik_from_number)
        return [one for one in found if one.code in _UNUSABLE or one.code == "nik.number_cell"]

    def _place(self, draft: RecipientDraft) -> str:
        """Where the person lives, as a preview shows it."""
        if not draft.village_code:
            return self._regions.name(draft.region_code)
        hit = self._regions.hit(draft.village_code)
        return f"{hit.village}, {hit.district}"

    def _values(self, draft: RecipientDraft) -> Mapping[str, Value]:
        """The fields of the line's record."""
        return {
            "programme": self.request.label,
            "year": self.request.year,
            "nik": draft.nik or None,
            "family_card": draft.family_card or None,
            "name": draft.name or None,
            "village_code": draft.village_code or None,
            "region_code": draft.region_code or None,
            "source": self.request.path.name,
        }


def _key(nik: str, name: str, village: str) -> Key:
    """By what a line is known again: its NIK, or its name in its village."""
    return (nik,) if nik else (compare_key(name), village)


def _key_of(award: Award) -> Key:
    """The same of a line that stands already."""
    return _key(award.nik, award.name, award.village)


def _new(
    rows: Sequence[PlannedRow], progress: Progress
) -> Iterator[tuple[str, Mapping[str, Value]]]:
    """The new lines, counted; raises Cancelled between two of them."""
    for done, row in enumerate(rows):
        if done % STEP == 0:
            progress.step(done, len(rows))
        if row.outcome is Outcome.CREATED:
            yield row.person, row.person_values or {}


def _batch(plan: HistoryPlan) -> Mapping[str, Value]:
    """The import itself as a record: where it came from and how its equation came out."""
    counts = plan.counts
    return {
        "act": ACT,
        "label": plan.request.path.name,
        "source_hash": plan.source_hash,
        "programme": plan.request.label,
        "year": plan.request.year,
        "region_code": plan.request.region_code or None,
        "rows_read": counts.rows_read,
        "created": counts.created,
        "updated": counts.updated,
        "unchanged": counts.unchanged,
        "rejected": counts.rejected,
    }

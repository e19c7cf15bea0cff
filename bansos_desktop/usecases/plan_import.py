"""Looking at a spreadsheet: what every row would become, without writing anything.

Every row gets exactly one outcome, or the counts would not add up to the rows read. A row depends
on those before it: they take places, and the first sound row to name a NIK keeps it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from bansos_desktop.domain.import_choices import NOTHING_CHOSEN, ImportChoices
from bansos_desktop.domain.import_plan import Counts, Outcome, PlannedRow, count
from bansos_desktop.domain.import_question import Question
from bansos_desktop.domain.ledger import Value
from bansos_desktop.domain.problems import Problem, error, stops, warning
from bansos_desktop.domain.row_values import RowReader, RowReading
from bansos_desktop.domain.rules import Surroundings
from bansos_desktop.domain.session import Session
from bansos_desktop.domain.sheet_fields import SheetField, is_kept
from bansos_desktop.domain.workflow import Status
from bansos_desktop.store.recipients import StoredRecord
from bansos_desktop.store.store import Store
from bansos_desktop.store.unit_of_work import new_uid
from bansos_desktop.usecases import mended_file
from bansos_desktop.usecases.judge import Judge, Target, surroundings
from bansos_desktop.usecases.progress import UNWATCHED, Progress
from bansos_desktop.usecases.sheet_source import fingerprint, known_titles, region_within
from bansos_desktop.workbook.find import find_layout
from bansos_desktop.workbook.layout import Layout
from bansos_desktop.workbook.reader import open_sheets
from bansos_desktop.workbook.rows import SourceRow, read_rows
from bansos_desktop.workbook.unread import ColumnWatch, UnreadColumn

STEP = 200


@dataclass(frozen=True, slots=True)
class ImportRequest:
    """Which file goes where; `region_code` "" means the office's own, `sheet` "" any sheet.

    With `drafts` a row without a usable NIK is kept as a draft instead of being refused.
    """

    path: Path
    target: Target
    region_code: str = ""
    sheet: str = ""
    choices: ImportChoices = NOTHING_CHOSEN
    drafts: bool = False


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """What would happen. `position` is the ledger's length when it was planned.

    `batch` is the name the import will have, `parent` the one whose mended rows these are, or "".
    Of the filled columns that are left out, `unread` nobody knows; `unused` are known by title.
    `questions` are what the sheets leave open, with the answers in force.
    """

    request: ImportRequest
    source_hash: str
    layouts: tuple[Layout, ...]
    rows: tuple[PlannedRow, ...]
    counts: Counts
    position: int
    seen_before: str
    unread: tuple[UnreadColumn, ...] = ()
    unused: tuple[UnreadColumn, ...] = ()
    questions: tuple[Question, ...] = ()
    batch: str = ""
    parent: str = ""

    @property
    def layout(self) -> Layout:
        """The first of the sheets that were read, which is the one that looks most like a list."""
        return self.layouts[0]


@dataclass(slots=True)
class _Known:
    """What the store already holds about the file's people, fetched once for all rows."""

    people: Mapping[str, StoredRecord]
    proposals: Mapping[str, StoredRecord]
    families: Mapping[str, Sequence[tuple[str, str]]]


def run(
    store: Store,
    session: Session,
    request: ImportRequest,
    *,
    today: date,
    progress: Progress = UNWATCHED,
) -> ImportPlan:
    """Plan the import of a sheet; raises WorkbookError or Refused if it cannot be read at all."""
    judge = Judge(store, request.target, office=session.region_code, today=today)
    within = region_within(judge.regions, session, request.region_code)
    source_hash = fingerprint(request.path)
    file = open_sheets(request.path)
    mended = mended_file.look(store, file, request.target, request.region_code)
    layout = find_layout(file, known_titles(store), request.sheet or None)
    watch = ColumnWatch(layout)
    reader = RowReader(judge.regions, judge.business_types, within, today)
    read: list[tuple[SourceRow, RowReading]] = []
    for source in read_rows(file, layout, watch):
        read.append((source, reader.read(source.cells)))
        if len(read) % STEP == 0:
            progress.step(len(read), 0)
    planner = _Planner(store, judge, read)
    rows = planner.plan(progress)
    return ImportPlan(
        request,
        source_hash,
        (layout,),
        tuple(rows),
        count(rows, len(read)),
        store.ledger.count(),
        store.ledger.batch_of_source(source_hash),
        *watch.sort_out(_unused_titles(store)),
        batch=new_uid(),
        parent=mended.batch if mended else "",
    )


def _unused_titles(store: Store) -> list[str]:
    """Column titles we understand, but of values that this version does not keep."""
    kept = {field.value for field in SheetField if is_kept(field)}
    return [alias for alias, field in store.reference.header_aliases() if field not in kept]


class _Planner:
    """Gives each row its outcome, knowing the rows before it."""

    def __init__(
        self, store: Store, judge: Judge, read: Sequence[tuple[SourceRow, RowReading]]
    ) -> None:
        self._store, self._judge, self._read = store, judge, read
        target = judge.target
        niks = {reading.draft.nik for _source, reading in read if reading.draft.nik}
        cards = {reading.draft.family_card for _source, reading in read}
        people = store.recipients.with_nik(niks)
        known = [record.uid for record in people.values()]
        self._known = _Known(
            people,
            store.recipients.proposals_of(known, target.programme, target.year),
            store.recipients.families(cards, target.programme, target.year),
        )
        self._awards = store.awards.book(target.programme)
        self._first_with: dict[str, PlannedRow] = {}
        self._family_in_file: dict[str, list[str]] = {}
        self._taken: Counter[str] = Counter()
        self._places_at_first: dict[str, int | None] = {}

    def plan(self, progress: Progress) -> list[PlannedRow]:
        """All rows, in the order of the sheet."""
        rows: list[PlannedRow] = []
        for done, (source, reading) in enumerate(self._read):
            if done % STEP == 0:
                progress.step(done, len(self._read))
            rows.append(self._one(source, reading))
        return rows

    def _one(self, source: SourceRow, reading: RowReading) -> PlannedRow:
        """The row with its outcome: a NIK is kept by the first row that is taken.

        No rejection depends on how many rows were taken before, so the same file chooses the same
        row every time.
        """
        draft = reading.draft
        person = self._known.people.get(draft.nik) if draft.nik else None
        row = PlannedRow(
            source.line,
            Outcome.CREATED,
            draft.name,
            draft.nik,
            self._place(reading),
            tuple(self._problems(reading, person)),
        )
        if not draft.nik:
            return self._judged(row, reading, person)
        first = self._first_with.get(draft.nik)
        if first and first.outcome is not Outcome.REJECTED:
            return row.rejected(error("row.twice", "nik", **_named(first)))
        if first:
            doubt = warning("row.twice_rejected", "nik", **_named(first))
            row = replace(row, problems=(*row.problems, doubt))
        done = self._judged(row, reading, person)
        if first is None or done.outcome is not Outcome.REJECTED:
            self._first_with[draft.nik] = done
        return done

    def _judged(
        self, row: PlannedRow, reading: RowReading, person: StoredRecord | None
    ) -> PlannedRow:
        """The row on its own merits."""
        if stops(row.problems):
            return replace(row, outcome=Outcome.REJECTED)
        return self._settle(row, reading, person)

    def _settle(
        self, row: PlannedRow, reading: RowReading, person: StoredRecord | None
    ) -> PlannedRow:
        """A row that may be taken: created, updated, or nothing new."""
        target = self._judge.target
        proposal = self._known.proposals.get(person.uid) if person else None
        if proposal and proposal.values["stage"] != target.stage:
            stage = str(proposal.values["stage"])
            return row.rejected(error("proposal.other_stage", "nik", stage=stage))
        self._family_in_file.setdefault(reading.draft.family_card, []).append(reading.draft.name)
        about_person = _news(reading.draft.person_values(), person)
        about_proposal = _about_proposal(reading, proposal)
        if proposal is None:
            self._taken[reading.draft.region_code] += 1
            about_proposal |= _beginning(target, self._judge.today)
            outcome = Outcome.CREATED
        else:
            outcome = Outcome.UPDATED if about_person or about_proposal else Outcome.UNCHANGED
        return replace(
            row,
            outcome=outcome,
            person=_uid(person),
            proposal=_uid(proposal),
            new_person=person is None,
            person_values=about_person,
            proposal_values=about_proposal,
        )

    def _problems(self, reading: RowReading, person: StoredRecord | None) -> list[Problem]:
        """Findings of reading, then of the rules."""
        draft = reading.draft
        judged = self._judge.check(
            draft,
            self._around(reading, person),
            business=reading.business,
            written_business=reading.written_business,
        )
        return [*reading.problems, *(p for p in judged if not _said(p, reading.problems))]

    def _around(self, reading: RowReading, person: StoredRecord | None) -> Surroundings:
        """The row's surroundings: the store as it stands, and the rows before it."""
        draft = reading.draft
        uid = person.uid if person else ""
        left: int | None = None
        if uid not in self._known.proposals:
            left = self._places_left(draft.region_code)
        family: list[str] = []
        if draft.family_card:
            stored = self._known.families.get(draft.family_card, ())
            family = [name for other, name in stored if other != uid]
            family += self._family_in_file.get(draft.family_card, [])
        return surroundings(draft, self._awards, family=family, left=left)

    def _places_left(self, region_code: str) -> int | None:
        """What the rows before this one left over; None where no source gives a figure."""
        if region_code not in self._places_at_first:
            self._places_at_first[region_code] = self._judge.places_left(region_code)
        left = self._places_at_first[region_code]
        return None if left is None else left - self._taken[region_code]

    def _place(self, reading: RowReading) -> str:
        """Where the person lives, as the preview shows it."""
        if not reading.draft.village_code:
            return self._judge.regions.name(reading.draft.region_code)
        hit = self._judge.regions.hit(reading.draft.village_code)
        return f"{hit.village}, {hit.district}"


def _named(row: PlannedRow) -> dict[str, str]:
    """A row for a sentence; the name still finds it where the line numbers have changed."""
    return {"line": str(row.line), "name": row.name or "tanpa nama"}


def _about_proposal(reading: RowReading, proposal: StoredRecord | None) -> dict[str, Value]:
    """What a row says anew about a proposal.

    Where the row names no village its region is a guess, and the known one is better.
    """
    news = _news(reading.draft.proposal_values(), proposal)
    if proposal is not None and not reading.draft.village_code:
        news.pop("region_code", None)
    return news


def _beginning(target: Target, today: date) -> dict[str, Value]:
    """What only a new proposal is given."""
    return {
        "programme": target.programme,
        "year": target.year,
        "stage": target.stage,
        "status": Status.PROPOSED.value,
        "proposed_on": today.isoformat(),
    }


def _uid(known: StoredRecord | None) -> str:
    """The known record's name, or a new one."""
    return known.uid if known else new_uid()


def _news(values: Mapping[str, Value], stored: StoredRecord | None) -> dict[str, Value]:
    """What is new in `values`; an empty value never erases."""
    old = stored.values if stored else {}
    return {
        name: value
        for name, value in values.items()
        if value is not None and old.get(name) != value
    }


def _said(problem: Problem, already: Sequence[Problem]) -> bool:
    """Whether "missing" would repeat what "unreadable" said about the same field."""
    return problem.code.endswith(".missing") and any(p.field == problem.field for p in already)

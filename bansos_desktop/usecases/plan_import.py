"""Looking at a spreadsheet: what every row would become, without writing anything.

Every row gets exactly one outcome, or the counts would not add up to the rows read. The rows are
read and judged a few hundred at a time, and only their outcomes are held.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bansos_desktop.domain.code_match import DOMAINS, CodeBook
from bansos_desktop.domain.column_habits import Habits
from bansos_desktop.domain.document import DocumentKey
from bansos_desktop.domain.group_match import GroupMatcher
from bansos_desktop.domain.import_choices import NOTHING_CHOSEN, ImportChoices
from bansos_desktop.domain.import_plan import Counts, PlannedRow, count
from bansos_desktop.domain.import_question import Question
from bansos_desktop.domain.meaning import MeaningBook
from bansos_desktop.domain.problems import Problem, warning
from bansos_desktop.domain.programme import Asks
from bansos_desktop.domain.region import inside
from bansos_desktop.domain.row_values import RowReader
from bansos_desktop.domain.rupiah import format_thousands
from bansos_desktop.domain.session import Session
from bansos_desktop.domain.sheet_fields import SheetField, is_kept
from bansos_desktop.store.documents import Selection
from bansos_desktop.store.store import Store
from bansos_desktop.store.unit_of_work import new_uid
from bansos_desktop.usecases.collector import collector_at_rest
from bansos_desktop.usecases.documents.source import Source
from bansos_desktop.usecases.import_questions import ask_without_nik, keeps_drafts
from bansos_desktop.usecases.import_rows import Entry, RowPlanner
from bansos_desktop.usecases.judge import Judge, Target
from bansos_desktop.usecases.own_rows import OwnRows
from bansos_desktop.usecases.own_sheet import OwnSheet
from bansos_desktop.usecases.people_sheets import PeopleSheets, Wanted, open_people_sheets
from bansos_desktop.usecases.progress import UNWATCHED, Progress
from bansos_desktop.usecases.read_meanings import MeaningReader, answered_meanings
from bansos_desktop.usecases.sheet_source import fingerprint, region_within
from bansos_desktop.usecases.teach_meaning import KnownCodes
from bansos_desktop.workbook.layout import Layout
from bansos_desktop.workbook.reader import SheetFile
from bansos_desktop.workbook.rows import SourceRow
from bansos_desktop.workbook.unread import UnreadColumn

# How many rows are read, looked up and judged at once.
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
    `questions` are what the sheets leave open, with the answers in force. `own` is what the file
    says of itself where this program made it, `missing` how many of its people are gone from it.
    `of_year` is what there is to say of the year that it is for.
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
    own: OwnSheet | None = None
    missing: int = 0
    of_year: tuple[Problem, ...] = ()

    @property
    def told(self) -> list[Problem]:
        """What a sheet of ours is, and whom it has lost."""
        own = [self.own.told, *self.lost] if self.own else []
        return [*self.of_year, *own]

    @property
    def lost(self) -> list[Problem]:
        """That people are gone from a sheet of ours, and what becomes of them."""
        count = format_thousands(self.missing)
        return [warning("own.missing", "", count=count)] if self.missing else []

    @property
    def layout(self) -> Layout:
        """The first of the sheets that were read, which is the one that looks most like a list."""
        return self.layouts[0]

    @property
    def is_monitoring(self) -> bool:
        """Whether its rows are visits after the handover, and no people."""
        return self.own is not None and self.own.note.document == DocumentKey.MONITORING


@collector_at_rest()
def run(
    store: Store,
    session: Session,
    request: ImportRequest,
    *,
    today: date,
    progress: Progress = UNWATCHED,
    file: SheetFile | None = None,
) -> ImportPlan:
    """Plan the import of a sheet; raises WorkbookError or Refused if it cannot be read at all.

    `file` is the request's where it is open already.
    """
    judge = Judge(store, request.target, office=session.region_code, today=today)
    within = region_within(judge.regions, session, request.region_code)
    source_hash = fingerprint(request.path)
    wanted = Wanted(request.path, request.target, request.region_code, request.sheet)
    sheets = open_people_sheets(store, wanted, request.choices, file)
    answers = sheets.choices.answers
    habits = sheets.habits(today)
    if sheets.own and not request.region_code:
        within = _region_of(sheets.own, session, judge) or within
    reader = _reader(store, judge, within, habits, answers)
    entries = _entries(store, session, sheets, reader, judge)
    drafts = keeps_drafts(answers, drafts=request.drafts)
    planner = RowPlanner(store, judge, sheets.choices, session.role, drafts=drafts)
    read, ids = 0, set[str]()
    for chunk in sheets.chunks(STEP):
        planner.add(entries(chunk))
        read += len(chunk)
        ids |= {row.record for _sheet, row in chunk if row.record}
        progress.step(read, 0)
    rows = planner.finish()
    asked = (*sheets.questions, *habits.questions, *reader.questions())
    return ImportPlan(
        request,
        source_hash,
        sheets.layouts,
        tuple(rows),
        count(rows, read),
        store.ledger.count(),
        store.ledger.batch_of_source(source_hash),
        *sheets.unread(_unused_titles(store)),
        questions=(*asked, *ask_without_nik(rows, answers, drafts=request.drafts)),
        batch=new_uid(),
        parent=sheets.parent,
        own=sheets.own,
        missing=sheets.own.missing(ids, read) if sheets.own else 0,
        of_year=tuple(judge.check_year()),
    )


def _region_of(own: OwnSheet, session: Session, judge: Judge) -> str:
    """The region that a sheet of ours is about, if it lies in this office's."""
    code = own.region
    return code if judge.regions.knows(code) and inside(code, session.region_code) else ""


def _entries(
    store: Store, session: Session, sheets: PeopleSheets, reader: MeaningReader, judge: Judge
) -> Callable[[Sequence[tuple[str, SourceRow]]], list[Entry]]:
    """How rows become entries: each by itself, or, of our own sheet, against the record."""
    if sheets.own:
        selection = Selection(judge.target.programme, judge.target.year)
        source = Source(store, session, judge.regions, selection, judge.today)
        rows = OwnRows(
            source,
            sheets.own,
            reader,
            judge.business_types,
            sheets.rows(),
            taken=sheets.choices.taken_in,
        )
        return rows.read

    def read(chunk: Sequence[tuple[str, SourceRow]]) -> list[Entry]:
        """Each row says all of itself."""
        return [Entry.of(sheet, row.line, reader.read(row.cells)) for sheet, row in chunk]

    return read


def _reader(
    store: Store, judge: Judge, within: str, habits: Habits, answers: Mapping[str, str]
) -> MeaningReader:
    """What rows are read with: the lists of codes, the habits of the columns, the lessons."""
    regions = judge.regions
    codes = CodeBook(store.reference.code_labels(*DOMAINS))
    programme = store.reference.programme(judge.target.programme)
    institutions = store.institutions.known(within)
    asks = programme is None or programme.wants(Asks.BUSINESS)
    businesses = judge.business_types if asks else None

    def with_meanings(book: MeaningBook) -> RowReader:
        return RowReader(
            regions,
            businesses,
            within,
            judge.today,
            habits=habits,
            meanings=book,
            codes=codes,
            groups=GroupMatcher(programme, institutions, book) if programme else None,
        )

    lessons = [lesson.meaning for lesson in store.meanings.lessons()]
    answered = answered_meanings(answers, KnownCodes(store, regions))
    return MeaningReader(lessons, answered, with_meanings)


def _unused_titles(store: Store) -> list[str]:
    """Column titles we understand, but of values that this version does not keep."""
    kept = {field.value for field in SheetField if is_kept(field)}
    return [alias for alias, field in store.reference.header_aliases() if field not in kept]

"""Taking a filled monev sheet back: new visits, corrected ones, and rows that nobody filled.

Only edited cells count, as in the sheet of proposals. A row whose month and day are both others
tells of the next visit, so that nobody loses the last one by writing over it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from bansos_desktop.domain.cell import EMPTY_CELL
from bansos_desktop.domain.changes import Topic
from bansos_desktop.domain.document import DocumentKey
from bansos_desktop.domain.field_words import field_words
from bansos_desktop.domain.import_choices import ImportChoices
from bansos_desktop.domain.import_plan import Difference, Outcome, PlannedRow, count
from bansos_desktop.domain.ledger import Value
from bansos_desktop.domain.monitoring import MonitoringDraft
from bansos_desktop.domain.monitoring_row import LISTS, VISIT_FIELDS, VisitReading, read_visit
from bansos_desktop.domain.nik import clean_digits
from bansos_desktop.domain.problems import Problem, error, info, stops
from bansos_desktop.domain.records import Kind
from bansos_desktop.domain.resemblance import same_value
from bansos_desktop.domain.session import Session
from bansos_desktop.domain.workflow import Action, Status
from bansos_desktop.store.as_of import Moment
from bansos_desktop.store.recipients import StoredRecord
from bansos_desktop.store.store import Store
from bansos_desktop.store.unit_of_work import UnitOfWork, new_uid
from bansos_desktop.usecases import own_sheet, record_monitoring
from bansos_desktop.usecases.apply_import import Imported, batch_values
from bansos_desktop.usecases.own_sheet import OwnSheet
from bansos_desktop.usecases.plan_import import ImportPlan, ImportRequest
from bansos_desktop.usecases.progress import UNWATCHED, Progress
from bansos_desktop.usecases.proposal_steps import take_step
from bansos_desktop.usecases.refusal import Refused
from bansos_desktop.usecases.sheet_source import fingerprint, knowledge_of
from bansos_desktop.workbook.errors import WorkbookError
from bansos_desktop.workbook.own_columns import PERSON_ID, OwnPlaces, locate
from bansos_desktop.workbook.own_rows import OwnSourceRow, own_rows
from bansos_desktop.workbook.reader import SheetFile, open_sheets
from bansos_desktop.workbook.return_note import read_return

ACT = "monitoring.import"
STEP = 100
VISIT_ID = "monev.id"


def look(
    store: Store,
    session: Session,
    request: ImportRequest,
    *,
    today: date,
    progress: Progress = UNWATCHED,
    file: SheetFile | None = None,
) -> ImportPlan:
    """What every row would become; WorkbookError or Refused if the sheet cannot be read at all.

    `file` is the request's where it is open already.
    """
    file = file or open_sheets(request.path)
    own = own_sheet.look(
        store, file, request.target, request.region_code, document=DocumentKey.MONITORING
    )
    places = locate(file, own.note, knowledge_of(store)) if own else None
    if own is None or places is None or not set(VISIT_FIELDS) & places.columns.keys():
        raise Refused("own.columns_unclear", file=request.path.name)
    planner = _Planner(store, session, (own, places), today, request.choices)
    rows: list[PlannedRow] = []
    for source in own_rows(file, places):
        if len(rows) % STEP == 0:
            progress.step(len(rows), 0)
        rows.append(planner.plan(source))
    if not rows:
        raise WorkbookError("workbook.no_rows", {"file": file.path.name, "sheet": places.sheet})
    source_hash = fingerprint(request.path)
    return ImportPlan(
        request,
        source_hash,
        (own_sheet.layout_at(places),),
        tuple(rows),
        count(rows, len(rows)),
        store.ledger.count(),
        store.ledger.batch_of_source(source_hash),
        batch=new_uid(),
        parent=_parent(store, file),
        own=own,
    )


def _parent(store: Store, file: SheetFile) -> str:
    """The import whose refused rows the file mends, or ""."""
    mended = read_return(file)
    return mended.batch if mended and store.imports.stands(mended.batch) else ""


def apply(
    store: Store,
    session: Session,
    plan: ImportPlan,
    *,
    now: datetime,
    today: date,
    rehearse: bool = False,
    progress: Progress = UNWATCHED,
) -> Imported:
    """Keep the visits in one transaction; planned anew if anything was written since."""
    if store.ledger.count() != plan.position:
        anew = look(store, session, plan.request, today=today, progress=progress)
        plan = replace(anew, batch=plan.batch)
    transaction = store.rehearse if rehearse else store.write
    with transaction(session.author, now=now, act=ACT, batch=plan.batch) as work:
        for done, row in enumerate(plan.rows):
            if done % STEP == 0:
                progress.step(done, len(plan.rows))
            if row.visit_values:
                _write(store, session, work, row)
        work.put(Kind.BATCH, work.batch, batch_values(plan, ACT))
    if rehearse:
        return Imported("", plan.counts, plan, Topic.NOTHING)
    return Imported(work.batch, plan.counts, plan, work.changes)


def _write(store: Store, session: Session, work: UnitOfWork, row: PlannedRow) -> None:
    """The visit, and the step to Dimonev if it is the first."""
    work.put(Kind.MONITORING, row.visit, {**(row.visit_values or {}), "proposal": row.proposal})
    proposal = store.recipients.proposal(row.proposal)
    if proposal is not None and proposal.values["status"] == Status.DISTRIBUTED:
        take_step(work, proposal, Action.MONITOR, session.role)


@dataclass(frozen=True, slots=True, repr=False)
class _About:
    """Whose row it is, and the visit that it is about; None if it tells of a new one."""

    person: StoredRecord
    proposal: StoredRecord
    visit: StoredRecord | None
    # The visit that was printed where the row tells of the next one.
    before: StoredRecord | None = None
    is_printed: bool = False


class _Planner:
    """Gives each row its outcome, knowing the rows before."""

    def __init__(
        self,
        store: Store,
        session: Session,
        sheet: tuple[OwnSheet, OwnPlaces],
        today: date,
        choices: ImportChoices,
    ) -> None:
        own, places = sheet
        self._store, self._session, self._own = store, session, own
        self._sheet, self._today = places.sheet, today
        self._fields = [VISIT_FIELDS[name] for name in VISIT_FIELDS if name in places.columns]
        self._words = store.reference.code_labels(*LISTS.values())
        self._regions = store.regions.book()
        self._taken: dict[tuple[str, Value], int] = {}
        self._choices = choices

    def plan(self, source: OwnSourceRow) -> PlannedRow:
        """The row with its outcome and what would be written."""
        cells = {field: source.cells.get(name, EMPTY_CELL) for name, field in VISIT_FIELDS.items()}
        reading = read_visit(cells, self._words, self._today)
        known = self._who(source)
        row = PlannedRow(
            source.line,
            Outcome.UNCHANGED,
            source.text("penerima.nama"),
            clean_digits(source.text("penerima.nik")),
            source.text("penerima.desa"),
            (),
            sheet=self._sheet,
        )
        is_empty = not (reading.values or reading.problems)
        if is_empty and (known is None or not source.text(VISIT_ID)):
            return row
        if known is None:
            note = self._own.note
            return row.rejected(
                error("own.nobody", "nik", programme=note.programme, year=str(note.year))
            )
        person, proposal = known
        row = replace(
            row,
            name=str(person.values["name"] or ""),
            nik=str(person.values["nik"] or ""),
            place=self._place(person),
            person=person.uid,
            proposal=proposal.uid,
        )
        return self._visit(row, self._about(person, proposal, source, reading), reading)

    def _who(self, source: OwnSourceRow) -> tuple[StoredRecord, StoredRecord] | None:
        """Person and proposal by the name in the row, else by the NIK."""
        read, note = self._store.recipients, self._own.note
        proposal = read.proposal(source.text(PERSON_ID))
        aim = (note.programme, note.year)
        if proposal and (proposal.values["programme"], proposal.values["year"]) == aim:
            person = read.person(str(proposal.values["person"]))
            return (person, proposal) if person else None
        nik = clean_digits(source.text("penerima.nik"))
        known = read.with_nik([nik]).get(nik) if nik else None
        asked = read.proposals_of([known.uid], *aim) if known else {}
        return (known, asked[known.uid]) if known and known.uid in asked else None

    def _about(
        self,
        person: StoredRecord,
        proposal: StoredRecord,
        source: OwnSourceRow,
        reading: VisitReading,
    ) -> _About:
        """The visit of the month that is written, else the one that was printed, else a new one."""
        visits = {one.uid: one for one in self._store.monitorings.of_proposal(proposal.uid)}
        named = visits.get(source.text(VISIT_ID))
        month = reading.values.get("month")
        same = next((one for one in visits.values() if one.values["month"] == month), None)
        found = (same or named) if month else named
        if found is named and found is not same and named and _is_next(named, reading):
            return _About(person, proposal, None, before=named)
        return _About(person, proposal, found, is_printed=found is named)

    def _visit(self, row: PlannedRow, about: _About, reading: VisitReading) -> PlannedRow:
        """Created, updated, unchanged or rejected."""
        edited, said = self._edited(about, reading)
        if about.before is not None:
            said.append(info("own.next_visit", "month", month=str(about.before.values["month"])))
        problems = [*said, *reading.problems]
        if not edited and not stops(problems):
            return replace(row, problems=tuple(problems))
        stood = about.visit.values if about.visit else {}
        taken = {name: value for name, value in edited.items() if not self._is_kept(row, name)}
        draft = _draft({**stood, **taken})
        if twice := self._taken.get((row.proposal, draft.month)):
            again = error("own.visit_twice", "month", month=str(draft.month), line=str(twice))
            return row.rejected(again, Outcome.DOUBLE)
        problems += self._judged(about, draft)
        if stops(problems):
            return replace(row, outcome=Outcome.REJECTED, problems=tuple(problems))
        self._taken[row.proposal, draft.month] = row.line
        return self._accepted(replace(row, problems=tuple(problems)), about, edited, taken)

    def _accepted(
        self,
        row: PlannedRow,
        about: _About,
        edited: Mapping[str, Value],
        taken: Mapping[str, Value],
    ) -> PlannedRow:
        """The row with what is written, and for a known visit with what that changes."""
        kept = _draft(edited).values()
        values = {name: kept[name] for name in taken}
        if about.visit is None:
            return replace(row, outcome=Outcome.CREATED, visit=new_uid(), visit_values=values)
        stood = about.visit.values
        return replace(
            row,
            outcome=Outcome.UPDATED if values else Outcome.UNCHANGED,
            visit=about.visit.uid,
            visit_values=values,
            differences=tuple(
                Difference(name, stood.get(name), kept[name], kept=name not in taken)
                for name in edited
            ),
        )

    def _is_kept(self, row: PlannedRow, field: str) -> bool:
        """Whether somebody chose that a field stays as it is."""
        choices = self._choices
        return field in choices.kept or (row.sheet, row.line, field) in choices.kept_in

    def _edited(
        self, about: _About, reading: VisitReading
    ) -> tuple[dict[str, Value], list[Problem]]:
        """What the row says anew of its visit, and what is told of cells that were not edited."""
        visit, said = about.visit, list[Problem]()
        if visit is None:
            return dict(reading.values), said
        gone = self._emptied(about, reading)
        if gone:
            words = _words(gone)
            said.append(info("own.emptied", gone[0], fields=words))
        new = {
            name: value
            for name, value in reading.values.items()
            if not same_value(name, visit.values.get(name), value)
        }
        then = self._then(visit.uid) if new else {}
        since = [name for name in new if name in then and same_value(name, then[name], new[name])]
        if since:
            words = _words(since)
            said.append(info("own.changed_here", since[0], fields=words))
        return {name: value for name, value in new.items() if name not in since}, said

    def _emptied(self, about: _About, reading: VisitReading) -> list[str]:
        """What is empty in the row of a visit that had it when the sheet left."""
        if about.visit is None or not about.is_printed:
            return []
        unread = {one.field for one in reading.problems} | reading.values.keys()
        empty = [name for name in self._fields if name not in unread]
        gone = [name for name in empty if about.visit.values.get(name) is not None]
        then = self._then(about.visit.uid) if gone else {}
        return [name for name in gone if not then or then.get(name) is not None]

    def _then(self, visit: str) -> Mapping[str, Value]:
        """The visit as it stood when the sheet left."""
        moment: Moment | None = self._own.left
        return self._store.as_of.values([visit], moment).get(visit, {}) if moment else {}

    def _judged(self, about: _About, draft: MonitoringDraft) -> Sequence[Problem]:
        """The same checks as the form's."""
        uid = about.visit.uid if about.visit else ""
        return [
            *record_monitoring.refusals(self._store, self._session, about.proposal, uid),
            *record_monitoring.check(
                self._store, about.proposal.uid, draft, uid, today=self._today
            ),
        ]

    def _place(self, person: StoredRecord) -> str:
        code = str(person.values["village_code"] or "")
        if not code:
            return ""
        hit = self._regions.hit(code)
        return f"{hit.village}, {hit.district}"


def _is_next(named: StoredRecord, reading: VisitReading) -> bool:
    """Whether both month and day are others than those of the visit that was printed."""
    month, day = reading.values.get("month"), reading.values.get("visited_on")
    if not month or not day:
        return False
    return month != named.values["month"] and day != named.values["visited_on"]


def _draft(values: Mapping[str, Value]) -> MonitoringDraft:
    """A visit as the form would hold it."""
    return MonitoringDraft.from_record({name: values.get(name) for name in VISIT_FIELDS.values()})


def _words(names: Iterable[str]) -> str:
    return ", ".join(field_words(Kind.MONITORING, name) for name in names)

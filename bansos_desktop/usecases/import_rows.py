"""The outcome of every row of an import, each knowing the rows before it.

Rows with a NIK go first, whatever their place in the sheet: a row without one that is about the
same person must not be taken today and refused tomorrow, when the person is known.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from bansos_desktop.domain.import_choices import ImportChoices, RowKey
from bansos_desktop.domain.import_plan import Outcome, PlannedRow
from bansos_desktop.domain.ledger import Value
from bansos_desktop.domain.problems import Problem, error, info, stops, warning
from bansos_desktop.domain.recipient import RecipientDraft
from bansos_desktop.domain.resemblance import Face, face_of, is_usable
from bansos_desktop.domain.row_changes import changes_to
from bansos_desktop.domain.row_values import RowReading
from bansos_desktop.domain.workflow import Role, Status
from bansos_desktop.store.recipients import StoredRecord
from bansos_desktop.store.store import Store
from bansos_desktop.store.unit_of_work import new_uid
from bansos_desktop.usecases.import_updates import (
    Keeping,
    draft_to_keep,
    proposal_values,
    status_of,
)
from bansos_desktop.usecases.judge import Judge
from bansos_desktop.usecases.judge_rows import RowJudge
from bansos_desktop.usecases.known_people import (
    NIK_OWNER,
    SAME_BIRTH,
    KnownPeople,
    Who,
    face_of_row,
)
from bansos_desktop.usecases.own_disputes import Dispute, Disputed

CHUNK = 500
# A row that is settled later, and its place among all rows.
_Waiting = tuple[int, "Entry"]
_UNSETTLED = PlannedRow(0, Outcome.REJECTED, "", "", "", ())


@dataclass(frozen=True, slots=True, repr=False)
class OwnRow:
    """What is known of a row of our own sheet: its reading is the record and what was edited in it.

    `person` is whom the sheet names, "" where only the NIK tells; `before` the record as it stands.
    `disputes` are edits of what was changed here as well; the reading has them only if chosen.
    """

    person: str
    before: RecipientDraft
    is_untouched: bool
    of_any_stage: bool
    disputes: tuple[Dispute, ...] = ()


@dataclass(frozen=True, slots=True, repr=False)
class Entry:
    """A row of a sheet as it was understood; `numbered` says that its NIK may name a person."""

    sheet: str
    line: int
    reading: RowReading
    numbered: bool
    face: Face
    own: OwnRow | None = None

    @classmethod
    def of(cls, sheet: str, line: int, reading: RowReading) -> Entry:
        """The entry of a reading."""
        numbered = is_usable(reading.draft.nik)
        return cls(sheet, line, reading, numbered, face_of_row(reading.draft, numbered=numbered))

    @property
    def key(self) -> RowKey:
        """How choices name this row."""
        return self.sheet, self.line

    @property
    def named(self) -> str:
        """The person whom the sheet itself names, or ""."""
        return self.own.person if self.own else ""

    @property
    def is_untouched(self) -> bool:
        """Whether nobody edited the row since it was printed."""
        return self.own is not None and self.own.is_untouched

    @property
    def proposes(self) -> bool:
        """Whether somebody who was only noted down is proposed by it."""
        return self.numbered and not self.is_untouched

    def moving(self, proposal: StoredRecord | None) -> StoredRecord | None:
        """The proposal, if the row may do anything to it."""
        return None if self.is_untouched else proposal

    @property
    def is_strict(self) -> bool:
        """Whether its NIK must be one, for nothing is made of a row whose person is known."""
        return self.numbered or bool(self.named and self.reading.draft.nik)


class RowPlanner:
    """Gives each row its outcome; `drafts` keeps rows without a usable NIK as drafts."""

    def __init__(
        self, store: Store, judge: Judge, choices: ImportChoices, role: Role, *, drafts: bool
    ) -> None:
        self._judge, self._choices, self._role, self._drafts = judge, choices, role, drafts
        self._known = KnownPeople(store, judge.target)
        awards = store.awards.book(judge.target.programme)
        aid = store.aid.current(judge.target.programme, judge.target.year)
        self._row_judge = RowJudge(judge, self._known, awards, aid, drafts=drafts)
        self._rows: list[PlannedRow] = []
        self._without_nik: list[_Waiting] = []
        self._similar: list[_Waiting] = []
        self._first_with: dict[str, int] = {}
        self._first_like: dict[int, int] = {}

    def add(self, entries: Sequence[Entry]) -> None:
        """Plan the next rows of the file; those without a NIK wait for `finish`."""
        self._look_up([one for one in entries if one.numbered])
        for entry in entries:
            index = len(self._rows)
            self._rows.append(_UNSETTLED)
            if entry.numbered:
                self._settle(index, entry)
            else:
                self._without_nik.append((index, entry))

    def finish(self) -> list[PlannedRow]:
        """All rows, in the order of the file."""
        if self._known.somebody_moved:
            # Whom a row resembled may go by another name since: then nothing is left to ask.
            waiting, self._similar = self._similar, []
            self._settle_all(waiting)
        self._settle_all(self._without_nik)
        return self._rows

    def _settle_all(self, waiting: Sequence[_Waiting]) -> None:
        for start in range(0, len(waiting), CHUNK):
            part = waiting[start : start + CHUNK]
            self._look_up([entry for _index, entry in part])
            for index, entry in part:
                self._settle(index, entry)

    def _look_up(self, entries: Sequence[Entry]) -> None:
        people = self._choices.people
        chosen = {people.get(one.key, "") for one in entries} if people else set()
        chosen |= {one.named for one in entries}
        drafts = [one.reading.draft for one in entries]
        self._known.look_up(drafts, [one.face for one in entries], chosen - {""})

    def _settle(self, index: int, entry: Entry) -> None:
        """Give a row its outcome, and note what the rows after it need to know."""
        nik = entry.reading.draft.nik
        row = self._one(index, entry)
        self._rows[index] = row
        if nik and (nik not in self._first_with or self._outweighs(row, nik)):
            self._first_with[nik] = index
        if row.outcome is Outcome.SIMILAR and entry.numbered:
            self._similar.append((index, entry))

    def _outweighs(self, row: PlannedRow, nik: str) -> bool:
        """Whether a row keeps a NIK from the one that named it first; who waits keeps it as well.

        Otherwise a later row would take it, and the same file would read otherwise the next time.
        """
        first = self._rows[self._first_with[nik]]
        waits = row.outcome is Outcome.SIMILAR and first.outcome is Outcome.REJECTED
        return row.is_taken or waits

    def _one(self, index: int, entry: Entry) -> PlannedRow:
        """The row with its outcome: a person is kept by the first row that is taken.

        No rejection depends on how many rows were taken before, so the same file chooses the same
        row every time.
        """
        draft = entry.reading.draft
        chosen = self._choices.people.get(entry.key, "")
        who = self._known.who(
            entry.face, chosen, by_name=self._drafts or not draft.nik, named=entry.named
        )
        entry = self._valued(entry, who)
        first = self._with_same_nik(index, draft)
        if twice := self._double(index, entry, first, who):
            return self._refused(entry, Outcome.DOUBLE, [twice])
        problems = self._problems(entry, who)
        if first:
            problems.append(warning("row.twice_rejected", "nik", **_named(first, entry.sheet)))
        if stops(problems):
            return self._refused(entry, Outcome.REJECTED, problems)
        if who.is_open:
            doubt = _doubt(who, numbered=entry.numbered)
            row = self._refused(entry, Outcome.SIMILAR, [doubt, *problems])
            return replace(_to_compare(row, draft), similar=who.similar)
        proposal = self._known.proposal_of(who.uid)
        of_any_stage = entry.own is not None and entry.own.of_any_stage
        if proposal and not of_any_stage and proposal.values["stage"] != self._judge.target.stage:
            stage = str(proposal.values["stage"])
            other = error("proposal.other_stage", "nik", stage=stage)
            return self._refused(entry, Outcome.REJECTED, [other, *problems])
        return self._take(entry, who, proposal, problems)

    def _valued(self, entry: Entry, who: Who) -> Entry:
        """With the programme's one value, for a new proposal of a sheet that is not ours."""
        if entry.own is not None or self._known.proposal_of(who.uid) is not None:
            return entry
        return replace(entry, reading=self._row_judge.valued(entry.reading))

    def _problems(self, entry: Entry, who: Who) -> list[Problem]:
        """What is worth saying; of our own sheet only what the edited cells bring with them."""
        if entry.is_untouched:
            return list(entry.reading.problems)
        problems = self._row_judge.problems(entry.reading, who, numbered=entry.is_strict)
        if entry.own is None:
            return problems
        if taken := self._known.other_with_nik(entry.face, who):
            name = str(taken.values["name"] or "")
            problems.append(error("own.nik_of_other", "nik", name=name))
        return (
            self._row_judge.eased(problems, entry.own.before, who) if stops(problems) else problems
        )

    def _refused(self, entry: Entry, outcome: Outcome, problems: Sequence[Problem]) -> PlannedRow:
        draft = entry.reading.draft
        place = self._row_judge.place(draft)
        return PlannedRow(
            entry.line, outcome, draft.name, draft.nik, place, tuple(problems), sheet=entry.sheet
        )

    def _double(
        self, index: int, entry: Entry, first: PlannedRow | None, who: Who
    ) -> Problem | None:
        """What makes a row the second of its person, or of its words, in this file."""
        field = "nik" if entry.reading.draft.nik else "name"
        if first and entry.numbered and first.outcome is not Outcome.REJECTED:
            return error("row.twice", "nik", **_named(first, entry.sheet))
        if taken := self._known.taken(who.uid):
            return error("row.same_person", field, **_named(taken, entry.sheet))
        if same := self._repeated(index, entry.reading):
            return error("row.repeated", field, **_named(same, entry.sheet))
        return None

    def _repeated(self, index: int, reading: RowReading) -> PlannedRow | None:
        """The first row that says exactly the same, if this is not the first."""
        draft = reading.draft
        # Of rows with neither, what tells them apart stands in columns that nobody reads yet.
        if not (draft.nik or draft.name):
            return None
        like = hash((draft, reading.written_business, reading.problems))
        first = self._first_like.setdefault(like, index)
        row = self._rows[first]
        same = first < index and (row.nik, row.name) == (draft.nik, draft.name)
        return row if same else None

    def _with_same_nik(self, index: int, draft: RecipientDraft) -> PlannedRow | None:
        """The row that keeps this NIK, or the first that named it and was not taken."""
        first = self._first_with.get(draft.nik) if draft.nik else None
        return None if first is None or first == index else self._rows[first]

    def _take(
        self, entry: Entry, who: Who, proposal: StoredRecord | None, problems: Sequence[Problem]
    ) -> PlannedRow:
        """A row that may be taken: created, updated, or nothing new."""
        draft = entry.reading.draft
        elsewhere = self._known.is_elsewhere(who.uid)
        keeping = self._keeping(entry, who, proposal, is_elsewhere=elsewhere)
        wanted = draft if entry.numbered else draft_to_keep(draft, who.nik)
        about = changes_to(_values(who.person), wanted.person_values(), keeping)
        asked = changes_to(_values(proposal), proposal_values(wanted, proposal), keeping)
        outcome, values = Outcome.CREATED, asked.values
        if proposal is None:
            values |= self._beginning(is_draft=not (entry.numbered or who.nik))
        else:
            # Who has a NIK now and was only noted down before is on the sender's list: proposed.
            values |= self._proposed_now(entry, proposal)
            outcome = Outcome.UPDATED if about.values or values else Outcome.UNCHANGED
        disputes = entry.own.disputes if entry.own else ()
        found = about.differences + asked.differences
        disputed = Disputed.of(disputes, found, keeping.is_settled)
        moving, told = entry.moving(proposal), (about, asked, disputed.settled)
        said = [
            *disputed.told,
            *keeping.of_person(about, is_elsewhere=elsewhere),
            *keeping.said(moving, *told, proposed="status" in values),
            *_completed(who, numbered=entry.numbered),
        ]
        row = PlannedRow(
            entry.line,
            outcome,
            draft.name,
            draft.nik,
            self._row_judge.place(draft),
            (*problems, *said),
            who.uid or new_uid(),
            proposal.uid if proposal else new_uid(),
            not who.uid,
            about.values,
            values,
            entry.sheet,
            keeping.marked(disputed.differences),
            who.similar,
        )
        self._note(row, entry, who)
        return row

    def _keeping(
        self, entry: Entry, who: Who, proposal: StoredRecord | None, *, is_elsewhere: bool
    ) -> Keeping:
        """What of a person and a proposal a row may not change."""
        return Keeping.of(
            self._choices,
            entry.key,
            proposal,
            entry.reading.draft,
            person=who.person,
            role=self._role,
            is_elsewhere=is_elsewhere,
        )

    def _proposed_now(self, entry: Entry, proposal: StoredRecord) -> dict[str, Value]:
        """The step from a draft, for one whose row makes it whole."""
        is_draft = status_of(proposal) is Status.DRAFT
        return self._proposed() if entry.proposes and is_draft else {}

    def _note(self, row: PlannedRow, entry: Entry, who: Who) -> None:
        """What later rows find of a row that was taken."""
        draft = entry.reading.draft
        if who.person:
            face = face_of(row.person, {**who.person.values, **(row.person_values or {})})
        else:
            face = entry.face.under(row.person)
        self._known.take(row, face, who.person)
        begun = (row.proposal_values or {}).get("status")
        self._row_judge.note(draft, takes_place=begun == Status.PROPOSED.value)

    def _beginning(self, *, is_draft: bool) -> dict[str, Value]:
        """What only a new proposal is given; a draft is not proposed yet and holds no place."""
        target = self._judge.target
        begun: dict[str, Value] = {
            "programme": target.programme,
            "year": target.year,
            "stage": target.stage,
        }
        return begun | ({"status": Status.DRAFT.value} if is_draft else self._proposed())

    def _proposed(self) -> dict[str, Value]:
        """That somebody is proposed from today on."""
        return {
            "status": Status.PROPOSED.value,
            "proposed_on": self._judge.today.isoformat(),
        }


def _doubt(who: Who, *, numbered: bool) -> Problem:
    """What to compare before the row can be taken."""
    first = who.similar[0]
    if not numbered:
        return error("row.similar_many", "name", count=str(len(who.similar)), name=first.name)
    if first.why == NIK_OWNER:
        return error("row.nik_owner", "nik", name=first.name)
    if first.why == SAME_BIRTH:
        return error("row.similar", "nik", name=first.name)
    return error("row.similar_nik", "nik", name=first.name)


def _to_compare(row: PlannedRow, draft: RecipientDraft) -> PlannedRow:
    """The row with what it says, for whoever decides; nothing of it is written."""
    person = {name: value for name, value in draft.person_values().items() if value is not None}
    asked = {name: value for name, value in draft.proposal_values().items() if value is not None}
    return replace(row, person_values=person, proposal_values=asked)


def _completed(who: Who, *, numbered: bool) -> list[Problem]:
    """Whose NIK was not known until this row."""
    lacked = who.person is not None and not who.nik and numbered
    return [info("row.nik_completed", "nik")] if lacked else []


def _named(row: PlannedRow, sheet: str) -> dict[str, str]:
    """A row for a sentence about one of `sheet`; the name finds it where the lines have changed."""
    line = str(row.line) if row.sheet == sheet else f"{row.line} lembar {row.sheet}"
    return {"line": line, "name": row.name or "tanpa nama"}


def _values(known: StoredRecord | None) -> Mapping[str, Value] | None:
    return known.values if known else None

"""The rows of our own sheet as what they change: only edited cells say anything.

A cell that reads as the document would print it today was not edited. Nor was one that says what
stood there when the sheet left: then somebody changed it here since, and is not overruled. What is
left is laid over the record, and the whole of it is judged like any row.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from bansos_desktop.domain.business_types import BusinessTypeBook
from bansos_desktop.domain.cell import EMPTY_CELL
from bansos_desktop.domain.field_words import Names
from bansos_desktop.domain.nik import clean_digits
from bansos_desktop.domain.problems import Problem, info, warning
from bansos_desktop.domain.recipient import RecipientDraft
from bansos_desktop.domain.row_values import RowReading
from bansos_desktop.domain.sheet_field_words import SHEET_FIELD_WORDS
from bansos_desktop.domain.sheet_fields import SheetField
from bansos_desktop.store.documents import Selection
from bansos_desktop.store.recipients import StoredRecord
from bansos_desktop.store.store import Store
from bansos_desktop.usecases.documents import proposals
from bansos_desktop.usecases.documents.source import Source
from bansos_desktop.usecases.import_rows import Entry, OwnRow
from bansos_desktop.usecases.own_cells import (
    ADDS_TO_NOTE,
    DECIDES,
    NOTHING,
    cells_to_read,
    edited_fields,
    emptied_fields,
    is_about,
    unsaid_fields,
    words_of,
)
from bansos_desktop.usecases.own_disputes import (
    Dispute,
    both_changed,
    disputes_of,
    is_same,
    stood,
    with_business,
    with_companions,
)
from bansos_desktop.usecases.own_sheet import OwnSheet
from bansos_desktop.usecases.read_meanings import MeaningReader
from bansos_desktop.usecases.tell_history import names_in
from bansos_desktop.workbook.own_columns import FIELD_OF
from bansos_desktop.workbook.placeholder import Value as Printed
from bansos_desktop.workbook.rows import SourceRow

SourceRows = Sequence[tuple[str, SourceRow]]
_Key = tuple[str, int]


@dataclass(frozen=True, slots=True, repr=False)
class _Standing:
    """Whom a row is about, as they stand; `is_named` if the sheet's own name says so."""

    person: StoredRecord
    proposal: StoredRecord
    is_named: bool

    @property
    def draft(self) -> RecipientDraft:
        return RecipientDraft.from_records(self.person.values, self.proposal.values)


class OwnRows:
    """Reads the rows of one returned sheet a few hundred at a time."""

    def __init__(
        self,
        source: Source,
        own: OwnSheet,
        reader: MeaningReader,
        businesses: BusinessTypeBook,
        rows: Iterable[tuple[str, SourceRow]],
        *,
        taken: Collection[tuple[str, int, str]] = (),
    ) -> None:
        self._taken = taken
        self._words: Names | None = None
        self._source, self._own, self._reader = source, own, reader
        self._businesses = businesses
        self._unclear, self._is_foreign = _names(source.store, rows)

    def read(self, rows: SourceRows) -> list[Entry]:
        """The entries of the next rows of the sheet."""
        standing = self._standing(rows)
        printed = self._printed(standing.values())
        return [
            self._entry(sheet, row, standing.get((sheet, row.line)), printed) for sheet, row in rows
        ]

    def _entry(
        self,
        sheet: str,
        row: SourceRow,
        known: _Standing | None,
        printed: Mapping[str, Mapping[SheetField, Printed]],
    ) -> Entry:
        said = self._about_name(sheet, row, known)
        if known is None:
            reading = self._reader.read(row.cells)
            return Entry.of(sheet, row.line, _saying(reading, said))
        edited = edited_fields(row.cells, printed.get(known.proposal.uid, {}))
        reading, disputes = self._overlaid((sheet, row), edited, known, said)
        before = known.draft
        own = OwnRow(
            known.person.uid if known.is_named else "",
            before,
            is_untouched=not disputes and _without_marks(reading.draft) == before,
            of_any_stage=not self._own.note.stage,
            disputes=disputes,
        )
        return replace(Entry.of(sheet, row.line, reading), own=own)

    def _overlaid(
        self,
        at: tuple[str, SourceRow],
        edited: Collection[SheetField],
        known: _Standing,
        said: list[Problem],
    ) -> tuple[RowReading, tuple[Dispute, ...]]:
        """The record with what the edited cells say, and what was changed here as well."""
        row, before = at[1], known.draft
        reading = self._reader.read(cells_to_read(row.cells, edited, before.note))
        decided = {name for field in edited for name in DECIDES.get(field, ())}
        if ADDS_TO_NOTE & set(edited):
            decided.add("note")
        new = {name: getattr(reading.draft, name) for name in decided}
        filled = {name: value for name, value in new.items() if value != NOTHING[name]}
        then = self._then(known, before, filled)
        since = [name for name, value in filled.items() if stood(then, name, value, before)]
        disputes, kept = self._disputed(_key(at), edited, before, then, filled)
        problems = [one for one in reading.problems if is_about(one, decided - kept)]
        if since:
            said.append(info("own.changed_here", min(since), fields=words_of(edited, since)))
        emptied = [
            *emptied_fields(row.cells, then or before),
            *unsaid_fields(edited, new, before, problems),
        ]
        if emptied:
            names = ", ".join(SHEET_FIELD_WORDS[field] for field in emptied)
            said.append(info("own.emptied", DECIDES[emptied[0]][0], fields=names))
        draft = _with(before, filled, kept.union(since))
        told = replace(reading, draft=draft, problems=(*said, *problems))
        return with_business(told, self._businesses, kept), disputes

    def _disputed(
        self,
        key: _Key,
        edited: Collection[SheetField],
        before: RecipientDraft,
        then: RecipientDraft | None,
        filled: Mapping[str, Any],
    ) -> tuple[tuple[Dispute, ...], set[str]]:
        """What was changed on both sides, and the fields of it that stay as they are here."""
        # What is only added to a note that somebody else wrote takes nothing away from it.
        typed = {n: v for n, v in filled.items() if n != "note" or SheetField.NOTE in edited}
        twice = both_changed(then, typed, before)
        disputes = disputes_of(twice, before, _with(before, filled, ()), self._names)
        return disputes, with_companions([n for n in twice if (*key, n) not in self._taken])

    def _names(self) -> Names:
        """What codes are called; read when first something is to be said in words."""
        if self._words is None:
            self._words = names_in(self._source.store)
        return self._words

    def _then(
        self, known: _Standing, before: RecipientDraft, filled: Mapping[str, Any]
    ) -> RecipientDraft | None:
        """How the record stood when the sheet left; asked only where it matters."""
        moment = self._own.left
        if moment is None or all(is_same(n, getattr(before, n), v) for n, v in filled.items()):
            return None
        uids = (known.person.uid, known.proposal.uid)
        found = self._source.store.as_of.values(uids, moment)
        if known.proposal.uid not in found:
            return None
        return RecipientDraft.from_records(found.get(uids[0], {}), found[uids[1]])

    def _about_name(self, sheet: str, row: SourceRow, known: _Standing | None) -> list[Problem]:
        """What is to be said of the name that the row carries."""
        if not row.record or (known is not None and known.is_named):
            return []
        if (sheet, row.line) in self._unclear:
            return [warning("own.id_twice", "nik")]
        return [] if self._is_foreign else [warning("own.id_unknown", "nik")]

    def _standing(self, rows: SourceRows) -> dict[_Key, _Standing]:
        """By the name in the row; else by a NIK that has a proposal in the sheet's year."""
        read, note = self._source.store.recipients, self._own.note
        named = {
            (sheet, row.line): row.record
            for sheet, row in rows
            if row.record and (sheet, row.line) not in self._unclear
        }
        by_name = {
            uid: one
            for uid, one in read.proposals(set(named.values())).items()
            if (one.values["programme"], one.values["year"]) == (note.programme, note.year)
        }
        people = read.with_uid({str(one.values["person"]) for one in by_name.values()})
        found: dict[_Key, _Standing] = {}
        for key, uid in named.items():
            proposal = by_name.get(uid)
            person = people.get(str(proposal.values["person"])) if proposal else None
            if proposal and person:
                found[key] = _Standing(person, proposal, is_named=True)
        return found | self._by_nik([pair for pair in rows if _key(pair) not in found])

    def _by_nik(self, rows: SourceRows) -> dict[_Key, _Standing]:
        read, note = self._source.store.recipients, self._own.note
        niks = {_key(pair): _nik(pair[1]) for pair in rows}
        people = read.with_nik({nik for nik in niks.values() if nik})
        uids = [one.uid for one in people.values()]
        asked = read.proposals_of(uids, note.programme, note.year)
        return {
            key: _Standing(people[nik], asked[people[nik].uid], is_named=False)
            for key, nik in niks.items()
            if nik in people and people[nik].uid in asked
        }

    def _printed(self, standing: Iterable[_Standing]) -> dict[str, dict[SheetField, Printed]]:
        """What the document would print of each today, by proposal."""
        note, uids = self._own.note, tuple({one.proposal.uid for one in standing})
        if not uids:
            return {}
        selection = Selection(note.programme, note.year, proposals=uids)
        built = proposals.build(replace(self._source, selection=selection))
        return {
            str(row["penerima.id"]): {
                FIELD_OF[name]: value for name, value in row.items() if name in FIELD_OF
            }
            for row in built.rows
        }


def _names(store: Store, rows: Iterable[tuple[str, SourceRow]]) -> tuple[frozenset[_Key], bool]:
    """Rows whose name also stands in another and is not theirs, and whether no name is known here.

    Who copies a row for somebody new copies the name as well: it stays with the row that has the
    NIK on record.
    """
    places: dict[str, list[tuple[_Key, str]]] = defaultdict(list)
    for pair in rows:
        if pair[1].record:
            places[pair[1].record].append((_key(pair), _nik(pair[1])))
    known = store.recipients.proposals(places)
    twice = {uid: found for uid, found in places.items() if len(found) > 1}
    owners = {uid: str(known[uid].values["person"]) for uid in twice if uid in known}
    people = store.recipients.with_uid(owners.values())
    unclear: set[_Key] = set()
    for uid, found in twice.items():
        person = people.get(owners.get(uid, ""))
        nik = person.values["nik"] if person else None
        own = [key for key, written in found if nik and written == nik]
        unclear |= {key for key, _written in found if own != [key]}
    return frozenset(unclear), not known


def _key(pair: tuple[str, SourceRow]) -> _Key:
    return pair[0], pair[1].line


def _nik(row: SourceRow) -> str:
    cell = row.cells.get(SheetField.NIK, EMPTY_CELL)
    return clean_digits(cell.text)


def _saying(reading: RowReading, said: Sequence[Problem]) -> RowReading:
    return replace(reading, problems=(*said, *reading.problems)) if said else reading


def _with(
    before: RecipientDraft, filled: Mapping[str, Any], besides: Collection[str]
) -> RecipientDraft:
    """The record with what is taken of the edited cells."""
    taken = {name: value for name, value in filled.items() if name not in besides}
    return replace(before, **taken).tidy() if taken else before


def _without_marks(draft: RecipientDraft) -> RecipientDraft:
    return replace(draft, nik_from_number=False, card_from_number=False)

"""The lists of people in a workbook: which sheets, where on them, and what each column is.

Everything is proposed with its reason, and what a person said before outweighs it. What the sheet
does not settle becomes a question; a table that is no list of people becomes an error.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Protocol, runtime_checkable

from bansos_desktop.domain.column_match import ColumnMatch
from bansos_desktop.domain.import_choices import NOTHING_CHOSEN, ImportChoices
from bansos_desktop.domain.import_question import Question
from bansos_desktop.domain.sheet_fields import SheetField
from bansos_desktop.domain.sheet_knowledge import SheetKnowledge
from bansos_desktop.workbook.column_questions import ask_columns, column_key, field_answered
from bansos_desktop.workbook.columns import Table, Wishes, is_read, match_columns
from bansos_desktop.workbook.context import SheetContext, context_of
from bansos_desktop.workbook.errors import WorkbookError
from bansos_desktop.workbook.excerpt import Excerpt, excerpt_of
from bansos_desktop.workbook.families import find_families, with_merged
from bansos_desktop.workbook.header_rows import (
    Header,
    find_header,
    given_header,
    header_by_content,
)
from bansos_desktop.workbook.headers import TitleMatcher, normalise_title
from bansos_desktop.workbook.layout import Layout
from bansos_desktop.workbook.people import is_list_of_people, is_turned, looks_like_table
from bansos_desktop.workbook.reader import SheetFile
from bansos_desktop.workbook.rows import read_rows
from bansos_desktop.workbook.sheet_lists import next_lists, only_columns, side_blocks
from bansos_desktop.workbook.sheet_part import SheetPart, real_sheet
from bansos_desktop.workbook.sheet_questions import ask_header, ask_sheets, header_answered

_EXAMPLE = re.compile(r"\b(contoh|petunjuk|panduan|referensi)\b", re.IGNORECASE)

Remembered = Callable[[str], Mapping[int, SheetField | None] | None]


@runtime_checkable
class _HidesColumns(Protocol):
    def hidden_columns(self, name: str) -> frozenset[int]:
        """The hidden columns of a sheet, from 0."""


@dataclass(frozen=True, slots=True)
class Found:
    """The sheets to be read, the most telling first, and what is to be asked about them."""

    layouts: tuple[Layout, ...]
    questions: tuple[Question, ...] = ()


@dataclass(frozen=True, slots=True)
class _Seen:
    """A sheet that was looked at: its list of people, or the titles of another table."""

    sheet: str
    layout: Layout | None = None
    questions: tuple[Question, ...] = ()
    table: tuple[str, ...] = ()
    has_rows: bool = False
    is_turned: bool = False
    beyond: tuple[_Seen, ...] = ()

    @property
    def lists(self) -> tuple[_Seen, ...]:
        """The lists on the sheet: this one, those below and beside it."""
        return (self, *(one for other in self.beyond for one in other.lists))

    @property
    def score(self) -> tuple[bool, float]:
        """Examples last; then how much is known of their columns."""
        matches = self.layout.matches if self.layout else ()
        known = sum(match.confidence for match in matches if is_read(match.field))
        return (not self._is_example, round(known, 2))

    @property
    def _is_example(self) -> bool:
        """Whether the sheet only shows how to fill in another one."""
        return bool(_EXAMPLE.search(self.sheet))

    @property
    def making(self) -> tuple[bool, str, frozenset[SheetField]]:
        """How the sheet was made: its titles, and what is read from it."""
        signature = self.layout.signature if self.layout else ""
        columns = self.layout.columns if self.layout else ()
        return (self._is_example, signature, frozenset(columns))


def nothing_remembered(_signature: str) -> None:
    """For those who keep no memory of layouts."""


def find_layouts(
    file: SheetFile,
    knowledge: SheetKnowledge,
    choices: ImportChoices = NOTHING_CHOSEN,
    remembered: Remembered = nothing_remembered,
    *,
    sheet: str = "",
) -> Found:
    """All sheets of one making, and the questions they leave.

    `sheet`, else the sheets of `choices`, decides which are looked at; otherwise all visible ones.
    WorkbookError workbook.no_header, .empty, .no_sheet, .not_people, .turned or .no_rows where
    there is no list to be read.
    """
    finder = _Finder(file, knowledge, choices, remembered)
    wanted = (sheet,) if sheet else choices.sheets
    seen = [finder.look(name) for name in wanted or file.visible]
    lists = _with_people(file, seen)
    groups = [lists] if wanted else _by_making(lists)
    taken, question = ask_sheets([[one.sheet for one in group] for group in groups], choices)
    read = [one for one in lists if one.sheet in taken]
    best = max(one.score for one in read)
    read.sort(key=lambda one: one.score != best)
    every = [one for sheet_ in read for one in sheet_.lists if one.has_rows]
    about = tuple(question for one in every for question in one.questions)
    layouts = tuple(one.layout for one in every if one.layout)
    return Found(layouts, ((question,) if question else ()) + about)


def _inherited(seen: _Seen, beyond: list[_Seen], last_row: int) -> _Seen:
    """The first list of a sheet with those beyond it, which live where it does unless they say."""
    if seen.layout is None or not beyond:
        return seen
    layout = replace(seen.layout, last_row=last_row)
    others = tuple(_living_in(one, layout.context) for one in beyond)
    return replace(seen, layout=layout, beyond=others)


def _living_in(seen: _Seen, context: SheetContext) -> _Seen:
    if seen.layout is None or seen.layout.context != SheetContext():
        return seen
    others = tuple(_living_in(one, context) for one in seen.beyond)
    return replace(seen, layout=replace(seen.layout, context=context), beyond=others)


def _with_people(file: SheetFile, seen: list[_Seen]) -> list[_Seen]:
    """The sheets with people; WorkbookError if there is none."""
    lists = [one for one in seen if one.layout]
    if not lists:
        raise _nothing_found(file, seen)
    filled = [one for one in lists if any(each.has_rows for each in one.lists)]
    if not filled:
        raise WorkbookError("workbook.no_rows", {"file": file.path.name, "sheet": lists[0].sheet})
    return filled


def _by_making(lists: list[_Seen]) -> list[list[_Seen]]:
    """Sheets with the same titles or the same fields belong together; the best group first."""
    groups: list[list[_Seen]] = []
    for one in sorted(lists, key=lambda each: each.score, reverse=True):
        group = next((g for g in groups if _alike(g[0], one)), None)
        if group is None:
            groups.append([one])
        else:
            group.append(one)
    return groups


def _alike(one: _Seen, other: _Seen) -> bool:
    """Also sheets whose columns stand in another order."""
    (shown, signature, fields), (showing, same, those) = one.making, other.making
    return shown == showing and (signature == same or fields == those)


def _nothing_found(file: SheetFile, seen: list[_Seen]) -> WorkbookError:
    """Why nobody is read: no cell at all, a table of something else, or no titles."""
    named = {"file": file.path.name}
    if file.is_blank():
        return WorkbookError("workbook.empty", named)
    turned = next((one for one in seen if one.is_turned), None)
    if turned:
        return WorkbookError("workbook.turned", named | {"sheet": turned.sheet})
    table = next((one for one in seen if one.table), None)
    if table:
        titles = ", ".join(table.table)
        return WorkbookError(
            "workbook.not_people", named | {"sheet": table.sheet, "titles": titles}
        )
    wanted = {"keys": "NIK atau Nama", "titles": "No. KK, Alamat, Tanggal Lahir, Kecamatan"}
    return WorkbookError("workbook.no_header", named | wanted)


class _Finder:
    """Looks at one sheet after the other with the same knowledge and choices."""

    def __init__(
        self,
        file: SheetFile,
        knowledge: SheetKnowledge,
        choices: ImportChoices,
        remembered: Remembered,
    ) -> None:
        self._file, self._knowledge = file, knowledge
        self._choices, self._remembered = choices, remembered
        self._matcher = TitleMatcher(knowledge.titles)

    def look(self, name: str, start: int = 0) -> _Seen:
        """What is on one sheet, or on a part of it that begins after `start` rows."""
        excerpt = excerpt_of(self._file, name, start)
        found = self._header(excerpt)
        if found is None:
            return self._other_table(excerpt)
        header, beyond = replace(found, start=start), list[_Seen]()
        blocks = side_blocks(header)
        for columns in blocks[1:]:
            beyond.append(self.look(SheetPart(name, columns=columns).name, start))
        if beyond and all(one.has_rows for one in beyond):
            excerpt, header = only_columns(excerpt, header, blocks[0][1])
        else:
            beyond = []
        below, last_row = self._below(name, header)
        if below:
            beyond.append(below)
            excerpt = excerpt.narrowed(
                tuple(line for line in excerpt.lines if line[0] + start <= last_row), excerpt.width
            )
        seen = self._list_of_people(excerpt, header)
        return _inherited(seen, beyond, last_row)

    def _other_table(self, excerpt: Excerpt) -> _Seen:
        turned = is_turned(excerpt, self._matcher.field_of)
        return _Seen(excerpt.sheet, table=looks_like_table(excerpt), is_turned=turned)

    def _below(self, name: str, header: Header) -> tuple[_Seen | None, int]:
        """The list with other columns under this one, and the last row that is not of it."""
        if not header.height:
            return None, 0
        for line in next_lists(self._file, name, header, self._matcher, self._knowledge):
            seen = self.look(SheetPart(name, row=line).name, line - 1)
            if seen.layout and seen.has_rows:
                return seen, line - 1
        return None, 0

    def _list_of_people(self, excerpt: Excerpt, header: Header) -> _Seen:
        """The list under this header, if it is one of people."""
        name = excerpt.sheet
        people = excerpt.people(header.first + 1, header.titles)
        rows = [cells for _, cells in people]
        hidden = self._hidden(name)
        table = Table(name, header.titles, header.hits, rows, excerpt.width, hidden)
        signature = _signature(header, table)
        matches = match_columns(table, self._knowledge, self._wishes(name, signature))
        if not is_list_of_people(matches):
            return self._other_table(excerpt)
        merged = self._file.merged_below(name)
        grouped = with_merged([(at + excerpt.start, cells) for at, cells in people], merged)
        return self._list(excerpt, header, replace(table, rows=grouped), signature, matches)

    def _list(
        self,
        excerpt: Excerpt,
        header: Header,
        table: Table,
        signature: str,
        matches: list[ColumnMatch],
    ) -> _Seen:
        name, answers = table.sheet, self._choices.answers
        columns, questions = ask_columns(name, matches, answers)
        known = {match.field: match.column for match in matches if match.field}
        answer = answers.get(f"turun:{name}", "")
        families = find_families(name, table.rows, columns, known, answer)
        asked = [ask_header(name, header, self._choices), *questions, families.question]
        layout = Layout(
            name,
            header.lines,
            columns,
            header.titles,
            header.first_row,
            context_of(excerpt.top[: header.index], self._knowledge, self._real(name)),
            tuple(matches),
            signature,
            families.fields,
            families.head_mark,
            self._parting(columns),
        )
        has_rows = next(read_rows(self._file, layout), None) is not None
        return _Seen(name, layout, tuple(q for q in asked if q), has_rows=has_rows)

    def _header(self, excerpt: Excerpt) -> Header | None:
        """The rows a person chose, or those that were found; () means that there are none."""
        chosen = header_answered(excerpt.sheet, self._choices)
        if chosen is None:
            return find_header(excerpt, self._matcher, self._knowledge)
        if chosen:
            rows = [row - excerpt.start for row in chosen]
            return given_header(excerpt, rows, self._matcher)
        found = header_by_content(excerpt, self._matcher, self._knowledge, titled=False)
        return found or (Header(0, 0, 0) if excerpt.lines else None)

    def _wishes(self, name: str, signature: str) -> Wishes:
        """The choices about this sheet's columns, answers to questions among them."""
        chosen = {
            column: field
            for (sheet, column), field in self._choices.columns.items()
            if sheet == name
        }
        for key, answer in self._choices.answers.items():
            column = column_key(name, key)
            if column is not None:
                chosen.setdefault(column, field_answered(answer))
        return Wishes(chosen, self._remembered(signature) or {})

    def _parting(self, columns: Mapping[SheetField, int]) -> frozenset[str]:
        named = columns.keys() & {SheetField.VILLAGE, SheetField.VILLAGE_AND_DISTRICT}
        return frozenset() if named else self._knowledge.villages

    def _real(self, name: str) -> str:
        return real_sheet(name, self._file.names)

    def _hidden(self, name: str) -> frozenset[int]:
        return (
            self._file.hidden_columns(name)
            if isinstance(self._file, _HidesColumns)
            else frozenset()
        )


def _signature(header: Header, table: Table) -> str:
    """By the titles and where they stand; without titles by which columns are filled at all."""
    if header.height:
        parts = [f"{column}={normalise_title(title)}" for column, title in header.titles.items()]
    else:
        parts = [f"{c}" for c in range(table.width) if any(cell.text for cell in table.cells(c))]
    text = f"{header.height}|" + "|".join(parts)
    return hashlib.sha256(text.encode()).hexdigest()

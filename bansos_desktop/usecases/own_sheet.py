"""Knowing a sheet that this program filled, when somebody sends it back.

What it is and for what it was made stands in the sheet, so nobody is asked; what was chosen for the
import must not say otherwise, or the rows would go into another year.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from bansos_desktop.domain.column_match import Basis, ColumnMatch
from bansos_desktop.domain.dates import format_short
from bansos_desktop.domain.document import DOCUMENT_WORDS, DocumentKey
from bansos_desktop.domain.import_choices import ImportChoices
from bansos_desktop.domain.problems import Problem, info, warning
from bansos_desktop.domain.records import Kind
from bansos_desktop.domain.region import PROVINCE, regency_of
from bansos_desktop.domain.sheet_fields import SheetField
from bansos_desktop.domain.sheet_knowledge import SheetKnowledge
from bansos_desktop.store.as_of import Moment
from bansos_desktop.store.store import Store
from bansos_desktop.usecases.judge import Target
from bansos_desktop.usecases.refusal import Refused
from bansos_desktop.workbook.context import SheetContext
from bansos_desktop.workbook.errors import WorkbookError
from bansos_desktop.workbook.layout import Layout
from bansos_desktop.workbook.own_columns import FIELD_OF, PERSON_ID, OwnPlaces, id_column, locate
from bansos_desktop.workbook.own_note import OwnNote, read_own_note
from bansos_desktop.workbook.reader import SheetFile
from bansos_desktop.workbook.rows import read_rows


@dataclass(frozen=True, slots=True)
class OwnSheet:
    """A sheet of ours. `left` is when it was exported, None where this ledger does not say.

    With `is_as_sent` False its columns were moved so that only titles and values tell them.
    """

    note: OwnNote
    left: Moment | None = None
    is_as_sent: bool = True

    @property
    def told(self) -> Problem:
        """What to tell whoever imports it."""
        words = DOCUMENT_WORDS[self.note.document].casefold()
        if not self.is_as_sent:
            return warning("own.columns_moved", "", document=words)
        if self.left is None:
            return info("own.recognised_only", "", document=words)
        day = format_short(datetime.fromisoformat(self.left.at).astimezone().date())
        return info("own.recognised", "", document=words, day=day, user=self.left.user)

    def missing(self, ids: Collection[str], rows_read: int) -> int:
        """How many of the people whom it left with are gone from it.

        Who was added has no name of ours; where nobody has one any more, only the rows can tell.
        """
        return max(0, self.note.row_count - (len(ids) or rows_read))

    @property
    def region(self) -> str:
        """The kabupaten/kota that it is about, "" for the whole province."""
        code = self.note.region
        return "" if code in ("", PROVINCE) else regency_of(code) or code


def look(
    store: Store,
    file: SheetFile,
    target: Target,
    region_code: str,
    *,
    document: DocumentKey = DocumentKey.PROPOSALS,
) -> OwnSheet | None:
    """What an open file is to us; None if it is not ours.

    Refused if it is another document than the one to be read, or for something else than was
    chosen.
    """
    note = read_own_note(file)
    if note is None:
        return None
    if note.document != document:
        title = DOCUMENT_WORDS.get(note.document, note.document)
        raise Refused("own.not_people", document=title)
    own = OwnSheet(note, _left(store, note))
    _check_target(store, own, target, region_code)
    return own


def layout_of(
    file: SheetFile, own: OwnSheet, knowledge: SheetKnowledge, choices: ImportChoices, sheet: str
) -> Layout | None:
    """The list of people of our own sheet; None where it must be looked at like anybody's.

    What somebody says about its columns outweighs what it says itself.
    """
    if choices.header_rows:
        return None
    places = locate(file, own.note, knowledge)
    wanted = (sheet,) if sheet else choices.sheets
    if places is None or (wanted and wanted != (places.sheet,)):
        return None
    layout = layout_at(places, choices.columns)
    if next(read_rows(file, layout), None) is None:
        raise WorkbookError("workbook.no_rows", {"file": file.path.name, "sheet": places.sheet})
    return layout


def with_ids(file: SheetFile, layout: Layout) -> Layout:
    """A layout that was found like anybody's, with the column of our names if it is still there."""
    return replace(layout, id_column=id_column(file, layout.sheet))


def _left(store: Store, note: OwnNote) -> Moment | None:
    return store.as_of.moment(Kind.EXPORT, note.export_id) if note.export_id else None


def _check_target(store: Store, own: OwnSheet, target: Target, region_code: str) -> None:
    """Another programme or year is refused; a sheet of all stages or regions fits any of them."""
    note = own.note
    other = (note.programme, note.year) != (target.programme, target.year)
    other = other or bool(note.stage and note.stage != target.stage)
    other = other or bool(own.region and region_code and own.region != region_code)
    if not other:
        return
    names = store.regions.book()
    raise Refused(
        "own.other_target",
        document=DOCUMENT_WORDS[note.document],
        wanted=_words(note.programme, note.year, note.stage, names.name(own.region)),
        chosen=_words(target.programme, target.year, target.stage, names.name(region_code)),
    )


def _words(programme: str, year: int, stage: str, region: str) -> str:
    words = f"{programme} {year} {stage}".strip()
    return f"{words}, {region}" if region else words


def layout_at(
    places: OwnPlaces, chosen: Mapping[tuple[str, int], SheetField | None] | None = None
) -> Layout:
    """The list of people that the columns of a sheet of ours make; `chosen` outweighs them."""
    fields = {column: FIELD_OF[name] for name, column in places.columns.items() if name in FIELD_OF}
    for (sheet, column), field in (chosen or {}).items():
        if sheet == places.sheet:
            fields.pop(column, None)
            if field is not None:
                fields = {at: held for at, held in fields.items() if held is not field}
                fields[column] = field
    titles = {
        column: title
        for column, title in places.titles.items()
        if column in fields or column in places.strange
    }
    return Layout(
        places.sheet,
        places.header_rows,
        {field: column for column, field in sorted(fields.items())},
        titles,
        places.first_row,
        SheetContext(),
        tuple(_matches(titles, fields)),
        id_column=places.columns.get(PERSON_ID),
    )


def _matches(titles: Mapping[int, str], fields: Mapping[int, SheetField]) -> list[ColumnMatch]:
    """What the step of columns shows."""
    return [
        ColumnMatch(column, titles.get(column, ""), fields.get(column), 1.0, Basis.OWN)
        for column in sorted(titles.keys() | fields.keys())
    ]

"""Knowing a sheet that went back to its sender and came in again, mended.

It is imported against the import that refused its rows, and what a person had to choose for the
sheet then is not asked again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from bansos_desktop.domain.import_choices import ImportChoices
from bansos_desktop.domain.sheet_fields import SheetField
from bansos_desktop.store.store import Store
from bansos_desktop.usecases.judge import Target
from bansos_desktop.usecases.refusal import Refused
from bansos_desktop.workbook.headers import normalise_title
from bansos_desktop.workbook.layout import Layout
from bansos_desktop.workbook.reader import SheetFile
from bansos_desktop.workbook.return_note import Return, ReturnedSheet, read_return, return_at
from bansos_desktop.workbook.sheet_questions import ALL_SHEETS, SHEETS_KEY

Columns = dict[tuple[str, int], SheetField | None]


def look(store: Store, file: SheetFile, target: Target, region_code: str) -> Return | None:
    """The note of a mended file, its `batch` "" if that import does not stand here.

    Refused if the file was for something else than is asked for now; only where its import stands,
    since elsewhere nobody can say what became of it.
    """
    note = read_return(file)
    if note is None:
        return None
    if not note.batch or not store.imports.stands(note.batch):
        return replace(note, batch="")
    other_region = bool(note.region and region_code and note.region != region_code)
    wanted = (note.programme, note.year, note.stage)
    if wanted != (target.programme, target.year, target.stage) or other_region:
        regions = store.regions.book()
        raise Refused(
            "mended.other_target",
            wanted=_target_words(Target(*wanted), regions.name(note.region) if note.region else ""),
            chosen=_target_words(target, regions.name(region_code) if region_code else ""),
        )
    return note


def begin_with(note: Return | None, choices: ImportChoices) -> ImportChoices:
    """The choices to find the sheets with; what is chosen now outweighs what was chosen then."""
    if note is None:
        return choices
    rows = {sheet.name: sheet.header_rows for sheet in note.sheets if sheet.header_rows is not None}
    # All that went back is to be read again, also lists of different making.
    answers = {SHEETS_KEY: ALL_SHEETS} if len(note.sheets) > 1 else {}
    for sheet in note.sheets:
        answers |= sheet.chosen.answers_for(sheet.name)
    return replace(
        choices,
        header_rows={**rows, **choices.header_rows},
        answers={**answers, **choices.answers},
    )


def with_columns(
    note: Return | None, layouts: Sequence[Layout], choices: ImportChoices
) -> ImportChoices:
    """The choices with the columns that were chosen then, found by their titles.

    They are the very `choices` where nothing is added.
    """
    if note is None:
        return choices
    columns: Columns = {}
    for layout in layouts:
        sheet = _sheet_of(note, layout)
        if sheet is not None:
            columns |= _columns(sheet, layout)
    columns |= choices.columns
    return choices if columns == choices.columns else replace(choices, columns=columns)


def check_replaceable(path: Path, source: Path) -> None:
    """Refuse to write rejects over a file, except over the untouched ones of the same source."""
    if not path.exists():
        return
    found = return_at(path)
    if found is None or found[0].source != source.name:
        raise Refused("target.not_rejects", path=str(path))
    _note, is_changed = found
    if is_changed:
        raise Refused("target.mended", path=str(path))


def _sheet_of(note: Return, layout: Layout) -> ReturnedSheet | None:
    """By name; a single sheet may have got another name meanwhile."""
    named = [sheet for sheet in note.sheets if sheet.name == layout.sheet]
    if not named and len(note.sheets) == 1:
        named = list(note.sheets)
    return named[0] if named else None


def _columns(sheet: ReturnedSheet, layout: Layout) -> Columns:
    """A column without a title stays where it was; one with a title is looked for."""
    found: Columns = {}
    for column, chosen in sheet.chosen.columns.items():
        at = _column_called(layout, sheet.chosen.titles.get(column, ""), column)
        if at is not None:
            found[(layout.sheet, at)] = chosen
    return found


def _column_called(layout: Layout, title: str, column: int) -> int | None:
    """The column with this title; of several the one that stands where it was, or the first."""
    key = normalise_title(title)
    if normalise_title(layout.titles.get(column, "")) == key:
        return column
    if not key:
        return None
    same = (at for at, other in layout.titles.items() if normalise_title(other) == key)
    return next(same, None)


def _target_words(target: Target, region: str) -> str:
    words = f"{target.programme} {target.year} {target.stage}".strip()
    return f"{words}, {region}" if region else words

"""Remembering what a person chose for a sheet, for the next sheet of the same making.

It stays on this laptop, beside the ledger, and is kept with the import that proved it right.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from bansos_desktop.domain.column_match import Basis, ColumnMatch
from bansos_desktop.domain.import_choices import ImportChoices
from bansos_desktop.domain.session import Session
from bansos_desktop.domain.sheet_fields import SheetField
from bansos_desktop.domain.sheet_memory import Remembered, lasting_answers, pack, unpack
from bansos_desktop.store.sheet_memory import forget_sheets, keep_sheet
from bansos_desktop.store.store import Store
from bansos_desktop.store.unit_of_work import UnitOfWork
from bansos_desktop.workbook.layout import Layout

FORGET = "sheet.forget"
_BY_HAND = (Basis.CHOSEN, Basis.REMEMBERED)
Columns = Mapping[int, SheetField | None]


def recall(store: Store, signature: str) -> Remembered | None:
    """What is remembered of sheets of this making; None if nothing is."""
    remembered = unpack(store.sheet_memory.get(signature))
    return None if remembered.is_empty else remembered


def columns_of(store: Store) -> Callable[[str], Columns | None]:
    """The same for the layout finder, which asks for columns alone."""

    def remembered(signature: str) -> Columns | None:
        """The columns of sheets of this making."""
        found = recall(store, signature)
        return found.columns if found and found.columns else None

    return remembered


def with_answers(store: Store, layouts: Sequence[Layout], choices: ImportChoices) -> ImportChoices:
    """The choices with remembered answers; what was answered this time outweighs them.

    They are the very `choices` where nothing is remembered.
    """
    answers: dict[str, str] = {}
    for layout in layouts:
        if layout.signature and (found := recall(store, layout.signature)):
            answers |= found.answers_for(layout.sheet)
    answers |= choices.answers
    return choices if answers == choices.answers else replace(choices, answers=answers)


def chosen_in(layout: Layout, choices: ImportChoices) -> Remembered:
    """What a person chose for a sheet, now or before; what they let pass as it was found, too."""
    columns: dict[int, SheetField | None] = {
        match.column: match.field
        for match in layout.matches
        if match.basis in _BY_HAND or (choices.passed and _is_taken(match, layout))
    }
    columns |= {
        column: chosen
        for (sheet, column), chosen in choices.columns.items()
        if sheet == layout.sheet
    }
    titles = {column: layout.titles[column] for column in columns if column in layout.titles}
    return Remembered(columns, lasting_answers(choices.answers, layout.sheet), titles)


def _is_taken(match: ColumnMatch, layout: Layout) -> bool:
    """A column that waits for an answer was seen, but nobody said what it is."""
    return match.field is not None and layout.columns.get(match.field) == match.column


def keep(work: UnitOfWork, layouts: Sequence[Layout], choices: ImportChoices) -> None:
    """Keep what was chosen, inside the transaction of the import it was chosen for."""
    for layout in layouts:
        chosen = chosen_in(layout, choices)
        if layout.signature and not chosen.is_empty:
            keep_sheet(work, layout.signature, pack(chosen))


def forget(store: Store, session: Session, *, now: datetime, signature: str = "") -> None:
    """Forget sheets of one making, or of all, so that everything is asked anew."""
    with store.write(session.author, now=now, act=FORGET) as work:
        forget_sheets(work, signature)

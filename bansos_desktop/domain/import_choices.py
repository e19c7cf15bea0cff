"""What a person decided about one import: sheets, columns, answers, differences, doubles."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from bansos_desktop.domain.sheet_fields import SheetField

# A row of a workbook: its sheet and its number in Excel.
RowKey = tuple[str, int]
NEW_PERSON = "baru"


@dataclass(frozen=True, slots=True)
class ImportChoices:
    """Everything decided by hand; empty leaves all to the program.

    `sheets` are those to be read. `columns` says by sheet and column (from 0) what a column is,
    None for "not read". `header_rows` says by sheet which rows (from 1) hold the titles, () for
    none. `answers` belong to questions by their key. `kept` are record fields that no row may
    change in what is known already, `kept_in` the same for one row. `taken_in` are those of a row
    that were changed here as well, and where the sheet counts. `people` settles rows that resemble
    somebody: the uid of the person it is, or NEW_PERSON. `untaught` are domains of meaning whose
    answers hold for this import only. With `passed` somebody saw the sheets as they were found and
    went on, so that their columns are as good as chosen.
    """

    sheets: tuple[str, ...] = ()
    columns: Mapping[tuple[str, int], SheetField | None] = field(default_factory=dict)
    header_rows: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    answers: Mapping[str, str] = field(default_factory=dict)
    kept: frozenset[str] = frozenset()
    kept_in: frozenset[tuple[str, int, str]] = frozenset()
    taken_in: frozenset[tuple[str, int, str]] = frozenset()
    people: Mapping[RowKey, str] = field(default_factory=dict)
    untaught: frozenset[str] = frozenset()
    passed: bool = False


NOTHING_CHOSEN = ImportChoices()

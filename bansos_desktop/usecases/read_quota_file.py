"""A province's quota file, whatever program wrote it, as a set of the line of quota files."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from pathlib import Path

from bansos_desktop.domain.cell import Cell
from bansos_desktop.domain.dates import format_short
from bansos_desktop.domain.quota_file import LineFault, has_table, read_quota_file
from bansos_desktop.domain.quota_row import Known
from bansos_desktop.domain.rupiah import format_thousands
from bansos_desktop.domain.seed import LETTERS, QUOTA_LINE, SeedSet
from bansos_desktop.store.store import Store
from bansos_desktop.usecases.refusal import Refused
from bansos_desktop.workbook.marked_text import readings
from bansos_desktop.workbook.reader import RawValue, cell_of, open_sheets
from bansos_desktop.workbook.text_file import TextTable

MOST_LINES = 20_000
"""A quota file is as long as the list of regions; blank lines count as well."""


@dataclass(frozen=True, slots=True)
class ReadSet:
    """A set as a file holds it; with `faults` it cannot be taken. `unread` are remarks in it."""

    seed: SeedSet
    name: str
    faults: tuple[LineFault, ...] = ()
    unread: tuple[tuple[int, str], ...] = ()


def run(store: Store, path: Path, today: date) -> ReadSet:
    """Read it; Refused if it is no quota file at all, WorkbookError if it is no table."""
    table = _text_table(path) or _sheet(path)
    known = Known(store.reference.programmes(), store.regions.book(), today)
    read = read_quota_file(_cells(table.rows(), path), table.merged, known)
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    title = _title(read.letter, read.letter_date)
    seed = SeedSet(read.version, title, digest, {LETTERS: read.rows}, QUOTA_LINE)
    return ReadSet(seed, path.name, read.faults, read.unread)


@dataclass(frozen=True, slots=True)
class _Table:
    """Where the table of a file is: its rows from the top, and the cells that are one below."""

    rows: Callable[[], Iterator[tuple[int, Sequence[RawValue]]]]
    merged: Mapping[int, frozenset[int]] = field(default_factory=dict)


def _text_table(path: Path) -> _Table | None:
    """The table of a text file, by the mark that makes titles of a line."""
    for reading in readings(path):
        rows = partial(_numbered, reading)
        if has_table(_cells(rows(), path)):
            return _Table(rows)
    return None


def _numbered(table: TextTable) -> Iterator[tuple[int, Sequence[RawValue]]]:
    return enumerate(table.iter_rows(), start=1)


def _sheet(path: Path) -> _Table:
    """The one sheet of a workbook that holds a quota table."""
    book = open_sheets(path)
    sheets = [name for name in book.visible if has_table(_cells(book.rows(name), path))]
    if not sheets:
        raise Refused("quota_file.no_table", name=path.name)
    if len(sheets) > 1:
        raise Refused("quota_file.several_sheets", name=path.name, sheets=", ".join(sheets))
    return _Table(partial(book.rows, sheets[0]), book.merged_below(sheets[0]))


def _cells(
    rows: Iterator[tuple[int, Sequence[RawValue]]], path: Path
) -> Iterator[tuple[int, list[Cell]]]:
    for line, values in rows:
        if line > MOST_LINES:
            raise Refused("quota_file.too_long", name=path.name, most=format_thousands(MOST_LINES))
        yield line, [cell_of(value) for value in values]


def _title(letter: str, day: str) -> str:
    """How the letter is named from now on: number and date."""
    letter = letter or "tanpa nomor"
    if not day:
        return f"Surat {letter}"
    return f"Surat {letter} tanggal {format_short(date.fromisoformat(day))}"

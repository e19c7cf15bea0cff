"""A province's quota file, whatever program wrote it, as a set of the line of quota files."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bansos_desktop.domain.dates import format_short
from bansos_desktop.domain.quota_file import LineFault, has_table, read_quota_file
from bansos_desktop.domain.quota_row import Known
from bansos_desktop.domain.seed import LETTERS, QUOTA_LINE, SeedSet
from bansos_desktop.store.store import Store
from bansos_desktop.usecases.plain_table import PlainTable, tables_of
from bansos_desktop.usecases.refusal import Refused


@dataclass(frozen=True, slots=True)
class ReadSet:
    """A set as a file holds it; with `faults` it cannot be taken.

    `unread` are remarks in it, `lines` those of its rows where it has any.
    """

    seed: SeedSet
    name: str
    faults: tuple[LineFault, ...] = ()
    unread: tuple[tuple[int, str], ...] = ()
    lines: tuple[int, ...] = ()


def run(store: Store, path: Path, today: date) -> ReadSet:
    """Read it; Refused if it is no quota file at all, WorkbookError if it is no table."""
    table = _table(path)
    known = Known(store.reference.programmes(), store.regions.book(), today)
    read = read_quota_file(table.lines(), table.merged, known)
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    title = _title(read.letter, read.letter_date)
    seed = SeedSet(read.version, title, digest, {LETTERS: read.rows}, QUOTA_LINE)
    return ReadSet(seed, path.name, read.faults, read.unread, read.lines)


def _table(path: Path) -> PlainTable:
    """The only table of the file."""
    tables = tables_of(path, has_table, too_long="quota_file.too_long")
    if not tables:
        raise Refused("quota_file.no_table", name=path.name)
    if len(tables) > 1:
        sheets = ", ".join(table.sheet for table in tables)
        raise Refused("quota_file.several_sheets", name=path.name, sheets=sheets)
    return tables[0]


def _title(letter: str, day: str) -> str:
    """How the letter is named from now on: number and date."""
    letter = letter or "tanpa nomor"
    if not day:
        return f"Surat {letter}"
    return f"Surat {letter} tanggal {format_short(date.fromisoformat(day))}"

"""A province's quota file: a head with version and letter, then a table of figures.

Titles may be written in many ways and stand in any order. A row that cannot be read is named with
its line; nothing is dropped in silence, and a file with such a row is never taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from bansos_desktop.domain.cell import EMPTY_CELL, Cell, CellKind
from bansos_desktop.domain.dates import format_short, iso_day, parse_date
from bansos_desktop.domain.names import business_key
from bansos_desktop.domain.plain_titles import Line, Titles, is_sum, top_lines
from bansos_desktop.domain.problems import Problem, error
from bansos_desktop.domain.quota_row import REQUIRED, Cells, Column, Known, RowReader
from bansos_desktop.domain.rupiah import format_thousands
from bansos_desktop.domain.seed import SECTIONS, Row

HINT_MARK = "←"
"""Begins what our blank file says beside a cell that is to be filled in."""

_TITLES = Titles(
    {
        Column.PROGRAMME: "PROGRAM NAMAPROGRAM KODEPROGRAM PROGRAMBANTUAN",
        Column.YEAR: "TAHUN TAHUNANGGARAN TA THN",
        Column.STAGE: "TAHAP TAHAPAN TAHAPANGGARAN ANGGARAN",
        Column.REGION: "WILAYAH NAMAWILAYAH KODEWILAYAH KABUPATENKOTA KABKOTA KABUPATEN DAERAH",
        Column.CATEGORY: "KATEGORI GOLONGAN KELOMPOK KATEGORIPENERIMA",
        Column.QUOTA: "KUOTA JUMLAHKUOTA KUOTAPENERIMA ALOKASI ALOKASIKUOTA",
        Column.LKS: "JUMLAHLKS LKS JMLLKS",
        Column.VALUE_MIN: "NILAIMINIMUM NILAIMIN NILAITERENDAH NILAIPALINGSEDIKIT",
        Column.VALUE_MAX: "NILAIMAKSIMUM NILAIMAX NILAIMAKS NILAITERTINGGI NILAIPALINGBANYAK",
        Column.NOTE: "KETERANGAN KET CATATAN",
    }
)
_HEAD: Mapping[str, str] = {
    **dict.fromkeys(("VERSI", "VERSIKUOTA", "NOMORVERSI", "VERSION"), "version"),
    **dict.fromkeys(("NOMORSURAT", "NOSURAT", "NOMOR"), "letter"),
    **dict.fromkeys(("TANGGALSURAT", "TGLSURAT", "TANGGAL"), "date"),
    **dict.fromkeys(("PERIHAL", "HAL", "KALIMAT", "KALIMATPERIHAL", "PERIHALKALIMAT"), "sentence"),
}
_FULL_YEAR = re.compile(r"\d{4}")
# Merged cells repeat what a row is about; a merged number would be one lump for many.
_REPEATED = (Column.PROGRAMME, Column.YEAR, Column.STAGE, Column.REGION, Column.CATEGORY)


@dataclass(frozen=True, slots=True)
class LineFault:
    """What is wrong on a line of the file; line 0 is the file as a whole."""

    line: int
    about: str
    problem: Problem

    @property
    def message(self) -> str:
        """Where it is, what is wrong and what to do."""
        if not self.line:
            return self.problem.message
        about = f" ({self.about})" if self.about else ""
        return f"Baris {self.line}{about}: {self.problem.message}"


@dataclass(frozen=True, slots=True)
class QuotaFile:
    """What was read; `rows` are those that can be stored, with their `lines`.

    `unread` lines are remarks.
    """

    version: int
    letter: str
    letter_date: str
    sentence: str
    rows: tuple[Row, ...]
    faults: tuple[LineFault, ...] = ()
    unread: tuple[tuple[int, str], ...] = ()
    lines: tuple[int, ...] = ()


@dataclass(slots=True)
class _Reading:
    """The table while its lines go by."""

    reader: RowReader
    columns: Mapping[Column, int]
    merged: Mapping[int, frozenset[int]]
    rows: list[Row] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)
    faults: list[LineFault] = field(default_factory=list)
    unread: list[tuple[int, str]] = field(default_factory=list)
    seen: dict[tuple[str, ...], int] = field(default_factory=dict)
    above: Cells = field(default_factory=dict)
    sums: tuple[int, int] = (0, 0)

    def take(self, line: int, values: Sequence[Cell]) -> None:
        """One line below the titles: a figure, a sum, a remark, or nothing."""
        cells = self._cells(line, values)
        filled = [column for column in REQUIRED if cells[column].kind is not CellKind.EMPTY]
        if is_sum(values) and cells[Column.PROGRAMME].kind is not CellKind.NUMBER:
            self._check_sum(line, cells[Column.QUOTA])
        elif len(filled) >= 2 or Column.QUOTA in filled:
            self._take_figure(line, cells)
        elif said := " ".join(cell.text for cell in values if cell.text):
            self.unread.append((line, said))

    def _cells(self, line: int, values: Sequence[Cell]) -> Cells:
        """The cells by column; inside a merged one stands what its first row says."""
        found: dict[Column, Cell] = dict.fromkeys(Column, EMPTY_CELL)
        for column, at in self.columns.items():
            found[column] = values[at] if at < len(values) else EMPTY_CELL
            inside = line in self.merged.get(at, frozenset())
            if inside and column in _REPEATED and found[column].kind is CellKind.EMPTY:
                found[column] = self.above.get(column, EMPTY_CELL)
        self.above = found
        return found

    def _take_figure(self, line: int, cells: Cells) -> None:
        row, problems = self.reader.read(cells)
        about = cells[Column.REGION].text
        key = tuple(row[column] for column in SECTIONS["quota_letters"].key)
        if not problems and (first := self.seen.setdefault(key, line)) != line:
            problems.append(error("quota_file.double", Column.REGION, first=str(first)))
        self.faults += [LineFault(line, about, problem) for problem in problems]
        if not problems:
            self.rows.append(row)
            self.lines.append(line)
            block, whole = self.sums
            self.sums = block + int(row["quota"]), whole + int(row["quota"])

    def _check_sum(self, line: int, cell: Cell) -> None:
        """A sum in the file must be that of the rows above it, or one of both was changed."""
        said = cell.text.replace(".", "")
        if said and said not in map(str, self.sums) and not self.faults:
            real = format_thousands(self.sums[1])
            problem = error("quota_file.sum", Column.QUOTA, said=cell.text, real=real)
            self.faults.append(LineFault(line, "", problem))
        self.sums = 0, self.sums[1]


def has_table(lines: Iterable[Line]) -> bool:
    """Whether the first lines of a sheet hold the titles of a quota file."""
    return any(_TITLES.find(values).keys() >= set(REQUIRED) for _line, values in top_lines(lines))


def read_quota_file(
    lines: Iterable[Line], merged: Mapping[int, frozenset[int]], known: Known
) -> QuotaFile:
    """The file whose sheet has these lines; what is wrong is in `faults`."""
    rest = iter(lines)
    head: dict[str, Cell] = {}
    columns: Mapping[Column, int] = {}
    for _line, values in top_lines(rest):
        columns = _TITLES.find(values)
        if columns.keys() >= set(REQUIRED):
            break
        head = _heads(values) | head
        columns = {}
    reading = _Reading(RowReader(known), columns, merged)
    faults: list[LineFault] = []
    version = _version(head.get("version", EMPTY_CELL), faults)
    said = {
        "letter": _said(head, "letter", error("quota_file.no_letter", "letter"), faults),
        "letter_date": _day(head.get("date", EMPTY_CELL), known.today, faults),
        "sentence": _said(head, "sentence", error("quota_file.no_sentence", "sentence"), faults),
    }
    for line, values in rest if columns else ():
        reading.take(line, values)
    if not reading.rows and not reading.faults:
        faults.append(LineFault(0, "", error("quota_file.no_rows", "rows")))
    rows = tuple(_ordered(row, said) for row in reading.rows)
    return QuotaFile(
        version,
        **said,
        rows=rows,
        faults=(*faults, *reading.faults),
        unread=tuple(reading.unread),
        lines=tuple(reading.lines),
    )


def _said(head: Mapping[str, Cell], name: str, missing: Problem, faults: list[LineFault]) -> str:
    """A line above the table that must be there: each figure names its letter and sentence."""
    text = head.get(name, EMPTY_CELL).text
    if not text:
        faults.append(LineFault(0, "", missing))
    return text


def _ordered(row: Row, said: Mapping[str, str]) -> Row:
    """A row with the letter's columns, in the order of its section."""
    return {column: {**row, **said}[column] for column in SECTIONS["quota_letters"].columns}


def _heads(values: Sequence[Cell]) -> dict[str, Cell]:
    """What a line above the table says: "Versi" and then its value, or both in one cell."""
    filled = [
        cell
        for cell in values
        if cell.kind is not CellKind.EMPTY
        and cell.text != ":"
        and not cell.text.startswith(HINT_MARK)
    ]
    found: dict[str, Cell] = {}
    for at, cell in enumerate(filled):
        title, colon, inside = cell.text.partition(":")
        name = _HEAD.get(business_key(title))
        if name is None or cell.kind is not CellKind.TEXT:
            continue
        if colon and inside.strip():
            found[name] = Cell(CellKind.TEXT, inside.strip())
        elif at + 1 < len(filled):
            found[name] = _without_colon(filled[at + 1])
    return found


def _without_colon(cell: Cell) -> Cell:
    if cell.kind is CellKind.TEXT and cell.text.startswith(":"):
        return Cell(CellKind.TEXT, cell.text[1:].strip())
    return cell


def _version(cell: Cell, faults: list[LineFault]) -> int:
    """The file's number, or 0 with a fault."""
    text = cell.text if cell.kind in (CellKind.NUMBER, CellKind.TEXT) else ""
    if text.isascii() and text.isdigit() and len(text) < 10 and int(text) > 0:
        return int(text)
    code = "quota_file.version" if cell.text else "quota_file.no_version"
    if text.isascii() and text.isdigit() and len(text) >= 10:
        code = "quota_file.version_large"
    faults.append(LineFault(0, "", error(code, "version", text=cell.text)))
    return 0


def _day(cell: Cell, today: date, faults: list[LineFault]) -> str:
    """The letter's day as records hold it, or "" with a fault."""
    if not cell.text and cell.day is None:
        faults.append(LineFault(0, "", error("quota_file.no_date", "date")))
        return ""
    day = cell.day
    if day is None and _FULL_YEAR.search(cell.text):
        day = parse_date(cell.text, today=date.max)
    if day is None:
        faults.append(LineFault(0, "", error("quota_file.date", "date", text=cell.text)))
        return ""
    if day > today:
        said = format_short(day)
        faults.append(LineFault(0, "", error("quota_file.date_ahead", "date", day=said)))
    return iso_day(day)

"""A list of institutions that somebody typed: titles in any order, a row for each institution.

What a cell does not say stays unknown. A row that cannot be read is named with its line; sums and
the numbering of columns are no rows, and any other text beside the table is told as unread.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from bansos_desktop.domain.cell import EMPTY_CELL, Cell, CellKind
from bansos_desktop.domain.institution import Institution, InstitutionKind
from bansos_desktop.domain.likeness import likeness
from bansos_desktop.domain.names import business_key, place_spellings, region_key
from bansos_desktop.domain.plain_titles import Line, Titles, is_sum, title_key, top_lines
from bansos_desktop.domain.problems import Problem, error
from bansos_desktop.domain.region import PROVINCE, RegionBook, regency_of


class Column(StrEnum):
    """The columns of such a list, by the fields of an institution's record."""

    NAME = "name"
    KIND = "institution_kind"
    REGION = "region_code"
    ADDRESS = "address"
    HEAD = "head"
    PHONE = "phone"
    REGISTRATION = "registration"
    RESIDENTS = "residents"


_TITLES = Titles(
    {
        Column.NAME: (
            "NAMALEMBAGA LEMBAGA NAMALKS LKS NAMAPANTI PANTI NAMALKSA LKSA NAMAUPTD NAMALKSUPTD "
            "NAMAUPTDLKS NAMALKSPANTI NAMAPANTILKS NAMALEMBAGALKS NAMALEMBAGALKSPANTI NAMAYAYASAN "
            "YAYASAN NAMAYAYASANLKS LEMBAGAKESEJAHTERAANSOSIAL NAMALEMBAGAKESEJAHTERAANSOSIAL"
        ),
        Column.KIND: "JENIS JENISLEMBAGA JENISLKS LKSUPTD JENISLKSUPTD",
        Column.REGION: "KABUPATENKOTA KABKOTA KABUPATEN KOTA KOTAKABUPATEN KOTAKAB WILAYAH DAERAH",
        Column.ADDRESS: "ALAMAT ALAMATLENGKAP ALAMATLEMBAGA ALAMATLKS ALAMATPANTI",
        Column.HEAD: (
            "PIMPINAN NAMAPIMPINAN KETUA NAMAKETUA PIMPINANKETUA KETUAPIMPINAN KEPALA NAMAKEPALA "
            "PENGELOLA NAMAPENGELOLA PENGURUS NAMAPENGURUS PENANGGUNGJAWAB"
        ),
        Column.PHONE: (
            "TELEPON NOTELEPON NOMORTELEPON TELP NOTELP HP NOHP NOMORHP TELEPONHP NOTELPHP NOHPWA "
            "KONTAK NOKONTAK"
        ),
        Column.REGISTRATION: (
            "NOMORPENDAFTARAN NOPENDAFTARAN PENDAFTARAN NOMORREGISTRASI NOREGISTRASI "
            "NOMORTANDADAFTAR NOTANDADAFTAR TANDADAFTAR NOMORTANDAPENDAFTARAN NOTANDAPENDAFTARAN"
        ),
        Column.RESIDENTS: (
            "JUMLAHPENGHUNI JMLPENGHUNI PENGHUNI JUMLAHKLIEN JMLKLIEN KLIEN JUMLAHPENGHUNIKLIEN "
            "JUMLAHWARGABINAAN WARGABINAAN JUMLAHANAKASUH PENERIMAMANFAAT JUMLAHPENERIMAMANFAAT"
        ),
    }
)
FEWEST_COLUMNS = 2
# Merged cells repeat what several rows share; a merged number would be one lump for many.
_REPEATED = (Column.KIND, Column.REGION)
_UPTD = re.compile(r"\s*uptd?\b", re.IGNORECASE)
_LKS = re.compile(r"\s*(lksa?|yayasan|panti|swasta|masyarakat|rumah)\b", re.IGNORECASE)
_CODE = re.compile(r"64\.\d\d")
_COUNT = re.compile(r"(\d{1,9}|\d{1,3}(?:\.\d{3})+)\s*(?:[a-z]+\.?)?", re.IGNORECASE | re.ASCII)
_NOTHING = frozenset({"-", "–", "—", "--", "---"})
_REGENCY_WORD = re.compile(r"\s*(kab|kota)", re.IGNORECASE)
_LONGEST_NUMBER = 4
_MOST_NAMED = 3
_RUNNING = frozenset({"NO", "NOMOR", "NOURUT", "NOMORURUT", "URUT"})


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """What one row says; "" and None of the institution are what it does not say."""

    line: int
    institution: Institution
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class RegisterFile:
    """The rows of one table; `unread` are remarks beside it, `unused` titles nobody asks for."""

    rows: tuple[RegisterRow, ...]
    unread: tuple[tuple[int, str], ...] = ()
    unused: tuple[str, ...] = ()


def has_table(lines: Iterable[Line]) -> bool:
    """Whether the first lines of a sheet hold the titles of such a list."""
    return any(_is_header(_TITLES.find(values)) for _line, values in top_lines(lines))


def read_register(
    lines: Iterable[Line],
    merged: Mapping[int, frozenset[int]],
    regions: RegionBook,
    office: str,
) -> RegisterFile:
    """The list whose sheet has these lines; an office's own region stands in for a missing one."""
    rest = iter(lines)
    columns: Mapping[Column, int] = {}
    unused: tuple[str, ...] = ()
    for _line, values in top_lines(rest):
        columns = _TITLES.find(values)
        if _is_header(columns):
            unused = _unused(values, columns)
            break
    reading = _Reading(columns, merged, regions, regency_of(office))
    for line, values in rest:
        reading.take(line, values)
    return RegisterFile(tuple(reading.rows), tuple(reading.unread), unused)


def kind_by_name(name: str) -> str:
    """What one is whose kind no cell gives: a UPTD says so itself."""
    return (InstitutionKind.UPTD if _UPTD.match(name) else InstitutionKind.LKS).value


def same_key(name: str, region_code: str) -> tuple[str, str]:
    """By what a row is known again: its name without capitals and blanks, in its kabupaten."""
    return region_code, "".join(name.casefold().split())


@dataclass(slots=True)
class _Reading:
    """The table while its lines go by."""

    columns: Mapping[Column, int]
    merged: Mapping[int, frozenset[int]]
    regions: RegionBook
    own: str
    rows: list[RegisterRow] = field(default_factory=list)
    unread: list[tuple[int, str]] = field(default_factory=list)
    above: dict[Column, Cell] = field(default_factory=dict)
    heading: str = ""

    def take(self, line: int, values: Sequence[Cell]) -> None:
        """One line below the titles: an institution, a kabupaten above some, a sum, a remark."""
        filled = [cell for cell in values if _said(cell)]
        known = [column for column, at in self.columns.items() if _said(_at(values, at))]
        is_row = len(known) > 1 or (Column.NAME in known and len(filled) > 1)
        if not filled or is_sum(values) or all(cell.kind is CellKind.NUMBER for cell in filled):
            return
        if heading := self._heading(filled):
            self.heading = heading
        elif is_row:
            self._take_row(line, values)
        else:
            self.unread.append((line, " ".join(cell.text for cell in filled)))

    def _heading(self, filled: Sequence[Cell]) -> str:
        """The kabupaten that a line names alone, but for a number before it."""
        texts = [cell.text for cell in filled if len(cell.text) > _LONGEST_NUMBER]
        if len(texts) != 1 or len(filled) > len(texts) + 1 or not _REGENCY_WORD.match(texts[0]):
            return ""
        found = self._region(texts[0])
        return found if isinstance(found, str) else ""

    def _take_row(self, line: int, values: Sequence[Cell]) -> None:
        problems: list[Problem] = []

        def take(found: str | int | Problem | None) -> str | int | None:
            if not isinstance(found, Problem):
                return found
            problems.append(found)
            return None

        cells = self._cells(line, values)
        text = {column: _text(cells.get(column, EMPTY_CELL)) for column in Column}
        residents = take(_count(text[Column.RESIDENTS]))
        one = Institution(
            name=text[Column.NAME],
            institution_kind=str(take(_kind(text[Column.KIND])) or ""),
            region_code=str(take(self._place(text[Column.REGION])) or ""),
            address=text[Column.ADDRESS],
            head=text[Column.HEAD],
            phone=text[Column.PHONE],
            registration=text[Column.REGISTRATION],
            residents=residents if isinstance(residents, int) else None,
        ).tidy()
        if not any(letter.isalpha() for letter in one.name):
            problems.insert(0, error("institution.name_missing", "name"))
        self.rows.append(RegisterRow(line, one, tuple(problems)))

    def _cells(self, line: int, values: Sequence[Cell]) -> Mapping[Column, Cell]:
        """The cells by column; inside a merged one stands what its first row says."""
        found = {column: _at(values, at) for column, at in self.columns.items()}
        for column in _REPEATED:
            inside_one = line in self.merged.get(self.columns.get(column, -1), frozenset())
            if inside_one and not _said(found[column]):
                found[column] = self.above.get(column, EMPTY_CELL)
        self.above = dict(found)
        return found

    def _place(self, text: str) -> str | Problem:
        """The kabupaten of a row: its cell, else the line above it, else that of the office."""
        if text:
            return self._region(text)
        found = self.heading or self.own
        return found or error("institution.region_missing", "region_code")

    def _region(self, text: str) -> str | Problem:
        """A kabupaten or kota by name or code; a misspelt one is never guessed."""
        if _CODE.fullmatch(text) and self.regions.knows(text):
            return text
        known = self.regions.named("kabupaten", PROVINCE)
        for spelling in place_spellings(text):
            codes = known.get(region_key(spelling, level="kabupaten"), ())
            if len(codes) == 1:
                return codes[0]
        near = likeness(region_key(text, level="kabupaten"), known).near[:_MOST_NAMED]
        names = ", ".join(self.regions.name(code) for code in near)
        if names:
            values = {"name": text, "near": names}
            return error("institution_file.region_near", "region_code", **values)
        return error("institution_file.region_unknown", "region_code", name=text)


def _is_header(columns: Mapping[Column, int]) -> bool:
    return Column.NAME in columns and len(columns) >= FEWEST_COLUMNS


def _unused(values: Sequence[Cell], columns: Mapping[Column, int]) -> tuple[str, ...]:
    """The titles of the columns that are not read, but for that of the running number."""
    read = set(columns.values())
    return tuple(
        cell.text
        for at, cell in enumerate(values)
        if at not in read and (key := title_key(cell)) and key not in _RUNNING
    )


def _at(values: Sequence[Cell], at: int) -> Cell:
    return values[at] if at < len(values) else EMPTY_CELL


def _said(cell: Cell) -> bool:
    return bool(_text(cell))


def _text(cell: Cell) -> str:
    """What a cell says; a stroke says nothing."""
    text = " ".join(cell.text.split())
    return "" if text in _NOTHING else text


def _kind(text: str) -> str | Problem:
    if not text:
        return ""
    if _UPTD.match(text):
        return InstitutionKind.UPTD.value
    if _LKS.match(text) or business_key(text) == "LEMBAGAKESEJAHTERAANSOSIAL":
        return InstitutionKind.LKS.value
    return error("institution_file.kind", "institution_kind", text=text)


def _count(text: str) -> int | Problem | None:
    """A number of people, with or without "orang" behind it."""
    if not text:
        return None
    found = _COUNT.fullmatch(text)
    if found is None:
        return error("institution_file.residents", "residents", text=text)
    return int(found[1].replace(".", ""))

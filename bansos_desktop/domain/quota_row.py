"""One row of a province's quota file: its cells as a figure, or what is wrong with each."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bansos_desktop.domain.cell import EMPTY_CELL, Cell, CellKind
from bansos_desktop.domain.names import business_key
from bansos_desktop.domain.problems import Problem, error
from bansos_desktop.domain.programme import Programme
from bansos_desktop.domain.quota_region import QuotaRegions
from bansos_desktop.domain.region import RegionBook
from bansos_desktop.domain.rupiah import format_thousands
from bansos_desktop.domain.seed import Row
from bansos_desktop.domain.workflow import Stage

MOST_PLACES = 9_999_999
MOST_RUPIAH = 999_999_999_999
FIRST_YEAR, LAST_YEAR = 2000, 2099
_DIGITS = re.compile(r"\d{1,15}")
_DOTTED = re.compile(r"\d{1,3}(\.\d{3})+")
_RUPIAH = re.compile(r"\s*rp\.?\s*|,-$|,00$", re.IGNORECASE)
_STAGES: Mapping[str, str] = {
    "": "",
    **dict.fromkeys(
        ("MURNI", "INDUK", "APBD", "APBDMURNI", "APBDINDUK", "MURNIINDUK"), Stage.ORIGINAL.value
    ),
    **dict.fromkeys(
        (
            "PERUBAHAN",
            "PAK",
            "APBDPERUBAHAN",
            "PERUBAHANAPBD",
            "APBDP",
            "PAPBD",
            "APBDPAK",
            "PERUBAHANPAK",
        ),
        Stage.AMENDED.value,
    ),
}


class Column(StrEnum):
    """The columns of a quota file, by their titles."""

    PROGRAMME = "Program"
    YEAR = "Tahun"
    STAGE = "Tahap"
    REGION = "Wilayah"
    CATEGORY = "Golongan"
    QUOTA = "Kuota"
    LKS = "Jumlah LKS"
    VALUE_MIN = "Nilai minimum"
    VALUE_MAX = "Nilai maksimum"
    NOTE = "Keterangan"


REQUIRED = (Column.PROGRAMME, Column.YEAR, Column.REGION, Column.QUOTA)
Cells = Mapping[Column, Cell]


@dataclass(frozen=True, slots=True)
class Known:
    """What the names in a file are looked up in; no letter is of a day after `today`."""

    programmes: Sequence[Programme]
    regions: RegionBook
    today: date = date.max


class RowReader:
    """Reads rows one by one; whatever is wrong with a row is said at once."""

    def __init__(self, known: Known) -> None:
        self._book, self._regions = known.regions, QuotaRegions(known.regions)
        self._programmes: dict[str, Programme] = {}
        for one in known.programmes:
            self._programmes[business_key(one.name)] = one
        for one in known.programmes:
            self._programmes[business_key(one.code)] = one
        self._codes = ", ".join(one.code for one in known.programmes)

    def read(self, cells: Cells) -> tuple[Row, list[Problem]]:
        """The row as it is stored but for the letter, and what is wrong with it."""
        problems: list[Problem] = []

        def take(found: str | int | Problem | None) -> str:
            if isinstance(found, Problem):
                problems.append(found)
                return ""
            return "" if found is None else str(found)

        programme = self._programmes.get(business_key(_text(cells, Column.PROGRAMME)))
        if programme is None:
            problems.append(self._no_programme(_text(cells, Column.PROGRAMME)))
        row = {
            "programme": programme.code if programme else "",
            "year": take(_year(cells)),
            "stage": take(_stage(_text(cells, Column.STAGE))),
            "region_code": take(self._regions.find(_text(cells, Column.REGION))),
            "category": take(_category(_text(cells, Column.CATEGORY), programme)),
            "quota": take(_whole(cells, Column.QUOTA, MOST_PLACES, required=True)),
            "lks_count": take(_whole(cells, Column.LKS, MOST_PLACES)),
            "unit_value_min": take(_whole(cells, Column.VALUE_MIN, MOST_RUPIAH)),
            "unit_value_max": take(_whole(cells, Column.VALUE_MAX, MOST_RUPIAH)),
            "detail": "",
            "note": _text(cells, Column.NOTE),
        }
        return row, [*problems, *self._check_whole(row, programme)]

    def _check_whole(self, row: Row, programme: Programme | None) -> list[Problem]:
        """What is wrong with cells together that are right by themselves."""
        problems = []
        if programme and row["region_code"] and not programme.reaches(row["region_code"]):
            names = {"programme": programme.code, "owner": self._book.name(programme.owner)}
            problems.append(error("quota_file.programme_elsewhere", Column.REGION, **names))
        low, high = row["unit_value_min"], row["unit_value_max"]
        if low and high and int(low) > int(high):
            problems.append(error("quota_file.values_crossed", Column.VALUE_MIN))
        return problems

    def _no_programme(self, text: str) -> Problem:
        if not text:
            return error("quota_file.programme_missing", Column.PROGRAMME)
        values = {"name": text, "known": self._codes}
        return error("quota_file.programme_unknown", Column.PROGRAMME, **values)


def _text(cells: Cells, column: Column) -> str:
    return " ".join(cells.get(column, EMPTY_CELL).text.split())


def _year(cells: Cells) -> int | Problem:
    found = _whole(cells, Column.YEAR, LAST_YEAR, required=True)
    if isinstance(found, int) and found >= FIRST_YEAR:
        return found
    text = _text(cells, Column.YEAR)
    return error("quota_file.year", Column.YEAR, text=text or "kosong")


def _stage(text: str) -> str | Problem:
    found = _STAGES.get(business_key(text.strip("-")).removeprefix("TAHAP"))
    return error("quota_file.stage", Column.STAGE, text=text) if found is None else found


def _category(text: str, programme: Programme | None) -> str | Problem:
    """The code of a group; by its name or its code."""
    key = business_key(text.strip("-"))
    if not key or programme is None:
        return ""
    for one in programme.categories:
        if key in (business_key(one.code), business_key(one.name)):
            return one.code
    known = ", ".join(one.name for one in programme.categories)
    code = "quota_file.category_unknown" if known else "quota_file.category_none"
    return error(code, Column.CATEGORY, name=text, programme=programme.code, known=known)


def _whole(
    cells: Cells, column: Column, most: int, *, required: bool = False
) -> int | Problem | None:
    """A whole number from zero to `most`; of a text only what cannot be read in two ways."""
    cell = cells.get(column, EMPTY_CELL)
    if cell.kind is CellKind.EMPTY:
        if not required:
            return None
        return error("quota_file.number_missing", column, column=column.value)
    text = _digits(cell, column)
    if _DIGITS.fullmatch(text) and text.isascii() and int(text) <= most:
        return int(text)
    if text.isascii() and text.isdigit():
        limits = {"text": cell.text, "most": format_thousands(most)}
        return error("quota_file.number_large", column, column=column.value, **limits)
    said = cell.text.replace(".", ",") if cell.kind is CellKind.NUMBER else cell.text
    return error("quota_file.number", column, column=column.value, text=said)


def _digits(cell: Cell, column: Column) -> str:
    """A number's text; of a typed one without the dots between thousands, and Rp if it is money."""
    if cell.kind is not CellKind.TEXT:
        return cell.text if cell.kind is CellKind.NUMBER else ""
    money = column in (Column.VALUE_MIN, Column.VALUE_MAX)
    text = _RUPIAH.sub("", cell.text) if money else cell.text
    return text.replace(".", "") if _DOTTED.fullmatch(text) else text

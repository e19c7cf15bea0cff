"""What a careful person reads in a sheet: the measure that an import is held to."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from tests.sheets.people import Someone

Value = str | int | None

# What is kept of a person, by the field of the record.
RECORD: Mapping[str, Callable[[Someone], Value]] = {
    "nik": lambda p: p.nik,
    "family_card": lambda p: p.family_card,
    "name": lambda p: p.name,
    "birth_place": lambda p: p.birth_place,
    "birth_date": lambda p: p.birth_date.isoformat(),
    "sex": lambda p: p.sex,
    "address": lambda p: p.address,
    "rt": lambda p: p.rt,
    "rw": lambda p: p.rw,
    "village_code": lambda p: p.village.code,
    "phone": lambda p: p.phone,
    "desil": lambda p: p.desil,
    "business_type": lambda p: p.business_code,
    "requested_value": lambda p: p.value,
    "note": lambda p: p.note or None,
}
# Which record fields a column gives, by the canonical name of the column.
GIVES: Mapping[str, tuple[str, ...]] = {
    "nik": ("nik",),
    "no_kk": ("family_card",),
    "nama": ("name",),
    "tempat_lahir": ("birth_place",),
    "tanggal_lahir": ("birth_date",),
    "tempat_tanggal_lahir": ("birth_place", "birth_date"),
    "tanggal_lahir_hari": ("birth_date",),
    "tanggal_lahir_bulan": ("birth_date",),
    "tanggal_lahir_tahun": ("birth_date",),
    "jenis_kelamin": ("sex",),
    "jenis_kelamin_l": ("sex",),
    "jenis_kelamin_p": ("sex",),
    "alamat": ("address",),
    "rt": ("rt",),
    "rw": ("rw",),
    "rt_rw": ("rt", "rw"),
    "desa": ("village_code",),
    "desa_kecamatan": ("village_code",),
    "nik_no_kk": ("nik", "family_card"),
    "no_hp": ("phone",),
    "desil": ("desil",),
    "jenis_usaha": ("business_type",),
    "nominal": ("requested_value",),
    "keterangan": ("note",),
}
# The canonical column that a question about a record field may name.
ASKED_AS: Mapping[str, tuple[str, ...]] = {
    record: tuple(name for name, records in GIVES.items() if record in records) for record in RECORD
} | {"village_code": ("desa", "kecamatan", "kabupaten")}


class Fate(StrEnum):
    """What must become of a row.

    TAKEN: with these values, and nobody asked about it. OPEN: the same, or the question is put.
    ASKED: never without the question. DOUBTED: refused, asked, or taken with the doubt said.
    REFUSED: in sight, with one of the codes, or held back by a question.
    """

    TAKEN = "diambil"
    OPEN = "diambil atau ditanyakan"
    ASKED = "ditanyakan"
    DOUBTED = "diragukan"
    REFUSED = "ditolak"


@dataclass(frozen=True, slots=True)
class ExpectedRow:
    """One person's row; `values` by record field, `codes` are beginnings of problem codes."""

    sheet: str
    line: int
    fate: Fate
    values: Mapping[str, Value]
    codes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ExpectedSheet:
    """Where the titles stand and which column is which, as letters by canonical name."""

    header_rows: tuple[int, ...]
    columns: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Truth:
    """Everything to be found in a file.

    `asks` are the canonical columns about which it must ask, `may_ask` those where nobody would
    mind. With `nobody` the file holds no list of people: it is refused, or gives no row.
    `region` is the kabupaten a person names who works for the whole province; "" if the sheet
    names it.
    """

    sheets: Mapping[str, ExpectedSheet]
    rows: tuple[ExpectedRow, ...]
    asks: frozenset[str] = frozenset()
    may_ask: frozenset[str] = frozenset()
    nobody: bool = False
    region: str = ""
    codes: tuple[str, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Sheet:
    """A file as a sender made it, and the truth about it."""

    quirk: str
    path: Path
    truth: Truth

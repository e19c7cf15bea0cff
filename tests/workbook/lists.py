"""Lists of made-up people whose values look like real ones, column by column."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path

from bansos_desktop.domain.column_match import ColumnMatch
from bansos_desktop.domain.import_choices import NOTHING_CHOSEN, ImportChoices
from bansos_desktop.domain.sheet_fields import SheetField
from bansos_desktop.domain.sheet_knowledge import SheetKnowledge
from bansos_desktop.workbook.find import Found, find_layouts
from bansos_desktop.workbook.headers import normalise_title
from bansos_desktop.workbook.reader import SheetFile, open_sheets
from bansos_desktop.workbook.rows import SourceRow, read_rows
from tests.factories import a_nik, letters
from tests.workbook.make_sheets import Rows, save

_TITLES: Mapping[SheetField, str] = {
    SheetField.ROW_NUMBER: "No",
    SheetField.NIK: "NIK|No. KTP",
    SheetField.FAMILY_CARD: "No. KK|Nomor KK",
    SheetField.NAME: "Nama|Nama Lengkap",
    SheetField.SEX: "L/P|Jenis Kelamin",
    SheetField.SEX_MALE: "L|Laki-laki",
    SheetField.SEX_FEMALE: "P|Perempuan",
    SheetField.BIRTH_PLACE: "Tempat Lahir",
    SheetField.BIRTH_DATE: "Tanggal Lahir|Tgl Lahir",
    SheetField.BIRTH_MONTH: "Tanggal Lahir Bulan|Tanggal Lahir Bln",
    SheetField.BIRTH_YEAR: "Tanggal Lahir Tahun|Tanggal Lahir Thn",
    SheetField.BIRTH_PLACE_AND_DATE: "TTL|Tempat, Tanggal Lahir",
    SheetField.ADDRESS: "Alamat",
    SheetField.RT: "RT",
    SheetField.RW: "RW",
    SheetField.RT_AND_RW: "RT/RW",
    SheetField.VILLAGE: "Desa|Desa/Kelurahan",
    SheetField.DISTRICT: "Kecamatan",
    SheetField.REGENCY: "Kabupaten",
    SheetField.PHONE: "No. HP",
    SheetField.DESIL: "Desil",
    SheetField.REQUESTED_VALUE: "Nilai",
    SheetField.NOTE: "Keterangan",
    SheetField.FAMILY_RELATION: "SHDK",
    SheetField.HEAD_NAME: "Nama Kepala Keluarga",
    SheetField.DTKS_ID: "ID DTKS",
    SheetField.OTHER_NUMBER: "No. KKS|NIK Suami",
    SheetField.OTHER: "Tanggal Survei|Nama Barang",
}
KNOWLEDGE = SheetKnowledge(
    {
        normalise_title(title): field
        for field, titles in _TITLES.items()
        for title in titles.split("|")
    },
    regencies=frozenset({"KUTAIKARTANEGARA", "PASER", "BANGUN"}),
    districts=frozenset({"TENGGARONG", "TENGGARONGSEBERANG", "KOTABANGUN", "LOAKULU"}),
    villages=frozenset({"LOAIPUH", "JAHAB", "MELAYU", "TIMBAU", "LOAKULU"}),
    businesses=frozenset({"GORENGAN"}),
)
VILLAGES = ("Loa Ipuh", "Jahab", "Melayu", "Timbau")


def person(serial: int) -> dict[str, object]:
    """All that a sheet may say of somebody, every second one a woman."""
    born = date(1960, 1, 1) + timedelta(days=431 * (serial % 40))
    sex = "LP"[serial % 2]
    card = date(2012, 1, 1) + timedelta(days=90 * (serial // 2 % 40))
    return {
        "no": serial,
        "nik": a_nik(born=born, sex=sex, serial=serial),
        "kk": a_nik(born=card, serial=serial // 2 + 1),
        "id": f"640{serial:03}9999{serial:06}",
        "nama": f"Orang Contoh {letters(serial)}",
        "sex": sex,
        "male": "v" if sex == "L" else None,
        "female": "v" if sex == "P" else None,
        "tempat": ("Samarinda", "Tenggarong")[serial % 2],
        "lahir": born,
        "tgl": f"{born:%d-%m-%Y}",
        "hari": born.day,
        "bulan": born.month,
        "tahun": born.year,
        "ttl": f"Samarinda, {born:%d-%m-%Y}",
        "alamat": f"Jl. Mawar No. {serial}",
        "rt": f"{serial % 9 + 1:03}",
        "rw": f"{serial % 3 + 1:03}",
        "desa": VILLAGES[serial % 4],
        "kec": "Tenggarong",
        "hp": f"0812000{serial:05}",
        "nilai": 5_000_000,
        "ya": ("ya", "tidak")[serial % 2],
    }


PEOPLE = [person(serial) for serial in range(1, 21)]


def rows_of(columns: str, people: Sequence[Mapping[str, object]] = PEOPLE) -> list[list[object]]:
    """Rows of these columns, "_" for an empty one."""
    return [[who.get(column) for column in columns.split()] for who in people]


def a_list(columns: str, *titles: object, people: Sequence[Mapping[str, object]] = PEOPLE) -> Rows:
    """A header and the people under it."""
    return [list(titles), *rows_of(columns, people)]


def opened(folder: Path, sheets: Mapping[str, Rows], *, hidden: Sequence[str] = ()) -> SheetFile:
    """The sheets as an open file."""
    return open_sheets(save(folder / "usulan.xlsx", sheets, hidden=hidden))


def found_in(file: SheetFile, choices: ImportChoices = NOTHING_CHOSEN) -> Found:
    """What is found with everything the province knows."""
    return find_layouts(file, KNOWLEDGE, choices)


def people_in(file: SheetFile, found: Found) -> list[SourceRow]:
    """The people of the first sheet."""
    return list(read_rows(file, found.layouts[0]))


def column(found: Found, letter: str) -> ColumnMatch:
    """What a column of the first sheet was taken for."""
    return next(m for m in found.layouts[0].matches if m.column == ord(letter) - ord("A"))

"""Sheets as senders make them, full of people who do not exist."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from openpyxl import Workbook

from bansos_desktop.domain.sheet_fields import SheetField
from bansos_desktop.domain.sheet_knowledge import SheetKnowledge
from bansos_desktop.workbook.find import find_layouts
from bansos_desktop.workbook.headers import normalise_title
from bansos_desktop.workbook.layout import Layout
from bansos_desktop.workbook.reader import SheetFile
from tests.factories import a_nik

Value = object
Rows = Sequence[Sequence[Value]]

_TITLES: Mapping[SheetField, Sequence[str]] = {
    SheetField.NIK: ("NIK", "NIK KTP"),
    SheetField.FAMILY_CARD: ("No. KK", "NOKK"),
    SheetField.NAME: ("Nama", "Nama Lengkap", "Nama Penerima"),
    SheetField.SEX: ("L/P", "Jenis Kelamin"),
    SheetField.BIRTH_PLACE: ("Tempat Lahir",),
    SheetField.BIRTH_DATE: ("Tanggal Lahir", "Tgl Lahir"),
    SheetField.ADDRESS: ("Alamat",),
    SheetField.RT: ("RT",),
    SheetField.RW: ("RW",),
    SheetField.VILLAGE: ("Desa", "Desa/Kelurahan/Kampung"),
    SheetField.DISTRICT: ("Kecamatan",),
    SheetField.REGENCY: ("Kabupaten", "Kabupaten/Kota"),
    SheetField.PHONE: ("No. HP",),
    SheetField.DESIL: ("Desil",),
    SheetField.BUSINESS_TYPE: ("Jenis Usaha",),
    SheetField.REQUESTED_VALUE: ("Nilai Usulan",),
    SheetField.NOTE: ("Keterangan",),
}
ALIASES: Mapping[str, SheetField] = {
    normalise_title(title): field for field, titles in _TITLES.items() for title in titles
}

SHORT = ("No", "NIK", "No. KK", "Nama", "Alamat")
USULAN = (
    *("No", "NIK", "No. KK", "Nama Lengkap", "L/P", "Tempat Lahir", "Tanggal Lahir", "Usia"),
    *("Alamat", "RT", "RW", "Desa/Kelurahan/Kampung", "Kecamatan", "Kabupaten/Kota", "No. HP"),
    *("Pendidikan", "Pekerjaan", "Status Perkawinan", "Jml Tanggungan"),
    *("ID DTKS/ID Keluarga DTSEN", "Desil", "PKH/BPNT (Y/T)", "Jenis Usaha"),
    *("Rencana/Status Usaha", "Kebutuhan Barang", "Nilai Usulan (Rp)", "Keterangan"),
)


def short_row(serial: int, **changed: Value) -> list[Value]:
    """A person under SHORT; `changed` by nik, kk, name or address."""
    row = {
        "no": serial,
        "nik": a_nik(serial=serial),
        "kk": a_nik(serial=9000 + serial),
        "name": f"Orang Contoh {chr(64 + serial)}",
        "address": f"Jl. Contoh {serial}",
    }
    return list((row | changed).values())


def usulan_row(serial: int) -> list[Value]:
    """A person under USULAN."""
    person = [serial, a_nik(serial=serial), a_nik(serial=8000 + serial), f"Orang {serial}x", "L"]
    person += ["Tenggarong", "12/08/1980", 45, f"Jl. Contoh {serial}", "001", "002", "Loa Ipuh"]
    person += ["Tenggarong", "Kutai Kartanegara", "081200000000", "SMA", "Petani", "Kawin", 3]
    return [*person, "-", 2, "T", "Warung", "baru", "Etalase", 5_000_000, "-"]


def save(path: Path, sheets: Mapping[str, Rows], *, hidden: Sequence[str] = ()) -> Path:
    """An xlsx with these sheets in order; a row that is empty stays empty."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        sheet.sheet_state = "hidden" if title in hidden else "visible"
        for row, values in enumerate(rows, start=1):
            for column, value in enumerate(values, start=1):
                if value is not None:
                    sheet.cell(row, column, value)
    book.save(path)
    return path


def find_layout(
    file: SheetFile, titles: Mapping[str, SheetField], sheet: str | None = None
) -> Layout:
    """The one list of a workbook, by titles and values; questions are left as they are assumed.

    `titles` maps normalised titles to fields. Raises like `find_layouts`.
    """
    return find_layouts(file, SheetKnowledge(titles), sheet=sheet or "").layouts[0]

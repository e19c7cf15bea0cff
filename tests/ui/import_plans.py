"""Import plans made by hand, of a list as villages send them: many columns, doubts and findings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from openpyxl import Workbook

from bansos_desktop.domain.column_match import Basis, ColumnMatch
from bansos_desktop.domain.import_choices import NOTHING_CHOSEN, ImportChoices
from bansos_desktop.domain.import_plan import Difference, Outcome, PlannedRow, Resemblance, count
from bansos_desktop.domain.import_question import Option, Question
from bansos_desktop.domain.ledger import Value
from bansos_desktop.domain.problems import error, info, warning
from bansos_desktop.domain.sheet_fields import SheetField
from bansos_desktop.usecases.plan_import import ImportPlan, ImportRequest
from bansos_desktop.workbook.context import SheetContext
from bansos_desktop.workbook.layout import Layout
from tests.factories import a_nik
from tests.ui.acts import UEP_2025

SHEET = "Data Usulan 2025"
HEADER_ROW, FIRST_ROW = 6, 8
NAMES = ("Siti Rahmah", "Ahmad Yani", "Nur Hidayati Binti H. Abdul Muthalib Syahranuddin", "Sari")
LAST = ("Lestari", "Hasanuddin", "Noor", "Aminah", "Wahyudi", "Sulastri", "Kurniawan")
VILLAGES = ("Jahab", "Loa Ipuh", "Bukit Biru", "Maluhu")
KINDS = ("gorengn", "jual es teh", "warung sembako", "menjahit", "Ternak ayam")

# Title, field, confidence, basis, rivals: what a careful look at the sheet would give.
COLUMNS: tuple[tuple[str, SheetField | None, float, Basis, tuple[SheetField, ...]], ...] = (
    ("NO", SheetField.ROW_NUMBER, 1.0, Basis.BOTH, ()),
    ("NIK", SheetField.NIK, 0.99, Basis.BOTH, ()),
    ("NO KK", SheetField.FAMILY_CARD, 0.97, Basis.BOTH, ()),
    ("ID DTKS", SheetField.DTKS_ID, 0.9, Basis.BOTH, ()),
    ("NAMA LENGKAP (SESUAI KTP)", SheetField.NAME, 0.98, Basis.BOTH, ()),
    ("", SheetField.SEX, 0.75, Basis.CONTENT, (SheetField.EDUCATION,)),
    ("TEMPAT LAHIR", SheetField.BIRTH_PLACE, 0.9, Basis.TITLE, ()),
    ("TGL LAHIR", SheetField.BIRTH_DATE, 0.95, Basis.BOTH, ()),
    ("ALAMAT", SheetField.ADDRESS, 0.9, Basis.TITLE, ()),
    ("RT/RW", SheetField.RT_AND_RW, 0.92, Basis.BOTH, ()),
    ("DESA/KEL", SheetField.VILLAGE, 0.99, Basis.BOTH, ()),
    ("NO HP", SheetField.PHONE, 0.9, Basis.REMEMBERED, ()),
    ("USAHA", SheetField.BUSINESS_TYPE, 0.62, Basis.TITLE, (SheetField.NEEDS, SheetField.NOTE)),
    ("NILAI", SheetField.REQUESTED_VALUE, 0.9, Basis.BOTH, ()),
    ("KET", SheetField.NOTE, 0.85, Basis.TITLE, ()),
    ("VERIFIKATOR", None, 0.0, Basis.NOTHING, ()),
)


def full_name(serial: int) -> str:
    """A made-up name, sometimes a long one."""
    return f"{NAMES[serial % len(NAMES)]} {LAST[serial % len(LAST)]}"


def a_list(path: Path, people: int = 40, columns: int = len(COLUMNS)) -> Path:
    """The workbook: titles in rows 1 to 4, the head in row 6, column numbers, people, a total."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = SHEET
    sheet.append(["DAFTAR USULAN PENERIMA BANTUAN USAHA EKONOMI PRODUKTIF"])
    sheet.append(["KECAMATAN : TENGGARONG"])
    sheet.append(["TAHUN ANGGARAN 2025"])
    sheet.append([])
    sheet.append([])
    extra = [f"KOLOM {n}" for n in range(len(COLUMNS) + 1, columns + 1)]
    sheet.append([title for title, *_rest in COLUMNS] + extra)
    sheet.append(list(range(1, columns + 1)))
    for serial in range(1, people + 1):
        sheet.append([*_cells(serial), *(["-"] * len(extra))])
    sheet.append(["JUMLAH", people])
    book.create_sheet("Rekap").append(["Kecamatan", "Jumlah"])
    book.save(path)
    return path


def _cells(serial: int) -> list[object]:
    return [
        serial,
        a_nik(serial=serial),
        a_nik(district="64.02.07", serial=serial),
        f"DTKS-{serial:06}",
        full_name(serial),
        "LP"[serial % 2],
        "Tenggarong",
        date(1980, 8, 1 + serial % 28),
        f"Jl. Mawar Gang {serial}",
        f"{serial % 9 + 1:03}/002",
        VILLAGES[serial % len(VILLAGES)],
        f"0812345{serial:05}",
        KINDS[serial % len(KINDS)],
        5_000_000,
        "",
        "Budi",
    ]


def matches(columns: int = len(COLUMNS)) -> tuple[ColumnMatch, ...]:
    """What each column was taken for; those beyond the known ones are known to nobody."""
    found = []
    for number in range(columns):
        known = COLUMNS[number] if number < len(COLUMNS) else None
        title, field, confidence, basis, rivals = known or (
            f"KOLOM {number + 1}",
            None,
            0.0,
            Basis.NOTHING,
            (),
        )
        cells = [_cells(serial) for serial in (1, 2, 3)]
        samples = [str(row[number]) for row in cells if known and row[number]]
        first = tuple(dict.fromkeys(samples))
        match = ColumnMatch(number, title, field, confidence, basis, rivals, first, 40)
        found.append(replace(match, hidden=title == "VERIFIKATOR"))
    return tuple(found)


def a_layout(columns: int = len(COLUMNS), sheet: str = SHEET) -> Layout:
    """The table as it was found."""
    found = matches(columns)
    return Layout(
        sheet,
        (HEADER_ROW,),
        {match.field: match.column for match in found if match.field is not None},
        {match.column: match.title for match in found if match.title},
        FIRST_ROW,
        SheetContext(),
        found,
        "satu-buatan",
    )


def a_row(line: int, outcome: Outcome, **changed: object) -> PlannedRow:
    """A planned row of somebody in Jahab."""
    serial = line - FIRST_ROW + 1
    row = PlannedRow(
        line,
        outcome,
        full_name(serial),
        a_nik(serial=serial % 9999 + 1),
        f"{VILLAGES[serial % len(VILLAGES)]}, Tenggarong",
        (),
        sheet=SHEET,
    )
    return replace(row, **changed)  # type: ignore[arg-type]  # a test names real fields


NEW_PERSON: dict[str, Value] = {
    "birth_date": "1980-08-12",
    "sex": "P",
    "address": "Jl. Mawar Gang 3",
    "family_card": a_nik(district="64.02.07", serial=9),
}
NEW_PROPOSAL: dict[str, Value] = {"business_type": "kuliner", "requested_value": 5_000_000}
DIFFERENCES = (
    Difference("address", "Jl. Mawar Gang 1", "Jl. Kamboja RT 5 Gang Buntu Nomor 12 B"),
    Difference("phone", "081234500001", "081234599999"),
    Difference("requested_value", 4_500_000, 5_000_000),
)


def rows(people: int, *, known: Sequence[str] = ()) -> tuple[PlannedRow, ...]:
    """Rows of every outcome, most of them new; `known` are people whom some rows resemble."""
    return tuple(_planned(line, known) for line in range(FIRST_ROW, FIRST_ROW + people))


def _planned(line: int, known: Sequence[str]) -> PlannedRow:
    kind = line % 10
    if kind == 1:
        return a_row(line, Outcome.UPDATED, differences=DIFFERENCES)
    if kind == 2:
        return a_row(line, Outcome.UNCHANGED)
    if kind == 3 and line % 20 == 3:
        twice = error("row.twice", "nik", line=str(line - 3), name=full_name(1))
        return a_row(line, Outcome.DOUBLE, problems=(twice,))
    if kind == 4 and known:
        alike = tuple(Resemblance(uid, full_name(3), "birth_date.missing") for uid in known)
        doubt = warning("nik.birth_date", "birth_date", in_nik="12/08/1980", typed="11/08/1980")
        return a_row(line, Outcome.SIMILAR, similar=alike, problems=(doubt,))
    if kind == 5:
        bad = error("nik.length", "nik", count="15")
        empty = warning("desil.missing", "desil")
        return a_row(line, Outcome.REJECTED, nik="", problems=(bad, empty))
    found = (warning("desil.missing", "desil"),) if kind == 6 else ()
    note = (info("family_card.missing", "family_card"),) if kind == 7 else ()
    return a_row(
        line,
        Outcome.CREATED,
        problems=(*found, *note),
        new_person=True,
        person_values=NEW_PERSON,
        proposal_values=NEW_PROPOSAL,
    )


BUSINESSES = (
    Option("gorengan", "Gorengan"),
    Option("kue", "Kue dan jajanan"),
    Option("kuliner", "Kuliner"),
    Option("-", "Biarkan di keterangan"),
)
YES_NO = (Option("ya", "Ya, isi ke bawah"), Option("tidak", "Tidak, biarkan kosong"))


def questions() -> tuple[Question, ...]:
    """Ten things the sheet does not settle; their sentences are borrowed from findings."""
    texts = ("gorengn", "es teh", "brg campuran", "jahit2", "ayam ptg", "jasa")
    meanings = [
        Question(
            f"arti:usaha::{text}",
            "business.unknown",
            "jenis_usaha",
            BUSINESSES,
            rows=12 - number,
            values=(("text", text),),
        )
        for number, text in enumerate(texts)
    ]
    column = Question(
        f"kolom:{SHEET}!M",
        "business.missing",
        "jenis_usaha",
        (
            Option("jenis_usaha", "Jenis usaha"),
            Option("kebutuhan_barang", "Kebutuhan barang"),
            Option("", "Tidak dibaca"),
        )[:2],
        rows=40,
    )
    dates = Question(
        "tanggal:tanggal_lahir",
        "birth_date.missing",
        "tanggal_lahir",
        (Option("dmy", "Hari dulu: 3 April 1980"), Option("mdy", "Bulan dulu: 4 Maret 1980")),
        rows=7,
    )
    fill = Question(f"turun:{SHEET}", "family_card.missing", "no_kk", YES_NO, "ya", 33)
    scale = Question(
        "nominal:skala",
        "value.missing",
        "nominal",
        tuple(Option(str(n), f"{n} ribu rupiah") for n in range(1, 9)),
        rows=4,
    )
    return (*meanings, column, dates, fill, scale)


def a_plan(path: Path, **wanted: object) -> ImportPlan:
    """A plan of `a_list`; anything of it can be said otherwise."""
    choices = wanted.pop("choices", NOTHING_CHOSEN)
    assert isinstance(choices, ImportChoices)
    made = ImportPlan(
        ImportRequest(path, UEP_2025, choices=choices),
        "sidik",
        (a_layout(),),
        rows(40),
        count((), 0),
        0,
        "",
    )
    plan = replace(made, **wanted)  # type: ignore[arg-type]  # a test names real fields
    if "counts" not in wanted:
        plan = replace(plan, counts=count(plan.rows, len(plan.rows)))
    return plan

"""The note in a sheet that goes back: read as written, and it tells a touched copy."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time
from pathlib import Path

from openpyxl import load_workbook

from bansos_desktop.domain.problems import error
from bansos_desktop.domain.sheet_fields import SheetField
from bansos_desktop.domain.sheet_memory import Remembered
from bansos_desktop.workbook.meta import read_meta
from bansos_desktop.workbook.reader import open_sheets
from bansos_desktop.workbook.reject_marks import RejectedRow
from bansos_desktop.workbook.rejects import RejectedSheet, write_rejects
from bansos_desktop.workbook.return_note import Return, ReturnedSheet, read_return, return_at
from tests.factories import a_nik
from tests.workbook.make_sheets import ALIASES, SHORT, find_layout, save, short_row

NOTE = Return(
    "01a2147a98aa78049578",
    "UEP",
    2025,
    "murni",
    "64.02",
    "usulan.xlsx",
    "ab" * 32,
    (
        ReturnedSheet(
            "data",
            "tanda",
            (1, 2),
            Remembered({3: SheetField.NIK, 4: None}, {"jk:angka": "1"}, {3: "Nomor"}),
        ),
        ReturnedSheet("lain"),
        ReturnedSheet("tanpa judul", header_rows=()),
    ),
)


def sent_back(folder: Path, note: Return | None = NOTE) -> Path:
    people = [short_row(1), short_row(2)]
    odd = [
        date(1980, 8, 12),
        datetime.combine(date(2025, 1, 2), time(7, 30)),
        time(7, 30),
        0.1 + 0.2,
    ]
    source = save(folder / "usulan.xlsx", {"data": [SHORT, *people, ["x", a_nik(), *odd]]})
    layout = find_layout(open_sheets(source), ALIASES)
    rows = tuple(RejectedRow(line, (error("nik.missing", "nik"),)) for line in (2, 4))
    write_rejects(source, folder / "perbaiki.xlsx", [RejectedSheet(layout, rows)], note)
    return folder / "perbaiki.xlsx"


def test_a_note_is_read_as_it_was_written(tmp_path: Path) -> None:
    found = read_return(open_sheets(sent_back(tmp_path)))

    assert found is not None
    assert len(found.checksum) == 64
    assert replace(found, checksum="") == NOTE


def test_an_untouched_copy_is_told_from_a_mended_one(tmp_path: Path) -> None:
    path = sent_back(tmp_path)
    untouched = return_at(path)
    book = load_workbook(path)
    book["data"]["D2"] = "Nama Benar"
    book.save(path)
    mended = return_at(path)

    assert untouched is not None
    assert mended is not None
    assert (untouched[1], mended[1]) == (False, True)


def test_a_sheet_that_went_back_is_no_document_of_ours(tmp_path: Path) -> None:
    assert read_meta(sent_back(tmp_path)) is None


def test_the_note_is_hidden_and_no_sheet_of_people(tmp_path: Path) -> None:
    path = sent_back(tmp_path)

    assert open_sheets(path).visible == ("data",)
    assert load_workbook(path)["_meta"].sheet_state == "hidden"


def test_other_files_have_no_note(tmp_path: Path) -> None:
    plain = sent_back(tmp_path, note=None)
    text = tmp_path / "catatan.xlsx"
    text.write_text("bukan Excel")

    assert read_return(open_sheets(plain)) is None
    assert [return_at(path) for path in (plain, text, tmp_path / "tidak-ada.xlsx")] == [None] * 3


def test_a_note_that_somebody_scribbled_in_is_read_as_far_as_it_goes(tmp_path: Path) -> None:
    path = sent_back(tmp_path)
    book = load_workbook(path)
    for row in book["_meta"].iter_rows():
        if row[0].value in ("year", "header_rows_0", "chosen_0"):
            row[1].value = "entah"
        if row[0].value == "sheet_1":
            row[0].value = "sheet_7"
    book.save(path)

    found = read_return(open_sheets(path))

    assert found is not None
    assert found.year == 0
    assert found.sheets == (ReturnedSheet("data", "tanda"),)


def test_a_meta_sheet_of_a_document_is_no_note(tmp_path: Path) -> None:
    path = sent_back(tmp_path)
    book = load_workbook(path)
    book["_meta"]["B1"] = "usulan"
    book.save(path)

    assert read_return(open_sheets(path)) is None

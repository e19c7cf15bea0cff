"""The hidden sheet by which our own files are known."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path

from openpyxl import Workbook, load_workbook

from bansos_desktop.workbook.meta import META_KEYS, BodyChecksum, read_meta
from tests.workbook.make_template import a_template, filled, person

GIVEN: dict[str, str | int] = {
    "app_version": "1.2",
    "export_id": "e-1",
    "document": "usulan",
    "programme": "UEP",
    "year": 2025,
    "stage": "murni",
    "region": "64.02",
}


def test_a_filled_workbook_says_where_it_comes_from(tmp_path: Path) -> None:
    path = filled(a_template(tmp_path), [person(nik="1"), person(nik="2")], meta=GIVEN)

    meta = read_meta(path)

    assert meta is not None
    assert tuple(meta) == META_KEYS
    assert meta["template"] == "coba"
    assert meta["template_version"] == "7"
    assert (meta["year"], meta["region"], meta["row_count"]) == ("2025", "64.02", "2")


def test_the_sheet_is_hidden_and_all_text(tmp_path: Path) -> None:
    path = filled(a_template(tmp_path), [], meta={**GIVEN, "programme": "=1+1"})

    sheet = load_workbook(path)["_meta"]

    assert sheet.sheet_state == "hidden"
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} == {"s"}


def test_the_checksum_is_that_of_the_values_as_written(tmp_path: Path) -> None:
    rows = [person(nik="64", nama="Ani", nilai_usulan=5000), person(nik="65")]
    path = filled(a_template(tmp_path), rows)

    meta = read_meta(path)

    expected = hashlib.sha256(b"64\x1fAni\x1f5000\x1e65\x1f\x1f\x1e").hexdigest()
    assert meta is not None
    assert meta["checksum"] == expected


def test_a_checksum_takes_dates_as_iso_text() -> None:
    one, other = BodyChecksum(), BodyChecksum()

    one.add([date(2025, 8, 12), None])
    other.add(["2025-08-12", ""])

    assert one.hexdigest() == other.hexdigest()


def test_a_cell_more_is_another_checksum() -> None:
    one, other = BodyChecksum(), BodyChecksum()

    one.add(["a", "b"])
    other.add(["ab"])

    assert one.hexdigest() != other.hexdigest()


def test_a_stranger_workbook_has_no_meta(tmp_path: Path) -> None:
    path = tmp_path / "lain.xlsx"
    Workbook().save(path)

    assert read_meta(path) is None


def test_a_file_that_cannot_be_read_has_no_meta(tmp_path: Path) -> None:
    path = tmp_path / "rusak.xlsx"
    path.write_bytes(b"bukan buku kerja")

    assert read_meta(path) is None
    assert read_meta(tmp_path / "tidak-ada.xlsx") is None


def test_hand_typed_numbers_and_loose_cells_are_borne(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.create_sheet("_meta")
    sheet.append(["template_version", 2])
    sheet.append(["ratio", 1.5])
    sheet.append([None, "lepas"])
    path = tmp_path / "tangan.xlsx"
    book.save(path)

    assert read_meta(path) == {"template_version": "2", "ratio": "1.5"}

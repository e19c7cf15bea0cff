"""`batal-impor`: taking an import back from a terminal, told in rows."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from bansos_desktop.cli import undoing_imports
from bansos_desktop.cli.main import main
from tests.factories import a_row, a_workbook

pytestmark = pytest.mark.usefixtures("here")

TARGET = ("--tahun", "2025", "--tahap", "murni")
Capture = pytest.CaptureFixture[str]


def ask(capsys: Capture, *words: str | Path) -> dict[str, Any]:
    """Run a command with --json inside this process; its exit code is under "exit"."""
    code = main([*map(str, words), "--json"])
    return {"exit": code, **json.loads(capsys.readouterr().out)}


def tell(capsys: Capture, *words: str | Path) -> str:
    """Run a command for a person; it must do what it was asked."""
    assert main([*map(str, words)]) == 0
    return capsys.readouterr().out


def test_an_import_is_tried_taken_back_and_not_taken_back_twice(
    office: Path, sheet: Path, capsys: Capture
) -> None:
    data = ("--data", office)
    batch = ask(capsys, "impor", sheet, *data, *TARGET)["batch"]

    tried = ask(capsys, "batal-impor", batch, *data, "--uji")
    done = ask(capsys, "batal-impor", batch[:14], *data)
    again = ask(capsys, "batal-impor", batch, *data)

    assert (tried["exit"], tried["rehearsed"], tried["undo"], tried["rows_back"]) == (
        0,
        True,
        "",
        40,
    )
    assert (done["batch"], done["rows_back"], done["rows_kept"], done["kept"]) == (batch, 40, 0, [])
    assert (done["rehearsed"], done["children"]) == (False, [])
    assert "; 0 orang" in ask(capsys, "periksa", *data)["detail"]["tabel"]
    assert (again["exit"], again["error"]) == (1, "undo_import.already")
    redone = ask(capsys, "urungkan", *data, "--batch", done["undo"])
    assert redone["exit"] == 0
    assert "; 40 orang" in ask(capsys, "periksa", *data)["detail"]["tabel"]


def test_a_person_reads_how_many_rows_went_back(office: Path, sheet: Path, capsys: Capture) -> None:
    data = ("--data", office)
    batch = ask(capsys, "impor", sheet, *data, *TARGET)["batch"]

    tried = tell(capsys, "batal-impor", batch, *data, "--uji")
    told = tell(capsys, "batal-impor", batch, *data)

    assert "40 baris kembali seperti semula, 0 baris tetap." in tried
    assert "Uji coba: tidak ada yang disimpan." in tried
    assert told.startswith(f"Impor {sheet.name}, ")
    assert "Untuk mengulangi: urungkan --batch " in told


def test_a_mended_file_stands_on_and_is_named(
    office: Path, tmp_path: Path, capsys: Capture
) -> None:
    data = ("--data", office)
    path = a_workbook(tmp_path / "usulan.xlsx", [a_row(1), a_row(2, nik="12")])
    back = tmp_path / "perbaiki.xlsx"
    first = ask(capsys, "impor", path, *data, *TARGET, "--tolak", back)
    book = load_workbook(back)
    columns = [cell.column for cell in book.worksheets[0][1] if "NIK" in str(cell.value).upper()]
    book.worksheets[0].cell(2, columns[0]).value = str(a_row(2)["nik"])
    book.save(back)
    second = ask(capsys, "impor", back, *data, *TARGET)

    told = tell(capsys, "batal-impor", first["batch"], *data)

    assert (second["created"], second["rejected"]) == (1, 0)
    assert "1 baris kembali seperti semula" in told
    assert f"perbaiki.xlsx ({second['batch']}), tidak ikut dibatalkan" in told
    assert "; 1 orang" in ask(capsys, "periksa", *data)["detail"]["tabel"]


def test_who_was_edited_since_is_named_with_the_reason(
    office: Path, tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(undoing_imports, "MOST_KEPT", 1)
    data = ("--data", office)
    rows = [a_row(serial) for serial in (1, 2, 3)]
    first = ask(capsys, "impor", a_workbook(tmp_path / "a.xlsx", rows), *data, *TARGET)
    newer = [a_row(serial, alamat="Jalan Baru 1") for serial in (1, 2)]
    second = ask(capsys, "impor", a_workbook(tmp_path / "b.xlsx", newer), *data, *TARGET)

    told = tell(capsys, "batal-impor", first["batch"], *data)

    assert second["updated"] == 2
    assert "1 baris kembali seperti semula, 2 baris tetap." in told
    assert "tetap: Alamat diubah" in told
    assert "… dan 1 hal lain juga tetap." in told


def test_a_row_that_goes_back_in_part_is_told_as_such(
    office: Path, tmp_path: Path, capsys: Capture
) -> None:
    data = ("--data", office)
    batch = ""
    for name, changed in (
        ("a", {"alamat": "Jalan Lama 1", "rt": "001"}),
        ("b", {"alamat": "Jalan Baru 2", "rt": "009"}),
        ("c", {"alamat": "Jalan Baru 2", "rt": "010"}),
    ):
        path = a_workbook(tmp_path / f"{name}.xlsx", [a_row(1, **changed)])
        found = ask(capsys, "impor", path, *data, *TARGET)
        batch = found["batch"] if name == "b" else batch

    told = tell(capsys, "batal-impor", batch, *data)

    assert "1 baris tetap (di antaranya 1 sebagian kembali)." in told


@pytest.mark.parametrize(("letters", "code"), [("zz", "undo_import.unknown")])
def test_a_name_that_no_import_has_is_refused(
    office: Path, capsys: Capture, letters: str, code: str
) -> None:
    found = ask(capsys, "batal-impor", letters, "--data", office)

    assert (found["exit"], found["error"]) == (1, code)


def test_rejects_are_never_written_over_what_somebody_mended(
    office: Path, tmp_path: Path, capsys: Capture
) -> None:
    data = ("--data", office)
    path = a_workbook(tmp_path / "usulan.xlsx", [a_row(1, nik="12")])
    back, other = tmp_path / "perbaiki.xlsx", a_workbook(tmp_path / "lain.xlsx", [a_row(5)])
    words = ("impor", path, *data, *TARGET, "--tolak")

    first = ask(capsys, *words, back, "--uji")
    second = ask(capsys, *words, back)
    foreign = ask(capsys, *words, other)
    book = load_workbook(back)
    book.worksheets[0]["A2"].value = "sudah diperbaiki"
    book.save(back)
    mended = ask(capsys, *words, back)

    assert (first["exit"], second["exit"]) == (0, 0)
    assert (foreign["exit"], foreign["error"]) == (1, "target.not_rejects")
    assert (mended["exit"], mended["error"]) == (1, "target.mended")
    assert load_workbook(back).worksheets[0]["A2"].value == "sudah diperbaiki"


def test_an_export_does_not_overwrite_rows_that_went_back(
    office: Path, tmp_path: Path, capsys: Capture
) -> None:
    data = ("--data", office)
    path = a_workbook(tmp_path / "usulan.xlsx", [a_row(1), a_row(2, nik="12")])
    back = tmp_path / "perbaiki.xlsx"
    ask(capsys, "impor", path, *data, *TARGET, "--tolak", back)

    found = ask(capsys, "ekspor", "usulan", back, *data, "--tahun", "2025", "--tahap", "murni")

    assert (found["exit"], found["error"]) == (1, "target.not_ours")

"""`riwayat` and `urungkan`: what was done, and taking it back, from a terminal."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from bansos_desktop.cli.main import main

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


def people(capsys: Capture, office: Path) -> str:
    """How many people the health check finds."""
    return str(ask(capsys, "periksa", "--data", office)["detail"]["tabel"])


def test_an_import_is_listed_tried_and_taken_back(
    office: Path, sheet: Path, capsys: Capture
) -> None:
    data = ("--data", office)
    ask(capsys, "impor", sheet, *data, *TARGET)
    (imported, started) = ask(capsys, "riwayat", *data)["items"]

    tried = ask(capsys, "urungkan", *data, "--uji")
    after_try = people(capsys, office)
    done = ask(capsys, "urungkan", *data, "--batch", imported["batch"])

    assert (imported["words"], imported["may_undo"]) == ("Berkas diimpor", True)
    assert (started["act"], started["may_undo"]) == ("office.start", False)
    assert (tried["rehearsed"], tried["undo"], tried["families"]) == (True, "", done["families"])
    assert after_try.endswith("; 40 orang.")
    assert done["batch"] == imported["batch"]
    assert done["kept"] == []
    assert "; 0 orang" in people(capsys, office)
    assert ask(capsys, "riwayat", *data)["items"][1]["undone"] is True


def test_a_person_reads_what_was_done_and_what_was_taken_back(
    office: Path, capsys: Capture
) -> None:
    data = ("--data", office)
    ask(capsys, "contoh", *data, "--jumlah", "3")

    listed = tell(capsys, "riwayat", *data, "--jumlah", "1")
    tried = tell(capsys, "urungkan", *data, "--uji")
    told = tell(capsys, "urungkan", *data)

    assert listed.count("\n") == 1
    assert "Siti: Orang contoh dibuat (3 orang, 3 usulan, " in listed
    assert "Uji coba: tidak ada yang disimpan." in tried
    assert told.startswith("Diurungkan: Orang contoh dibuat (3 keluarga). Kegiatan Siti, ")
    assert "[diurungkan]" in tell(capsys, "riwayat", *data)


def test_the_history_of_one_person_is_found_by_nik_and_masks_it(
    office: Path, capsys: Capture, sheet: Path
) -> None:
    data = ("--data", office)
    ask(capsys, "impor", sheet, *data, *TARGET)
    nik = niks_of(sheet)[0]

    told = tell(capsys, "riwayat", *data, "--orang", nik)
    (event,) = ask(capsys, "riwayat", *data, "--orang", nik)["items"]

    assert "Siti: Berkas diimpor" in told
    assert "Orang dicatat\n" in told
    assert f"NIK: {nik[:6]}******{nik[-4:]}" in told
    assert nik not in told
    assert event["words"] == "Berkas diimpor"
    assert event["lines"][0] == "Orang dicatat"


def niks_of(sheet: Path) -> list[str]:
    """The sixteen-digit texts of the first column that has any."""
    rows = load_workbook(sheet).worksheets[0].iter_rows(values_only=True)
    cells = [str(cell) for row in rows for cell in row if cell is not None]
    return [cell for cell in cells if len(cell) == 16 and cell.isdigit()]


def test_an_unknown_person_and_an_unknown_act_are_refused(office: Path, capsys: Capture) -> None:
    data = ("--data", office)

    nobody = ask(capsys, "riwayat", *data, "--orang", "tidak-ada")
    nothing = ask(capsys, "urungkan", *data, "--batch", "tidak-ada")
    empty = ask(capsys, "urungkan", *data)

    assert (nobody["exit"], nobody["error"]) == (1, "history.unknown_person")
    assert (nothing["exit"], nothing["error"]) == (1, "undo.unknown")
    assert (empty["exit"], empty["error"]) == (1, "undo.none_left")

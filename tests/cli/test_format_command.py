"""`format`: copying a layout out, changing it, checking it, loading it, going back."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from bansos_desktop.cli.main import main
from bansos_desktop.workbook.meta import read_meta
from tests.cli.terminal import bansos
from tests.usecases.own_templates import KOP1, SHEET, SHIPPED_VERSION

pytestmark = pytest.mark.usefixtures("here")

TARGET = ("--tahun", "2025", "--tahap", "murni")
Capture = pytest.CaptureFixture[str]


def ask(capsys: Capture, *words: str | Path) -> dict[str, Any]:
    """Run a command with --json inside this process; its exit code is under "exit"."""
    code = main([*map(str, words), "--json"])
    return {"exit": code, **json.loads(capsys.readouterr().out)}


def tell(capsys: Capture, *words: str | Path, code: int = 0) -> str:
    """Run a command for a person."""
    assert main([*map(str, words)]) == code
    return capsys.readouterr().out


def change(path: Path, value: str, cell: str = KOP1) -> None:
    """Change the first line of the letterhead, or another cell, as somebody does in Excel."""
    book = load_workbook(path)
    book.worksheets[0][cell] = value
    book.save(path)


def test_a_layout_goes_out_and_comes_back_and_is_used_and_given_up(
    office: Path, sheet: Path, tmp_path: Path, capsys: Capture
) -> None:
    copy, data = tmp_path / "usulan kantor.xlsx", ("--data", office)
    assert ask(capsys, "impor", sheet, *data, *TARGET)["exit"] == 0

    copied = ask(capsys, "format", "salin", "usulan", copy, *data)
    change(copy, "KANTOR CONTOH")
    looked = ask(capsys, "format", "periksa", "usulan", copy, *data)
    loaded = ask(capsys, "format", "muat", "usulan", copy, "--pakai", *data)
    listed = ask(capsys, "format", *data)["formats"]
    out = ask(capsys, "ekspor", "usulan", tmp_path / "keluar.xlsx", *data, *TARGET)
    back = ask(capsys, "format", "bawaan", "usulan", *data)

    assert copied == {"exit": 0, "document": "usulan", "file": str(copy), "copied": "bawaan"}
    assert (looked["exit"], looked["ok"], looked["faults"]) == (0, True, [])
    assert looked["removed"] == ["kantor.kop1"]
    assert (loaded["number"], loaded["created"], loaded["in_force"]) == (1, True, True)
    first = listed[0]
    assert (first["document"], first["in_force"], first["number"]) == ("usulan", True, 1)
    assert (first["label"], first["chosen_by"], first["versions"]) == ("usulan kantor", "Siti", 1)
    assert out["exit"] == 0
    meta = read_meta(tmp_path / "keluar.xlsx")
    assert meta is not None
    assert (meta["template"], meta["template_version"]) == ("usulan", "kantor 1")
    assert load_workbook(tmp_path / "keluar.xlsx").worksheets[0][KOP1].value == "KANTOR CONTOH"
    assert (back["exit"], back["in_force"]) == (0, False)


def test_a_person_reads_what_happened(office: Path, tmp_path: Path, capsys: Capture) -> None:
    copy, data = tmp_path / "a.xlsx", ("--data", office)

    assert f"bawaan versi {SHIPPED_VERSION}; milik kantor: 0" in tell(capsys, "format", *data)
    assert "Ubah di Excel" in tell(capsys, "format", "salin", "usulan", copy, *data)
    change(copy, "KANTOR")
    checked = tell(capsys, "format", "periksa", "usulan", copy, *data)
    assert checked.splitlines() == [
        "Format dapat dipakai.",
        "  Dihapus: kantor.kop1 (Kop surat baris 1)",
    ]
    loaded = tell(capsys, "format", "muat", "usulan", copy, "--nama", "Rapat Juli", *data)
    assert loaded.strip() == (
        "Disimpan sebagai format usulan kantor 1. Belum dipakai; tambahkan --pakai."
    )
    again = tell(capsys, "format", "muat", "usulan", copy, "--pakai", *data)
    assert again.strip() == (
        "Berkas ini sama persis dengan format usulan kantor 1; tidak ada baru. Sekarang dipakai."
    )
    assert "kantor 1 (Rapat Juli), sejak " in tell(capsys, "format", *data)
    assert "Sama persis dengan kantor 1." in tell(
        capsys, "format", "periksa", "usulan", copy, *data
    )
    assert "kembali memakai format bawaan" in tell(capsys, "format", "bawaan", "usulan", *data)


def test_a_faulty_layout_exits_1_and_every_cell_is_named(
    office: Path, tmp_path: Path, capsys: Capture
) -> None:
    copy, data = tmp_path / "a.xlsx", ("--data", office)
    tell(capsys, "format", "salin", "usulan", copy, *data)
    change(copy, "{{ penerima.nikk }}")

    looked = ask(capsys, "format", "periksa", "usulan", copy, *data)
    loaded = ask(capsys, "format", "muat", "usulan", copy, *data)
    said = tell(capsys, "format", "periksa", "usulan", copy, *data, code=1)

    assert (looked["exit"], looked["ok"]) == (1, False)
    assert looked["faults"][0]["code"] == "template.unknown_placeholder"
    assert loaded["exit"] == 1
    assert "number" not in loaded
    assert f"Sel {SHEET}!{KOP1}: isian penerima.nikk tidak dikenal." in said


def test_a_layout_with_warnings_is_used_only_when_they_are_accepted(
    office: Path, tmp_path: Path, capsys: Capture
) -> None:
    copy, data = tmp_path / "a.xlsx", ("--data", office)
    tell(capsys, "format", "salin", "usulan", copy, *data)
    change(copy, "=SUBTOTAL(9,Z16:Z16)*2", "Z18")

    looked = ask(capsys, "format", "periksa", "usulan", copy, *data)
    asked = tell(capsys, "format", "muat", "usulan", copy, "--pakai", *data, code=1)
    listed = ask(capsys, "format", *data)["formats"][0]
    accepted = ("--pakai", "--setujui-peringatan")
    used = ask(capsys, "format", "muat", "usulan", copy, *accepted, *data)

    assert looked["ok"]
    (warning,) = looked["warnings"]
    assert (warning["cell"], warning["code"]) == (f"{SHEET}!Z18", "template.sum_other")
    assert f"  Peringatan: Sel {SHEET}!Z18: jumlah nilai yang diusulkan bukan jumlah" in asked
    assert "Belum dipakai; tambahkan --pakai --setujui-peringatan" in asked
    assert (listed["versions"], listed["in_force"]) == (1, False)
    assert (used["exit"], used["in_force"], used["warnings"]) == (0, True, [warning])


def test_the_hint_after_a_copy_names_its_folder(
    office: Path, tmp_path: Path, capsys: Capture
) -> None:
    plain, spaced = tmp_path / "a.xlsx", tmp_path / "b c.xlsx"

    told = [tell(capsys, "format", "salin", "usulan", p, "--data", office) for p in (plain, spaced)]

    assert told[0].strip().endswith(f"format muat usulan {plain}")
    assert told[1].strip().endswith(f'format muat usulan "{spaced}"')


def test_versions_are_copied_by_their_numbers(
    office: Path, tmp_path: Path, capsys: Capture
) -> None:
    copy, data = tmp_path / "a.xlsx", ("--data", office)
    tell(capsys, "format", "salin", "usulan", copy, *data)
    tell(capsys, "format", "muat", "usulan", copy, "--pakai", *data)

    first = ask(capsys, "format", "salin", "usulan", tmp_path / "1.xlsx", "--versi", "1", *data)
    shipped = ask(capsys, "format", "salin", "usulan", tmp_path / "0.xlsx", "--versi", "0", *data)
    none = ask(capsys, "format", "salin", "usulan", tmp_path / "7.xlsx", "--versi", "7", *data)

    assert (first["copied"], shipped["copied"]) == ("kantor 1", "bawaan")
    assert (none["exit"], none["error"]) == (1, "own_template.gone")


def test_a_copy_never_takes_the_place_of_a_file(
    office: Path, tmp_path: Path, capsys: Capture
) -> None:
    data = ("--data", office)
    taken = tmp_path / "ada.xlsx"
    taken.write_bytes(b"isi")

    over = ask(capsys, "format", "salin", "usulan", taken, *data)
    other = ask(capsys, "format", "salin", "usulan", tmp_path / "a.xls", *data)

    assert over["error"] == "own_template.copy_exists"
    assert taken.read_bytes() == b"isi"
    assert other["error"] == "target.not_xlsx"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["format", "salin", "usulan"], "pakai: format; format salin|periksa|muat"),
        (["format", "bawaan"], "pakai: format;"),
        (["format", "bawaan", "usulan", "a.xlsx"], "pakai: format;"),
        (["format", "hapus"], "'hapus' tidak ada; pilih salah satu:"),
        (["format", "--pakai"], "--pakai dan --nama hanya bersama muat"),
        (
            ["format", "muat", "usulan", "a.xlsx", "--setujui-peringatan"],
            "--setujui-peringatan hanya bersama muat --pakai",
        ),
        (["format", "muat", "usulan", "a.xlsx", "--versi", "1"], "--versi hanya bersama salin"),
    ],
)
def test_wrong_use_is_explained(words: list[str], said: str) -> None:
    done = bansos(*words, passphrase=None)

    assert done.returncode == 2
    assert said in done.stderr

"""`impor --riwayat`: earlier recipients from the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.terminal import answered, bansos, refused
from tests.factories import a_row, a_workbook

HISTORY = ("--riwayat", "--tahun", "2024", "--label", "WRSE")


@pytest.fixture
def old_list(tmp_path: Path) -> Path:
    """Two earlier recipients, one without a NIK, and one whom nobody could find again."""
    rows = [a_row(1), a_row(2, nik="", no_kk=""), a_row(3, nik="", desa="")]
    return a_workbook(tmp_path / "WRSE 2024.xlsx", rows)


def test_an_earlier_list_is_taken_once_and_its_equation_told(
    office: Path, old_list: Path, tmp_path: Path
) -> None:
    rejects = tmp_path / "perbaiki.xlsx"
    words = ("impor", old_list, "--data", office, *HISTORY)

    tried = answered(bansos(*words, "--uji", "--json"))
    done = answered(bansos(*words, "--tolak", rejects, "--json"))
    again = bansos(*words)

    assert tried["batch"] is None
    assert (done["rows_read"], done["created"], done["rejected"]) == (3, 2, 1)
    assert done["rows"] == [
        {"line": 4, "codes": ["region.village_missing", "history.place_needed"]}
    ]
    assert rejects.is_file()
    assert "WRSE 2024: 3 baris dibaca = 0 baru + 2 sama + 1 ditolak." in again.stdout
    assert "baris 4: Tanpa NIK, orang dicocokkan" in again.stdout


def test_a_year_to_come_is_refused(office: Path, old_list: Path) -> None:
    words = ("--riwayat", "--tahun", "2099", "--label", "WRSE")

    done = refused(bansos("impor", old_list, "--data", office, *words, "--json"))

    assert done["error"] == "history.year"


@pytest.mark.parametrize("words", [("--riwayat",), ("--label", "WRSE", "--tahap", "murni")])
def test_a_list_without_its_name_is_no_command(old_list: Path, words: tuple[str, ...]) -> None:
    done = bansos("impor", old_list, "--tahun", "2024", *words)

    assert done.returncode == 2
    assert "--riwayat dan --label NAMA dipakai bersama" in done.stderr

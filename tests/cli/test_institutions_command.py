"""`lembaga` lists the register and adds to it, and refuses what the page refuses."""

from __future__ import annotations

from pathlib import Path

import pytest

from bansos_desktop.cli.main import main
from tests.cli.test_commands import ask, tell

pytestmark = pytest.mark.usefixtures("here")
Capture = pytest.CaptureFixture[str]
YEAR = ("--tahun", "2025")


def test_one_is_added_and_listed(office: Path, capsys: Capture) -> None:
    words = ("--tambah", "LKS Contoh", "--pimpinan", "Ibu Contoh", "--penghuni", "30")

    added = ask(capsys, "lembaga", "--data", office, *YEAR, *words)
    listed = ask(capsys, "lembaga", "--data", office, *YEAR)

    (item,) = listed["items"]
    assert item["id"] == added["added"]
    assert (item["name"], item["region"], item["residents"]) == ("LKS Contoh", "64.02", 30)
    assert listed["total"]["lks"] == 1
    assert listed["total"]["lks_expected"] == 16
    told = tell(capsys, "lembaga", "--data", office, *YEAR)
    assert "LKS   LKS Contoh" in told
    assert f"kode {added['added']}" in told
    again = ask(capsys, "lembaga", "--data", office, *YEAR, *words)
    assert (again["exit"], again["error"]) == (1, "institution.same")
    assert ask(capsys, "periksa", "--data", office)["exit"] == 0


def test_a_person_is_told_of_a_twin_and_of_what_is_wrong(office: Path, capsys: Capture) -> None:
    tell(capsys, "lembaga", "--data", office, *YEAR, "--tambah", "LKS Contoh")

    told = tell(capsys, "lembaga", "--data", office, *YEAR, "--tambah", "Yayasan Contoh")
    refused = ask(capsys, "lembaga", "--data", office, *YEAR, "--tambah", "X", "--penghuni", "-1")

    assert "sudah ada LKS Contoh" in told
    assert "2 dari 16 LKS" in told
    assert (refused["exit"], refused["error"]) == (1, "institution.residents")


def test_without_a_figure_only_the_number_is_said(office: Path, capsys: Capture) -> None:
    assert "0 LKS, 0 UPTD" in tell(capsys, "lembaga", "--data", office, *YEAR, "--program", "UEP")
    assert main(["lembaga", "--data", str(office), *YEAR, "--program", "TIDAK-ADA"]) == 1

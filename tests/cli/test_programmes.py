"""`program`, and the other commands about a programme beside the first."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bansos_desktop.cli.main import main
from bansos_desktop.cli.programmes import _value
from bansos_desktop.domain.programme import Period, Programme

pytestmark = pytest.mark.usefixtures("here")
Capture = pytest.CaptureFixture[str]


def ask(capsys: Capture, *words: str | Path) -> dict[str, Any]:
    """Run a command with --json inside this process; its exit code is under "exit"."""
    code = main([*map(str, words), "--json"])
    return {"exit": code, **json.loads(capsys.readouterr().out)}


def test_every_programme_is_told_with_what_is_known_of_it(capsys: Capture, office: Path) -> None:
    items = ask(capsys, "program", "--data", office)["items"]

    assert items[0]["code"] == "UEP"
    blt = next(one for one in items if one["code"] == "KUKAR-BLT-APBD")
    assert (blt["owner"], blt["period"], blt["overflow"]) == ("64.02", "bulanan", "BLT Desa")
    assert (blt["value_min"], blt["value_max"], blt["own"]) == (200_000, 200_000, False)
    assert main(["program", "--data", str(office)]) == 0
    told = capsys.readouterr().out
    assert "Rp200.000 per bulan" in told
    assert "Dicatat untuk BLT Desa" in told
    assert "tidak disebut" in told
    assert "Penyandang disabilitas, Veteran" in told


@pytest.mark.parametrize(
    ("low", "high", "told"),
    [
        (None, None, "tidak disebut"),
        (5, 5, "Rp5"),
        (5, 9, "Rp5-Rp9"),
        (5, None, "paling sedikit Rp5"),
        (None, 9, "paling banyak Rp9"),
    ],
)
def test_a_value_is_told_as_far_as_it_is_known(
    low: int | None, high: int | None, told: str
) -> None:
    programme = Programme("X", "X", "provinsi", value_min=low, value_max=high)

    assert _value(programme) == told
    if high:
        assert _value(replace(programme, period=Period.MONTHLY)) == f"{told} per bulan"


def test_sample_people_and_documents_are_of_the_programme_that_is_named(
    capsys: Capture, office: Path, tmp_path: Path
) -> None:
    data = ("--data", office)
    made = ask(capsys, "contoh", "--jumlah", "5", "--program", "BST-INDIVIDU", *data)
    assert (made["program"], made["created"]) == ("BST-INDIVIDU", 5)

    about = ("--program", "BST-INDIVIDU", "--tahun", "2025", *data)
    refused = ask(capsys, "ekspor", "rab", tmp_path / "a.xlsx", *about)
    written = ask(capsys, "ekspor", "usulan", tmp_path / "b.xlsx", "--draf", *about)

    assert (refused["exit"], refused["error"]) == (1, "document.not_offered")
    assert (written["exit"], written["rows"] > 0) == (0, True)

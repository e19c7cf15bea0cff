"""Two numbers of sixteen digits in one cell: whose they are."""

from __future__ import annotations

from datetime import date

import pytest

from bansos_desktop.domain.cell import EMPTY_CELL, Cell, CellKind
from bansos_desktop.domain.sheet_fields import SheetField
from bansos_desktop.workbook.number_pair import PairSplitter
from tests.factories import a_nik

JOINT, NIK, CARD = SheetField.NIK_AND_FAMILY_CARD, SheetField.NIK, SheetField.FAMILY_CARD
BORN = date(1980, 8, 12)
MINE, FAMILY = a_nik(born=BORN), a_nik(born=date(2015, 3, 4))


def split(text: str, title: str = "NIK / No. KK", day: Cell = EMPTY_CELL) -> tuple[str, str]:
    cells = {JOINT: Cell(CellKind.TEXT, text), SheetField.BIRTH_DATE: day}
    PairSplitter({JOINT: 2}, {2: title}).split(cells)
    return cells.get(NIK, EMPTY_CELL).text, cells.get(CARD, EMPTY_CELL).text


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (f"{MINE} / {FAMILY}", "NIK / No. KK"),
        (f"{MINE}\n{FAMILY}", "Nomor"),
        (f"{FAMILY} / {MINE}", "NO. KK / NIK"),
        (f"KK {FAMILY}, NIK {MINE}", "KK dan NIK"),
    ],
)
def test_the_title_says_which_number_comes_first(text: str, title: str) -> None:
    assert split(text, title) == (MINE, FAMILY)


def test_the_number_with_the_birth_date_is_the_nik_whatever_the_title_says() -> None:
    day = Cell(CellKind.DATE, "12/08/1980", day=BORN)

    assert split(f"{FAMILY} / {MINE}", day=day) == (MINE, FAMILY)
    assert split(f"{MINE} / {FAMILY}", "KK / NIK", day=day) == (MINE, FAMILY)


def test_a_lone_number_is_the_nik_and_no_number_is_none() -> None:
    assert split(MINE) == (MINE, "")
    assert split("belum ada") == ("", "")


def test_a_number_in_a_column_of_its_own_stays() -> None:
    cells = {JOINT: Cell(CellKind.TEXT, MINE), NIK: Cell(CellKind.TEXT, "1")}

    PairSplitter({JOINT: 2, NIK: 3}, {}).split(cells)

    assert cells[NIK].text == "1"

"""The top of a sheet as it stands there."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook

from bansos_desktop.usecases import peek_sheet
from bansos_desktop.usecases.progress import Cancelled
from bansos_desktop.workbook.errors import WorkbookError


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Two sheets, the second hidden; in the first a title, a gap, and rows of unequal length."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Desa Jahab"
    sheet["A1"] = "DAFTAR"
    sheet["B3"], sheet["C3"] = "'6402061208800001", 5_000_000
    for line in range(4, 100):
        sheet.cell(line, 1, line)
    book.create_sheet("Rekap").sheet_state = "hidden"
    book.save(tmp_path / "a.xlsx")
    return tmp_path / "a.xlsx"


def test_rows_are_as_in_excel_and_all_equally_wide(path: Path) -> None:
    peek = peek_sheet.run(path, "", rows=5)

    assert (peek.sheet, peek.visible, peek.hidden) == ("Desa Jahab", ("Desa Jahab",), ("Rekap",))
    assert peek.rows == (
        ("DAFTAR", "", ""),
        ("", "", ""),
        ("", "6402061208800001", "5000000"),
        ("4", "", ""),
        ("5", "", ""),
    )
    assert peek.columns == 3


def test_no_more_rows_than_wanted_are_handed_on(path: Path) -> None:
    assert len(peek_sheet.run(path, "Desa Jahab").rows) == peek_sheet.ROWS


def test_an_empty_sheet_has_no_rows(path: Path) -> None:
    peek = peek_sheet.run(path, "Rekap")

    assert (peek.rows, peek.columns) == ((), 0)


def test_a_sheet_that_is_not_there_is_named(path: Path) -> None:
    with pytest.raises(WorkbookError) as caught:
        peek_sheet.run(path, "Lain")

    assert caught.value.code == "workbook.no_sheet"


def test_cells_reach_no_log_by_accident(path: Path) -> None:
    assert "6402061208800001" not in repr(peek_sheet.run(path, ""))


def test_looking_can_be_stopped(path: Path) -> None:
    class Stopped:
        def step(self, done: int, total: int) -> None:
            raise Cancelled

    with pytest.raises(Cancelled):
        peek_sheet.run(path, "", progress=Stopped())

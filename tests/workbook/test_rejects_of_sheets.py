"""Several sheets that go back at once, and rows that leave what they lived on behind."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from bansos_desktop.domain.cell import Cell, CellKind
from bansos_desktop.domain.problems import Problem, error
from bansos_desktop.domain.sheet_fields import SheetField
from bansos_desktop.workbook import reject_context
from bansos_desktop.workbook import rejects as rejects_module
from bansos_desktop.workbook.context import SheetContext
from bansos_desktop.workbook.layout import Layout
from bansos_desktop.workbook.reader import open_sheets
from bansos_desktop.workbook.reject_marks import RejectedRow
from bansos_desktop.workbook.rejects import RejectedSheet, sheet_title, write_rejects
from bansos_desktop.workbook.rows import SourceRow, read_rows
from tests.factories import a_nik
from tests.workbook.make_sheets import ALIASES, SHORT, Rows, find_layout, save, short_row

BAD = "FFFFC7CE"


@pytest.fixture(params=["styled", "rebuilt"], autouse=True)
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """With the sender's looks, and from the bare values."""
    if request.param == "rebuilt":
        monkeypatch.setattr(rejects_module, "_STYLED_UP_TO", 0)
    return str(request.param)


def wrong(field: str = "nik") -> tuple[Problem, ...]:
    return (error("nik.missing", field),)


def send(source: Path, *sheets: RejectedSheet) -> dict[str, Worksheet]:
    target = source.with_name("perbaiki.xlsx")
    write_rejects(source, target, sheets)
    return {sheet.title: sheet for sheet in load_workbook(target).worksheets}


def rejected(layout: Layout, *lines: int, field: str = "nik") -> RejectedSheet:
    return RejectedSheet(layout, tuple(RejectedRow(line, wrong(field)) for line in lines))


def bad_cells(sheet: Worksheet, row: int) -> list[int]:
    return [cell.column for cell in sheet[row] if cell.fill.fgColor.rgb == BAD]


def names_of(path: Path) -> list[str]:
    file = open_sheets(path)
    return [
        row.cells[SheetField.NAME].text
        for sheet in file.visible
        for row in read_rows(file, find_layout(file, ALIASES, sheet))
    ]


def test_every_sheet_keeps_its_own_header_and_others_go(tmp_path: Path) -> None:
    people: Rows = [short_row(serial) for serial in range(1, 4)]
    source = save(
        tmp_path / "usulan.xlsx",
        {
            "Desa A": [["DESA A"], SHORT, *people],
            "Petunjuk": [["Isi semua kolom"]],
            "Desa B": [SHORT, *[short_row(serial) for serial in range(11, 14)]],
        },
    )
    file = open_sheets(source)
    first, second = (find_layout(file, ALIASES, name) for name in ("Desa A", "Desa B"))

    sheets = send(source, rejected(first, 5, 3), rejected(second, 3))

    assert list(sheets) == ["Desa A", "Desa B"]
    assert sheets["Desa A"]["A1"].value == "DESA A"
    assert [sheets["Desa A"].cell(row, 4).value for row in (3, 4)] == [people[0][3], people[2][3]]
    assert [cell.value for cell in sheets["Desa B"][1]] == [*SHORT, "Perbaiki"]
    assert [sheets[name].max_row for name in sheets] == [4, 2]
    assert names_of(source.with_name("perbaiki.xlsx")) == [
        *(people[0][3], people[2][3]),
        short_row(12)[3],
    ]


@pytest.mark.parametrize(
    ("field", "marked"),
    [
        ("tanggal_lahir", [3, 4, 5, 6]),
        ("tempat_lahir", [6]),
        ("rt", [2]),
        ("rw", [2]),
        ("nik", [1]),
    ],
)
def test_a_fault_colours_every_column_its_value_stands_in(
    tmp_path: Path, field: str, marked: list[int]
) -> None:
    rows: Rows = [
        ["NIK", "RT/RW", "Tgl", "Bln", "Thn", "TTL", "Nama"],
        [a_nik(), "1/2", 1, 2, 1980, "Samarinda, 1-2-1980", "Orang"],
    ]
    source = save(tmp_path / "usulan.xlsx", {"data": rows})
    fields = (
        SheetField.NIK,
        SheetField.RT_AND_RW,
        SheetField.BIRTH_DAY,
        SheetField.BIRTH_MONTH,
        SheetField.BIRTH_YEAR,
        SheetField.BIRTH_PLACE_AND_DATE,
        SheetField.NAME,
    )
    titles = {column: str(title) for column, title in enumerate(rows[0])}
    columns = {one: column for column, one in enumerate(fields)}
    layout = Layout("data", (1,), columns, titles, 2, SheetContext())

    sheet = send(source, rejected(layout, 2, field=field))["data"]

    assert bad_cells(sheet, 2) == marked
    assert all(sheet.cell(2, column).comment for column in marked)


def test_two_faults_of_one_shared_cell_are_both_explained(tmp_path: Path) -> None:
    source = save(
        tmp_path / "usulan.xlsx", {"data": [["NIK", "RT/RW", "Nama"], [a_nik(), "?", "Orang"]]}
    )
    columns = {SheetField.NIK: 0, SheetField.RT_AND_RW: 1, SheetField.NAME: 2}
    layout = Layout("data", (1,), columns, {0: "NIK", 1: "RT/RW", 2: "Nama"}, 2, SheetContext())
    faults = (error("nik.missing", "rt"), error("name.missing", "rw"))

    sheet = send(source, RejectedSheet(layout, (RejectedRow(2, faults),)))["data"]

    comment = sheet["B2"].comment
    assert comment is not None
    assert comment.text == "\n".join(fault.message for fault in faults)


def test_a_sheet_without_a_header_gets_the_advice_and_no_title(tmp_path: Path) -> None:
    source = save(tmp_path / "usulan.xlsx", {"data": [[a_nik(), "Orang"], [a_nik(), "Lain"]]})
    columns = {SheetField.NIK: 0, SheetField.NAME: 1}
    layout = Layout("data", (), columns, {}, 1, SheetContext())

    sheet = send(source, rejected(layout, 2))["data"]

    assert [sheet["B1"].value, sheet["C1"].value] == ["Lain", wrong()[0].message]
    assert sheet.max_row == 1


def test_the_place_named_between_people_goes_along(tmp_path: Path) -> None:
    rows: Rows = [
        ["Kecamatan : Sepaku"],
        SHORT,
        ["Desa : Bukit Raya"],
        *[short_row(serial) for serial in (1, 2)],
        ["Desa : Suko Mulyo"],
        *[short_row(serial) for serial in (3, 4, 5)],
    ]
    source = save(tmp_path / "usulan.xlsx", {"data": rows})
    layout = find_layout(open_sheets(source), ALIASES)
    people = {
        row.line: row.cells[SheetField.VILLAGE].text
        for row in read_rows(open_sheets(source), layout)
    }

    sheet = send(source, rejected(layout, 5, 7, 9))["data"]

    back = source.with_name("perbaiki.xlsx")
    again = list(read_rows(open_sheets(back), find_layout(open_sheets(back), ALIASES)))
    assert set(people.values()) == {"Bukit Raya", "Suko Mulyo"}
    assert [(row.line, row.cells[SheetField.VILLAGE].text) for row in again] == [
        (4, "Bukit Raya"),
        (6, "Suko Mulyo"),
        (7, "Suko Mulyo"),
    ]
    assert (sheet["A3"].value, sheet["A5"].value) == ("Desa : Bukit Raya", "Desa : Suko Mulyo")
    assert bad_cells(sheet, 5) == []
    assert [row.cells[SheetField.NAME].text for row in again] == [
        short_row(serial)[3] for serial in (2, 3, 5)
    ]


def test_the_familys_card_and_address_go_along_with_a_member(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    head, member = short_row(1), short_row(2, kk=None)
    member[-1] = None
    source = save(tmp_path / "usulan.xlsx", {"data": [SHORT, head, member]})
    found = find_layout(open_sheets(source), ALIASES)
    down = (SheetField.FAMILY_CARD, SheetField.ADDRESS, SheetField.RT)
    layout = replace(found, filled_down=frozenset(down))

    def filled(*_: object) -> Iterator[SourceRow]:
        """The finder's work: the member has what the head has."""
        card = {
            one: Cell(CellKind.TEXT, str(head[layout.columns[one]]))
            for one in (SheetField.FAMILY_CARD, SheetField.ADDRESS)
        }
        yield SourceRow(2, card)
        yield SourceRow(3, card)

    monkeypatch.setattr(reject_context, "read_rows", filled)

    sheet = send(source, rejected(layout, 3))["data"]

    assert sheet.cell(2, layout.columns[SheetField.FAMILY_CARD] + 1).value == head[2]
    assert sheet.cell(2, layout.columns[SheetField.ADDRESS] + 1).value == head[-1]
    assert sheet.cell(2, 4).value == member[3]


def test_sheets_are_marked_each_for_itself_in_whatever_order_they_are_given(
    tmp_path: Path,
) -> None:
    other: Rows = [["Nama", "NIK", "Alamat"], ["Lain", "1", "Jl. Lain"]]
    source = save(tmp_path / "usulan.xlsx", {"A": [SHORT, short_row(1)], "B": other})
    file = open_sheets(source)
    layouts = [find_layout(file, ALIASES, name) for name in ("B", "A")]

    sheets = send(source, *(rejected(layout, 2) for layout in layouts))

    assert (bad_cells(sheets["A"], 2), bad_cells(sheets["B"], 2)) == ([2], [2])
    assert sheets["B"]["D1"].value == "Perbaiki"
    assert sheets["A"]["F1"].value == "Perbaiki"


@pytest.mark.parametrize(
    ("name", "title"),
    [("Desa A", "Desa A"), ("a/b:c*[d]", "a b c  d"), ("'", "Lembar"), ("x" * 40, "x" * 31)],
)
def test_a_sheet_may_be_called_what_excel_does_not_allow(name: str, title: str) -> None:
    assert sheet_title(name) == title

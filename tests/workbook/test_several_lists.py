"""Several lists on one sheet: nobody of the second may vanish because of the first."""

from __future__ import annotations

from pathlib import Path

import pytest

from bansos_desktop.domain.import_choices import ImportChoices
from bansos_desktop.domain.problems import error
from bansos_desktop.domain.sheet_fields import SheetField
from bansos_desktop.usecases import mended_file
from bansos_desktop.workbook.find import Found
from bansos_desktop.workbook.reader import SheetFile, open_sheets
from bansos_desktop.workbook.reject_marks import RejectedRow
from bansos_desktop.workbook.rejects import RejectedSheet, sheet_title, write_rejects
from bansos_desktop.workbook.return_note import Return, ReturnedSheet
from bansos_desktop.workbook.rows import read_rows
from bansos_desktop.workbook.sheet_part import SheetPart, part_called, real_sheet, shortened
from tests.workbook.lists import PEOPLE, found_in, opened, rows_of
from tests.workbook.make_sheets import Rows

UPPER = ["No", "Nama", "NIK", "Desa"]
LOWER = ["No", "NIK", "Nama", "RT", "Alamat"]


def below(*between: list[object]) -> Rows:
    first, second = rows_of("no nama nik desa", PEOPLE[:6]), rows_of("no nik nama rt alamat")[6:]
    return [UPPER, *first, *between, LOWER, *second]


def beside() -> Rows:
    left, right = rows_of("no nama nik desa", PEOPLE[:7]), rows_of("no nama nik desa")[7:16]
    rows: Rows = [[*UPPER, None, *UPPER]]
    for index in range(9):
        here = left[index] if index < len(left) else [None] * 4
        rows.append([*here, None, *right[index]])
    return rows


def niks(file: SheetFile, found: Found) -> list[str]:
    return [row.cells[SheetField.NIK].text for one in found.layouts for row in read_rows(file, one)]


@pytest.mark.parametrize(
    "between",
    [
        [[], []],
        [[]],
        [["Jumlah", 6], [], [None, None, "Lurah"], []],
        [],
        [["DAFTAR KEDUA"], []],
    ],
)
def test_a_list_with_other_columns_below_the_first_is_read_too(
    tmp_path: Path, between: list[list[object]]
) -> None:
    file = opened(tmp_path, {"data": below(*between)})

    found = found_in(file)

    first, second = found.layouts
    assert niks(file, found) == [who["nik"] for who in PEOPLE]
    assert (first.sheet, first.header_rows, first.last_row) == ("data", (1,), 7 + len(between))
    start = 8 + len(between)
    assert (second.sheet, second.header_rows) == (f"data (mulai baris {start})", (start,))
    assert second.mapping == {"nik": "B", "nama": "C", "rt": "D", "alamat": "E"}
    assert next(row.line for row in read_rows(file, second)) == start + 1


def test_titles_far_below_and_three_lists_are_found(tmp_path: Path) -> None:
    upper, lower = rows_of("no nama nik desa", PEOPLE[:6]), rows_of("no nik nama rt alamat")[6:13]
    third = rows_of("nik nama hp")[13:]
    blank: Rows = [[] for _ in range(90)]
    rows = [UPPER, *upper, *blank, LOWER, *lower, [], ["NIK", "Nama", "No. HP"], *third]
    file = opened(tmp_path, {"data": rows})

    found = found_in(file)

    assert niks(file, found) == [who["nik"] for who in PEOPLE]
    assert [one.first_row for one in found.layouts] == [2, 99, 108]


def test_the_second_list_lives_where_its_title_says_else_where_the_first_does(
    tmp_path: Path,
) -> None:
    named = below([], ["DESA TIMBAU"], [])
    file = opened(tmp_path, {"data": [["KECAMATAN TENGGARONG"], [], *named]})
    _first, second = found_in(file).layouts
    assert second.context.village.casefold() == "timbau"

    (tmp_path / "lain").mkdir()
    other = opened(tmp_path / "lain", {"data": [["KECAMATAN TENGGARONG"], [], *below([])]})
    first, second = found_in(other).layouts
    assert first.context == second.context
    assert second.context.district.casefold() == "tenggarong"


def test_the_same_titles_again_begin_no_list_of_their_own(tmp_path: Path) -> None:
    people = rows_of("no nama nik desa")
    file = opened(tmp_path, {"data": [UPPER, *people[:9], [], UPPER, *people[9:]]})

    found = found_in(file)

    assert len(found.layouts) == 1
    assert niks(file, found) == [who["nik"] for who in PEOPLE]


def test_lists_beside_each_other_are_both_read(tmp_path: Path) -> None:
    file = opened(tmp_path, {"data": beside()})

    found = found_in(file)

    assert niks(file, found) == [who["nik"] for who in PEOPLE[:16]]
    left, right = found.layouts
    assert (left.sheet, right.sheet) == ("data", "data (kolom F-I)")
    assert right.mapping == {"nik": "H", "nama": "G", "desa": "I"}
    assert max(left.titles) == 3
    assert min(right.titles) == 5
    assert found.questions == ()


def test_an_empty_second_block_of_titles_is_no_list(tmp_path: Path) -> None:
    rows = [[*UPPER, None, *UPPER], *rows_of("no nama nik desa")]

    found = found_in(opened(tmp_path, {"data": rows}))

    assert [one.sheet for one in found.layouts] == ["data"]


def test_a_choice_for_the_second_list_is_made_under_its_own_name(tmp_path: Path) -> None:
    file = opened(tmp_path, {"data": below([])})
    name = found_in(file).layouts[1].sheet

    found = found_in(file, ImportChoices(columns={(name, 3): None}, header_rows={name: (9,)}))

    assert SheetField.RT not in found.layouts[1].columns
    assert found.layouts[1].header_rows == (9,)
    assert len(niks(file, found)) == len(PEOPLE)


def test_refused_people_of_both_lists_go_back_each_under_their_own_titles(tmp_path: Path) -> None:
    file = opened(tmp_path, {"data": below([])})
    first, second = found_in(file).layouts
    fault = (error("nik.missing", "nik"),)
    sheets = [
        RejectedSheet(first, (RejectedRow(3, fault),)),
        RejectedSheet(second, (RejectedRow(11, fault), RejectedRow(12, fault))),
    ]
    target = tmp_path / "perbaiki.xlsx"

    write_rejects(file.path, target, sheets)

    back = open_sheets(target)
    assert back.visible == ("data", "data (mulai baris 9)")
    people = [
        row.cells[SheetField.NIK].text
        for sheet in back.visible
        for one in found_in(back, ImportChoices(sheets=(sheet,))).layouts
        for row in read_rows(back, one)
    ]
    assert people == [PEOPLE[1]["nik"], PEOPLE[7]["nik"], PEOPLE[8]["nik"]]


def test_a_part_is_known_by_its_name_alone() -> None:
    part = SheetPart("Desa (1)", columns=(5, 27))

    assert part.name == "Desa (1) (kolom F-AB)"
    assert part_called(part.name, ["Desa (1)"]) == part
    assert part_called(part.name, [part.name]) is None
    inner = SheetPart(part.name, row=70).name
    assert real_sheet(inner, ["Desa (1)"]) == "Desa (1)"
    assert part_called("Desa (1)", []) is None
    assert shortened(SheetPart("D" * 40, row=70).name, 31).endswith("DD (mulai baris 70)")
    assert len(sheet_title(SheetPart("D" * 40, row=70).name)) == 31


def test_a_part_beyond_the_sheet_has_no_cells(tmp_path: Path) -> None:
    file = opened(tmp_path, {"data": [["a", "b"], ["c", "d"]]})

    assert list(file.rows("data (mulai baris 2)")) == [(2, ["c", "d"])]
    assert list(file.rows("data (kolom B-F)")) == [(1, ["", "b"]), (2, ["", "d"])]
    assert file.hidden_columns("data (kolom B-F)") == frozenset()


def test_two_lists_of_a_mended_file_are_both_read_again() -> None:
    assert note_choices(("a", "b")) == {"lembar": "*"}
    assert note_choices(("a",)) == {}


def note_choices(names: tuple[str, ...]) -> dict[str, str]:
    sheets = tuple(ReturnedSheet(name) for name in names)
    note = Return("b", "UEP", 2025, "murni", "", "x.xlsx", "", sheets)
    return dict(mended_file.begin_with(note, ImportChoices()).answers)

"""Families whose card and address stand on the head's row: carried down where that is clear."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook

from bansos_desktop.domain.import_choices import ImportChoices
from bansos_desktop.domain.sheet_fields import SheetField
from bansos_desktop.workbook import reject_context
from bansos_desktop.workbook.find import Found
from bansos_desktop.workbook.reader import open_sheets
from bansos_desktop.workbook.rows import SourceRow, read_rows
from tests.workbook.lists import PEOPLE, found_in, opened, people_in, rows_of
from tests.workbook.make_sheets import Rows, save

CARD, ADDRESS = SheetField.FAMILY_CARD, SheetField.ADDRESS
TITLES = ("No", "No. KK", "NIK", "Nama", "Alamat", "SHDK")
Read = Callable[..., tuple[Found, list[SourceRow]]]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    def reading(rows: Rows, **answers: str) -> tuple[Found, list[SourceRow]]:
        file = opened(tmp_path, {"data": rows})
        found = found_in(file, ImportChoices(answers={"turun:data": answers.get("fill", "")}))
        return found, people_in(file, found)

    return reading


def families(columns: str, *, count: int = 12, also: str = "") -> list[list[object]]:
    """Families of three under TITLES; `columns` are blank on members' rows, `also` everywhere."""
    rows: list[list[object]] = []
    for serial, who in enumerate(PEOPLE[:count]):
        head = serial % 3 == 0
        row = {
            "no": serial // 3 + 1,
            "kk": PEOPLE[serial // 3 * 3]["kk"],
            "nik": who["nik"],
            "nama": who["nama"],
            "alamat": f"Jl. Mawar {serial // 3}",
            "shdk": "Kepala Keluarga" if head else "Anak",
        }
        blank = also.split() + ([] if head else columns.split())
        rows.append([None if name in blank else value for name, value in row.items()])
    return rows


def test_a_running_number_of_families_carries_card_and_address_down(read: Read) -> None:
    found, rows = read([TITLES, *families("no kk alamat", also="shdk")])

    assert found.layouts[0].filled_down == {CARD, ADDRESS}
    assert found.layouts[0].head_mark == 0
    assert found.questions == ()
    assert [row.cells[CARD].text for row in rows[:3]] == [rows[0].cells[CARD].text] * 3
    assert rows[3].cells[CARD].text != rows[0].cells[CARD].text
    assert [row.filled_down for row in rows[:3]] == [frozenset(), {CARD, ADDRESS}, {CARD, ADDRESS}]


@pytest.mark.parametrize(
    ("columns", "also"), [("kk", "no"), ("alamat", "no kk"), ("kk alamat", "no shdk")]
)
def test_the_heads_relation_or_a_card_with_its_address_shows_families(
    read: Read, columns: str, also: str
) -> None:
    found, rows = read([TITLES, *families(columns, also=also)])

    assert found.questions == ()
    assert rows[1].filled_down == found.layouts[0].filled_down != frozenset()


def test_a_card_alone_is_asked_about_and_left_as_it_is(read: Read) -> None:
    sheet: Rows = [TITLES, *families("kk", also="no shdk")]

    asked, as_it_is = read(sheet)
    _, filled = read(sheet, fill="ya")
    refused, left = read(sheet, fill="tidak")

    (question,) = asked.questions
    assert (question.key, question.taken, question.is_assumed) == ("turun:data", "tidak", True)
    assert question.rows == 8
    assert "No. KK" in question.message
    assert as_it_is[1].cells[CARD].text == left[1].cells[CARD].text == ""
    assert filled[1].cells[CARD].text == filled[0].cells[CARD].text
    assert not refused.questions[0].is_assumed


def test_families_that_are_clear_can_still_be_left_alone(read: Read) -> None:
    found, rows = read([TITLES, *families("no kk alamat")], fill="tidak")

    assert found.layouts[0].filled_down == frozenset()
    assert rows[1].filled_down == frozenset()


def test_a_head_without_a_card_gets_nobody_elses(read: Read) -> None:
    people = families("no kk alamat")
    people[3][1] = people[3][4] = None

    _, rows = read([TITLES, *people], fill="ya")

    assert rows[3].filled_down == frozenset()
    assert rows[4].cells[CARD].text == ""


def test_a_marked_head_without_a_card_begins_a_family(read: Read) -> None:
    people = families("no kk alamat", also="shdk", count=20)
    late: list[object] = [99, None, PEOPLE[0]["nik"], "Orang Sendiri", None, None]
    sheet: Rows = [TITLES, *people, *[[]] * 400, late]

    _, rows = read(sheet)

    assert rows[-1].cells[CARD].text == ""


def test_nothing_is_carried_over_a_heading(read: Read) -> None:
    people = families("no kk alamat", also="shdk")
    sheet: Rows = [TITLES, *people[:9], *people[9:11], ["Desa : Jahab"], people[11]]

    _, rows = read(sheet)

    assert rows[10].filled_down
    assert rows[11].cells[CARD].text == ""


@pytest.mark.parametrize("count", [1, 3])
def test_a_single_family_proves_nothing(read: Read, count: int) -> None:
    found, _rows = read([TITLES, *families("no kk alamat", count=count)])

    assert found.layouts[0].filled_down == frozenset()
    assert found.questions == ()


def test_a_merged_cell_holds_for_all_its_rows_and_asks_nobody(tmp_path: Path) -> None:
    rows = [["Desa", "RT", "Nama", "NIK"], *rows_of("desa rt nama nik", PEOPLE[:9])]
    for at in (2, 3, 5, 6, 8, 9):
        rows[at][0] = None
    rows[3][1] = rows[6][1] = None
    path = save(tmp_path / "merged.xlsx", {"data": rows})
    book = load_workbook(path)
    for area in ("A2:A4", "A5:A7", "A8:A10", "B3:B4"):
        book.worksheets[0].merge_cells(area)
    book.save(path)
    file = open_sheets(path)

    found = found_in(file)

    people = list(read_rows(file, found.layouts[0]))
    villages = [row.cells[SheetField.VILLAGE].text for row in people]
    assert villages == [rows[at][0] for at in (1, 1, 1, 4, 4, 4, 7, 7, 7)]
    assert people[2].cells[SheetField.RT].text == rows[2][1]
    assert people[5].cells[SheetField.RT].text == ""
    assert people[1].filled_down == {SheetField.VILLAGE}
    assert found.questions == ()
    borrowed = reject_context.borrowed(file, found.layouts[0], [4])
    assert borrowed[4].cells == {0: rows[1][0], 1: rows[2][1]}

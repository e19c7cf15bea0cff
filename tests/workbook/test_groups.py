"""Blocks of rows and groups: every formula means exactly the rows it should."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import Alignment, Font
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.worksheet import Worksheet
from python_calamine import CalamineWorkbook

from bansos_desktop.workbook.meta import read_meta
from bansos_desktop.workbook.section import Section, Span
from bansos_desktop.workbook.stretch import Stretch
from tests.workbook.make_shapes import grouped, in_groups, made, pairs
from tests.workbook.make_template import a_template, filled, first_sheet, person

SIZES = st.lists(st.integers(1, 6), min_size=1, max_size=6)


def column(sheet: Worksheet, letter: str) -> list[object]:
    """The values of a column from the top."""
    return [cell.value for cell in sheet[letter]]


def test_each_group_has_its_heading_and_its_subtotal(tmp_path: Path) -> None:
    sheet = first_sheet(made(grouped(tmp_path), rows=in_groups([2, 1])))

    assert column(sheet, "A")[2:] == [
        "Kecamatan Kec 0", "0000000000000001", "0000000000000002", "Subtotal Kec 0",
        "Kecamatan Kec 1", "0000000000000003", "Subtotal Kec 1", "JUMLAH", None,
    ]  # fmt: skip
    assert column(sheet, "C")[2:] == [
        None, 1, 2, "=SUBTOTAL(9,C4:C5)", None, 3, "=SUBTOTAL(9,C8:C8)", "=SUBTOTAL(9,C4:C9)", None,
    ]  # fmt: skip
    assert column(sheet, "D")[3:6] == ["=C4*2", "=C5*2", "=ROWS(D4:D5)"]
    assert sheet["B6"].value == "=A3"
    assert sheet["B9"].value == "=A7"
    assert sorted(str(area) for area in sheet.merged_cells.ranges) == ["A3:D3", "A7:D7"]


@settings(max_examples=25, deadline=None)
@given(SIZES)
def test_whatever_the_groups_every_sum_means_its_rows(
    tmp_path_factory: pytest.TempPathFactory, sizes: list[int]
) -> None:
    path = made(grouped(tmp_path_factory.mktemp("jumlah")), rows=in_groups(sizes))

    sheet = first_sheet(path)

    values = dict(enumerate(column(sheet, "C"), start=1))
    sums = [(row, text) for row, text in values.items() if "SUBTOTAL" in str(text)]
    reckoned = [_subtotal(str(text), values) for _row, text in sums]
    expected = [sum(row["penerima.nilai_usulan"] for row in part) for part in _parts(sizes)]  # type: ignore[misc]
    assert reckoned == [*expected, sum(expected)]


def _parts(sizes: list[int]) -> list[list[dict[str, int]]]:
    rows = iter(in_groups(sizes))
    return [[dict(next(rows)) for _each in range(size)] for size in sizes]  # type: ignore[arg-type]


def _subtotal(formula: str, values: dict[int, object]) -> int:
    """What Excel makes of it: numbers, without other subtotals."""
    first, last = re.findall(r"C(\d+)", formula)
    cells = [values[row] for row in range(int(first), int(last) + 1)]
    return sum(cell for cell in cells if isinstance(cell, int))


@settings(max_examples=25, deadline=None)
@given(SIZES)
def test_another_reader_sees_the_same_groups(
    tmp_path_factory: pytest.TempPathFactory, sizes: list[int]
) -> None:
    path = grouped(tmp_path_factory.mktemp("baca"))
    path = made(path, rows=in_groups(sizes), document={"dokumen.judul": "DAFTAR"})

    found = CalamineWorkbook.from_path(str(path)).get_sheet_by_name("Daftar").to_python()
    known = column(first_sheet(path), "A")

    assert [row[0] or None for row in found] == known[: len(found)]
    assert len(found) >= 3 + 2 * len(sizes) + sum(sizes)


@given(SIZES, st.integers(1, 3), st.integers(0, 2), st.integers(0, 2), st.data())
def test_places_of_a_row_are_all_its_copies(
    sizes: list[int], block: int, heading: int, closing: int, data: st.DataObject
) -> None:
    first = 3
    section = Section(
        Span(first + heading, first + heading + block - 1),
        Span(first, first + heading - 1) if heading else None,
        Span(first + heading + block, first + heading + block + closing - 1) if closing else None,
    )
    rows = [0, 1, 2]
    rows += [
        row
        for size in sizes
        for row in (
            *range(first, first + heading),
            *list(range(first + heading, first + heading + block)) * size,
            *range(first + heading + block, section.span.last + 1),
        )
    ]
    rows += [section.span.last + 1, section.span.last + 2]
    row = data.draw(st.integers(1, section.span.last + 2))

    stretch = Stretch("Daftar", section, tuple(sizes))

    places = [number for number, copied in enumerate(rows) if copied == row]
    runs = stretch.runs(Span(row, row))
    assert [n for run in runs for n in range(run.first, run.last + 1)] == places
    assert (stretch.first(row), stretch.last(row)) == (places[0], places[-1])


def test_a_block_of_two_rows_repeats_with_its_merge_and_formula(tmp_path: Path) -> None:
    rows = [person(nik=str(n), nama="Ani", nilai_usulan=n, alamat=f"Jl {n}") for n in (1, 2)]
    path = made(pairs(tmp_path), rows=rows)
    sheet = first_sheet(path)

    assert column(sheet, "B") == ["Nama", "Ani", "Jl 1", "Ani", "Jl 2", None]
    assert column(sheet, "C")[1:] == [1, "=C2*2", 2, "=C4*2", "=SUM(C2:C5)"]
    assert sorted(str(area) for area in sheet.merged_cells.ranges) == ["A2:A3", "A4:A5"]
    meta = read_meta(path)
    assert meta is not None
    assert (meta["first_row"], meta["row_count"], "columns" in meta) == ("2", "2", False)


def test_no_rows_leave_a_heading_an_empty_row_and_a_subtotal(tmp_path: Path) -> None:
    path = made(grouped(tmp_path), rows=[])
    sheet = first_sheet(path)

    assert column(sheet, "A")[2:] == [None, None, None, "JUMLAH", None]
    assert sheet["C6"].value == "=SUBTOTAL(9,C4:C5)"
    assert (read_meta(path) or {})["row_count"] == "0"


def test_meta_names_the_first_record_not_the_heading(tmp_path: Path) -> None:
    meta = read_meta(made(grouped(tmp_path), rows=in_groups([1, 1])))

    assert meta is not None
    assert meta["first_row"] == "4"
    assert meta["columns"].startswith("A=penerima.nik B=penerima.nama")


def test_rules_hold_in_every_group_and_not_between(tmp_path: Path) -> None:
    def rules(sheet: Worksheet) -> None:
        check = DataValidation(type="list", formula1="$A$2:$B$2")
        check.add("B4")
        sheet.add_data_validation(check)
        look = CellIsRule(operator="lessThan", formula=["$C$6"], font=Font(color="FFFF0000"))
        sheet.conditional_formatting.add("C4:C4", look)
        sheet.auto_filter.ref = "A2:D5"

    sheet = first_sheet(made(grouped(tmp_path, rules), rows=in_groups([2, 1])))

    assert str(sheet.data_validations.dataValidation[0].sqref) == "B4:B5 B8"
    [look] = sheet.conditional_formatting
    assert str(look.sqref) == "C4:C5 C8"
    assert look.rules[0].formula == ["$C$10"]
    assert sheet.auto_filter.ref == "A2:D9"


def test_rows_keep_their_outline_and_green_triangles_stay_away(tmp_path: Path) -> None:
    def outline(sheet: Worksheet) -> None:
        sheet.row_dimensions[4].outlineLevel = 1
        sheet.row_dimensions[5].hidden = True

    path = made(grouped(tmp_path, outline), rows=in_groups([1, 2]))
    sheet = first_sheet(path)

    assert [sheet.row_dimensions[row].outlineLevel for row in (4, 7, 8, 9)] == [1, 1, 1, 0]
    assert sheet.row_dimensions[9].hidden
    with zipfile.ZipFile(path) as archive:
        xml = archive.read("xl/worksheets/sheet1.xml").decode()
    assert '<ignoredError sqref="A1:D11"' in xml


def test_a_break_after_the_block_turns_the_page_after_each_record(tmp_path: Path) -> None:
    path = grouped(tmp_path, lambda sheet: sheet.row_breaks.append(Break(id=5)))

    sheet = first_sheet(made(path, rows=in_groups([1, 2])))

    assert [item.id for item in sheet.row_breaks.brk] == [5, 9]


def test_a_heading_is_never_the_last_line_of_a_page(tmp_path: Path) -> None:
    sizes = [1, 2, 3, 4] * 15

    sheet = first_sheet(made(grouped(tmp_path), rows=in_groups(sizes)))

    headings = {
        row for row, text in enumerate(column(sheet, "A"), start=1) if "Kecamatan" in str(text)
    }
    breaks = [item.id for item in sheet.row_breaks.brk]
    assert breaks
    assert all(row + 1 in headings for row in breaks[:-1])


def test_a_subtotal_row_is_as_high_as_its_text(tmp_path: Path) -> None:
    def wrap(sheet: Worksheet) -> None:
        sheet["A5"].alignment = Alignment(wrap_text=True)

    rows = [{**row, "kelompok.nama": "Long Apari " * 6} for row in in_groups([1])]
    sheet = first_sheet(made(grouped(tmp_path, wrap), rows=rows))

    assert sheet.row_dimensions[5].height > 2 * sheet.row_dimensions[4].height


def test_rows_without_a_group_are_one_group(tmp_path: Path) -> None:
    sheet = first_sheet(made(grouped(tmp_path), rows=[person(nilai_usulan=1)] * 3))

    assert sheet["C7"].value == "=SUBTOTAL(9,C4:C6)"


def test_a_table_without_group_rows_does_not_mind_groups(tmp_path: Path) -> None:
    sheet = first_sheet(filled(a_template(tmp_path), in_groups([1, 1])))

    assert sheet["C5"].value == "=SUM(C3:C4)"

"""Filling templates: what is written, what moves, and what is left when it fails."""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.comments import Comment
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.worksheet import Worksheet
from python_calamine import CalamineWorkbook

from bansos_desktop.workbook.content import Content
from bansos_desktop.workbook.errors import WorkbookError
from bansos_desktop.workbook.fill import fill
from bansos_desktop.workbook.formula import rewrite
from bansos_desktop.workbook.placeholder import Value
from tests.workbook.make_template import a_template, filled, first_sheet, load, person, write

PEOPLE = [person(nik=f"64020{n:011d}", nama=f"Nama {n}", nilai_usulan=n) for n in range(1, 5)]


def people(count: int) -> Iterator[dict[str, Value]]:
    """That many rows, made while they are read."""
    return (person(nik=f"{n:016d}", nama="Ani", nilai_usulan=1) for n in range(count))


def test_every_row_is_there_and_the_total_adds_them_up(tmp_path: Path) -> None:
    sheet = first_sheet(filled(a_template(tmp_path), PEOPLE))

    assert [cell.value for cell in sheet["A"]][2:6] == [row["penerima.nik"] for row in PEOPLE]
    assert [cell.value for cell in sheet["C"]][2:] == [1, 2, 3, 4, "=SUM(C3:C6)"]
    assert sheet["A7"].value == "JUMLAH"


def test_no_rows_leave_one_empty_line_under_the_total(tmp_path: Path) -> None:
    path = a_template(tmp_path)
    result = write(path, [], tmp_path / "hasil.xlsx")

    sheet = first_sheet(tmp_path / "hasil.xlsx")

    assert result.rows == 0
    assert [cell.value for cell in sheet[3]] == [None, None, None]
    assert sheet["C4"].value == "=SUM(C3:C3)"


def test_one_row_moves_nothing(tmp_path: Path) -> None:
    sheet = first_sheet(filled(a_template(tmp_path), PEOPLE[:1]))

    assert sheet["C4"].value == "=SUM(C3:C3)"
    assert sheet.max_row == 4


@pytest.mark.parametrize("text", ["=1+1", "+62812", "-", "@nama", "=cmd|' /C calc'!A0"])
def test_text_that_looks_like_a_formula_stays_text(tmp_path: Path, text: str) -> None:
    path = a_template(tmp_path)

    sheet = first_sheet(filled(path, [person(nama=text)], {"dokumen.program": text}))

    cell = sheet["B3"]
    assert (cell.value, cell.data_type, cell.quotePrefix) == (text, "s", True)
    assert sheet["A1"].value == f"Program {text}"


def test_a_title_that_looks_like_a_formula_stays_text(tmp_path: Path) -> None:
    path = a_template(tmp_path, lambda s: s.__setitem__("B1", "{{ dokumen.judul }}"))

    sheet = first_sheet(filled(path, [], {"dokumen.judul": "=1+1"}))

    assert (sheet["B1"].value, sheet["B1"].data_type) == ("=1+1", "s")
    assert sheet["B1"].quotePrefix


def test_digits_are_text_and_marked_as_meant(tmp_path: Path) -> None:
    path = a_template(tmp_path, lambda s: s.__setitem__("B1", "{{ penanda.nip }}"))
    target = filled(path, PEOPLE[:1], {"penanda.nip": "196501011990031001"})

    sheet = first_sheet(target)

    assert (sheet["A3"].data_type, sheet["A3"].number_format) == ("s", "@")
    assert (sheet["B1"].data_type, sheet["B1"].number_format) == ("s", "@")
    with zipfile.ZipFile(target) as archive:
        xml = archive.read("xl/worksheets/sheet1.xml").decode()
    assert '<ignoredError sqref="A1:C4" numberStoredAsText="1"' in xml


def test_a_number_that_excel_would_round_is_text(tmp_path: Path) -> None:
    rows = [person(nilai_usulan=9471011201900003), person(nilai_usulan=999_999_999_999_999)]

    sheet = first_sheet(filled(a_template(tmp_path), rows))

    assert [sheet["C3"].value, sheet["C4"].value] == ["9471011201900003", 999_999_999_999_999]


def test_dates_are_dates_unless_the_column_is_text(tmp_path: Path) -> None:
    def columns(sheet: Worksheet) -> None:
        sheet["A3"] = sheet["B3"] = sheet["C3"] = "{{ penerima.tanggal_lahir }}"
        sheet["B3"].number_format = "@"
        sheet["C3"].number_format = "d mmmm yyyy"
        sheet["B1"] = "{{ dokumen.tanggal }}"

    day = date(1990, 2, 28)
    target = filled(
        a_template(tmp_path, columns), [person(tanggal_lahir=day)], {"dokumen.tanggal": day}
    )

    sheet = first_sheet(target)

    moment = datetime.combine(day, time.min)
    assert (sheet["A3"].value, sheet["A3"].number_format) == (moment, "dd/mm/yyyy")
    assert sheet["B3"].value == "28/02/1990"
    assert (sheet["C3"].value, sheet["C3"].number_format) == (moment, "d mmmm yyyy")
    assert sheet["B1"].number_format == "dd/mm/yyyy"


def test_blanks_inside_text_and_their_substitutes(tmp_path: Path) -> None:
    def cells(sheet: Worksheet) -> None:
        sheet["A2"] = "{{ penanda.nama | ........ }}"
        sheet["B2"] = "NIP. {{ penanda.nip }}"
        sheet["B3"] = "{{ penerima.rt }}/{{ penerima.rw }} {{ DOKUMEN.Tahun }}"
        sheet["C3"] = "{{ penerima.tanggal_lahir }}, {{ penerima.usia }}"

    rows = [person(rt="01", rw="", tanggal_lahir=date(1990, 2, 3), usia=35)]
    sheet = first_sheet(filled(a_template(tmp_path, cells), rows, {"dokumen.tahun": 2025}))

    assert (sheet["A2"].value, sheet["B2"].value) == ("........", None)
    assert (sheet["B3"].value, sheet["C3"].value) == ("01/ 2025", "03/02/1990, 35")


def test_a_row_of_empty_blanks_is_hidden_but_a_label_keeps_its_row(tmp_path: Path) -> None:
    def cells(sheet: Worksheet) -> None:
        sheet["A1"], sheet["A5"] = "{{ kantor.kop4 }}", "{{ penanda.pangkat }}"
        sheet["A6"], sheet["B6"] = "{{ penanda.pangkat }}", "tetap"

    sheet = first_sheet(filled(a_template(tmp_path, cells), PEOPLE[:2]))

    hidden = [row for row in range(1, 8) if sheet.row_dimensions[row].hidden]
    assert hidden == [1, 6]


def test_what_lies_below_moves_with_its_looks(tmp_path: Path) -> None:
    def closing(sheet: Worksheet) -> None:
        sheet["A4"].font = Font(bold=True)
        sheet["A4"].border = Border(top=Side(style="double"))
        sheet.merge_cells("A4:B4")
        sheet.row_dimensions[4].height = 30
        sheet["A6"] = "Samarinda"
        sheet.row_dimensions[6].height = 44

    sheet = first_sheet(filled(a_template(tmp_path, closing), PEOPLE))

    assert (sheet["A7"].font.b, sheet["A7"].border.top.style) == (True, "double")
    assert [str(area) for area in sheet.merged_cells.ranges] == ["A7:B7"]
    assert (sheet.row_dimensions[7].height, sheet.row_dimensions[9].height) == (30, 44)
    assert sheet["A9"].value == "Samarinda"
    assert sheet.row_dimensions[4].height != 30


def test_print_set_up_stays_and_grows(tmp_path: Path) -> None:
    def setup(sheet: Worksheet) -> None:
        sheet.print_area = "A1:C4"
        sheet.print_title_rows = "2:2"
        sheet.freeze_panes = "A3"
        sheet.auto_filter.ref = "A2:C3"
        sheet.row_breaks.append(Break(id=4))

    sheet = first_sheet(filled(a_template(tmp_path, setup), PEOPLE))

    assert sheet.print_area == "'Daftar'!$A$1:$C$7"
    assert (sheet.print_title_rows, sheet.freeze_panes) == ("$2:$2", "A3")
    assert sheet.auto_filter.ref == "A2:C6"
    assert [item.id for item in sheet.row_breaks.brk] == [7]


def test_rules_of_the_repeating_row_hold_for_all(tmp_path: Path) -> None:
    def rules(sheet: Worksheet) -> None:
        check = DataValidation(type="whole", operator="greaterThan", formula1="0")
        check.add("C3")
        sheet.add_data_validation(check)
        mark = CellIsRule(operator="lessThan", formula=["0"], font=Font(color="FFFF0000"))
        sheet.conditional_formatting.add("C3:C3", mark)

    sheet = first_sheet(filled(a_template(tmp_path, rules), PEOPLE))

    assert str(sheet.data_validations.dataValidation[0].sqref) == "C3:C6"
    assert [str(group.sqref) for group in sheet.conditional_formatting] == ["C3:C6"]


def test_row_formulas_are_shifted_and_fixed_ones_stay(tmp_path: Path) -> None:
    def formulas(sheet: Worksheet) -> None:
        sheet["B3"] = '=IF(C3<>0,C3*$B$1&"<3>",0)'
        sheet["B1"] = 2

    sheet = first_sheet(filled(a_template(tmp_path, formulas), PEOPLE[:2]))

    assert sheet["B3"].value == '=IF(C3<>0,C3*$B$1&"<3>",0)'
    assert sheet["B4"].value == '=IF(C4<>0,C4*$B$1&"<3>",0)'


def test_other_sheets_and_names_follow_the_rows(tmp_path: Path) -> None:
    def others(sheet: Worksheet) -> None:
        book = sheet.parent
        assert book is not None
        other = book.create_sheet("Lembar Lain")
        other["A1"] = "=SUM(Daftar!C3:C3)+Daftar!C4+C4+SUM('Lembar Lain'!C3:C3)"
        other["A2"] = "{{ dokumen.tahun }}"
        book.defined_names["total"] = DefinedName("total", attr_text="Daftar!$C$4")
        sheet.defined_names["isi"] = DefinedName("isi", attr_text="Daftar!$C$3:$C$3")

    book = load_workbook(filled(a_template(tmp_path, others), PEOPLE, {"dokumen.tahun": 2025}))

    formula = "=SUM(Daftar!C3:C6)+Daftar!C7+C4+SUM('Lembar Lain'!C3:C3)"
    assert book["Lembar Lain"]["A1"].value == formula
    assert book["Lembar Lain"]["A2"].value == 2025
    assert book.defined_names["total"].attr_text == "Daftar!$C$7"
    assert book["Daftar"].defined_names["isi"].attr_text == "Daftar!$C$3:$C$6"


def test_merged_cells_and_constants_of_the_row_repeat(tmp_path: Path) -> None:
    def cells(sheet: Worksheet) -> None:
        sheet["A3"], sheet["B3"], sheet["C3"] = "{{ penerima.nama }}", None, 5
        sheet.merge_cells("A3:B3")
        sheet["D3"] = "tetap"

    sheet = first_sheet(filled(a_template(tmp_path, cells), PEOPLE[:2]))

    assert sorted(str(area) for area in sheet.merged_cells.ranges) == ["A3:B3", "A4:B4"]
    assert [sheet["C4"].value, sheet["D4"].value] == [5, "tetap"]


def test_a_yes_a_date_and_nothing_stay_what_the_template_made_them(tmp_path: Path) -> None:
    def cells(sheet: Worksheet) -> None:
        sheet["B3"] = None
        sheet["D3"], sheet["E3"] = True, date(2025, 8, 12)
        sheet["E3"].number_format = "dd/mm/yyyy"

    sheet = first_sheet(filled(a_template(tmp_path, cells), PEOPLE[:2]))

    assert sheet["B4"].value is None
    assert sheet["D4"].value is True
    assert sheet["E4"].value == datetime(2025, 8, 12)  # noqa: DTZ001 - a day has no zone


@pytest.mark.parametrize("name", ["A1", "true", "R1C1", "Dua kata"])
def test_a_sheet_whose_name_looks_like_something_else_keeps_its_quotes(name: str) -> None:
    quoted = f"='{name}'!B2+1"

    assert rewrite(quoted, lambda found: found) == quoted


def test_rows_grow_with_wrapped_text_and_stay_free_to_grow(tmp_path: Path) -> None:
    def wrap(sheet: Worksheet) -> None:
        sheet["B3"].alignment = Alignment(wrap_text=True)
        sheet["B3"].font = Font(name="Arial Narrow", size=8)
        sheet.column_dimensions["B"].width = 10

    target = filled(
        a_template(tmp_path, wrap), [person(nama="Ani"), person(nama="Long La'ai " * 9)]
    )

    with zipfile.ZipFile(target) as archive:
        xml = archive.read("xl/worksheets/sheet1.xml").decode()
    sheet = first_sheet(target)
    assert sheet.row_dimensions[4].height > 4 * sheet.row_dimensions[3].height / 2
    assert '<row r="4" ht=' in xml
    assert "customHeight" not in xml.partition('<row r="4" ')[2].partition(">")[0]


def test_a_height_that_staff_fixed_is_kept(tmp_path: Path) -> None:
    path = a_template(tmp_path, lambda s: setattr(s.row_dimensions[3], "height", 41))

    sheet = first_sheet(filled(path, PEOPLE))

    assert [sheet.row_dimensions[row].height for row in range(3, 7)] == [41] * 4


def test_the_same_content_gives_the_same_file(tmp_path: Path) -> None:
    path = a_template(tmp_path)

    one = write(path, PEOPLE, tmp_path / "satu.xlsx")
    two = write(path, PEOPLE, tmp_path / "dua.xlsx")

    assert one == two
    assert hashlib.sha256((tmp_path / "dua.xlsx").read_bytes()).hexdigest() == two.sha256


def test_properties_name_the_program_and_the_given_moment(tmp_path: Path) -> None:
    moment = datetime(2025, 8, 12, 3, 4, 5, tzinfo=UTC)
    content = Content({}, PEOPLE, {}, created=moment)

    fill(load(a_template(tmp_path)), content, tmp_path / "hasil.xlsx")

    properties = load_workbook(tmp_path / "hasil.xlsx").properties
    assert properties.creator == "bansos_desktop"
    assert properties.created == moment.replace(tzinfo=None)


def test_progress_is_told_and_ends_at_the_last_row(tmp_path: Path) -> None:
    told: list[int] = []

    content = Content({}, people(250), {})
    fill(load(a_template(tmp_path)), content, tmp_path / "hasil.xlsx", progress=told.append)

    assert told == [100, 200, 250]


def test_a_cancelled_export_leaves_nothing_and_keeps_the_old_file(tmp_path: Path) -> None:
    template = load(a_template(tmp_path))
    target = tmp_path / "hasil.xlsx"
    target.write_bytes(b"lama")

    def cancel(_done: int) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        fill(template, Content({}, people(250), {}), target, progress=cancel)

    assert target.read_bytes() == b"lama"
    assert {path.name for path in tmp_path.iterdir()} == {"hasil.xlsx", "templat.xlsx"}


def test_text_too_long_for_a_cell_is_refused_by_its_address(tmp_path: Path) -> None:
    with pytest.raises(WorkbookError) as caught:
        filled(a_template(tmp_path), [person(nama="x" * 32_768)])

    assert caught.value.code == "template.text_too_long"
    assert "B3" in caught.value.message


def test_a_comment_in_the_template_does_no_harm(tmp_path: Path) -> None:
    path = a_template(tmp_path, lambda s: setattr(s["A2"], "comment", Comment("isi", "dinas")))

    sheet = first_sheet(filled(path, PEOPLE))

    assert sheet["A2"].comment.text == "isi"
    assert sheet["A6"].value == PEOPLE[3]["penerima.nik"]


@pytest.mark.parametrize(
    ("rows", "moved"), [(20, False), (40, True), (60, False)], ids=["fits", "splits", "next page"]
)
def test_signatures_take_the_last_rows_along_to_a_new_page(
    tmp_path: Path, rows: int, moved: bool
) -> None:
    def closing(sheet: Worksheet) -> None:
        sheet["A9"] = "Kepala Dinas"
        sheet.print_title_rows = "2:2"
        sheet.print_area = "A1:C9"
        sheet.page_setup.paperSize = 9
        sheet.page_setup.orientation = "portrait"

    sheet = first_sheet(filled(a_template(tmp_path, closing), people(rows)))

    breaks = [item.id for item in sheet.row_breaks.brk]
    assert breaks == ([2 + rows - 2] if moved else [])


@given(
    st.lists(
        st.tuples(st.text(max_size=40), st.none() | st.integers(-(10**18), 10**18)), max_size=6
    )
)
def test_another_reader_finds_the_texts_and_numbers_again(
    tmp_path_factory: pytest.TempPathFactory, values: list[tuple[str, int | None]]
) -> None:
    path = a_template(tmp_path_factory.mktemp("baca"))

    rows = [person(nama=text, nilai_usulan=number) for text, number in values]
    target = filled(path, rows, {"dokumen.program": "UEP"})

    found = CalamineWorkbook.from_path(str(target)).get_sheet_by_name("Daftar").to_python()
    names = [row[1] for row in found[2 : 2 + len(values)]]
    numbers = [row[2] for row in found[2 : 2 + len(values)]]
    assert [_plain(str(name)) for name in names] == [_plain(text) for text, _ in values]
    assert [str(number).removesuffix(".0") for number in numbers] == [
        "" if number is None else str(number) for _, number in values
    ]


def _plain(text: str) -> str:
    """Text as a file can hold it: no control characters, one kind of line end."""
    kept = (c for c in text if c in "\t\n\r" or (ord(c) >= 32 and ord(c) not in (0xFFFE, 0xFFFF)))
    return "".join(kept).replace("\r\n", "\n").replace("\r", "\n")

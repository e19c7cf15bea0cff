"""The sheet that goes back to its sender."""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Sequence
from datetime import date, datetime, time
from pathlib import Path
from zipfile import BadZipFile, ZipFile

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.chart import BarChart
from openpyxl.comments import Comment
from openpyxl.styles import Font
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from bansos_desktop.domain import messages
from bansos_desktop.domain.problems import Problem, error
from bansos_desktop.workbook import rejects as rejects_module
from bansos_desktop.workbook.atomic import write_atomically
from bansos_desktop.workbook.errors import WorkbookError
from bansos_desktop.workbook.layout import Layout
from bansos_desktop.workbook.reader import open_sheets
from bansos_desktop.workbook.reject_marks import RejectedRow
from bansos_desktop.workbook.rejects import RejectedSheet, write_rejects
from bansos_desktop.workbook.rows import read_rows
from tests.factories import a_nik
from tests.workbook.make_ods import write_ods
from tests.workbook.make_sheets import ALIASES, SHORT, Rows, find_layout, save, short_row
from tests.workbook.make_xls import write_xls

BAD = "FFFFC7CE"


@pytest.fixture(autouse=True)
def sentences(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two findings that belong to these tests alone."""
    known = {"contoh.nik": "NIK harus 16 angka. Perbaiki.", "contoh.nama": "Nama kosong. Isi."}
    monkeypatch.setattr(messages, "SENTENCES", {**messages.SENTENCES, **known})


def bad_nik() -> Problem:
    return error("contoh.nik", "nik")


def no_name() -> Problem:
    return error("contoh.nama", "nama")


def layout_of(path: Path) -> Layout:
    return find_layout(open_sheets(path), ALIASES)


def written(target: Path) -> Worksheet:
    book = load_workbook(target)
    assert len(book.worksheets) == 1
    return book.worksheets[0]


def write_one(source: Path, target: Path, layout: Layout, rejects: Sequence[RejectedRow]) -> None:
    write_rejects(source, target, [RejectedSheet(layout, tuple(rejects))])


def send_back(source: Path, rejects: Sequence[RejectedRow]) -> Worksheet:
    target = source.with_name("perbaiki.xlsx")
    write_one(source, target, layout_of(source), rejects)
    assert not target.with_name("perbaiki.xlsx.new").exists()
    return written(target)


TOP: Rows = [["DAFTAR USULAN"], [], SHORT, ["(1)", "(2)", "(3)", "(4)", "(5)"]]


def a_source(path: Path, rows: int = 5) -> Path:
    people: Rows = [short_row(serial) for serial in range(1, rows + 1)]
    return save(path, {"lain": [["x"]], "data": [*TOP, *people, ["JUMLAH"]]})


def test_only_refused_rows_are_left_under_the_senders_own_header(tmp_path: Path) -> None:
    source = a_source(tmp_path / "usulan.xlsx")

    sheet = send_back(source, [RejectedRow(9, (no_name(),)), RejectedRow(6, (bad_nik(),))])

    assert sheet.title == "data"
    assert sheet["A1"].value == "DAFTAR USULAN"
    assert [cell.value for cell in sheet[3]] == [*SHORT, "Perbaiki"]
    assert [sheet.cell(row, 4).value for row in (5, 6)] == [short_row(2)[3], short_row(5)[3]]
    assert sheet.max_row == 6


def test_a_bad_cell_is_coloured_and_explained_in_comment_and_last_column(tmp_path: Path) -> None:
    source = a_source(tmp_path / "usulan.xlsx")

    sheet = send_back(source, [RejectedRow(6, (bad_nik(), no_name(), bad_nik()))])

    assert [cell.fill.fgColor.rgb == BAD for cell in sheet[5]] == [
        *(False, True, False, True, False),
        False,
    ]
    comment = sheet["B5"].comment
    assert comment is not None
    assert comment.text == "NIK harus 16 angka. Perbaiki."
    assert sheet["F5"].value == "NIK harus 16 angka. Perbaiki.\nNama kosong. Isi."


def test_a_fault_of_a_missing_column_is_told_in_the_last_column_only(tmp_path: Path) -> None:
    source = a_source(tmp_path / "usulan.xlsx")

    sheet = send_back(source, [RejectedRow(5, (error("contoh.nama", "desil"),))])

    assert sheet["F5"].value == "Nama kosong. Isi."
    assert all(cell.comment is None for cell in sheet[5])


def test_personal_numbers_come_back_as_text(tmp_path: Path) -> None:
    people: Rows = [short_row(1, nik=6402061208800001, kk=None), short_row(2, kk="=1+1")]
    source = save(tmp_path / "usulan.xlsx", {"data": [SHORT, *people]})

    sheet = send_back(source, [RejectedRow(2, (bad_nik(),))])

    assert (sheet["B2"].value, sheet["B2"].number_format) == ("6402061208800001", "@")
    assert (sheet["C2"].value, sheet["C2"].number_format) == (None, "@")


@pytest.mark.parametrize("styled", [True, False])
def test_text_that_looks_like_a_formula_stays_text(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, styled: bool
) -> None:
    monkeypatch.setattr(rejects_module, "_STYLED_UP_TO", 1 << 20 if styled else 0)
    book = Workbook()
    sheet = book.worksheets[0]
    for row in (SHORT, short_row(1)):
        sheet.append(list(row))
    sheet["D2"].value = "=1+1"
    sheet["D2"].data_type = "s"
    book.save(tmp_path / "usulan.xlsx")

    back = send_back(tmp_path / "usulan.xlsx", [RejectedRow(2, (bad_nik(),))])

    assert (back["D2"].value, back["D2"].data_type) == ("=1+1", "s")


def styled_source(path: Path) -> Path:
    book = Workbook()
    book.create_sheet("lain")
    sheet = book.worksheets[0]
    sheet.title = "data"
    for row in (["JUDUL"], SHORT, *map(short_row, range(1, 5))):
        sheet.append(list(row))
    sheet.append(["JUMLAH"])
    sheet.merge_cells("A1:E1")
    sheet.merge_cells("A7:D7")
    sheet.column_dimensions["D"].width = 33
    sheet.row_dimensions[6].height = 44
    sheet["D6"].font = Font(italic=True)
    sheet.freeze_panes = "A3"
    sheet.protection.sheet = True
    sheet.auto_filter.ref = "A2:E6"
    sheet.sheet_state = "hidden"
    for formula in ('"L,P"', "lain!$A$1:$A$2"):
        sheet.add_data_validation(DataValidation(type="list", formula1=formula, sqref="E3"))
    book.active = 1
    book.create_chartsheet("grafik").add_chart(BarChart())
    book.save(path)
    return path


def test_widths_styles_and_merged_titles_stay(tmp_path: Path) -> None:
    source = styled_source(tmp_path / "usulan.xlsx")
    target = tmp_path / "perbaiki.xlsx"
    layout = find_layout(open_sheets(source), ALIASES, "data")

    write_one(source, target, layout, [RejectedRow(6, (bad_nik(),))])

    sheet = written(target)
    assert [merged.coord for merged in sheet.merged_cells.ranges] == ["A1:E1"]
    assert sheet.column_dimensions["D"].width == 33
    assert sheet.row_dimensions[3].height == 44
    assert sheet["D3"].font.italic
    assert sheet.freeze_panes == "A3"
    assert sheet.sheet_state == "visible"
    assert not sheet.protection.sheet
    assert sheet.auto_filter.ref is None
    assert [rule.formula1 for rule in sheet.data_validations.dataValidation] == ['"L,P"']


def test_a_heading_merged_over_the_new_column_gives_way(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    for row in (SHORT, short_row(1)):
        sheet.append(list(row))
    sheet.insert_rows(1)
    sheet.merge_cells("A1:E1")
    sheet.merge_cells("E2:H2")
    book.save(tmp_path / "usulan.xlsx")

    back = send_back(tmp_path / "usulan.xlsx", [RejectedRow(3, (bad_nik(),))])

    assert (back["E2"].value, back["F2"].value) == ("Alamat", "Perbaiki")


def test_what_was_sent_back_imports_again_and_can_be_sent_back_again(tmp_path: Path) -> None:
    first = tmp_path / "perbaiki.xlsx"
    source = a_source(tmp_path / "usulan.xlsx")
    both = [RejectedRow(5, (bad_nik(),)), RejectedRow(6, (bad_nik(), no_name()))]
    write_one(source, first, layout_of(source), both)
    second = tmp_path / "lagi.xlsx"
    layout = layout_of(first)
    rows = list(read_rows(open_sheets(first), layout))

    write_one(first, second, layout, [RejectedRow(rows[1].line, (no_name(),))])

    sheet = written(second)
    assert [row.line for row in rows] == [5, 6]
    assert [cell.value for cell in sheet[3]] == [*SHORT, "Perbaiki"]
    assert sheet["F5"].value == "Nama kosong. Isi."
    assert sheet["B5"].comment is None
    assert sheet["B5"].fill.fgColor.rgb != BAD
    assert sheet["D5"].fill.fgColor.rgb == BAD


@pytest.mark.parametrize("write", [write_xls, write_ods])
def test_other_kinds_come_back_as_xlsx_rebuilt_from_values(tmp_path: Path, write: object) -> None:
    assert callable(write)
    rows = [
        ["judul", "", ""],
        ["NIK", "Nama", "Desil"],
        ["1", "Orang", 2.0],
        [a_nik(), "Lain", 3.0],
    ]
    source = write(tmp_path / "usulan.xls", rows)

    sheet = send_back(source, [RejectedRow(4, (bad_nik(),))])

    assert sheet["A1"].value == "judul"
    assert [cell.value for cell in sheet[3]] == [
        a_nik(),
        "Lain",
        3,
        "NIK harus 16 angka. Perbaiki.",
    ]
    assert sheet["A2"].font.bold
    assert sheet["A2"].fill.fill_type == "solid"
    assert sheet["A3"].number_format == "@"
    assert sheet["B3"].alignment.wrap_text
    assert sheet.column_dimensions["A"].width >= 18
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.sheet_properties.pageSetUpPr is not None
    assert sheet.sheet_properties.pageSetUpPr.fitToPage


def test_days_in_a_rebuilt_sheet_are_shown_as_people_write_them(tmp_path: Path) -> None:
    source = tmp_path / "usulan.xlsx"
    moment = datetime.combine(date(1980, 8, 12), time(7, 30))
    people: Rows = [[a_nik(), "Orang", day] for day in (date(1980, 8, 12), moment)]
    book = load_workbook(save(source, {"data": [["NIK", "Nama", "Tanggal Lahir"], *people]}))
    book.create_chartsheet("grafik")
    book.save(source)

    sheet = send_back(source, [RejectedRow(line, (bad_nik(),)) for line in (2, 3)])

    assert sheet["C2"].number_format == "dd/mm/yyyy"
    assert sheet["C3"].number_format != "dd/mm/yyyy"
    assert sheet.column_dimensions["C"].width > 12


def test_columns_without_a_width_get_room_and_chosen_widths_stay(tmp_path: Path) -> None:
    source = tmp_path / "usulan.xlsx"
    book = load_workbook(a_source(source))
    book["data"].column_dimensions["D"].width = 5
    book["data"]["E6"] = "Jl. Contoh " * 20
    book.save(source)

    sheet = send_back(source, [RejectedRow(6, (bad_nik(),))])

    assert sheet.column_dimensions["B"].width >= 18
    assert sheet.column_dimensions["D"].width == 5
    assert sheet.column_dimensions["E"].width == 40
    assert "A" not in sheet.column_dimensions


def test_an_xlsx_that_openpyxl_cannot_load_is_rebuilt_from_values(tmp_path: Path) -> None:
    source = a_source(tmp_path / "usulan.xlsx")
    target = tmp_path / "perbaiki.xlsx"
    book = load_workbook(source)
    # openpyxl writes a chart sheet without a chart, and stumbles over it when it reads.
    book.create_chartsheet("grafik")
    book.save(source)

    write_one(source, target, layout_of(source), [RejectedRow(7, (bad_nik(),))])

    assert written(target)["D5"].value == short_row(3)[3]


def test_no_refused_row_leaves_the_header_alone(tmp_path: Path) -> None:
    sheet = send_back(a_source(tmp_path / "usulan.xlsx"), [])

    assert sheet.max_row == 4


def test_a_senders_own_comments_do_not_stay_in_refused_rows(tmp_path: Path) -> None:
    source = a_source(tmp_path / "usulan.xlsx")
    book = load_workbook(source)
    book["data"]["E6"].comment = Comment("catatan", "saya")
    book.save(source)

    assert send_back(source, [RejectedRow(6, (bad_nik(),))])["E5"].comment is None


def test_a_target_open_elsewhere_is_locked_and_keeps_its_content(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "perbaiki.xlsx"
    target.write_text("lama")

    def refuse(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "replace", refuse)
    source = a_source(tmp_path / "usulan.xlsx")
    with pytest.raises(WorkbookError) as caught:
        write_one(source, target, layout_of(source), [RejectedRow(5, (bad_nik(),))])

    assert caught.value.code == "workbook.locked"
    assert "perbaiki.xlsx" in caught.value.message
    assert target.read_text() == "lama"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["perbaiki.xlsx", "usulan.xlsx"]


def test_a_writer_that_fails_leaves_the_old_file_and_no_other(tmp_path: Path) -> None:
    target = tmp_path / "laporan.xlsx"
    target.write_text("lama")

    def fail(new: Path) -> None:
        new.write_text("setengah")
        raise RuntimeError

    with pytest.raises(RuntimeError), write_atomically(target) as new:
        fail(new)

    assert [path.name for path in tmp_path.iterdir()] == ["laporan.xlsx"]
    assert target.read_text() == "lama"


def test_a_folder_that_cannot_be_flushed_is_windows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bansos_desktop.workbook.atomic._FOLDERS_CAN_BE_FLUSHED", False)

    with write_atomically(tmp_path / "laporan.xlsx") as new:
        new.write_text("baru")

    assert (tmp_path / "laporan.xlsx").read_text() == "baru"


def test_control_characters_of_the_sender_do_not_stop_the_sheet(tmp_path: Path) -> None:
    rows = [["NIK", "Nama"], ["1", "Orang\x01Contoh"]]
    source = write_xls(tmp_path / "usulan.xls", rows)

    assert send_back(source, [RejectedRow(2, (bad_nik(),))])["B2"].value == "OrangContoh"


def with_part(path: Path, name: str, change: Callable[[bytes], bytes]) -> Path:
    """The same workbook with one part of it changed."""
    with ZipFile(path) as book:
        parts = {part: book.read(part) for part in book.namelist()}
    assert change(parts[name]) != parts[name]
    with ZipFile(path, "w") as book:
        for part, content in parts.items():
            book.writestr(part, change(content) if part == name else content)
    return path


def test_a_part_that_only_openpyxl_reads_may_be_damaged(tmp_path: Path) -> None:
    source = with_part(a_source(tmp_path / "a.xlsx"), "docProps/core.xml", lambda _: b"<rusak")

    sheet = send_back(source, [RejectedRow(6, (bad_nik(),))])

    assert [cell.value for cell in sheet[5]][:2] == short_row(2)[:2]


@pytest.mark.parametrize("fault", [BadZipFile("isi"), zlib.error("isi"), KeyError("isi")])
def test_whatever_openpyxl_stumbles_over_the_rows_go_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: Exception
) -> None:
    source = a_source(tmp_path / "a.xlsx")

    def stumble(*_args: object, **_options: object) -> Workbook:
        raise fault

    monkeypatch.setattr(rejects_module, "load_workbook", stumble)

    sheet = send_back(source, [RejectedRow(6, (bad_nik(),))])

    assert [cell.value for cell in sheet[5]][:2] == short_row(2)[:2]


def test_a_date_cell_without_a_day_goes_back_empty(tmp_path: Path) -> None:
    nik = re.compile(rb'<c r="B6".*?</c>', re.DOTALL)
    source = with_part(
        a_source(tmp_path / "a.xlsx"),
        "xl/worksheets/sheet2.xml",
        lambda xml: nik.sub(b'<c r="B6" t="d" />', xml),
    )
    assert load_workbook(source)["data"]["B6"].data_type == "d"

    sheet = send_back(source, [RejectedRow(6, (bad_nik(),))])

    assert sheet["A5"].value == short_row(2)[0]
    assert sheet["B5"].value is None
    assert sheet["B5"].fill.fgColor.rgb == BAD

"""The help sheet of a copied template: there for people, gone before anything is judged."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from pathlib import Path

from openpyxl import Workbook, load_workbook

from bansos_desktop.workbook.formats import FORMATS, PROPOSAL
from bansos_desktop.workbook.template import read_template
from bansos_desktop.workbook.template_help import HELP_SHEET, HelpLine, with_help, without_help
from tests.workbook.make_template import a_template

LINES = (
    HelpLine("penerima.nik", "NIK", "6402061208809001", "di baris berulang"),
    HelpLine("penerima.tanggal_lahir", "Tanggal lahir", date(1980, 8, 12), "di baris berulang"),
    HelpLine("penerima.desil", "Desil", 1, "di baris berulang"),
)
STEPS = ("1. Ubah.", "2. " + "kata " * 60)


def saved(book: Workbook) -> bytes:
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def helped(content: bytes) -> bytes:
    return with_help(content, "Petunjuk", STEPS, LINES)


def test_the_help_stands_in_sight_and_names_every_blank(tmp_path: Path) -> None:
    book = load_workbook(io.BytesIO(helped(a_template(tmp_path).read_bytes())))
    sheet = book[HELP_SHEET]
    texts = [[cell.value for cell in row] for row in sheet.iter_rows()]

    assert book.sheetnames == ["Daftar", "_meta", HELP_SHEET]
    assert sheet.sheet_state == "visible"
    assert book.active.title == "Daftar"  # type: ignore[union-attr]  # it has sheets
    assert ["{{ penerima.nik }}", "NIK", "6402061208809001", "di baris berulang"] in texts
    assert sheet["C7"].number_format == "dd/mm/yyyy"
    assert sheet.row_dimensions[3].height > sheet.row_dimensions[2].height


def test_the_same_template_gives_the_same_bytes(tmp_path: Path) -> None:
    content = a_template(tmp_path).read_bytes()

    assert helped(content) == helped(content)


def test_a_template_that_has_its_help_gets_no_second_one(tmp_path: Path) -> None:
    twice = helped(helped(a_template(tmp_path).read_bytes()))

    assert load_workbook(io.BytesIO(twice)).sheetnames == ["Daftar", "_meta", HELP_SHEET]


def test_loading_takes_the_help_out_and_leaves_the_rest(tmp_path: Path) -> None:
    content = helped(a_template(tmp_path).read_bytes())

    plain = without_help(content)

    assert load_workbook(io.BytesIO(plain)).sheetnames == ["Daftar", "_meta"]
    assert read_template(plain, "a.xlsx", PROPOSAL).name == "coba"
    with zipfile.ZipFile(io.BytesIO(content)) as had, zipfile.ZipFile(io.BytesIO(plain)) as has:
        assert len(had.namelist()) - len(has.namelist()) == 1
        assert has.testzip() is None


def test_a_template_without_help_stays_the_very_bytes(tmp_path: Path) -> None:
    content = a_template(tmp_path).read_bytes()

    assert without_help(content) == content


def test_a_workbook_of_the_help_alone_is_left_alone() -> None:
    book = Workbook()
    book.worksheets[0].title = HELP_SHEET

    content = saved(book)

    assert without_help(content) == content


def test_what_is_no_workbook_is_left_for_others_to_judge() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("a.txt", "x")

    assert without_help(file.getvalue()) == file.getvalue()


def test_names_of_sheets_behind_the_help_still_belong_to_them(tmp_path: Path) -> None:
    book = load_workbook(io.BytesIO(helped(a_template(tmp_path).read_bytes())))
    book["Daftar"].print_title_rows = "1:1"
    book.move_sheet(HELP_SHEET, -2)
    book["_meta"].print_area = "A1:B2"
    book.active = 0

    plain = load_workbook(io.BytesIO(without_help(saved(book))))

    assert plain.sheetnames == ["Daftar", "_meta"]
    assert plain["Daftar"].print_title_rows == "$1:$1"
    assert plain["_meta"].print_area == "'_meta'!$A$1:$B$2"
    assert read_template(without_help(saved(book)), "a.xlsx", PROPOSAL).sheet == "Daftar"


def test_a_link_from_the_root_of_the_package_is_followed(tmp_path: Path) -> None:
    content = helped(a_template(tmp_path).read_bytes())
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(file, "w") as target:
        for name in source.namelist():
            data = source.read(name)
            if name == "xl/_rels/workbook.xml.rels":
                data = data.replace(b'Target="/xl/', b'Target="')
            target.writestr(name, data)

    plain = without_help(file.getvalue())

    assert load_workbook(io.BytesIO(plain)).sheetnames == ["Daftar", "_meta"]


def test_every_format_is_known_by_its_file() -> None:
    assert all(form.file == f"{key}.xlsx" for key, form in FORMATS.items())

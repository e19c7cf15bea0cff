"""Opening files and reading single cells."""

from __future__ import annotations

import shutil
import zipfile
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.styles import Font

from bansos_desktop.domain.cell import EMPTY_CELL, Cell, CellKind
from bansos_desktop.domain.sentences_workbook import WORKBOOK_SENTENCES
from bansos_desktop.workbook.container import Container, column_letters
from bansos_desktop.workbook.errors import WorkbookError
from bansos_desktop.workbook.reader import cell_of, open_sheets
from tests.workbook.make_ods import write_ods
from tests.workbook.make_sheets import save
from tests.workbook.make_xls import write_locked_xls, write_ole2, write_xls


def refusal(path: Path) -> WorkbookError:
    with pytest.raises(WorkbookError) as caught:
        open_sheets(path)
    assert path.name in caught.value.message
    return caught.value


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (b"%PDF-1.7 ...", "PDF"),
        (b"\xff\xd8\xff\xe0", "JPG"),
        (b"Yth. Bapak Camat,\n\nBersama ini kami kirim daftar.\n", "teks"),
        (b"MZ\x00\x01", "lain"),
    ],
)
def test_a_file_of_another_kind_says_what_it_is_and_to_save_as_xlsx(
    tmp_path: Path, content: bytes, word: str
) -> None:
    path = tmp_path / "usulan.xlsx"
    path.write_bytes(content)

    error = refusal(path)

    assert error.code == "workbook.not_spreadsheet"
    assert word in error.message
    assert ".xlsx" in error.message


def test_a_folder_is_not_a_spreadsheet(tmp_path: Path) -> None:
    folder = tmp_path / "folder.xlsx"
    folder.mkdir()

    assert refusal(folder).code == "workbook.is_folder"


def test_a_missing_file_is_not_found(tmp_path: Path) -> None:
    assert refusal(tmp_path / "hilang.xlsx").code == "workbook.not_found"


def test_a_file_without_a_byte_is_empty(tmp_path: Path) -> None:
    path = tmp_path / "kosong.xlsx"
    path.touch()

    assert refusal(path).code == "workbook.empty"


def test_a_file_one_may_not_read_is_locked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = save(tmp_path / "usulan.xlsx", {"data": [["a"]]})

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "open", refuse)

    assert refusal(path).code == "workbook.locked"


@pytest.mark.parametrize("kept", [0.3, 0.7, 0.99])
def test_a_truncated_xlsx_is_damaged(tmp_path: Path, kept: float) -> None:
    path = save(tmp_path / "usulan.xlsx", {"data": [["a"]]})
    content = path.read_bytes()
    path.write_bytes(content[: int(len(content) * kept)])

    assert refusal(path).code == "workbook.damaged"


def test_an_xlsx_with_a_broken_part_is_damaged(tmp_path: Path) -> None:
    path = tmp_path / "usulan.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook")

    assert refusal(path).code == "workbook.damaged"


def test_a_sheet_that_is_no_xml_is_damaged_when_it_is_read(tmp_path: Path) -> None:
    whole = save(tmp_path / "utuh.xlsx", {"data": [["a"]]})
    path = tmp_path / "rusak.xlsx"
    with zipfile.ZipFile(whole) as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            broken = name.startswith("xl/worksheets/")
            new.writestr(name, "<worksheet><sheetData><row><" if broken else old.read(name))

    with pytest.raises(WorkbookError) as caught:
        list(open_sheets(path).rows("data"))

    assert caught.value.code == "workbook.damaged"


@pytest.mark.parametrize(("part", "word"), [("word/document.xml", "Word"), ("catatan.txt", "ZIP")])
def test_another_zip_is_not_a_spreadsheet(tmp_path: Path, part: str, word: str) -> None:
    path = tmp_path / "usulan.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(part, "x")

    error = refusal(path)

    assert error.code == "workbook.not_spreadsheet"
    assert word in error.message


@pytest.mark.parametrize(
    ("stream", "code"),
    [
        ("EncryptedPackage", "workbook.password"),
        ("WordDocument", "workbook.not_spreadsheet"),
        ("PowerPoint Document", "workbook.not_spreadsheet"),
        ("Sembarang", "workbook.damaged"),
    ],
)
def test_an_ole2_container_is_judged_by_its_streams(tmp_path: Path, stream: str, code: str) -> None:
    path = write_ole2(tmp_path / "usulan.xlsx", stream, b"")

    assert refusal(path).code == code


def test_an_old_xls_with_a_password_says_so(tmp_path: Path) -> None:
    assert refusal(write_locked_xls(tmp_path / "lama.xls")).code == "workbook.password"


def test_an_ods_with_a_password_says_so(tmp_path: Path) -> None:
    whole = write_ods(tmp_path / "utuh.ods", [["a"]])
    path = tmp_path / "terkunci.ods"
    with zipfile.ZipFile(whole) as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(b"<manifest/>", b"<encryption-data/>"))

    assert refusal(path).code == "workbook.password"


def test_a_stray_cell_of_an_ods_is_named_and_not_fatal(tmp_path: Path) -> None:
    whole = write_ods(tmp_path / "utuh.ods", [["a"], ["", "b"]])
    path = tmp_path / "usulan.ods"
    far = b'<table:table-cell table:number-columns-repeated="16000"/>'
    gap = b'<table:table-row table:number-rows-repeated="1000000"><table:table-cell/>'
    with zipfile.ZipFile(whole) as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            content = old.read(name).replace(b"<table:table-cell/>", far)
            second = b"</table:table-row><table:table-row>"
            new.writestr(name, content.replace(second, second[:18] + gap + second))

    error = refusal(path)

    assert error.code == "workbook.stray_cell"
    assert "WQK1000002" in error.message


def test_an_ods_without_an_end_is_damaged_and_is_not_waited_for(tmp_path: Path) -> None:
    whole = write_ods(tmp_path / "utuh.ods", [["a"]])
    path = tmp_path / "usulan.ods"
    with zipfile.ZipFile(whole) as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).partition(b"</table:table>")[0])

    assert refusal(path).code == "workbook.damaged"


def test_empty_rows_to_the_end_of_an_ods_cost_nothing(tmp_path: Path) -> None:
    whole = write_ods(tmp_path / "utuh.ods", [["a", ""], ["", ""]])
    path = tmp_path / "usulan.ods"
    empty = b'<table:table-cell table:number-columns-repeated="16383"/>'
    last = b'<table:table-row table:number-rows-repeated="1048575"><table:table-cell/>'
    with zipfile.ZipFile(whole) as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            content = old.read(name).replace(b"<table:table-row><table:table-cell/>", last)
            new.writestr(name, content.replace(b"<table:table-cell/>", empty))

    assert list(open_sheets(path).rows("data")) == [(1, ["a"])]


def test_a_zip_locked_with_a_password_says_so(tmp_path: Path) -> None:
    path = save(tmp_path / "usulan.xlsx", {"data": [["a"]]})
    content = bytearray(path.read_bytes())
    content[content.rfind(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(content)

    assert refusal(path).code == "workbook.password"


def test_a_zip_bomb_is_too_large(tmp_path: Path) -> None:
    path = save(tmp_path / "usulan.xlsx", {"data": [["a"]]})
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/media/bom.bin", bytes(80 << 20))

    assert refusal(path).code == "workbook.too_large"


def test_more_rows_than_excel_has_are_too_large(tmp_path: Path) -> None:
    whole = save(tmp_path / "utuh.xlsx", {"data": [["a"]]})
    path = tmp_path / "usulan.xlsx"
    with zipfile.ZipFile(whole) as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            content = old.read(name).replace(b'r="A1"', b'r="A1048577"')
            new.writestr(name, content)

    assert refusal(path).code == "workbook.too_large"


def test_a_stray_cell_in_the_last_corner_is_named_and_not_fatal(tmp_path: Path) -> None:
    book = Workbook()
    book.worksheets[0]["A1"] = "NIK"
    book.worksheets[0]["XFD1048576"] = "x"
    book.save(tmp_path / "usulan.xlsx")

    error = refusal(tmp_path / "usulan.xlsx")

    assert error.code == "workbook.stray_cell"
    assert "XFD1048576" in error.message


def test_styled_empty_cells_far_away_do_no_harm(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet["A1"] = "NIK"
    sheet["XFD1048576"].font = Font(bold=True)
    for row in range(2, 10_002):
        sheet.cell(row, 1).font = Font(bold=True)
    book.save(tmp_path / "usulan.xlsx")

    rows = list(open_sheets(tmp_path / "usulan.xlsx").rows("Sheet"))

    assert rows == [(1, ["NIK"])]


def test_rows_and_columns_are_those_of_the_file(tmp_path: Path) -> None:
    book = Workbook()
    book.worksheets[0]["C5"] = "isi"
    book.save(tmp_path / "usulan.xlsx")

    rows = dict(open_sheets(tmp_path / "usulan.xlsx").rows("Sheet"))

    assert rows[5] == ["", "", "isi"]
    assert list(rows) == [1, 2, 3, 4, 5]


def test_old_xls_and_ods_are_read_whatever_their_name(tmp_path: Path) -> None:
    rows: list[list[str | float]] = [["NIK", "Nama"], ["", ""], [6402061208800001.0, "Orang"]]
    xls = open_sheets(write_xls(tmp_path / "lama.xlsx", rows))
    ods = open_sheets(write_ods(tmp_path / "bebas.xlsx", rows))

    assert dict(xls.rows("data")) == dict(ods.rows("data"))
    assert dict(xls.rows("data"))[3] == rows[2]


def test_a_file_read_under_another_name_is_read_by_its_content(tmp_path: Path) -> None:
    rows = [["NIK", "Nama"], ["6472", "Contoh"]]
    xlsx = save(tmp_path / "a.csv", {"data": rows})
    xls = write_xls(tmp_path / "b.xlsx", rows)
    text = tmp_path / "c.xlsx"
    text.write_text("NIK;Nama\n6472;Contoh\n")

    files = [open_sheets(path) for path in (xlsx, xls, text)]

    assert [file.container for file in files] == [Container.XLSX, Container.XLS, Container.TEXT]
    assert [dict(file.rows(file.names[0]))[2] for file in files] == [["6472", "Contoh"]] * 3


@pytest.mark.parametrize(
    ("name", "content", "word"),
    [
        ("a.xls", b"MIME-Version: 1.0\nContent-Type: multipart/related\n", ".mht"),
        (
            "a.xls",
            b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">',
            "Excel 2003 XML",
        ),
    ],
)
def test_a_form_excel_opens_and_we_do_not_says_how_to_save_it(
    tmp_path: Path, name: str, content: bytes, word: str
) -> None:
    (tmp_path / name).write_bytes(content)

    error = refusal(tmp_path / name)

    assert error.code == "workbook.save_as_xlsx"
    assert word in error.message


def test_a_binary_xlsb_says_how_to_save_it(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.xlsb", "w") as archive:
        archive.writestr("xl/workbook.bin", b"")

    assert refusal(tmp_path / "a.xlsb").code == "workbook.save_as_xlsx"


def test_columns_the_sender_hid_are_known_and_still_read(tmp_path: Path) -> None:
    book = Workbook()
    book.worksheets[0].append(["No", "Sandi", "NIK", "Nama"])
    other = book.create_sheet("Anggota & RT")
    other.append(["a", "b", "c"])
    for letters in "BC":
        other.column_dimensions[letters].hidden = True
    other.row_dimensions[1].hidden = True
    book.save(tmp_path / "usulan.xlsx")

    file = open_sheets(tmp_path / "usulan.xlsx")

    assert file.hidden_columns("Sheet") == frozenset()
    assert file.hidden_columns("Anggota & RT") == {1, 2}
    assert list(file.rows("Anggota & RT")) == [(1, ["a", "b", "c"])]


def test_nothing_is_known_hidden_where_the_file_no_longer_tells(tmp_path: Path) -> None:
    path = save(tmp_path / "usulan.xlsx", {"data": [["a"]]})
    file = open_sheets(path)
    old = open_sheets(write_xls(tmp_path / "lama.xls", [["a"]]))

    assert file.hidden_columns("tidak ada") == frozenset()
    path.unlink()
    assert file.hidden_columns("data") == frozenset()
    assert old.hidden_columns("data") == frozenset()


def test_a_workbook_that_describes_too_much_hides_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = save(tmp_path / "usulan.xlsx", {"data": [["a"]]})
    monkeypatch.setattr("bansos_desktop.workbook.hidden._LARGEST_PART", 10)

    assert open_sheets(path).hidden_columns("data") == frozenset()


def test_rows_of_formulas_without_a_result_are_not_handed_on(tmp_path: Path) -> None:
    rows = [["a", "b"], ["", ""], ["c", 0], ["", ""], ["", ""]]
    path = write_xls(tmp_path / "usulan.xls", rows)
    empty = write_xls(tmp_path / "kosong.xls", [["", ""], ["", ""]])

    assert list(open_sheets(path).rows("data")) == [(1, ["a", "b"]), (2, ["", ""]), (3, ["c", 0])]
    assert list(open_sheets(empty).rows("data")) == []


def test_a_sheet_that_was_forgotten_is_read_again(tmp_path: Path) -> None:
    file = open_sheets(save(tmp_path / "usulan.xlsx", {"data": [["a"]]}))
    before = list(file.rows("data"))

    file.forget("data")
    file.forget("data")

    assert list(file.rows("data")) == before


def test_a_sheet_without_a_cell_is_blank_and_has_no_rows(tmp_path: Path) -> None:
    file = open_sheets(save(tmp_path / "usulan.xlsx", {"data": []}))

    assert file.is_blank()
    assert list(file.rows("data")) == []


def test_a_file_that_goes_away_while_it_is_opened_is_damaged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = save(tmp_path / "usulan.xlsx", {"data": [["a"]]})

    def pulled_out(_: Path) -> bytes:
        raise OSError

    monkeypatch.setattr(Path, "read_bytes", pulled_out)

    assert refusal(path).code == "workbook.damaged"


def test_the_file_is_not_held_open(tmp_path: Path) -> None:
    path = save(tmp_path / "usulan.xlsx", {"data": [["a"]]})
    file = open_sheets(path)
    shutil.move(path, tmp_path / "lain.xlsx")

    assert list(file.rows("data")) == [(1, ["a"])]


def test_hidden_sheets_and_ours_come_last_and_are_not_chosen(tmp_path: Path) -> None:
    sheets = {"rahasia": [["a"]], "_meta": [["b"]], "data": [["c"]]}
    file = open_sheets(save(tmp_path / "usulan.xlsx", sheets, hidden=["rahasia"]))

    assert file.visible == ("data",)
    assert file.names == ("data", "rahasia", "_meta")


def test_a_sheet_that_is_not_there_lists_those_that_are(tmp_path: Path) -> None:
    file = open_sheets(save(tmp_path / "usulan.xlsx", {"data": [["a"]], "lain": [["b"]]}))

    with pytest.raises(WorkbookError) as caught:
        list(file.rows("Data 2025"))

    assert caught.value.code == "workbook.no_sheet"
    assert "data, lain" in caught.value.message


def test_a_formula_is_read_as_its_last_result(tmp_path: Path) -> None:
    whole = save(tmp_path / "utuh.xlsx", {"data": [["=1+1"]]})
    path = tmp_path / "usulan.xlsx"
    with zipfile.ZipFile(whole) as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            new.writestr(
                name, old.read(name).replace(b"<v></v>", b"<v>2</v>").replace(b"<v />", b"<v>2</v>")
            )

    assert load_workbook(path).worksheets[0]["A1"].value == "=1+1"
    assert list(open_sheets(path).rows("data")) == [(1, [2.0])]


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        ("", EMPTY_CELL),
        (" \u00a0\u200b", EMPTY_CELL),
        ("  Contoh\u00a0", Cell(CellKind.TEXT, "Contoh")),
        ("'6402061208800001", Cell(CellKind.TEXT, "6402061208800001")),
        ("'Aisyah", Cell(CellKind.TEXT, "'Aisyah")),
        ("12/08/1980", Cell(CellKind.TEXT, "12/08/1980")),
        (6.402061208800001e15, Cell(CellKind.NUMBER, "6402061208800001", 6402061208800001.0)),
        (2.5, Cell(CellKind.NUMBER, "2.5", 2.5)),
        (0.1 + 0.2, Cell(CellKind.NUMBER, "0.3", 0.1 + 0.2)),
        (1e-7, Cell(CellKind.NUMBER, "0.0000001", 1e-7)),
        (True, Cell(CellKind.OTHER, "TRUE")),
        (False, Cell(CellKind.OTHER, "FALSE")),
        (date(1980, 8, 12), Cell(CellKind.DATE, "12/08/1980", day=date(1980, 8, 12))),
        (
            datetime(1980, 8, 12),  # noqa: DTZ001 - spreadsheets know no time zones
            Cell(CellKind.DATE, "12/08/1980", day=date(1980, 8, 12)),
        ),
        (
            datetime(1980, 8, 12, 7, 5),  # noqa: DTZ001 - spreadsheets know no time zones
            Cell(CellKind.DATE, "12/08/1980 07:05", day=date(1980, 8, 12)),
        ),
        (time(7, 5), Cell(CellKind.OTHER, "07:05:00")),
        (timedelta(hours=2), Cell(CellKind.OTHER, "2:00:00")),
    ],
)
def test_a_cell_is_what_a_person_sees(value: str | float, cell: Cell) -> None:
    assert cell_of(value) == cell


@given(st.integers(min_value=0, max_value=10**16))
def test_a_whole_number_never_has_an_exponent_or_a_point(number: int) -> None:
    text = cell_of(float(number)).text

    assert text.isdigit()
    assert float(text) == float(number)


@pytest.mark.parametrize(
    ("column", "letters"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")]
)
def test_columns_have_the_letters_of_excel(column: int, letters: str) -> None:
    assert column_letters(column) == letters


def test_a_large_sheet_is_trusted_in_what_it_says_of_its_size(tmp_path: Path) -> None:
    whole = save(tmp_path / "utuh.xlsx", {"data": [["a"], ["b"]]})
    path = tmp_path / "usulan.xlsx"
    padding = b"<!--" + b" " * (5 << 20) + b"--><sheetData>"
    with zipfile.ZipFile(whole) as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(b"<sheetData>", padding))

    assert list(open_sheets(path).rows("data")) == [(1, ["a"]), (2, ["b"])]


def test_every_sentence_of_a_file_says_what_to_do() -> None:
    for code, text in WORKBOOK_SENTENCES.items():
        assert text.count(". ") >= 1, code
        assert text.endswith("."), code

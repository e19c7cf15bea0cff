"""Text files and web pages that are tables, as offices and web applications write them."""

from __future__ import annotations

import csv
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from bansos_desktop.domain.cell import CellKind
from bansos_desktop.workbook import html_file, text_file
from bansos_desktop.workbook.errors import WorkbookError
from bansos_desktop.workbook.reader import cell_of, open_sheets
from bansos_desktop.workbook.text_file import text_table

HEAD = ["NIK", "Nama", "Alamat"]
BODY = ["6472010101800001", "Ibu Contoh", "Jl. Mawar, RT 1, RW 2"]
LETTER = """Yth. Bapak Camat Tenggarong,

Bersama surat ini kami sampaikan, dengan hormat, daftar penerima.
Mohon diperiksa, dikoreksi, dan dikembalikan.
Atas perhatiannya, terima kasih.
Kepala Desa
"""


def rows_of(path: Path) -> list[list[object]]:
    file = open_sheets(path)
    assert len(file.names) == 1
    return [list(values) for _, values in file.rows(file.names[0])]


def read(folder: Path, content: bytes | str) -> list[list[object]]:
    path = folder / "usulan.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return rows_of(path)


def refusal(folder: Path, content: bytes | str) -> str:
    with pytest.raises(WorkbookError) as caught:
        read(folder, content)
    assert "usulan.csv" in caught.value.message
    return caught.value.code


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_delimiter_and_encoding_are_found(tmp_path: Path, delimiter: str, encoding: str) -> None:
    text = StringIO()
    people = [[*BODY[:2], f"Gang é {serial}, RT 1"] for serial in range(4)]
    csv.writer(text, delimiter=delimiter).writerows([HEAD, *people])

    assert read(tmp_path, text.getvalue().encode(encoding)) == [HEAD, *people]


def test_bytes_that_mean_nothing_do_no_harm(tmp_path: Path) -> None:
    rows = read(tmp_path, b"NIK;Nama;RT\n6472;Cafe\x81\xe9;1\n")
    marked = read(tmp_path, b"\xef\xbb\xbfNIK;Nama;RT\n6472;Caf\xe9;1\n")

    assert rows[1] == ["6472", "Cafe\ufffd\u00e9", "1"]
    assert marked == [["NIK", "Nama", "RT"], ["6472", "Caf\ufffd", "1"]]


def test_a_line_that_names_the_delimiter_is_no_row(tmp_path: Path) -> None:
    assert read(tmp_path, "sep=|\r\nNIK|Nama\r\n1|A;b\r\n") == [["NIK", "Nama"], ["1", "A;b"]]


def test_a_line_break_in_a_cell_makes_no_row(tmp_path: Path) -> None:
    rows = read(tmp_path, 'NIK,Nama,Alamat\n1,A,"Jl. Mawar\nRT 1"\n2,"B ""Buk""",x\n')

    assert rows[1:] == [["1", "A", "Jl. Mawar\nRT 1"], ["2", 'B "Buk"', "x"]]


def test_digits_kept_from_excel_by_a_formula_are_digits(tmp_path: Path) -> None:
    rows = read(tmp_path, 'NIK;Nama;RT\n="6472010101800001";A;"=""001"""\n')

    assert rows[1] == ["6472010101800001", "A", "001"]


def test_a_nik_excel_has_spoilt_stays_text_and_is_seen_as_such(tmp_path: Path) -> None:
    rows = read(tmp_path, "NIK;Nama;Persen\n6,47E+15;A;12%\n")

    assert rows[1] == ["6,47E+15", "A", "12%"]
    assert cell_of("6,47E+15").kind is CellKind.TEXT


def test_rows_are_of_one_width_and_end_with_the_last_filled_one(tmp_path: Path) -> None:
    text = "DAFTAR\n\nNIK;Nama;RT;;;\n1;A;1;;;\n2;B\n" + ";;;;;\n" * 5000

    rows = read(tmp_path, text)

    assert rows == [
        ["DAFTAR", "", ""],
        ["", "", ""],
        ["NIK", "Nama", "RT"],
        ["1", "A", "1"],
        ["2", "B", ""],
    ]


def test_a_quotation_mark_that_is_never_closed_swallows_nobody(tmp_path: Path) -> None:
    few = "NIK;Nama;RT\n" + '1;"Siti;1\n' + "2;Budi;2\n" * 50
    many = "NIK;Nama;RT\n" + '1;"Siti;1\n' + "2;Budi;2\n\n" * 20_000

    assert read(tmp_path, few)[:3] == [
        ["NIK", "Nama", "RT"],
        ["1", "Siti", "1"],
        ["2", "Budi", "2"],
    ]
    assert len(read(tmp_path, few)) == 52
    assert len([row for row in read(tmp_path, many) if any(row)]) == 20_002


@pytest.mark.parametrize(
    "text",
    [
        LETTER,
        "Satu baris saja",
        "Nama, Alamat",
        "2025-08-01 10:00:01,123 INFO mulai\n" * 20,
        "[INFO] a, b, c\n" * 20,
    ],
)
def test_a_text_that_is_no_table_is_not_a_spreadsheet(tmp_path: Path, text: str) -> None:
    assert refusal(tmp_path, text) == "workbook.not_spreadsheet"


@pytest.mark.parametrize("content", [b"\n \r\n\t", b"\xff\xfe", b"\xef\xbb\xbf"])
def test_a_text_of_blanks_is_empty(tmp_path: Path, content: bytes) -> None:
    assert refusal(tmp_path, content) == "workbook.empty"


@pytest.mark.parametrize(
    "text",
    [
        "NIK;" * 20_000 + "\n" + "1;" * 20_000,
        "NIK;Nama\n" + "x" * (2 << 20),
        "<table>" + "<tr><td colspan=9000><td colspan=9000>",
    ],
)
def test_what_no_sheet_could_hold_is_too_large(tmp_path: Path, text: str) -> None:
    assert refusal(tmp_path, text) == "workbook.too_large"


def test_more_lines_than_excel_has_are_too_large(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(text_file, "MAX_LINES", 100)

    assert len(read(tmp_path, "a;b;c\n" * 100)) == 100
    assert refusal(tmp_path, "a;b;c\n" * 101) == "workbook.too_large"


def test_a_text_file_of_absurd_size_is_not_even_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bansos_desktop.workbook.container._TEXT_LIMIT", 10)

    assert refusal(tmp_path, "NIK;Nama;RT\n1;A;1\n") == "workbook.too_large"


@pytest.mark.parametrize(
    ("name", "sheet"),
    [
        ("usulan desa.csv", "usulan desa"),
        ("[1] data.csv", "1 data"),
        ("'.csv", "Data"),
        (f"{'n' * 40}.csv", "n" * 31),
    ],
)
def test_the_sheet_is_named_after_the_file(tmp_path: Path, name: str, sheet: str) -> None:
    path = tmp_path / name
    path.write_text("NIK;Nama;RT\n1;A;1\n")

    assert open_sheets(path).visible == (sheet,)


CELLS = st.text(
    st.characters(exclude_categories=("Cs", "Cc"), exclude_characters='="'), min_size=1, max_size=12
).filter(lambda text: text == text.strip() and text)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@example(delimiter=",", body=[["a,b", "c;d;e", "f\tg"]] * 3)
@given(
    delimiter=st.sampled_from([",", ";", "\t", "|"]),
    body=st.lists(st.lists(CELLS, min_size=3, max_size=3), min_size=1, max_size=12),
)
def test_a_table_whose_cells_are_quoted_comes_back_unchanged(
    delimiter: str, body: list[list[str]]
) -> None:
    text = StringIO()
    csv.writer(text, delimiter=delimiter, quoting=csv.QUOTE_ALL).writerows([HEAD, *body])

    table = text_table(text.getvalue())

    assert table is not None
    assert list(table.iter_rows()) == [HEAD, *body]


def test_a_web_page_named_xls_is_read_as_excel_shows_it(tmp_path: Path) -> None:
    path = tmp_path / "laporan.xls"
    path.write_text(
        """<html><head><style>td { mso: "@"; }</style></head><body>
        <table><tr><th colspan="3">DAFTAR <b>PENERIMA</b></table>
        <table border=1>
          <tr><th rowspan=2>NIK<th colspan="2">Orang</tr>
          <tr><td>Nama</td><td>Alamat</td></tr>
          <tr><td style="mso-number-format:'@'">6472010101800001</td><td>A &amp;
             B</td><td>Jl. Mawar<br>RT 1</td></tr>
          <tr><td></td></tr>
        </table></body></html>"""
    )

    file = open_sheets(path)

    assert file.container.value == "html"
    assert [values for _, values in file.rows("laporan")] == [
        ["DAFTAR PENERIMA", "", ""],
        ["NIK", "Orang", ""],
        ["", "Nama", "Alamat"],
        ["6472010101800001", "A & B", "Jl. Mawar\nRT 1"],
    ]


@pytest.mark.parametrize("bad", ["<td a='", "<!--", "<!", "<a <", "&#", "<style>"])
def test_a_web_page_whose_tags_have_no_end_takes_no_time(tmp_path: Path, bad: str) -> None:
    rows = read(tmp_path, "<table><tr><td>a</td></tr>" + bad * 40_000)

    assert rows[0][0] == "a"


def test_comments_and_odd_signs_are_no_cells(tmp_path: Path) -> None:
    page = "<table><!-- <tr><td>x --><tr><td>1 < 2<!-- y --><style>b</STYLE><![if x]> &amp; 3</i>"
    page += "</table>lepas"

    assert read(tmp_path, page) == [["1 < 2 & 3"]]


def test_a_web_page_without_a_row_is_blank(tmp_path: Path) -> None:
    path = tmp_path / "laporan.xls"
    path.write_text("<table>lepas<td>")

    assert open_sheets(path).is_blank()


def test_a_web_page_of_too_many_cells_is_too_large(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(html_file, "_MOST_CELLS", 5)

    assert refusal(tmp_path, "<table>" + "<tr><td>a<td>b" * 9) == "workbook.too_large"


def test_the_log_is_told_by_most_of_its_lines() -> None:
    assert text_file.text_table("[a,b,c\nd,e,f\ng,h,i\n") is not None

"""A filled workbook as what it prints: texts, looks, sizes, pages."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.styles import Alignment, Border, Color, Font, Side
from openpyxl.worksheet.formula import ArrayFormula
from openpyxl.worksheet.pagebreak import Break, ColBreak
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from bansos_desktop.workbook.errors import WorkbookError
from bansos_desktop.workbook.margin_text import Run
from bansos_desktop.workbook.print_look import Edge, Face, Level, Look
from bansos_desktop.workbook.print_look import Side as Place
from bansos_desktop.workbook.printed import read_printed
from bansos_desktop.workbook.printed_page import Area, PrintedPage
from bansos_desktop.workbook.text_height import line_height
from tests.workbook.print_sheets import (
    BOX,
    GREY,
    content_of,
    png,
    printed,
    printed_sheet,
    put_picture,
    receipt,
    texts,
)

NOON = datetime(2025, 11, 4, 12)  # noqa: DTZ001 - a cell knows no time zone


def look_of(sheet_maker: object, row: int = 1, column: int = 1) -> Look:
    cell = printed_sheet(sheet_maker).cell(row, column)  # type: ignore[arg-type]
    assert cell is not None
    return cell.look


def rows_of(pages: tuple[PrintedPage, ...]) -> list[tuple[int, ...]]:
    return [page.rows for page in pages]


def test_values_are_shown_by_their_format_and_formulas_by_their_result() -> None:
    def make(sheet: Worksheet) -> None:
        values = (
            ("6472010101010001", "@"),
            (12_500_000, "[$-421]#,##0"),
            ("=A2*2", "#,##0"),
            (date(2025, 11, 4), "dd/mm/yyyy"),
            (NOON, "d mmmm yyyy hh:mm"),
            (time(9, 30), "hh:mm"),
            (timedelta(hours=36), "d"),
            (timedelta(hours=36), "[h]:mm"),
            (True, "General"),
            ('=A1&" / "&A3', "General"),
            ("=A4+1", "dd/mm/yyyy"),
            ("=1/0", "0"),
            (0.875, "0.0%"),
        )
        for row, (value, number_format) in enumerate(values, start=1):
            sheet.cell(row, 1, value).number_format = number_format

    assert list(texts(printed_sheet(make)).values()) == [
        "6472010101010001",
        "12.500.000",
        "25.000.000",
        "04/11/2025",
        "4 November 2025 12:00",
        "09:30",
        "1",
        "1,5",
        "TRUE",
        "6472010101010001 / 25000000",
        "05/11/2025",
        "#DIV/0!",
        "87,5%",
    ]


def test_what_is_not_known_is_left_open_and_named() -> None:
    def make(sheet: Worksheet) -> None:
        sheet["A1"], sheet["A2"], sheet["A3"] = "=VLOOKUP(1,B:C,2)", "=A1+1", "=B3"
        sheet["B3"], sheet["C3"] = "=A3", "ada"
        sheet["D3"] = ArrayFormula("D3:D4", "=SUM(A1:A2)")

    book = printed(make)

    assert texts(book.sheets[0]) == {"C3": "ada"}
    assert book.unknown == tuple(f"Lembar 1!{cell}" for cell in ("A1", "A2", "A3", "B3", "D3"))


def test_sums_over_the_sheet_and_over_another_one() -> None:
    def first(sheet: Worksheet) -> None:
        sheet["A1"], sheet["A2"], sheet["A3"] = 10, 20, "=SUBTOTAL(9,A1:A2)"
        sheet["A4"], sheet["A5"] = 5, "=SUBTOTAL(9,A4:A4)"
        sheet["A6"], sheet["A7"] = "=SUBTOTAL(9,A1:A5)", "=SUM(A1:A5)"
        sheet["A8"], sheet["A9"] = "=SUBTOTAL(109,A1:A5)", "=SUM(A1:ZZ5)"
        sheet.row_dimensions[2].hidden = True

    def second(sheet: Worksheet) -> None:
        sheet["A1"], sheet["A2"] = "=SUM('Lembar 1'!A1:A2)", "='Lembar 1'!A6&Hilang!A1"
        sheet["A3"], sheet["A4"] = "=SUM(Hilang!A1:A2)", "='Lembar 1'!Z9"

    book = printed(first, second)

    assert texts(book.sheets[0]) == {
        "A1": "10", "A2": "20", "A3": "30", "A4": "5", "A5": "5", "A6": "35", "A7": "70",
        "A8": "15", "A9": "70",
    }  # fmt: skip
    assert texts(book.sheets[1]) == {"A1": "30", "A2": "#REF!", "A3": "#REF!", "A4": "0"}


def test_an_error_that_was_typed_is_an_error() -> None:
    def make(sheet: Worksheet) -> None:
        sheet["A1"], sheet["A2"] = "#N/A", "=A1+1"
        sheet["A1"].data_type = "e"

    assert texts(printed_sheet(make)) == {"A1": "#N/A", "A2": "#N/A"}


def test_fonts_fills_edges_and_places_are_read() -> None:
    def make(sheet: Worksheet) -> None:
        cell = sheet["A1"]
        cell.value = "x"
        cell.font = Font(
            name="Arial Narrow", size=8, bold=True, italic=True, underline="single", strike=True,
            color="FFC00000",
        )  # fmt: skip
        cell.fill = GREY
        cell.border = Border(left=Side(style="hair"), bottom=Side(style="double", color="FF00FF00"))
        cell.alignment = Alignment(
            horizontal="right", vertical="top", wrap_text=True, indent=2, shrink_to_fit=True
        )

    look = look_of(make)

    assert look.face == Face(
        "Arial Narrow", 8, bold=True, italic=True, underlined=True, struck=True, colour="C00000"
    )
    assert look.fill == "E7E6E6"
    assert look.edges.left == Edge("hair", "000000")
    assert look.edges.bottom == Edge("double", "00FF00")
    assert (look.edges.top, look.edges.right) == (None, None)
    assert (look.side, look.level) == (Place.RIGHT, Level.TOP)
    assert (look.wraps, look.shrinks, look.indent) == (True, True, 2)


@pytest.mark.parametrize(
    ("colour", "expected"),
    [
        (Color(theme=1), "000000"),
        (Color(theme=0, tint=-0.5), "808080"),
        (Color(theme=1, tint=0.5), "808080"),
        (Color(indexed=2), "FF0000"),
        (Color(indexed=64), "000000"),
        (Color(theme=99), "000000"),
    ],
)
def test_colours_of_themes_and_old_palettes_are_known(colour: Color, expected: str) -> None:
    def make(sheet: Worksheet) -> None:
        sheet["A1"], sheet["A1"].font = "x", Font(color=colour)

    assert look_of(make).face.colour == expected


@pytest.mark.parametrize(
    ("alignment", "side", "level", "turn"),
    [
        (Alignment(), Place.GENERAL, Level.BOTTOM, 0),
        (Alignment(horizontal="general", vertical="center"), Place.GENERAL, Level.CENTER, 0),
        (Alignment(horizontal="justify", vertical="justify"), Place.LEFT, Level.TOP, 0),
        (Alignment(horizontal="left", textRotation=90), Place.LEFT, Level.BOTTOM, 90),
        (Alignment(horizontal="center", textRotation=180), Place.CENTER, Level.BOTTOM, -90),
        (Alignment(textRotation=255), Place.GENERAL, Level.BOTTOM, 0),
    ],
)
def test_places_and_turns_are_understood(
    alignment: Alignment, side: Place, level: Level, turn: int
) -> None:
    def make(sheet: Worksheet) -> None:
        sheet["A1"], sheet["A1"].alignment = "x", alignment

    look = look_of(make)

    assert (look.side, look.level, look.turn) == (side, level, turn)


def test_a_general_cell_stands_where_its_kind_stands() -> None:
    def make(sheet: Worksheet) -> None:
        sheet["A1"], sheet["B1"], sheet["C1"], sheet["D1"] = "x", 1, True, "=1/0"
        sheet["E1"], sheet["E1"].alignment = 5, Alignment(horizontal="left")

    cells = printed_sheet(make).rows[1]

    assert [cells[n].side.value for n in range(1, 6)] == [
        "left", "right", "center", "center", "left",
    ]  # fmt: skip
    assert [cells[n].is_number for n in range(1, 6)] == [False, True, False, False, True]


def test_sizes_are_in_points_and_hidden_ones_are_nothing() -> None:
    def make(sheet: Worksheet) -> None:
        sheet["D4"] = "x"
        sheet.column_dimensions["A"].width = 10
        sheet.column_dimensions["B"].hidden = True
        sheet.row_dimensions[1].height = 33
        sheet.row_dimensions[2].hidden = True

    sheet = printed_sheet(make)

    assert sheet.width(1) == 52.5
    assert sheet.width(2) == 0
    assert sheet.heights == (33, 0, 15, 15)
    assert sheet.height(1) == 33


def test_a_row_without_a_height_is_as_high_as_its_wrapped_text() -> None:
    def make(sheet: Worksheet) -> None:
        sheet.column_dimensions["A"].width = 10
        sheet["A1"] = "kata " * 20
        sheet["A1"].alignment = Alignment(wrap_text=True)
        sheet["A2"], sheet["A2"].font = "besar", Font(name="Arial", size=30)
        sheet["A3"], sheet["A3"].border = None, BOX
        sheet["A4"] = "kata " * 20
        sheet["A4"].alignment = Alignment(wrap_text=True)
        sheet.merge_cells("A4:B4")
        sheet.column_dimensions["C"].hidden = True
        sheet["C5"], sheet["C5"].alignment = "tersembunyi " * 9, Alignment(wrap_text=True)

    heights = printed_sheet(make).heights

    assert heights[0] > 5 * line_height(10)
    assert heights[1] == pytest.approx(line_height(30))
    assert heights[2:] == (15, 15, 15)


def test_merged_cells_know_their_corner() -> None:
    def make(sheet: Worksheet) -> None:
        sheet["B2"] = "judul"
        sheet.merge_cells("B2:C3")

    sheet = printed_sheet(make)

    assert sheet.merges == {(2, 2): Area((2, 3), (2, 3))}
    assert sheet.merged == dict.fromkeys(((2, 2), (2, 3), (3, 2), (3, 3)), (2, 2))
    assert sheet.areas == (Area((1, 3), (1, 3)),)


def test_a_text_centred_across_its_neighbours_is_like_a_merged_one() -> None:
    def make(sheet: Worksheet) -> None:
        for letter in "ABC":
            sheet[f"{letter}1"].alignment = Alignment(horizontal="centerContinuous")
        sheet["A1"], sheet["D1"] = "judul", "lain"

    sheet = printed_sheet(make)

    assert sheet.merges == {(1, 1): Area((1, 3), (1, 1))}
    cell = sheet.cell(1, 1)
    assert cell is not None
    assert cell.side is Place.CENTER


def test_pictures_have_a_box() -> None:
    def make(sheet: Worksheet) -> None:
        sheet["A1"] = "x"
        sheet.column_dimensions["B"].width = 10
        sheet.row_dimensions[3].height = 40
        sheet.row_dimensions[2].height = 10
        for how in ("one", "two", "free"):
            put_picture(sheet, how)

    free, one, two = printed_sheet(make).pictures

    assert one.content == png()
    assert (one.row, one.column, one.offset, one.size) == (2, 2, (2, 3), (20, 30))
    assert two.size == (52.5 + 4 - 2, 50 + 5 - 3)
    assert (free.row, free.column, free.offset, free.size) == (1, 1, (7, 9), (20, 30))


def test_hidden_and_empty_sheets_print_nothing() -> None:
    def hidden(sheet: Worksheet) -> None:
        sheet["A1"], sheet.sheet_state = "x", "hidden"

    def empty(sheet: Worksheet) -> None:
        sheet["A1"] = None

    def only_a_logo(sheet: Worksheet) -> None:
        put_picture(sheet, "one")

    book = printed(hidden, empty, only_a_logo)

    assert [sheet.name for sheet in book.sheets] == ["Lembar 3"]
    assert [page.rows for page in book.pages] == [(1, 2)]


def test_rows_that_do_not_fit_begin_a_page_under_the_titles() -> None:
    def make(sheet: Worksheet) -> None:
        for row in range(1, 101):
            sheet[f"A{row}"] = row
        sheet.print_title_rows = "2:3"
        sheet.page_setup.paperSize = 9
        sheet.page_margins.top = sheet.page_margins.bottom = 0.5

    pages = printed(make).pages
    room = int((841.89 - 72) // 15)

    assert rows_of(pages) == [
        tuple(range(1, room + 1)),
        (2, 3, *range(room + 1, 2 * room - 1)),
    ]
    assert [page.number for page in pages] == [1, 2]
    assert [page.is_first for page in pages] == [True, False]
    assert all(page.scale == 1 for page in pages)


def test_manual_breaks_end_a_page() -> None:
    def make(sheet: Worksheet) -> None:
        for row in range(1, 7):
            sheet.cell(row, 1, row)
            sheet.cell(row, 4, row)
        sheet.row_breaks.append(Break(id=2))
        sheet.row_breaks.append(Break(id=6))
        sheet.col_breaks = ColBreak()
        sheet.col_breaks.append(Break(id=2))
        sheet.print_title_cols = "A:A"

    pages = printed(make).pages

    assert rows_of(pages) == [(1, 2), (3, 4, 5, 6)] * 2
    assert [page.columns for page in pages] == [(1, 2), (1, 2), (1, 3, 4), (1, 3, 4)]


def test_a_row_higher_than_a_page_stands_alone_and_is_not_lost() -> None:
    def make(sheet: Worksheet) -> None:
        for row in range(1, 4):
            sheet[f"A{row}"] = row
        sheet.row_dimensions[2].height = 409
        sheet.page_setup.scale = 250

    assert rows_of(printed(make).pages) == [(1,), (2,), (3,)]


def test_a_sheet_is_made_to_fit_its_pages_but_never_larger() -> None:
    def wide(sheet: Worksheet) -> None:
        for column in range(1, 21):
            sheet.cell(1, column, column)
            sheet.column_dimensions[sheet.cell(1, column).column_letter].width = 12
        for row in range(2, 200):
            sheet.cell(row, 1, row)
        sheet.page_setup.fitToHeight = 0
        sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)

    def small(sheet: Worksheet) -> None:
        sheet["A1"] = "x"
        sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)

    def long(sheet: Worksheet) -> None:
        wide(sheet)
        sheet.page_setup.fitToHeight = 2
        sheet.page_setup.fitToWidth = 2

    room = 595.28 - 72 * 1.5
    book = printed(wide)
    assert book.pages[0].scale == int(room / (20 * 63) * 100) / 100
    assert len(book.pages) > 1
    assert {len(page.columns) for page in book.pages} == {20}
    assert printed(small).pages[0].scale == 1
    assert len(printed(long).pages) <= 4


def test_paper_lies_or_stands_and_a_page_number_may_begin_anywhere() -> None:
    def make(sheet: Worksheet) -> None:
        sheet["A1"] = "x"
        sheet.page_setup.paperSize = 14
        sheet.page_setup.orientation = "landscape"
        sheet.page_setup.firstPageNumber, sheet.page_setup.useFirstPageNumber = 7, True
        sheet.print_options.verticalCentered = True
        sheet.page_margins.left = 1

    def plain(sheet: Worksheet) -> None:
        sheet["A1"] = "x"
        sheet.page_setup.paperSize = 99

    book = printed(make, plain)
    setup = book.sheets[0].setup

    assert setup.paper == pytest.approx((935.43, 609.45), abs=0.01)
    assert (setup.is_centred, setup.is_middle, setup.margins.left) == (False, True, 72)
    assert [page.number for page in book.pages] == [7, 8]
    assert book.sheets[1].setup.paper == pytest.approx((595.28, 841.89), abs=0.01)


def test_only_the_print_area_is_printed() -> None:
    def make(sheet: Worksheet) -> None:
        for row in range(1, 9):
            sheet.cell(row, 1, row)
        sheet.print_area = "A1:B2,A5:A6"

    assert rows_of(printed(make).pages) == [(1, 2), (5, 6)]


def test_headers_and_footers_are_taken_apart() -> None:
    def make(sheet: Worksheet) -> None:
        sheet["A1"] = "x"
        sheet.oddHeader.center.text = "DRAF"
        sheet.oddHeader.center.font = "Arial,Bold"
        sheet.oddHeader.center.size = 28
        sheet.oddHeader.center.color = "FF0000"
        sheet.oddFooter.left.text = "&A && &Bkantor&B &I&U&Sx"
        sheet.oddFooter.right.text = "Halaman &P+1 dari &N&D&G"
        sheet.firstHeader.center.text = '&"-,Italic"Pertama'
        sheet.HeaderFooter.differentFirst = True

    sheet = printed_sheet(make)

    assert sheet.header.center == (Run("DRAF", Face("Arial", 28, bold=True, colour="FF0000")),)
    assert "".join(run.said(1, 3, "L") for run in sheet.footer.left) == "L & kantor x"
    assert [run.face.bold for run in sheet.footer.left if run.text == "kantor"] == [True]
    assert sheet.footer.left[-1].face == Face(
        "Arial", 10, italic=True, underlined=True, struck=True
    )
    assert "".join(run.said(1, 3, "L") for run in sheet.footer.right) == "Halaman 2 dari 3"
    assert sheet.first_margins is not None
    assert not sheet.first_margins[1]
    assert sheet.first_margins[0].center[0].text == "Pertama"
    assert sheet.first_margins[0].center[0].face.italic


def test_a_header_may_change_its_face_midway() -> None:
    def make(sheet: Worksheet) -> None:
        sheet["A1"] = "x"
        sheet.oddHeader.center.text = 'DRAF&K000000&"-,Regular"&10\nNomor 1'
        sheet.oddHeader.center.color = "FF0000"
        sheet.oddHeader.center.size = 26

    word, rest = printed_sheet(make).header.center

    assert (word.text, word.face.size, word.face.colour) == ("DRAF", 26, "FF0000")
    assert (rest.text, rest.face.size, rest.face.colour) == ("\nNomor 1", 10, "000000")


def test_a_value_below_a_merge_is_not_seen_but_counts() -> None:
    def make(sheet: Worksheet) -> None:
        sheet["A1"], sheet["A2"] = 1, "=SUM(A1:B1)"
        sheet["B1"] = 5
        # Excel keeps what was there when a program merged the cells.
        sheet.merged_cells.add("A1:B1")

    sheet = printed_sheet(make)

    assert texts(sheet)["A2"] == "6"
    assert sheet.merged[1, 2] == (1, 1)


def test_what_is_no_workbook_is_refused() -> None:
    with pytest.raises(WorkbookError) as refusal:
        read_printed(b"bukan", file="a.xlsx")

    assert refusal.value.code == "template.unreadable"


def test_a_person_is_in_no_traceback() -> None:
    book = printed(receipt)

    for thing in (book, book.sheets[0], book.pages[0], book.sheets[0].rows[10][2]):
        assert "Siti" not in repr(thing)


def test_what_the_shipped_templates_hold_can_be_printed() -> None:
    formats = Path(__file__).parents[2] / "resources" / "formats"
    for path in formats.glob("*.xlsx"):
        book = read_printed(path.read_bytes())
        assert len(book.pages) >= 1, path
        assert book.sheets[0].footer.right or len(book.pages) == 1, path
        assert book.unknown == (), path


def test_a_long_sheet_is_read_within_reason() -> None:
    def make(sheet: Worksheet) -> None:
        for row in range(1, 301):
            sheet.append([row, "Siti", "Kutai", row * 1000, f"=D{row}*2", f"=F{row - 1}+D{row}"])
        sheet["F1"] = 1000

    sheet = printed_sheet(make)

    assert sheet.rows[300][5].text == "600000"
    assert sheet.rows[300][6].text == str(sum(range(1, 301)) * 1000)


def test_a_chain_of_formulas_too_deep_to_follow_is_unknown() -> None:
    def make(sheet: Worksheet) -> None:
        for row in range(1, 3001):
            sheet.cell(row, 1, f"=A{row + 1}+1")

    book = printed(make)

    assert "Lembar 1!A1" in book.unknown
    assert set(texts(book.sheets[0]).values()).isdisjoint({"3001"})


def test_reading_leaves_the_bytes_as_they_are() -> None:
    content = content_of(receipt)

    read_printed(content)

    assert load_workbook(BytesIO(content))["Lembar 1"]["A1"].value == "DINAS SOSIAL"

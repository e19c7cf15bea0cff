"""Printed sheets on paper: what stands where, how large, and how many pages it takes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from openpyxl.styles import Alignment, Border, PatternFill, Side
from openpyxl.worksheet.worksheet import Worksheet
from PySide6.QtCore import QBuffer, QIODevice, QPointF, QRectF
from PySide6.QtGui import QColor, QFontDatabase, QFontMetricsF, QImage, QPainter, QPdfWriter
from PySide6.QtWidgets import QApplication

from bansos_desktop.ui.printing import fonts
from bansos_desktop.ui.printing.fonts import UNITS, Fonts
from bansos_desktop.ui.printing.page_painter import PagePainter, Tools
from bansos_desktop.ui.printing.sheets import page_picture, paint_book, pdf_of
from bansos_desktop.usecases.progress import Cancelled
from bansos_desktop.workbook.print_look import Face
from bansos_desktop.workbook.printed import PrintedBook
from bansos_desktop.workbook.printed_page import PrintedPage
from tests.workbook.print_sheets import BOX, printed, put_picture, receipt

PAGE = re.compile(rb"/Type /Page\n")
MEDIA = re.compile(rb"/MediaBox \[([\d. ]+)\]")


@pytest.fixture(autouse=True)
def _fonts_need_a_window(qapp: QApplication) -> None:
    """Fonts are known to a QGuiApplication only."""


@dataclass(frozen=True)
class Written:
    """A text that was painted: its left end on the base line, width and size in points."""

    text: str
    x: float
    y: float
    width: float
    size: float


class Recorder(QPainter):
    """A painter that remembers the texts."""

    def __init__(self) -> None:
        self.image = QImage(8, 8, QImage.Format.Format_RGB32)
        super().__init__(self.image)
        self.written: list[Written] = []
        self.clips = 0

    def drawText(self, at: QPointF, text: str) -> None:  # type: ignore[override]
        """Remember, and paint."""
        width = QFontMetricsF(self.font()).horizontalAdvance(text)
        size = self.font().pixelSize()
        self.written.append(
            Written(text, at.x() / UNITS, at.y() / UNITS, width / UNITS, size / UNITS)
        )
        super().drawText(at, text)

    def setClipRect(self, rect: QRectF) -> None:  # type: ignore[override]
        """Count."""
        self.clips += 1
        super().setClipRect(rect)


def recorded(page: PrintedPage, pages: int = 1) -> Recorder:
    painter = Recorder()
    PagePainter(painter, page, pages, Tools()).paint()
    painter.end()
    return painter


def written(make: Callable[[Worksheet], None]) -> dict[str, Written]:
    """What the first page of a sheet says, by its words."""
    return {one.text: one for one in recorded(printed(make).pages[0]).written}


def left_of(book: PrintedBook, column: int) -> float:
    """Where a column of an unscaled sheet begins on paper."""
    sheet = book.sheets[0]
    return sheet.setup.margins.left + sum(sheet.widths[: column - 1])


def test_texts_stand_in_their_cells() -> None:
    def make(sheet: Worksheet) -> None:
        for letter in "ABC":
            sheet.column_dimensions[letter].width = 20
        sheet["A1"], sheet["B1"], sheet["C1"] = "kiri", 5, "tengah"
        sheet["C1"].alignment = Alignment(horizontal="center", vertical="top")
        sheet["A2"], sheet["A2"].alignment = "masuk", Alignment(horizontal="left", indent=2)
        sheet.row_dimensions[1].height = 60

    book, texts = printed(make), written(make)

    assert texts["kiri"].x == pytest.approx(left_of(book, 1) + 1.75)
    number = texts["5"]
    assert number.x + number.width == pytest.approx(left_of(book, 3) - 1.75)
    middle = texts["tengah"]
    assert middle.x + middle.width / 2 == pytest.approx(left_of(book, 3) + 52.5)
    assert texts["masuk"].x > texts["kiri"].x + 10
    assert middle.y < texts["kiri"].y - 30


def test_a_text_runs_over_empty_neighbours_only() -> None:
    words = "Pejabat Pembuat Komitmen pada Dinas Sosial"

    def free(sheet: Worksheet) -> None:
        sheet["B1"], sheet["H1"] = words, "x"

    def blocked(sheet: Worksheet) -> None:
        sheet["B1"], sheet["C1"] = words, "x"
        sheet["D1"] = words
        sheet["E1"] = "y"

    def to_the_left(sheet: Worksheet) -> None:
        sheet["G1"], sheet["H1"] = words, "x"
        sheet["G1"].alignment = Alignment(horizontal="right")

    def both_ways(sheet: Worksheet) -> None:
        sheet["D1"] = words
        sheet["D1"].alignment = Alignment(horizontal="center")
        sheet["H1"] = "x"

    def nearly(sheet: Worksheet) -> None:
        sheet["B1"], sheet["F1"] = words, "x"

    assert written(free)[words].size == 10
    assert written(blocked)[words].size == 7
    assert recorded(printed(blocked).pages[0]).clips == 2
    right = written(to_the_left)[words]
    assert right.size == 10
    assert right.x + right.width == pytest.approx(left_of(printed(to_the_left), 8) - 1.75)
    assert written(both_ways)[words].size == 10
    assert 8 < written(nearly)[words].size < 10


def test_a_number_is_made_smaller_and_never_cut() -> None:
    def make(sheet: Worksheet) -> None:
        sheet.column_dimensions["A"].width = 6
        sheet["A1"], sheet["A1"].number_format = 123_456_789_012, "#,##0"
        sheet["A2"] = 12_345_678_901
        sheet["A2"].alignment = Alignment(wrap_text=True)

    page = printed(make).pages[0]

    texts = recorded(page)
    assert [one.text for one in texts.written] == ["123.456.789.012", "12345678901"]
    assert all(one.width <= 31.5 for one in texts.written)
    assert texts.clips == 0


def test_a_wrapped_text_is_broken_between_words_and_made_to_fit_its_row() -> None:
    words = "Kabupaten Penajam Paser Utara"

    def make(sheet: Worksheet) -> None:
        sheet.column_dimensions["A"].width = 12
        for row, height in ((1, 60), (2, 26), (3, 8)):
            sheet[f"A{row}"] = words
            sheet[f"A{row}"].alignment = Alignment(wrap_text=True, vertical="center")
            sheet.row_dimensions[row].height = height
        sheet["A4"], sheet["A4"].alignment = "x" * 40, Alignment(wrap_text=True)
        sheet["A5"], sheet["A5"].alignment = "dua\nbaris", Alignment(wrap_text=True)

    recorder = recorded(printed(make).pages[0])
    sizes = [one.size for one in recorder.written]

    lines = [one.text for one in recorder.written]
    assert " ".join(lines).startswith(f"{words} {words}")
    assert "dua" in lines
    assert "baris" in lines
    assert sizes[0] == 10
    assert 7 <= min(sizes) < 10
    assert recorder.clips == 1
    assert "".join(line for line in lines if set(line) == {"x"}) == "x" * 40


def test_turned_texts_are_painted_in_their_cell() -> None:
    def make(sheet: Worksheet) -> None:
        for column, turn in enumerate((90, 180, 30), start=1):
            cell = sheet.cell(1, column, "tegak")
            cell.alignment = Alignment(textRotation=turn, horizontal="center")
        sheet.row_dimensions[1].height = 80

    assert [one.text for one in recorded(printed(make).pages[0]).written] == ["tegak"] * 3


def test_headers_and_footers_stand_in_the_margins() -> None:
    def make(sheet: Worksheet) -> None:
        sheet["A1"] = "isi"
        sheet.oddHeader.center.text = "DRAF\ndua"
        sheet.oddFooter.left.text = "&A"
        sheet.oddFooter.right.text = "Halaman &P dari &N"
        sheet.firstHeader.center.text = "pertama"

    book = printed(make, make)
    texts = {one.text: one for one in recorded(book.pages[1], 2).written}
    _wide, high = book.sheets[0].setup.paper

    assert texts["DRAF"].y < texts["dua"].y < texts["isi"].y
    assert texts["Lembar 2"].y > high - 72
    assert {"Halaman ", "2", " dari "} <= texts.keys()

    def first(sheet: Worksheet) -> None:
        make(sheet)
        sheet.HeaderFooter.differentFirst = True

    assert "pertama" in written(first)
    assert "DRAF" not in written(first)


def test_what_is_hidden_is_not_painted() -> None:
    def make(sheet: Worksheet) -> None:
        sheet["A1"], sheet["B1"], sheet["C1"], sheet["A2"] = "satu", "rahasia", "dua", "baris"
        sheet.column_dimensions["B"].hidden = True
        sheet.row_dimensions[2].hidden = True

    assert set(written(make)) == {"satu", "dua"}


def dot(picture: QImage, book: PrintedBook, x: float, y: float) -> QColor:
    """The colour of a page picture at a place in points."""
    factor = picture.width() / book.sheets[0].setup.paper[0]
    return picture.pixelColor(round(x * factor), round(y * factor))


def test_a_page_is_painted_as_a_picture() -> None:
    book = printed(receipt)
    picture = page_picture(book, 1, 1200)
    sheet, page = book.sheets[0], book.pages[0]
    (wide, _high), top = sheet.setup.paper, sheet.setup.margins.top
    left = (wide - sum(sheet.widths) * page.scale) / 2

    assert picture.width() == 1200
    assert picture.height() == round(1200 * 935.43 / 609.45)
    head = top + sum(sheet.heights[:4]) * page.scale
    assert dot(picture, book, left + 15, head + 2).name() == "#e7e6e6"
    line = [dot(picture, book, left + n / 10, head + 8).lightness() for n in range(-20, 20)]
    assert min(line) < 120
    assert dot(picture, book, left + 35, top + 30).name() == QColor("green").name()
    assert dot(picture, book, left - 5, head).name() == "#ffffff"


def test_lines_of_every_style_leave_ink() -> None:
    styles = ("hair", "dotted", "dashed", "thin", "medium", "mediumDashed", "double", "thick")

    def make(sheet: Worksheet) -> None:
        for row, style in enumerate(styles, start=1):
            side = Side(style=style)
            sheet.cell(2 * row, 2).border = Border(bottom=side, left=side)
            sheet.cell(2 * row + 1, 2).border = Border(top=Side(style="hair"))

    book = printed(make)
    picture = page_picture(book, 1, 2400)
    sheet = book.sheets[0]
    x = sheet.setup.margins.left + sheet.widths[0] + 20

    darkest = []
    for row in range(1, len(styles) + 1):
        y = sheet.setup.margins.top + 15 * 2 * row
        darkest.append(
            min(
                dot(picture, book, x + across / 2, y + n / 8).lightness()
                for n in range(-16, 17)
                for across in range(20)
            )
        )
    assert max(darkest) < 200
    assert darkest[-1] < 20


def test_an_inner_line_of_merged_cells_is_not_drawn() -> None:
    def make(sheet: Worksheet) -> None:
        sheet["A1"].border = sheet["B1"].border = BOX
        sheet["A1"].fill = PatternFill("solid", fgColor="FFFF0000")
        sheet.merge_cells("A1:B1")

    book = printed(make)
    picture = page_picture(book, 1, 1800)
    sheet = book.sheets[0]
    x, y = sheet.setup.margins.left + sheet.widths[0], sheet.setup.margins.top + 7

    assert {dot(picture, book, x + n / 10, y).name() for n in range(-9, 10)} == {"#ff0000"}


def test_a_merged_cell_is_painted_as_far_as_its_page_goes() -> None:
    def make(sheet: Worksheet) -> None:
        sheet["A1"] = "panjang"
        sheet["A1"].alignment = Alignment(vertical="center")
        sheet.merge_cells("A1:B100")
        sheet["C100"] = "akhir"

    book = printed(make)
    first, *rest = [{one.text for one in recorded(page).written} for page in book.pages]

    assert first == {"panjang"}
    assert rest[-1] == {"akhir"}


def test_a_pdf_has_a_page_for_each_and_the_paper_of_each() -> None:
    def lying(sheet: Worksheet) -> None:
        receipt(sheet)
        sheet.page_setup.orientation = "landscape"

    book = printed(receipt, lying, receipt)
    content = pdf_of(book, "Berita acara")

    assert content.startswith(b"%PDF")
    assert content.rstrip().endswith(b"%%EOF")
    assert len(PAGE.findall(content)) == len(book.pages) == 3
    sizes = [tuple(round(float(n)) for n in found.split()[2:]) for found in MEDIA.findall(content)]
    assert sizes == [(609, 935), (935, 609), (609, 935)]


def test_the_same_book_gives_the_same_pdf_whatever_the_clock_says() -> None:
    book = printed(receipt)

    content = pdf_of(book, "Berita acara")

    assert pdf_of(book, "Berita acara") == content
    assert book.created is not None
    assert f"(D:{book.created:%Y%m%d%H%M%S}".encode() in content


def test_a_logo_stands_in_the_pdf_once() -> None:
    one, many = (pdf_of(printed(*[receipt] * n), "x") for n in (1, 6))

    assert many.count(b"/Subtype /Image") == one.count(b"/Subtype /Image") > 0


def test_a_broken_picture_and_one_on_another_page_do_no_harm() -> None:
    def make(sheet: Worksheet) -> None:
        sheet["A1"], sheet["A200"] = "x", "y"
        put_picture(sheet, "one")

    book = printed(make)

    assert len(PAGE.findall(pdf_of(book, "x"))) == len(book.pages) > 1
    assert Tools().pictures.of(b"rusak").isNull()


def test_some_pages_are_painted_alone_and_steps_are_told() -> None:
    book = printed(*[receipt] * 4)
    steps: list[tuple[int, int]] = []

    with pdf_writer() as writer:
        count = paint_book(
            book, writer, first=2, last=3, step=lambda done, total: steps.append((done, total))
        )

    assert count == 2
    assert steps == [(1, 2), (2, 2)]


def test_a_run_can_be_stopped_between_pages() -> None:
    def step(done: int, _total: int) -> None:
        if done == 2:
            raise Cancelled

    with pytest.raises(Cancelled):
        pdf_of(printed(*[receipt] * 4), "x", step=step)


def test_an_empty_book_has_no_pages() -> None:
    with pdf_writer() as writer:
        assert paint_book(PrintedBook((), ()), writer) == 0


class pdf_writer:  # noqa: N801 - it is used like a function
    """A PDF that nobody keeps."""

    def __enter__(self) -> QPdfWriter:
        self._buffer = QBuffer()
        self._buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        return QPdfWriter(self._buffer)

    def __exit__(self, *_error: object) -> None:
        self._buffer.close()


@pytest.fixture
def only_wide_fonts(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A computer without Arial, as many Linux desks are."""
    wide = [name for name in QFontDatabase.families() if name == "DejaVu Sans"]
    if not wide:
        pytest.skip("no DejaVu Sans here")
    monkeypatch.setattr(QFontDatabase, "families", lambda *_a: wide)
    fonts._family.cache_clear()
    yield
    fonts._family.cache_clear()


def test_a_missing_font_is_replaced_by_one_as_wide(only_wide_fonts: None) -> None:
    made = Fonts()
    sample = fonts._SAMPLE

    def width(name: str, *, bold: bool = False) -> float:
        _font, metrics = made.of(Face(name, 100, bold=bold), 1.0)
        return metrics.horizontalAdvance(sample)

    arial = 23_237
    assert width("Arial") == pytest.approx(arial, rel=0.02)
    assert width("Arial Narrow") == pytest.approx(arial * 0.82, rel=0.02)
    assert width("Arial", bold=True) == pytest.approx(arial * 1.07, rel=0.02)
    assert width("Tulisan Sendiri") > arial * 1.05


def test_a_font_that_is_there_is_taken_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    have = ["Arial", "Liberation Sans Narrow", "Carlito", "Liberation Serif"]
    monkeypatch.setattr(QFontDatabase, "families", lambda *_a: have)
    fonts._family.cache_clear()

    assert fonts._family("arial", bold=False) == ("Arial", fonts.AS_IT_IS)
    assert fonts._family("Arial Narrow", bold=True) == ("Liberation Sans Narrow", fonts.AS_IT_IS)
    assert fonts._family("Calibri", bold=False) == ("Carlito", fonts.AS_IT_IS)
    assert fonts._family("Georgia", bold=False)[0] == "Liberation Serif"
    fonts._family.cache_clear()


def test_a_narrow_font_that_is_there_is_not_widened() -> None:
    if "Liberation Sans Narrow" not in QFontDatabase.families():
        pytest.skip("no narrow font here")
    fonts._family.cache_clear()

    _font, metrics = Fonts().of(Face("Arial Narrow", 100), 1.0)

    wanted = fonts._ARIAL * fonts._NARROW
    assert metrics.horizontalAdvance(fonts._SAMPLE) == pytest.approx(wanted, rel=0.02)

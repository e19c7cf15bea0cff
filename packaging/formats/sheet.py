"""The parts every template is made of: letterhead, titles, table, signatures, paper."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter as letter
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.header_footer import HeaderFooterItem
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

FORMATS = Path(__file__).parent.parent.parent / "resources" / "formats"
VERSION = "1"
RUPIAH = "[$-421]#,##0"
COUNT = "[$-421]#,##0"
PERCENT = "[$-421]0.0%"
DAY = "dd/mm/yyyy"
TEXT = "@"
DOTS = "........................"

THIN = Side(style="thin")
BOX = Border(left=THIN, right=THIN, top=THIN, bottom=THIN)
HEAD_FILL = PatternFill("solid", fgColor="FFE7E6E6")


@dataclass(frozen=True, slots=True)
class Column:
    """A column: heading, width in characters, what the repeating row holds and how it looks.

    `reckoned` is how the number row says what a column is reckoned from, as offices write it.
    """

    heading: str
    width: float
    value: str
    number_format: str = "General"
    align: str = "left"
    total: bool = False
    total_formula: str = ""
    reckoned: str = ""
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Signer:
    """A signature block: its columns and the first word of its placeholders."""

    first: int
    last: int
    group: str
    opening: str
    otherwise: str


@dataclass(frozen=True, slots=True)
class Look:
    """Font sizes in points: the table's, and that of running text; wide sheets print smaller."""

    table: int
    text: int


class Sheet:
    """One template being made, from the top row downwards."""

    def __init__(self, title: str, columns: tuple[Column, ...], look: Look) -> None:
        self.book = Workbook()
        # Column widths count digits of the default font; programs without Calibri guess them wrong.
        vars(self.book)["_fonts"][0] = Font(name="Arial", size=10)
        self.book.remove(self.book.worksheets[0])
        self.sheet: Worksheet = self.book.create_sheet(title)
        self.columns = columns
        self.look = look
        self.row = 0
        for number, column in enumerate(columns, start=1):
            self.sheet.column_dimensions[letter(number)].width = column.width
            self.sheet.column_dimensions[letter(number)].hidden = column.hidden

    def line(self, text: str, font: Font, height: float, align: str = "center") -> None:
        """One line over the whole width."""
        self.row += 1
        cell = self.sheet.cell(self.row, 1, text)
        cell.font = font
        cell.alignment = Alignment(horizontal=align, vertical="center")
        self.sheet.row_dimensions[self.row].height = height
        self.merge(1, len(self.columns))

    def merge(self, first: int, last: int) -> None:
        """Merge columns of the current row."""
        self.sheet.merge_cells(
            start_row=self.row, end_row=self.row, start_column=first, end_column=last
        )

    def gap(self, height: float) -> None:
        """An empty row."""
        self.row += 1
        self.sheet.row_dimensions[self.row].height = height


def letterhead(page: Sheet) -> None:
    """Kop surat with the double line under it."""
    small = page.look.text - 1
    sizes = ((small + 4, True), (small + 7, True), (small, False), (small, False))
    for number, (size, bold) in enumerate(sizes, start=1):
        font = Font(name="Arial", size=size, bold=bold)
        page.line(f"{{{{ kantor.kop{number} }}}}", font, size * 1.35)
    page.gap(5)
    for column in range(1, len(page.columns) + 1):
        page.sheet.cell(page.row, column).border = Border(bottom=Side(style="double"))
    page.gap(9)


def titles(page: Sheet, title: str) -> None:
    """Title, programme, year and stage."""
    size = page.look.text + 1
    bold = Font(name="Arial", size=size, bold=True)
    lines = (
        f"{{{{ dokumen.judul | {title} }}}}",
        "{{ dokumen.program }}",
        "TAHUN ANGGARAN {{ dokumen.tahun }} - APBD {{ dokumen.tahap }}",
    )
    for text in lines:
        page.line(text, bold, size * 1.4)
    page.gap(9)


def table(page: Sheet, header_height: float) -> int:
    """Header, number row, repeating row and totals; returns the repeating row."""
    page.row += 1
    header, numbers, body, total = range(page.row, page.row + 4)
    font = Font(name="Arial Narrow", size=page.look.table)
    bold = Font(name="Arial Narrow", size=page.look.table, bold=True)
    for number, column in enumerate(page.columns, start=1):
        name = letter(number)
        total_value = f"=SUM({name}{body}:{name}{body})" if column.total else None
        if column.total_formula:
            total_value = column.total_formula.format(r=body, t=total)
        value = column.value.format(r=body) if column.value.startswith("=") else column.value
        rows = (
            (header, column.heading, bold, "center", "General"),
            (numbers, column.reckoned or f"({number})", font, "center", TEXT),
            (body, value, font, column.align, column.number_format),
            (total, total_value, bold, column.align, column.number_format),
        )
        for row, content, face, align, number_format in rows:
            cell = page.sheet.cell(row, number, content)
            cell.font, cell.border, cell.number_format = face, BOX, number_format
            cell.alignment = Alignment(
                horizontal=align,
                vertical="top" if row == body else "center",
                wrap_text=row == header or (row == body and align != "right"),
            )
            if row in (header, numbers):
                cell.fill = HEAD_FILL
    page.sheet.row_dimensions[header].height = header_height
    page.sheet.row_dimensions[numbers].height = page.look.table * 1.5
    page.sheet.row_dimensions[total].height = page.look.table * 2
    page.row = total
    label = page.sheet.cell(total, 1, "JUMLAH")
    label.alignment = Alignment(horizontal="center", vertical="center")
    page.merge(1, next(n for n, c in enumerate(page.columns) if c.total))
    return body


def signatures(page: Sheet, signers: tuple[Signer, ...]) -> None:
    """Place and date, then the blocks of those who sign."""
    page.gap(10)
    right = signers[-1]
    size = page.look.text
    normal = Font(name="Arial", size=size)
    name_font = Font(name="Arial", size=size, bold=True)
    place = f"{{{{ dokumen.tempat | {DOTS} }}}}, {{{{ dokumen.tanggal | {DOTS} }}}}"
    rows = (
        (place, normal, size * 1.6, (right,)),
        ("%(opening)s{{ %(group)s.jabatan%(otherwise)s }}", normal, size * 3.2, signers),
        ("", normal, size * 5, ()),
        ("{{ %(group)s.nama%(otherwise)s }}", name_font, size * 1.6, signers),
        ("{{ %(group)s.pangkat }}", normal, size * 1.6, signers),
        ("NIP. {{ %(group)s.nip%(otherwise)s }}", normal, size * 1.6, signers),
    )
    for text, font, height, owners in rows:
        page.gap(height)
        for owner in owners:
            words = text % {
                "opening": owner.opening,
                "group": owner.group,
                "otherwise": owner.otherwise,
            }
            cell = page.sheet.cell(page.row, owner.first, words)
            cell.font = font
            cell.alignment = Alignment(horizontal="center", vertical="top", wrap_text=True)
            page.merge(owner.first, owner.last)


def paper(page: Sheet, body: int, margins: float) -> None:
    """F4 across, one page wide, header and number row on every page."""
    sheet = page.sheet
    last = letter(len(page.columns))
    sheet.page_setup.paperSize = 14
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_margins.left = sheet.page_margins.right = margins
    sheet.page_margins.top, sheet.page_margins.bottom = 0.5, 0.65
    sheet.page_margins.header = sheet.page_margins.footer = 0.3
    sheet.print_options.horizontalCentered = True
    footer = HeaderFooterItem()
    footer.right.text, footer.right.font, footer.right.size = (
        "Halaman &P dari &N",
        "Arial,Regular",
        8,
    )
    sheet.oddFooter = footer
    sheet.print_title_rows = f"{body - 2}:{body - 1}"
    sheet.print_area = f"A1:{last}{page.row}"
    sheet.freeze_panes = f"A{body}"
    sheet.sheet_view.showGridLines = False
    sheet.sheet_view.zoomScale = 100
    area = f"{sheet.title}!$A${body}:${last}${body}"
    page.book.defined_names["baris_ulang"] = DefinedName("baris_ulang", attr_text=area)


def save(page: Sheet, name: str) -> None:
    """Add the identity and write the file."""
    meta = page.book.create_sheet("_meta")
    meta.append(["template", name])
    meta.append(["template_version", VERSION])
    meta["B2"].number_format = TEXT
    meta.sheet_state = "hidden"
    page.book.properties.creator = "bansos_desktop"
    FORMATS.mkdir(parents=True, exist_ok=True)
    page.book.save(FORMATS / f"{name}.xlsx")

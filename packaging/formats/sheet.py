"""The parts every template is made of: letterhead, titles, table, signatures, paper.

A template is made from the top row downwards: a Sheet, then letterhead(), titles(), lines, table(),
signatures(), paper() and save(). The same code makes the same bytes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from io import BytesIO
from itertools import groupby
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter as letter
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.header_footer import HeaderFooterItem
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

FORMATS = Path(__file__).parent.parent.parent / "resources" / "formats"
LISTS = "_daftar"
LONGEST_LIST = 255
RUPIAH = "[$-421]#,##0"
COUNT = "[$-421]#,##0"
PERCENT = "[$-421]0.0%"
DAY = "dd/mm/yyyy"
TEXT = "@"
AIR = 4
DOTS = "........................"

THIN = Side(style="thin")
BOX = Border(left=THIN, right=THIN, top=THIN, bottom=THIN)
HEAD_FILL = PatternFill("solid", fgColor="FFE7E6E6")


@dataclass(frozen=True, slots=True)
class Column:
    """A column: heading, width in characters, what the repeating row holds and how it looks.

    `reckoned` is how the number row says what a column is reckoned from, as offices write it;
    neighbours of the same `group` get that heading above their own. `choices` is what a receiver
    may put there, `free` if other words are taken too.
    """

    heading: str
    width: float
    value: str = ""
    number_format: str = "General"
    align: str = "left"
    total: bool = False
    total_formula: str = ""
    reckoned: str = ""
    hidden: bool = False
    group: str = ""
    choices: tuple[str, ...] = ()
    free: bool = False


@dataclass(frozen=True, slots=True)
class Signer:
    """A signature block: its columns and the first word of its placeholders."""

    first: int
    last: int
    group: str
    opening: str = ""
    otherwise: str = ""


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
        self.header = self.numbers = 0
        for number, column in enumerate(columns, start=1):
            self.sheet.column_dimensions[letter(number)].width = column.width
            self.sheet.column_dimensions[letter(number)].hidden = column.hidden

    def line(self, text: str, font: Font, height: float, align: str = "center") -> None:
        """One line over the whole width."""
        self.cells(((1, len(self.columns), text),), font, height, align)

    def cells(
        self, parts: Iterable[tuple[int, int, str]], font: Font, height: float, align: str = "left"
    ) -> None:
        """A row of texts, each over some columns; a text that wraps needs the height for it."""
        self.row += 1
        self.sheet.row_dimensions[self.row].height = height
        for first, last, text in parts:
            cell = self.sheet.cell(self.row, first, text)
            cell.font = font
            lines = height > (font.sz or 11) * 2
            cell.alignment = Alignment(
                horizontal=align, vertical="top" if lines else "center", wrap_text=lines
            )
            if last > first:
                self.merge(first, last)

    def merge(self, first: int, last: int) -> None:
        """Merge columns of the current row."""
        self.sheet.merge_cells(
            start_row=self.row, end_row=self.row, start_column=first, end_column=last
        )

    def gap(self, height: float) -> None:
        """An empty row."""
        self.row += 1
        self.sheet.row_dimensions[self.row].height = height


def letterhead(page: Sheet, logo: int, right: int = 0) -> None:
    """Kop surat with its double line; the logo stands over the first `logo` columns.

    As much is left free at the `right`, so that the text stands in the middle of the paper.
    """
    small = page.look.text - 1
    sizes = ((small + 4, True), (small + 7, True), *[(small, False)] * 3)
    top, last = page.row + 1, len(page.columns)
    for number, (size, bold) in enumerate(sizes, start=1):
        text = f"{{{{ kantor.kop{number} }}}}"
        page.cells(((logo + 1, last - right, text),), arial(size, bold=bold), size * 1.35, "center")
    page.sheet.cell(top, 1, "{{ kantor.logo }}").alignment = Alignment(
        horizontal="center", vertical="center"
    )
    page.sheet.merge_cells(start_row=top, end_row=page.row, start_column=1, end_column=logo)
    page.gap(5)
    for column in range(1, last + 1):
        page.sheet.cell(page.row, column).border = Border(bottom=Side(style="double"))
    page.gap(9)


def titles(page: Sheet, title: str) -> None:
    """Title, programme, year and stage."""
    size = page.look.text + 1
    lines = (
        f"{{{{ dokumen.judul | {title} }}}}",
        "{{ dokumen.program }}",
        "TAHUN ANGGARAN {{ dokumen.tahun }} - APBD {{ dokumen.tahap }}",
    )
    for text in lines:
        page.line(text, arial(size, bold=True), size * 1.4)
    page.gap(9)


def table(page: Sheet, header_height: float, *, group_head: str = "", subtotal: str = "") -> int:
    """Header, number row, repeating row and totals; returns the repeating row.

    `group_head` is the line at the head of each group, `subtotal` the label at its end.
    """
    _header(page, header_height)
    if group_head:
        page.row += 1
        _frame(page, {1: group_head}, bold=True)
        page.merge(1, len(page.columns))
        _name_row(page, "baris_kelompok", page.row)
    page.row += 1
    body = page.row
    _frame(page, {n: c.value for n, c in enumerate(page.columns, 1)}, body=body)
    _name_row(page, "baris_ulang", body)
    kind = "SUBTOTAL(9," if subtotal else "SUM("
    if subtotal:
        page.row += 1
        _sums(page, body, subtotal, kind)
        _name_row(page, "baris_subtotal", page.row)
    page.row += 1
    if any(column.total for column in page.columns):
        _sums(page, body, "JUMLAH", kind, own=True)
    else:
        page.row -= 1
    _checks(page, body)
    return body


def _header(page: Sheet, height: float) -> None:
    """One row, or two where columns have a common heading; then the row of column numbers."""
    _keep_clear(page)
    double = any(column.group for column in page.columns)
    page.header = page.row + 1
    page.row += 2 if double else 1
    headings = {n: c.heading for n, c in enumerate(page.columns, 1)}
    if double:
        alone = {n: c.heading for n, c in enumerate(page.columns, 1) if not c.group}
        page.row -= 1
        _frame(page, alone, bold=True, fill=True)
        _common_headings(page)
        page.row += 1
        headings = {n: text for n, text in headings.items() if n not in alone}
        page.sheet.row_dimensions[page.header].height = page.look.table * 2.9
    _frame(page, headings, bold=True, fill=True)
    page.sheet.row_dimensions[page.row].height = height
    page.row += 1
    page.numbers = page.row
    reckoned = {n: c.reckoned or f"({n})" for n, c in enumerate(page.columns, 1)}
    _frame(page, reckoned, fill=True)
    page.sheet.row_dimensions[page.row].height = page.look.table * 1.5


def _keep_clear(page: Sheet) -> None:
    """Lift the line above the table from its border."""
    if page.sheet.cell(page.row, 1).value is None:
        return
    page.sheet.row_dimensions[page.row].height += AIR
    for cell in page.sheet[page.row]:
        cell.alignment = Alignment(horizontal=cell.alignment.horizontal, vertical="top")


def _common_headings(page: Sheet) -> None:
    """Merge neighbours under their common heading, and the others over both rows."""
    first = 1
    for group, members in groupby(page.columns, key=lambda column: column.group):
        count = len(list(members))
        if group:
            page.sheet.cell(page.row, first, group)
            page.merge(first, first + count - 1)
        else:
            for column in range(first, first + count):
                page.sheet.merge_cells(
                    start_row=page.row, end_row=page.row + 1, start_column=column,
                    end_column=column,
                )  # fmt: skip
        first += count


def _sums(page: Sheet, body: int, label: str, kind: str, *, own: bool = False) -> None:
    """A row of sums of the rows above; `own` if columns may reckon their total otherwise."""
    first = next(n for n, column in enumerate(page.columns) if column.total)
    values: dict[int, str] = {1: label}
    for number, column in enumerate(page.columns, start=1):
        name = letter(number)
        if column.total:
            values[number] = f"={kind}{name}{body}:{name}{body})"
        if column.total_formula and own:
            values[number] = column.total_formula.format(r=body, t=page.row)
    _frame(page, values, bold=True)
    page.sheet.row_dimensions[page.row].height = page.look.table * (2 if own else 1.7)
    page.sheet.cell(page.row, 1).alignment = Alignment(
        horizontal="center" if own else "right", vertical="center"
    )
    if first > 1:
        page.merge(1, first)


def _frame(
    page: Sheet, values: dict[int, str], *, bold: bool = False, fill: bool = False, body: int = 0
) -> None:
    """The cells of a table's row with their borders; `fill` for the header."""
    font = Font(name="Arial Narrow", size=page.look.table, bold=bold)
    for number, column in enumerate(page.columns, start=1):
        value = values.get(number) or None
        if value and body and value.startswith("="):
            value = value.format(r=body)
        cell = page.sheet.cell(page.row, number, value)
        cell.font, cell.border = font, BOX
        cell.number_format = TEXT if fill and not bold else column.number_format
        cell.alignment = Alignment(
            horizontal="center" if fill else column.align,
            vertical="top" if body else "center",
            wrap_text=(fill and bold) or (bool(body) and _wraps(column)),
        )
        if fill:
            cell.fill = HEAD_FILL
        elif bold and number == 1:
            cell.alignment = Alignment(horizontal="left", vertical="center")
            cell.number_format = "General"


def _wraps(column: Column) -> bool:
    """Whether a long text makes its row higher: not for money, nor where nobody sees it."""
    return column.align != "right" and not column.hidden


def _name_row(page: Sheet, name: str, row: int) -> None:
    """Give a row of the table the name by which the program knows it."""
    area = f"'{page.sheet.title}'!$A${row}:${letter(len(page.columns))}${row}"
    page.book.defined_names[name] = DefinedName(name, attr_text=area)


def _checks(page: Sheet, body: int) -> None:
    """Lists to choose from, in the columns a receiver may change."""
    for number, column in enumerate(page.columns, start=1):
        if not column.choices:
            continue
        check = DataValidation(
            type="list", formula1=_choices(page, column.choices), allow_blank=True
        )
        check.showErrorMessage = not column.free
        check.errorTitle = column.heading
        check.error = "Pilih salah satu dari daftar, atau kosongkan selnya."
        check.add(f"{letter(number)}{body}")
        page.sheet.add_data_validation(check)


def _choices(page: Sheet, choices: tuple[str, ...]) -> str:
    """The list itself if it fits and has no commas, else where it stands on a hidden sheet."""
    inline = ",".join(choices)
    if len(inline) <= LONGEST_LIST and not any("," in choice for choice in choices):
        return f'"{inline}"'
    if LISTS not in page.book.sheetnames:
        page.book.create_sheet(LISTS).sheet_state = "hidden"
    lists = page.book[LISTS]
    column = 1
    while lists.cell(1, column).value is not None:
        column += 1
    for row, choice in enumerate(choices, start=1):
        lists.cell(row, column, choice)
    name = letter(column)
    return f"'{LISTS}'!${name}$1:${name}${len(choices)}"


def arial(size: float, *, bold: bool = False, italic: bool = False) -> Font:
    """The face of everything outside tables."""
    return Font(name="Arial", size=size, bold=bold, italic=italic)


def signatures(page: Sheet, signers: tuple[Signer, ...], *, stamp: str = "") -> None:
    """Place and date, then the blocks of those who sign; `stamp` stands where the last signs."""
    page.gap(10)
    right = signers[-1]
    size = page.look.text
    normal = arial(size)
    name_font = arial(size, bold=True)
    place = f"{{{{ dokumen.tempat | {DOTS} }}}}, {{{{ dokumen.tanggal | {DOTS} }}}}"
    rows = (
        (place, normal, size * 1.6, (right,)),
        ("%(opening)s{{ %(group)s.jabatan%(otherwise)s }}", normal, size * 3.2, signers),
        (stamp, arial(size - 3, italic=True), size * 5, (right,) if stamp else ()),
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


def paper(page: Sheet, body: int, margins: float, *, portrait: bool = False) -> None:
    """F4, one page wide, header and number row on every page; `body` 0 where no row repeats."""
    sheet = page.sheet
    last = letter(len(page.columns))
    sheet.page_setup.paperSize = 14
    sheet.page_setup.orientation = "portrait" if portrait else "landscape"
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
    sheet.print_area = f"A1:{last}{page.row}"
    sheet.sheet_view.showGridLines = False
    sheet.sheet_view.zoomScale = 100
    if body:
        sheet.print_title_rows = f"{page.header}:{page.numbers}"
        sheet.freeze_panes = f"A{page.numbers + 1}"


def save(page: Sheet, name: str, version: str = "1") -> None:
    """Add the identity and write the file."""
    meta = page.book.create_sheet("_meta")
    meta.append(["template", name])
    meta.append(["template_version", version])
    meta["B2"].number_format = TEXT
    meta.sheet_state = "hidden"
    page.book.properties.creator = "bansos_desktop"
    FORMATS.mkdir(parents=True, exist_ok=True)
    _write_undated(page.book, FORMATS / f"{name}.xlsx")


def _write_undated(book: Workbook, path: Path) -> None:
    """Without the clock that openpyxl puts in, so that only a real change changes the file."""
    dated = BytesIO()
    book.save(dated)
    with ZipFile(dated) as old, ZipFile(path, "w") as new:
        for name in old.namelist():
            entry = ZipInfo(name)
            entry.compress_type = ZIP_DEFLATED
            content = re.sub(
                rb"(<dcterms:\w+ [^>]*>)[^<]*", rb"\g<1>2025-01-01T00:00:00Z", old.read(name)
            )
            new.writestr(entry, content)

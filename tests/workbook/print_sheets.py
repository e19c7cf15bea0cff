"""Small workbooks to print, made here and read back as bytes, as a filled one would be."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

from openpyxl import Workbook
from openpyxl.drawing.image import Image
from openpyxl.drawing.spreadsheet_drawing import (
    AbsoluteAnchor,
    AnchorMarker,
    OneCellAnchor,
    TwoCellAnchor,
)
from openpyxl.drawing.xdr import XDRPoint2D, XDRPositiveSize2D
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet
from PIL import Image as Drawn

from bansos_desktop.workbook.printed import PrintedBook, read_printed
from bansos_desktop.workbook.printed_page import PrintedSheet

THIN = Side(style="thin")
BOX = Border(left=THIN, right=THIN, top=THIN, bottom=THIN)
GREY = PatternFill("solid", fgColor="FFE7E6E6")
EMU = 12_700


def content_of(*makes: Callable[[Worksheet], None]) -> bytes:
    """The bytes of a workbook with one sheet for each function that fills it."""
    book = Workbook()
    book.remove(book.worksheets[0])
    vars(book)["_fonts"][0] = Font(name="Arial", size=10)
    for number, make in enumerate(makes, start=1):
        make(book.create_sheet(f"Lembar {number}"))
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def printed(*makes: Callable[[Worksheet], None]) -> PrintedBook:
    """What these sheets print."""
    return read_printed(content_of(*makes))


def printed_sheet(make: Callable[[Worksheet], None]) -> PrintedSheet:
    """What a single sheet prints."""
    return printed(make).sheets[0]


def texts(sheet: PrintedSheet) -> dict[str, str]:
    """What stands in which cell, by its address."""
    return {
        f"{chr(64 + column)}{row}": cell.text
        for row, cells in sheet.rows.items()
        for column, cell in cells.items()
        if cell.text
    }


def png(colour: str = "green") -> bytes:
    """A small picture of one colour."""
    file = BytesIO()
    Drawn.new("RGB", (8, 8), colour).save(file, "PNG")
    return file.getvalue()


def put_picture(sheet: Worksheet, how: str) -> None:
    """A picture anchored in one of the three ways: 20 x 30 points near B2."""
    image = Image(BytesIO(png()))
    start = AnchorMarker(col=1, colOff=2 * EMU, row=1, rowOff=3 * EMU)
    size = XDRPositiveSize2D(20 * EMU, 30 * EMU)
    if how == "one":
        image.anchor = OneCellAnchor(_from=start, ext=size)
    elif how == "two":
        end = AnchorMarker(col=2, colOff=4 * EMU, row=3, rowOff=5 * EMU)
        image.anchor = TwoCellAnchor(_from=start, to=end)
    else:
        image.anchor = AbsoluteAnchor(pos=XDRPoint2D(7 * EMU, 9 * EMU), ext=size)
    sheet.add_image(image)


def receipt(sheet: Worksheet) -> None:
    """A page that is signed: letterhead with a logo, a table with sums, two who sign."""
    for letter, width in zip("ABCDE", (5, 30, 10, 16, 18), strict=True):
        sheet.column_dimensions[letter].width = width
    sheet["A1"] = "DINAS SOSIAL"
    sheet["A1"].font = Font(name="Arial", size=16, bold=True)
    sheet["A1"].alignment = Alignment(horizontal="center", vertical="center")
    sheet.merge_cells("A1:E1")
    sheet.row_dimensions[1].height = 24
    put_picture(sheet, "one")
    for letter, title in zip("ABCDE", ("No", "Barang", "Jumlah", "Harga", "Nilai"), strict=True):
        sheet[f"{letter}5"] = title
        sheet[f"{letter}5"].fill = GREY
    for row, (name, count, price) in enumerate(
        (("Mesin jahit", 1, 1_850_000), ("Kain", 12, 65_000)), start=6
    ):
        values = (row - 5, name, count, price, f"=C{row}*D{row}")
        for letter, value in zip("ABCDE", values, strict=True):
            sheet[f"{letter}{row}"] = value
        sheet[f"D{row}"].number_format = sheet[f"E{row}"].number_format = "[$-421]#,##0"
    sheet["A8"], sheet["E8"] = "JUMLAH", "=SUM(E6:E7)"
    sheet["E8"].number_format = "[$-421]#,##0"
    for cells in sheet["A5:E8"]:
        for cell in cells:
            cell.border = BOX
    sheet.merge_cells("A8:D8")
    sheet["B10"] = "Siti Aminah"
    sheet.page_setup.paperSize = 14
    sheet.page_setup.fitToWidth = sheet.page_setup.fitToHeight = 1
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_options.horizontalCentered = True
    sheet.oddFooter.right.text = "Halaman &P dari &N"

"""The workbook around the filled sheet, as openpyxl writes it.

openpyxl keeps what a template may hold of styles, print set-up and rules, but is slow at many
cells. So it writes the template once, and the filled sheets are made after its form of the sheet.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from io import BytesIO
from zipfile import ZipFile

from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.packaging.core import DocumentProperties
from openpyxl.workbook import Workbook
from openpyxl.workbook.properties import CalcProperties
from openpyxl.worksheet.header_footer import HeaderFooter
from openpyxl.worksheet.worksheet import Worksheet

from bansos_desktop.workbook.cell_styles import put
from bansos_desktop.workbook.container import META_SHEET
from bansos_desktop.workbook.content import Content
from bansos_desktop.workbook.formats import Shape
from bansos_desktop.workbook.formula_plan import FormulaPlan
from bansos_desktop.workbook.meta import write_meta
from bansos_desktop.workbook.page_header import PageHeader
from bansos_desktop.workbook.placeholder import Value, blanks, parse, render
from bansos_desktop.workbook.row_pattern import PatternMaker, drafted
from bansos_desktop.workbook.saving import save
from bansos_desktop.workbook.sheet_form import SheetForm
from bansos_desktop.workbook.sheet_results import SheetResults
from bansos_desktop.workbook.sheet_xml import RawBook, RawSheet, opened
from bansos_desktop.workbook.template import Template
from bansos_desktop.workbook.unasked_columns import leave_out

_CREATOR = "bansos_desktop"
# openpyxl would put the clock here, and the same data must give the same file.
_UNDATED = datetime(2000, 1, 1, tzinfo=UTC)
_PAPER = {"A4": 9, "F4": 14}
_RED = "FFFF0000"
# In inches: where the header of a draft begins, and what stays free below it.
_DRAFT_HEADER, _DRAFT_GAP = 0.25, 0.05
_INCH = 72.0


class Shell:
    """A template open for filling: the form of the sheet that is filled, and all else as files."""

    def __init__(self, template: Template, content: Content) -> None:
        self._draft = content.draft
        self._book = opened(template.content)
        sheet: Worksheet = self._book[template.sheet]
        raw_book = RawBook(template.content)
        self._raw = {each.title: raw_book.sheet(each.title) for each in self._book.worksheets}
        self._book.active = sheet
        self._book.properties = _properties(content.created)
        write_meta(self._book, {"template": template.name})
        for each in self._book.worksheets:
            _set_up(each, content, forgets_notes=template.shape is Shape.SHEETS)
            if content.draft and each.sheet_state == "visible":
                _make_room(each, self._header(each.title))
            if each is not sheet:
                _fill_document(each, content.document, draft=content.draft)
        leave_out(sheet, template.section, content.unasked)
        maker = PatternMaker(
            sheet, template.section, self._raw[sheet.title].heights, draft=content.draft
        )
        plan = FormulaPlan(self._book, sheet.title, template.section)
        self.form = SheetForm(sheet, template.section, maker, plan)
        # Our results are for who cannot reckon; who can trusts none of them.
        self._book.calculation = self._book.calculation or CalcProperties()
        self._book.calculation.fullCalcOnLoad = True
        self.text_style = int(self._book[META_SHEET]["A1"].style_id)
        self.files = _saved(self._book)

    def results(self) -> SheetResults:
        """Who reckons the formulas of one filled sheet, and of the sheets around it."""
        return SheetResults(self.form.plan, self._book)

    @property
    def sheets(self) -> list[tuple[str, str, str]]:
        """Title, part and state of each sheet, in order."""
        return [
            (str(sheet.title), str(sheet.path).removeprefix("/"), str(sheet.sheet_state))
            for sheet in self._book.worksheets
        ]

    def raw(self, title: str) -> RawSheet:
        """What the template's own XML says of a sheet; `_meta` may be new."""
        return self._raw.get(title) or RawSheet({}, None, None)

    def header(self, title: str) -> str:
        """The header and footer of a sheet as XML, a draft's with the word that says so."""
        return self._header(title).xml

    def _header(self, title: str) -> PageHeader:
        header = self.raw(title).header or PageHeader()
        return header.as_draft() if self._draft else header


def _set_up(sheet: Worksheet, content: Content, *, forgets_notes: bool) -> None:
    """Paper and colour; what is put in by us is taken out first."""
    # The drawing and the headers are carried over to the letter.
    sheet._images, sheet._charts = [], []  # type: ignore[attr-defined]
    sheet.HeaderFooter = HeaderFooter()
    if content.paper in _PAPER:
        sheet.page_setup.paperSize = _PAPER[content.paper]
    if content.draft and sheet.sheet_state == "visible":
        sheet.sheet_properties.tabColor = _RED
    if forgets_notes:
        # Notes are for those who edit the template; a hundred copies of them are for nobody.
        for cells in sheet.iter_rows():
            for cell in cells:
                if isinstance(cell, Cell):
                    cell.comment = None


def _make_room(sheet: Worksheet, header: PageHeader) -> None:
    """The word of a draft, and what the template has below it, never reach into the sheet."""
    margins = sheet.page_margins
    margins.header = min(margins.header, _DRAFT_HEADER)
    scale = max(1.0, float(sheet.page_setup.scale or 100) / 100)
    end = margins.header + header.height * scale / _INCH
    margins.top = max(margins.top, round(end + _DRAFT_GAP, 2))


def _properties(created: datetime | None) -> DocumentProperties:
    moment = created or _UNDATED
    return DocumentProperties(
        creator=_CREATOR, lastModifiedBy=_CREATOR, created=moment, modified=moment
    )


def _saved(book: Workbook) -> dict[str, bytes]:
    file = BytesIO()
    save(book, file)
    with ZipFile(file) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _fill_document(sheet: Worksheet, document: Mapping[str, Value], *, draft: bool) -> None:
    """Fill a sheet in which nothing repeats; a row left without values is hidden."""
    if sheet.title == META_SHEET:
        return
    for row, cells in enumerate(sheet.iter_rows(min_row=1), start=1):
        if _fill_row(cells, document, draft=draft):
            sheet.row_dimensions[row].hidden = True


def _fill_row(
    cells: tuple[Cell | MergedCell, ...], document: Mapping[str, Value], *, draft: bool
) -> bool:
    """Fill a row; True if it held nothing but placeholders and they all came out empty."""
    emptied = kept = 0
    for cell in cells:
        if not isinstance(cell, Cell) or cell.value is None:
            continue
        is_text = cell.data_type == "s"
        pattern = parse(str(cell.value)) if is_text else ()
        if blanks(pattern):
            put(cell, render(drafted(pattern) if draft else pattern, document))
        kept += cell.value is not None
        emptied += cell.value is None
    return emptied > 0 and kept == 0

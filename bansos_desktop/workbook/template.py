"""An `.xlsx` template of a provincial format: opening one and proving that it can be filled.

What could make a filled file wrong is refused before a cell is filled, all of it at once and each
by its address: a lost picture or a formula about another row would not be seen until too late.
"""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from openpyxl import load_workbook
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from bansos_desktop.domain.messages import sentence
from bansos_desktop.workbook.container import META_SHEET
from bansos_desktop.workbook.errors import WorkbookError
from bansos_desktop.workbook.formula import references
from bansos_desktop.workbook.meta import meta_values
from bansos_desktop.workbook.sheet_xml import fixed_height, has_pictures
from bansos_desktop.workbook.template_cells import CellFault, cell_faults

BLOCK_NAME = "baris_ulang"


@dataclass(frozen=True, slots=True)
class TemplateFault:
    """What is wrong with a template; `cell` is where staff must look, as 'Sheet!B14'."""

    cell: str
    code: str
    detail: str = ""

    @property
    def message(self) -> str:
        """What is wrong and what to do now, in Indonesian."""
        return sentence(self.code, {"sel": self.cell, "isi": self.detail})


class TemplateError(WorkbookError):
    """A template that cannot be filled: every fault of it, so that staff mend them in one go."""

    def __init__(self, file: str, faults: tuple[TemplateFault, ...]) -> None:
        super().__init__("template.faulty", {"file": file, "jumlah": str(len(faults))})
        self.faults = faults


@dataclass(frozen=True, slots=True)
class Template:
    """A proven template; `row` of `sheet` repeats, `height` in points if staff fixed the row's."""

    content: bytes
    sheet: str
    row: int
    name: str
    version: str
    height: float | None


def load_template(path: Path, *, allowed: frozenset[str]) -> Template:
    """Open and prove a template; TemplateError lists every fault, `allowed` the known names."""
    content = path.read_bytes()
    book = _open(content, path.name)
    blocks = _blocks(book)
    faults = _block_faults(blocks)
    known = meta_values(book)
    if not {"template", "template_version"} <= known.keys():
        faults.append(TemplateFault(META_SHEET, "template.no_id"))
    if not faults:
        faults = _sheet_faults(book, content, blocks[0], allowed)
    if faults:
        raise TemplateError(path.name, tuple(faults))
    block = blocks[0]
    height = fixed_height(content, block.sheet, block.first)
    name, version = known["template"], known["template_version"]
    return Template(content, block.sheet, block.first, name, version, height)


@dataclass(frozen=True, slots=True)
class _Block:
    """The range called `baris_ulang`; rows count from 1."""

    sheet: str
    first: int
    last: int


def _open(content: bytes, file: str) -> Workbook:
    try:
        with ZipFile(BytesIO(content)):
            return load_workbook(BytesIO(content))
    except (BadZipFile, KeyError, ValueError, TypeError, SyntaxError) as error:
        raise WorkbookError("template.unreadable", {"file": file}) from error


def _blocks(book: Workbook) -> list[_Block]:
    """The ranges called baris_ulang; a copied sheet brings a second one of its own."""
    names = [book.defined_names.get(BLOCK_NAME)]
    names += [sheet.defined_names.get(BLOCK_NAME) for sheet in book.worksheets]
    return [
        _Block(found.sheet or "", found.first.row, (found.last or found.first).row)
        for name in names
        if name is not None
        for found in references(f"={name.attr_text}")
        if found.sheet in book.sheetnames
    ]


def _block_faults(blocks: list[_Block]) -> list[TemplateFault]:
    """A template repeats exactly one row."""
    if not blocks:
        return [TemplateFault(BLOCK_NAME, "template.no_block")]
    if len(blocks) > 1:
        return [TemplateFault(f"{b.sheet}!{b.first}", "template.many_blocks") for b in blocks]
    block = blocks[0]
    if block.first != block.last:
        return [TemplateFault(f"{block.sheet}!{block.first}", "template.block_not_one_row")]
    return []


def _sheet_faults(
    book: Workbook, content: bytes, block: _Block, allowed: frozenset[str]
) -> list[TemplateFault]:
    faults: list[TemplateFault] = []
    for sheet in book.worksheets:
        row = block.first if sheet.title == block.sheet else 0
        for cell, code, detail in _structure_faults(sheet, content, row):
            faults.append(TemplateFault(f"{sheet.title}!{cell}", code, detail))
        for cell, code, detail in cell_faults(sheet, (block.sheet, block.first), allowed):
            faults.append(TemplateFault(f"{sheet.title}!{cell}", code, detail))
    return faults


def _structure_faults(sheet: Worksheet, content: bytes, row: int) -> list[CellFault]:
    """What openpyxl would drop or could not stretch: pictures, tables, merges through the row."""
    faults: list[CellFault] = []
    if has_pictures(content, sheet.title):
        faults.append(("A1", "template.picture", ""))
    faults += [(table.ref, "template.table", table.name) for table in sheet.tables.values()]
    faults += [
        (merged.coord, "template.merge_across_block", "")
        for merged in sheet.merged_cells.ranges
        if merged.min_row <= row <= merged.max_row and merged.min_row != merged.max_row
    ]
    return faults

"""An `.xlsx` template of a provincial format: opening one and proving that it can be filled.

What could make a filled file wrong is refused before a cell is filled, all of it at once and each
by its address: a lost picture or a formula about another row would not be seen until too late.
"""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from io import BytesIO
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from openpyxl.workbook import Workbook

from bansos_desktop.domain.messages import sentence
from bansos_desktop.workbook.container import META_SHEET
from bansos_desktop.workbook.errors import WorkbookError
from bansos_desktop.workbook.formats import Format, Shape
from bansos_desktop.workbook.meta import meta_values
from bansos_desktop.workbook.old_xls import OLE2_MAGIC
from bansos_desktop.workbook.section import Section
from bansos_desktop.workbook.sheet_xml import RawBook, opened
from bansos_desktop.workbook.template_cells import cell_faults
from bansos_desktop.workbook.template_marks import Fault, found_section
from bansos_desktop.workbook.template_parts import book_faults, sheet_faults


@dataclass(frozen=True, slots=True)
class TemplateFault:
    """What is wrong with a template; `cell` is where staff must look, as 'Sheet!B14'.

    `hint` is the known name that is most like one that is not known.
    """

    cell: str
    code: str
    detail: str = ""
    hint: str = ""

    @property
    def message(self) -> str:
        """What is wrong and what to do now, in Indonesian."""
        said = {"sel": self.cell, "isi": self.detail}
        if self.hint:
            return sentence("template.unknown_placeholder_like", {**said, "mirip": self.hint})
        return sentence(self.code, said)


class TemplateError(WorkbookError):
    """A template that cannot be filled: every fault of it, so that staff mend them in one go."""

    def __init__(self, file: str, faults: tuple[TemplateFault, ...]) -> None:
        super().__init__("template.faulty", {"file": file, "jumlah": str(len(faults))})
        self.faults = faults


@dataclass(frozen=True, slots=True)
class Template:
    """A proven template: `sheet` is filled, and of it the `section` repeats, if there is one."""

    content: bytes
    sheet: str
    section: Section | None
    name: str
    version: str
    shape: Shape


def load_template(path: Path, kind: Format) -> Template:
    """Open and prove a template of this kind; TemplateError lists every fault."""
    return read_template(path.read_bytes(), path.name, kind)


def read_template(content: bytes, file: str, kind: Format) -> Template:
    """Prove a template that is held in memory; `file` is its name in what is said of it."""
    raw = RawBook(content)
    book = _open(content, file)
    known = meta_values(book)
    faults = book_faults(book, raw.names)
    if not {"template", "template_version"} <= known.keys():
        faults.append((META_SHEET, "template.no_id", ""))
    sheet, section, wrong = found_section(book, kind.shape)
    faults += wrong
    if not faults:
        faults = _sheets_faults(book, raw, (sheet, section), kind)
    if faults:
        raise TemplateError(file, tuple(_told(fault, kind) for fault in faults))
    return Template(
        content, sheet, section, known["template"], known["template_version"], kind.shape
    )


def _open(content: bytes, file: str) -> Workbook:
    if content.startswith(OLE2_MAGIC):
        # A locked xlsx lies in the same container as a file of the old kind.
        locked = "E\0n\0c\0r\0y\0p\0t".encode("latin-1") in content
        raise WorkbookError(
            "template.password" if locked else "template.unreadable", {"file": file}
        )
    try:
        with ZipFile(BytesIO(content)):
            return opened(content)
    except (BadZipFile, KeyError, ValueError, TypeError, SyntaxError) as error:
        raise WorkbookError("template.unreadable", {"file": file}) from error


def _told(fault: Fault, kind: Format) -> TemplateFault:
    """A fault, with what a name that is not known may have been meant to be."""
    cell, code, detail = fault
    near: list[str] = []
    if code == "template.unknown_placeholder":
        near = get_close_matches(detail, sorted(kind.allowed), n=1, cutoff=0.75)
    return TemplateFault(cell, code, detail, "".join(near))


def _sheets_faults(
    book: Workbook, raw: RawBook, filled: tuple[str, Section | None], kind: Format
) -> list[Fault]:
    faults: list[Fault] = []
    title, section = filled
    for sheet in book.worksheets:
        own = section if sheet.title == title else None
        found = [
            *sheet_faults(sheet, raw.sheet(sheet.title), own),
            *cell_faults(sheet, (title, section), kind),
        ]
        faults += [(f"{sheet.title}!{cell}", code, detail) for cell, code, detail in found]
    return faults

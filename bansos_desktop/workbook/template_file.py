"""Taking in a file that is said to be a template: its bytes, if it can be one, and whose it is.

A file comes from anywhere, so it is judged by its bytes before anything opens it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from openpyxl import load_workbook

from bansos_desktop.domain.own_template import MOST_BYTES
from bansos_desktop.workbook.container import META_SHEET, Container, inspect
from bansos_desktop.workbook.errors import WorkbookError
from bansos_desktop.workbook.meta import meta_values
from bansos_desktop.workbook.placeholder import blanks, parse

_LOCKED = "EncryptedPackage".encode("utf-16-le")
_FILLED = frozenset({"export_id", "row_count", "kind"})
_BROKEN = (KeyError, ValueError, TypeError, SyntaxError, OSError, IndexError, AttributeError)


class Nature(Enum):
    """What a workbook is by its `_meta` sheet."""

    TEMPLATE = auto()
    FILLED = auto()
    UNMARKED = auto()


@dataclass(frozen=True, slots=True)
class Identity:
    """What a workbook says of itself, and every blank in it."""

    nature: Nature
    template: str
    version: str
    names: frozenset[str]


def read_file(path: Path) -> bytes:
    """The bytes of an .xlsx that is small and without macros; WorkbookError for anything else."""
    kind = inspect(path)
    if path.stat().st_size > MOST_BYTES:
        values = {"file": path.name, "most": f"{MOST_BYTES >> 20} MB"}
        raise WorkbookError("own_template.too_large", values)
    content = path.read_bytes()
    if kind is Container.XLS and _LOCKED in content:
        raise WorkbookError("workbook.password", {"file": path.name})
    if kind is Container.TEXT:
        raise WorkbookError("workbook.not_spreadsheet", {"file": path.name, "kind": "teks"})
    if kind is not Container.XLSX:
        other = {"file": path.name, "kind": f"berkas .{kind.value}"}
        raise WorkbookError("workbook.save_as_xlsx", other)
    with ZipFile(BytesIO(content)) as archive:
        if any("vbaproject" in name.lower() for name in archive.namelist()):
            raise WorkbookError("own_template.macro", {"file": path.name})
    return content


def identify(content: bytes, file: str) -> Identity:
    """Whose template it is; WorkbookError if the workbook does not open."""
    try:
        book = load_workbook(BytesIO(content))
        known = meta_values(book)
    except _BROKEN as error:
        raise WorkbookError("own_template.damaged", {"file": file}) from error
    names = {
        blank.name
        for sheet in book.worksheets
        if sheet.title != META_SHEET
        for cells in sheet.iter_rows(values_only=True)
        for value in cells
        if isinstance(value, str)
        for blank in blanks(parse(value))
    }
    nature = Nature.TEMPLATE if "template" in known else Nature.UNMARKED
    if known.keys() & _FILLED:
        nature = Nature.FILLED
    return Identity(
        nature, known.get("template", ""), known.get("template_version", ""), frozenset(names)
    )

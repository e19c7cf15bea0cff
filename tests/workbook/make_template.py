"""Small templates for tests, and ways to fill them and look inside."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from openpyxl import Workbook, load_workbook
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.worksheet import Worksheet

from bansos_desktop.workbook.content import Content
from bansos_desktop.workbook.fill import Filled, fill
from bansos_desktop.workbook.formats import PROPOSAL
from bansos_desktop.workbook.placeholder import Value
from bansos_desktop.workbook.template import Template, load_template

BODY = 3
Change = Callable[[Worksheet], object]


def a_template(folder: Path, change: Change | None = None, name: str = "templat.xlsx") -> Path:
    """Title, heading, the repeating row 3 and a total; `change` spoils or extends it."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Daftar"
    sheet.append(["Program {{ dokumen.program }}"])
    sheet.append(["NIK", "Nama", "Nilai"])
    sheet.append(["{{ penerima.nik }}", "{{ penerima.nama }}", "{{ penerima.nilai_usulan }}"])
    sheet.append(["JUMLAH", None, "=SUM(C3:C3)"])
    area = DefinedName("baris_ulang", attr_text="Daftar!$A$3:$C$3")
    book.defined_names["baris_ulang"] = area
    meta = book.create_sheet("_meta")
    meta.append(["template", "coba"])
    meta.append(["template_version", "7"])
    if change is not None:
        change(sheet)
    path = folder / name
    book.save(path)
    return path


def load(path: Path) -> Template:
    """The template with the placeholders of the proposal sheet."""
    return load_template(path, PROPOSAL)


def person(**values: Value) -> dict[str, Value]:
    """The values of one row, named without their group."""
    return {f"penerima.{name}": value for name, value in values.items()}


def filled(
    path: Path,
    rows: Iterable[Mapping[str, Value]],
    document: Mapping[str, Value] | None = None,
    *,
    meta: Mapping[str, str | int] | None = None,
) -> Path:
    """The template at `path` filled into hasil.xlsx beside it."""
    target = path.with_name("hasil.xlsx")
    write(path, rows, target, document=document, meta=meta)
    return target


def write(
    path: Path,
    rows: Iterable[Mapping[str, Value]],
    target: Path,
    *,
    document: Mapping[str, Value] | None = None,
    meta: Mapping[str, str | int] | None = None,
) -> Filled:
    """Fill and return what the filler says of it."""
    return fill(load(path), Content(document or {}, rows, meta or {}), target)


def first_sheet(path: Path) -> Worksheet:
    """The main sheet of a filled workbook, read by openpyxl."""
    return load_workbook(path).worksheets[0]

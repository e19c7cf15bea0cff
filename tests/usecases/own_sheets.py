"""Sheets of ours that leave, are edited in Excel, and come back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from openpyxl import load_workbook
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from bansos_desktop.domain.import_plan import PlannedRow
from bansos_desktop.domain.records import Kind
from bansos_desktop.runtime.resources import resource
from bansos_desktop.store.documents import Selection
from bansos_desktop.usecases.documents.export import ExportRequest, write
from bansos_desktop.usecases.plan_import import ImportPlan
from bansos_desktop.workbook.meta import read_meta
from tests.factories import NOW, a_draft
from tests.usecases.conftest import Office

_SHIPPED = load_workbook(resource("formats") / "usulan.xlsx").worksheets[0]
HEADER = next(cell.row for cell in _SHIPPED["A"] if cell.value == "No")
FIRST = HEADER + 2
FULL = {
    "education": "5",
    "occupation": "01",
    "marital_status": "2",
    "dependants": 3,
    "dtsen_id": "DT0001",
    "central_aid": "bpnt;pkh",
    "business_state": "berjalan",
    "business_months": 18,
    "needs": "kompor dan wajan",
    "note": "dekat masjid",
}


def people(office: Office, number: int = 4) -> None:
    """Some people with all that a sheet of proposals shows."""
    for serial in range(1, number + 1):
        office.record(a_draft(serial, **FULL))


def sent(
    office: Office,
    target: Path,
    *,
    is_noted: bool = True,
    programme: str = "UEP",
    **narrowed: object,
) -> Path:
    """The sheet of proposals, noted in the ledger under the name that it carries."""
    selection = Selection(programme, 2025, **narrowed)  # type: ignore[arg-type]  # a test names fields
    write(
        office.store,
        office.session,
        ExportRequest("usulan", selection, target, resource("formats")),
        now=NOW,
    )
    if is_noted:
        uid = (read_meta(target) or {})["export_id"]
        with office.store.write(office.session.author, now=NOW, act="document.export") as work:
            work.put(Kind.EXPORT, uid, {"document": "usulan", "programme": programme, "year": 2025})
    return target


def column(sheet: Worksheet, title: str) -> int:
    """The column under a title, from 1."""
    return next(cell.column for cell in sheet[HEADER] if cell.value == title)


def line(sheet: Worksheet, name: str) -> int:
    """The row of somebody, from 1."""
    at = column(sheet, "Nama Lengkap")
    return next(row for row in range(FIRST, sheet.max_row + 1) if sheet.cell(row, at).value == name)


def edited(path: Path, edits: Mapping[tuple[str, str], object]) -> Path:
    """The same file with cells of (name, title) as somebody typed them."""

    def type_in(_book: Workbook, sheet: Worksheet) -> None:
        places = {(n, t): (line(sheet, n), column(sheet, t)) for n, t in edits}
        for key, value in edits.items():
            row, at = places[key]
            sheet.cell(row, at).value = value  # type: ignore[assignment]  # as typed

    return changed(path, type_in)


def changed(path: Path, act: Callable[[Workbook, Worksheet], None]) -> Path:
    """The same file after somebody worked on it in Excel."""
    book = load_workbook(path)
    sheet = book["Usulan"]
    act(book, sheet)
    book.save(path)
    return path


def differing(plan: ImportPlan) -> dict[tuple[str, str], object]:
    """What would change, by (name now in the sheet, field)."""
    return {(row.name, one.field): one.new for row in plan.rows for one in row.differences}


def row_of(plan: ImportPlan, name: str) -> PlannedRow:
    """The row of somebody."""
    return next(row for row in plan.rows if row.name == name)


def codes(row: PlannedRow) -> list[str]:
    """What was found in a row."""
    return [one.code for one in row.problems]

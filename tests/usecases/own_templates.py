"""A layout as staff change it: copied out, edited in a spreadsheet program, saved."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from bansos_desktop.runtime.resources import resource
from bansos_desktop.usecases import own_template
from bansos_desktop.usecases.list_templates import shipped_version
from bansos_desktop.usecases.own_template import Checked, KeptTemplate
from tests.usecases.conftest import Office

FORMATS = resource("formats")
SHIPPED = load_workbook(FORMATS / "usulan.xlsx").worksheets[0]
SHEET = SHIPPED.title
SHIPPED_VERSION = shipped_version(FORMATS / "usulan.xlsx")
Change = Callable[[Worksheet], object]


def _cell_of(blank: str) -> str:
    """Where the shipped layout has a blank."""
    return next(
        cell.coordinate for row in SHIPPED.iter_rows() for cell in row if cell.value == blank
    )


KOP1, KOP2 = _cell_of("{{ kantor.kop1 }}"), _cell_of("{{ kantor.kop2 }}")


def titled(text: str) -> Change:
    """The letterhead's first line typed by hand."""
    return lambda sheet: sheet.__setitem__(KOP1, text)


def copied(office: Office, path: Path, change: Change | None = None, *, name: str = "") -> Path:
    """A copy of the layout of `usulan` in use, changed and saved."""
    target = path / (name or "usulan kantor.xlsx")
    own_template.copy_out(office.store, office.session, "usulan", FORMATS, target)
    if change is not None:
        edit(target, change)
    return target


def edit(target: Path, change: Change) -> None:
    """Open, change, save."""
    book = load_workbook(target)
    change(book.worksheets[0])
    book.save(target)


def look(office: Office, path: Path, document: str = "usulan") -> Checked:
    """Check a file for a document."""
    return own_template.check(office.store, office.session, document, path, FORMATS)


def keep(office: Office, path: Path, label: str = "") -> KeptTemplate:
    """Check and keep."""
    return own_template.keep(
        office.store, office.session, look(office, path), label, now=office.now
    )


def use(office: Office, uid: str) -> None:
    """Use a version of `usulan`."""
    own_template.use(office.store, office.session, "usulan", uid, now=office.now)

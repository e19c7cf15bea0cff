"""Every document, opened by another program: as many pages, titles on each, sums that it agrees to.

LibreOffice stands in for the Excel of whoever gets the file; it knows nothing of our own paging.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.cell.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from bansos_desktop.usecases.documents.catalogue import DOCUMENTS
from bansos_desktop.workbook.formats import Shape
from bansos_desktop.workbook.printed import read_printed
from tests.example_office import example_office

PEOPLE = 40
PATIENCE_S = 180
# A machine without Java is told of it at every start; a workbook needs none.
NOT_OURS = "failed to launch javaldx"
COMPLAINTS = re.compile(r"warning|error|repair|corrupt|could not", re.IGNORECASE)
SPOILT = re.compile(r"###|Err:\d|#REF|#NAME|#VALUE|#DIV/0|\{\{|\}\}")
PAGE = re.compile(rb"/Type\s*/Page\b(?!s)")
NIK = re.compile(r"\d{16}")
SUM = re.compile(r"\b(SUM|SUBTOTAL)\(")
NUMBERS = re.compile(r"^\s*(\(1\)|a\b)", re.MULTILINE)
TABLES = [key for key, document in DOCUMENTS.items() if document.format.shape is Shape.TABLE]
SHEETS = [key for key, document in DOCUMENTS.items() if document.format.shape is Shape.SHEETS]
UNSUMMED = {"verifikasi", "monev"}
TOO_LONG = 10**14  # a NIK that became a number
NAMED = [key for key, document in DOCUMENTS.items() if document.personal]

pytestmark = [
    pytest.mark.journey,
    pytest.mark.skipif(shutil.which("soffice") is None, reason="no LibreOffice on this machine"),
]
needs_text = pytest.mark.skipif(
    shutil.which("pdftotext") is None, reason="no pdftotext (poppler-utils) on this machine"
)


@dataclass(frozen=True, slots=True)
class Opened:
    """Our workbooks, and what LibreOffice made of them."""

    folder: Path
    counts: dict[str, int]
    said: str

    def ours(self, key: str) -> Path:
        """The workbook as it left."""
        return self.folder / f"{key}.xlsx"

    def pdf(self, key: str) -> Path:
        """It on paper."""
        return self.folder / "pdf" / f"{key}.pdf"

    def copy(self, key: str) -> Path:
        """It reckoned anew and saved again."""
        return self.folder / "xlsx" / f"{key}.xlsx"

    def pages(self, key: str) -> list[str]:
        """The text of each page of the PDF."""
        done = subprocess.run(
            ["pdftotext", "-layout", self.pdf(key), "-"], capture_output=True, check=True
        )
        return done.stdout.decode("utf-8").removesuffix("\f").split("\f")


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Opened:
    """All ten documents, each opened and saved twice by the other program."""
    folder = tmp_path_factory.mktemp("libreoffice")
    with example_office(folder / "kantor", PEOPLE) as office:
        counts = {key: office.count(key) for key in DOCUMENTS}
        for key in DOCUMENTS:
            office.write(key, folder)
    said = "".join(_convert(folder, form) for form in ("pdf", "xlsx"))
    return Opened(folder, counts, said)


def _convert(folder: Path, form: str) -> str:
    """One start for all files, with a profile of its own; what it says about it."""
    done = subprocess.run(
        [
            "soffice", f"-env:UserInstallation={(folder / 'profil').as_uri()}", "--headless",
            "--convert-to", form, "--outdir", folder / form, *sorted(folder.glob("*.xlsx")),
        ],
        capture_output=True, text=True, timeout=PATIENCE_S, check=True,
    )  # fmt: skip
    lines = [line for line in done.stderr.splitlines() if NOT_OURS not in line]
    return "\n".join(lines)


def test_the_other_program_has_nothing_to_complain_of(opened: Opened) -> None:
    assert not COMPLAINTS.search(opened.said), opened.said
    for key in DOCUMENTS:
        assert opened.pdf(key).read_bytes().startswith(b"%PDF")
        assert opened.copy(key).is_file()


def test_it_prints_as_many_pages_as_we_say(opened: Opened) -> None:
    for key, document in DOCUMENTS.items():
        ours = len(read_printed(opened.ours(key).read_bytes()).pages)
        theirs = len(PAGE.findall(opened.pdf(key).read_bytes()))
        if document.format.shape is Shape.TABLE:
            # Wrapped rows have no height of their own: we allow for the widest font, it measures
            # the one that it has, so more rows may come onto a page than we count on.
            assert ours - 1 <= theirs <= ours, key
        elif document.format.shape is Shape.SHEETS:
            assert theirs == ours == opened.counts[key], key
        else:
            assert theirs == ours == 1, key


def test_some_tables_are_longer_than_a_page(opened: Opened) -> None:
    long = [key for key in TABLES if len(PAGE.findall(opened.pdf(key).read_bytes())) > 1]

    assert len(long) >= 5


@needs_text
def test_every_page_of_a_table_begins_with_its_headings(opened: Opened) -> None:
    bare = [
        f"{key} {number}"
        for key in TABLES
        for number, text in enumerate(opened.pages(key), 1)
        if not _is_headed(text)
    ]

    assert bare == []


def _is_headed(page: str) -> bool:
    """Whether a page shows the header and the row of column numbers."""
    found = NUMBERS.search(page)
    return found is not None and re.search(r"\bNo\b", page[: found.start()]) is not None


@needs_text
def test_nothing_on_paper_is_cut_to_signs_or_left_unfilled(opened: Opened) -> None:
    spoilt = [(key, SPOILT.findall(page)) for key in DOCUMENTS for page in opened.pages(key)]

    assert [(key, found) for key, found in spoilt if found] == []


def test_a_nik_stays_a_text(opened: Opened) -> None:
    for key in NAMED:
        ours, theirs = (list(_cells(path)) for path in (opened.ours(key), opened.copy(key)))
        assert sorted(_niks(theirs)) == sorted(_niks(ours)), key
        assert len(set(_niks(theirs))) >= opened.counts[key], key
        numbers = [cell.value for cell in theirs if isinstance(cell.value, int | float)]
        assert [number for number in numbers if number >= TOO_LONG] == [], key


def _cells(path: Path) -> Iterator[Cell]:
    for sheet in load_workbook(path).worksheets:
        for row in sheet.iter_rows():
            yield from (cell for cell in row if isinstance(cell, Cell))


def _niks(cells: list[Cell]) -> list[str]:
    return [nik for cell in cells if isinstance(cell.value, str) for nik in NIK.findall(cell.value)]


@pytest.mark.parametrize("keys", [TABLES, SHEETS], ids=["tables", "sheets"])
def test_its_totals_are_the_sums_of_the_rows(opened: Opened, keys: list[str]) -> None:
    for key in keys:
        ours = load_workbook(opened.ours(key))
        theirs = load_workbook(opened.copy(key), data_only=True)
        checked = [
            _check_totals(sheet, theirs[sheet.title])
            for sheet in ours.worksheets
            if sheet.sheet_state == "visible"
        ]
        assert (sum(checked) > 0) is (key not in UNSUMMED), key


def _check_totals(sheet: Worksheet, reckoned: Worksheet) -> int:
    """How many totals of a sheet were compared; an open plan has none yet."""
    firsts = [cell for (cell,) in sheet.iter_rows(max_col=1)]
    totals = [cell.row for cell in firsts if cell.value == "JUMLAH"]
    checked = 0
    for cell in sheet[totals[0]] if totals else ():
        if not (isinstance(cell.value, str) and SUM.search(cell.value)):
            continue
        found = reckoned.cell(totals[0], cell.column).value
        if found in {None, ""}:
            assert cell.value.startswith("=IF(")
            continue
        rows = [one.row for one in firsts[: totals[0] - 1] if isinstance(one.value, int)]
        parts = [reckoned.cell(row, cell.column).value for row in rows]
        assert found == sum(part for part in parts if isinstance(part, int | float))
        checked += 1
    return checked

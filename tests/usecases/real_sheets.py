"""Sheets as the shipped layouts make them of a sample office, and how people fill them in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from bansos_desktop.runtime.resources import resource
from bansos_desktop.runtime.sample_words import sample_words
from bansos_desktop.store.documents import Selection
from bansos_desktop.usecases import make_sample
from bansos_desktop.usecases.documents import export
from tests.usecases.conftest import Office

NAME, ID = "Nama Lengkap", "ID (jangan diubah)"
HANDED, DAY, MONTH = "Barang Diterima Tanggal", "Tanggal Kunjungan", "Bulan ke-"
RUNS, GOODS, GROWTH = "Usaha Berjalan (Y/T)", "Keadaan Barang", "Perkem- bangan"
REVENUE, PROFIT = "Omzet per Bulan (Rp)", "Keuntungan per Bulan (Rp)"
WORKERS, OBSTACLE, OFFICER = "Tenaga Kerja", "Kendala", "Petugas/ Pendamping"
_NAME_OF_RECORD = re.compile(r"[0-9a-f]{32}")


def make_people(office: Office, count: int = 60) -> None:
    """A sample office, with everything that led to where its people stand."""
    request = make_sample.SampleRequest(count, 1, sample_words())
    make_sample.run(office.store, office.session, request, now=office.now, today=office.today)


def sent(office: Office, document: str, target: Path, **narrowed: object) -> Path:
    """A document as it leaves the office, and noted."""
    selection = Selection("UEP", 2025, **narrowed)  # type: ignore[arg-type]  # a test names fields
    request = export.ExportRequest(document, selection, target, resource("formats"))
    exported = export.write(office.store, office.session, request, now=office.now)
    export.note(office.store, office.session, exported, now=office.now)
    return target


@dataclass(frozen=True, slots=True)
class Page:
    """A sheet of ours that is open, by titles of columns and names of people."""

    sheet: Worksheet

    @property
    def header(self) -> int:
        """The row of titles."""
        return next(c.row for row in self.sheet.iter_rows() for c in row if c.value == NAME)

    def column(self, title: str) -> int:
        """The column under a title, from 1."""
        return next(cell.column for cell in self.sheet[self.header] if cell.value == title)

    def people(self) -> list[int]:
        """The rows that carry the name of a record."""
        at = self.column(ID)
        rows = range(self.header + 1, self.sheet.max_row + 1)
        return [n for n in rows if _NAME_OF_RECORD.fullmatch(str(self.sheet.cell(n, at).value))]

    def value(self, line: int, title: str) -> object:
        """What stands in a cell."""
        return self.sheet.cell(line, self.column(title)).value

    def type_in(self, line: int, values: Mapping[str, object]) -> None:
        """Fill cells of a row."""
        for title, value in values.items():
            self.sheet.cell(line, self.column(title)).value = value  # type: ignore[assignment]

    def choices(self, title: str) -> list[str]:
        """The words that the cells under a title offer."""
        letter = get_column_letter(self.column(title))
        checks = self.sheet.data_validations.dataValidation
        found = next(one for one in checks if one.type == "list" and f"{letter}" in str(one.sqref))
        return str(found.formula1).strip('"').split(",")

    def day_after_handover(self, line: int, limit: date) -> date:
        """A day on which somebody may have been visited."""
        handed = self.value(line, HANDED)
        assert isinstance(handed, datetime)
        return max(handed.date(), limit)


def opened(path: Path, name: str) -> Iterator[Page]:
    """Open, work, save; to be used in a `for`, which runs once."""
    book = load_workbook(path)
    yield Page(book[name])
    book.save(path)


def visited_rows(page: Page) -> list[int]:
    """The rows of those who were visited already."""
    return [line for line in page.people() if page.value(line, DAY) is not None]


def fill_visits(path: Path, today: date) -> dict[str, str]:
    """Three first visits and one correction, as a pendamping writes them: names by what was done.

    Days and amounts are written in several ways, words are chosen from the lists.
    """
    done: dict[str, str] = {}
    for page in opened(path, "Monev"):
        new = [line for line in page.people() if page.value(line, DAY) is None][:3]
        old = visited_rows(page)[0]
        goods, growth = page.choices(GOODS), page.choices(GROWTH)
        day = page.day_after_handover(new[0], today)
        usual = {MONTH: 1, RUNS: page.choices(RUNS)[0], GOODS: goods[0], GROWTH: growth[0]}
        page.type_in(new[0], {**usual, DAY: day, REVENUE: "1.500.000", PROFIT: 400_000, WORKERS: 1})
        written = day.strftime("%d/%m/%Y")
        page.type_in(new[1], {**usual, DAY: written, REVENUE: "Rp 2.250.000,-", PROFIT: "750000"})
        stopped = {MONTH: "1", RUNS: page.choices(RUNS)[1], GOODS: goods[1], GROWTH: growth[3]}
        page.type_in(new[2], {**stopped, DAY: "1 Agustus 2025", OBSTACLE: "Sakit"})
        for line in new:
            page.type_in(line, {OFFICER: "Siti Pendamping"})
        page.type_in(old, {REVENUE: "3.100.000"})
        lines = dict(zip(("first", "text", "stopped", "corrected"), (*new, old), strict=True))
        done = {what: str(page.value(line, ID)) for what, line in lines.items()}
    return done

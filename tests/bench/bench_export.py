"""Documents that leave the office, each against other writers making the same of ready cells."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from copy import copy
from dataclasses import dataclass
from pathlib import Path

from openpyxl import Workbook, load_workbook
from openpyxl.styles import Border, Font
from PySide6.QtGui import QGuiApplication

from bansos_desktop.domain.session import Session
from bansos_desktop.domain.workflow import DECIDED
from bansos_desktop.runtime.resources import resource
from bansos_desktop.store.documents import Selection
from bansos_desktop.store.store import Store
from bansos_desktop.ui.printing.sheets import pdf_of
from bansos_desktop.usecases.documents import export
from bansos_desktop.workbook.printed import read_printed
from tests.bench import kept_cells, other_writer
from tests.bench.bench_paper import texts_alone
from tests.bench.measure import Line, interleaved, timed
from tests.bench.offices import NOW, office_of
from tests.bench.peak import PeakLine, can_measure, peak_of

PEOPLE, MANY, PAPERS = 1_680, 100_000, 150
REPETITIONS, FEW = 7, 3


def bench() -> Iterator[Line | PeakLine]:
    """A province's list as it is, one as long as can be, and receipts as PDF."""
    yield from _usual()
    yield from _many()
    yield _papers()


def _usual() -> Iterator[Line]:
    """Against openpyxl, which a careful script would use."""
    with _desk(PEOPLE) as desk:
        desk.write()
        values, styles = _cells(desk.target)

        def bare() -> None:
            _write(desk.target.with_name("bare.xlsx"), values, styles)

        found = interleaved({"ours": timed(desk.write), "bare": timed(bare)}, REPETITIONS)
    yield Line("usulan 1.680 orang, dasar: openpyxl", found["ours"], found["bare"], target=1.5)


def _many() -> Iterator[Line | PeakLine]:
    """Against XlsxWriter, which streams as well; its cells lie ready, ours come from the store."""
    with _desk(MANY) as desk:
        desk.write()
        cells, other = (desk.target.with_name(name) for name in ("cells", "other.xlsx"))
        kept_cells.keep(desk.target, cells)
        styles = other_writer.styles_of(desk.target)

        def bare() -> None:
            other_writer.write(styles, cells, other)

        cases = {"ours": timed(desk.write), "bare": timed(bare)}
        found = interleaved(cases, FEW, warm_up=0)
        what = "usulan 100.000 orang, dasar: XlsxWriter"
        yield Line(what, found["ours"], found["bare"], target=1.3)
        if can_measure():
            floor = peak_of("tests.bench.other_writer", *map(str, (desk.target, cells, other)))
            filling = peak_of("tests.bench.export_peak", str(MANY), "isi")
            # The store sorts all rows in memory, as nothing plain may lie on a disk: 60 MB before
            # the first row is written. Filling itself adds less than 5.
            yield PeakLine("puncak memori mengisi, dasar: XlsxWriter", filling, floor, target=2.2)
            # Looking whether totals tie holds every number that it compares.
            whole = peak_of("tests.bench.export_peak", str(MANY))
            yield PeakLine("puncak memori seluruhnya", whole, floor)


def _papers() -> Line:
    """From the store to the bytes of a PDF; the floor draws the same texts and no more."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QGuiApplication.instance() or QGuiApplication([])
    with _desk(PEOPLE) as desk:
        everybody = Selection("UEP", 2025, "", "64")
        grants = desk.store.grants.grants(everybody, DECIDED)
        some = tuple(grant.who.uid for grant, _number in zip(grants, range(PAPERS), strict=False))
        selection = Selection("UEP", 2025, "", "64", proposals=some)
        request = export.ExportRequest("bast", selection, desk.target, resource("formats"))

        def content() -> bytes:
            return export.in_memory(desk.store, desk.session, request, now=NOW)[1]

        book = read_printed(content())

        def ours() -> None:
            pdf_of(read_printed(content()), "BAST")

        def bare() -> None:
            texts_alone(book)

        found = interleaved({"ours": timed(ours), "bare": timed(bare)}, FEW)
    del app
    # Filling, reading back and painting take about a third each, and every third is more work than
    # the floor, which knows all texts and measures, aligns and frames none.
    return Line("150 BAST dari data ke PDF", found["ours"], found["bare"], target=12)


@dataclass(frozen=True, slots=True)
class _Desk:
    """An office open, and where its list goes."""

    store: Store
    session: Session
    target: Path

    def write(self) -> None:
        selection = Selection("UEP", 2025, "", "64")
        request = export.ExportRequest("usulan", selection, self.target, resource("formats"))
        export.write(self.store, self.session, request, now=NOW)


@contextmanager
def _desk(people: int) -> Iterator[_Desk]:
    office = office_of(people)
    store = office.open()
    with tempfile.TemporaryDirectory() as folder:
        yield _Desk(store, office.session(store), Path(folder) / "usulan.xlsx")
    store.close()


Cells = list[list[tuple[object, int]]]
Style = tuple[Font, Border, str]


def _cells(path: Path) -> tuple[Cells, list[Style]]:
    """Value and style of every cell; styles are counted, as a careful writer would."""
    sheet = load_workbook(path).worksheets[0]
    numbers: dict[tuple[int, ...], int] = {}
    styles: list[Style] = []
    cells: Cells = []
    for row in sheet.iter_rows():
        line = []
        for cell in row:
            key = tuple(cell._style or ())
            if key not in numbers:
                numbers[key] = len(styles)
                styles.append((copy(cell.font), copy(cell.border), cell.number_format))
            line.append((cell.value, numbers[key]))
        cells.append(line)
    return cells, styles


def _write(path: Path, cells: Cells, styles: list[Style]) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    made: dict[int, object] = {}
    for row, line in enumerate(cells, start=1):
        for column, (value, number) in enumerate(line, start=1):
            cell = sheet.cell(row, column, value)
            if number in made:
                cell._style = made[number]
            else:
                cell.font, cell.border, cell.number_format = styles[number]
                made[number] = cell._style
    book.save(path)

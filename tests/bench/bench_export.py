"""A province's year in one workbook, against openpyxl writing the same styled cells."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from copy import copy
from pathlib import Path

from openpyxl import Workbook, load_workbook
from openpyxl.styles import Border, Font

from bansos_desktop.runtime.resources import resource
from bansos_desktop.store.documents import Selection
from bansos_desktop.usecases.documents import export
from tests.bench.measure import Line, interleaved, timed
from tests.bench.offices import NOW, office_of

PEOPLE = 1_680
REPETITIONS = 7


def bench() -> Iterator[Line]:
    """The list of proposed people."""
    office = office_of(PEOPLE)
    store = office.open()
    session = office.session(store)
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "usulan.xlsx"
        selection = Selection("UEP", 2025, "", "64")
        request = export.ExportRequest("usulan", selection, target, resource("formats"))

        def ours() -> None:
            export.write(store, session, request, now=NOW)

        ours()
        values, styles = _cells(target)

        def bare() -> None:
            _write(Path(folder) / "bare.xlsx", values, styles)

        found = interleaved({"ours": timed(ours), "bare": timed(bare)}, REPETITIONS)
    store.close()
    yield Line("usulan 1.680 orang", found["ours"], found["bare"], target=1.5)


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

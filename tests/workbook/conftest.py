"""What the workbook tests share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from bansos_desktop.workbook.layout import Layout
from bansos_desktop.workbook.reader import open_sheets
from bansos_desktop.workbook.rows import SourceRow, read_rows
from tests.workbook.make_sheets import ALIASES, Rows, find_layout, save

ReadSheet = Callable[[Rows], tuple[Layout, list[SourceRow]]]


@pytest.fixture
def read_sheet(tmp_path: Path) -> ReadSheet:
    """Save rows as the only sheet of an xlsx and read it back."""

    def read(rows: Rows) -> tuple[Layout, list[SourceRow]]:
        file = open_sheets(save(tmp_path / "usulan.xlsx", {"data": rows}))
        layout = find_layout(file, ALIASES)
        return layout, list(read_rows(file, layout))

    return read

"""Somebody's own paper stays on one page, however many goods it lists."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook

from bansos_desktop.workbook.content import Content
from bansos_desktop.workbook.fill import fill
from bansos_desktop.workbook.formats import FORMATS
from bansos_desktop.workbook.template import load_template
from tests.workbook.golden_documents import FORMATS as FOLDER
from tests.workbook.golden_papers import PLANS


@pytest.mark.parametrize("key", ["bast", "rab"])
def test_a_long_list_of_goods_breaks_no_page(key: str, tmp_path: Path) -> None:
    template = load_template(FOLDER / FORMATS[key].file, FORMATS[key])
    page = replace(PLANS[0], rows=PLANS[0].rows * 30)

    fill(template, Content({}, (), {}, sheets=(page,)), tmp_path / "panjang.xlsx")

    sheet = load_workbook(tmp_path / "panjang.xlsx").worksheets[0]
    assert list(sheet.row_breaks.brk) == []
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 1)

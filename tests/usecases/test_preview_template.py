"""A layout filled with made-up people, in an office that has none."""

from __future__ import annotations

import io

import pytest
from openpyxl import load_workbook

from bansos_desktop.usecases import preview_template
from bansos_desktop.workbook.content import GROUP_NAME
from bansos_desktop.workbook.formats import DOCUMENT_NAMES, FORMATS, Shape
from bansos_desktop.workbook.template import TemplateError
from tests.usecases.own_templates import FORMATS as FOLDER

SHIPPED = sorted(path.stem for path in FOLDER.glob("*.xlsx"))


@pytest.mark.parametrize("document", SHIPPED)
def test_each_shipped_layout_is_previewed_always_alike(document: str) -> None:
    content = (FOLDER / f"{document}.xlsx").read_bytes()

    made = preview_template.preview(content, document)

    assert made == preview_template.preview(content, document)
    texts = {
        str(cell)
        for sheet in load_workbook(io.BytesIO(made)).worksheets
        for row in sheet.iter_rows(values_only=True)
        for cell in row
        if cell is not None
    }
    assert not any("{{" in text for text in texts)
    assert any("CONTOH" in text.upper() for text in texts)


@pytest.mark.parametrize("document", sorted(FORMATS))
def test_every_blank_of_a_document_has_its_made_up_value(document: str) -> None:
    form = FORMATS[document]

    content = preview_template.preview_content(document)

    rows, sheets = list(content.rows), list(content.sheets)
    assert content.document.keys() == DOCUMENT_NAMES
    if form.shape is Shape.TABLE:
        assert [row.keys() >= form.row_names for row in rows] == [True] * 3
        assert [row[GROUP_NAME] for row in rows] == [
            "Kecamatan Contoh Satu",
            "Kecamatan Contoh Satu",
            "Kecamatan Contoh Dua",
        ]
    if form.shape is Shape.SHEETS:
        assert len({sheet.name for sheet in sheets}) == 2
        assert all(sheet.values.keys() >= form.row_names for sheet in sheets)
        assert all(row.keys() == form.item_names for sheet in sheets for row in sheet.rows)
    if form.shape is Shape.LETTER:
        assert (rows, sheets) == ([], [])


def test_a_layout_that_cannot_be_filled_has_no_preview() -> None:
    with pytest.raises(TemplateError):
        preview_template.preview((FOLDER / "rekap.xlsx").read_bytes(), "usulan")

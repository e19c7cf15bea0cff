"""A layout filled with made-up people, to be looked at before anybody depends on it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from io import BytesIO

from bansos_desktop.domain.document import DOCUMENT_WORDS
from bansos_desktop.domain.placeholder_words import Example, example_row, words_of
from bansos_desktop.workbook.content import GROUP_NAME, Content, Sheet
from bansos_desktop.workbook.fill import fill_into
from bansos_desktop.workbook.formats import DOCUMENT_NAMES, FORMATS, Shape
from bansos_desktop.workbook.placeholder import Value
from bansos_desktop.workbook.template import Template, read_template
from bansos_desktop.workbook.template_help import without_help

ROWS, SHEETS, ITEMS = 3, 2, 3
# The same layout gives the same preview, whenever it is looked at.
_CREATED = datetime(2025, 8, 1, tzinfo=UTC)


def preview(content: bytes, document: str) -> bytes:
    """The filled workbook; TemplateError if the layout cannot be filled."""
    template = read_template(without_help(content), "format.xlsx", FORMATS[document])
    return _filled(template, preview_content(document))


def preview_content(document: str) -> Content:
    """A few records that are plainly examples, in two groups."""
    form = FORMATS[document]
    once = {**_examples(DOCUMENT_NAMES), "dokumen.judul": DOCUMENT_WORDS[document].upper()}
    once["dokumen.jumlah_baris"] = SHEETS if form.shape is Shape.SHEETS else ROWS
    record = _examples(form.row_names)
    meta: Mapping[str, str | int] = {"document": document, "example": "ya"}
    if form.shape is Shape.LETTER:
        return Content(once, (), meta, _CREATED)
    if form.shape is Shape.TABLE:
        rows = tuple(
            {**_numbered(record, number), GROUP_NAME: _group(number)}
            for number in range(1, ROWS + 1)
        )
        return Content(once, rows, meta, _CREATED)
    item = _examples(form.item_names)
    items = tuple(_numbered(item, number) for number in range(1, ITEMS + 1))
    sheets = tuple(
        Sheet(f"{number} Contoh", {**once, **_numbered(record, number)}, items)
        for number in range(1, SHEETS + 1)
    )
    return Content(once, (), meta, _CREATED, sheets=sheets)


def _examples(names: frozenset[str]) -> dict[str, Example | None]:
    """The made-up value of each blank; an empty one is none."""
    return {name: words_of(name).example or None for name in names}


def _numbered(record: Mapping[str, Example | None], number: int) -> Mapping[str, Value]:
    return example_row(record, number)


def _group(number: int) -> str:
    return f"Kecamatan Contoh {'Satu' if number < ROWS else 'Dua'}"


def _filled(template: Template, content: Content) -> bytes:
    stream = BytesIO()
    fill_into(template, content, stream)
    return stream.getvalue()

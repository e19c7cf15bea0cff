"""What an office's layout adds up otherwise than the shipped one: told, and nothing else is."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO

import pytest
from openpyxl import load_workbook

from bansos_desktop.domain.document import DocumentKey
from bansos_desktop.runtime.resources import resource
from bansos_desktop.workbook.formats import FORMATS
from bansos_desktop.workbook.template import Template, load_template, read_template
from bansos_desktop.workbook.template_sums import sum_warnings

SWAPPED = {"AA16": "{{ penerima.nilai_usulan }}", "Z16": "{{ penerima.keterangan }}"}


def shipped(document: str) -> Template:
    return load_template(resource("formats") / FORMATS[document].file, FORMATS[document])


def changed(document: str, cells: Mapping[str, str | int | None]) -> Template:
    """The shipped layout with other cells, proven like any other."""
    book = load_workbook(BytesIO(shipped(document).content))
    for cell, value in cells.items():
        book.worksheets[0][cell] = value
    stream = BytesIO()
    book.save(stream)
    return read_template(stream.getvalue(), "a.xlsx", FORMATS[document])


def said(document: str, cells: Mapping[str, str | int | None]) -> list[tuple[str, str]]:
    """What is told: code and place."""
    found = sum_warnings(changed(document, cells), shipped(document))
    return [(one.code.removeprefix("template."), one.cell) for one in found]


@pytest.mark.parametrize("document", DocumentKey)
def test_of_the_shipped_layouts_nothing_is_told(document: DocumentKey) -> None:
    assert sum_warnings(shipped(document), shipped(document)) == ()


@pytest.mark.parametrize(
    ("document", "cells", "found"),
    [
        ("usulan", {"Z18": "=SUBTOTAL(9,Z16:Z16)*2"}, [("sum_other", "Usulan!Z18")]),
        ("usulan", {"Z18": "=ROUND(SUBTOTAL(9,Z16:Z16),-3)"}, [("sum_other", "Usulan!Z18")]),
        ("usulan", {"Z17": None}, [("sum_gone", "Usulan!Z")]),
        ("usulan", {"Z17": None, "Z18": 100}, [("sum_gone", "Usulan!Z")] * 2),
        ("usulan", {"Z18": "=SUBTOTAL(1,Z16:Z16)"}, [("sum_gone", "Usulan!Z")]),
        ("usulan", {"Z18": "=SUBTOTAL(9,H16:H16)"}, [("sum_gone", "Usulan!Z")]),
        ("rekap", {"L16": "=SUM(L15:L15)+5"}, [("sum_other", "Rekap!L16")]),
        ("rekap", {"J15": "=E15-I15+1"}, "rows"),
        ("rab", {"G20": "=D20*F20*2"}, "rows"),
    ],
)
def test_sums_that_are_gone_or_more_are_told_by_their_cell(
    document: str, cells: Mapping[str, str], found: list[tuple[str, str]] | str
) -> None:
    told = said(document, cells)

    if found == "rows":
        assert {code for code, _cell in told} == {"row_formula"}
    else:
        assert told == found


@pytest.mark.parametrize(
    ("document", "cells"),
    [
        ("usulan", {"Z18": "=SUBTOTAL(109, Z16:Z17)"}),
        ("usulan", {"Z18": "=subtotal(9,$Z$16:$Z$17)"}),
        ("usulan", {"AA18": "=SUBTOTAL(9,AA16:AA16)"}),
        ("usulan", {"B30": "=SUM(B40:B41)*2"}),
        ("rekap", {"L16": "=SUM(L15:L15)"}),
        (
            "usulan",
            {**SWAPPED, "AA17": "=SUBTOTAL(9,AA16:AA16)", "AA18": "=SUBTOTAL(9,AA16:AA16)"}
            | {"Z17": None, "Z18": None},
        ),
        ("usulan", {"Z16": None, "Z17": None, "Z18": None}),
    ],
)
def test_plain_sums_moved_columns_and_sums_of_its_own_are_nobody_s_concern(
    document: str, cells: Mapping[str, str | int | None]
) -> None:
    assert said(document, cells) == []


def test_the_sentence_says_which_column_and_what_to_do() -> None:
    (odd,) = sum_warnings(changed("usulan", {"Z18": "=SUBTOTAL(9,Z16:Z16)*2"}), shipped("usulan"))
    (gone,) = sum_warnings(changed("usulan", {"Z17": None}), shipped("usulan"))

    assert odd.message.startswith(
        "Sel Usulan!Z18: jumlah nilai yang diusulkan bukan jumlah biasa. Pakai =SUM"
    )
    assert gone.message.startswith(
        "Kolom Usulan!Z: jumlah nilai yang diusulkan per kelompok tidak ada lagi. Tulis lagi"
    )


def test_what_is_reckoned_in_a_row_is_told_by_what_it_is_reckoned_from() -> None:
    (told,) = sum_warnings(changed("rab", {"G20": "=D20*F20*2"}), shipped("rab"))

    assert "hitungan dari volume yang direncanakan dan harga satuan di baris" in told.message

"""Columns that nobody was asked about are hidden, and no other."""

from __future__ import annotations

from openpyxl import Workbook

from bansos_desktop.workbook.section import Section, Span
from bansos_desktop.workbook.unasked_columns import leave_out

ROW = (
    "{{ penerima.nama }}",
    "{{ kunjungan.minat }}",
    "{{ kunjungan.minat }} {{ penerima.desa }}",
    "Rp",
    "{{ kunjungan.alasan }}",
)
UNASKED = frozenset({"kunjungan.minat", "kunjungan.alasan"})


def test_only_a_column_of_nothing_else_is_hidden_also_out_of_a_group() -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(ROW)
    group = sheet.column_dimensions["A"]
    group.width, group.min, group.max = 7.0, 1, 16_384

    leave_out(sheet, None, UNASKED)
    leave_out(sheet, Section(Span(1, 1)), frozenset({"penerima.nik"}))
    assert group.max == 16_384
    leave_out(sheet, Section(Span(1, 1)), UNASKED)

    shown = {letter: (one.hidden, one.width) for letter, one in sheet.column_dimensions.items()}
    assert shown == {
        "A": (False, 7.0),
        "B": (True, 7.0),
        "C": (False, 7.0),
        "D": (False, 7.0),
        "E": (True, 7.0),
    }
    assert all(one.min == one.max for one in sheet.column_dimensions.values())

"""A cell keeps the type it had in the sheet, so that a NIK out of a number is seen as such."""

from __future__ import annotations

from bansos_desktop.domain.cell import EMPTY_CELL, Cell, CellKind


def test_the_same_digits_as_text_and_as_number_are_two_cells() -> None:
    digits = "6402061208800001"

    assert Cell(CellKind.TEXT, digits) != Cell(CellKind.NUMBER, digits, number=float(digits))


def test_an_empty_cell_holds_nothing() -> None:
    assert Cell(CellKind.EMPTY, "", None, None) == EMPTY_CELL

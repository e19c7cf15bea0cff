"""Values as a cell shows them: the Indonesian way, on every computer."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bansos_desktop.workbook.formula_values import Fault, Scalar
from bansos_desktop.workbook.number_text import shown

RUPIAH = "[$-421]#,##0"
ACCOUNTING = '_-"Rp"* #,##0_-;-"Rp"* #,##0_-;_-"Rp"* "-"_-;_-@_-'
NOON = 45_965.5  # 4 November 2025, a Tuesday


@pytest.mark.parametrize(
    ("value", "number_format", "expected"),
    [
        (None, "General", ""),
        (True, "General", "TRUE"),
        (False, "0", "FALSE"),
        (Fault.DIVISION, "0", "#DIV/0!"),
        (Fault.UNKNOWN, "0", ""),
        ("6472010101010001", "@", "6472010101010001"),
        (1234567, "General", "1234567"),
        (0.1 + 0.2, "General", "0,3"),
        (1 / 3, "General", "0,333333333"),
        (6472, "@", "6472"),
        (12_345_678_901, "General", "12345678901"),
        (123_456_789_012, "General", "1,23457E+11"),
        (1234.567890123, "General", "1234,56789"),
        (12500000, RUPIAH, "12.500.000"),
        (-12500, RUPIAH, "-12.500"),
        (0, RUPIAH, "0"),
        (999, RUPIAH, "999"),
        (1234.5, "#,##0.00", "1.234,50"),
        (2.5, "0.##", "2,5"),
        (2, "0.##", "2,"),
        (0.5, "#.0", ",5"),
        (2.5, "0", "3"),
        (-0.4, "0", "0"),
        (-0.4, "0.0", "-0,4"),
        (7, "000", "007"),
        (0.8756, "[$-421]0.0%", "87,6%"),
        (1, "0%", "100%"),
        (0.05, "0.00 %", "5,00 %"),
        (1234, '"Rp "#,##0', "Rp 1.234"),
        (1234, "[$Rp-421] #,##0", "Rp 1.234"),
        (1234, r"#,##0\,-", "1.234,-"),
        (12, '0" orang"', "12 orang"),
        (-5, "0;(0)", "(5)"),
        (-5, "0;[Red]-0", "-5"),
        (0, '0;-0;"nihil"', "nihil"),
        (5, '0;-0;"nihil"', "5"),
        (5, ";;", ""),
        ("x", '0;0;0;"<"@">"', "<x>"),
        ("x", "0;0;0;", "x"),
        ("x", "0", "x"),
        (1500, ACCOUNTING, " Rp1.500 "),
        (0, ACCOUNTING, " Rp- "),
        (1500000, "#,##0,", "1.500"),
        (1500000, "0.0,,", "1,5"),
        (123456, "0.00E+00", "1,23E+05"),
        (5, "General;-General", "5"),
        (-5, '"a" General " b"', "-a 5  b"),
        (0.5, "# ?/?", "0,5"),
        (5, "[>3]0;0", "5"),
        (5, "0 0", "5"),
        (5, "0 General", "5"),
        (5, '"a;b" 0', "a;b 5"),
        (5, r"\;0", ";5"),
        (NOON, "dd/mm/yyyy", "04/11/2025"),
        (NOON, "d mmmm yyyy", "4 November 2025"),
        (NOON, "[$-421]dddd, dd mmm yy", "Selasa, 04 Nov 25"),
        (NOON, "ddd d mmmmm", "Sel 4 N"),
        (NOON, "hh:mm", "12:00"),
        (NOON, "h:mm AM/PM", "12:00 PM"),
        (0.375, "h:mm:ss A/P", "9:00:00 AM"),
        (0.375 + 61 / 86400, "mm:ss", "01:01"),
        (NOON, 'd"."m_)yyyy', "4.11 2025"),
        (NOON, r"d\-m", "4-11"),
        (1, "dd/mm/yyyy", "01/01/1900"),
        (-1, "dd/mm/yyyy", "-1"),
        (3_000_000, "dd/mm/yyyy", "3000000"),
        (1.5, "[h]:mm", "1,5"),
    ],
)
def test_a_format_shows_what_excel_shows(value: Scalar, number_format: str, expected: str) -> None:
    assert shown(value, number_format) == expected


@given(st.integers(0, 10**14))
def test_dots_part_thousands_and_nothing_else(number: int) -> None:
    assert shown(number, RUPIAH) == f"{number:,}".replace(",", ".")


@given(st.one_of(st.integers(), st.floats(-1e300, 1e300)), st.text(max_size=12))
def test_no_format_is_too_odd_to_show_something(number: float, number_format: str) -> None:
    assert isinstance(shown(number, number_format), str)

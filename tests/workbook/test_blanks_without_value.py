"""A blank in a sentence that came out empty leaves no hole behind."""

from __future__ import annotations

import pytest

from bansos_desktop.workbook.placeholder import parse, render

YEAR = "Tahun {{ dokumen.tahun }} - APBD {{ dokumen.tahap }}"


@pytest.mark.parametrize(
    ("text", "stage", "told"),
    [
        (YEAR, "MURNI", "Tahun 2025 - APBD MURNI"),
        (YEAR, "", "Tahun 2025 - APBD"),
        (f"{YEAR} di sini", "MURNI", "Tahun 2025 - APBD MURNI di sini"),
        (f"{YEAR} di sini", "", "Tahun 2025 - APBD di sini"),
        (f"{YEAR}, di sini ", "", "Tahun 2025 - APBD , di sini "),
    ],
)
def test_an_empty_blank_leaves_no_second_space(text: str, stage: str, told: str) -> None:
    assert render(parse(text), {"dokumen.tahun": 2025, "dokumen.tahap": stage}) == told

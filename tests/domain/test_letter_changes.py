"""What a letter did, as the history tells it."""

from __future__ import annotations

from bansos_desktop.domain.letter_changes import letter_lines
from bansos_desktop.domain.seed import LETTERS, SECTIONS, figures_in, figures_text

EMPTY = dict.fromkeys(SECTIONS[LETTERS].columns, "")
PASER = {**EMPTY, "programme": "UEP", "year": "2025", "stage": "murni", "region_code": "64.01",
         "quota": "1500", "letter": "460/12"}  # fmt: skip
KUKAR = {**PASER, "region_code": "64.02", "quota": "160", "category": "LANSIA"}
NAMES = {"64.01": "Paser", "64.02": "Kutai Kartanegara"}


def told(old: list[dict[str, str]], new: list[dict[str, str]]) -> list[str]:
    return letter_lines(figures_text(old), figures_text(new), NAMES.__getitem__)


def test_what_is_written_is_read_again() -> None:
    assert figures_in(figures_text([PASER, KUKAR])) == (PASER, KUKAR)


def test_a_first_letter_brings_its_figures() -> None:
    assert letter_lines("", figures_text([PASER]), NAMES.__getitem__) == [
        "Paser (UEP murni 2025): – → 1.500, surat 460/12"
    ]


def test_only_figures_that_are_others_are_told() -> None:
    later = {**KUKAR, "quota": "170", "letter": "460/99"}

    assert told([PASER, KUKAR], [PASER, later]) == [
        "Kutai Kartanegara (UEP LANSIA murni 2025): 160 → 170, surat 460/99"
    ]
    assert told([KUKAR], [KUKAR | {"letter": "460/99"}]) == [
        "Kutai Kartanegara (UEP LANSIA murni 2025): 160 → 160, surat 460/99"
    ]


def test_a_figure_that_no_letter_names_any_more_is_told() -> None:
    assert told([PASER], []) == ["Paser (UEP murni 2025): 1.500 → –, tidak lagi menurut surat"]

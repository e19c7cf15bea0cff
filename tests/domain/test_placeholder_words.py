"""Every blank of every template has a meaning and a made-up value, and nobody real is in them."""

from __future__ import annotations

from datetime import date

import pytest

from bansos_desktop.domain.nik import Nik
from bansos_desktop.domain.placeholder_words import (
    PLACEHOLDER_WORDS,
    example_row,
    words_of,
)
from bansos_desktop.workbook.formats import FORMATS

NAMES = frozenset(name for form in FORMATS.values() for name in form.allowed)


def test_no_blank_is_without_its_meaning() -> None:
    assert sorted(NAMES - PLACEHOLDER_WORDS.keys()) == []


@pytest.mark.parametrize("name", sorted(PLACEHOLDER_WORDS))
def test_a_meaning_is_one_short_indonesian_phrase(name: str) -> None:
    words = PLACEHOLDER_WORDS[name]

    assert words.meaning[:1].isupper()
    assert not words.meaning.endswith(".")
    assert len(words.meaning) <= 90
    assert isinstance(words.example, str | int | date)


def test_made_up_people_are_plainly_examples_with_well_formed_numbers() -> None:
    row = {name: words.example for name, words in PLACEHOLDER_WORDS.items()}

    people = [example_row(row, number) for number in range(1, 6)]

    assert len({one["penerima.nik"] for one in people}) == 5
    assert all(Nik.parse(str(one["penerima.nik"])) for one in people)
    assert all(str(one["penerima.nama"]).startswith("Contoh ") for one in people)
    assert [one["penerima.no"] for one in people] == [1, 2, 3, 4, 5]
    assert [bool(one["tanda.kiri"]) for one in people] == [True, False, True, False, True]
    assert [bool(one["tanda.kanan"]) for one in people] == [False, True, False, True, False]


def test_only_what_a_record_has_is_changed_from_one_to_the_next() -> None:
    assert example_row({"barang.no": 1, "barang.nama": "Wajan"}, 2) == {
        "barang.no": 2,
        "barang.nama": "Wajan",
    }


def test_a_blank_that_nobody_described_goes_by_its_name() -> None:
    assert words_of("barang.warna_cat").meaning == "barang warna cat"

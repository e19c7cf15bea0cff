"""Business types found from what people write, and no word of theirs swallowed."""

from __future__ import annotations

import pytest

from bansos_desktop.domain.business_types import BusinessType, BusinessTypeBook
from tests.domain.seed_books import business_book

BOOK = business_book()


@pytest.mark.parametrize("kind", BOOK.all, ids=lambda kind: kind.code)
def test_every_known_spelling_leads_to_its_type_however_it_is_typed(kind: BusinessType) -> None:
    for text in filter(None, (kind.code, kind.name, *kind.synonyms)):
        for typed in (text, text.upper(), f"  {text.title()}. ", text.replace(" ", "-")):
            assert BOOK.find(typed) == kind
        assert BOOK.find(text.replace(" ", "")) == kind


@pytest.mark.parametrize(
    "text", ["", " ", ".", "-", "???", "Ibu", "Haji", "M", "H. kue", "kue ST", "jual", "ternak SP"]
)
def test_what_is_no_spelling_of_a_type_finds_none(text: str) -> None:
    assert BOOK.find(text) is None


def test_words_that_are_titles_of_people_are_words_of_a_business() -> None:
    book = BusinessTypeBook(
        [
            BusinessType("ibu-hamil", "Ibu Hamil", 2025),
            BusinessType("hamil", "Hamil", 2025),
            BusinessType("servis-st", "Servis ST", 2025, ("toko sp", "se")),
            BusinessType("servis", "Servis", 2025, ("toko",)),
        ]
    )

    found = [book.find(text) for text in ("ibu hamil", "hamil", "Servis ST", "servis", "Toko S.P.")]

    assert [kind.code for kind in found if kind] == [
        "ibu-hamil", "hamil", "servis-st", "servis", "servis-st",
    ]  # fmt: skip


def test_a_name_is_never_lost_to_a_synonym_of_another_type() -> None:
    food = BusinessType("makanan", "Makanan", 2025)
    greedy = BusinessType("kuliner", "Kuliner", 2025, ("Makanan", "jajan"))

    for order in ([food, greedy], [greedy, food]):
        book = BusinessTypeBook(order)
        assert (book.find("makanan"), book.find("jajan")) == (food, greedy)


def test_a_type_without_synonyms_is_not_found_by_a_stray_sign() -> None:
    book = BusinessTypeBook([BusinessType("lainnya", "Lainnya", 2025, ("",))])

    assert book.find(".") is None
    assert book.find("lainnya") == book.get("lainnya")


def test_a_code_leads_to_its_type_and_name() -> None:
    assert BOOK.get("gorengan") == BOOK.find("Gorengan")
    assert BOOK.get("nothing") is None
    assert (BOOK.name("gorengan"), BOOK.name("nothing")) == ("Gorengan", "Nothing (jenis lama)")


def test_the_types_of_2026_are_closed_in_2025() -> None:
    before, after = BOOK.open_in(2025), BOOK.open_in(2026)

    assert {kind.code for kind in after} - {kind.code for kind in before} == {
        "jahit-menjahit", "perikanan", "laundry", "jamu-tradisional",
    }  # fmt: skip
    assert set(before) < set(after)
    assert BOOK.open_in(2024) == ()


def test_a_code_is_told_as_words_and_none_as_nothing() -> None:
    assert (BOOK.name("warung-kopi"), BOOK.name("")) == ("Warung kopi (jenis lama)", "")

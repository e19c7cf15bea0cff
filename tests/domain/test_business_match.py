"""What families say they do, read where their words leave no doubt, and asked about elsewhere."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bansos_desktop.domain.business_match import BusinessMatcher
from bansos_desktop.domain.business_types import BusinessTypeBook
from bansos_desktop.domain.meaning import Meaning, MeaningBook, MeaningDomain
from tests.domain.seed_books import business_book

BOOK = business_book()
KINDS = BusinessMatcher(BOOK)


@pytest.mark.parametrize("kind", BOOK.all, ids=lambda kind: kind.code)
def test_every_known_spelling_is_read_without_a_word(kind: object) -> None:
    for text in filter(None, kind.synonyms):  # type: ignore[attr-defined]  # a BusinessType
        reading = KINDS.read(text.upper())
        assert (reading.kind, reading.problems, reading.asks) == (kind, (), ())


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("gorengann", "gorengan"),
        ("Jualan Gorengn", "gorengan"),
        ("jual es teh manis dingin", "minuman"),
        ("jualan aneka minuman segar", "minuman"),
        ("usaha kue kering dan basah", "kue"),
        ("Jualan Kue-kue", "kue"),
        ("dagang kue tradisional", "kue"),
        ("jual jamu keliling", "jamu-tradisional"),
        ("jasa laundry kiloan", "laundry"),
        ("jasa jahit", "jahit-menjahit"),
        ("ternak kambing dan sapi", "peternakan"),
        ("jualan nasi kuning & lalapan", "makanan"),
        ("penjual pentoll", "makanan"),
    ],
)
def test_a_free_text_is_read_and_it_is_said(text: str, code: str) -> None:
    reading = KINDS.read(text)

    assert reading.kind == BOOK.get(code)
    assert [problem.code for problem in reading.problems] == ["business.read_as"]
    assert f"“{text}” dibaca {BOOK.name(code)}" in reading.problems[0].message
    assert reading.asks == ()


@pytest.mark.parametrize(
    ("text", "near"),
    [
        ("jual ikan goreng", "perikanan"),
        ("jahit sepatu", "jahit-menjahit"),
        ("jual jamur", "jamu-tradisional"),
        ("tambal", "perikanan"),
        ("bengkel motor dan las", "bengkel-motor"),
        ("ternak ayam dan ikan", "ternak-ayam"),
        ("makanan dan minuman", "minuman"),
        ("warung kopi dan gorengan", "gorengan"),
        ("cuci motor", "laundry"),
        ("tambal ban", ""),
        ("jual pulsa", ""),
    ],
)
def test_a_false_friend_is_asked_about(text: str, near: str) -> None:
    reading = KINDS.read(text)

    assert (reading.kind, reading.problems) == (None, ())
    (ask,) = reading.asks
    assert (ask.domain, ask.within, ask.text) == (MeaningDomain.BUSINESS, "", text)
    assert near in {"", *dict(ask.near)}
    assert len(ask.near) <= 5


def test_a_lesson_is_asked_first() -> None:
    lessons = [
        Meaning(MeaningDomain.BUSINESS, "", "Tambal Ban", "bengkel-motor"),
        Meaning(MeaningDomain.BUSINESS, "", "kue", "makanan"),
        Meaning(MeaningDomain.BUSINESS, "", "jual pulsa", "-"),
    ]
    kinds = BusinessMatcher(BOOK, MeaningBook(lessons))

    assert kinds.read("tambal-ban").kind == BOOK.get("bengkel-motor")
    assert kinds.read("Kue").kind == BOOK.get("makanan")
    assert (kinds.read("jual pulsa").kind, kinds.read("jual pulsa").asks) == (None, ())


@pytest.mark.parametrize("text", ["", ".", "…", "'"])
def test_a_stray_sign_is_not_asked_about(text: str) -> None:
    assert KINDS.read(text).asks == ()


@given(st.text(max_size=30))
def test_any_text_is_a_kind_or_a_question_and_never_two(text: str) -> None:
    reading = KINDS.read(text)

    assert not (reading.kind and reading.asks)


def test_without_kinds_nothing_is_found() -> None:
    reading = BusinessMatcher(BusinessTypeBook(())).read("kue")

    assert (reading.kind, reading.asks[0].near) == (None, ())

"""Every column of a sheet has a name on the screen."""

from __future__ import annotations

from bansos_desktop.domain.sheet_field_words import SHEET_FIELD_WORDS
from bansos_desktop.domain.sheet_fields import SheetField


def test_every_field_has_a_word_of_its_own() -> None:
    words = list(SHEET_FIELD_WORDS.values())

    assert set(SHEET_FIELD_WORDS) == set(SheetField)
    assert len(set(words)) == len(words)
    assert all(word == word.strip() and word for word in words)

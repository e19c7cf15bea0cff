"""What makes a passphrase that may be used."""

from __future__ import annotations

import pytest

from bansos_desktop.domain.passphrase import check_passphrase
from bansos_desktop.domain.recovery_code import RANDOM, code_of

CODE = code_of(range(RANDOM))


@pytest.mark.parametrize(
    ("first", "again", "code", "field"),
    [
        ("lima5", "lima5", "keys.too_short", "passphrase"),
        ("rahasia lama", "rahasia lama", "keys.unchanged", "passphrase"),
        ("rahasia baru", "rahasia baur", "keys.differs", "again"),
        ("      ", "      ", "keys.only_blanks", "passphrase"),
        ("\t\u00a0    ", "\t\u00a0    ", "keys.only_blanks", "passphrase"),
        ("rahasia baru ", "rahasia baru ", "keys.blank_ends", "passphrase"),
        (" rahasia baru", " rahasia baru", "keys.blank_ends", "passphrase"),
        (CODE.text.lower(), CODE.text.lower(), "keys.is_code", "passphrase"),
        (f"{CODE.text[:-1]}?", f"{CODE.text[:-1]}?", "keys.is_code", "passphrase"),
    ],
)
def test_what_may_not_be_used_is_said_at_its_field(
    first: str, again: str, code: str, field: str
) -> None:
    found = check_passphrase(first, again, before="rahasia lama")

    assert [(one.code, one.field) for one in found] == [(code, field)]
    assert first not in found[0].message


@pytest.mark.parametrize("words", ["enam66", "ladang di bukit, 3 petak", "a    b"])
def test_whatever_is_long_enough_may_be_used(words: str) -> None:
    assert check_passphrase(words, words) == []

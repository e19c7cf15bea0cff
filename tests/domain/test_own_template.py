"""How an office's own layouts are numbered and called."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bansos_desktop.domain.document import DOCUMENT_WORDS
from bansos_desktop.domain.field_words import Names, field_words, value_words
from bansos_desktop.domain.own_template import (
    LONGEST_LABEL,
    template_uid,
    tidy_label,
    use_uid,
    version_name,
    words_of_uid,
)
from bansos_desktop.domain.records import Kind

NAMES = Names({}, str, str)
SHA = "ab" * 32


@given(
    region=st.sampled_from(["64", "64.02", "64.71"]),
    document=st.sampled_from(sorted(DOCUMENT_WORDS)),
    number=st.integers(1, 10_000),
    sha256=st.text("0123456789abcdef", min_size=64, max_size=64),
)
def test_a_versions_record_tells_its_document_and_number(
    region: str, document: str, number: int, sha256: str
) -> None:
    uid = template_uid(region, document, number, sha256)

    assert words_of_uid(uid) == f"{DOCUMENT_WORDS[document]}, {version_name(number)}"


def test_one_number_given_twice_still_names_two_records() -> None:
    assert template_uid("64", "usulan", 1, SHA) != template_uid("64", "usulan", 1, "c" * 64)


@pytest.mark.parametrize("uid", ["", "x", "64-usulan", "64-usulan-x-ab", "64-1-ab"])
def test_what_is_no_versions_record_is_said_as_it_is(uid: str) -> None:
    assert words_of_uid(uid) == uid


def test_the_choice_of_a_layout_is_one_record_a_document_and_office() -> None:
    assert use_uid("64.02", "rekap-umum") == "64.02-rekap-umum"


def test_a_label_is_one_short_line() -> None:
    assert tidy_label("  Rapat\n  Juli ") == "Rapat Juli"
    assert tidy_label("a" * 59 + " b" * 9) == "a" * 59
    assert len(tidy_label("a" * 500)) == LONGEST_LABEL


def test_the_history_says_which_layout_was_chosen() -> None:
    uid = template_uid("64", "usulan", 3, SHA)

    assert field_words(Kind.TEMPLATE_USE, "template") == "Format yang dipakai"
    assert value_words("template", uid, NAMES, Kind.TEMPLATE_USE) == "Daftar usulan, kantor 3"
    assert value_words("template", None, NAMES, Kind.TEMPLATE_USE) == "–"

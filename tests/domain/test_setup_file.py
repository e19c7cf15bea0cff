"""A setup is known by its bytes, and hostile bytes are only no setup."""

from __future__ import annotations

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bansos_desktop.domain.program_version import Version, version_from
from bansos_desktop.domain.setup_file import read_setup
from tests.setup_files import PACKED_AT, SECTION_AT, SECTION_BYTES, a_setup

WHOLE = a_setup(0, 9, 0)
HEADERS = 0x98 + 112 + 16 * 8 + 40


def read(content: bytes) -> Version | None:
    return read_setup(content, len(content))


def changed(at: int, form: str, *values: int) -> bytes:
    content = bytearray(WHOLE)
    struct.pack_into(form, content, at, *values)
    return bytes(content)


@pytest.mark.parametrize("wide", [True, False])
def test_the_version_is_read(wide: bool) -> None:
    assert read(a_setup(1, 20, 300, 4, wide=wide)) == version_from((1, 20, 300, 4))


def test_a_header_that_promises_a_signature_says_nothing_of_it() -> None:
    assert read(a_setup(0, 9, 0, signed=True)) == read(WHOLE)


@given(st.integers(0, len(WHOLE) - 1))
def test_a_torn_copy_is_no_setup(length: int) -> None:
    assert read(WHOLE[:length]) is None


def test_what_follows_the_packed_part_is_a_signature_and_no_harm() -> None:
    assert read(WHOLE + b"tanda tangan") is not None


@given(
    st.lists(st.tuples(st.integers(0, PACKED_AT + 40), st.integers(0, 255)), max_size=12),
)
def test_no_bytes_make_the_reader_stumble(changes: list[tuple[int, int]]) -> None:
    content = bytearray(WHOLE)
    for at, value in changes:
        content[at] = value
    found = read(bytes(content))
    assert found is None or isinstance(found, Version)


@given(st.binary(max_size=300))
def test_any_file_is_looked_at_without_an_error(content: bytes) -> None:
    assert read(content) is None
    assert read(b"MZ" + content) is None


@pytest.mark.parametrize(
    ("what", "content"),
    [
        ("not a program", b"PK" + WHOLE[2:]),
        ("a program of old", changed(0x80, "<I", 0)),
        ("a header far away", changed(0x3C, "<I", 0xFFFFFFF0)),
        ("an unknown kind", changed(0x98, "<H", 0x107)),
        ("no section", changed(0x86, "<H", 0)),
        ("more sections than there can be", changed(0x86, "<H", 0xFFFF)),
        ("a section that goes past the end", changed(HEADERS - 24, "<I", 0x7FFFFFFF)),
        ("resources that lie nowhere", changed(0x98 + 112 + 16, "<I", 0x9000)),
        ("nothing packed behind it", changed(PACKED_AT + 4, "<I", 0)),
        ("an endless folder", changed(SECTION_AT + 14, "<H", 0xFFFF)),
        ("a folder without entries", changed(SECTION_AT + 0x20 + 14, "<H", 0)),
        ("no version", changed(SECTION_AT + 24, "<I", 17)),
        ("another title", changed(SECTION_AT + 0x66, "<H", 0)),
        ("a version without its mark", changed(SECTION_AT + 0x60 + 40, "<I", 0)),
        ("a version that lies nowhere", changed(SECTION_AT + 0x50, "<I", 1)),
        ("a folder that leads to itself", changed(SECTION_AT + 28, "<I", 0x80000000)),
    ],
)
def test_odd_files_are_no_setups(what: str, content: bytes) -> None:
    assert read(content) is None, what


def test_a_version_behind_what_is_read_is_not_followed() -> None:
    far = changed(HEADERS - 20, "<I", SECTION_AT + SECTION_BYTES)
    assert read(far) is None

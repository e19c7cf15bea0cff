"""Versions as numbers, and names of setups."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bansos_desktop.domain.program_version import (
    Version,
    is_put_off,
    named_version,
    put_off,
    version_from,
    version_of,
)

DAY = date(2026, 11, 26)
versions = st.lists(st.integers(0, 65535), min_size=2, max_size=4).map(version_from)


def known(text: str) -> Version:
    version = version_of(text)
    assert version is not None
    return version


def test_versions_compare_as_numbers() -> None:
    assert known("0.10.0") > known("0.9.9")
    assert known("0.9") == known("0.9.0") == known("0.9.0.0")


@pytest.mark.parametrize(
    "text", ["", "1", "0.9-rc1", "1.2.3.4.5", "1.٢", "123456.0", " 1.0", "v1.0"]
)
def test_what_is_no_version_is_none(text: str) -> None:
    assert version_of(text) is None


@given(versions)
def test_a_version_is_read_as_it_is_written(version: Version) -> None:
    assert version_of(str(version)) == version
    assert named_version(f"BansosDesktop-{version}-setup.exe") == version


@pytest.mark.parametrize(
    ("numbers", "shown"),
    [((0, 7, 0), "0.7.0"), ((0, 7), "0.7.0"), ((1, 2, 3), "1.2.3"), ((0, 7, 0, 4), "0.7.0.4")],
)
def test_a_version_is_shown_as_releases_are_called(numbers: tuple[int, ...], shown: str) -> None:
    assert str(version_from(numbers)) == shown


@pytest.mark.parametrize(
    "name",
    ["BansosDesktop-setup.exe", "BansosDesktop-0.9.0-setup.exe.txt", "Lain-0.9.0-setup.exe", ""],
)
def test_other_files_are_no_setups(name: str) -> None:
    assert named_version(name) is None


def test_the_case_of_a_name_does_not_matter_to_windows() -> None:
    assert named_version("BANSOSDESKTOP-0.9.0-SETUP.EXE") == known("0.9")


def test_later_holds_for_this_version_on_this_day() -> None:
    kept = put_off(known("0.9.0"), DAY)

    assert is_put_off(kept, known("0.9"), DAY)
    assert not is_put_off(kept, known("0.9"), DAY + timedelta(days=1))
    assert not is_put_off(kept, known("0.9.1"), DAY)
    assert not is_put_off("", known("0.9"), DAY)

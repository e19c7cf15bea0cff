"""A misspelling is one known name's or nobody's."""

from __future__ import annotations

import pytest

from bansos_desktop.domain.likeness import Likeness, likeness, slips_meant

TRADES = {"GORENGAN": ("gorengan",), "GORENG": ("gorengan",), "MINUMAN": ("minuman",)}


@pytest.mark.parametrize(("key", "slips"), [("KUE", 0), ("PASER", 1), ("SUMBERSARI", 2)])
def test_a_longer_name_is_forgiven_more(key: str, slips: int) -> None:
    assert slips_meant(key) == slips


@pytest.mark.parametrize("key", ["GORENGAM", "GORNGAN", "GOREGNAN", "GORENGANN", "GORENGAN"])
def test_one_slip_leads_to_the_only_name_near(key: str) -> None:
    assert likeness(key, TRADES).winner == "gorengan"


def test_two_names_nearly_as_near_are_a_choice_and_no_answer() -> None:
    known = {"LOADURIILIR": ("ilir",), "LOADURIULIR": ("ulir",), "JAHAB": ("jahab",)}

    assert likeness("LOADURIULIRR", known) == Likeness("", ("ulir", "ilir"))


def test_what_is_far_from_everything_has_no_neighbours() -> None:
    assert likeness("XYZ", TRADES) == Likeness()
    assert likeness("", TRADES) == Likeness()
    assert likeness("XYZ", {}) == Likeness()


def test_a_name_cut_short_is_asked_about_with_those_that_go_on() -> None:
    known = {"LOADURIILIR": ("ilir",), "LOADURIULU": ("ulu",), "KUTAI": ("kutai",)}

    assert set(likeness("LOADURI", known).near) == {"ilir", "ulu"}
    assert likeness("KUTAITIMURLAUT", known) == Likeness("", ("kutai",))

"""Institutions: what is wrong with one, which are twins, and which one a text means."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bansos_desktop.domain.institution import (
    Institution,
    InstitutionKind,
    Named,
    check_institution,
    institution_key,
    is_twin,
    meant_by,
)
from bansos_desktop.domain.problems import stops

GOOD = Institution("LKS Contoh Satu", "lks", "64.72", residents=40)
NAMES = st.text(alphabet="abcd LKS-", max_size=12)


def codes(one: Institution, *others: Institution, office: str = "64") -> list[str]:
    """What is said of one."""
    return [p.code for p in check_institution(one.tidy(), office=office, others=others)]


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"name": "  "}, "institution.name_missing"),
        ({"name": "A" * 151}, "text.too_long"),
        ({"institution_kind": ""}, "institution.kind_missing"),
        ({"region_code": ""}, "institution.region_missing"),
        ({"region_code": "64"}, "institution.region_missing"),
        ({"residents": -1}, "institution.residents"),
        ({"residents": 100_000}, "institution.residents"),
        ({"phone": "12"}, "phone.length"),
    ],
)
def test_each_thing_that_is_wrong_is_said(changed: dict[str, object], code: str) -> None:
    assert codes(replace(GOOD, **changed)) == [code]  # type: ignore[arg-type]  # real fields


def test_a_good_one_has_nothing_to_say_of_and_may_have_no_residents() -> None:
    assert codes(GOOD) == []
    assert codes(replace(GOOD, residents=0)) == []
    assert codes(replace(GOOD, residents=None)) == []


def test_an_office_keeps_only_those_of_its_own_region() -> None:
    assert codes(GOOD, office="64.02") == ["institution.outside"]
    assert codes(GOOD, office="64.72") == []


def test_a_second_one_of_much_the_same_name_in_one_kabupaten_is_a_warning_only() -> None:
    other = Institution("Yayasan Contoh  Satu", "lks", "64.72")

    problems = check_institution(GOOD, office="64", others=[other])

    assert [p.code for p in problems] == ["institution.twin"]
    assert not stops(problems)
    assert codes(GOOD, replace(other, region_code="64.02")) == []
    assert codes(GOOD, replace(other, name="LKS Contoh Dua")) == []


def test_a_record_gives_back_what_was_kept_and_blanks_are_collapsed() -> None:
    typed = replace(GOOD, name=" LKS   Contoh ", phone="0812-3456-7890", head=" Ibu  Guru ")

    kept = typed.tidy().values()

    assert kept["name"] == "LKS Contoh"
    assert kept["phone"] == "081234567890"
    assert kept["note"] is None
    assert kept["residents"] == 40
    assert Institution.from_record(kept) == typed.tidy()
    assert Institution.from_record({}).institution_kind == ""


def test_a_village_says_which_kabupaten_it_is_in() -> None:
    assert replace(GOOD, village_code="64.02.06.1001").tidy().region_code == "64.02"


def test_kinds_are_called_by_their_letters() -> None:
    assert [kind.label for kind in InstitutionKind] == ["LKS", "UPTD"]


@given(NAMES, NAMES)
def test_being_a_twin_is_mutual_and_needs_a_name(one: str, other: str) -> None:
    first, second = replace(GOOD, name=one), replace(GOOD, name=other)

    assert is_twin(first, second) == is_twin(second, first)
    assert is_twin(first, first) == bool(institution_key(one))


REGISTER = (
    Named("a", "LKS Harapan Bunda", "64.72"),
    Named("b", "LKS Harapan Bangsa", "64.72"),
    Named("c", "Panti Kasih", "64.02"),
    Named("d", "Panti Kasih", "64.71"),
)


def test_only_the_very_name_is_taken_however_it_is_spaced() -> None:
    assert meant_by("lks harapan-bunda", REGISTER).uid == "a"


def test_a_name_that_stands_twice_means_neither_by_itself() -> None:
    found = meant_by("PANTI KASIH", REGISTER)

    assert found.uid == ""
    assert [one.uid for one in found.alike] == ["c", "d"]


def test_a_slip_is_asked_about_and_never_taken() -> None:
    found = meant_by("Yayasan Harapan Bundo", REGISTER)

    assert found.uid == ""
    assert found.alike[0].uid == "a"


@pytest.mark.parametrize("text", ["", "  ", "-"])
def test_nothing_means_nobody(text: str) -> None:
    found = meant_by(text, REGISTER)

    assert (found.uid, found.alike) == ("", ())


@given(st.text(max_size=20))
def test_what_is_taken_always_has_the_letters_that_were_written(text: str) -> None:
    found = meant_by(text, REGISTER[:2])

    if found.uid:
        name = next(one.name for one in REGISTER if one.uid == found.uid)
        assert "".join(filter(str.isalnum, name.casefold())) == "".join(
            c for c in text.casefold() if c.isascii() and c.isalnum()
        )

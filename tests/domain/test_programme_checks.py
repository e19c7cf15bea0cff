"""What may be written of a programme: its code, its owner, its values, its groups."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bansos_desktop.domain.programme import (
    Category,
    Programme,
    format_categories,
    parse_categories,
)
from bansos_desktop.domain.programme_checks import (
    Bounds,
    category_code,
    check_programme,
    owners_for,
    tidy_programme,
)

REGENCIES = ("64.02", "64.03")
BOUNDS = Bounds("64", {"UEP"}, REGENCIES, {"usulan", "rekap"})
GOOD = Programme("BERAU-UEP", "UEP Berau", "64.03", source="SK 1/2025")
WORDS = st.text(st.characters(exclude_characters=";:", exclude_categories=["C", "Z"]), min_size=1)


def codes(bounds: Bounds = BOUNDS, **changed: object) -> list[tuple[str, str]]:
    programme = replace(GOOD, **changed)  # type: ignore[arg-type]  # a test names fields
    return [(p.code, p.field) for p in check_programme(tidy_programme(programme), bounds)]


def test_a_whole_programme_may_be_kept() -> None:
    assert codes() == []
    assert codes(code=" berau-uep 2 ") == []  # capitals and blanks are mended


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"code": " "}, [("programme.code_missing", "code")]),
        ({"code": "BERAU_UEP"}, [("programme.code_shape", "code")]),
        ({"code": "-BERAU"}, [("programme.code_shape", "code")]),
        ({"code": "B" * 31}, [("programme.code_shape", "code")]),
        ({"code": "uep"}, [("programme.code_taken", "code")]),
        ({"name": "  "}, [("programme.name_missing", "name")]),
        ({"source": " - "}, [("programme.source_missing", "source")]),
        ({"form": "x" * 101}, [("programme.text_long", "form")]),
        ({"note": "x" * 501}, [("programme.text_long", "note")]),
        ({"owner": ""}, [("programme.owner_unknown", "owner")]),
        ({"unit": "rumah"}, [("programme.unit_unknown", "unit")]),
        ({"value_min": 0}, [("programme.value_range", "value_min")]),
        ({"value_max": 1_000_000_001}, [("programme.value_range", "value_max")]),
        ({"value_min": 2, "value_max": 1}, [("programme.values_crossed", "value_max")]),
        ({"value_min": 2, "value_max": 2}, []),
        ({"value_max": 2}, []),
        ({"documents": ("usulan", "sim")}, [("programme.document", "documents")]),
        ({"categories": (Category("a", " "),)}, [("programme.category_name", "categories")]),
        ({"categories": (Category("a", "x;y"),)}, [("programme.category_name", "categories")]),
        ({"categories": (Category("A b", "x"),)}, [("programme.category_code", "categories")]),
        ({"categories": (Category("", "!!"),)}, [("programme.category_code", "categories")]),
        (
            {"categories": (Category("a", "x"), Category("a", "y"))},
            [("programme.category_twice", "categories")],
        ),
        (
            {"categories": (Category("a", "x"), Category("b", "X"))},
            [("programme.category_twice", "categories")],
        ),
    ],
)
def test_what_is_wrong_is_said_at_its_field(
    changed: dict[str, object], expected: list[tuple[str, str]]
) -> None:
    assert codes(**changed) == expected


def test_an_office_makes_only_programmes_of_its_own_region() -> None:
    berau = replace(BOUNDS, office="64.03")

    assert codes(berau) == []
    assert codes(berau, owner="64.02") == [("programme.owner_other", "owner")]
    assert codes(berau, owner="provinsi") == [("programme.owner_other", "owner")]
    assert owners_for("64", REGENCIES) == ["provinsi", "64.02", "64.03"]
    assert owners_for("64.03", REGENCIES) == ["64.03"]


def test_a_group_that_is_there_twice_is_said_by_its_name() -> None:
    twice = (Category("ahli_waris", "Ahli waris"), Category("ahli_waris", "Ahli Waris"))
    found = check_programme(replace(GOOD, categories=twice), BOUNDS)

    said = [one.message for one in found]
    assert said == ["Golongan “Ahli waris” ada dua kali. Hapus salah satunya."]


def test_a_group_that_people_stand_in_stays() -> None:
    used = replace(BOUNDS, used={"lansia"})

    assert codes(used, categories=(Category("lansia", "Lanjut usia"),)) == []
    assert codes(used) == [("programme.category_used", "categories")]


def test_a_new_group_gets_a_code_from_its_name_and_an_old_one_keeps_its_own() -> None:
    programme = replace(GOOD, categories=(Category("", "Janda  veteran"), Category("x", "Lansia")))

    assert tidy_programme(programme).categories == (
        Category("janda_veteran", "Janda veteran"),
        Category("x", "Lansia"),
    )
    assert category_code(" -Anak (0-5)- ") == "anak_0_5"


@given(st.lists(WORDS, max_size=6))
def test_groups_that_pass_come_back_from_the_store_as_they_were(names: list[str]) -> None:
    programme = tidy_programme(replace(GOOD, categories=tuple(Category("", n) for n in names)))

    if not check_programme(programme, BOUNDS):
        assert parse_categories(format_categories(programme.categories)) == programme.categories

"""Made-up people: reproducible, consistent, spread evenly, and nobody's telephone."""

from __future__ import annotations

import csv
from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bansos_desktop.domain.family_card import check_family_card
from bansos_desktop.domain.nik import check_nik
from bansos_desktop.domain.person_values import check_phone
from bansos_desktop.domain.sample import (
    SampleData,
    SamplePerson,
    SampleScope,
    SampleVillage,
    generate_people,
)

ROOT = Path(__file__).resolve().parents[2]
TODAY = date(2026, 11, 23)
RT_ONLY = {"64.02", "64.09", "64.71", "64.72"}
FEW = settings(max_examples=25)  # one example is dozens of people
SEEDS = st.integers(min_value=0, max_value=2**32)
DAYS = st.dates(min_value=date(2024, 1, 1), max_value=date(2060, 12, 31)) | st.sampled_from(
    [date(2024, 2, 29), date(2028, 2, 29)]
)


def text(name: str) -> str:
    return (ROOT / "resources" / "contoh" / f"{name}.txt").read_text(encoding="utf-8")


def shipped_villages() -> tuple[SampleVillage, ...]:
    with (ROOT / "seed_data" / "regions.csv").open(encoding="utf-8", newline="") as file:
        names = {row["code"]: row["name"] for row in csv.DictReader(file)}
    return tuple(
        SampleVillage(code, name, names[code[:8]], code[:5])
        for code, name in names.items()
        if code.count(".") == 3
    )


DATA = SampleData.from_texts(
    names=(text("nama_depan_l"), text("nama_depan_p"), text("nama_belakang")),
    birth_places=text("tempat_lahir"),
    streets=text("jalan"),
    notes=text("catatan"),
)
SCOPE = SampleScope(shipped_villages(), (("makanan", "Makanan"), ("kue", "Kue")), TODAY)


def people(count: int, seed: int = 1, scope: SampleScope = SCOPE) -> list[SamplePerson]:
    return list(generate_people(count, seed, scope=scope, data=DATA))


@pytest.fixture(scope="module")
def crowd() -> list[SamplePerson]:
    return people(6000)


@FEW
@given(SEEDS)
def test_the_same_seed_gives_the_same_people(seed: int) -> None:
    assert people(20, seed) == people(20, seed)


@FEW
@given(SEEDS)
def test_another_seed_gives_other_people(seed: int) -> None:
    ours = {person.nik for person in people(20, seed)}

    assert ours != {person.nik for person in people(20, seed + 1)}


@FEW
@given(st.integers(min_value=0, max_value=60), st.integers(min_value=0, max_value=60))
def test_a_longer_list_begins_with_the_shorter_one(one: int, other: int) -> None:
    shorter, longer = sorted((one, other))

    assert people(longer)[:shorter] == people(shorter)
    assert len(people(longer)) == longer


@FEW
@given(SEEDS, DAYS)
def test_a_nik_says_district_birth_date_and_sex(seed: int, today: date) -> None:
    prefixes = {village.number_prefix for village in SCOPE.villages}

    for person in people(40, seed, replace(SCOPE, today=today)):
        day = person.birth_date.day + (40 if person.sex == "P" else 0)
        assert person.nik[:6] in prefixes
        assert person.nik[6:12] == f"{day:02}{person.birth_date:%m%y}"
        assert 9000 <= int(person.nik[12:]) <= 9999
        assert len(person.nik) == len(person.family_card) == 16


@FEW
@given(SEEDS, DAYS)
def test_everybody_is_19_to_64_years_old(seed: int, today: date) -> None:
    for person in people(40, seed, replace(SCOPE, today=today)):
        born = person.birth_date
        age = today.year - born.year - ((today.month, today.day) < (born.month, born.day))
        assert 19 <= age <= 64


@FEW
@given(SEEDS)
def test_no_two_people_of_a_crowded_village_share_a_nik(seed: int) -> None:
    one_village = replace(SCOPE, villages=SCOPE.villages[:1])

    made = people(400, seed, one_village)

    numbers = {person.nik for person in made} | {person.family_card for person in made}
    assert len({person.nik for person in made}) == 400
    assert len(numbers) == 400 + len({person.family_card for person in made})


def test_all_niks_of_a_crowd_differ(crowd: list[SamplePerson]) -> None:
    assert len({person.nik for person in crowd}) == len(crowd)


def test_our_own_checks_find_nothing_odd_about_anybody(crowd: list[SamplePerson]) -> None:
    prefixes = frozenset(village.number_prefix[:4] for village in SCOPE.villages)

    for person in crowd[:500]:
        assert not check_nik(
            person.nik,
            today=TODAY,
            birth_date=person.birth_date,
            sex=person.sex,
            known_prefixes=prefixes,
        )
        assert not check_family_card(person.family_card, nik=person.nik)
        assert not person.phone or not check_phone(person.phone)


def test_a_few_pairs_share_a_family_card_and_its_address(crowd: list[SamplePerson]) -> None:
    families: dict[str, list[SamplePerson]] = {}
    for person in crowd:
        families.setdefault(person.family_card, []).append(person)

    pairs = [members for members in families.values() if len(members) > 1]
    assert {len(members) for members in pairs} == {2}
    assert 0.01 < len(pairs) / len(crowd) < 0.03
    assert all(
        (one.village_code, one.address, one.rt, one.rw)
        == (other.village_code, other.address, other.rt, other.rw)
        for one, other in pairs
    )


def test_a_family_card_begins_with_the_district_where_the_family_lives(
    crowd: list[SamplePerson],
) -> None:
    for person in crowd:
        assert person.family_card[:6] == person.village_code[:8].replace(".", "")


def test_most_but_not_all_were_registered_where_they_live(crowd: list[SamplePerson]) -> None:
    at_home = sum(person.nik[:6] == person.family_card[:6] for person in crowd)

    assert 0.8 < at_home / len(crowd) < 0.95


def test_the_ten_regencies_get_168_people_each_of_1680() -> None:
    spread = Counter(person.village_code[:5] for person in people(1680))

    assert len(spread) == 10
    assert set(spread.values()) == {168}


def test_villages_of_one_regency_keep_everybody_there() -> None:
    kukar = tuple(village for village in SCOPE.villages if village.regency_code == "64.02")

    made = people(300, scope=replace(SCOPE, villages=kukar))

    assert {person.village_code[:5] for person in made} == {"64.02"}
    assert {person.nik[:4] for person in made} == {"6402"}


def test_a_birth_place_is_a_town_of_the_regency_that_the_nik_names(
    crowd: list[SamplePerson],
) -> None:
    towns = dict(DATA.birth_places)

    for person in crowd:
        assert person.birth_place in towns[f"{person.nik[:2]}.{person.nik[2:4]}"]


def test_a_regency_without_known_towns_gives_its_district_as_birth_place() -> None:
    village = SampleVillage("65.01.01.2001", "Desa Uji", "Kecamatan Uji", "65.01")

    (person,) = people(1, scope=replace(SCOPE, villages=(village,)))

    assert person.birth_place == "Kecamatan Uji"


def test_where_only_rt_is_used_rw_is_mostly_empty(crowd: list[SamplePerson]) -> None:
    filled = {True: 0, False: 0}
    for person in crowd:
        filled[person.village_code[:5] in RT_ONLY] += bool(person.rw)

    assert 0 < filled[True] / len(crowd) < 0.05
    assert filled[False] / len(crowd) > 0.25
    assert all(len(person.rt) == 3 and person.rt.isdigit() for person in crowd)


def test_a_telephone_number_has_a_prefix_that_no_operator_gives_out(
    crowd: list[SamplePerson],
) -> None:
    phones = [person.phone for person in crowd if person.phone]

    assert 0.7 < len(phones) / len(crowd) < 0.95
    assert all(len(phone) == 12 and phone.startswith("0840") for phone in phones)


def test_desil_is_mostly_one_or_two_and_carries_its_quarter(crowd: list[SamplePerson]) -> None:
    desils = Counter(person.desil for person in crowd)

    assert set(desils) == {1, 2, 3, 4, None}
    assert (desils[1] + desils[2]) / len(crowd) > 0.7
    assert {person.desil_period for person in crowd if person.desil} == {"2026-T3"}
    assert {person.desil_period for person in crowd if person.desil is None} == {""}


@pytest.mark.parametrize(
    ("today", "period"),
    [
        (date(2026, 1, 1), "2025-T4"),
        (date(2026, 3, 31), "2025-T4"),
        (date(2026, 4, 1), "2026-T1"),
        (date(2026, 12, 31), "2026-T3"),
    ],
)
def test_the_quarter_of_a_desil_is_the_last_one_that_is_over(today: date, period: str) -> None:
    made = people(50, scope=replace(SCOPE, today=today))

    assert {person.desil_period for person in made} == {period, ""}


def test_the_requested_value_is_between_four_and_five_million(crowd: list[SamplePerson]) -> None:
    values = {person.requested_value for person in crowd}

    assert values == set(range(4_000_000, 5_000_001, 50_000))


def test_a_business_keeps_code_and_name_together(crowd: list[SamplePerson]) -> None:
    pairs = {(person.business_type, person.business_name) for person in crowd}

    assert pairs == set(SCOPE.business_types)


def test_names_are_single_double_and_triple_and_seldom_have_an_apostrophe(
    crowd: list[SamplePerson],
) -> None:
    words = Counter(len(person.name.split()) for person in crowd)
    apostrophes = sum("'" in person.name for person in crowd)

    assert words[2] > words[1] > 0
    assert words[3] > 0
    assert 0 < apostrophes / len(crowd) < 0.05
    assert max(len(person.name) for person in crowd) <= 40


def test_an_address_never_shows_a_placeholder(crowd: list[SamplePerson]) -> None:
    assert all(person.address and "{" not in person.address for person in crowd)


def test_a_few_carry_a_note(crowd: list[SamplePerson]) -> None:
    noted = [person.note for person in crowd if person.note]

    assert set(noted) == set(DATA.notes)
    assert len(noted) / len(crowd) < 0.2


def test_a_scope_without_villages_or_businesses_is_refused() -> None:
    with pytest.raises(ValueError, match="needs a village"):
        replace(SCOPE, villages=())
    with pytest.raises(ValueError, match="needs a village"):
        replace(SCOPE, business_types=())


@pytest.mark.parametrize("missing", ["male_names", "last_names", "streets", "notes"])
def test_words_that_are_missing_are_refused(missing: str) -> None:
    with pytest.raises(ValueError, match="sample words"):
        replace(DATA, **{missing: ()})


def test_word_files_skip_remarks_and_blank_lines() -> None:
    data = SampleData.from_texts(
        names=("# remark\n\nUji: Satu, Dua\n", "Uji: Tiga", "Uji: Empat"),
        birth_places="64.01: Kuaro",
        streets=" Jl. Uji \n",
        notes="Catatan",
    )

    assert data.male_names == (("Uji", ("Satu", "Dua")),)
    assert data.streets == ("Jl. Uji",)

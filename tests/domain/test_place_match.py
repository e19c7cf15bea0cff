"""Names of places misspelt, moved, taught and given as codes: read, asked about, never guessed."""

from __future__ import annotations

import random

import pytest

from bansos_desktop.domain.meaning import Ask, Meaning, MeaningBook, MeaningDomain
from bansos_desktop.domain.names import region_key
from bansos_desktop.domain.place_match import Place, PlaceMatcher
from bansos_desktop.domain.problems import Severity
from bansos_desktop.domain.region import PROVINCE, RegionBook, RegionChange, VillageHit
from tests.domain.seed_books import region_book

BOOK = region_book()
PLACES = PlaceMatcher(BOOK)
LOA_IPUH = "64.02.06.1002"
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def said(place: Place) -> list[str]:
    return [problem.code for problem in place.problems]


def taught(*meanings: Meaning) -> PlaceMatcher:
    return PlaceMatcher(BOOK, MeaningBook(meanings))


def test_a_kecamatan_of_one_kabupaten_says_which_it_is() -> None:
    place = PLACES.resolve("", "Kec. Tenggarong", "Loa Ipuh", PROVINCE)
    nowhere = PLACES.resolve("", "Xyz", "Loa Ipuh", PROVINCE)

    assert (place.village_code, said(place)) == (LOA_IPUH, ["region.from_district"])
    assert said(nowhere) == ["region.regency_missing"]


@pytest.mark.parametrize(
    ("regency", "district", "village"),
    [
        ("Kab. Kukar", "Kec. Tenggarong", "Kel. Loa Ipuh"),
        ("KAB.KUTAI KARTANEGARA", "KEC.TENGGARONG", "KEL.LOA IPUH"),
        ("6402 KUTAI KARTANEGARA", "640206 - Tenggarong", "1002 Loa Ipuh"),
        ("Kukar (64.02)", "Tenggarong [6402061]", "Loa Ipuh (1002)"),
        ("(6402) Kukar", "Tenggarong", "Loa Ipuh - 6402061002"),
        ("Kukar", "Tenggarong", "Kel. Loa Ipuh, Kec. Tenggarong"),
        ("Kukar", "Tenggarong", "Loa Ipuh Kec. Tenggarong Kab. Kukar"),
        ("Kukar (Kutai Kartanegara)", "Tenggarong (kota)", "Loa Ipuh (kelurahan)"),
    ],
)
def test_levels_codes_and_brackets_beside_a_name_say_nothing(
    regency: str, district: str, village: str
) -> None:
    assert PLACES.resolve(regency, district, village, PROVINCE) == Place(LOA_IPUH, "64.02")


@pytest.mark.parametrize("code", ["6402", "64.02", " 6402061001 ", "64.02.06.1001", "(6402)", "2"])
@pytest.mark.parametrize("rank", [0, 1, 2])
def test_a_bare_code_is_never_used_because_codes_of_offices_collide(code: str, rank: int) -> None:
    names = ["Kukar", "Tenggarong", "Loa Ipuh"]
    names[rank] = code

    place = PLACES.resolve(*names, PROVINCE)  # type: ignore[call-arg]  # three names

    assert (place.village_code, said(place), place.asks) == ("", ["region.code_only"], ())
    assert place.problems[0].field == ("kabupaten", "kecamatan", "desa")[rank]


@pytest.mark.parametrize(
    ("names", "code", "fields"),
    [
        (("Kutai Kertanegra", "Sebulu", "Sumber Sari"), "64.02.07.2007", ["kabupaten"]),
        (("Kukar", "Tengarong", "Loa Ipuh"), LOA_IPUH, ["kecamatan"]),
        (("Kukar", "Tenggarong", "Loa Ipoh"), LOA_IPUH, ["desa"]),
        (("Kukar", "Tenggarong Sebrang", "Bukit Pariamam"), "64.02.16.2007", ["kecamatan", "desa"]),
        (("Kukar", "", "Bukit Pariamam"), "64.02.16.2007", ["desa"]),
    ],
)
def test_one_clear_misspelling_is_read_and_it_is_said(
    names: tuple[str, str, str], code: str, fields: list[str]
) -> None:
    place = PLACES.resolve(*names, PROVINCE)

    assert place.village_code == code
    assert said(place) == ["region.read_as"] * len(fields)
    assert [problem.field for problem in place.problems] == fields
    assert {problem.severity for problem in place.problems} == {Severity.INFO}


def test_a_misspelt_name_below_its_old_kecamatan_is_told_twice() -> None:
    place = PLACES.resolve("Kukar", "Kota Bangun", "Kedang Ipill", PROVINCE)

    assert place.village_code == "64.02.19.2001"
    assert said(place) == ["region.read_as", "region.moved"]


@pytest.mark.parametrize(
    "address",
    [
        "Jl. Mawar No. 3 Desa Jahab Kec. Tenggarong",
        "Jl. Mawar RT 05/02, Kelurahan Jahab, Kecamatan Tenggarong",
        "Jl Kampung Melayu Ds. Jahab RT.003 RW.001 Kec Tenggarong Kab. Kutai Kartanegara",
        "desa jahab kec. tenggarong kab. kukar prov. Kalimantan Timur",
    ],
)
def test_a_village_is_taken_out_of_the_address_and_it_is_said(address: str) -> None:
    place = PLACES.resolve_address(address, "", "", "64.02")

    assert BOOK.name(place.village_code) == "Jahab"
    assert said(place) == ["region.from_address"]
    assert place.problems[0].severity is Severity.INFO
    assert "Jahab, Kecamatan Tenggarong" in place.problems[0].message


@pytest.mark.parametrize(
    ("address", "district"),
    [
        ("", ""),
        ("Jl. Mawar No. 3", ""),
        ("Desa Jahab", ""),
        ("Desa Jahap Kec. Tenggarong", ""),
        ("Desa Jahab Kec. Tengarong", ""),
        ("Desa Jahab Kec. Sebulu", ""),
        ("Desa Jahab Kec. Tenggarong", "Sebulu"),
        ("Desa Jahab Kec. Tenggarong Kota Samarinda", ""),
    ],
)
def test_an_address_that_is_not_exact_or_not_of_the_sheet_says_nothing(
    address: str, district: str
) -> None:
    assert PLACES.resolve_address(address, "", district, "64.02") == PLACES.resolve(
        "", district, "", "64.02"
    )


def test_columns_that_agree_with_the_address_keep_what_was_said_of_them() -> None:
    place = PLACES.resolve_address("Desa Jahab Kec. Tenggarong", "Kukar", "Tengarong", PROVINCE)

    assert said(place) == ["region.read_as", "region.from_address"]


def test_a_name_without_a_clear_neighbour_is_asked_about() -> None:
    place = PLACES.resolve("Kukar", "Loa Janan", "Loa Duri", PROVINCE)

    assert said(place) == ["region.unknown_desa_near"]
    (ask,) = place.asks
    assert (ask.domain, ask.within, ask.text) == (MeaningDomain.VILLAGE, "64.02.03", "Loa Duri")
    assert dict(ask.near)["64.02.03.2002"] == "Loa Duri Ulu, Kec. Loa Janan"


def test_a_village_of_another_kecamatan_is_asked_about_and_not_moved() -> None:
    place = PLACES.resolve("Kukar", "Tenggarong", "Bukit Pariaman", PROVINCE)

    assert (place.village_code, said(place)) == ("", ["region.village_elsewhere"])
    assert "Tenggarong Seberang" in place.problems[0].message
    assert place.asks[0].near[0] == ("64.02.16.2007", "Bukit Pariaman, Kec. Tenggarong Seberang")


@pytest.mark.parametrize("names", ["Loa Ipuh, Melayu", "Loa Ipuh/Melayu", "Loa Ipuh; Jahab"])
def test_two_villages_in_one_cell_are_asked_about(names: str) -> None:
    place = PLACES.resolve("Kukar", "Tenggarong", names, PROVINCE)

    assert (place.village_code, said(place)) == ("", ["region.unknown_desa_near"])
    assert LOA_IPUH in dict(place.asks[0].near)


def test_namesakes_are_asked_about_with_their_kecamatan() -> None:
    place = PLACES.resolve("Kukar", "", "Sumber Sari", PROVINCE)

    assert said(place) == ["region.village_ambiguous"]
    assert [label for _code, label in place.asks[0].near] == [
        "Sumber Sari, Kec. Loa Kulu",
        "Sumber Sari, Kec. Sebulu",
        "Sumber Sari, Kec. Kota Bangun Darat",
    ]


def test_an_unknown_kecamatan_is_asked_about_with_the_one_its_village_lies_in() -> None:
    place = PLACES.resolve("Kukar", "Tgr", "Loa Ipuh", PROVINCE)
    namesake = PLACES.resolve("Kukar", "Tgr", "Sumber Sari", PROVINCE)

    assert place.asks == (
        Ask(MeaningDomain.DISTRICT, "64.02", "Tgr", (("64.02.06", "Tenggarong"),)),
    )
    assert namesake.asks == (Ask(MeaningDomain.DISTRICT, "64.02", "Tgr"),)


def test_what_was_taught_is_asked_first_and_wins() -> None:
    places = taught(
        Meaning(MeaningDomain.REGENCY, PROVINCE, "KK", "64.02"),
        Meaning(MeaningDomain.DISTRICT, "64.02", "Tgr", "64.02.06"),
        Meaning(MeaningDomain.VILLAGE, "64.02.06", "6402", LOA_IPUH),
    )

    assert places.resolve("K.K.", "TGR", "6402", PROVINCE) == Place(LOA_IPUH, "64.02")


def test_a_name_that_was_left_as_it_is_stays_wrong_but_is_not_asked_again() -> None:
    places = taught(Meaning(MeaningDomain.DISTRICT, "64.02", "Tgr", "-"))

    place = places.resolve("Kukar", "Tgr", "Loa Ipuh", PROVINCE)

    assert (said(place), place.asks) == (["region.unknown_kecamatan"], ())


def test_what_was_read_into_the_kabupaten_is_said_even_where_the_rest_fails() -> None:
    assert said(PLACES.resolve("Samarindah", "", "", "64.02")) == [
        "region.read_as",
        "region.outside",
    ]
    assert said(PLACES.resolve("Kutai Timurr", "", "", PROVINCE)) == [
        "region.read_as",
        "region.village_missing",
    ]


def test_a_change_to_a_village_that_is_not_in_the_list_is_left_out() -> None:
    book = RegionBook([], [], [RegionChange("64.02.08.2001", "Hilang", "64.02.19.2099")])

    assert book.moved_from("64.02.08") == {}


def _mistyped(key: str, dice: random.Random) -> str:
    """One letter left out, doubled, exchanged with its neighbour or replaced by another."""
    at = dice.randrange(len(key))
    return dice.choice(
        [
            key[:at] + key[at + 1 :],
            key[:at] + key[at] + key[at:],
            key[:at] + dice.choice(LETTERS) + key[at + 1 :],
            key[:at] + key[at + 1 : at + 2] + key[at : at + 1] + key[at + 2 :],
        ]
    )


@pytest.mark.parametrize("district_given", [True, False])
def test_one_typed_mistake_in_any_village_is_that_village_or_a_question(
    *, district_given: bool
) -> None:
    """Unless the mistake makes the very name of another village, which no reader could see."""
    dice = random.Random(64)
    wrong: list[tuple[VillageHit, str, str]] = []
    read = 0
    for hit in BOOK.villages():
        known = BOOK.named("desa", hit.code[:8] if district_given else hit.code[:5])
        for _ in range(4):
            typed = _mistyped(region_key(hit.village, level="desa"), dice)
            key = region_key(typed, level="desa")
            if key in known and hit.code not in known[key]:
                continue
            district = hit.district if district_given else ""
            place = PLACES.resolve(hit.regency, district, typed, PROVINCE)
            read += place.village_code == hit.code
            if place.village_code not in {"", hit.code} or not (place.village_code or place.asks):
                wrong.append((hit, typed, place.village_code))

    assert wrong == []
    assert read > (3000 if district_given else 2000)


def test_one_typed_mistake_in_any_kecamatan_is_that_kecamatan_or_a_question() -> None:
    dice = random.Random(7)
    districts = {hit.code[:8]: hit for hit in BOOK.villages()}
    for code, hit in districts.items():
        for _ in range(6):
            typed = _mistyped(region_key(hit.district, level="kecamatan"), dice)
            place = PLACES.resolve(hit.regency, typed, "", PROVINCE)
            asked = [ask.domain for ask in place.asks]
            assert asked in ([], [MeaningDomain.DISTRICT])
            if not asked:
                whole = PLACES.resolve(hit.regency, typed, hit.village, PROVINCE)
                assert whole.village_code.startswith(code)

"""Places found by name inside their parent, and namesakes told apart, over the real list."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bansos_desktop.domain.place_match import Place, PlaceMatcher
from bansos_desktop.domain.region import (
    PROVINCE,
    Alias,
    Region,
    RegionBook,
    VillageHit,
    called,
    inside,
    regency_of,
    regions_above,
    village_word,
)
from tests.domain.seed_books import region_book, seed_rows

BOOK = region_book()
PLACES = PlaceMatcher(BOOK)
VILLAGES = BOOK.villages()
KUKAR = "64.02"
NAMESAKES = ["64.02.02.2014", "64.02.07.2007", "64.02.19.2007", "64.07.07.2018", "64.08.18.2004",
             "64.09.03.2009"]  # fmt: skip
ANY_TEXT = st.text(max_size=20) | st.sampled_from(
    ["", " ", ".", "'", "-", "Kec.", "Kab.", "Kota", "Desa", "64.02", "%", "\x00", "Sumber Sari"]
)


def codes(hits: list[VillageHit]) -> list[str]:
    return [hit.code for hit in hits]


def said(place: Place) -> list[str]:
    return [problem.code for problem in place.problems]


def test_the_list_is_whole() -> None:
    assert len(VILLAGES) == 1038
    assert len(BOOK.regencies) == 10
    assert [r.name for r in BOOK.regencies][:2] == [
        "Kabupaten Paser",
        "Kabupaten Kutai Kartanegara",
    ]
    assert BOOK.regencies[-1].name == "Kota Bontang"


@pytest.mark.parametrize(
    ("code", "word"),
    [
        ("64.02.06.1001", "Kelurahan"),
        ("64.01.10.2003", "Desa"),
        ("64.03.05.2001", "Kampung"),
        ("64.03.05.1001", "Kelurahan"),
        ("64.07.07.2018", "Kampung"),
        ("64.11.04.2001", "Kampung"),
        ("64.09.03.2009", "Desa"),
        ("64.02.06", ""),
        ("", ""),
    ],
)
def test_the_code_says_what_a_village_is(code: str, word: str) -> None:
    assert village_word(code) == word
    assert called(code, "Contoh") == f"{word} Contoh".strip()


def test_the_word_agrees_with_the_list_and_stands_only_once() -> None:
    levels = {"Desa": "desa", "Kampung": "desa", "Kelurahan": "kelurahan"}
    for row in seed_rows("regions"):
        if row["level"] in levels.values():
            assert levels[village_word(row["code"])] == row["level"]
            assert "Kampung Kampung" not in called(row["code"], row["name"])
    assert called("64.07.07.2018", "Kampung Baru") == "Kampung Baru"
    assert called("64.02.12.2001", "Kampung Baru") == "Desa Kampung Baru"


def test_every_village_resolves_from_its_own_three_names() -> None:
    lost = [
        hit
        for hit in VILLAGES
        if PLACES.resolve(hit.regency, hit.district, hit.village, PROVINCE)
        != Place(hit.code, regency_of(hit.code))
    ]

    assert lost == []


def test_every_village_resolves_as_a_clerk_would_write_it() -> None:
    lost = [
        hit
        for hit in VILLAGES
        if PLACES.resolve(
            hit.regency.upper().replace("KABUPATEN ", "KAB. "),
            f"Kec. {hit.district.upper()}",
            f"Kel. {hit.village.lower()}",
            PROVINCE,
        ).village_code
        != hit.code
    ]

    assert lost == []


def test_a_village_whose_name_is_in_others_is_the_first_that_its_own_names_find() -> None:
    names = [hit.village for hit in VILLAGES]
    hidden = [hit for hit in VILLAGES if sum(hit.village in name for name in names) > 1]

    assert len(hidden) > 100
    lost = [
        hit
        for hit in hidden
        if BOOK.search(f"{hit.village}, Kec. {hit.district}, {hit.regency}", limit=1) != [hit]
    ]

    assert lost == []


def test_a_name_that_six_villages_share_finds_all_with_their_kecamatan() -> None:
    hits = BOOK.search("Sumber Sari")

    assert codes(hits) == NAMESAKES
    assert [hit.district for hit in hits] == [
        "Loa Kulu", "Sebulu", "Kota Bangun Darat", "Barong Tongkok", "Long Mesangat", "Babulu",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("sumber sari kota bangun darat", ["64.02.19.2007"]),
        ("sumber sari, kec. kota bangun darat", ["64.02.19.2007"]),
        ("SUMBER SARI Sebulu", ["64.02.07.2007"]),
        ("sumbersari sebulu", ["64.02.07.2007"]),
        ("sum sar bab", ["64.09.03.2009"]),
        ("sumber sari kukar", NAMESAKES[:3]),
        ("sumber sari ppu", NAMESAKES[5:]),
        ("sumber sari kutai barat", NAMESAKES[3:4]),
        ("Long La\u2019ai", ["64.03.04.2001"]),
        ("long laai", ["64.03.04.2001"]),
        ("salok api barat", ["64.02.20.1007", "64.02.20.1008"]),
        ("sumber sari tenggarong", []),
        ("umber sari", []),
        ("", []),
        ("  ' . ", []),
    ],
)
def test_more_words_narrow_the_search(typed: str, found: list[str]) -> None:
    assert codes(BOOK.search(typed)) == found


def test_a_match_in_the_name_comes_before_one_in_the_kecamatan() -> None:
    hits = BOOK.search("sepaku", limit=100)
    own = ["epaku" in hit.village for hit in hits]

    assert hits[0].village == "Sepaku"
    assert own == sorted(own, reverse=True)
    assert not all(own)


def test_a_name_typed_in_full_comes_before_longer_ones() -> None:
    assert [hit.village for hit in BOOK.search("long hubung ulu")][:1] == ["Long Hubung Ulu"]
    assert [hit.village for hit in BOOK.search("long hubung")][:1] == ["Long Hubung"]


def test_a_search_stays_inside_and_within_its_limit() -> None:
    assert codes(BOOK.search("sumber sari", within=KUKAR)) == NAMESAKES[:3]
    assert codes(BOOK.search("sumber sari", within="64.02.07")) == NAMESAKES[1:2]
    assert codes(BOOK.search("sumber sari", limit=2)) == NAMESAKES[:2]


@given(ANY_TEXT, st.sampled_from([PROVINCE, KUKAR, "64.02.06", "99"]))
def test_a_search_for_anything_finds_only_villages_inside(text: str, within: str) -> None:
    hits = BOOK.search(text, within=within)

    assert len(hits) <= 30
    assert all(inside(hit.code, within) and hit in VILLAGES for hit in hits)


@given(ANY_TEXT, ANY_TEXT, ANY_TEXT, st.sampled_from([PROVINCE, KUKAR, "64.72", "", "99.01"]))
def test_any_three_texts_come_to_a_village_or_to_a_reason(
    regency: str, district: str, village: str, within: str
) -> None:
    place = PLACES.resolve(regency, district, village, within)

    assert bool(place.village_code) != bool(place.problems)
    assert all(problem.message for problem in place.problems)
    assert {problem.field for problem in place.problems} <= {"kabupaten", "kecamatan", "desa"}
    if place.village_code:
        assert BOOK.knows(place.village_code)
        assert inside(place.village_code, place.region_code)


@pytest.mark.parametrize(
    ("regency", "code"),
    [
        ("Kukar", KUKAR),
        ("KAB. KUTAI KARTANEGARA", KUKAR),
        ("Kutai Kertanegara", KUKAR),
        ("PPU", "64.09"),
        ("Kab Penajam Paser Utara", "64.09"),
        ("Penajam Paser Utara (PPU)", "64.09"),
        ("samarinda", "64.72"),
        ("Kota Samarinda", "64.72"),
        ("Mahulu", "64.11"),
        ("Mahakam Hulu", "64.11"),
    ],
)
def test_a_kabupaten_is_known_by_the_names_people_use(regency: str, code: str) -> None:
    place = PLACES.resolve(regency, "", "", PROVINCE)

    assert place.region_code == code
    assert said(place) == ["region.village_missing"]


def test_a_row_without_kabupaten_lies_where_the_import_says() -> None:
    place = PLACES.resolve("", "Sebulu", "Sumber Sari", KUKAR)

    assert place == Place("64.02.07.2007", KUKAR)


def test_a_row_without_kabupaten_in_a_file_of_the_province_lies_nowhere() -> None:
    assert said(PLACES.resolve(" ", "", "Sumber Sari", PROVINCE)) == ["region.regency_missing"]


def test_a_kabupaten_of_another_office_is_refused_by_name() -> None:
    place = PLACES.resolve("Samarinda", "Samarinda Kota", "Bugis", KUKAR)

    assert said(place) == ["region.outside"]
    assert place.problems[0].message.startswith(
        "Kota Samarinda di luar wilayah Kabupaten Kutai Kartanegara."
    )


def test_namesakes_without_a_kecamatan_are_named_and_none_is_chosen() -> None:
    place = PLACES.resolve("Kukar", "", "Sumber Sari", PROVINCE)

    assert (place.village_code, place.region_code) == ("", KUKAR)
    assert said(place) == ["region.village_ambiguous"]
    assert "(Kota Bangun Darat, Loa Kulu, Sebulu)" in place.problems[0].message


def test_a_name_that_occurs_once_needs_no_kecamatan() -> None:
    assert PLACES.resolve("Paser", "", "Samurangau", PROVINCE).village_code == "64.01.01.2009"


@pytest.mark.parametrize("alias", seed_rows("region_aliases"), ids=lambda row: row["alias"])
def test_every_other_spelling_leads_to_its_region(alias: dict[str, str]) -> None:
    code = alias["code"]
    if alias["level"] in {"desa", "kelurahan"}:
        hit = BOOK.hit(code)
        place = PLACES.resolve(hit.regency, hit.district, alias["alias"], PROVINCE)
        assert place == Place(code, regency_of(code))
    elif alias["level"] == "kecamatan":
        first = BOOK.villages(code)[0]
        place = PLACES.resolve(first.regency, alias["alias"], first.village, PROVINCE)
        assert place == Place(first.code, regency_of(code))
    elif code != PROVINCE:
        assert PLACES.resolve(alias["alias"], "", "", PROVINCE).region_code == code


@pytest.mark.parametrize("change", seed_rows("region_changes"), ids=lambda row: row["old_code"])
def test_a_village_that_moved_is_found_below_its_old_kecamatan_and_it_is_said(
    change: dict[str, str],
) -> None:
    assert not BOOK.knows(change["old_code"])
    assert BOOK.name(change["new_code"]) == change["new_name"]
    old_district = BOOK.name(change["old_code"][:8])

    for name in (change["old_name"], change["new_name"]):
        place = PLACES.resolve("Kukar", old_district, name, PROVINCE)

        assert place.village_code == change["new_code"]
        assert said(place) == ["region.moved"]
        assert old_district in place.problems[0].message


@pytest.mark.parametrize(
    ("names", "code", "near"),
    [
        (("Kutai", "", ""), "region.unknown_kabupaten_near", "Kutai Kartanegara"),
        (("Atlantis", "", ""), "region.unknown_kabupaten", ""),
        (("Kukar", "Tenggara", ""), "region.unknown_kecamatan_near", "Tenggarong"),
        (("Kukar", "Xyz", ""), "region.unknown_kecamatan", ""),
        (("Kukar", "Loa Janan", "Loa Duri"), "region.unknown_desa_near", "Loa Duri Ilir"),
        (("Kukar", "Sebulu", "Xyz"), "region.unknown_desa", ""),
    ],
)
def test_an_unknown_name_is_answered_with_its_like(
    names: tuple[str, str, str], code: str, near: str
) -> None:
    place = PLACES.resolve(*names, PROVINCE)

    assert said(place) == [code]
    assert near in dict(place.problems[0].values).get("near", "")


def test_a_kecamatan_of_the_list_may_itself_begin_with_its_level() -> None:
    book = RegionBook(
        [
            Region("64", "", "provinsi", "Kalimantan Timur"),
            Region("64.99", "64", "kabupaten", "Kabupaten Contoh"),
            Region("64.99.01", "64.99", "kecamatan", "Kec. Muara Contoh"),
            Region("64.99.01.2001", "64.99.01", "desa", "Contoh Ilir"),
        ],
        [Alias("desa", "Hilang", "64.99.01.2099")],
    )

    for district in ("Kec. Muara Contoh", "Muara Contoh", "KECAMATAN MUARA CONTOH"):
        place = PlaceMatcher(book).resolve("Contoh", district, "Contoh Ilir", PROVINCE)
        assert place == Place("64.99.01.2001", "64.99")
    assert codes(book.search("contoh ilir kec. muara")) == ["64.99.01.2001"]
    assert said(PlaceMatcher(book).resolve("Contoh", "", "Hilang", PROVINCE)) == [
        "region.unknown_desa"
    ]


def test_a_code_that_nobody_knows_is_its_own_name() -> None:
    assert BOOK.name("99.99") == "99.99"
    assert BOOK.hit("99.99.01.2001") == VillageHit(
        "99.99.01.2001", "99.99.01.2001", "99.99.01", "99.99"
    )


def test_villages_come_in_the_order_of_the_decree() -> None:
    listed = codes(BOOK.villages(KUKAR))

    assert listed == sorted(listed)
    assert len(listed) == 237


@pytest.mark.parametrize(
    ("code", "region_code", "lies"),
    [
        ("64.02.06.1001", "64", True),
        ("64.02.06.1001", "64.02", True),
        ("64.02", "64.02", True),
        ("64", "64.02", False),
        ("64.02.06.1001", "64.0", False),
        ("64.72", "64.02", False),
        ("", "64", False),
    ],
)
def test_inside_asks_for_whole_parts_of_a_code(code: str, region_code: str, *, lies: bool) -> None:
    assert inside(code, region_code) is lies


def test_regions_above_are_the_nearest_first() -> None:
    assert regions_above("64.02.06") == ["64.02", "64"]
    assert regions_above("64.02") == ["64"]
    assert regions_above("64") == regions_above("") == []


def test_the_regency_of_a_code() -> None:
    assert [regency_of(code) for code in ("64.02.06.1001", "64.02", "64", "")] == [
        KUKAR, KUKAR, "", "",
    ]  # fmt: skip

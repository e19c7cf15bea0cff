"""Searching with mistakes: parts of words, slips, words run together, the middle of a number."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator

import pytest

from bansos_desktop.domain.records import Kind
from bansos_desktop.domain.views import Filter
from bansos_desktop.store import search
from bansos_desktop.store.listing import Count, ListingReader, Query
from tests.factories import JAHAB, MANGGAR, NOW, a_nik
from tests.soundness import raw
from tests.store.conftest import Office, open_office

PEOPLE = (
    ("Mariana Lawai", MANGGAR, "081234567890"),
    ("Sitti Nurhayati", JAHAB, "085211112222"),
    ("Siti Nurbaya", JAHAB, ""),
    ("Muhammad Yusuf", MANGGAR, ""),
    ("Djoko Soesilo", JAHAB, ""),
    ("Mu'min La'ai", JAHAB, ""),
    ("Sumber Sari Dewi", JAHAB, ""),
)


def add(office: Office, *people: tuple[str, str, str], first: int = 1, year: int = 2025) -> None:
    """Record people whose NIKs end in their number."""
    with office.store.write(office.session.author, now=NOW, act="uji") as work:
        for number, (name, village, phone) in enumerate(people, first):
            work.put(
                Kind.PERSON,
                f"p{number}",
                {
                    "nik": a_nik(serial=number),
                    "name": name,
                    "village_code": village,
                    "phone": phone,
                    "family_card": f"64020611223{number:05}",
                },
            )
            proposal = {"person": f"p{number}", "programme": "UEP", "year": year, "stage": "murni"}
            work.put(Kind.PROPOSAL, f"u{number}", {**proposal, "status": "diusulkan"})


@pytest.fixture(scope="module")
def searched(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    office = open_office(tmp_path_factory.mktemp("cari") / "data")
    add(office, *PEOPLE)
    yield office
    office.store.close()


def query(text: str, *, widened: bool = False, **chosen: object) -> Query:
    wanted = Filter(text=text, **chosen)  # type: ignore[arg-type]  # a test names fields
    return Query("UEP", 2025, wanted, widened=widened)


def names(office: Office, text: str, **wanted: object) -> list[str]:
    found = office.store.listing.block(query(text, **wanted), 0, 50)  # type: ignore[arg-type]
    return [row.name for row in found]


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("awai", "Mariana Lawai"),
        ("marianna lawey", "Mariana Lawai"),
        ("lawey", "Mariana Lawai"),
        ("maraina", "Mariana Lawai"),
        ("nurhayatti sitti", "Sitti Nurhayati"),
        ("mohamad iusuf", "Muhammad Yusuf"),
        ("joko susilo", "Djoko Soesilo"),
        ("laai", "Mu'min La'ai"),
        ("sumbersari", "Sumber Sari Dewi"),
        ("marianna manggarr", "Mariana Lawai"),
        ("urbay", "Siti Nurbaya"),
    ],
)
def test_a_mistyped_name_finds_who_was_meant(searched: Office, typed: str, name: str) -> None:
    assert names(searched, typed) == [name]
    assert searched.store.listing.count(query(typed)) == Count(1, is_near=True)


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("567890", "Mariana Lawai"),
        ("3456", "Mariana Lawai"),
        ("+62 812 3456 7890", "Mariana Lawai"),
        ("0812-3456", "Mariana Lawai"),
        ("22300003", "Siti Nurbaya"),
        ("11112222", "Sitti Nurhayati"),
        ("lawai 7890", "Mariana Lawai"),
    ],
)
def test_digits_are_found_wherever_they_stand(searched: Office, typed: str, name: str) -> None:
    assert names(searched, typed) == [name]


def test_the_end_of_a_nik_finds_its_person(searched: Office) -> None:
    assert names(searched, a_nik(serial=4)[-9:]) == ["Muhammad Yusuf"]


@pytest.mark.parametrize("typed", ["567890", "22300003", "+62 812 3456 7890"])
def test_a_part_of_a_number_is_exact_wherever_it_stands(searched: Office, typed: str) -> None:
    assert searched.store.listing.count(query(typed)) == Count(1, is_inside=True)


def test_words_beside_a_part_of_a_number_may_still_be_near(searched: Office) -> None:
    assert searched.store.listing.count(query("lawey 7890")) == Count(1, is_near=True)


@pytest.mark.parametrize("typed", ["-", "...", "_", "?!"])
def test_signs_alone_find_nobody(searched: Office, typed: str) -> None:
    assert names(searched, typed) == names(searched, typed, widened=True) == []


def test_a_whole_letter_pasted_by_mistake_does_no_harm(searched: Office) -> None:
    letter = " ".join(f"kata{number}x 1{number:05}" for number in range(5000))

    assert searched.store.listing.count(query(letter)).rows == 0
    assert searched.store.listing.count(query("lawai " * 5000)).rows == 1


@pytest.mark.parametrize("typed", ["zzqx", "lawai zzqx", "lawai 9999", "999", "siti lawai"])
def test_every_word_must_be_near_something(searched: Office, typed: str) -> None:
    assert names(searched, typed) == []
    assert searched.store.listing.count(query(typed)).rows == 0


def test_who_is_exactly_what_was_typed_stands_alone(searched: Office) -> None:
    assert names(searched, "siti") == ["Siti Nurbaya"]
    assert searched.store.listing.count(query("siti")) == Count(1)


def test_near_ones_come_too_when_somebody_asks(searched: Office) -> None:
    assert names(searched, "siti", widened=True) == ["Siti Nurbaya", "Sitti Nurhayati"]
    assert searched.store.listing.count(query("siti", widened=True)) == Count(2, is_near=True)


def test_a_filter_that_hides_the_exact_one_brings_no_near_ones(searched: Office) -> None:
    assert names(searched, "siti", statuses=("layak",)) == []
    assert searched.store.listing.count(query("siti", statuses=("layak",))) == Count(0)


def test_near_matches_obey_the_filters(searched: Office) -> None:
    assert names(searched, "lawey", statuses=("layak",)) == []
    assert names(searched, "lawey", statuses=("diusulkan",)) == ["Mariana Lawai"]
    assert names(searched, "567890", among=("u1",)) == ["Mariana Lawai"]
    assert names(searched, "567890", among=("u2",)) == []


def test_where_a_near_match_stands_is_known(searched: Office) -> None:
    reader = searched.store.listing

    assert reader.place_of(query("siti", widened=True), "u2") == 1
    assert reader.place_of(query("lawey"), "u2") is None


def test_a_name_recorded_a_moment_ago_is_near_too(office: Office) -> None:
    add(office, *PEOPLE)
    assert names(office, "bartolomeuss") == []

    add(office, ("Bartolomeus Usat", JAHAB, ""), first=20)

    assert names(office, "bartolomeuss") == ["Bartolomeus Usat"]


def test_a_change_through_another_connection_is_seen(office: Office) -> None:
    add(office, *PEOPLE)
    reading = type(office.store).open_for_reading(office.folder, office.key)
    assert reading.listing.count(query("bartolomeuss")).rows == 0

    add(office, ("Bartolomeus Usat", JAHAB, ""), first=20)

    assert reading.listing.count(query("bartolomeuss")).rows == 1
    reading.close()


def test_people_of_another_year_do_not_hide_near_ones(office: Office) -> None:
    add(office, ("Mariana Lawai", JAHAB, ""))
    add(office, ("Marianna Lawey", JAHAB, ""), first=2, year=2024)

    assert names(office, "marianna lawey") == ["Mariana Lawai"]


def test_the_stores_words_are_read_once_for_many_searches(
    searched: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[int] = []

    class Counting(search.Vocabulary):
        def __init__(self, terms: list[str]) -> None:
            made.append(len(terms))
            super().__init__(terms)

    monkeypatch.setattr(search, "Vocabulary", Counting)
    reader = ListingReader(raw(searched.store))

    for typed in ("lawey", "lawe", "sitty", "nurhayatti"):
        reader.count(query(typed))
        reader.block(query(typed), 0, 50)

    assert made[0] == 0
    assert len(made) == 2
    assert made[1] > 10


def test_farther_words_are_tried_only_when_the_nearest_find_nobody(searched: Office) -> None:
    words = search.Vocabulary(["nurhayati", "nurhayanti", "nurbaya"])

    assert words.near("nurhayaty", wide=False) == '("nurhayaty"* OR "nurhayati")'
    assert '"nurhayanti"' in words.near("nurhayaty", wide=True)
    assert names(searched, "sity nurhayani") == ["Sitti Nurhayati"]


def test_typing_a_known_name_loads_no_spelling_library() -> None:
    code = """
import sys
from bansos_desktop.store import listing, search, store
assert search.exact("siti aminah").expression == '"siti"* "aminah"*'
assert "rapidfuzz" not in sys.modules, "loaded"
"""
    subprocess.run([sys.executable, "-c", code], check=True)

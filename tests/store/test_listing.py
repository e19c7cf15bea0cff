"""The list: search, filters, order and pages, and that pages come from an index."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from random import Random
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from sqlite_utils import Database

from bansos_desktop.domain.records import Kind
from bansos_desktop.domain.views import Filter, SortBy
from bansos_desktop.store import listing
from bansos_desktop.store.listing import Count, ListingReader, ListRow, Query
from tests.factories import JAHAB, LOA_IPUH, MANGGAR, NOW, a_nik
from tests.soundness import faults_of, raw
from tests.store.conftest import Office, open_office

ALL = Query("UEP", 2025)
# Many ties, in letters of both sizes, because that is where two orders part.
NAMES = ("Siti Aminah", "siti aminah", "SITI AMINAH", "Ahmad", "ahmad", "Zulkifli O'Neil", "Éva")
STATES = ("diusulkan", "layak", "cadangan")
KINDS = ("kuliner", "gorengan", None)


def fill(office: Office, count: int) -> None:
    lot = Random(7)
    people, proposals = [], []
    for n in range(count):
        village = lot.choice((JAHAB, LOA_IPUH, MANGGAR, None))
        person = {
            "nik": a_nik(serial=n) if n % 9 else None,
            "name": lot.choice(NAMES),
            "village_code": village,
            "desil": lot.choice((None, 1, 2, 3)),
        }
        proposal = {
            "person": f"p{n:05}",
            "programme": "UEP",
            "year": 2025,
            "stage": lot.choice(("murni", "perubahan")),
            "region_code": village[:5] if village else "64.03",
            "status": lot.choice(STATES),
            "business_type": lot.choice(KINDS),
            "requested_value": lot.choice((None, 4_000_000, 5_000_000)),
        }
        people.append((f"p{n:05}", person))
        proposals.append((f"u{n:05}", proposal))
    with office.store.write(office.session.author, now=NOW, act="uji") as work, work.bulk():
        work.create_many(Kind.PERSON, people)
        work.create_many(Kind.PROPOSAL, proposals)


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    office = open_office(tmp_path_factory.mktemp("daftar") / "data")
    fill(office, 5000)
    yield office
    faults = faults_of(office.store)
    office.store.close()
    assert faults == []


TEXTS = ("", "", "siti", "SIT am", "a", "6402", "manggar balik", "neil", "eva", "sitty", "900001")
AMONG = tuple(f"u{n:05}" for n in range(0, 5000, 3))
DESILS = st.sampled_from((None, None, 1, 2, 3))
FILTERS = st.builds(
    Filter,
    text=st.sampled_from(TEXTS),
    region_code=st.sampled_from(["", "", "64", "64.02", "64.71", "64.99", JAHAB[:8], MANGGAR]),
    statuses=st.sampled_from([(), (), STATES[:1], STATES[1:]]),
    business_type=st.sampled_from(["", "kuliner"]),
    stage=st.sampled_from(["", "murni"]),
    desil_from=DESILS,
    desil_to=DESILS,
    desil_unknown=st.booleans(),
    among=st.sampled_from([None, None, (), AMONG]),
)
QUERIES = st.builds(
    Query,
    st.just("UEP"),
    st.just(2025),
    FILTERS,
    sort=st.sampled_from(list(SortBy)),
    descending=st.booleans(),
    widened=st.booleans(),
)


def narrowed(query: Query, **chosen: Any) -> Query:
    """The same list narrowed otherwise."""
    return replace(query, filter=replace(query.filter, **chosen))


@settings(max_examples=150)
@given(QUERIES, st.randoms(use_true_random=False))
def test_a_row_is_at_the_place_it_says(filled: Office, query: Query, lot: Random) -> None:
    reader = filled.store.listing
    count = reader.count(query).rows
    if count == 0:
        assert reader.block(query, 0, 10) == []
        return

    offset = lot.randrange(count)
    row = reader.block(query, offset, 1)[0]

    assert reader.place_of(query, row.proposal) == offset


@settings(max_examples=20)
@given(QUERIES, st.integers(150, 700))
def test_pages_laid_side_by_side_are_the_whole_list(
    filled: Office, query: Query, size: int
) -> None:
    reader = filled.store.listing
    count = reader.count(query).rows
    whole = reader.block(query, 0, count + 10)

    pages = [row for at in range(0, count, size) for row in reader.block(query, at, size)]

    assert pages == whole
    assert reader.proposals(query, 0, count + 10) == [row.proposal for row in whole]
    assert len({row.proposal for row in whole}) == len(whole) == count


def sort_key(row: ListRow, sort: SortBy) -> Any:
    value = getattr(row, sort.value)
    if value is None:
        return (0, 0)
    # SQLite's nocase folds the letters A to Z only.
    return (
        (1, "".join(c.lower() if c.isascii() else c for c in value))
        if isinstance(value, str) and sort in (SortBy.NAME, SortBy.PLACE)
        else (1, value)
    )


@pytest.mark.parametrize("sort", list(SortBy))
def test_both_ways_are_the_same_list_turned_round(filled: Office, sort: SortBy) -> None:
    up = filled.store.listing.block(replace(ALL, sort=sort), 0, 5000)
    down = filled.store.listing.block(replace(ALL, sort=sort, descending=True), 0, 5000)

    assert down == up[::-1]
    keys = [(sort_key(row, sort), row.proposal) for row in up]
    assert keys == sorted(keys)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("business_type", "kuliner"),
        ("stage", "murni"),
        ("region_code", "64.71"),
    ],
)
def test_a_filter_keeps_just_what_it_names(filled: Office, field: str, value: str) -> None:
    whole = filled.store.listing.block(ALL, 0, 5000)

    found = filled.store.listing.block(narrowed(ALL, **{field: value}), 0, 5000)

    assert found == [row for row in whole if getattr(row, field) == value]
    assert 0 < len(found) < 5000


def test_the_whole_province_is_no_filter(filled: Office) -> None:
    assert filled.store.listing.count(narrowed(ALL, region_code="64")) == Count(5000)


def test_another_year_or_programme_is_another_list(filled: Office) -> None:
    assert filled.store.listing.count(Query("UEP", 2026)) == Count(0)
    assert filled.store.listing.count(Query("BST-LKS", 2025)) == Count(0)
    assert filled.store.listing.place_of(Query("UEP", 2026), "u00001") is None
    assert filled.store.listing.place_of(ALL, "tidak-ada") is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("siti", "siti aminah"),
        ("SIT", "siti aminah"),
        ("am sit", "siti aminah"),
        ("o'neil", "zulkifli o'neil"),
        ("neil_zul", "zulkifli o'neil"),
        ("eva", "éva"),
    ],
)
def test_every_typed_word_begins_some_word(filled: Office, text: str, name: str) -> None:
    query = narrowed(ALL, text=text, statuses=("layak",), stage="murni")

    found = filled.store.listing.block(query, 0, 2000)

    whole = filled.store.listing.block(narrowed(query, text=""), 0, 5000)
    assert {row.proposal for row in found} == {
        row.proposal for row in whole if row.name.casefold() == name
    }
    assert found


def test_a_nik_is_found_by_its_beginning_at_once(filled: Office) -> None:
    nik = a_nik(serial=4321)

    assert filled.store.listing.count(narrowed(ALL, text=nik)) == Count(1)
    assert filled.store.listing.count(narrowed(ALL, text=nik[:-2])).rows > 1


@pytest.mark.parametrize("written", ["{0}", "{0[0]}{0[1]} {0[2]}", "{0[0]}.{0[1]}.{0[2]}"])
def test_a_number_typed_in_groups_is_one_number(filled: Office, written: str) -> None:
    nik = a_nik(serial=4321)
    parts = nik if "[" not in written else (nik[:6], nik[6:12], nik[12:])

    assert filled.store.listing.count(narrowed(ALL, text=written.format(parts))) == Count(1)


def test_a_search_stops_counting_at_its_cap(filled: Office) -> None:
    query = narrowed(ALL, text="6402")

    assert filled.store.listing.count(query) == Count(listing.SEARCH_CAP, capped=True)
    assert len(filled.store.listing.block(query, 0, 5000)) == listing.SEARCH_CAP
    assert filled.store.listing.place_of(query, "tidak-ada") is None


@settings(max_examples=300)
@given(st.text(max_size=30))
@example('"')
@example("'; drop table listing; --")
@example("a AND OR NOT NEAR(b")
@example("* - ^ : { } ( ) + ~ _ __")
@example("name:siti")
@example("\x00\ud800²①ª")
def test_no_search_text_ever_fails(filled: Office, text: str) -> None:
    query = narrowed(ALL, text=text)

    count = filled.store.listing.count(query)

    assert len(filled.store.listing.block(query, 0, 5000)) == count.rows


class Recorder:
    """A connection that remembers what it was asked."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self.asked: list[tuple[str, Sequence[Any]]] = []

    def execute(self, statement: str, values: Sequence[Any] = ()) -> Any:
        self.asked.append((statement, values))
        return self._db.execute(statement, values)

    def plans(self) -> str:
        rows = [
            row[3]
            for statement, values in self.asked
            for row in self._db.execute(f"explain query plan {statement}", values)
        ]
        return "\n".join(rows)


@pytest.mark.parametrize("descending", [False, True])
@pytest.mark.parametrize("sort", list(SortBy))
@pytest.mark.parametrize("region", ["", "64.02"])
def test_a_page_comes_from_an_index(
    filled: Office, sort: SortBy, region: str, descending: bool
) -> None:
    recorder = Recorder(raw(filled.store))
    query = narrowed(replace(ALL, sort=sort, descending=descending), region_code=region)

    ListingReader(recorder).block(query, 2000, 50)  # type: ignore[arg-type]  # executes alike

    plan = recorder.plans()
    assert "USING INDEX listing_" in plan or "USING COVERING INDEX listing_" in plan
    assert "SCAN listing" not in plan


@pytest.mark.parametrize("sort", list(SortBy))
def test_an_unfiltered_page_is_not_sorted_anew(filled: Office, sort: SortBy) -> None:
    recorder = Recorder(raw(filled.store))

    ListingReader(recorder).block(replace(ALL, sort=sort), 4000, 50)  # type: ignore[arg-type]

    plan = recorder.plans()
    assert f"USING COVERING INDEX listing_{INDEX_OF.get(sort, sort.value)}" in plan
    inner = plan.split("SCAN page")[0]
    assert "TEMP B-TREE" not in inner


INDEX_OF = {SortBy.BUSINESS_TYPE: "business", SortBy.REQUESTED_VALUE: "value"}


def test_a_row_is_found_by_its_proposal_without_reading_the_list(filled: Office) -> None:
    recorder = Recorder(raw(filled.store))

    ListingReader(recorder).place_of(ALL, "u01234")  # type: ignore[arg-type]  # executes alike

    plan = recorder.plans()
    assert "SCAN listing" not in plan
    assert "SEARCH listing USING INTEGER PRIMARY KEY" in plan

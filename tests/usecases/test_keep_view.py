"""Views and columns of a user: kept, read back, never an error, in no ledger."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bansos_desktop.domain.views import Filter, Layout, SortBy, View, Views
from bansos_desktop.store.preferences import keep_preference
from bansos_desktop.usecases import keep_view
from tests.factories import NOW
from tests.usecases.conftest import Office

VIEW = View(
    "Cadangan Paser",
    Filter(
        text="siti",
        region_code="64.01.05",
        statuses=("cadangan", "layak"),
        business_type="kue",
        stage="murni",
        desil_from=1,
        desil_to=3,
        desil_unknown=True,
        noted_for="BLT Desa",
    ),
    SortBy.PRIORITY,
    descending=True,
    columns=("nik", "name"),
)


def write(office: Office, key: str, value: str) -> None:
    """What another version of the program may have left."""
    with office.store.write(office.session.author, now=NOW, act="uji") as work:
        keep_preference(work, office.session.user, key, value)


def test_views_come_back_as_they_were_kept(office: Office) -> None:
    views = Views((VIEW, View("Semua Paser", Filter(region_code="64.01"))), first="Semua Paser")

    keep_view.keep_views(office.store, office.session, views, now=NOW)

    assert keep_view.views_of(office.store, office.session) == views


def test_what_another_page_found_is_in_no_kept_view(office: Office) -> None:
    passing = replace(VIEW, filter=replace(VIEW.filter, among=("u1",), label="Temuan"))

    keep_view.keep_views(office.store, office.session, Views((passing,)), now=NOW)

    assert keep_view.views_of(office.store, office.session).own == (VIEW,)


def test_columns_come_back_as_they_were_kept_and_the_last_word_counts(office: Office) -> None:
    for layout in (Layout(("name",)), Layout(("nik", "name"), (("nik", 200),))):
        keep_view.keep_layout(office.store, office.session, layout, now=NOW)

    assert keep_view.layout_of(office.store, office.session) == layout


def test_every_user_has_views_of_their_own(office: Office) -> None:
    keep_view.keep_views(office.store, office.session, Views((VIEW,)), now=NOW)
    other = replace(office.session, user="Orang Lain")

    assert keep_view.views_of(office.store, other) == Views()
    assert keep_view.layout_of(office.store, other) == Layout()


def test_keeping_a_view_is_no_entry_in_the_ledger(office: Office) -> None:
    before = office.store.ledger.count()

    keep_view.keep_views(office.store, office.session, Views((VIEW,)), now=NOW)
    keep_view.keep_layout(office.store, office.session, Layout(("name",)), now=NOW)

    assert office.store.ledger.count() == before


@pytest.mark.parametrize(
    "kept",
    [
        "",
        "bukan json",
        "[]",
        '{"views": 3, "first": []}',
        '{"views": [3, {}, {"name": ""}, {"name": "X", "sort": "shoe"}, {"name": 1}]}',
    ],
)
def test_what_cannot_be_read_is_nothing(office: Office, kept: str) -> None:
    write(office, keep_view.VIEWS_KEY, kept)

    assert keep_view.views_of(office.store, office.session) == Views()


def test_parts_nobody_knows_are_left_out(office: Office) -> None:
    odd = {"name": "X", "sort": "nik", "filter": 7, "columns": ["name", 4], "colour": "red"}
    partly = {"name": "Y", "sort": "nik", "filter": {"desil_from": True, "statuses": ["a", 1]}}
    write(office, keep_view.VIEWS_KEY, json.dumps({"views": [odd, partly]}))
    write(office, keep_view.LAYOUT_KEY, '{"columns": ["nik", 1], "widths": {"nik": 9, "x": ""}}')

    assert keep_view.views_of(office.store, office.session).own == (
        View("X", sort=SortBy.NIK, columns=("name",)),
        View("Y", Filter(statuses=("a",)), SortBy.NIK),
    )
    assert keep_view.layout_of(office.store, office.session) == Layout(("nik",), (("nik", 9),))


LEAVES = st.none() | st.booleans() | st.integers() | st.text(max_size=5)
ANY_JSON = st.recursive(
    LEAVES,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["views", "first", "name", "filter", "sort", "columns", "widths"]),
            inner,
        )
    ),
    max_leaves=12,
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(ANY_JSON)
def test_nothing_that_is_kept_ever_fails(office: Office, value: object) -> None:
    write(office, keep_view.VIEWS_KEY, json.dumps(value))
    write(office, keep_view.LAYOUT_KEY, json.dumps(value))

    assert isinstance(keep_view.views_of(office.store, office.session), Views)
    assert isinstance(keep_view.layout_of(office.store, office.session), Layout)

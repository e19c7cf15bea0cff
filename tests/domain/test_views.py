"""Views of the list: found by name, kept, renamed, deleted, told apart."""

from __future__ import annotations

from dataclasses import replace

from bansos_desktop.domain.views import SHIPPED, Filter, SortBy, View, Views
from tests.factories import a_nik

RESERVES = View("Cadangan Paser", Filter(region_code="64.01", statuses=("cadangan",)))
OTHER = View("Lain", Filter(text="siti"))


def test_a_view_is_found_by_its_name_whatever_its_capitals() -> None:
    views = Views((RESERVES,))

    assert views.find(" cadangan PASER ") == RESERVES
    assert views.find(SHIPPED[0].name) == SHIPPED[0]
    assert views.find("tidak ada") is None


def test_a_view_kept_under_the_same_name_takes_the_place_of_the_old() -> None:
    views = Views((RESERVES, OTHER)).keeping(replace(RESERVES, name="cadangan paser", sort="nik"))

    assert [view.name for view in views.own] == ["cadangan paser", "Lain"]
    assert Views((RESERVES,)).keeping(OTHER).own == (RESERVES, OTHER)


def test_a_renamed_view_stays_what_the_list_begins_with() -> None:
    views = Views((RESERVES, OTHER), first="Lain").renaming("Lain", "Siti")

    assert views.first == "Siti"
    assert views.own == (RESERVES, replace(OTHER, name="Siti"))
    assert Views((RESERVES, OTHER), first="Lain").renaming(RESERVES.name, "X").first == "Lain"


def test_a_list_that_began_with_a_deleted_view_begins_with_everything() -> None:
    assert Views((RESERVES, OTHER), first="Lain").without("Lain") == Views((RESERVES,))
    assert Views((RESERVES, OTHER), first="Lain").without(RESERVES.name) == Views((OTHER,), "Lain")


def test_a_view_without_columns_is_recognised_whatever_the_columns_are() -> None:
    now = replace(RESERVES, name="", columns=("name", "nik"))

    assert RESERVES.shows(now)
    assert not replace(RESERVES, columns=("nik",)).shows(now)
    assert not replace(RESERVES, sort=SortBy.NIK).shows(now)


def test_what_is_of_the_moment_does_not_last() -> None:
    chosen = Filter("siti", among=("u1",), label="Temuan")

    assert chosen.lasting() == Filter("siti")
    assert not chosen.is_plain
    assert Filter("siti").is_plain
    assert Filter().is_empty
    assert not Filter("siti").is_empty


def test_no_repr_tells_who_was_searched_for() -> None:
    nik = a_nik(serial=1)

    assert nik not in repr(View("X", Filter(text=nik, among=(nik,))))


def test_views_that_ship_have_names_of_their_own() -> None:
    names = [view.name.casefold() for view in SHIPPED]

    assert len(set(names)) == len(names) == 3

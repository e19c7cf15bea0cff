"""A programme as data: what it asks, its groups, its documents, and how both are stored."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bansos_desktop.domain.programme import (
    Asks,
    Category,
    Period,
    Programme,
    format_categories,
    parse_asks,
    parse_categories,
)

PLAIN = Programme("A", "Bantuan Contoh", "provinsi")
WORDS = st.text("abc_XYZ 9", min_size=1, max_size=8).map(str.strip).filter(bool)


def test_only_what_this_version_knows_is_asked() -> None:
    asks = parse_asks(" usaha; barang ;masa_depan;")

    assert asks == {Asks.BUSINESS, Asks.GOODS}
    programme = Programme("A", "A", "provinsi", asks=asks)
    assert programme.wants(Asks.BUSINESS)
    assert not programme.wants(Asks.INSTITUTION)


@given(st.lists(st.builds(Category, WORDS, WORDS), max_size=4))
def test_groups_are_read_as_they_were_stored(groups: list[Category]) -> None:
    assert parse_categories(format_categories(groups)) == tuple(groups)


def test_a_group_is_called_by_its_name_and_an_unknown_one_by_its_code() -> None:
    programme = Programme("A", "A", "provinsi", categories=parse_categories("lansia:Lansia;anak"))

    assert programme.category_name("lansia") == "Lansia"
    assert programme.category_name("anak") == "anak"
    assert programme.category_name("veteran") == "veteran"


def test_without_a_list_every_document_is_made() -> None:
    assert PLAIN.offers("bast")
    named = Programme("A", "A", "provinsi", documents=("usulan",))
    assert named.offers("usulan")
    assert not named.offers("bast")


@pytest.mark.parametrize(
    ("period", "label", "is_monthly"),
    [
        (Period.MONTHLY, "Bulanan", True),
        (Period.ONCE, "Sekali", False),
        (Period.UNSAID, "Tidak disebut", False),
    ],
)
def test_a_period_says_whether_aid_comes_month_by_month(
    period: Period, label: str, is_monthly: bool
) -> None:
    assert period.label == label
    assert Programme("A", "A", "provinsi", period=period).is_monthly is is_monthly


@pytest.mark.parametrize(
    ("asks", "period", "unit", "told"),
    [
        ({Asks.BUSINESS, Asks.GOODS}, Period.ONCE, "orang", ("keluarga", "Nilai usulan")),
        ({Asks.GOODS}, Period.ONCE, "orang", ("orang", "Nilai usulan")),
        (set(), Period.ONCE, "lembaga", ("lembaga", "Nilai bantuan")),
        ({Asks.GOODS}, Period.MONTHLY, "keluarga", ("keluarga", "Nilai per bulan")),
    ],
)
def test_who_is_visited_and_what_the_amount_is_called_follow_what_is_asked(
    asks: set[Asks], period: Period, unit: str, told: tuple[str, str]
) -> None:
    one = Programme("A", "A", "provinsi", asks=frozenset(asks), period=period, unit=unit)

    assert (one.who, one.value_label) == told

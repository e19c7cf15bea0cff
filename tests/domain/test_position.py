"""Positions: every usual way to write one, and the box that a house should lie in."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bansos_desktop.domain.position import Position, check_position, on_earth, parse_position

HOUSE = Position("-0.502", "117.153")


@pytest.mark.parametrize(
    "text",
    [
        "-0.502, 117.153",
        "-0,502 117,153",
        "-0,502, 117,153",
        "-0.502,117.153",
        "(-0.502; 117.153)",
        "-0.502° 117.153°",
        "−0.502\u00a0117.153",
        "117.153 -0.502",
        "0.502 LS 117.153 BT",
        "117,153 BT 0,502 LS",
        "0°30'7.2\"S 117°9'10.8\"E",
        "0°30′7.2″ LS, 117°9′10.8″ BT",
        "S 0°30.12' E 117°9.18'",
        "0 30 7.2 LS 117 9 10.8 BT",
        "0 30 7,2 ls, 117 9 10,8 bt",
        "117 9 10.8BT 0 30 7.2LS",
        "0 30.12 LS 117 9.18 BT",
        "https://www.google.com/maps/@-0.502,117.153,17z",
        "https://www.google.com/maps/place/Jahab/data=!3d-0.502!4d117.153",
        "https://maps.google.com/?q=-0.502,117.153",
        "https://www.google.com/maps/search/?api=1&query=-0.502%2C117.153",
    ],
)
def test_a_position_is_read_however_it_is_written(text: str) -> None:
    assert parse_position(text) == HOUSE


@pytest.mark.parametrize(
    "text",
    [
        "",
        "rumah Bu Siti",
        "-0.502",
        "200 200",
        "95 180.5",
        "0°30'S",
        "0°30'S 1°2'S",
        "1 N 2 W 3 N",
        "0 75 7 LS 117 9 1 BT",
    ],
)
def test_what_is_no_position_on_earth_is_none(text: str) -> None:
    assert parse_position(text) is None


def test_north_is_positive_and_west_is_negative() -> None:
    assert parse_position("1.5 LU 117 BT") == Position("1.5", "117")
    assert parse_position("1.5 N 2 W") == Position("1.5", "-2")


def test_minutes_and_seconds_may_be_parted_by_blanks() -> None:
    assert parse_position("0 30 7 LS 117 9 10 BT") == Position("-0.501944", "117.152778")
    assert parse_position("1 30 0 LU 117 0 0 BT") == Position("1.5", "117")


def test_a_position_reads_like_the_example() -> None:
    assert HOUSE.text == "-0,502 117,153"


def test_zero_has_no_sign_and_an_angle_without_end_is_none() -> None:
    assert parse_position("-0.0000001 0") == Position("0", "0")
    assert parse_position("1 S x") is None


latitudes = st.decimals(-90, 90, places=6)
longitudes = st.decimals(-180, 180, places=6)


@given(latitudes, longitudes)
def test_what_is_shown_is_read_back_as_it_was(latitude: Decimal, longitude: Decimal) -> None:
    position = on_earth(latitude, longitude)

    assert position is not None
    assert parse_position(position.text) == position
    assert Decimal(position.latitude) == latitude
    assert Decimal(position.longitude) == longitude


@given(st.integers(0, 89), st.integers(0, 59), st.integers(0, 59), st.sampled_from(["S", "N"]))
def test_minutes_and_seconds_are_parts_of_a_degree(d: int, m: int, s: int, side: str) -> None:
    position = parse_position(f"{d}°{m}'{s}\"{side} 117°0'0\"E")

    assert position is not None
    size = Decimal(d) + Decimal(m) / 60 + Decimal(s) / 3600
    assert abs(abs(Decimal(position.latitude)) - size) < Decimal("0.000001")
    assert (Decimal(position.latitude) <= 0) == (side == "S" or size == 0)


@given(st.text(max_size=40))
def test_any_text_is_a_position_or_none(text: str) -> None:
    found = parse_position(text)

    assert found is None or parse_position(found.text) == found


def test_a_house_in_the_province_and_no_house_at_all_are_fine() -> None:
    assert check_position("-0.502", "117.153") == []
    assert check_position("", "") == []


@pytest.mark.parametrize(("latitude", "longitude"), [("-6.2", "106.8"), ("4.1", "117.6")])
def test_a_house_outside_the_province_is_a_warning(latitude: str, longitude: str) -> None:
    problems = check_position(latitude, longitude)

    assert [(p.code, p.severity) for p in problems] == [("visit.position_far", "peringatan")]


def test_half_a_position_is_an_error() -> None:
    assert [p.code for p in check_position("-0.5", "")] == ["visit.position_unreadable"]


def test_a_position_is_in_no_traceback() -> None:
    assert "0.502" not in repr(HOUSE)

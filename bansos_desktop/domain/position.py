"""Where a house stands: reading a position however it is written, and judging it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal

from bansos_desktop.domain.problems import Problem, error, warning

# A hundred-thousandth of a degree is one metre; phones write six places or more.
PLACES = Decimal("0.000001")
# Kalimantan Timur lies at 2°33' LU - 2°25' LS and 113°44' - 119°00' BT; a rough box around it.
SOUTH, NORTH = Decimal("-2.6"), Decimal("2.8")
WEST, EAST = Decimal("113.5"), Decimal("119.3")

_NUMBER = r"[+-]?\d{1,3}(?:[.,]\d+)?"
_DOTTED = r"[+-]?\d{1,3}\.\d+"
_LINKS = (
    re.compile(rf"!3d({_DOTTED})!4d({_DOTTED})"),
    re.compile(rf"@({_DOTTED}),({_DOTTED})"),
    re.compile(
        rf"[?&](?:q|query|ll|destination)=({_DOTTED})(?:,|%2C)\+?({_DOTTED})", re.IGNORECASE
    ),
)
_PAIR = re.compile(rf"\(?({_NUMBER})°?(?:\s*[,;/]\s*|\s+)({_NUMBER})°?\)?")
_SIDE = r"LU|LS|BT|BB|[NSEWUTB]"
_ANGLE = re.compile(
    rf"""(?P<before>{_SIDE})?\s*
    (?P<degrees>{_NUMBER})\s*°?\s*
    (?:(?P<minutes>\d{{1,2}}(?:[.,]\d+)?)\s*'\s*)?
    (?:(?P<seconds>\d{{1,2}}(?:[.,]\d+)?)\s*(?:"|'')\s*)?
    (?(before)|(?P<after>{_SIDE})?)""",
    re.VERBOSE | re.IGNORECASE,
)
# Degrees, minutes and perhaps seconds parted by blanks only, as they are read out or typed.
_BLANKS = re.compile(
    rf"""(?<![\d.,])(?P<degrees>\d{{1,3}})\s(?P<minutes>[0-5]?\d(?:[.,]\d+)?)
    (?:\s(?P<seconds>[0-5]?\d(?:[.,]\d+)?))?\s?(?=(?:{_SIDE})(?![a-z]))""",
    re.VERBOSE | re.IGNORECASE,
)
_PRIMES = str.maketrans({"′": "'", "’": "'", "‘": "'", "″": '"', "”": '"', "“": '"', "º": "°"})
_MINUSES = str.maketrans({"−": "-", "–": "-", "\u200e": "", "\u00a0": " "})
# S is selatan or south, T timur; B alone is barat, and west of Greenwich no office of ours lies.
_SOUTHERN, _NORTHERN = frozenset({"S", "LS"}), frozenset({"N", "U", "LU"})
_EASTERN, _WESTERN = frozenset({"E", "T", "BT"}), frozenset({"W", "B", "BB"})


@dataclass(frozen=True, slots=True, repr=False)
class Position:
    """Decimal degrees as text with a dot, as they are stored; south and west are negative.

    A house's position is a person's data, so its repr is empty.
    """

    latitude: str
    longitude: str

    def __repr__(self) -> str:
        """Nothing that a log could keep."""
        return "Position(…)"

    @property
    def text(self) -> str:
        """Both with decimal commas, the way our example reads; `parse_position` takes it back."""
        return f"{self.latitude} {self.longitude}".replace(".", ",")


def parse_position(text: str) -> Position | None:
    """The position that a typed or pasted text means; None if it is none on Earth.

    Understood are decimal degrees with dot or comma, degrees with minutes and seconds and a side
    (S, LS, E, BT…) with marks or blanks between, and addresses of maps.
    """
    tidy = " ".join(text.translate(_PRIMES).translate(_MINUSES).split())
    for link in _LINKS:
        if found := link.search(tidy):
            return on_earth(Decimal(found[1]), Decimal(found[2]))
    if found := _PAIR.fullmatch(tidy):
        return on_earth(_decimal(found[1]), _decimal(found[2]))
    return _from_angles(tidy)


def on_earth(latitude: Decimal, longitude: Decimal) -> Position | None:
    """The position of two numbers, whichever came first where only one order is possible."""
    if abs(latitude) > 90 >= abs(longitude):
        latitude, longitude = longitude, latitude
    if abs(latitude) > 90 or abs(longitude) > 180:
        return None
    return Position(_shown(latitude), _shown(longitude))


def check_position(latitude: str, longitude: str) -> list[Problem]:
    """What is wrong or odd about a stored pair; an empty pair is simply not known."""
    if not latitude and not longitude:
        return []
    position = parse_position(f"{latitude} {longitude}")
    if position is None:
        return [error("visit.position_unreadable", "position")]
    at, along = Decimal(position.latitude), Decimal(position.longitude)
    if not (SOUTH <= at <= NORTH and WEST <= along <= EAST):
        return [warning("visit.position_far", "position")]
    return []


def _from_angles(text: str) -> Position | None:
    """Two angles with their sides; which is which is said by the sides, not by the order."""
    angles = list(_angles(_BLANKS.sub(_with_marks, text)))
    if len(angles) != 2:
        return None
    (first, side), (second, other) = angles
    if side in _EASTERN | _WESTERN and other in _SOUTHERN | _NORTHERN:
        first, second = second, first
    elif not (side in _SOUTHERN | _NORTHERN and other in _EASTERN | _WESTERN):
        return None
    return on_earth(first, second)


def _angles(text: str) -> Iterator[tuple[Decimal, str]]:
    """(signed degrees, side) of each angle, as long as nothing unread stands between them."""
    at = 0
    while at < len(text):
        found = _ANGLE.match(text, at)
        side = (found["before"] or found["after"] or "").upper() if found else ""
        if found is None or not side:
            yield Decimal(0), ""
            return
        yield _signed(found, side), side
        at = found.end()
        while at < len(text) and text[at] in " ,;":
            at += 1


def _with_marks(found: re.Match[str]) -> str:
    """An angle with the marks that its blanks stand for."""
    seconds = f'{found["seconds"]}"' if found["seconds"] else ""
    return f"{found['degrees']}°{found['minutes']}'{seconds}"


def _signed(found: re.Match[str], side: str) -> Decimal:
    """Degrees, minutes and seconds as one number, south and west below zero."""
    minutes = _decimal(found["minutes"] or "0")
    seconds = _decimal(found["seconds"] or "0")
    size = abs(_decimal(found["degrees"])) + minutes / 60 + seconds / 3600
    return -size if side in _SOUTHERN | _WESTERN else size


def _decimal(text: str) -> Decimal:
    return Decimal(text.replace(",", "."))


def _shown(degrees: Decimal) -> str:
    """Six places at most, no trailing zeros, never an exponent and never "-0"."""
    rounded = degrees.quantize(PLACES, rounding=ROUND_HALF_EVEN)
    text = f"{rounded:f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text

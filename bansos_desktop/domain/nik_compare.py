"""Two NIKs side by side, covered but for the digits that tell them apart."""

from __future__ import annotations

from bansos_desktop.domain.nik import LENGTH, masked

MOST_SHOWN = 3


def masked_pair(one: str, other: str) -> tuple[str, str]:
    """Both masked; a few digits that differ are shown, since they are what is to be compared."""
    covered, also = masked(one), masked(other)
    if len(one) != LENGTH or len(other) != LENGTH:
        return covered, also
    differing = [n for n in range(LENGTH) if one[n] != other[n]]
    if len(differing) > MOST_SHOWN:
        return covered, also
    return _uncover(covered, one, differing), _uncover(also, other, differing)


def _uncover(covered: str, digits: str, places: list[int]) -> str:
    return "".join(digits[n] if n in places else mark for n, mark in enumerate(covered))

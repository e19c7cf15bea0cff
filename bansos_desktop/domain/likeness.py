"""Which known spelling somebody meant, where one alone is near enough to be sure."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

LEAD = 2
"""By how many more slips every other meaning must differ. One slip can then never lead from one
known name to another: the name it came from would be too near."""

MOST_NEAR = 5
_FEWEST_CONTAINED = 4


@dataclass(frozen=True, slots=True)
class Likeness:
    """`winner` is the only meaning near enough, or ""; `near` are those to choose from."""

    winner: str = ""
    near: tuple[str, ...] = ()


def slips_meant(key: str) -> int:
    """How many wrong, missing or swapped letters a spelling of this length may be forgiven."""
    if len(key) < 5:
        return 0
    return 1 if len(key) < 9 else 2


def likeness(key: str, known: Mapping[str, Collection[str]]) -> Likeness:
    """What `key` may mean; `known` gives the meanings of each spelling."""
    slips = _slips(key, known)
    order = sorted(slips, key=lambda meaning: (slips[meaning], meaning))
    ahead = len(order) < 2 or slips[order[1]] >= slips[order[0]] + LEAD
    winner = order[0] if order and ahead and slips[order[0]] <= slips_meant(key) else ""
    far = _far(key)
    near = [meaning for meaning in order if slips[meaning] <= far]
    near += [meaning for meaning in _containing(key, known) if meaning not in near]
    return Likeness(winner, tuple(near[:MOST_NEAR]))


def _far(key: str) -> int:
    """Beyond how many slips nobody would take a spelling for this one."""
    return max(LEAD, len(key) * 2 // 5)


def _slips(key: str, known: Mapping[str, Collection[str]]) -> dict[str, int]:
    """The fewest slips by which each meaning is written like `key`, as far as anybody cares."""
    from rapidfuzz import process  # noqa: PLC0415 - most sessions import no sheet
    from rapidfuzz.distance import OSA  # noqa: PLC0415 - as above

    slips: dict[str, int] = {}
    most = max(slips_meant(key) + LEAD, _far(key))
    found = process.extract(key, list(known), scorer=OSA.distance, score_cutoff=most, limit=None)
    for spelling, distance, _at in found:
        for meaning in known[spelling]:
            slips[meaning] = min(slips.get(meaning, distance), distance)
    return slips


def _containing(key: str, known: Mapping[str, Collection[str]]) -> list[str]:
    """Meanings whose spelling goes on where `key` stops, or stops before it does."""
    return [
        meaning
        for spelling, meanings in known.items()
        if len(key) >= _FEWEST_CONTAINED
        and len(spelling) >= _FEWEST_CONTAINED
        and (spelling.startswith(key) or key.startswith(spelling))
        for meaning in sorted(meanings)
    ]

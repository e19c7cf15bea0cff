"""What the import falls short of, by quirk: the floors below which it may not sink again.

A quirk that is not named here must come out perfect. Made by `python -m tests.sheets.score --tabel`
and only ever shortened.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from tests.sheets.judge import FAULTS, FOUND, Score


@dataclass(frozen=True, slots=True)
class Floor:
    """At least so many found, at most so many faults."""

    headers: int
    columns: int
    rows: int
    wrong: int = 0
    lost: int = 0
    noise: int = 0
    needless: int = 0
    unasked: int = 0
    answered: bool = True

    def holds(self, score: Score) -> bool:
        """Whether nothing is worse than this."""
        found = all(getattr(score, name) >= getattr(self, name) for name in FOUND)
        faults = all(getattr(score, name) <= getattr(self, name) for name in FAULTS)
        return found and faults and (score.answered or not self.answered)


SHORT: Mapping[str, Floor] = {
    "total_with_counts": Floor(headers=4, columns=64, rows=48, noise=4),
    "titles_shifted_by_one": Floor(headers=4, columns=53, rows=48, wrong=8, answered=False),
    "nik_under_a_wrong_title": Floor(headers=4, columns=64, rows=48, needless=4),
    "nik_with_point_zero": Floor(headers=4, columns=64, rows=0, answered=False),
    "nik_and_kk_titles_swapped_for_two": Floor(headers=4, columns=56, rows=0, wrong=15),
    "village_in_the_address": Floor(headers=4, columns=48, rows=0),
    "village_and_district_in_one_cell": Floor(headers=4, columns=56, rows=0),
    "mixed_village_secretary": Floor(headers=4, columns=68, rows=48, noise=4),
}

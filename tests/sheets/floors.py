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
    "header_none": Floor(headers=4, columns=24, rows=0),
    "header_none_with_family_cards": Floor(headers=4, columns=24, rows=0),
    "header_none_under_a_title": Floor(headers=4, columns=24, rows=0),
    "header_of_two_rows": Floor(headers=4, columns=60, rows=0),
    "header_of_two_rows_not_merged": Floor(headers=4, columns=60, rows=0),
    "header_of_three_rows": Floor(headers=4, columns=60, rows=0),
    "title_line_with_places": Floor(headers=4, columns=52, rows=36),
    "header_none_for_two_people": Floor(headers=4, columns=16, rows=0),
    "one_sheet_per_village": Floor(headers=4, columns=52, rows=20, lost=40),
    "one_sheet_per_village_named_so": Floor(headers=4, columns=52, rows=0, lost=35),
    "places_merged_down": Floor(headers=4, columns=64, rows=16),
    "total_with_counts": Floor(headers=4, columns=64, rows=48, noise=4),
    "titles_over_the_wrong_columns": Floor(headers=4, columns=56, rows=0, wrong=4),
    "titles_shifted_by_one": Floor(headers=4, columns=4, rows=0, wrong=35),
    "form_c_dtsen": Floor(headers=4, columns=40, rows=0),
    "form_j_opensid": Floor(headers=4, columns=16, rows=48, wrong=4, noise=4),
    "nik_and_kk_titles_swapped": Floor(headers=4, columns=56, rows=0),
    "nik_with_point_zero": Floor(headers=4, columns=64, rows=0),
    "nik_without_title_of_one_person": Floor(headers=4, columns=61, rows=1),
    "nik_and_kk_titles_swapped_for_two": Floor(headers=4, columns=56, rows=0, wrong=15),
    "places_with_typing_errors": Floor(headers=4, columns=64, rows=34),
    "places_that_exist_twice": Floor(headers=4, columns=60, rows=0, unasked=4),
    "village_in_the_address": Floor(headers=4, columns=48, rows=0),
    "village_and_district_in_one_cell": Floor(headers=4, columns=56, rows=0),
    "village_with_its_rt": Floor(headers=4, columns=56, rows=0),
    "district_under_village": Floor(headers=4, columns=56, rows=0, wrong=8),
    "sex_as_numbers_the_other_way": Floor(headers=4, columns=64, rows=0, wrong=48),
    "amounts_in_millions_as_the_title_says": Floor(headers=4, columns=64, rows=0, wrong=25),
    "amounts_in_thousands_as_the_title_says": Floor(headers=4, columns=64, rows=0, wrong=48),
    "amounts_in_millions_and_nobody_says_so": Floor(
        headers=4, columns=64, rows=0, wrong=21, unasked=4
    ),
    "businesses_in_no_list": Floor(headers=4, columns=64, rows=48, unasked=4),
    "mixed_village_secretary": Floor(headers=4, columns=68, rows=48, noise=4),
}

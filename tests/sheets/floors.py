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
    "header_none": Floor(headers=0, columns=0, rows=0),
    "header_none_with_family_cards": Floor(headers=0, columns=0, rows=0),
    "header_none_under_a_title": Floor(headers=0, columns=0, rows=0),
    "header_of_two_rows": Floor(headers=4, columns=60, rows=0),
    "header_of_two_rows_not_merged": Floor(headers=4, columns=60, rows=0),
    "header_of_three_rows": Floor(headers=0, columns=44, rows=0),
    "header_in_other_words": Floor(headers=4, columns=40, rows=0),
    "column_numbers_negative": Floor(headers=4, columns=64, rows=48, noise=4),
    "title_line_with_places": Floor(headers=4, columns=52, rows=0),
    "hidden_column_with_old_niks": Floor(headers=4, columns=60, rows=0, wrong=52),
    "one_sheet_per_village": Floor(headers=4, columns=52, rows=20, lost=40),
    "one_sheet_per_village_named_so": Floor(headers=4, columns=52, rows=0, lost=35),
    "family_groups": Floor(headers=4, columns=64, rows=16),
    "family_groups_with_places": Floor(headers=4, columns=68, rows=16),
    "csv_with_commas": Floor(headers=0, columns=0, rows=0),
    "csv_named_xlsx": Floor(headers=0, columns=0, rows=0),
    "csv_windows_1252_with_semicolons": Floor(headers=0, columns=0, rows=0),
    "csv_with_mark_and_semicolons": Floor(headers=0, columns=0, rows=0),
    "text_with_tabs": Floor(headers=0, columns=0, rows=0),
    "text_with_tabs_in_utf_16": Floor(headers=0, columns=0, rows=0),
    "text_with_bars": Floor(headers=0, columns=0, rows=0),
    "csv_under_a_title": Floor(headers=0, columns=0, rows=0),
    "csv_that_names_its_separator": Floor(headers=0, columns=0, rows=0),
    "titles_over_the_wrong_columns": Floor(headers=4, columns=56, rows=0, wrong=56),
    "titles_shifted_by_one": Floor(headers=4, columns=4, rows=0, wrong=56),
    "form_a_siks_bnba": Floor(headers=0, columns=0, rows=0),
    "form_c_dtsen": Floor(headers=4, columns=40, rows=0),
    "nik_without_title": Floor(headers=4, columns=60, rows=0),
    "nik_under_a_wrong_title": Floor(headers=4, columns=60, rows=0),
    "nik_and_kk_titles_swapped": Floor(headers=4, columns=56, rows=0, wrong=50),
    "nik_title_over_household_numbers": Floor(headers=4, columns=60, rows=0, wrong=4),
    "nik_and_kk_in_one_title": Floor(headers=4, columns=56, rows=0),
    "places_with_typing_errors": Floor(headers=4, columns=64, rows=0),
    "districts_with_typing_errors": Floor(headers=4, columns=64, rows=0),
    "places_under_the_old_district": Floor(headers=4, columns=64, rows=0),
    "places_that_exist_twice": Floor(headers=4, columns=60, rows=0, unasked=4),
    "village_in_the_address": Floor(headers=4, columns=48, rows=0),
    "village_and_district_in_one_cell": Floor(headers=4, columns=56, rows=0),
    "rt_rw_under_rt": Floor(headers=4, columns=64, rows=48),
    "rt_in_the_address": Floor(headers=4, columns=60, rows=0),
    "rt_and_rw_in_the_address": Floor(headers=4, columns=60, rows=0),
    "dates_in_three_columns": Floor(headers=0, columns=60, rows=0, wrong=4, noise=4),
    "dates_in_three_columns_by_name": Floor(headers=4, columns=60, rows=0, wrong=4),
    "dates_month_first": Floor(headers=4, columns=64, rows=2, wrong=16),
    "dates_month_first_and_day_first": Floor(headers=4, columns=64, rows=24, wrong=9),
    "dates_turned_by_excel": Floor(headers=4, columns=64, rows=27, wrong=21),
    "dates_with_short_years": Floor(headers=4, columns=64, rows=28),
    "dates_as_serial_numbers": Floor(headers=4, columns=64, rows=0),
    "sex_as_numbers_the_other_way": Floor(headers=4, columns=64, rows=0, wrong=48),
    "sex_as_two_tick_columns": Floor(headers=0, columns=60, rows=0, wrong=4, noise=4),
    "sex_as_two_tick_columns_with_signs": Floor(headers=0, columns=60, rows=0, wrong=4, noise=4),
    "sex_as_two_tick_columns_with_ones": Floor(headers=0, columns=60, rows=27, wrong=4, noise=4),
    "amounts_in_millions_as_the_title_says": Floor(headers=4, columns=64, rows=0, wrong=25),
    "amounts_in_thousands_as_the_title_says": Floor(headers=4, columns=64, rows=0, wrong=48),
    "amounts_in_millions_and_nobody_says_so": Floor(
        headers=4, columns=64, rows=0, wrong=21, unasked=4
    ),
    "businesses_nearly_known": Floor(headers=4, columns=64, rows=0),
    "businesses_in_no_list": Floor(headers=4, columns=64, rows=48, unasked=4),
    "mixed_village_secretary": Floor(headers=4, columns=68, rows=48, noise=4),
    "mixed_american_excel": Floor(headers=4, columns=64, rows=32, wrong=16),
    "mixed_family_list": Floor(headers=0, columns=56, rows=0, wrong=8, noise=4),
    "mixed_csv_from_the_web": Floor(headers=0, columns=0, rows=0),
}

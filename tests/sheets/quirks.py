"""All quirks by name, and the table that shows where each is asked for."""

from __future__ import annotations

from collections.abc import Mapping

from tests.sheets import (
    quirks_around,
    quirks_circumstances,
    quirks_files,
    quirks_forms,
    quirks_headers,
    quirks_layouts,
    quirks_mixed,
    quirks_numbers,
    quirks_places,
    quirks_values,
)
from tests.sheets.build import QUIRKS, build

# Importing a module registers its quirks.
MODULES = (
    quirks_headers,
    quirks_layouts,
    quirks_around,
    quirks_numbers,
    quirks_values,
    quirks_circumstances,
    quirks_places,
    quirks_files,
    quirks_forms,
    quirks_mixed,
)

# What was seen in real files, in the order it was told, and how a quirk about it begins.
SEEN: Mapping[str, tuple[str, ...]] = {
    "header on row 2, 7, 9, 10 or 20, or none": ("header_on_row", "header_none"),
    "two-row and merged headers": ("header_of_", "header_merged", "header_broken"),
    "titles in other words, typing errors": ("header_in_other_words",),
    "a row of column numbers (also negative)": ("column_numbers_",),
    "rows of hints and samples": ("hint_row", "sample_row"),
    "title blocks that carry the kecamatan": ("title_", "district_only", "places_between"),
    "totals": ("total_", "totals_"),
    "notes": ("notes_",),
    "signatures": ("signatures_",),
    "repeated headers after the data": ("header_repeated", "second_block"),
    "thousands of styled empty rows": ("styled_", "numbered_empty", "blank_rows", "long_list"),
    "hidden sheets and columns": ("hidden_", "list_", "recap_beside"),
    "one sheet per village": ("one_sheet_per_village",),
    "family groups": ("family_groups",),
    "NIK with apostrophe, spaces, dots": (
        "nik_with_apostrophe",
        "nik_with_typographic",
        "nik_with_spaces",
        "nik_with_dots",
        "nik_with_letter_o",
        "nik_with_point",
        "nik_with_label",
    ),
    "NIK as number": ("nik_as_exact", "nik_cut"),
    "NIK in scientific notation": ("nik_in_scientific", "some_niks"),
    "NIK masked": ("nik_masked", "niks_of_enum"),
    "NIK with 12 or 15 digits": ("niks_of_12", "nik_of_15"),
    "NIK missing": ("niks_missing",),
    "another 16-digit column competing": (
        "kk_before",
        "dtks_id",
        "household",
        "nik_without",
        "nik_under",
        "nik_and_kk",
        "nik_title",
        "nik_twice",
        "nik_that",
    ),
    "wrong or missing titles": ("titles_",),
    "RT 01 RW 02, 001/002, the letter O": ("rt_",),
    "dates in every form": ("dates_",),
    "L/P, Lk/Pr, LAKI - LAKI, 1/2, two tick columns": ("sex_",),
    "amounts": ("amounts_",),
    "schooling, work, family, other aid": ("circumstances_",),
    "desil and phones": ("desil_", "phones_"),
    "business types from free text": ("businesses_",),
    "regions: prefixes, drift, old districts, bare codes": (
        "places_",
        "districts_",
        "district_under",
        "regencies_",
        "codes_",
        "bare_",
        "village_",
    ),
    "xls named xlsx": ("xls", "ods"),
    "csv named xlsx, Windows-1252 and semicolons": ("csv_", "text_"),
    "250 columns": ("columns_",),
    "doubles in the file": ("the_same_person", "one_nik", "without_some_names"),
    "a table that is not a list of people": ("nobody_",),
    "the forms of DOMAIN 1.1": ("form_",),
    "bands, blocks and neighbours": ("layout_",),
    "as it comes in life": ("plain_", "one_person", "mixed_"),
}
__all__ = ["MODULES", "QUIRKS", "SEEN", "build"]

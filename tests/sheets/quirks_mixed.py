"""Several quirks in one file, as they come in life."""

from __future__ import annotations

from tests.sheets import quirks_around as around
from tests.sheets import quirks_headers as headers
from tests.sheets import quirks_numbers as numbers
from tests.sheets import quirks_places as places
from tests.sheets import quirks_values as values
from tests.sheets.build import quirk
from tests.sheets.sketch import Book


@quirk
def mixed_village_secretary(book: Book) -> None:
    """Letterhead, two rows of titles, column numbers, dots in the NIK, TTL, total, signatures."""
    values.dates_beside_the_place(book)
    values.rt_rw_in_words(book)
    values.amounts_with_rp(book)
    values.sex_lk_pr(book)
    numbers.nik_with_spaces(book)
    for name in ("alamat", "rt_rw", "desa", "kecamatan"):
        book.page.at(name).over = ("ALAMAT TEMPAT TINGGAL",)
    book.page.merged = True
    headers.column_numbers_in_brackets(book)
    headers.header_on_row_9(book)
    around.total_notes_and_signatures(book)


@quirk
def mixed_american_excel(book: Book) -> None:
    """NIKs as numbers, dates turned where possible, capitals, frames over empty rows."""
    numbers.nik_as_exact_number(book)
    values.dates_turned_by_excel(book)
    values.sex_in_words(book)
    values.businesses_as_free_text(book)
    places.places_with_prefixes_in_capitals(book)
    book.page.styled_to = 200


@quirk
def mixed_family_list(book: Book) -> None:
    """Families with KK on the head's row, ticks for the sex, three columns for the date."""
    around.family_groups(book)
    values.sex_as_two_tick_columns(book)
    values.dates_in_three_columns(book)
    headers.header_on_row_7(book)


@quirk
def mixed_old_xls(book: Book) -> None:
    """An old xls with a title block, month names and millions in words."""
    values.dates_with_month_names(book)
    values.amounts_in_words_of_millions(book)
    values.phones_in_many_forms(book)
    headers.title_block_with_places(book)
    around.signatures_after_the_data(book)
    book.kind, book.name = "xls", "usulan.xlsx"


@quirk
def mixed_csv_from_the_web(book: Book) -> None:
    """A csv of a form on the web: year first, apostrophes, phones in all forms."""
    book.kind, book.name, book.delimiter = "text", "jawaban.csv", ","
    values.dates_year_first(book)
    values.phones_in_many_forms(book)
    numbers.nik_with_apostrophe(book)
    headers.header_broken_over_lines(book)

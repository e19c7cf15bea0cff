"""A province's quota file as plain cells: titles, head, rows, sums, and every fault by its line."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bansos_desktop.domain.cell import EMPTY_CELL, Cell, CellKind
from bansos_desktop.domain.plain_titles import HEAD_LINES
from bansos_desktop.domain.problems import Problem
from bansos_desktop.domain.programme import Category, Programme
from bansos_desktop.domain.quota_file import QuotaFile, has_table, read_quota_file
from bansos_desktop.domain.quota_region import QuotaRegions
from bansos_desktop.domain.quota_row import Known
from bansos_desktop.domain.region import Region, RegionBook
from tests.quota_sheets import KUKAR, PASER, TITLES, lines_of

BOOK = RegionBook(
    [
        Region("64", "", "provinsi", "Kalimantan Timur"),
        Region("64.01", "64", "kabupaten", "Kabupaten Paser"),
        Region("64.02", "64", "kabupaten", "Kabupaten Kutai Kartanegara"),
        Region("64.01.01", "64.01", "kecamatan", "Muara Jaya"),
        Region("64.02.01", "64.02", "kecamatan", "Muara Jaya"),
        Region("64.02.02", "64.02", "kecamatan", "Tenggarong"),
    ],
    [],
)
KNOWN = Known(
    [
        Programme("UEP", "Usaha Ekonomi Produktif", "provinsi"),
        Programme("BST", "Bantuan", "provinsi", categories=(Category("lansia", "Lansia"),)),
    ],
    BOOK,
)


def cell(value: object) -> Cell:
    if isinstance(value, date):
        return Cell(CellKind.DATE, f"{value:%d/%m/%Y}", day=value)
    if isinstance(value, bool):
        return Cell(CellKind.OTHER, str(value))
    if isinstance(value, int | float):
        return Cell(CellKind.NUMBER, str(value), number=float(value))
    return Cell(CellKind.TEXT, str(value)) if value not in ("", None) else EMPTY_CELL


def read(*rows: tuple[object, ...], titles: object = TITLES, **head: object) -> QuotaFile:
    lines = lines_of(rows, titles, head)  # type: ignore[arg-type]  # a test names any titles
    cells = [[cell(value) for value in line] for line in lines]
    return read_quota_file(enumerate(cells, start=1), {}, KNOWN)


def codes(file: QuotaFile) -> list[str]:
    return [one.problem.code for one in file.faults]


def test_a_whole_file_becomes_rows_with_its_letter() -> None:
    file = read(PASER, ("BST", 2026, "", "Kalimantan Timur", "LANSIA", 9))

    assert (file.version, file.letter, file.letter_date) == (1, "460/12/Dinsos", "2025-03-12")
    assert [(row["region_code"], row["category"], row["quota"]) for row in file.rows] == [
        ("64.01", "", "150"),
        ("64", "lansia", "9"),
    ]
    assert all(row["sentence"] == "alokasi menurut lampiran" for row in file.rows)
    assert file.faults == ()


@pytest.mark.parametrize(
    ("head", "found"),
    [
        ({"Versi": "2"}, 2),
        ({"Versi": ": 7"}, 7),
        ({"Versi": 0}, 0),
        ({"Versi": "1,5"}, 0),
        ({"Versi": date(2026, 1, 1)}, 0),
    ],
)
def test_the_version_is_a_whole_number(head: dict[str, object], found: int) -> None:
    file = read(PASER, **head)

    assert file.version == found
    assert codes(file) == ([] if found else ["quota_file.version"])


def test_a_head_may_stand_in_one_cell_and_a_date_in_a_date_cell() -> None:
    cells = [
        [cell("Versi: 4"), cell("← wajib")],
        [cell("Nomor surat"), cell(":"), cell("460/1")],
        [cell("Perihal: kuota")],
        [cell("Tgl. surat"), cell(date(2026, 2, 1))],
        [cell(12), cell("lain")],
        [cell(title) for title in TITLES],
        [cell(value) for value in PASER],
    ]

    file = read_quota_file(enumerate(cells, start=1), {}, KNOWN)

    assert (file.version, file.letter, file.letter_date, file.sentence) == (
        4, "460/1", "2026-02-01", "kuota",
    )  # fmt: skip
    assert file.faults == ()


@pytest.mark.parametrize(
    ("day", "iso", "code"),
    [
        ("12 Maret 2026", "2026-03-12", ""),
        ("", "", "quota_file.no_date"),
        ("31/02/2026", "", "quota_file.date"),
        ("12/03/26", "", "quota_file.date"),
    ],
)
def test_a_letters_day_is_read_or_said(day: str, iso: str, code: str) -> None:
    file = read(PASER, Tanggal_surat=day)

    assert (file.letter_date, codes(file)) == (iso, [code] if code else [])


@pytest.mark.parametrize(
    ("row", "code"),
    [
        (("UEP", 2025, "murni", "Paser", "", "12x"), "quota_file.number"),
        (("UEP", 2025, "murni", "Paser", "", True), "quota_file.number"),
        (("UEP", 2025, "murni", "Paser", "", "١٢"), "quota_file.number"),
        (("UEP", 2025, "murni", "Paser", "", ""), "quota_file.number_missing"),
        (("UEP", "", "murni", "Paser", "", 1), "quota_file.year"),
        (("UEP", 1999, "murni", "Paser", "", 1), "quota_file.year"),
        (("", 2025, "murni", "Paser", "", 1), "quota_file.programme_missing"),
        (("Z", 2025, "murni", "Paser", "", 1), "quota_file.programme_unknown"),
        (("UEP", 2025, "akhir", "Paser", "", 1), "quota_file.stage"),
        (("UEP", 2025, "murni", "Paser", "Lansia", 1), "quota_file.category_none"),
        (("BST", 2025, "murni", "Paser", "Balita", 1), "quota_file.category_unknown"),
        (("UEP", 2025, "murni", "", "", 1), "quota_file.region_missing"),
        (("UEP", 2025, "murni", "64.99", "", 1), "quota_file.region_code"),
        (("UEP", 2025, "murni", "Muara Jaya", "", 1), "quota_file.region_ambiguous"),
        (("UEP", 2025, "murni", "Tenggaron", "", 1), "quota_file.region_unknown_near"),
        (("UEP", 2025, "murni", "Zzzzzzzzzzzzzzzz", "", 1), "quota_file.region_unknown"),
        (("UEP", 2025, "murni", "Muara Jaya, Zzzzzzzzzzzz", "", 1), "quota_file.region_unknown"),
        (("UEP", 2025, "murni", "Zzzzzzzzzzzz, Paser", "", 1), "quota_file.region_unknown"),
    ],
)
def test_each_fault_of_a_row_has_its_sentence(row: tuple[object, ...], code: str) -> None:
    file = read(row)

    assert codes(file) == [code]
    assert file.rows == ()
    assert file.faults[0].message.startswith("Baris 7")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Muara Jaya, Paser", "64.01.01"),
        ("Kec. Tenggarong", "64.02.02"),
        ("64.02.02", "64.02.02"),
        ("64", "64"),
    ],
)
def test_a_region_is_found(text: str, code: str) -> None:
    assert QuotaRegions(BOOK).find(text) == code


@given(st.text(max_size=30))
def test_any_text_is_a_known_region_or_a_problem(text: str) -> None:
    found = QuotaRegions(BOOK).find(text)

    assert isinstance(found, Problem) or BOOK.knows(found)


def test_a_title_may_have_a_slip_and_remarks_are_no_part_of_it() -> None:
    titles = ("Progarm", "Tahun", "X", "Wilayah (kab/kota)", "Tahun", "Kuota *", 5)

    file = read(("UEP", 2025, "", "Paser", 2031, 3), titles=titles)

    assert [(row["year"], row["quota"]) for row in file.rows] == [("2025", "3")]


def test_sums_of_blocks_and_of_all_are_right_and_others_are_faults() -> None:
    def total(number: object) -> tuple[object, ...]:
        return ("Jumlah", "", "", "", "", number)

    assert codes(read(PASER, total(150), KUKAR, total(160), total(310), total(""))) == []
    assert codes(read(PASER, total("1.500"))) == ["quota_file.sum"]
    assert codes(read(PASER, PASER, total(9))) == ["quota_file.double"]


def test_lines_that_are_no_figures_are_kept_as_unread() -> None:
    file = read(PASER, ("",) * 6, ("", "", "", "Kepala Dinas"), ("", "", "x"))

    assert file.unread == ((9, "Kepala Dinas"), (10, "x"))


def test_without_titles_there_is_no_table_and_no_row() -> None:
    lines = [(number, [cell("Program"), cell("Tahun")]) for number in range(1, HEAD_LINES + 9)]

    assert not has_table(lines)
    assert codes(read_quota_file(lines, {}, KNOWN)) == [
        "quota_file.no_version", "quota_file.no_letter", "quota_file.no_date",
        "quota_file.no_sentence", "quota_file.no_rows",
    ]  # fmt: skip


def test_a_merged_word_is_repeated_and_a_merged_number_is_not() -> None:
    rows = [
        [cell(value) for value in line]
        for line in lines_of([PASER, ("", "", "", *KUKAR[3:]), ("", "", "", "Paser", "", "")],
                             TITLES, {})
    ]  # fmt: skip
    merged = {column: frozenset({8, 9}) for column in (0, 1, 2, 5)}

    file = read_quota_file(enumerate(rows, start=1), merged, KNOWN)

    assert [row["region_code"] for row in file.rows] == ["64.01", "64.02"]
    assert codes(file) == ["quota_file.number_missing"]


def test_amounts_may_be_written_as_rupiah_and_must_not_cross() -> None:
    titles = (*TITLES, "Nilai min", "Nilai maks")

    file = read((*PASER, "Rp 4.000.000,-", 5_000_000), titles=titles)
    crossed = read((*PASER, 5, "4"), titles=titles)

    assert (file.rows[0]["unit_value_min"], file.rows[0]["unit_value_max"]) == (
        "4000000", "5000000",
    )  # fmt: skip
    assert codes(crossed) == ["quota_file.values_crossed"]


def test_a_fault_of_the_whole_file_names_no_line() -> None:
    file = read(PASER, Nomor_surat=None)

    assert file.faults[0].message.startswith("Nomor surat belum disebut.")
    assert not has_table([(1, [cell("Program")])])


@pytest.mark.parametrize(
    ("written", "stage"),
    [
        ("Induk", "murni"), ("APBD Murni", "murni"), ("MURNI", "murni"), ("Murni (Induk)", "murni"),
        ("PAK", "perubahan"), ("P-APBD", "perubahan"), ("APBD-P", "perubahan"), ("-", ""),
        ("Tahap Perubahan", "perubahan"), ("APBD Perubahan", "perubahan"), ("APBD", "murni"),
    ],
)  # fmt: skip
def test_both_names_of_a_budget_stage_are_known(written: str, stage: str) -> None:
    file = read((*PASER[:2], written, *PASER[3:]))

    assert codes(file) == []
    assert [row["stage"] for row in file.rows] == [stage]

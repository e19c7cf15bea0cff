"""A list of institutions as plain cells: titles, rows, headings, and every fault by its line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bansos_desktop.domain.cell import EMPTY_CELL, Cell, CellKind
from bansos_desktop.domain.institution import Institution
from bansos_desktop.domain.institution_file import (
    RegisterFile,
    has_table,
    kind_by_name,
    read_register,
    same_key,
)
from bansos_desktop.domain.region import Region, RegionBook

BOOK = RegionBook(
    [
        Region("64", "", "provinsi", "Kalimantan Timur"),
        Region("64.01", "64", "kabupaten", "Kabupaten Paser"),
        Region("64.02", "64", "kabupaten", "Kabupaten Kutai Kartanegara"),
        Region("64.72", "64", "kota", "Kota Samarinda"),
    ],
    [],
)
TITLES = ("No", "Nama Lembaga", "Kabupaten/Kota", "Alamat", "Jumlah Penghuni")
BUNDA = (1, "LKS Contoh Bunda", "Kab. Paser", "Jl. Contoh 1", 30)
NO_MERGE: Mapping[int, frozenset[int]] = {}


def cell(value: object) -> Cell:
    if isinstance(value, int):
        return Cell(CellKind.NUMBER, str(value), number=float(value))
    return Cell(CellKind.TEXT, str(value)) if value else EMPTY_CELL


def lines(*rows: Sequence[object]) -> list[tuple[int, list[Cell]]]:
    return [(line, [cell(value) for value in row]) for line, row in enumerate(rows, start=1)]


def read(
    *rows: Sequence[object],
    titles: Sequence[object] = TITLES,
    office: str = "64",
    merged: Mapping[int, frozenset[int]] = NO_MERGE,
) -> RegisterFile:
    return read_register(lines(titles, *rows), merged, BOOK, office)


def codes(file: RegisterFile) -> list[str]:
    return [one.code for row in file.rows for one in row.problems]


def test_a_row_becomes_an_institution() -> None:
    (row,) = read(BUNDA).rows

    assert row.line == 2
    assert row.institution == Institution(
        "LKS Contoh Bunda", "", "64.01", address="Jl. Contoh 1", residents=30
    )
    assert row.problems == ()


def test_titles_stand_in_any_order_below_a_heading_and_are_forgiven_a_slip() -> None:
    titles = ("Ketua", "No. Telp", "Nomor Pendaftran", "Jenis (LKS/UPTD)", "LKS", "Kab/Kota")
    row = ("Ibu Contoh", 8115550001, "460/1", "UPTD", "UPTD Contoh", "SAMARINDA")

    found = read_register(lines(("DAFTAR LEMBAGA",), (), titles, row), NO_MERGE, BOOK, "64")

    assert found.rows[0].institution == Institution(
        "UPTD Contoh", "uptd", "64.72",
        head="Ibu Contoh", phone="08115550001", registration="460/1",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("titles", "is_one"),
    [
        (TITLES, True),
        (("Nama Panti", "Pimpinan"), True),
        (("Nama Lembaga",), False),
        (("Nama", "Alamat", "Kabupaten"), False),
        ((), False),
    ],
)
def test_only_a_name_beside_another_column_makes_a_list(
    titles: Sequence[object], is_one: bool
) -> None:
    assert has_table(lines(("Laporan",), titles)) is is_one


def test_sums_numbering_and_blank_lines_are_no_rows_and_remarks_are_told() -> None:
    rows = ((1, 2, 3, 4, 5), BUNDA, (), ("Jumlah", "", "", "", 30), ("", "Catatan: contoh"))

    found = read(*rows)

    assert [row.line for row in found.rows] == [3]
    assert found.unread == ((6, "Catatan: contoh"),)


def test_a_sheet_without_titles_has_no_institutions() -> None:
    found = read_register(lines(("Daftar tamu",), ("Hari ini",)), NO_MERGE, BOOK, "64")

    assert found == RegisterFile(())


def test_columns_that_nobody_asks_for_are_told() -> None:
    found = read((*BUNDA, "aktif"), titles=(*TITLES, "Akreditasi"))

    assert found.unused == ("Akreditasi",)


def test_a_kabupaten_above_its_rows_counts_for_them() -> None:
    titles = ("No", "Nama LKS", "Alamat")
    rows = (
        ("I", "KABUPATEN PASER"),
        (1, "LKS Contoh A", "Jl. A"),
        ("", "Kota Samarinda"),
        (2, "LKS Contoh B", "Jl. B"),
        ("", "Kota Nirgends"),
    )

    found = read(*rows, titles=titles)

    assert [row.institution.region_code for row in found.rows] == ["64.01", "64.72"]
    assert found.unread == ((6, "Kota Nirgends"),)


def test_a_merged_kabupaten_counts_for_all_its_rows() -> None:
    second = (2, "LKS Contoh B", "", "Jl. B", 4)

    found = read(BUNDA, second, second, merged={2: frozenset({3})})

    assert [row.institution.region_code for row in found.rows] == ["64.01", "64.01", ""]
    assert codes(found) == ["institution.region_missing"]


def test_an_office_of_a_kabupaten_needs_no_column_for_it() -> None:
    (row,) = read((1, "LKS Contoh"), titles=("No", "LKS", "Alamat"), office="64.02").rows

    assert row.institution.region_code == "64.02"


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({1: ""}, "institution.name_missing"),
        ({1: 12}, "institution.name_missing"),
        ({2: "Nirgends"}, "institution_file.region_unknown"),
        ({2: "Pasir"}, "institution_file.region_near"),
        ({2: "64.99"}, "institution_file.region_unknown"),
        ({2: "-"}, "institution.region_missing"),
        ({4: "banyak"}, "institution_file.residents"),
        ({4: "30,5"}, "institution_file.residents"),
    ],
)
def test_what_is_wrong_is_said_of_its_row(changed: dict[int, object], code: str) -> None:
    row = [changed.get(at, value) for at, value in enumerate(BUNDA)]

    assert codes(read(row)) == [code]


@pytest.mark.parametrize(
    ("written", "kind"),
    [("", ""), ("-", ""), ("lks", "lks"), ("UPTD Provinsi", "uptd"), ("UPT", "uptd"),
     ("Yayasan", "lks"), ("LKSA", "lks"), ("Lembaga Kesejahteraan Sosial", "lks")],
)  # fmt: skip
def test_the_kind_is_read_from_its_cell(written: str, kind: str) -> None:
    (row,) = read(("LKS Contoh", "64.01", written), titles=("LKS", "Kabupaten", "Jenis")).rows

    assert (row.institution.institution_kind, row.problems) == (kind, ())


def test_a_kind_that_nobody_knows_is_refused() -> None:
    found = read(("LKS Contoh", "64.01", "bagus"), titles=("LKS", "Kabupaten", "Jenis"))

    assert codes(found) == ["institution_file.kind"]


@pytest.mark.parametrize(
    ("written", "count"),
    [(30, 30), ("30", 30), ("30 orang", 30), ("1.200 jiwa", 1200), ("–", None), ("", None)],
)
def test_people_are_counted_with_and_without_their_word(written: object, count: int | None) -> None:
    (row,) = read((*BUNDA[:4], written)).rows

    assert (row.institution.residents, row.problems) == (count, ())


@pytest.mark.parametrize(
    ("name", "kind"), [("UPTD Contoh", "uptd"), ("LKS Upt", "lks"), ("Panti Contoh", "lks")]
)
def test_a_uptd_says_in_its_name_what_it_is(name: str, kind: str) -> None:
    assert kind_by_name(name) == kind


def test_capitals_and_blanks_tell_no_two_apart_but_kabupaten_do() -> None:
    assert same_key("LKS  contoh", "64.01") == same_key("Lks Contoh", "64.01")
    assert same_key("LKS Contoh", "64.01") != same_key("LKS Contoh", "64.02")


@given(st.lists(st.lists(st.one_of(st.text(max_size=12), st.integers(0, 99)), max_size=6)))
def test_every_line_is_a_row_a_remark_or_nothing(rows: list[list[object]]) -> None:
    found = read(*rows)

    told = [row.line for row in found.rows] + [line for line, _text in found.unread]
    assert len(told) == len(set(told))
    assert set(told) <= set(range(2, len(rows) + 2))

"""Columns beside name and address, read to codes or kept in the note."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bansos_desktop.domain.cell import Cell, CellKind
from bansos_desktop.domain.code_match import DOMAINS, CodeBook
from bansos_desktop.domain.row_values import SHEET_FIELD_OF, RowReader, RowReading
from bansos_desktop.domain.sheet_fields import SheetField as F
from tests.domain.seed_books import business_book, code_lists, region_book

TODAY = date(2025, 8, 12)
CODES = CodeBook(code_lists(*DOMAINS))
READER = RowReader(region_book(), business_book(), "64.02", TODAY, codes=CODES)


def read(cells: Mapping[F, str]) -> RowReading:
    return READER.read({field: Cell(CellKind.TEXT, text) for field, text in cells.items()})


def said(reading: RowReading) -> list[str]:
    return [one.code for one in reading.problems if one.code != "region.village_missing"]


def test_a_whole_row_is_read_without_a_word() -> None:
    reading = read(
        {
            F.EDUCATION: "SMA/SMK",
            F.OCCUPATION: "Ibu Rumah Tangga",
            F.MARITAL_STATUS: "Menikah",
            F.FAMILY_RELATION: "Istri",
            F.DEPENDANTS: "3 orang",
            F.DISABILITY: "tidak ada",
            F.DTSEN_ID: " 6402  A1 ",
            F.DESIL_PERIOD: "Triwulan III 2025",
            F.DESIL_SOURCE: "dtsen",
            F.CENTRAL_AID: "PKH, BPNT",
            F.BUSINESS_STATE: "berjalan, 8 bulan",
            F.NEEDS: "kompor,  wajan",
        }
    )
    draft = reading.draft

    assert said(reading) == []
    assert (draft.education, draft.occupation, draft.marital_status) == ("5", "02", "2")
    assert (draft.family_relation, draft.dependants, draft.disability) == ("3", 3, "")
    assert (draft.dtsen_id, draft.desil_period, draft.desil_source) == (
        "6402 A1", "2025-T3", "dtsen",
    )  # fmt: skip
    assert (draft.central_aid, draft.business_state, draft.business_months) == (
        "bpnt;pkh", "berjalan", 8,
    )  # fmt: skip
    assert (draft.needs, draft.note) == ("kompor, wajan", "")
    assert draft == draft.tidy()


def test_what_no_list_knows_is_kept_in_the_note_and_said() -> None:
    reading = read(
        {F.EDUCATION: "kejar kursus", F.DEPENDANTS: "banyak", F.BUSINESS_STATE: "???x",
         F.DISABILITY: "fisik; entah", F.PKH: "2021-Q1", F.NOTE: "lansia"}
    )  # fmt: skip

    assert said(reading) == ["code.unknown"] * 5
    assert reading.draft.note == (
        "lansia; pendidikan: kejar kursus; Disabilitas: entah; PKH: 2021-Q1; Tanggungan: banyak; "
        "Keadaan usaha: ???x"
    )
    assert reading.draft.disability == "1"
    assert {problem.field for problem in reading.problems} <= SHEET_FIELD_OF.keys()


@pytest.mark.parametrize("text", ["Janda", "DUDA", "janda/duda", "Cerai"])
def test_a_widow_is_not_said_to_be_divorced(text: str) -> None:
    reading = read({F.MARITAL_STATUS: text})

    assert (reading.draft.marital_status, said(reading)) == ("", ["marital_status.widowed"])
    assert reading.draft.note == f"Status perkawinan: {text}"


def test_a_slip_is_read_and_it_is_said() -> None:
    reading = read({F.OCCUPATION: "Wiraswata"})

    assert (reading.draft.occupation, said(reading)) == ("88", ["code.read_as"])
    assert "dibaca Wiraswasta" in reading.problems[0].message + reading.problems[-1].message


@pytest.mark.parametrize(
    ("joint", "pkh", "bpnt", "aid", "codes"),
    [
        ("T", "", "", "", []),
        ("Y", "", "", "", ["central_aid.which"]),
        ("PKH", "", "", "pkh", []),
        ("BPNT/Sembako", "", "", "bpnt", []),
        ("PKH/BPNT", "", "", "bpnt;pkh", []),
        ("", "YA", "TIDAK", "pkh", []),
        ("", "ya", "Ya", "bpnt;pkh", []),
        ("", "PKH", "", "pkh", []),
        ("PKH", "T", "Y", "bpnt;pkh", []),
        ("raskin", "", "", "", ["code.unknown"]),
    ],
)
def test_aid_from_one_column_or_from_two(
    joint: str, pkh: str, bpnt: str, aid: str, codes: list[str]
) -> None:
    reading = read({F.CENTRAL_AID: joint, F.PKH: pkh, F.BPNT: bpnt})

    assert (reading.draft.central_aid, said(reading)) == (aid, codes)


@pytest.mark.parametrize(
    ("text", "state", "months"),
    [
        ("baru", "baru", None),
        ("Rintisan baru", "baru", None),
        ("sudah berjalan", "berjalan", None),
        ("berjalan 2 tahun", "berjalan", 24),
        ("1,5 tahun", "berjalan", 18),
        ("6 bln", "berjalan", 6),
        ("baru 3 bulan", "berjalan", 3),
        ("", "", None),
    ],
)
def test_how_long_a_business_runs(text: str, state: str, months: int | None) -> None:
    draft = read({F.BUSINESS_STATE: text}).draft

    assert (draft.business_state, draft.business_months) == (state, months)


@pytest.mark.parametrize(
    ("text", "period"),
    [("2025-T3", "2025-T3"), ("TW 3 2025", "2025-T3"), ("TW.IV/2024", "2024-T4"),
     ("Juni 2025", "2025-T2"), ("2025", "2025"), ("Semester 1", "Semester 1"),
     ("2025 entah", "2025 entah"), ("Q1-2025", "2025-T1"), ("Triwulan II Tahun 2025", "2025-T2")],
)  # fmt: skip
def test_a_quarter_is_written_as_the_program_writes_it(text: str, period: str) -> None:
    assert read({F.DESIL_PERIOD: text}).draft.desil_period == period


def test_a_day_lies_in_its_quarter() -> None:
    cell = Cell(CellKind.DATE, "01/07/2025", day=date(2025, 7, 1))

    assert READER.read({F.DESIL_PERIOD: cell}).draft.desil_period == "2025-T3"


def test_without_lists_such_columns_are_left_alone() -> None:
    reader = RowReader(region_book(), business_book(), "64.02", TODAY)
    reading = reader.read({F.EDUCATION: Cell(CellKind.TEXT, "entah")})

    assert (reading.draft.education, reading.draft.note, said(reading)) == ("", "", [])


@given(st.dictionaries(st.sampled_from(F), st.text(max_size=16)))
def test_no_cells_whatever_stop_the_reading(cells: dict[F, str]) -> None:
    reading = read(cells)

    assert reading.draft == reading.draft.tidy()
    assert all(one.message and one.field in SHEET_FIELD_OF for one in reading.problems)

"""What is remembered of a sheet's making: it comes back as it was, and nonsense is nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bansos_desktop.domain.sheet_fields import SheetField
from bansos_desktop.domain.sheet_memory import Remembered, lasting_answers, pack, unpack

COLUMNS = st.dictionaries(
    st.integers(0, 16_383), st.one_of(st.none(), st.sampled_from(SheetField)), max_size=6
)
ANSWERS = st.dictionaries(
    st.sampled_from(("tanggal:tanggal_lahir", "nominal:skala", "jk:angka", "turun:")),
    st.text(min_size=1, max_size=8),
)


@given(COLUMNS, ANSWERS, st.dictionaries(st.integers(0, 200), st.text(max_size=20), max_size=4))
def test_what_is_kept_comes_back(
    columns: dict[int, SheetField | None], answers: dict[str, str], titles: dict[int, str]
) -> None:
    remembered = Remembered(columns, answers, titles)

    assert unpack(pack(remembered)) == remembered


@given(st.text(max_size=40))
def test_whatever_stands_there_is_no_error(text: str) -> None:
    unpack(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "3",
        '{"columns": [], "answers": 3, "titles": null}',
        '{"columns": {"0": "tidak_ada", "x": "nik", "-1": "nik", "999999": "nik", "1": 3}}',
        '{"answers": {"lembar": "a", "arti:usaha::X": "b", "tanggal:x": "", "nominal:skala": 1}}',
    ],
)
def test_what_this_version_does_not_know_is_left_out(text: str) -> None:
    assert unpack(text).is_empty


def test_a_column_that_is_not_read_is_remembered_as_such() -> None:
    found = unpack('{"columns": {"4": "", "2": "nik"}}')

    assert found.columns == {4: None, 2: SheetField.NIK}
    assert not found.is_empty


def test_only_answers_about_how_a_sheet_is_made_hold_for_the_next() -> None:
    answers = {
        "tanggal:tanggal_lahir": "hari",
        "nominal:skala": "jutaan",
        "jk:angka": "1=L",
        "turun:Desa A": "ya",
        "turun:Desa B": "tidak",
        "kolom:Desa A!C": "nik",
        "arti:usaha::GORENGN": "gorengan",
        "lembar": "Desa A",
        "jk:lain": "",
    }

    kept = lasting_answers(answers, "Desa A")

    assert kept == {
        "tanggal:tanggal_lahir": "hari",
        "nominal:skala": "jutaan",
        "jk:angka": "1=L",
        "turun:": "ya",
    }
    told = Remembered(answers=kept).answers_for("Desa Z")
    assert told == {**{k: v for k, v in kept.items() if k != "turun:"}, "turun:Desa Z": "ya"}

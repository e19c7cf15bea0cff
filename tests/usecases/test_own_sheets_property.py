"""Random cells of our own sheet are edited: exactly those become differences."""

from __future__ import annotations

from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bansos_desktop.domain.import_plan import Outcome
from bansos_desktop.runtime.sample_words import sample_words
from bansos_desktop.usecases import make_sample
from tests.usecases.conftest import MakeOffice, Office
from tests.usecases.own_sheets import differing, edited, people, sent

WORDS = st.text("abdegiklmnorstu", min_size=3, max_size=9)
# What is typed under a title, and the field and value that it is kept as.
TYPED: dict[str, tuple[str, st.SearchStrategy[object]]] = {
    "No. HP": ("phone", st.integers(10**7, 10**9 - 1).map(lambda n: f"0812{n}")),
    "Alamat": ("address", WORDS.map(lambda word: f"Jl. {word.title()}")),
    "Desil": ("desil", st.sampled_from([2, 3])),
    "Kebutuhan Barang": ("needs", WORDS),
    "Keterangan": ("note", WORDS),
    "Jml Tanggungan": ("dependants", st.integers(4, 9)),
    "Nilai Usulan (Rp)": ("requested_value", st.integers(4_500_001, 4_999_999)),
    "RW": ("rw", st.integers(3, 99).map(lambda n: f"{n:03}")),
}
NAMES = [f"Orang Contoh {letter}" for letter in "ABCD"]
CELLS = st.lists(
    st.tuples(st.sampled_from(NAMES), st.sampled_from(sorted(TYPED))), unique=True, max_size=8
)
NUMBERS = count()


@pytest.fixture
def office(make_office: MakeOffice) -> Office:
    """Four people, told apart by their cards."""
    made = make_office()
    people(made)
    return made


@settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(cells=CELLS, data=st.data())
def test_exactly_the_edited_cells_are_differences(
    office: Office, tmp_path: Path, cells: list[tuple[str, str]], data: st.DataObject
) -> None:
    sheet = sent(office, tmp_path / f"{next(NUMBERS)}.xlsx")
    edits = {(name, title): data.draw(TYPED[title][1]) for name, title in cells}

    plan = office.plan(edited(sheet, edits))

    wanted = {(name, TYPED[title][0]): value for (name, title), value in edits.items()}
    assert differing(plan) == wanted, [row.problems for row in plan.rows]
    assert plan.counts.adds_up


def test_an_unedited_sheet_of_a_whole_office_changes_nothing(
    make_office: MakeOffice, tmp_path: Path
) -> None:
    made = make_office()
    request = make_sample.SampleRequest(80, 1, sample_words())
    make_sample.run(made.store, made.session, request, now=made.now, today=made.today)

    plan = made.plan(sent(made, tmp_path / "u.xlsx"))

    assert plan.counts.rows_read > 0
    assert {row.outcome for row in plan.rows} == {Outcome.UNCHANGED}
    assert differing(plan) == {}
    assert plan.questions == ()

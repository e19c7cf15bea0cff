"""The equation of an import: every row has one outcome, and the counts add up."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bansos_desktop.domain.import_plan import NOT_TAKEN, Counts, Outcome, PlannedRow, count
from bansos_desktop.domain.problems import Problem, error, info, warning

FINDINGS = st.lists(
    st.sampled_from(
        [warning("sex.missing", "sex"), error("name.missing", "name"), info("nik.region", "nik")]
    ),
    max_size=3,
)


def a_row(
    outcome: Outcome = Outcome.CREATED, problems: tuple[Problem, ...] = (), line: int = 2
) -> PlannedRow:
    return PlannedRow(
        line, outcome, "Siti", "640206******0001", "Sebulu", problems,
        person="person-1", proposal="proposal-1",
        person_values={"name": "Siti"}, proposal_values={"desil": 1},
    )  # fmt: skip


@given(st.lists(st.tuples(st.sampled_from(Outcome), FINDINGS), max_size=30))
def test_every_row_is_counted_under_its_outcome(
    rows: list[tuple[Outcome, list[Problem]]],
) -> None:
    planned = [a_row(outcome, tuple(problems)) for outcome, problems in rows]

    counts = count(planned, rows_read=len(planned))

    outcomes = [outcome for outcome, _problems in rows]
    assert counts.adds_up
    assert (counts.created, counts.updated, counts.unchanged, counts.rejected) == tuple(
        sum(outcome in counted for outcome in outcomes)
        for counted in ({Outcome.CREATED}, {Outcome.UPDATED}, {Outcome.UNCHANGED}, NOT_TAKEN)
    )
    assert counts.warnings == sum(row.warned for row in planned)
    assert counts.warnings <= counts.rows_read - counts.rejected


@given(st.integers(0, 20), st.integers(0, 20))
def test_a_row_that_was_read_and_lost_is_noticed(read: int, planned: int) -> None:
    assert count([a_row()] * planned, rows_read=read).adds_up == (read == planned)


def test_no_rows_add_up() -> None:
    assert count([], rows_read=0) == Counts(0, 0, 0, 0, 0, 0)


def test_a_row_is_warned_of_for_warnings_alone_and_while_it_is_taken() -> None:
    worth_a_look = warning("sex.missing", "sex")

    assert a_row(Outcome.CREATED, (worth_a_look,)).warned
    assert a_row(Outcome.UNCHANGED, (info("nik.region", "nik"), worth_a_look)).warned
    assert not a_row(Outcome.CREATED, (info("nik.region", "nik"),)).warned
    assert not a_row(Outcome.REJECTED, (worth_a_look,)).warned


def test_a_rejected_row_writes_nothing_and_names_its_reason_first() -> None:
    row = a_row(Outcome.UPDATED, (warning("sex.missing", "sex"),), line=17)
    twice = error("row.twice", "nik", line="4")

    rejected = row.rejected(twice)

    assert rejected.outcome is Outcome.REJECTED
    assert rejected.problems == (twice, warning("sex.missing", "sex"))
    assert (rejected.person_values, rejected.proposal_values) == (None, None)
    assert (rejected.line, rejected.name) == (17, "Siti")


def test_a_sheet_of_known_rows_brings_nothing_and_an_empty_one_says_nothing() -> None:
    assert Counts(2, 0, 0, 2, 0, 0).brings_nothing
    assert not Counts(2, 0, 1, 1, 0, 0).brings_nothing
    assert not Counts(0, 0, 0, 0, 0, 0).brings_nothing

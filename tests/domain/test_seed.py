"""What a newer set of reference data changes, row by row."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bansos_desktop.domain.seed import (
    SECTIONS,
    Change,
    Dangling,
    Difference,
    Row,
    compare,
    first_dangling,
)

RULE = {
    "programme": "UEP", "year": "2025", "code": "desil_pass_max", "value": "2",
    "level": "info", "acceptor": "tidak", "message": "",
    "source": "003", "valid_from": "2025-01-01", "note": "",
}  # fmt: skip

SOURCES = st.lists(
    st.fixed_dictionaries(
        {
            "id": st.sampled_from("0123"),
            "title": st.sampled_from(["", "BST"]),
            "date": st.sampled_from(["", "2025-10-22"]),
            "note": st.just(""),
        }
    ),
    unique_by=lambda row: row["id"],
).map(tuple)


def apply(present: tuple[Row, ...], differences: list[Difference]) -> dict[str, Row]:
    """What stands after doing what the differences say."""
    rows = {row["id"]: dict(row) for row in present}
    for difference in differences:
        if difference.change is Change.WITHDRAWN:
            del rows[difference.key[0]]
        else:
            row = rows.setdefault(difference.key[0], {})
            row |= {column: new for column, (_old, new) in difference.fields.items()}
    return dict(rows)


@given(SOURCES, SOURCES)
def test_the_differences_lead_from_one_set_to_the_other(
    present: tuple[Row, ...], wanted: tuple[Row, ...]
) -> None:
    differences = compare({"sources": present}, {"sources": wanted})

    assert apply(present, differences) == {row["id"]: row for row in wanted}


@given(SOURCES)
def test_a_set_does_not_differ_from_itself(rows: tuple[Row, ...]) -> None:
    assert compare({"sources": rows}, {"sources": tuple(reversed(rows))}) == []


def test_a_changed_row_names_old_and_new_value_of_what_differs_alone() -> None:
    raised = RULE | {"value": "3", "source": "007"}

    assert compare({"rules": (RULE,)}, {"rules": (raised,)}) == [
        Difference(
            "rules",
            Change.CHANGED,
            ("UEP", "2025", "desil_pass_max"),
            {"value": ("2", "3"), "source": ("003", "007")},
        )
    ]


def test_a_row_of_another_year_is_new_and_the_old_one_withdrawn() -> None:
    found = compare({"rules": (RULE,)}, {"rules": (RULE | {"year": "2026"},)})

    assert [(d.change, d.key[1]) for d in found] == [
        (Change.NEW, "2026"),
        (Change.WITHDRAWN, "2025"),
    ]
    assert found[0].fields["value"] == ("", "2")


def test_a_section_that_the_newer_set_does_not_hold_is_left_alone() -> None:
    assert compare({"rules": (RULE,), "sources": ()}, {"sources": ()}) == []


def test_a_first_set_is_all_new() -> None:
    assert [d.change for d in compare({}, {"rules": (RULE,)})] == [Change.NEW]


def test_keys_and_numbers_are_columns_of_their_section() -> None:
    for section in SECTIONS.values():
        named = {*section.key, *section.numbers, *section.optional_numbers}
        assert named <= set(section.columns)
        assert not set(section.numbers) & set(section.optional_numbers)
        assert len(set(section.columns)) == len(section.columns)


def test_a_row_whose_reference_does_not_stand_is_named() -> None:
    stands = {"programmes": ({"code": "UEP"},), "sources": ({"id": "003"},)}
    other = RULE | {"source": "999"}

    assert first_dangling(stands | {"rules": (RULE,)}) is None
    key = ("UEP", "2025", "desil_pass_max")
    found = first_dangling(stands | {"rules": (RULE, other)})
    assert found == Dangling("rules", key, "source", "999")
    assert first_dangling({"rules": (RULE,)}) == Dangling("rules", key, "programme", "UEP")

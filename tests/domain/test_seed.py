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
    check_code,
    compare,
    first_dangling,
    keeps_to_its_line,
    with_letters,
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


def test_a_letter_may_name_a_programme_that_only_the_office_has() -> None:
    letter = dict.fromkeys(SECTIONS["quota_letters"].columns, "")
    letter |= {"programme": "SENDIRI", "region_code": "64"}
    region = dict.fromkeys(SECTIONS["regions"].columns, "") | {"code": "64"}
    stands = {"quota_letters": (letter,), "regions": (region,)}

    assert first_dangling(stands, ["SENDIRI"]) is None
    found = first_dangling(stands)
    assert found is not None
    assert (found.section, found.column, found.value) == ("quota_letters", "programme", "SENDIRI")


def test_a_letter_replaces_what_it_speaks_of_and_nothing_else() -> None:
    def row(year: str, region: str, quota: str) -> dict[str, str]:
        said = {"programme": "UEP", "year": year, "stage": "murni", "region_code": region}
        return {**said, "quota": quota}

    old = (row("2025", "64.01", "1"), row("2025", "64.02", "2"), row("2026", "64.01", "3"))
    new = (row("2025", "64.01", "9"),)

    assert with_letters(old, new) == (old[2], new[0])


def test_each_line_brings_only_its_own() -> None:
    assert keeps_to_its_line("kuota", {"quota_letters"})
    assert not keeps_to_its_line("kuota", {"quota_letters", "regions"})
    assert keeps_to_its_line("seed", {"regions"})
    assert not keeps_to_its_line("seed", {"regions", "quota_letters"})


def test_the_check_code_is_short_enough_for_a_telephone() -> None:
    assert check_code("3f7a91c2" + "0" * 56) == "3F7A-91C2"

"""What is checked about a handover, and what its goods come to."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bansos_desktop.domain.handover import (
    THE_KEEPER,
    THE_RECIPIENT,
    DeliveredItem,
    DeliveredSum,
    HandoverDraft,
    HandoverFacts,
    NumberOwner,
    check_handover,
    delivered_sum,
    needs_note,
    receivers_for,
)
from bansos_desktop.domain.problems import Severity
from tests.lives import a_handover

TODAY = date(2025, 8, 1)
STOVE = DeliveredItem("a", "Kompor", "set", planned=1000, volume=1000, price=1_500_000)
OIL = DeliveredItem("b", "Minyak", "liter", "bahan", planned=40_000, volume=40_000, price=20_000)
FACTS = HandoverFacts(date(2025, 5, 5), 2_300_000)


def codes(draft: HandoverDraft, facts: HandoverFacts = FACTS) -> list[str]:
    return [problem.code for problem in check_handover(draft, facts, TODAY)]


def test_complaints_about_the_receiver_follow_the_form() -> None:
    draft = HandoverDraft(handed_on=TODAY)

    fields = [p.field for p in check_handover(draft, HandoverFacts(), TODAY)]

    assert fields.index("received_as") < fields.index("received_by")


def test_a_full_handover_has_nothing_to_say() -> None:
    assert codes(a_handover((STOVE, OIL))) == []


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"bast_number": " "}, "handover.number_missing"),
        ({"handed_on": None}, "handover.day_missing"),
        ({"handed_on": date(2025, 8, 2)}, "handover.day_future"),
        ({"handed_on": date(2025, 5, 4)}, "handover.before_decree"),
        ({"supplier": ""}, "handover.supplier_missing"),
        ({"received_by": " "}, "handover.receiver_missing"),
        ({"received_as": ""}, "handover.received_as_missing"),
        ({"received_as": "wakil"}, "handover.representative_note"),
        ({"items": ()}, "handover.nothing_delivered"),
        ({"items": (replace(STOVE, name=" "),)}, "handover.item_name_missing"),
        ({"items": (STOVE, replace(OIL, volume=None))}, "handover.volume_missing"),
        ({"items": (STOVE, replace(OIL, volume=0))}, "handover.item_absent"),
        ({"items": (STOVE, replace(OIL, volume=39_000))}, "handover.item_short"),
        ({"items": (STOVE, replace(OIL, price=None))}, "handover.price_open"),
        ({"items": (STOVE, replace(OIL, price=20_001))}, "handover.total_high"),
        ({"items": (STOVE, replace(OIL, price=19_999))}, "handover.total_low"),
    ],
)
def test_one_thing_amiss_is_one_finding(changed: dict[str, object], code: str) -> None:
    assert codes(replace(a_handover((STOVE, OIL)), **changed))[:1] == [code]  # type: ignore[arg-type]


def test_a_short_item_with_a_note_is_fine_but_for_the_total() -> None:
    short = replace(OIL, volume=0, note="menyusul")

    assert codes(a_handover((STOVE, short))) == ["handover.total_low"]


def test_a_representative_with_a_note_is_fine() -> None:
    draft = a_handover((STOVE, OIL), received_as="keluarga", note="anak, ibu sakit")

    assert codes(draft) == []


def test_without_a_decree_or_a_value_nothing_is_compared() -> None:
    draft = a_handover((STOVE,), handed_on=date(2020, 1, 1))

    assert codes(draft, HandoverFacts()) == []


@pytest.mark.parametrize("day", [None, date(2025, 7, 1)])
def test_a_number_that_is_taken_names_whose_it_is(day: date | None) -> None:
    facts = replace(FACTS, owner=NumberOwner("Ani", day))

    (problem,) = check_handover(a_handover((STOVE, OIL)), facts, TODAY)

    assert problem.severity is Severity.ERROR
    assert "Ani" in problem.message
    assert ("01/07/2025" in problem.message) is (day is not None)


def test_no_name_of_a_person_is_in_what_a_traceback_prints() -> None:
    assert "Orang" not in repr(a_handover())
    assert "Ani" not in repr(NumberOwner("Ani"))


def test_a_draft_survives_its_record() -> None:
    draft = a_handover((STOVE,), note="titip")

    assert HandoverDraft.from_record(draft.values(), draft.items) == draft
    assert HandoverDraft.from_record(HandoverDraft().values(), ()) == HandoverDraft()


def test_an_item_that_no_plan_made_plans_nothing() -> None:
    extra = DeliveredItem(name=" Celemek ", volume=2000, price=35_000)

    values = extra.values_when_new(7)

    assert (values["name"], values["volume"], values["unit_price"]) == ("Celemek", 0, 35_000)
    assert not extra.is_planned
    assert STOVE.is_planned


amounts = st.one_of(st.none(), st.integers(0, 10**6))


@given(st.lists(st.builds(DeliveredItem, volume=amounts, price=amounts), max_size=8))
def test_the_sum_is_that_of_the_priced_and_the_open_are_counted(items: list[DeliveredItem]) -> None:
    found = delivered_sum(items)

    assert found.total == sum(item.amount or 0 for item in items if item.volume)
    assert found.open_items == len([i for i in items if i.volume and i.price is None])
    assert delivered_sum([]) == DeliveredSum(0, 0)


def test_the_keeper_of_an_institution_needs_no_letter_and_is_offered_only_there() -> None:
    codes = [(THE_RECIPIENT, "Sendiri"), (THE_KEEPER, "Pengurus lembaga")]

    assert [needs_note(one) for one in ("", THE_RECIPIENT, THE_KEEPER, "wakil")] == [
        False,
        False,
        False,
        True,
    ]
    assert receivers_for(codes, in_institution=True) == codes
    assert receivers_for(codes, in_institution=False) == codes[:1]
    assert receivers_for(codes, in_institution=False, picked=THE_KEEPER) == codes

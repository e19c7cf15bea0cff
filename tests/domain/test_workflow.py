"""States, stages and roles as the field calls them, and who holds a place."""

from __future__ import annotations

import pytest

from bansos_desktop.domain.workflow import (
    DECIDED,
    DISTRIBUTED,
    HOLDS_PLACE,
    VERIFIED,
    Role,
    Stage,
    Status,
)


def test_every_state_has_a_word_of_the_field() -> None:
    assert {status: status.label for status in Status} == {
        Status.DRAFT: "Draf",
        Status.PROPOSED: "Diusulkan",
        Status.ELIGIBLE: "Layak",
        Status.INELIGIBLE: "Tidak Layak",
        Status.RESERVE: "Cadangan",
        Status.DECIDED: "Ditetapkan",
        Status.DISTRIBUTED: "Disalurkan",
        Status.MONITORED: "Dimonev",
        Status.RETURNED: "Dikembalikan",
        Status.CANCELLED: "Dibatalkan",
    }


def test_the_words_of_stages_and_roles() -> None:
    assert [stage.label for stage in Stage] == ["APBD Murni", "APBD Perubahan"]
    assert [role.label for role in Role] == ["Petugas lapangan", "Operator"]


@pytest.mark.parametrize(
    "status",
    [Status.DRAFT, Status.INELIGIBLE, Status.RESERVE, Status.RETURNED, Status.CANCELLED],
)
def test_who_waits_or_failed_holds_no_place(status: Status) -> None:
    assert status not in HOLDS_PLACE


def test_each_step_is_counted_among_the_steps_before_it() -> None:
    assert DISTRIBUTED < DECIDED < VERIFIED < HOLDS_PLACE
    assert {Status.PROPOSED} == HOLDS_PLACE - VERIFIED
    assert {Status.ELIGIBLE} == VERIFIED - DECIDED
    assert {Status.DECIDED} == DECIDED - DISTRIBUTED

"""States, stages and roles as the field calls them, and who holds a place."""

from __future__ import annotations

import pytest

from bansos_desktop.domain.workflow import (
    DECIDED,
    DISTRIBUTED,
    HOLDS_PLACE,
    VERIFIED,
    Action,
    NotAllowed,
    Role,
    Stage,
    Status,
    action_label,
    actions_for,
    actions_for_all,
    next_step,
)

# What every action does from every state, written out by hand and not derived from the code:
# the state it leads to; "!" before it: for an operator only; "-": nothing leads from here.
EXPECTED = """
              draf       diusulkan     layak         tidak_layak   cadangan      ditetapkan    disalurkan dimonev dikembalikan  dibatalkan
usulkan        diusulkan  -             -             -             -             -             -          -       diusulkan     -
layakkan       -          layak         -             !layak        -             -             -          -       -             -
tidak-layakkan -          tidak_layak   !tidak_layak  -             !tidak_layak  -             -          -       -             -
cadangkan      -          cadangan      !cadangan     -             !cadangan     -             -          -       -             -
naikkan        -          -             -             -             !layak        -             -          -       -             -
tetapkan       -          -             !ditetapkan   -             -             -             -          -       -             -
ganti          -          -             -             -             !ditetapkan   -             -          -       -             -
salurkan       -          -             -             -             -             disalurkan    -          -       -             -
monev          -          -             -             -             -             -             dimonev    dimonev -             -
kembalikan     -          !dikembalikan !dikembalikan !dikembalikan !dikembalikan -             -          -       -             -
batalkan       dibatalkan !dibatalkan   !dibatalkan   !dibatalkan   !dibatalkan   !dibatalkan   -          -       !dibatalkan   -
"""  # noqa: E501 - a table is read across
STATES, *ROWS = [line.split() for line in EXPECTED.strip().splitlines()]
TABLE = [
    (status, row[0], role, cell)
    for row in ROWS
    for status, cell in zip(STATES, row[1:], strict=True)
    for role in ("petugas", "operator")
]


@pytest.mark.parametrize(
    ("action", "states", "label"),
    [
        (Action.RESERVE, [Status.RESERVE], "Ubah urutan cadangan"),
        (Action.RESERVE, [Status.RESERVE, Status.ELIGIBLE], "Jadikan cadangan"),
        (Action.RESERVE, [], "Jadikan cadangan"),
        (Action.CANCEL, [Status.RESERVE], "Batalkan"),
    ],
)
def test_who_is_a_reserve_already_can_only_move(
    action: Action, states: list[Status], label: str
) -> None:
    assert action_label(action, states) == label


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


def test_the_table_names_every_state_and_every_action() -> None:
    assert [status.value for status in Status] == STATES
    assert [row[0] for row in ROWS] == [action.value for action in Action]


@pytest.mark.parametrize(("status", "action", "role", "cell"), TABLE)
def test_a_step_leads_where_the_table_says_or_is_refused_for_its_reason(
    status: str, action: str, role: str, cell: str
) -> None:
    step = next_step(Status(status), Action(action), Role(role))

    if cell == "-":
        assert step == NotAllowed("workflow.not_from_here")
    elif cell.startswith("!") and role == "petugas":
        assert step == NotAllowed("workflow.not_your_role")
    else:
        assert not isinstance(step, NotAllowed)
        assert step.target == Status(cell.removeprefix("!"))


def test_a_field_officer_is_offered_less_than_an_operator() -> None:
    assert actions_for(Status.PROPOSED, Role.FIELD_OFFICER) == (
        Action.FIND_ELIGIBLE,
        Action.FIND_INELIGIBLE,
        Action.RESERVE,
    )
    assert actions_for(Status.RESERVE, Role.FIELD_OFFICER) == ()
    assert actions_for(Status.CANCELLED, Role.OPERATOR) == ()


def test_several_states_are_offered_only_what_all_of_them_can_take() -> None:
    both = {Status.PROPOSED, Status.ELIGIBLE}

    assert actions_for_all(both, Role.OPERATOR) == (
        Action.FIND_INELIGIBLE,
        Action.RESERVE,
        Action.RETURN,
        Action.CANCEL,
    )
    assert actions_for_all(both, Role.FIELD_OFFICER) == ()
    assert actions_for_all(set(), Role.OPERATOR) == ()


def test_every_action_has_a_word_for_its_button() -> None:
    assert len({action.label for action in Action}) == len(Action)

"""What of an act can be taken back: whose write stands, and what belongs together."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bansos_desktop.domain.acts import undo_act
from bansos_desktop.domain.ledger import Value
from bansos_desktop.domain.records import Kind
from bansos_desktop.domain.undo import Around, Mark, UndoPlan, Why, Written, plan

B = "b"


def mark(batch: str, *fields: str, undoes: str = "") -> Mark:
    """Somebody's newer entry."""
    act = undo_act(undoes) if undoes else "recipient.record"
    return Mark(batch, act, "Budi", "2025-08-12T01:14:00+00:00", frozenset(fields))


def desil(*later: Mark) -> UndoPlan:
    """The act changed a desil from 3 to 2."""
    return plan(B, [Written(Kind.PERSON, "p", {"desil": (3, 2)}, later=later)])


def values_of(found: UndoPlan) -> dict[str, dict[str, Value]]:
    """What each record gets back."""
    return {one.record: dict(one.values) for one in found.reversals}


def made(kind: Kind, uid: str, owner: str = "", **rest: object) -> Written:
    """A record that the act made."""
    return Written(kind, uid, {"name": (None, "x")}, owner, created=True, **rest)  # type: ignore[arg-type]


def test_a_value_that_stands_goes_back() -> None:
    assert values_of(desil()) == {"p": {"desil": 3}}


def test_a_value_that_somebody_wrote_since_stays() -> None:
    found = desil(mark("c", "desil"))

    assert found.reversals == []
    (kept,) = found.kept
    assert (kept.why, kept.field, kept.by) == (Why.CHANGED, "desil", "Budi")


def test_another_field_is_no_obstacle() -> None:
    assert values_of(desil(mark("c", "phone"))) == {"p": {"desil": 3}}


UNDONE = [mark("c", "desil"), mark("u", "desil", undoes="c")]
REDONE = [*UNDONE, mark("r", "desil", undoes="u")]


@pytest.mark.parametrize(
    ("later", "goes_back"),
    [
        (UNDONE, True),
        (REDONE, False),
        ([*REDONE, mark("x", "desil", undoes="r")], True),
        ([mark("u", "desil", undoes=B)], False),
        ([mark("u", "desil", undoes=B), mark("r", "desil", undoes="u")], True),
        ([mark("u", "desil", undoes="an older act")], False),
        (
            [mark("u", "desil", undoes="an older act"), mark("r", "desil", undoes="u")],
            True,
        ),
        ([mark("c", "desil"), mark("c", "desil")], False),
    ],
)
def test_a_write_that_was_itself_taken_back_does_not_count(
    later: Sequence[Mark], goes_back: bool
) -> None:
    assert bool(desil(*later).reversals) == goes_back


def test_what_was_taken_back_already_is_not_said_to_stay() -> None:
    found = desil(mark("u", "desil", undoes=B))

    assert (found.reversals, found.kept) == ([], [])


def test_a_value_that_came_back_to_itself_is_nothing_to_take_back() -> None:
    assert plan(B, [Written(Kind.PERSON, "p", {"desil": (3, 3)})]).reversals == []


def test_what_the_act_made_gets_tombstones_together() -> None:
    around = Around(hung=[("q", Kind.PROPOSAL)])

    found = plan(B, [made(Kind.PERSON, "p", around=around), made(Kind.PROPOSAL, "q", "p")])

    assert values_of(found) == {"p": {"deleted": 1}, "q": {"deleted": 1}}
    assert (found.count(Kind.PERSON), found.count(Kind.GOODS)) == (1, 0)


def test_one_touched_record_keeps_its_whole_family_and_no_other() -> None:
    later = [mark("c", "address")]
    records = [
        made(Kind.PERSON, "p", later=later),
        made(Kind.PROPOSAL, "q", "p"),
        made(Kind.PERSON, "p2"),
        made(Kind.PROPOSAL, "q2", "p2"),
    ]

    found = plan(B, records)

    assert values_of(found) == {"p2": {"deleted": 1}, "q2": {"deleted": 1}}
    assert [one.record for one in found.kept] == ["p"]


def test_a_touch_that_was_taken_back_keeps_nothing() -> None:
    later = [mark("c", "address"), mark("u", "address", undoes="c")]

    assert values_of(plan(B, [made(Kind.PERSON, "p", later=later)])) == {"p": {"deleted": 1}}


def test_a_made_record_that_was_deleted_since_is_kept_deleted() -> None:
    (kept,) = plan(B, [made(Kind.PERSON, "p", later=[mark("c", "deleted")])]).kept

    assert kept.why is Why.DELETED


def test_a_record_made_and_deleted_by_the_same_act_is_nothing() -> None:
    one = Written(Kind.GOODS, "g", {"name": (None, "x"), "deleted": (0, 1)}, created=True)

    assert plan(B, [one]) == UndoPlan([], [])


def test_a_made_record_that_is_gone_already_is_nothing() -> None:
    later = [mark("u", "deleted", undoes=B)]

    assert plan(B, [made(Kind.PERSON, "p", later=later)]) == UndoPlan([], [])


def test_a_record_that_others_hang_on_stays() -> None:
    around = Around(hung=[("v", Kind.VERIFICATION)])

    (kept,) = plan(B, [made(Kind.PROPOSAL, "q", "p", around=around)]).kept

    assert (kept.why, kept.detail) == (Why.HUNG_ON, "verification")


def step(*later: Mark) -> Written:
    """The act moved a proposal and gave it a decree."""
    changes = {
        "status": ("layak", "ditetapkan"),
        "decree_number": (None, "SK 1"),
        "note": ("", "x"),
    }
    return Written(Kind.PROPOSAL, "q", changes, "p", later)


def test_a_step_goes_back_with_its_decree() -> None:
    assert values_of(plan(B, [step()])) == {
        "q": {"status": "layak", "decree_number": None, "note": ""}
    }


def test_half_a_step_is_not_taken_back_but_other_fields_are() -> None:
    found = plan(B, [step(mark("c", "decree_number"))])

    assert values_of(found) == {"q": {"note": ""}}


def test_a_visit_and_the_step_it_took_stay_together() -> None:
    records = [made(Kind.VERIFICATION, "v", "q"), step(mark("c", "status"))]

    assert values_of(plan(B, records)) == {"q": {"note": ""}}


def test_delivered_goods_and_the_step_stay_together() -> None:
    goods = Written(Kind.GOODS, "g", {"delivered_volume": (None, 1000)}, "q")
    touched = Written(
        Kind.GOODS,
        "h",
        {"delivered_volume": (None, 1)},
        "q",
        [mark("c", "delivered_volume")],
    )

    assert values_of(plan(B, [goods, step()]))["g"] == {"delivered_volume": None}
    assert values_of(plan(B, [goods, touched, step()])) == {"q": {"note": ""}}


def deleted(kind: Kind, uid: str, owner: str = "", around: Around | None = None) -> Written:
    """A record that the act deleted."""
    return Written(kind, uid, {"deleted": (0, 1)}, owner, (), around or Around())


def test_what_was_deleted_comes_back() -> None:
    around = Around(owner_gone=True)
    records = [deleted(Kind.PERSON, "p"), deleted(Kind.PROPOSAL, "q", "p", around)]

    assert values_of(plan(B, records)) == {"p": {"deleted": 0}, "q": {"deleted": 0}}


def test_nobody_comes_back_beside_a_twin() -> None:
    records = [
        deleted(Kind.PERSON, "p", around=Around(twin="Siti")),
        deleted(Kind.PROPOSAL, "q", "p"),
    ]

    found = plan(B, records)

    assert found.reversals == []
    assert [(one.why, one.detail) for one in found.kept] == [(Why.TWIN, "Siti")]


def test_nothing_comes_back_to_an_owner_that_is_gone() -> None:
    found = plan(B, [deleted(Kind.GOODS, "g", "q", Around(owner_gone=True))])

    assert [one.why for one in found.kept] == [Why.OWNER_GONE]


def test_what_somebody_brought_back_and_deleted_again_stays() -> None:
    one = Written(Kind.GOODS, "g", {"deleted": (0, 1)}, "q", [mark("c", "deleted")])

    assert [kept.why for kept in plan(B, [one]).kept] == [Why.DELETED]


@given(st.lists(st.tuples(st.sampled_from("cde"), st.booleans()), max_size=8))
def test_a_value_goes_back_exactly_when_no_other_write_is_left(
    moves: list[tuple[str, bool]],
) -> None:
    """Each move writes, or takes back the newest write that still stands."""
    standing: list[str] = []
    later = []
    for number, (name, takes_back) in enumerate(moves):
        batch = f"{name}{number}"
        if takes_back and standing:
            later.append(mark(f"u{number}", "desil", undoes=standing.pop()))
        else:
            standing.append(batch)
            later.append(mark(batch, "desil"))

    assert bool(desil(*later).reversals) == (not standing)


def test_a_step_lasts_where_another_month_of_the_aid_was_handed_out() -> None:
    month = Written(Kind.INSTALMENT, "maret", {"amount": (None, 1)}, "usulan", created=True)
    changes = {"status": ("ditetapkan", "disalurkan")}
    alone = Around(hung=[("maret", Kind.INSTALMENT)])
    others = Around(hung=[("maret", Kind.INSTALMENT), ("april", Kind.INSTALMENT)])

    for around, expected in ((alone, {"maret", "usulan"}), (others, {"maret"})):
        step = Written(Kind.PROPOSAL, "usulan", changes, around=around)
        found = plan("b", [step, month])
        assert {one.record for one in found.reversals} == expected
        assert found.kept == []


def test_a_payment_is_taken_back_whole_or_not_at_all() -> None:
    changes = {"amount": (1, 2), "note": (None, "Separuh")}
    later = [Mark("lain", "instalment.record", "Budi", "2025-08-01", frozenset({"note"}))]
    month = Written(Kind.INSTALMENT, "maret", changes, "usulan", later)

    assert plan("b", [month]).reversals == []

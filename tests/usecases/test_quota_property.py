"""Splits, transfers, figures, decisions, undoing and newer reference sets in any order.

Whatever comes after what: no act of the office leaves fewer places than decrees took, no source is
lost, and what is open everywhere is what all figures give.
"""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bansos_desktop.domain.quota import Use
from bansos_desktop.domain.quota_checks import QuotaState, emptied
from bansos_desktop.domain.region import inside
from bansos_desktop.domain.workflow import DECIDED, Action
from bansos_desktop.store.unit_of_work import new_uid
from bansos_desktop.usecases import enter_quota, undo_act
from bansos_desktop.usecases.enter_quota import EntryRequest
from bansos_desktop.usecases.judge import Target
from bansos_desktop.usecases.refusal import Refused
from tests.factories import JAHAB, MANGGAR, NOW, TODAY
from tests.soundness import raw, rows_of
from tests.usecases.conftest import MakeOffice, Office
from tests.usecases.quota_acts import (
    BALIKPAPAN,
    KUKAR,
    LUMP,
    MURNI,
    SEBULU,
    TENGGARONG,
    eligible,
    move,
    split,
    state,
    take,
)

REFUSALS = (
    "undo.none_left",
    "undo.no_redo",
    "undo.nothing",
    "undo.already",
    "quota.undo_passed",
    "quota.nobody_gives",
)
Act = Callable[[Office, list[str], int], object]


def enter(office: Office, _people: list[str], number: int) -> object:
    key = MURNI if number % 2 else LUMP
    wanted = EntryRequest(key, number, reason="surat menyusul")
    return enter_quota.enter_figure(office.store, office.session, wanted, now=NOW, today=TODAY)


def withdraw(office: Office, _people: list[str], number: int) -> object:
    standing = office.store.quotas.allocations("UEP", 2025)
    if not standing:
        return None
    uid = standing[number % len(standing)].uid
    return enter_quota.withdraw(office.store, office.session, uid, now=NOW, today=TODAY)


def undo(office: Office, _people: list[str], number: int) -> object:
    """The last act, the last undoing, or any act about quotas however long ago."""
    acts = [one for one in office.store.history.walk(99) if one.act.startswith("quota.")]
    try:
        if number % 2 and acts:
            batch = acts[number // 2 % len(acts)].batch
        elif number % 3 == 0:
            batch = undo_act.last_undo(office.store, office.session).batch
        else:
            batch = undo_act.last_act(office.store, office.session).batch
        return undo_act.run(office.store, office.session, batch, now=NOW)
    except Refused as refusal:
        return REFUSALS.index(refusal.code)


def sync(office: Office, _people: list[str], number: int) -> object:
    """A newer set with another lump; it may lower it below what stands."""
    stage = "murni' and region_code = '64.02" if number % 2 else "perubahan"
    return raw(office.store).execute(f"update quota set quota = {number} where stage = '{stage}'")


ACTS: dict[str, Act] = {
    "split": lambda office, _p, n: split(office, shares={KUKAR: n, BALIKPAPAN: 6 - n % 6}),
    "onward": lambda office, _p, n: split(office, LUMP.at(KUKAR), shares={TENGGARONG: n}),
    "own": lambda office, _p, n: split(office, MURNI, shares={TENGGARONG: n, SEBULU: n // 2}),
    "move": lambda office, _p, n: move(office, LUMP.at(KUKAR), BALIKPAPAN, n + 1),
    "back": lambda office, _p, n: move(office, LUMP.at(BALIKPAPAN), KUKAR, n + 1),
    "figure": enter,
    "withdraw": withdraw,
    "decide": lambda office, people, n: take(
        office, Action.DECIDE, people[n % 8 : n % 8 + 3], skip=True
    ),
    "cancel": lambda office, people, n: take(
        office, Action.CANCEL, people[n % 8 : n % 8 + 1], skip=True
    ),
    "undo": undo,
    "undo too": undo,
    "decide too": lambda office, people, n: take(office, Action.DECIDE, people[: n % 7], skip=True),
    "sync": sync,
}
STORY = st.lists(
    st.tuples(st.sampled_from(sorted(ACTS)), st.integers(0, 11)), min_size=4, max_size=11
)


# Shares that decrees have used up, so that most of what follows is near an edge.
BEGINNING = (("split", 1), ("split", 4), ("decide", 0), ("onward", 1))


def whole(quotas: QuotaState, stage: str) -> tuple[int, int]:
    """All places of a stage's lump with its parts, and who was decided on or lost in it.

    Of murni it is Kutai Kartanegara's figure with its kecamatan.
    """
    place = "64.02" if stage == "murni" else "64"
    places = sum(
        one.open
        for key, one in quotas.standings().items()
        if key.stage == stage and inside(key.region_code, place)
    )
    leaves = [one for one in {*quotas.leaves, *quotas.lost} if one.stage == stage]
    taken = sum(
        quotas.leaves.get(leaf, Use()).among(DECIDED) + quotas.lost.get(leaf, 0)
        for leaf in leaves
        if inside(leaf.region_code, place)
    )
    return places, taken


def check(office: Office, before: QuotaState, what: str) -> None:
    """What holds after every act."""
    after = state(office)
    standings = after.standings()
    if what != "sync":
        assert emptied(before, after) == []
    assert sum(one.open for one in standings.values()) == sum(
        one.base for one in standings.values()
    )
    if what != "sync":
        for stage in ("murni", "perubahan"):
            given_before, taken_before = whole(before, stage)
            given, taken = whole(after, stage)
            assert taken <= given or taken - given <= taken_before - given_before
    shipped = rows_of(
        office.store, "select stage, region_code, source from quota where year = 2025"
    )
    kept = {
        (one.key.stage, one.key.region_code, figure.source)
        for one in standings.values()
        for figure in one.figures
    }
    assert set(shipped) - kept == {row for row in shipped if row[0] == ""}
    for one in after.allocations:
        assert one.by
        assert one.letter or one.reason


@settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(story=STORY)
def test_no_order_of_acts_passes_a_quota_or_loses_a_source(
    make_office: MakeOffice, story: list[tuple[str, int]]
) -> None:
    office = make_office(f"data-{new_uid()}")
    raw(office.store).execute("update quota set quota = 8 where stage = 'perubahan'")
    people = eligible(office, 4, village_code=JAHAB)
    people += eligible(office, 3, 20, village_code=MANGGAR)
    people += eligible(office, 4, 40, Target("UEP", 2025, "murni"))

    for what, number in [*BEGINNING, *story]:
        before = state(office)
        ACTS[what](office, people, number)
        check(office, before, what)

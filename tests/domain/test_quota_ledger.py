"""The ledger of quotas: what adds up whatever is done, whose place is whose, what is refused."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bansos_desktop.domain.problems import Severity
from bansos_desktop.domain.quota import Pots, QuotaLine, Use
from bansos_desktop.domain.quota_checks import (
    NOWHERE,
    Paper,
    QuotaState,
    check_change,
    check_paper,
    emptied,
    gone_below,
    lump_above,
    passed,
    share_of,
)
from bansos_desktop.domain.quota_ledger import (
    OWN_WORD,
    Allocation,
    AllocationAction,
    Figure,
    FigureKey,
    Leaf,
    Origin,
    Standing,
    allocation_uid,
    pot_of,
    stand,
)
from bansos_desktop.domain.workflow import Status

LUMP = FigureKey("UEP", 2025, "perubahan", "64")
KUKAR, SAMARINDA, TENGGARONG = "64.02", "64.72", "64.02.06"
TODAY = date(2025, 8, 1)
REGIONS = ("64", KUKAR, SAMARINDA, TENGGARONG, "64.02.07")
STAGES = ("", "murni", "perubahan")


def a_figure(key: FigureKey = LUMP, quota: int = 180, **changed: object) -> Figure:
    values = {"origin": Origin.SHIPPED, "source": "004", **changed}
    return Figure(key, quota, **values)  # type: ignore[arg-type]  # a test names fields


def an_act(
    action: AllocationAction, to: str, amount: int, source: str = "", **changed: object
) -> Allocation:
    values: dict[str, object] = {
        "uid": allocation_uid(action, LUMP.at(to), source),
        "rev": 1,
        "programme": "UEP",
        "year": 2025,
        "stage": "perubahan",
        "category": "",
        **changed,
    }
    return Allocation(
        action=action,
        from_region=source,
        to_region=to,
        amount=amount,
        **values,  # type: ignore[arg-type]  # a test names fields
    )


def split(to: str, amount: int, source: str = "64", **changed: object) -> Allocation:
    return an_act(AllocationAction.SPLIT, to, amount, source, **changed)


def move(source: str, to: str, amount: int, uid: str = "m") -> Allocation:
    return an_act(AllocationAction.TRANSFER, to, amount, source, uid=uid)


def a_state(*acts: Allocation, **decided: int) -> QuotaState:
    """The lump of 180 with some acts, and so many decided on in a region's last two digits."""
    leaves = {
        Leaf("perubahan", f"64.{name[1:]}"): Use({Status.DECIDED: count})
        for name, count in decided.items()
    }
    return QuotaState("UEP", 2025, [a_figure()], acts, leaves)


def words(key: FigureKey) -> dict[str, str]:
    return {"region": key.region_code, "stage": key.stage}


def codes(before: QuotaState, after: QuotaState) -> list[tuple[str, Severity]]:
    return [(one.code, one.severity) for one in check_change(before, after, words)]


ACTS = st.builds(
    Allocation,
    uid=st.text("abc", min_size=1, max_size=4),
    rev=st.just(1),
    action=st.sampled_from((AllocationAction.SPLIT, AllocationAction.TRANSFER)),
    programme=st.just("UEP"),
    year=st.just(2025),
    stage=st.sampled_from(STAGES),
    category=st.sampled_from(("", "lansia")),
    from_region=st.sampled_from(REGIONS),
    to_region=st.sampled_from(REGIONS),
    amount=st.integers(0, 500),
)
FIGURES = st.builds(
    Figure,
    st.builds(
        FigureKey,
        st.just("UEP"),
        st.just(2025),
        st.sampled_from(STAGES),
        st.sampled_from(REGIONS),
        st.sampled_from(("", "lansia")),
    ),
    st.integers(0, 500),
    st.sampled_from(Origin),
    st.sampled_from(("003", "004", "460/1")),
)


@given(st.lists(FIGURES, max_size=8), st.lists(ACTS, max_size=12))
def test_what_is_open_everywhere_is_what_all_figures_give(
    figures: list[Figure], acts: list[Allocation]
) -> None:
    standings = stand(figures, acts)

    given = sum(one.base for one in standings.values() if not one.is_part)
    assert sum(one.open for one in standings.values()) == given


@given(st.lists(FIGURES, max_size=8), st.lists(ACTS, max_size=12))
def test_no_source_of_a_figure_is_lost_whatever_is_done_with_it(
    figures: list[Figure], acts: list[Allocation]
) -> None:
    standings = stand(figures, acts)

    for figure in figures:
        assert figure in standings[figure.key].figures
    for act in acts:
        assert act in standings[act.target].allocations
        assert act in standings[act.source].allocations


@given(st.lists(FIGURES, max_size=6), st.permutations([*Origin, *Origin]))
def test_the_order_of_reading_decides_nothing(figures: list[Figure], origins: list[Origin]) -> None:
    told = [a_figure(origin=origin, quota=number) for number, origin in enumerate(origins)]

    (one,) = stand(told, []).values()

    assert one.figures[0].origin is Origin.OFFICE
    assert stand(figures, []).keys() == stand(reversed(figures), []).keys()


def test_a_lump_is_split_and_the_rest_stays_open() -> None:
    standings = stand([a_figure()], [split(KUKAR, 20), split(TENGGARONG, 8, KUKAR)])

    assert (standings[LUMP].quota, standings[LUMP].open) == (180, 160)
    share = standings[LUMP.at(KUKAR)]
    assert (share.base, share.quota, share.open, share.parent) == (0, 20, 12, LUMP)
    assert standings[LUMP.at(TENGGARONG)].parent == LUMP.at(KUKAR)


def test_places_that_moved_are_gone_here_and_come_there() -> None:
    standings = stand([a_figure()], [split(KUKAR, 20), move(KUKAR, SAMARINDA, 5)])

    assert standings[LUMP.at(KUKAR)].quota == 15
    assert standings[LUMP.at(SAMARINDA)].quota == 5
    assert standings[LUMP.at(SAMARINDA)].has_figure


def test_an_offices_figure_goes_before_all_others_and_says_what_it_is_from() -> None:
    letter = an_act(
        AllocationAction.FIGURE, "64", 200, letter="460/1", letter_date="2025-07-01", sentence="dua"
    )
    shipped, province = a_figure(), a_figure(quota=190, origin=Origin.LETTER, source="460/9")

    (one,) = stand([shipped, province], [letter]).values()

    assert [figure.quota for figure in one.figures] == [200, 190, 180]
    own = one.figures[0]
    assert (own.source, own.source_date, own.sentence) == ("460/1", "2025-07-01", "dua")
    word = an_act(AllocationAction.FIGURE, "64", 7, reason="rapat")
    assert stand([], [word])[LUMP].figures[0].source == OWN_WORD
    assert stand([], [word])[LUMP].figures[0].note == "rapat"


def test_a_ceiling_gives_no_places() -> None:
    (one,) = stand([], [an_act(AllocationAction.CEILING, "64", 1_000_000_000)]).values()

    assert (one.ceiling, one.quota, one.has_figure) == (1_000_000_000, 0, False)


def test_a_lump_that_its_source_withdrew_still_shows_that_it_was_split() -> None:
    standings = stand([], [split(KUKAR, 20)])

    assert standings[LUMP].has_figure
    assert standings[LUMP].open == -20


@pytest.mark.parametrize(
    ("given", "leaf", "region"),
    [
        ({"64", KUKAR, TENGGARONG}, Leaf("perubahan", KUKAR, TENGGARONG), TENGGARONG),
        ({"64", KUKAR}, Leaf("perubahan", KUKAR, TENGGARONG), KUKAR),
        ({"64"}, Leaf("perubahan", KUKAR, TENGGARONG), "64"),
        ({"64"}, Leaf("murni", KUKAR), None),
        (set(), Leaf("perubahan", KUKAR), None),
    ],
)
def test_a_place_is_of_the_nearest_region_that_has_any(
    given: set[str], leaf: Leaf, region: str | None
) -> None:
    found = pot_of({LUMP.at(code) for code in given}, LUMP, leaf)

    assert found == (None if region is None else LUMP.at(region))


def test_a_figure_of_the_very_stage_and_category_goes_before_one_that_names_none() -> None:
    plain = FigureKey("UEP", 2025, "", KUKAR)
    named = FigureKey("UEP", 2025, "murni", KUKAR, "lansia")
    leaf = Leaf("murni", KUKAR, "", "lansia")

    assert pot_of({plain, named}, plain, leaf) == named
    assert pot_of({plain}, plain, leaf) == plain


def test_two_laptops_write_the_same_record_of_one_share() -> None:
    one = allocation_uid(AllocationAction.SPLIT, LUMP.at(KUKAR), "64")

    assert one == allocation_uid(AllocationAction.SPLIT, LUMP.at(KUKAR), "64")
    others = {
        allocation_uid(AllocationAction.SPLIT, LUMP.at(SAMARINDA), "64"),
        allocation_uid(AllocationAction.FIGURE, LUMP.at(KUKAR)),
        allocation_uid(AllocationAction.CEILING, LUMP.at(KUKAR)),
    }
    assert len({one, *others}) == 4
    assert AllocationAction.SPLIT.label == "Rincian kuota"


def test_lines_know_what_of_them_is_open_and_whose_pot_they_are() -> None:
    standing = Standing(LUMP, (a_figure(),), split_out=20)
    line = QuotaLine(
        "UEP", 2025, "perubahan", "64", "Kalimantan Timur", "", 180, Use({Status.DECIDED: 9}),
        "", "004", "", "", standing, Use({Status.DECIDED: 4}),
    )  # fmt: skip

    assert (line.key, line.open, line.own_use.used, line.is_split) == (LUMP, 160, 4, True)
    assert Pots([line]).find(Leaf("perubahan", KUKAR)) is line
    assert Pots([line]).find(Leaf("murni", KUKAR)) is None
    assert Pots([]).find(Leaf("murni", KUKAR)) is None


def test_a_split_may_not_pass_the_lump() -> None:
    before = a_state()

    assert codes(before, before.after([split(KUKAR, 180)])) == []
    assert codes(before, before.after([split(KUKAR, 100), split(SAMARINDA, 81)])) == [
        ("quota.lump_passed", Severity.ERROR)
    ]


def test_a_share_below_what_is_decided_there_is_refused() -> None:
    before = a_state(r02=12)

    assert codes(before, before.after([split(KUKAR, 11)])) == [
        ("quota.below_decided", Severity.ERROR)
    ]
    assert codes(before, before.after([split(KUKAR, 12)])) == []


def test_what_others_decided_from_the_lump_may_not_be_split_away() -> None:
    before = a_state(r71=170)

    assert codes(before, before.after([split(KUKAR, 20)])) == [
        ("quota.below_decided", Severity.ERROR)
    ]


def test_who_was_lost_after_the_decree_holds_the_place() -> None:
    before = QuotaState("UEP", 2025, [a_figure()], [], {}, {Leaf("perubahan", KUKAR): 3})

    assert codes(before, before.after([split(KUKAR, 2)])) == [
        ("quota.below_decided", Severity.ERROR)
    ]


def test_who_is_only_proposed_is_warned_about() -> None:
    use = Use({Status.PROPOSED: 9})
    before = QuotaState("UEP", 2025, [a_figure()], [], {Leaf("perubahan", KUKAR): use})
    after = before.after([split(KUKAR, 4)])

    (warned,) = check_change(before, after, words)
    assert (warned.code, warned.severity) == ("quota.below_proposed", Severity.WARNING)
    assert dict(warned.values)["count"] == "5"
    assert passed(before, after) == [(LUMP.at(KUKAR), 5)]
    assert emptied(before, after) == []


def test_nobody_decided_on_may_be_left_without_any_figure() -> None:
    own = an_act(AllocationAction.FIGURE, KUKAR, 9)
    leaves = {Leaf("perubahan", KUKAR): Use({Status.DECIDED: 2})}
    before = QuotaState("UEP", 2025, [], [own], leaves)
    after = before.after((), {own.uid})

    assert codes(before, after) == [("quota.nobody_gives", Severity.ERROR)]
    ((key, count),) = emptied(before, after)
    assert (key.region_code, count) == (NOWHERE, 2)


def test_who_is_proposed_without_any_figure_is_no_news() -> None:
    own = an_act(AllocationAction.FIGURE, KUKAR, 9)
    leaves = {Leaf("perubahan", KUKAR): Use({Status.PROPOSED: 2})}
    before = QuotaState("UEP", 2025, [], [own], leaves)

    assert codes(before, before.after((), {own.uid})) == []


def test_what_stood_too_low_before_may_be_mended_step_by_step() -> None:
    low = QuotaState("UEP", 2025, [a_figure(quota=10)], [split(KUKAR, 20)], {}, {})

    assert codes(low, low.after([split(KUKAR, 15)])) == []
    assert codes(low, low.after([split(KUKAR, 21)])) == [("quota.lump_passed", Severity.ERROR)]


def test_a_share_gives_back_only_what_no_decree_took() -> None:
    state = a_state(split(KUKAR, 20), r02=12)
    share = LUMP.at(KUKAR)

    assert gone_below(state, share, 8) == 0
    assert gone_below(state, share, 9) == 12
    assert gone_below(state, share, -5) == 0
    assert gone_below(state, LUMP.at(SAMARINDA), 5) == 0
    assert (share_of(state, LUMP, KUKAR), share_of(state, LUMP, SAMARINDA)) == (20, 0)


def test_the_figure_above_is_found() -> None:
    state = a_state(split(KUKAR, 20))

    assert lump_above(state, LUMP.at(SAMARINDA), Leaf("perubahan", SAMARINDA)) == LUMP
    assert lump_above(state, LUMP.at(KUKAR), Leaf("perubahan", KUKAR)) == LUMP
    assert lump_above(state, LUMP, Leaf("perubahan", "")) is None


LETTER = Paper("460/7", date(2025, 7, 1), "dua puluh orang")


@pytest.mark.parametrize(
    ("paper", "reason_needed", "expected"),
    [
        (LETTER, False, []),
        (Paper(reason="rapat dinas"), False, []),
        (Paper(), False, ["quota.paper_missing"]),
        (Paper(reason="1234"), False, ["quota.reason_short"]),
        (Paper("460/7"), False, ["quota.letter_date_missing", "quota.sentence_missing"]),
        (Paper("460/7", reason="rapat dinas"), False, []),
        (Paper("460/7", date(2025, 8, 2), "x"), False, ["quota.letter_ahead"]),
        (LETTER, True, ["quota.reason_missing"]),
        (Paper("460/7", reason="rapat dinas"), True, ["quota.letter_date_missing"]),
        (Paper(reason="rapat dinas"), True, []),
    ],
)
def test_an_office_says_what_it_goes_by(
    paper: Paper, reason_needed: bool, expected: list[str]
) -> None:
    problems = check_paper(paper, TODAY, reason_needed=reason_needed)

    assert [one.code for one in problems] == expected


def test_a_paper_is_kept_without_the_blanks_of_typing() -> None:
    assert Paper(" 460 / 7 ", date(2025, 7, 1), "", " ya  boleh ").values() == {
        "letter": "460 / 7",
        "letter_date": "2025-07-01",
        "sentence": None,
        "reason": "ya boleh",
    }


MOVES = st.lists(
    st.tuples(st.sampled_from(("split", "move", "drop")), st.integers(0, 3), st.integers(0, 200)),
    max_size=12,
)


@given(MOVES, st.dictionaries(st.sampled_from(("r02", "r72")), st.integers(0, 60)))
def test_no_order_of_allowed_acts_passes_the_lump_or_a_decree(
    moves: list[tuple[str, int, int]], decided: dict[str, int]
) -> None:
    state = a_state(**decided)
    pairs = ((KUKAR, "64"), (SAMARINDA, "64"), (TENGGARONG, KUKAR), ("64.02.07", KUKAR))
    for number, (what, which, amount) in enumerate(moves):
        region, source = pairs[which]
        after = state.after([split(region, amount, source)])
        if what == "move":
            after = state.after([move(KUKAR, SAMARINDA, amount, f"m{number}")])
        elif what == "drop":
            after = state.after((), {split(region, 0, source).uid})
        if not any(one.severity is Severity.ERROR for one in check_change(state, after, words)):
            state = after

    pools = state.pools()
    assert all(pool.missing == 0 for pool in pools.values())
    assert sum(one.open for one in state.standings().values()) == 180


def test_a_letter_for_a_region_below_a_lump_is_a_share_of_it() -> None:
    letter = a_figure(LUMP.at(KUKAR), 20, origin=Origin.LETTER, source="460/12")

    standings = stand([a_figure(), letter], [])

    share = standings[LUMP.at(KUKAR)]
    assert (share.quota, share.parent, share.is_part) == (20, LUMP, True)
    assert (standings[LUMP].quota, standings[LUMP].open) == (180, 160)


def test_a_letter_takes_the_place_of_the_share_that_the_office_gave() -> None:
    letter = a_figure(LUMP.at(KUKAR), 20, origin=Origin.LETTER, source="460/12")
    given = an_act(AllocationAction.SPLIT, KUKAR, 15, "64")

    standings = stand([a_figure(), letter], [given])

    share = standings[LUMP.at(KUKAR)]
    assert (share.quota, share.split_in, share.allocations) == (20, 0, (given,))
    assert standings[LUMP].open == 160


@pytest.mark.parametrize("lump", Origin)
@pytest.mark.parametrize("part", Origin)
def test_a_figure_inside_anothers_region_is_a_part_of_it_whoever_gave_either(
    lump: Origin, part: Origin
) -> None:
    figures = [
        a_figure(LUMP, 200, origin=lump),
        a_figure(LUMP.at(KUKAR), 20, origin=part),
        a_figure(LUMP.at(TENGGARONG), 8, origin=part),
    ]

    standings = stand(figures, [])

    opens = [standings[LUMP.at(region)].open for region in ("64", KUKAR, TENGGARONG)]
    assert opens == [180, 12, 8]
    assert standings[LUMP.at(TENGGARONG)].parent == LUMP.at(KUKAR)


def test_a_letter_that_repeats_the_lump_makes_its_regions_parts_of_it() -> None:
    figures = [
        a_figure(),
        a_figure(LUMP, 200, origin=Origin.LETTER, source="460/12"),
        a_figure(LUMP.at(KUKAR), 20, origin=Origin.LETTER, source="460/12"),
    ]

    standings = stand(figures, [])

    assert (standings[LUMP].open, standings[LUMP.at(KUKAR)].parent) == (180, LUMP)


def test_a_figure_inside_a_share_that_the_office_gave_is_a_part_of_that() -> None:
    letter = a_figure(LUMP.at(TENGGARONG), 8, origin=Origin.LETTER, source="460/12")

    standings = stand([a_figure(), letter], [split(KUKAR, 20)])

    assert standings[LUMP.at(TENGGARONG)].parent == LUMP.at(KUKAR)
    assert (standings[LUMP].open, standings[LUMP.at(KUKAR)].open) == (160, 12)


def test_a_figure_of_its_own_stands_where_the_split_lump_was_withdrawn() -> None:
    standings = stand([a_figure(LUMP.at(KUKAR), 20)], [split(KUKAR, 15)])

    assert (standings[LUMP.at(KUKAR)].quota, standings[LUMP].has_figure) == (20, False)


def test_an_offices_own_figure_stands_before_a_letter() -> None:
    letter = a_figure(LUMP.at(KUKAR), 20, origin=Origin.LETTER, source="460/12")
    own = an_act(AllocationAction.FIGURE, KUKAR, 25)

    standings = stand([a_figure(), letter], [own])

    assert standings[LUMP.at(KUKAR)].quota == 25
    assert standings[LUMP].open == 155

"""Made-up lives: in order, exact to the rupiah, never after today, marked as made up."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bansos_desktop.domain.goods import GoodsSection, PlannedItem, amount_of
from bansos_desktop.domain.ledger import Value
from bansos_desktop.domain.programme import Programme
from bansos_desktop.domain.records import CRITERIA, FIELDS, Kind
from bansos_desktop.domain.sample_calendar import DRAWN_DAYS, decree_of, proposed_on
from bansos_desktop.domain.sample_details import DetailMaker, SampleDetails
from bansos_desktop.domain.sample_life import MARK, Life, LifeMaker, Subject
from bansos_desktop.domain.workflow import DECIDED, DISTRIBUTED, Stage, Status

TODAY = date(2025, 8, 1)
PACKAGE = (
    PlannedItem(GoodsSection.MATERIAL, "Tepung", unit="kg"),
    PlannedItem(GoodsSection.TOOL, "Kompor", unit="unit"),
    PlannedItem(GoodsSection.TOOL, "Blender", unit="unit"),
)
SEEDS = st.integers(min_value=0, max_value=10_000)
STATES = st.sampled_from(Status)
AMOUNTS = st.integers(min_value=80, max_value=100).map(lambda n: n * 50_000)
DRAWS = st.integers(min_value=0, max_value=DRAWN_DAYS - 1)
STAGES = st.sampled_from(Stage)
TODAYS = st.dates(min_value=date(2025, 1, 1), max_value=date(2026, 12, 31))
PACKAGES = st.sampled_from([(), PACKAGE, PACKAGE[:1], PACKAGE[1:]])


def a_life(
    seed: int,
    status: Status,
    *,
    value: int = 4_500_000,
    proposed: date = date(2025, 3, 1),
    stage: Stage = Stage.ORIGINAL,
    package: Sequence[PlannedItem] = PACKAGE,
    today: date = TODAY,
) -> Life:
    subject = Subject("Siti Contoh", stage, status, proposed, value, package)
    return LifeMaker(seed, today, 2025).life(subject)


def of_kind(life: Life, kind: Kind) -> list[dict[str, Value]]:
    return [dict(values) for one, values in life.records if one is kind]


@settings(max_examples=100)
@given(SEEDS, STATES, st.tuples(STAGES, DRAWS, TODAYS), PACKAGES)
def test_a_life_is_in_order_and_nothing_in_it_is_still_to_come(
    seed: int, status: Status, when: tuple[Stage, int, date], package: tuple[PlannedItem, ...]
) -> None:
    stage, drawn, today = when
    proposed = proposed_on(stage, 2025, drawn, today)

    life = a_life(seed, status, proposed=proposed, stage=stage, package=package, today=today)

    days = [proposed.isoformat()]
    days += [str(visit["visited_on"]) for visit in of_kind(life, Kind.VERIFICATION)]
    if status in DECIDED:
        days.append(str(life.proposal["decree_date"]))
    days += [str(record["handed_on"]) for record in of_kind(life, Kind.HANDOVER)]
    days += [str(visit["visited_on"]) for visit in of_kind(life, Kind.MONITORING)]
    assert days == sorted(days)
    assert days[-1] <= today.isoformat()
    for kind, values in life.records:
        assert set(values) <= set(FIELDS[kind])


@given(SEEDS, SEEDS, STAGES, st.sampled_from(sorted(DECIDED)))
def test_a_stage_has_one_decree(one: int, other: int, stage: Stage, status: Status) -> None:
    lives = [a_life(seed, status, stage=stage) for seed in (one, other)]

    decree = decree_of(stage, 2025, TODAY)
    for life in lives:
        assert life.proposal["decree_number"] == decree.number
        assert life.proposal["decree_date"] == decree.day.isoformat()
    assert "CONTOH" in decree.number
    assert len({decree_of(each, 2025, TODAY) for each in Stage}) == len(Stage)


@given(SEEDS, AMOUNTS, PACKAGES, st.sampled_from(sorted(DISTRIBUTED)))
def test_goods_come_to_what_was_asked_for_and_are_given_as_planned(
    seed: int, value: int, package: tuple[PlannedItem, ...], status: Status
) -> None:
    goods = of_kind(a_life(seed, status, value=value, package=package), Kind.GOODS)

    assert sum(amount_of(_int(g["volume"]), _int(g["unit_price"])) or 0 for g in goods) == value
    assert [g["position"] for g in goods] == list(range(1, len(goods) + 1))
    assert all(g["specification"] == MARK for g in goods)
    assert all(
        (g["delivered_volume"], g["delivered_price"]) == (g["volume"], g["unit_price"])
        for g in goods
    )


def _int(value: Value) -> int:
    assert isinstance(value, int)
    return value


@pytest.mark.parametrize(
    ("status", "kinds"),
    [
        (Status.DRAFT, set()),
        (Status.CANCELLED, set()),
        (Status.PROPOSED, {Kind.GOODS}),
        (Status.RETURNED, {Kind.GOODS}),
        (Status.ELIGIBLE, {Kind.GOODS, Kind.VERIFICATION}),
        (Status.INELIGIBLE, {Kind.GOODS, Kind.VERIFICATION}),
        (Status.RESERVE, {Kind.GOODS, Kind.VERIFICATION}),
        (Status.DECIDED, {Kind.GOODS, Kind.VERIFICATION}),
        (Status.DISTRIBUTED, {Kind.GOODS, Kind.VERIFICATION, Kind.HANDOVER}),
        (Status.MONITORED, {Kind.GOODS, Kind.VERIFICATION, Kind.HANDOVER, Kind.MONITORING}),
    ],
)
def test_each_state_has_behind_it_what_leads_there(status: Status, kinds: set[Kind]) -> None:
    life = a_life(1, status)

    assert {kind for kind, _values in life.records} == kinds
    assert ("decree_number" in life.proposal) is (status in DECIDED)
    reasoned = {Status.INELIGIBLE, Status.RETURNED, Status.CANCELLED, Status.RESERVE}
    assert ("status_reason" in life.proposal) is (status in reasoned)


@given(SEEDS, st.sampled_from([Status.ELIGIBLE, Status.INELIGIBLE, Status.RESERVE]))
def test_a_visit_answers_everything_and_agrees_with_itself(seed: int, status: Status) -> None:
    (visit,) = of_kind(a_life(seed, status), Kind.VERIFICATION)

    assert {visit[name] for name in CRITERIA} <= {"ya", "tidak"}
    more_than_half = _int(visit["food_expense"]) * 2 > _int(visit["expense"])
    assert visit["criterion_3"] == ("ya" if more_than_half else "tidak")
    assert visit["recommendation"] == status.value
    assert bool(visit["reason"]) is (status is not Status.ELIGIBLE)
    assert visit["latitude" if "latitude" in visit else "note"] == MARK


@given(SEEDS)
def test_a_followed_business_either_runs_with_figures_or_says_why_not(seed: int) -> None:
    (visit,) = of_kind(a_life(seed, Status.MONITORED), Kind.MONITORING)

    runs = visit["running"] == "ya"
    assert runs is (visit["revenue"] is not None)
    assert runs is (visit["development"] != "berhenti")
    assert runs is (visit["obstacle"] is None)
    if runs:
        assert _int(visit["profit"]) < _int(visit["revenue"])


@given(SEEDS, STATES)
def test_the_same_seed_gives_the_same_life(seed: int, status: Status) -> None:
    one, other = a_life(seed, status), a_life(seed, status)

    assert (one.proposal, list(one.records)) == (other.proposal, list(other.records))
    assert "Siti" not in repr(one)


def test_numbers_of_handovers_run_on() -> None:
    maker = LifeMaker(1, TODAY, 2025)
    subject = Subject(
        "Siti", Stage.ORIGINAL, Status.DISTRIBUTED, date(2025, 3, 1), 4_500_000, PACKAGE
    )

    numbers = [of_kind(maker.life(subject), Kind.HANDOVER)[0]["bast_number"] for _time in range(2)]

    assert numbers == ["CONTOH/0001/BAST/2025", "CONTOH/0002/BAST/2025"]


def test_a_proposal_of_tomorrow_is_visited_no_earlier() -> None:
    tomorrow = date(2025, 8, 2)

    (visit,) = of_kind(a_life(1, Status.ELIGIBLE, proposed=tomorrow), Kind.VERIFICATION)

    assert visit["visited_on"] == "2025-08-02"


def some_details(count: int, seed: int = 1) -> list[tuple[str, SampleDetails]]:
    maker = DetailMaker(seed)
    made = []
    for index in range(count):
        sex = "P" if index % 2 else "L"
        born = date(1960 + index % 45, 5, 5)
        desil = None if index % 7 == 0 else 1
        made.append((sex, maker.details(index, sex=sex, born=born, today=TODAY, desil=desil)))
    return made


def test_standing_in_the_family_agrees_with_marriage_and_sex() -> None:
    for sex, one in some_details(400):
        if one.marital_status == "1":
            assert (one.family_relation, one.dependants) == ("4", 0)
        else:
            wife = sex == "P" and one.marital_status == "2"
            assert one.family_relation == ("3" if wife else "1")


def test_what_the_integrated_data_says_hangs_together() -> None:
    for _sex, one in some_details(400):
        known = bool(one.dtsen_id)
        assert one.dtsen_id.startswith("CONTOH-") is known
        assert bool(one.desil_source) is known
        assert known or not one.central_aid
        assert (one.business_months is not None) is (one.business_state == "berjalan")


def test_details_are_the_same_for_the_same_seed() -> None:
    assert some_details(30) == some_details(30)
    assert some_details(30) != some_details(30, seed=2)


def test_reasons_fit_the_programme() -> None:
    blt = Programme("BLT", "BLT", "64.02", overflow="BLT Desa")
    maker = LifeMaker(1, TODAY, 2025, blt)

    def reason(status: Status) -> str:
        subject = Subject("Siti", Stage.ORIGINAL, status, date(2025, 3, 1), 0, ())
        return str(maker.life(subject).proposal["status_reason"])

    told = {
        reason(status) for status in (Status.RETURNED, Status.INELIGIBLE) for _time in range(30)
    }
    assert len(told) > 3
    assert not [text for text in told if "usaha" in text or "barang" in text]
    assert reason(Status.RESERVE) == "Dicatat untuk BLT Desa"

"""Figures and ceilings that an office enters itself, and taking them back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from bansos_desktop.domain.changes import Topic
from bansos_desktop.domain.problems import Severity
from bansos_desktop.domain.quota_ledger import AllocationAction, FigureKey, Origin
from bansos_desktop.domain.workflow import Role
from bansos_desktop.usecases import enter_quota, undo_act
from bansos_desktop.usecases.enter_quota import EntryRequest
from bansos_desktop.usecases.outcomes import NotYet
from bansos_desktop.usecases.refusal import Refused
from tests.factories import NOW, TODAY
from tests.soundness import raw
from tests.usecases.conftest import UEP_2025, MakeOffice, Office
from tests.usecases.quota_acts import (
    KUKAR,
    LETTER,
    LUMP,
    MURNI,
    PASER,
    SAMARINDA,
    TENGGARONG,
    codes,
    decided,
    move,
    split,
    standing,
    state,
)

NEXT = FigureKey("UEP", 2026, "murni", KUKAR)
PAGU = FigureKey("UEP", 2025, "perubahan", "64")


def enter(office: Office, key: FigureKey, amount: int, **paper: object) -> Topic | NotYet:
    wanted = EntryRequest(key, amount, **(paper or LETTER))  # type: ignore[arg-type]
    return enter_quota.enter_figure(office.store, office.session, wanted, now=NOW, today=TODAY)


def cap(office: Office, key: FigureKey, amount: int) -> Topic | NotYet:
    wanted = EntryRequest(key, amount, reason="DPA perubahan")
    return enter_quota.enter_ceiling(office.store, office.session, wanted, now=NOW, today=TODAY)


def withdraw(office: Office, uid: str) -> Topic | NotYet:
    return enter_quota.withdraw(office.store, office.session, uid, now=NOW, today=TODAY)


def of(key: FigureKey, action: AllocationAction = AllocationAction.FIGURE) -> str:
    return enter_quota.entry_uid(action, key)


def test_where_no_source_gives_a_figure_the_office_enters_one(office: Office) -> None:
    assert enter(office, NEXT, 85) == Topic.QUOTAS

    one = standing(office, NEXT)
    assert (one.quota, one.figures[0].origin, one.figures[0].source) == (85, Origin.OFFICE, "460/7")
    assert one.figures[0].source_date == "2025-07-01"


def test_figures_of_a_regencys_programme_lie_inside_it(office: Office) -> None:
    key = FigureKey("KUKAR-BLT-APBD", 2026, "", SAMARINDA)

    assert codes(enter(office, key, 900)) == [("quota.programme_elsewhere", "region_code")]
    assert codes(enter(office, key.at("64"), 900)) == [("quota.programme_elsewhere", "region_code")]
    assert codes(cap(office, key, 900)) == [("quota.programme_elsewhere", "region_code")]
    assert enter(office, key.at(KUKAR), 900) == Topic.QUOTAS
    outside = move(office, key.at(KUKAR), SAMARINDA, 5)
    assert codes(outside) == [("quota.programme_elsewhere", "to_region")]


@pytest.mark.parametrize(
    ("region", "category", "code"),
    [
        ("64", "", "quota.category_unused"),
        (SAMARINDA, "", "quota.category_beside"),
        ("64", "lansia", ""),
    ],
)
def test_a_figure_for_no_group_beside_figures_of_each_is_warned_of(
    office: Office, region: str, category: str, code: str
) -> None:
    wanted = EntryRequest(
        FigureKey("BST-INDIVIDU", 2025, "", region, category), 900, reason="rapat dinas"
    )

    found = enter_quota.look_figure(office.store, office.session, wanted, today=TODAY)

    assert [one.code for one in found] == ([code] if code else [])
    assert all(one.severity is Severity.WARNING for one in found)


def test_where_no_group_has_a_figure_one_for_all_is_as_good_as_any(office: Office) -> None:
    wanted = EntryRequest(FigureKey("BST-INDIVIDU", 2026, "", "64"), 900, reason="rapat dinas")

    assert enter_quota.look_figure(office.store, office.session, wanted, today=TODAY) == []


def test_a_stage_of_a_figure_without_stage_is_told_of_that_figure(office: Office) -> None:
    """LANSIA-KUKAR: no lump could be split, since it is the same region's."""
    whole = replace(MURNI, year=2027, stage="")
    enter(office, whole, 50)

    outcome = enter(office, replace(whole, stage="murni"), 50)

    assert codes(outcome) == [("quota.whole_beside", "stage")]
    assert isinstance(outcome, NotYet)
    assert outcome.problems[0].message.startswith(
        "Kabupaten Kutai Kartanegara 2027 sudah punya 50 tempat tanpa tahap, dan tahap murni "
        "termasuk di dalamnya."
    )
    under = enter(office, replace(whole, stage="murni", region_code=TENGGARONG), 5)
    assert codes(under) == [("quota.under_lump", "region_code")]


def test_a_group_of_a_figure_for_all_groups_is_told_of_that_figure(office: Office) -> None:
    whole = FigureKey("BST-INDIVIDU", 2026, "", KUKAR)
    enter(office, whole, 50)

    outcome = enter(office, replace(whole, category="lansia"), 5)

    assert codes(outcome) == [("quota.whole_beside", "category")]


def test_a_figure_without_stage_beside_figures_of_stages_is_refused(office: Office) -> None:
    assert codes(enter(office, replace(MURNI, stage=""), 300)) == [("quota.stages_beside", "stage")]


def test_another_letter_goes_before_the_reference_and_both_stay_readable(office: Office) -> None:
    enter(office, MURNI, 140)

    one = standing(office, MURNI)
    assert [figure.quota for figure in one.figures] == [140, 150]
    assert [figure.source for figure in one.figures] == ["460/7", "003"]
    assert withdraw(office, of(MURNI)) == Topic.QUOTAS
    assert standing(office, MURNI).quota == 150
    enter(office, MURNI, 141)
    assert standing(office, MURNI).quota == 141


def test_a_figure_may_be_zero_and_never_below(office: Office) -> None:
    assert enter(office, MURNI, 0) == Topic.QUOTAS
    assert standing(office, MURNI).quota == 0
    assert codes(enter(office, MURNI, -1)) == [("quota.amount_range", "amount")]
    assert codes(enter(office, MURNI, 1_000_000)) == [("quota.amount_range", "amount")]


def test_a_figure_below_what_is_decided_or_split_is_refused(office: Office) -> None:
    decided(office, 3, target=UEP_2025)
    assert codes(enter(office, MURNI, 2)) == [("quota.below_decided", "amount")]
    split(office, MURNI, shares={TENGGARONG: 100})
    assert codes(enter(office, MURNI, 99)) == [("quota.lump_passed", "amount")]
    assert enter(office, MURNI, 100) == Topic.QUOTAS


def test_a_part_of_a_lump_is_split_from_it_and_not_entered_beside_it(office: Office) -> None:
    assert codes(enter(office, LUMP.at(KUKAR), 20)) == [("quota.under_lump", "region_code")]
    assert codes(enter(office, MURNI.at(TENGGARONG), 20)) == [("quota.under_lump", "region_code")]
    split(office, shares={KUKAR: 20})
    assert codes(enter(office, LUMP.at(KUKAR), 25)) == [("quota.under_lump", "region_code")]


def test_a_sum_over_regions_with_figures_of_their_own_is_asked_about(office: Office) -> None:
    request = EntryRequest(FigureKey("UEP", 2025, "murni", "64"), 1500, **LETTER)  # type: ignore[arg-type]

    (seen,) = enter_quota.look_figure(office.store, office.session, request, today=TODAY)

    assert (seen.code, seen.severity) == ("quota.parts_below", Severity.WARNING)
    assert dict(seen.values)["count"] == "10"


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"programme": "TIDAK-ADA"}, ("quota.programme_unknown", "programme")),
        ({"stage": "akhir"}, ("quota.stage_unknown", "stage")),
        ({"category": "lansia"}, ("quota.category_unknown", "category")),
        ({"region_code": "64.02.06.1001"}, ("quota.region_unknown", "region_code")),
        ({"region_code": "31.71"}, ("quota.region_unknown", "region_code")),
    ],
)
def test_what_is_no_figure_says_where_it_is_wrong(
    office: Office, changed: dict[str, str], expected: tuple[str, str]
) -> None:
    assert codes(enter(office, replace(NEXT, **changed), 1)) == [expected]  # type: ignore[arg-type]


def test_a_category_of_the_programme_has_a_figure_of_its_own(office: Office) -> None:
    key = FigureKey("BST-INDIVIDU", 2026, "", "64", "lansia")

    assert enter(office, key, 478) == Topic.QUOTAS
    assert standing(office, key).quota == 478


def test_a_figure_needs_a_letter_or_a_reason(office: Office) -> None:
    assert codes(enter(office, NEXT, 5, letter="1")) == [
        ("quota.letter_date_missing", "letter_date"),
        ("quota.sentence_missing", "sentence"),
    ]
    ahead = {**LETTER, "letter_date": date(2025, 8, 2)}
    assert codes(enter(office, NEXT, 5, **ahead)) == [("quota.letter_ahead", "letter_date")]


def test_a_ceiling_is_rupiah_and_gives_no_places(office: Office) -> None:
    assert cap(office, PAGU, 1_000_000_000) == Topic.QUOTAS
    assert cap(office, NEXT, 5) == Topic.QUOTAS

    assert standing(office, PAGU).ceiling == 1_000_000_000
    assert standing(office, PAGU).quota == 180
    assert not standing(office, NEXT).has_figure
    assert codes(cap(office, PAGU, 0)) == [("quota.amount_range", "amount")]
    assert office.store.quotas.ceiling(PAGU) == 1_000_000_000
    assert withdraw(office, of(PAGU, AllocationAction.CEILING)) == Topic.QUOTAS
    assert office.store.quotas.ceiling(PAGU) is None


def test_the_only_figure_of_people_with_a_decree_cannot_be_withdrawn(office: Office) -> None:
    raw(office.store).execute("delete from quota where stage = 'perubahan'")
    enter(office, LUMP.at(KUKAR), 5)
    decided(office, 1)

    assert codes(withdraw(office, of(LUMP.at(KUKAR)))) == [("quota.nobody_gives", "amount")]
    entered = next(h for h in office.store.history.walk(99) if h.act == "quota.figure")
    with pytest.raises(Refused, match=r"quota\.nobody_gives"):
        undo_act.run(office.store, office.session, entered.batch, now=NOW)


def test_a_share_with_decrees_cannot_be_withdrawn_and_one_without_can(office: Office) -> None:
    split(office, shares={KUKAR: 5, SAMARINDA: 5})
    decided(office, 2)
    kukar, samarinda = (standing(office, LUMP.at(one)).allocations[0] for one in (KUKAR, SAMARINDA))

    assert codes(withdraw(office, kukar.uid)) == [("quota.share_decided", "amount")]
    assert withdraw(office, samarinda.uid) == Topic.QUOTAS
    assert standing(office).open == 175


def test_what_is_gone_cannot_be_withdrawn(office: Office) -> None:
    with pytest.raises(Refused, match=r"quota\.entry_gone"):
        withdraw(office, "tidak-ada")


def test_an_officer_enters_and_withdraws_nothing(office: Office) -> None:
    officer = replace(office, session=replace(office.session, role=Role.FIELD_OFFICER))

    for act in (
        lambda: enter(officer, NEXT, 1),
        lambda: cap(officer, NEXT, 1),
        lambda: withdraw(officer, "x"),
    ):
        with pytest.raises(Refused, match=r"quota\.operator_only"):
            act()


def test_an_office_of_a_kabupaten_enters_its_own_region_only(make_office: MakeOffice) -> None:
    office = make_office(region_code=KUKAR)

    assert enter(office, NEXT, 5) == Topic.QUOTAS
    assert codes(enter(office, NEXT.at(PASER), 5)) == [("quota.not_yours", "region_code")]
    assert codes(cap(office, PAGU, 5)) == [("quota.not_yours", "region_code")]
    # What came from the province by another way is not this office's to take back.
    province = replace(office, session=replace(office.session, region_code="64"))
    move(province, MURNI, PASER, 5)
    uid = standing(office, MURNI).allocations[0].uid
    with pytest.raises(Refused, match=r"quota\.province_only"):
        withdraw(office, uid)
    enter(province, NEXT.at(PASER), 5)
    with pytest.raises(Refused, match=r"quota\.not_yours"):
        withdraw(office, of(NEXT.at(PASER)))


def test_state_holds_every_source(office: Office) -> None:
    enter(office, MURNI, 140)

    sources = {
        figure.source for one in state(office).standings().values() for figure in one.figures
    }
    assert {"003", "004", "460/7"} <= sources

"""Deciding beside a pagu, on a lump that other offices draw on, and under a whole."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bansos_desktop.domain.quota_ledger import FigureKey
from bansos_desktop.domain.workflow import Action
from bansos_desktop.usecases import ceiling_book, decide_proposals, enter_quota
from bansos_desktop.usecases.decide_proposals import Look, NotTaken, Request, Taken
from bansos_desktop.usecases.enter_quota import EntryRequest
from bansos_desktop.usecases.judge import Target
from bansos_desktop.usecases.outcomes import NotYet
from tests.factories import JAHAB, MANGGAR, NOW, TODAY
from tests.soundness import raw
from tests.usecases.conftest import MakeOffice, Office
from tests.usecases.quota_acts import (
    BALIKPAPAN,
    KUKAR,
    LUMP,
    MURNI,
    decided,
    eligible,
    split,
    take,
)

VALUE = 5_000_000
PASSED, SHARED = "decision.ceiling_passed", "decision.shared_lump"


def cap(office: Office, key: FigureKey, amount: int) -> None:
    wanted = EntryRequest(key, amount, reason="DPA perubahan", seen_warnings=True)
    done = enter_quota.enter_ceiling(office.store, office.session, wanted, now=NOW, today=TODAY)
    assert not isinstance(done, NotYet)


def look(office: Office, proposals: list[str], **request: object) -> Look:
    wanted = Request(
        Action.DECIDE,
        proposals,
        decree_number="460/118/2025",
        decree_date=TODAY,
        **request,  # type: ignore[arg-type]  # a test names fields
    )
    return decide_proposals.look(office.store, office.session, wanted, today=TODAY)


def said(found: Look, code: str) -> list[str]:
    return [one.message for v in found.verdicts for one in v.warnings if one.code == code]


def test_a_pagu_that_is_passed_has_to_be_seen_before_anybody_is_decided(office: Office) -> None:
    people = eligible(office, 3)
    cap(office, LUMP, 2 * VALUE)

    found = look(office, people, approved_value=VALUE)

    (words,) = said(found, PASSED)
    assert words == (
        "Nilai yang ditetapkan untuk UEP 2025 perubahan Kalimantan Timur menjadi Rp15.000.000, "
        "melewati pagu Rp10.000.000 sebanyak Rp5.000.000. Kurangi pilihan atau nilainya, atau "
        "perbaiki pagu di Kuota bila suratnya berubah."
    )
    request = Request(
        Action.DECIDE,
        people,
        decree_number="460/118/2025",
        decree_date=TODAY,
        approved_value=VALUE,
    )
    for seen, outcome in ((False, NotTaken), (True, Taken)):
        done = decide_proposals.run(
            office.store,
            office.session,
            replace(request, seen_warnings=seen),
            now=NOW,
            today=TODAY,
        )
        assert isinstance(done, outcome)
    ((reason,),) = raw(office.store).execute("select reason from decision where code like '%seen'")
    assert "pagu terlewati (1 orang)" in reason


def test_the_pagu_of_the_province_and_of_the_region_both_count(office: Office) -> None:
    people = eligible(office, 2) + eligible(office, 1, 20, village_code=MANGGAR)
    cap(office, LUMP, 2 * VALUE)
    cap(office, LUMP.at(KUKAR), VALUE)

    passed = said(look(office, people, approved_value=VALUE), PASSED)

    assert [text.split(" menjadi ")[0].rsplit(" perubahan ")[1] for text in passed] == [
        "Kabupaten Kutai Kartanegara",
        "Kalimantan Timur",
    ]


def test_what_each_asked_for_counts_where_no_value_is_named(office: Office) -> None:
    people = eligible(office, 2, requested_value=VALUE)
    cap(office, LUMP, 2 * VALUE)
    assert said(look(office, people), PASSED) == []

    cap(office, LUMP, 2 * VALUE - 1)
    assert len(said(look(office, people), PASSED)) == 1


def test_a_pagu_of_another_stage_and_who_finds_no_place_count_for_nothing(office: Office) -> None:
    people = eligible(office, 2)
    cap(office, MURNI, 1)
    raw(office.store).execute("update quota set quota = 1 where stage = 'perubahan'")
    cap(office, LUMP, VALUE)

    found = look(office, people, approved_value=VALUE)

    assert len(found.refused) == 1
    assert said(found, PASSED) == []


def test_a_pagu_below_what_was_decided_is_asked_about(office: Office) -> None:
    decided(office, 2, requested_value=VALUE)
    wanted = EntryRequest(LUMP, 2 * VALUE - 1, reason="DPA perubahan")

    outcome = enter_quota.enter_ceiling(office.store, office.session, wanted, now=NOW, today=TODAY)

    assert isinstance(outcome, NotYet)
    (problem,) = outcome.problems
    assert problem.message == (
        "Kalimantan Timur perubahan 2025: yang sudah ditetapkan Rp10.000.000, lebih Rp1 dari pagu "
        "Rp9.999.999. Periksa lagi pagunya dengan suratnya sebelum disimpan."
    )
    assert office.store.quotas.ceiling(LUMP) is None
    cap(office, LUMP, 2 * VALUE - 1)
    assert office.store.quotas.ceiling(LUMP) == 2 * VALUE - 1
    assert ceiling_book.taken(office.store, LUMP.at(BALIKPAPAN)) == 0


def test_a_kabupaten_on_the_provinces_lump_is_told_that_it_is_not_alone(
    make_office: MakeOffice,
) -> None:
    office = make_office(region_code=KUKAR)
    people = eligible(office, 2)
    own = eligible(office, 1, 20, target=Target("UEP", 2025, "murni"))

    found = look(office, people + own)

    (words,) = set(said(found, SHARED))
    assert len(said(found, SHARED)) == 2
    assert words.startswith(
        "Tempat ini dari kuota UEP 2025 perubahan Kalimantan Timur yang belum dirinci dan dipakai "
        "bersama kantor lain;"
    )
    split(office, shares={KUKAR: 5})
    assert said(look(office, people), SHARED) == []


def test_the_province_sees_all_of_its_lump(office: Office) -> None:
    assert said(look(office, eligible(office, 1)), SHARED) == []


@pytest.mark.parametrize("village", [JAHAB, MANGGAR])
def test_no_part_takes_what_another_took_of_the_whole_already(office: Office, village: str) -> None:
    """A newer set lowered the lump below what was split: the parts together never pass it."""
    split(office, shares={KUKAR: 5, BALIKPAPAN: 5})
    decided(office, 4)
    raw(office.store).execute("update quota set quota = 6 where stage = 'perubahan'")
    people = eligible(office, 4, 20, village_code=village)

    outcome = take(office, Action.DECIDE, people, skip=True)

    assert isinstance(outcome, Taken)
    taken = {JAHAB: 1, MANGGAR: 2}[village]  # Kukar has one place left, the whole two
    assert len(outcome.proposals) == taken
    reasons = {one.code for v in outcome.skipped for one in v.problems}
    assert reasons == {{JAHAB: "decision.quota_passed", MANGGAR: "decision.whole_passed"}[village]}


def test_who_goes_up_from_the_reserve_waits_behind_the_eligible_of_the_whole(
    office: Office,
) -> None:
    split(office, shares={KUKAR: 5, BALIKPAPAN: 5})
    eligible(office, 4)
    raw(office.store).execute("update quota set quota = 4 where stage = 'perubahan'")
    people = eligible(office, 1, 20, village_code=MANGGAR)
    take(office, Action.RESERVE, people)

    outcome = take(office, Action.PROMOTE, people)

    assert isinstance(outcome, NotTaken)
    assert [p.code for v in outcome.look.refused for p in v.problems] == ["decision.whole_passed"]

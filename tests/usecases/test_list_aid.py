"""Aid across programmes: told on the person, found by every way in, never added up."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from bansos_desktop.domain.ledger import Value
from bansos_desktop.domain.recipient import RecipientDraft
from bansos_desktop.domain.records import Kind
from bansos_desktop.domain.workflow import Status
from bansos_desktop.store.unit_of_work import new_uid
from bansos_desktop.usecases import judge_proposals, list_aid, list_findings
from bansos_desktop.usecases.judge import Judge, Target
from bansos_desktop.usecases.record_recipient import Recorded
from tests.factories import NOW, TODAY, a_draft, a_nik, a_row, a_workbook
from tests.usecases.conftest import UEP_2025, Office

FOOD = Target("KUKAR-BANTUAN-PANGAN", 2025, "murni")


def record(office: Office, draft: RecipientDraft, target: Target) -> Recorded:
    outcome = office.record(draft, target=target)
    assert isinstance(outcome, Recorded), outcome
    return outcome


def put(office: Office, kind: Kind, uid: str, **values: Value) -> None:
    """Write a record as some other act would have."""
    with office.store.write(office.session.author, now=NOW, act="test") as work:
        work.put(kind, uid, values)


def decide(office: Office, proposal: str) -> None:
    put(office, Kind.PROPOSAL, proposal, status="ditetapkan", approved_value=300_000)


def lines(office: Office, draft: RecipientDraft, **about: str) -> list[str]:
    told = list_aid.run(
        office.store,
        person=about.get("person", ""),
        nik=draft.nik,
        card=draft.family_card,
        besides=about.get("besides", ""),
    )
    return [line.text for line in told]


def test_one_person_of_two_programmes_is_one_record_with_two_proposals(office: Office) -> None:
    first = record(office, a_draft(), UEP_2025)
    second = record(office, a_draft(desil=2), FOOD)

    assert first.person == second.person
    assert first.proposal != second.proposal
    assert office.store.recipients.count() == 1


def test_other_programmes_are_told_with_status_value_and_months(office: Office) -> None:
    record(office, a_draft(), UEP_2025)
    food = record(office, a_draft(requested_value=300_000), FOOD)
    decide(office, food.proposal)
    for month in ("2025-01", "2025-02"):
        put(office, Kind.INSTALMENT, new_uid(), proposal=food.proposal, period=month)

    told = lines(office, a_draft())

    assert told == [
        "Bantuan Pangan Kutai Kartanegara 2025: Ditetapkan, Rp300.000 sebulan, 2 bulan tersalur",
        "Usaha Ekonomi Produktif 2025: Diusulkan, Rp4.500.000",
    ]


def test_the_record_at_hand_is_not_among_them(office: Office) -> None:
    made = record(office, a_draft(), UEP_2025)

    assert lines(office, a_draft(), person=made.person, besides=made.proposal) == []


def test_the_family_and_earlier_lists_are_told_apart(office: Office) -> None:
    record(office, a_draft(2, family_card=a_draft().family_card), UEP_2025)
    put(
        office,
        Kind.AWARD,
        "lama",
        programme="KUBE",
        year=2023,
        nik=a_draft().nik,
        name="Orang Contoh A",
        source="penerima 2023.xlsx",
    )
    put(office, Kind.AWARD, "lain", year=2022, family_card=a_draft().family_card)

    told = list_aid.run(office.store, person="", nik=a_draft().nik, card=a_draft().family_card)

    assert [(line.is_own, line.text) for line in told] == [
        (True, "KUBE 2023: tercatat di penerima 2023.xlsx"),
        (False, "Orang Contoh B, Usaha Ekonomi Produktif 2025: Diusulkan, Rp4.500.000"),
        (False, "Tanpa nama, Program tidak disebut 2022: tercatat di daftar lama"),
    ]
    assert told[0].proposal == ""


def test_nobody_without_numbers_is_taken_for_another(office: Office) -> None:
    office.record(a_draft(nik="", family_card=""), accepted={"nik.missing": "belum punya KTP"})

    assert lines(office, RecipientDraft()) == []


@pytest.fixture
def fed(office: Office) -> Office:
    """An office where the first person is decided to get food."""
    decide(office, record(office, a_draft(), FOOD).proposal)
    return office


def found_by_form(office: Office, draft: RecipientDraft, target: Target = UEP_2025) -> list[str]:
    judge = Judge(office.store, target, office="64", today=TODAY)
    return [one.message for one in judge.check_typed(draft) if one.code == "aid.other"]


def test_the_form_says_what_somebody_gets_now(fed: Office) -> None:
    (said,) = found_by_form(fed, a_draft())

    assert "program lain: Bantuan Pangan Kutai Kartanegara 2025" in said
    assert found_by_form(fed, a_draft(2)) == []
    assert found_by_form(fed, a_draft(), replace(UEP_2025, year=2026)) == []
    assert found_by_form(fed, a_draft(), FOOD) == []


def test_who_is_only_proposed_elsewhere_is_told_of_with_the_state(office: Office) -> None:
    proposal = record(office, a_draft(), FOOD).proposal

    (said,) = found_by_form(office, a_draft())
    assert "Bantuan Pangan Kutai Kartanegara (diusulkan) 2025" in said

    put(office, Kind.PROPOSAL, proposal, status=Status.CANCELLED.value)
    assert found_by_form(office, a_draft()) == []


@pytest.mark.parametrize("programme", ["BST-INDIVIDU", "KUKAR-BLT-APBD", "UEP"])
def test_an_import_of_whatever_programme_tells_of_the_others(
    office: Office, tmp_path: Path, programme: str
) -> None:
    record(office, a_draft(), FOOD)

    plan = office.plan(a_workbook(tmp_path / "usulan.xlsx", [a_row()]), programme=programme)

    (row,) = plan.rows
    assert "aid.other" in [one.code for one in row.problems]
    office.take(plan)
    groups = list_findings.run(office.store, programme, 2025, office="64", today=TODAY)
    assert "aid.other" in [group.code for group in groups]


def test_import_and_decision_find_the_same(fed: Office, tmp_path: Path) -> None:
    plan = fed.plan(a_workbook(tmp_path / "usulan.xlsx", [a_row()]))

    (row,) = plan.rows
    assert "aid.other" in [one.code for one in row.problems]
    assert not row.new_person
    fed.take(plan)
    assert fed.store.recipients.count() == 1
    uid = row.proposal
    stored = fed.store.recipients.proposals([uid])
    put(fed, Kind.PROPOSAL, uid, status=Status.ELIGIBLE.value)
    put(
        fed,
        Kind.RULE,
        "aturan",
        programme="UEP",
        year=2025,
        code="other_aid",
        level="peringatan",
        acceptor="tidak",
        valid_from="2025-01-01",
    )
    found = judge_proposals.run(fed.store, fed.session, stored, today=TODAY)
    assert "aid.other" in [one.code for one in found[uid].warnings]
    groups = list_findings.run(fed.store, "UEP", 2025, office="64", today=TODAY)
    assert "aid.other" in [group.code for group in groups]


def test_a_person_without_a_nik_is_known_by_the_record(office: Office) -> None:
    reason = {"nik.missing": "belum punya KTP"}
    outcome = office.record(a_draft(nik=""), target=FOOD, accepted=reason)
    assert isinstance(outcome, Recorded)
    decide(office, outcome.proposal)

    book = office.store.aid.current("UEP", 2025)

    assert book.of("", outcome.person) == [("Bantuan Pangan Kutai Kartanegara", 2025)]
    assert book.of("", "") == []
    assert book.of(a_nik(), "lain") == []

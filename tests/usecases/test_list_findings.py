"""Findings about open proposals: the same as form and import give, grouped, gravest first."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bansos_desktop.domain.finding_titles import TITLES, title_of
from bansos_desktop.domain.messages import SENTENCES
from bansos_desktop.domain.problems import Acceptor, Severity
from bansos_desktop.domain.rule_catalogue import KINDS
from bansos_desktop.domain.rule_edit import RuleEdit
from bansos_desktop.domain.workflow import Status
from bansos_desktop.store.documents import Selection
from bansos_desktop.usecases import change_rule, list_findings
from bansos_desktop.usecases.change_rule import WhichRule
from bansos_desktop.usecases.list_findings import FindingGroup
from bansos_desktop.usecases.progress import Cancelled
from bansos_desktop.usecases.record_recipient import Recorded
from tests.factories import MANGGAR, NOW, TODAY, a_draft, a_nik
from tests.usecases.conftest import CancelAt, Office

REASON = "sudah diperiksa di lapangan"


def findings(office: Office, **wanted: object) -> dict[str, FindingGroup]:
    groups = list_findings.run(
        office.store,
        "UEP",
        2025,
        office="64",
        today=TODAY,
        **wanted,  # type: ignore[arg-type]  # passed through
    )
    return {group.code: group for group in groups}


def names(group: FindingGroup) -> list[str]:
    return sorted(one.name for one in group.people)


def test_findings_are_grouped_gravest_and_most_frequent_first(office: Office) -> None:
    office.record(a_draft(1, desil=3))
    office.record(a_draft(2, desil=4))
    office.record(a_draft(3, sex=""))
    change_rule.run(
        office.store,
        office.session,
        WhichRule("UEP", 2025, "desil_block_min"),
        RuleEdit("4", "galat", Acceptor.OPERATOR, "", "SK", TODAY),
        now=NOW,
        today=TODAY,
    )

    found = findings(office)

    assert list(found) == ["desil.too_high", "desil.not_first", "sex.missing"]
    assert found["desil.too_high"].severity is Severity.ERROR
    assert names(found["desil.not_first"]) == ["Orang Contoh A"]
    (one,) = found["desil.too_high"].people
    assert "mulai desil 4" in one.message
    assert one.place == "Jahab"
    assert office.store.recipients.proposal(one.proposal) is not None
    assert "Orang Contoh" not in repr(found)


def test_what_was_accepted_with_a_reason_is_settled(office: Office) -> None:
    done = office.record(a_draft(1, desil=9), accepted={"desil.too_high": REASON})

    assert isinstance(done, Recorded)
    assert findings(office) == {}


def test_each_of_a_family_is_told_of_the_others(office: Office) -> None:
    card = a_draft(1).family_card
    office.record(a_draft(1))
    office.record(a_draft(2, family_card=card))

    group = findings(office)["family_card.another"]

    assert names(group) == ["Orang Contoh A", "Orang Contoh B"]
    assert "Orang Contoh B" in next(p.message for p in group.people if p.name.endswith("A"))


def test_whoever_received_the_year_before_is_found(office: Office) -> None:
    earlier = replace(office.target, year=2024)
    before = office.record(a_draft(1, business_type=""), target=earlier, status=Status.DECIDED)
    assert isinstance(before, Recorded)
    office.record(a_draft(1), accepted={"award.recent": REASON})
    office.record(a_draft(2, family_card=a_draft(1).family_card))

    assert set(findings(office)) == {"award.family", "family_card.another"}


@pytest.mark.parametrize("status", [Status.DECIDED, Status.INELIGIBLE, Status.CANCELLED])
def test_what_is_decided_is_not_asked_again(office: Office, status: Status) -> None:
    office.record(a_draft(1, desil=3), status=status)

    assert findings(office) == {}


def test_another_year_and_an_empty_one_have_nothing_to_settle(office: Office) -> None:
    office.record(a_draft(1, desil=3))

    groups = list_findings.run(office.store, "UEP", 2026, office="64", today=TODAY)

    assert groups == []


def test_looking_can_be_cancelled(office: Office) -> None:
    office.record(a_draft(1))

    with pytest.raises(Cancelled):
        findings(office, progress=CancelAt(0))


def test_every_finding_of_a_rule_that_may_wait_has_a_title() -> None:
    notes = {"nik.region", "quota.nearly_full"}

    for kind in KINDS:
        assert {code for code in kind.findings if code not in TITLES} <= notes
    # An acknowledgement is no finding: it has a title in histories and nothing to say by itself.
    assert {code for code in TITLES if code not in SENTENCES} == {"decision.warnings_seen"}
    assert title_of("desil.too_high") == "Desil terlalu tinggi"
    assert title_of("no.title") == "no.title"


def test_a_report_counts_the_findings_of_its_own_rows(office: Office) -> None:
    here = office.record(a_draft(1, desil=4))
    office.record(a_draft(2))
    office.record(a_draft(3, desil=4), status=Status.DRAFT)
    there = a_nik(district="64.71.01", serial=9)
    office.record(a_draft(9, desil=4, nik=there, village_code=MANGGAR))
    assert isinstance(here, Recorded)

    def found(**narrowed: str) -> int:
        selection = Selection("UEP", 2025, **narrowed)
        return len(
            list_findings.in_a_report(office.store, selection, office="64", today=office.today)
        )

    assert found() == 2
    assert found(region_code="64") == 2
    assert found(region_code="64.71") == 1
    assert found(stage="perubahan") == 0
    only_here = Selection("UEP", 2025, "murni", "64.02")
    assert list_findings.in_a_report(office.store, only_here, office="64", today=office.today) == (
        here.proposal,
    )

"""Changing a rule: who may, from when it counts, and that it can be given back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bansos_desktop.domain.acts import words_of
from bansos_desktop.domain.problems import Acceptor
from bansos_desktop.domain.rule_edit import RuleEdit
from bansos_desktop.domain.workflow import Role
from bansos_desktop.store.rules import rule_uid
from bansos_desktop.usecases import change_rule, list_rules
from bansos_desktop.usecases.change_rule import Changed, WhichRule
from bansos_desktop.usecases.list_rules import RuleLine
from bansos_desktop.usecases.outcomes import NotYet
from bansos_desktop.usecases.record_recipient import Recorded
from bansos_desktop.usecases.refusal import Refused
from tests.factories import NOW, TODAY, a_draft, a_row, a_workbook
from tests.usecases.conftest import Office

BLOCK = WhichRule("UEP", 2025, "desil_block_min")
EDIT = RuleEdit("4", "galat", Acceptor.OPERATOR, "", "SK Kadis 12/2025", date(2025, 7, 1))


def change(
    office: Office, which: WhichRule = BLOCK, role: Role = Role.OPERATOR, **changed: object
) -> Changed | NotYet:
    edit = replace(EDIT, **changed)  # type: ignore[arg-type]  # a test names fields
    session = replace(office.session, role=role)
    return change_rule.run(office.store, session, which, edit, now=NOW, today=TODAY)


def line(office: Office, code: str = "desil_block_min", year: int = 2025) -> RuleLine:
    lines = list_rules.run(office.store, "UEP", year, today=TODAY)
    return next(one for one in lines if one.kind.code == code)


def test_a_changed_rule_holds_for_form_and_import_alike(office: Office, tmp_path) -> None:
    assert isinstance(office.record(a_draft(1, desil=4)), Recorded)

    assert isinstance(change(office), Changed)

    refused = office.record(a_draft(2, desil=4))
    assert isinstance(refused, NotYet)
    assert [problem.code for problem in refused.problems] == ["desil.too_high"]
    plan = office.plan(a_workbook(tmp_path / "a.xlsx", [a_row(3, desil="4")]))
    assert [p.code for p in plan.rows[0].problems if p.code.startswith("desil.")] == [
        "desil.too_high"
    ]


def test_an_own_sentence_is_what_people_read(office: Office) -> None:
    change(office, message="Tunggu  hasil verval desil.")

    refused = office.record(a_draft(2, desil=4))

    assert isinstance(refused, NotYet)
    assert [problem.message for problem in refused.problems] == ["Tunggu hasil verval desil."]


def test_a_change_counts_from_its_day_and_not_before(office: Office) -> None:
    change(office, valid_from=date(2025, 8, 2))

    shown = line(office)
    assert (shown.in_force.value, shown.in_force.own) == ("5", False)
    assert shown.own is not None
    assert shown.own.rule.value == "4"
    later = office.store.reference.rules("UEP", 2025, date(2025, 8, 2))
    assert later.number("desil_block_min") == 4


def test_a_change_is_one_entry_and_the_same_again_is_none(office: Office) -> None:
    before = office.store.ledger.count()

    change(office)
    again = change(office)

    assert office.store.ledger.count() == before + 1
    assert isinstance(again, Changed)
    assert not again.changes
    entry = office.store.ledger.history(rule_uid("UEP", 2025, "desil_block_min"))[0]
    assert (entry.act, entry.user) == ("rule.change", "Siti Operator")


def test_a_rule_can_be_given_back_and_changed_again(office: Office) -> None:
    change(office)

    change_rule.withdraw(office.store, office.session, BLOCK, now=NOW)

    entry = office.store.ledger.history(rule_uid("UEP", 2025, "desil_block_min"))[-1]
    assert (entry.act, words_of(entry.act)) == ("rule.withdraw", "Kembali ke aturan provinsi")
    assert line(office).own is None
    assert line(office).in_force.value == "5"
    with pytest.raises(Refused, match=r"rule\.not_changed"):
        change_rule.withdraw(office.store, office.session, BLOCK, now=NOW)
    change(office, value="3")
    assert line(office).in_force.value == "3"


def test_a_later_year_inherits_but_cannot_give_back_what_was_written_before(
    office: Office,
) -> None:
    change(office)
    later = replace(BLOCK, year=2026)

    shown = line(office, year=2026)
    assert shown.own is not None
    assert (shown.own.year, shown.in_force.value) == (2025, "4")
    with pytest.raises(Refused, match=r"rule\.not_changed"):
        change_rule.withdraw(office.store, office.session, later, now=NOW)

    change(office, later, value="3")
    assert line(office, year=2026).in_force.value == "3"
    assert line(office).in_force.value == "4"


def test_a_rule_that_is_off_says_nothing(office: Office) -> None:
    change(office, level="mati", value="")

    assert isinstance(office.record(a_draft(2, desil=9)), Recorded)


@pytest.mark.parametrize(
    ("which", "role", "code"),
    [
        (BLOCK, Role.FIELD_OFFICER, "rule.operator_only"),
        (replace(BLOCK, code="nik_shape"), Role.OPERATOR, "rule.fixed"),
        (replace(BLOCK, code="tidak_ada"), Role.OPERATOR, "rule.unknown"),
        (replace(BLOCK, programme="TIDAK-ADA"), Role.OPERATOR, "rule.unknown"),
    ],
)
def test_who_may_not_and_what_cannot_be_changed_is_refused(
    office: Office, which: WhichRule, role: Role, code: str
) -> None:
    before = office.store.ledger.count()

    with pytest.raises(Refused) as refused:
        change(office, which, role)

    assert refused.value.code == code
    assert office.store.ledger.count() == before


def test_a_change_without_a_source_is_not_kept(office: Office) -> None:
    before = office.store.ledger.count()

    outcome = change(office, source=" ", valid_from=None)

    assert isinstance(outcome, NotYet)
    assert [problem.field for problem in outcome.problems] == ["source", "valid_from"]
    assert office.store.ledger.count() == before


def test_documents_must_be_of_the_list(office: Office) -> None:
    papers = replace(BLOCK, code="documents_required")

    assert isinstance(change(office, papers, value="sim", level="peringatan"), NotYet)
    assert isinstance(change(office, papers, value="KTP; kk", level="peringatan"), Changed)
    assert line(office, "documents_required").in_force.value == "kk;ktp"


def test_the_list_has_every_rule_with_what_the_province_says_of_it(office: Office) -> None:
    lines = list_rules.run(office.store, "UEP", 2025, today=TODAY)

    assert len(lines) == 31
    assert line(office).note.startswith("desil 5 ke atas")
    assert line(office, "nik_shape").province is None
    assert line(office, "nik_shape").in_force.level == "galat"


def test_a_programme_without_rules_has_those_of_the_catalogue_and_may_say_its_own(
    office: Office,
) -> None:
    before = {one.kind.code: one for one in list_rules.run(office.store, "LAIN", 2025, today=TODAY)}

    assert before["nik_missing"].in_force.level == "galat"
    assert before["business_open"].in_force.level == "mati"  # of UEP only, unless a rule says so
    assert before["central_aid_none"].in_force.level == "mati"
    assert {one.province for one in before.values()} == {None}
    which = replace(BLOCK, programme="KUKAR-PEMBERDAYAAN", code="years_between_awards")
    assert isinstance(change(office, which, value="2"), Changed)
    rules = office.store.reference.rules("KUKAR-PEMBERDAYAAN", 2025, TODAY)
    assert rules.number("years_between_awards") == 2


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    begins=st.dates(min_value=date(2025, 1, 1), max_value=date(2026, 12, 31)),
    day=st.dates(min_value=date(2025, 1, 1), max_value=date(2026, 12, 31)),
)
def test_the_offices_rule_beats_the_provinces_only_from_its_day(
    office: Office, begins: date, day: date
) -> None:
    change(office, valid_from=begins)

    rules = office.store.reference.rules("UEP", 2025, day)

    assert rules.number("desil_block_min") == (4 if day >= begins else 5)
    assert rules.rules["desil_block_min"].own is (day >= begins)

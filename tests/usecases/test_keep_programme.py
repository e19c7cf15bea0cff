"""Programmes of the office's own: who may make them, and that nobody is left in one that goes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bansos_desktop.domain.acts import words_of
from bansos_desktop.domain.programme import Asks, Category, Period, Programme
from bansos_desktop.domain.workflow import Role
from bansos_desktop.usecases import keep_programme, undo_act
from bansos_desktop.usecases.judge import Target
from bansos_desktop.usecases.keep_programme import Kept
from bansos_desktop.usecases.outcomes import NotYet
from bansos_desktop.usecases.record_recipient import Recorded
from bansos_desktop.usecases.refusal import Refused
from tests.factories import NOW, a_draft
from tests.usecases.conftest import Office

MINE = Programme(
    "BERAU-LANSIA",
    "Santunan lansia Berau",
    "64.03",
    form="uang",
    period=Period.MONTHLY,
    asks=frozenset({Asks.INSTITUTION}),
    value_min=150_000,
    value_max=250_000,
    overflow="BLT Desa",
    documents=("usulan", "rekap"),
    categories=(Category("", "Lansia tunggal"), Category("", "Lansia sakit")),
    note="uji",
    source="SK Bupati 1/2025",
)
IN_MINE = Target("BERAU-LANSIA", 2025, "murni")


def keep(
    office: Office, programme: Programme = MINE, *, is_new: bool = True, role: Role = Role.OPERATOR
) -> Kept | NotYet:
    session = replace(office.session, role=role)
    return keep_programme.keep(office.store, session, programme, is_new=is_new, now=NOW)


def withdraw(office: Office, code: str = MINE.code) -> None:
    keep_programme.withdraw(office.store, office.session, code, now=NOW)


def record(office: Office, number: int = 1) -> None:
    draft = a_draft(number, category="lansia_tunggal", business_type="", requested_value=200_000)
    assert isinstance(office.record(draft, target=IN_MINE), Recorded)


def test_a_programme_made_here_is_like_any_other(office: Office) -> None:
    assert isinstance(keep(office), Kept)

    [found] = [one for one in office.store.reference.programmes() if one.own]
    names = (Category("lansia_tunggal", "Lansia tunggal"), Category("lansia_sakit", "Lansia sakit"))
    assert found == replace(MINE, own=True, categories=names)
    assert isinstance(keep(office, found, is_new=False), Kept)
    [entry] = office.store.ledger.history(MINE.code)
    assert words_of(entry.act) == "Program disimpan"


def test_a_programme_of_the_reference_is_changed_and_given_back(office: Office) -> None:
    before = office.store.reference.programme("BST-INDIVIDU")
    assert before is not None
    changed = replace(before, value_min=1, value_max=2, source="SK 2")

    keep(office, changed, is_new=False)
    assert office.store.reference.programme("BST-INDIVIDU") == replace(changed, own=True)
    assert office.store.reference.rules("BST-INDIVIDU", 2025).number("value_max") == 2

    withdraw(office, "BST-INDIVIDU")
    assert office.store.reference.programme("BST-INDIVIDU") == before
    keep(office, changed, is_new=False)  # and may be changed again
    assert office.store.programmes.is_own("BST-INDIVIDU")


def test_only_an_operator_of_its_region_may(office: Office) -> None:
    with pytest.raises(Refused) as refused:
        keep(office, role=Role.FIELD_OFFICER)
    assert refused.value.code == "programme.operator_only"

    keep(office)
    kukar = replace(office.session, region_code="64.02")
    outcome = keep_programme.keep(office.store, kukar, MINE, is_new=False, now=NOW)
    assert isinstance(outcome, NotYet)
    assert [problem.field for problem in outcome.problems] == ["owner"]
    with pytest.raises(Refused) as refused:
        keep_programme.withdraw(office.store, kukar, MINE.code, now=NOW)
    assert refused.value.code == "programme.owner_other"
    assert not keep_programme.may_change(replace(office.session, role=Role.FIELD_OFFICER), MINE)


def test_a_code_that_is_taken_and_one_that_is_not_there_are_told_apart(office: Office) -> None:
    keep(office)

    again = keep(office)
    assert isinstance(again, NotYet)
    assert [problem.code for problem in again.problems] == ["programme.code_taken"]
    with pytest.raises(Refused) as refused:
        keep(office, replace(MINE, code="LAIN"), is_new=False)
    assert refused.value.code == "programme.unknown"


def test_who_is_in_a_programme_keeps_it_from_going(office: Office) -> None:
    kept = keep(office)
    assert isinstance(kept, Kept)
    record(office)
    [head] = [one for one in office.store.history.walk(20) if one.act == "programme.keep"]

    for taking_away in (
        lambda: withdraw(office),
        lambda: undo_act.run(office.store, office.session, head.batch, now=NOW),
    ):
        with pytest.raises(Refused) as refused:
            taking_away()
        assert refused.value.code == "programme.has_people"
    assert office.store.reference.programme(MINE.code) is not None


def test_an_empty_programme_is_undone_and_may_be_made_again(office: Office) -> None:
    keep(office)
    undo_act.run(
        office.store,
        office.session,
        undo_act.last_act(office.store, office.session).batch,
        now=NOW,
    )
    assert office.store.reference.programme(MINE.code) is None

    assert isinstance(keep(office), Kept)
    withdraw(office)
    assert office.store.reference.programme(MINE.code) is None
    with pytest.raises(Refused) as refused:
        withdraw(office)
    assert refused.value.code == "programme.not_own"


def test_a_group_that_people_stand_in_is_neither_taken_out_nor_undone(office: Office) -> None:
    first = replace(MINE, categories=())
    keep(office, first)
    keep(office, MINE, is_new=False)
    [head, *_] = [one for one in office.store.history.walk(20) if one.act == "programme.keep"]
    record(office)

    outcome = keep(office, first, is_new=False)
    assert isinstance(outcome, NotYet)
    assert [problem.code for problem in outcome.problems] == ["programme.category_used"]
    with pytest.raises(Refused) as refused:
        undo_act.run(office.store, office.session, head.batch, now=NOW)
    assert refused.value.code == "programme.category_used"


def test_a_group_that_only_the_office_has_keeps_its_programme_from_going_back(
    office: Office,
) -> None:
    before = office.store.reference.programme("KUKAR-BLT-APBD")
    assert before is not None
    keep(
        office,
        replace(before, categories=(Category("", "Lansia tunggal"),), source="SK 3"),
        is_new=False,
    )
    draft = a_draft(1, category="lansia_tunggal", requested_value=200_000)
    office.record(draft, target=Target("KUKAR-BLT-APBD", 2025, "murni"))

    with pytest.raises(Refused) as refused:
        withdraw(office, "KUKAR-BLT-APBD")

    assert refused.value.code == "programme.category_used"

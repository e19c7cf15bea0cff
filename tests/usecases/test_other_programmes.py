"""A whole round in programmes beside the first: recorded, imported, visited, decided, reported."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bansos_desktop.domain.import_choices import ImportChoices
from bansos_desktop.domain.import_plan import Outcome
from bansos_desktop.domain.problems import Severity
from bansos_desktop.domain.programme import Category, Programme
from bansos_desktop.domain.records import Kind
from bansos_desktop.domain.workflow import Action, Status
from bansos_desktop.runtime.resources import resource
from bansos_desktop.runtime.sample_words import sample_words
from bansos_desktop.store.decisions import Line
from bansos_desktop.store.documents import Selection
from bansos_desktop.store.followed import Narrowing
from bansos_desktop.usecases import (
    decide_proposals,
    keep_programme,
    list_due,
    list_quotas,
    make_sample,
)
from bansos_desktop.usecases.decide_proposals import NotTaken, Request, Taken
from bansos_desktop.usecases.documents import export
from bansos_desktop.usecases.documents.catalogue import DOCUMENTS
from bansos_desktop.usecases.documents.export import ExportRequest
from bansos_desktop.usecases.judge import Judge, Target
from bansos_desktop.usecases.keep_programme import Kept
from bansos_desktop.usecases.make_sample import SampleRequest
from bansos_desktop.usecases.record_recipient import Recorded
from bansos_desktop.usecases.refusal import Refused
from tests.factories import NOW, TODAY, a_draft, a_row, a_workbook
from tests.lives import hand_over
from tests.usecases.conftest import Office
from tests.usecases.visits import visit

BST = Target("BST-INDIVIDU", 2025, "murni")
BLT = Target("KUKAR-BLT-APBD", 2025, "murni")
MINE = Programme(
    "KUKAR-LANSIA",
    "Santunan lansia",
    "64.02",
    value_min=300_000,
    value_max=300_000,
    categories=(Category("tunggal", "Lansia tunggal"),),
    source="SK Bupati 1/2025",
)
IN_MINE = Target("KUKAR-LANSIA", 2025, "murni")
DECREE = {"decree_number": "400.9/12/SK", "decree_date": TODAY, "seen_warnings": True}


def record(office: Office, target: Target, serial: int = 1, **changed: object) -> str:
    values: dict[str, object] = {"business_type": "", "requested_value": None, **changed}
    done = office.record(a_draft(serial, **values), target=target)
    assert isinstance(done, Recorded), done
    return done.proposal


def decide(office: Office, proposal: str, **changed: object) -> Taken | NotTaken:
    request = Request(Action.DECIDE, [proposal], **(DECREE | changed))  # type: ignore[arg-type]
    return decide_proposals.run(office.store, office.session, request, now=NOW, today=TODAY)


def status(office: Office, proposal: str) -> object:
    stored = office.store.recipients.proposal(proposal)
    assert stored is not None
    return stored.values["status"]


def write(office: Office, target: Target, key: str, folder: Path) -> int:
    """Write a document as a draft; how many rows it has."""
    selection = Selection(target.programme, target.year, "", "64.02")
    request = ExportRequest(key, selection, folder / f"{key}.xlsx", resource("formats"), draft=True)
    return export.write(office.store, office.session, request, now=NOW).rows


def make_mine(office: Office, programme: Programme = MINE, **changed: object) -> None:
    kept = keep_programme.keep(office.store, office.session, programme, is_new=True, now=NOW)
    assert isinstance(kept, Kept)
    values: dict[str, Any] = {
        "action": "angka",
        "programme": MINE.code,
        "year": 2025,
        "stage": "murni",
        "category": "",
        "to_region": "64.02",
        "amount": 5,
        "letter": "SK Bupati 1/2025",
        "letter_date": "2025-01-02",
        **changed,
    }
    with office.store.write(office.session.author, now=NOW, act="quota.figure") as work:
        work.put(Kind.ALLOCATION, "angka-1", values)


@pytest.mark.parametrize(("target", "category"), [(BST, "lansia"), (IN_MINE, "tunggal")])
def test_a_round_from_the_record_to_the_report(
    office: Office, target: Target, category: str, tmp_path: Path
) -> None:
    if target is IN_MINE:
        make_mine(office)
    judge = Judge(office.store, target, office="64", today=TODAY)
    value = judge.programme.fixed_value
    proposal = record(office, target, category=category, requested_value=value)
    found = judge.check_typed(
        a_draft(2, category=category, business_type="", requested_value=value)
    )
    assert {problem.code for problem in found} <= {"quota.nearly_full"}

    visit(office, proposal)
    assert status(office, proposal) == Status.ELIGIBLE
    assert isinstance(decide(office, proposal), Taken)
    hand_over(office.store, office.session, proposal, day=TODAY, number="1/BAST/2025")

    assert status(office, proposal) == Status.DISTRIBUTED
    lines = list_quotas.run(office.store, target.programme, 2025)
    assert sum(line.own_use.used for line in lines) == 1
    for key in DOCUMENTS:
        if judge.programme.offers(key) and key not in ("rab", "monev", "bast"):
            assert write(office, target, key, tmp_path) >= 0
    due = list_due.run(office.store, Narrowing(target.programme, 2025), today=TODAY)
    assert (due.counts.overdue, due.counts.soon) == (0, 0)  # no rule asks for follow-up visits


def test_a_proposal_without_its_group_cannot_be_decided_on(office: Office) -> None:
    proposal = record(office, BST)
    visit(office, proposal)

    taken = decide(office, proposal)

    assert isinstance(taken, NotTaken)
    codes = {p.code for verdict in taken.look.refused for p in verdict.problems}
    assert "decision.category_missing" in codes


def test_a_list_is_imported_into_other_programmes(office: Office, tmp_path: Path) -> None:
    make_mine(office)
    sheet = a_workbook(tmp_path / "a.xlsx", [a_row(1, nominal=300_000), a_row(2, nominal=300_000)])

    for target in (BST, IN_MINE):
        plan = office.plan(sheet, programme=target.programme)
        said = {problem.code for row in plan.rows for problem in row.problems}
        found = {code for code in said if code.startswith(("business.", "award."))}
        assert found <= {"business.not_asked"}
        assert ("category.missing" in said) is (target is BST)  # mine has a figure for all groups
        office.take(plan)
        assert len(_proposals(office, target)) == 2


def _proposals(office: Office, target: Target) -> list[dict[str, object]]:
    keys = office.store.decisions.keys(Line(target.programme, target.year))
    stored = office.store.decisions.proposals([key.proposal for key in keys])
    return [dict(one.values) for one in stored.values()]


def test_who_gets_central_aid_is_stopped_in_blt_only(office: Office) -> None:
    covered = a_draft(1, central_aid="pkh", business_type="", requested_value=200_000)

    def codes(target: Target) -> set[str]:
        judge = Judge(office.store, target, office="64", today=TODAY)
        return {problem.code for problem in judge.check_typed(covered)}

    assert "central_aid.covered" in codes(BLT)
    assert "central_aid.covered" not in codes(BST)
    assert "PKH" in next(
        problem.message
        for problem in Judge(office.store, BLT, office="64", today=TODAY).check_typed(covered)
        if problem.code == "central_aid.covered"
    )


def test_what_uep_gave_does_not_count_in_another_programme(office: Office) -> None:
    make_mine(office)
    first = record(office, replace(BST, year=2024), category="lansia")
    assert first
    judge = Judge(office.store, BST, office="64", today=TODAY)

    assert judge.rules.number("years_between_awards") is None
    assert judge.rules.number("people_per_family_card") is None


@pytest.mark.parametrize(
    "code", ["BST-INDIVIDU", "BST-LKS", "KUKAR-BANTUAN-PANGAN", "KUKAR-BLT-APBD"]
)
def test_made_up_people_fill_any_programme(office: Office, code: str) -> None:
    with office.store.write(office.session.author, now=NOW, act="institution.keep") as work:
        work.put(Kind.INSTITUTION, "lks-1", {"name": "LKS Contoh", "region_code": "64.02"})
    request = SampleRequest(60, 1, sample_words(), programme=code)

    make_sample.run(office.store, office.session, request, now=NOW, today=TODAY)

    programme = office.store.reference.programme(code)
    assert programme is not None
    people = _proposals(office, Target(code, 2025, ""))
    assert len(people) == 60
    groups = {one.code for one in programme.categories} or {None}
    assert {one["category"] for one in people} <= groups
    assert {one["requested_value"] for one in people} == {programme.value_max}
    assert {one["business_type"] for one in people} == {None}
    homes = {str(one["region_code"]) for one in people}
    assert programme.owner == "provinsi" or homes == {programme.owner}
    if code == "BST-LKS":
        assert "lks-1" in {one["institution"] for one in people}
    for line in list_quotas.run(office.store, code, 2025):
        assert line.own_use.used <= line.open


def test_people_of_an_unknown_or_foreign_programme_are_not_made(office: Office) -> None:
    for code, region, said in (
        ("TIDAK-ADA", "64", "programme.unknown"),
        ("KUKAR-BLT-APBD", "64.03", "programme.owner_other"),
    ):
        session = replace(office.session, region_code=region)
        request = SampleRequest(3, 1, sample_words(), programme=code)
        with pytest.raises(Refused) as refused:
            make_sample.run(office.store, session, request, now=NOW, today=TODAY)
        assert refused.value.code == said


class TestSomebodyOfAnotherProgramme:
    """A list of one programme meets a person whom another programme recorded."""

    @pytest.fixture
    def person(self, office: Office) -> str:
        done = office.record(a_draft(1, name="Budi Halim Contoh", address="Jl. Lama"))
        assert isinstance(done, Recorded)
        return done.person

    def name_of(self, office: Office, person: str) -> object:
        known = office.store.recipients.person(person)
        assert known is not None
        return known.values["name"]

    @pytest.mark.parametrize("programme", ["BST-INDIVIDU", "KUKAR-BLT-APBD"])
    def test_is_not_renamed_by_its_list_and_both_names_are_said(
        self, office: Office, person: str, tmp_path: Path, programme: str
    ) -> None:
        path = a_workbook(tmp_path / "a.xlsx", [a_row(1, nama="Budi Laila Contoh")])

        done = office.take(office.plan(path, programme=programme))

        (row,) = done.plan.rows
        assert (row.outcome, row.person, row.new_person) == (Outcome.CREATED, person, False)
        (told,) = [one for one in row.problems if one.code == "row.named_otherwise"]
        assert "Budi Laila Contoh" in told.message
        assert "Budi Halim Contoh" in told.message
        (name,) = [one for one in row.differences if one.field == "name"]
        assert (name.disputed, name.kept) == (True, True)
        assert self.name_of(office, person) == "Budi Halim Contoh"

    def test_is_renamed_where_somebody_takes_the_lists_name(
        self, office: Office, person: str, tmp_path: Path
    ) -> None:
        path = a_workbook(tmp_path / "a.xlsx", [a_row(1, nama="Budi Laila Contoh")])
        row = office.plan(path, programme=BST.programme).rows[0]
        taken = ImportChoices(taken_in=frozenset({(row.sheet, row.line, "name")}))

        done = office.take(office.plan(path, choices=taken, programme=BST.programme))

        assert "row.named_otherwise" not in [one.code for one in done.plan.rows[0].problems]
        assert "row.changes_person" in [one.code for one in done.plan.rows[0].problems]
        assert self.name_of(office, person) == "Budi Laila Contoh"

    def test_is_told_that_another_address_counts_there_as_well(
        self, office: Office, person: str, tmp_path: Path
    ) -> None:
        rows = [a_row(1, nama="Budi Halim Contoh", alamat="Jl. Baru")]

        plan = office.plan(a_workbook(tmp_path / "a.xlsx", rows), programme=BST.programme)

        (told,) = [one for one in plan.rows[0].problems if one.code == "row.changes_person"]
        assert "alamat" in told.message.casefold()
        assert plan.rows[0].warned

    def test_keeps_the_name_also_against_a_later_list_of_the_first_programme(
        self, office: Office, person: str, tmp_path: Path
    ) -> None:
        record(office, BST, 1, name="Budi Halim Contoh", address="Jl. Lama")
        path = a_workbook(tmp_path / "a.xlsx", [a_row(1, nama="Budi Laila Contoh")])

        done = office.take(office.plan(path))

        assert "row.named_otherwise" in [one.code for one in done.plan.rows[0].problems]
        assert self.name_of(office, person) == "Budi Halim Contoh"


def test_the_sample_of_a_programme_beside_central_aid_has_nobody_with_it(office: Office) -> None:
    request = SampleRequest(40, 7, sample_words(), programme=BLT.programme)

    make_sample.run(office.store, office.session, request, now=NOW, today=TODAY)

    received = [
        one.person["central_aid"]
        for one in office.store.work.open_proposals("KUKAR-BLT-APBD", 2025)
    ]
    assert received
    assert not any(received)


@pytest.mark.parametrize(("year", "is_said"), [(2099, True), (2025, False), (2026, False)])
def test_a_year_of_which_nobody_says_anything_is_told_of(
    office: Office, tmp_path: Path, year: int, is_said: bool
) -> None:
    plan = office.plan(a_workbook(tmp_path / "a.xlsx", [a_row(1)]), year=year)

    told = [one.code for one in plan.told]

    assert ("year.unknown" in told) is is_said


def test_where_no_quota_tells_groups_apart_none_is_demanded(office: Office) -> None:
    lks = Target("BST-LKS", 2025, "murni")
    assert not Judge(office.store, lks, office="64", today=TODAY).misses_category("")
    proposal = record(office, lks)
    visit(office, proposal)

    taken = decide(office, proposal)

    assert isinstance(taken, Taken)
    assert status(office, proposal) == Status.DECIDED


def test_a_rule_that_demands_a_group_is_heard_without_any_quota_of_groups(office: Office) -> None:
    lks = Target("BST-LKS", 2025, "murni")

    def said() -> dict[str, object]:
        judge = Judge(office.store, lks, office="64", today=TODAY)
        found = judge.check_typed(a_draft(business_type="", requested_value=None))
        return {one.code: one.severity for one in found}

    assert "category.missing" not in said()
    with office.store.write(office.session.author, now=NOW, act="test") as work:
        rule = {"programme": lks.programme, "year": 2025, "code": "category_required"}
        strict = {"level": "galat", "acceptor": "tidak", "valid_from": "2025-01-01"}
        work.put(Kind.RULE, "a" * 32, {**rule, **strict})
    assert said()["category.missing"] is Severity.ERROR


@pytest.mark.parametrize(
    ("overflow", "stage", "said"),
    [
        (
            "BLT Desa",
            "",
            (
                "Sisa ditetapkan Kabupaten Kutai Kartanegara: 0 tempat, sudah terisi urutan di "
                "atasnya. Jadikan cadangan dan catat untuk BLT Desa, atau kurangi pilihan."
            ),
        ),
        (
            "",
            "murni",
            (
                "Sisa ditetapkan Kabupaten Kutai Kartanegara tahap APBD Murni: 0 tempat, sudah "
                "terisi urutan di atasnya. Jadikan cadangan, atau kurangi pilihan."
            ),
        ),
    ],
)
def test_a_full_quota_is_told_without_a_stage_it_has_not_and_with_what_is_noted(
    office: Office, overflow: str, stage: str, said: str
) -> None:
    make_mine(office, replace(MINE, overflow=overflow), amount=1, stage=stage)
    first, second = (record(office, IN_MINE, n, category="tunggal") for n in (1, 2))
    for one in (first, second):
        visit(office, one)
    assert isinstance(decide(office, first), Taken)

    taken = decide(office, second)

    assert isinstance(taken, NotTaken)
    assert [p.message for v in taken.look.refused for p in v.problems] == [said]


def test_an_import_past_the_quota_tells_what_is_noted(office: Office, tmp_path: Path) -> None:
    make_mine(office, replace(MINE, overflow="BLT Desa"), amount=1, stage="")
    sheet = a_workbook(tmp_path / "a.xlsx", [a_row(1, nominal=300_000), a_row(2, nominal=300_000)])

    plan = office.plan(sheet, programme=MINE.code)

    full = [p for row in plan.rows for p in row.problems if p.code == "quota.full_noted"]
    assert [p.message for p in full] == [
        (
            "Kuota di sini sudah penuh; usulan ini menjadi kelebihan ke-1. Tetap dicatat; yang "
            "tidak mendapat tempat dijadikan cadangan dan dicatat untuk BLT Desa."
        )
    ]

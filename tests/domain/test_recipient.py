"""A draft tidied, turned into records, and judged as a whole."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bansos_desktop.domain.business_types import BusinessType
from bansos_desktop.domain.nik import HISTORIC_PREFIXES
from bansos_desktop.domain.problems import Severity, stops
from bansos_desktop.domain.recipient import DRAFTED, Judging, RecipientDraft, check, prefixes
from bansos_desktop.domain.records import PERSON_FIELDS
from bansos_desktop.domain.rules import Surroundings
from tests.domain.seed_books import uep_rules
from tests.factories import a_nik

TODAY = date(2025, 8, 12)
BORN = date(1980, 8, 12)
CAKES = BusinessType("kue", "Kue", 2025)
JUDGING = Judging(TODAY, 2025, uep_rules(), frozenset({"6402"}), CAKES, "kue")
ALONE = Surroundings()
DRAFT = RecipientDraft(
    nik=a_nik(born=BORN, sex="P"),
    family_card="6402060101200001",
    name="Siti Aminah",
    birth_place="Tenggarong",
    birth_date=BORN,
    sex="P",
    address="Jl. Contoh No. 1",
    rt="003",
    rw="",
    village_code="64.02.06.1001",
    region_code="64.02",
    phone="084012345678",
    desil=1,
    desil_period="2025-T2",
    business_type="kue",
    requested_value=4_500_000,
)

TEXT = st.text(max_size=14) | st.sampled_from(["+62 812-3456-789", "6402 0612.0880 OOO1", " - "])
DRAFTS = st.builds(
    RecipientDraft,
    nik=TEXT,
    family_card=TEXT,
    name=TEXT,
    birth_place=TEXT,
    birth_date=st.none() | st.dates(),
    sex=st.sampled_from(["", "L", "P"]),
    address=TEXT,
    rt=TEXT,
    rw=TEXT,
    village_code=st.sampled_from(["", "64.02.06.1001"]),
    region_code=st.sampled_from(["", "64.72"]),
    phone=TEXT,
    desil=st.none() | st.integers(-1, 12),
    desil_period=TEXT | st.sampled_from(["2020-T1", "2025-T3"]),
    desil_source=st.sampled_from(["", "dtsen"]),
    dtsen_id=TEXT,
    education=st.sampled_from(["", "5"]),
    occupation=st.sampled_from(["", "1"]),
    marital_status=st.sampled_from(["", "2"]),
    family_relation=st.sampled_from(["", "1"]),
    dependants=st.none() | st.integers(0, 20),
    disability=st.sampled_from(["", "1", "1;3"]),
    central_aid=st.sampled_from(["", "bpnt;pkh"]),
    business_state=st.sampled_from(["", "baru", "berjalan"]),
    business_months=st.none() | st.integers(0, 600),
    needs=TEXT,
    documents=st.sampled_from(["", "kk;ktp"]),
    requested_value=st.none() | st.integers(-1, 10**7),
    note=TEXT,
    nik_from_number=st.booleans(),
    card_from_number=st.booleans(),
)


def codes(
    draft: RecipientDraft, judging: Judging = JUDGING, around: Surroundings = ALONE
) -> list[str]:
    return [problem.code for problem in check(draft, judging, around)]


def test_a_whole_draft_has_nothing_worth_saying() -> None:
    assert codes(DRAFT) == []


@pytest.mark.parametrize(
    ("draft", "code"),
    [
        (replace(DRAFT, nik=""), "nik.missing"),
        (replace(DRAFT, nik=a_nik(born=BORN, sex="L")), "nik.sex"),
        (replace(DRAFT, nik=a_nik(born=date(1981, 8, 12), sex="P")), "nik.birth_date"),
        (replace(DRAFT, nik=a_nik(district="32.01.01", born=BORN, sex="P")), "nik.region"),
        (
            replace(DRAFT, nik=a_nik(born=BORN, sex="P", serial=10), nik_from_number=True),
            "nik.number_cell",
        ),
        (replace(DRAFT, family_card=""), "family_card.missing"),
        (replace(DRAFT, family_card=DRAFT.nik), "family_card.same_as_nik"),
        (
            replace(DRAFT, family_card="6402060101200010", card_from_number=True),
            "family_card.number_cell",
        ),
        (replace(DRAFT, name=""), "name.missing"),
        (replace(DRAFT, name="Siti 2"), "name.digits"),
        (replace(DRAFT, birth_date=None), "birth_date.missing"),
        (replace(DRAFT, sex=""), "sex.missing"),
        (replace(DRAFT, phone="0812"), "phone.length"),
        (replace(DRAFT, note="sudah MENINGGAL"), "note.doubt"),
        (replace(DRAFT, desil=None), "desil.missing"),
        (replace(DRAFT, desil=5), "desil.too_high"),
        (replace(DRAFT, requested_value=None), "value.missing"),
        (replace(DRAFT, requested_value=6_000_000), "value.high"),
    ],
)
def test_one_thing_amiss_is_the_one_thing_said(draft: RecipientDraft, code: str) -> None:
    assert codes(draft) == [code]


@pytest.mark.parametrize(
    ("born", "code"),
    [
        (date(2025, 8, 13), "birth_date.future"),
        (date(2025, 8, 12), "age.low"),
        (date(2007, 8, 13), "age.low"),
        (date(2007, 8, 12), ""),
        (date(1964, 8, 13), ""),
        (date(1964, 8, 12), "age.high"),
        (date(1914, 8, 13), "age.high"),
        (date(1914, 8, 12), "birth_date.too_old"),
    ],
)
def test_birth_dates_at_their_boundaries(born: date, code: str) -> None:
    draft = replace(DRAFT, birth_date=born, nik="")

    assert set(codes(draft)) - {"nik.missing"} == set(filter(None, [code]))


@pytest.mark.parametrize(
    ("fits", "goes_too_far", "field"),
    [
        ({"name": "A" * 100}, {"name": "A" * 101}, "name"),
        ({"note": "a" * 500}, {"note": "a" * 501}, "note"),
        ({"dependants": 99}, {"dependants": 100}, "dependants"),
        ({"business_months": 999}, {"business_months": 1000}, "business_months"),
    ],
)
def test_what_is_too_much_to_be_meant_is_refused(
    fits: dict[str, Any], goes_too_far: dict[str, Any], field: str
) -> None:
    [problem] = check(replace(DRAFT, **goes_too_far), JUDGING, ALONE)

    assert check(replace(DRAFT, **fits), JUDGING, ALONE) == []
    assert (problem.field, problem.severity) == (field, Severity.ERROR)
    assert "erlalu" in problem.message


def test_the_business_and_the_surroundings_have_their_say() -> None:
    judging = replace(JUDGING, business=None, written_business="tambal ban")
    around = Surroundings(years_awarded=(2024,), same_family=("Ali",), places_left=0)

    assert codes(DRAFT, judging, around) == [
        "award.recent", "business.unknown", "family_card.another", "quota.full",
    ]  # fmt: skip


def test_without_known_prefixes_no_nik_is_from_elsewhere() -> None:
    elsewhere = replace(DRAFT, nik=a_nik(district="32.01.01", born=BORN, sex="P"))

    assert codes(elsewhere, replace(JUDGING, known_prefixes=frozenset())) == []


@given(DRAFTS, st.integers(-1, 7))
def test_findings_of_any_draft_come_gravest_first_and_speak(
    draft: RecipientDraft, left: int
) -> None:
    problems = check(draft.tidy(), JUDGING, Surroundings(places_left=left))

    order = [list(Severity).index(problem.severity) for problem in problems]
    assert order == sorted(order)
    assert all(problem.message for problem in problems)
    assert stops(problems) == (0 in order)


@given(DRAFTS)
def test_no_finding_shows_a_whole_nik(draft: RecipientDraft) -> None:
    whole = replace(draft, nik=DRAFT.nik, family_card=DRAFT.nik, nik_from_number=True)

    assert all(DRAFT.nik not in p.message for p in check(whole, JUDGING, ALONE))


@given(DRAFTS)
def test_tidying_twice_is_tidying_once(draft: RecipientDraft) -> None:
    assert draft.tidy().tidy() == draft.tidy()


def test_tidying_cleans_what_people_type() -> None:
    untidy = RecipientDraft(
        nik=" 640206 520880 OOO1 ", family_card="'6402.0601.0120.0001", name="  Siti \n Aminah ",
        birth_place=" Loa  Kulu", address=" Jl.  Contoh ", rt=" 003 ", rw=" 01",
        village_code="64.02.06.1001", phone="+62 812-3456-7890", desil_period=" 2025-T2 ",
        note=" janda ",
    )  # fmt: skip

    assert untidy.tidy() == RecipientDraft(
        nik="6402065208800001", family_card="6402060101200001", name="Siti Aminah",
        birth_place="Loa Kulu", address="Jl. Contoh", rt="003", rw="01",
        village_code="64.02.06.1001", region_code="64.02", phone="081234567890",
        desil_period="2025-T2", note="janda",
    )  # fmt: skip


def test_tidying_keeps_the_region_that_was_chosen() -> None:
    assert replace(DRAFT, region_code="64.72").tidy().region_code == "64.72"


@given(DRAFTS)
def test_a_record_holds_every_field_and_nothing_that_is_empty(draft: RecipientDraft) -> None:
    person, proposal = draft.person_values(), draft.proposal_values()

    assert tuple(person) == PERSON_FIELDS
    assert tuple(proposal) == DRAFTED
    assert "" not in {*person.values(), *proposal.values()}


def test_a_record_holds_what_was_filled_in() -> None:
    assert DRAFT.person_values()["birth_date"] == "1980-08-12"
    assert DRAFT.person_values()["rw"] is None
    filled = {name: value for name, value in DRAFT.proposal_values().items() if value is not None}
    assert filled == {
        "region_code": "64.02", "business_type": "kue", "requested_value": 4_500_000,
    }  # fmt: skip


@given(DRAFTS)
def test_a_draft_comes_back_from_its_records(draft: RecipientDraft) -> None:
    filled = replace(
        draft,
        nik_from_number=False,
        card_from_number=False,
    )

    assert RecipientDraft.from_records(filled.person_values(), filled.proposal_values()) == filled


def test_people_carry_the_prefixes_of_today_and_of_before_the_split() -> None:
    assert prefixes(frozenset({"64.02", "64.72"})) == HISTORIC_PREFIXES | {"6402", "6472"}

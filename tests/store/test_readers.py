"""Questions to the store: people, families, awards, documents, quotas, reference data."""

from __future__ import annotations

import pytest

from bansos_desktop.domain.quota import Use
from bansos_desktop.domain.records import Kind
from bansos_desktop.domain.workflow import Role, Status
from bansos_desktop.store import recipients
from bansos_desktop.store.documents import Selection
from bansos_desktop.store.office import Office as OwnOffice
from bansos_desktop.store.store import Store
from tests.factories import JAHAB, MANGGAR, NOW, a_draft, a_nik
from tests.soundness import raw
from tests.store.conftest import Office

UEP = Selection("UEP", 2025)


def add(office: Office, uid: str, serial: int = 1, year: int = 2025, **changed: object) -> None:
    """A person `uid` with the proposal `u-uid`."""
    proposal = {
        "person": uid,
        "programme": "UEP",
        "year": year,
        "stage": "murni",
        "region_code": "64.02",
        "status": "diusulkan",
        "requested_value": 4_500_000,
    }
    person = dict(a_draft(serial).person_values())
    for name, value in changed.items():
        (proposal if name in proposal else person)[name] = value  # type: ignore[assignment]
    with office.store.write(office.session.author, now=NOW, act="uji") as work:
        work.put(Kind.PERSON, uid, person)
        work.put(Kind.PROPOSAL, f"u-{uid}", proposal)


def test_people_are_found_by_nik_the_first_recorded_first(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recipients, "AT_ONCE", 2)
    for serial in range(1, 6):
        add(office, f"p{serial}", serial)
    add(office, "kembar", 1)

    found = office.store.recipients.with_nik(a_nik(serial=n) for n in range(1, 8))

    assert {nik: person.uid for nik, person in found.items()} == {
        a_nik(serial=n): f"p{n}" for n in range(1, 6)
    }


def test_proposals_are_found_by_person_in_their_year(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recipients, "AT_ONCE", 2)
    for serial in range(1, 4):
        add(office, f"p{serial}", serial)
    add(office, "lama", 9, year=2024)

    found = office.store.recipients.proposals_of(["p1", "p2", "p3", "lama", "x"], "UEP", 2025)

    assert {person: record.uid for person, record in found.items()} == {
        f"p{n}": f"u-p{n}" for n in range(1, 4)
    }


def test_only_decided_years_of_the_programme_count_as_awards(office: Office) -> None:
    add(office, "a", 1, year=2023, status="ditetapkan")
    add(office, "b", 1, year=2024, status="dimonev")
    add(office, "c", 1, year=2025, status="diusulkan")
    add(office, "d", 1, year=2022, status="ditetapkan", programme="BST-LKS")

    years = office.store.awards.book("UEP").years_of(a_nik(serial=1))

    assert years == [2024, 2023]


def test_families_are_those_proposed_in_the_year(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recipients, "AT_ONCE", 1)
    add(office, "a", 1, family_card="1" * 16, name="Ani")
    add(office, "b", 2, family_card="1" * 16, name="Budi")
    add(office, "c", 3, family_card="2" * 16, name="Cici")
    add(office, "d", 4, family_card="1" * 16, name="Dulu", year=2024)

    found = office.store.recipients.families(["1" * 16, "2" * 16, ""], "UEP", 2025)

    assert {card: sorted(people) for card, people in found.items()} == {
        "1" * 16: [("a", "Ani"), ("b", "Budi")],
        "2" * 16: [("c", "Cici")],
    }


def test_documents_hold_what_was_proposed_in_the_order_of_places_and_names(
    office: Office,
) -> None:
    add(office, "a", 1, name="Zaki")
    add(office, "b", 2, name="ahmad")
    add(office, "c", 3, name="Ani", village_code=MANGGAR, region_code="64.71")
    add(office, "d", 4, name="Draf", status="draf")
    add(office, "e", 5, name="Batal", status="dibatalkan")
    add(office, "f", 6, name="Tahun lalu", year=2024)
    add(office, "g", 7, name="Perubahan", stage="perubahan", village_code=JAHAB)
    documents = office.store.documents

    def names(selection: Selection) -> list[str | None]:
        lines = [line.who.name for line in documents.proposals(selection)]
        assert documents.count(selection) == len(lines)
        return lines

    assert names(UEP) == ["ahmad", "Perubahan", "Zaki", "Ani"]
    assert names(Selection("UEP", 2025, "", "64")) == names(UEP)
    assert names(Selection("UEP", 2025, "murni")) == ["ahmad", "Zaki", "Ani"]
    assert names(Selection("UEP", 2025, "", "64.71")) == ["Ani"]
    assert names(Selection("UEP", 2026)) == []


def test_quota_use_counts_people_by_state(office: Office) -> None:
    add(office, "a", 1)
    add(office, "b", 2, status="ditetapkan")
    add(office, "c", 3, region_code="64.71")

    assert office.store.quotas.use("UEP", 2025) == {
        ("murni", "64.02"): Use({Status.PROPOSED: 1, Status.DECIDED: 1}),
        ("murni", "64.71"): Use({Status.PROPOSED: 1}),
    }
    assert office.store.quotas.use("UEP", 2024) == {}


def test_a_changed_state_moves_from_one_sum_to_the_other(office: Office) -> None:
    add(office, "a")

    add(office, "a", status="layak", requested_value=5_000_000)

    assert office.store.quotas.use("UEP", 2025) == {("murni", "64.02"): Use({Status.ELIGIBLE: 1})}


def test_years_with_a_figure_or_a_proposal_newest_first(office: Office) -> None:
    add(office, "a", 1, year=2027)

    assert office.store.quotas.years("UEP") == [2027, 2025]


def test_the_shipped_figures_are_those_of_the_sources(office: Office) -> None:
    figures = office.store.quotas.figures("UEP", 2025)

    murni = [row.quota for row in figures if row.key.stage == "murni"]
    assert (len(murni), sum(murni)) == (10, 1500)
    lump = [(r.key.region_code, r.quota) for r in figures if r.key.stage == "perubahan"]
    assert lump == [("64", 180)]
    assert all(row.source_title for row in office.store.quotas.figures())


def test_the_office_and_its_user_are_known(office: Office) -> None:
    assert office.store.office.own() == OwnOffice(office.session.device, "64", "Kalimantan Timur")
    assert office.store.office.user("Siti Operator").role is Role.OPERATOR
    with pytest.raises(LookupError):
        office.store.office.user("Siapa")


def test_before_the_first_start_is_done_there_is_no_office(
    tmp_path: object, office: Office
) -> None:
    folder = office.folder.with_name("kosong")
    folder.mkdir()
    empty = Store.create(folder, office.key)

    with pytest.raises(LookupError):
        empty.office.own()
    assert empty.reference.seed() is None
    empty.close()


def test_uep_is_the_first_programme(office: Office) -> None:
    codes = [programme.code for programme in office.store.reference.programmes()]

    assert codes[0] == "UEP"
    assert len(codes) == len(set(codes)) > 1


def test_a_year_without_rules_of_its_own_takes_those_before_it(office: Office) -> None:
    rules = office.store.reference.rules

    assert rules("UEP", 2027).number("desil_block_min") == 5
    assert rules("UEP", 2025) == rules("UEP", 2027)
    assert rules("UEP", 2020).rules == {}
    assert rules("TIDAK-ADA", 2025).rules == {}


def test_business_types_end_with_the_rest(office: Office) -> None:
    kinds = office.store.reference.business_types()

    others = [kind.code for kind in kinds if kind.code == "lainnya"]
    assert not others or kinds[-1].code == "lainnya"
    assert {"kuliner", "gorengan"} <= {kind.code for kind in kinds}


def test_the_list_shows_a_person_whose_village_is_unknown(office: Office) -> None:
    add(office, "a", village_code=None)

    line = next(office.store.documents.proposals(UEP)).who

    assert (line.village, line.district, line.regency) == (
        None,
        None,
        "Kabupaten Kutai Kartanegara",
    )
    assert raw(office.store).execute("select place from listing").fetchone() == ("",)

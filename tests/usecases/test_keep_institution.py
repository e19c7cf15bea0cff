"""The register of institutions: kept, changed, deleted, undone, counted and told."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bansos_desktop.domain.changes import Topic
from bansos_desktop.domain.institution import Institution
from bansos_desktop.domain.records import Kind
from bansos_desktop.domain.views import Filter
from bansos_desktop.domain.workflow import Role
from bansos_desktop.store.listing import Query
from bansos_desktop.usecases import (
    keep_institution,
    list_institutions,
    tell_history,
    undo_act,
)
from bansos_desktop.usecases.judge import Target
from bansos_desktop.usecases.keep_institution import Kept, Request
from bansos_desktop.usecases.outcomes import NotYet, Stale
from bansos_desktop.usecases.record_recipient import Recorded
from bansos_desktop.usecases.refusal import Refused
from tests.factories import MANGGAR, NOW, a_draft
from tests.usecases.conftest import MakeOffice, Office

BST = Target("BST-LKS", 2025, "murni")
BUNDA = Institution("LKS Contoh Bunda", "lks", "64.02", head="Ibu Contoh", residents=30)


def keep(office: Office, one: Institution = BUNDA, uid: str = "", rev: int = 0) -> str:
    """Keep one and give its uid."""
    outcome = keep_institution.run(office.store, office.session, Request(one, uid, rev), now=NOW)
    assert isinstance(outcome, Kept), outcome
    return outcome.uid


def put_in(office: Office, uid: str, serial: int = 1, **changed: object) -> Recorded:
    """Record somebody in an institution."""
    draft = a_draft(serial, institution=uid, category="lansia_telantar", **changed)
    outcome = office.record(draft, target=BST)
    assert isinstance(outcome, Recorded), outcome
    return outcome


def listed(office: Office, words: str = "", region: str = "64") -> list[tuple[str, int]]:
    rows = office.store.institutions.list("BST-LKS", 2025, region=region, words=words)
    return [(row.institution.name, row.people) for row in rows]


def test_a_new_one_is_listed_with_the_people_in_it(office: Office) -> None:
    uid = keep(office)
    keep(office, replace(BUNDA, name="LKS Contoh Anggrek"))
    put_in(office, uid)
    put_in(office, uid, serial=2)

    assert listed(office) == [("LKS Contoh Anggrek", 0), ("LKS Contoh Bunda", 2)]
    assert listed(office, "ibu bunda") == [("LKS Contoh Bunda", 2)]
    assert listed(office, region="64.72") == []
    assert [row.people for row in office.store.institutions.list("BST-LKS", 2026)] == [0, 0]
    assert office.store.institutions.people_in(uid) == 2
    assert office.store.institutions.is_registered()


def test_what_is_kept_says_so_and_a_change_needs_what_was_seen(office: Office) -> None:
    outcome = keep_institution.run(office.store, office.session, Request(BUNDA), now=NOW)
    assert isinstance(outcome, Kept)
    assert outcome.changes == Topic.INSTITUTIONS
    stored = office.store.institutions.one(outcome.uid)
    assert stored is not None

    keep(office, replace(BUNDA, residents=31), stored.uid, stored.rev)
    late = Request(replace(BUNDA, residents=32), stored.uid, stored.rev)

    again = keep_institution.run(office.store, office.session, late, now=NOW)
    assert again == Stale(stored.uid)
    now = office.store.institutions.one(stored.uid)
    assert now is not None
    assert now.values["residents"] == 31


def test_one_that_is_gone_is_stale(office: Office) -> None:
    request = Request(BUNDA, "tidak-ada", 1)

    outcome = keep_institution.run(office.store, office.session, request, now=NOW)

    assert outcome == Stale("tidak-ada")


def test_errors_keep_nothing_and_a_twin_is_only_said(office: Office) -> None:
    keep(office)
    twin = replace(BUNDA, name="Yayasan Contoh Bunda")

    refused = keep_institution.run(
        office.store, office.session, Request(replace(BUNDA, name="")), now=NOW
    )
    said = keep_institution.look(office.store, office.session, twin)

    assert isinstance(refused, NotYet)
    assert [one.code for one in said] == ["institution.twin"]
    keep(office, twin)
    assert len(listed(office)) == 2


def test_its_own_record_is_no_twin(office: Office) -> None:
    uid = keep(office)

    assert keep_institution.look(office.store, office.session, BUNDA, uid) == []


def test_officers_and_other_offices_are_refused(make_office: MakeOffice) -> None:
    officer = make_office("petugas", role=Role.FIELD_OFFICER, region_code="64.02")
    with pytest.raises(Refused) as refused:
        keep_institution.run(officer.store, officer.session, Request(BUNDA), now=NOW)
    assert refused.value.code == "institution.operator_only"
    with pytest.raises(Refused):
        keep_institution.delete(officer.store, officer.session, "x", now=NOW)

    other = make_office("kota", region_code="64.72")
    outcome = keep_institution.run(other.store, other.session, Request(BUNDA), now=NOW)
    assert isinstance(outcome, NotYet)
    assert [one.code for one in outcome.problems] == ["institution.outside"]


def test_only_an_empty_one_can_be_deleted_and_comes_back_by_undo(office: Office) -> None:
    uid = keep(office)
    made = put_in(office, uid)

    with pytest.raises(Refused) as refused:
        keep_institution.delete(office.store, office.session, uid, now=NOW)
    assert refused.value.code == "institution.used"
    assert "LKS Contoh Bunda masih menaungi 1 usulan" in refused.value.message

    undo_act.run(
        office.store,
        office.session,
        undo_act.last_act(office.store, office.session).batch,
        now=NOW,
    )
    assert office.store.recipients.proposal(made.proposal) is None
    keep_institution.delete(office.store, office.session, uid, now=NOW)
    assert listed(office) == []
    batch = undo_act.last_act(office.store, office.session).batch
    undo_act.run(office.store, office.session, batch, now=NOW)
    assert listed(office) == [("LKS Contoh Bunda", 0)]


def test_deleting_what_is_gone_or_elsewhere_is_refused(
    office: Office, make_office: MakeOffice
) -> None:
    with pytest.raises(Refused) as gone:
        keep_institution.delete(office.store, office.session, "tidak-ada", now=NOW)
    uid = keep(office)
    elsewhere = replace(office.session, region_code="64.72")
    with pytest.raises(Refused) as outside:
        keep_institution.delete(office.store, elsewhere, uid, now=NOW)

    assert (gone.value.code, outside.value.code) == ("institution.gone", "institution.outside")


def test_undoing_the_making_leaves_one_that_people_are_in(office: Office) -> None:
    uid = keep(office)
    batch = undo_act.last_act(office.store, office.session).batch
    put_in(office, uid)

    with pytest.raises(Refused) as refused:
        undo_act.run(office.store, office.session, batch, now=NOW)

    assert "Lembaga tetap: sudah ada usulan yang memakainya" in refused.value.message
    assert office.store.institutions.one(uid) is not None


def test_the_history_names_institution_and_group(office: Office) -> None:
    uid = keep(office)
    made = put_in(office, uid)

    told = "\n".join(one.text for one in tell_history.of_proposal(office.store, made.proposal))
    own = "\n".join(one.text for one in tell_history.of_record(office.store, uid))

    assert "Lembaga: LKS Contoh Bunda" in told
    assert "Golongan: Lansia telantar" in told
    assert uid not in told
    assert "Jumlah penghuni: 30" in own


def test_the_register_stands_beside_what_sources_count(office: Office) -> None:
    keep(office)
    keep(office, Institution("UPTD Contoh", "uptd", "64.72"))

    found = list_institutions.run(office.store, "64", "BST-LKS", 2025)

    assert (found.total.lks, found.total.lks_expected) == (1, 112)
    assert (found.total.uptd, found.total.uptd_expected) == (1, 6)
    by_region = {one.region_code: (one.lks, one.lks_expected) for one in found.regions}
    assert by_region["64.02"] == (1, 16)
    assert sum(expected or 0 for _lks, expected in by_region.values()) == 112
    other = list_institutions.run(office.store, "64", "UEP", 2025, region="64.02", words="bunda")
    assert other.total.lks_expected is None
    assert [row.institution.name for row in other.rows] == ["LKS Contoh Bunda"]


def test_an_office_of_a_kabupaten_sees_its_own_number(make_office: MakeOffice) -> None:
    office = make_office("kukar", region_code="64.02")
    keep(office)

    found = list_institutions.run(office.store, "64.02", "BST-LKS", 2025)

    assert (found.total.lks, found.total.lks_expected) == (1, 16)
    assert found.total.uptd_expected is None
    assert [one.region_code for one in found.regions] == ["64.02"]


def test_the_list_is_narrowed_to_an_institution_and_a_group(office: Office) -> None:
    uid = keep(office)
    put_in(office, uid)
    put_in(office, "", serial=2, village_code=MANGGAR)

    def names(chosen: Filter) -> list[str]:
        rows = office.store.listing.block(Query("BST-LKS", 2025, chosen), 0, 10)
        return [row.name for row in rows]

    assert names(Filter(institution=uid)) == ["Orang Contoh A"]
    assert len(names(Filter(category="lansia_telantar"))) == 2
    assert names(Filter(category="anak_telantar")) == []


@pytest.mark.parametrize("name", ["LKS Contoh Bunda", "lks contoh  BUNDA", "L.K.S. Contoh Bunda."])
def test_the_very_same_name_in_one_kabupaten_is_refused(office: Office, name: str) -> None:
    keep(office)

    outcome = keep_institution.run(
        office.store, office.session, Request(replace(BUNDA, name=name)), now=NOW
    )

    assert isinstance(outcome, NotYet)
    assert [one.code for one in outcome.problems] == ["institution.same"]
    keep(office, replace(BUNDA, name=name, region_code="64.72"))


def test_one_that_stands_twice_can_still_be_changed(office: Office) -> None:
    uid = keep(office)
    with office.store.write(office.session.author, now=NOW, act="institution.keep") as work:
        work.put(Kind.INSTITUTION, "kembar", BUNDA.values())
    stored = office.store.institutions.one(uid)
    assert stored is not None

    assert keep(office, replace(BUNDA, address="Jl. Baru"), uid, stored.rev) == uid

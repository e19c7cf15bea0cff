"""The gate: what does not tie is found for the documents it concerns, with whom and where."""

from __future__ import annotations

from typing import Any

import pytest

from bansos_desktop.domain.document import DocumentKey
from bansos_desktop.domain.records import Kind
from bansos_desktop.domain.tie_out import TIES
from bansos_desktop.store.documents import Selection
from bansos_desktop.usecases.documents.tie_out import NotTied, told
from tests.factories import JAHAB, LOA_IPUH, MANGGAR, NOW, a_nik
from tests.soundness import raw
from tests.usecases.conftest import Office
from tests.usecases.lives_that_tie import a_life, codes, faults

SUMS = {"rekap", "rekap-umum"}
GRANTED = {"lampiran-sk", "sptjm", "rab", "bast", "tanda-terima"}
AT_THE_DOOR = {"bast", "tanda-terima"}
NAMED = {"usulan", "lampiran-sk", "bast", "tanda-terima"}
WAITING: dict[str, Any] = {"proposal": {"status": "ditetapkan"}, "handover": None}


def test_a_life_that_ties_is_in_no_list(office: Office) -> None:
    a_life(office)
    a_life(office, 2, **WAITING)

    assert {document: codes(office, document) for document in DocumentKey} == {
        document: [] for document in DocumentKey
    }


def test_every_document_says_which_checks_it_owes() -> None:
    assert set(TIES) == set(DocumentKey)


@pytest.mark.parametrize(
    ("code", "documents", "wrong"),
    [
        ("nik_missing", NAMED, {"person": {"nik": None}}),
        ("requested_missing", {"usulan"}, {"proposal": {"requested_value": None}}),
        ("decree_missing", {"lampiran-sk", "sptjm", "bast"}, {"proposal": {"decree_number": ""}}),
        (
            "decree_missing",
            {"lampiran-sk", "sptjm", "bast"},
            {"proposal": {"decree_date": None}},
        ),
        ("approved_missing", GRANTED | SUMS, {"proposal": {"approved_value": None}}),
        ("plan_missing", {"rab"}, {"goods": {"volume": 0}}),
        ("plan_missing", {"rab", *AT_THE_DOOR}, {**WAITING, "goods": None}),
        ("plan_open", {"rab", *AT_THE_DOOR}, {**WAITING, "goods": {"unit_price": None}}),
        ("plan_above", {"rab", *AT_THE_DOOR}, {**WAITING, "goods": {"volume": 2501}}),
        ("plan_below", {"rab", *AT_THE_DOOR}, {**WAITING, "goods": {"volume": 2499}}),
        ("handover_missing", {*AT_THE_DOOR, *SUMS, "monev"}, {"handover": None}),
        ("handover_uncounted", {*AT_THE_DOOR, *SUMS}, {"proposal": {"status": "ditetapkan"}}),
        ("day_missing", {*AT_THE_DOOR, "monev"}, {"handover": {"handed_on": None}}),
        ("before_decree", AT_THE_DOOR, {"handover": {"handed_on": "2025-05-04"}}),
        ("number_missing", AT_THE_DOOR, {"handover": {"bast_number": None}}),
        ("delivered_open", AT_THE_DOOR, {"goods": {"delivered_volume": None}}),
        ("delivered_open", AT_THE_DOOR, {"goods": {"delivered_price": None}}),
        ("delivered_above", AT_THE_DOOR, {"goods": {"delivered_price": 1_900_000}}),
    ],
)
def test_a_fault_is_told_of_its_people_where_it_matters(
    office: Office, code: str, documents: set[str], wrong: dict[str, Any]
) -> None:
    uid = a_life(office, 1, **wrong)
    a_life(office, 2)

    told_by = {document for document in DocumentKey if f"untied.{code}" in codes(office, document)}

    assert told_by == documents
    for document in documents:
        found = [one for one in faults(office, document) if one.code == f"untied.{code}"]
        assert [(one.proposals, one.region_code) for one in found] == [((uid,), "64.02")]
        assert "Tenggarong 1" in found[0].message
        assert uid not in repr(found[0])


@pytest.mark.parametrize("value", [3_900_000, 5_100_000])
def test_a_value_outside_the_programmes_range_is_told_with_the_range(
    office: Office, value: int
) -> None:
    price = value * 1000 // 2500
    goods = {"unit_price": price, "delivered_price": price}
    a_life(office, proposal={"approved_value": value}, goods=goods)

    for document in sorted(GRANTED):
        (fault,) = faults(office, document)
        assert fault.code == "untied.approved_range"
        assert "paling sedikit Rp4.000.000 dan paling banyak Rp5.000.000" in fault.message


def test_a_value_that_was_accepted_with_a_reason_ties(office: Office) -> None:
    goods = {"unit_price": 1_560_000, "delivered_price": 1_560_000}
    a_life(office, proposal={"approved_value": 3_900_000}, goods=goods)
    with office.store.write(office.session.author, now=NOW, act="uji") as work:
        work.put(Kind.DECISION, "d", {"person": "p1", "code": "value.low", "reason": "sisa pagu"})

    assert codes(office, "bast") == []


def test_a_missing_nik_that_was_accepted_may_be_proposed_but_not_decided(office: Office) -> None:
    a_life(office, 1, person={"nik": None}, proposal={"status": "diusulkan"}, handover=None)
    with office.store.write(office.session.author, now=NOW, act="uji") as work:
        work.put(Kind.DECISION, "d", {"person": "p1", "code": "nik.missing", "reason": "diurus"})

    assert codes(office, "usulan") == []
    with office.store.write(office.session.author, now=NOW, act="uji") as work:
        work.put(Kind.PROPOSAL, "u1", {"status": "ditetapkan"})
    assert codes(office, "lampiran-sk") == ["untied.nik_missing"]


def test_a_nik_twice_in_the_year_is_told_of_both(office: Office) -> None:
    a_life(office, 1)
    a_life(office, 2, person={"nik": a_nik(serial=1)})
    a_life(office, 3, person={"nik": a_nik(serial=1)}, proposal={"status": "tidak_layak"})
    a_life(office, 4, person={"nik": a_nik(serial=1)}, proposal={"year": 2024})

    for document in sorted(NAMED):
        (fault,) = [one for one in faults(office, document) if one.code == "untied.nik_twice"]
        assert fault.proposals == ("u1", "u2")


def test_the_same_bast_number_twice_is_told_of_whom_the_document_is_about(office: Office) -> None:
    a_life(office, 1)
    a_life(office, 2, person={"village_code": MANGGAR}, proposal={"region_code": "64.71"},
           handover={"bast_number": "001/BAST/2025"})  # fmt: skip

    whole = [one for one in faults(office, "bast") if one.code == "untied.number_twice"]
    (one,) = faults(office, "bast", Selection("UEP", 2025, "", "64.02"))

    assert whole[0].proposals == ("u1", "u2")
    assert whole[0].region_code == ""
    assert "Kabupaten Kutai Kartanegara 1, Kota Balikpapan 1" in whole[0].message
    assert (one.code, one.proposals) == ("untied.number_twice", ("u1",))


def test_two_records_of_one_handover_are_told(office: Office) -> None:
    uid = a_life(office)
    with office.store.write(office.session.author, now=NOW, act="uji") as work:
        work.put(Kind.HANDOVER, "lagi", {"proposal": uid, "handed_on": "2025-06-02",
                                         "bast_number": "9/BAST/2025"})  # fmt: skip

    assert codes(office, "tanda-terima") == ["untied.handover_twice"]
    assert codes(office, "rekap") == ["untied.handover_twice"]


def test_several_decrees_under_one_heading_name_the_smaller_ones(office: Office) -> None:
    for serial in range(1, 4):
        a_life(office, serial)
    for serial, day in ((4, None), (5, "2025-05-07"), (6, "2025-05-08")):
        a_life(office, serial, proposal={"decree_date": day})

    fault = faults(office, "lampiran-sk")[0]

    assert fault.code == "untied.several_decrees"
    assert fault.proposals == ("u4", "u5", "u6")
    assert "Ada 4 SK" in fault.message
    assert (
        "(400.9/12/SK 05/05/2025: 3 orang; 400.9/12/SK tanpa tanggal: 1 orang; "
        "400.9/12/SK 07/05/2025: 1 orang; …)"
    ) in fault.message


def set_quota(office: Office, quota: int, region: str = "64.02", stage: str = "murni") -> None:
    raw(office.store).execute(
        "update quota set quota = ? where programme = 'UEP' and year = 2025 and region_code = ?"
        " and stage = ?",
        [quota, region, stage],
    )


def test_places_beyond_the_quota_are_told_with_how_many(office: Office) -> None:
    set_quota(office, 1)
    a_life(office, 1)
    a_life(office, 2, proposal={"status": "diusulkan"}, handover=None)

    (fault,) = faults(office, "usulan")

    assert (fault.code, fault.proposals, fault.region_code) == ("untied.places_used", (), "64.02")
    assert "Kabupaten Kutai Kartanegara, APBD Murni: 2 tempat terpakai" in fault.message
    assert codes(office, "rekap") == ["untied.places_used"]
    assert codes(office, "lampiran-sk") == []
    assert codes(office, "usulan", Selection("UEP", 2025, "", "64.71")) == []
    assert codes(office, "usulan", Selection("UEP", 2025, "perubahan")) == []
    assert codes(office, "usulan", Selection("UEP", 2025, "", JAHAB)) == ["untied.places_used"]


def test_more_decided_than_the_quota_allows_is_told_of_what_is_granted(office: Office) -> None:
    set_quota(office, 1)
    a_life(office, 1)
    a_life(office, 2)

    assert {document for document in DocumentKey
            if "untied.places_decided" in codes(office, document)} == GRANTED | SUMS  # fmt: skip


def test_an_unsplit_lump_is_everybodys(office: Office) -> None:
    set_quota(office, 0, "64", "perubahan")
    a_life(office, 1, proposal={"stage": "perubahan", "status": "diusulkan"}, handover=None)

    (fault,) = faults(office, "usulan", Selection("UEP", 2025, "perubahan", "64.02"))

    assert fault.region_code == "64"
    assert fault.message.startswith("Kuota provinsi yang belum dirinci, APBD Perubahan: 1 tempat")


def test_nobody_is_wrongly_decided_where_a_lump_was_parted_without_their_region(
    office: Office,
) -> None:
    set_quota(office, 5, "64", "perubahan")
    split = {"action": "rincian", "programme": "UEP", "year": 2025, "stage": "perubahan",
             "from_region": "64", "to_region": "64.71", "amount": 5}  # fmt: skip
    with office.store.write(office.session.author, now=NOW, act="uji") as work:
        work.put(Kind.ALLOCATION, "s", split)
    a_life(office, 1, proposal={"stage": "perubahan"})
    a_life(office, 2, proposal={"stage": "perubahan", "status": "diusulkan"}, handover=None)

    (fault,) = [one for one in faults(office, "rekap") if "places" in one.code]

    assert (fault.code, fault.region_code) == ("untied.places_parted", "64")
    assert fault.message.startswith(
        "Kuota Kalimantan Timur, APBD Perubahan, sudah dirinci seluruhnya, tetapi 2 orang (1 sudah "
        "ditetapkan) wilayahnya belum mendapat bagian. Beri wilayahnya bagian di Kuota"
    )
    assert "Batalkan" not in fault.message


def test_an_office_may_let_proposals_pass_the_quota(office: Office) -> None:
    set_quota(office, 0)
    a_life(office, 1, proposal={"status": "diusulkan"}, handover=None)
    rule = {"programme": "UEP", "year": 2025, "code": "quota_left", "value": "", "level": "mati",
            "acceptor": "tidak", "valid_from": "2025-01-01"}  # fmt: skip
    with office.store.write(office.session.author, now=NOW, act="rule.change") as work:
        work.put(Kind.RULE, "r", rule)

    assert codes(office, "usulan") == []


def test_only_the_people_of_a_narrowed_document_are_told(office: Office) -> None:
    a_life(office, 1, proposal={"requested_value": None, "status": "diusulkan"}, handover=None)
    a_life(office, 2, person={"village_code": LOA_IPUH}, proposal={"requested_value": 0})

    def uids(*selection: Any, **more: Any) -> list[tuple[str, ...]]:
        found = faults(office, "usulan", Selection("UEP", 2025, *selection, **more))
        return [one.proposals for one in found if one.code == "untied.requested_missing"]

    assert uids() == [("u1", "u2")]
    assert uids("", JAHAB) == [("u1",)]
    assert uids("", "64.02.06") == [("u1", "u2")]
    assert uids(status="disalurkan") == [("u2",)]
    assert uids(proposals=("u2",)) == [("u2",)]
    assert uids("perubahan") == []


def test_who_was_not_decided_on_counts_only_in_a_document_about_that_state(office: Office) -> None:
    waiting: dict[str, Any] = {"decree_number": None, "decree_date": None, "status": "layak"}
    a_life(office, 1, proposal=waiting, handover=None)

    assert codes(office, "lampiran-sk") == []
    chosen = Selection("UEP", 2025, status="layak")
    assert codes(office, "lampiran-sk", chosen) == ["untied.decree_missing"]


def test_goods_given_to_somebody_cancelled_are_told_by_the_recapitulation(office: Office) -> None:
    a_life(office, 1, proposal={"status": "dibatalkan"})

    assert codes(office, "rekap") == ["untied.handover_uncounted"]
    assert codes(office, "rekap", Selection("UEP", 2025, status="layak")) == [
        "untied.handover_uncounted"
    ]
    assert codes(office, "bast") == []


def test_errors_of_the_rules_are_told_until_somebody_accepts_them(office: Office) -> None:
    person = {"desil": 7}
    a_life(office, 1, person=person, proposal={"status": "diusulkan"}, handover=None)
    a_life(office, 2, person={**person, "village_code": MANGGAR},
           proposal={"status": "layak", "region_code": "64.71"}, handover=None)  # fmt: skip
    a_life(office, 3, person={"desil": 4}, proposal={"status": "diusulkan"}, handover=None)

    whole = faults(office, "usulan")
    (one,) = faults(office, "usulan", Selection("UEP", 2025, "", JAHAB))

    assert [(one.code, one.proposals) for one in whole] == [("untied.findings", ("u1", "u2"))]
    assert (one.proposals, one.region_code) == (("u1",), "64.02")
    assert codes(office, "usulan", Selection("UEP", 2025, status="cadangan")) == []
    assert codes(office, "usulan", Selection("UEP", 2025, proposals=("u3",))) == []
    with office.store.write(office.session.author, now=NOW, act="uji") as work:
        for serial in (1, 2):
            reason = {"person": f"p{serial}", "code": "desil.too_high", "reason": "hasil musdes"}
            work.put(Kind.DECISION, f"d{serial}", reason)
    assert codes(office, "usulan") == []


def test_a_sum_that_is_not_its_people_is_told(office: Office) -> None:
    a_life(office)
    raw(office.store).execute("update quota_use set people = 3 where status = 'disalurkan'")

    (fault,) = faults(office, "rekap")

    assert fault.code == "untied.counts"
    assert "Disalurkan: rekap menghitung 3 orang, data memuat 1" in fault.message
    assert codes(office, "rekap", Selection("UEP", 2025, "", "64.71")) == []
    assert codes(office, "rekap", Selection("UEP", 2025, "perubahan")) == []
    raw(office.store).execute("update quota_use set people = 1 where status = 'disalurkan'")


def test_people_far_apart_are_told_by_the_places_with_most(office: Office) -> None:
    districts = ["64.02.06.1001", "64.02.05.2001", "64.02.03.2001", "64.02.01.2001", ""]
    for serial, village in enumerate(districts, start=1):
        a_life(office, serial, person={"nik": None, "village_code": village or None},
               proposal={"status": "layak"}, handover=None)  # fmt: skip

    (fault,) = [one for one in faults(office, "usulan") if one.code == "untied.nik_missing"]

    assert fault.message.startswith("5 orang belum punya NIK (")
    assert "2 tempat lain" in fault.message


def test_a_refusal_lists_ten_and_counts_the_rest(office: Office) -> None:
    a_life(office, 1, person={"nik": None}, proposal={"approved_value": None, "decree_number": ""})
    found = faults(office, "bast")

    few, many = NotTied(found), NotTied(found * 5)

    assert len(found) > 2
    assert few.message.count("\n- ") == len(found)
    assert many.message.splitlines()[-1] == f"- dan {len(found) * 5 - 10} lainnya."
    assert many.untied == found * 5
    assert told(found)[0] == {
        "code": found[0].code, "message": found[0].message, "people": len(found[0].proposals)
    }  # fmt: skip


def test_verification_owes_no_sum(office: Office) -> None:
    a_life(office, 1, person={"nik": None}, proposal={"requested_value": None})

    assert codes(office, "verifikasi") == []


def test_no_value_is_missed_where_the_programme_knows_of_none(office: Office) -> None:
    empty = {"requested_value": None, "approved_value": None, "programme": "BST-LKS"}
    a_life(office, 1, proposal=empty, goods=None)
    bst = Selection("BST-LKS", 2025)

    for document in ("usulan", "rekap", "rekap-umum", "lampiran-sk", "sptjm"):
        found = codes(office, document, bst)
        assert "untied.requested_missing" not in found
        assert "untied.approved_missing" not in found
    a_life(office, 2, proposal={"requested_value": None})
    assert "untied.requested_missing" in codes(office, "usulan")

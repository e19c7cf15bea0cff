"""Amounts on papers: of one month they say so, and what is no goods is worth what was granted."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from bansos_desktop.domain.programme import Period, Programme
from bansos_desktop.domain.records import Kind
from bansos_desktop.domain.workflow import Status
from bansos_desktop.store.documents import Selection
from bansos_desktop.usecases.documents.business_column import unasked
from bansos_desktop.usecases.documents.catalogue import document
from bansos_desktop.usecases.documents.common_values import common_values
from bansos_desktop.usecases.documents.export import source_of
from bansos_desktop.workbook.placeholder import Value
from tests.factories import NOW
from tests.monthly import CASH, FOOD, WORTH, YEAR, a_month, decided_people
from tests.usecases.conftest import Office
from tests.usecases.paper_office import build, hand_over
from tests.usecases.test_record_instalments import hand_out

BST = "BST-INDIVIDU"
GRANTS = Selection(BST, YEAR, region_code="64.02")


def put(office: Office, proposal: str, **changed: str | int | None) -> None:
    """Change a proposal past all steps."""
    with office.store.write(office.session.author, now=NOW, act="uji") as work:
        work.put(Kind.PROPOSAL, proposal, changed)


def row(office: Office, selection: Selection = GRANTS) -> Mapping[str, Value]:
    """The recapitulation of Kutai Kartanegara."""
    (found,) = build(office, "rekap", selection).rows
    return found


def values(office: Office, key: str, selection: Selection) -> Mapping[str, Value]:
    """What stands once."""
    source = source_of(office.store, office.session, selection, office.today)
    return document(key).build(source).values


def titles(office: Office, selection: Selection) -> Mapping[str, Value]:
    """What stands over all documents alike."""
    source = source_of(office.store, office.session, selection, office.today)
    return common_values(source, document("lampiran-sk"), 1)


@pytest.fixture
def people(office: Office) -> list[str]:
    """Three people of an aid that is no goods; two have it."""
    made = decided_people(office.store, office.session, 3, programme=BST)
    for proposal in made[:2]:
        hand_over(office, proposal, (), bast_number="")
    return made


def test_an_aid_that_is_no_goods_spends_what_was_granted(office: Office, people: list[str]) -> None:
    assert row(office)["wilayah.realisasi"] == 2 * WORTH
    assert "belum lengkap" not in str(row(office)["wilayah.keterangan"])

    put(office, people[0], approved_value=None)

    assert row(office)["wilayah.realisasi"] == WORTH
    remark = "nilai bantuan 1 penerima tersalur belum lengkap"
    assert remark in str(row(office)["wilayah.keterangan"])


def test_without_a_handover_nothing_is_known_to_be_given(office: Office, people: list[str]) -> None:
    put(office, people[2], status=Status.DISTRIBUTED.value)

    assert row(office)["wilayah.realisasi"] == 2 * WORTH
    remark = "nilai bantuan 1 penerima tersalur belum lengkap"
    assert remark in str(row(office)["wilayah.keterangan"])


def test_whoever_signs_for_money_reads_how_much(office: Office, people: list[str]) -> None:
    put(office, people[1], approved_value=None)

    rows = list(build(office, "tanda-terima", GRANTS).rows)

    assert sorted(one.get("serah.nilai", 0) for one in rows) == [0, WORTH, WORTH]  # type: ignore[type-var]
    assert {one["serah.paket"] for one in rows} == {None}


def test_a_page_of_an_aid_that_is_no_goods_does_not_speak_of_goods(
    office: Office, people: list[str]
) -> None:
    (page, *_others) = build(office, "bast", GRANTS).sheets

    assert page.values["serah.paket"] == "bantuan"
    assert page.values["serah.nilai"] == WORTH
    assert people


def test_what_the_aid_is_given_as_has_its_column() -> None:
    given = Programme("X", "X", "64.02", form="uang tunai")

    assert "serah.paket" not in unasked(given)
    assert "serah.paket" in unasked(Programme("X", "X", "64.02"))


@pytest.mark.parametrize("code", [FOOD, CASH])
def test_a_months_value_is_called_so_wherever_it_is_added_up(office: Office, code: str) -> None:
    people = decided_people(office.store, office.session, 10, programme=code)
    for month in ("2025-03", "2025-04"):
        hand_out(office, a_month(people, month, programme=code))
    whole = Selection(code, YEAR, region_code="64.02")

    letter, list_, sheet = (
        values(office, key, whole) for key in ("sptjm", "lampiran-sk", "rekap-umum")
    )

    assert letter["dokumen.jumlah_nilai"] == "Rp3.000.000 per bulan"
    assert list_["dokumen.jumlah_nilai"] == "Rp3.000.000 per bulan"
    assert list_["dokumen.catatan"] == "Nilai bantuan adalah nilai per bulan."
    assert sheet["dokumen.catatan"] == "Nilai bantuan adalah nilai per bulan."
    assert titles(office, whole)["kolom.satuan_nilai"] == "Rp per bulan"
    assert row(office, whole)["wilayah.realisasi"] == 20 * WORTH


def test_an_aid_that_is_given_once_has_no_months(office: Office, people: list[str]) -> None:
    programme = office.store.reference.programme(BST)
    assert programme is not None
    assert programme.period is Period.UNSAID

    assert values(office, "sptjm", GRANTS)["dokumen.jumlah_nilai"] == "Rp900.000"
    assert values(office, "lampiran-sk", GRANTS)["dokumen.catatan"] is None
    assert titles(office, GRANTS)["kolom.satuan_nilai"] == "Rp"
    assert len(people) == 3

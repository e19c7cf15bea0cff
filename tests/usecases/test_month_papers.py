"""The papers of a monthly aid: a receipt for one month, and sums of all months that tie."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from bansos_desktop.domain.instalment import instalment_uid
from bansos_desktop.domain.records import Kind
from bansos_desktop.domain.tie_out import Tie
from bansos_desktop.runtime.resources import resource
from bansos_desktop.store.documents import Selection
from bansos_desktop.usecases import list_quotas, tell_history
from bansos_desktop.usecases.documents import export, list_left, tie_out
from bansos_desktop.usecases.documents.export import ExportRequest, source_of
from bansos_desktop.usecases.documents.programme_words import stage_names
from bansos_desktop.usecases.record_instalments import MonthKept, Taker
from bansos_desktop.usecases.refusal import Refused
from tests.factories import JAHAB, NOW
from tests.monthly import FOOD, WORTH, YEAR, a_month, decided_people
from tests.usecases.conftest import Office
from tests.usecases.paper_office import build
from tests.usecases.test_record_instalments import hand_out

MARCH = Selection(FOOD, YEAR, region_code="64.02", month="2025-03")


@pytest.fixture
def people(office: Office) -> list[str]:
    return decided_people(office.store, office.session, 4)


def untied(office: Office, document: str, selection: Selection = MARCH) -> list[str]:
    source = source_of(office.store, office.session, selection, office.today)
    return [one.code for one in tie_out.run(source, document)]


def recap(office: Office) -> dict[str, object]:
    whole = replace(MARCH, month="")
    (row,) = build(office, "rekap", whole).rows
    return dict(row)


def test_a_list_before_handing_out_leaves_day_and_signature_to_the_pen(
    office: Office, people: list[str]
) -> None:
    built = build(office, "tanda-terima", MARCH)

    rows = list(built.rows)
    assert built.values["dokumen.judul"] == "TANDA TERIMA BANTUAN BULAN MARET 2025"
    assert len(rows) == len(people)
    assert {row["serah.nilai"] for row in rows} == {WORTH}
    assert {row["serah.tanggal"] for row in rows} == {None}
    assert {row["serah.paket"] for row in rows} == {"barang pangan"}
    assert [bool(row["tanda.kiri"]) for row in rows] == [True, False, True, False]
    assert [bool(row["tanda.kanan"]) for row in rows] == [False, True, False, True]


def test_a_list_after_handing_out_says_who_took_what(office: Office, people: list[str]) -> None:
    taker = Taker("keluarga", "Anak Contoh", "Ibu sakit", 250_000)
    hand_out(office, a_month(people[:2], takers={people[0]: taker}))

    rows = {row["penerima.nama"]: row for row in build(office, "tanda-terima", MARCH).rows}

    assert rows["Orang Contoh A"]["serah.nilai"] == 250_000
    assert rows["Orang Contoh A"]["tanda.diwakilkan"] == "Anak Contoh (Anggota keluarga)"
    assert rows["Orang Contoh B"]["serah.tanggal"] == date(2025, 3, 20)
    assert rows["Orang Contoh B"]["serah.paket"] == "Beras 10 kg, minyak 2 liter, telur 2 piring"
    assert rows["Orang Contoh C"]["serah.tanggal"] is None


def test_a_village_has_a_list_of_its_own(office: Office, people: list[str]) -> None:
    assert len(people) == 4
    assert len(list(build(office, "tanda-terima", replace(MARCH, region_code=JAHAB)).rows)) == 2


def test_who_was_granted_no_value_is_due_the_programmes(office: Office, people: list[str]) -> None:
    with office.store.write(office.session.author, now=NOW, act="proposal.tetapkan") as work:
        work.put(Kind.PROPOSAL, people[0], {"approved_value": None})

    rows = build(office, "tanda-terima", MARCH).rows
    assert {row["serah.nilai"] for row in rows} == {WORTH}


@pytest.mark.parametrize(
    ("month", "code"),
    [
        ("", "instalment.month_needed"),
        ("Maret", "instalment.month_unreadable"),
        ("2024-03", "instalment.other_year"),
    ],
)
def test_a_receipt_needs_a_month_of_its_year(
    office: Office, people: list[str], month: str, code: str
) -> None:
    assert people
    with pytest.raises(Refused, match=code):
        build(office, "tanda-terima", replace(MARCH, month=month))


def test_the_month_is_on_the_file_and_in_the_ledger(
    office: Office, people: list[str], tmp_path: Path
) -> None:
    hand_out(office, a_month(people))
    request = ExportRequest("tanda-terima", MARCH, tmp_path / "maret.xlsx", resource("formats"))

    exported = export.write(office.store, office.session, request, now=NOW)
    export.note(office.store, office.session, exported, now=NOW)

    assert exported.rows == 4
    (left,) = list_left.run(office.store)
    assert "Maret 2025" in left.about
    assert left.stored.month == "2025-03"
    act = tell_history.acts(office.store, office.session)[0]
    (event,) = tell_history.of_act(office.store, act.head.batch)
    assert "    Bulan: Maret 2025" in event.lines


def test_the_recap_counts_people_once_and_all_their_months(
    office: Office, people: list[str]
) -> None:
    assert (recap(office)["wilayah.tersalur"], recap(office)["wilayah.realisasi"]) == (0, 0)
    hand_out(office, a_month(people))
    hand_out(office, a_month(people[:2], "2025-04", amount=200_000))

    row = recap(office)

    assert (row["wilayah.ditetapkan"], row["wilayah.tersalur"]) == (4, 4)
    assert row["wilayah.realisasi"] == 4 * WORTH + 2 * 200_000
    assert untied(office, "rekap") == []
    assert list_quotas.run(office.store, FOOD, YEAR)


def test_what_does_not_tie_is_said(office: Office, people: list[str]) -> None:
    done = hand_out(office, a_month(people, amount=WORTH + 1))
    assert isinstance(done, MonthKept)
    assert untied(office, "rekap") == []
    assert recap(office)["wilayah.realisasi"] == len(people) * (WORTH + 1)
    with office.store.write(office.session.author, now=NOW, act="x") as work:
        work.put(Kind.PROPOSAL, people[0], {"status": "ditetapkan"})
        work.put(Kind.INSTALMENT, instalment_uid(people[1], "2025-03"), {"deleted": 1})
        work.put(Kind.INSTALMENT, instalment_uid(people[2], "2025-03"), {"given_on": "2025-01-02"})

    assert set(untied(office, "rekap")) == {
        Tie.HANDOVER_UNCOUNTED.value,
        Tie.HANDOVER_MISSING.value,
        Tie.BEFORE_DECREE.value,
    }


def test_a_receipt_asks_for_no_plan_and_no_number(office: Office, people: list[str]) -> None:
    hand_out(office, a_month(people))

    assert untied(office, "tanda-terima") == []


@pytest.mark.parametrize("stage", ["", "murni"])
def test_a_quota_without_a_stage_stands_in_the_sum_of_the_recapitulation(
    office: Office, people: list[str], stage: str
) -> None:
    (row,) = build(office, "rekap", replace(MARCH, month="", stage=stage)).rows

    assert (row["wilayah.kuota_murni"], row["wilayah.kuota_perubahan"]) == (None, None)
    assert (row["wilayah.kuota_jumlah"], row["wilayah.ditetapkan"]) == (820, len(people))
    assert "kuota tanpa tahap: 820" in str(row["wilayah.keterangan"])
    assert untied(office, "rekap", replace(MARCH, month="", stage=stage)) == []


def test_a_paper_names_no_stage_where_the_quota_has_none(office: Office) -> None:
    def stage(selection: Selection) -> str:
        return stage_names(source_of(office.store, office.session, selection, office.today))

    assert stage(MARCH) == ""
    assert stage(replace(MARCH, stage="murni")) == "Murni"
    assert stage(Selection("UEP", YEAR)) == "Murni dan Perubahan"
    assert stage(Selection("KUKAR-PEMBERDAYAAN", YEAR)) == "Murni dan Perubahan"

"""BAST and the collective receipt: what was handed over, or what the pen is to fill in."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from bansos_desktop.domain.handover import DeliveredItem
from bansos_desktop.domain.records import Kind
from bansos_desktop.domain.workflow import Status
from bansos_desktop.store.documents import Selection
from bansos_desktop.usecases import record_handover
from bansos_desktop.usecases.documents.tab_name import tab_name
from bansos_desktop.usecases.record_recipient import Recorded as PersonRecorded
from bansos_desktop.workbook.content import Sheet
from bansos_desktop.workbook.formats import FORMATS
from tests.factories import JAHAB, LOA_IPUH, MANGGAR, a_draft
from tests.lives import GOODS, SUPPLIERS, set_status
from tests.usecases.conftest import Office
from tests.usecases.paper_office import UEP, build, decided, hand_over

PLANNED = [name for _section, name, *_rest in GOODS]
PLANNED_TOTAL = 1_450_000 + 650_000 + 2 * 275_000 + 40 * 19_500 + 50 * 13_000


def pages(office: Office, selection: Selection = UEP) -> tuple[Sheet, ...]:
    return tuple(build(office, "bast", selection).sheets)


def planned_of(office: Office, proposal: str) -> tuple[DeliveredItem, ...]:
    stored = office.store.recipients.proposal(proposal)
    assert stored is not None
    return record_handover.items_of(office.store, stored, recorded=False)


def test_a_handover_is_on_its_paper_with_number_day_and_worth_in_words(office: Office) -> None:
    hand_over(office, decided(office), handed_on=date(2025, 5, 9), bast_number="591/BAST/5/2025")

    (page,) = pages(office)

    wanted = {
        "serah.nomor": "591/BAST/5/2025",
        "serah.hari": "Jumat",
        "serah.hari_huruf": "Sembilan",
        "serah.bulan_huruf": "Mei",
        "serah.tahun_huruf": "Dua Ribu Dua Puluh Lima",
        "serah.tanggal_panjang": "9 Mei 2025",
        "serah.nilai_rupiah": "Rp4.080.000,00",
        "serah.nilai_huruf": "Empat Juta Delapan Puluh Ribu Rupiah",
        "serah.penyedia": SUPPLIERS[0],
        "serah.petugas": "Siti Operator",
        "sk.nomor": "400.9/12/SK",
        "sk.tanggal": "5 Mei 2025",
        "penerima.nama": "Orang Contoh A",
        "serah.penerima": "Orang Contoh A",
        "serah.sebutan": "Penerima Manfaat",
        "serah.diwakilkan": None,
    }
    assert {name: page.values[name] for name in wanted} == wanted
    assert PLANNED_TOTAL == 4_080_000
    assert [row["barang.nama"] for row in page.rows] == PLANNED
    assert [row["barang.no"] for row in page.rows] == [1, 2, 3, 4, 5]


def test_only_what_came_is_handed_over_and_said_to_be_worth_what_came(office: Office) -> None:
    proposal = decided(office)
    stove, blender, *rest = planned_of(office, proposal)
    items = (
        replace(stove, price=1_400_000),
        replace(blender, volume=0, note="Stok habis"),
        *rest[:-1],
        replace(rest[-1], volume=2_500, note="Sisanya menyusul"),
        DeliveredItem(name="Celemek", unit="buah", volume=1000, price=50_000),
    )

    hand_over(office, proposal, items)

    (page,) = pages(office)
    names = [row["barang.nama"] for row in page.rows]
    assert names == [PLANNED[0], *PLANNED[2:], "Celemek"]
    assert page.rows[0]["barang.harga"] == 1_400_000
    assert page.rows[3]["barang.volume"] == Decimal("2.5")
    assert page.rows[3]["barang.keterangan"] == "Sisanya menyusul"
    came = 1_400_000 + 2 * 275_000 + 40 * 19_500 + 32_500 + 50_000
    assert page.values["serah.nilai"] == came


def test_before_going_out_number_and_day_are_left_to_the_pen(office: Office) -> None:
    decided(office)

    (page,) = pages(office)

    left = ["serah.nomor", "serah.tanggal", "serah.petugas", "serah.penyedia"]
    assert [page.values[name] for name in left] == [None] * 4
    assert not {"serah.hari", "serah.tanggal_panjang"} & page.values.keys()
    assert "Bila diwakilkan" in str(page.values["serah.diwakilkan"])
    assert [row["barang.nama"] for row in page.rows] == PLANNED
    assert [row["barang.volume"] for row in page.rows] == [1, 1, 2, 40, 50]
    assert page.values["serah.nilai"] == PLANNED_TOTAL


def test_who_has_no_goods_gets_a_page_with_lines_for_the_pen(office: Office) -> None:
    decided(office, planned=False)

    (page,) = pages(office)

    assert [dict(row) for row in page.rows] == [{"barang.keterangan": "\n"}] * 6
    assert "serah.nilai" not in page.values


def test_half_a_sum_is_never_said_to_be_the_worth(office: Office) -> None:
    proposal = decided(office)
    (first, *_others) = office.store.goods.plan(proposal)
    with office.store.write(office.session.author, now=office.now, act="goods.plan") as work:
        work.put(Kind.GOODS, first.uid, {"unit_price": None})

    (page,) = pages(office)

    assert page.rows[0]["barang.harga"] is None
    assert "serah.nilai_huruf" not in page.values


def test_who_stands_in_is_said_on_the_paper_and_signs_it(office: Office) -> None:
    changed = {"received_by": "Ani Contoh", "received_as": "keluarga", "note": "Ibu sakit"}
    hand_over(office, decided(office), **changed)

    (page,) = pages(office)
    (row,) = build(office, "tanda-terima").rows

    assert page.values["serah.diwakilkan"] == (
        "yang dalam penerimaan ini diwakilkan oleh Ani Contoh sebagai Anggota keluarga"
    )
    assert page.values["serah.penerima"] == "Ani Contoh"
    assert page.values["serah.sebutan"] == "Yang mewakili Penerima Manfaat"
    assert page.values["penerima.nama"] == "Orang Contoh A"
    assert row["tanda.diwakilkan"] == "Ani Contoh (Anggota keluarga)"


def test_pages_come_by_village_and_name_and_only_of_the_decided(office: Office) -> None:
    decided(office, 1, name="Zaki", village_code=LOA_IPUH)
    decided(office, 2, name="ahmad", village_code=LOA_IPUH)
    decided(office, 3, name="Budi", village_code=JAHAB)
    decided(office, 4, name="Ani", village_code=MANGGAR)
    office.record(a_draft(5, name="Belum Diputus"))

    names = [page.values["penerima.nama"] for page in pages(office)]
    tabs = [page.name for page in pages(office)]

    assert names == ["Budi", "ahmad", "Zaki", "Ani"]
    assert tabs == ["001 Budi", "002 ahmad", "003 Zaki", "004 Ani"]


def test_a_selection_is_kept_to(office: Office) -> None:
    waiting = decided(office, 1)
    hand_over(office, decided(office, 2))
    decided(office, 3, village_code=MANGGAR)

    def of(**wanted: object) -> list[object]:
        chosen = replace(UEP, **wanted)  # type: ignore[arg-type]  # a test names fields
        return [page.values["penerima.nik"] for page in pages(office, chosen)]

    assert of(status="disalurkan") == [a_draft(2).nik]
    assert of(status="diusulkan") == []
    assert of(proposals=(waiting,)) == [a_draft(1).nik]
    assert of(region_code="64.71") == [a_draft(3).nik]
    assert of(region_code="64.02.06") == [a_draft(1).nik, a_draft(2).nik]


def test_a_state_without_a_handover_on_record_is_left_to_the_pen(office: Office) -> None:
    proposal = decided(office)
    set_status(office.store, office.session, proposal, Status.DISTRIBUTED)

    (page,) = pages(office)

    assert page.values["serah.nomor"] is None
    assert [row["barang.nama"] for row in page.rows] == PLANNED


@pytest.mark.parametrize(
    ("name", "tab"),
    [
        ("Siti La'ai", "007 Siti La'ai"),
        ("A/B: [C]? *D\\", "007 A B C D"),
        ("", "007"),
        ("X" * 40, f"007 {'X' * 27}"),
        (f"{'X' * 26}' Y", f"007 {'X' * 26}"),
    ],
)
def test_a_tab_is_named_so_that_excel_takes_it(name: str, tab: str) -> None:
    assert tab_name(7, name) == tab


def test_signatures_are_staggered_over_two_columns(office: Office) -> None:
    for serial in (1, 2, 3):
        decided(office, serial)

    rows = list(build(office, "tanda-terima").rows)

    dots = "." * 20
    assert [row["tanda.kiri"] for row in rows] == [f"1. {dots}", None, f"3. {dots}"]
    assert [row["tanda.kanan"] for row in rows] == [None, f"2. {dots}", None]


def test_a_receipt_says_what_came_what_it_is_worth_and_when(office: Office) -> None:
    hand_over(office, decided(office, 1))
    decided(office, 2, planned=False)

    first, second = build(office, "tanda-terima").rows

    assert first["serah.paket"] == (
        "Kompor gas dan tabung 1 set; Blender 1 unit; Wajan dan sutil 2 set; "
        "Minyak goreng 40 liter; Tepung terigu 50 kg"
    )
    assert (first["serah.nilai"], first["serah.tanggal"]) == (PLANNED_TOTAL, date(2025, 7, 14))
    assert (second["serah.paket"], second.get("serah.nilai")) == (None, None)
    assert (second["serah.tanggal"], second["tanda.diwakilkan"]) == (None, None)
    assert {first["kelompok.nama"], second["kelompok.nama"]} == {"Tenggarong"}


def test_the_supplier_stands_below_a_receipt_only_if_there_is_one(office: Office) -> None:
    assert build(office, "tanda-terima").values["dokumen.penyedia"] is None
    hand_over(office, decided(office, 1))
    assert build(office, "tanda-terima").values["dokumen.penyedia"] == SUPPLIERS[0]

    hand_over(office, decided(office, 2), bast_number="2/BAST", supplier=SUPPLIERS[1])

    assert build(office, "tanda-terima").values["dokumen.penyedia"] is None


def test_every_value_has_a_name_that_a_template_may_use(office: Office) -> None:
    hand_over(office, decided(office, 1))
    decided(office, 2)

    bast, receipt = build(office, "bast"), build(office, "tanda-terima")

    for page in bast.sheets:
        assert page.values.keys() <= FORMATS["bast"].allowed
        assert {name for row in page.rows for name in row} <= FORMATS["bast"].allowed
    assert bast.values["dokumen.program"] == "Usaha Ekonomi Produktif (UEP)"
    assert {name for row in receipt.rows for name in row} <= FORMATS["tanda-terima"].allowed


def test_a_page_shows_no_person_in_a_traceback(office: Office) -> None:
    hand_over(office, decided(office, 1), received_by="Rahasia Contoh")

    (grant,) = office.store.grants.grants(UEP, {Status.DISTRIBUTED})

    assert "Rahasia" not in repr(grant)
    assert "Orang Contoh" not in repr(grant)


def test_more_people_than_are_read_at_once_all_have_their_goods(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bansos_desktop.store.documents_grants.AT_ONCE", 2)
    for serial in range(1, 6):
        outcome = office.record(a_draft(serial))
        assert isinstance(outcome, PersonRecorded)
        set_status(office.store, office.session, outcome.proposal, Status.DECIDED)
    decided(office, 6)

    found = [len(page.rows) for page in pages(office)]

    assert found == [6, 6, 6, 6, 6, 5]

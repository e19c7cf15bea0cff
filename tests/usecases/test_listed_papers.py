"""Lists, letters and sums that leave the office: who is in them, and what they never claim."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

import pytest
from openpyxl import load_workbook

from bansos_desktop.domain.in_words import LARGEST_IN_WORDS
from bansos_desktop.domain.records import Kind
from bansos_desktop.domain.views import Filter
from bansos_desktop.domain.workflow import Status
from bansos_desktop.runtime.resources import resource
from bansos_desktop.store import documents
from bansos_desktop.store.documents import PersonLine, Selection
from bansos_desktop.store.documents_decided import Decided, Decree
from bansos_desktop.store.listing import Query
from bansos_desktop.usecases import record_handover
from bansos_desktop.usecases.documents import decided_values
from bansos_desktop.usecases.documents.catalogue import document
from bansos_desktop.usecases.documents.common_values import full_name
from bansos_desktop.usecases.documents.export import source_of
from bansos_desktop.usecases.documents.identity import WITHOUT_DISTRICT, identity
from bansos_desktop.workbook.content import GROUP_NAME
from bansos_desktop.workbook.formats import FORMATS
from bansos_desktop.workbook.placeholder import Value, blanks, parse
from tests.factories import JAHAB, LOA_IPUH, MANGGAR, NOW, TODAY, a_draft
from tests.usecases.conftest import MakeOffice, Office
from tests.usecases.paper_office import UEP, build, decided, hand_over
from tests.usecases.visits import a_prepared, a_proposal, a_visit, visit

PEOPLE = ("usulan", "verifikasi", "lampiran-sk")
OF_ALL = (*PEOPLE, "rekap-umum")
PLANNED_TOTAL = 4_080_000


def rows(office: Office, key: str, selection: Selection = UEP) -> list[Mapping[str, Value]]:
    """The body rows; their values must all be known to templates."""
    built = build(office, key, selection)
    found = list(built.rows)
    allowed = FORMATS[key].allowed
    assert {name for row in found for name in row} <= allowed
    assert set(built.values) <= allowed
    return found


def values(office: Office, key: str, selection: Selection = UEP) -> Mapping[str, Value]:
    """What stands once."""
    source = source_of(office.store, office.session, selection, office.today)
    return document(key).build(source).values


def put(office: Office, proposal: str, **changed: str | int | None) -> None:
    """Change a proposal past all steps."""
    with office.store.write(office.session.author, now=NOW, act="uji") as work:
        work.put(Kind.PROPOSAL, proposal, changed)


def test_whoever_was_not_visited_is_in_the_list_and_it_says_so(office: Office) -> None:
    a_proposal(office, 1)
    visit(office, a_proposal(office, 2))

    waiting, seen = rows(office, "verifikasi")

    assert waiting["kunjungan.hasil"] == "Belum dikunjungi"
    assert {name for name in waiting if name.startswith("kunjungan.")} == {"kunjungan.hasil"}
    assert seen["kunjungan.hasil"] == "Ditemukan, wawancara selesai"
    assert values(office, "verifikasi")["dokumen.jumlah_dikunjungi"] == 1


def test_the_last_visit_is_told_in_words(office: Office) -> None:
    proposal = a_proposal(office)
    before = TODAY - timedelta(days=9)
    visit(office, proposal, a_visit(visited_on=before, recommendation="cadangan", reason="Penuh"))
    last = a_visit(
        criteria=("tidak", "ya", *[""] * 7), house="menumpang", assets="Gerobak", income=900_000,
        expense=1_000_000, food_expense=600_000, earlier_aid="WRSE", earlier_aid_year=2023,
        skill="Memasak", will="ya", note="lewat jembatan", officer="Budi Petugas",
    )  # fmt: skip
    visit(office, proposal, last, photos=(a_prepared("satu"), a_prepared("dua")))

    (row,) = rows(office, "verifikasi")

    wanted = {
        "tanggal": TODAY,
        "petugas": "Budi Petugas",
        "koordinat": "-0.502, 117.153",
        "kriteria_0": "T",
        "kriteria_1": "Y",
        "kriteria_2": None,
        "rumah": "Menumpang",
        "aset": "Gerobak",
        "penghasilan": 900_000,
        "pengeluaran": 1_000_000,
        "pengeluaran_makan": 600_000,
        "pernah_bantuan": "WRSE",
        "pernah_tahun": 2023,
        "keterampilan": "Memasak",
        "minat": "Ya, sungguh berminat",
        "rekomendasi": "Layak",
        "alasan": None,
        "foto": 2,
        "keterangan": "lewat jembatan",
    }
    assert {name: row[f"kunjungan.{name}"] for name in wanted} == wanted


def test_of_two_visits_on_a_day_the_one_recorded_later_counts(office: Office) -> None:
    proposal = a_proposal(office)
    visit(office, proposal, a_visit(officer="Pertama"))
    visit(office, proposal, a_visit(officer="Kedua"))

    assert rows(office, "verifikasi")[0]["kunjungan.petugas"] == "Kedua"


def test_a_deleted_visit_is_no_visit(office: Office) -> None:
    visit(office, a_proposal(office))
    with office.store.write(office.session.author, now=NOW, act="uji") as work:
        uid = rows(office, "verifikasi")[0]["kunjungan.id"]
        work.delete(Kind.VERIFICATION, str(uid))

    assert rows(office, "verifikasi")[0]["kunjungan.hasil"] == "Belum dikunjungi"
    assert values(office, "verifikasi")["dokumen.jumlah_dikunjungi"] == 0


def test_a_visit_with_next_to_nothing_is_told_too(office: Office) -> None:
    proposal = a_proposal(office)
    with office.store.write(office.session.author, now=NOW, act="uji") as work:
        told = {"proposal": proposal, "house": "gubuk", "latitude": "-0.5"}
        work.put(Kind.VERIFICATION, "v", told)

    (row,) = rows(office, "verifikasi")

    wanted = ("tanggal", "koordinat", "rekomendasi", "kriteria_0")
    assert [row[f"kunjungan.{name}"] for name in wanted] == [None] * 4
    assert row["kunjungan.rumah"] == "gubuk"


def test_the_list_of_a_decree_holds_who_was_decided_on_with_what_was_granted(
    office: Office,
) -> None:
    a_proposal(office, 1)
    decided(office, 2, note="catatan kantor")

    (row,) = rows(office, "lampiran-sk")

    assert row["penerima.nama"] == "Orang Contoh B"
    assert row["penerima.nilai_bantuan"] == 4_500_000
    assert row["penerima.alamat_rt"] == "Jl. Contoh 2 RT 001 RW 002"
    assert row["penerima.keterangan"] is None
    assert values(office, "lampiran-sk") == {
        "dokumen.jumlah_huruf": "satu",
        "dokumen.jumlah_nilai": "Rp4.500.000",
        "dokumen.nilai_huruf": "Empat Juta Lima Ratus Ribu Rupiah",
        "dokumen.catatan": None,
        "sk.nomor": "400.9/12/SK",
        "sk.tanggal": "5 Mei 2025",
        "sk.daftar": "Nomor 400.9/12/SK tanggal 5 Mei 2025",
    }


def test_under_several_decrees_each_row_names_its_own(office: Office) -> None:
    decided(office, 1)
    put(office, decided(office, 2), decree_number="7/SK", decree_date=None)

    said = [row["penerima.keterangan"] for row in rows(office, "lampiran-sk")]

    assert said == ["SK 400.9/12/SK tanggal 5 Mei 2025", "SK 7/SK"]
    found = values(office, "lampiran-sk")
    assert "sk.nomor" not in found
    assert found["dokumen.catatan"] == (
        "Daftar ini memuat lebih dari satu SK; lihat kolom Keterangan."
    )
    assert found["sk.daftar"] == (
        "Nomor 7/SK tanggal .................... dan Nomor 400.9/12/SK tanggal 5 Mei 2025"
    )


def test_a_decision_without_a_decree_leaves_the_number_open(office: Office) -> None:
    decided(office, 1)
    put(office, decided(office, 2), decree_number=None, decree_date=None)

    assert not {"sk.nomor", "sk.daftar"} & set(values(office, "lampiran-sk"))
    said = [row["penerima.keterangan"] for row in rows(office, "lampiran-sk")]
    assert said[1] == "SK belum dicatat"


def test_a_letter_names_no_more_than_three_decrees(office: Office) -> None:
    for serial in range(1, 5):
        put(office, decided(office, serial), decree_number=f"{serial}/SK")

    assert not {"sk.nomor", "sk.daftar"} & set(values(office, "sptjm"))


def test_half_a_sum_is_left_open(office: Office) -> None:
    decided(office, 1)
    put(office, decided(office, 2), approved_value=None)

    found = values(office, "lampiran-sk")

    assert not {"dokumen.jumlah_nilai", "dokumen.nilai_huruf"} & set(found)
    assert found["dokumen.catatan"] == "Nilai bantuan 1 penerima belum diisi dan tidak terhitung."
    assert "dokumen.jumlah_nilai" not in values(office, "sptjm")


def test_a_sum_that_has_no_words_is_left_open() -> None:
    decree = (Decree("1/SK", "2025-05-05"),)

    assert "dokumen.nilai_huruf" in decided_values.decided_values(
        Decided(1, LARGEST_IN_WORDS, 0, decree)
    )
    assert "dokumen.nilai_huruf" not in decided_values.decided_values(
        Decided(1, LARGEST_IN_WORDS + 1, 0, decree)
    )


def test_the_letter_speaks_of_all_who_were_decided_on(office: Office) -> None:
    a_proposal(office, 1)
    source = source_of(office.store, office.session, UEP, office.today)
    assert document("sptjm").count(source) == 0

    hand_over(office, decided(office, 2))
    decided(office, 3)

    assert document("sptjm").count(source) == 2
    found = values(office, "sptjm")
    assert (found["dokumen.jumlah_huruf"], found["dokumen.jumlah_nilai"]) == ("dua", "Rp9.000.000")


@pytest.mark.parametrize("key", OF_ALL)
def test_a_list_is_of_the_part_that_was_chosen(office: Office, key: str) -> None:
    kept = [decided(office, serial) for serial in (1, 2)]
    decided(office, 3, village_code=LOA_IPUH)
    decided(office, 4, village_code=MANGGAR)
    hand_over(office, kept[1], bast_number="2/BAST")

    def people(**part: object) -> int:
        found = rows(office, key, replace(UEP, **part))  # type: ignore[arg-type]  # names fields
        return sum(int(str(row["desa.usulan"])) if key == "rekap-umum" else 1 for row in found)

    assert people() == 4
    assert people(region_code="64.02") == 3
    assert people(region_code="64.02.06") == 3
    assert people(region_code=JAHAB) == 2
    assert people(status=Status.DISTRIBUTED.value) == 1
    assert people(proposals=(kept[0],)) == 1
    assert people(stage="perubahan") == 0


@pytest.mark.parametrize("key", PEOPLE)
def test_people_stand_by_place_and_name_and_carry_their_kecamatan(
    office: Office, key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(documents, "AT_ONCE", 2)
    decided(office, 1, name="Zaki")
    decided(office, 2, name="ahmad")
    decided(office, 3, name="Ani", village_code=MANGGAR)

    found = rows(office, key)

    assert [row["penerima.nama"] for row in found] == ["ahmad", "Zaki", "Ani"]
    assert [row["penerima.no"] for row in found] == [1, 2, 3]
    assert [row[GROUP_NAME] for row in found] == ["Tenggarong"] * 2 + ["Balikpapan Timur"]


def test_a_person_without_an_address_has_none() -> None:
    names = [name for name in PersonLine.__slots__ if name not in ("uid", "status")]
    nobody = PersonLine(uid="u", status="", **dict.fromkeys(names))

    found = identity(nobody, 1, TODAY)

    told = {name: value for name, value in found.items() if value is not None}
    assert told == {GROUP_NAME: WITHOUT_DISTRICT, "penerima.id": "u", "penerima.no": 1}


def test_a_full_address_names_village_kecamatan_and_kabupaten(office: Office) -> None:
    a_proposal(office)

    assert rows(office, "usulan")[0]["penerima.alamat_lengkap"] == (
        "Jl. Contoh 1 RT 001 RW 002, Kelurahan Jahab, Kecamatan Tenggarong, "
        "Kabupaten Kutai Kartanegara"
    )


def test_a_village_is_named_by_what_it_is_and_where(office: Office) -> None:
    regions = office.store.regions.book()

    assert full_name(regions, "64.02.06.1001").startswith("Kelurahan ")
    assert full_name(regions, "64.07.07.2018").startswith("Kampung ")
    assert full_name(regions, "64.07.07").startswith("Kecamatan ")


def test_the_sheet_to_share_has_counts_and_no_person(office: Office) -> None:
    a_proposal(office, 1)
    decided(office, 2)
    hand_over(office, decided(office, 3))
    visit(office, a_proposal(office, 4, village_code=MANGGAR))
    put(office, a_proposal(office, 5), status="draf")
    decided(office, 6)

    found = rows(office, "rekap-umum")

    assert [list(row.values()) for row in found] == [
        ["Tenggarong, Kabupaten Kutai Kartanegara", 1, "Jahab", 4, 3, 3, 1, 13_500_000],
        ["Balikpapan Timur, Kota Balikpapan", 2, "Manggar", 1, 1, 0, 0, 0],
    ]
    assert not document("rekap-umum").personal
    assert values(office, "rekap-umum")["dokumen.catatan"] is None


def test_where_few_were_decided_on_their_money_is_not_shown_nor_summed(office: Office) -> None:
    for serial in (1, 2):
        decided(office, serial)
    for serial in (3, 4, 5):
        decided(office, serial, village_code=MANGGAR)

    few, enough = rows(office, "rekap-umum")

    assert (few["desa.ditetapkan"], few["desa.nilai"]) == (2, None)
    assert (enough["desa.ditetapkan"], enough["desa.nilai"]) == (3, 13_500_000)
    remark = str(values(office, "rekap-umum")["dokumen.catatan"])
    assert "kurang dari 3 penerima" in remark
    assert "(2 penerima)" in remark


def test_a_village_nobody_filled_in_has_its_row(office: Office) -> None:
    proposal = decided(office)
    person = office.store.recipients.proposal(proposal)
    assert person is not None
    with office.store.write(office.session.author, now=NOW, act="uji") as work:
        work.put(Kind.PERSON, str(person.values["person"]), {"village_code": None})
    put(office, proposal, approved_value=None)

    (row,) = rows(office, "rekap-umum", replace(UEP, region_code="64.02"))

    assert row[GROUP_NAME] == "(kecamatan belum diisi)"
    assert row["desa.nama"] == "(desa/kelurahan belum diisi)"
    assert row["desa.nilai"] is None
    assert values(office, "rekap-umum")["dokumen.catatan"] == (
        "Nilai bantuan 1 penerima yang ditetapkan belum diisi dan tidak terhitung."
    )


def kukar(office: Office, selection: Selection = UEP) -> Mapping[str, Value]:
    """The row of Kutai Kartanegara."""
    found = rows(office, "rekap", selection)
    return next(row for row in found if row["wilayah.nama"] == "Kabupaten Kutai Kartanegara")


def test_what_was_spent_is_what_was_handed_over(office: Office) -> None:
    decided(office, 1)
    assert kukar(office)["wilayah.realisasi"] == 0

    hand_over(office, decided(office, 2))

    row = kukar(office)
    assert (row["wilayah.tersalur"], row["wilayah.realisasi"]) == (1, PLANNED_TOTAL)
    assert "wilayah.pagu" not in row
    assert row["wilayah.keterangan"] is None
    assert kukar(office, replace(UEP, stage="perubahan"))["wilayah.realisasi"] == 0


def test_a_price_that_is_not_known_is_not_taken_from_the_plan(office: Office) -> None:
    proposal = decided(office)
    stored = office.store.recipients.proposal(proposal)
    assert stored is not None
    first, *others = record_handover.items_of(office.store, stored, recorded=False)
    hand_over(office, proposal, (replace(first, price=None), *others))

    row = kukar(office)

    assert row["wilayah.realisasi"] == PLANNED_TOTAL - 1_450_000
    assert row["wilayah.keterangan"] == "nilai barang 1 penerima tersalur belum lengkap"


def test_who_has_goods_that_nobody_wrote_down_is_worth_nothing_known(office: Office) -> None:
    put(office, decided(office), status=Status.DISTRIBUTED.value)

    row = kukar(office)

    assert row["wilayah.realisasi"] is None
    assert row["wilayah.keterangan"] == "nilai barang 1 penerima tersalur belum lengkap"


def test_a_lump_of_the_province_spends_nothing(office: Office) -> None:
    lump = rows(office, "rekap")[-1]

    assert lump["wilayah.nama"] == "Provinsi (belum dirinci)"
    assert lump["wilayah.realisasi"] is None


@pytest.mark.parametrize("key", OF_ALL)
def test_every_column_of_the_shipped_form_is_filled(office: Office, key: str) -> None:
    proposal = decided(office, education="5", occupation="08", marital_status="2")
    visit(office, proposal, a_visit(house="milik", will="ya"))
    asked = {
        blank.name
        for cells in load_workbook(resource("formats") / FORMATS[key].file).worksheets[0]
        for cell in cells
        for blank in blanks(parse(str(cell.value or "")))
        if blank.name in FORMATS[key].row_names
    }

    assert asked
    assert asked <= set(rows(office, key)[0])


def test_rows_are_read_as_they_are_asked_for(make_office: MakeOffice) -> None:
    office = make_office(region_code="64.02")
    for serial in range(1, 4):
        office.record(a_draft(serial))
    source = source_of(office.store, office.session, UEP, office.today)

    for key in ("usulan", "verifikasi"):
        lines = iter(document(key).build(source).rows)
        assert next(lines)["penerima.tanggal_lahir"] == date(1980, 8, 12)
        assert len(list(lines)) == 2


def test_whom_a_full_quota_noted_for_other_aid_says_so_in_the_proposals(office: Office) -> None:
    noted = {"status": "cadangan", "status_reason": "Dicatat untuk BLT Desa"}
    changes = (noted, noted, {**noted, "status": "layak"}, {**noted, "status_reason": "Kuota"})
    made = [
        a_proposal(office, serial, note=note)
        for serial, note in enumerate(("", "catatan", "", ""), start=1)
    ]
    for uid, values in zip(made, changes, strict=True):
        put(office, uid, **values)

    told = [row["penerima.keterangan"] for row in rows(office, "usulan")]
    found = office.store.listing.block(Query("UEP", 2025, Filter(noted_for="BLT Desa")), 0, 10)

    assert told == ["Dicatat untuk BLT Desa", "Dicatat untuk BLT Desa; catatan", None, None]
    assert [row.proposal for row in found] == made[:2]


def test_the_sum_of_a_quota_is_that_of_the_chosen_stages(office: Office) -> None:
    def quotas(stage: str) -> list[Value]:
        row = kukar(office, replace(UEP, stage=stage))
        names = ("kuota_murni", "kuota_perubahan", "kuota_jumlah")
        return [row.get(f"wilayah.{name}") for name in names]

    first, amended, both = quotas("")
    assert first is not None
    assert both == sum(int(str(one)) for one in (first, amended) if one is not None)
    assert quotas("murni") == [first, None, first]

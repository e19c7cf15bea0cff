"""Monev: everybody who has the goods with the latest visit, in words that are read back."""

from __future__ import annotations

from datetime import date

from bansos_desktop.domain.records import Kind
from bansos_desktop.usecases import record_monitoring
from bansos_desktop.workbook.formats import FORMATS
from bansos_desktop.workbook.placeholder import Value
from tests.factories import LOA_IPUH
from tests.lives import a_visit, visit
from tests.usecases.conftest import Office
from tests.usecases.paper_office import build, decided, hand_over
from tests.usecases.visits import a_prepared


def handed(office: Office, serial: int = 1, **changed: object) -> str:
    proposal = decided(office, serial, **changed)
    number = f"{serial}/BAST"
    hand_over(office, proposal, handed_on=date(2025, 6, 20), bast_number=number)
    return proposal


def rows(office: Office) -> list[dict[str, Value]]:
    return [dict(row) for row in build(office, "monev").rows]


def test_a_row_holds_the_latest_visit_in_words(office: Office) -> None:
    proposal = handed(office)
    visit(office.store, office.session, proposal, month=1)
    latest = visit(
        office.store,
        office.session,
        proposal,
        month=2,
        running="tidak",
        goods_state="sebagian",
        development="berhenti",
        revenue=0,
        profit=0,
        obstacle="Sakit",
        follow_up="Kunjungi lagi",
        visited_on=date(2025, 7, 31),
    )

    (row,) = rows(office)

    wanted = {
        "penerima.id": proposal,
        "serah.tanggal": date(2025, 6, 20),
        "serah.nomor": "1/BAST",
        "monev.id": latest,
        "monev.tanggal": date(2025, 7, 31),
        "monev.petugas": "Siti Operator",
        "monev.bulan": 2,
        "monev.berjalan": "T",
        "monev.keadaan_barang": "Ada sebagian",
        "monev.omzet": 0,
        "monev.laba": 0,
        "monev.tenaga_kerja": 1,
        "monev.perkembangan": "Berhenti",
        "monev.kendala": "Sakit",
        "monev.tindak_lanjut": "Kunjungi lagi",
        "monev.foto": 0,
    }
    assert {name: row[name] for name in wanted} == wanted
    assert row.keys() <= FORMATS["monev"].allowed


def test_who_was_not_visited_yet_has_an_empty_row_to_fill_in(office: Office) -> None:
    handed(office)

    (row,) = rows(office)

    assert row["penerima.nama"] == "Orang Contoh A"
    assert [name for name in row if name.startswith("monev.")] == []


def test_photos_are_counted(office: Office) -> None:
    proposal = handed(office)
    photos = (a_prepared("satu", "usaha"), a_prepared("dua", "usaha"))
    request = record_monitoring.Request(proposal, a_visit(), photos=photos)
    record_monitoring.run(office.store, office.session, request, now=office.now, today=office.today)

    (row,) = rows(office)

    assert row["monev.foto"] == 2


def test_only_who_has_the_goods_is_followed_village_by_village(office: Office) -> None:
    handed(office, 1, village_code=LOA_IPUH)
    handed(office, 2)
    decided(office, 3)

    assert [row["penerima.desa"] for row in rows(office)] == ["Jahab", "Loa Ipuh"]


def test_what_no_list_knows_stands_as_it_is_kept(office: Office) -> None:
    uid = visit(office.store, office.session, handed(office))
    with office.store.write(office.session.author, now=office.now, act="monitoring.record") as w:
        values: dict[str, Value] = {
            "goods_state": "hilang",
            "running": "musiman",
            "development": None,
            "visited_on": None,
        }
        w.put(Kind.MONITORING, uid, values)  # type: ignore[arg-type]  # texts and nothing

    (row,) = rows(office)

    assert (row["monev.keadaan_barang"], row["monev.berjalan"]) == ("hilang", "musiman")
    assert (row["monev.perkembangan"], row["monev.tanggal"]) == (None, None)

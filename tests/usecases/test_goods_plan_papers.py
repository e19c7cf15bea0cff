"""RAB: a sheet for everybody with a plan, in the groups ALAT and BAHAN."""

from __future__ import annotations

from decimal import Decimal

from bansos_desktop.domain.records import Kind
from bansos_desktop.domain.workflow import Status
from bansos_desktop.store.unit_of_work import new_uid
from bansos_desktop.usecases.record_recipient import Recorded as PersonRecorded
from bansos_desktop.workbook.content import Sheet
from bansos_desktop.workbook.formats import FORMATS
from tests.factories import a_draft
from tests.lives import plan_goods, set_status
from tests.usecases.conftest import Office
from tests.usecases.paper_office import build, decided


def proposed(office: Office, serial: int = 1) -> str:
    outcome = office.record(a_draft(serial))
    assert isinstance(outcome, PersonRecorded)
    return outcome.proposal


def sheets(office: Office) -> tuple[Sheet, ...]:
    return tuple(build(office, "rab").sheets)


def put(office: Office, proposal: str, **values: str | int | None) -> None:
    with office.store.write(office.session.author, now=office.now, act="goods.plan") as work:
        work.put(Kind.GOODS, new_uid(), {"proposal": proposal, "position": 9, **values})


def test_a_plan_stands_in_its_groups_each_numbered_from_one(office: Office) -> None:
    plan_goods(office.store, office.session, proposed(office))

    (sheet,) = sheets(office)

    found = [(row["kelompok.nama"], row["barang.no"], row["barang.nama"]) for row in sheet.rows]
    assert found == [
        ("ALAT", 1, "Kompor gas dan tabung"),
        ("ALAT", 2, "Blender"),
        ("ALAT", 3, "Wajan dan sutil"),
        ("BAHAN", 1, "Minyak goreng"),
        ("BAHAN", 2, "Tepung terigu"),
    ]
    assert [row["barang.harga"] for row in sheet.rows][:2] == [1_450_000, 650_000]
    assert {name for row in sheet.rows for name in row} <= FORMATS["rab"].allowed
    assert sheet.values.keys() <= FORMATS["rab"].allowed


def test_tools_stand_before_materials_whatever_their_position(office: Office) -> None:
    proposal = proposed(office)
    put(office, proposal, section="bahan", name="Gula", volume=2_500, unit="kg", unit_price=16_000)
    put(office, proposal, section=None, name="Timbangan", volume=1_000, unit=None)

    (sheet,) = sheets(office)

    assert [row["barang.nama"] for row in sheet.rows] == ["Timbangan", "Gula"]
    assert [row["barang.volume"] for row in sheet.rows] == [1, Decimal("2.5")]
    assert sheet.rows[0]["barang.harga"] is None


def test_who_has_no_plan_has_no_sheet(office: Office) -> None:
    proposed(office, 1)
    put(office, proposed(office, 2), section="alat", name="Ditulis di pintu", volume=0)
    open_plan = proposed(office, 3)
    put(office, open_plan, section="alat", name="Belum dihitung", volume=None)

    (sheet,) = sheets(office)

    assert sheet.values["penerima.id"] == open_plan
    assert sheet.rows[0]["barang.volume"] is None


def test_who_can_get_nothing_any_more_has_no_sheet(office: Office) -> None:
    for serial, status in enumerate((Status.INELIGIBLE, Status.RETURNED), start=1):
        proposal = proposed(office, serial)
        plan_goods(office.store, office.session, proposal)
        set_status(office.store, office.session, proposal, status)

    assert sheets(office) == ()


def test_a_plan_is_held_against_what_was_granted_or_else_asked_for(office: Office) -> None:
    plan_goods(office.store, office.session, proposed(office, 1))
    granted = decided(office, 2)
    with office.store.write(office.session.author, now=office.now, act="proposal.tetapkan") as w:
        w.put(Kind.PROPOSAL, granted, {"approved_value": 4_000_000})

    found = [sheet.values["penerima.nilai_bantuan"] for sheet in sheets(office)]

    assert found == [a_draft(1).requested_value, 4_000_000]

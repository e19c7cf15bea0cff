"""BST through LKS from the first institution to the report: everybody stays in their house."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from bansos_desktop.domain.records import Kind
from bansos_desktop.domain.views import Filter
from bansos_desktop.domain.workflow import Action, Status
from bansos_desktop.store.documents import Selection
from bansos_desktop.store.listing import Query
from bansos_desktop.ui.desk import Desk
from bansos_desktop.usecases import decide_proposals
from bansos_desktop.usecases.decide_proposals import Request, Taken
from bansos_desktop.usecases.documents import export
from tests.factories import NOW, ROOT, TODAY, a_draft
from tests.soundness import faults_of
from tests.ui.acts import click, writing_store
from tests.ui.offices import PATIENCE_MS

pytestmark = pytest.mark.journey
HOUSES = ("LKS Contoh Bunda", "LKS Contoh Anggrek")
GROUPS = ("lansia_telantar", "anak_telantar")


def rest(qtbot: QtBot, desk: Desk) -> None:
    qtbot.waitUntil(lambda: not desk.services.writer.is_busy, timeout=PATIENCE_MS)


def register(desk: Desk, qtbot: QtBot) -> list[str]:
    """Two houses of Kutai Kartanegara, typed one after the other."""
    desk.office.actions["page.institutions"].trigger()
    page = desk.office.pages.institutions
    click(page.add_button)
    for name in HOUSES:
        QTest.keyClicks(page.institution_form.fields.name, name)
        page.institution_form.fields.region_code.key = "64.02"
        desk.office.actions["recipient.save"].trigger()
        rest(qtbot, desk)
    return [row.uid for row in page.model.rows]


def record(desk: Desk, qtbot: QtBot, serial: int, house: str, group: str) -> None:
    form = desk.office.pages.recipients.form
    form.fields.show(a_draft(serial, category=group, institution=house))
    form.check()
    desk.office.actions["recipient.save"].trigger()
    rest(qtbot, desk)
    assert "tersimpan" in desk.office.window.message


def decide(desk: Desk) -> None:
    """All of them are eligible, then decided on under one decree."""
    store, session = writing_store(desk), desk.services.session
    rows = store.listing.block(Query("BST-LKS", 2025), 0, 10)
    uids = [row.proposal for row in rows]
    with store.write(session.author, now=NOW, act="proposal.find_eligible") as work:
        for uid in uids:
            work.put(Kind.PROPOSAL, uid, {"status": Status.ELIGIBLE.value})
    wanted = Request(
        Action.DECIDE,
        uids,
        decree_number="1/SK",
        decree_date=TODAY,
        approved_value=1_000_000,
        seen_warnings=True,
    )
    outcome = decide_proposals.run(store, session, wanted, now=NOW, today=TODAY)
    assert isinstance(outcome, Taken), outcome
    store.close()


def test_two_houses_four_people_one_decree_one_report(
    desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    desk.services.scope.move("BST-LKS", 2025)
    houses = register(desk, qtbot)
    assert len(houses) == 2
    desk.office.actions["recipient.new"].trigger()
    for serial in range(1, 5):
        record(desk, qtbot, serial, houses[serial % 2], GROUPS[serial % 2])
    decide(desk)

    store = writing_store(desk)
    counted = {row.uid: row.people for row in store.institutions.list("BST-LKS", 2025)}
    assert counted == {houses[0]: 2, houses[1]: 2}
    chosen = Filter(institution=houses[1], category=GROUPS[1], statuses=("ditetapkan",))
    assert store.listing.count(Query("BST-LKS", 2025, chosen)).rows == 2
    target = tmp_path / "lampiran.xlsx"
    request = export.ExportRequest(
        "lampiran-sk",
        Selection("BST-LKS", 2025),
        target,
        ROOT / "resources" / "formats",
        draft=True,
    )
    export.write(store, desk.services.session, request, now=NOW)
    sheet = load_workbook(target).worksheets[0]
    texts = {str(cell.value) for row in sheet.iter_rows() for cell in row}
    assert {"Orang Contoh A", "Orang Contoh D"} <= texts
    assert faults_of(store) == []
    store.close()

"""Pengaturan, Program: everybody reads them, an operator makes and changes those of the office."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from bansos_desktop.domain.programme import Asks, Category, Period
from bansos_desktop.ui.desk import Desk
from bansos_desktop.ui.models.programme_table import ProgrammeTable, value_text
from bansos_desktop.ui.pages.settings.programmes import ProgrammesSection
from bansos_desktop.ui.widgets.code_box import CodeBox
from bansos_desktop.ui.widgets.confirm import ConfirmDialog
from bansos_desktop.usecases.judge import Target
from tests.factories import a_draft
from tests.ui.acts import button_called, click, open_dialog, record, texts
from tests.ui.offices import MakeDesk, settle


@pytest.fixture
def section(desk: Desk) -> ProgrammesSection:
    """The section, in sight."""
    return shown(desk)


def shown(desk: Desk) -> ProgrammesSection:
    desk.office.window.show_page("settings")
    desk.office.pages.settings.show_section("programmes")
    return desk.office.pages.settings.programmes


def pick(section: ProgrammesSection, code: str) -> None:
    section.table.selectRow(section.model.row_of(code))


def cells(section: ProgrammesSection, code: str) -> list[str]:
    row = section.model.row_of(code)
    return [str(section.model.index(row, at).data()) for at in range(section.model.columnCount())]


def offered(desk: Desk) -> list[str]:
    """The programmes in the window's head."""
    [box] = desk.office.window.findChildren(CodeBox)
    return [str(box.itemData(number)) for number in range(box.count())]


def make_one(section: ProgrammesSection, desk: Desk, qtbot: QtBot) -> None:
    """A programme from scratch, as somebody types it."""
    fields = section.panel.fields
    click(section.new_button)
    QTest.keyClicks(fields.code, "berau-lansia")
    QTest.keyClicks(fields.name, "Santunan lansia Berau")
    QTest.keyClicks(fields.source, "SK Bupati 1/2025")
    fields.owner.key = "64.03"
    fields.period.key = Period.MONTHLY.value
    fields.asks.boxes["lembaga"].setChecked(True)
    fields.value_min.amount = fields.value_max.amount = 150_000
    fields.categories.add_button.click()
    QTest.keyClicks(fields.categories.lines[0], "Lansia tunggal")
    fields.documents.boxes["rab"].setChecked(False)
    click(section.panel.save_button)
    settle(qtbot, desk)


def test_every_programme_is_told_with_owner_period_value_and_origin(
    section: ProgrammesSection,
) -> None:
    assert section.model.rowCount() == 6
    assert cells(section, "KUKAR-BLT-APBD") == [
        "KUKAR-BLT-APBD",
        "BLT APBD Kutai Kartanegara",
        "Kab. Kutai Kartanegara",
        "Bulanan",
        "Rp200.000",
        "Acuan",
    ]
    assert cells(section, "BST-LKS")[3:5] == ["–", "–"]
    pick(section, "BST-INDIVIDU")
    assert section.panel.fields.categories.lines[1].text() == "Veteran"
    assert not section.panel.withdraw_button.isVisible()


def test_the_table_keeps_qts_contract(
    section: ProgrammesSection, qtmodeltester: ModelTester
) -> None:
    qtmodeltester.check(section.model)
    qtmodeltester.check(ProgrammeTable({}))


def test_a_programme_from_scratch_can_be_chosen_at_once(
    section: ProgrammesSection, desk: Desk, qtbot: QtBot
) -> None:
    make_one(section, desk, qtbot)

    assert "BERAU-LANSIA" in offered(desk)
    assert cells(section, "BERAU-LANSIA")[2:] == [
        "Kab. Berau",
        "Bulanan",
        "Rp150.000",
        "Dibuat kantor",
    ]
    kept = desk.services.store.reference.programme("BERAU-LANSIA")
    assert kept is not None
    assert kept.categories == (Category("lansia_tunggal", "Lansia tunggal"),)
    assert kept.asks == {Asks.INSTITUTION}
    assert len(kept.documents) == 9
    assert not desk.office.pages.settings.is_dirty


def test_what_is_missing_is_marked_and_nothing_is_kept(
    section: ProgrammesSection, desk: Desk, qtbot: QtBot
) -> None:
    click(section.new_button)
    QTest.keyClicks(section.panel.fields.code, "uep")
    click(section.panel.save_button)
    settle(qtbot, desk)

    rows = section.panel.fields.rows
    assert "sudah dipakai" in rows["code"].note
    assert "belum diisi" in rows["name"].note
    assert "belum diisi" in rows["source"].note
    assert section.panel.fields.code.hasFocus()
    assert desk.office.pages.settings.is_dirty


def test_a_programme_is_copied_and_the_copy_deleted(
    section: ProgrammesSection, desk: Desk, qtbot: QtBot
) -> None:
    pick(section, "KUKAR-BLT-APBD")
    click(section.panel.copy_button)
    fields = section.panel.fields
    assert (fields.code.text(), fields.overflow.text()) == ("", "BLT Desa")
    QTest.keyClicks(fields.code, "KUKAR-LAIN")
    QTest.keyClicks(fields.source, "SK 2")
    click(section.panel.save_button)
    settle(qtbot, desk)
    assert "KUKAR-LAIN" in offered(desk)
    desk.services.scope.move("KUKAR-LAIN", 2025)

    click(button_called(section, "Hapus program"))
    click(open_dialog(ConfirmDialog).act_button)
    settle(qtbot, desk)

    assert "KUKAR-LAIN" not in offered(desk)
    assert desk.services.scope.programme == "UEP"


def test_a_programme_of_the_reference_goes_back_to_it(
    section: ProgrammesSection, desk: Desk, qtbot: QtBot
) -> None:
    pick(section, "BST-INDIVIDU")
    section.panel.fields.value_max.amount = 500_000
    section.panel.fields.value_min.amount = 100_000
    click(section.panel.save_button)
    settle(qtbot, desk)
    assert cells(section, "BST-INDIVIDU")[4:] == ["Rp100.000 – Rp500.000", "Diubah kantor"]

    click(button_called(section, "Kembali ke acuan"))
    click(open_dialog(ConfirmDialog).act_button)
    settle(qtbot, desk)

    assert cells(section, "BST-INDIVIDU")[4:] == ["–", "Acuan"]


def test_a_programme_with_people_is_not_deleted(
    section: ProgrammesSection, desk: Desk, qtbot: QtBot
) -> None:
    make_one(section, desk, qtbot)
    desk.services.scope.move("BERAU-LANSIA", 2025)
    record(desk, a_draft(1), target=Target("BERAU-LANSIA", 2025, "murni"))

    click(button_called(section, "Hapus program"))
    click(open_dialog(ConfirmDialog).act_button)
    settle(qtbot, desk)

    assert "sudah punya 1 usulan" in desk.office.window.message
    assert "BERAU-LANSIA" in offered(desk)


def test_typing_is_not_lost_by_going_to_another_row(section: ProgrammesSection, desk: Desk) -> None:
    pick(section, "BST-INDIVIDU")
    QTest.keyClicks(section.panel.fields.note, "x")
    pick(section, "UEP")
    QTest.keyClick(open_dialog(ConfirmDialog), Qt.Key.Key_Escape)

    assert section.panel.fields.code.text() == "BST-INDIVIDU"
    pick(section, "UEP")
    click(open_dialog(ConfirmDialog).act_button)
    assert section.panel.fields.code.text() == "UEP"


def test_an_officer_reads_and_changes_nothing(
    open_desk: MakeDesk, regency_office, qtbot: QtBot
) -> None:
    section = shown(open_desk(regency_office))

    assert not section.new_button.isVisible()
    assert not section.panel.save_button.isVisible()
    assert not section.panel.copy_button.isVisible()
    assert any("operator kantor" in text for text in texts(section.panel))


def test_a_value_with_one_limit_says_which(section: ProgrammesSection) -> None:
    plain = section.model.programme(section.model.index(0, 0))
    assert plain is not None
    assert value_text(replace(plain, value_min=5)) == "paling sedikit Rp5"
    assert value_text(replace(plain, value_max=7)) == "paling banyak Rp7"

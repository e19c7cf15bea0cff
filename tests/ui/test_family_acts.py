"""Ctrl+H and the link "Riwayat…" on every page that shows somebody's proposal."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from bansos_desktop.ui.desk import Desk
from bansos_desktop.ui.dialogs.history import HistoryDialog
from bansos_desktop.ui.page import Page
from bansos_desktop.ui.split_page import SplitPage
from tests.factories import a_draft
from tests.ui.acts import click, open_dialog, record
from tests.ui.test_decisions_page import eligible, opened
from tests.ui.test_handover_page import decide
from tests.ui.test_monitoring_page import handed

NAME = "Orang Contoh A"


def press_ctrl_h(desk: Desk) -> None:
    """The shortcut of the command, as the window has it."""
    keys = Qt.KeyboardModifier.ControlModifier
    QTest.keyClick(desk.office.window, Qt.Key.Key_H, keys)


def told_of() -> str:
    """Whose history is open; closes it."""
    dialog = open_dialog(HistoryDialog)
    dialog.accept()
    return dialog.windowTitle().removeprefix("Riwayat ")


def shown(desk: Desk, key: str) -> Page:
    desk.office.window.show_page(key)
    return desk.office.window.current


def test_the_visit_of_a_verification_leads_to_the_history(desk: Desk) -> None:
    (proposal,) = record(desk, a_draft(1))
    page = desk.office.pages.verification
    shown(desk, "verification")
    press_ctrl_h(desk)
    assert desk.office.window.message == "Pilih dulu orangnya di daftar Penerima."
    page.table.selectRow(0)
    assert page.proposal == proposal
    press_ctrl_h(desk)
    assert told_of() == NAME

    page.open_family(proposal)
    click(page.form.view.history)

    assert told_of() == NAME


@pytest.mark.parametrize("key", ["handovers", "monitoring"])
def test_a_form_beside_a_list_leads_to_the_history(desk: Desk, key: str) -> None:
    (proposal,) = decide(desk, 1) if key == "handovers" else handed(desk, 1)
    page = shown(desk, key)
    assert isinstance(page, SplitPage)
    press_ctrl_h(desk)
    assert desk.office.window.message == "Pilih dulu orangnya di daftar Penerima."
    assert page.pane.list is not None
    page.pane.list.selectRow(0)
    assert page.proposal == proposal
    press_ctrl_h(desk)
    assert told_of() == NAME

    page.go_to(proposal)
    click(page.form.history_button)

    assert told_of() == NAME


def test_the_comparison_of_businesses_is_about_nobody(desk: Desk, qtbot: QtBot) -> None:
    handed(desk, 1)
    page = desk.office.pages.monitoring
    shown(desk, "monitoring")

    page.pane.show_tab("perkembangan")

    assert page.proposal == ""


def test_the_current_row_of_the_decisions_leads_to_the_history(desk: Desk, qtbot: QtBot) -> None:
    assert shown(desk, "decisions").proposal == ""
    (proposal,) = eligible(desk, 1)
    assert opened(desk, qtbot).proposal == proposal

    press_ctrl_h(desk)

    assert told_of() == NAME


def test_the_row_chosen_among_the_recipients_leads_to_the_history(desk: Desk) -> None:
    record(desk, a_draft(1))
    page = desk.office.pages.recipients
    shown(desk, "recipients")
    assert page.proposal == ""

    page.table.selectRow(0)
    press_ctrl_h(desk)

    assert told_of() == NAME


def test_a_page_without_people_is_about_nobody(desk: Desk) -> None:
    assert shown(desk, "quotas").proposal == ""

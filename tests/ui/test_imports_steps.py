"""The steps of one file: sheet, rows, and planning anew whenever something else is decided."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from bansos_desktop.domain.changes import Topic
from bansos_desktop.domain.import_choices import ImportChoices
from bansos_desktop.ui.desk import Desk
from bansos_desktop.ui.pages.imports import sitting
from bansos_desktop.ui.pages.imports.flow import FileState
from bansos_desktop.ui.pages.imports.page import ImportsPage
from bansos_desktop.ui.widgets.confirm import ConfirmDialog
from tests.factories import a_draft, a_row, a_workbook
from tests.ui.acts import click, open_dialog, record, texts
from tests.ui.import_acts import held, look
from tests.ui.offices import settle

KEPT = ImportChoices(kept=frozenset({"address"}))
MORE_KEPT = ImportChoices(kept=frozenset({"address", "phone"}))


@pytest.fixture
def page(desk: Desk) -> ImportsPage:
    desk.office.window.show_page("imports")
    return desk.office.pages.imports


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    return a_workbook(tmp_path / "jahab.xlsx", [a_row(1), a_row(2), a_row(3)])


def choices(page: ImportsPage) -> ImportChoices:
    assert page.sitting.plan is not None
    return page.sitting.plan.request.choices


def test_a_sheet_of_a_new_making_is_shown_before_its_rows(
    desk: Desk, page: ImportsPage, workbook: Path, qtbot: QtBot
) -> None:
    page.look_at(workbook)
    settle(qtbot, desk)

    assert page.step == "sheet"
    assert page.sitting.queue.files[0].state is FileState.ASKING
    focused = QApplication.focusWidget()
    assert focused is not None
    assert page.sheet.isAncestorOf(focused)


def test_a_known_sheet_goes_straight_to_its_rows_and_there_is_a_way_back(
    desk: Desk,
    page: ImportsPage,
    workbook: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sitting, "needs_a_look", lambda *_: False)
    page.look_at(workbook)
    settle(qtbot, desk)
    assert page.step == "preview"

    click(page.preview.to_sheet)
    assert page.step == "sheet"
    click(page.sheet.go_on)
    assert page.step == "preview"
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)

    assert page.step == "sheet"


def test_what_is_decided_is_planned_anew_and_the_step_stays(
    desk: Desk, page: ImportsPage, workbook: Path, qtbot: QtBot
) -> None:
    page.look_at(workbook)
    settle(qtbot, desk)

    page.sheet.changed.emit(KEPT)
    assert not page.sheet.go_on.isEnabled()
    settle(qtbot, desk)
    assert (page.step, choices(page)) == ("sheet", KEPT)

    click(page.sheet.go_on)
    page.preview.changed.emit(MORE_KEPT)
    assert not page.preview.apply.isEnabled()
    settle(qtbot, desk)
    assert (page.step, choices(page)) == ("preview", MORE_KEPT)


def test_the_last_decision_counts_when_several_come_at_once(
    desk: Desk, page: ImportsPage, workbook: Path, qtbot: QtBot
) -> None:
    page.look_at(workbook)
    settle(qtbot, desk)

    page.sheet.changed.emit(KEPT)
    page.sheet.changed.emit(MORE_KEPT)
    page.sheet.accepted.emit()
    settle(qtbot, desk)

    assert (page.step, choices(page)) == ("preview", MORE_KEPT)


def test_the_keyboard_is_where_it_was_once_the_rows_are_planned_anew(
    desk: Desk, page: ImportsPage, workbook: Path, qtbot: QtBot
) -> None:
    look(desk, qtbot, workbook)
    page.preview.apply.setFocus()

    page.preview.changed.emit(KEPT)
    settle(qtbot, desk)

    assert QApplication.focusWidget() is page.preview.apply


def test_planning_anew_can_be_stopped_and_the_last_plan_stands(
    desk: Desk, page: ImportsPage, workbook: Path, qtbot: QtBot
) -> None:
    look(desk, qtbot, workbook)

    with held(desk.services.readings):
        page.preview.changed.emit(KEPT)
        page.work.cancel()
    settle(qtbot, desk)

    assert page.step == "preview"
    assert page.preview.apply.isEnabled()
    assert desk.office.window.message == "Dibatalkan; tidak ada yang disimpan."


def test_a_file_that_is_gone_when_it_is_planned_anew_says_so_and_stays_in_sight(
    desk: Desk, page: ImportsPage, workbook: Path, qtbot: QtBot
) -> None:
    look(desk, qtbot, workbook)
    workbook.unlink()

    page.preview.changed.emit(KEPT)
    settle(qtbot, desk)

    assert page.step == "preview"
    assert desk.office.window.message
    assert page.sitting.queue.files[0].state is FileState.READY


def test_an_import_can_be_stopped_and_leaves_nothing(
    desk: Desk, page: ImportsPage, workbook: Path, qtbot: QtBot
) -> None:
    look(desk, qtbot, workbook)

    with held(desk.services.writer):
        click(page.preview.apply)
        page.work.cancel()
        page.sitting.skip()
        page.sitting.stop()
        page.sitting.back()
    settle(qtbot, desk)

    assert page.step == "preview"
    assert desk.services.store.recipients.count() == 0
    assert page.preview.apply.isEnabled()


def test_somebody_recorded_meanwhile_is_seen_when_the_page_comes_back(
    desk: Desk, page: ImportsPage, workbook: Path, qtbot: QtBot
) -> None:
    look(desk, qtbot, workbook)
    desk.office.window.show_page("home")
    record(desk, a_draft(1))
    desk.services.bus.publish(Topic.RECIPIENTS)
    desk.office.window.show_page("imports")
    settle(qtbot, desk)

    assert page.step == "preview"
    plan = page.preview.plan
    assert plan is not None
    assert plan.counts.created == 2


def test_the_second_file_of_one_making_goes_straight_to_its_rows(
    desk: Desk, page: ImportsPage, workbook: Path, qtbot: QtBot, tmp_path: Path
) -> None:
    look(desk, qtbot, workbook)
    page.apply()
    settle(qtbot, desk)
    page.result.another.click()

    page.look_at(a_workbook(tmp_path / "timbau.xlsx", [a_row(7), a_row(8)]))
    settle(qtbot, desk)

    assert page.step == "preview"


@pytest.mark.parametrize("step", ["sheet", "preview"])
def test_decisions_are_not_lost_without_a_question(
    desk: Desk, page: ImportsPage, workbook: Path, qtbot: QtBot, step: str
) -> None:
    record(desk, a_draft(1))
    if step == "preview":
        look(desk, qtbot, workbook)
    else:
        page.look_at(workbook)
        settle(qtbot, desk)
    assert page.loss == ""
    shown = page.sheet if step == "sheet" else page.preview
    shown._deciding.decide(kept=frozenset({"address"}))
    settle(qtbot, desk)

    click(shown.drop)
    dialog = open_dialog(ConfirmDialog)
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)  # the safe button
    assert page.step == step
    assert not dialog.isVisible()
    click(shown.drop)
    click(open_dialog(ConfirmDialog).act_button)
    settle(qtbot, desk)

    assert page.step == "choose"


def test_the_program_asks_before_it_closes_on_decisions(
    desk: Desk, page: ImportsPage, workbook: Path, qtbot: QtBot
) -> None:
    page.look_at(workbook)
    settle(qtbot, desk)
    window = desk.office.window
    page.sheet._deciding.decide(kept=frozenset({"address"}))
    window.show_page("home")

    assert not window.close()
    dialog = open_dialog(ConfirmDialog)
    assert "Jawaban dan pilihan untuk berkas yang sedang diimpor akan hilang." in texts(dialog)
    click(dialog.cancel_button)

    assert window.isVisible()
    assert window.current is page
    settle(qtbot, desk)
    page.sitting.skip()
    assert page.loss == ""


def test_columns_that_were_let_pass_are_not_asked_about_in_the_next_file(
    desk: Desk, page: ImportsPage, workbook: Path, qtbot: QtBot, tmp_path: Path
) -> None:
    look(desk, qtbot, workbook)
    page.apply()
    settle(qtbot, desk)
    assert desk.services.store.sheet_memory.count() == 1

    page.look_at(a_workbook(tmp_path / "teluk dalam.xlsx", [a_row(4)]))
    settle(qtbot, desk)

    assert page.step == "preview"
    page.sitting.skip()


def test_columns_that_nobody_let_pass_are_not_remembered(
    desk: Desk,
    page: ImportsPage,
    workbook: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sitting, "needs_a_look", lambda *_: False)
    page.look_at(workbook)
    settle(qtbot, desk)
    page.apply()
    settle(qtbot, desk)

    assert desk.services.store.sheet_memory.count() == 0


def test_letters_and_titles_of_the_columns_are_in_sight_first(
    desk: Desk, page: ImportsPage, workbook: Path, qtbot: QtBot
) -> None:
    page.look_at(workbook)
    settle(qtbot, desk)
    qtbot.wait(50)  # until all that was put off is laid out

    assert page.sheet.columns.table.horizontalScrollBar().value() == 0

"""Earlier imports beside the choice of files: what came of each, and taking one back."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from bansos_desktop.domain.changes import Topic
from bansos_desktop.domain.session import Session
from bansos_desktop.ui.desk import Desk
from bansos_desktop.ui.pages.imports import history as history_module
from bansos_desktop.ui.pages.imports.history import HistoryPanel
from bansos_desktop.ui.pages.imports.page import ImportsPage
from bansos_desktop.ui.widgets.confirm import ConfirmDialog
from bansos_desktop.ui.widgets.two_line import DetailRole
from bansos_desktop.usecases import apply_import, plan_import
from bansos_desktop.usecases.plan_import import ImportRequest
from tests.factories import NOW, TODAY, a_draft, a_nik, a_row, a_workbook
from tests.ui.acts import UEP_2025, button_called, click, open_dialog, texts, writing_store
from tests.ui.import_acts import look
from tests.ui.offices import settle
from tests.ui.test_imports_result import change_address, take_back


@pytest.fixture
def page(desk: Desk) -> ImportsPage:
    desk.office.window.show_page("imports")
    return desk.office.pages.imports


@pytest.fixture
def history(page: ImportsPage) -> HistoryPanel:
    return page.choose.history


def bring(desk: Desk, session: Session, path: Path) -> None:
    """Import a file past the window, as another person did another day."""
    store = writing_store(desk)
    plan = plan_import.run(store, session, ImportRequest(path, UEP_2025), today=TODAY)
    apply_import.run(store, session, plan, now=NOW, today=TODAY)
    store.close()
    desk.services.bus.publish(Topic.RECIPIENTS)


def lines(history: HistoryPanel) -> list[tuple[str, str]]:
    """Every line with its detail."""
    indexes = [history.model.index(row) for row in range(history.model.rowCount())]
    return [(index.data(), index.data(DetailRole)) for index in indexes]


def test_an_office_without_imports_says_what_will_stand_here(
    page: ImportsPage, history: HistoryPanel
) -> None:
    assert lines(history) == []
    assert "Belum ada impor" in texts(page)
    assert not history.undo.isVisible()


def test_every_import_stands_with_when_who_and_its_equation(
    desk: Desk, page: ImportsPage, history: HistoryPanel, tmp_path: Path
) -> None:
    bring(
        desk, desk.services.session, a_workbook(tmp_path / "a.xlsx", [a_row(1), a_row(2, nik="1")])
    )
    bring(desk, desk.services.session, a_workbook(tmp_path / "b.xlsx", [a_row(1)]))

    (newest, same), (oldest, detail) = lines(history)

    assert (newest, oldest) == ("b.xlsx", "a.xlsx")
    assert detail.splitlines()[0].endswith(", Siti Operator")
    assert detail.splitlines()[1:] == [
        "2 baris dibaca = 1 baru + 0 diperbarui + 0 sama + 1 ditolak",
        "1 baris masih ditolak",
    ]
    assert same.splitlines()[-1] == "1 baris dibaca = 0 baru + 0 diperbarui + 1 sama + 0 ditolak"
    history.list.setCurrentIndex(history.model.index(0))
    assert not history.undo.isVisible()
    history.list.setFocus()
    QTest.keyClick(history.list, Qt.Key.Key_Down)
    assert history.undo.isVisible()


def test_an_old_import_is_taken_back_and_what_stays_is_named(
    desk: Desk, page: ImportsPage, history: HistoryPanel, qtbot: QtBot, tmp_path: Path
) -> None:
    path = a_workbook(tmp_path / "a.xlsx", [a_row(1), a_row(2), a_row(3)])
    bring(desk, desk.services.session, path)
    moved = a_draft(2, nik=a_nik(serial=2), address="Gang Baru 9")
    change_address(desk, a_nik(serial=2), moved)

    history.undo.setFocus()
    QTest.keyClick(history.undo, Qt.Key.Key_Return)
    asked = take_back(desk, qtbot)

    assert "2 keluarga akan kembali seperti sebelumnya" in asked
    assert desk.services.store.recipients.count() == 1
    assert lines(history)[0][1].splitlines()[-1].startswith("Dibatalkan ")
    assert history.kept.isVisible()
    assert all("Orang Contoh B tetap" in one for one in history.kept.lines.stringList())
    assert not history.undo.isVisible()


def test_a_refused_question_takes_nothing_back(
    desk: Desk, page: ImportsPage, history: HistoryPanel, qtbot: QtBot, tmp_path: Path
) -> None:
    bring(desk, desk.services.session, a_workbook(tmp_path / "a.xlsx", [a_row(1)]))

    click(button_called(page, "Batalkan impor ini…"))
    settle(qtbot, desk)
    open_dialog(ConfirmDialog).reject()

    assert desk.services.store.recipients.count() == 1


def test_an_officer_takes_back_only_what_is_own(officer_desk: Desk, tmp_path: Path) -> None:
    officer_desk.office.window.show_page("imports")
    history = officer_desk.office.pages.imports.choose.history
    own = officer_desk.services.session
    other = Session(own.device, "Siti Operator", own.role, own.region_code)
    bring(officer_desk, other, a_workbook(tmp_path / "a.xlsx", [a_row(1)]))

    assert not history.undo.isVisible()
    assert history.note.text() == (
        "Hanya operator kantor atau Siti Operator yang dapat membatalkannya."
    )
    bring(officer_desk, own, a_workbook(tmp_path / "b.xlsx", [a_row(2)]))
    history.list.setCurrentIndex(history.model.index(0))
    assert history.undo.isVisible()
    assert not history.note.isVisible()


def test_older_imports_are_read_when_somebody_gets_there(
    desk: Desk,
    page: ImportsPage,
    history: HistoryPanel,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(history_module, "LIMIT", 2)
    for serial in (1, 2, 3):
        rows = [a_row(serial)]
        bring(desk, desk.services.session, a_workbook(tmp_path / f"{serial}.xlsx", rows))
    model = history.model
    model.reload()
    while model.canFetchMore(model.index(-1)):
        model.fetchMore(model.index(-1))

    assert [name for name, _detail in lines(history)] == ["3.xlsx", "2.xlsx", "1.xlsx"]


def test_a_mended_file_names_the_one_it_mends(
    desk: Desk, page: ImportsPage, history: HistoryPanel, qtbot: QtBot, tmp_path: Path
) -> None:
    rows = [a_row(1), a_row(2, nik="123")]
    look(desk, qtbot, a_workbook(tmp_path / "a.xlsx", rows))
    page.apply()
    settle(qtbot, desk)
    page.save_rejects(tmp_path / "a - perbaiki.xlsx")
    settle(qtbot, desk)
    page.result.another.click()

    look(desk, qtbot, tmp_path / "a - perbaiki.xlsx")
    plan = page.sitting.plan
    page.apply()
    settle(qtbot, desk)

    assert plan is not None
    assert plan.parent
    assert "Perbaikan dari a.xlsx: 0 dari 1 baris kini diterima." in texts(page)


def test_taking_back_names_the_mended_file_that_stays(
    desk: Desk, page: ImportsPage, history: HistoryPanel, qtbot: QtBot, tmp_path: Path
) -> None:
    look(desk, qtbot, a_workbook(tmp_path / "a.xlsx", [a_row(1), a_row(2), a_row(3, nik="123")]))
    page.apply()
    settle(qtbot, desk)
    target = tmp_path / "a - perbaiki.xlsx"
    page.save_rejects(target)
    settle(qtbot, desk)
    mended = load_workbook(target)
    sheet = mended.worksheets[0]
    cell = next(cell for row in sheet.iter_rows() for cell in row if cell.value == "123")
    cell.value = a_nik(serial=3)
    mended.save(target)
    page.result.another.click()
    look(desk, qtbot, target)
    page.apply()
    settle(qtbot, desk)
    page.result.another.click()

    history.list.setCurrentIndex(history.model.index(1))
    click(history.undo)
    asked = take_back(desk, qtbot)

    said = "Perbaikannya tetap tercatat: a - perbaiki.xlsx."
    assert said in asked
    assert said in desk.office.window.message
    assert desk.services.store.recipients.count() == 1

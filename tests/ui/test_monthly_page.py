"""Penyaluran of a monthly aid by mouse and keys: a month for a list, corrections, taking back."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from bansos_desktop.domain.changes import Topic
from bansos_desktop.domain.workflow import Role
from bansos_desktop.store.followed import Narrowing
from bansos_desktop.store.instalments import InstalmentReader
from bansos_desktop.ui.desk import Desk
from bansos_desktop.ui.pages.handover import monthly
from bansos_desktop.ui.pages.handover.monthly import GIVEN, MonthlyPage
from bansos_desktop.ui.pages.home.task_row import TaskRow
from bansos_desktop.ui.printing.book_dialog import BookDialog
from bansos_desktop.ui.widgets.confirm import ConfirmDialog
from bansos_desktop.usecases import record_instalments
from bansos_desktop.usecases.progress import Cancelled
from bansos_desktop.usecases.refusal import Refused
from tests.factories import LOA_IPUH
from tests.monthly import FOOD, WORTH, YEAR, decided_people
from tests.ui.acts import click, open_dialog, texts, writing_store
from tests.ui.offices import settle

KEY = Qt.Key
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
ALL = Narrowing(FOOD, YEAR)
JULY, AUGUST = "2025-07", "2025-08"


def month_page(desk: Desk, people: int = 6) -> MonthlyPage:
    """The page, in sight, with people who were decided on."""
    store = writing_store(desk)
    decided_people(store, desk.services.session, people)
    store.close()
    desk.services.scope.move(FOOD, YEAR)
    desk.services.bus.publish(Topic.RECIPIENTS)
    desk.office.window.show_page("handovers")
    return desk.office.pages.handovers.monthly


def names(page: MonthlyPage) -> list[str]:
    table = page.pane.list
    assert table is not None
    return [row.name[-1] for row in table.people.rows]


def record(desk: Desk, page: MonthlyPage, qtbot: QtBot) -> None:
    click(page.bar.record_button)
    settle(qtbot, desk)


def year(desk: Desk) -> dict[str, tuple[int, int]]:
    sums = desk.services.store.instalments.year(ALL)
    return {one.period: (one.people, one.value) for one in sums}


def test_the_page_is_monthly_only_for_monthly_aid(desk: Desk) -> None:
    page = month_page(desk)
    shown = desk.office.pages.handovers
    assert page.isVisible()
    assert not shown.pane.isVisible()
    assert page.month == AUGUST
    assert names(page) == ["A", "C", "E", "B", "D", "F"]

    desk.services.scope.move("UEP", YEAR)

    assert not page.isVisible()
    assert shown.pane.isVisible()
    page.reload()
    assert page.month == AUGUST


def test_a_full_list_says_who_is_left_out_and_how_to_reach_them(
    desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(InstalmentReader.month, "__kwdefaults__", {"given": None, "limit": 4})
    monkeypatch.setattr(monthly, "SHOWN_AT_MOST", 4)
    page = month_page(desk)
    assert len(names(page)) == 4
    assert page.pane.tabs.tabText(0) == "Belum (6)"
    assert (page.pane.count.text(), page.pane.count.isVisible()) == ("4 pertama dari 6", True)
    assert page.bar.rest.isVisible()
    assert page.bar.rest.text().startswith("2 orang lagi tidak muat di daftar")
    assert page.bar.record_button.text() == "Catat Agustus untuk 4 orang"

    page.place.key = LOA_IPUH
    assert (len(names(page)), page.bar.rest.isVisible()) == (3, False)
    assert not page.pane.count.isVisible()
    page.place.key = ""
    record(desk, page, qtbot)

    assert len(names(page)) == 2  # the others take the room that became free
    assert not page.bar.rest.isVisible()
    assert page.pane.tabs.tabText(1) == "Sudah (4)"


def test_everybody_is_recorded_but_who_is_taken_out_with_the_reason(
    desk: Desk, qtbot: QtBot
) -> None:
    page = month_page(desk)
    page.waiting.setFocus()
    page.waiting.setCurrentIndex(page.waiting.people.index(1, 0))
    QTest.keyClick(page.waiting, KEY.Key_Space)
    assert page.bar.record_button.text() == "Catat Agustus untuk 5 orang"
    page.close_form()
    QTest.keyClicks(page.bar.reason, "Tidak hadir")

    QTest.keyClick(page.bar.reason, KEY.Key_Return, CTRL)
    settle(qtbot, desk)

    assert year(desk) == {AUGUST: (5, 5 * WORTH)}
    assert names(page) == ["C"]
    assert page.bar.record_button.text() == "Catat Agustus untuk 0 orang"
    assert "Agustus 2025: 5 dari 6 orang menerima, Rp1.500.000" in texts(page)
    assert page.months.button_of(AUGUST).text() == "Agu\n5/6"
    page.pane.show_tab(GIVEN)
    assert names(page) == ["A", "E", "B", "D", "F"]
    assert not page.bar.isVisible()


def test_shift_and_control_tick_many(desk: Desk) -> None:
    page = month_page(desk)
    table = page.waiting
    table.setFocus()
    table.setCurrentIndex(table.people.index(0, 0))
    QTest.keyClick(table, KEY.Key_Space)
    QTest.keyClick(table, KEY.Key_Down, SHIFT)
    QTest.keyClick(table, KEY.Key_Down, SHIFT)
    assert [row.name[-1] for row in table.ticks.taken_out] == ["A", "C", "E"]
    QTest.keyClick(table, KEY.Key_A, CTRL)
    assert table.ticks.taken_out == []
    QTest.keyClick(table, KEY.Key_A, CTRL)
    assert table.ticks.ticked == []
    table.setCurrentIndex(table.people.index(0, 0))
    QTest.keyClick(table, KEY.Key_Space)
    table.setCurrentIndex(table.people.index(3, 0))
    QTest.keyClick(table, KEY.Key_Space, SHIFT)
    assert len(table.ticks.ticked) == 4
    table.setCurrentIndex(table.people.index(5, 0))
    QTest.keyClick(table, KEY.Key_Up, SHIFT)
    QTest.keyClick(table, KEY.Key_Up, SHIFT)
    assert len(table.ticks.ticked) == 3
    QTest.keyClick(table, KEY.Key_Home)


def test_a_click_on_the_box_ticks_and_opens_nobody(desk: Desk, qtbot: QtBot) -> None:
    page = month_page(desk)
    table = page.waiting
    box = table.visualRect(table.people.index(2, 0)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=box)
    assert len(table.ticks.taken_out) == 1
    assert not page.form.isVisible()
    box = table.visualRect(table.people.index(4, 0)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, SHIFT, box)
    assert len(table.ticks.taken_out) == 3
    QTest.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=box)
    name = table.visualRect(table.people.index(4, 1)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=name)
    assert page.form.isVisible()
    QTest.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=name)
    ModelTester(qtbot).check(page.waiting.ticks)


def test_a_village_alone_is_recorded(desk: Desk, qtbot: QtBot) -> None:
    page = month_page(desk)
    page.place.key = LOA_IPUH
    assert page.bar.record_button.text() == "Catat Agustus untuk 3 orang"
    assert "3 × Rp300.000 = Rp900.000" in texts(page)

    record(desk, page, qtbot)

    assert year(desk) == {AUGUST: (3, 3 * WORTH)}
    page.place.key = ""
    assert names(page) == ["A", "C", "E"]


def test_what_is_in_the_way_is_said_and_nothing_is_kept(desk: Desk, qtbot: QtBot) -> None:
    page = month_page(desk)
    page.bar.day.value = date(2025, 1, 2)

    record(desk, page, qtbot)

    assert "sebelum SK ditetapkan" in page.bar.banner.text
    assert year(desk) == {}
    QTest.keyClick(page.waiting, KEY.Key_A, CTRL)
    record(desk, page, qtbot)
    assert "Tidak ada yang dapat dicatat" in page.bar.banner.text


def test_an_unusual_amount_is_asked_about_before_it_is_kept(desk: Desk, qtbot: QtBot) -> None:
    page = month_page(desk)
    page.bar.amount.amount = WORTH - 50_000

    record(desk, page, qtbot)
    dialog = open_dialog(ConfirmDialog)
    assert any("kurang dari nilai program" in text for text in texts(dialog))
    click(dialog.cancel_button)
    assert year(desk) == {}
    record(desk, page, qtbot)
    click(open_dialog(ConfirmDialog).act_button)
    settle(qtbot, desk)

    assert year(desk) == {AUGUST: (6, 6 * (WORTH - 50_000))}


def test_who_cannot_be_recorded_is_named_and_the_others_may_go(desk: Desk, qtbot: QtBot) -> None:
    page = month_page(desk)
    store = writing_store(desk)
    decided_people(store, desk.services.session, 10, decree="2025-07-31", first=20)
    store.close()
    desk.services.bus.publish(Topic.RECIPIENTS)
    page.show_month("2025-03")
    page.bar.day.value = date(2025, 3, 20)

    record(desk, page, qtbot)
    dialog = open_dialog(ConfirmDialog)
    assert dialog.windowTitle() == "10 orang tidak dapat dicatat"
    assert any("dan 2 orang lain." in text for text in texts(dialog))
    assert dialog.act_button.text() == "Lewati, catat 6 lainnya"
    click(dialog.act_button)
    settle(qtbot, desk)

    assert year(desk) == {"2025-03": (6, 6 * WORTH)}
    assert len(names(page)) == 10


def test_another_month_is_a_key_away_and_months_ahead_are_shut(desk: Desk, qtbot: QtBot) -> None:
    page = month_page(desk)
    record(desk, page, qtbot)
    page.months.button_of(AUGUST).setFocus()

    QTest.keyClick(page.months.button_of(AUGUST), KEY.Key_Left)

    assert page.month == JULY
    assert len(names(page)) == 6
    assert not page.months.button_of("2025-09").isEnabled()
    page.months.button_of(JULY).click()
    assert page.month == JULY


def open_first(page: MonthlyPage, tab: str = GIVEN) -> None:
    page.pane.show_tab(tab)
    table = page.pane.list
    assert table is not None
    page.go_to(table.people.key_at(0))


def test_one_persons_months_are_corrected_beside_the_list(desk: Desk, qtbot: QtBot) -> None:
    page = month_page(desk)
    record(desk, page, qtbot)
    open_first(page)
    form = page.month_form
    assert "1 bulan diterima, Rp300.000 · 6 bulan belum" in texts(form)
    assert form.months.button_of(AUGUST).text() == "Agu\nRp300.000"

    form.amount.amount = 150_000
    form.received_as.key = "keluarga"
    assert form.received_by.text() == ""
    form.received_by.setText("Anak Contoh")
    form.note.setText("Ibu sakit")
    QTest.keyClick(form.note, KEY.Key_Return, CTRL)
    settle(qtbot, desk)

    assert year(desk) == {AUGUST: (6, 5 * WORTH + 150_000)}
    assert form.isVisible()
    table = page.pane.list
    assert table is not None
    taken = [table.people.data(table.people.index(line, 3)) for line in range(6)]
    assert taken[0] == "Anak Contoh (Anggota keluarga)"
    assert taken[1] == "Penerima sendiri"


def test_a_month_is_taken_back_and_may_be_noted_as_missed(desk: Desk, qtbot: QtBot) -> None:
    page = month_page(desk)
    record(desk, page, qtbot)
    open_first(page)
    form = page.month_form

    click(form.withdraw_button)
    settle(qtbot, desk)

    assert year(desk)[AUGUST][0] == 5
    assert not form.withdraw_button.isVisible()
    form.save()
    assert "Isi tanggal" in form.banner.text
    form.amount.amount = None
    form.note.setText("Pindah ke luar kota")
    form.save()
    settle(qtbot, desk)
    assert form.months.button_of(AUGUST).toolTip() == "Pindah ke luar kota"
    form.received_as.key = None
    form.received_by.setText("")
    form.received_as.key = "sendiri"
    assert form.received_by.text() == form.title.text()


def test_typing_is_asked_about_before_another_month_is_shown(desk: Desk, qtbot: QtBot) -> None:
    page = month_page(desk)
    record(desk, page, qtbot)
    open_first(page)
    form = page.month_form
    form.note.setText("belum disimpan")
    assert desk.office.pages.handovers.is_dirty
    assert desk.office.pages.handovers.proposal == form.proposal

    click(form.months.button_of(JULY))
    dialog = open_dialog(ConfirmDialog)
    click(dialog.cancel_button)
    assert (page.month, form.month) == (AUGUST, AUGUST)
    click(page.months.button_of(JULY))
    click(open_dialog(ConfirmDialog).act_button)
    qtbot.waitUntil(lambda: page.month == JULY)
    assert (form.month, form.note.text()) == (JULY, "")


def test_an_officer_records_and_another_ones_month_is_only_shown(
    officer_desk: Desk, qtbot: QtBot
) -> None:
    page = month_page(officer_desk)
    assert officer_desk.services.session.role is Role.FIELD_OFFICER
    record(officer_desk, page, qtbot)
    assert year(officer_desk)[AUGUST][0] == 6
    open_first(page)
    assert page.month_form.save_button.isVisible()


def test_the_list_to_be_signed_is_printed(desk: Desk, qtbot: QtBot) -> None:
    page = month_page(desk)

    click(page.papers.button)
    assert not page.papers.button.isEnabled()
    settle(qtbot, desk)
    asked = [w for w in QApplication.topLevelWidgets() if isinstance(w, ConfirmDialog)]
    if asked:
        click(asked[0].act_button)
        settle(qtbot, desk)

    dialog = open_dialog(BookDialog)
    assert "Tanda terima Agustus 2025" in dialog.windowTitle()
    dialog.reject()
    assert page.papers.button.isEnabled()


def test_beranda_tells_which_months_are_owed_and_leads_there(desk: Desk, qtbot: QtBot) -> None:
    page = month_page(desk)
    page.show_month("2025-02")
    record(desk, page, qtbot)
    home = desk.office.pages.home
    desk.office.window.show_page("home")
    qtbot.waitUntil(lambda: not home._timer.isActive() and home._job is None)
    QApplication.processEvents()
    rows = [row for row in home.findChildren(TaskRow) if row.task.page == "handovers"]
    owed = {row.task.detail: row for row in rows if row.task.detail}

    assert list(owed) == ["2025-07", "2025-06", "2025-05"]
    assert owed[JULY].task.text == "Penyaluran bulan Juli belum dicatat"
    assert owed[JULY].task.count == 6
    click(owed["2025-05"])
    assert page.isVisible()
    assert page.month == "2025-05"


def test_recording_can_be_stopped_and_keeps_nothing(
    desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = month_page(desk)

    def cancelled(*_args: object, **_named: object) -> None:
        raise Cancelled

    monkeypatch.setattr(record_instalments, "run", cancelled)
    record(desk, page, qtbot)
    page.run.strip.cancelled.emit()

    assert page.bar.isEnabled()
    assert year(desk) == {}

    def full(*_args: object, **_named: object) -> None:
        raise Refused("instalment.month_needed")

    monkeypatch.setattr(record_instalments, "run", full)
    click(page.bar.record_button)
    page.record()
    page.run.strip.cancelled.emit()
    settle(qtbot, desk)
    assert "disalurkan per bulan" in page.bar.banner.text

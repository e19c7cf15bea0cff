"""Monev by mouse and keys: what is due, the visit, corrections, and the pictures."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from bansos_desktop.domain.changes import Topic
from bansos_desktop.domain.monitoring import Development, Point
from bansos_desktop.domain.records import Kind
from bansos_desktop.domain.workflow import Role, Status
from bansos_desktop.ui.desk import Desk
from bansos_desktop.ui.pages.monitoring.businesses import PICTURE_COLUMN
from bansos_desktop.ui.pages.monitoring.form import MonitoringForm
from bansos_desktop.ui.pages.monitoring.page import MonitoringPage
from bansos_desktop.ui.theme import LEVEL_COLOURS
from bansos_desktop.ui.widgets.trend_picture import (
    LEVEL_OF,
    SharesRole,
    TrendPicture,
    change_text,
    development_text,
    step_text,
    trend_text,
)
from bansos_desktop.usecases.list_due import When
from tests.lives import hand_over, set_status, visit
from tests.pictures import a_photo
from tests.ui.acts import button_called, click, texts, writing_store
from tests.ui.offices import MakeDesk, settle
from tests.ui.test_handover_page import decide

KEY = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
POINTS = (
    Point(1, 3_000_000, 900_000, "tetap", 1),
    Point(3, 3_750_000, 1_200_000, "meningkat", 2),
    Point(6, None, None, "berhenti"),
)


def handed(
    desk: Desk, *serials: int, day: date = date(2025, 6, 20), **changed: object
) -> list[str]:
    """People whose goods came on a day."""
    proposals = decide(desk, *serials, **changed)
    store = writing_store(desk)
    for serial, proposal in zip(serials, proposals, strict=True):
        hand_over(store, desk.services.session, proposal, day=day, number=f"{serial}/BAST")
    store.close()
    desk.services.bus.publish(Topic.RECIPIENTS | Topic.HANDOVERS)
    return proposals


def visited(desk: Desk, proposal: str, **changed: object) -> str:
    """A visit that somebody recorded elsewhere."""
    store = writing_store(desk)
    uid = visit(store, desk.services.session, proposal, **changed)
    store.close()
    desk.services.bus.publish(Topic.VISITS)
    return uid


def page(desk: Desk) -> MonitoringPage:
    """The page, in sight."""
    desk.office.window.show_page("monitoring")
    return desk.office.pages.monitoring


def form_of(desk: Desk, proposal: str) -> MonitoringForm:
    """The open form of a person."""
    shown = page(desk)
    shown.go_to(proposal)
    assert shown.monitoring_form.isVisible()
    return shown.monitoring_form


def cells(desk: Desk) -> list[tuple[object, ...]]:
    """Name, month and day of each listed visit."""
    model = page(desk).model
    return [
        tuple(model.index(row, column).data() for column in range(3))
        for row in range(model.rowCount())
    ]


def test_nothing_is_due_before_goods_came(desk: Desk) -> None:
    assert "Belum ada yang dimonev" in texts(page(desk))


def test_the_list_says_what_is_late_and_what_comes(desk: Desk) -> None:
    handed(desk, 1, day=date(2025, 6, 18))
    handed(desk, 2, day=date(2025, 7, 1))
    handed(desk, 3, day=date(2025, 7, 11))
    seen = handed(desk, 4, day=date(2025, 6, 1))[0]
    visited(desk, seen)
    done = handed(desk, 5, day=date(2025, 6, 1))[0]
    visited(desk, done, month=12)

    assert cells(desk) == [
        ("Orang Contoh A", "ke-1", "18/07/2025 (lewat 14 hari)"),
        ("Orang Contoh B", "ke-1", "01/08/2025 (hari ini)"),
        ("Orang Contoh C", "ke-1", "11/08/2025 (10 hari lagi)"),
        ("Orang Contoh D", "ke-3", "01/09/2025"),
        ("Orang Contoh E", "–", "semua sudah dikunjungi"),
    ]
    assert "1 lewat · 2 dalam 30 hari" in texts(page(desk))


def test_the_list_is_narrowed_by_time_and_month(desk: Desk) -> None:
    handed(desk, 1, day=date(2025, 6, 18))
    seen = handed(desk, 2, day=date(2025, 6, 1))[0]
    visited(desk, seen)
    shown = page(desk)

    shown.show_when(When.LATE)
    assert [row[0] for row in cells(desk)] == ["Orang Contoh A"]
    shown.show_when(When.EVERYBODY)
    shown.month.key = "3"
    assert [row[0] for row in cells(desk)] == ["Orang Contoh B"]
    shown.month.key = "12"
    assert "Tidak ada yang cocok" in texts(shown)


def test_goods_without_a_day_are_pointed_out(desk: Desk) -> None:
    (proposal,) = decide(desk, 1)
    store = writing_store(desk)
    set_status(store, desk.services.session, proposal, Status.DISTRIBUTED)
    store.close()

    page(desk)

    assert "0 lewat · 0 dalam 30 hari · 1 tanpa tanggal" in texts(desk.office.pages.monitoring)


def test_a_visit_by_keys_only(desk: Desk, qtbot: QtBot) -> None:
    first, second = handed(desk, 1, 2)
    shown = page(desk)
    form = shown.monitoring_form
    shown.pane.search.setFocus()

    QTest.keyClick(shown.pane.search, KEY.Key_Down)
    QTest.keyClick(shown.pane.list, KEY.Key_Return)
    assert form.proposal == first
    assert form.fields.running.hasFocus()
    assert form.fields.month.box.key == "1"
    QTest.keyClicks(form.fields.running, "Y")
    QTest.keyClick(form.fields.running, KEY.Key_Return)
    QTest.keyClicks(form.fields.goods_state, "Masih")
    QTest.keyClick(form.fields.goods_state, KEY.Key_Return)
    QTest.keyClicks(form.fields.revenue, "3000000")
    QTest.keyClick(form.fields.revenue, KEY.Key_Return)
    QTest.keyClicks(form.fields.profit, "900000")
    QTest.keyClick(form.fields.profit, KEY.Key_Return)
    QTest.keyClicks(form.fields.development, "Men")
    QTest.keyClick(form.fields.development, KEY.Key_Return, CTRL)
    settle(qtbot, desk)

    assert desk.office.window.message == "Monev bulan ke-1 untuk Orang Contoh A tersimpan."
    (record,) = desk.services.store.monitorings.of_proposal(first)
    assert (record.values["revenue"], record.values["development"]) == (3_000_000, "meningkat")
    assert form.proposal == second
    assert form.fields.running.key is None


def test_an_untouched_visit_is_not_kept(desk: Desk) -> None:
    (proposal,) = handed(desk, 1)
    form = form_of(desk, proposal)

    desk.office.actions["recipient.save"].trigger()

    assert form.banner.text.startswith("Belum ada yang diisi.")
    assert desk.services.store.monitorings.of_proposal(proposal) == []


def test_a_business_that_does_not_run_has_ended_and_says_why(desk: Desk, qtbot: QtBot) -> None:
    (proposal,) = handed(desk, 1)
    form = form_of(desk, proposal)
    form.fields.running.key = "tidak"
    assert form.fields.development.key == "berhenti"

    form.save()
    assert form.banner.text == "Belum tersimpan. Usaha tidak berjalan. Tulis kendalanya."
    assert form.fields.obstacle.hasFocus()
    form.fields.obstacle.setText("Pindah ke luar daerah")
    form.save()
    settle(qtbot, desk)

    assert not form.isVisible()
    assert len(desk.services.store.monitorings.of_proposal(proposal)) == 1


def test_any_other_month_can_be_written(desk: Desk, qtbot: QtBot) -> None:
    (proposal,) = handed(desk, 1)
    form = form_of(desk, proposal)
    form.fields.month.box.setFocus()
    form.fields.month.box.key = "lain"
    assert form.fields.month.other.hasFocus()
    assert form.draft().month is None
    form.fields.month.other.setText("0")
    form.fields.running.key, form.fields.development.key = "ya", "tetap"

    form.save()
    settle(qtbot, desk)

    (record,) = desk.services.store.monitorings.of_proposal(proposal)
    assert record.values["month"] == 0
    form_of(desk, proposal).load_visit(proposal, record.uid)
    assert (form.fields.month.box.key, form.fields.month.other.text()) == ("lain", "0")


def test_an_earlier_visit_is_opened_from_the_history_and_corrected(
    desk: Desk, qtbot: QtBot
) -> None:
    (proposal,) = handed(desk, 1)
    uid = visited(desk, proposal)
    form = form_of(desk, proposal)
    assert form.record == ""
    assert form.fields.month.box.key == "3"
    assert "= Tetap" in texts(form.history)

    click(button_called(form.history, "Bulan ke-1 · 30/07/2025"))
    assert form.record == uid
    assert form.last_change.isVisible()
    form.save()
    assert form.banner.text.startswith("Tidak ada yang berubah.")
    form.fields.revenue.amount = 3_500_000
    click(form.history.new)
    assert form.banner.text.startswith("Isian belum disimpan.")
    form.save()
    settle(qtbot, desk)

    record = desk.services.store.monitorings.record(uid)
    assert record is not None
    assert record.values["revenue"] == 3_500_000
    assert form.isVisible()
    assert form.record == ""


def test_an_officer_is_told_whose_visit_it_is(open_desk: MakeDesk, regency_office: Path) -> None:
    desk = open_desk(regency_office)
    (proposal,) = handed(desk, 1)
    store = writing_store(desk)
    other = replace(desk.services.session, user="Ani Petugas", role=Role.FIELD_OFFICER)
    uid = visit(store, other, proposal)
    store.close()
    form = form_of(desk, proposal)
    form.load_visit(proposal, uid)
    assert "dicatat oleh Ani Petugas" in form.banner.text
    assert not form.save_button.isVisible()
    assert not form.photos.add_button.isVisible()
    form.fields.note.setText("titip salam")

    form.save()

    assert form.banner.text.startswith("Belum tersimpan. Kunjungan ini dicatat oleh Ani Petugas")
    form.load(proposal)
    assert form.photos.add_button.isVisible()  # for a visit of one's own


def test_photos_of_a_visit_are_kept_with_it(desk: Desk, qtbot: QtBot) -> None:
    (proposal,) = handed(desk, 1)
    form = form_of(desk, proposal)
    form.photos.take([a_photo()])
    settle(qtbot, desk)
    form.save()
    assert form.banner.text.startswith("Belum tersimpan.")
    form.fields.running.key = "ya"
    form.fields.development.key = "tetap"

    form.save()
    settle(qtbot, desk)

    (kept,) = desk.services.store.monitorings.of_proposal(proposal)
    (photo,) = desk.services.store.photos.of(Kind.MONITORING, kept.uid)
    assert photo.subject == "usaha"
    assert not form.is_dirty
    shown = form_of(desk, proposal)
    shown.load_visit(proposal, kept.uid)
    assert shown.photos.photos.count() == 1
    shown.load(proposal)
    assert shown.photos.photos.count() == 0


def test_photos_that_wait_hold_back_another_visit(desk: Desk, qtbot: QtBot) -> None:
    (proposal,) = handed(desk, 1)
    visited(desk, proposal)
    form = form_of(desk, proposal)
    form.photos.take([a_photo()])
    settle(qtbot, desk)

    click(button_called(form.history, "Bulan ke-1 · 30/07/2025"))

    assert form.banner.text.startswith("Isian belum disimpan.")
    assert (form.record, len(form.photos.pending)) == ("", 1)
    form.load(proposal)


def test_somebody_elses_change_is_not_written_over(desk: Desk, qtbot: QtBot) -> None:
    (proposal,) = handed(desk, 1)
    uid = visited(desk, proposal)
    form = form_of(desk, proposal)
    form.load_visit(proposal, uid)
    store = writing_store(desk)
    with store.write(desk.services.session.author, now=desk.services.now(), act="x") as work:
        work.put(Kind.MONITORING, uid, {"note": "lain"})
    store.close()
    form.fields.note.setText("titip salam")

    form.save()
    settle(qtbot, desk)

    assert "baru saja diubah" in form.banner.text
    form.load(proposal)


def test_a_proposal_that_is_gone_closes_the_form(desk: Desk) -> None:
    shown = page(desk)

    shown.go_to("tidak ada")

    assert not shown.monitoring_form.isVisible()


def test_kinds_of_business_stand_side_by_side(desk: Desk, qtbot: QtBot) -> None:
    first, second = handed(desk, 1, 2)
    visited(desk, first)
    visited(desk, first, month=2, revenue=3_600_000, development="meningkat")
    visited(desk, second, development="menurun")
    shown = page(desk)

    shown.pane.show_tab("perkembangan")
    settle(qtbot, desk)

    model = shown.businesses.model
    row = [model.index(0, column).data() for column in range(model.columnCount())]
    assert row == ["Kuliner", "", "1", "0", "1", "0", "naik 20 % · 1 usaha"]
    picture = model.index(0, PICTURE_COLUMN)
    words = "Meningkat 1, Tetap 0, Menurun 1, Berhenti 0"
    assert picture.data(Qt.ItemDataRole.AccessibleTextRole) == words
    assert picture.data(SharesRole)[Development.GROWING] == 1
    assert not shown.pane.search.isVisible()
    assert any(text.startswith("2 usaha sudah dikunjungi") for text in texts(shown))


def test_without_visits_the_picture_says_so(desk: Desk, qtbot: QtBot) -> None:
    shown = page(desk)

    shown.pane.show_tab("perkembangan")
    settle(qtbot, desk)

    assert "Belum ada kunjungan" in texts(shown)
    shown.businesses.say_failed("Penyimpanan penuh. Kosongkan.")
    assert "Penyimpanan penuh. Kosongkan." in texts(shown)


def colours(picture: QPixmap) -> set[str]:
    image = picture.toImage()
    spots = ((x, y) for x in range(image.width()) for y in range(image.height()))
    return {image.pixelColor(x, y).name().upper() for x, y in spots}


def test_every_finding_of_a_kind_is_drawn_in_its_colour(desk: Desk, qtbot: QtBot) -> None:
    for serial, word in enumerate(Development, start=1):
        stopped = word is Development.STOPPED
        (proposal,) = handed(desk, serial)
        visited(
            desk,
            proposal,
            development=word.value,
            running="tidak" if stopped else "ya",
            obstacle="sakit" if stopped else "",
        )
    shown = page(desk)
    shown.pane.show_tab("perkembangan")
    settle(qtbot, desk)

    drawn = colours(shown.businesses.table.viewport().grab())

    assert {LEVEL_COLOURS[level].line.upper() for level in LEVEL_OF.values()} <= drawn


@pytest.mark.parametrize("points", [(), POINTS[:1], POINTS, POINTS[:2] * 3])
def test_the_picture_of_one_recipient_is_drawn_and_told(
    dressed: QApplication, qtbot: QtBot, points: tuple[Point, ...]
) -> None:
    picture = TrendPicture()
    qtbot.addWidget(picture)
    picture.resize(picture.sizeHint())
    picture.show_points(points)

    empty = TrendPicture()
    qtbot.addWidget(empty)
    empty.resize(picture.size())

    assert picture.points == points
    assert (picture.grab().toImage() != empty.grab().toImage()) is bool(points)
    told = picture.accessibleDescription()
    assert told.startswith(trend_text(points))
    assert all(f"Bulan ke-{point.month}" in told for point in points)


def test_a_development_is_told_in_words() -> None:
    assert trend_text(()) == "Belum ada omzet yang dicatat."
    assert trend_text(POINTS[:1]) == "Omzet bulan ke-1: Rp3.000.000."
    assert trend_text(POINTS) == (
        "Omzet bulan ke-1 ke bulan ke-3: Rp3.000.000 → Rp3.750.000 (naik 25 %)."
    )
    assert [change_text(change) for change in (None, 0, -10)] == ["–", "tetap", "turun 10 %"]
    assert [step_text(POINTS, point) for point in POINTS] == ["", "naik 25 %", ""]
    assert development_text("") == ""
    assert development_text("berhenti") == "× Berhenti"


def test_no_button_of_the_history_is_left_behind(desk: Desk, qtbot: QtBot) -> None:
    (proposal,) = handed(desk, 1)
    visited(desk, proposal)
    form = form_of(desk, proposal)

    form.load(proposal)
    qtbot.wait(1)

    seen = [b.text() for b in form.history.findChildren(QPushButton) if b.isVisible()]
    assert seen == ["Bulan ke-1 · 30/07/2025"]


def test_enter_asks_one_question_after_the_other(desk: Desk) -> None:
    (proposal,) = handed(desk, 1)
    fields = form_of(desk, proposal).fields
    window = desk.office.window
    fields.running.setFocus()
    walked = []

    for _step in range(9):
        QTest.keyClick(window.focusWidget(), KEY.Key_Return)
        walked.append(window.focusWidget())

    assert walked == [
        fields.goods_state,
        fields.revenue,
        fields.profit,
        fields.development,
        fields.workers,
        fields.obstacle,
        fields.follow_up,
        fields.note,
        fields.officer,
    ]

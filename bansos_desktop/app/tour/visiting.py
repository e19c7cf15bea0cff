"""Verifikasi: the papers that are taken along, and a visit with its answers and photos."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QBuffer, QIODevice, QPoint, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPolygon
from PySide6.QtTest import QTest

from bansos_desktop.app.tour.hands import (
    CTRL,
    click,
    click_at,
    open_dialog,
    press,
    type_into,
    wait_until,
)
from bansos_desktop.app.tour.stage import Tour
from bansos_desktop.ui.printing.preview import PreviewDialog

KEY = Qt.Key
WORKLIST, FORMS = "daftar kunjungan.pdf", "formulir verifikasi.pdf"
VILLAGES = 7
SHIFT = Qt.KeyboardModifier.ShiftModifier
SKY, WALLS = ("#a9c7df", "#d9e4ea"), ("#c9a06b", "#e3d3b4")


def print_papers(tour: Tour) -> None:
    """The worklist and the forms of a village, seen as pages and kept as PDF."""
    page = tour.office.pages.verification
    tour.show("verification")
    page.villages.list.setFocus()
    for _village in range(VILLAGES):
        press(KEY.Key_Down, SHIFT)
    tour.picture("verifikasi-daftar")
    for button, name in ((page.papers.worklist, WORKLIST), (page.papers.forms, FORMS)):
        click(button)
        dialog = open_dialog(PreviewDialog)
        wait_until(partial(_has_pages, dialog))
        stem = name.removesuffix(".pdf").replace(" ", "-")
        tour.picture(f"cetak-{stem}", dialog)
        dialog.save_to(tour.folder / name)
        dialog.close()
        tour.settle()
        tour.look_at(tour.office.window)
        tour.report.append(f"  {tour.folder / name}")


def _has_pages(dialog: PreviewDialog) -> bool:
    return bool(dialog.pages.text())


def visit(tour: Tour) -> None:
    """One family met at home: criteria, income, a place on the map, two photos."""
    answer(tour)
    form = tour.office.pages.verification.form
    bar = form.view.area.verticalScrollBar()
    tour.picture("verifikasi-kunjungan")
    bar.setValue(form.fields.criteria[0].mapTo(form.view.area.sheet, QPoint()).y() - 40)
    tour.picture("verifikasi-kriteria")
    bar.setValue(bar.maximum())
    tour.picture("verifikasi-rekomendasi")
    keep(tour)
    tour.picture("verifikasi-tersimpan")
    leave(tour)
    tour.report.append("  satu kunjungan verifikasi dengan dua foto buatan")


def answer(tour: Tour) -> None:
    """The first family of the village, everything answered, and the form at its top again."""
    page = tour.office.pages.verification
    click_at(page.table, page.model.index(0, 0))
    wait_until(page.form.isVisible)
    form, fields = page.form, page.form.fields
    fields.outcome.setFocus()
    press(KEY.Key_D)
    type_into(fields.position, "-0,502 117,153")
    fields.criteria[0].answer.setFocus()
    for key in (KEY.Key_T, KEY.Key_Y, KEY.Key_Y, KEY.Key_T, *[KEY.Key_Y] * 5):
        press(key)
    fields.house.key = "menumpang"
    type_into(fields.assets, "Gerobak")
    type_into(fields.income, "1200000")
    type_into(fields.expense, "1150000")
    type_into(fields.food_expense, "800000")
    type_into(fields.skill, "Membuat kue")
    QTest.keyClicks(fields.will, "Ya")
    form.photos.take([drawn_photo(SKY[n], WALLS[n]) for n in range(2)])
    wait_until(lambda: len(form.photos.pending) == 2 and not form.photos.is_busy)
    fields.recommendation.setFocus()
    press(KEY.Key_L)
    form.check()
    form.view.area.verticalScrollBar().setValue(0)


def keep(tour: Tour) -> None:
    """Save the visit by its key."""
    QTest.keyClick(tour.office.window, KEY.Key_Return, CTRL)
    tour.wait_for("tersimpan")


def leave(tour: Tour) -> None:
    """Close the form of the family that was opened next, if there is one."""
    form = tour.office.pages.verification.form
    if form.isVisible():
        click(form.view.close_button)


def drawn_photo(sky: str, wall: str) -> bytes:
    """A house that nobody lives in, drawn here: a JPEG as a telephone would send it."""
    image = QImage(1200, 900, QImage.Format.Format_RGB32)
    image.fill(QColor(sky))
    painter = QPainter(image)
    painter.fillRect(0, 640, 1200, 260, QColor("#7d9a5f"))
    painter.fillRect(280, 360, 640, 340, QColor(wall))
    painter.fillRect(540, 480, 130, 220, QColor("#5b4632"))
    painter.fillRect(350, 440, 120, 110, QColor("#33475b"))
    painter.fillRect(740, 440, 120, 110, QColor("#33475b"))
    painter.setBrush(QColor("#8c3b2e"))
    painter.drawPolygon(QPolygon([QPoint(220, 370), QPoint(600, 170), QPoint(980, 370)]))
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "JPEG")  # type: ignore[call-overload]  # the stub knows no device
    return bytes(buffer.data().data())

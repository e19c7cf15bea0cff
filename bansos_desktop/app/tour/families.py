"""Recording a family through the guided form, and finding people in the list again."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from bansos_desktop.app.tour.hands import (
    CTRL,
    click,
    click_at,
    click_tab,
    open_dialog,
    pick,
    press,
    tool_called,
    type_cells,
    type_into,
    wait_until,
)
from bansos_desktop.app.tour.stage import Tour
from bansos_desktop.domain.workflow import Status
from bansos_desktop.ui.pages.recipients.view_dialogs import NameDialog

SAMPLE_NIK = "6402064708859001"
SAMPLE_CARD = "6402061203159002"
BUSINESS_PART, GOODS_PART = 4, 5
KEY = Qt.Key


def record_family(tour: Tour) -> None:
    """One family, part by part as one asks at the door, and saved."""
    office = tour.office
    form = office.pages.recipients.form
    fields = form.fields
    type_person(tour)
    tour.picture("catat-orang")
    press(KEY.Key_PageDown)
    type_into(fields.family_card, SAMPLE_CARD)
    press(KEY.Key_PageDown)
    QTest.keyClicks(fields.village_code, "sumber sari kota bangun")
    fields.village_code.look_up()
    QTest.keyClick(fields.village_code.popup, KEY.Key_Return)
    tour.look_at(office.window)
    type_into(fields.address, "Jl. Poros Desa No. 12")
    type_into(fields.rt, "003")
    fields.desil.key = "1"
    form.check()
    tour.picture("catat-alamat")
    click_tab(form.view.strip, BUSINESS_PART)
    fields.business_type.key = "kue"
    fields.business_state.key = "baru"
    click_tab(form.view.strip, GOODS_PART)
    plan_goods(tour)
    form.check()
    tour.picture("catat-barang")
    QTest.keyClick(office.window, KEY.Key_Return, CTRL)
    tour.wait_for("Mariana Lawai tersimpan")
    tour.picture("catat-tersimpan")
    tour.report.append("  satu keluarga dicatat lewat formulir")


def type_person(tour: Tour) -> None:
    """The first part of the form: who it is."""
    form = tour.office.pages.recipients.form
    fields = form.fields
    tour.office.actions["recipient.new"].trigger()
    type_into(fields.nik, SAMPLE_NIK)
    type_into(fields.name, "Mariana Lawai")
    type_into(fields.birth_place, "Tenggarong")
    type_into(fields.phone, "084012345678")
    fields.education.key = "4"
    fields.marital_status.key = "2"
    form.check()


def plan_goods(tour: Tour) -> None:
    """What is to be bought, with its prices; their sum becomes the value asked for."""
    form = tour.office.pages.recipients.form
    click(form.fields.goods.edit)
    dialog = form.goods.dialog
    if dialog is None:
        raise LookupError("the table of goods did not open")
    tour.look_at(dialog)
    type_cells("Kompor gas", "dua tungku", "1", "set", "650.000")
    type_cells("Oven", "listrik", "1", "buah", "1.450.000")
    type_cells("Mixer", "", "1", "buah", "900.000")
    type_cells("Loyang", "besi", "6", "buah", "75.000")
    type_cells("Tepung terigu", "segitiga", "50", "kg", "14.000")
    press(KEY.Key_Escape)
    dialog.table.setCurrentIndex(dialog.model.index(4, 0))
    dialog.table.setFocus()
    QTest.keyClicks(dialog.table, "b")
    press(KEY.Key_Return)
    QTest.qWait(1)
    press(KEY.Key_Escape)
    tour.picture("rencana-barang", dialog)
    press(KEY.Key_Return, CTRL)
    wait_until(lambda: form.goods.dialog is None)
    tour.look_at(tour.office.window)


def record_relative(tour: Tour) -> None:
    """Somebody of the same family card, kept as a draft."""
    page = tour.office.pages.recipients
    QTest.keyClick(tour.office.window, KEY.Key_K, CTRL)
    type_into(page.form.fields.name, "Yohana Lawai")
    page.form.check()
    tour.office.window.say_nothing()
    tour.picture("catat-kk-sama")
    QTest.keyClick(tour.office.window, KEY.Key_D, CTRL)
    tour.wait_for("Yohana Lawai tersimpan sebagai draf")
    tour.settle()
    click(page.form.view.close_button)
    wait_until(page.form.isHidden)


def search_and_filter(tour: Tour) -> None:
    """The list: a mistyped name, filters, columns, and a view to come back to."""
    page = tour.office.pages.recipients
    tour.show("recipients")
    page.table.scrollToTop()
    tour.picture("penerima")
    type_into(page.filters.search, "maryana lawei")
    wait_until(page.list.near.isVisible)
    tour.picture("penerima-mirip")
    click_at(page.table, page.model.index(0, 0))
    tour.settle()
    tour.picture("penerima-terbuka")
    click(page.form.view.close_button)
    type_into(page.filters.search, "")
    wait_until(page.list.near.isHidden)
    click(page.filters.more)
    page.filters.region.key = "64.02"
    click(page.filters.status)
    menu = page.filters.status.menu_below
    for status in (Status.PROPOSED, Status.ELIGIBLE):
        pick(menu, status.label)
    tour.picture("penerima-saringan", menu)
    menu.close()
    keep_view(tour)
    click(tool_called(page.list, "Pilih kolom"))
    tour.picture("penerima-kolom", page.list.column_menu)
    page.list.column_menu.close()
    click(page.filters.more)
    click(page.filters.chips.clear)
    tour.settle()


def keep_view(tour: Tour) -> None:
    """Give the filters a name, and find them in the menu of views."""
    views = tour.office.pages.recipients.list.views
    click(views)
    pick(views.menu_below, "Simpan tampilan ini")
    dialog = open_dialog(NameDialog)
    type_into(dialog.line, "Kukar: siap ditetapkan")
    click(dialog.keep)
    wait_until(dialog.isHidden)
    tour.look_at(tour.office.window)
    click(views)
    tour.picture("penerima-tampilan", views.menu_below)
    views.menu_below.close()
    tour.settle()

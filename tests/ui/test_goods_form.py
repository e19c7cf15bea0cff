"""The goods plan: the table by keyboard, its sums, packages, and saving it with the form."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from bansos_desktop.domain.goods import PlannedItem
from bansos_desktop.domain.rules import RuleSet
from bansos_desktop.ui.desk import Desk
from bansos_desktop.ui.models.goods_table import KEYS, NAME, GoodsTable
from bansos_desktop.ui.pages.recipients.form import RecipientForm
from bansos_desktop.ui.pages.recipients.goods_dialog import GoodsDialog
from bansos_desktop.ui.pages.recipients.goods_summary import GoodsSummary
from tests.factories import a_draft
from tests.ui.acts import click, texts
from tests.ui.offices import settle
from tests.ui.test_recipients_entry import CTRL, KEY, SHIFT, new_form, press

STOVE = PlannedItem("alat", "Kompor gas", "", 1000, "set", 3_900_000)
FLOUR = PlannedItem("bahan", "Tepung terigu", "segitiga", 25_500, "kg", 14_000)


@pytest.fixture
def form(desk: Desk) -> Iterator[RecipientForm]:
    """A filled form in the province's office, with no business chosen."""
    form = new_form(desk)
    form.fields.show(a_draft(1, business_type="", requested_value=None))
    yield form
    if form.goods.dialog is not None:
        form.goods.dialog.reject()


def opened(form: RecipientForm) -> GoodsDialog:
    """The table, opened with the key of its button."""
    form.fields.goods.setFocus()
    press(KEY.Key_Space)
    assert form.goods.dialog is not None
    return form.goods.dialog


def type_cell(dialog: GoodsDialog, text: str) -> None:
    """Into the open cell, then Enter."""
    editor = cell_editor(dialog)
    QTest.keyClicks(editor, text)
    QTest.keyClick(editor, KEY.Key_Return)
    QApplication.processEvents()  # the old editor goes away a turn later


def cell_editor(dialog: GoodsDialog) -> QWidget:
    """The editor of the current cell."""
    editor = dialog.table.indexWidget(dialog.table.currentIndex())
    assert editor is not None
    return editor


def type_item(dialog: GoodsDialog, *cells: str) -> None:
    for cell in cells:
        type_cell(dialog, cell)


def test_a_plan_is_typed_with_enter_alone(form: RecipientForm) -> None:
    dialog = opened(form)

    type_item(dialog, "Kompor gas", "", "1", "set", "3,9 juta")
    type_item(dialog, "Wajan", "besar", "2", "buah", "150.000")
    type_cell(dialog, "")  # nothing more
    assert dialog.done_button.hasFocus()
    press(KEY.Key_Return)  # on the button that has the focus
    QApplication.processEvents()

    wok = PlannedItem("alat", "Wajan", "besar", 2000, "buah", 150_000)
    assert form.fields.goods.items == (STOVE, wok)
    assert form.fields.requested_value.amount == 4_200_000
    assert form.is_dirty


def test_the_group_is_chosen_by_its_first_letter(form: RecipientForm) -> None:
    form.fields.goods.show_items([STOVE])
    dialog = opened(form)
    dialog.table.setFocus()
    dialog.table.setCurrentIndex(dialog.model.index(0, 0))

    QTest.keyClicks(dialog.table, "b")
    QTest.keyClick(cell_editor(dialog), KEY.Key_Return)
    QApplication.processEvents()

    assert dialog.model.row(0).section == "bahan"


def test_materials_are_typed_by_keyboard_alone(form: RecipientForm) -> None:
    dialog = opened(form)
    type_item(dialog, "Kompor gas", "", "1", "set", "3,9 juta")
    dialog.table.setCurrentIndex(dialog.model.index(1, 0))

    QTest.keyClicks(dialog.table, "b")
    QTest.keyClick(cell_editor(dialog), KEY.Key_Return)
    QApplication.processEvents()
    assert dialog.table.currentIndex().column() == NAME
    type_item(dialog, "Tepung terigu", "segitiga", "25,5", "kg", "14.000")
    type_item(dialog, "Gula", "", "2", "kg", "15.000")  # the group of the row above
    dialog.table.setFocus()
    QTest.keyClick(dialog, KEY.Key_Return, CTRL)

    sugar = PlannedItem("bahan", "Gula", "", 2000, "kg", 15_000)
    assert form.fields.goods.items == (STOVE, FLOUR, sugar)


def test_shift_tab_from_the_name_leads_to_the_group(form: RecipientForm) -> None:
    dialog = opened(form)

    QTest.keyClick(cell_editor(dialog), KEY.Key_Backtab, SHIFT)
    QApplication.processEvents()
    type_cell(dialog, "b")
    type_cell(dialog, "Tepung terigu")

    assert dialog.model.row(0) == PlannedItem("bahan", "Tepung terigu")
    assert not dialog.done_button.hasFocus()


def test_what_could_not_be_read_is_not_spoken_of_once_its_row_is_gone(form: RecipientForm) -> None:
    form.fields.goods.show_items([STOVE, FLOUR])
    dialog = opened(form)
    dialog.model.setData(dialog.model.index(1, KEYS.index("volume")), "dua")

    dialog.table.setCurrentIndex(dialog.model.index(0, NAME))
    click(dialog.remove)
    assert "tidak terbaca" in dialog.banner.text
    dialog.table.setCurrentIndex(dialog.model.index(0, NAME))
    click(dialog.remove)

    assert dialog.banner.text == ""


def test_rows_are_added_moved_and_taken_away_by_keys(form: RecipientForm) -> None:
    form.fields.goods.show_items([STOVE, FLOUR])
    dialog = opened(form)
    table = dialog.table
    table.setFocus()
    table.setCurrentIndex(dialog.model.index(0, 1))

    QTest.keyClick(table, KEY.Key_Down, CTRL)
    moved = [dialog.model.row(n).name for n in range(2)]
    QTest.keyClick(table, KEY.Key_Down, CTRL)  # the last stays the last
    QTest.keyClick(table, KEY.Key_Up, CTRL)
    QTest.keyClick(table, KEY.Key_Insert)
    added = dialog.model.rowCount()
    QTest.keyClick(table, KEY.Key_Delete, CTRL)
    QTest.keyClick(table, KEY.Key_Delete, CTRL)

    assert moved == ["Tepung terigu", "Kompor gas"]
    assert added == 3
    assert dialog.model.rowCount() == 1


def test_the_buttons_do_the_same(form: RecipientForm) -> None:
    form.fields.goods.show_items([STOVE, FLOUR])
    dialog = opened(form)

    click(dialog.down)
    click(dialog.up)
    click(dialog.add)
    click(dialog.remove)
    click(dialog.remove)
    click(dialog.remove)
    click(dialog.remove)
    click(dialog.add)

    assert dialog.model.rowCount() == 1
    assert dialog.model.items == ()


def test_sums_and_the_range_stand_under_the_table(form: RecipientForm) -> None:
    form.fields.goods.show_items([STOVE, FLOUR])
    dialog = opened(form)
    assert dialog.groups.text() == "ALAT Rp3.900.000   BAHAN Rp357.000"
    assert dialog.total.text() == "Jumlah Rp4.257.000"
    assert "Rp4.000.000 sampai Rp5.000.000" in dialog.note.text()

    dialog.model.setData(dialog.model.index(0, KEYS.index("volume")), "2")

    assert "di atas Rp5.000.000" in dialog.note.text()
    dialog.model.setData(dialog.model.index(0, KEYS.index("volume")), "")
    assert "belum ada volume" in dialog.note.text()


def test_a_number_that_cannot_be_read_is_said_and_not_taken(form: RecipientForm) -> None:
    form.fields.goods.show_items([STOVE])
    dialog = opened(form)

    taken = dialog.model.setData(dialog.model.index(0, KEYS.index("volume")), "dua")

    assert not taken
    assert "“dua” tidak terbaca" in dialog.banner.text
    assert dialog.model.row(0).volume == 1000


def test_a_plan_with_a_nameless_thing_is_not_taken(form: RecipientForm) -> None:
    dialog = opened(form)
    dialog.model.fill([replace(STOVE, name="")])

    click(dialog.done_button)

    assert "tanpa nama" in dialog.banner.text
    assert form.fields.goods.items == ()


def test_giving_up_leaves_the_plan_as_it_was(form: RecipientForm) -> None:
    form.fields.goods.show_items([STOVE])
    dialog = opened(form)
    dialog.model.fill([FLOUR])

    QTest.keyClick(dialog, KEY.Key_Escape)

    assert form.fields.goods.items == (STOVE,)
    assert form.goods.dialog is None


def test_the_total_becomes_the_value_only_where_nobody_said_another(form: RecipientForm) -> None:
    form.fields.goods.show_items([STOVE])
    form.fields.requested_value.amount = 4_000_000
    dialog = opened(form)

    kept = dialog.take_value.isChecked()
    click(dialog.done_button)
    value = form.fields.requested_value.amount
    click(form.fields.goods.take_value)
    assert not form.fields.goods.take_value.isVisible()

    assert (kept, value) == (False, 4_000_000)
    assert form.fields.requested_value.amount == 3_900_000


def test_a_kind_of_business_offers_its_package(form: RecipientForm) -> None:
    goods = form.fields.goods
    assert goods.take_package.isHidden()

    form.fields.business_type.key = "kue"
    assert goods.take_package.text() == "Pakai paket awal (4 barang)"
    click_hidden(form, goods.take_package)

    assert [item.name for item in goods.items][:2] == ["Kompor gas dan tabung", "Blender"]
    form.check()
    assert "belum ada volume" in form.fields.rows["goods"].note
    assert goods.take_package.isHidden()


def test_another_kind_of_business_offers_its_package_for_an_untouched_one(
    form: RecipientForm,
) -> None:
    goods = form.fields.goods
    goods.offer([STOVE], RuleSet())
    goods.show_items([STOVE])
    assert goods.take_package.isHidden()

    goods.offer([FLOUR], RuleSet())
    offered = goods.take_package.text()
    goods.take_package.click()

    assert offered == "Ganti dengan paket baru (1 barang)"
    assert goods.take_package.isHidden()
    assert goods.items == (FLOUR,)


def test_a_plan_that_somebody_changed_is_not_offered_to_be_replaced(form: RecipientForm) -> None:
    goods = form.fields.goods
    goods.offer([STOVE], RuleSet())
    goods.show_items([STOVE, FLOUR])

    goods.offer([FLOUR], RuleSet())

    assert goods.take_package.isHidden()


def click_hidden(form: RecipientForm, button: QWidget) -> None:
    """A button that must first be scrolled to."""
    form.view.area.ensureWidgetVisible(button)
    click(button)


def test_an_empty_table_may_start_from_the_package(form: RecipientForm) -> None:
    form.fields.business_type.key = "kue"
    dialog = opened(form)
    assert "Jenis usaha: Kue" in " ".join(texts(dialog))

    click(dialog.fill)

    assert dialog.model.rowCount() == 4
    assert dialog.fill.isHidden()


def test_an_operator_keeps_a_plan_as_the_package(
    desk: Desk, form: RecipientForm, qtbot: QtBot
) -> None:
    form.fields.business_type.key = "kue"
    form.fields.goods.show_items([STOVE, FLOUR])
    dialog = opened(form)

    click(dialog.keep_package)
    settle(qtbot, desk)

    assert desk.services.store.reference.package("kue") == [STOVE, FLOUR]
    assert "tersimpan" in dialog.banner.text
    assert form.fields.goods.package == (STOVE, FLOUR)


def test_a_package_that_cannot_be_kept_says_why(
    desk: Desk, form: RecipientForm, qtbot: QtBot
) -> None:
    form.fields.goods.show_items([STOVE])
    dialog = opened(form)

    dialog.package_made.emit(dialog.model.items)  # without a kind the button is not there
    settle(qtbot, desk)

    assert dialog.keep_package.isHidden()
    assert "Jenis usaha belum dipilih" in dialog.banner.text


def test_an_officer_is_not_offered_to_keep_a_package(officer_desk: Desk) -> None:
    form = new_form(officer_desk)
    form.fields.show(a_draft(1, business_type="kue"))
    form.fields.goods.show_items([STOVE])

    dialog = opened(form)

    assert dialog.keep_package.isHidden()
    dialog.reject()


def test_the_plan_is_saved_with_the_form_and_comes_back(
    desk: Desk, form: RecipientForm, qtbot: QtBot
) -> None:
    form.fields.goods.show_items([STOVE, FLOUR])
    form.save()
    settle(qtbot, desk)
    assert form.fields.goods.items == ()
    page = desk.office.pages.recipients
    row = page.model.row_at(page.model.index(0, 0))
    assert row is not None

    page.go_to(row.proposal)

    assert form.fields.goods.items == (STOVE, FLOUR)
    assert not form.is_dirty
    form.fields.goods.show_items([FLOUR])
    form.save()
    settle(qtbot, desk)
    assert desk.services.store.goods.items(row.proposal) == (FLOUR,)


def test_the_table_is_a_sound_model(qapp: QApplication) -> None:
    model = GoodsTable([STOVE, FLOUR])
    tester = QAbstractItemModelTester(model)

    model.add(0)
    model.remove(1)
    model.fill([FLOUR])

    vertical = Qt.Orientation.Vertical
    assert model.headerData(0, vertical) is None
    assert model.headerData(0, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole) is None
    assert model.data(model.index(0, 6)) == "357.000"
    assert model.data(model.index(0, 0), Qt.ItemDataRole.ToolTipRole) is None
    assert not model.flags(model.index(0, 6)) & Qt.ItemFlag.ItemIsEditable
    del tester


def test_without_a_range_the_summary_only_adds_up(dressed: QApplication, qtbot: QtBot) -> None:
    summary = GoodsSummary()
    qtbot.addWidget(summary)
    summary.offer((), RuleSet())

    with qtbot.waitSignal(summary.changed):
        summary.show_items([STOVE])
    with qtbot.assertNotEmitted(summary.changed):
        summary.show_items([STOVE])

    assert summary.text == "1 barang · ALAT Rp3.900.000 · BAHAN Rp0 Jumlah Rp3.900.000"

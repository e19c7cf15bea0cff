"""Penyaluran by mouse and keys: a round through the village, corrections, numbers on offer."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from bansos_desktop.domain.changes import Topic
from bansos_desktop.domain.records import Kind
from bansos_desktop.domain.workflow import Role, Status
from bansos_desktop.store.recipients import StoredRecord
from bansos_desktop.ui.desk import Desk
from bansos_desktop.ui.models.row_table import Column, RowTable
from bansos_desktop.ui.pages.handover.form import HandoverForm
from bansos_desktop.ui.pages.handover.page import HandoverPage
from bansos_desktop.ui.widgets.confirm import ConfirmDialog
from bansos_desktop.ui.widgets.suggest_edit import SuggestEdit
from bansos_desktop.usecases import record_handover
from tests.factories import LOA_IPUH, NOW, a_draft
from tests.lives import GOODS, SUPPLIERS, a_handover, hand_over, plan_goods, set_status
from tests.pictures import a_photo
from tests.ui.acts import click, open_dialog, record, texts, writing_store
from tests.ui.offices import MakeDesk, settle

KEY = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
PATTERN = "{nomor:3}/BAST/{bulan_romawi}/{tahun}"


def decide(desk: Desk, *serials: int, **changed: object) -> list[str]:
    """People who were decided on, with planned goods."""
    proposals = record(desk, *(a_draft(serial, **changed) for serial in serials))
    store = writing_store(desk)
    for proposal in proposals:
        plan_goods(store, desk.services.session, proposal)
        set_status(store, desk.services.session, proposal, Status.DECIDED)
    store.close()
    desk.services.bus.publish(Topic.RECIPIENTS)
    return proposals


def number_by(desk: Desk, pattern: str) -> None:
    """Let the user number by a pattern."""
    store = writing_store(desk)
    record_handover.remember_pattern(store, desk.services.session, pattern, now=NOW)
    store.close()


def page(desk: Desk) -> HandoverPage:
    """The page, in sight."""
    desk.office.window.show_page("handovers")
    return desk.office.pages.handovers


def form_of(desk: Desk, proposal: str) -> HandoverForm:
    """The open form of a person."""
    shown = page(desk)
    shown.go_to(proposal)
    QApplication.processEvents()  # new rows are seen once the layout took them in
    assert shown.handover_form.isVisible()
    return shown.handover_form


def names(desk: Desk) -> list[str]:
    """Who is listed in front."""
    table = desk.office.pages.handovers.pane.list
    assert table is not None
    return [str(table.people.index(n, 0).data()) for n in range(table.people.rowCount())]


def stored(desk: Desk, proposal: str) -> StoredRecord | None:
    return desk.services.store.handovers.of_proposal(proposal)


def test_nobody_waits_before_anybody_was_decided_on(desk: Desk) -> None:
    shown = page(desk)

    assert "Tidak ada yang menunggu penyaluran" in texts(shown)
    shown.pane.show_tab("tersalur")
    assert "Belum ada yang tersalur" in texts(shown)


def test_a_round_by_keys_only(desk: Desk, qtbot: QtBot) -> None:
    first, second = decide(desk, 1, 2)
    number_by(desk, PATTERN)
    shown = page(desk)
    form = shown.handover_form
    shown.pane.search.setFocus()

    QTest.keyClick(shown.pane.search, KEY.Key_Down)
    QTest.keyClick(shown.pane.list, KEY.Key_Return)
    assert form.proposal == first
    assert form.fields.number.line.hasFocus()
    QTest.keyClick(form.fields.number.line, KEY.Key_Return)
    assert form.fields.number.line.text() == "001/BAST/VIII/2025"
    assert form.fields.handed_on.line.hasFocus()
    QTest.keyClick(form.fields.handed_on.line, KEY.Key_Return)
    QTest.keyClicks(form.fields.supplier, SUPPLIERS[0])
    QTest.keyClick(form.fields.supplier, KEY.Key_Return)
    assert form.fields.received_as.hasFocus()
    QTest.keyClicks(form.fields.received_as, "Pen")
    assert form.fields.received_by.text() == "Orang Contoh A"
    QTest.keyClick(form.fields.received_as, KEY.Key_Return, CTRL)
    settle(qtbot, desk)

    assert desk.office.window.message == "Penyaluran Orang Contoh A tersimpan."
    assert names(desk) == ["Orang Contoh B"]
    record = stored(desk, first)
    assert record is not None
    assert (record.values["bast_number"], record.values["supplier"]) == (
        "001/BAST/VIII/2025",
        SUPPLIERS[0],
    )
    assert form.proposal == second
    assert form.fields.number.line.hasFocus()
    assert (form.fields.number.line.text(), form.fields.number.offered) == (
        "",
        "002/BAST/VIII/2025",
    )
    assert form.fields.supplier.text() == SUPPLIERS[0]
    assert form.fields.received_as.key is None


def test_a_stray_second_ctrl_enter_keeps_nothing(desk: Desk) -> None:
    (proposal,) = decide(desk, 1)
    form = form_of(desk, proposal)

    desk.office.actions["recipient.save"].trigger()

    assert form.banner.text.startswith("Belum ada yang diisi.")
    assert stored(desk, proposal) is None


def test_another_tab_opens_nobody(desk: Desk, qtbot: QtBot) -> None:
    first, _second = decide(desk, 1, 2)
    form = form_of(desk, first)
    form.fields.received_as.key = "sendiri"
    form.save()
    settle(qtbot, desk)
    QTest.keyClick(form, KEY.Key_Escape)
    assert desk.office.pages.handovers.pane.list is QApplication.focusWidget()

    desk.office.pages.handovers.pane.show_tab("tersalur")
    QApplication.processEvents()

    assert not form.isVisible()


def test_the_last_house_closes_the_form(desk: Desk, qtbot: QtBot) -> None:
    (proposal,) = decide(desk, 1)
    form = form_of(desk, proposal)
    form.fields.received_as.key = "sendiri"

    click(form.save_button)
    settle(qtbot, desk)

    assert not form.isVisible()
    assert desk.office.window.message.endswith("Nomor BAST belum diisi.")
    assert "Tersalur 1 dari 1" in texts(desk.office.pages.handovers)


def test_what_is_in_the_way_is_said_and_gone_to(desk: Desk) -> None:
    (proposal,) = decide(desk, 1)
    form = form_of(desk, proposal)
    form.fields.received_as.key = "keluarga"

    form.save()

    assert form.banner.text.startswith("Belum tersimpan. Nama yang menerima")
    assert form.fields.received_by.hasFocus()
    assert form.rows["note"].note.startswith("Barang diterima orang lain.")


def test_an_item_that_did_not_come_needs_its_reason(desk: Desk, qtbot: QtBot) -> None:
    (proposal,) = decide(desk, 1)
    form = form_of(desk, proposal)
    form.fields.received_as.key = "sendiri"
    blender = form.fields.items.rows[1]
    assert not blender.note.isVisible()
    blender.volume.setText("0")
    assert blender.note.isVisible()

    form.save()
    assert "Blender direncanakan tetapi tidak datang" in form.banner.text
    assert blender.note.hasFocus()
    blender.note.setText("menyusul")
    form.save()
    settle(qtbot, desk)

    goods = desk.services.store.handovers.goods_of(proposal)
    assert (goods[1].values["delivered_volume"], goods[1].values["delivered_note"]) == (
        0,
        "menyusul",
    )


def test_an_open_volume_is_gone_to(desk: Desk) -> None:
    (proposal,) = decide(desk, 1)
    form = form_of(desk, proposal)
    form.fields.received_as.key = "sendiri"
    form.fields.items.rows[2].volume.setText("banyak")

    form.save()

    assert form.fields.items.rows[2].volume.hasFocus()


def test_something_nobody_planned_can_be_added_and_removed(desk: Desk) -> None:
    (proposal,) = decide(desk, 1)
    form = form_of(desk, proposal)

    click(form.fields.items.add)
    extra = form.fields.items.rows[-1]
    assert extra.name.hasFocus()
    extra.name.setText("Celemek")
    extra.price.amount = 35_000
    assert form.fields.items.total.text().startswith("Jumlah Rp4.115.000")
    QApplication.processEvents()
    click(extra.remove)

    assert len(form.fields.items.rows) == len(GOODS)
    assert form.fields.items.total.text() == "Jumlah Rp4.080.000\ndari nilai bantuan Rp4.500.000"
    assert not form.is_dirty


def test_a_nameless_item_keeps_the_form(desk: Desk) -> None:
    (proposal,) = decide(desk, 1)
    form = form_of(desk, proposal)
    form.fields.received_as.key = "sendiri"
    form.fields.items.add_item()

    form.save()

    assert "tanpa nama" in form.banner.text


def test_a_number_that_is_taken_is_refused_with_whose_it_is(desk: Desk) -> None:
    first, second = decide(desk, 1, 2)
    store = writing_store(desk)
    hand_over(store, desk.services.session, first, day=date(2025, 7, 1), number="7/BAST")
    store.close()
    form = form_of(desk, second)
    form.fields.received_as.key = "sendiri"
    form.fields.number.line.setText("7/BAST")

    form.save()

    assert "sudah dipakai untuk Orang Contoh A pada 01/07/2025" in form.banner.text
    assert form.fields.number.line.hasFocus()


def test_a_pattern_is_written_with_its_example_and_kept(desk: Desk, qtbot: QtBot) -> None:
    (proposal,) = decide(desk, 1)
    number = form_of(desk, proposal).fields.number
    assert not number.use.isVisible()

    click(number.set_up)
    assert any("{kode_wilayah}" in text for text in texts(number))
    number.pattern.setText("{nomor}/{minggu}")
    assert not number.keep.isEnabled()
    QTest.keyClick(number.pattern, KEY.Key_Return)
    assert any("{minggu} tidak dikenal" in text for text in texts(number))
    number.pattern.setText(PATTERN)
    assert "Contoh: 001/BAST/VIII/2025" in texts(number)
    click(number.keep)
    settle(qtbot, desk)

    assert desk.services.store.papers.pattern("64", "bast") == PATTERN
    click(number.use)
    assert number.line.text() == "001/BAST/VIII/2025"
    assert not number.use.isVisible()


def test_the_offer_follows_the_day(desk: Desk) -> None:
    (proposal,) = decide(desk, 1)
    number_by(desk, PATTERN)
    form = form_of(desk, proposal)

    form.fields.handed_on.line.setText("")
    QTest.keyClicks(form.fields.handed_on.line, "14/07/2025")

    assert form.fields.number.offered == "001/BAST/VII/2025"


def test_a_number_taken_before_the_day_changed_is_told_and_offered_anew(desk: Desk) -> None:
    (proposal,) = decide(desk, 1)
    number_by(desk, PATTERN)
    form = form_of(desk, proposal)
    number, day = form.fields.number, form.fields.handed_on.line
    click(number.use)
    assert not number.use.isVisible()

    day.setText("")
    QTest.keyClicks(day, "14/07/2025")

    assert number.line.text() == "001/BAST/VIII/2025"
    assert number.use.text() == "Nomor masih memuat VIII/2025. Pakai 001/BAST/VII/2025"
    click(number.use)
    assert number.line.text() == "001/BAST/VII/2025"
    assert not number.use.isVisible()
    number.line.setText("12/khusus")
    day.setText("")
    QTest.keyClicks(day, "15/06/2025")
    assert not number.use.isVisible()


def test_the_first_complaint_is_about_the_first_field(desk: Desk) -> None:
    (proposal,) = decide(desk, 1)
    form = form_of(desk, proposal)
    form.fields.supplier.setText("Toko Berkah")

    form.save()

    assert form.fields.received_as.hasFocus()


def test_the_last_suppliers_are_offered(desk: Desk) -> None:
    first, second = decide(desk, 1, 2)
    store = writing_store(desk)
    hand_over(store, desk.services.session, first, day=date(2025, 7, 1), number="7/BAST")
    store.close()

    form = form_of(desk, second)

    assert list(form.fields.supplier.offered) == [SUPPLIERS[0]]


def test_a_handover_is_corrected_from_the_second_tab(desk: Desk, qtbot: QtBot) -> None:
    (proposal,) = decide(desk, 1)
    store = writing_store(desk)
    hand_over(store, desk.services.session, proposal, day=date(2025, 7, 1), number="7/BAST")
    store.close()
    shown = page(desk)
    shown.pane.show_tab("tersalur")
    table = shown.pane.list
    assert table is not None
    assert [table.people.index(0, column).data() for column in (1, 2)] == ["7/BAST", "01/07/2025"]

    form = form_of(desk, proposal)
    assert form.last_change.isVisible()
    form.save()
    assert form.banner.text.startswith("Tidak ada yang berubah.")
    form.fields.supplier.setText(SUPPLIERS[1])
    form.fields.items.rows[3].volume.volume = 30_500
    form.fields.items.rows[3].note.setText("dua jeriken bocor")
    form.save()
    settle(qtbot, desk)

    assert desk.office.window.message == "Perubahan Orang Contoh A tersimpan."
    assert form.isVisible()
    assert form.fields.supplier.text() == SUPPLIERS[1]
    assert form.last_change.toolTip().splitlines() == [
        f"Penyedia: {SUPPLIERS[0]} → {SUPPLIERS[1]}",
        "Minyak goreng · Catatan barang: – → dua jeriken bocor",
        "Minyak goreng · Jumlah diterima: 40 → 30,5",
    ]


def test_an_officer_is_told_whose_handover_it_is(
    open_desk: MakeDesk, regency_office: object
) -> None:
    desk = open_desk(regency_office)
    (proposal,) = decide(desk, 1)
    store = writing_store(desk)
    other = replace(desk.services.session, user="Ani Petugas", role=Role.FIELD_OFFICER)
    hand_over(store, other, proposal, day=date(2025, 7, 1), number="7/BAST")
    store.close()
    form = form_of(desk, proposal)
    assert "dicatat oleh Ani Petugas" in form.banner.text
    assert not form.save_button.isVisible()
    assert not form.photos.add_button.isVisible()
    assert "Tidak ada foto." in texts(form.photos)
    form.fields.supplier.setText(SUPPLIERS[1])

    form.save()

    assert form.banner.text.startswith("Belum tersimpan. Penyaluran ini dicatat oleh Ani Petugas")
    form.load(proposal)


def test_photos_of_a_handover_are_kept_with_it(desk: Desk, qtbot: QtBot) -> None:
    first, second = decide(desk, 1, 2)
    form = form_of(desk, first)
    form.photos.take([a_photo()])
    settle(qtbot, desk)
    assert [photo.subject for photo in form.photos.pending] == ["serah_terima"]
    assert form.is_dirty
    form.fields.received_as.key = "sendiri"

    form.save()
    settle(qtbot, desk)

    kept = stored(desk, first)
    assert kept is not None
    assert len(desk.services.store.photos.of(Kind.HANDOVER, kept.uid)) == 1
    assert form.proposal == second
    assert form.photos.photos.count() == 0
    assert not form.is_dirty


def test_photos_of_a_recorded_handover_are_kept_at_once(desk: Desk, qtbot: QtBot) -> None:
    (proposal,) = decide(desk, 1)
    store = writing_store(desk)
    uid = hand_over(store, desk.services.session, proposal, day=date(2025, 7, 1), number="7/BAST")
    store.close()
    form = form_of(desk, proposal)

    form.photos.take([a_photo()])
    settle(qtbot, desk)

    assert len(desk.services.store.photos.of(Kind.HANDOVER, uid)) == 1
    assert not form.is_dirty
    form.save()
    assert form.banner.text.endswith("Fotonya sudah tersimpan saat ditambahkan.")
    form.load(proposal)
    assert form.photos.photos.count() == 1


def test_photos_that_wait_are_asked_about_before_they_are_lost(desk: Desk, qtbot: QtBot) -> None:
    first, second = decide(desk, 1, 2)
    form = form_of(desk, first)
    form.photos.take([a_photo()])
    settle(qtbot, desk)

    desk.office.pages.handovers.go_to(second)
    dialog = open_dialog(ConfirmDialog)
    assert "Isian dan foto di formulir akan hilang bila ditinggalkan." in texts(dialog)
    click(dialog.act_button)

    assert form.proposal == second
    assert form.photos.pending == ()
    assert not form.is_dirty


def test_a_handover_waits_for_its_photos(desk: Desk, qtbot: QtBot) -> None:
    (proposal,) = decide(desk, 1)
    form = form_of(desk, proposal)
    form.fields.received_as.key = "sendiri"
    form.photos.take([a_photo(2000, 1500, noise=True)])

    form.save()

    assert form.banner.text == "Foto masih disiapkan. Tunggu sebentar."
    settle(qtbot, desk)
    assert len(form.photos.pending) == 1
    assert stored(desk, proposal) is None
    form.load(proposal)


def test_somebody_elses_change_is_not_written_over(desk: Desk, qtbot: QtBot) -> None:
    (proposal,) = decide(desk, 1)
    form = form_of(desk, proposal)
    form.fields.received_as.key = "sendiri"
    store = writing_store(desk)
    hand_over(store, desk.services.session, proposal, day=date(2025, 7, 1), number="7/BAST")
    store.close()

    form.save()
    settle(qtbot, desk)

    assert "baru saja diubah" in form.banner.text
    form.banner.acted.emit()
    assert form.fields.number.line.text() == "7/BAST"


def test_leaving_what_was_typed_is_asked_about(desk: Desk) -> None:
    first, second = decide(desk, 1, 2)
    form = form_of(desk, first)
    form.fields.supplier.setText("CV Mahakam")
    shown = desk.office.pages.handovers

    shown.go_to(second)
    open_dialog(ConfirmDialog).cancel_button.click()
    assert form.proposal == first
    assert shown.is_dirty
    QTest.keyClick(form.fields.supplier, KEY.Key_Escape)
    open_dialog(ConfirmDialog).act_button.click()

    assert not form.isVisible()
    assert not shown.is_dirty


def test_the_list_is_narrowed_by_place_and_words(desk: Desk, qtbot: QtBot) -> None:
    decide(desk, 1, 2)
    decide(desk, 3, village_code=LOA_IPUH)
    shown = page(desk)
    offered = [shown.place.itemText(n) for n in range(shown.place.count())]
    assert offered == ["Semua desa", "Kec. Tenggarong (3)", "    Jahab (2)", "    Loa Ipuh (1)"]

    shown.place.key = LOA_IPUH
    assert names(desk) == ["Orang Contoh C"]
    QTest.keyClicks(shown.pane.search, "tidak ada")
    qtbot.waitUntil(lambda: "Tidak ada yang cocok" in texts(shown))
    QTest.keyClick(shown.pane.search, KEY.Key_Return)
    shown.pane.search.clear()
    qtbot.waitUntil(lambda: names(desk) == ["Orang Contoh C"])


@pytest.mark.parametrize("number", ["", "9/BAST"])
def test_who_was_only_marked_can_be_made_up_for(desk: Desk, qtbot: QtBot, number: str) -> None:
    (proposal,) = decide(desk, 1)
    store = writing_store(desk)
    set_status(store, desk.services.session, proposal, Status.DISTRIBUTED)
    store.close()
    desk.services.bus.publish(Topic.RECIPIENTS)
    shown = page(desk)
    shown.pane.show_tab("tersalur")
    table = shown.pane.list
    assert table is not None
    assert [table.people.index(0, n).data() for n in (1, 2, 3)] == ["belum diisi", "–", "–"]
    form = form_of(desk, proposal)
    form.fields.number.line.setText(number)
    form.fields.received_as.key = "sendiri"

    form.save()
    settle(qtbot, desk)

    assert stored(desk, proposal) is not None


def test_a_handover_without_anything_about_it_shows_the_plan(desk: Desk) -> None:
    (proposal,) = decide(desk, 1)

    draft = form_of(desk, proposal).draft()

    assert draft.handed_on == date(2025, 8, 1)
    assert draft.officer == "Siti Operator"
    assert [item.volume for item in draft.items] == [volume for _s, _n, volume, _u, _p in GOODS]
    assert a_handover().items == ()


def test_a_proposal_that_is_gone_closes_the_form(desk: Desk) -> None:
    shown = page(desk)

    shown.go_to("tidak ada")

    assert not shown.handover_form.isVisible()


def test_staying_leads_back_to_the_form_that_would_be_lost(desk: Desk) -> None:
    (proposal,) = decide(desk, 1)
    form_of(desk, proposal).fields.supplier.setText("CV Mahakam")
    desk.office.window.show_page("home")

    desk.office.window.close()
    open_dialog(ConfirmDialog).cancel_button.click()

    assert desk.office.window.current is desk.office.pages.handovers


def test_down_opens_all_suppliers_and_typing_narrows_them(
    dressed: QApplication, qtbot: QtBot
) -> None:
    line = SuggestEdit()
    qtbot.addWidget(line)
    with qtbot.waitActive(line):
        line.show()
    line.offer(SUPPLIERS)
    line.setText("x")
    completer = line.completer()

    QTest.keyClick(line, KEY.Key_Down)

    assert completer is not None
    assert completer.completionCount() == len(SUPPLIERS)
    completer.setCompletionPrefix("berkah")
    assert completer.currentCompletion() == SUPPLIERS[1]
    completer.popup().hide()


def test_the_table_of_rows_is_a_sound_model(
    qtmodeltester: ModelTester, dressed: QApplication
) -> None:
    model: RowTable[str] = RowTable(
        [
            Column("Nama", str.title, 100),
            Column("Huruf", lambda row: str(len(row)), 50, is_number=True),
        ],
        str.lower,
    )
    model.show(["siti", "ani"])

    qtmodeltester.check(model)

    assert model.line_of("ani") == 1
    assert model.line_of("budi") == -1
    assert (model.key_at(0), model.key_at(2)) == ("siti", "")
    assert model.headerData(1, Qt.Orientation.Horizontal) == "Huruf"
    assert model.data(model.index(5, 0)) is None


def test_enter_leads_through_the_goods_to_the_officer(desk: Desk, qtbot: QtBot) -> None:
    (proposal,) = decide(desk, 1)
    form = form_of(desk, proposal)
    form.fields.note.setFocus()
    walked = []

    for _step in range(2 * len(GOODS) + 2):
        QTest.keyClick(desk.office.window.focusWidget(), KEY.Key_Return)
        walked.append(desk.office.window.focusWidget())

    goods = [line for row in form.fields.items.rows for line in (row.volume, row.price)]
    assert walked[: len(goods)] == goods
    assert walked[-2:] == [form.fields.items.add, form.fields.officer]


@pytest.mark.parametrize(("key", "page_key"), [(KEY.Key_5, "handovers"), (KEY.Key_6, "monitoring")])
def test_alt_and_a_number_goes_there(desk: Desk, key: Qt.Key, page_key: str) -> None:
    window = desk.office.window

    QTest.keyClick(window.focusWidget() or window, key, Qt.KeyboardModifier.AltModifier)

    assert window.current is window.page(page_key)

"""Kegiatan, Ctrl+Z, histories and the trash, with keys and clicks."""

from __future__ import annotations

import threading
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from bansos_desktop.domain.acts import ACTS
from bansos_desktop.domain.records import Kind
from bansos_desktop.ui.desk import Desk
from bansos_desktop.ui.dialogs.history import HistoryDialog
from bansos_desktop.ui.models.lines_table import Line, LinesTable
from bansos_desktop.ui.theme import SPACE, Level
from bansos_desktop.ui.undoing import Undoing
from bansos_desktop.ui.widgets.confirm import ConfirmDialog
from bansos_desktop.usecases import delete_record
from tests.factories import NOW, a_draft
from tests.ui.acts import button_called, click, open_dialog, record, texts, writing_store
from tests.ui.offices import MakeDesk, settle

KEY = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
PEOPLE = 250


def press(desk: Desk, qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier = CTRL) -> None:
    """A key wherever the cursor stands, and all work it asked for."""
    window = desk.office.window
    QTest.keyClick(window.focusWidget() or window, key, modifier)
    settle(qtbot, desk)


def save_family(desk: Desk, qtbot: QtBot, serial: int = 1) -> None:
    """One family through the form, as an officer types it."""
    desk.office.actions["recipient.new"].trigger()
    desk.office.pages.recipients.form.fields.show(a_draft(serial))
    press(desk, qtbot, KEY.Key_Return)


def people(desk: Desk) -> int:
    """How many are recorded now."""
    return desk.services.store.recipients.count()


def act_of_somebody_else(desk: Desk) -> str:
    """Budi records a family at this laptop, past the window; gives the act."""
    desk_session = desk.services.session
    other = replace(desk_session, user="Budi Petugas")
    store = writing_store(desk)
    with store.write(other.author, now=NOW, act="sample.make") as work:
        work.put(Kind.PERSON, "orang", {"name": "Orang Budi"})
    store.close()
    return work.batch


def cells(desk: Desk, *, trash: bool = False) -> list[list[str]]:
    """What the list shows."""
    page = desk.office.pages.activity
    model = page.trash if trash else page.acts
    return [
        [str(model.index(row, column).data()) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def test_ctrl_z_right_after_a_save_takes_the_family_back(desk: Desk, qtbot: QtBot) -> None:
    save_family(desk, qtbot)
    assert desk.office.pages.recipients.form.fields.nik.hasFocus()

    press(desk, qtbot, KEY.Key_Z)

    assert people(desk) == 0
    assert desk.office.window.message == ("Diurungkan: Data penerima disimpan (Orang Contoh A).")


def test_the_message_offers_to_do_it_again_and_to_take_it_back_again(
    desk: Desk, qtbot: QtBot
) -> None:
    save_family(desk, qtbot)
    press(desk, qtbot, KEY.Key_Z)

    click(button_called(desk.office.window, "Ulangi"))
    settle(qtbot, desk)
    again = people(desk)
    click(button_called(desk.office.window, "Urungkan"))
    settle(qtbot, desk)

    assert (again, people(desk)) == (1, 0)


def test_ctrl_y_does_again_what_was_taken_back(desk: Desk, qtbot: QtBot) -> None:
    save_family(desk, qtbot)
    press(desk, qtbot, KEY.Key_Z)

    press(desk, qtbot, KEY.Key_Y)

    assert people(desk) == 1
    assert "Diulangi" in desk.office.window.message


def test_ctrl_z_in_a_line_takes_back_typing_first(desk: Desk, qtbot: QtBot) -> None:
    save_family(desk, qtbot)
    nik = desk.office.pages.recipients.form.fields.nik
    QTest.keyClicks(nik, "64")

    press(desk, qtbot, KEY.Key_Z)

    assert nik.text() == ""
    assert people(desk) == 1


def test_a_half_filled_form_is_not_mixed_up_with_an_undo(desk: Desk, qtbot: QtBot) -> None:
    save_family(desk, qtbot)
    desk.office.pages.recipients.form.fields.name.setText("Setengah")

    desk.office.actions["act.undo"].trigger()
    desk.office.actions["act.redo"].trigger()
    desk.office.actions["recipient.delete"].trigger()
    settle(qtbot, desk)

    assert people(desk) == 1
    assert "belum disimpan" in desk.office.window.message


def test_after_a_restart_ctrl_z_still_takes_back(open_desk: MakeDesk, empty_office: Path) -> None:
    first = open_desk(empty_office)
    record(first, a_draft(1))
    second = open_desk(empty_office)

    second.office.actions["act.undo"].trigger()

    deadline = 200
    while second.services.writer.is_busy and deadline:
        QTest.qWait(20)
        deadline -= 1
    assert people(second) == 0


def test_with_nothing_left_ctrl_z_says_so(desk: Desk, qtbot: QtBot) -> None:
    press(desk, qtbot, KEY.Key_Z)
    assert desk.office.window.message.startswith("Tidak ada lagi kegiatan Anda")

    press(desk, qtbot, KEY.Key_Y)
    assert desk.office.window.message.startswith("Tidak ada yang dapat diulangi")


def test_the_open_form_shows_what_stands_after_an_undo(desk: Desk, qtbot: QtBot) -> None:
    (proposal,) = record(desk, a_draft(1))
    page = desk.office.pages.recipients
    desk.office.window.show_page("recipients")
    page.go_to(proposal)
    page.form.fields.name.setText("Nama Lain")
    page.form.check()
    press(desk, qtbot, KEY.Key_Return)
    page.go_to(proposal)
    assert page.form.fields.name.text() == "Nama Lain"

    desk.office.actions["act.undo"].trigger()
    settle(qtbot, desk)
    shown = page.form.fields.name.text()
    desk.office.actions["act.undo"].trigger()
    settle(qtbot, desk)

    assert shown == "Orang Contoh A"
    assert page.form.isHidden()


def test_many_families_are_asked_about_and_can_be_kept(crowded_desk: Desk, qtbot: QtBot) -> None:
    crowded_desk.office.actions["act.undo"].trigger()
    settle(qtbot, crowded_desk)

    dialog = open_dialog(ConfirmDialog)
    told = " ".join(texts(dialog))
    click(dialog.cancel_button)
    assert "Urungkan: Orang contoh dibuat?" in told
    assert f"{PEOPLE} keluarga akan kembali" in told
    assert people(crowded_desk) == PEOPLE


def test_many_families_go_back_once_that_is_agreed_to(crowded_desk: Desk, qtbot: QtBot) -> None:
    office = crowded_desk.office
    office.actions["act.undo"].trigger()
    settle(qtbot, crowded_desk)
    click(open_dialog(ConfirmDialog).act_button)
    settle(qtbot, crowded_desk)

    assert people(crowded_desk) == 0
    assert office.window.current is office.pages.activity
    assert office.window.message == f"Diurungkan: Orang contoh dibuat ({PEOPLE} keluarga)."


def test_doing_it_again_asks_what_redo_does_and_names_ctrl_z(
    crowded_desk: Desk, qtbot: QtBot
) -> None:
    office = crowded_desk.office
    office.actions["act.undo"].trigger()
    settle(qtbot, crowded_desk)
    click(open_dialog(ConfirmDialog).act_button)
    settle(qtbot, crowded_desk)

    office.actions["act.redo"].trigger()
    settle(qtbot, crowded_desk)

    dialog = open_dialog(ConfirmDialog)
    told = " ".join(texts(dialog))
    click(dialog.act_button)
    settle(qtbot, crowded_desk)
    assert "Ulangi: Orang contoh dibuat?" in told
    assert f"{PEOPLE} keluarga akan diubah lagi seperti sebelum diurungkan." in told
    assert "akan kembali" not in told
    assert "Ctrl+Z" in told
    assert "Ctrl+Y" not in told
    assert people(crowded_desk) == PEOPLE


def test_the_list_of_acts_tells_when_who_what_and_how_much(desk: Desk, qtbot: QtBot) -> None:
    record(desk, a_draft(1))

    press(desk, qtbot, KEY.Key_H, CTRL | SHIFT)

    assert desk.office.window.current is desk.office.pages.activity
    first, last = cells(desk)
    assert first[0].startswith("01/08/2025")
    assert first[1:] == ["Data penerima disimpan", "Orang Contoh A", "Siti Operator", ""]
    assert last[1:3] == ["Kantor dibuat", "1 laptop, 1 pengguna, 1 data acuan"]


def test_what_an_act_was_about_gets_the_room_that_is_left(desk: Desk) -> None:
    desk.office.window.show_page("activity")
    QApplication.processEvents()

    table = desk.office.pages.activity.act_table
    widths = [table.columnWidth(column) for column in range(table.model().columnCount())]

    assert sum(widths) >= table.viewport().width()
    assert widths[4] == 96
    assert widths[2] == max(96, table.viewport().width() - sum(widths) + widths[2])


def test_the_chosen_act_is_told_and_taken_back_by_its_button(desk: Desk, qtbot: QtBot) -> None:
    record(desk, a_draft(1))
    page = desk.office.pages.activity
    desk.office.window.show_page("activity")
    assert "Usulan dicatat" in page.detail.list.toPlainText()

    click(page.detail.act)
    settle(qtbot, desk)

    assert people(desk) == 0
    assert [line[1] for line in cells(desk)][:2] == [
        "Diurungkan: Data penerima disimpan",
        "Data penerima disimpan",
    ]
    assert cells(desk)[1][4] == "Diurungkan"
    assert page.detail.note.text() == "Sudah diurungkan."
    assert page.detail.act.isHidden()


def test_an_undo_in_the_list_can_be_done_again(desk: Desk, qtbot: QtBot) -> None:
    record(desk, a_draft(1))
    press(desk, qtbot, KEY.Key_Z)
    desk.office.window.show_page("activity")
    page = desk.office.pages.activity
    page.act_table.selectRow(0)
    assert page.detail.act.text() == "Ulangi"

    click(page.detail.act)
    settle(qtbot, desk)
    page.act_table.selectRow(1)

    assert people(desk) == 1
    assert page.detail.note.text() == "Sudah dikembalikan."


def test_which_way_a_passphrase_was_changed_is_not_cut(desk: Desk) -> None:
    desk.office.window.show_page("activity")
    table = desk.office.pages.activity.act_table
    sides = 2 * SPACE.s

    for act in ("passphrase.change", "passphrase.recover", "recovery.make"):
        words = ACTS[act].words
        assert table.fontMetrics().horizontalAdvance(words) + sides <= table.columnWidth(1), words


def test_a_lasting_act_has_no_button(desk: Desk) -> None:
    desk.office.window.show_page("activity")

    detail = desk.office.pages.activity.detail
    assert detail.act.isHidden()
    assert detail.note.text() == "Kegiatan ini tidak dapat diurungkan."
    desk.office.pages.activity.act_on_chosen()
    assert not desk.office.pages.activity.undoing.is_busy


def test_somebody_elses_act_is_asked_about(desk: Desk, qtbot: QtBot) -> None:
    act_of_somebody_else(desk)
    desk.office.window.show_page("activity")

    desk.office.pages.activity.act_on_chosen()
    settle(qtbot, desk)

    dialog = open_dialog(ConfirmDialog)
    told = " ".join(texts(dialog))
    click(dialog.act_button)
    settle(qtbot, desk)
    assert "Kegiatan Budi Petugas" in told
    assert people(desk) == 0


def test_an_officer_is_offered_only_own_acts(officer_desk: Desk, qtbot: QtBot) -> None:
    store = writing_store(officer_desk)
    other = replace(officer_desk.services.session, user="Siti")
    with store.write(other.author, now=NOW, act="sample.make") as work:
        work.put(Kind.PERSON, "orang", {"name": "Orang Siti"})
    store.close()
    page = officer_desk.office.pages.activity
    officer_desk.office.window.show_page("activity")
    assert page.detail.act.isHidden()

    page.show_what.key = "mine"

    assert [line[3] for line in cells(officer_desk)] == ["Budi Petugas"]


def test_an_officer_is_not_offered_to_restore_what_others_deleted(
    officer_desk: Desk, qtbot: QtBot
) -> None:
    store = writing_store(officer_desk)
    other = replace(officer_desk.services.session, user="Siti")
    with store.write(other.author, now=NOW, act="sample.make") as work:
        work.put(Kind.PERSON, "orang", {"name": "Orang Siti"})
        values = {"person": "orang", "programme": "UEP", "year": 2025, "status": "diusulkan"}
        work.put(Kind.PROPOSAL, "usulan", values)
        work.delete(Kind.PROPOSAL, "usulan")
    store.close()
    page = officer_desk.office.pages.activity
    officer_desk.office.window.show_page("activity")
    page.show_what.key = "trash"

    assert page.detail.title.text() == "Orang Siti"
    assert page.detail.act.isHidden()
    assert page.detail.note.text() == "Minta operator kantor memulihkannya."


def test_ctrl_h_shows_the_history_of_the_open_form(
    desk: Desk, qtbot: QtBot, dressed: QApplication
) -> None:
    (proposal,) = record(desk, a_draft(1))
    desk.office.window.show_page("recipients")
    desk.office.pages.recipients.go_to(proposal)
    click(desk.office.pages.recipients.form.view.history)

    dialog = open_dialog(HistoryDialog)
    dialog.copy.click()
    dialog.close_button.click()
    told = dressed.clipboard().text()
    assert "1 Agustus 2025" in told
    assert "Siti Operator: Data penerima disimpan" in told
    assert a_draft(1).nik not in told


def test_ctrl_h_without_anybody_chosen_says_what_to_do(desk: Desk, qtbot: QtBot) -> None:
    press(desk, qtbot, KEY.Key_H)

    assert desk.office.window.message == "Pilih dulu orangnya di daftar Penerima."
    desk.office.actions["recipient.delete"].trigger()
    assert desk.office.window.message == "Pilih dulu orangnya di daftar Penerima."


def test_deleting_asks_and_the_message_brings_back(desk: Desk, qtbot: QtBot) -> None:
    record(desk, a_draft(1))
    desk.office.window.show_page("recipients")
    desk.office.pages.recipients.table.selectRow(0)

    desk.office.actions["recipient.delete"].trigger()
    dialog = open_dialog(ConfirmDialog)
    told = " ".join(texts(dialog))
    click(dialog.act_button)
    settle(qtbot, desk)
    gone = people(desk)
    said = desk.office.window.message
    click(button_called(desk.office.window, "Urungkan"))
    settle(qtbot, desk)

    assert "Hapus usulan Orang Contoh A?" in told
    assert (gone, said) == (0, "Orang Contoh A dihapus.")
    assert people(desk) == 1


def test_what_may_not_be_deleted_is_said_without_a_question(
    officer_desk: Desk, qtbot: QtBot
) -> None:
    store = writing_store(officer_desk)
    with store.write(
        replace(officer_desk.services.session, user="Siti").author, now=NOW, act="sample.make"
    ) as work:
        work.put(Kind.PERSON, "orang", {"name": "Orang Siti"})
        values = {"person": "orang", "programme": "UEP", "year": 2025, "status": "diusulkan"}
        work.put(Kind.PROPOSAL, "usulan", values)
    store.close()

    officer_desk.office.pages.activity.deleting.ask(["usulan"])

    assert "Minta operator kantor" in officer_desk.office.window.message


def test_several_are_deleted_together_and_who_stays_is_said(desk: Desk, qtbot: QtBot) -> None:
    proposals = record(desk, a_draft(1), a_draft(2))

    desk.office.pages.activity.deleting.ask([*proposals, "tidak-ada"])
    dialog = open_dialog(ConfirmDialog)
    told = " ".join(texts(dialog))
    click(dialog.act_button)
    settle(qtbot, desk)

    assert "Hapus 2 usulan?" in told
    assert "1 lainnya tidak dapat dihapus" in told
    assert desk.office.window.message == "2 usulan dihapus."


def test_the_trash_shows_and_restores(desk: Desk, qtbot: QtBot) -> None:
    proposals = record(desk, a_draft(1), a_draft(2))
    store = writing_store(desk)
    delete_record.run(store, desk.services.session, proposals, now=NOW)
    store.close()
    page = desk.office.pages.activity
    desk.office.window.show_page("activity")

    page.show_what.key = "trash"
    shown = cells(desk, trash=True)
    page.trash_table.selectRow(1)
    chosen = page.detail.title.text()
    click(page.detail.act)
    settle(qtbot, desk)

    assert sorted(line[0] for line in shown) == ["Orang Contoh A", "Orang Contoh B"]
    assert {tuple(line[1:3]) for line in shown} == {("Jahab, Tenggarong", "Diusulkan")}
    assert desk.office.window.message == f"{chosen} dipulihkan."
    assert (people(desk), len(cells(desk, trash=True))) == (1, 1)


def test_the_empty_trash_says_what_it_is_for(desk: Desk, qtbot: QtBot) -> None:
    page = desk.office.pages.activity
    desk.office.window.show_page("activity")
    page.show_what.key = "trash"

    assert "Tidak ada data terhapus" in texts(page)
    assert page.detail.isHidden()
    page.act_on_chosen()
    page.deleting.restore("tidak-ada")
    settle(qtbot, desk)
    assert "tidak terhapus" in desk.office.window.message


def said_nothing(_sentence: str) -> None:
    """For work that does not fail."""


def test_cancelling_says_that_nothing_changed(desk: Desk, qtbot: QtBot) -> None:
    undoing: Undoing = desk.office.pages.activity.undoing
    record(desk, a_draft(1))
    said: list[tuple[Level, str]] = []
    undoing.said.connect(lambda level, text: said.append((level, text)))
    gate = threading.Event()
    desk.services.writer.start(
        lambda _store, _progress: gate.wait(5), on_done=lambda _done: None, on_failed=said_nothing
    )

    undoing.undo_last()
    undoing.undo_last()  # a second key while the first is on its way does nothing
    desk.office.pages.activity._strip.cancelled.emit()
    gate.set()
    settle(qtbot, desk)
    desk.office.pages.activity._strip.cancelled.emit()

    assert said == [(Level.INFO, "Dibatalkan; tidak ada yang berubah.")]
    assert people(desk) == 1


def test_the_list_fetches_more_as_somebody_scrolls(desk: Desk, qtbot: QtBot) -> None:
    store = writing_store(desk)
    for number in range(60):
        with store.write(desk.services.session.author, now=NOW, act="sample.make") as work:
            work.put(Kind.PERSON, "orang", {"desil": number % 10})
    store.close()
    page = desk.office.pages.activity
    desk.office.window.show_page("activity")
    first = page.acts.rowCount()
    page.acts.fetchMore(page.act_table.rootIndex())
    more = page.acts.rowCount()
    page.reload()

    assert (first, more, page.acts.rowCount()) == (50, 61, 61)


def test_a_table_of_lines_is_a_proper_model(qtmodeltester: ModelTester) -> None:
    pages = {None: [Line(1, ("a", "b")), Line(2, ("c", "d"), is_faint=True)], 2: []}
    model = LinesTable[int](("Satu", "Dua"), pages.__getitem__)
    model.reload()

    qtmodeltester.check(model)
    assert model.headerData(1, Qt.Orientation.Horizontal) == "Dua"
    assert model.headerData(0, Qt.Orientation.Vertical) is None
    assert (model.find(lambda one: one == 2), model.find(lambda one: one == 9)) == (1, 0)
    assert model.data(model.index(1, 0), Qt.ItemDataRole.ForegroundRole) is not None
    assert model.data(model.index(0, 0), Qt.ItemDataRole.ForegroundRole) is None


def test_what_stays_is_in_the_question_and_in_the_message(desk: Desk, qtbot: QtBot) -> None:
    store, session = writing_store(desk), desk.services.session
    with store.write(session.author, now=NOW, act="sample.make") as work:
        for name in ("Ani", "Budi", "Cici"):
            work.put(Kind.PERSON, name, {"name": name, "desil": 3})
    batch = work.batch
    with store.write(replace(session, user="Dedi").author, now=NOW, act="recipient.record") as work:
        work.put(Kind.PERSON, "Budi", {"desil": 2})
    store.close()

    desk.office.pages.activity.undoing.undo(batch)
    settle(qtbot, desk)
    dialog = open_dialog(ConfirmDialog)
    told = " ".join(texts(dialog))
    click(dialog.act_button)
    settle(qtbot, desk)

    stays = "Budi tetap: Desil diubah Dedi 1 Agustus 2025."
    assert stays in told
    assert desk.office.window.message == f"Diurungkan: Orang contoh dibuat (2 keluarga). {stays}"
    assert people(desk) == 1

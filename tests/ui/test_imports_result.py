"""After an import: what is left to do, and taking it back with what stays and why."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from bansos_desktop.domain.import_plan import Outcome
from bansos_desktop.domain.import_question import Option, Question
from bansos_desktop.domain.recipient import RecipientDraft
from bansos_desktop.ui.desk import Desk
from bansos_desktop.ui.pages.imports.flow import FileState
from bansos_desktop.ui.pages.imports.page import ImportsPage
from bansos_desktop.ui.widgets.confirm import ConfirmDialog
from bansos_desktop.usecases import record_recipient
from bansos_desktop.usecases.record_recipient import Recorded, Request
from tests.factories import NOW, TODAY, a_draft, a_nik, a_row, a_workbook
from tests.ui.acts import (
    UEP_2025,
    button_called,
    click,
    open_dialog,
    record,
    texts,
    writing_store,
)
from tests.ui.import_acts import look, read_on
from tests.ui.offices import settle

CTRL = Qt.KeyboardModifier.ControlModifier
ASKED = Question("turun:Usulan", "row.twice", "no_kk", (Option("ya", "Ya"),), rows=3)


@pytest.fixture
def page(desk: Desk) -> ImportsPage:
    desk.office.window.show_page("imports")
    return desk.office.pages.imports


@pytest.fixture
def applied(desk: Desk, page: ImportsPage, qtbot: QtBot, tmp_path: Path) -> ImportsPage:
    """Three rows: two new people, one refused."""
    rows = [a_row(1), a_row(2), a_row(3, nik="123")]
    look(desk, qtbot, a_workbook(tmp_path / "jahab.xlsx", rows))
    page.apply()
    settle(qtbot, desk)
    return page


def change_address(desk: Desk, nik: str, draft: RecipientDraft) -> None:
    """Somebody corrects a person whom the import made."""
    store = writing_store(desk)
    person = store.recipients.with_nik([nik])[nik]
    proposal = store.recipients.proposals_of([person.uid], "UEP", 2025)[person.uid]
    request = Request(
        UEP_2025,
        draft,
        person=person.uid,
        person_rev=person.rev,
        proposal=proposal.uid,
        proposal_rev=proposal.rev,
    )
    outcome = record_recipient.run(store, desk.services.session, request, now=NOW, today=TODAY)
    assert isinstance(outcome, Recorded), outcome
    store.close()


def take_back(desk: Desk, qtbot: QtBot) -> str:
    """Agree to taking an import back; returns what was asked."""
    settle(qtbot, desk)
    dialog = open_dialog(ConfirmDialog)
    asked = " ".join(texts(dialog))
    click(dialog.act_button)
    settle(qtbot, desk)
    return asked


def test_the_result_lists_what_is_left_to_do_and_the_most_pressing_has_the_keyboard(
    applied: ImportsPage,
) -> None:
    said = [step.text for step in applied.result.steps if step.text]

    assert said == [
        "1 baris ditolak. Kembalikan ke pengirim: alasannya di kolom Perbaiki.",
        "2 penerima baru tercatat.",
        "Bila berkas ini keliru, 2 baris yang diterapkan dapat dibatalkan kapan saja.",
    ]
    assert QApplication.focusWidget() is applied.result.save_rejects


def test_where_the_refused_rows_were_written_can_be_opened(
    desk: Desk,
    applied: ImportsPage,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    target = tmp_path / "untuk pak lurah.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))

    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    settle(qtbot, desk)
    assert applied.result.written.text == "1 baris ditulis ke untuk pak lurah.xlsx."
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)

    assert [Path(url.toLocalFile()) for url in opened] == [tmp_path]


def test_an_import_is_taken_back_where_its_result_stands(
    desk: Desk, applied: ImportsPage, qtbot: QtBot
) -> None:
    click(applied.result.undo.button)
    asked = take_back(desk, qtbot)

    assert "2 keluarga akan kembali seperti sebelumnya" in asked
    assert desk.services.store.recipients.count() == 0
    assert "Impor jahab.xlsx sudah dibatalkan" in texts(applied)
    assert not any(step.text for step in applied.result.steps)
    assert applied.result.kept.isHidden()
    assert applied.sitting.queue.files[0].state is FileState.UNDONE
    assert applied.window().focusWidget() is applied.result.another


def test_even_an_import_of_one_family_is_asked_about(
    desk: Desk, page: ImportsPage, qtbot: QtBot, tmp_path: Path
) -> None:
    look(desk, qtbot, a_workbook(tmp_path / "satu.xlsx", [a_row(1)]))
    page.apply()
    settle(qtbot, desk)

    click(page.result.undo.button)
    settle(qtbot, desk)
    open_dialog(ConfirmDialog).reject()

    assert desk.services.store.recipients.count() == 1
    assert page.result.undo.text


def test_what_somebody_changed_since_stays_and_is_named(
    desk: Desk, applied: ImportsPage, qtbot: QtBot
) -> None:
    moved = a_draft(2, nik=a_nik(serial=2), address="Gang Baru 9", desil=1)
    change_address(desk, a_nik(serial=2), moved)

    click(applied.result.undo.button)
    asked = take_back(desk, qtbot)

    kept = applied.result.kept.lines.stringList()
    assert kept
    assert all("Orang Contoh B tetap" in line for line in kept)
    assert kept[0] in asked
    assert applied.result.kept.isVisible()
    assert desk.services.store.recipients.count() == 1


def test_an_import_taken_back_by_a_key_is_shown_as_such_and_comes_back_by_the_link(
    desk: Desk, applied: ImportsPage, qtbot: QtBot
) -> None:
    desk.office.actions["act.undo"].trigger()
    take_back(desk, qtbot)
    desk.office.window.show_page("imports")
    assert "Impor jahab.xlsx sudah dibatalkan" in texts(applied)

    desk.office.actions["act.redo"].trigger()
    take_back(desk, qtbot)
    desk.office.window.show_page("imports")

    assert "jahab.xlsx selesai" in texts(applied)
    assert desk.services.store.recipients.count() == 2


def test_a_link_beside_the_message_does_it_again(
    desk: Desk, applied: ImportsPage, qtbot: QtBot
) -> None:
    click(applied.result.undo.button)
    take_back(desk, qtbot)

    click(button_called(desk.office.window, "Ulangi"))
    take_back(desk, qtbot)

    assert desk.services.store.recipients.count() == 2


def test_an_open_question_leads_back_to_the_sheet(
    desk: Desk, applied: ImportsPage, qtbot: QtBot
) -> None:
    file = applied.sitting.queue.files[0]
    assert file.done is not None
    plan = replace(file.done.plan, questions=(ASKED, replace(ASKED, taken="ya", key="x")))
    file.done = replace(file.done, plan=plan)
    applied.after.show_result()
    assert applied.result.questions.text == (
        "1 pertanyaan belum dijawab; 3 baris menunggu jawabannya."
    )

    click(applied.result.questions.button)
    settle(qtbot, desk)

    assert applied.step == "sheet"
    click(applied.sheet.go_on)
    applied.apply()
    settle(qtbot, desk)
    assert file.counts is not None
    assert (file.counts.created, file.counts.rejected, file.counts.adds_up) == (2, 1, True)
    assert len(file.batches) == 2


def test_a_mended_file_says_how_many_of_its_rows_are_taken_now(
    applied: ImportsPage,
) -> None:
    file = applied.sitting.queue.files[0]
    assert file.done is not None
    file.done = replace(file.done, plan=replace(file.done.plan, parent="induk"))

    applied.after.show_result()

    said = "Perbaikan dari impor sebelumnya: 2 dari 3 baris kini diterima."
    assert said in texts(applied)


def test_drafts_and_warned_rows_can_be_looked_at(
    desk: Desk, page: ImportsPage, qtbot: QtBot, tmp_path: Path
) -> None:
    look(desk, qtbot, a_workbook(tmp_path / "a.xlsx", [a_row(1, desil=""), a_row(2)]))
    page.apply()
    settle(qtbot, desk)
    file = page.sitting.queue.files[0]
    assert file.done is not None
    first, second = file.done.plan.rows
    draft = replace(second, proposal_values={"status": "draf"})
    file.done = replace(file.done, plan=replace(file.done.plan, rows=(first, draft)))
    page.after.show_result()
    assert page.result.drafts.text.startswith("1 baris tanpa NIK tersimpan sebagai draf")

    for step in (page.result.drafts, page.result.warned):
        desk.office.window.show_page("imports")
        click(step.button)
        assert desk.office.window.current is desk.office.pages.recipients
        assert desk.office.pages.recipients.model.rowCount() == 1


def test_esc_leaves_the_result_of_a_single_file(applied: ImportsPage) -> None:
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)

    assert applied.step == "choose"
    assert QApplication.focusWidget() is applied.choose.pick_files


def test_esc_among_several_files_does_not_lead_onward(
    desk: Desk, page: ImportsPage, qtbot: QtBot, tmp_path: Path
) -> None:
    page.begin([a_workbook(tmp_path / f"{n}.xlsx", [a_row(n)]) for n in (1, 2)])
    read_on(desk, qtbot)
    page.apply()
    settle(qtbot, desk)

    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)

    assert page.step == "result"


@pytest.fixture
def resembling(desk: Desk, page: ImportsPage, qtbot: QtBot, tmp_path: Path) -> ImportsPage:
    """Somebody is recorded; applied are two new people, and one row that may be about them."""
    record(desk, a_draft(1))
    rows = [a_row(2), a_row(1, nik=a_nik(serial=9123)), a_row(3)]
    look(desk, qtbot, a_workbook(tmp_path / "jahab.xlsx", rows))
    page.apply()
    settle(qtbot, desk)
    return page


def test_rows_that_resemble_somebody_lead_straight_to_their_decision(
    desk: Desk, resembling: ImportsPage, qtbot: QtBot
) -> None:
    result = resembling.result
    assert result.similar.text.startswith("1 baris mirip orang yang sudah tercatat")

    click(result.similar.button)
    settle(qtbot, desk)

    assert resembling.step == "preview"
    assert resembling.preview.rows.strip.outcome is Outcome.SIMILAR
    assert resembling.preview.model.rowCount() == 1
    assert QApplication.focusWidget() is resembling.preview.rows.table
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_2)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return, CTRL)
    settle(qtbot, desk)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return, CTRL)
    settle(qtbot, desk)

    assert resembling.step == "result"
    assert desk.services.store.recipients.count() == 4


def test_rows_that_resemble_somebody_can_be_given_back_instead(
    desk: Desk, resembling: ImportsPage, qtbot: QtBot, tmp_path: Path
) -> None:
    assert resembling.result.rejects.text.startswith("1 baris ditolak, termasuk 1 yang mirip.")

    resembling.save_rejects(tmp_path / "jahab - perbaiki.xlsx")
    settle(qtbot, desk)

    assert "1 baris ditulis ke jahab - perbaiki.xlsx." in texts(resembling)
    assert (tmp_path / "jahab - perbaiki.xlsx").is_file()


def test_a_double_in_the_file_counts_among_the_rows_that_go_back(
    desk: Desk, page: ImportsPage, qtbot: QtBot, tmp_path: Path
) -> None:
    look(desk, qtbot, a_workbook(tmp_path / "ganda.xlsx", [a_row(1), a_row(1)]))
    page.apply()
    settle(qtbot, desk)

    assert page.result.rejects.text.startswith("1 baris ditolak.")


def test_a_file_of_somebody_else_is_not_replaced(
    desk: Desk, applied: ImportsPage, qtbot: QtBot, tmp_path: Path
) -> None:
    other = a_workbook(tmp_path / "laporan.xlsx", [a_row(7)])
    before = other.read_bytes()

    applied.save_rejects(other)
    settle(qtbot, desk)

    assert other.read_bytes() == before
    assert "bukan daftar baris yang ditolak" in desk.office.window.message
    applied.save_rejects(tmp_path / "jahab - perbaiki.xlsx")
    settle(qtbot, desk)
    applied.save_rejects(tmp_path / "jahab - perbaiki.xlsx")  # nobody mended it yet
    settle(qtbot, desk)
    assert "1 baris ditulis ke jahab - perbaiki.xlsx." in texts(applied)


def test_a_file_of_which_nothing_was_taken_is_no_success(
    desk: Desk, page: ImportsPage, qtbot: QtBot, tmp_path: Path
) -> None:
    look(desk, qtbot, a_workbook(tmp_path / "kosong.xlsx", [a_row(1, nik="123")]))
    page.apply()
    settle(qtbot, desk)

    assert "kosong.xlsx: tidak ada baris yang diterima" in texts(page)
    assert page.sitting.queue.files[0].words == "semua baris ditolak"

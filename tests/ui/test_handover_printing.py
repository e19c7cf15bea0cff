"""Penyaluran: papers to sign, for one person and for the list, before and after the handover."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from bansos_desktop.domain.changes import Topic
from bansos_desktop.domain.records import Kind
from bansos_desktop.ui.desk import Desk
from bansos_desktop.ui.pages.handover import papers
from bansos_desktop.ui.printing.book_dialog import BookDialog
from bansos_desktop.ui.widgets.confirm import ConfirmDialog
from bansos_desktop.workbook.printed import PrintedBook
from tests.factories import LOA_IPUH, NOW
from tests.lives import hand_over
from tests.soundness import rows_of
from tests.ui.acts import button_called, click, open_dialog, texts, writing_store
from tests.ui.offices import settle
from tests.ui.test_handover_page import decide, form_of, page

WORTH = 4_080_000  # of the goods that every plan has
NUMBER = "001/BAST/DINSOS/VII/2025"
NOTED = "select document, medium, row_count, draft from export"


def words(book: PrintedBook) -> str:
    """All that stands on the pages."""
    return " ".join(
        cell.text for sheet in book.sheets for row in sheet.rows.values() for cell in row.values()
    )


def decided(desk: Desk, *serials: int, **changed: object) -> list[str]:
    """People whose plan is worth what was decided."""
    proposals = decide(desk, *serials, **changed)
    store = writing_store(desk)
    with store.write(desk.services.session.author, now=NOW, act="proposal.tetapkan") as work:
        for proposal in proposals:
            work.put(Kind.PROPOSAL, proposal, {"approved_value": WORTH})
    store.close()
    desk.services.bus.publish(Topic.RECIPIENTS)
    return proposals


def undecree(desk: Desk, proposal: str) -> None:
    """Take the decree's number away, so that the paper does not tie."""
    store = writing_store(desk)
    with store.write(desk.services.session.author, now=NOW, act="proposal.tetapkan") as work:
        work.put(Kind.PROPOSAL, proposal, {"decree_number": None})
    store.close()
    desk.services.bus.publish(Topic.RECIPIENTS)


def test_before_the_handover_the_paper_has_the_plan_and_dots(desk: Desk, qtbot: QtBot) -> None:
    (proposal, _other) = decided(desk, 1, 2)
    form_of(desk, proposal)

    click(button_called(page(desk), "Cetak BAST…"))
    settle(qtbot, desk)

    dialog = open_dialog(BookDialog)
    assert len(dialog.document.book.sheets) == 1
    assert "................" in words(dialog.document.book)
    assert rows_of(desk.services.store, "select count(*) from export") == [(0,)]
    dialog.taken.emit()
    settle(qtbot, desk)
    assert rows_of(desk.services.store, NOTED) == [("bast", "cetak", 1, 0)]
    click(dialog.close_button)


def test_after_the_handover_the_paper_has_its_number(desk: Desk, qtbot: QtBot) -> None:
    (proposal,) = decided(desk, 1)
    store = writing_store(desk)
    hand_over(store, desk.services.session, proposal, day=date(2025, 7, 14), number=NUMBER)
    store.close()
    desk.services.bus.publish(Topic.RECIPIENTS | Topic.HANDOVERS)
    form_of(desk, proposal)

    click(button_called(page(desk), "Cetak BAST…"))
    settle(qtbot, desk)

    dialog = open_dialog(BookDialog)
    assert NUMBER in words(dialog.document.book)
    click(dialog.close_button)


def test_what_is_typed_has_to_be_kept_first(desk: Desk, qtbot: QtBot) -> None:
    (proposal,) = decided(desk, 1)
    form = form_of(desk, proposal)
    QTest.keyClicks(form.fields.number.line, "9")

    click(button_called(page(desk), "Cetak BAST…"))
    settle(qtbot, desk)

    assert form.banner.text.startswith("Simpan dulu isian")
    form.settle()


def test_the_list_in_front_is_printed_as_it_is_narrowed(desk: Desk, qtbot: QtBot) -> None:
    decided(desk, 1, 2)
    (one,) = decided(desk, 3, village_code=LOA_IPUH)
    shown = page(desk)
    assert shown.papers.many.toolTip().startswith("BAST untuk 3 orang yang menunggu")

    click(button_called(shown, "Cetak semua…"))
    settle(qtbot, desk)

    dialog = open_dialog(BookDialog)
    assert len(dialog.document.book.sheets) == 3
    assert dialog.windowTitle() == "BAST yang menunggu"
    click(dialog.close_button)
    shown.place.key = LOA_IPUH
    shown.place.changed.emit(LOA_IPUH)
    assert shown.pane.list is not None
    assert shown.pane.list.people.key_at(0) == one
    click(shown.papers.many)
    settle(qtbot, desk)
    dialog = open_dialog(BookDialog)
    assert len(dialog.document.book.sheets) == 1
    click(dialog.close_button)
    shown.place.key = ""
    shown.pane.show_tab("tersalur")
    assert not shown.papers.many.isEnabled()
    assert shown.papers.many.toolTip().startswith("BAST untuk 0 orang yang tersalur")


def test_what_does_not_tie_is_said_first_and_printed_only_as_a_draft(
    desk: Desk, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (proposal,) = decided(desk, 1)
    undecree(desk, proposal)
    shown = page(desk)

    click(button_called(shown, "Cetak semua…"))
    settle(qtbot, desk)
    question = open_dialog(ConfirmDialog)
    assert any("tanpa nomor atau tanggal SK" in text for text in texts(question))
    QTest.keyClick(question, Qt.Key.Key_Escape)
    settle(qtbot, desk)
    click(shown.papers.many)
    settle(qtbot, desk)
    click(open_dialog(ConfirmDialog).act_button)
    settle(qtbot, desk)

    dialog = open_dialog(BookDialog)
    assert "DRAF" in words(dialog.document.book)
    target = tmp_path / "bast.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    click(dialog.save_button)
    settle(qtbot, desk)
    settle(qtbot, desk)
    assert target.read_bytes().startswith(b"%PDF")
    assert rows_of(desk.services.store, NOTED) == [("bast", "cetak", 1, 1)]
    click(dialog.close_button)


def test_making_pages_can_be_stopped(desk: Desk, qtbot: QtBot) -> None:
    decided(desk, 1, 2)
    shown = page(desk)

    click(shown.papers.many)
    assert not shown.papers.many.isEnabled()
    shown.papers.run.strip.cancelled.emit()
    settle(qtbot, desk)

    assert shown.papers.many.isEnabled()
    shown.papers.run.strip.cancelled.emit()


def test_too_many_papers_at_once_are_refused(
    desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    decided(desk, 1, 2)
    monkeypatch.setattr(papers, "MOST_PEOPLE", 1)
    shown = page(desk)

    click(shown.papers.many)
    settle(qtbot, desk)

    assert desk.office.window.message.startswith("2 orang terlalu banyak")


def test_papers_that_cannot_be_made_say_why(desk: Desk, qtbot: QtBot) -> None:
    decided(desk, 1)
    shown = page(desk)

    shown.papers.print_for(["tidak-ada"], "", "BAST")
    settle(qtbot, desk)

    assert desk.office.window.message

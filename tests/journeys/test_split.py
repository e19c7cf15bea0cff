"""The 180 of 2025: a lump is split among ten regions by keyboard, and never one too many."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from bansos_desktop.domain.quota_ledger import FigureKey
from bansos_desktop.ui.desk import Desk
from bansos_desktop.ui.pages.quotas.page import QuotasPage
from bansos_desktop.usecases import list_quotas
from tests.factories import PASSPHRASE, an_office
from tests.soundness import faults_of
from tests.ui.acts import writing_store
from tests.ui.offices import PATIENCE_MS, settle
from tests.ui.programs import StartRoot, end, enter

pytestmark = pytest.mark.journey
KEY = Qt.Key
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
NONE = Qt.KeyboardModifier.NoModifier
LUMP = FigureKey("UEP", 2025, "perubahan", "64")
# Nobody has published how the 180 are to be shared; these numbers are made up.
SHARES = (18, 30, 15, 15, 22, 15, 8, 20, 25, 12)


@dataclass(frozen=True, slots=True)
class Sitting:
    """The page in the operator's hands; keys go to whatever has the focus."""

    desk: Desk
    page: QuotasPage
    qtbot: QtBot

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
        """One key."""
        QTest.keyClick(self.focus, key, modifier)

    def write(self, text: str) -> None:
        """Letter by letter: the first opens the editor of a cell, which gets the others."""
        for letter in text:
            QTest.keyClick(self.focus, letter)

    @property
    def focus(self) -> QWidget:
        """Who hears the keyboard."""
        widget = QApplication.focusWidget()
        assert widget is not None
        return widget

    def rest(self) -> None:
        """Wait until the program has done what was asked."""
        settle(self.qtbot, self.desk)

    def quota(self, region: str) -> int | None:
        """The places of a region in the stage of the lump."""
        lines = list_quotas.run(self.desk.services.store, "UEP", 2025)
        return next((line.quota for line in lines if line.key == LUMP.at(region)), None)

    def open_lump(self) -> None:
        """The last line is the lump; F2 splits it."""
        self.page.overview.mark(LUMP)
        self.page.overview.table.setFocus()
        self.key(KEY.Key_F2)
        assert self.page.is_splitting


def test_the_180_are_split_by_keyboard_and_never_one_too_many(
    start_root: StartRoot, qtbot: QtBot, tmp_path: Path
) -> None:
    data = tmp_path / "data"
    an_office(data)
    root = start_root(data)
    enter(root, PASSPHRASE)
    qtbot.waitUntil(lambda: root.desk is not None, timeout=PATIENCE_MS)
    assert root.desk is not None
    qtbot.waitUntil(root.desk.office.window.isActiveWindow)
    QTest.keyClick(root.desk.office.window, KEY.Key_7, ALT)
    sitting = Sitting(root.desk, root.desk.office.pages.quotas, qtbot)

    the_numbers_are_typed(sitting)
    one_too_many_is_refused(sitting)
    a_letter_is_asked_for(sitting)
    the_split_stands(sitting)
    it_is_taken_back_and_done_again(sitting)

    store = writing_store(root.desk)
    assert faults_of(store) == []
    store.close()
    end(qtbot, root)


def the_numbers_are_typed(sitting: Sitting) -> None:
    """A number and Enter, ten times; the rest is shown all the while."""
    sitting.open_lump()
    sheet, rest = sitting.page.sheet, 180
    assert sheet.rest_text == "Belum dirinci: 180 dari 180"
    for number in SHARES:
        sitting.write(str(number))
        sitting.key(KEY.Key_Return)
        rest -= number
        assert sheet.rest_text == f"Belum dirinci: {rest} dari 180"
    assert sheet.save_button.isEnabled()


def one_too_many_is_refused(sitting: Sitting) -> None:
    """The last region is given one more: red, in words, and not to be saved."""
    page, sheet = sitting.page, sitting.page.sheet
    sheet.table.setFocus()
    sitting.write("13")
    sitting.key(KEY.Key_Up)
    assert sheet.rest_text == "Lewat 1: rincian 181 dari 180"
    assert not sheet.save_button.isEnabled()
    page.save()
    assert page.is_splitting
    sitting.key(KEY.Key_Down)
    sitting.write("12")
    sitting.key(KEY.Key_Return)
    assert sheet.rest_text == "Belum dirinci: 0 dari 180"


def a_letter_is_asked_for(sitting: Sitting) -> None:
    """Enter in the last number leads to the letter; without it nothing is kept."""
    sheet = sitting.page.sheet
    assert sheet.fields.rows["letter"].editor.hasFocus()
    sitting.key(KEY.Key_Return, CTRL)
    sitting.rest()
    assert sitting.page.is_splitting
    assert "Dasarnya belum ditulis" in sheet.fields.rows["letter"].note
    for text in ("SK 460/118/2025", "12/07/2025", "rincian 180 orang menurut lampiran"):
        sitting.write(text)
        sitting.key(KEY.Key_Tab)


def the_split_stands(sitting: Sitting) -> None:
    """Back at the figures: the lump with its ten shares below it."""
    page = sitting.page
    sitting.key(KEY.Key_Return, CTRL)
    sitting.rest()
    assert not page.is_splitting
    assert sitting.desk.office.window.message.startswith("Rincian disimpan; 0 belum dirinci.")
    lump = page.overview.model.find(LUMP)
    assert page.overview.model.rowCount(lump) == len(SHARES)
    assert sitting.quota("64.01") == SHARES[0]
    assert page.overview.totals.texts["quota"] == "1.680"


def it_is_taken_back_and_done_again(sitting: Sitting) -> None:
    """One act: Ctrl+Z takes all ten back, Ctrl+Y brings them again."""
    acts = sitting.desk.office.family_acts
    acts.undo()
    sitting.rest()
    assert sitting.quota("64.01") is None
    assert sitting.quota("64") == 180
    acts.redo()
    sitting.rest()
    assert sitting.quota("64.01") == SHARES[0]

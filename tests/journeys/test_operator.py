"""An operator's day: 212 families proposed, 150 decided on within the quota, the rest a reserve."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from bansos_desktop.domain.recipient import RecipientDraft
from bansos_desktop.domain.records import Kind
from bansos_desktop.domain.workflow import Action
from bansos_desktop.store.decisions import DecisionRow
from bansos_desktop.store.store import Store
from bansos_desktop.store.unit_of_work import new_uid
from bansos_desktop.ui.desk import Desk
from bansos_desktop.ui.dialogs.act_dialog import ActDialog
from bansos_desktop.ui.pages.decisions.page import DecisionsPage
from tests.factories import JAHAB, NOW, PASSPHRASE, a_draft, a_nik, an_office
from tests.soundness import faults_of
from tests.ui.acts import writing_store
from tests.ui.offices import PATIENCE_MS, opened_at, settle
from tests.ui.programs import StartRoot, end, enter

pytestmark = pytest.mark.journey
KEY = Qt.Key
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
FAMILIES, HELD = 212, 3
AIDED = 60  # received last year, and stands first in line
DECREE = "460/118/DINSOS/2025"
BORN = date(1980, 1, 1)


def a_family(serial: int) -> RecipientDraft:
    """One of 212; three of them stand in too high a desil, which puts them at the end."""
    born = BORN + timedelta(days=serial)
    desil = 7 if serial <= HELD else 1 + serial % 2
    return replace(
        a_draft(serial),
        nik=a_nik(born=born, serial=serial),
        birth_date=born,
        village_code=JAHAB,
        desil=desil,
    ).tidy()


def the_proposals(folder: Path) -> None:
    """What the officers brought during spring: everybody proposed, on different days."""
    opened = opened_at(folder)
    store = Store.open(folder, opened.key)
    with store.write(opened.session.author, now=NOW, act="import.apply") as work:
        for serial in range(1, FAMILIES + 1):
            family, person = a_family(serial), new_uid()
            work.put(Kind.PERSON, person, family.person_values())
            proposal = {
                **family.proposal_values(),
                "person": person,
                "programme": "UEP",
                "year": 2025,
                "stage": "murni",
                "status": "diusulkan",
                "proposed_on": (date(2025, 2, 1) + timedelta(days=serial % 60)).isoformat(),
            }
            work.put(Kind.PROPOSAL, new_uid(), proposal)
        award = {"programme": "WRSE", "year": 2024, "nik": a_family(AIDED).nik, "name": "Lama"}
        work.put(Kind.AWARD, new_uid(), award)
    store.close()


@dataclass(frozen=True, slots=True)
class Day:
    """The page in the operator's hands; everything by keyboard."""

    desk: Desk
    page: DecisionsPage
    qtbot: QtBot

    def rest(self) -> None:
        """Wait until the program has done what was asked."""
        settle(self.qtbot, self.desk)

    def press(self, widget: QWidget) -> None:
        """Tab to a button, and the space bar."""
        assert widget.isVisible()
        assert widget.isEnabled()
        widget.setFocus()
        QTest.keyClick(widget, KEY.Key_Space)
        self.rest()

    def choose(self, status: str) -> None:
        """Another state in the filter, by the arrow keys."""
        box = self.page.filters.status
        box.setFocus()
        QTest.keyClick(box, KEY.Key_Home)
        while box.key != status:
            QTest.keyClick(box, KEY.Key_Down)
        self.rest()
        self.page.table.enter()

    def mark_all(self) -> None:
        """Everybody shown."""
        QTest.keyClick(self.page.table, KEY.Key_A, CTRL)

    def ask_for(self, action: Action) -> ActDialog:
        """Press the button of a step, or take it from the menu of a narrow window; then wait."""
        steps = self.page.steps
        made = steps.button(action)
        if made.isVisible():
            self.press(made)
        else:
            menu = steps.more.menu()
            assert menu is not None
            next(entry for entry in menu.actions() if entry.text() == made.text()).trigger()
            self.rest()
        assert self.page.dialog is not None
        return self.page.dialog

    def leave(self, dialog: ActDialog) -> None:
        """Not now."""
        QTest.keyClick(dialog, KEY.Key_Escape)
        self.rest()

    def states(self) -> Counter[str]:
        """How many stand where."""
        uses = self.desk.services.store.quotas.use("UEP", 2025)
        return Counter({s.value: n for s, n in uses["murni", "64.02"].people.items()})

    def rows(self) -> list[DecisionRow]:
        """Everybody shown, as shown."""
        keys = [key.proposal for key in self.page.model.keys]
        found = self.desk.services.store.decisions.rows(keys)
        return [found[key] for key in keys]


def test_a_hundred_and_fifty_are_decided_within_the_quota_and_not_one_more(
    start_root: StartRoot, qtbot: QtBot, tmp_path: Path
) -> None:
    data = tmp_path / "data"
    an_office(data, region_code="64.02")
    the_proposals(data)
    root = start_root(data)
    enter(root, PASSPHRASE)
    qtbot.waitUntil(lambda: root.desk is not None, timeout=PATIENCE_MS)
    assert root.desk is not None
    qtbot.waitUntil(root.desk.office.window.isActiveWindow)
    QTest.keyClick(root.desk.office.window, KEY.Key_4, ALT)
    assert root.desk.office.pages.decisions is not None
    day = Day(root.desk, root.desk.office.pages.decisions, qtbot)
    day.rest()

    everybody_is_eligible(day)
    everybody_is_too_many(day)
    the_first_are_decided_on(day)
    the_last_place_is_given(day)
    the_rest_wait_in_line(day)
    a_cancelled_one_leaves_no_place(day)

    store = writing_store(root.desk)
    assert faults_of(store) == []
    store.close()
    end(qtbot, root)


def everybody_is_eligible(day: Day) -> None:
    """All who were proposed are found eligible in one go."""
    day.choose("diusulkan")
    day.mark_all()
    assert day.page.count == "212 dipilih dari 212"
    dialog = day.ask_for(Action.FIND_ELIGIBLE)
    assert not dialog.act_button.isEnabled()
    day.press(dialog.preview.seen)
    day.press(dialog.act_button)
    assert day.states() == {"layak": 212}


def everybody_is_too_many(day: Day) -> None:
    """The bar says so while they are marked, and the decision is refused."""
    day.choose("layak")
    day.mark_all()
    assert day.page.quota.words == "Pilihan melewati kuota: 62 orang tidak mendapat tempat."
    dialog = day.ask_for(Action.DECIDE)
    assert dialog.preview.summary == "Dapat dilakukan untuk 150 orang; 62 tertolak:"
    assert not dialog.act_button.isEnabled()
    day.leave(dialog)


def the_first_are_decided_on(day: Day) -> None:
    """A hundred and fifty fit, but one of them received last year and is left out."""
    page = day.page
    assert page.quota.top.text() == "Pilih 150 teratas"
    day.press(page.quota.top)
    assert page.count == "150 dipilih dari 212"
    assert page.quota.words == ""
    dialog = day.ask_for(Action.DECIDE)
    assert dialog.preview.summary == "Dapat dilakukan untuk 149 orang; 1 tertolak:"
    QTest.keyClicks(dialog.form.number, DECREE)
    QTest.keyClicks(dialog.form.day.line, "1/8/2025")
    day.rest()
    day.press(dialog.preview.skip)
    day.press(dialog.preview.seen)
    QTest.keyClick(dialog.form.day.line, KEY.Key_Return)
    day.rest()
    assert day.desk.office.window.message.startswith(f"149 orang ditetapkan dengan SK {DECREE}")
    assert day.states() == {"ditetapkan": 149, "layak": 63}


def the_last_place_is_given(day: Day) -> None:
    """The one who was left out is still marked: not eligible; the next in line gets the place."""
    dialog = day.ask_for(Action.FIND_INELIGIBLE)
    QTest.keyClicks(dialog.form.reason, "sudah menerima WRSE 2024")
    day.press(dialog.act_button)
    assert day.page.quota.top.text() == "Pilih 1 teratas"
    day.press(day.page.quota.top)
    dialog = day.ask_for(Action.DECIDE)
    day.press(dialog.form.last)
    day.press(dialog.preview.seen)
    day.press(dialog.act_button)
    assert day.states() == {"ditetapkan": 150, "tidak_layak": 1, "layak": 61}
    assert day.page.quota.figures == ("150 sudah ditetapkan", "0 dipilih", "0 sisa ditetapkan")


def the_rest_wait_in_line(day: Day) -> None:
    """No place is left for anybody; the others get their numbers, the highest desil last."""
    day.mark_all()
    dialog = day.ask_for(Action.DECIDE)
    assert dialog.preview.summary == "Tidak dapat dilakukan untuk 61 orang ini:"
    day.leave(dialog)
    day.press(day.ask_for(Action.RESERVE).act_button)
    day.choose("cadangan")
    assert [row.reserve_rank for row in day.rows()] == list(range(1, 62))
    assert [row.desil for row in day.rows()][-HELD:] == [7] * HELD


def a_cancelled_one_leaves_no_place(day: Day) -> None:
    """The money goes back, and the rule stands in the way of a replacement."""
    day.choose("ditetapkan")
    QTest.keyClick(day.page.table, KEY.Key_Space)
    dialog = day.ask_for(Action.CANCEL)
    assert "kembali ke kas daerah" in dialog.banner.text
    QTest.keyClicks(dialog.form.reason, "pindah ke Sulawesi")
    day.press(dialog.act_button)
    assert "1 hilang (batal setelah SK)" in day.page.quota.figures
    assert "0 sisa ditetapkan" in day.page.quota.figures
    day.choose("cadangan")
    QTest.keyClick(day.page.table, KEY.Key_Space)
    for action in (Action.REPLACE, Action.PROMOTE):
        dialog = day.ask_for(action)
        assert not dialog.act_button.isEnabled()
        day.leave(dialog)
    assert day.states() == {
        "ditetapkan": 149,
        "dibatalkan": 1,
        "tidak_layak": 1,
        "cadangan": 61,
    }

"""A field officer's day: ten people by keyboard, home, and the next morning they are there."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from bansos_desktop.app.root import Root
from bansos_desktop.domain.goods import PlannedItem
from bansos_desktop.domain.recipient import RecipientDraft
from bansos_desktop.domain.workflow import Status
from bansos_desktop.ui.desk import Desk
from bansos_desktop.ui.office_window import OfficeWindow
from tests.factories import JAHAB, PASSPHRASE, a_nik
from tests.soundness import faults_of
from tests.ui.acts import pick_village, writing_store
from tests.ui.offices import PATIENCE_MS, settle
from tests.ui.programs import StartRoot, end, enter

pytestmark = pytest.mark.journey
KEY = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
PLAIN = Qt.KeyboardModifier.NoModifier
NAMES = (
    "Ahmad Lawai",
    "Mariana Lawai",
    "Rusdi Bin Amat",
    "Siti Aminah",
    "Yohanes Ding",
    "Hasnah",
    "Lukas Juk",
    "Nurhayati",
    "Petrus Lejau",
)
HALF = "Sudarmi"
PLAN = (
    PlannedItem("alat", "Kompor gas", "", 1000, "set", 3_500_000),
    PlannedItem("alat", "Wajan", "besar", 2000, "buah", 350_000),
)


@dataclass(frozen=True, slots=True)
class Person:
    """One who is asked at the door; relatives share the card of the one before."""

    name: str
    nik: str
    card: str
    rt: str = "003"
    is_relative: bool = False


PEOPLE = tuple(
    Person(
        name,
        a_nik(born=date(1975 + serial, serial, 10 + serial), sex="LP"[serial % 2], serial=serial),
        a_nik(district="64.02.07", serial=1 if serial == 2 else serial),
        is_relative=serial == 2,
    )
    for serial, name in enumerate(NAMES, start=1)
)


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = PLAIN) -> None:
    """One key, wherever the cursor stands."""
    widget = QApplication.focusWidget()
    assert widget is not None
    QTest.keyClick(widget, key, modifier)


def type_here(*texts: str) -> None:
    """Letters, wherever the cursor stands, each time on to the next field."""
    for text in texts:
        widget = QApplication.focusWidget()
        assert widget is not None
        QTest.keyClicks(widget, text)
        press(KEY.Key_Return)


def type_cells(*texts: str) -> None:
    """The same in the table of goods, whose cells close a turn later."""
    for text in texts:
        type_here(text)
        QApplication.processEvents()


def next_part() -> None:
    """On to the next part of the conversation."""
    press(KEY.Key_PageDown)


def type_address(office: OfficeWindow, person: Person, qtbot: QtBot, *, first: bool) -> None:
    """The village once for the day, the rest for every house."""
    picker = office.pages.recipients.form.fields.village_code
    if first:
        QTest.keyClicks(picker, "jahab")
        pick_village(picker, qtbot, KEY.Key_Return)
    press(KEY.Key_Return)
    type_here(f"Jl. Poros {person.nik[-1]}", person.rt)


def ask(office: OfficeWindow, person: Person, qtbot: QtBot, *, first: bool) -> None:
    """Type what is asked at the door; a relative's card and address are there already."""
    if person.is_relative:
        press(KEY.Key_K, CTRL)
    fields = office.pages.recipients.form.fields
    qtbot.waitUntil(fields.nik.hasFocus)
    type_here(person.nik, person.name, "Tenggarong")
    next_part()
    if not person.is_relative:
        type_here(person.card)
    next_part()
    if not person.is_relative:
        type_address(office, person, qtbot, first=first)
        press(KEY.Key_PageUp)  # RT was the last of the part that was needed
        next_part()
    next_part()
    while fields.business_type.key != "kuliner":
        press(KEY.Key_Down)
    next_part()


def plan_goods(office: OfficeWindow, qtbot: QtBot) -> None:
    """The table, from its key to its key; the total becomes the value."""
    press(KEY.Key_Space)
    table = office.pages.recipients.form.goods.dialog
    assert table is not None
    qtbot.waitUntil(table.isActiveWindow)
    type_cells("Kompor gas", "", "1", "set", "3.500.000", "Wajan", "besar", "2", "buah")
    last = QApplication.focusWidget()
    assert last is not None
    QTest.keyClicks(last, "350.000")
    press(KEY.Key_Return, CTRL)
    assert office.pages.recipients.form.fields.requested_value.amount == 4_200_000


def record(desk: Desk, person: Person, qtbot: QtBot, *, first: bool, with_plan: bool) -> None:
    """One person from the first question to the message that it is kept."""
    office = desk.office
    ask(office, person, qtbot, first=first)
    if with_plan:
        plan_goods(office, qtbot)
        office.window.activateWindow()  # without a screen a closed dialog gives nothing back
        qtbot.waitUntil(office.window.isActiveWindow)
        qtbot.waitUntil(office.pages.recipients.form.fields.goods.edit.hasFocus)
    else:
        press(KEY.Key_Return)
        type_here("alat dapur")
        type_here("4500000")
    press(KEY.Key_Return, CTRL)
    settle(qtbot, desk)
    assert office.window.message == f"{person.name} tersimpan."


def unlocked(root: Root, qtbot: QtBot) -> OfficeWindow:
    """Through the gate with the passphrase."""
    enter(root, PASSPHRASE)
    qtbot.waitUntil(lambda: root.desk is not None, timeout=PATIENCE_MS)
    assert root.desk is not None
    qtbot.waitUntil(root.desk.office.window.isActiveWindow)
    return root.desk.office


def draft_of(desk: Desk, name: str) -> tuple[RecipientDraft, str]:
    """What the form shows of somebody in the list, and the proposal."""
    people = desk.office.pages.recipients
    rows = range(people.model.rowCount())
    row = next(n for n in rows if people.model.index(n, 0).data() == name)
    people.table.setFocus()
    people.table.selectRow(row)
    return people.form.fields.draft(), people.form.proposal


def test_ten_people_are_recorded_by_keyboard_and_found_again_the_next_morning(
    start_root: StartRoot, qtbot: QtBot, tmp_path: Path, regency_office: Path
) -> None:
    data = Path(shutil.copytree(regency_office, tmp_path / "data"))
    evening = start_root(data)
    office = unlocked(evening, qtbot)
    assert evening.desk is not None
    QTest.keyClick(office.window, KEY.Key_N, CTRL)

    for number, person in enumerate(PEOPLE):
        record(evening.desk, person, qtbot, first=number == 0, with_plan=number == 3)
    press(KEY.Key_Return)
    type_here(HALF)
    press(KEY.Key_D, CTRL)
    settle(qtbot, evening.desk)
    assert office.window.message == f"{HALF} tersimpan sebagai draf."
    QTest.keyClick(office.window, KEY.Key_Q, CTRL)
    assert not office.window.isVisible()
    end(qtbot, evening)

    morning = start_root(data)
    office = unlocked(morning, qtbot)
    assert morning.desk is not None
    people = office.pages.recipients
    QTest.keyClick(office.window, KEY.Key_F, CTRL)
    with qtbot.waitSignal(people.filters.changed):
        QTest.keyClicks(people.filters.search, "lawai")
    assert [people.model.index(row, 0).data() for row in (0, 1)] == ["Ahmad Lawai", "Mariana Lawai"]
    with qtbot.waitSignal(people.filters.changed):
        people.filters.search.clear()
    assert people.model.rowCount() == len(PEOPLE) + 1
    assert people.unfinished.text == ""

    for person in PEOPLE:
        draft, proposal = draft_of(morning.desk, person.name)
        assert (draft.nik, draft.family_card, draft.rt) == (person.nik, person.card, "003")
        assert (draft.village_code, draft.birth_date is None, draft.sex == "") == (
            JAHAB,
            False,
            False,
        )
        planned = morning.desk.services.store.goods.items(proposal)
        assert planned == (PLAN if person is PEOPLE[3] else ())
    draft, proposal = draft_of(morning.desk, HALF)
    stored = morning.desk.services.store.recipients.proposal(proposal)
    assert stored is not None
    assert (draft.nik, stored.values["status"]) == ("", Status.DRAFT)

    store = writing_store(morning.desk)
    assert faults_of(store) == []
    store.close()

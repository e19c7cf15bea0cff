"""A field officer's day: three families by keyboard, home, and the next morning they are there."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from bansos_desktop.app.root import Root
from bansos_desktop.domain.recipient import RecipientDraft
from bansos_desktop.ui.office_window import OfficeWindow
from tests.factories import JAHAB, PASSPHRASE, a_draft, a_nik
from tests.soundness import faults_of
from tests.ui.acts import pick_village, writing_store
from tests.ui.offices import PATIENCE_MS, settle
from tests.ui.programs import StartRoot, end, enter

pytestmark = pytest.mark.journey
KEY = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
BORN = (date(1978, 1, 31), date(1985, 8, 7), date(1990, 12, 1))
FAMILIES = tuple(
    a_draft(
        serial,
        name=name,
        nik=a_nik(born=born, sex=sex, serial=serial),
        birth_date=born,
        sex=sex,
        address=f"Jl. Poros {serial}",
    )
    for serial, (name, born, sex) in enumerate(
        zip(("Ahmad Lawai", "Mariana Lawai", "Rusdi Bin Amat"), BORN, "LPL", strict=True), start=1
    )
)


def type_here(text: str) -> None:
    """Letters, wherever the cursor stands, then on to the next field."""
    widget = QApplication.focusWidget()
    assert widget is not None
    QTest.keyClicks(widget, text)
    press(KEY.Key_Return)


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """One key, wherever the cursor stands."""
    widget = QApplication.focusWidget()
    assert widget is not None
    QTest.keyClick(widget, key, modifier)


def record(office: OfficeWindow, family: RecipientDraft, qtbot: QtBot, *, first: bool) -> None:
    """Type what is asked at the door, in the order of the form, and save."""
    fields = office.pages.recipients.form.fields
    qtbot.waitUntil(fields.nik.hasFocus)
    type_here(family.nik)
    type_here(family.name)
    type_here(family.birth_place)
    press(KEY.Key_Return)  # the NIK knows the birth date
    press(KEY.Key_Return)  # and the sex
    type_here(family.phone)
    type_here(family.family_card)
    if first:
        line = QApplication.focusWidget()
        assert line is fields.village_code
        QTest.keyClicks(line, "jahab")
        pick_village(fields.village_code, qtbot, KEY.Key_Return)
    press(KEY.Key_Return)
    type_here(family.address)
    type_here(family.rt)
    type_here(family.rw)
    press(KEY.Key_Down)
    for _desil_and_period in range(2):
        press(KEY.Key_Return)
    while fields.business_type.key != family.business_type:
        press(KEY.Key_Down)
    press(KEY.Key_Return)
    type_here(str(family.requested_value))
    press(KEY.Key_Return, CTRL)


def unlocked(root: Root, qtbot: QtBot) -> OfficeWindow:
    """Through the gate with the passphrase."""
    enter(root, PASSPHRASE)
    qtbot.waitUntil(lambda: root.desk is not None, timeout=PATIENCE_MS)
    assert root.desk is not None
    qtbot.waitUntil(root.desk.office.window.isActiveWindow)
    return root.desk.office


def test_three_families_are_recorded_and_found_again_the_next_morning(
    start_root: StartRoot, qtbot: QtBot, tmp_path: Path, regency_office: Path
) -> None:
    data = Path(shutil.copytree(regency_office, tmp_path / "data"))
    evening = start_root(data)
    office = unlocked(evening, qtbot)
    QTest.keyClick(office.window, KEY.Key_N, CTRL)

    for number, family in enumerate(FAMILIES):
        record(office, family, qtbot, first=number == 0)
        assert evening.desk is not None
        settle(qtbot, evening.desk)
        assert office.window.message == f"{family.name} tersimpan."
    QTest.keyClick(office.window, KEY.Key_Q, CTRL)
    assert not office.window.isVisible()
    end(qtbot, evening)

    morning = start_root(data)
    office = unlocked(morning, qtbot)
    people = office.pages.recipients
    QTest.keyClick(office.window, KEY.Key_F, CTRL)
    with qtbot.waitSignal(people.filters.changed):
        QTest.keyClicks(people.filters.search, "lawai")
    assert [people.model.index(row, 0).data() for row in (0, 1)] == ["Ahmad Lawai", "Mariana Lawai"]
    with qtbot.waitSignal(people.filters.changed):
        people.filters.search.clear()
    assert people.model.rowCount() == len(FAMILIES)
    for row, family in enumerate(FAMILIES):
        people.table.setFocus()
        people.table.selectRow(row)
        assert people.form.fields.draft() == family
        assert people.form.fields.village_code.code == JAHAB

    assert morning.desk is not None
    store = writing_store(morning.desk)
    assert faults_of(store) == []
    store.close()

"""The small parts that the form is made of, each by itself."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from bansos_desktop.ui.icons import IconSet
from bansos_desktop.ui.pages.recipients.editors import fill_editor, read_editor
from bansos_desktop.ui.theme import Level
from bansos_desktop.ui.widgets.count_edit import CountEdit
from bansos_desktop.ui.widgets.find_box import FindBox
from bansos_desktop.ui.widgets.range_bar import RangeBar
from bansos_desktop.ui.widgets.section_strip import SectionStrip
from bansos_desktop.ui.widgets.tick_boxes import TickBoxes

KEY = Qt.Key
WORK = (("1", "Pedagang"), ("2", "Petani/Pekebun"), ("3", "Buruh Tani"), ("4", "Buruh Nelayan"))


def shown(qtbot: QtBot, *widgets: QWidget) -> QWidget:
    """The widgets one under the other in a window that has the keyboard."""
    window = QWidget()
    layout = QVBoxLayout(window)
    for widget in widgets:
        layout.addWidget(widget)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    return window


@pytest.fixture
def box(dressed: QApplication, qtbot: QtBot) -> Iterator[FindBox]:
    """A list of four to find in, with another field after it."""
    box = FindBox(WORK, name="Pekerjaan")
    window = shown(qtbot, box, QLineEdit())
    box.setFocus()
    yield box
    window.close()


def test_what_begins_with_the_words_comes_first(box: FindBox) -> None:
    assert box.found("tani") == ["3", "2"]
    assert box.found("PE") == ["1", "2"]
    assert box.found("bun") == ["2"]
    assert box.found("guru") == []
    assert len(box.found("")) == len(WORK)


def test_the_first_that_was_found_is_ready_for_enter(box: FindBox, qtbot: QtBot) -> None:
    QTest.keyClicks(box, "buruh")
    qtbot.waitUntil(box.popup.isVisible)
    QTest.keyClick(box.popup, KEY.Key_Down)
    QTest.keyClick(box.popup, KEY.Key_Return)

    assert (box.key, box.text()) == ("4", "Buruh Nelayan")
    qtbot.waitUntil(box.popup.isHidden)


def test_down_shows_the_whole_list_also_after_a_choice(box: FindBox) -> None:
    box.key = "1"

    QTest.keyClick(box, KEY.Key_Down)

    assert box.popup.isVisible()
    assert box.popup.model().rowCount() == len(WORK)
    box.popup.hide()


def test_typing_on_takes_the_choice_back(box: FindBox, qtbot: QtBot) -> None:
    box.key = "1"

    QTest.keyClicks(box, "x")
    assert (box.key, box.is_resolved) == ("", False)
    qtbot.waitUntil(lambda: not box._timer.isActive())
    assert not box.popup.isVisible()
    box.clear()
    box.textEdited.emit("")

    assert box.is_resolved


@pytest.mark.parametrize(
    ("typed", "key"), [("dagang", "1"), ("buruh tani", "3"), ("buruh", ""), ("sulap", "")]
)
def test_leaving_takes_what_the_words_can_only_mean(box: FindBox, typed: str, key: str) -> None:
    QTest.keyClicks(box, typed)

    QTest.keyClick(box, KEY.Key_Tab)

    assert box.key == key
    assert box.is_resolved is bool(key)


def test_boxes_are_one_stop_and_arrows_walk_them(dressed: QApplication, qtbot: QtBot) -> None:
    before, boxes, after = QLineEdit(), TickBoxes([("a", "A"), ("b", "B")], columns=2), QLineEdit()
    window = shown(qtbot, before, boxes, after)
    before.setFocus()

    QTest.keyClick(before, KEY.Key_Tab)
    QTest.keyClick(boxes.boxes["a"], KEY.Key_Space)
    QTest.keyClick(boxes.boxes["a"], KEY.Key_Right)
    QTest.keyClick(boxes.boxes["b"], KEY.Key_Space)
    QTest.keyClick(boxes.boxes["b"], KEY.Key_Tab)

    assert boxes.codes == "a;b"
    assert after.hasFocus()
    QTest.keyClick(boxes.boxes["b"], KEY.Key_Down)
    assert boxes.boxes["a"].hasFocus()
    assert window.isVisible()


def test_a_code_that_is_not_offered_stays(dressed: QApplication, qtbot: QtBot) -> None:
    boxes = TickBoxes([("a", "A"), ("b", "B")], columns=1)
    qtbot.addWidget(boxes)
    boxes.codes = "z;a"

    with qtbot.waitSignal(boxes.changed) as told:
        boxes.boxes["b"].setChecked(True)

    assert told.args == ["a;b;z"]


def test_a_count_takes_a_few_digits_and_nothing_else(dressed: QApplication, qtbot: QtBot) -> None:
    edit, refused = CountEdit(2), []
    qtbot.addWidget(edit)
    edit.refused.connect(refused.append)

    QTest.keyClicks(edit, "1x23")

    assert edit.number == 12
    assert len(refused) == 2
    edit.number = 0
    assert edit.text() == "0"
    edit.number = None
    assert edit.number is None


def test_the_strip_names_marks_and_tells_a_click(
    dressed: QApplication, qtbot: QtBot, icons: IconSet
) -> None:
    strip = SectionStrip([("a", "Orang"), ("b", "Usaha")], icons)
    qtbot.addWidget(strip)
    strip.resize(200, 30)
    strip.show()

    strip.show_levels({"b": Level.ERROR})
    strip.show_current("b")
    with qtbot.waitSignal(strip.picked) as told:
        QTest.mouseClick(strip, Qt.MouseButton.LeftButton, pos=strip.tabRect(0).center())
    with qtbot.assertNotEmitted(strip.picked):
        strip.tabBarClicked.emit(-1)

    assert told.args == ["a"]
    assert strip.accessibleTabName(1) == "Usaha: Galat"
    assert strip.accessibleTabName(0) == "Orang"
    strip.grab()


def test_a_bar_says_by_colour_what_words_say_beside_it(dressed: QApplication, qtbot: QtBot) -> None:
    bar = RangeBar()
    qtbot.addWidget(bar)
    bar.resize(240, 8)
    bar.show_amount(4_500_000, 4_000_000, 5_000_000)
    inside, drawn = bar.is_inside, bar.grab().toImage()
    bar.show_amount(6_000_001, 4_000_000, 5_000_000)

    assert inside
    assert not bar.is_inside
    assert drawn != bar.grab().toImage()
    bar.show_amount(1, None, None)
    assert bar.is_inside
    assert bar.isHidden()


def test_an_editor_nobody_knows_is_a_mistake_of_ours(dressed: QApplication, qtbot: QtBot) -> None:
    stranger = QWidget()
    qtbot.addWidget(stranger)

    with pytest.raises(TypeError):
        read_editor(stranger)
    with pytest.raises(TypeError):
        fill_editor(stranger, "")

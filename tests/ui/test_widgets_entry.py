"""Fields by keyboard: digits, money, dates, choices, regions and the row around them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QContextMenuEvent, QFocusEvent, QGuiApplication, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from bansos_desktop.ui.icons import IconSet
from bansos_desktop.ui.theme import Level
from bansos_desktop.ui.widgets.choice_box import ChoiceBox
from bansos_desktop.ui.widgets.date_edit import DateField
from bansos_desktop.ui.widgets.digit_edit import DigitEdit
from bansos_desktop.ui.widgets.field_row import LabelledField
from bansos_desktop.ui.widgets.money_edit import MoneyEdit
from bansos_desktop.ui.widgets.region_picker import RegionHit, RegionPicker
from bansos_desktop.ui.widgets.secret_edit import SecretEdit

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

ICONS = Path(__file__).parents[2] / "resources" / "icons"
CONTROL = Qt.KeyboardModifier.ControlModifier
SOURCES = RegionHit(
    "64.02.18.2001", "Sumber Sari", "Kota Bangun Darat", "Kabupaten Kutai Kartanegara"
)
CITY = RegionHit("64.71.05.1001", "Sumber Rejo", "Balikpapan Tengah", "Kota Balikpapan")


def paste(widget: QLineEdit, text: str, qtbot: QtBot) -> None:
    """Put a text on the clipboard and press Ctrl+V."""
    QGuiApplication.clipboard().setText(text)
    qtbot.keyClick(widget, Qt.Key.Key_V, CONTROL)


@pytest.fixture
def nik(qtbot: QtBot) -> DigitEdit:
    edit = DigitEdit()
    qtbot.addWidget(edit)
    return edit


@pytest.fixture
def money(qtbot: QtBot) -> MoneyEdit:
    edit = MoneyEdit()
    qtbot.addWidget(edit)
    return edit


def test_typed_digits_are_grouped_and_counted(nik: DigitEdit, qtbot: QtBot) -> None:
    qtbot.keyClicks(nik, "640206120880")

    assert (nik.text(), nik.digits, nik.counter_text) == ("640206 120880", "640206120880", "12/16")


@pytest.mark.parametrize(
    "pasted",
    [
        "6402061208800001",
        "640206 120880 0001",
        "'6402061208800001",
        "6402.0612.0880.0001\n",
        "64-02-06-120880-0001",
        "NIK: 6402061208800001",
        "No. KK 6402061208800001",
        "\u00a06402061208800001\u200b",
    ],
)
def test_a_pasted_number_is_cleaned(nik: DigitEdit, qtbot: QtBot, pasted: str) -> None:
    paste(nik, pasted, qtbot)

    assert nik.digits == "6402061208800001"
    assert nik.text() == "640206 120880 0001"


@pytest.mark.parametrize("pasted", ["6,40206E+15", "64020612088000017", "6402x"])
def test_what_cannot_be_the_number_is_refused_with_a_reason(
    nik: DigitEdit, qtbot: QtBot, pasted: str
) -> None:
    nik.digits = "64"

    with qtbot.waitSignal(nik.refused) as refused:
        nik.selectAll()
        paste(nik, pasted, qtbot)

    assert nik.digits == "64"
    assert "angka" in refused.args[0]


def test_a_seventeenth_digit_changes_nothing(nik: DigitEdit, qtbot: QtBot) -> None:
    nik.digits = "6402061208800001"
    nik.setCursorPosition(3)

    qtbot.keyClicks(nik, "9")

    assert nik.digits == "6402061208800001"
    assert nik.cursorPosition() == 3


def test_a_digit_in_the_middle_keeps_the_caret_behind_it(nik: DigitEdit, qtbot: QtBot) -> None:
    nik.digits = "640206120880"
    nik.setCursorPosition(2)

    qtbot.keyClicks(nik, "77")

    assert nik.text() == "647702 061208 80"
    assert nik.cursorPosition() == 4


def test_backspace_and_delete_walk_over_the_blank(nik: DigitEdit, qtbot: QtBot) -> None:
    nik.digits = "640206120880"
    nik.setCursorPosition(7)

    qtbot.keyClick(nik, Qt.Key.Key_Backspace)
    qtbot.keyClick(nik, Qt.Key.Key_Backspace)
    after_backspace = nik.digits
    nik.setCursorPosition(6)
    qtbot.keyClick(nik, Qt.Key.Key_Delete)

    assert after_backspace == "64020120880"
    assert nik.digits == "6402010880"


def test_copied_digits_have_no_blanks(nik: DigitEdit, qtbot: QtBot) -> None:
    nik.digits = "6402061208800001"
    nik.selectAll()

    qtbot.keyClick(nik, Qt.Key.Key_C, CONTROL)
    copied = QGuiApplication.clipboard().text()
    qtbot.keyClick(nik, Qt.Key.Key_X, CONTROL)

    assert copied == QGuiApplication.clipboard().text() == "6402061208800001"
    assert nik.digits == ""


def test_the_menu_copies_without_blanks_too(nik: DigitEdit, qtbot: QtBot) -> None:
    nik.digits = "6402061208800001"
    nik.selectAll()
    nik.show()

    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, QPoint(5, 5), QPoint(5, 5))
    nik.contextMenuEvent(event)
    menu = nik.findChild(QMenu)
    menu.findChild(QAction, "edit-copy").trigger()
    menu.close()

    assert QGuiApplication.clipboard().text() == "6402061208800001"


def test_a_complete_number_is_said_by_more_than_a_colour(nik: DigitEdit) -> None:
    nik.digits = "6402061208800001"

    assert nik.counter_text == "16/16"


def test_money_gets_its_dots_while_typed(money: MoneyEdit, qtbot: QtBot) -> None:
    qtbot.keyClicks(money, "5000000")

    assert (money.text(), money.amount) == ("5.000.000", 5_000_000)


@pytest.mark.parametrize(
    "pasted", ["Rp5.000.000", "Rp. 5.000.000,-", "5.000.000,00", "IDR 5 000 000", "5000000"]
)
def test_pasted_money_is_read(money: MoneyEdit, qtbot: QtBot, pasted: str) -> None:
    paste(money, pasted, qtbot)

    assert money.amount == 5_000_000


@pytest.mark.parametrize("pasted", ["5,5 juta", "5000,50", "1" * 16])
def test_money_that_is_not_whole_rupiah_is_refused(
    money: MoneyEdit, qtbot: QtBot, pasted: str
) -> None:
    with qtbot.waitSignal(money.refused):
        paste(money, pasted, qtbot)

    assert money.amount is None


def test_a_deleted_first_digit_does_not_eat_the_zeros_behind_it(
    money: MoneyEdit, qtbot: QtBot
) -> None:
    money.amount = 5_000_000
    money.setCursorPosition(0)

    qtbot.keyClick(money, Qt.Key.Key_Delete)
    qtbot.keyClicks(money, "7")

    assert money.amount == 7_000_000


def test_leading_zeros_go_when_the_field_is_left(money: MoneyEdit, qtbot: QtBot) -> None:
    qtbot.keyClicks(money, "0050")
    qtbot.keyClick(money, Qt.Key.Key_Return)

    assert money.text() == "50"


def test_no_money_is_none(money: MoneyEdit, qtbot: QtBot) -> None:
    money.amount = 7

    with qtbot.waitSignal(money.amount_changed) as changed:
        money.amount = None

    assert changed.args == [None]
    assert money.text() == ""


def read_date(text: str) -> date | None:
    """Three numbers, the year perhaps short."""
    numbers = [int(number) for number in re.findall(r"\d+", text)]
    if len(numbers) != 3:
        return None
    day, month, year = numbers
    try:
        return date(year if year > 99 else 1900 + year, month, day)
    except ValueError:
        return None


@pytest.fixture
def day(qtbot: QtBot) -> DateField:
    field = DateField(read_date)
    qtbot.addWidget(field)
    return field


def test_a_lenient_date_is_read_back_in_full(day: DateField, qtbot: QtBot) -> None:
    with qtbot.waitSignal(day.changed, check_params_cb=bool):
        qtbot.keyClicks(day.line, "12 8 80")
    qtbot.keyClick(day.line, Qt.Key.Key_Return)

    assert day.value == date(1980, 8, 12)
    assert day.line.text() == "12/08/1980"
    assert day.echo == "Selasa, 12 Agustus 1980"


def test_an_unreadable_date_is_complained_about_only_when_left(
    day: DateField, qtbot: QtBot
) -> None:
    qtbot.keyClicks(day.line, "31/02/2020")
    while_typing = day.echo
    qtbot.keyClick(day.line, Qt.Key.Key_Return)

    assert "Belum terbaca" not in while_typing
    assert "Belum terbaca" in day.echo
    assert not day.is_readable
    assert day.line.text() == "31/02/2020"


def test_a_date_can_be_set_and_cleared(day: DateField) -> None:
    day.value = date(2026, 1, 2)
    shown = day.line.text()
    day.value = None

    assert shown == "02/01/2026"
    assert day.line.text() == ""
    assert day.is_readable


@pytest.fixture
def box(qtbot: QtBot) -> ChoiceBox:
    made = ChoiceBox([("a", "Warung"), ("b", "Bengkel")], placeholder="Pilih")
    qtbot.addWidget(made)
    return made


def turn_wheel(box: ChoiceBox) -> QWheelEvent:
    """Turn the wheel one notch down over the box."""
    point, notch, is_inverted = QPointF(5, 5), QPoint(0, -120), False
    event = QWheelEvent(
        point,
        point,
        QPoint(),
        notch,
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        is_inverted,
    )
    box.wheelEvent(event)
    return event


def test_a_choice_box_begins_empty_and_tells_the_picked_key(box: ChoiceBox, qtbot: QtBot) -> None:
    before = box.key

    with qtbot.waitSignal(box.changed) as changed:
        qtbot.keyClick(box, Qt.Key.Key_Down)

    assert before is None
    assert changed.args == ["a"]
    assert box.property("empty") is False


DESILS = [("", "Belum ada"), *((str(n), f"Desil {n}") for n in range(1, 11))]
STATES = [("", "Belum diisi"), ("baru", "Usaha baru"), ("berjalan", "Usaha sudah berjalan")]
LEVELS = [("0", "Belum tamat SD"), ("sd", "Tamat SD/sederajat"), ("smp", "SMP"), ("sma", "SMA")]


@pytest.mark.parametrize(
    ("choices", "typed", "key"),
    [
        (DESILS, "1", "1"),
        (DESILS, "10", "10"),
        (DESILS, "4", "4"),
        (DESILS, "desil 3", "3"),
        (DESILS, "b", ""),
        (STATES, "b", "baru"),
        (STATES, "bb", "berjalan"),
        (STATES, "bbb", ""),
        (STATES, "berj", "berjalan"),
        (STATES, "x", None),
        (LEVELS, "SMP", "smp"),
        (LEVELS, "tamat", "sd"),
        (LEVELS, "sma", "sma"),
    ],
)
def test_letters_find_a_choice_by_any_of_its_words(
    box: ChoiceBox, choices: list[tuple[str, str]], typed: str, key: str | None
) -> None:
    box.set_choices(choices)

    QTest.keyClicks(box, typed)

    assert box.key == key


def test_whoever_comes_back_to_a_choice_box_begins_a_new_word(box: ChoiceBox) -> None:
    box.set_choices(DESILS)
    QTest.keyClicks(box, "1")

    QApplication.sendEvent(box, QFocusEvent(QEvent.Type.FocusOut))
    QTest.keyClicks(box, "2")
    QTest.keyClick(box, Qt.Key.Key_Down)

    assert box.key == "3"


def test_the_wheel_turns_only_a_box_in_focus(box: ChoiceBox, qtbot: QtBot) -> None:
    box.key = "a"
    box.show()
    box.clearFocus()

    ignored = turn_wheel(box).isAccepted()
    unfocused = box.key
    with qtbot.waitActive(box):
        box.activateWindow()
    box.setFocus()
    turn_wheel(box)

    assert (ignored, unfocused, box.key) == (False, "a", "b")


def test_new_choices_keep_the_picked_one_silently(box: ChoiceBox, qtbot: QtBot) -> None:
    box.key = "b"

    with qtbot.assertNotEmitted(box.changed):
        box.set_choices([("c", "Kue"), ("b", "Bengkel motor")])
    kept = box.key
    box.set_choices([("c", "Kue")])

    assert (kept, box.key) == ("b", None)


def test_a_choice_box_paints_its_arrow_in_both_states(box: ChoiceBox) -> None:
    enabled = box.grab().toImage()
    box.setEnabled(False)

    assert enabled != box.grab().toImage()


class Finder:
    """A search that remembers what it was asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def __call__(self, words: str) -> Sequence[RegionHit]:
        self.asked.append(words)
        return [hit for hit in (SOURCES, CITY) if words.lower() in hit.village.lower()]


@pytest.fixture
def finder() -> Finder:
    return Finder()


@pytest.fixture
def picker(qtbot: QtBot, finder: Finder) -> RegionPicker:
    made = RegionPicker(finder)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


def test_a_village_is_chosen_by_keyboard_alone(
    picker: RegionPicker, finder: Finder, qtbot: QtBot
) -> None:
    qtbot.keyClicks(picker, "sumber")
    qtbot.waitUntil(picker.popup.isVisible)

    qtbot.keyClick(picker.popup, Qt.Key.Key_Down)  # stays on the first, which is ready already
    qtbot.keyClick(picker.popup, Qt.Key.Key_Down)
    with qtbot.waitSignal(picker.chosen) as chosen:
        qtbot.keyClick(picker.popup, Qt.Key.Key_Return)

    assert finder.asked == ["sumber"]
    assert chosen.args == [CITY.code] == [picker.code]
    assert picker.text() == "Sumber Rejo — Balikpapan Tengah, Kota Balikpapan"
    assert not picker.popup.isVisible()


def test_enter_takes_the_first_hit(picker: RegionPicker, qtbot: QtBot) -> None:
    qtbot.keyClicks(picker, "sumber")
    qtbot.waitUntil(picker.popup.isVisible)

    qtbot.keyClick(picker.popup, Qt.Key.Key_Return)

    assert picker.code == SOURCES.code
    assert picker.text() == "Sumber Sari — Kota Bangun Darat, Kutai Kartanegara"


def test_a_village_is_chosen_by_mouse(picker: RegionPicker, qtbot: QtBot) -> None:
    qtbot.keyClicks(picker, "rejo")
    qtbot.waitUntil(picker.popup.isVisible)
    row = picker.popup.visualRect(picker.popup.model().index(0, 0)).center()

    qtbot.mouseClick(picker.popup.viewport(), Qt.MouseButton.LeftButton, pos=row)

    assert picker.code == CITY.code


def test_escape_closes_the_list_and_down_opens_it_again(picker: RegionPicker, qtbot: QtBot) -> None:
    qtbot.keyClicks(picker, "sumber")
    qtbot.waitUntil(picker.popup.isVisible)

    qtbot.keyClick(picker.popup, Qt.Key.Key_Escape)
    closed = not picker.popup.isVisible()
    qtbot.keyClick(picker, Qt.Key.Key_Down)

    assert closed
    assert picker.popup.isVisible()
    picker.popup.hide()


def test_typing_goes_on_while_the_list_is_open(
    picker: RegionPicker, finder: Finder, qtbot: QtBot
) -> None:
    qtbot.keyClicks(picker, "sumber")
    qtbot.waitUntil(picker.popup.isVisible)

    qtbot.keyClicks(picker.popup, " sari")
    qtbot.waitUntil(lambda: len(finder.asked) == 2)

    assert picker.text() == "sumber sari"
    assert picker.popup.model().rowCount() == 1
    picker.popup.hide()


def test_no_hit_is_said_and_cannot_be_chosen(picker: RegionPicker, qtbot: QtBot) -> None:
    qtbot.keyClicks(picker, "xyz")
    qtbot.waitUntil(picker.popup.isVisible)
    said = picker.popup.model().index(0, 0).data()

    with qtbot.assertNotEmitted(picker.chosen):
        qtbot.keyClick(picker.popup, Qt.Key.Key_Return)

    assert said == "Tidak ada yang cocok dengan “xyz”"
    assert picker.code is None
    picker.popup.hide()


def test_one_letter_is_not_searched(picker: RegionPicker, finder: Finder, qtbot: QtBot) -> None:
    qtbot.keyClicks(picker, "s")
    picker.look_up()

    assert finder.asked == []


def test_typing_after_a_choice_takes_it_back(picker: RegionPicker, qtbot: QtBot) -> None:
    picker.set_hit(SOURCES)
    known = picker.code

    with qtbot.waitSignal(picker.cleared):
        qtbot.keyClick(picker, Qt.Key.Key_End)
        qtbot.keyClick(picker, Qt.Key.Key_Backspace)

    assert (known, picker.code) == (SOURCES.code, None)
    picker.set_hit(None)
    assert picker.text() == ""


@pytest.fixture
def icons(qtbot: QtBot) -> IconSet:
    return IconSet(ICONS)


def test_a_field_names_its_editor_for_those_who_listen(icons: IconSet, qtbot: QtBot) -> None:
    editor = QLineEdit()
    row = LabelledField("Nama", editor, icons, required=True, helper="Sesuai KTP")
    qtbot.addWidget(row)

    assert editor.accessibleName() == "Nama (wajib diisi)"
    assert editor.accessibleDescription() == row.note == "Sesuai KTP"
    assert row.label.buddy() is editor


def test_a_field_shows_each_state_and_goes_back(icons: IconSet, qtbot: QtBot) -> None:
    day = DateField(read_date)
    row = LabelledField("Tanggal lahir", day, icons, helper="Sesuai KTP")
    qtbot.addWidget(row)
    seen = []

    for act in (
        row.show_ok,
        lambda: row.show_warning("Tua sekali."),
        lambda: row.show_error("Salah."),
        row.clear_state,
    ):
        act()
        seen.append((day.line.property("level"), row.note, day.line.accessibleDescription()))

    assert seen == [
        (Level.SUCCESS, "Sesuai KTP", "Sesuai KTP"),
        (Level.WARNING, "Tua sekali.", "Tua sekali."),
        (Level.ERROR, "Salah.", "Salah."),
        (Level.NEUTRAL, "Sesuai KTP", "Sesuai KTP"),
    ]


def test_a_secret_is_seen_while_its_owner_wants_and_hidden_for_the_next(qtbot: QtBot) -> None:
    edit = SecretEdit(IconSet(ICONS))
    qtbot.addWidget(edit)
    with qtbot.waitActive(edit):
        edit.show()
    edit.setFocus()
    modes = [edit.echoMode()]

    for act in (
        lambda: qtbot.keyClicks(edit, "rahasia"),
        lambda: qtbot.keyClick(edit, Qt.Key.Key_T, CONTROL),
        lambda: qtbot.keyClick(edit, Qt.Key.Key_T, CONTROL),
        edit.reveal.trigger,
        edit.clear,
    ):
        act()
        modes.append(edit.echoMode())

    hidden, seen = QLineEdit.EchoMode.Password, QLineEdit.EchoMode.Normal
    assert modes == [hidden, hidden, seen, hidden, seen, hidden]

"""Widgets that show and ask: messages, figures, progress, navigation, questions."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from bansos_desktop.ui.i18n import PseudoTranslator, tr
from bansos_desktop.ui.icons import IconSet
from bansos_desktop.ui.theme import Level
from bansos_desktop.ui.widgets.banner import Banner
from bansos_desktop.ui.widgets.confirm import ConfirmDialog, Question, ask
from bansos_desktop.ui.widgets.date_edit import DateField
from bansos_desktop.ui.widgets.digit_edit import DigitEdit
from bansos_desktop.ui.widgets.empty_state import EmptyState
from bansos_desktop.ui.widgets.money_edit import MoneyEdit
from bansos_desktop.ui.widgets.nav_list import NARROW, WIDE, NavItem, NavList
from bansos_desktop.ui.widgets.progress_strip import ProgressStrip
from bansos_desktop.ui.widgets.stat_tile import StatTile
from bansos_desktop.ui.widgets.text import badge

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

ICONS = Path(__file__).parents[2] / "resources" / "icons"
LEFT = Qt.MouseButton.LeftButton
PAGES = [
    NavItem("home", "Beranda", "home"),
    NavItem("people", "Penerima", "people"),
    NavItem("quota", "Kuota", "quota"),
]


@pytest.fixture
def icons(qtbot: QtBot) -> IconSet:
    return IconSet(ICONS)


def button_of(widget: QWidget, text: str) -> QPushButton:
    """The button with this text."""
    return next(found for found in widget.findChildren(QPushButton) if found.text() == text)


def shows(image: QImage, colour: str) -> bool:
    """Whether any point of the picture has exactly this colour."""
    wanted = QColor(colour).rgb()
    points = ((x, y) for x in range(image.width()) for y in range(image.height()))
    return any(image.pixel(x, y) == wanted for x, y in points)


def test_an_empty_page_offers_the_act_that_fills_it(icons: IconSet, qtbot: QtBot) -> None:
    state = EmptyState(icons.icon("people"), "Belum ada", "Catat satu.", action="Catat")
    qtbot.addWidget(state)

    with qtbot.waitSignal(state.acted):
        qtbot.keyClick(button_of(state, "Catat"), Qt.Key.Key_Space)

    assert state.accessibleName() == "Belum ada"


def test_an_empty_state_gives_up_its_picture_before_its_words(qtbot: QtBot, icons: IconSet) -> None:
    state = EmptyState(icons.icon("people"), "Belum ada", "Catat satu.", action="Catat")
    qtbot.addWidget(state)
    state.show()

    state.resize(500, 400)
    assert state._icon.isVisible()
    state.resize(500, 180)
    assert not state._icon.isVisible()
    state.show_text("Tidak ada", "Ubah saringan.", "Bersihkan")

    assert state.findChild(QPushButton).text() == "Bersihkan"


def test_an_empty_page_without_an_act_has_no_button(icons: IconSet, qtbot: QtBot) -> None:
    state = EmptyState(icons.icon("people"), "Belum ada", "Catat satu.")
    qtbot.addWidget(state)

    state.show_text("Tidak ketemu", "Coba kata lain.")

    assert state.findChild(QPushButton).isHidden()
    assert [label.text() for label in state.findChildren(QLabel)][1:] == [
        "Tidak ketemu",
        "Coba kata lain.",
    ]
    assert state.accessibleDescription() == "Coba kata lain."


def test_a_banner_is_hidden_until_it_has_a_message(icons: IconSet, qtbot: QtBot) -> None:
    banner = Banner(icons)
    qtbot.addWidget(banner)
    before = banner.isHidden(), banner.text

    banner.show_message(Level.WARNING, "Berkas masih terbuka di Excel.", action="Coba lagi")

    assert before == (True, "")
    assert banner.text == "Berkas masih terbuka di Excel."
    assert banner.accessibleName() == "Peringatan: Berkas masih terbuka di Excel."
    assert banner.property("level") == "warning"
    banner.hide()


def test_a_banner_is_no_higher_than_its_text(icons: IconSet, qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    banner = Banner(icons)
    QVBoxLayout(page).addWidget(banner)
    page.resize(700, 400)
    page.show()

    banner.show_message(Level.INFO, "Tersimpan.")
    qtbot.waitUntil(lambda: banner.height() < 60)
    banner.show_message(Level.INFO, "Berkas itu masih terbuka di Excel. " * 8)

    qtbot.waitUntil(lambda: banner.height() > 60)


def test_a_banner_can_act_and_be_closed_by_keyboard(icons: IconSet, qtbot: QtBot) -> None:
    banner = Banner(icons)
    qtbot.addWidget(banner)
    banner.show_message(Level.SUCCESS, "Tersimpan.", action="Urungkan")

    with qtbot.waitSignal(banner.acted):
        qtbot.keyClick(button_of(banner, "Urungkan"), Qt.Key.Key_Space)
    with qtbot.waitSignal(banner.closed):
        banner.dismiss()
    with qtbot.assertNotEmitted(banner.closed):
        banner.dismiss()

    assert banner.isHidden()


def test_a_banner_shows_typed_text_as_it_is(icons: IconSet, qtbot: QtBot) -> None:
    banner = Banner(icons)
    qtbot.addWidget(banner)

    banner.show_message(Level.INFO, "<b>Siti</b>")

    label = next(one for one in banner.findChildren(QLabel) if one.text())
    assert label.textFormat() is Qt.TextFormat.PlainText
    banner.hide()


def test_a_tile_says_its_figure_and_how_it_stands(icons: IconSet, qtbot: QtBot) -> None:
    tile = StatTile(icons, "Perlu diperiksa")
    qtbot.addWidget(tile)

    tile.show_figure("12", "3 NIK ganda", Level.WARNING)

    assert tile.accessibleName() == "Perlu diperiksa: 12"
    assert tile.accessibleDescription() == "3 NIK ganda"


def test_a_badge_has_its_level(qtbot: QtBot) -> None:
    label = badge("Layak", Level.SUCCESS)
    qtbot.addWidget(label)

    assert (label.text(), label.property("level")) == ("Layak", "success")


@pytest.fixture
def strip(qtbot: QtBot) -> ProgressStrip:
    made = ProgressStrip()
    qtbot.addWidget(made)
    return made


def test_short_work_never_shows_its_strip(strip: ProgressStrip, qtbot: QtBot) -> None:
    strip.start("Menyimpan…")
    at_once = strip.isHidden()
    strip.finish()
    qtbot.wait(350)

    assert at_once
    assert strip.isHidden()


def test_long_work_shows_how_far_it_is(strip: ProgressStrip, qtbot: QtBot) -> None:
    strip.start("Membaca…")
    qtbot.waitUntil(strip.isVisible)

    strip.advance(1200, 3400)
    known = {label.text() for label in strip.findChildren(QLabel)}
    strip.advance(0, 0)
    unknown = {label.text() for label in strip.findChildren(QLabel)}
    strip.finish()

    assert "1.200 dari 3.400" in known
    assert unknown == {"Membaca…", ""}


def test_work_is_cancelled_once(strip: ProgressStrip, qtbot: QtBot) -> None:
    strip.start("Membaca…")
    cancel = button_of(strip, "Batalkan")

    with qtbot.waitSignal(strip.cancelled):
        qtbot.keyClick(cancel, Qt.Key.Key_Space)
    with qtbot.assertNotEmitted(strip.cancelled):
        qtbot.mouseClick(cancel, LEFT)

    assert "Membatalkan…" in {label.text() for label in strip.findChildren(QLabel)}
    strip.finish()


def test_work_that_cannot_stop_has_no_button(strip: ProgressStrip) -> None:
    strip.start("Menyimpan…", can_cancel=False)

    assert button_of(strip, "Batalkan").isHidden()
    strip.finish()


@pytest.fixture
def nav(icons: IconSet, qtbot: QtBot) -> NavList:
    made = NavList(PAGES, icons)
    qtbot.addWidget(made)
    return made


def test_pages_are_picked_by_keyboard_and_mouse(nav: NavList, qtbot: QtBot) -> None:
    nav.mark("home")
    third = nav.visualItemRect(nav.item(2)).center()

    with qtbot.waitSignal(nav.picked) as pressed:
        qtbot.keyClick(nav, Qt.Key.Key_Down)
    with qtbot.waitSignal(nav.picked) as clicked:
        qtbot.mouseClick(nav.viewport(), LEFT, pos=third)

    assert (pressed.args, clicked.args, nav.key) == (["people"], ["quota"], "quota")


def test_an_unknown_page_changes_nothing(nav: NavList, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(nav.picked):
        nav.mark("nowhere")

    assert nav.key is None


def test_a_page_that_is_shown_already_is_only_marked(nav: NavList, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(nav.picked):
        nav.mark("people")

    assert nav.key == "people"


def test_the_navigation_collapses_in_a_narrow_window(nav: NavList) -> None:
    widths = []
    for window in (999, 1000):
        nav.fit_to(window)
        widths.append(nav.width())

    assert widths == [NARROW, WIDE]


def test_in_a_low_window_the_rows_are_lower_before_any_is_scrolled_to(nav: NavList) -> None:
    heights = []
    nav.show()
    for tall in (400, nav.count() * 36, 40):
        nav.resize(nav.width(), tall)
        QApplication.processEvents()
        heights.append(nav.visualItemRect(nav.item(0)).height())

    assert heights[0] == 40
    assert 30 <= heights[1] < 40
    assert heights[2] == 30


class Answers:
    """Remembers which callback came."""

    def __init__(self) -> None:
        self.given: list[str] = []

    def yes(self) -> None:
        """The act was confirmed."""
        self.given.append("yes")

    def no(self) -> None:
        """It was not."""
        self.given.append("no")


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


def ask_about_deleting(page: QWidget, icons: IconSet, answers: Answers) -> ConfirmDialog:
    """A dangerous question."""
    question = Question("Hapus Siti?", "Riwayatnya tetap.", "Hapus", is_dangerous=True)
    return ask(page, question, icons, on_yes=answers.yes, on_no=answers.no)


def test_enter_on_a_dangerous_question_cancels(page: QWidget, icons: IconSet, qtbot: QtBot) -> None:
    answers = Answers()
    dialog = ask_about_deleting(page, icons, answers)
    modality = dialog.windowModality()

    with qtbot.waitSignal(dialog.finished):
        qtbot.keyClick(dialog, Qt.Key.Key_Return)

    assert modality is Qt.WindowModality.WindowModal
    assert answers.given == ["no"]


def test_the_act_is_done_when_its_button_is_pressed(
    page: QWidget, icons: IconSet, qtbot: QtBot
) -> None:
    answers = Answers()
    dialog = ask_about_deleting(page, icons, answers)

    with qtbot.waitSignal(dialog.finished):
        qtbot.mouseClick(dialog.act_button, LEFT)

    assert answers.given == ["yes"]


def test_escape_cancels_and_the_question_is_gone(
    page: QWidget, icons: IconSet, qtbot: QtBot
) -> None:
    answers = Answers()
    dialog = ask_about_deleting(page, icons, answers)

    with qtbot.waitSignal(dialog.destroyed):
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)

    assert answers.given == ["no"]


def test_a_harmless_question_is_answered_by_enter(
    page: QWidget, icons: IconSet, qtbot: QtBot
) -> None:
    answers = Answers()
    dialog = ask(page, Question("Ekspor?", "1.500 baris.", "Ekspor"), icons, on_yes=answers.yes)
    texts = dialog.act_button.text(), dialog.cancel_button.text()

    with qtbot.waitSignal(dialog.finished):
        qtbot.keyClick(dialog, Qt.Key.Key_Return)

    assert texts == ("Ekspor", "Batal")
    assert answers.given == ["yes"]


def test_a_harmless_question_may_be_declined_without_a_callback(
    page: QWidget, icons: IconSet, qtbot: QtBot
) -> None:
    answers = Answers()
    dialog = ask(page, Question("Ekspor?", "1.500 baris.", "Ekspor"), icons, on_yes=answers.yes)

    with qtbot.waitSignal(dialog.finished):
        dialog.reject()

    assert answers.given == []


def test_doubled_sentences_still_fit_a_narrow_window(icons: IconSet, qtbot: QtBot) -> None:
    translator = PseudoTranslator()
    QCoreApplication.installTranslator(translator)
    page = QWidget()
    qtbot.addWidget(page)
    layout = QVBoxLayout(page)
    parts = [
        Banner(icons),
        ProgressStrip(),
        DigitEdit(),
        MoneyEdit(),
        DateField(date.fromisoformat),
    ]
    parts.append(StatTile(icons, tr("Kuota yang terlampaui")))
    for part in parts:
        layout.addWidget(part)
        part.show()
    parts[0].show_message(
        Level.WARNING, tr("Berkas ini masih terbuka di Excel."), action=tr("Coba")
    )

    width = page.minimumSizeHint().width()
    QCoreApplication.removeTranslator(translator)

    assert width <= 880 - NARROW

"""The guide's window: F1 at every page, reading, searching, going back, printing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from bansos_desktop.runtime.guide_files import read_guide
from bansos_desktop.runtime.resources import guide_folder
from bansos_desktop.ui.desk import Desk
from bansos_desktop.ui.dialogs.first_start_gate import FirstStartGate
from bansos_desktop.ui.dialogs.gate import GateCard, UnlockGate
from bansos_desktop.ui.dialogs.restore_gate import RestoreGate
from bansos_desktop.ui.help.page_topics import PAGE_TOPICS, topic_of
from bansos_desktop.ui.help.picture import PictureDialog
from bansos_desktop.ui.help.window import GuideFiles, GuideWindow
from bansos_desktop.ui.icons import IconSet
from tests.factories import TODAY
from tests.ui.acts import click, open_dialog
from tests.ui.offices import forget

KEY = Qt.Key
PICTURES = guide_folder().parent / "gambar"


@pytest.fixture
def guide(
    qtbot: QtBot, dressed: QApplication, icons: IconSet, tmp_path: Path
) -> Iterator[GuideWindow]:
    """The shipped guide, open at Beranda."""
    window = make(icons, tmp_path / "jendela.ini")
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    window.show_topic("beranda")
    yield window
    forget(window)


def make(icons: IconSet, settings: Path | None) -> GuideWindow:
    return GuideWindow(GuideFiles(read_guide(guide_folder()), PICTURES, settings), icons)


def search(guide: GuideWindow, words: str) -> None:
    """Type and press Enter, without waiting for the list."""
    QTest.keyClick(guide.reader, KEY.Key_F, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(guide.search, words)
    QTest.keyClick(guide.search, KEY.Key_Return)


def marked(guide: GuideWindow) -> set[str]:
    return {one.cursor.selectedText() for one in guide.reader.extraSelections()}


def current(guide: GuideWindow) -> str:
    item = guide.contents.currentItem()
    return item.text() if item is not None else ""


def test_f1_opens_the_guide_at_the_page_in_sight(desk: Desk, qtbot: QtBot) -> None:
    window, opened = desk.office.window, {}
    for page in PAGE_TOPICS:
        window.show_page(page)
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)

        QTest.keyClick(window, KEY.Key_F1)

        door = desk.office.asking.door
        assert door is not None
        assert door.window is not None
        assert door.window.isVisible()
        assert not door.window.isModal()
        opened[page] = door.window.reader.topic
    assert opened == PAGE_TOPICS


def test_f1_on_a_tab_of_the_settings_opens_the_part_about_it(desk: Desk) -> None:
    window, settings = desk.office.window, desk.office.pages.settings
    window.show_page("settings")
    seen: list[str] = []
    for key in ("backups", "rules", "checks"):
        settings.show_section(key)
        desk.office.asking.open_here()
        door = desk.office.asking.door
        assert door is not None
        assert door.window is not None
        seen.append(door.window.reader.source().fragment())
    assert seen == ["cadangan", "program-dan-aturan", "pemeriksaan"]


def test_there_is_one_window_of_the_guide_and_it_closes_with_the_office(desk: Desk) -> None:
    asking = desk.office.asking
    asking.open_here()
    assert asking.door is not None
    first = asking.door.window
    desk.office.window.show_page("quotas")

    asking.open_here()

    assert asking.door.window is first
    desk.office.window.close()
    assert asking.door.window is None


def test_nothing_of_the_guide_is_loaded_before_somebody_asks(desk: Desk) -> None:
    assert desk.office.asking.door is None
    desk.office.asking.close()
    assert desk.office.asking.door is None


def test_a_page_without_a_topic_of_its_own_leads_to_the_beginning() -> None:
    assert topic_of("unknown") == "mulai-di-sini"


def first_start(icons: IconSet) -> GateCard:
    return FirstStartGate(icons, [], 6)


def unlock(icons: IconSet) -> GateCard:
    return UnlockGate(icons, lambda: 0)


def restore(icons: IconSet) -> GateCard:
    return RestoreGate(icons, Path("kantor.bansos"), None, TODAY)


def refused(icons: IconSet) -> GateCard:
    return GateCard(icons, "Tidak dapat dibuka", "", "Tutup")


AT_THE_GATE = [
    (first_start, "pertama-kali", "membuat-data-kantor"),
    (unlock, "lupa-kata-sandi", ""),
    (restore, "cadangan", "memulihkan"),
    (refused, "tanya-jawab", ""),
]


@pytest.mark.parametrize(("make_gate", "topic", "part"), AT_THE_GATE)
def test_f1_helps_at_the_gate(
    qtbot: QtBot,
    dressed: QApplication,
    icons: IconSet,
    make_gate: Callable[[IconSet], GateCard],
    topic: str,
    part: str,
) -> None:
    gate = make_gate(icons)
    with qtbot.waitActive(gate):
        gate.show()
        gate.activateWindow()

    QTest.keyClick(gate, KEY.Key_F1)

    door = gate.asking.door
    assert door is not None
    assert door.window is not None
    assert door.window.reader.topic == topic
    assert door.window.reader.source().fragment() == part
    gate.close()
    assert door.window is None
    forget(gate)


def test_the_contents_follow_what_is_read_and_lead_to_it(guide: GuideWindow) -> None:
    assert current(guide) == "Beranda"

    QTest.keyClick(guide.contents, KEY.Key_Down)

    assert guide.reader.topic == "penerima"
    assert current(guide) == "Penerima"


def test_the_keyboard_passes_over_titles_of_groups(guide: GuideWindow) -> None:
    QTest.keyClick(guide.contents, KEY.Key_Up)

    assert guide.reader.topic == "hari-pertama-operator"


def test_every_topic_can_be_read(guide: GuideWindow) -> None:
    for topic in read_guide(guide_folder()).topics:
        guide.reader.show_topic(topic.key)
        text = guide.reader.toPlainText()
        assert text.startswith(topic.title)
        assert "**" not in text
        assert "](" not in text


def test_a_link_leads_to_the_part_it_names_and_back_again(guide: GuideWindow) -> None:
    guide.reader.anchorClicked.emit(QUrl("topik:pengaturan#data-acuan"))
    assert guide.reader.topic == "pengaturan"
    assert guide.reader.verticalScrollBar().value() > 0

    QTest.keyClick(guide.reader, KEY.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert guide.reader.topic == "beranda"
    assert current(guide) == "Beranda"

    click(guide.forward)
    assert guide.reader.topic == "pengaturan"


def test_a_link_to_anything_else_opens_nothing(guide: GuideWindow) -> None:
    guide.reader.anchorClicked.emit(QUrl("https://example.org"))

    assert guide.reader.topic == "beranda"
    assert guide.reader.loadResource(2, QUrl("file:///etc/passwd")) is None


def test_enter_opens_the_best_hit_with_its_words_marked(guide: GuideWindow) -> None:
    search(guide, "membatalkan impor")

    assert guide.reader.topic == "impor"
    assert guide.reader.source().fragment() == "membatalkan"
    assert "Membatalkan" in marked(guide)
    assert guide.found.isVisible()


def test_arrows_in_the_search_line_choose_another_hit(guide: GuideWindow) -> None:
    QTest.keyClicks(guide.search, "foto")
    QTest.keyClick(guide.search, KEY.Key_Down)
    QTest.keyClick(guide.search, KEY.Key_Down)
    QTest.keyClick(guide.search, KEY.Key_Up)

    assert guide.found.currentRow() == 1
    assert guide.found.currentItem().text() == "Verifikasi"


def test_arrows_in_an_empty_search_line_do_nothing(guide: GuideWindow) -> None:
    QTest.keyClick(guide.search, KEY.Key_Down)

    assert guide.contents.isVisible()
    assert guide.reader.topic == "beranda"


def test_hits_come_while_somebody_types(guide: GuideWindow, qtbot: QtBot) -> None:
    QTest.keyClicks(guide.search, "kuota")

    qtbot.waitUntil(guide.found.isVisible)
    assert guide.found.item(0).text().startswith("Kuota")


def touching(guide: GuideWindow) -> list[str]:
    """Rows of what was found that have less room than they paint."""
    QTest.qWait(50)  # what a scroll bar takes is laid out a turn later
    found = guide.found
    indexes = [found.indexFromItem(found.item(row)) for row in range(found.count())]
    return [
        str(one.data())
        for one, following in pairwise(indexes)
        if found.visualRect(one).top() + found.sizeHintForIndex(one).height()
        > found.visualRect(following).top()
    ]


@pytest.mark.parametrize("width", [1040, 640])
def test_no_row_of_what_was_found_touches_the_next(guide: GuideWindow, width: int) -> None:
    guide.resize(width, 420)
    for words in ("kuota", "sandi", "impor excel", "foto", "a"):
        search(guide, words)
        assert touching(guide) == []
        guide.search.clear()


def test_a_click_opens_a_hit(guide: GuideWindow) -> None:
    search(guide, "laptop hilang")
    place = guide.found.visualItemRect(guide.found.item(1)).center()

    QTest.mouseClick(guide.found.viewport(), Qt.MouseButton.LeftButton, pos=place)

    assert guide.reader.topic == "laptop-hilang"


def test_a_search_without_a_hit_says_what_to_do(guide: GuideWindow) -> None:
    search(guide, "qwxqwx")

    assert guide.nothing.isVisible()
    assert "qwxqwx" in guide.nothing.text()
    assert guide.reader.topic == "beranda"


def test_escape_ends_the_search_then_closes(guide: GuideWindow) -> None:
    search(guide, "kuota")

    QTest.keyClick(guide, KEY.Key_Escape)
    assert guide.contents.isVisible()
    assert marked(guide) == set()

    QTest.keyClick(guide, KEY.Key_A)
    QTest.keyClick(guide, KEY.Key_Escape)
    assert not guide.isVisible()


def test_pictures_are_never_wider_than_the_text(guide: GuideWindow, qtbot: QtBot) -> None:
    guide.reader.show_topic("penetapan")
    guide.resize(700, 500)

    def widest() -> int:
        block, widths = guide.reader.document().begin(), [0]
        while block.isValid():
            places = block.begin()
            while not places.atEnd():
                look = places.fragment().charFormat()
                if look.isImageFormat():
                    widths.append(round(look.toImageFormat().width()))
                places += 1
            block = block.next()
        return max(widths)

    qtbot.waitUntil(lambda: 0 < widest() <= guide.reader.viewport().width())
    assert guide.reader.topic == "penetapan"
    assert guide.reader.document().size().width() <= guide.reader.viewport().width()


def test_the_marks_stay_when_the_window_changes_its_width(guide: GuideWindow, qtbot: QtBot) -> None:
    search(guide, "sandi")
    before = marked(guide)
    assert before

    guide.resize(guide.width() - 150, guide.height())
    qtbot.wait(300)

    assert marked(guide) == before


def test_a_click_on_a_picture_shows_it_large_and_another_closes_it(guide: GuideWindow) -> None:
    guide.reader.anchorClicked.emit(QUrl("gambar:penetapan.png"))

    dialog = open_dialog(PictureDialog)
    assert dialog.picture.pixmap().width() > 700
    QTest.mouseClick(dialog, Qt.MouseButton.LeftButton)
    assert not dialog.isVisible()


def test_a_picture_that_is_missing_spoils_nothing(guide: GuideWindow) -> None:
    image = guide.reader.loadResource(2, QUrl("gambar:none.png"))

    assert isinstance(image, QImage)
    assert image.isNull()


def test_a_topic_is_printed_with_its_pictures(guide: GuideWindow) -> None:
    guide.reader.show_topic("penetapan")

    dialog = guide.print_preview()

    assert dialog.printout.title == "Penetapan"
    assert "penetapan.png" in dialog.printout.parts[0]
    assert dialog.document.pdf().startswith(b"%PDF")
    dialog.close()


def test_the_window_opens_as_it_was_closed(
    guide: GuideWindow, icons: IconSet, tmp_path: Path
) -> None:
    guide.resize(733, 555)
    guide.close()

    again = make(icons, tmp_path / "jendela.ini")

    assert (again.width(), again.height()) == (733, 555)
    forget(again)


def test_without_a_place_to_remember_it_opens_at_a_size_for_reading(
    dressed: QApplication, icons: IconSet
) -> None:
    window = make(icons, None)
    window.close()

    assert window.width() >= 640
    forget(window)

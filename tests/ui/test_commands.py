"""Commands: one table makes menus and keys, and every key does what it says."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QMenu
from pytestqt.qtbot import QtBot

from bansos_desktop.ui.commands import COMMANDS, build_actions
from bansos_desktop.ui.desk import Desk
from bansos_desktop.ui.dialogs.notices import Notice
from tests.factories import a_draft
from tests.ui.acts import open_dialog, record
from tests.ui.offices import PAGES, settle

KEY = Qt.Key
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
PLAIN = Qt.KeyboardModifier.NoModifier
NUMBERED = tuple(page for page in PAGES if page not in ("activity", "institutions"))


def mnemonics(texts: list[str]) -> Counter[str]:
    """How often each letter after & is used."""
    return Counter(t[t.index("&") + 1].lower() for t in texts if "&" in t)


def page_of(desk: Desk) -> str:
    """The key of the page in sight."""
    window = desk.office.window
    return next(key for key in PAGES if window.page(key) is window.current)


def press(desk: Desk, key: Qt.Key, modifier: Qt.KeyboardModifier = PLAIN) -> None:
    """A key, wherever the cursor stands."""
    window = desk.office.window
    QTest.keyClick(window.focusWidget() or window, key, modifier)


def test_every_command_has_a_handler_and_a_hint(desk: Desk) -> None:
    actions = desk.office.actions

    assert list(actions) == [command.id for command in COMMANDS]
    assert all(action.statusTip() for action in actions.values())


def test_a_command_without_a_handler_is_found_at_once(desk: Desk) -> None:
    with pytest.raises(KeyError, match=r"recipient\.new"):
        build_actions(desk.office.window, {})


def test_no_shortcut_is_given_twice() -> None:
    keys = [QKeySequence(c.shortcut).toString() for c in COMMANDS if c.shortcut]

    assert all(keys)
    assert [key for key, times in Counter(keys).items() if times > 1] == []


@pytest.mark.parametrize("menu", sorted({command.menu for command in COMMANDS}))
def test_the_letters_of_a_menu_are_unique(menu: str) -> None:
    texts = [command.text for command in COMMANDS if command.menu == menu]

    assert all("&" in text for text in texts)
    assert max(mnemonics(texts).values()) == 1


def test_the_letters_of_the_menu_bar_are_unique() -> None:
    assert max(mnemonics(sorted({command.menu for command in COMMANDS})).values()) == 1


def test_every_command_stands_in_its_menu(desk: Desk) -> None:
    menus = [entry.menu() for entry in desk.office.window.menuBar().actions()]
    shown = [
        (menu.title(), act) for menu in menus if isinstance(menu, QMenu) for act in menu.actions()
    ]

    assert shown == [(c.menu, desk.office.actions[c.id]) for c in COMMANDS]


def test_alt_and_a_number_goes_to_a_page(desk: Desk) -> None:
    reached = []
    for number in (0, 9, 8, 7, 6, 5, 4, 3, 2, 1):
        press(desk, Qt.Key(KEY.Key_0 + number), ALT)
        reached.append(page_of(desk))

    assert reached == list(reversed(NUMBERED))


def test_ctrl_n_opens_the_empty_form_with_the_cursor_in_it(desk: Desk) -> None:
    press(desk, KEY.Key_N, CTRL)

    form = desk.office.pages.recipients.form
    assert page_of(desk) == "recipients"
    assert form.isVisible()
    assert form.fields.nik.hasFocus()


def test_ctrl_f_goes_to_the_search_and_marks_what_stands_there(desk: Desk) -> None:
    desk.office.pages.recipients.filters.search.setText("siti")

    press(desk, KEY.Key_F, CTRL)

    search = desk.office.pages.recipients.filters.search
    assert page_of(desk) == "recipients"
    assert search.hasFocus()
    assert search.selectedText() == "siti"


@pytest.mark.parametrize("key", [KEY.Key_Return, KEY.Key_Enter])
def test_ctrl_enter_saves_the_form(desk: Desk, qtbot: QtBot, key: Qt.Key) -> None:
    press(desk, KEY.Key_N, CTRL)
    desk.office.pages.recipients.form.fields.show(a_draft(1))

    press(desk, key, CTRL)

    settle(qtbot, desk)
    assert desk.services.store.recipients.count() == 1


def test_f5_reads_the_page_anew(desk: Desk) -> None:
    press(desk, KEY.Key_2, ALT)
    record(desk, a_draft(1))
    assert desk.office.pages.recipients.model.rowCount() == 0

    press(desk, KEY.Key_F5)

    assert desk.office.pages.recipients.model.rowCount() == 1


def test_f9_proves_the_store_and_says_so(desk: Desk, qtbot: QtBot) -> None:
    press(desk, KEY.Key_F9)
    settle(qtbot, desk)

    assert page_of(desk) == "settings"
    assert desk.office.window.message == "Data utuh: semua pemeriksaan cocok."


def test_ctrl_slash_shows_every_shortcut(desk: Desk) -> None:
    press(desk, KEY.Key_Slash, Qt.KeyboardModifier.ControlModifier)

    notice = open_dialog(Notice)
    shown = notice.detail.toPlainText()
    notice.close_button.click()
    lines = [" ".join(line.split()) for line in shown.splitlines()]
    keys = [command.shortcut for command in COMMANDS if command.shortcut]
    keys = [key.replace("Return", "Enter") for key in keys]
    assert [key for key in keys if not any(line.startswith(f"{key} ") for line in lines)] == []
    for act in ("Ctrl+K Tambah dari KK yang sama", "Alt+9 Buka Laporan", "Ctrl+H Riwayat"):
        assert act in lines
    assert "&" not in shown
    assert "Ctrl+Enter" in shown


def test_about_names_the_version_and_can_be_copied(desk: Desk, dressed) -> None:
    desk.office.actions["help.about"].trigger()

    notice = open_dialog(Notice)
    notice.copy.click()
    notice.close_button.click()
    assert "SQLCipher" in dressed.clipboard().text()


def test_ctrl_i_asks_for_a_file_and_reads_it(
    desk: Desk, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def answer(_parent: object, title: str, *_rest: object) -> tuple[list[str], str]:
        asked.append(title)
        return [str(tmp_path / "tidak ada.xlsx")], ""

    monkeypatch.setattr(QFileDialog, "getOpenFileNames", answer)

    press(desk, KEY.Key_I, CTRL)
    settle(qtbot, desk)

    assert asked == ["Pilih berkas daftar penerima"]
    assert page_of(desk) == "imports"
    assert "tidak ada.xlsx" in desk.office.window.message


def test_ctrl_e_asks_where_to_write(
    desk: Desk, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    record(desk, a_draft(1))
    offered: list[str] = []

    def answer(_parent: object, _title: str, name: str, *_rest: object) -> tuple[str, str]:
        offered.append(Path(name).name)
        return str(tmp_path / "usulan"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)

    press(desk, KEY.Key_E, CTRL)
    qtbot.waitUntil(lambda: bool(offered), timeout=20_000)
    settle(qtbot, desk)

    assert page_of(desk) == "reports"
    assert offered == ["usulan UEP 2025 Kalimantan Timur.xlsx"]
    assert (tmp_path / "usulan.xlsx").is_file()


def test_ctrl_q_closes_the_window(desk: Desk, qtbot: QtBot) -> None:
    with qtbot.waitSignal(desk.closed):
        press(desk, KEY.Key_Q, CTRL)

    assert not desk.office.window.isVisible()

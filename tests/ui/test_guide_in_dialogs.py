"""F1 in dialogs: the guide opens at what the dialog is about, and gives the keyboard back."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QVBoxLayout
from pytestqt.qtbot import QtBot

from bansos_desktop.domain.recovery_code import RANDOM, code_of
from bansos_desktop.ui.desk import Desk
from bansos_desktop.ui.dialogs.gate import UnlockGate
from bansos_desktop.ui.dialogs.notices import crash_notice
from bansos_desktop.ui.help.asking import KEY as ASKING
from bansos_desktop.ui.help.window import GuideWindow
from bansos_desktop.ui.icons import IconSet
from bansos_desktop.ui.pages.reports.left_dialog import LeftDialog
from bansos_desktop.ui.pages.reports.password import PasswordDialog
from bansos_desktop.ui.pages.settings.recovery_dialog import RecoveryDialog
from bansos_desktop.ui.pages.settings.recovery_paper import Sheet, recovery_printout
from bansos_desktop.ui.printing.preview import PreviewDialog
from bansos_desktop.ui.printing.printout import Printout
from bansos_desktop.ui.widgets.confirm import ConfirmDialog, unsaved
from tests.ui.acts import open_dialog, texts
from tests.ui.offices import forget

KEY = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


def keys(desk: Desk) -> QDialog:
    """Ctrl+/, the list of all shortcuts."""
    QTest.keyClick(desk.office.window, KEY.Key_Slash, CTRL)
    return open_dialog(QDialog)


def crash(desk: Desk) -> QDialog:
    notice = crash_notice(desk.office.window, "laporan")
    notice.open()
    return notice


def damage(desk: Desk) -> QDialog:
    notice = crash_notice(desk.office.window, "laporan", is_damaged=True)
    notice.open()
    assert "Data yang sudah tersimpan tetap aman" not in "".join(texts(notice))
    assert "Pengaturan > Cadangan" in "".join(texts(notice))
    return notice


def preview(desk: Desk) -> QDialog:
    """The preview of the sheet with the recovery key: what is told about the key is told there."""
    dialog = RecoveryDialog(desk.services, desk.office.window)
    dialog.open()
    above = PreviewDialog(page(), desk.services.icons, dialog)
    above.open()
    return above


def page() -> Printout:
    return recovery_printout(
        code_of(range(RANDOM)), Sheet("Kantor", "Siti", "0123abcd", "hari ini")
    )


def goods(desk: Desk) -> QDialog:
    """The plan of goods of a new recipient."""
    form = desk.office.pages.recipients.form
    desk.office.routes.new_recipient()
    form.fields.goods.edit.click()
    return open_dialog(QDialog)


def left(desk: Desk) -> QDialog:
    """What has left the office, from the page of reports."""
    desk.office.window.show_page("reports")
    dialog = LeftDialog(desk.services, desk.office.pages.reports)
    dialog.open()
    return dialog


def password(desk: Desk) -> QDialog:
    desk.office.window.show_page("reports")
    icons = desk.services.icons
    dialog = PasswordDialog(icons, lambda _typed: None, desk.office.pages.reports)
    dialog.open()
    return dialog


def question(desk: Desk) -> QDialog:
    """A question about the page behind it."""
    desk.office.window.show_page("quotas")
    dialog = ConfirmDialog(
        unsaved("Isian akan hilang."),
        desk.services.icons,
        on_yes=lambda: None,
        parent=desk.office.pages.quotas,
    )
    dialog.open()
    return dialog


ASKED = [
    (keys, "pintasan", ""),
    (crash, "tanya-jawab", "muncul-kotak-kesalahan-program"),
    (damage, "cadangan", "memulihkan"),
    (preview, "lupa-kata-sandi", "membuat-kunci-pemulihan"),
    (goods, "penerima", "menyusun-barang"),
    (left, "laporan", "siapa-menerima-apa"),
    (password, "tukar-berkas", "menjaga-berkas-di-jalan"),
    (question, "kuota", ""),
]
Opening = Callable[[Desk], QDialog]


def guide_of(desk: Desk) -> GuideWindow:
    door = desk.office.asking.door
    assert door is not None
    assert door.window is not None
    return door.window


def press_f1(qtbot: QtBot, dialog: QDialog) -> None:
    """As from the keyboard: through the window, which a modal dialog may block."""
    qtbot.waitUntil(dialog.isActiveWindow)
    QTest.keyClick(dialog.windowHandle(), KEY.Key_F1)


@pytest.mark.parametrize(("opening", "topic", "part"), ASKED)
def test_f1_in_a_dialog_opens_the_guide_at_what_it_is_about(
    desk: Desk, qtbot: QtBot, opening: Opening, topic: str, part: str
) -> None:
    dialog = opening(desk)

    press_f1(qtbot, dialog)

    guide = guide_of(desk)
    assert guide.reader.topic == topic
    assert guide.reader.source().fragment() == part
    assert dialog.isVisible()
    qtbot.waitUntil(guide.isActiveWindow)
    dialog.close()


@pytest.mark.parametrize("opening", [goods, question])
def test_the_guide_is_read_while_a_dialog_is_open_and_esc_leads_back(
    desk: Desk, qtbot: QtBot, opening: Opening
) -> None:
    dialog = opening(desk)
    press_f1(qtbot, dialog)
    guide = guide_of(desk)
    qtbot.waitUntil(guide.isActiveWindow)

    read_and_close(qtbot, guide)

    qtbot.waitUntil(dialog.isActiveWindow)
    assert dialog.isVisible()
    dialog.close()


def read_and_close(qtbot: QtBot, guide: GuideWindow) -> None:
    """Search, open what was found with a click, and leave, all through the window."""
    handle = guide.windowHandle()
    QTest.keyClick(handle, KEY.Key_F, CTRL)
    for sign in "kuota":
        QTest.keyClick(handle, sign)
    qtbot.waitUntil(guide.found.isVisible)
    first = guide.found.visualItemRect(guide.found.item(0)).center()
    place = guide.found.viewport().mapTo(guide, first)
    QTest.mouseClick(handle, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    assert guide.reader.topic == "kuota"
    QTest.keyClick(handle, KEY.Key_Escape)
    QTest.keyClick(handle, KEY.Key_Escape)
    assert not guide.isVisible()


@pytest.fixture(params=["guide closed", "guide open"])
def blocking(desk: Desk, request: pytest.FixtureRequest) -> Iterator[QDialog]:
    """A dialog of Qt's own kind, as for printers and files, which blocks every other window."""
    if request.param == "guide open":
        desk.office.asking.open_here()
        desk.office.window.activateWindow()
    dialog = QDialog(desk.office.window)
    QVBoxLayout(dialog).addWidget(QLineEdit())
    dialog.setModal(True)
    dialog.show()
    yield dialog
    dialog.close()


def test_a_dialog_that_blocks_everything_does_not_block_the_guide(
    desk: Desk, blocking: QDialog, qtbot: QtBot
) -> None:
    press_f1(qtbot, blocking)
    guide = guide_of(desk)
    qtbot.waitUntil(guide.isActiveWindow)

    read_and_close(qtbot, guide)

    qtbot.waitUntil(blocking.isActiveWindow)


def test_the_guide_stays_when_the_dialog_is_answered_and_outlives_it(
    desk: Desk, blocking: QDialog, qtbot: QtBot
) -> None:
    press_f1(qtbot, blocking)
    guide = guide_of(desk)
    assert guide.windowHandle().transientParent() is blocking.windowHandle()

    blocking.accept()

    assert guide.isVisible()
    assert guide.windowHandle().transientParent() is None
    guide.close()


def test_what_is_being_typed_in_a_dialog_is_still_there_afterwards(
    desk: Desk, qtbot: QtBot
) -> None:
    dialog = password(desk)
    qtbot.waitUntil(dialog.isActiveWindow)
    line = dialog.focusWidget()
    assert isinstance(line, QLineEdit)
    QTest.keyClicks(line, "tiga kata")

    press_f1(qtbot, dialog)
    QTest.keyClick(guide_of(desk).windowHandle(), KEY.Key_Escape)

    qtbot.waitUntil(dialog.isActiveWindow)
    assert line.text() == "tiga kata"
    assert line.hasFocus()
    dialog.close()


def test_a_question_over_a_dialog_has_the_key_too_and_each_has_it_once(
    desk: Desk, qtbot: QtBot
) -> None:
    below = left(desk)
    qtbot.waitUntil(below.isActiveWindow)
    above = ConfirmDialog(
        unsaved("Isian akan hilang."), desk.services.icons, on_yes=lambda: None, parent=below
    )
    above.open()

    press_f1(qtbot, above)
    guide_of(desk).close()
    press_f1(qtbot, above)

    assert guide_of(desk).isVisible()
    guide_of(desk).close()
    qtbot.waitUntil(above.isActiveWindow)
    above.close()
    below.activateWindow()
    qtbot.waitUntil(below.isActiveWindow)
    mine = below.findChildren(QShortcut, ASKING, Qt.FindChildOption.FindDirectChildrenOnly)
    assert len(mine) == 1
    below.close()


def test_a_dialog_over_the_gate_has_the_key_too(
    qtbot: QtBot, dressed: QApplication, icons: IconSet
) -> None:
    gate = UnlockGate(icons, lambda: 0)
    with qtbot.waitActive(gate):
        gate.show()
        gate.activateWindow()
    notice = crash_notice(gate, "laporan")
    notice.open()

    press_f1(qtbot, notice)

    assert gate.asking.door is not None
    assert gate.asking.door.window is not None
    assert gate.asking.door.window.reader.topic == "tanya-jawab"
    notice.close()
    forget(gate)


def test_the_gate_has_the_keyboard_back_when_the_guide_is_closed(
    qtbot: QtBot, dressed: QApplication, icons: IconSet
) -> None:
    gate = UnlockGate(icons, lambda: 0)
    with qtbot.waitActive(gate):
        gate.show()
        gate.activateWindow()
    QTest.keyClick(gate.windowHandle(), KEY.Key_F1)
    assert gate.asking.door is not None
    guide = gate.asking.door.window
    assert guide is not None
    qtbot.waitUntil(guide.isActiveWindow)

    guide.close()

    qtbot.waitUntil(gate.isActiveWindow)
    assert gate.passphrase.hasFocus()
    forget(gate)


def test_a_dialog_of_another_window_is_left_alone(desk: Desk, qtbot: QtBot) -> None:
    stranger = QDialog()
    with qtbot.waitActive(stranger):
        stranger.show()
        stranger.activateWindow()

    QTest.keyClick(stranger.windowHandle(), KEY.Key_F1)

    assert desk.office.asking.door is None
    forget(stranger)

"""A laptop of 1366 by 768 at 150 %: every window fits below its title bar, or scrolls inside."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QScreen
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QApplication,
    QDialog,
    QLabel,
    QLineEdit,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from bansos_desktop.domain.backup import Facts, Manifest, Reason
from bansos_desktop.domain.import_plan import Counts
from bansos_desktop.domain.recovery_code import RANDOM, code_of
from bansos_desktop.domain.views import Views
from bansos_desktop.domain.workflow import Action, Status
from bansos_desktop.ui.desk import Desk
from bansos_desktop.ui.dialogs.act_dialog import ActDialog
from bansos_desktop.ui.dialogs.act_form import Offer
from bansos_desktop.ui.dialogs.backup_dialog import BackupDialog
from bansos_desktop.ui.dialogs.first_start_gate import FirstStartGate
from bansos_desktop.ui.dialogs.gate import GateCard, UnlockGate
from bansos_desktop.ui.dialogs.history import HistoryDialog
from bansos_desktop.ui.dialogs.installation import InstallationDialog
from bansos_desktop.ui.dialogs.notices import about_notice, crash_notice, keys_notice
from bansos_desktop.ui.dialogs.recovery_gate import RecoveryGate
from bansos_desktop.ui.dialogs.restore_gate import RestoreGate
from bansos_desktop.ui.help.picture import PictureDialog
from bansos_desktop.ui.icons import IconSet
from bansos_desktop.ui.pages.institutions.import_dialog import ImportDialog
from bansos_desktop.ui.pages.recipients.view_dialogs import NameDialog, ViewsDialog
from bansos_desktop.ui.pages.reports.left_dialog import LeftDialog
from bansos_desktop.ui.pages.reports.password import PasswordDialog
from bansos_desktop.ui.pages.settings.passphrase_dialog import PassphraseDialog
from bansos_desktop.ui.pages.settings.recovery_dialog import RecoveryDialog
from bansos_desktop.ui.pages.settings.recovery_paper import Sheet, recovery_printout
from bansos_desktop.ui.printing.preview import PreviewDialog
from bansos_desktop.ui.theme import Level
from bansos_desktop.ui.widgets.confirm import ConfirmDialog, Question
from bansos_desktop.ui.widgets.photo_view import PhotoDialog
from bansos_desktop.usecases import make_backup
from bansos_desktop.usecases.import_institutions import InstitutionPlan
from tests.factories import NOW, ROOT, TODAY, a_draft
from tests.pictures import a_photo
from tests.ui.acts import click, open_dialog, record
from tests.ui.offices import forget, settle

SCREEN = QRect(0, 0, 911, 485)
ROOM, WIDEST = 455, 900
LONG = (
    "Tempat di D:\\Cadangan Dinas Sosial tidak cukup: perlu 1.204 MB, tersisa 312 MB. Kosongkan "
    "tempat di sana, atau pilih tempat lain. Cadangan belum dibuat."
)


@pytest.fixture(autouse=True)
def _low_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QScreen, "availableGeometry", lambda _screen: SCREEN)
    monkeypatch.setattr(QScreen, "availableSize", lambda _screen: SCREEN.size())


def scrolls(widget: QWidget, window: QWidget) -> bool:
    """Whether a widget stands in something that scrolls."""
    above = widget.parentWidget()
    while above is not None and above is not window:
        if isinstance(above, QAbstractScrollArea):
            return True
        above = above.parentWidget()
    return False


def place_of(widget: QWidget, window: QWidget) -> QRect:
    return QRect(widget.mapTo(window, QPoint()), widget.size())


def check_fits(window: QWidget) -> None:
    """All of it is on the screen; buttons are whole and no words are cut that cannot scroll."""
    QApplication.processEvents()
    assert window.height() <= ROOM
    assert window.width() <= WIDEST
    for part in window.findChildren(QWidget):
        if not part.isVisible() or scrolls(part, window):
            continue
        if isinstance(part, QPushButton | QLineEdit):
            assert window.rect().contains(place_of(part, window)), part
            assert part.height() >= part.minimumSizeHint().height() - 1, part
        elif isinstance(part, QLabel) and part.text() and part.wordWrap():
            assert part.height() >= part.heightForWidth(part.width()), part.text()


def keys(desk: Desk) -> QDialog:
    return keys_notice(desk.office.window)


def about(desk: Desk) -> QDialog:
    return about_notice(desk.office.window)


def crash(desk: Desk) -> QDialog:
    return crash_notice(desk.office.window, "laporan\n" * 60, is_damaged=True)


def installation(desk: Desk) -> QDialog:
    services = desk.services
    dialog = InstallationDialog(services.icons, services.folders.data, desk.office.window)
    dialog.banner.show_message(Level.ERROR, LONG)
    return dialog


def history(desk: Desk) -> QDialog:
    return HistoryDialog(desk.office.window, "Siti Aminah", [])


def backup(desk: Desk) -> QDialog:
    target = desk.services.folders.data.parent / "cadangan.bansos"
    make_backup.run(desk.services.store, desk.services.folders.data, target, now=NOW)
    dialog = BackupDialog(desk.services, target, desk.office.window)
    dialog.banner.show_message(Level.ERROR, LONG)
    dialog.prove()
    return dialog


def act(desk: Desk) -> QDialog:
    """Some are refused, some go with a warning, and everything that is asked is wrong."""
    refused = record(desk, *(a_draft(serial) for serial in range(1, 8)))
    going = record(desk, *(a_draft(serial) for serial in range(8, 12)), status=Status.ELIGIBLE)
    dialog = ActDialog(
        desk.services,
        Action.DECIDE,
        [*refused, *going],
        offer=Offer("400.9/123/SK/2025", TODAY),
        states={Status.PROPOSED, Status.ELIGIBLE},
        parent=desk.office.window,
    )
    dialog.banner.show_message(Level.ERROR, LONG)
    dialog.act()
    return dialog


def recovery_asks(desk: Desk) -> QDialog:
    dialog = RecoveryDialog(desk.services, desk.office.window)
    dialog.banner.show_message(Level.ERROR, LONG)
    return dialog


def recovery_shows(desk: Desk) -> QDialog:
    dialog = RecoveryDialog(desk.services, desk.office.window)
    dialog._on_begun(code_of(range(RANDOM)))
    dialog._on_failed(LONG)
    return dialog


def passphrase(desk: Desk) -> QDialog:
    dialog = PassphraseDialog(desk.services, desk.office.window)
    dialog.show()
    dialog._on_failed(LONG)
    click(dialog.go)
    dialog._on_failed(LONG)
    return dialog


def password(desk: Desk) -> QDialog:
    dialog = PasswordDialog(desk.services.icons, lambda _typed: None, desk.office.window)
    dialog.show()
    click(dialog.go)
    return dialog


def preview(desk: Desk) -> QDialog:
    sheet = recovery_printout(
        code_of(range(RANDOM)), Sheet("Kantor", "Siti", "0123abcd", "hari ini")
    )
    dialog = PreviewDialog(sheet, desk.services.icons, desk.office.window)
    dialog.banner.show_message(Level.ERROR, LONG)
    return dialog


def left(desk: Desk) -> QDialog:
    dialog = LeftDialog(desk.services, desk.office.window)
    dialog.banner.show_message(Level.ERROR, LONG)
    return dialog


def institutions(desk: Desk) -> QDialog:
    unread = tuple((f"B{row}", "baris judul " * 6) for row in range(9))
    plan = InstitutionPlan(
        Path("lembaga.xlsx"), (), Counts(9, 9, 0, 0, 0, 0), unread, ("Keterangan",), 0
    )
    return ImportDialog(plan, {}, on_yes=lambda: None, parent=desk.office.window)


def goods(desk: Desk) -> QDialog:
    form = desk.office.pages.recipients.form
    desk.office.routes.new_recipient()
    form.fields.goods.edit.click()
    return open_dialog(QDialog)


def name(desk: Desk) -> QDialog:
    views, parent = Views(), desk.office.window
    return NameDialog("Simpan tampilan", views, on_named=lambda _name: None, parent=parent)


def views(desk: Desk) -> QDialog:
    return ViewsDialog(Views(), desk.services.icons, desk.office.window)


def photo(desk: Desk) -> QDialog:
    return PhotoDialog(desk.office.window, a_photo(900, 2000), "Rumah")


def picture(desk: Desk) -> QDialog:
    return PictureDialog(desk.office.window, ROOT / "docs" / "gambar" / "beranda.png")


def question(desk: Desk) -> QDialog:
    """As long as the longest that is asked: what a whole window would lose."""
    asked = Question("Ganti kantor ini?", "\n\n".join([LONG] * 6), "Ganti", is_dangerous=True)
    icons = desk.services.icons
    return ConfirmDialog(asked, icons, on_yes=lambda: None, parent=desk.office.window)


DIALOGS = (
    keys, about, crash, installation, history, backup, act, recovery_asks, recovery_shows,
    passphrase, password, preview, left, institutions, goods, name, views, photo, picture,
    question,
)  # fmt: skip


@pytest.mark.parametrize("make", DIALOGS)
def test_a_dialog_fits_a_low_screen(
    desk: Desk, qtbot: QtBot, make: Callable[[Desk], QDialog]
) -> None:
    desk.office.window.resize(SCREEN.size() - QSize(0, 30))

    dialog = make(desk)
    dialog.show()
    settle(qtbot, desk)
    qtbot.wait(20)

    check_fits(dialog)
    dialog.done(0)


def unlock_gate(icons: IconSet) -> GateCard:
    return UnlockGate(icons, lambda: 0)


def first_gate(icons: IconSet) -> GateCard:
    return FirstStartGate(icons, [("64", "Provinsi Kalimantan Timur")], 6)


def recovery_gate(icons: IconSet) -> GateCard:
    return RecoveryGate(icons, lambda: 0, has_recovery=True)


def gate_without_recovery(icons: IconSet) -> GateCard:
    return RecoveryGate(icons, lambda: 0, has_recovery=False)


def restore_gate(icons: IconSet) -> GateCard:
    name = "Dinas Sosial Kabupaten Kutai Kartanegara"
    facts = Facts("0123", "0123", "64.02", name, 1204, 90, NOW.isoformat(), {})
    manifest = Manifest("0.6.0", (), NOW.isoformat(), Reason.DAILY, facts, 12, {})
    return RestoreGate(icons, Path("bansos 2025-08-01.bansos"), manifest, TODAY, LONG)


GATES = (unlock_gate, first_gate, recovery_gate, gate_without_recovery, restore_gate)


@pytest.fixture(params=GATES)
def gate(
    request: pytest.FixtureRequest, qtbot: QtBot, dressed: QApplication, icons: IconSet
) -> Iterator[GateCard]:
    made: GateCard = request.param(icons)
    made.check.show()
    with qtbot.waitActive(made):
        made.show()
    yield made
    forget(made)


def is_in_sight(part: QWidget, gate: GateCard) -> bool:
    view = gate.area.viewport()
    return view.rect().contains(place_of(part, view))


def test_a_gate_fits_a_low_screen_and_its_button_stays(gate: GateCard) -> None:
    check_fits(gate)
    gate.show_busy(busy=True)
    check_fits(gate)
    gate.show_trouble(LONG)
    check_fits(gate)
    assert scrolls(gate.banner, gate)
    assert not scrolls(gate.go, gate)


def test_what_went_wrong_at_a_gate_is_scrolled_into_sight(gate: GateCard, qtbot: QtBot) -> None:
    gate.area.verticalScrollBar().setValue(10_000)

    gate.show_trouble(LONG)

    qtbot.waitUntil(lambda: is_in_sight(gate.banner, gate))


def test_a_gate_opens_with_its_cursor_in_sight(gate: GateCard, qtbot: QtBot) -> None:
    cursor = gate.focusWidget()
    assert cursor is not None

    if scrolls(cursor, gate):
        qtbot.waitUntil(lambda: is_in_sight(cursor, gate))


def test_the_keys_reach_every_field_of_a_low_gate(
    qtbot: QtBot, dressed: QApplication, icons: IconSet
) -> None:
    made = restore_gate(icons)
    assert isinstance(made, RestoreGate)
    with qtbot.waitActive(made):
        made.show()
    assert made.area.is_low

    made.other.setFocus()
    QTest.keyClick(made.other, Qt.Key.Key_Backtab)
    QTest.keyClick(made.back, Qt.Key.Key_Tab)

    qtbot.waitUntil(lambda: is_in_sight(made.other, made))
    assert made.other.hasFocus()
    forget(made)


def test_a_slip_in_a_recovery_is_scrolled_into_sight(
    qtbot: QtBot, dressed: QApplication, icons: IconSet
) -> None:
    made = RecoveryGate(icons, lambda: 0, has_recovery=True, code=code_of(range(RANDOM)).text)
    with qtbot.waitActive(made):
        made.show()
    made.show_trouble(LONG * 2)
    made.passphrase.setText("rahasia-uji")

    click(made.go)

    assert made.again.hasFocus()
    qtbot.waitUntil(lambda: is_in_sight(made.again, made))
    forget(made)


def test_a_gate_that_grows_over_the_edge_moves_up(unlock: UnlockGate, qtbot: QtBot) -> None:
    unlock.move(200, SCREEN.bottom() - unlock.height())

    unlock.show_trouble(LONG * 2)

    qtbot.waitUntil(lambda: unlock.frameGeometry().bottom() <= SCREEN.bottom())
    assert unlock.frameGeometry().top() >= SCREEN.top()


@pytest.fixture
def unlock(qtbot: QtBot, dressed: QApplication, icons: IconSet) -> Iterator[UnlockGate]:
    made = UnlockGate(icons, lambda: 0)
    with qtbot.waitActive(made):
        made.show()
    yield made
    forget(made)


def test_where_there_is_room_nothing_scrolls(
    qtbot: QtBot, dressed: QApplication, icons: IconSet, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QScreen, "availableGeometry", lambda _screen: QRect(0, 0, 1366, 728))
    made = first_gate(icons)
    with qtbot.waitActive(made):
        made.show()

    made.show_trouble(LONG)
    QApplication.processEvents()

    assert not made.area.is_low
    assert not made.area.verticalScrollBar().isVisible()
    forget(made)

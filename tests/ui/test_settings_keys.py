"""Pengaturan: another passphrase, and a recovery key that holds only once it is on paper."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from bansos_desktop.domain.recovery_code import RecoveryCode, read_code
from bansos_desktop.store import attempts, files, keys
from bansos_desktop.ui.desk import Desk
from bansos_desktop.ui.pages.home.task_row import TaskRow
from bansos_desktop.ui.pages.settings.keys_card import KeysCard
from bansos_desktop.ui.pages.settings.passphrase_dialog import PassphraseDialog
from bansos_desktop.ui.pages.settings.recovery_dialog import RecoveryDialog
from bansos_desktop.ui.pages.settings.recovery_paper import Sheet, recovery_printout
from bansos_desktop.ui.printing.preview import PreviewDialog
from bansos_desktop.ui.widgets.confirm import ConfirmDialog
from bansos_desktop.usecases import unlock
from bansos_desktop.usecases.refusal import Refused
from tests.factories import NOW, PASSPHRASE
from tests.soundness import faults_of
from tests.ui.acts import click, open_dialog, texts, writing_store
from tests.ui.offices import MakeDesk, settle
from tests.usecases.test_secrecy import found_in

NEW = "padi menguning"
REMINDER = "Belum ada kunci pemulihan, untuk bila kata sandi lupa. Buat dan simpan di kantor."


def data(desk: Desk) -> Path:
    return desk.services.folders.data


def opens(desk: Desk, secret: str) -> bool:
    """Whether it opens the data; a wrong one leaves no wait behind."""
    try:
        unlock.unlock(data(desk), secret, now=NOW)
    except Refused:
        attempts.forget(data(desk))
        return False
    return True


@pytest.fixture
def card(desk: Desk, qtbot: QtBot) -> KeysCard:
    """The card of an office without a recovery key."""
    slots = keys.read_slots(data(desk))
    keys.write_slots(data(desk), tuple(one for one in slots if one.kind != keys.RECOVERY))
    desk.office.window.show_page("settings")
    desk.office.pages.settings.show_section("office")
    settle(qtbot, desk)
    return desk.office.pages.settings.office.keys


def asked(card: KeysCard, **typed: str) -> PassphraseDialog:
    """The dialog, filled in and confirmed with Enter."""
    click(card.change)
    dialog = open_dialog(PassphraseDialog)
    QTest.keyClicks(dialog.before, typed.get("before", PASSPHRASE))
    QTest.keyClicks(dialog.first, typed.get("first", NEW))
    QTest.keyClicks(dialog.second, typed.get("second", NEW))
    QTest.keyClick(dialog.second, Qt.Key.Key_Return)
    return dialog


def shown(card: KeysCard, desk: Desk, qtbot: QtBot, secret: str = PASSPHRASE) -> RecoveryDialog:
    """The dialog that shows a key."""
    click(card.make)
    dialog = open_dialog(RecoveryDialog)
    QTest.keyClicks(dialog.passphrase, secret)
    QTest.keyClick(dialog.passphrase, Qt.Key.Key_Return)
    settle(qtbot, desk)
    return dialog


def code_on(dialog: RecoveryDialog) -> RecoveryCode:
    """The key as it can be read from the screen."""
    groups = [one.text() for one in dialog.findChildren(QLabel) if len(one.text()) == 5]
    code = read_code(" ".join(groups))
    assert code is not None
    return code


def test_the_passphrase_is_changed_with_keys_alone(
    card: KeysCard, desk: Desk, qtbot: QtBot
) -> None:
    asked(card)
    settle(qtbot, desk)

    assert (opens(desk, PASSPHRASE), opens(desk, NEW)) == (False, True)
    assert desk.office.window.message.startswith("Kata sandi diganti. Cadangan yang dibuat")


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"before": ""}, "Kata sandi sekarang belum diketik."),
        ({"first": "lima5", "second": "lima5"}, "paling sedikit 6"),
        ({"second": "padi menguing"}, "Kedua kata sandi berbeda."),
        ({"first": PASSPHRASE, "second": PASSPHRASE}, "sama dengan yang lama"),
        ({"before": "bukan ini"}, "Kata sandi salah."),
    ],
)
def test_what_is_wrong_is_said_and_nothing_changes(
    card: KeysCard, desk: Desk, qtbot: QtBot, typed: dict[str, str], says: str
) -> None:
    dialog = asked(card, **typed)
    settle(qtbot, desk)

    assert dialog.isVisible()
    assert any(says in text for text in texts(dialog))
    assert opens(desk, PASSPHRASE)
    click(dialog.cancel)
    assert not dialog.isVisible()


def test_both_dialogs_count_the_wait_down(card: KeysCard, desk: Desk, qtbot: QtBot) -> None:
    for _slip in range(attempts.FREE_TRIES):
        attempts.note_failure(data(desk), desk.services.now())
    click(card.change)
    change = open_dialog(PassphraseDialog)
    make = RecoveryDialog(desk.services, desk.office.window)

    for act in (change.go, make.next):
        assert act.text().startswith("Tunggu ")
        assert not act.isEnabled()
    attempts.forget(data(desk))
    qtbot.waitUntil(lambda: change.go.isEnabled() and make.next.isEnabled())

    assert (change.go.text(), make.next.text()) == ("Ganti kata sandi", "Lanjut")
    make.reject()
    change.reject()


def test_a_dialog_that_writes_does_not_close(card: KeysCard, desk: Desk, qtbot: QtBot) -> None:
    dialog = asked(card)

    dialog.reject()
    assert dialog.isVisible()
    settle(qtbot, desk)

    assert opens(desk, NEW)


def test_nothing_typed_can_be_read_over_a_shoulder(card: KeysCard) -> None:
    click(card.change)
    change = open_dialog(PassphraseDialog)
    hidden = [line.echoMode() for line in (change.before, change.first, change.second)]
    change.reject()
    click(card.make)
    make = open_dialog(RecoveryDialog)

    assert {*hidden, make.passphrase.echoMode()} == {make.passphrase.EchoMode.Password}
    make.reject()


def test_a_recovery_key_holds_once_it_is_said_to_be_on_paper(
    card: KeysCard, desk: Desk, qtbot: QtBot
) -> None:
    assert card.state.text().startswith("Belum ada kunci pemulihan.")
    dialog = shown(card, desk, qtbot)
    code = code_on(dialog)
    assert not dialog.finish.isEnabled()
    assert not opens(desk, code.text)

    QTest.keyClick(dialog.saved, Qt.Key.Key_Space)
    click(dialog.finish)
    settle(qtbot, desk)

    assert opens(desk, code.text)
    assert card.state.text().startswith("Kunci pemulihan dibuat 1 Agustus 2025")
    assert card.make.text() == "Buat kunci pemulihan baru…"
    assert desk.office.window.message.startswith("Kunci pemulihan berlaku mulai sekarang.")
    store = writing_store(desk)
    assert faults_of(store) == []
    store.close()


def test_a_key_that_is_not_kept_leaves_the_paper_of_before_in_force(
    card: KeysCard, desk: Desk, qtbot: QtBot
) -> None:
    dialog = shown(card, desk, qtbot)
    code = code_on(dialog)
    before = (data(desk) / files.KEYS).read_bytes()

    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    question = open_dialog(ConfirmDialog)
    assert "Sobek kertasnya" in " ".join(texts(question))
    click(question.cancel_button)
    assert dialog.isVisible()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    click(open_dialog(ConfirmDialog).act_button)

    assert not dialog.isVisible()
    assert not opens(desk, code.text)
    assert (data(desk) / files.KEYS).read_bytes() == before


def test_nobody_takes_a_key_home_from_an_open_window(
    card: KeysCard, desk: Desk, qtbot: QtBot
) -> None:
    dialog = shown(card, desk, qtbot, "tebakan")

    assert dialog.banner.text.startswith("Kata sandi salah.")
    assert dialog.passphrase.text() == ""
    assert dialog.passphrase.hasFocus()
    assert not dialog.print_button.isVisible()
    QTest.keyClick(dialog.passphrase, Qt.Key.Key_Return)
    assert not desk.services.writer.is_busy
    dialog.reject()


def test_the_key_is_printed_and_never_saved_as_a_file(
    card: KeysCard, desk: Desk, qtbot: QtBot
) -> None:
    dialog = shown(card, desk, qtbot)
    code = code_on(dialog)

    click(dialog.print_button)
    preview = open_dialog(PreviewDialog)

    assert not preview.save_button.isVisible()
    page = preview.printout.parts[0]
    assert all(group in page for group in code.groups)
    for words in ("Kalimantan Timur", "Siti Operator", "1 Agustus 2025"):
        assert words in page
    assert code.groups[0] not in preview.printout.title
    preview.close()
    dialog._on_finish()
    assert dialog.isVisible()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    click(open_dialog(ConfirmDialog).act_button)


def test_what_people_wrote_is_escaped_on_the_paper() -> None:
    code = keys.new_recovery_code()

    page = recovery_printout(code, Sheet("Kantor <b>", "A & B", "0123abcd", "hari ini"))

    assert "Kantor &lt;b&gt;" in page.parts[0]
    assert "A &amp; B" in page.parts[0]
    assert "…abcd" in page.parts[0]


def test_neither_secret_is_in_a_file_after_all_of_it(
    card: KeysCard, desk: Desk, qtbot: QtBot
) -> None:
    dialog = shown(card, desk, qtbot)
    code = code_on(dialog)
    click(dialog.print_button)
    open_dialog(PreviewDialog).close()
    dialog.saved.setChecked(True)
    click(dialog.finish)
    settle(qtbot, desk)
    asked(card, before=code.text)
    settle(qtbot, desk)

    assert opens(desk, NEW)
    assert found_in(data(desk).parent, [PASSPHRASE, NEW, code.text, code.secret]) == []
    assert found_in(data(desk).parent, list(code.groups)) == []


def test_a_damaged_key_file_is_said_on_the_card(card: KeysCard, desk: Desk) -> None:
    (data(desk) / files.KEYS).write_text("{")

    card.reload()

    assert card.state.text().startswith("Berkas kunci rusak")


def test_beranda_reminds_until_there_is_a_recovery_key(
    open_desk: MakeDesk, empty_office: Path, card: KeysCard, desk: Desk, qtbot: QtBot
) -> None:
    desk.office.window.show_page("home")
    settle(qtbot, desk)
    row = next(one for one in reminders(desk) if one.task.text == REMINDER)

    click(row)
    assert desk.office.window.current is desk.office.pages.settings
    assert card.make.isVisible()
    dialog = shown(card, desk, qtbot)
    dialog.saved.setChecked(True)
    click(dialog.finish)
    settle(qtbot, desk)
    desk.office.window.show_page("home")
    settle(qtbot, desk)

    assert REMINDER not in [one.task.text for one in reminders(desk)]


def test_a_damaged_key_file_is_no_reason_to_remind(
    card: KeysCard, desk: Desk, qtbot: QtBot
) -> None:
    (data(desk) / files.KEYS).write_text("{")

    desk.office.window.show_page("home")
    settle(qtbot, desk)

    assert REMINDER not in [one.task.text for one in reminders(desk)]


def reminders(desk: Desk) -> list[TaskRow]:
    return [one for one in desk.office.pages.home.findChildren(TaskRow) if one.isVisible()]

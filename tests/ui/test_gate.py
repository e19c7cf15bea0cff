"""The window before the window: what it asks, what it refuses, how long it waits."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFrame, QLabel
from pytestqt.qtbot import QtBot

from bansos_desktop import __version__
from bansos_desktop.domain.recovery_code import RANDOM, code_of, read_code
from bansos_desktop.domain.workflow import Role
from bansos_desktop.ui.dialogs.first_start_gate import FirstStart, FirstStartGate
from bansos_desktop.ui.dialogs.gate import CARD_WIDTH, GateCard, UnlockGate
from bansos_desktop.ui.dialogs.recovery_gate import RecoveryGate
from bansos_desktop.ui.icons import IconSet
from tests.ui.acts import click, texts
from tests.ui.offices import forget

OFFICES = [("64", "Provinsi Kalimantan Timur"), ("64.02", "Kabupaten Kutai Kartanegara")]
PASSPHRASE = "rahasia-uji"


@pytest.fixture
def first(qtbot: QtBot, dressed: QApplication, icons: IconSet) -> Iterator[FirstStartGate]:
    gate = FirstStartGate(icons, OFFICES, 6)
    with qtbot.waitActive(gate):
        gate.show()
    yield gate
    forget(gate)


@pytest.fixture
def seconds() -> list[int]:
    """How long the next try must wait, first of the list."""
    return [0]


@pytest.fixture
def unlock(
    qtbot: QtBot, dressed: QApplication, icons: IconSet, seconds: list[int]
) -> Iterator[UnlockGate]:
    gate = UnlockGate(icons, lambda: seconds[0])
    with qtbot.waitActive(gate):
        gate.show()
    yield gate
    forget(gate)


def fill(gate: FirstStartGate, **left_out: str) -> None:
    """Answer everything; `left_out` says otherwise."""
    gate.office.key = left_out.get("office", "64.02") or None
    for line, name in ((gate.user, "user"), (gate.passphrase, "first"), (gate.again, "second")):
        line.clear()
        usual = "Siti Aminah" if name == "user" else PASSPHRASE
        QTest.keyClicks(line, left_out.get(name, usual))


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"office": ""}, "Kantor belum dipilih."),
        ({"user": "   "}, "Nama belum diisi."),
        ({"first": "12345"}, "paling sedikit 6 huruf"),
        ({"second": "rahasia-lain"}, "Kedua kata sandi berbeda."),
    ],
)
def test_the_first_start_says_what_is_missing(
    first: FirstStartGate, qtbot: QtBot, wrong: dict[str, str], says: str
) -> None:
    fill(first, **wrong)

    with qtbot.assertNotEmitted(first.entered):
        click(first.go)

    assert says in first.banner.text
    assert first.go.isEnabled()


def test_the_first_start_hands_over_what_was_filled_in(first: FirstStartGate, qtbot: QtBot) -> None:
    fill(first)
    first.role.key = Role.OPERATOR.value

    with qtbot.waitSignal(first.entered) as heard:
        QTest.keyClick(first.again, Qt.Key.Key_Return)

    assert heard.args == [FirstStart("64.02", "Siti Aminah", Role.OPERATOR, PASSPHRASE)]
    assert not first.go.isEnabled()
    assert first.waiting.isVisible()


def test_nothing_that_was_typed_can_be_read_over_a_shoulder(
    first: FirstStartGate, unlock: UnlockGate
) -> None:
    hidden = [line.echoMode() for line in (first.passphrase, first.again, unlock.passphrase)]

    assert set(hidden) == {unlock.passphrase.EchoMode.Password}


def test_enter_opens_and_an_empty_line_does_not(unlock: UnlockGate, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(unlock.entered):
        QTest.keyClick(unlock.passphrase, Qt.Key.Key_Return)
    QTest.keyClicks(unlock.passphrase, PASSPHRASE)

    with qtbot.waitSignal(unlock.entered) as heard:
        QTest.keyClick(unlock.passphrase, Qt.Key.Key_Return)

    assert heard.args == [PASSPHRASE]
    with qtbot.assertNotEmitted(unlock.entered):
        QTest.keyClick(unlock.passphrase, Qt.Key.Key_Return)


def test_after_a_refusal_the_line_is_empty_and_ready(unlock: UnlockGate) -> None:
    QTest.keyClicks(unlock.passphrase, "salah")
    click(unlock.go)

    unlock.show_trouble("Kata sandi salah.")

    assert unlock.banner.text == "Kata sandi salah."
    assert unlock.passphrase.text() == ""
    assert unlock.passphrase.hasFocus()
    assert unlock.go.isEnabled()


def test_a_wait_is_counted_down_and_nothing_can_be_typed_meanwhile(
    unlock: UnlockGate, qtbot: QtBot, seconds: list[int]
) -> None:
    seconds[0] = 4

    unlock.show_trouble("Kata sandi salah.")
    assert unlock.go.text() == "Tunggu 4 detik"
    assert not unlock.go.isEnabled()
    assert not unlock.passphrase.isEnabled()
    seconds[0] = 1
    qtbot.waitUntil(lambda: unlock.go.text() == "Tunggu 1 detik", timeout=3000)
    seconds[0] = 0
    qtbot.waitUntil(unlock.passphrase.isEnabled, timeout=3000)

    assert unlock.go.text() == "Buka"
    assert unlock.passphrase.hasFocus()


@pytest.mark.parametrize("kind", ["first", "unlock", "bare"])
def test_a_gate_that_may_not_open_can_only_be_closed(
    kind: str, first: FirstStartGate, unlock: UnlockGate, icons: IconSet, qtbot: QtBot
) -> None:
    bare = GateCard(icons, "Tidak dapat dibuka", "", "Tutup")
    gate = {"first": first, "unlock": unlock, "bare": bare}[kind]
    gate.show()

    gate.refuse("Data ini sedang dibuka.")

    assert gate.banner.text == "Data ini sedang dibuka."
    assert not first.user.isEnabled() or kind != "first"
    assert gate.go.text() == "Tutup"
    click(gate.go)
    assert not gate.isVisible()
    forget(bare)


def test_a_wait_that_was_running_does_not_open_a_refused_gate(
    unlock: UnlockGate, qtbot: QtBot, seconds: list[int]
) -> None:
    seconds[0] = 1
    unlock.show_trouble("Kata sandi salah.")

    unlock.refuse("Data ini sedang dibuka.")
    seconds[0] = 0
    qtbot.wait(700)

    assert unlock.go.text() == "Tutup"
    assert not unlock.passphrase.isEnabled()


def test_the_way_to_a_backup_is_there_while_all_is_well(unlock: UnlockGate, qtbot: QtBot) -> None:
    assert unlock.passphrase.hasFocus()

    with qtbot.waitSignal(unlock.restore_wanted):
        click(unlock.restore)


def test_where_no_passphrase_helps_the_other_way_stands_out(unlock: UnlockGate) -> None:
    quiet = unlock.restore.height()
    unlock.show_trouble("Berkas data tidak dapat dibaca. " * 4)

    unlock.offer_restore()
    QTest.qWait(10)

    assert unlock.restore.hasFocus()
    assert unlock.restore.height() > quiet
    assert unlock.restore.height() >= unlock.restore.sizeHint().height()
    needed = unlock.banner.layout()
    assert needed is not None
    assert unlock.banner.height() >= needed.totalHeightForWidth(unlock.banner.width())


@pytest.mark.parametrize("kind", ["first", "unlock"])
def test_no_other_way_is_open_while_something_runs_or_where_nothing_may(
    kind: str, request: pytest.FixtureRequest
) -> None:
    gate: FirstStartGate | UnlockGate = request.getfixturevalue(kind)

    gate.show_busy(busy=True)
    while_busy = gate.restore.isEnabled()
    gate.show_trouble("Ulangi.")
    afterwards = gate.restore.isEnabled()
    gate.refuse("Data ini sedang dibuka.")

    assert (while_busy, afterwards, gate.restore.isEnabled()) == (False, True, False)
    assert gate.go.isEnabled()


def told(gate: GateCard, begun: str) -> None:
    assert gate.step.isHidden()
    assert f"Bansos Desktop {__version__}" in texts(gate)

    gate.show_busy(busy=True)
    assert gate.step.isVisible()
    assert gate.step.text() == begun
    gate.show_step("Menyiapkan jendela…")
    assert "Menyiapkan jendela…" in texts(gate)

    gate.show_trouble("Ulangi.")
    assert gate.step.isHidden()


def test_the_wait_for_an_office_is_told_in_words(unlock: UnlockGate) -> None:
    told(unlock, "Memeriksa kata sandi…")


def test_the_wait_for_a_new_office_is_told_in_words(first: FirstStartGate) -> None:
    told(first, "Membuat data kantor…")


@pytest.mark.parametrize("kind", ["first", "unlock"])
def test_the_hint_of_the_guide_stands_below_the_card(
    kind: str, request: pytest.FixtureRequest
) -> None:
    gate: GateCard = request.getfixturevalue(kind)
    hint = next(one for one in gate.findChildren(QLabel) if one.text() == "F1: panduan")
    card = next(one for one in gate.findChildren(QFrame) if one.width() == CARD_WIDTH)

    gate.show_trouble("Kata sandi salah. Ketik ulang, lalu tekan Enter.")
    QTest.qWait(10)
    assert hint.geometry().top() > card.geometry().bottom()
    assert gate.rect().contains(hint.geometry())
    assert gate.rect().contains(card.geometry())


@pytest.fixture
def recovery(qtbot: QtBot, dressed: QApplication, icons: IconSet) -> Iterator[RecoveryGate]:
    gate = RecoveryGate(icons, lambda: 0, has_recovery=True)
    with qtbot.waitActive(gate):
        gate.show()
    yield gate
    forget(gate)


CODE = code_of(range(RANDOM))


def test_whoever_forgot_the_passphrase_is_shown_another_way(
    unlock: UnlockGate, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(unlock.forgotten):
        click(unlock.forgot)


def test_a_recovery_key_and_a_new_passphrase_are_handed_over(
    recovery: RecoveryGate, qtbot: QtBot
) -> None:
    QTest.keyClicks(recovery.code, " ".join(CODE.groups).lower())
    QTest.keyClicks(recovery.passphrase, PASSPHRASE)
    QTest.keyClicks(recovery.again, PASSPHRASE)

    with qtbot.waitSignal(recovery.entered) as heard:
        QTest.keyClick(recovery.again, Qt.Key.Key_Return)

    typed = heard.args[0]
    assert read_code(typed.code) == CODE
    assert (typed.passphrase, typed.again) == (PASSPHRASE, PASSPHRASE)
    assert PASSPHRASE not in repr(typed)
    assert not recovery.back.isEnabled()
    with qtbot.assertNotEmitted(recovery.entered):
        recovery._on_go()


@pytest.mark.parametrize(
    ("code", "first", "second", "says", "at"),
    [
        ("", PASSPHRASE, PASSPHRASE, "belum diketik", "code"),
        (CODE.text[:-1], PASSPHRASE, PASSPHRASE, "Salah ketik di kelompok 7.", "code"),
        (CODE.text, "lima5", "lima5", "terlalu pendek", "passphrase"),
        (CODE.text, CODE.text, CODE.text, "Itu kunci pemulihan.", "passphrase"),
        (CODE.text, PASSPHRASE, "lain-lagi", "Kedua kata sandi berbeda.", "again"),
    ],
)
def test_what_is_wrong_is_said_at_its_field_and_is_no_try(
    recovery: RecoveryGate, qtbot: QtBot, code: str, first: str, second: str, says: str, at: str
) -> None:
    QTest.keyClicks(recovery.code, code)
    QTest.keyClicks(recovery.passphrase, first)
    QTest.keyClicks(recovery.again, second)

    with qtbot.assertNotEmitted(recovery.entered):
        click(recovery.go)

    assert any(says in text for text in texts(recovery))
    assert getattr(recovery, at).hasFocus()


def test_a_slip_is_told_as_soon_as_the_line_is_left(recovery: RecoveryGate) -> None:
    QTest.keyClicks(recovery.code, CODE.text.replace(CODE.groups[1], "AAAAA"))

    QTest.keyClick(recovery.code, Qt.Key.Key_Tab)

    assert any("Salah ketik di kelompok 2." in text for text in texts(recovery))
    assert recovery.passphrase.hasFocus()


def test_after_a_refusal_what_was_typed_is_still_there(recovery: RecoveryGate) -> None:
    QTest.keyClicks(recovery.code, CODE.text)

    recovery.show_busy(busy=True)
    recovery.show_trouble("Kunci pemulihan ini tidak membuka kantor di laptop ini.")

    assert recovery.code.text() == CODE.text
    assert recovery.code.hasFocus()
    assert recovery.back.isEnabled()


def test_what_is_copied_from_paper_is_seen(recovery: RecoveryGate) -> None:
    QTest.keyClicks(recovery.code, "AB")
    assert recovery.code.displayText() == "AB"

    recovery.code.clear()
    QTest.keyClicks(recovery.code, "CD")

    assert recovery.code.displayText() == "CD"


def test_the_wait_is_counted_down_there_too(
    qtbot: QtBot, dressed: QApplication, icons: IconSet
) -> None:
    left = [7]
    gate = RecoveryGate(icons, lambda: left[0], has_recovery=True)
    with qtbot.waitActive(gate):
        gate.show()

    assert (gate.go.text(), gate.go.isEnabled()) == ("Tunggu 7 detik", False)
    gate.show_trouble("Kunci pemulihan ini tidak membuka kantor di laptop ini.")
    assert not gate.go.isEnabled()
    left[0] = 0
    qtbot.waitUntil(gate.go.isEnabled)

    assert gate.go.text() == "Buka dan ganti"
    forget(gate)


def test_without_a_recovery_key_the_guide_is_the_way(
    qtbot: QtBot, dressed: QApplication, icons: IconSet
) -> None:
    gate = RecoveryGate(icons, lambda: 0, has_recovery=False)
    with qtbot.waitActive(gate):
        gate.show()

    assert "belum punya kunci pemulihan" in gate.banner.text
    assert not gate.code.isVisible()
    click(gate.go)
    assert gate.asking.door is not None
    assert gate.asking.door.window.reader.topic == "lupa-kata-sandi"
    with qtbot.waitSignal(gate.left):
        click(gate.back)
    forget(gate)

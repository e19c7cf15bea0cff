"""The gate first, then the office: who may open what, and what a bug shows."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from bansos_desktop.app.root import Root, offices
from bansos_desktop.runtime import logs
from bansos_desktop.runtime.paths import Paths
from bansos_desktop.store import files, keys
from bansos_desktop.store.attempts import FREE_TRIES
from bansos_desktop.store.store import Store
from bansos_desktop.ui.dialogs.first_start_gate import FirstStartGate
from bansos_desktop.ui.dialogs.gate import UnlockGate
from bansos_desktop.ui.dialogs.notices import Notice
from bansos_desktop.ui.dialogs.recovery_gate import RecoveryGate
from bansos_desktop.ui.icons import IconSet
from bansos_desktop.usecases import unlock
from bansos_desktop.usecases.progress import Progress
from bansos_desktop.usecases.refusal import Refused
from tests.factories import NOW, PASSPHRASE, SEED, a_nik, a_recovery_key
from tests.ui.acts import click, open_dialog
from tests.ui.offices import PATIENCE_MS
from tests.ui.programs import StartRoot, enter


@pytest.fixture
def data(tmp_path: Path, regency_office: Path) -> Path:
    """A field officer's data; nobody ever made a recovery key."""
    folder = Path(shutil.copytree(regency_office, tmp_path / "data"))
    slots = keys.read_slots(folder)
    keys.write_slots(folder, tuple(one for one in slots if one.kind != keys.RECOVERY))
    return folder


def test_an_empty_folder_becomes_an_office(
    start_root: StartRoot, qtbot: QtBot, tmp_path: Path
) -> None:
    root = start_root(tmp_path / "data baru")
    gate = root.gate
    assert isinstance(gate, FirstStartGate)
    gate.office.key = "64.71"
    QTest.keyClicks(gate.user, "Siti Aminah")
    QTest.keyClicks(gate.passphrase, PASSPHRASE)
    QTest.keyClicks(gate.again, PASSPHRASE)

    click(gate.go)
    qtbot.waitUntil(lambda: root.desk is not None, timeout=PATIENCE_MS)

    assert root.gate is None
    assert root.desk is not None
    assert root.desk.services.session.region_code == "64.71"
    assert root.desk.office.window.isVisible()


def test_the_right_passphrase_opens_the_office(
    start_root: StartRoot, qtbot: QtBot, data: Path
) -> None:
    root = start_root(data)

    enter(root, PASSPHRASE)
    qtbot.waitUntil(lambda: root.desk is not None, timeout=PATIENCE_MS)

    assert root.gate is None
    assert root.desk is not None
    assert root.desk.services.session.user == "Budi Petugas"


def test_wrong_passphrases_are_refused_and_then_made_to_wait(
    start_root: StartRoot, qtbot: QtBot, data: Path
) -> None:
    root = start_root(data)

    for _try in range(FREE_TRIES):
        gate = enter(root, "bukan ini")
        qtbot.waitUntil(lambda gate=gate: gate.passphrase.text() == "", timeout=PATIENCE_MS)
        assert gate.banner.text.startswith("Kata sandi salah.")

    assert gate.go.text().startswith("Tunggu ")
    assert not gate.passphrase.isEnabled()
    assert root.desk is None


def test_a_second_program_is_told_who_has_the_data(
    start_root: StartRoot, qtbot: QtBot, data: Path
) -> None:
    start_root(data)

    second = start_root(data)

    gate = second.gate
    assert gate is not None
    assert "sedang dibuka oleh" in gate.banner.text
    assert gate.go.text() == "Tutup"


def test_the_folder_is_free_again_when_the_program_is_over(
    start_root: StartRoot, data: Path
) -> None:
    first = start_root(data)
    first.finish()

    second = start_root(data)

    assert second.gate is not None
    assert second.gate.banner.text == ""


def test_a_folder_that_cannot_be_made_is_said_at_the_gate(
    start_root: StartRoot, tmp_path: Path
) -> None:
    (tmp_path / "berkas").write_text("", encoding="utf-8")

    root = start_root(tmp_path / "berkas" / "data")

    assert root.gate is not None
    assert root.gate.banner.text
    assert root.gate.go.text() == "Tutup"


def test_a_bug_is_shown_and_logged_without_the_person_it_met(
    start_root: StartRoot, qtbot: QtBot, data: Path, expect_log: Callable[[str], None]
) -> None:
    expect_log("unexpected error")
    root = start_root(data)
    enter(root, PASSPHRASE)
    qtbot.waitUntil(lambda: root.desk is not None, timeout=PATIENCE_MS)
    assert root.desk is not None
    said: list[str] = []

    def work(_store: Store, _progress: Progress) -> None:
        raise ValueError(f"Siti Aminah {a_nik()}")

    root.desk.services.writer.start(work, on_done=said.append, on_failed=said.append)
    qtbot.waitUntil(lambda: bool(said), timeout=PATIENCE_MS)
    notice = open_dialog(Notice)
    report = notice.detail.toPlainText()
    notice.close_button.click()

    log = next(data.rglob(logs.FILE_NAME))
    for text in (report, log.read_text(encoding="utf-8")):
        assert "ValueError" in text
        assert a_nik() not in text
        assert "Siti" not in text
    assert said[0].startswith("Kesalahan program.")


def test_a_bug_while_opening_leaves_the_gate_and_shows_the_notice(
    start_root: StartRoot,
    qtbot: QtBot,
    data: Path,
    monkeypatch: pytest.MonkeyPatch,
    expect_log: Callable[[str], None],
) -> None:
    expect_log("unexpected error")

    def broken(*_: object, **__: object) -> None:
        raise KeyError("store")

    monkeypatch.setattr("bansos_desktop.usecases.open_office.with_passphrase", broken)
    root = start_root(data)

    gate = enter(root, PASSPHRASE)
    qtbot.waitUntil(lambda: bool(gate.banner.text), timeout=PATIENCE_MS)

    open_dialog(Notice).close_button.click()
    assert gate.banner.text == "Kesalahan program. Data tidak berubah."
    assert gate.go.isEnabled()


def test_the_offices_are_the_province_and_its_regencies() -> None:
    found = offices(SEED)

    assert found[0] == ("64", "Provinsi Kalimantan Timur")
    assert len(found) == 11
    assert ("64.71", "Kota Balikpapan") in found


def test_a_root_that_never_started_can_be_finished(icons: IconSet, tmp_path: Path) -> None:
    root = Root(Paths(tmp_path), icons)

    root.finish()

    assert root.gate is None
    assert list(tmp_path.iterdir()) == []


def recovering(root: Root) -> RecoveryGate:
    """The card for who forgot the passphrase."""
    gate = root.gate
    assert isinstance(gate, UnlockGate)
    click(gate.forgot)
    assert isinstance(root.gate, RecoveryGate)
    return root.gate


def type_anew(gate: RecoveryGate, passphrase: str) -> None:
    QTest.keyClicks(gate.passphrase, passphrase)
    QTest.keyClicks(gate.again, passphrase)
    click(gate.go)


def test_a_forgotten_passphrase_costs_a_walk_to_the_office(
    start_root: StartRoot, qtbot: QtBot, data: Path
) -> None:
    code = a_recovery_key(data, "Budi Petugas")
    root = start_root(data)
    gate = recovering(root)

    QTest.keyClicks(gate.code, code.text)
    type_anew(gate, "padi menguning")
    qtbot.waitUntil(lambda: root.desk is not None, timeout=PATIENCE_MS)

    assert root.gate is None
    assert root.desk is not None
    assert root.desk.services.session.user == "Budi Petugas"
    said = root.desk.office.window.message
    assert said.startswith("Kata sandi sudah diganti.")
    assert "hanya membuka cadangan yang dibuat sesudah kunci ini ada. Buat cadangan baru." in said
    assert unlock.unlock(data, "padi menguning", now=NOW).user == "Budi Petugas"
    with pytest.raises(Refused):
        unlock.unlock(data, PASSPHRASE, now=NOW)


def test_a_recovery_key_typed_for_the_passphrase_leads_to_a_new_one(
    start_root: StartRoot, data: Path
) -> None:
    code = a_recovery_key(data, "Budi Petugas")
    root = start_root(data)

    enter(root, code.text)

    assert isinstance(root.gate, RecoveryGate)
    assert root.gate.code.text() == code.text
    assert root.gate.code.displayText() != code.text  # it was hidden and stays so
    assert root.gate.focusWidget() is root.gate.passphrase


def test_a_wrong_recovery_key_is_said_and_nothing_opens(
    start_root: StartRoot, qtbot: QtBot, data: Path
) -> None:
    a_recovery_key(data, "Budi Petugas")
    root = start_root(data)
    gate = recovering(root)

    QTest.keyClicks(gate.code, keys.new_recovery_code().text)
    type_anew(gate, "padi menguning")
    qtbot.waitUntil(lambda: bool(gate.banner.text), timeout=PATIENCE_MS)

    assert gate.banner.text.startswith("Kunci pemulihan ini tidak membuka")
    assert root.desk is None
    click(gate.back)
    assert isinstance(root.gate, UnlockGate)


def test_a_key_file_that_cannot_be_read_is_said_there_too(
    start_root: StartRoot, data: Path
) -> None:
    root = start_root(data)
    (data / keys.FILE_NAME).write_text("{")
    assert isinstance(root.gate, UnlockGate)

    click(root.gate.forgot)

    gate = root.gate
    assert isinstance(gate, UnlockGate)
    assert gate.banner.text.startswith("Berkas kunci rusak")
    assert gate.restore.hasFocus()


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        (keys.FILE_NAME, "{", "Berkas kunci rusak"),
        (keys.FILE_NAME, '{"format": "bansos-keys/1", "slots": [{}]}', "Berkas kunci rusak"),
        (keys.FILE_NAME, None, "Berkas kunci tidak ada"),
        (files.DATABASE, None, "Berkas data (bansos.db) tidak ada"),
    ],
)
def test_a_recovery_key_typed_over_damage_leads_to_a_backup(
    start_root: StartRoot, qtbot: QtBot, data: Path, name: str, content: str | None, says: str
) -> None:
    """Advice that contradicts itself helps nobody: a paper opens no data that are gone."""
    code = a_recovery_key(data, "Budi Petugas")
    (data / name).unlink()
    if content is not None:
        (data / name).write_text(content)
    root = start_root(data)

    enter(root, code.text)
    gate = root.gate
    assert isinstance(gate, UnlockGate)
    qtbot.waitUntil(gate.go.isEnabled, timeout=PATIENCE_MS)

    assert gate is root.gate
    assert gate.banner.text.startswith(says)
    assert gate.restore.hasFocus()


def test_damage_that_the_recovery_key_meets_is_remembered_at_the_gate(
    start_root: StartRoot, qtbot: QtBot, data: Path
) -> None:
    code = a_recovery_key(data, "Budi Petugas")
    with (data / files.DATABASE).open("r+b") as stream:
        stream.write(b"x" * 4096)
    root = start_root(data)
    gate = recovering(root)
    QTest.keyClicks(gate.code, code.text)
    type_anew(gate, "padi menguning")

    qtbot.waitUntil(lambda: isinstance(root.gate, UnlockGate), timeout=PATIENCE_MS)

    root.show_gate()  # as after Kembali
    back = root.gate
    assert isinstance(back, UnlockGate)
    assert back.banner.text.startswith("Berkas data tidak dapat dibaca: rusak")
    qtbot.waitUntil(back.restore.hasFocus, timeout=PATIENCE_MS)

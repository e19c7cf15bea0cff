"""Backups at the gate and in the open window; the second start; the end of the day."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from bansos_desktop.app import ending
from bansos_desktop.app import main as starting
from bansos_desktop.app.root import Root
from bansos_desktop.runtime import calling
from bansos_desktop.store import backup_notes, files, keys
from bansos_desktop.store.store import Store
from bansos_desktop.ui.dialogs.backup_dialog import BackupDialog
from bansos_desktop.ui.dialogs.first_start_gate import FirstStartGate
from bansos_desktop.ui.dialogs.gate import UnlockGate
from bansos_desktop.ui.dialogs.restore_gate import RestoreGate
from bansos_desktop.ui.widgets.confirm import ConfirmDialog
from bansos_desktop.usecases import look_at_backup, make_backup, restore_backup
from bansos_desktop.usecases.progress import Progress
from tests.factories import NOW, PASSPHRASE, a_draft, a_nik, a_recovery_key
from tests.soundness import rows_of
from tests.ui.acts import click, open_dialog, record, texts
from tests.ui.offices import PATIENCE_MS, opened_at
from tests.ui.programs import StartRoot, enter

PAGE = 4096


def wait_for(qtbot: QtBot, what: Callable[[], object]) -> None:
    qtbot.waitUntil(lambda: bool(what()), timeout=PATIENCE_MS)


def opened(root: Root, qtbot: QtBot) -> None:
    enter(root, PASSPHRASE)
    wait_for(qtbot, lambda: root.desk)


def restore_gate(root: Root) -> RestoreGate:
    assert isinstance(root.gate, RestoreGate)
    return root.gate


def test_a_new_laptop_is_offered_the_file_it_was_started_with(
    start_root: StartRoot, qtbot: QtBot, tmp_path: Path, file: Path
) -> None:
    root = start_root(tmp_path / "baru", file)
    gate = restore_gate(root)

    QTest.keyClicks(gate.passphrase, PASSPHRASE)
    click(gate.go)
    wait_for(qtbot, lambda: root.desk)

    assert root.gate is None
    assert root.desk is not None
    assert root.desk.services.session.user == "Budi Petugas"
    assert root.desk.services.session.device != opened_at(tmp_path / "data").session.device
    assert root.desk.office.window.message.startswith("Kantor dipulihkan dari cadangan")


def test_who_restores_with_the_recovery_key_is_told_to_change_the_passphrase(
    start_root: StartRoot, qtbot: QtBot, tmp_path: Path, regency_office: Path
) -> None:
    data = Path(shutil.copytree(regency_office, tmp_path / "asal"))
    code = a_recovery_key(data, "Budi Petugas")
    store = Store.open(data, opened_at(data).key)
    file = make_backup.run(store, data, tmp_path / "kunci.bansos", now=NOW).path
    store.close()
    root = start_root(tmp_path / "baru", file)
    gate = restore_gate(root)

    QTest.keyClicks(gate.passphrase, code.text)
    click(gate.go)
    wait_for(qtbot, lambda: root.desk)

    assert root.desk is not None
    assert "Ganti sekarang di Pengaturan > Kantor." in root.desk.office.window.message


def test_the_first_start_offers_a_backup_as_the_other_way(
    start_root: StartRoot,
    qtbot: QtBot,
    tmp_path: Path,
    file: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    answers = iter(["", str(tmp_path / "tidak-ada.bansos"), str(file)])
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_all: (next(answers), ""))
    root = start_root(tmp_path / "baru")
    first = root.gate
    assert isinstance(first, FirstStartGate)

    click(first.restore)
    assert root.gate is first  # nothing was chosen
    click(first.restore)
    missing = restore_gate(root)
    assert missing.banner.text.startswith("Berkas tidak-ada.bansos tidak ada.")
    assert not missing.go.isEnabled()
    click(missing.other)
    gate = restore_gate(root)
    QTest.keyClicks(gate.passphrase, "bukan ini")
    click(gate.go)
    wait_for(qtbot, lambda: gate.banner.text)
    assert gate.banner.text.startswith("Kata sandi tidak membuka cadangan ini.")
    assert gate.passphrase.text() == ""
    click(gate.back)

    assert isinstance(root.gate, FirstStartGate)
    assert not files.holds_office(tmp_path / "baru")


def test_a_restore_can_be_stopped(
    start_root: StartRoot,
    qtbot: QtBot,
    tmp_path: Path,
    file: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def endless(_request: object, *, now: object, progress: Progress) -> None:
        del now
        while True:
            progress.step(1, 3)

    root = start_root(tmp_path / "baru", file)
    monkeypatch.setattr(restore_backup, "run", endless)
    gate = restore_gate(root)
    QTest.keyClicks(gate.passphrase, PASSPHRASE)
    click(gate.go)

    wait_for(qtbot, lambda: gate.waiting.maximum() == 3)
    click(gate.back)
    wait_for(qtbot, lambda: gate.banner.text)

    assert gate.banner.text == "Dibatalkan; tidak ada yang berubah."
    assert gate.go.isEnabled()


def test_a_mistake_of_ours_is_said_and_reported(
    start_root: StartRoot,
    qtbot: QtBot,
    tmp_path: Path,
    file: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fails(*_all: object, **_more: object) -> None:
        raise ZeroDivisionError

    root = start_root(tmp_path / "baru", file)
    monkeypatch.setattr(restore_backup, "run", fails)
    reported: list[object] = []
    monkeypatch.setattr("sys.excepthook", lambda _kind, error, _trace: reported.append(error))
    gate = restore_gate(root)
    QTest.keyClicks(gate.passphrase, PASSPHRASE)
    click(gate.go)

    wait_for(qtbot, lambda: gate.banner.text)

    assert gate.banner.text == "Kesalahan program. Data tidak berubah."
    assert [type(error) for error in reported] == [ZeroDivisionError]


def test_with_an_office_the_file_is_shown_once_it_is_open(
    start_root: StartRoot, qtbot: QtBot, data: Path, file: Path
) -> None:
    root = start_root(data, file)
    assert isinstance(root.gate, UnlockGate)
    assert root.gate.banner.text.startswith("kukar.bansos diperlihatkan setelah")

    opened(root, qtbot)

    dialog = open_dialog(BackupDialog)
    assert "(isinya belum diperiksa): Isinya sama dengan kantor di laptop ini" in dialog.banner.text
    dialog.reject()


def test_an_office_is_replaced_from_its_own_window(
    start_root: StartRoot, qtbot: QtBot, data: Path, file: Path
) -> None:
    root = start_root(data, file)
    opened(root, qtbot)
    before = root.desk
    assert before is not None
    dialog = open_dialog(BackupDialog)

    QTest.keyClicks(dialog.passphrase, PASSPHRASE)
    click(dialog.restore_button)
    question = open_dialog(ConfirmDialog)
    click(question.act_button)
    wait_for(qtbot, lambda: root.desk not in (None, before))

    assert root.desk is not None
    assert root.desk.services.session.device != before.services.session.device
    message = root.desk.office.window.message
    assert "Kantor sebelumnya disimpan: sebelum-dipulihkan" in message
    assert message.endswith("Untuk kembali ke sana: Pengaturan > Cadangan.")
    assert len(look_at_backup.kept(data)) == 1
    assert not before.office.window.isVisible()


def test_a_restore_that_fails_leads_back_to_the_office(
    start_root: StartRoot, qtbot: QtBot, data: Path, file: Path
) -> None:
    root = start_root(data, file)
    opened(root, qtbot)
    dialog = open_dialog(BackupDialog)
    QTest.keyClicks(dialog.passphrase, "bukan ini")
    click(dialog.restore_button)
    click(open_dialog(ConfirmDialog).act_button)
    gate = restore_gate(root)
    wait_for(qtbot, lambda: gate.banner.text.startswith("Kata sandi tidak membuka"))

    click(gate.back)
    opened(root, qtbot)

    assert root.desk is not None
    assert look_at_backup.kept(data) == []


def test_what_is_typed_is_not_lost_to_a_restore(
    start_root: StartRoot, qtbot: QtBot, data: Path, file: Path
) -> None:
    root = start_root(data, file)
    opened(root, qtbot)
    assert root.desk is not None
    desk = root.desk
    dialog = open_dialog(BackupDialog)
    QTest.keyClicks(dialog.passphrase, PASSPHRASE)
    desk.office.routes.new_recipient()
    QTest.keyClicks(desk.office.pages.recipients.form.fields.nik, a_nik())

    click(dialog.restore_button)
    click(open_dialog(ConfirmDialog).act_button)

    assert root.desk is desk
    assert desk.office.window.isVisible()
    assert desk.office.window.message.startswith("Simpan atau buang dulu isian yang terbuka")


def test_where_data_is_beyond_opening_a_backup_is_the_way(
    start_root: StartRoot,
    qtbot: QtBot,
    data: Path,
    file: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    (data / files.DATABASE).write_bytes(b"rusak" * 2000)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_all: (str(file), ""))
    root = start_root(data)
    unlock = enter(root, PASSPHRASE)
    wait_for(qtbot, unlock.restore.hasFocus)

    click(unlock.restore)
    gate = restore_gate(root)
    assert gate.banner.text.startswith("Data kantor di laptop ini diganti")
    QTest.keyClicks(gate.passphrase, PASSPHRASE)
    click(gate.go)
    wait_for(qtbot, lambda: root.desk)

    (aside,) = [path for path in (data / files.BACKUPS).iterdir() if path.is_dir()]
    assert (aside / files.DATABASE).read_bytes() == b"rusak" * 2000


@pytest.mark.parametrize(
    ("damage", "says"),
    [
        (lambda path: path.unlink(), "Berkas data (bansos.db) tidak ada di"),
        (lambda path: path.write_bytes(b""), "kosong atau terpotong"),
        (lambda path: path.write_bytes(bytes(8192)), "Berkas data tidak dapat dibaca: rusak"),
    ],
)
def test_what_can_be_seen_of_damage_is_said_before_a_passphrase_is_typed(
    start_root: StartRoot, qtbot: QtBot, data: Path, damage: Callable[[Path], object], says: str
) -> None:
    damage(data / files.DATABASE)

    root = start_root(data)

    gate = root.gate
    assert isinstance(gate, UnlockGate)
    assert says in gate.banner.text
    assert gate.restore.hasFocus()
    enter(root, PASSPHRASE)
    wait_for(qtbot, gate.go.isEnabled)
    assert says in gate.banner.text


def spoiled(data: Path, table: str) -> None:
    """The first page of a table, overwritten."""
    store = Store.open_for_reading(data, opened_at(data).key)
    ((page,),) = rows_of(store, "select rootpage from sqlite_master where name = ?", table)
    store.close()
    path = data / files.DATABASE
    content = bytearray(path.read_bytes())
    content[(page - 1) * PAGE : page * PAGE] = b"x" * PAGE
    path.write_bytes(content)


@pytest.mark.parametrize("table", ["_sqlite_migrations", "preference", "programme", "user"])
def test_damage_that_shows_while_an_office_opens_leads_to_a_backup(
    start_root: StartRoot,
    qtbot: QtBot,
    data: Path,
    file: Path,
    table: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    spoiled(data, table)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_all: (str(file), ""))
    root = start_root(data)
    unlock = enter(root, PASSPHRASE)
    wait_for(qtbot, unlock.restore.hasFocus)
    assert unlock.banner.text.startswith("Berkas data tidak dapat dibaca: rusak")

    click(unlock.restore)
    gate = restore_gate(root)
    QTest.keyClicks(gate.passphrase, PASSPHRASE)
    click(gate.go)
    wait_for(qtbot, lambda: root.desk)

    message = root.desk.office.window.message
    assert "Kata sandinya yang tadi diketik. Kantor sebelumnya disimpan: tidak-terbaca-" in message


def test_at_the_gate_a_standing_office_is_replaced_only_after_what_goes_was_said(
    start_root: StartRoot, qtbot: QtBot, data: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = start_root(data)
    opened(root, qtbot)
    assert root.desk is not None
    record(root.desk, a_draft(1))
    root.desk.office.window.close()
    root.finish()
    root.desk = None
    asked: list[str] = []

    def answer(*words: object) -> tuple[str, str]:
        asked.append(str(words[2]))
        return str(file), ""

    monkeypatch.setattr(QFileDialog, "getOpenFileName", answer)
    root = start_root(data)
    assert isinstance(root.gate, UnlockGate)
    click(root.gate.restore)
    gate = restore_gate(root)
    QTest.keyClicks(gate.passphrase, PASSPHRASE)
    click(gate.go)
    wait_for(qtbot, gate.go.isEnabled)

    question = open_dialog(ConfirmDialog)
    assert "catatan di laptop ini tidak ada di dalamnya" in "".join(texts(question))
    question.reject()
    assert root.desk is None
    assert gate.go.isEnabled()
    click(gate.go)
    wait_for(qtbot, gate.go.isEnabled)
    click(open_dialog(ConfirmDialog).act_button)
    assert not gate.go.isEnabled()
    wait_for(qtbot, lambda: root.desk)

    assert asked == [str(data / files.BACKUPS)]
    assert "Kantor sebelumnya disimpan: sebelum-dipulihkan" in root.desk.office.window.message


def test_data_that_nothing_opens_is_replaced_only_after_a_strong_word(
    start_root: StartRoot, qtbot: QtBot, data: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The passphrase is newer than the backup, and the head of the data was overwritten."""
    slot = keys.seal(
        opened_at(data).key, user="Budi Petugas", secret="kemudian", cost=keys.Cost(16)
    )
    keys.write_slots(data, (slot,))
    damaged = b"rusak" * 4096
    (data / files.DATABASE).write_bytes(damaged)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_all: (str(file), ""))
    root = start_root(data)
    assert isinstance(root.gate, UnlockGate)
    click(root.gate.restore)
    gate = restore_gate(root)
    QTest.keyClicks(gate.passphrase, PASSPHRASE)
    click(gate.go)
    wait_for(qtbot, gate.go.isEnabled)

    question = open_dialog(ConfirmDialog)
    assert "Apa yang hilang tidak dapat diperiksa." in "".join(texts(question))
    assert question.cancel_button.hasFocus()
    click(question.act_button)
    wait_for(qtbot, lambda: root.desk)

    (aside,) = [path for path in (data / files.BACKUPS).iterdir() if path.is_dir()]
    assert (aside / files.DATABASE).read_bytes() == damaged


def test_without_its_keys_a_backup_is_the_way_at_once(start_root: StartRoot, data: Path) -> None:
    (data / files.KEYS).unlink()

    gate = start_root(data).gate

    assert isinstance(gate, UnlockGate)
    assert gate.restore.isVisible()
    assert "Pulihkan dari cadangan" in gate.banner.text


def call(folder: Path, file: Path | None) -> None:
    """As a second start writes it."""
    text = json.dumps({"file": str(file) if file else ""})
    (folder / calling.FILE_NAME).write_text(text, encoding="utf-8")


def test_a_second_start_brings_the_window_its_file(
    start_root: StartRoot, qtbot: QtBot, data: Path, file: Path
) -> None:
    root = start_root(data)
    call(data, file)
    wait_for(qtbot, lambda: root.gate and root.gate.banner.text.startswith("kukar.bansos"))
    opened(root, qtbot)
    open_dialog(BackupDialog).reject()
    assert root.desk is not None
    root.desk.office.window.showMinimized()

    call(data, None)
    wait_for(qtbot, lambda: root.desk and not root.desk.office.window.isMinimized())
    (data.parent / "bukan.bansos").write_bytes(b"?")
    call(data, data.parent / "bukan.bansos")
    no_backup = "bukan.bansos bernama seperti cadangan"
    window = root.desk.office.window
    wait_for(qtbot, lambda: window.message.startswith(no_backup))

    assert not (data / calling.FILE_NAME).exists()


def test_a_second_start_at_an_empty_gate_offers_to_restore(
    start_root: StartRoot, qtbot: QtBot, tmp_path: Path, file: Path
) -> None:
    root = start_root(tmp_path / "baru")

    call(tmp_path / "baru", file)

    wait_for(qtbot, lambda: isinstance(root.gate, RestoreGate))


def test_a_start_that_was_answered_opens_no_window(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, dressed: object
) -> None:
    asked: list[tuple[Path, Path | None]] = []

    def answered(folder: Path, file: Path | None, *, now: datetime) -> bool:
        assert now.tzinfo is UTC
        asked.append((folder, file))
        return True

    monkeypatch.setattr(starting, "build_application", lambda: dressed)
    monkeypatch.setattr(calling, "call", answered)

    assert starting.main(["a.bansos", "--data", str(tmp_path)]) == 0
    assert asked == [(tmp_path, Path("a.bansos"))]


def test_the_day_ends_with_a_backup_unless_that_takes_too_long(data: Path) -> None:
    key = opened_at(data).key

    ending.back_up_the_day(data, key, now=NOW, seconds=-1)
    assert look_at_backup.kept(data) == []
    assert backup_notes.read(data).missed
    ending.back_up_the_day(data, key, now=NOW)

    assert len(look_at_backup.kept(data)) == 1


def test_closing_the_program_keeps_the_days_backup(
    start_root: StartRoot, qtbot: QtBot, data: Path
) -> None:
    backup_notes.note(data, missed="Cadangan harian terakhir tidak jadi.")
    root = start_root(data)
    opened(root, qtbot)
    assert root.desk is not None
    said = root.desk.office.window.message
    root.desk.office.window.close()

    root.finish()
    root.desk = None

    assert "Cadangan harian terakhir tidak jadi." in said.splitlines()
    assert len(look_at_backup.kept(data)) == 1
    assert backup_notes.read(data).missed == ""

"""Backups of an office that lie on the laptop: nobody begins anew or goes back further unawares."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from bansos_desktop.app.root import Root
from bansos_desktop.store import files
from bansos_desktop.store.store import Store
from bansos_desktop.ui.dialogs.first_start_gate import FirstStartGate
from bansos_desktop.ui.dialogs.gate import UnlockGate
from bansos_desktop.ui.dialogs.restore_gate import RestoreGate
from bansos_desktop.usecases import daily_backup, look_at_backup
from tests.factories import NOW, PASSPHRASE, a_draft
from tests.ui.acts import click
from tests.ui.offices import PATIENCE_MS, opened_at
from tests.ui.programs import StartRoot
from tests.usecases.conftest import Office


def lost(data: Path) -> None:
    """Somebody deleted what looked useless to them."""
    for name in (files.DATABASE, files.KEYS):
        (data / name).unlink()


def first_start(root: Root) -> FirstStartGate:
    assert isinstance(root.gate, FirstStartGate)
    return root.gate


def restore_gate(root: Root) -> RestoreGate:
    assert isinstance(root.gate, RestoreGate)
    return root.gate


@pytest.fixture
def day(data: Path, file: Path) -> Path:
    """The backup of a day on which a person was recorded after `file` was made."""
    done = opened_at(data)
    store = Store.open(data, done.key)
    Office(store, done.session, data, done.key).record(a_draft(1))
    store.close()
    made = daily_backup.run(data, done.key, now=NOW)
    assert made is not None
    return made.path


def test_who_chooses_an_older_backup_is_told_of_the_newer_one_here(
    start_root: StartRoot,
    qtbot: QtBot,
    data: Path,
    file: Path,
    day: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with (data / files.DATABASE).open("r+b") as stream:
        stream.write(bytes(100))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_all: (str(file), ""))
    root = start_root(data)
    unlock = root.gate
    assert isinstance(unlock, UnlockGate)
    click(unlock.restore)
    older = restore_gate(root)
    told = older.banner.text

    click(older.newer)
    newer = restore_gate(root)
    assert newer.file == day
    assert newer.newer.isHidden()
    QTest.keyClicks(newer.passphrase, PASSPHRASE)
    click(newer.go)
    qtbot.waitUntil(lambda: root.desk is not None, timeout=PATIENCE_MS)

    assert told.startswith("Data kantor di laptop ini diganti; yang sekarang disimpan dulu. Di ")
    assert f"ada cadangan kantor itu yang lebih baru: {day.name}, " in told
    assert told.endswith(", 1 orang.")
    assert root.desk is not None
    assert root.desk.services.store.recipients.count() == 1


def test_a_first_start_where_only_backups_are_left_offers_the_newest(
    start_root: StartRoot, qtbot: QtBot, data: Path, day: Path
) -> None:
    lost(data)
    root = start_root(data)
    first = first_start(root)
    told = first.banner.text
    assert first.kept.hasFocus()
    assert not first.office.isVisible()

    click(first.kept)
    gate = restore_gate(root)
    click(gate.back)
    click(first_start(root).kept)
    gate = restore_gate(root)
    QTest.keyClicks(gate.passphrase, PASSPHRASE)
    click(gate.go)
    qtbot.waitUntil(lambda: root.desk is not None, timeout=PATIENCE_MS)

    assert told.startswith("Data kantor tidak ada di laptop ini, tetapi cadangannya ada.")
    assert "Yang terbaru: Kabupaten Kutai Kartanegara, " in told
    assert ", 1 orang. Pulihkan dulu bila itu kantor Anda" in told
    assert gate.file == day
    assert root.desk is not None
    assert root.desk.services.store.recipients.count() == 1


def test_a_first_start_without_a_backup_that_can_be_used_offers_none(
    start_root: StartRoot, tmp_path: Path
) -> None:
    (tmp_path / "baru" / files.BACKUPS).mkdir(parents=True)
    (tmp_path / "baru" / files.BACKUPS / "harian-2026-01-01.bansos").write_bytes(b"?")

    gate = start_root(tmp_path / "baru").gate

    assert isinstance(gate, FirstStartGate)
    assert gate.banner.text == ""
    assert gate.kept.isHidden()


def test_who_wants_a_new_office_all_the_same_gets_it_beside_the_old_backups(
    start_root: StartRoot, qtbot: QtBot, data: Path, day: Path
) -> None:
    lost(data)
    root = start_root(data)
    first = first_start(root)
    assert first.go.isHidden()

    click(first.anew)
    assert first.kept.isHidden()
    assert first.banner.text == ""
    first.office.key = "64.71"
    QTest.keyClicks(first.user, "Siti Aminah")
    QTest.keyClicks(first.passphrase, PASSPHRASE)
    QTest.keyClicks(first.again, PASSPHRASE)
    click(first.go)
    qtbot.waitUntil(lambda: root.desk is not None, timeout=PATIENCE_MS)
    assert root.desk is not None
    root.desk.office.window.close()
    root.finish()
    root.desk = None

    kept = {
        path.name: look_at_backup.run(path).facts.people for path in day.parent.glob("*.bansos")
    }
    assert kept.pop(day.name) == 1
    assert list(kept.values()) == [0]


def test_a_folder_that_is_in_use_can_only_be_closed_there_too(
    start_root: StartRoot, data: Path, day: Path
) -> None:
    lost(data)
    gate = start_root(data).gate
    assert isinstance(gate, FirstStartGate)

    gate.refuse("Data sedang dibuka program lain.")

    assert gate.go.isVisible()
    assert gate.go.text() == "Tutup"
    assert not gate.kept.isEnabled()
    assert not gate.anew.isEnabled()

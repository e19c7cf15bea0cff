"""What the tests of backups share: an office with everything in it, and files to break."""

from __future__ import annotations

import zipfile
from pathlib import Path

from bansos_desktop.store.store import Store
from bansos_desktop.usecases import make_backup, restore_backup, unlock
from bansos_desktop.usecases.make_backup import Made
from bansos_desktop.usecases.restore_backup import Request, Restored
from tests.factories import NOW, PASSPHRASE
from tests.soundness import Row, dump, faults_of
from tests.usecases.conftest import Office

# What a restore itself writes: the new laptop, and which reference set it has.
OWN = ("device", "ledger", "ledger_seen", "own_fact", "reference", "sqlite_stat1")


def a_backup(office: Office, target: Path, **wanted: object) -> Made:
    """A backup of an open office."""
    return make_backup.run(office.store, office.folder, target, now=NOW, **wanted)  # type: ignore[arg-type]  # passed through


def restored(file: Path, folder: Path, **wanted: object) -> Restored:
    """The office of a backup in a folder."""
    return restore_backup.run(Request(file, folder, PASSPHRASE, **wanted), now=NOW)  # type: ignore[arg-type]  # passed through


def content(folder: Path) -> dict[str, list[Row]]:
    """Everything that stands in a folder's office but what a restore writes, and proved sound."""
    key = unlock.unlock(folder, PASSPHRASE, now=NOW).key
    store = Store.open_for_reading(folder, key)
    try:
        assert faults_of(store) == []
        assert list(store.photos.faults()) == []
        return {name: rows for name, rows in dump(store).items() if name not in OWN}
    finally:
        store.close()


def members(file: Path) -> dict[str, bytes]:
    """What lies in a backup."""
    with zipfile.ZipFile(file) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def written(file: Path, parts: dict[str, bytes], compression: int = zipfile.ZIP_STORED) -> Path:
    """A zip of these parts, in this order."""
    with zipfile.ZipFile(file, "w", compression) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return file

"""Offices full of made-up people, made once and kept below build/."""

from __future__ import annotations

import hashlib
import shutil
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from bansos_desktop.domain.session import Session
from bansos_desktop.domain.workflow import Role
from bansos_desktop.runtime.resources import seed_folder
from bansos_desktop.runtime.sample_words import sample_words
from bansos_desktop.store.keys import Cost
from bansos_desktop.store.store import Store
from bansos_desktop.usecases import make_sample, start_office, unlock

ROOT = Path(__file__).resolve().parents[2]
KEPT = ROOT / "build" / "bench"
NOW = datetime(2025, 6, 1, 2, 0, tzinfo=UTC)
TODAY = date(2025, 6, 1)
PASSPHRASE = "bench-only"
# What decides how a made-up office looks on disk.
_MAKERS = (
    "domain/sample.py",
    "domain/sample_details.py",
    "store/migrations/house.py",
    "store/migrations/life.py",
    "store/migrations/quotas.py",
    "store/projection.py",
    "store/unit_of_work.py",
    "usecases/make_sample.py",
)


@dataclass(frozen=True, slots=True)
class Office:
    """A data folder with its key."""

    folder: Path
    key: bytes

    def open(self) -> Store:
        """Its store, for writing."""
        return Store.open(self.folder, self.key)

    def copy(self, folder: Path) -> Office:
        """The same office elsewhere, to be written to."""
        if folder.exists():
            shutil.rmtree(folder)
        return Office(Path(shutil.copytree(self.folder, folder)), self.key)

    def session(self, store: Store) -> Session:
        """Its one user."""
        return unlock.session_of(store, "Penguji")


def office_of(people: int) -> Office:
    """The provincial office with so many people."""
    digest = hashlib.sha256(
        b"".join((ROOT / "bansos_desktop" / name).read_bytes() for name in _MAKERS)
    )
    folder = KEPT / f"{people}-{digest.hexdigest()[:12]}"
    if not (folder / "finished").exists():
        shutil.rmtree(folder, ignore_errors=True)
        _make(folder, people)
        (folder / "finished").touch()
    return Office(folder, unlock.unlock(folder, PASSPHRASE, now=NOW).key)


def _make(folder: Path, people: int) -> None:
    wanted = start_office.NewOffice("64", "Penguji", Role.OPERATOR, PASSPHRASE)
    session = start_office.run(folder, seed_folder(), wanted, now=NOW, cost=Cost(n=2**10))
    if not people:
        return
    key = unlock.unlock(folder, PASSPHRASE, now=NOW).key
    store = Store.open(folder, key)
    request = make_sample.SampleRequest(people, 1, sample_words())
    make_sample.run(store, session, request, now=NOW, today=TODAY)
    store.checkpoint()
    store.close()

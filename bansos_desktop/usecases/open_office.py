"""Unlocking or making an office's data, up to knowing who is at it: what the gate waits for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from bansos_desktop.domain.session import Session
from bansos_desktop.store.keys import Cost
from bansos_desktop.store.store import Store
from bansos_desktop.usecases import start_office, unlock
from bansos_desktop.usecases.start_office import NewOffice


@dataclass(frozen=True, slots=True)
class Opened:
    """What is needed to work: the database key, and who works. The key's repr is hidden."""

    session: Session
    key: bytes

    def __repr__(self) -> str:
        """Without the key, which must reach no log."""
        return f"Opened({self.session!r})"


def with_passphrase(folder: Path, passphrase: str, *, now: datetime) -> Opened:
    """Open the data in `folder` and bring its schema up to date; Refused or StoreError if not."""
    unlocked = unlock.unlock(folder, passphrase, now=now)
    store = Store.open(folder, unlocked.key)
    try:
        return Opened(unlock.session_of(store, unlocked.user), unlocked.key)
    finally:
        store.close()


def for_the_first_time(
    folder: Path, seed_folder: Path, wanted: NewOffice, *, now: datetime, cost: Cost | None = None
) -> Opened:
    """Make the data and open it."""
    start_office.run(folder, seed_folder, wanted, now=now, cost=cost or Cost())
    return with_passphrase(folder, wanted.passphrase, now=now)

"""Unlocking or making an office's data, up to knowing who is at it: what the gate waits for.

Before a newer program brings the data up to date it keeps a backup; where that cannot be, the data
stays as it is.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from bansos_desktop.domain.backup import Reason
from bansos_desktop.domain.messages import sentence
from bansos_desktop.domain.session import Session
from bansos_desktop.store.errors import MACHINE_ERRORS, StoreError, environment_code
from bansos_desktop.store.keys import Cost
from bansos_desktop.store.store import Store
from bansos_desktop.usecases import make_backup, start_office, unlock
from bansos_desktop.usecases.refusal import Refused
from bansos_desktop.usecases.start_office import NewOffice


@dataclass(frozen=True, slots=True)
class Opened:
    """What is needed to work: the database key, and who works. The key's repr is hidden.

    `is_recovered` says that the passphrase was forgotten and changed just now.
    """

    session: Session
    key: bytes
    is_recovered: bool = False

    def __repr__(self) -> str:
        """Without the key, which must reach no log."""
        return f"Opened({self.session!r})"


def with_passphrase(folder: Path, passphrase: str, *, now: datetime) -> Opened:
    """Open the data in `folder` and bring its schema up to date; Refused or StoreError if not."""
    unlocked = unlock.unlock(folder, passphrase, now=now)
    store = open_store(folder, unlocked.key, now=now)
    try:
        return Opened(unlock.session_of(store, unlocked.user), unlocked.key)
    finally:
        store.close()


def open_store(folder: Path, key: bytes, *, now: datetime) -> Store:
    """The store for writing, brought up to date; a backup is kept first if that changes it.

    Raises Refused backup.before_upgrade, and then nothing of the data was touched.
    """
    before = Store.open_for_reading(folder, key)
    try:
        if before.copies.is_older():
            make_backup.keep(before, folder, now=now, reason=Reason.UPGRADE)
    except (Refused, StoreError, *MACHINE_ERRORS) as error:
        raise Refused("backup.before_upgrade", why=_why(error)) from error
    finally:
        before.close()
    return Store.open(folder, key)


def _why(error: BaseException) -> str:
    """What keeps the backup from being made, and what to do about it."""
    if isinstance(error, Refused | StoreError):
        return error.message
    code = environment_code(error)
    if code is None:
        raise error
    return sentence(code, {"path": ""})


def for_the_first_time(
    folder: Path, seed_folder: Path, wanted: NewOffice, *, now: datetime, cost: Cost | None = None
) -> Opened:
    """Make the data and open it."""
    start_office.run(folder, seed_folder, wanted, now=now, cost=cost or Cost())
    return with_passphrase(folder, wanted.passphrase, now=now)

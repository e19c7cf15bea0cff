"""A forgotten passphrase: the recovery key opens the office, and a new one takes its place."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from bansos_desktop.domain.recovery_code import check_code
from bansos_desktop.store.keys import Cost
from bansos_desktop.usecases import change_passphrase, open_office, unlock
from bansos_desktop.usecases.change_passphrase import RECOVER, NewPassphrase
from bansos_desktop.usecases.open_office import Opened
from bansos_desktop.usecases.refusal import Refused


def run(
    folder: Path, code: str, wanted: NewPassphrase, *, now: datetime, cost: Cost | None = None
) -> Opened:
    """Open the data in `folder` with `code` and change the passphrase before anything else.

    A slip of the finger is no try; a code that is whole and wrong counts like a wrong passphrase.
    Raises Refused and StoreError; the passphrase is then as it was.
    """
    if not unlock.has_recovery(folder):
        raise Refused("recovery.none")
    slip = check_code(code)
    if slip is not None:
        raise Refused(slip.code, **dict(slip.values))
    wanted.refuse_unfit()
    unlocked = unlock.unlock(folder, code, now=now)
    store = open_office.open_store(folder, unlocked.key, now=now)
    try:
        session = unlock.session_of(store, unlocked.user)
        change_passphrase.put(
            store, session, folder, wanted, now=now, cost=cost or Cost(), act=RECOVER
        )
        return Opened(session, unlocked.key, is_recovered=True)
    finally:
        store.close()

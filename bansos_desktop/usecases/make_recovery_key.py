"""The recovery key of a user: made, put on paper, and only then in force.

So nobody's paper stops working for a key that was never written down. The key itself is kept
nowhere: the paper is all there is.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from bansos_desktop.domain.changes import Topic
from bansos_desktop.domain.recovery_code import RecoveryCode
from bansos_desktop.domain.session import Session
from bansos_desktop.store import keys
from bansos_desktop.store.store import Store
from bansos_desktop.usecases import replace_slot, unlock

MAKE = "recovery.make"


@dataclass(frozen=True, slots=True)
class Standing:
    """Whether a user has a recovery key, and when it was made, as the ledger tells it."""

    is_made: bool
    made_at: str = ""


def standing(store: Store, session: Session, folder: Path) -> Standing:
    """What there is now; StoreError if the key file cannot be read."""
    slots = keys.read_slots(folder)
    if not any((one.kind, one.user) == (keys.RECOVERY, session.user) for one in slots):
        return Standing(is_made=False)
    uid = store.office.user(session.user).uid
    return Standing(is_made=True, made_at=store.history.last_at(uid, MAKE))


def begin(folder: Path, session: Session, secret: str, *, now: datetime) -> RecoveryCode:
    """A new key for who proves to know the passphrase or the key so far; nothing is changed yet.

    An open window proves nothing: who passes by must not take a key home. Raises Refused.
    """
    unlock.unlock(folder, secret, now=now, user=session.user)
    return keys.new_recovery_code()


def keep(
    store: Store,
    session: Session,
    folder: Path,
    code: RecoveryCode,
    *,
    now: datetime,
    cost: keys.Cost,
) -> Topic:
    """Let the key open the data from now on; the one before opens it no more."""
    slot = keys.seal(
        store.photo_file.key,
        user=session.user,
        secret=code.secret,
        kind=keys.RECOVERY,
        cost=cost,
    )
    return replace_slot.run(store, session, folder, slot, now=now, act=MAKE)

"""Another passphrase for a user. The data is not encrypted anew: its key stays, in a new slot.

Backups made before still open with what was in force then.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from bansos_desktop.domain.changes import Topic
from bansos_desktop.domain.passphrase import check_passphrase
from bansos_desktop.domain.session import Session
from bansos_desktop.store import keys
from bansos_desktop.store.store import Store
from bansos_desktop.usecases import replace_slot, unlock
from bansos_desktop.usecases.refusal import Refused

CHANGE, RECOVER = "passphrase.change", "passphrase.recover"


@dataclass(frozen=True, slots=True, repr=False)
class NewPassphrase:
    """What was typed twice; `before` is what it must differ from, where that is known."""

    passphrase: str
    again: str
    before: str = ""

    def refuse_unfit(self) -> None:
        """Raises Refused for one that may not be used."""
        for wrong in check_passphrase(self.passphrase, self.again, before=self.before):
            raise Refused(wrong.code, **dict(wrong.values))


def run(
    store: Store,
    session: Session,
    folder: Path,
    wanted: NewPassphrase,
    *,
    now: datetime,
    cost: keys.Cost,
) -> Topic:
    """Change it for who proves to know `wanted.before`: the passphrase so far or the recovery key.

    An open window proves nothing: its user may be away. Raises Refused and StoreError.
    """
    wanted.refuse_unfit()
    found = unlock.unlock(folder, wanted.before, now=now, user=session.user)
    act = RECOVER if found.by_recovery else CHANGE
    return put(store, session, folder, wanted, now=now, cost=cost, act=act)


def put(
    store: Store,
    session: Session,
    folder: Path,
    wanted: NewPassphrase,
    *,
    now: datetime,
    cost: keys.Cost,
    act: str,
) -> Topic:
    """The same for a user who was let in just now; Refused for a passphrase that is unfit.

    So is the one that is in force, whatever `wanted.before` says: nothing would have changed.
    """
    wanted.refuse_unfit()
    own = [one for one in keys.read_slots(folder) if one.user == session.user]
    if any(keys.unseal(one, wanted.passphrase) for one in own if one.kind == keys.PASSPHRASE):
        raise Refused("keys.unchanged")
    key = store.photo_file.key
    slot = keys.seal(key, user=session.user, secret=wanted.passphrase, cost=cost)
    return replace_slot.run(store, session, folder, slot, now=now, act=act)

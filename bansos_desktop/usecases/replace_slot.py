"""Another secret for a user: the slot and the ledger's note of it, together or neither."""

from __future__ import annotations

from contextlib import ExitStack
from datetime import datetime
from pathlib import Path

from bansos_desktop.domain.changes import Topic
from bansos_desktop.domain.records import Kind
from bansos_desktop.domain.session import Session
from bansos_desktop.store import keys
from bansos_desktop.store.store import Store


def run(
    store: Store, session: Session, folder: Path, slot: keys.Slot, *, now: datetime, act: str
) -> Topic:
    """Put `slot` in the place of the one of its kind and user; the other slots stay as they are.

    The file changes inside the transaction and goes back if that fails. Only a power cut between
    the two leaves a new slot without its note.
    """
    before = keys.read_slots(folder)
    others = [one for one in before if (one.kind, one.user) != (slot.kind, slot.user)]
    uid = store.office.user(session.user).uid
    with ExitStack() as unless_kept:
        with store.write(session.author, now=now, act=act) as work:
            work.note(Kind.USER, uid)
            unless_kept.callback(keys.write_slots, folder, before)
            keys.write_slots(folder, (*others, slot))
        unless_kept.pop_all()
    return work.changes

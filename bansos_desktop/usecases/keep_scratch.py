"""Keeping what is typed but not saved, so that a dead battery costs nobody an interview."""

from __future__ import annotations

from datetime import datetime

from bansos_desktop.domain.scratch import Scratch, VisitScratch
from bansos_desktop.domain.session import Session
from bansos_desktop.store.scratch import drop_scratch, put_scratch
from bansos_desktop.store.store import Store


def keep(
    store: Store, session: Session, slot: str, scratch: Scratch | VisitScratch, *, now: datetime
) -> None:
    """Keep a form in its place; the ledger hears nothing of it."""
    with store.write(session.author, now=now, act="scratch.keep") as work:
        put_scratch(work, session.user, slot, scratch)


def discard(store: Store, session: Session, slot: str, *, now: datetime) -> None:
    """Forget a form that somebody threw away."""
    with store.write(session.author, now=now, act="scratch.discard") as work:
        drop_scratch(work, session.user, slot)

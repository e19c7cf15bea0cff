"""A backup where somebody wants it, and remembering when one last left this laptop."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

from bansos_desktop.domain.backup import REMIND_AFTER
from bansos_desktop.store import backup_notes
from bansos_desktop.store.store import Store
from bansos_desktop.usecases import make_backup
from bansos_desktop.usecases.make_backup import Made
from bansos_desktop.usecases.progress import UNWATCHED, Progress


def run(
    store: Store, data: Path, target: Path, *, now: datetime, progress: Progress = UNWATCHED
) -> Made:
    """Make it, and note it: as carried away only if it lies on another disk."""
    made = make_backup.run(store, data, target, now=now, progress=progress)
    at, folder = now.isoformat(timespec="seconds"), str(target.parent)
    if backup_notes.is_elsewhere(data, target.parent):
        backup_notes.note(data, carried_at=at, carried_to=folder)
    backup_notes.note(data, made_at=at, folder=folder)
    return made


def days_without(store: Store, data: Path, now: datetime) -> int | None:
    """Since when nothing left this laptop, in whole days; None if that is no reason to remind.

    Before the first time it counts from when this laptop began, and only if somebody is recorded.
    """
    noted = backup_notes.read(data).carried_at
    if not noted and not store.recipients.count():
        return None
    begun = noted or store.office.began_at()
    try:
        days = (now - datetime.fromisoformat(begun)) // timedelta(days=1)
    except (TypeError, ValueError):
        return None
    return days if days > REMIND_AFTER else None

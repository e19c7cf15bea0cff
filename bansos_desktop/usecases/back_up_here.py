"""A backup where somebody wants it, and remembering when one last left this laptop."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from bansos_desktop.domain.backup import (
    REMIND_AFTER,
    Facts,
    Manifest,
    entries_lost,
    is_hidden_by,
)
from bansos_desktop.store import backup_notes
from bansos_desktop.store.errors import StoreError
from bansos_desktop.store.store import Store
from bansos_desktop.usecases import look_at_backup, make_backup
from bansos_desktop.usecases.make_backup import Made
from bansos_desktop.usecases.progress import UNWATCHED, Progress
from bansos_desktop.usecases.refusal import Refused


@dataclass(frozen=True, slots=True)
class InTheWay:
    """A backup that would be lost, and how far this office is."""

    manifest: Manifest
    ours: Facts


def run(
    store: Store,
    data: Path,
    target: Path,
    *,
    now: datetime,
    replace: bool = False,
    progress: Progress = UNWATCHED,
) -> Made:
    """Make it, and note it: as carried away only if it lies on another disk.

    Raises Refused where that would cost another laptop's backup, unless somebody who was told so
    wants to `replace` it.
    """
    if not replace:
        _refuse_hiding(store, target)
    made = make_backup.run(store, data, target, now=now, progress=progress)
    at, folder = now.isoformat(timespec="seconds"), str(target.parent)
    if backup_notes.is_elsewhere(data, target.parent):
        backup_notes.note(data, carried_at=at, carried_to=folder)
    backup_notes.note(data, made_at=at, folder=folder, origin=made.manifest.facts.origin)
    return made


def in_the_way(store: Store, target: Path) -> InTheWay | None:
    """The backup of that name which one of this office does not make up for."""
    try:
        if not target.is_file():
            return None
        manifest = look_at_backup.run(target)
    except (StoreError, Refused, OSError):
        return None  # not to be used, which is told where the new one is made
    ours = store.copies.facts()
    return InTheWay(manifest, ours) if is_hidden_by(manifest.facts, ours) else None


def _refuse_hiding(store: Store, target: Path) -> None:
    found = in_the_way(store, target)
    if found is None:
        return
    ours, theirs = found.ours, found.manifest.facts
    code = "backup.target_has_more" if ours.origin == theirs.origin else "backup.target_other"
    raise Refused(
        code,
        file=target.name,
        office=theirs.office_name,
        made=f"{found.manifest.day:%d/%m/%Y}",
        people=str(theirs.people),
        count=str(entries_lost(ours, theirs)),
    )


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

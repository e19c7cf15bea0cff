"""The backup at the end of a day's work, kept beside the data: against mistakes, not against loss.

It never keeps anybody waiting and never fails loudly: what came in its way is noted, and said at
the next start.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from bansos_desktop.domain.backup import Reason
from bansos_desktop.domain.dates import format_long
from bansos_desktop.domain.messages import sentence
from bansos_desktop.store import backup_notes
from bansos_desktop.store.errors import MACHINE_ERRORS, StoreError, environment_code
from bansos_desktop.store.store import Store
from bansos_desktop.usecases import look_at_backup, make_backup
from bansos_desktop.usecases.make_backup import Made
from bansos_desktop.usecases.progress import UNWATCHED, Cancelled, Progress
from bansos_desktop.usecases.refusal import Refused
from bansos_desktop.workbook.errors import WorkbookError

TOO_LONG = "backup.daily_too_long"
_DAMAGE = frozenset({"store.damaged", "backup.copy_faulty"})


def run(folder: Path, key: bytes, *, now: datetime, progress: Progress = UNWATCHED) -> Made | None:
    """Keep one if anything was written since the last; a Cancelled of `progress` gives it up."""
    try:
        made = _made(folder, key, now, progress)
    except Cancelled:
        backup_notes.note(folder, missed=sentence(TOO_LONG, {}))
    except (Refused, StoreError, WorkbookError) as refusal:
        _note(folder, _told(folder, now, refusal.code, refusal.message))
    except MACHINE_ERRORS as error:
        code = environment_code(error)
        if code is None:
            raise
        _note(folder, _told(folder, now, code, sentence(code, {"path": str(folder)})))
    else:
        if backup_notes.read(folder).missed:
            backup_notes.note(folder, missed="")
        return made
    return None


def _made(folder: Path, key: bytes, now: datetime, progress: Progress) -> Made | None:
    store = Store.open_for_reading(folder, key)
    try:
        if _is_kept(folder, store):
            return None
        return make_backup.keep(store, folder, now=now, reason=Reason.DAILY, progress=progress)
    finally:
        store.close()


def _is_kept(folder: Path, store: Store) -> bool:
    """Whether the newest that can be used holds all of the ledger, on this laptop."""
    facts = store.copies.facts()
    newest = next(look_at_backup.usable(folder), None)
    return newest is not None and newest[1].facts == facts


def _told(folder: Path, now: datetime, code: str, why: str) -> str:
    """Why there is none of that day; the office opens all the same, and nothing else tells."""
    day = format_long(now.astimezone().date())
    if code in _DAMAGE:
        usable = (one.manifest for one in look_at_backup.kept(folder) if one.manifest)
        newest = next(usable, None)
        if newest is None:
            return sentence("backup.daily_damaged_alone", {"day": day})
        return sentence("backup.daily_damaged", {"day": day, "newest": format_long(newest.day)})
    if code.startswith("backup."):
        return why  # which says itself what was not made
    return sentence("backup.daily_trouble", {"day": day, "why": why})


def _note(folder: Path, why: str) -> None:
    """Where not even that can be written, the window's own messages will soon say so."""
    try:
        backup_notes.note(folder, missed=why)
    except OSError:
        return

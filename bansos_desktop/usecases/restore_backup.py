"""Putting the office of a backup into a data folder: an empty one, or in the place of another.

Everything is unpacked beside, opened, proved and brought up to date before anything that stands is
touched; an office that stands is kept as a backup first. It then goes on as a new laptop.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from bansos_desktop.domain.backup import (
    Facts,
    Manifest,
    Reason,
    Relation,
    need_and_free,
    size_to_free,
)
from bansos_desktop.domain.session import Session
from bansos_desktop.store import backup_notes, files, first_look, keys, moving_in
from bansos_desktop.store import bench as benches
from bansos_desktop.store.backup_copy import RESTORE, become_device
from bansos_desktop.store.backup_file import BackupFile
from bansos_desktop.store.errors import MACHINE_ERRORS, StoreError, environment_code
from bansos_desktop.store.made_folder import made_folder
from bansos_desktop.store.page_copy import faults_of_copy
from bansos_desktop.store.photo_file import PhotoFile
from bansos_desktop.store.store import Store
from bansos_desktop.store.unit_of_work import new_uid
from bansos_desktop.usecases import look_at_backup, make_backup, unlock
from bansos_desktop.usecases.look_at_backup import Comparison
from bansos_desktop.usecases.meter import Meter
from bansos_desktop.usecases.progress import UNWATCHED, Progress
from bansos_desktop.usecases.refusal import Refused
from bansos_desktop.workbook.errors import WorkbookError

# Reading, unpacking and the proof of every page.
PASSES = 2
# The office that stands is copied together, and then written as one file.
COPIES = 2
_UNCOPYABLE = frozenset({"backup.copy_faulty", "store.damaged"})
LOCKED = "backup.unlock_first"
_FULL = frozenset({"backup.full", "workbook.disk_full", "store.disk_full"})


@dataclass(frozen=True, slots=True)
class Request:
    """Which backup goes where, and what opens it: a passphrase or the recovery key of its day.

    `standing_key` opens the office that stands, where that is known; `replace` says that somebody
    was told what stands and wants it replaced.
    """

    file: Path
    folder: Path
    passphrase: str = field(repr=False)
    replace: bool = False
    standing_key: bytes | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Restored:
    """What stands now. `kept` is where the office before is, if there was one.

    Who came `by_recovery` has no passphrase yet for the next start.
    """

    session: Session
    key: bytes = field(repr=False)
    manifest: Manifest
    kept: Path | None
    by_recovery: bool = False


@dataclass(frozen=True, slots=True)
class Standing:
    """The office that stands, as far as it can be opened: `facts` is None if it cannot.

    `size` is what keeping it takes. Of one that `is_locked` nobody can say whether it is whole:
    what opens the backup does not open it.
    """

    key: bytes | None = field(repr=False)
    facts: Facts | None
    size: int
    is_locked: bool = False


class Replacing(Refused):
    """An office stands there; `found` is None if nobody can open it, or if it `is_locked`."""

    def __init__(self, code: str, found: Comparison | None, /, **values: str) -> None:
        super().__init__(code, **values)
        self.found = found
        self.is_locked = code == LOCKED


def run(request: Request, *, now: datetime, progress: Progress = UNWATCHED) -> Restored:
    """Restore. Raises Refused and StoreError; what stood is then as it was, and nothing is new.

    The data folder must be held and nobody may have it open.
    """
    folder = request.folder
    with look_at_backup.opened(request.file) as backup:
        slot, key = _unlocked(backup, request.passphrase)
        with made_folder(folder):
            moving_in.finish(folder)
            benches.clear_left(folder)
            standing = _standing(request, key, now) if files.holds_office(folder) else None
            if standing is not None and not request.replace:
                _refuse_replacing(backup.manifest, standing)
            with _told_of_room(folder, backup, standing), benches.bench(folder) as bench:
                meter = Meter(progress, backup.size * PASSES)
                backup.unpack(bench, meter.add)
                _prove(bench, key, backup, request.file, meter)
                session = _renew(bench, key, slot.user, now=now)
                kept = _keep(folder, standing, now=now, progress=progress)
                is_same = standing is not None and standing.key == key
                if not is_same and files.PHOTOS not in backup.manifest.parts:
                    _settle_photos(bench, folder, key)
                _forget_other_notes(folder, backup.manifest.facts.origin, standing)
                moving_in.commit(bench, folder)
    moving_in.finish(folder)
    return Restored(session, key, backup.manifest, kept, slot.kind == keys.RECOVERY)


def _refuse_replacing(manifest: Manifest, standing: Standing) -> None:
    """Raises Replacing with what a person must know before an office is replaced."""
    theirs, stands = manifest.facts.office_name, standing.facts
    if standing.is_locked:
        raise Replacing(LOCKED, None)
    if stands is None:
        raise Replacing("backup.replaces", None)
    found = look_at_backup.compare(manifest, stands)
    if found.relation is Relation.OTHER:
        raise Replacing("backup.other_office", found, theirs=theirs, ours=stands.office_name)
    if found.lost:
        made = f"{manifest.day:%d/%m/%Y}"
        raise Replacing("backup.loses_work", found, made=made, count=str(found.lost))
    raise Replacing("backup.replaces", found)


@contextmanager
def _told_of_room(folder: Path, backup: BackupFile, standing: Standing | None) -> Iterator[None]:
    """Raises Refused where all of it does not fit, before anything is written or meanwhile."""
    code = "backup.restore_full" if standing is None else "backup.keep_full"
    need = backup.size + (standing.size if standing else 0) + make_backup.SPARE
    _refuse_without_room(folder, need, code)
    try:
        yield
    except (Refused, WorkbookError, *MACHINE_ERRORS) as error:
        if _code_of(error) not in _FULL:
            raise
        _refuse_without_room(folder, need, code)
        raise Refused("store.disk_full") from error


def _refuse_without_room(folder: Path, need: int, code: str) -> None:
    free = shutil.disk_usage(folder).free
    if free < need:
        shown, left = need_and_free(need, free)
        more = size_to_free(need, free)
        raise Refused(code, folder=str(folder), need=shown, free=left, more=more)


def _code_of(error: BaseException) -> str | None:
    """The code of a refusal or of the machine's trouble; None for a mistake of ours."""
    return error.code if isinstance(error, Refused | WorkbookError) else environment_code(error)


def _unlocked(backup: BackupFile, typed: str) -> tuple[keys.Slot, bytes]:
    """The slot that opens and the key of the backup, before anything large is unpacked."""
    found = keys.open_any(keys.slots_of_text(backup.keys_text()), typed)
    if found is None:
        raise unlock.why_not(typed, "backup.wrong_passphrase", "backup.wrong_code")
    return found


def _standing(request: Request, backup_key: bytes, now: datetime) -> Standing:
    """The office that stands, by its own key, by the same passphrase or by the key of the backup.

    What cannot be opened by anybody is no reason to refuse: it is why backups are there.
    """
    folder = request.folder
    unopenable = Standing(None, None, moving_in.size(folder))
    if request.standing_key is None and first_look.fault_seen(folder):
        return unopenable
    try:
        key = request.standing_key or unlock.unlock(folder, request.passphrase, now=now).key
        return _opened(folder, key, unopenable)
    except (StoreError, *MACHINE_ERRORS) as error:
        if environment_code(error) not in first_look.BEYOND_OPENING:
            raise
        return unopenable
    except Refused as refusal:
        if refusal.code == "keys.wait":
            raise
        return _locked(folder, backup_key, unopenable)


def _locked(folder: Path, backup_key: bytes, unopenable: Standing) -> Standing:
    """Its passphrase is another: the same office as that of the backup still has the same key.

    Where that opens nothing, data of another office and damaged data look the same.
    """
    try:
        return _opened(folder, backup_key, unopenable)
    except (StoreError, *MACHINE_ERRORS) as error:
        if environment_code(error) not in first_look.BEYOND_OPENING:
            raise
        return replace(unopenable, is_locked=True)


def _opened(folder: Path, key: bytes, unopenable: Standing) -> Standing:
    store = Store.open_for_reading(folder, key)
    try:
        return Standing(key, store.copies.facts(), unopenable.size * COPIES)
    except MACHINE_ERRORS:
        return unopenable
    finally:
        store.close()


def _forget_other_notes(folder: Path, origin: str, standing: Standing | None) -> None:
    """No office counts as carried away because another one was.

    Before the step, for a reminder too many does no harm; one too few may cost everything.
    """
    stands = standing.facts if standing is not None else None
    noted = stands.origin if stands is not None else backup_notes.read(folder).origin
    if noted != origin:
        backup_notes.forget(folder)


def _settle_photos(bench: Path, folder: Path, key: bytes) -> None:
    """Photos that lie there stay if they are of this office; those put aside come back."""
    if _owns_photos(folder, key):
        return
    lying = sorted((folder / files.BACKUPS).glob(f"*/{files.PHOTOS}"), reverse=True)
    aside = next((path.parent for path in lying if _owns_photos(path.parent, key)), None)
    if aside is not None:
        photos = PhotoFile(aside, key, writing=False)
        try:
            photos.copy_to(bench / files.PHOTOS, _unwatched)
        finally:
            photos.close()
    elif (folder / files.PHOTOS).exists():
        (bench / moving_in.NO_PHOTOS).touch()


def _owns_photos(folder: Path, key: bytes) -> bool:
    """Whether photos lie there that are of this office, be its other file damaged or not."""
    if not (folder / files.PHOTOS).exists():
        return False
    photos = PhotoFile(folder, key, writing=False)
    try:
        photos.content("")
    except (StoreError, *MACHINE_ERRORS):
        return False
    finally:
        photos.close()
    return True


def _unwatched(_bytes: int) -> None:
    """Few restores come to this, and what it takes is not known before."""


def _prove(bench: Path, key: bytes, backup: BackupFile, file: Path, meter: Meter) -> None:
    """The hashes were those of the manifest; now the pages, and that it tells of this office."""
    for name in (files.DATABASE, files.PHOTOS):
        if name in backup.manifest.parts:
            if faults_of_copy(bench / name, key):
                raise StoreError("backup.damaged", file=file.name)
            meter.add(backup.manifest.parts[name].bytes)
    store = Store.open_for_reading(bench, key)
    try:
        facts = store.copies.facts()
    finally:
        store.close()
    # Without it a manifest only tells of more work than there is.
    if backup.manifest.facts not in (facts, replace(facts, restored={})):
        raise StoreError("backup.damaged", file=file.name)


def _renew(bench: Path, key: bytes, user: str, *, now: datetime) -> Session:
    """Bring the office up to date, and let it go on as a laptop of its own."""
    store = Store.open(bench, key)
    try:
        before = unlock.session_of(store, user)
        session = replace(before, device=new_uid())
        with store.write(session.author, now=now, act=RESTORE) as work:
            become_device(work, session.author, before.device, before.region_code)
        store.checkpoint()
    finally:
        store.close()
    return session


def _keep(
    folder: Path, standing: Standing | None, *, now: datetime, progress: Progress
) -> Path | None:
    """The office before, as a backup with its photos; as it lies there if nobody can open it."""
    if standing is None:
        return None
    if standing.key is not None:
        try:
            return _kept_backup(folder, standing.key, now, progress)
        except (Refused, StoreError, *MACHINE_ERRORS) as error:
            if _code_of(error) not in _UNCOPYABLE:
                raise
    aside = folder / files.BACKUPS / f"tidak-terbaca-{now.astimezone():%Y-%m-%d-%H%M%S}"
    moving_in.set_aside(folder, aside)
    return aside


def _kept_backup(folder: Path, key: bytes, now: datetime, progress: Progress) -> Path:
    store = Store.open_for_reading(folder, key)
    try:
        return make_backup.keep(
            store, folder, now=now, reason=Reason.REPLACED, photos=True, progress=progress
        ).path
    finally:
        store.close()

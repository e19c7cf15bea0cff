"""Putting the office of a backup into a data folder: an empty one, or in the place of another.

Everything is unpacked beside, opened, proved and brought up to date before anything that stands is
touched; an office that stands is kept as a backup first. It then goes on as a new laptop.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from bansos_desktop.domain.backup import Facts, Manifest, Reason, Relation
from bansos_desktop.domain.session import Session
from bansos_desktop.store import bench as benches
from bansos_desktop.store import files, keys, moving_in
from bansos_desktop.store.backup_copy import become_device
from bansos_desktop.store.backup_file import BackupFile
from bansos_desktop.store.errors import MACHINE_ERRORS, StoreError
from bansos_desktop.store.page_copy import faults_of_copy
from bansos_desktop.store.store import Store
from bansos_desktop.store.unit_of_work import new_uid
from bansos_desktop.usecases import look_at_backup, make_backup, unlock
from bansos_desktop.usecases.meter import Meter
from bansos_desktop.usecases.progress import UNWATCHED, Progress
from bansos_desktop.usecases.refusal import Refused

# Reading, unpacking and the proof of every page.
PASSES = 2
_UNOPENABLE = frozenset({"store.damaged", "store.missing", "keys.missing", "keys.damaged"})


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
    """The office that stands, as far as it can be opened: `facts` is None if it cannot."""

    key: bytes | None = field(repr=False)
    facts: Facts | None


def run(request: Request, *, now: datetime, progress: Progress = UNWATCHED) -> Restored:
    """Restore. Raises Refused and StoreError; what stood is then as it was.

    The data folder must be held and nobody may have it open.
    """
    folder = request.folder
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    moving_in.finish(folder)
    benches.clear_left(folder)
    with look_at_backup.opened(request.file) as backup:
        slot, key = _unlocked(backup, request.passphrase)
        standing = _standing(request, now) if files.holds_office(folder) else None
        if standing is not None and not request.replace:
            refuse_replacing(backup.manifest, standing.facts)
        with benches.bench(folder) as bench:
            make_backup.refuse_without_room(folder, backup.size, "backup.restore_full")
            meter = Meter(progress, backup.size * PASSES)
            backup.unpack(bench, meter.add)
            _prove(bench, key, backup, request.file, meter)
            session = _renew(bench, key, slot.user, now=now)
            kept = _keep(folder, standing, now=now, progress=progress)
            if files.PHOTOS not in backup.manifest.parts and (
                standing is None or standing.key != key
            ):
                (bench / moving_in.NO_PHOTOS).touch()
            moving_in.commit(bench, folder)
    moving_in.finish(folder)
    return Restored(session, key, backup.manifest, kept, slot.kind == keys.RECOVERY)


def refuse_replacing(manifest: Manifest, stands: Facts | None) -> None:
    """Raises Refused with what a person must know before an office is replaced."""
    theirs = manifest.facts.office_name
    if stands is None:
        raise Refused("backup.replaces")
    found = look_at_backup.compare(manifest, stands)
    if found.relation is Relation.OTHER:
        raise Refused("backup.other_office", theirs=theirs, ours=stands.office_name)
    if found.lost:
        made = f"{manifest.day:%d/%m/%Y}"
        raise Refused("backup.loses_work", made=made, count=str(found.lost))
    raise Refused("backup.replaces")


def _unlocked(backup: BackupFile, typed: str) -> tuple[keys.Slot, bytes]:
    """The slot that opens and the key of the backup, before anything large is unpacked."""
    found = keys.open_any(keys.slots_of_text(backup.keys_text()), typed)
    if found is None:
        raise unlock.why_not(typed, "backup.wrong_passphrase", "backup.wrong_code")
    return found


def _standing(request: Request, now: datetime) -> Standing:
    """The office that stands, by its own key or by the same passphrase.

    What cannot be opened by anybody is no reason to refuse: it is why backups are there.
    """
    key = request.standing_key
    try:
        if key is None:
            key = unlock.unlock(request.folder, request.passphrase, now=now).key
        store = Store.open_for_reading(request.folder, key)
    except StoreError as error:
        if error.code not in _UNOPENABLE:
            raise
        return Standing(None, None)
    except Refused as refusal:
        if refusal.code == "keys.wait":
            raise
        raise Refused("backup.unlock_first") from refusal
    try:
        return Standing(key, store.copies.facts())
    except MACHINE_ERRORS:
        return Standing(None, None)
    finally:
        store.close()


def _prove(bench: Path, key: bytes, backup: BackupFile, file: Path, meter: Meter) -> None:
    """The hashes were those of the manifest; now the pages, and that it tells of this office."""
    for name in (files.DATABASE, files.PHOTOS):
        if name in backup.manifest.parts:
            if faults_of_copy(bench / name, key):
                raise StoreError("backup.damaged", file=file.name)
            meter.add(backup.manifest.parts[name].bytes)
    store = Store.open_for_reading(bench, key)
    try:
        same = store.copies.facts() == backup.manifest.facts
    finally:
        store.close()
    if not same:
        raise StoreError("backup.damaged", file=file.name)


def _renew(bench: Path, key: bytes, user: str, *, now: datetime) -> Session:
    """Bring the office up to date, and let it go on as a laptop of its own."""
    store = Store.open(bench, key)
    try:
        before = unlock.session_of(store, user)
        session = replace(before, device=new_uid())
        with store.write(session.author, now=now, act="office.restore") as work:
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
        store = Store.open_for_reading(folder, standing.key)
        try:
            made = make_backup.keep(
                store, folder, now=now, reason=Reason.REPLACED, photos=True, progress=progress
            )
        except Refused as refusal:
            if refusal.code != "backup.copy_faulty":
                raise
        else:
            return made.path
        finally:
            store.close()
    aside = folder / files.BACKUPS / f"tidak-terbaca-{now.astimezone():%Y-%m-%d-%H%M%S}"
    moving_in.set_aside(folder, aside)
    return aside

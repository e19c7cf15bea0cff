"""The first start: a folder becomes an office's data, with its key, its user and its seed.

Data without its key is lost and a key without data is useless, so a start that is cut short must
leave either an office or nothing, and must be repeatable.
"""

from __future__ import annotations

import shutil
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from bansos_desktop.domain.ledger import Author
from bansos_desktop.domain.passphrase import check_passphrase
from bansos_desktop.domain.records import Kind
from bansos_desktop.domain.region import PROVINCE, regency_of
from bansos_desktop.domain.seed import SeedSet
from bansos_desktop.domain.session import Session
from bansos_desktop.domain.workflow import Role
from bansos_desktop.store import backup_notes, database, files, keys, moving_in
from bansos_desktop.store.errors import environment_code
from bansos_desktop.store.office import remember_device
from bansos_desktop.store.seed import apply_seed
from bansos_desktop.store.seed_files import read_seed
from bansos_desktop.store.store import Store
from bansos_desktop.store.unit_of_work import new_uid
from bansos_desktop.usecases.refusal import Refused


@dataclass(frozen=True, slots=True)
class NewOffice:
    """What the first start asks for."""

    region_code: str
    user: str
    role: Role
    passphrase: str = field(repr=False)


def run(
    folder: Path, seed_folder: Path, wanted: NewOffice, *, now: datetime, cost: keys.Cost
) -> Session:
    """Make the office's data in `folder`: all of it, or nothing is left behind.

    It is made in a folder inside, which a power cut leaves and the next start clears away.
    Raises Refused, and StoreError for a seed that is damaged.
    """
    user = " ".join(wanted.user.split())
    _clear_cut_short(folder)
    if files.holds_office(folder):
        raise Refused("store.exists", path=str(folder))
    if not user:
        raise Refused("user.name_missing")
    for wrong in check_passphrase(wanted.passphrase, wanted.passphrase):
        raise Refused(wrong.code, **dict(wrong.values))
    seed = read_seed(seed_folder)
    if not _is_office(wanted.region_code, seed):
        raise Refused("region.not_an_office", code=wanted.region_code)
    session = Session(new_uid(), user, wanted.role, wanted.region_code)
    made_folder, key = not folder.exists(), keys.new_key()
    workshop = folder / files.WORKSHOP
    _make_folder(folder)
    with ExitStack() as unless_whole:
        unless_whole.callback(_undo, folder, made_folder=made_folder)
        _make(workshop, session, seed, now=now, key=key)
        slot = keys.seal(key, user=user, secret=wanted.passphrase, cost=cost)
        keys.write_slots(workshop, (slot,))
        backup_notes.forget(folder)
        aside = folder / files.BACKUPS / f"foto-{now.astimezone():%Y-%m-%d-%H%M%S}"
        moving_in.put_photos_aside(folder, aside)
        _move_in(workshop, folder)
        unless_whole.pop_all()
    return session


def _make_folder(folder: Path) -> None:
    """The folder, closed to other users of a laptop; Refused where there can be none."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        if environment_code(error) is not None:
            raise
        raise Refused("folder.cannot_make", path=str(folder)) from error


def _make(folder: Path, session: Session, seed: SeedSet, *, now: datetime, key: bytes) -> None:
    """The database with its device, user and seed, closed and folded into one file."""
    folder.mkdir(parents=True, exist_ok=True)
    store = Store.create(folder, key)
    try:
        author = Author(session.device, session.user)
        with store.write(author, now=now, act="office.start") as work:
            work.put(
                Kind.DEVICE,
                session.device,
                {"office": session.region_code, "created_at": now.isoformat(timespec="seconds")},
            )
            remember_device(work.db, session.device)
            work.put(Kind.USER, new_uid(), {"name": session.user, "role": session.role.value})
            apply_seed(work, session.device, seed)
        store.checkpoint()
    finally:
        store.close()


def _clear_cut_short(folder: Path) -> None:
    """Remove what a start left that never came to its last step, the moving in of the database."""
    if (folder / files.WORKSHOP).is_dir() and not (folder / database.FILE_NAME).exists():
        shutil.rmtree(folder / files.WORKSHOP)
        (folder / keys.FILE_NAME).unlink(missing_ok=True)


def _move_in(workshop: Path, folder: Path) -> None:
    """Put the finished files in their place, the key first: without it the database is lost."""
    for name in (keys.FILE_NAME, database.FILE_NAME):
        (workshop / name).replace(folder / name)
    shutil.rmtree(workshop, ignore_errors=True)


def _is_office(code: str, seed: SeedSet) -> bool:
    """An office is the province or one of its kabupaten/kota, never a kecamatan."""
    known = {row["code"] for row in seed.sections.get("regions", ())}
    return code == PROVINCE or (code in known and code == regency_of(code))


def _undo(folder: Path, *, made_folder: bool) -> None:
    """Leave what was there before; only files that this start made are removed."""
    shutil.rmtree(folder / files.WORKSHOP, ignore_errors=True)
    for name in (keys.FILE_NAME, database.FILE_NAME):
        (folder / name).unlink(missing_ok=True)
    if made_folder:
        shutil.rmtree(folder, ignore_errors=True)

"""From a passphrase or a recovery key to the database key, with a wait that grows after wrong ones.

The wait stands on disk and is looked at before a guess is tried, so neither a restart nor a script
wins time by it. It holds up people; what holds up a stolen file is the cost of each key slot.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from bansos_desktop.domain.recovery_code import check_code, read_code, resembles_code
from bansos_desktop.domain.session import Session
from bansos_desktop.store import attempts, files, keys
from bansos_desktop.store.store import Store
from bansos_desktop.usecases.refusal import Refused


@dataclass(frozen=True, slots=True)
class Unlocked:
    """The key, whose slot it came from, and whether that was the one of the recovery key."""

    key: bytes = field(repr=False)
    user: str
    by_recovery: bool = False


def is_started(folder: Path) -> bool:
    """Whether `folder` holds an office's data."""
    return files.holds_office(folder)


def users(folder: Path) -> Sequence[str]:
    """Names whose passphrase opens the data, in the order they were added."""
    return [slot.user for slot in keys.read_slots(folder) if slot.kind == keys.PASSPHRASE]


def has_recovery(folder: Path) -> bool:
    """Whether a recovery key was made, and its paper would open the data."""
    return any(slot.kind == keys.RECOVERY for slot in keys.read_slots(folder))


def seconds_to_wait(folder: Path, now: datetime) -> int:
    """How long the next try must wait."""
    return attempts.seconds_left(folder, now)


def unlock(folder: Path, passphrase: str, *, now: datetime, user: str = "") -> Unlocked:
    """The key behind `passphrase`, which may be the recovery key; `user`, if named, must own it.

    Raises Refused (keys.wait, keys.wrong, recovery.…) and StoreError; a refusal changes no data.
    """
    if seconds := seconds_to_wait(folder, now):
        raise Refused("keys.wait", seconds=str(seconds))
    slots = [slot for slot in keys.read_slots(folder) if user in ("", slot.user)]
    found = keys.open_any(slots, passphrase)
    if found is None:
        attempts.note_failure(folder, now)
        has_one = any(slot.kind == keys.RECOVERY for slot in slots)
        raise why_not(passphrase, "keys.wrong", "recovery.wrong" if has_one else "recovery.none")
    slot, key = found
    attempts.forget(folder)
    return Unlocked(key, slot.user, slot.kind == keys.RECOVERY)


def why_not(typed: str, passphrase: str, code: str) -> Refused:
    """What to say of a text that opened nothing: its slip, or what fits what it was meant to be."""
    slip = check_code(typed) if resembles_code(typed) else None
    if slip is not None:
        return Refused(slip.code, **dict(slip.values))
    return Refused(code if read_code(typed) else passphrase)


def session_of(store: Store, user: str) -> Session:
    """Who `user` is in this store; Refused if nobody here is called so."""
    office = store.office.own()
    try:
        found = store.office.user(user)
    except LookupError as missing:
        raise Refused("user.unknown", name=user) from missing
    return Session(office.device, found.name, found.role, office.region_code)

"""From a passphrase to the database key, with a wait that grows after wrong ones.

The wait stands on disk and is looked at before a guess is tried, so neither a restart nor a script
wins time by it. It holds up people; what holds up a stolen file is the cost of each key slot.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from bansos_desktop.domain.session import Session
from bansos_desktop.store import attempts, files, keys
from bansos_desktop.store.store import Store
from bansos_desktop.usecases.refusal import Refused


@dataclass(frozen=True, slots=True)
class Unlocked:
    """The key, and whose slot it came from."""

    key: bytes
    user: str


def is_started(folder: Path) -> bool:
    """Whether `folder` holds an office's data."""
    return files.holds_office(folder)


def users(folder: Path) -> Sequence[str]:
    """Names whose passphrase opens the data, in the order they were added."""
    return [slot.user for slot in keys.read_slots(folder) if slot.kind == "passphrase"]


def seconds_to_wait(folder: Path, now: datetime) -> int:
    """How long the next try must wait."""
    return attempts.seconds_left(folder, now)


def unlock(folder: Path, passphrase: str, *, now: datetime, user: str = "") -> Unlocked:
    """The key behind `passphrase`; any user's slot is tried unless `user` names one.

    Raises Refused (keys.wait, keys.wrong) and StoreError; a refusal changes no data.
    """
    if seconds := seconds_to_wait(folder, now):
        raise Refused("keys.wait", seconds=str(seconds))
    for slot in keys.read_slots(folder):
        if user and slot.user != user:
            continue
        key = keys.unseal(slot, passphrase)
        if key is not None:
            attempts.forget(folder)
            return Unlocked(key, slot.user)
    attempts.note_failure(folder, now)
    raise Refused("keys.wrong")


def session_of(store: Store, user: str) -> Session:
    """Who `user` is in this store; Refused if nobody here is called so."""
    office = store.office.own()
    try:
        found = store.office.user(user)
    except LookupError as missing:
        raise Refused("user.unknown", name=user) from missing
    return Session(office.device, found.name, found.role, office.region_code)

"""What a command works at: the unlocked store, who is at it, and where it answers."""

from __future__ import annotations

import getpass
import json
import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TextIO

from bansos_desktop.domain.session import Session
from bansos_desktop.runtime.instance import Instance
from bansos_desktop.runtime.paths import Paths, checked_paths, default_paths
from bansos_desktop.store.store import Store
from bansos_desktop.usecases import unlock
from bansos_desktop.usecases.refusal import Refused

PASSPHRASE_VARIABLE = "BANSOS_SANDI"  # noqa: S105 - the name of a variable, not a secret

Reply = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Desk:
    """An open store and its user."""

    store: Store
    session: Session
    now: datetime

    @property
    def today(self) -> date:
        """The day as the office's calendar shows it."""
        return self.now.astimezone().date()


@contextmanager
def desk(paths: Paths, *, writing: bool) -> Iterator[Desk]:
    """Unlock the data of `paths`; only one writing program may have it at a time."""
    now = datetime.now(UTC)
    if not unlock.is_started(paths.data):
        raise Refused("store.missing", path=str(paths.data))
    unlocked = unlock.unlock(paths.data, ask_passphrase(), now=now)
    instance = Instance(paths.data)
    if writing:
        instance.claim(what="perintah", now=now)
    try:
        opener = Store.open if writing else Store.open_for_reading
        store = opener(paths.data, unlocked.key)
        try:
            yield Desk(store, unlock.session_of(store, unlocked.user), now)
        finally:
            store.close()
    finally:
        instance.release()


def paths_of(data: str | None) -> Paths:
    """The named data folder, or this user's own."""
    return checked_paths(data) if data else default_paths()


def ask_passphrase() -> str:
    """From the environment, or typed unseen; never from an argument, which others can see."""
    given = os.environ.get(PASSPHRASE_VARIABLE)
    if given:
        return given
    if not sys.stdin or not sys.stdin.isatty():
        raise Refused("keys.none_given")
    return getpass.getpass("Kata sandi: ")


def say(text: str, stream: TextIO | None = None) -> None:
    """One line to a person."""
    (stream or sys.stdout).write(f"{text}\n")


def reply(values: Reply) -> None:
    """Exactly one JSON object to a program."""
    say(json.dumps(values, ensure_ascii=False))

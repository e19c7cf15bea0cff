"""What a command works at: the unlocked store, who is at it, and what was asked about.

A command that writes needs the data folder to itself and is refused with the name of who has it;
one that only reads does not, unless an earlier version wrote the data. Connection and lock are
given back however the command ends.
"""

from __future__ import annotations

import getpass
import os
import sys
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from bansos_desktop.domain.quota import Pots
from bansos_desktop.domain.region import PROVINCE
from bansos_desktop.domain.session import Session
from bansos_desktop.runtime.instance import Instance
from bansos_desktop.runtime.logs import start_logging
from bansos_desktop.runtime.paths import Paths, checked_paths, default_paths
from bansos_desktop.store import bench, files, keys, moving_in
from bansos_desktop.store.store import Store
from bansos_desktop.usecases import list_quotas, open_office, unlock
from bansos_desktop.usecases.judge import Target
from bansos_desktop.usecases.refusal import Refused

PASSPHRASE_VARIABLE = "BANSOS_SANDI"  # noqa: S105 - the name of a variable, not a secret
NEW_VARIABLE = "BANSOS_SANDI_BARU"


@dataclass(frozen=True, slots=True)
class Desk:
    """An open store and its user, who may have come by the recovery key."""

    store: Store
    session: Session
    now: datetime
    by_recovery: bool = False

    @property
    def today(self) -> date:
        """The day as the office's calendar shows it."""
        return self.now.astimezone().date()

    def known_programme(self, code: str) -> str:
        """`code`, if there is such a programme; Refused with the known ones if not."""
        known = [programme.code for programme in self.store.reference.programmes()]
        if code not in known:
            raise Refused("programme.unknown", code=code, known=", ".join(known))
        return code

    def target(self, arguments: Namespace) -> Target:
        """The programme, year and stage that were asked for."""
        return Target(self.known_programme(arguments.program), arguments.tahun, arguments.tahap)

    def staged_target(self, arguments: Namespace, otherwise: str) -> Target:
        """The same, where a stage has to be named unless no quota of the year is of one."""
        target = self.target(arguments)
        if target.stage:
            return target
        pots = Pots(list_quotas.run(self.store, target.programme, target.year))
        if pots.is_empty or pots.has_stages:
            year = str(target.year)
            raise Refused("stage.not_named", programme=target.programme, year=year)
        return replace(target, stage=otherwise)

    def region(self, arguments: Namespace) -> str:
        """The region asked for, which must be an office's; this office's own if none was."""
        code = str(arguments.wilayah or self.session.region_code)
        offices = {region.code for region in self.store.regions.book().regencies}
        if code != PROVINCE and code not in offices:
            raise Refused("region.not_an_office", code=code)
        return code


@contextmanager
def desk(paths: Paths, *, writing: bool) -> Iterator[Desk]:
    """Unlock the data of `paths`; only one writing program may have it at a time."""
    now = datetime.now(UTC)
    if not unlock.is_started(paths.data):
        raise Refused("store.missing", path=str(paths.data))
    start_logging(paths.logs)
    move_in(paths, now)
    unlocked = unlock.unlock(paths.data, ask_passphrase(), now=now)
    instance = Instance(paths.data)
    try:
        if writing:
            instance.claim(what="perintah", now=now)
            bench.clear_left(paths.data)
            keys.clear_left(paths.data)
        store = _opened(paths, unlocked.key, now, writing=writing)
        try:
            session = unlock.session_of(store, unlocked.user)
            yield Desk(store, session, now, unlocked.by_recovery)
        finally:
            store.close()
    finally:
        instance.release()


def _opened(paths: Paths, key: bytes, now: datetime, *, writing: bool) -> Store:
    if writing:
        return open_office.open_store(paths.data, key, now=now)
    store = Store.open_for_reading(paths.data, key)
    if not store.copies.is_older():
        return store
    store.close()
    _bring_up_to_date(paths, key, now)
    return Store.open_for_reading(paths.data, key)


def _bring_up_to_date(paths: Paths, key: bytes, now: datetime) -> None:
    """Data of an earlier version cannot be read before it; Refused if another program is at it."""
    instance = Instance(paths.data)
    instance.claim(what="perintah", now=now)
    try:
        open_office.open_store(paths.data, key, now=now).close()
    finally:
        instance.release()


def move_in(paths: Paths, now: datetime) -> None:
    """Go on with a restore that a power cut stopped; Refused if another program is at it."""
    if not (paths.data / files.RESTORED).is_dir():
        return
    instance = Instance(paths.data)
    instance.claim(what="perintah", now=now)
    try:
        moving_in.finish(paths.data)
    finally:
        instance.release()


def paths_of(data: str | None) -> Paths:
    """The named data folder, or this user's own."""
    return checked_paths(data) if data else default_paths()


def ask_passphrase() -> str:
    """From the environment, or typed unseen; never from an argument, which others can see."""
    given = os.environ.get(PASSPHRASE_VARIABLE)
    return given or _typed("keys.none_given", "Kata sandi: ")[0]


def ask_new_passphrase() -> tuple[str, str]:
    """The new one and what was typed the second time; from the environment it stands only once."""
    given = os.environ.get(NEW_VARIABLE)
    if given:
        return given, given
    first, second = _typed("keys.no_new_given", "Kata sandi baru: ", "Ulangi kata sandi baru: ")
    return first, second


def _typed(none_given: str, *prompts: str) -> list[str]:
    """What somebody types unseen at a terminal; Refused with `none_given` where there is nobody."""
    if not sys.stdin or not sys.stdin.isatty():
        raise Refused(none_given)
    try:
        return [getpass.getpass(prompt) for prompt in prompts]
    except EOFError as error:
        raise Refused(none_given) from error

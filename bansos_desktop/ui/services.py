"""What the composition root gives every page: reading, writing, listening, looks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path

from bansos_desktop.domain.session import Session
from bansos_desktop.store.store import Store
from bansos_desktop.ui.bus import ChangeBus
from bansos_desktop.ui.door import Door
from bansos_desktop.ui.icons import IconSet
from bansos_desktop.ui.jobs import JobRunner
from bansos_desktop.ui.scope import Scope
from bansos_desktop.usecases import unlock


def utc_now() -> datetime:
    """This moment."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Folders:
    """Folders that pages name to use cases or show to people."""

    data: Path
    formats: Path
    seed: Path


@dataclass(frozen=True, slots=True)
class Services:
    """`store` only reads; `writer` is the one that writes; `readings` is for long reading."""

    store: Store
    writer: JobRunner
    readings: JobRunner
    bus: ChangeBus
    scope: Scope
    session: Session
    icons: IconSet
    folders: Folders
    now: Callable[[], datetime] = utc_now
    door: Door = field(default_factory=Door)

    def seconds_to_wait(self) -> int:
        """How long a passphrase cannot be tried, after wrong ones."""
        return unlock.seconds_to_wait(self.folders.data, self.now())

    def day(self) -> date:
        """Today, on the office's wall."""
        return self.now().astimezone().date()

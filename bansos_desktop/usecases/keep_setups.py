"""What this laptop remembers of newer setups: the exchange folder, and what was put off.

Both belong to the laptop and not to one of its users, so they are kept under no name.
"""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

from bansos_desktop.domain import program_version
from bansos_desktop.domain.program_version import Version
from bansos_desktop.domain.session import Session
from bansos_desktop.store.preferences import keep_preference
from bansos_desktop.store.store import Store

FOLDER_KEY = "folder_tukar"
LATER_KEY = "pemasang.nanti"
LAPTOP = ""


def exchange_folder(store: Store) -> Path | None:
    """The folder through which files come to this laptop; None if nobody has named one."""
    kept = store.preferences.get(LAPTOP, FOLDER_KEY)
    return Path(kept) if kept else None


def keep_exchange_folder(
    store: Store, session: Session, folder: Path | None, *, now: datetime
) -> None:
    """Remember it, or with None that there is none."""
    _keep(store, session, (FOLDER_KEY, str(folder) if folder else ""), now=now)


def is_put_off(store: Store, version: Version, today: date) -> bool:
    """Whether somebody wants to hear of this version another day."""
    return program_version.is_put_off(store.preferences.get(LAPTOP, LATER_KEY), version, today)


def put_off(
    store: Store, session: Session, version: Version, *, today: date, now: datetime
) -> None:
    """Say nothing more of this version today."""
    _keep(store, session, (LATER_KEY, program_version.put_off(version, today)), now=now)


def _keep(store: Store, session: Session, kept: tuple[str, str], *, now: datetime) -> None:
    key, value = kept
    with store.write(session.author, now=now, act="view.keep") as work:
        keep_preference(work, LAPTOP, key, value)

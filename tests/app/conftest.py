"""What the tests of the composition root share."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from bansos_desktop.store.store import Store
from bansos_desktop.usecases import make_backup
from tests.factories import NOW
from tests.ui.offices import (
    crowded_desk,
    crowded_office,
    desk,
    dressed,
    empty_office,
    icons,
    officer_desk,
    open_desk,
    opened_at,
    regency_office,
    regions,
)
from tests.ui.programs import own_hooks, start_root

__all__ = (
    "crowded_desk",
    "crowded_office",
    "desk",
    "dressed",
    "empty_office",
    "icons",
    "officer_desk",
    "open_desk",
    "own_hooks",
    "regency_office",
    "regions",
    "start_root",
)


@pytest.fixture
def data(tmp_path: Path, regency_office: Path) -> Path:
    """A field officer's data."""
    return Path(shutil.copytree(regency_office, tmp_path / "data"))


@pytest.fixture
def file(data: Path, tmp_path: Path) -> Path:
    """A backup of it."""
    store = Store.open_for_reading(data, opened_at(data).key)
    made = make_backup.run(store, data, tmp_path / "kukar.bansos", now=NOW)
    store.close()
    return made.path

"""What the store's tests share: a fast office that must add up when the test is done."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from bansos_desktop.domain.session import Session
from bansos_desktop.store.store import Store
from bansos_desktop.usecases import unlock
from tests.factories import NOW, PASSPHRASE, an_office
from tests.soundness import faults_of


@dataclass(frozen=True, slots=True)
class Office:
    """An open store with whose it is, where it lies, and its key."""

    store: Store
    session: Session
    folder: Path
    key: bytes


def open_office(folder: Path) -> Office:
    """A new office in `folder`, opened for writing."""
    session = an_office(folder)
    key = unlock.unlock(folder, PASSPHRASE, now=NOW).key
    return Office(Store.open(folder, key), session, folder, key)


@pytest.fixture
def broken(tmp_path: Path) -> Iterator[Office]:
    """An office that the test is going to break."""
    office = open_office(tmp_path / "rusak")
    yield office
    office.store.close()


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """An office that must add up after the test."""
    office = open_office(tmp_path / "data")
    yield office
    faults = faults_of(office.store)
    office.store.close()
    assert faults == []

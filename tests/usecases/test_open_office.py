"""Opening an office up to knowing who is at it."""

from __future__ import annotations

from pathlib import Path

import pytest

from bansos_desktop.domain.workflow import Role
from bansos_desktop.store import files
from bansos_desktop.store.errors import StoreError
from bansos_desktop.usecases import open_office
from bansos_desktop.usecases.refusal import Refused
from bansos_desktop.usecases.start_office import NewOffice
from tests.factories import CHEAP, NOW, PASSPHRASE, SEED

WANTED = NewOffice("64.02", "Siti", Role.FIELD_OFFICER, PASSPHRASE)


def test_the_first_time_opens_what_it_made(tmp_path: Path) -> None:
    made = open_office.for_the_first_time(tmp_path, SEED, WANTED, now=NOW, cost=CHEAP)

    again = open_office.with_passphrase(tmp_path, PASSPHRASE, now=NOW)

    assert made == again
    assert (made.session.user, made.session.role) == ("Siti", Role.FIELD_OFFICER)
    assert files.holds_office(tmp_path)


def test_the_key_reaches_no_log(tmp_path: Path) -> None:
    made = open_office.for_the_first_time(tmp_path, SEED, WANTED, now=NOW, cost=CHEAP)

    assert made.key.hex() not in repr(made)
    assert repr(made.key) not in repr(made)


def test_a_wrong_passphrase_opens_nothing(tmp_path: Path) -> None:
    open_office.for_the_first_time(tmp_path, SEED, WANTED, now=NOW, cost=CHEAP)

    with pytest.raises(Refused):
        open_office.with_passphrase(tmp_path, "salah-sandi", now=NOW)


def test_a_key_without_its_database_is_said_to_miss_it(tmp_path: Path) -> None:
    open_office.for_the_first_time(tmp_path, SEED, WANTED, now=NOW, cost=CHEAP)
    (tmp_path / files.DATABASE).unlink()

    with pytest.raises(StoreError) as refusal:
        open_office.with_passphrase(tmp_path, PASSPHRASE, now=NOW)
    assert refusal.value.code == "store.lost"

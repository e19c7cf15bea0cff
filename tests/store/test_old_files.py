"""Data that an earlier version of the program made opens, stands, and can take today's figures."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from bansos_desktop.domain.problems import Acceptor
from bansos_desktop.domain.records import Kind
from bansos_desktop.domain.session import Session
from bansos_desktop.store import database
from bansos_desktop.store.migrations import STEPS
from bansos_desktop.store.store import Store
from bansos_desktop.usecases import check_health, list_findings, sync_reference, unlock
from bansos_desktop.usecases.judge import Judge, Target
from bansos_desktop.usecases.record_recipient import Recorded, Request
from bansos_desktop.usecases.record_recipient import run as record
from tests.factories import NOW, PASSPHRASE, SEED, TODAY, a_draft
from tests.soundness import faults_of, raw, rows_of
from tests.store.conftest import open_office

OLD_FILES = Path(__file__).resolve().parents[1] / "old_files"
VERSIONS = sorted(folder.name for folder in OLD_FILES.iterdir() if folder.is_dir())
PEOPLE = 31
SEED_OF = {"v1": 1, "v2": 2, "v3": 3, "v4": 3, "v5": 4}


@pytest.fixture(params=VERSIONS)
def version(request: pytest.FixtureRequest) -> str:
    """Which old file: its number is that of its reference set too."""
    return str(request.param)


@pytest.fixture
def old(version: str, tmp_path: Path) -> Iterator[tuple[Store, Session]]:
    """A copy of an old office, opened by this program."""
    folder = tmp_path / "data"
    shutil.copytree(OLD_FILES / version, folder)
    unlocked = unlock.unlock(folder, PASSPHRASE, now=NOW)
    store = Store.open(folder, unlocked.key)
    yield store, unlock.session_of(store, unlocked.user)
    store.close()


def schema(store: Store) -> list[tuple[object, ...]]:
    return rows_of(store, "select type, name, tbl_name, sql from sqlite_master order by type, name")


def test_everybody_and_every_entry_stands(old: tuple[Store, Session]) -> None:
    store, _session = old

    assert store.recipients.count() == PEOPLE
    assert rows_of(store, "select count(*) from listing") == [(PEOPLE,)]
    assert rows_of(store, "select sum(people) from quota_use") == [(PEOPLE,)]
    people = "select count(distinct record), count(*) from ledger where kind = ?"
    assert rows_of(store, people, Kind.PERSON.value) == [(PEOPLE, PEOPLE + 1)]
    assert faults_of(store) == []
    assert all(check.ok for check in check_health.run(store))
    assert rows_of(store, "select count(*) from search where search match 'a*'")[0][0] > 0


def test_the_schema_is_that_of_a_new_store(old: tuple[Store, Session], tmp_path: Path) -> None:
    store, _session = old
    fresh = open_office(tmp_path / "baru")

    assert schema(store) == schema(fresh.store)
    assert STEPS.pending(raw(store)) == []
    fresh.store.close()


def test_an_old_file_is_only_brought_up_to_date_once(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    shutil.copytree(OLD_FILES / VERSIONS[0], folder)
    key = unlock.unlock(folder, PASSPHRASE, now=NOW).key
    first = Store.open(folder, key)
    before = schema(first)
    first.close()

    again = Store.open_for_reading(folder, key)

    assert schema(again) == before
    assert (folder / database.FILE_NAME).is_file()
    again.close()


def test_rules_of_the_old_set_are_weighed_as_the_catalogue_says(
    old: tuple[Store, Session], version: str
) -> None:
    store, _session = old
    seed = store.reference.seed()
    assert seed is not None
    assert seed.version == SEED_OF[version]

    rules = store.reference.rules("UEP", 2025, TODAY)
    judge = Judge(store, Target("UEP", 2025, "murni"), office="64", today=TODAY)
    found = {one.code: one for one in judge.check_typed(a_draft(900, desil=9))}

    assert rules.number("desil_block_min") == 5
    assert found["desil.too_high"].acceptor is Acceptor.OPERATOR


def test_work_goes_on_with_the_old_figures(old: tuple[Store, Session]) -> None:
    store, session = old

    outcome = record(
        store, session, Request(Target("UEP", 2025, "murni"), a_draft(900)), now=NOW, today=TODAY
    )

    assert isinstance(outcome, Recorded)
    list_findings.run(store, "UEP", 2025, office="64", today=TODAY)
    assert faults_of(store) == []


def test_todays_figures_are_offered_and_can_be_taken(
    old: tuple[Store, Session], version: str
) -> None:
    store, session = old

    offered = sync_reference.newer_shipped(store, SEED)
    comparison = sync_reference.look(store, SEED)
    sync_reference.apply(store, session, comparison, now=NOW)

    shipped = comparison.seed.version
    assert offered == (None if SEED_OF[version] == shipped else shipped)
    seed = store.reference.seed()
    assert seed is not None
    assert seed.version == shipped
    assert sync_reference.newer_shipped(store, SEED) is None
    assert store.reference.rules("UEP", 2025, TODAY).number("desil_age_max") == 4
    assert store.reference.codes("dokumen")
    assert store.reference.package("minuman")
    assert store.recipients.count() == PEOPLE
    assert faults_of(store) == []

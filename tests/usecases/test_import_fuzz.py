"""Spoilt files: a clear refusal or an import that adds up, never a crash, never half of one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random

import pytest

from bansos_desktop.store.store import Store
from bansos_desktop.usecases import apply_import, unlock
from bansos_desktop.usecases.plan_import import ImportPlan
from bansos_desktop.usecases.refusal import Refused
from bansos_desktop.workbook.errors import WorkbookError
from tests.factories import NOW, PASSPHRASE, an_office
from tests.sheets.mutate import mutated
from tests.sheets.quirks import QUIRKS, build
from tests.soundness import dump, faults_of
from tests.usecases.conftest import Office

FILES, GROUPS = 1_200, 12
EVERY = 20
# Mutations of these would only take time.
DEAR = {"styled_empty_rows", "columns_250", "mixed_american_excel"}


@pytest.fixture(scope="module")
def sheets(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[str, bytes]]:
    """Every quirk's file, with the name its sender gave it."""
    folder = tmp_path_factory.mktemp("lembar")
    made = [build(name, folder, 1) for name in QUIRKS if name not in DEAR]
    return [(sheet.path.name, sheet.path.read_bytes()) for sheet in made]


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """One office for all spoilt files."""
    folder = tmp_path_factory.mktemp("kantor") / "data"
    session = an_office(folder, region_code="64.02")
    key = unlock.unlock(folder, PASSPHRASE, now=NOW).key
    office = Office(Store.open(folder, key), session, folder, key)
    yield office
    faults = faults_of(office.store) + office.store.integrity_faults()
    office.store.close()
    assert faults == []


def plan_of(office: Office, path: Path) -> ImportPlan | str:
    """The plan, or the sentence with which the file is refused."""
    try:
        return office.plan(path)
    except (WorkbookError, Refused) as refusal:
        return refusal.message


def add_up(plan: ImportPlan) -> None:
    """Every row has one outcome, and everything said about it is a sentence."""
    assert plan.counts.adds_up
    assert plan.counts.rows_read == len(plan.rows)
    for row in plan.rows:
        assert all(problem.message for problem in row.problems)
        assert row.is_taken or row.problems, "a row is left out and nothing is said"
    assert all(question.message for question in plan.questions)


def take(office: Office, plan: ImportPlan) -> None:
    """Rehearse and import: all of it or nothing."""
    before = dump(office.store)
    office.take(plan, rehearse=True)
    assert dump(office.store) == before

    done = office.take(plan)

    people = len(dump(office.store)["proposal"]) - len(before["proposal"])
    assert (people, done.counts) == (plan.counts.created, plan.counts)
    assert faults_of(office.store) == []


def spoil(number: int, sheets: Sequence[tuple[str, bytes]], folder: Path) -> Path:
    """The spoilt file of this number, the same in every run."""
    rng = Random(number)
    name, content = sheets[rng.randrange(len(sheets))]
    path = folder / f"{number} {name}"
    path.write_bytes(mutated(content, rng))
    return path


@pytest.mark.parametrize("group", range(GROUPS))
def test_a_spoilt_file_is_refused_or_imported_whole(
    group: int, shared: Office, sheets: list[tuple[str, bytes]], tmp_path: Path
) -> None:
    planned = 0
    for number in range(group, FILES, GROUPS):
        plan = plan_of(shared, spoil(number, sheets, tmp_path))
        if isinstance(plan, str):
            assert plan
            continue
        planned += 1
        add_up(plan)
        if number // GROUPS % EVERY == 0:
            take(shared, plan)

    assert planned > FILES // GROUPS // 5


def test_the_refused_rows_of_a_spoilt_file_go_back_to_the_sender(
    shared: Office, sheets: list[tuple[str, bytes]], tmp_path: Path
) -> None:
    written = 0
    for number in range(0, FILES, 6):
        plan = plan_of(shared, spoil(number, sheets, tmp_path))
        if not isinstance(plan, str) and plan.counts.rejected:
            target = tmp_path / f"{number} tolak.xlsx"
            written += bool(apply_import.write_rejected_rows(plan, target)) and target.is_file()

    assert written > FILES // 60

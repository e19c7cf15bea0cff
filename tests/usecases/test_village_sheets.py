"""Every quirk of a village's spreadsheet, read and held against the truth about it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from tests.sheets.floors import SHORT
from tests.sheets.quirks import QUIRKS, SEEN, build
from tests.sheets.score import SEEDS, Reader, readers, score_quirk
from tests.usecases.conftest import MakeOffice


@pytest.fixture(scope="module")
def offices(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Mapping[str, Reader]]:
    """The province's office and three of kabupaten; nothing is ever written into them."""
    with readers(tmp_path_factory.mktemp("kantor")) as opened:
        yield opened


@pytest.mark.parametrize("name", QUIRKS)
def test_a_quirk_is_read_as_a_careful_person_would(
    name: str, offices: Mapping[str, Reader], tmp_path: Path
) -> None:
    score = score_quirk(name, tmp_path, offices)

    floor = SHORT.get(name)
    assert floor.holds(score) if floor else score.is_perfect, "\n".join(score.notes[:12])


def test_every_kind_of_sheet_that_was_seen_has_a_quirk_and_every_quirk_was_seen() -> None:
    made = {seen: [q for q in QUIRKS if q.startswith(starts)] for seen, starts in SEEN.items()}

    assert [seen for seen, quirks in made.items() if not quirks] == []
    assert set(QUIRKS) - {name for quirks in made.values() for name in quirks} == set()
    assert [name for name, change in QUIRKS.items() if not change.__doc__] == []


def test_only_known_quirks_fall_short() -> None:
    assert set(SHORT) <= set(QUIRKS)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_sheet_is_made_the_same_from_the_same_seed(tmp_path: Path, seed: int) -> None:
    first, again = (build("csv_with_commas", tmp_path / name, seed) for name in "ab")

    assert first.path.read_bytes() == again.path.read_bytes()
    assert first.truth == again.truth


def test_every_sheet_a_second_time_changes_nobody(make_office: MakeOffice, tmp_path: Path) -> None:
    office = make_office(region_code="64.02")
    for name in QUIRKS:
        sheet = build(name, tmp_path, 5)
        if sheet.truth.nobody or name in SHORT:
            continue
        first = office.take(office.plan(sheet.path))

        again = office.plan(sheet.path)

        assert (again.counts.created, again.counts.updated) == (0, 0), name
        assert again.counts.rejected == first.counts.rejected, name
        assert again.seen_before == first.batch, name

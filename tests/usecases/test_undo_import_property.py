"""Whatever came between: taking all imports back, newest first, leaves what the imports found."""

from __future__ import annotations

from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bansos_desktop.domain.records import FIELDS, Kind
from bansos_desktop.store.unit_of_work import new_uid
from bansos_desktop.usecases import list_imports, undo_act, undo_import
from bansos_desktop.usecases.refusal import Refused
from tests.factories import NOW, a_draft, a_row
from tests.soundness import faults_of, rows_of
from tests.usecases.conftest import MakeOffice, Office

ROWS = st.lists(
    st.tuples(st.integers(1, 4), st.sampled_from(("", "Jalan Satu 1", "Jalan Dua 2"))),
    min_size=1,
    max_size=4,
    unique_by=lambda row: row[0],
)
STORY = st.lists(st.one_of(ROWS, st.sampled_from(("undo", "redo"))), min_size=1, max_size=6)


def standing(office: Office) -> list[list[tuple[object, ...]]]:
    return [
        rows_of(
            office.store,
            f"select uid, {', '.join(FIELDS[kind])} from {kind} where deleted = 0 order by uid",
        )
        for kind in (Kind.PERSON, Kind.PROPOSAL)
    ]


def take_back(office: Office, batch: str) -> None:
    """As a person would, who is told when nothing of it can go back."""
    code = ""
    try:
        undo_import.run(office.store, office.session, batch, now=NOW)
    except Refused as refusal:
        code = refusal.code
    assert code in ("", "undo.nothing")


def play(office: Office, folder: Path, part: list[tuple[int, str]] | str) -> None:
    """One import, or the newest that stands taken back, or the newest of all done again."""
    lines = list_imports.run(office.store)
    if isinstance(part, list):
        rows = [a_row(serial, alamat=address) for serial, address in part]
        office.take_rows(folder / f"{new_uid()}.xlsx", rows)
    elif part == "undo":
        for line in [line for line in lines if not line.undone][:1]:
            take_back(office, line.batch)
    elif lines and lines[0].undone:
        undo_act.run(office.store, office.session, lines[0].undone, now=NOW)


@settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(story=STORY, recorded=st.sets(st.integers(1, 3), max_size=2))
def test_taking_imports_back_in_turn_gives_what_they_found(
    make_office: MakeOffice,
    tmp_path: Path,
    story: list[list[tuple[int, str]] | str],
    recorded: set[int],
) -> None:
    office = make_office(f"data-{new_uid()}")
    for serial in sorted(recorded):
        office.record(a_draft(serial))
    before = standing(office)

    for part in story:
        play(office, tmp_path, part)
        assert faults_of(office.store) == []
    for line in list_imports.run(office.store):
        if not line.undone:
            take_back(office, line.batch)

    assert standing(office) == before

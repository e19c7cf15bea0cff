"""The schema as it stands, kept as a file for readers; BANSOS_WRITE_SCHEMA=1 writes it anew."""

from __future__ import annotations

import os

from bansos_desktop.domain.records import FIELDS, Kind
from bansos_desktop.domain.seed import SECTIONS
from bansos_desktop.store.migrations import STEPS, step_names
from tests.factories import ROOT
from tests.soundness import raw, rows_of
from tests.store.conftest import Office

SCHEMA = ROOT / "bansos_desktop" / "store" / "schema.sql"
HEADING = "-- What the steps of migrations.py add up to. Written by a test; for reading only.\n"
# Made by sqlite-utils and by the search, whose tables are not ours to declare.
NOT_OURS = ("_sqlite_migrations", "search")


def statements(office: Office) -> str:
    """The schema in the order it was made, without the search's shadow tables."""
    found = rows_of(
        office.store,
        """select sql from sqlite_master where sql is not null
        and tbl_name <> '_sqlite_migrations'
        and name not in (select name from pragma_table_list where type = 'shadow')
        order by rowid""",
    )
    return HEADING + "".join(f"\n{row[0]};\n" for row in found)


def test_the_schema_file_is_what_the_steps_add_up_to(office: Office) -> None:
    text = statements(office)

    if os.environ.get("BANSOS_WRITE_SCHEMA") == "1":
        SCHEMA.write_text(text, encoding="utf-8", newline="\n")

    assert SCHEMA.read_text(encoding="utf-8") == text, "run this test with BANSOS_WRITE_SCHEMA=1"


def test_every_table_is_strict(office: Office) -> None:
    loose = [
        name
        for _schema, name, kind, _columns, _without_rowid, strict in rows_of(
            office.store, "pragma table_list"
        )
        if kind == "table" and not strict and not name.startswith(("sqlite_", *NOT_OURS))
    ]

    assert loose == []


def test_every_kind_of_record_has_a_table_with_its_fields(office: Office) -> None:
    for kind in Kind:
        columns = [row[1] for row in rows_of(office.store, f"pragma table_info({kind})")]
        assert sorted(columns) == sorted(["id", "uid", *FIELDS[kind], "deleted", "rev"])


def test_every_section_of_a_seed_has_a_table_with_its_columns(office: Office) -> None:
    for section in SECTIONS.values():
        columns = {row[1] for row in rows_of(office.store, f"pragma table_info({section.table})")}
        assert columns == set(section.columns)


def test_a_new_store_has_taken_every_step(office: Office) -> None:
    db = raw(office.store)

    assert STEPS.pending(db) == []
    assert {step.name for step in STEPS.applied(db)} == step_names()


def test_a_proposal_needs_its_person(office: Office) -> None:
    keys = rows_of(office.store, "pragma foreign_key_list(proposal)")

    assert [(row[2], row[3], row[4]) for row in keys] == [("person", "person", "uid")]
    assert rows_of(office.store, "pragma foreign_key_check") == []

"""Putting a reference set into the store: each section it brings replaces the old one whole."""

from __future__ import annotations

from bansos_desktop.domain.changes import Topic
from bansos_desktop.domain.ledger import Value
from bansos_desktop.domain.records import Kind
from bansos_desktop.domain.seed import SECTIONS, Row, Section, SeedSet
from bansos_desktop.store.reference import SEED_RECORD
from bansos_desktop.store.unit_of_work import UnitOfWork


def apply_seed(work: UnitOfWork, device: str, seed: SeedSet) -> None:
    """Replace the sections that `seed` has; what the office entered is not touched."""
    for name, rows in seed.sections.items():
        _replace(work, SECTIONS[name], rows)
    work.put(
        Kind.REFERENCE,
        f"{device}-{SEED_RECORD}",
        {"version": seed.version, "title": seed.title, "sha256": seed.sha256},
    )
    work.touch(Topic.REFERENCE | Topic.QUOTAS | Topic.RECIPIENTS)
    if "regions" in seed.sections:
        with work.bulk():
            pass  # names of villages stand in the list; the rebuild takes the new ones


def _replace(work: UnitOfWork, section: Section, rows: tuple[Row, ...]) -> None:
    """Rows that the set no longer has are gone afterwards: a set is a whole."""
    marks = ", ".join("?" * len(section.columns))
    work.db.execute(f"delete from {section.table}")
    work.db.conn.executemany(
        f"insert into {section.table} ({', '.join(section.columns)}) values ({marks})",
        [_typed(section, row) for row in rows],
    )


def _typed(section: Section, row: Row) -> list[Value]:
    """A row with its numbers as numbers; an empty optional one is NULL."""
    numbers = {*section.numbers, *section.optional_numbers}
    return [
        (int(row[column]) if row[column] else None) if column in numbers else row[column]
        for column in section.columns
    ]

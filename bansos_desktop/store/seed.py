"""Putting a reference set into the store: each section it brings replaces the old one whole.

Only the letters of the province do not: a new one replaces the figures it speaks of.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass

from bansos_desktop.domain.changes import Topic
from bansos_desktop.domain.ledger import Value
from bansos_desktop.domain.records import Kind
from bansos_desktop.domain.seed import (
    LETTERS,
    SECTIONS,
    Row,
    Section,
    SeedSet,
    figures_text,
    seal_of,
    with_letters,
)
from bansos_desktop.store.reference import SEALS, ReferenceReader
from bansos_desktop.store.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Move:
    """Fields of a record that a set changes, because a region has another code from now on."""

    kind: Kind
    uid: str
    values: dict[str, Value]


def apply_seed(work: UnitOfWork, device: str, seed: SeedSet, moves: Iterable[Move] = ()) -> None:
    """Take what `seed` has and write `moves`; what the office entered is not touched otherwise."""
    state: dict[str, Value] = {"version": seed.version, "title": seed.title, "sha256": seed.sha256}
    for name, rows in seed.sections.items():
        standing = rows
        if name == LETTERS:
            standing = with_letters(ReferenceReader(work.db).section(LETTERS), rows)
            state["figures"] = figures_text(standing)
        _replace(work, SECTIONS[name], standing)
    _seal(work, seed.sections)
    work.put(Kind.REFERENCE, f"{device}-{seed.line}", state)
    work.touch(Topic.REFERENCE | Topic.QUOTAS | Topic.RECIPIENTS)
    if "regions" in seed.sections:
        with work.bulk():  # names of villages stand in the list; the rebuild takes the new ones
            for move in moves:
                work.put(move.kind, move.uid, move.values)


def stand_by_record(work: UnitOfWork) -> None:
    """Let the figures of letters be again those that their record names, which was taken back."""
    _replace(work, SECTIONS[LETTERS], ReferenceReader(work.db).letter_figures() or ())
    _seal(work, [LETTERS])
    work.touch(Topic.REFERENCE | Topic.QUOTAS | Topic.RECIPIENTS)


def _seal(work: UnitOfWork, names: Iterable[str]) -> None:
    """Note what the tables hold now, so that a change past the program shows.

    What this set does not bring keeps its seal, or an alteration of it would be sealed as well.
    """
    reader = ReferenceReader(work.db)
    seals = dict(reader.seals())
    for name in {*names, *(SECTIONS.keys() - seals.keys())}:
        section = SECTIONS[name]
        seals[name] = (list(section.columns), seal_of(section, reader.section(name)))
    work.db.execute(
        """insert into own_fact (key, value) values (?, ?)
        on conflict (key) do update set value = excluded.value""",
        [SEALS, json.dumps(seals)],
    )


def _replace(work: UnitOfWork, section: Section, rows: tuple[Row, ...]) -> None:
    """Rows that are no longer there are gone: a set is a whole."""
    work.db.execute(f"delete from {section.table}")
    marks = ", ".join("?" * len(section.columns))
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

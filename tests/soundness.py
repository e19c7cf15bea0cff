"""What must hold of a store after every scenario, and ways to look at it from outside."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sqlite_utils import Database

from bansos_desktop.domain.records import FIELDS, Kind
from bansos_desktop.store import database
from bansos_desktop.store.store import Store

Row = tuple[Any, ...]


def raw(store: Store) -> Database:
    """The connection behind a store, for a test that must look or break past its readers."""
    return store._db


def second_connection(folder: Path, key: bytes) -> Database:
    """Another connection to the same data, as another program would have."""
    return database.open_for_writing(folder / database.FILE_NAME, key)


def rows_of(store: Store, statement: str, *values: object) -> list[Row]:
    """What a statement gives."""
    return list(raw(store).execute(statement, list(values)).fetchall())


def tables(store: Store) -> list[str]:
    """Every table, the shadow tables of the search among them."""
    found = rows_of(store, "select name from sqlite_master where type = 'table' order by name")
    return [row[0] for row in found if not row[0].startswith("sqlite_")]


def dump(store: Store) -> dict[str, list[Row]]:
    """Everything in the store: all rows of all tables, and the schema."""
    content = {
        name: rows_of(store, f"select * from {name} order by 1, 2") for name in tables(store)
    }
    return content | {"": rows_of(store, "select type, name, sql from sqlite_master order by 1, 2")}


def faults_of(store: Store) -> list[str]:
    """What does not add up: chains, tables, and the ledger added up by this test itself."""
    faults = [f"{fault.what} {fault.where}" for fault in store.ledger.chain_faults()]
    faults += [f"{fault.what} {fault.where}" for fault in store.ledger.table_faults()]
    for kind in Kind:
        fields = ", ".join(FIELDS[kind])
        stands = rows_of(store, f"select uid, rev, deleted, {fields} from {kind} order by uid")
        if list(store.ledger.added_up(kind)) != stands:
            faults.append(f"{kind} is not what the ledger adds up to")
    entries = rows_of(store, "select device, count(*), max(number) from ledger group by device")
    faults += [f"{device} has gaps" for device, count, last in entries if count != last]
    return faults

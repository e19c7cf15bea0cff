"""Opening the encrypted file: key, pragmas, schema, and what a newer or damaged file means."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import cast

import sqlcipher3.dbapi2 as sqlcipher
from sqlite_utils import Database

from bansos_desktop.store.errors import StoreError, environment_code
from bansos_desktop.store.migrations import STEPS

FILE_NAME = "bansos.db"
KEY_BYTES = 32

# WAL lets screens read while the writer writes; FULL because offices lose power.
_PRAGMAS = (
    "pragma journal_mode = wal",
    "pragma synchronous = full",
    "pragma foreign_keys = on",
    "pragma temp_store = memory",
    "pragma trusted_schema = off",
    "pragma cache_size = -16000",
    "pragma busy_timeout = 5000",
)


def create(path: Path, key: bytes) -> Database:
    """A new, empty, encrypted database with the present schema; FileExistsError if one stands."""
    if path.exists():
        raise FileExistsError(path)
    db = _connect(path, key)
    STEPS.apply(db)
    return db


def open_for_writing(path: Path, key: bytes) -> Database:
    """The database at `path`, brought up to the present schema.

    Raises StoreError: store.missing, store.newer, store.damaged (which a wrong key looks like).
    """
    if not path.is_file():
        raise StoreError("store.missing", path=str(path))
    db = _connect(path, key)
    _refuse_newer(db)
    STEPS.apply(db)
    return db


def open_for_reading(path: Path, key: bytes) -> Database:
    """A connection on which every write fails, for screens."""
    if not path.is_file():
        raise StoreError("store.missing", path=str(path))
    db = _connect(path, key)
    db.execute("pragma query_only = on")
    return db


def _connect(path: Path, key: bytes) -> Database:
    if len(key) != KEY_BYTES:
        raise ValueError("a database key has 32 bytes")
    # sqlcipher3 speaks sqlite3's interface but ships no types.
    connection = cast(sqlite3.Connection, sqlcipher.connect(str(path), isolation_level=None))
    try:
        connection.execute(f"pragma key = \"x'{key.hex()}'\"")
        for pragma in _PRAGMAS:
            connection.execute(pragma)
        connection.execute("select count(*) from sqlite_master").fetchone()
    except sqlcipher.Error as error:
        connection.close()
        raise StoreError(environment_code(error) or "store.damaged") from error
    return Database(connection, execute_plugins=False)


def _refuse_newer(db: Database) -> None:
    known = {step.name for step in STEPS.applied(db)} | {step.name for step in STEPS.pending(db)}
    ours = {step.name for step in STEPS.pending(Database(memory=True))}
    if known - ours:
        db.close()
        raise StoreError("store.newer")

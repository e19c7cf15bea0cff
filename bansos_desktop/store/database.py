"""Opening the encrypted file: key, pragmas, schema, and what a newer or damaged file means."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import cast

import sqlcipher3.dbapi2 as sqlcipher
from sqlite_utils import Database

from bansos_desktop.store import files
from bansos_desktop.store.errors import StoreError, code_at
from bansos_desktop.store.migrations import STEPS, step_names

FILE_NAME = files.DATABASE
KEY_BYTES = 32

# Screens read while the writer writes. It is written into the file, so only a writer sets it.
WAL = "pragma journal_mode = wal"
# FULL because offices lose power.
_PRAGMAS = (
    "pragma synchronous = full",
    "pragma foreign_keys = on",
    "pragma temp_store = memory",
    "pragma trusted_schema = off",
    "pragma cache_size = -64000",
    "pragma busy_timeout = 5000",
)


def create(path: Path, key: bytes) -> Database:
    """A new, empty, encrypted database with the present schema; FileExistsError if one stands."""
    if path.exists():
        raise FileExistsError(path)
    db = connect(path, key)
    with closed_on_error(db):
        db.execute(WAL)
        STEPS.apply(db)
    return db


def open_for_writing(path: Path, key: bytes) -> Database:
    """The database at `path`, brought up to the present schema.

    Raises StoreError: store.missing, store.lost (its keys are there), store.newer, store.damaged
    (which a wrong key looks like).
    """
    db = _open(path, key)
    with closed_on_error(db):
        db.execute(WAL)
        STEPS.apply(db)
    return db


def open_for_reading(path: Path, key: bytes) -> Database:
    """A connection on which every write fails, for screens; refuses what writing refuses."""
    db = _open(path, key)
    with closed_on_error(db):
        db.execute("pragma query_only = on")
    return db


@contextmanager
def immediate(db: Database) -> Iterator[None]:
    """One transaction that has the write lock before it reads, so that nothing read goes stale.

    RuntimeError inside another: two chains of one device would grow from the same entry.
    """
    if db.conn.in_transaction:
        raise RuntimeError("a transaction is already open on this connection")
    with ExitStack() as unless_kept:
        # Does nothing where SQLite rolled back by itself, as it may on a full disk.
        unless_kept.callback(db.conn.rollback)
        db.conn.execute("begin immediate")
        yield
        db.conn.execute("commit")
        unless_kept.pop_all()


def _open(path: Path, key: bytes) -> Database:
    """An existing database that is ours; an empty file would else become an empty office."""
    if not path.is_file():
        is_lost = path.with_name(files.KEYS).exists()
        raise StoreError("store.lost" if is_lost else "store.missing", path=str(path.parent))
    db = connect(path, key)
    with closed_on_error(db):
        _refuse_foreign(db)
    return db


@contextmanager
def closed_on_error(db: Database) -> Iterator[None]:
    """Windows cannot remove or replace a file that a forgotten connection holds open."""
    with ExitStack() as unless_fine:
        unless_fine.callback(db.close)
        yield
        unless_fine.pop_all()


def connect(path: Path, key: bytes) -> Database:
    """A keyed connection; nothing but reading the first page proves that the key is right."""
    if len(key) != KEY_BYTES:
        raise ValueError("a database key has 32 bytes")
    # sqlcipher3 speaks sqlite3's interface but ships no types.
    connection = cast(sqlite3.Connection, sqlcipher.connect(str(path), isolation_level=None))
    try:
        # A wrong key is our message to tell, not the cipher's on the terminal.
        connection.execute("pragma cipher_log_level = none")
        connection.execute(f"pragma key = \"x'{key.hex()}'\"")
        for pragma in _PRAGMAS:
            connection.execute(pragma)
        connection.execute("select count(*) from sqlite_master").fetchone()
    except sqlcipher.Error as error:
        connection.close()
        raise StoreError(code_at(error, path.parent) or "store.damaged") from error
    return Database(connection, execute_plugins=False)


def _refuse_foreign(db: Database) -> None:
    """Steps we do not know were taken by a newer program; none at all means it was no office."""
    taken = {step.name for step in STEPS.applied(db)}
    if not taken:
        raise StoreError("store.damaged")
    if taken - step_names():
        raise StoreError("store.newer")

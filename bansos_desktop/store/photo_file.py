"""The second encrypted file: the bytes of photos, each under the hash of its content.

Apart from the main file, so that this one stays small enough to copy often. It is opened when the
first photo is asked for; an office without photos has no such file.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from sqlite_utils import Database

from bansos_desktop.store import database, files
from bansos_desktop.store.errors import StoreError
from bansos_desktop.store.page_copy import Watch, copy_pages

VERSION = 1
_SCHEMA = """
create table if not exists content (
    id integer primary key, sha256 text not null unique, bytes blob not null
) strict
"""


class PhotoFile:
    """Belongs to the thread of its store. What is kept is kept for good: bytes never change."""

    def __init__(self, folder: Path, key: bytes, *, writing: bool) -> None:
        self._path = folder / files.PHOTOS
        self.key = key
        self._writing = writing
        self._db: Database | None = None

    def keep(self, content: bytes) -> str:
        """Keep bytes durably, before the record that names them is; their hash.

        Where bytes of this hash stand already, but damaged, these take their place.
        """
        digest = hashlib.sha256(content).hexdigest()
        db = self._opened()
        if db is None:
            raise StoreError("store.read_only")
        with database.immediate(db):
            stands = db.execute("select bytes = ? from content where sha256 = ?", [content, digest])
            same = stands.fetchone()
            if same is None:
                db.execute("insert into content (sha256, bytes) values (?, ?)", [digest, content])
            elif not same[0]:
                db.execute("update content set bytes = ? where sha256 = ?", [content, digest])
        return digest

    def content(self, sha256: str) -> bytes | None:
        """The bytes of that hash, or None if they are not here."""
        db = self._opened()
        if db is None:
            return None
        row = db.execute("select bytes from content where sha256 = ?", [sha256]).fetchone()
        return bytes(row[0]) if row else None

    def size(self) -> int:
        """Bytes of the file as it lies there; 0 without photos."""
        return self._path.stat().st_size if self._path.is_file() else 0

    def copy_to(self, target: Path, watch: Watch) -> int:
        """All photos as a file of its own, and how many; without photos there is no copy."""
        db = self._opened() if self._path.is_file() else None
        if db is None:
            return 0
        copy_pages(db, target, self.key, watch)
        return int(db.execute("select count(*) from content").fetchone()[0])

    def checkpoint(self) -> None:
        """Fold the write-ahead log into the file."""
        if self._db is not None:
            self._db.execute("pragma wal_checkpoint(truncate)")

    def close(self) -> None:
        """Give the connection back, if there is one."""
        if self._db is not None:
            self._db.close()
            self._db = None

    def _opened(self) -> Database | None:
        """The connection; None for a reader as long as no photo was ever kept."""
        if self._db is None and (self._writing or self._path.is_file()):
            self._db = self._open()
        return self._db

    def _open(self) -> Database:
        """Make the table only where it may write; a file of a newer program is refused."""
        db = database.connect(self._path, self.key)
        with database.closed_on_error(db):
            version = int(db.execute("pragma user_version").fetchone()[0])
            if version > VERSION:
                raise StoreError("store.newer")
            if self._writing:
                db.execute(database.WAL)
                db.execute(_SCHEMA)
                db.execute(f"pragma user_version = {VERSION}")
            else:
                db.execute("pragma query_only = on")
        return db

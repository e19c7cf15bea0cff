"""Reading photos: their records from the main file, their bytes from the one beside it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from sqlite_utils import Database

from bansos_desktop.domain.records import Kind
from bansos_desktop.store.ledger import Fault
from bansos_desktop.store.photo_file import PhotoFile


@dataclass(frozen=True, slots=True)
class StoredPhoto:
    """The record of one photo."""

    uid: str
    subject: str
    sha256: str
    width: int
    height: int
    taken_at: str
    note: str


class PhotoReader:
    """Questions about photos; what was removed is not there."""

    def __init__(self, db: Database, photo_file: PhotoFile) -> None:
        self._db = db
        self._file = photo_file

    def of(self, about_kind: Kind, about: str) -> list[StoredPhoto]:
        """The photos of a record, in the order they were kept."""
        rows = self._db.execute(
            """select uid, coalesce(subject, ''), sha256, width, height, coalesce(taken_at, ''),
                coalesce(note, '')
            from photo where about = ? and about_kind = ? and deleted = 0 order by id""",
            [about, about_kind.value],
        )
        return [StoredPhoto(*row) for row in rows]

    def owner(self, uid: str) -> str:
        """The record that a photo is of, also of one that was removed; "" for no photo at all."""
        row = self._db.execute("select about from photo where uid = ?", [uid]).fetchone()
        return str(row[0]) if row else ""

    def content(self, sha256: str) -> bytes | None:
        """The JPEG of that hash, or None if it is not on this laptop."""
        return self._file.content(sha256)

    def count(self) -> int:
        """How many photos there are."""
        return int(self._db.execute("select count(*) from photo where deleted = 0").fetchone()[0])

    def faults(self) -> Iterator[Fault]:
        """Photos whose bytes are missing or are not those that were kept."""
        rows = self._db.execute("select uid, sha256 from photo where deleted = 0 order by id")
        for uid, sha256 in rows.fetchall():
            content = self._file.content(sha256)
            if content is None:
                yield Fault("hilang", uid)
            elif hashlib.sha256(content).hexdigest() != sha256:
                yield Fault("rusak", uid)

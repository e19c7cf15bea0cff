"""Copying the encrypted files as they stand at one moment, while others go on writing.

Never the bytes of a live file: what the write-ahead log holds would be missing. A copy is encrypted
under the same key, and it counts only when it was opened and every page of it proved.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from sqlite_utils import Database

from bansos_desktop.store import database

# Pages between two reports: some 4 MB, so that cancelling is felt at once.
PAGES = 1000
Watch = Callable[[int], None]


def copy_pages(db: Database, target: Path, key: bytes, watch: Watch) -> None:
    """Page by page inside one reading transaction, so that a writer beside it changes nothing."""
    page = int(db.execute("pragma page_size").fetchone()[0])
    done = 0

    def report(_status: int, remaining: int, total: int) -> None:
        nonlocal done
        watch((total - remaining - done) * page)
        done = total - remaining

    copy = database.connect(target, key)
    try:
        with db.atomic():
            db.execute("select count(*) from sqlite_master").fetchone()
            db.conn.backup(copy.conn, pages=PAGES, progress=report)
        # A copy is one file, also while it is proved.
        copy.execute("pragma journal_mode = delete")
    finally:
        copy.close()


def faults_of_copy(path: Path, key: bytes) -> list[str]:
    """What is wrong with a copied file: every page by its HMAC, then the structure."""
    copy = database.connect(path, key)
    try:
        pages = [str(row[0]) for row in copy.execute("pragma cipher_integrity_check")]
        checked = pages or [str(row[0]) for row in copy.execute("pragma quick_check")]
        return [line for line in checked if line != "ok"]
    finally:
        copy.close()

"""Which database engine this program was built with, asked of the engine itself."""

from __future__ import annotations

from dataclasses import dataclass

import sqlcipher3.dbapi2 as sqlcipher


@dataclass(frozen=True, slots=True)
class Engine:
    """Versions; `cipher` is "" for an engine that encrypts nothing."""

    sqlite: str
    cipher: str


def engine() -> Engine:
    """Asked in memory, so that no file is made."""
    connection = sqlcipher.connect(":memory:")
    try:
        sqlite = connection.execute("select sqlite_version()").fetchone()
        cipher = connection.execute("pragma cipher_version").fetchone()
    finally:
        connection.close()
    return Engine(str(sqlite[0]), str(cipher[0]) if cipher else "")

"""A workbook with a password, as Excel writes one (ECMA-376 agile encryption).

The workbook without its lock is only ever in memory; what reaches the disk, even half written, is
encrypted. Nobody can open it without the password, we neither.
"""

from __future__ import annotations

import hashlib
from io import BytesIO
from pathlib import Path

from bansos_desktop.workbook.atomic import write_whole


def encrypted(workbook: bytes, password: str) -> bytes:
    """The workbook locked with `password`; the same one twice gives different bytes."""
    # The library loads with the first password, not with the window.
    from msoffcrypto.format.ooxml import OOXMLFile  # noqa: PLC0415 - see above

    locked = BytesIO()
    OOXMLFile(BytesIO(workbook)).encrypt(password, locked)
    return locked.getvalue()


def write_encrypted(workbook: bytes, password: str, target: Path) -> str:
    """Write it, whole or not at all; gives the sha256 of the file as it left."""
    return write_whole(encrypted(workbook, password), target)


def fingerprint(file: Path) -> str:
    """The sha256 of a file as it lies there."""
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()

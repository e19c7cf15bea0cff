"""Telling the machine's troubles, which a person can mend, from our own mistakes."""

from __future__ import annotations

import errno
import shutil
from collections.abc import Mapping
from pathlib import Path

import sqlcipher3.dbapi2 as sqlcipher

from bansos_desktop.domain.messages import sentence


class StoreError(Exception):
    """A refusal with a code; `message` says in Indonesian what is wrong and what to do."""

    def __init__(self, code: str, /, **values: str) -> None:
        super().__init__(code)
        self.code = code
        self.values: Mapping[str, str] = values

    @property
    def message(self) -> str:
        """The sentence for a person."""
        return sentence(self.code, self.values)


# SQLite makes the index of its log this large at once, and calls a lack of room an I/O error.
LOG_INDEX_BYTES = 32_768
# What the machine raises on its own account, for those who must go on after it.
MACHINE_ERRORS = (sqlcipher.Error, OSError)

_BY_RESULT_NAME = {
    "SQLITE_FULL": "store.disk_full",
    "SQLITE_BUSY": "store.busy",
    "SQLITE_LOCKED": "store.busy",
    "SQLITE_READONLY": "store.read_only",
    "SQLITE_CORRUPT": "store.damaged",
    "SQLITE_NOTADB": "store.damaged",
    "SQLITE_CANTOPEN": "store.cannot_open",
    "SQLITE_IOERR": "store.disk_trouble",
}
_BY_TEXT = {
    "disk is full": "store.disk_full",
    "locked": "store.busy",
    "readonly": "store.read_only",
    "malformed": "store.damaged",
    "not a database": "store.damaged",
    "unable to open": "store.cannot_open",
    "disk i/o error": "store.disk_trouble",
}
_BY_ERRNO = {
    errno.ENOSPC: "store.disk_full",
    errno.EDQUOT: "store.disk_full",
    errno.EFBIG: "store.disk_full",
    errno.EACCES: "store.no_permission",
    errno.EPERM: "store.no_permission",
    errno.EROFS: "store.read_only",
    errno.EIO: "store.disk_trouble",
    errno.ENAMETOOLONG: "file.long_name",
}
# Windows has numbers of its own for names, which Python turns into ENOENT and EINVAL.
_BY_WINDOWS = {206: "file.long_name", 123: "file.odd_name"}
OF_NAMES = ("file.long_name", "file.odd_name")


def environment_code(error: BaseException) -> str | None:
    """The code of a trouble of the machine, or None: then the mistake is ours."""
    if isinstance(error, StoreError):
        return error.code
    if isinstance(error, OSError):
        return _code_of_system(error)
    if not isinstance(error, sqlcipher.Error):
        return None
    name = getattr(error, "sqlite_errorname", "") or ""
    for prefix, code in _BY_RESULT_NAME.items():
        if name.startswith(prefix):
            return code
    text = str(error).lower()
    return next((code for part, code in _BY_TEXT.items() if part in text), None)


def code_at(error: BaseException, folder: Path) -> str | None:
    """The same for a database in `folder`: an I/O error where nothing fits any more is no fault."""
    code = environment_code(error)
    if code != "store.disk_trouble":
        return code
    try:
        free = shutil.disk_usage(folder).free
    except OSError:
        return code
    return "store.disk_full" if free < LOG_INDEX_BYTES else code


def _code_of_system(error: OSError) -> str | None:
    """What the system says of a file; EINVAL is about its name only where a name was given."""
    code = _BY_WINDOWS.get(getattr(error, "winerror", None) or 0)
    if code is None and error.errno == errno.EINVAL and error.filename is not None:
        return "file.odd_name"
    return code or _BY_ERRNO.get(error.errno or 0)

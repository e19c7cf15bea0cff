"""Steps about the computer: versions, clock, disk, and the folder where the office's data lies."""

from __future__ import annotations

import platform
import shutil
import sys
import tempfile
from datetime import datetime
from pathlib import Path

from PySide6 import __version__ as pyside_version
from PySide6.QtCore import QDateTime, QSysInfo, qVersion

from bansos_desktop import __version__
from bansos_desktop.app.selftest.bench import Bench
from bansos_desktop.domain.rupiah import format_thousands
from bansos_desktop.runtime.paths import checked_paths
from bansos_desktop.store.engine import engine
from bansos_desktop.usecases.refusal import Refused

LEAST_FREE_MB = 300
LEAST_TEMPORARY_MB = 20
FIRST_YEAR, LAST_YEAR = 2025, 2100
INDONESIAN_HOURS = {7: "WIB", 8: "WITA", 9: "WIT"}


def versions(_bench: Bench) -> str:
    """What the program runs on; an engine that encrypts nothing is a fault."""
    found = engine()
    if not found.cipher:
        raise Refused("self_check.engine")
    bits = "64 bit" if sys.maxsize > 2**32 else "32 bit"
    return (
        f"Bansos Desktop {__version__}, Python {platform.python_version()} {bits}, "
        f"Qt {qVersion()} (PySide6 {pyside_version}), SQLite {found.sqlite}, "
        f"SQLCipher {found.cipher}, {QSysInfo.prettyProductName()}"
    )


def clock(_bench: Bench) -> str:
    """A wrong clock makes wrong deadlines; one that Python and Qt read differently makes two."""
    here = datetime.now().astimezone()
    if not FIRST_YEAR <= here.year < LAST_YEAR:
        raise Refused("self_check.clock", year=str(here.year))
    offset = here.utcoffset()
    seconds = round(offset.total_seconds()) if offset is not None else 0
    qt_seconds = _qt_offset()
    if seconds != qt_seconds:
        raise Refused("self_check.zone", python=_zone(seconds), qt=_zone(qt_seconds))
    name = INDONESIAN_HOURS.get(seconds // 3600) if seconds % 3600 == 0 else None
    said = f"{here:%d/%m/%Y %H.%M}, {_zone(seconds)}"
    if name is None:
        return f"{said}, bukan waktu Indonesia; bila kantornya di Kalimantan Timur pilih WITA"
    return f"{said} ({name})"


def _qt_offset() -> int:
    return QDateTime.currentDateTime().offsetFromUtc()


def _zone(seconds: int) -> str:
    sign = "-" if seconds < 0 else "+"
    hours, rest = divmod(abs(seconds) // 60, 60)
    return f"UTC{sign}{hours:02}.{rest:02}"


def data_folder(bench: Bench) -> str:
    """Where the office's data is or would be: here, not in a network or a cloud, and writable."""
    checked_paths(str(bench.data))
    place = _standing(bench.data)
    try:
        # The name is drawn and the file goes when it is closed: nothing of the office is touched.
        with tempfile.TemporaryFile(dir=place) as probe:
            probe.write(b"bansos")
    except PermissionError as error:
        raise Refused("self_check.not_writable") from error
    state = "ada" if bench.data.is_dir() else "belum ada, dapat dibuat"
    # Folders may be named after people; the drive tells enough.
    drive = f" di {bench.data.drive}" if bench.data.drive else ""
    return f"folder data{drive} ({state}), dapat ditulisi, bukan jaringan atau folder awan"


def disk(bench: Bench) -> str:
    """Room for the database, its journal and a backup; and for what this check makes up itself."""
    free = _free_mb(bench.data, LEAST_FREE_MB, "self_check.disk")
    temporary = _free_mb(bench.folder, LEAST_TEMPORARY_MB, "self_check.temporary_disk")
    return f"{free} MB kosong, di folder sementara {temporary} MB"


def _free_mb(folder: Path, least: int, code: str) -> str:
    """How much room there is, or Refused with `code` if it is less than `least`."""
    free = shutil.disk_usage(_standing(folder)).free // 1_000_000
    if free < least:
        raise Refused(code, free=format_thousands(free), least=format_thousands(least))
    return format_thousands(free)


def _standing(folder: Path) -> Path:
    """The folder, or the nearest above it that there is."""
    return next((one for one in (folder, *folder.parents) if one.is_dir()), folder)

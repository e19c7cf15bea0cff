"""The names of the files in a data folder; cheap to import before anything is opened."""

from __future__ import annotations

from pathlib import Path

DATABASE = "bansos.db"
PHOTOS = "foto.db"
KEYS = "kunci.json"
# Where a first start makes both; it stands only while one is at work or was cut short.
WORKSHOP = ".mulai"
# Backups that the program keeps by itself.
BACKUPS = "cadangan"
# Where a backup is copied together or unpacked; what a power cut leaves of it is cleared away.
BENCH = ".cadangan-"
# A restored office, whole and proved, that only has to take its place: from here on it is the one.
RESTORED = ".dipulihkan"


def holds_office(folder: Path) -> bool:
    """Whether `folder` holds an office's data, or what is left of it; a start cut short is none."""
    has_keys = (folder / KEYS).exists() and not (folder / WORKSHOP).is_dir()
    return has_keys or (folder / DATABASE).exists() or (folder / RESTORED).is_dir()

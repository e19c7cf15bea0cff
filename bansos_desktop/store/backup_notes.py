"""What is remembered of backups beside the data: where the last went, and a daily one that failed.

Apart from the database, because a command that only reads makes backups too.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from bansos_desktop.store import files

FILE_NAME = "catatan.json"


@dataclass(frozen=True, slots=True)
class Notes:
    """Times are ISO texts, "" for never. `folder` is the last one chosen, wherever it is.

    `carried_at` is of the last backup on another disk; `missed` says why the last daily one is not
    there. `origin` is the laptop that began the office which was backed up, "" where none was or
    an earlier program noted it.
    """

    made_at: str = ""
    folder: str = ""
    carried_at: str = ""
    carried_to: str = ""
    missed: str = ""
    origin: str = ""


def read(data: Path) -> Notes:
    """The notes; what cannot be read was never noted."""
    try:
        content = json.loads((data / files.BACKUPS / FILE_NAME).read_text(encoding="utf-8"))
        known = {name: str(content[name]) for name in asdict(Notes()) if name in content}
        return Notes(**known)
    except (OSError, ValueError, TypeError):
        return Notes()


def note(data: Path, **changed: str) -> None:
    """Note something, whole or not at all; what is not named stays."""
    target = data / files.BACKUPS / FILE_NAME
    target.parent.mkdir(mode=0o700, exist_ok=True)
    fresh = target.with_suffix(".new")
    fresh.write_text(json.dumps(asdict(replace(read(data), **changed))), encoding="utf-8")
    fresh.replace(target)


def forget(data: Path) -> None:
    """What was noted is of another office than the one that comes; the place chosen last stays."""
    noted = read(data)
    if noted != Notes(folder=noted.folder):
        note(data, **asdict(Notes(folder=noted.folder)))


def is_elsewhere(data: Path, folder: Path) -> bool:
    """Whether a folder is on another disk than the data, as far as the system tells."""
    try:
        return folder.stat().st_dev != data.stat().st_dev
    except OSError:
        return False

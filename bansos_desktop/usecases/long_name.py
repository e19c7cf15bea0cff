"""Names that no disk keeps, refused before the system is asked: it would not answer but raise."""

from __future__ import annotations

from pathlib import Path

from bansos_desktop.usecases.refusal import Refused
from bansos_desktop.workbook.atomic import MOST_BYTES, NEW, is_name_too_long


def refuse_long_name(file: Path) -> None:
    """Raises Refused if no file could have this name while it is being written."""
    if is_name_too_long(file):
        raise Refused("workbook.long_name", most=str(MOST_BYTES - len(NEW)))

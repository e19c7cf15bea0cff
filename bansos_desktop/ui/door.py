"""What a page may ask of whoever opened the office: to put another one in its place."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QObject, Signal


@dataclass(frozen=True, slots=True)
class RestoreWish:
    """The backup that is to become the office, and what opens it; somebody confirmed it."""

    file: Path
    passphrase: str = field(repr=False)


class Door(QObject):
    """`restore_wanted` brings a RestoreWish; the office is closed before it is done."""

    restore_wanted = Signal(object)

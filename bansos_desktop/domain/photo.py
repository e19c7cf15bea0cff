"""A photo that is ready to be kept: shrunk, without any of the camera's notes in it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bansos_desktop.domain.ledger import Value
from bansos_desktop.domain.position import Position

THUMBNAIL_SIDE = 240


@dataclass(frozen=True, slots=True, repr=False)
class Prepared:
    """A JPEG and what its camera said of it; `position` and `taken_at` are no part of the JPEG.

    `subject` is the code of what it shows; its repr is empty, since all of it is a person's data.
    """

    content: bytes
    sha256: str
    width: int
    height: int
    position: Position | None = None
    taken_at: str = ""
    subject: str = ""

    def __repr__(self) -> str:
        """Nothing that a log could keep."""
        return "Prepared(…)"

    def showing(self, subject: str) -> Prepared:
        """The same picture, of another subject."""
        return replace(self, subject=subject)

    def values(self, about_kind: str, about: str) -> dict[str, Value]:
        """The fields of its record; the bytes are kept beside it under their hash."""
        return {
            "about_kind": about_kind,
            "about": about,
            "subject": self.subject or None,
            "sha256": self.sha256,
            "size": len(self.content),
            "width": self.width,
            "height": self.height,
            "taken_at": self.taken_at or None,
        }

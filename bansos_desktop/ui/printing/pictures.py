"""Pictures of printed sheets, decoded once: a logo stands on every page, and once in the PDF."""

from __future__ import annotations

from PySide6.QtGui import QImage


class Pictures:
    """Images by their files; they belong to the thread that asked."""

    def __init__(self) -> None:
        self._known: dict[bytes, QImage] = {}

    def of(self, content: bytes) -> QImage:
        """The image of a file; one that cannot be read is null."""
        image = self._known.get(content)
        if image is None:
            image = self._known[content] = QImage.fromData(content)
        return image

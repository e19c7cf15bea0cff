"""Opening a picture that somebody chose: no more bytes than it may have, no pixel decoded yet."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from PIL import Image, UnidentifiedImageError

from bansos_desktop.imaging.errors import PhotoError


def read(path: Path, megabytes: int, unreadable: str) -> bytes:
    """The file's bytes, at most one more than it may have; PhotoError `unreadable` without them."""
    try:
        with path.open("rb") as stream:
            return stream.read(megabytes * 1_000_000 + 1)
    except OSError as error:
        raise PhotoError(unreadable) from error


def opened(content: bytes, formats: tuple[str, ...], unknown: str) -> Image.Image:
    """The picture, its header read; PhotoError `unknown` if it is of no such format."""
    try:
        return Image.open(BytesIO(content), formats=formats)
    except UnidentifiedImageError as error:
        raise PhotoError(unknown) from error

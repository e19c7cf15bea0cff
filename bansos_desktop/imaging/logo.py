"""From whatever picture an office has of its logo to a small PNG without metadata.

Nothing is written anywhere. What is see-through stays so, for the paper may be of any colour.
"""

from __future__ import annotations

import warnings
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageOps

from bansos_desktop.domain.office_paper import LOGO_BYTES
from bansos_desktop.imaging.errors import PhotoError
from bansos_desktop.imaging.exif import DAMAGE
from bansos_desktop.imaging.opening import opened, read

LONGEST_SIDE = 400
SHORTEST_SIDE = 48
MOST_MEGABYTES = 20
MOST_PIXELS = 40_000_000
COLOURS = 256
FORMATS = ("PNG", "JPEG", "WEBP", "BMP", "GIF")
# A logo that is too heavy at one size, as a photo of one is, is tried at the next.
SIDES = (400, 320, 240, 160)


def prepare_logo(source: Path) -> bytes:
    """The logo as it will be kept. Raises PhotoError."""
    content = read(source, MOST_MEGABYTES, "logo.unreadable")
    if len(content) > MOST_MEGABYTES * 1_000_000:
        raise PhotoError("logo.too_heavy", limit=str(MOST_MEGABYTES))
    try:
        with (
            warnings.catch_warnings(action="ignore"),
            opened(content, FORMATS, "logo.unknown") as picture,
        ):
            _refuse_absurd(picture)
            clean = _clean(picture)
    except (*DAMAGE, Image.DecompressionBombError, MemoryError) as error:
        raise PhotoError("logo.damaged") from error
    return _encoded(clean)


def _refuse_absurd(picture: Image.Image) -> None:
    """Refuse by the size in the file's head, before its pixels take any memory."""
    width, height = picture.size
    size = {"width": str(width), "height": str(height)}
    if width * height > MOST_PIXELS:
        raise PhotoError("logo.too_many_pixels", **size)
    if max(width, height) < SHORTEST_SIDE:
        raise PhotoError("logo.too_small", **size)


def _clean(picture: Image.Image) -> Image.Image:
    """The pixels alone, upright and small: what else the file carried stays behind."""
    upright = ImageOps.exif_transpose(picture).convert("RGBA")
    upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS)
    clean = Image.new("RGBA", upright.size)
    clean.paste(upright)
    return clean


def _encoded(picture: Image.Image) -> bytes:
    """All its colours if that is small enough; else fewer, and then smaller."""
    content = _png(picture)
    for side in SIDES:
        if len(content) <= LOGO_BYTES:
            break
        smaller = picture.copy()
        smaller.thumbnail((side, side), Image.Resampling.LANCZOS)
        content = _png(smaller.quantize(COLOURS, method=Image.Quantize.FASTOCTREE))
    return content


def _png(picture: Image.Image) -> bytes:
    target = BytesIO()
    picture.save(target, "PNG", optimize=True)
    return target.getvalue()

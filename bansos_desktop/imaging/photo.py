"""From whatever a phone made to a small JPEG without a word about whose it is.

Nothing is written anywhere: the photo stays in memory until the encrypted store takes it, and the
file it came from is left as it is.
"""

from __future__ import annotations

import hashlib
import warnings
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageOps

from bansos_desktop.domain.photo import Prepared
from bansos_desktop.imaging.errors import PhotoError
from bansos_desktop.imaging.exif import DAMAGE, position_of, taken_at
from bansos_desktop.imaging.opening import opened, read

LONGEST_SIDE = 1600
SHORTEST_SIDE = 64
WANTED_BYTES = 300_000
# A photo that is still too large at one pair of side and quality is tried at the next.
ATTEMPTS = ((1600, 80), (1600, 70), (1600, 60), (1280, 60), (1024, 55), (800, 50), (640, 45))
MOST_MEGABYTES = 60
# A JPEG is decoded at an eighth; the others are held whole, four bytes for each pixel.
MOST_PIXELS = {"JPEG": 250_000_000, "MPO": 250_000_000, "PNG": 50_000_000, "WEBP": 50_000_000}
FORMATS = ("JPEG", "PNG", "WEBP")
HEIC_BRANDS = frozenset({b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1"})

# Our own limits, told before a pixel is decoded, stand in for Pillow's warning in a global.
Image.MAX_IMAGE_PIXELS = None


def prepare(source: bytes | Path) -> Prepared:
    """The photo as it will be kept, with what its camera said. Raises PhotoError."""
    content = (
        source if isinstance(source, bytes) else read(source, MOST_MEGABYTES, "photo.unreadable")
    )
    if len(content) > MOST_MEGABYTES * 1_000_000:
        raise PhotoError("photo.too_heavy", limit=str(MOST_MEGABYTES))
    try:
        with warnings.catch_warnings(action="ignore"), _opened(content) as picture:
            _refuse_absurd(picture)
            position, taken = position_of(picture), taken_at(picture)
            clean = _clean(picture)
    except (*DAMAGE, Image.DecompressionBombError, MemoryError) as error:
        raise PhotoError("photo.damaged") from error
    kept, (width, height) = _encoded(clean)
    digest = hashlib.sha256(kept).hexdigest()
    return Prepared(kept, digest, width, height, position, taken)


def _opened(content: bytes) -> Image.Image:
    """The picture, its header read and no pixel decoded."""
    if content[4:8] == b"ftyp" and content[8:12] in HEIC_BRANDS:
        raise PhotoError("photo.heic")
    return opened(content, FORMATS, "photo.unknown")


def _refuse_absurd(picture: Image.Image) -> None:
    """Refuse by the size in the file's head, before its pixels take any memory."""
    width, height = picture.size
    size = {"width": str(width), "height": str(height)}
    if width * height > MOST_PIXELS.get(picture.format or "", 0):
        raise PhotoError("photo.too_many_pixels", **size)
    if min(width, height) < SHORTEST_SIDE:
        raise PhotoError("photo.too_small", **size)


def _clean(picture: Image.Image) -> Image.Image:
    """The pixels alone, upright and small: what else the file carried stays behind."""
    picture.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
    picture.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS)
    upright = ImageOps.exif_transpose(picture)
    ground = Image.new("RGB", upright.size, "white")
    if upright.mode in ("RGBA", "LA", "PA") or "transparency" in upright.info:
        seen = upright.convert("RGBA")
        ground.paste(seen, mask=seen)
    else:
        ground.paste(upright.convert("RGB"))
    return ground


def _encoded(picture: Image.Image) -> tuple[bytes, tuple[int, int]]:
    """The best JPEG that is small enough, and its size in pixels."""
    content, size = b"", picture.size
    for side, quality in ATTEMPTS:
        smaller = picture.copy()
        smaller.thumbnail((side, side), Image.Resampling.LANCZOS)
        target = BytesIO()
        smaller.save(target, "JPEG", quality=quality, optimize=True)
        content, size = target.getvalue(), smaller.size
        if len(content) <= WANTED_BYTES:
            break
    return content, size

"""What a camera wrote into a photo: where and when. Notes that are damaged count as absent."""

from __future__ import annotations

import struct
from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal, InvalidOperation

from PIL import ExifTags, Image

from bansos_desktop.domain.position import Position, on_earth

# What damaged notes make of the code that reads them.
DAMAGE = (
    *(ValueError, TypeError, KeyError, IndexError, AttributeError, ZeroDivisionError),
    *(OSError, SyntaxError, EOFError, OverflowError, struct.error, InvalidOperation),
)
_GPS = ExifTags.GPS


def position_of(picture: Image.Image) -> Position | None:
    """Where it was taken, if the camera knew; 0, 0 is a camera that did not."""
    try:
        notes = picture.getexif().get_ifd(ExifTags.IFD.GPSInfo)
        latitude = _angle(notes, _GPS.GPSLatitude, _GPS.GPSLatitudeRef, "S")
        longitude = _angle(notes, _GPS.GPSLongitude, _GPS.GPSLongitudeRef, "W")
        if latitude == longitude == 0:
            return None
        return on_earth(latitude, longitude)
    except DAMAGE:
        return None


def taken_at(picture: Image.Image) -> str:
    """When it was taken by the camera's clock, as ISO text; "" if it did not say."""
    try:
        exif = picture.getexif()
        camera = exif.get_ifd(ExifTags.IFD.Exif)
        text = camera.get(ExifTags.Base.DateTimeOriginal) or exif.get(ExifTags.Base.DateTime) or ""
        moment = datetime.strptime(str(text).strip("\0 "), "%Y:%m:%d %H:%M:%S")  # noqa: DTZ007 - cameras know no zone
        return moment.isoformat(timespec="seconds")
    except DAMAGE:
        return ""


def _angle(notes: Mapping[int, object], value: int, side: int, negative: str) -> Decimal:
    """Degrees of degrees, minutes and seconds; raises one of DAMAGE where they are not there."""
    parts = notes[value]
    if not isinstance(parts, tuple):
        raise TypeError("an angle has three parts")
    degrees, minutes, seconds = (Decimal(str(float(part))) for part in parts)
    size = degrees + minutes / 60 + seconds / 3600
    if not size.is_finite():
        raise ValueError("an angle is a number")
    written = notes[side]
    return -size if str(written).strip("\0 ").upper() == negative else size

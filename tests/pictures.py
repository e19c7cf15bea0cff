"""Made-up photos as a phone would hand them over, with what a camera writes in them."""

from __future__ import annotations

from io import BytesIO

from PIL import Image

GPS, CAMERA, ORIENTATION, MAKER = 0x8825, 0x8769, 0x0112, 0x010F
TAKEN = 0x9003
HOUSE = {1: "S", 2: (0.0, 30.0, 7.2), 3: "E", 4: (117.0, 9.0, 10.8)}
COMMENT = "catatan-rahasia-kamera"


def a_photo(
    width: int = 400,
    height: int = 300,
    *,
    kind: str = "JPEG",
    mode: str = "RGB",
    colour: object = "teal",
    gps: dict[int, object] | None = None,
    taken: str = "2025:08:01 09:30:00",
    orientation: int = 1,
    noise: bool = False,
) -> bytes:
    """A picture file; the left edge is red, so that a test sees which way is up."""
    picture = (
        Image.effect_noise((width, height), 90)
        if noise
        else Image.new(mode, (width, height), colour)
    )  # type: ignore[arg-type]
    picture = picture.convert(mode)
    if mode == "RGB":
        picture.paste("red", (0, 0, width // 10, height))
    exif = Image.Exif()
    exif[ORIENTATION], exif[MAKER] = orientation, "Kamera Rahasia"
    exif.get_ifd(CAMERA)[TAKEN] = taken
    exif.get_ifd(GPS).update(HOUSE if gps is None else gps)
    target = BytesIO()
    more = {"comment": COMMENT.encode()} if kind == "JPEG" else {}
    picture.save(target, kind, exif=exif, **more)
    return target.getvalue()


def opened(content: bytes) -> Image.Image:
    """A picture's pixels."""
    picture = Image.open(BytesIO(content))
    picture.load()
    return picture

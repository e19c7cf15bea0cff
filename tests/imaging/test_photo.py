"""Photos come out small, upright and silent; what is no photo is refused with what to do."""

from __future__ import annotations

import hashlib
import struct
import zlib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL.TiffImagePlugin import IFDRational

from bansos_desktop.domain.position import Position
from bansos_desktop.imaging import photo
from bansos_desktop.imaging.errors import PhotoError
from tests.pictures import COMMENT, a_photo, opened


def markers(jpeg: bytes) -> set[int]:
    """The kinds of segments before the pixels of a JPEG."""
    found, at = set(), 2
    while jpeg[at] == 0xFF and jpeg[at + 1] != 0xDA:
        found.add(jpeg[at + 1])
        at += 2 + struct.unpack(">H", jpeg[at + 2 : at + 4])[0]
    return found


def a_png_header(width: int, height: int) -> bytes:
    """The beginning of a PNG that claims a size; a bomb does not need its pixels to be one."""
    body = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunk = struct.pack(">I", 13) + body + struct.pack(">I", zlib.crc32(body))
    return b"\x89PNG\r\n\x1a\n" + chunk + b"\0\0\0\x08IDAT" + b"\0" * 12


def refusal(content: bytes | Path) -> PhotoError:
    with pytest.raises(PhotoError) as refused:
        photo.prepare(content)
    return refused.value


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_photo_tells_where_and_when_and_then_no_longer_does(kind: str) -> None:
    prepared = photo.prepare(a_photo(kind=kind))

    assert prepared.position == Position("-0.502", "117.153")
    assert prepared.taken_at == "2025-08-01T09:30:00"
    assert markers(prepared.content) <= {0xE0, 0xDB, 0xC0, 0xC4}  # JFIF, tables, frame: no notes
    assert b"Exif" not in prepared.content
    assert b"Rahasia" not in prepared.content
    assert COMMENT.encode() not in prepared.content
    assert not opened(prepared.content).getexif()


def test_it_is_named_by_the_hash_of_what_is_kept() -> None:
    prepared = photo.prepare(a_photo())

    assert prepared.sha256 == hashlib.sha256(prepared.content).hexdigest()
    assert (prepared.width, prepared.height) == opened(prepared.content).size == (400, 300)


def test_a_large_photo_is_shrunk_and_keeps_its_shape() -> None:
    prepared = photo.prepare(a_photo(4000, 3000))

    assert (prepared.width, prepared.height) == (1600, 1200)


def test_a_restless_photo_is_pressed_until_it_is_small() -> None:
    calm, restless = (
        photo.prepare(a_photo(1600, 1200)),
        photo.prepare(a_photo(1600, 1200, noise=True)),
    )

    assert len(calm.content) < photo.WANTED_BYTES
    assert len(restless.content) <= photo.WANTED_BYTES
    assert restless.width < calm.width == 1600


def test_a_photo_taken_sideways_stands_upright() -> None:
    prepared = photo.prepare(a_photo(400, 300, orientation=6))

    red, _green, blue = opened(prepared.content).getpixel((150, 5))  # type: ignore[misc]
    assert (prepared.width, prepared.height) == (300, 400)
    assert red > 200 > blue  # the left edge has become the top


@pytest.mark.parametrize(
    ("mode", "colour"), [("RGBA", (0, 0, 0, 0)), ("L", 9), ("P", 3), ("LA", (0, 0)), ("1", 1)]
)
def test_every_way_to_hold_colours_becomes_a_plain_jpeg(mode: str, colour: object) -> None:
    prepared = photo.prepare(a_photo(kind="PNG", mode=mode, colour=colour))

    assert opened(prepared.content).mode == "RGB"


def test_what_is_see_through_becomes_white() -> None:
    clear = photo.prepare(a_photo(kind="PNG", mode="RGBA", colour=(0, 0, 0, 0)))

    assert opened(clear.content).getpixel((200, 150)) == (255, 255, 255)


@pytest.mark.parametrize(
    "gps",
    [
        {},
        {1: "S", 2: (0.0, 0.0, 0.0), 3: "E", 4: (0.0, 0.0, 0.0)},
        {1: "S", 2: (0.0, 30.0, 0.0)},
        {1: "S", 2: (0.0, 0.0, IFDRational(0, 0)), 3: "E", 4: (117.0, 0.0, 0.0)},
        {1: "S", 2: 7, 3: "E", 4: 117},
        {1: "N", 2: (95.0, 0.0, 0.0), 3: "E", 4: (200.0, 0.0, 0.0)},
    ],
)
def test_a_camera_that_did_not_know_where_it_was_gives_no_position(gps: dict[int, object]) -> None:
    assert photo.prepare(a_photo(gps=gps)).position is None


def test_a_camera_that_did_not_know_the_time_gives_none() -> None:
    assert photo.prepare(a_photo(taken="0000:00:00 00:00:00")).taken_at == ""


def test_a_file_is_read_and_left_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "IMG_0001.JPG"
    file.write_bytes(a_photo())
    before = file.read_bytes()

    assert photo.prepare(file) == photo.prepare(before)
    assert file.read_bytes() == before
    assert list(tmp_path.iterdir()) == [file]


def test_a_file_that_is_gone_is_refused(tmp_path: Path) -> None:
    assert refusal(tmp_path / "tidak-ada.jpg").code == "photo.unreadable"


def test_an_iphone_photo_is_refused_with_what_to_do() -> None:
    refused = refusal(b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + b"\0" * 40)

    assert refused.code == "photo.heic"
    assert "Paling Kompatibel" in refused.message


@pytest.mark.parametrize("content", [b"", b"bukan foto", b"%PDF-1.7 ...", b"GIF89a" + b"\0" * 30])
def test_what_is_no_photo_is_refused(content: bytes) -> None:
    assert refusal(content).code == "photo.unknown"


def test_a_photo_cut_short_is_refused() -> None:
    whole = a_photo(noise=True)

    assert refusal(whole[: len(whole) // 2]).code == "photo.damaged"


def test_a_bomb_is_refused_before_a_pixel_is_made() -> None:
    refused = refusal(a_png_header(60_000, 60_000))

    assert refused.code == "photo.too_many_pixels"
    assert "60000 x 60000" in refused.message


@pytest.mark.parametrize(("width", "height"), [(40, 900), (900, 40)])
def test_a_picture_too_small_to_show_anything_is_refused(width: int, height: int) -> None:
    assert refusal(a_photo(width, height)).code == "photo.too_small"


def test_a_picture_that_needs_more_memory_than_there_is_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def full(_picture: object) -> None:
        raise MemoryError

    monkeypatch.setattr(photo, "_clean", full)

    assert refusal(a_photo()).code == "photo.damaged"


def test_a_file_too_heavy_is_refused_unread(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(photo, "MOST_MEGABYTES", 0)

    assert refusal(a_photo()).code == "photo.too_heavy"


GOOD = a_photo(120, 90)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(0, len(GOOD) - 1), st.binary(min_size=1, max_size=8))
def test_a_damaged_photo_is_a_photo_or_a_refusal(at: int, damage: bytes) -> None:
    broken = GOOD[:at] + damage + GOOD[at + len(damage) :]

    try:
        kept = photo.prepare(broken).content
    except PhotoError:
        return
    assert kept[:2] == b"\xff\xd8"

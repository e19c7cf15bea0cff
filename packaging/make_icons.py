"""Draw resources/aplikasi/*.ico from the SVG files beside them: the program's icon and a file's.

A size is drawn from the SVG made for it, otherwise from the largest one that it is a multiple of,
so that edges fall on whole pixels. `--periksa` writes nothing and fails where a file would differ.
"""

from __future__ import annotations

import argparse
import os
import struct
import sys
import zlib
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QRectF
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

FOLDER = Path(__file__).resolve().parent.parent / "resources" / "aplikasi"
SIZES = (16, 20, 24, 32, 40, 48, 64, 128, 256)
ICONS = ("bansos", "berkas")
PACKED_FROM = 256  # Windows reads a PNG only at this size in every place where it shows icons
CHANNELS, MASK_ROW_BITS = 4, 32


def source(stem: str, size: int) -> Path:
    """The SVG that `size` is drawn from."""
    drawn = sorted(int(path.stem.rpartition("-")[2]) for path in FOLDER.glob(f"{stem}-*.svg"))
    return FOLDER / f"{stem}-{max(side for side in drawn if size % side == 0)}.svg"


def draw(stem: str, size: int) -> QImage:
    """One picture of exactly `size` pixels, with straight alpha."""
    picture = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
    picture.fill(0)
    painter = QPainter(picture)
    QSvgRenderer(str(source(stem, size))).render(painter, QRectF(0, 0, size, size))
    painter.end()
    return picture.convertToFormat(QImage.Format.Format_ARGB32)


def icon_file(stem: str) -> bytes:
    """The whole .ico: a directory, then one frame a size."""
    pictures = [draw(stem, size) for size in SIZES]
    frames = [_frame(picture) for picture in pictures]
    head = struct.pack("<HHH", 0, 1, len(frames))
    at = len(head) + 16 * len(frames)
    entries = b""
    for picture, frame in zip(pictures, frames, strict=True):
        side = picture.width() % 256  # 0 stands for 256
        entries += struct.pack("<BBBBHHII", side, side, 0, 0, 1, 32, len(frame), at)
        at += len(frame)
    return head + entries + b"".join(frames)


def _frame(picture: QImage) -> bytes:
    return _png(picture) if picture.width() >= PACKED_FROM else _bitmap(picture)


def _rows(picture: QImage) -> list[bytes]:
    """Rows from the top, each point as blue, green, red, alpha."""
    width = picture.width() * CHANNELS
    points = bytes(picture.constBits())
    return [points[at : at + width] for at in range(0, len(points), width)]


def _bitmap(picture: QImage) -> bytes:
    """A bitmap without file header, from the bottom; the mask is for programs without alpha."""
    side = picture.width()
    rows = _rows(picture)
    mask_width = (side + MASK_ROW_BITS - 1) // MASK_ROW_BITS * 4
    mask = b""
    for row in reversed(rows):
        bits = "".join("0" if alpha else "1" for alpha in row[3::CHANNELS])
        mask += int(bits.ljust(mask_width * 8, "0"), 2).to_bytes(mask_width, "big")
    colours = b"".join(reversed(rows))
    size = len(colours) + len(mask)
    head = struct.pack("<IiiHHIIiiII", 40, side, side * 2, 1, 32, 0, size, 0, 0, 0, 0)
    return head + colours + mask


def _png(picture: QImage) -> bytes:
    """Packed here and not by Qt, which writes its own date and version into some formats."""
    side = picture.width()
    lines = b"".join(b"\0" + _red_first(row) for row in _rows(picture))
    header = struct.pack(">IIBBBBB", side, side, 8, 6, 0, 0, 0)
    parts = ((b"IHDR", header), (b"IDAT", zlib.compress(lines, 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, content) for name, content in parts)


def _red_first(row: bytes) -> bytes:
    turned = bytearray(row)
    turned[0::CHANNELS], turned[2::CHANNELS] = row[2::CHANNELS], row[0::CHANNELS]
    return bytes(turned)


def _chunk(name: bytes, content: bytes) -> bytes:
    check = zlib.crc32(name + content)
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", check)


def main(arguments: Sequence[str]) -> int:
    """Write both icons, or say which differ; the exit code."""
    parser = argparse.ArgumentParser(description="Gambar ikon program dan ikon berkas.")
    parser.add_argument("--periksa", action="store_true", help="hanya bandingkan")
    wanted = parser.parse_args(arguments)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QGuiApplication(sys.argv[:1])
    differing = 0
    for stem in ICONS:
        path = FOLDER / f"{stem}.ico"
        content = icon_file(stem)
        if wanted.periksa:
            same = path.is_file() and path.read_bytes() == content
            differing += not same
            print(f"{path.name}: {'sama' if same else 'berbeda'}")
        else:
            path.write_bytes(content)
            print(f"{path.name}: {len(content)} bita")
    application.quit()
    return 1 if differing else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))

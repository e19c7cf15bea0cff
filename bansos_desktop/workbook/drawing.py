"""The pictures of a template's sheet, kept as they are, and the office's logo put beside them.

openpyxl would write pictures anew and forget how they were cut and turned, and drop all else. So
the drawing's own XML is carried over, and a template with more than pictures is refused.
"""

from __future__ import annotations

import posixpath
import re
import struct
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from xml.etree.ElementTree import Element
from xml.sax.saxutils import quoteattr

from openpyxl.utils import get_column_letter
from openpyxl.xml.functions import fromstring

_SPACE = "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"
_MAIN = "http://schemas.openxmlformats.org/drawingml/2006/main"
_LINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_IMAGE = f"{_LINK}/image"
_EMPTY = f'<xdr:wsDr xmlns:xdr="{_SPACE}"></xdr:wsDr>'.encode()
_NO_RELS = f'<Relationships xmlns="{_PACKAGE}"></Relationships>'.encode()
_ANCHOR = re.compile(rb"<((?:\w+:)?)(twoCellAnchor|oneCellAnchor)\b.*?</\1\2>", re.DOTALL)
_FROM = re.compile(rb"<((?:\w+:)?)from>.*?<\1row>(\d+)</", re.DOTALL)
_ROW = re.compile(rb"(<(?:\w+:)?row>)(\d+)(</)")
_PNG = b"\x89PNG\r\n\x1a\n"
_LOGO_ID = "rIdLogo"
_LOGO_PART = "xl/media/logo-kantor.png"
_EMU = 12_700


@dataclass(frozen=True, slots=True)
class Drawing:
    """A drawing part, its relationships, and what they lead to."""

    xml: bytes
    rels: bytes
    media: Mapping[str, bytes]

    def moved(self, row: Callable[[int], int]) -> Drawing:
        """With each picture where the row of its upper edge, counted from 1, has come to lie."""

        def move(match: re.Match[bytes]) -> bytes:
            start = _FROM.search(match[0])
            if start is None:
                return match[0]
            upper = int(start[2]) + 1
            by = row(upper) - upper
            return _ROW.sub(lambda r: r[1] + b"%d" % (int(r[2]) + by) + r[3], match[0])

        return Drawing(_ANCHOR.sub(move, self.xml), self.rels, self.media)

    def with_logo(self, logo: bytes, boxes: list[Box]) -> Drawing:
        """With the logo in each of the boxes, as large as it fits without being distorted."""
        size = png_size(logo)
        if size is None or not boxes:
            return self
        anchors = "".join(_anchor(box, size, number) for number, box in enumerate(boxes))
        link = (f'<Relationship Id="{_LOGO_ID}" Type="{_IMAGE}" Target="/{_LOGO_PART}"/>').encode()
        return Drawing(
            _before_end(self.xml or _EMPTY, anchors.encode()),
            _before_end(self.rels or _NO_RELS, link),
            {**self.media, _LOGO_PART: logo},
        )


NO_DRAWING = Drawing(b"", b"", {})


@dataclass(frozen=True, slots=True)
class Box:
    """Where a logo goes: its upper left cell counted from 0, its columns and rows in points."""

    column: int
    row: int
    widths: tuple[float, ...]
    heights: tuple[float, ...]


def objects(drawing: Drawing) -> Iterator[tuple[str, int, str]]:
    """The cell, row and kind of every object drawn: 'pic', 'sp', 'graphicFrame' ..."""
    if not drawing.xml:
        yield "A1", 1, "lost"
        return
    for anchor in fromstring(drawing.xml):
        start = anchor.find(f"{{{_SPACE}}}from")
        column, row = (_number(start, "col") + 1, _number(start, "row") + 1)
        known = {f"{{{_SPACE}}}{name}" for name in ("from", "to", "pos", "ext", "clientData")}
        for part in anchor:
            if part.tag not in known:
                yield f"{get_column_letter(column)}{row}", row, part.tag.rpartition("}")[2]


def png_size(picture: bytes) -> tuple[int, int] | None:
    """Width and height in dots; None if it is no PNG with an area."""
    if not picture.startswith(_PNG) or len(picture) < 24:
        return None
    width, height = struct.unpack(">II", picture[16:24])
    return (width, height) if width and height else None


def _number(start: Element | None, name: str) -> int:
    found = None if start is None else start.find(f"{{{_SPACE}}}{name}")
    return int(found.text or 0) if found is not None else 0


def _before_end(xml: bytes, addition: bytes) -> bytes:
    """Inside the root element, as its last part; an element without content is opened first."""
    if xml.rstrip().endswith(b"/>") and xml.count(b"<") - xml.count(b"<?") == 1:
        name = re.findall(rb"<([\w:]+)", xml)[-1]
        xml = xml.rstrip()[:-2] + b"></" + name + b">"
    at = xml.rindex(b"</")
    return xml[:at] + addition + xml[at:]


def _anchor(box: Box, size: tuple[int, int], number: int) -> str:
    room = sum(box.widths), sum(box.heights)
    scale = min(room[0] / size[0], room[1] / size[1])
    wide, high = (max(1, int(side * scale * _EMU)) for side in size)
    column, left = _within(box.widths, (room[0] - size[0] * scale) / 2)
    row, top = _within(box.heights, (room[1] - size[1] * scale) / 2)
    name = quoteattr("Logo")
    return (
        f'<x:oneCellAnchor xmlns:x="{_SPACE}" xmlns:a="{_MAIN}" xmlns:r="{_LINK}">'
        f"<x:from><x:col>{box.column + column}</x:col><x:colOff>{left}</x:colOff>"
        f"<x:row>{box.row + row}</x:row><x:rowOff>{top}</x:rowOff></x:from>"
        f'<x:ext cx="{wide}" cy="{high}"/>'
        f'<x:pic><x:nvPicPr><x:cNvPr id="{9001 + number}" name={name} descr={name}/>'
        '<x:cNvPicPr><a:picLocks noChangeAspect="1"/></x:cNvPicPr></x:nvPicPr>'
        f'<x:blipFill><a:blip r:embed="{_LOGO_ID}"/><a:stretch><a:fillRect/></a:stretch>'
        f'</x:blipFill><x:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{wide}" cy="{high}"/>'
        '</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></x:spPr></x:pic>'
        "<x:clientData/></x:oneCellAnchor>"
    )


def _within(sizes: tuple[float, ...], offset: float) -> tuple[int, int]:
    """Which cell an offset falls into, and how far; a picture cannot begin outside of its cell."""
    for number, size in enumerate(sizes):
        if offset < size:
            return number, max(0, int(offset * _EMU))
        offset -= size
    return 0, 0


def rels_path(path: str) -> str:
    """Where the relationships of a part are kept."""
    return f"{posixpath.dirname(path)}/_rels/{posixpath.basename(path)}.rels"

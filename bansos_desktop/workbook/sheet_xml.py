"""What a template's raw XML says that openpyxl forgets.

Whose wish a row's height was, what stands in the headers to the letter, and the drawing with all
its pictures: each decides whether a filled sheet is true to its template.
"""

from __future__ import annotations

import posixpath
import re
import warnings
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from xml.etree.ElementTree import Element
from zipfile import ZipFile

from openpyxl import load_workbook
from openpyxl.workbook import Workbook
from openpyxl.xml.functions import fromstring

from bansos_desktop.workbook.drawing import Drawing, rels_path
from bansos_desktop.workbook.page_header import PageHeader, header_of

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_LINK = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_PART = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
# What a sheet may hold of foreign objects; nothing of it would be in the filled file.
_LOST = ("legacyDrawingHF", "picture", "oleObjects", "controls")
_EXTENSION = re.compile(
    r"<ext\b[^>]*\{CCE6A557-97BC-4[Bb]89-ADB6-D9C93CAAB3DF\}.*?</ext>", re.DOTALL
)
_EDITED = re.compile(r' xr\d*:uid="[^"]*"')


@dataclass(frozen=True, slots=True)
class RawSheet:
    """The facts of one sheet; `lost` names elements that cannot be carried over.

    `checks` are its rules for what may be typed that Excel keeps apart, since they name other
    sheets.
    """

    heights: Mapping[int, float]
    header: PageHeader | None
    drawing: Drawing | None
    lost: tuple[str, ...] = ()
    checks: str = ""


def opened(content: bytes) -> Workbook:
    """A workbook as openpyxl understands it.

    It warns of what it would lose; that is carried over to the letter, or refused by its cell.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return load_workbook(BytesIO(content), rich_text=True)


class RawBook:
    """An open template file, asked sheet by sheet."""

    def __init__(self, content: bytes) -> None:
        self._content = content

    @property
    def names(self) -> tuple[str, ...]:
        """All parts of the package."""
        with ZipFile(BytesIO(self._content)) as archive:
            return tuple(archive.namelist())

    def sheet(self, title: str) -> RawSheet:
        """What the sheet of this title says."""
        with ZipFile(BytesIO(self._content)) as archive:
            path = sheet_paths(archive)[title]
            root = _parsed(archive, path)
            return RawSheet(
                heights=dict(_fixed_heights(root)),
                header=_header(root),
                drawing=_drawing(archive, path, root),
                lost=tuple(name for name in _LOST if root.find(_MAIN + name) is not None),
                checks=_checks(archive.read(path).decode("utf-8", "replace")),
            )


def _fixed_heights(root: Element) -> Iterator[tuple[int, float]]:
    """The heights in points that a person gave; the program may choose all others.

    Excel stores the height of every row it has measured, and says only in `customHeight`
    whether somebody wanted it.
    """
    for element in root.iter(f"{_MAIN}row"):
        height = element.get("ht")
        if element.get("customHeight") in ("1", "true") and height is not None:
            yield int(element.get("r", "0")), float(height)


def _checks(xml: str) -> str:
    """The extension with rules, without marks of editing that the root would have to declare."""
    found = _EXTENSION.search(xml)
    if found is None:
        return ""
    text = _EDITED.sub("", found[0])
    try:
        fromstring(text)
    except SyntaxError:
        return ""
    return f"<extLst>{text}</extLst>"


def _header(root: Element) -> PageHeader | None:
    found = root.find(f"{_MAIN}headerFooter")
    return None if found is None else header_of(found)


def _drawing(archive: ZipFile, path: str, root: Element) -> Drawing | None:
    found = root.find(f"{_MAIN}drawing")
    if found is None:
        return None
    target = dict(_links(archive, path)).get(found.get(f"{_LINK}id", ""), "")
    if target not in archive.namelist():
        return Drawing(b"", b"", {})
    rels = rels_path(target)
    linked = [part for _id, part in _links(archive, target)]
    media = {part: archive.read(part) for part in linked if part in archive.namelist()}
    raw_rels = archive.read(rels) if rels in archive.namelist() else b""
    return Drawing(archive.read(target), raw_rels, media)


def sheet_paths(archive: ZipFile) -> dict[str, str]:
    """The part of each sheet by its title."""
    links = dict(_links(archive, "xl/workbook.xml"))
    return {
        element.get("name", ""): links[element.get(f"{_LINK}id", "")]
        for element in _parsed(archive, "xl/workbook.xml").iter(f"{_MAIN}sheet")
    }


def _links(archive: ZipFile, path: str) -> Iterator[tuple[str, str]]:
    """What a part refers to: ids and paths inside the package."""
    rels = rels_path(path)
    if rels not in archive.namelist():
        return
    folder = posixpath.dirname(path)
    for part in _parsed(archive, rels).iter(_PART):
        if part.get("TargetMode") != "External":
            target = posixpath.normpath(posixpath.join("/" + folder, part.get("Target", "")))
            yield part.get("Id", ""), target.lstrip("/")


def _parsed(archive: ZipFile, part: str) -> Element:
    element: Element = fromstring(archive.read(part))
    return element

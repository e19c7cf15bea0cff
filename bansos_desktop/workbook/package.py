"""The parts of a filled workbook that name its sheets: types, links, tabs and defined names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr, unescape

from bansos_desktop.workbook.drawing import Drawing
from bansos_desktop.workbook.formula import quoted
from bansos_desktop.workbook.stretch import Stretch

CONTENT_TYPES = "[Content_Types].xml"
_BOOK = "xl/workbook.xml"
_BOOK_RELS = "xl/_rels/workbook.xml.rels"
_LINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
_DRAWING_TYPE = "application/vnd.openxmlformats-officedocument.drawing+xml"
_NO_RELS = (
    b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    b"</Relationships>"
)
_MEDIA_TYPES = {
    "png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg", "gif": "image/gif",
    "bmp": "image/bmp", "tif": "image/tiff", "tiff": "image/tiff", "emf": "image/x-emf",
    "wmf": "image/x-wmf", "svg": "image/svg+xml",
}  # fmt: skip
_SHEETS = re.compile(r"<sheets\b.*?</sheets>", re.DOTALL)
_NAMES = re.compile(r"<definedNames\b.*?</definedNames>|<definedNames\s*/>", re.DOTALL)
_NAME = re.compile(r"<definedName ([^>]*)>([^<]*)</definedName>")
_ATTRIBUTE = re.compile(r'(\w+)="([^"]*)"')
# Two of the marks would mean nothing in a filled table; in sheets of records none does.
MARKS = ("baris_ulang", "baris_kelompok", "baris_subtotal")


@dataclass(frozen=True, slots=True)
class Tab:
    """A sheet of the filled workbook and its part; `drawing` has a number, 0 if there is none."""

    name: str
    path: str
    state: str
    drawing: int = 0


def content_types(old: bytes, tabs: Iterable[Tab], known: Mapping[str, bytes]) -> bytes:
    """The types of all parts; pictures are told by the ends of their names."""
    text = old.decode()
    added = [
        f'<Default Extension="{ending}" ContentType="{kind}"/>'
        for ending, kind in _MEDIA_TYPES.items()
        if f'Extension="{ending}"' not in text
    ]
    for tab in tabs:
        if tab.path not in known:
            added.append(f'<Override PartName="/{tab.path}" ContentType="{_SHEET_TYPE}"/>')
        if tab.drawing:
            path = drawing_path(tab.drawing)
            added.append(f'<Override PartName="/{path}" ContentType="{_DRAWING_TYPE}"/>')
    return text.replace("</Types>", "".join(added) + "</Types>").encode()


def book_parts(
    files: Mapping[str, bytes], tabs: list[Tab], stretches: list[Stretch], first: int
) -> Iterator[tuple[str, bytes]]:
    """The workbook and its links; the filled sheets are those from the tab number `first` on."""
    text = files[_BOOK].decode()
    links = files[_BOOK_RELS].decode()
    sheets = []
    for number, tab in enumerate(tabs, start=1):
        state = "" if tab.state == "visible" else f' state="{tab.state}"'
        sheets.append(
            f'<sheet name={quoteattr(tab.name)} sheetId="{number}"{state} r:id="rIdTab{number}"/>'
        )
    targets = "".join(
        f'<Relationship Id="rIdTab{number}" Type="{_LINK}/worksheet" Target="/{tab.path}"/>'
        for number, tab in enumerate(tabs, start=1)
    )
    found = f'<sheets xmlns:r="{_LINK}">{"".join(sheets)}</sheets>'
    text = _SHEETS.sub(lambda _match: found, text, count=1)
    text = _NAMES.sub(lambda match: _names(match[0], tabs, stretches, first), text, count=1)
    yield _BOOK, text.encode()
    yield _BOOK_RELS, links.replace("</Relationships>", targets + "</Relationships>").encode()


def drawing_path(number: int) -> str:
    """The part of a drawing."""
    return f"xl/drawings/gambar{number}.xml"


def drawing_parts(drawing: Drawing, number: int) -> Iterator[tuple[str, bytes]]:
    """A drawing and its links; what it shows is written once for the whole workbook."""
    yield drawing_path(number), drawing.xml
    if drawing.rels:
        yield f"xl/drawings/_rels/gambar{number}.xml.rels", drawing.rels


def sheet_links(old: bytes, drawing: int) -> bytes:
    """The links of a sheet that has a drawing."""
    link = (
        f'<Relationship Id="rIdGambar" Type="{_LINK}/drawing" Target="/{drawing_path(drawing)}"/>'
    )
    text = (old or _NO_RELS).decode()
    return text.replace("</Relationships>", link + "</Relationships>").encode()


DRAWING_ELEMENT = ("drawing", f'<drawing xmlns:r="{_LINK}" r:id="rIdGambar"/>')


def _names(xml: str, tabs: list[Tab], stretches: list[Stretch], first: int) -> str:
    """Names follow the rows; in many sheets, each sheet has those of the template's one."""
    names: list[str] = []
    for match in _NAME.finditer(xml):
        attributes = dict(_ATTRIBUTE.findall(match[1]))
        text = unescape(match[2])
        if len(stretches) == 1 and not stretches[0].renamed:
            names += _followed(attributes, text, tabs, stretches[0])
        else:
            names += _multiplied(attributes, text, stretches, first)
    return f"<definedNames>{''.join(names)}</definedNames>" if names else ""


def _followed(
    attributes: dict[str, str], text: str, tabs: list[Tab], stretch: Stretch
) -> Iterator[str]:
    if attributes["name"] in MARKS[1:]:
        return
    local = attributes.get("localSheetId")
    own = "" if local is None else tabs[int(local)].name
    yield _name(attributes, stretch.formula(f"={text}", own)[1:])


def _multiplied(
    attributes: dict[str, str], text: str, stretches: list[Stretch], first: int
) -> Iterator[str]:
    if attributes["name"] in MARKS:
        return
    title = stretches[0].sheet
    local = attributes.get("localSheetId")
    mine = (f"{quoted(title)}!", "'" + title.replace("'", "''") + "'!")
    if local == str(first) or (local is None and any(start in text for start in mine)):
        for number, stretch in enumerate(stretches):
            moved = stretch.formula(f"={text}", title)[1:]
            for start in mine:
                # Whole columns have no row to move, but the sheet's name all the same.
                moved = moved.replace(start, f"{quoted(stretch.renamed or title)}!")
            yield _name({**attributes, "localSheetId": str(first + number)}, moved)
        return
    if local is not None and int(local) > first:
        attributes["localSheetId"] = str(int(local) + len(stretches) - 1)
    yield _name(attributes, text)


def _name(attributes: Mapping[str, str], text: str) -> str:
    known = "".join(f' {name}="{value}"' for name, value in attributes.items())
    return f"<definedName{known}>{escape(text)}</definedName>"

"""What stands above and below every printed page, in the short language of Excel's headers."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from bansos_desktop.workbook.print_look import Face
from bansos_desktop.workbook.text_height import line_height

_CODE = re.compile(
    r'&"(?P<font>[^"]*)"|&K(?P<colour>[0-9A-Fa-f]{6})|&(?P<size>\d+) ?'
    r"|&(?P<page>P)(?P<shift>[+-]\d+)?|&(?P<letter>[A-Za-z&])|(?P<text>[^&]+|&)",
)
_PART = re.compile(r"&(&|[LCR])")
_USUAL = Face("Arial", 10.0)
PAGE, PAGES, SHEET = "\x01", "\x02", "\x03"


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of one face; `text` may hold the signs for page, pages and the sheet's name."""

    text: str
    face: Face
    shift: int = 0

    def said(self, page: int, pages: int, sheet: str) -> str:
        """The text on this page."""
        numbered = self.text.replace(PAGE, str(page + self.shift)).replace(PAGES, str(pages))
        return numbered.replace(SHEET, sheet)


@dataclass(frozen=True, slots=True)
class MarginText:
    """The left, middle and right part of a header or footer."""

    left: tuple[Run, ...] = ()
    center: tuple[Run, ...] = ()
    right: tuple[Run, ...] = ()

    def __bool__(self) -> bool:
        """Whether anything is printed."""
        return bool(self.left or self.center or self.right)


def margin_text(text: str) -> MarginText:
    """A header or footer as the file has it."""
    return MarginText(*(runs_of(part) for part in parts_of(text).values()))


def parts_of(text: str) -> dict[str, str]:
    """Left, middle and right; text before any code is in the middle, && is no code."""
    parts = {"L": "", "C": "", "R": ""}
    name, position = "C", 0
    for match in _PART.finditer(text):
        if match[1] == "&":
            continue
        parts[name] += text[position : match.start()]
        name, position = match[1], match.end()
    parts[name] += text[position:]
    return parts


def runs_of(text: str) -> tuple[Run, ...]:
    """The pieces of one part of it; dates, times and file names belong to no document of ours."""
    found: list[Run] = []
    face = _USUAL
    for code in _CODE.finditer(text):
        run, face = _step(code, face)
        if run is not None:
            found.append(run)
    return tuple(found)


def runs_height(runs: tuple[Run, ...]) -> float:
    """Points that they take, one line below the other, each as high as its largest face."""
    sizes = [0.0]
    for run in runs:
        for number, _piece in enumerate(run.text.split("\n")):
            if number:
                sizes.append(0.0)
            sizes[-1] = max(sizes[-1], run.face.size)
    return sum(map(line_height, sizes))


def _step(code: re.Match[str], face: Face) -> tuple[Run | None, Face]:
    if code["text"]:
        return Run(code["text"], face), face
    if code["page"]:
        return Run(PAGE, face, int(code["shift"] or 0)), face
    if code["font"] is not None:
        return None, _named(code["font"], face)
    if code["colour"]:
        return None, replace(face, colour=code["colour"].upper())
    if code["size"]:
        return None, replace(face, size=float(code["size"]))
    return _letter(code["letter"], face)


def _letter(letter: str, face: Face) -> tuple[Run | None, Face]:
    fields = {"N": PAGES, "A": SHEET, "&": "&"}
    match letter:
        case "B":
            return None, replace(face, bold=not face.bold)
        case "I":
            return None, replace(face, italic=not face.italic)
        case "U" | "E":
            return None, replace(face, underlined=not face.underlined)
        case "S":
            return None, replace(face, struck=not face.struck)
    return (Run(fields[letter], face) if letter in fields else None), face


def _named(font: str, face: Face) -> Face:
    """ "Arial,Bold": a `-` for the name keeps the one that is."""
    name, _, style = font.partition(",")
    words = style.casefold()
    bold, italic = "bold" in words, "italic" in words
    return replace(face, name=face.name if name in ("", "-") else name, bold=bold, italic=italic)

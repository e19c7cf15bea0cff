"""Page headers and footers, kept to the letter, with room for the word that marks a draft.

openpyxl takes their codes apart and loses what it does not expect: a font's style, an ampersand
in a name.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element
from xml.sax.saxutils import escape

from bansos_desktop.workbook.margin_text import (
    MarginText,
    margin_text,
    parts_of,
    runs_height,
    runs_of,
)

_HEADERS = {"oddHeader": "", "evenHeader": "differentOddEven", "firstHeader": "differentFirst"}
_ORDER = ("oddHeader", "oddFooter", "evenHeader", "evenFooter", "firstHeader", "firstFooter")
# Red, bold, large; the colour comes first, as the letters of the word would be read as part of it.
_DRAFT = '&KFF0000&"Arial,Bold"&26DRAF'
# The line ends in the small font, or what follows would stand in a line of the large one.
_BACK = '&K000000&"-,Regular"&10\n'
_BREAK = re.compile("_x000[aA]_")


@dataclass(frozen=True, slots=True)
class PageHeader:
    """The attributes and texts of a sheet's headerFooter element."""

    attributes: Mapping[str, str] = field(default_factory=dict)
    texts: Mapping[str, str] = field(default_factory=dict)

    def as_draft(self) -> PageHeader:
        """With the word in the middle of the header of every page."""
        texts = dict(self.texts)
        for name, condition in _HEADERS.items():
            if not condition or self.attributes.get(condition) in ("1", "true"):
                texts[name] = _with_draft(texts.get(name, ""))
        return PageHeader(self.attributes, texts)

    def margin_texts(self) -> dict[str, MarginText]:
        """What its headers and footers print, by their names."""
        return {name: margin_text(text) for name, text in self.texts.items()}

    @property
    def height(self) -> float:
        """Points that the highest of the headers takes on paper, at 100 %."""
        texts = [self.texts.get(name, "") for name in _HEADERS]
        parts = (part for text in texts for part in parts_of(text).values())
        return max(runs_height(runs_of(part)) for part in parts)

    @property
    def xml(self) -> str:
        """The element; '' if it says nothing."""
        texts = [f"<{n}>{escape(self.texts[n])}</{n}>" for n in _ORDER if self.texts.get(n)]
        if not texts:
            return ""
        attributes = "".join(f' {name}="{value}"' for name, value in self.attributes.items())
        return f"<headerFooter{attributes}>{''.join(texts)}</headerFooter>"


def _with_draft(text: str) -> str:
    parts = parts_of(text)
    middle = parts["C"]
    parts["C"] = _DRAFT + (_BACK + middle if middle else "")
    return "".join(f"&{name}{part}" for name, part in parts.items() if part)


def header_of(element: Element) -> PageHeader:
    """A sheet's headerFooter element; some programs write the end of a line in their own way."""
    texts = {part.tag.rpartition("}")[2]: _BREAK.sub("\n", part.text or "") for part in element}
    return PageHeader(dict(element.attrib), texts)

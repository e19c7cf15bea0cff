"""A topic of the guide as HTML that a text document shows: on screen and on paper."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import PurePosixPath

from bansos_desktop.domain.guide import (
    Block,
    Heading,
    Note,
    Paragraph,
    Picture,
    Points,
    Table,
    Topic,
    slug_of,
)
from bansos_desktop.ui.theme import PALETTE, SPACE, TYPE_SIZE

TOPIC_SCHEME = "topik"
PICTURE_SCHEME = "gambar"
LARGEST = 19
SECTION = 13.5
LEADING = 118

_LINK = re.compile(r"\[(.+?)\]\((?P<key>[a-z-]+)\.md(?P<slug>#[^)]*)?\)")
_BOLD = re.compile(r"\*\*(.+?)\*\*")
_SLANTED = re.compile(r"\*(.+?)\*")
_CODE = re.compile(r"`(.+?)`")

STYLE = f"""
p, li {{ line-height: {LEADING}%; }}
p {{ margin-top: 0; margin-bottom: {SPACE.m}px; }}
h1 {{ font-size: {LARGEST}pt; font-weight: 600; margin-top: 0; margin-bottom: {SPACE.m}px; }}
h2 {{ font-size: {SECTION}pt; font-weight: 600; color: {PALETTE.accent};
     margin-top: {SPACE.xl}px; margin-bottom: {SPACE.s}px; }}
h3 {{ font-size: {TYPE_SIZE.base + 1}pt; font-weight: 600;
     margin-top: {SPACE.lg}px; margin-bottom: {SPACE.xs}px; }}
ol, ul {{ margin-top: 0; margin-bottom: {SPACE.m}px; -qt-list-indent: 1; }}
li {{ margin-bottom: {SPACE.xs + 2}px; }}
a {{ color: {PALETTE.accent}; }}
.code {{ background-color: {PALETTE.sunken}; }}
.picture {{ line-height: 100%; margin-top: {SPACE.xs}px; margin-bottom: {SPACE.xs}px; }}
.alt {{ color: {PALETTE.ink_faint}; font-size: {TYPE_SIZE.caption}pt;
     margin-bottom: {SPACE.lg}px; }}
"""


@dataclass(frozen=True, slots=True)
class Sheet:
    """What the words go on: how wide pictures may be, and the words for one by its name."""

    picture: Callable[[str], str]


def body_of(topic: Topic, sheet: Sheet) -> str:
    """The whole topic; a title carries the anchor that links lead to."""
    return "".join(_block(block, sheet) for block in topic.blocks)


def document_of(topic: Topic, sheet: Sheet) -> str:
    """The same with its style, for whoever knows no style sheet of ours."""
    return f"<html><head><style>{STYLE}</style></head><body>{body_of(topic, sheet)}</body></html>"


def picture_name(path: str) -> str:
    """What a picture is called in the folder of pictures: ../gambar/x.png is x.png."""
    return PurePosixPath(path).name


def _block(block: Block, sheet: Sheet) -> str:
    match block:
        case Heading(level, text):
            anchor = "" if level == 1 else f'<a name="{escape(slug_of(text))}"></a>'
            return f"<h{level}>{anchor}{_inline(text)}</h{level}>"
        case Paragraph(text):
            return f"<p>{_inline(text)}</p>"
        case Points(items, start):
            return _points(items, start)
        case Note(text):
            return _note(text)
        case Table(rows):
            return _table(rows)
        case Picture(path, alt):
            picture = sheet.picture(picture_name(path))
            return f'<p class="picture">{picture}</p><p class="alt">{escape(alt)}</p>'


def _points(items: Sequence[str], start: int) -> str:
    rows = "".join(f"<li>{_inline(item)}</li>" for item in items)
    return f'<ol start="{start}">{rows}</ol>' if start else f"<ul>{rows}</ul>"


def _note(text: str) -> str:
    """A tinted table with a strip at its left: a text document gives paragraphs no border."""
    return (
        f'<table width="100%" cellspacing="0" cellpadding="{SPACE.m}" style="margin-top: 10px; '
        f'margin-bottom: {SPACE.lg}px;"><tr>'
        f'<td width="1" bgcolor="{PALETTE.accent}" style="padding: 0 0 0 3px;"></td>'
        f'<td bgcolor="{PALETTE.accent_soft}">{_inline(text)}</td></tr></table>'
    )


def _table(rows: Sequence[Sequence[str]]) -> str:
    line = f"border-bottom: 1px solid {PALETTE.line};"
    head = "".join(f'<th align="left" style="{line}">{_inline(cell)}</th>' for cell in rows[0])
    body = "".join(
        "<tr>" + "".join(f'<td style="{line}">{_inline(cell)}</td>' for cell in row) + "</tr>"
        for row in rows[1:]
    )
    return (
        f'<table cellspacing="0" cellpadding="6" style="margin-bottom: {SPACE.lg}px;">'
        f"<tr>{head}</tr>{body}</table>"
    )


def _inline(text: str) -> str:
    """Marks inside a line; a link to another topic keeps the part that it names."""
    safe = escape(text, quote=False)
    safe = _LINK.sub(_link, safe)
    safe = _BOLD.sub(r"<b>\1</b>", safe)
    safe = _SLANTED.sub(r"<i>\1</i>", safe)
    return _CODE.sub(r'<span class="code">&nbsp;\1&nbsp;</span>', safe)


def _link(found: re.Match[str]) -> str:
    return f'<a href="{TOPIC_SCHEME}:{found["key"]}{found["slug"] or ""}">{found[1]}</a>'

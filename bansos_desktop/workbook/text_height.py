"""How high a row must be for its wrapped text, measured as Excel prints Arial.

Excel fits a row only when somebody edits it, so a file fresh from here would print cut text. The
font need not be installed: its widths are a table.
"""

from __future__ import annotations

from functools import lru_cache

# Advance widths of Arial in thousandths of the font size, grouped by width.
_WIDTHS = {
    191: "'", 222: "ijl", 278: " !,./:;I[\\]ft", 333: "()-`r", 355: '"', 389: "*",
    469: "^", 500: "Jckvsxyz", 584: "+<=>", 611: "FTZ", 667: "&ABEKPSVXY",
    722: "CDHNRUw", 778: "GOQ", 833: "Mm", 889: "%", 944: "W", 1015: "@",
}  # fmt: skip
_WIDTH_OF = {character: width for width, letters in _WIDTHS.items() for character in letters}
_USUAL = 556
_NARROW = 0.82
# Printers and screens round each letter; a row slightly too high is better than cut text.
_SAFETY = 1.03
_LINE = 1.38
_PADDING = 3.5


def line_height(size: float) -> float:
    """Points that one line of a font of `size` points takes."""
    return size * _LINE


@lru_cache(maxsize=8192)
def lines(text: str, width: float, size: float, *, narrow: bool) -> int:
    """Lines that `text` takes in a cell `width` points wide; at least one."""
    room = max(width - _PADDING, size)
    scale = size / 1000 * _SAFETY * (_NARROW if narrow else 1.0)
    return sum(_paragraph(paragraph, room / scale) for paragraph in text.split("\n"))


def _paragraph(text: str, room: float) -> int:
    """Lines of one paragraph, broken between words; `room` in thousandths of the font size."""
    count, used = 1, 0.0
    space = _WIDTH_OF[" "]
    for word in text.split(" "):
        width = sum(_WIDTH_OF.get(character, _USUAL) for character in word)
        if used and used + space + width <= room:
            used += space + width
            continue
        count += 1 if used else 0
        # A word wider than the cell is broken anywhere.
        extra, used = divmod(width, room)
        count += int(extra)
    return count

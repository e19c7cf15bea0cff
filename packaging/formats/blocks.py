"""Running text that finds its own height, and blocks of signatures side by side."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from openpyxl.styles import Alignment, Font

from formats.sheet import DOTS, Sheet, arial

MOST_LINES = 3
LINE = 1.38


@dataclass(frozen=True, slots=True)
class Block:
    """Who signs over which columns: what stands above the space, the name, and lines below it.

    What stands above is one cell, so that "Mengetahui" goes together with its empty placeholder.
    """

    first: int
    last: int
    above: str
    name: str
    below: tuple[str, ...] = ()


def flowing(page: Sheet, parts: Iterable[tuple[int, int, str]], align: str = "left") -> None:
    """A row of wrapped texts without a height, so that it is given one when it is filled."""
    page.cells(parts, arial(page.look.text), page.look.text * LINE * MOST_LINES, align)
    del page.sheet.row_dimensions[page.row]


def blocks(page: Sheet, signing: tuple[Block, ...], *, space: float) -> None:
    """Words, an empty row to sign in, the name in as many lines as it takes, and lines below."""
    size = page.look.text
    named = Font(name="Arial", size=size, bold=True, underline="single")
    above = [block.above for block in signing]
    _row(page, signing, above, arial(size), size * LINE * MOST_LINES)
    page.gap(space)
    _row(page, signing, [block.name for block in signing], named, size * LINE * 2)
    del page.sheet.row_dimensions[page.row]
    for number in range(max(len(block.below) for block in signing)):
        below = [block.below[number] if number < len(block.below) else "" for block in signing]
        _row(page, signing, below, arial(size), size * LINE)


def official(first: int, last: int, group: str, above: str, otherwise: str = "") -> Block:
    """Somebody of the office, by the placeholders of a part; `otherwise` is left for the pen."""
    return Block(
        first,
        last,
        above,
        f"{{{{ {group}.nama{otherwise} }}}}",
        (f"{{{{ {group}.pangkat }}}}", f"NIP. {{{{ {group}.nip{otherwise} }}}}"),
    )


def witness(first: int, last: int) -> Block:
    """Whoever takes note, if the office named somebody."""
    return official(first, last, "mengetahui", "Mengetahui,\n{{ mengetahui.jabatan }}")


def dotted(name: str, dots: str = DOTS) -> str:
    """A placeholder that leaves a line for the pen where there is no value."""
    return f"{{{{ {name} | {dots} }}}}"


def _row(
    page: Sheet, signing: tuple[Block, ...], texts: list[str], font: Font, height: float
) -> None:
    """A row of all blocks; one that is as high as several lines wraps."""
    page.gap(height)
    several = height > page.look.text * LINE
    for block, text in zip(signing, texts, strict=True):
        cell = page.sheet.cell(page.row, block.first, text or None)
        cell.font = font
        cell.alignment = Alignment(
            horizontal="center",
            vertical="top" if several else "center",
            wrap_text=several,
        )
        page.merge(block.first, block.last)

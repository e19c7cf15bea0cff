"""Blocks of signatures side by side with words of their own."""

from __future__ import annotations

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


def blocks(page: Sheet, signing: tuple[Block, ...], *, space: float) -> None:
    """Words, an empty row to sign in, the name, and the lines below; all start on the same row."""
    size = page.look.text
    named = Font(name="Arial", size=size, bold=True, underline="single")
    above = [block.above for block in signing]
    _row(page, signing, above, arial(size), size * LINE * MOST_LINES)
    page.gap(space)
    _row(page, signing, [block.name for block in signing], named, size * LINE)
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
    """A row of all blocks; a long name is made to fit, longer words take their lines."""
    page.gap(height)
    several = height > (font.sz or 11) * LINE
    for block, text in zip(signing, texts, strict=True):
        cell = page.sheet.cell(page.row, block.first, text or None)
        cell.font = font
        cell.alignment = Alignment(
            horizontal="center",
            vertical="top" if several else "center",
            wrap_text=several,
            shrink_to_fit=not several,
        )
        page.merge(block.first, block.last)

"""The sizes of paper, in points, upright; one table for page ends and for painting."""

from __future__ import annotations

_MM = 72 / 25.4
_USUAL = 9
# By the codes of the file format: Letter, Legal, A3, A4, A5, and 14 for F4. Excel calls that one
# Folio, which is 1 mm wider; what is sold and printed on here is 215 x 330 mm.
_SIZES = {
    1: (612.0, 792.0), 5: (612.0, 1008.0), 8: (297 * _MM, 420 * _MM),
    9: (210 * _MM, 297 * _MM), 11: (148 * _MM, 210 * _MM), 14: (215 * _MM, 330 * _MM),
}  # fmt: skip


def paper_size(code: int | None, *, lies: bool) -> tuple[float, float]:
    """Width and height as it lies; a code that is not known is A4."""
    width, height = _SIZES.get(code or _USUAL, _SIZES[_USUAL])
    return (height, width) if lies else (width, height)

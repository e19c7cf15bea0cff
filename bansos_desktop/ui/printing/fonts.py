"""The fonts of a workbook on this computer: a missing one is replaced by one of the same width.

Offices write in Arial and Arial Narrow. Where either is missing, another face is squeezed until a
sample is as wide as it would be, or words would no longer fit their cells.
"""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF

from bansos_desktop.workbook.print_look import Face

UNITS = 10
"""Painter units in a point: fine enough that a font's size need not be rounded visibly."""

_SAMPLE = "Kabupaten Kutai Timur, bantuan usaha 0123456789"
# The sample's width in Arial, in thousandths of the font size, and how wide others are beside it.
_ARIAL = 23_237
_BOLD = 1.07
_NARROW = 0.82
_BESIDE_ARIAL = {
    "arial": 1.0, "helvetica": 1.0, "arial narrow": _NARROW, "calibri": 0.9, "cambria": 0.95,
    "times new roman": 0.88, "tahoma": 0.98, "bookman old style": 1.08,
}  # fmt: skip
_WITH_SERIFS = ("times", "cambria", "bookman", "georgia", "garamond")
_SERIF = ("Times New Roman", "Liberation Serif", "Tinos", "Noto Serif", "DejaVu Serif")
_SANS = ("Arial", "Liberation Sans", "Arimo", "Helvetica", "Noto Sans", "DejaVu Sans", "Open Sans")
_TWINS = {
    "arial narrow": ("Liberation Sans Narrow",),
    "calibri": ("Carlito",),
    "cambria": ("Caladea",),
}
_PROBE = 1000
AS_IT_IS = QFont.Stretch.AnyStretch.value


class Fonts:
    """Fonts and their measures, each made once; they belong to the thread that asked."""

    def __init__(self) -> None:
        self._known: dict[tuple[Face, float], tuple[QFont, QFontMetricsF]] = {}

    def of(self, face: Face, scale: float) -> tuple[QFont, QFontMetricsF]:
        """The font of a face, printed at `scale`, and its measures in painter units."""
        found = self._known.get((face, scale))
        if found is None:
            font = _font(face, max(1, round(face.size * scale * UNITS)))
            found = self._known[face, scale] = font, QFontMetricsF(font)
        return found


def _font(face: Face, pixels: int) -> QFont:
    family, stretch = _family(face.name, face.bold)
    font = _plain(family, face.bold, pixels)
    font.setStretch(stretch)
    font.setItalic(face.italic)
    font.setUnderline(face.underlined)
    font.setStrikeOut(face.struck)
    return font


def _plain(family: str, bold: bool, pixels: int) -> QFont:
    font = QFont(family)
    font.setPixelSize(pixels)
    font.setBold(bold)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


@lru_cache(maxsize=64)
def _family(name: str, bold: bool) -> tuple[str, int]:
    """The family that stands for `name` here, and by how much per cent it is squeezed.

    AS_IT_IS for one that has the right width: Qt would widen a narrow face to 100 %.
    """
    installed = {family.casefold(): family for family in QFontDatabase.families()}
    wanted = name.casefold()
    for twin in (wanted, *(one.casefold() for one in _TWINS.get(wanted, ()))):
        if twin in installed:
            return installed[twin], AS_IT_IS
    kind = _SERIF if wanted.startswith(_WITH_SERIFS) else _SANS
    family = next((one for one in kind if one.casefold() in installed), kind[0])
    beside = _BESIDE_ARIAL.get(wanted)
    return family, AS_IT_IS if beside is None else _stretch(family, bold, beside)


def _stretch(family: str, bold: bool, beside: float) -> int:
    """How far to squeeze; measured twice, for a family may have narrow faces of its own."""
    target = _ARIAL * beside * (_BOLD if bold else 1.0)
    stretch = 100.0
    for _time in range(2):
        font = _plain(family, bold, _PROBE)
        font.setStretch(round(stretch))
        stretch *= target / QFontMetricsF(font).horizontalAdvance(_SAMPLE)
    return max(1, round(stretch))

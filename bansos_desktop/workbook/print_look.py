"""How a printed cell looks: font, fill, edges, place of the text; read from an openpyxl style."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.styles import Alignment, Border, Font, PatternFill
from openpyxl.styles.borders import Side as BorderSide
from openpyxl.styles.colors import COLOR_INDEX, Color

BLACK = "000000"
# The theme of every new workbook since 2013; a theme of one's own is not looked for.
_THEME = (
    "FFFFFF", "000000", "E7E6E6", "44546A", "4472C4", "ED7D31",
    "A5A5A5", "FFC000", "5B9BD5", "70AD47", "0563C1", "954F72",
)  # fmt: skip
_SYSTEM_COLOURS = 64
_UPRIGHT = 180
_PARTS = ("font", "fill", "border", "alignment")


class Side(StrEnum):
    """Where a text stands across its cell; GENERAL hangs on what the cell holds."""

    GENERAL = "general"
    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"
    ACROSS = "centerContinuous"


class Level(StrEnum):
    """Where a text stands between top and bottom of its cell."""

    TOP = "top"
    CENTER = "center"
    BOTTOM = "bottom"


@dataclass(frozen=True, slots=True)
class Face:
    """A font; `size` in points, `colour` as six hexadecimal digits."""

    name: str = "Arial"
    size: float = 10.0
    bold: bool = False
    italic: bool = False
    underlined: bool = False
    struck: bool = False
    colour: str = BLACK


@dataclass(frozen=True, slots=True)
class Edge:
    """One side of a box: the style as Excel names it (thin, medium, double, hair …)."""

    style: str
    colour: str


@dataclass(frozen=True, slots=True)
class Edges:
    """The four sides of a cell; None where nothing is drawn."""

    left: Edge | None = None
    top: Edge | None = None
    right: Edge | None = None
    bottom: Edge | None = None

    def __bool__(self) -> bool:
        """Whether there is a line at all."""
        return any((self.left, self.top, self.right, self.bottom))


@dataclass(frozen=True, slots=True)
class Look:
    """All that is the same for every cell of one style; `turn` in degrees, against the clock."""

    face: Face = field(default_factory=Face)
    fill: str = ""
    edges: Edges = field(default_factory=Edges)
    side: Side = Side.GENERAL
    level: Level = Level.BOTTOM
    wraps: bool = False
    shrinks: bool = False
    indent: int = 0
    turn: int = 0
    number_format: str = "General"


class Looks:
    """The looks of a workbook, each read once: a style serves thousands of cells."""

    def __init__(self) -> None:
        self._known: dict[int, Look] = {}

    def of(self, cell: Cell | MergedCell) -> Look:
        """The look of this cell."""
        number = cell.style_id
        look = self._known.get(number)
        if look is None:
            look = self._known[number] = _look(cell)
        return look


def face_of(font: Font) -> Face:
    """A font of the workbook, as plain data."""
    return Face(
        font.name or "Arial",
        float(font.sz or 11),
        bool(font.b),
        bool(font.i),
        bool(font.u),
        bool(font.strike),
        colour_of(font.color) or BLACK,
    )


def colour_of(colour: Color | None) -> str:
    """Six hexadecimal digits; '' where the program may choose."""
    if colour is None:
        return ""
    match colour.type:
        case "rgb" if isinstance(colour.rgb, str):
            return _tinted(colour.rgb[-6:].upper(), colour.tint)
        case "theme" if 0 <= colour.theme < len(_THEME):
            return _tinted(_THEME[colour.theme], colour.tint)
        case "indexed" if 0 <= colour.indexed < _SYSTEM_COLOURS:
            return str(COLOR_INDEX[colour.indexed][-6:]).upper()
    return ""


def _look(cell: Cell | MergedCell) -> Look:
    # Typed as proxies, these are the styles themselves to whoever reads them.
    font, fill, border, alignment = (getattr(cell, part) for part in _PARTS)
    return Look(
        face=face_of(font),
        fill=_fill(fill),
        edges=_edges(border),
        side=_side(alignment),
        level=_level(alignment),
        wraps=bool(alignment.wrap_text) or alignment.horizontal in ("justify", "distributed"),
        shrinks=bool(alignment.shrink_to_fit),
        indent=int(alignment.indent or 0),
        turn=_turn(int(alignment.textRotation or 0)),
        number_format=cell.number_format,
    )


def _fill(fill: PatternFill) -> str:
    """Only plain colours; patterns print grey lines that nobody uses on purpose."""
    return colour_of(fill.fgColor) if fill.fill_type == "solid" else ""


def _edges(border: Border) -> Edges:
    return Edges(*(_edge(side) for side in (border.left, border.top, border.right, border.bottom)))


def _edge(side: BorderSide | None) -> Edge | None:
    if side is None or not side.style:
        return None
    return Edge(side.style, colour_of(side.color) or BLACK)


def _side(alignment: Alignment) -> Side:
    if alignment.horizontal in ("center", "left", "right", "centerContinuous"):
        return Side(alignment.horizontal)
    return Side.GENERAL if alignment.horizontal in (None, "general") else Side.LEFT


def _level(alignment: Alignment) -> Level:
    if alignment.vertical in ("top", "center"):
        return Level(alignment.vertical)
    return Level.TOP if alignment.vertical in ("justify", "distributed") else Level.BOTTOM


def _turn(rotation: int) -> int:
    """Excel counts downward turns from 90 on; letters one below the other stay as they are."""
    if rotation > _UPRIGHT:
        return 0
    return 90 - rotation if rotation > 90 else rotation


def _tinted(colour: str, tint: float) -> str:
    """A colour made lighter (tint above 0) or darker, as themes do."""
    if not tint:
        return colour
    parts = (int(colour[start : start + 2], 16) for start in (0, 2, 4))
    towards = 255 if tint > 0 else 0
    return "".join(f"{round(part + (towards - part) * abs(tint)):02X}" for part in parts)

"""The look: colours, spacing and type sizes by name, and the style sheet built from them."""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass
from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from bansos_desktop.domain.problems import Severity

FAMILIES = ("Segoe UI", "Open Sans", "Noto Sans", "DejaVu Sans")
TOKEN = re.compile(r"@([a-z][a-z0-9_]*)")


class Kind(StrEnum):
    """The part a button, label or frame plays; the style sheet asks for it as `[kind="…"]`."""

    PRIMARY = "primary"
    SECONDARY = "secondary"
    DANGER = "danger"
    GHOST = "ghost"
    LINK = "link"
    CHOICE = "choice"
    TASK = "task"
    TILE = "tile"
    TITLE = "title"
    SUBTITLE = "subtitle"
    CAPTION = "caption"
    FIELD_LABEL = "field-label"
    SECTION = "section"
    NUMBER = "number"
    CARD = "card"
    BADGE = "badge"
    CHIP = "chip"
    BANNER = "banner"
    HELP = "help"
    MONTH = "month"


class Level(StrEnum):
    """How good or bad the news is; also the name of its icon, except NEUTRAL, which has none."""

    NEUTRAL = "neutral"
    INFO = "info"
    SUCCESS = "success"
    WARNING = "warning"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours as #RRGGBB; every ink reaches 4.5:1 on `surface`, `ground` and its soft ground."""

    ink: str = "#1B2523"
    ink_soft: str = "#45514E"
    ink_faint: str = "#5C6965"
    ink_disabled: str = "#87928F"
    on_accent: str = "#FFFFFF"
    surface: str = "#FFFFFF"
    ground: str = "#F3F6F5"
    sunken: str = "#E8EDEB"
    line: str = "#D3DBD8"
    line_strong: str = "#7F8C88"
    accent: str = "#0F6B5C"
    accent_hover: str = "#0B574B"
    accent_pressed: str = "#08443A"
    accent_soft: str = "#E0F0EC"
    accent_line: str = "#9CCABF"
    focus: str = "#0B3B8C"
    info: str = "#1B5A96"
    info_soft: str = "#E8F1FA"
    info_line: str = "#A9C8E6"
    success: str = "#216A32"
    success_soft: str = "#E8F4EA"
    success_line: str = "#A6D3AF"
    warning: str = "#855000"
    warning_soft: str = "#FFF3DA"
    warning_line: str = "#E8C27A"
    error: str = "#AF2419"
    error_hover: str = "#921B12"
    error_soft: str = "#FCEBE9"
    error_line: str = "#EBB0AA"


@dataclass(frozen=True, slots=True)
class Space:
    """Distances and radii in logical pixels, on a grid of four."""

    xs: int = 4
    s: int = 8
    m: int = 12
    lg: int = 16
    xl: int = 24
    xxl: int = 32
    control: int = 32
    radius: int = 4
    radius_card: int = 8


@dataclass(frozen=True, slots=True)
class TypeSize:
    """Type sizes in points, so that they follow the screen's own scale."""

    caption: int = 9
    base: int = 10
    subtitle: int = 12
    title: int = 17
    number: int = 20


@dataclass(frozen=True, slots=True)
class LevelColours:
    """Text, background and outline of one level."""

    ink: str
    ground: str
    line: str


PALETTE = Palette()
SPACE = Space()
TYPE_SIZE = TypeSize()

LEVEL_COLOURS = {
    Level.NEUTRAL: LevelColours(PALETTE.ink_soft, PALETTE.sunken, PALETTE.line),
    Level.INFO: LevelColours(PALETTE.info, PALETTE.info_soft, PALETTE.info_line),
    Level.SUCCESS: LevelColours(PALETTE.success, PALETTE.success_soft, PALETTE.success_line),
    Level.WARNING: LevelColours(PALETTE.warning, PALETTE.warning_soft, PALETTE.warning_line),
    Level.ERROR: LevelColours(PALETTE.error, PALETTE.error_soft, PALETTE.error_line),
}

LEVEL_OF_SEVERITY = {
    Severity.ERROR: Level.ERROR,
    Severity.WARNING: Level.WARNING,
    Severity.INFO: Level.INFO,
}


def tokens() -> dict[str, str]:
    """Every name a style sheet may write after @: colours as is, `space_` in px, `type_` in pt."""
    named = dict(asdict(PALETTE))
    named |= {f"space_{name}": f"{pixels}px" for name, pixels in asdict(SPACE).items()}
    named |= {f"type_{name}": f"{points}pt" for name, points in asdict(TYPE_SIZE).items()}
    return named


def fill_tokens(qss: str) -> str:
    """The style sheet with each @token replaced; KeyError names one that does not exist."""
    named = tokens()
    return TOKEN.sub(lambda found: named[found[1]], qss)


def apply_theme(app: QApplication, qss: str) -> None:
    """Give the whole program its font, palette and style sheet (`qss` still with @tokens)."""
    app.styleHints().setColorScheme(Qt.ColorScheme.Light)  # or a dark Windows mixes in its own
    app.setStyle("Fusion")
    app.setFont(QFont(list(FAMILIES), TYPE_SIZE.base))
    app.setPalette(_qt_palette())
    app.setStyleSheet(fill_tokens(qss))


def set_kind(widget: QWidget, kind: Kind) -> None:
    """Give the widget the look of its part."""
    _set_property(widget, "kind", kind)


def set_level(widget: QWidget, level: Level) -> None:
    """Give the widget the colours of a level."""
    _set_property(widget, "level", level)


def set_flag(widget: QWidget, name: str, *, on: bool) -> None:
    """Set a yes/no property that the style sheet asks for as `[name="true"]`."""
    _set_property(widget, name, on)


def _set_property(widget: QWidget, name: str, value: str | bool) -> None:
    """Qt does not look at the style sheet again when a property changes: it must be told to."""
    plain = value if isinstance(value, bool) else str(value)
    if widget.property(name) == plain:
        return
    widget.setProperty(name, plain)
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)
    widget.update()


def _qt_palette() -> QPalette:
    role = QPalette.ColorRole
    palette = QPalette()
    for name, colour in {
        role.Window: PALETTE.ground,
        role.WindowText: PALETTE.ink,
        role.Base: PALETTE.surface,
        role.AlternateBase: PALETTE.ground,
        role.Text: PALETTE.ink,
        role.Button: PALETTE.surface,
        role.ButtonText: PALETTE.ink,
        role.PlaceholderText: PALETTE.ink_faint,
        role.ToolTipBase: PALETTE.ink,
        role.ToolTipText: PALETTE.surface,
        role.Highlight: PALETTE.accent,
        role.HighlightedText: PALETTE.on_accent,
        role.Accent: PALETTE.accent,
        role.Link: PALETTE.accent,
    }.items():
        palette.setColor(name, QColor(colour))
    for name in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, name, QColor(PALETTE.ink_disabled))
    return palette

"""The look: contrast, tokens and the properties the style sheet asks for."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QLabel

from bansos_desktop.domain.problems import Severity
from bansos_desktop.ui.theme import (
    LEVEL_COLOURS,
    LEVEL_OF_SEVERITY,
    PALETTE,
    Kind,
    Level,
    apply_theme,
    fill_tokens,
    set_flag,
    set_kind,
    set_level,
)

QSS = Path(__file__).parents[2] / "resources" / "theme.qss"


def luminance(colour: str) -> float:
    """The relative luminance of WCAG 2."""
    shares = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = (s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The contrast ratio of WCAG 2."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("level", Level)
@pytest.mark.parametrize("ground", [PALETTE.surface, PALETTE.ground])
def test_the_ink_of_every_level_is_readable(level: Level, ground: str) -> None:
    colours = LEVEL_COLOURS[level]

    assert contrast(colours.ink, ground) >= 4.5
    assert contrast(colours.ink, colours.ground) >= 4.5


@pytest.mark.parametrize(
    ("ink", "ground"),
    [
        (PALETTE.ink, PALETTE.accent_soft),
        (PALETTE.ink_soft, PALETTE.accent_soft),
        (PALETTE.ink_faint, PALETTE.ground),
        (PALETTE.ink_faint, PALETTE.sunken),
        (PALETTE.accent, PALETTE.accent_soft),
        (PALETTE.accent, PALETTE.warning_soft),
        (PALETTE.on_accent, PALETTE.accent),
        (PALETTE.on_accent, PALETTE.error),
    ],
)
def test_text_is_readable_on_the_grounds_it_stands_on(ink: str, ground: str) -> None:
    assert contrast(ink, ground) >= 4.5


@pytest.mark.parametrize("line", [PALETTE.line_strong, PALETTE.focus])
def test_the_outline_of_a_field_is_visible(line: str) -> None:
    assert contrast(line, PALETTE.surface) >= 3
    assert contrast(line, PALETTE.ground) >= 3


def test_an_unknown_token_is_named() -> None:
    with pytest.raises(KeyError, match="no_such_colour"):
        fill_tokens("QLabel { color: @no_such_colour; }")


def test_tokens_become_colours_pixels_and_points() -> None:
    filled = fill_tokens("color: @accent; padding: @space_m; font-size: @type_title;")

    assert filled == f"color: {PALETTE.accent}; padding: 12px; font-size: 17pt;"


def test_the_shipped_style_sheet_has_no_colour_of_its_own() -> None:
    text = QSS.read_text(encoding="utf-8")

    assert re.findall(r"#[0-9A-Fa-f]{3,8}", text) == []
    assert "@" not in fill_tokens(text)


def test_the_theme_dresses_the_application(qapp: QApplication) -> None:
    before = qapp.styleSheet(), qapp.palette(), qapp.font()

    apply_theme(qapp, QSS.read_text(encoding="utf-8"))
    dressed = qapp.styleSheet(), qapp.palette().window().color(), qapp.font().pointSize()
    qapp.setStyleSheet(before[0])
    qapp.setPalette(before[1])
    qapp.setFont(before[2])

    assert PALETTE.accent in dressed[0]
    assert dressed[1:] == (QColor(PALETTE.ground), 10)


def test_parts_levels_and_flags_are_properties(qapp: QApplication) -> None:
    label = QLabel()

    set_kind(label, Kind.CAPTION)
    set_level(label, Level.ERROR)
    set_flag(label, "empty", on=True)

    names = ("kind", "level", "empty")
    assert [label.property(name) for name in names] == ["caption", "error", True]


def test_every_severity_has_a_level() -> None:
    assert set(LEVEL_OF_SEVERITY) == set(Severity)

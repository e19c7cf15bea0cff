"""Icons: complete, tinted, sharp."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon, QImage
from PySide6.QtWidgets import QApplication

from bansos_desktop.ui.icons import IconSet
from bansos_desktop.ui.theme import LEVEL_COLOURS, PALETTE, Level

FOLDER = Path(__file__).parents[2] / "resources" / "icons"
PROMISED = [
    "app",
    "arrow-down",
    "arrow-right",
    "arrow-up",
    "camera",
    "check",
    "chevron-down",
    "chevron-left",
    "chevron-right",
    "close",
    "columns",
    "decision",
    "download",
    "error",
    "eye-off",
    "eye",
    "file-spreadsheet",
    "filter",
    "folder",
    "handover",
    "help",
    "history",
    "home",
    "import",
    "info",
    "institution",
    "lock",
    "monitoring",
    "people",
    "plus",
    "print",
    "quota",
    "refresh",
    "report",
    "save",
    "search",
    "settings",
    "success",
    "undo",
    "user",
    "verify",
    "warning",
]


@pytest.fixture
def icons(qapp: QApplication) -> IconSet:
    return IconSet(FOLDER)


def colours_of(image: QImage) -> set[str]:
    """The colours of all opaque points."""
    points = ((x, y) for x in range(image.width()) for y in range(image.height()))
    found = (image.pixelColor(x, y) for x, y in points)
    return {colour.name().upper() for colour in found if colour.alpha() == 255}


def test_every_promised_icon_is_there(icons: IconSet) -> None:
    assert list(icons.names) == PROMISED


@pytest.mark.parametrize("name", PROMISED)
def test_every_icon_draws_something(icons: IconSet, name: str) -> None:
    assert colours_of(icons.pixmap(name, 24, "#AA0000").toImage())


def test_an_icon_takes_the_colour_asked_for(icons: IconSet) -> None:
    image = icons.icon("plus", "#AA0000").pixmap(24).toImage()

    assert colours_of(image) == {"#AA0000"}


def test_the_logo_keeps_its_own_colours(icons: IconSet) -> None:
    image = icons.icon("app", "#AA0000").pixmap(48).toImage()

    assert PALETTE.accent in colours_of(image)
    assert "#AA0000" not in colours_of(image)


def test_a_disabled_icon_is_grey(icons: IconSet) -> None:
    image = icons.icon("plus", "#AA0000").pixmap(QSize(24, 24), QIcon.Mode.Disabled).toImage()

    assert colours_of(image) == {PALETTE.ink_disabled}


@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
def test_an_icon_has_a_picture_for_every_screen_scale(icons: IconSet, ratio: float) -> None:
    picture = icons.icon("plus").pixmap(QSize(20, 20), ratio)

    assert picture.size() == QSize(round(20 * ratio), round(20 * ratio))


def test_an_icon_is_drawn_once(icons: IconSet) -> None:
    assert icons.icon("plus").cacheKey() == icons.icon("plus").cacheKey()


def test_a_misspelt_icon_is_an_error(icons: IconSet) -> None:
    with pytest.raises(KeyError, match="pluss"):
        icons.icon("pluss")


def test_each_level_has_its_own_sign_in_its_colour(icons: IconSet) -> None:
    for level in set(Level) - {Level.NEUTRAL}:
        colour = QColor(LEVEL_COLOURS[level].ink).name().upper()
        assert colours_of(icons.level_icon(level).pixmap(48).toImage()) == {colour}
    assert icons.level_icon(Level.NEUTRAL).isNull()

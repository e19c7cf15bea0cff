"""How Beranda is laid out: numbers on top, the main picture beside the tasks, the rest below.

An operator decides by the picture, so it stands first; a field officer by what is to be done today.
On a narrow page everything stands in one column.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QGridLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from bansos_desktop.domain.workflow import Role
from bansos_desktop.ui.i18n import tr
from bansos_desktop.ui.pages.home.board import TaskBoard
from bansos_desktop.ui.pages.home.charts import Charts
from bansos_desktop.ui.theme import SPACE, Kind
from bansos_desktop.ui.widgets.chart_card import ChartCard
from bansos_desktop.ui.widgets.stat_tile import StatTile
from bansos_desktop.ui.widgets.text import button

SIDE_BY_SIDE = 780
PAIRED = 780
# Beside the tasks, and under both.
MAIN = ("places", "funnel", "pace")
BELOW = ("shares", "desils")


class Arrangement(QObject):
    """Puts the parts on a page and moves them when it grows or shrinks."""

    def __init__(
        self, tiles: Sequence[StatTile], board: TaskBoard, charts: Charts, role: Role
    ) -> None:
        super().__init__()
        self._tiles, self._board, self._charts = tiles, board, charts
        self._is_officer = role is Role.FIELD_OFFICER
        self.area = QScrollArea()
        self._first = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._below = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.print_button = button(tr("Cetak…"), Kind.LINK)
        self.print_button.setToolTip(tr("Cetak seluruh dasbor, atau simpan sebagai PDF"))
        self.print_button.setAccessibleName(tr("Cetak seluruh dasbor"))
        self.print_button.setEnabled(False)
        charts.cards["places"].head.addWidget(self.print_button)

    def fill(self, page: QWidget) -> None:
        """Lay everything out on the page."""
        body = QWidget()
        layout = QVBoxLayout(body)
        layout.setContentsMargins(SPACE.lg, 0, SPACE.lg, SPACE.lg)
        layout.setSpacing(SPACE.m)
        tiles = QGridLayout()
        tiles.setSpacing(SPACE.m)
        for column, tile in enumerate(self._tiles):
            tiles.addWidget(tile, 0, column)
            tiles.setColumnStretch(column, 1)
        layout.addLayout(tiles)
        self._fill_first()
        layout.addLayout(self._first)
        self._below.setSpacing(SPACE.m)
        for card in self._cards(BELOW):
            self._below.addWidget(card, 1)
        layout.addLayout(self._below)
        layout.addStretch(1)
        area = self.area
        area.setWidget(body)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        whole = QVBoxLayout(page)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(area)
        page.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Side by side where there is room, else one under the other."""
        if isinstance(event, QResizeEvent):
            wide = event.size().width()
            beside, below = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
            self._first.setDirection(beside if wide >= SIDE_BY_SIDE else below)
            self._below.setDirection(beside if wide >= PAIRED else below)
        return super().eventFilter(watched, event)

    def _fill_first(self) -> None:
        """The main pictures under each other, the tasks beside them."""
        main = QWidget()
        pictures = QVBoxLayout(main)
        pictures.setContentsMargins(0, 0, 0, 0)
        pictures.setSpacing(SPACE.m)
        for card in self._cards(MAIN):
            pictures.addWidget(card)
        pictures.addStretch(1)
        self._first.setSpacing(SPACE.m)
        parts = (self._board, main) if self._is_officer else (main, self._board)
        for part in parts:
            self._first.addWidget(part, 3 if part is main else 2, Qt.AlignmentFlag.AlignTop)

    def _cards(self, names: Sequence[str]) -> list[ChartCard]:
        """Those of them that this user has."""
        return [self._charts.cards[name] for name in names if name in self._charts.cards]

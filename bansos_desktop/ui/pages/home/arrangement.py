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
MAIN_SHARE, SIDE_SHARE = 3, 2
UNEVEN = 120  # how much longer than the pictures the tasks' side may become
# Beside the tasks, and under both, or under the tasks where they leave room.
MAIN = ("places", "funnel", "pace")
BELOW = ("shares", "desils")


class Arrangement(QObject):
    """Puts the parts on a page and moves them when it grows or shrinks."""

    def __init__(
        self,
        notice: QWidget,
        tiles: Sequence[StatTile],
        board: TaskBoard,
        charts: Charts,
        role: Role,
    ) -> None:
        super().__init__()
        self._notice = notice
        self._tiles, self._board, self._charts = tiles, board, charts
        self._is_officer = role is Role.FIELD_OFFICER
        self.area = QScrollArea()
        self._first = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._side = QVBoxLayout()
        self._main = QWidget()
        self._body = QWidget()
        self._below = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.print_button = button(tr("Cetak…"), Kind.LINK)
        self.print_button.setToolTip(tr("Cetak seluruh dasbor, atau simpan sebagai PDF"))
        self.print_button.setAccessibleName(tr("Cetak seluruh dasbor"))
        self.print_button.setEnabled(False)
        charts.cards["places"].head.addWidget(self.print_button)

    def fill(self, page: QWidget) -> None:
        """Lay everything out on the page."""
        body = self._body
        layout = QVBoxLayout(body)
        layout.setContentsMargins(SPACE.lg, 0, SPACE.lg, SPACE.lg)
        layout.setSpacing(SPACE.m)
        layout.addWidget(self._notice)
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
        body.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Side by side where there is room, else one under the other."""
        is_page = watched is not self._body
        if is_page and isinstance(event, QResizeEvent):
            wide = event.size().width()
            beside, below = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
            self._first.setDirection(beside if wide >= SIDE_BY_SIDE else below)
            self._below.setDirection(beside if wide >= PAIRED else below)
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize):
            self._balance()
        return super().eventFilter(watched, event)

    def _balance(self) -> None:
        """Under short tasks there is room for pictures that would else stand below everything."""
        is_beside = self._first.direction() is QBoxLayout.Direction.LeftToRight
        whole = self._body.width() - 2 * SPACE.lg - SPACE.m
        narrow = whole * SIDE_SHARE // (MAIN_SHARE + SIDE_SHARE)
        room = _height(self._main, whole - narrow) - _height(self._board, narrow) + UNEVEN
        for card in reversed(self._cards(BELOW)):
            if not card.isHidden():
                room -= _height(card, narrow) + SPACE.m
            self._put(card, is_beside=is_beside and room >= 0)

    def _put(self, card: ChartCard, *, is_beside: bool) -> None:
        """Move a picture only if it stands elsewhere, or the moving would never end."""
        if (self._side.indexOf(card) >= 0) is is_beside:
            return
        if is_beside:
            self._below.removeWidget(card)
            self._side.insertWidget(self._side.count() - 1, card)
        else:
            self._side.removeWidget(card)
            at = self._cards(BELOW).index(card)
            self._below.insertWidget(min(at, self._below.count()), card, 1)

    def _fill_first(self) -> None:
        """The main pictures under each other, the tasks beside them."""
        pictures = QVBoxLayout(self._main)
        pictures.setContentsMargins(0, 0, 0, 0)
        pictures.setSpacing(SPACE.m)
        for card in self._cards(MAIN):
            pictures.addWidget(card)
        pictures.addStretch(1)
        self._side.setSpacing(SPACE.m)
        self._side.addWidget(self._board)
        self._side.addStretch(1)
        self._first.setSpacing(SPACE.m)
        if self._is_officer:
            self._first.addLayout(self._side, SIDE_SHARE)
        self._first.addWidget(self._main, MAIN_SHARE, Qt.AlignmentFlag.AlignTop)
        if not self._is_officer:
            self._first.addLayout(self._side, SIDE_SHARE)

    def _cards(self, names: Sequence[str]) -> list[ChartCard]:
        """Those of them that this user has."""
        return [self._charts.cards[name] for name in names if name in self._charts.cards]


def _height(widget: QWidget, width: int) -> int:
    """How high it is where it is so wide, shown there or not."""
    layout = widget.layout()
    if layout is None or not layout.hasHeightForWidth():
        return widget.sizeHint().height()
    return layout.totalHeightForWidth(width)

"""The parts of a long form in one line: where one is, what needs a look, and a click away."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QTabBar

from bansos_desktop.ui.icons import IconSet
from bansos_desktop.ui.theme import Level
from bansos_desktop.ui.widgets.banner import level_word

ICON_SIZE = 12
GAP = 3
SHIFT = 6  # the style sheet moves the words right, to leave room for the mark


class SectionStrip(QTabBar):
    """`picked` names the part that was clicked; the keyboard reaches it through the form."""

    picked = Signal(str)

    def __init__(self, parts: Sequence[tuple[str, str]], icons: IconSet) -> None:
        super().__init__()
        self._icons = icons
        self._keys = [key for key, _text in parts]
        self._levels: dict[str, Level] = {}
        for _key, text in parts:
            self.addTab(text)
        self.setProperty("kind", "strip")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setExpanding(True)
        self.setUsesScrollButtons(False)
        self.setElideMode(Qt.TextElideMode.ElideRight)
        self.setDrawBase(False)
        self.tabBarClicked.connect(self._on_clicked)

    @property
    def current(self) -> str:
        """The part where the cursor is."""
        return self._keys[self.currentIndex()]

    def show_current(self, key: str) -> None:
        """Mark where the cursor is."""
        self.setCurrentIndex(self._keys.index(key))

    def neighbour(self, step: int) -> str:
        """The part before or after the current one; the ends stay ends."""
        shown = [key for number, key in enumerate(self._keys) if self.isTabVisible(number)]
        last = len(shown) - 1
        return shown[min(max(shown.index(self.current) + step, 0), last)]

    def show_part(self, key: str, *, is_shown: bool) -> None:
        """Offer a part or leave it out."""
        self.setTabVisible(self._keys.index(key), is_shown)

    def show_levels(self, levels: Mapping[str, Level]) -> None:
        """Mark the parts with their gravest finding; one that is not named has none."""
        self._levels = dict(levels)
        self.update()
        for number, key in enumerate(self._keys):
            level = levels.get(key)
            said = self.tabText(number) if level is None else level_word(level)
            self.setTabToolTip(number, said)
            spoken = self.tabText(number) + ("" if level is None else f": {said}")
            self.setAccessibleTabName(number, spoken)

    @property
    def levels(self) -> Mapping[str, Level]:
        """The marks that stand now."""
        return self._levels

    def paintEvent(self, event: QPaintEvent) -> None:
        """The tabs, and close before its word the mark of each."""
        super().paintEvent(event)
        painter = QPainter(self)
        for number, key in enumerate(self._keys):
            if key in self._levels:
                place = self.tabRect(number)
                word = self.fontMetrics().horizontalAdvance(self.tabText(number))
                left = max(place.left(), place.center().x() + SHIFT - word // 2 - ICON_SIZE - GAP)
                mark = QRect(left, place.center().y() - ICON_SIZE // 2, ICON_SIZE, ICON_SIZE)
                self._icons.level_icon(self._levels[key]).paint(painter, mark)
        painter.end()

    def minimumSizeHint(self) -> QSize:
        """Texts may be cut; the whole of each is in its tool tip."""
        return QSize(0, super().minimumSizeHint().height())

    def _on_clicked(self, number: int) -> None:
        if number >= 0:
            self.picked.emit(self._keys[number])

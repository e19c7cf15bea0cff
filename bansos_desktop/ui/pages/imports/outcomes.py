"""How many rows have which outcome; each figure is a button that shows those rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from bansos_desktop.domain.import_plan import Outcome, PlannedRow
from bansos_desktop.ui.i18n import number_text, tr
from bansos_desktop.ui.models.import_preview import LABELS, LEVEL_OF
from bansos_desktop.ui.theme import SPACE, Kind, Level, set_kind, set_level
from bansos_desktop.ui.widgets.elided_label import ElidedLabel
from bansos_desktop.ui.widgets.text import text_label


class OutcomeTile(QPushButton):
    """A figure over its word; pressed, only its rows are shown."""

    def __init__(self, label: str, level: Level) -> None:
        super().__init__()
        self._level = level
        self._number = text_label("0", Kind.SUBTITLE)
        self._word = label
        set_kind(self, Kind.TILE)
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._parts = QVBoxLayout(self)
        self._parts.setContentsMargins(SPACE.s, SPACE.xs, SPACE.xs, SPACE.xs)
        self._parts.setSpacing(0)
        for part in (self._number, ElidedLabel(label, Kind.CAPTION)):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            self._parts.addWidget(part)

    def show_number(self, number: int) -> None:
        """Nothing can be shown of nothing."""
        self._number.setText(number_text(number))
        set_level(self._number, self._level if number else Level.NEUTRAL)
        self.setEnabled(number > 0)
        self.setAccessibleName(f"{self._word}: {number_text(number)}")
        self.setToolTip(self.accessibleName())

    def sizeHint(self) -> QSize:
        """That of its parts: a button would reckon with a text it does not have."""
        return self._parts.totalSizeHint()


class OutcomeStrip(QWidget):
    """`picked` tells the outcome to be shown, None for all."""

    picked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.tiles: dict[Outcome | None, OutcomeTile] = {
            None: OutcomeTile(tr("Semua baris"), Level.NEUTRAL)
        }
        for outcome in Outcome:
            self.tiles[outcome] = OutcomeTile(tr(LABELS[outcome]), LEVEL_OF[outcome])
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE.s)
        for key, tile in self.tiles.items():
            layout.addWidget(tile, 1)
            tile.clicked.connect(partial(self._on_clicked, key))

    @property
    def outcome(self) -> Outcome | None:
        """What is shown now."""
        return next((key for key, tile in self.tiles.items() if tile.isChecked()), None)

    def show_rows(self, rows: Sequence[PlannedRow], wanted: Outcome | None) -> None:
        """Count the rows; where none is left of those that were wanted, all are."""
        counted = Counter(row.outcome for row in rows)
        for key, tile in self.tiles.items():
            tile.show_number(len(rows) if key is None else counted[key])
        self.tiles[wanted if wanted is not None and counted[wanted] else None].setChecked(True)

    def _on_clicked(self, outcome: Outcome | None, _checked: bool = True) -> None:
        self.picked.emit(outcome)

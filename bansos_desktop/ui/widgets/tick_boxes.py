"""Several choices of a short list: boxes to tick that are one stop for the keyboard."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from bansos_desktop.domain.recipient import sorted_codes
from bansos_desktop.ui.theme import SPACE

_STEP = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}


class TickBoxes(QWidget):
    """Tab and Enter come to one box and go on; arrows walk the boxes, Space ticks.

    `codes` are those ticked, parted by ";"; one that is not offered is kept as it is.
    """

    changed = Signal(str)

    def __init__(self, choices: Sequence[tuple[str, str]], *, columns: int) -> None:
        super().__init__()
        self._unknown: set[str] = set()
        self.boxes: dict[str, QCheckBox] = {code: QCheckBox(text) for code, text in choices}
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setHorizontalSpacing(SPACE.s)
        layout.setVerticalSpacing(0)
        for number, box in enumerate(self.boxes.values()):
            layout.addWidget(box, number // columns, number % columns)
            box.toggled.connect(self._on_toggled)
            box.installEventFilter(self)
        for column in range(columns):
            layout.setColumnStretch(column, 1)
        for first in list(self.boxes.values())[:1]:
            self._stop_at(first)
            self.setFocusProxy(first)

    @property
    def codes(self) -> str:
        """What is ticked."""
        ticked = {code for code, box in self.boxes.items() if box.isChecked()}
        return sorted_codes(";".join(ticked | self._unknown))

    @codes.setter
    def codes(self, codes: str) -> None:
        wanted = {code for code in codes.split(";") if code}
        self._unknown = wanted - self.boxes.keys()
        for code, box in self.boxes.items():
            box.setChecked(code in wanted)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows go from box to box."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = _STEP.get(Qt.Key(event.key()))
            boxes = list(self.boxes.values())
            if step is not None and isinstance(watched, QCheckBox):
                box = boxes[(boxes.index(watched) + step) % len(boxes)]
                self._stop_at(box)
                box.setFocus()
                return True
        return super().eventFilter(watched, event)

    def _stop_at(self, box: QCheckBox) -> None:
        """Let Tab find only this box."""
        for one in self.boxes.values():
            here = one is box
            policy = Qt.FocusPolicy.StrongFocus if here else Qt.FocusPolicy.ClickFocus
            one.setFocusPolicy(policy)

    def _on_toggled(self, _ticked: bool) -> None:
        self.changed.emit(self.codes)

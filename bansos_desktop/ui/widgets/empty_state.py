"""What a page shows where there is nothing to list yet."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIcon, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from bansos_desktop.ui.theme import SPACE, Kind
from bansos_desktop.ui.widgets.text import button, icon_label, text_label

ICON_SIZE = 48
TEXT_WIDTH = 420
ROOM_FOR_ICON = 230


class EmptyState(QWidget):
    """Why nothing is here and, when `action` names one, the button that changes it."""

    acted = Signal()

    def __init__(
        self,
        icon: QIcon,
        title: str,
        text: str,
        *,
        action: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icon = icon_label(icon, ICON_SIZE)
        self._title = text_label(title, Kind.SUBTITLE, wrap=True)
        self._text = text_label(text, wrap=True)
        self._button = button(action, Kind.PRIMARY)
        self._button.clicked.connect(self._on_clicked)
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)
        self._lay_out()
        self._button.setVisible(bool(action))

    def show_text(self, title: str, text: str, action: str = "") -> None:
        """Say something else, for instance that a search found nothing; the button may change."""
        self._title.setText(title)
        self._text.setText(text)
        if action:
            self._button.setText(action)
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where room is scarce the words need it more than the picture."""
        super().resizeEvent(event)
        self._icon.setVisible(event.size().height() >= ROOM_FOR_ICON)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE.xl, SPACE.xl, SPACE.xl, SPACE.xl)
        layout.setSpacing(SPACE.s)
        middle = Qt.AlignmentFlag.AlignHCenter
        layout.addStretch(2)
        layout.addWidget(self._icon, 0, middle)
        for label in (self._title, self._text):
            label.setAlignment(middle)
            label.setMaximumWidth(TEXT_WIDTH)
            row = QHBoxLayout()
            row.addStretch(1)
            row.addWidget(label, 1000)
            row.addStretch(1)
            layout.addLayout(row)
        layout.addSpacing(SPACE.s)
        layout.addWidget(self._button, 0, middle)
        layout.addStretch(3)

    def _on_clicked(self) -> None:
        self.acted.emit()

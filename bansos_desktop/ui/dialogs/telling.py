"""The frame of a window that only tells: what it tells, to be copied and closed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from bansos_desktop.ui.i18n import tr
from bansos_desktop.ui.theme import SPACE, Kind
from bansos_desktop.ui.widgets.text import button

WIDTH, HEIGHT = 560, 520


class TellingDialog(QDialog):
    """Labels, what is told below them, and its buttons; Enter and Esc close it."""

    def __init__(
        self,
        parent: QWidget | None,
        title: str,
        copy: str,
        size: tuple[int, int] = (WIDTH, HEIGHT),
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        width, height = size
        room = parent.window().height() if parent is not None else height
        self.resize(width, min(height, room - SPACE.lg))
        self.copy = button(copy)
        self.close_button = button(tr("Tutup"), Kind.PRIMARY)
        self.copy.clicked.connect(self._on_copy)
        self.close_button.clicked.connect(self.accept)
        self.close_button.setDefault(True)

    def told(self) -> str:
        """What is copied."""
        raise NotImplementedError

    def lay_out(
        self, above: Sequence[QWidget], content: QWidget, beside: Sequence[QWidget] = ()
    ) -> None:
        """What stands above, the content with all the room there is, the buttons."""
        buttons = QHBoxLayout()
        for one in (self.copy, *beside):
            buttons.addWidget(one)
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE.lg, SPACE.lg, SPACE.lg, SPACE.lg)
        layout.setSpacing(SPACE.m)
        for widget in above:
            layout.addWidget(widget)
        layout.addWidget(content, 1)
        layout.addLayout(buttons)

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self.told())

"""What the keys do on a step: Enter goes on, Esc goes back."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QPushButton, QScrollArea, QWidget

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class KeyedStep(QWidget):
    """Enter presses the focused button, or else the step's own; in a list it presses nothing."""

    left = Signal()

    def default_button(self) -> QPushButton | None:
        """What Enter presses where no button has the focus."""
        return None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Only what no widget inside wanted for itself arrives here."""
        focused = self.focusWidget()
        if event.key() in ENTER and not isinstance(focused, QAbstractItemView):
            pressed = focused if isinstance(focused, QPushButton) else self.default_button()
            if pressed is not None and pressed.isVisible():
                pressed.click()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


def scrolled(body: QWidget) -> QScrollArea:
    """A body that scrolls up and down where the window is low."""
    area = QScrollArea()
    area.setWidget(body)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return area

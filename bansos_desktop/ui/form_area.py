"""The questions of a form: they scroll up and down only, and wait while the form is being kept."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from bansos_desktop.ui.theme import SPACE
from bansos_desktop.ui.widgets.photo_list import PhotoList


class FormArea(QScrollArea):
    """What is asked goes into `body`, which lays out the `sheet`."""

    def __init__(self) -> None:
        super().__init__()
        self.sheet = QWidget()
        self.sheet.setProperty("kind", "form-body")
        self.body = QVBoxLayout(self.sheet)
        self.body.setContentsMargins(SPACE.lg, 0, SPACE.lg, SPACE.lg)
        self.body.setSpacing(SPACE.m)
        self._was_in: QWidget | None = None
        self.setWidget(self.sheet)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def set_waiting(self, *, waiting: bool) -> None:
        """Let nothing be typed for a while; then the cursor is back where it was."""
        if waiting:
            self._was_in = self.focusWidget()
        self.setEnabled(not waiting)
        if not waiting and self._was_in is not None:
            self._was_in.setFocus()  # disabling took it away
            self._was_in = None

    def go_on(self, after: QWidget) -> bool:
        """To the next question, past photos, and from the last one to `after`; False if not even
        that can be pressed. Never out of the form.
        """
        while self._next_stop() is not None:
            self.focusNextChild()  # the area also scrolls there
            if not isinstance(self.focusWidget(), PhotoList):
                return True
        if not (after.isVisible() and after.isEnabled()):
            return False
        after.setFocus()
        return True

    def _next_stop(self) -> QWidget | None:
        """Where the keyboard goes next, if that is still a question."""
        here = self.focusWidget()
        one = here.nextInFocusChain() if here else None
        while one is not None and one is not here:
            if _is_stop(one):
                return one if self.sheet.isAncestorOf(one) else None
            one = one.nextInFocusChain()
        return None

    def show_focus(self) -> None:
        """Scroll so that the field with the cursor is seen, and what is said under it."""
        focused = self.focusWidget()
        if focused is not None:
            self.ensureWidgetVisible(focused, SPACE.s, 2 * SPACE.xxl)


def _is_stop(widget: QWidget) -> bool:
    stops = widget.focusPolicy() & Qt.FocusPolicy.TabFocus == Qt.FocusPolicy.TabFocus
    return stops and widget.isVisible() and widget.isEnabled()


def even_grid() -> QGridLayout:
    """Two columns of one width."""
    grid = QGridLayout()
    grid.setSpacing(SPACE.m)
    grid.setColumnStretch(0, 1)
    grid.setColumnStretch(1, 1)
    return grid


def paired_grid(rows: Iterable[tuple[QWidget, bool]]) -> QGridLayout:
    """Halves stand two on a line; what is not a half begins a new line and stands alone."""
    grid = even_grid()
    line, column = 0, 0
    for row, is_half in rows:
        if is_half:
            grid.addWidget(row, line, column)
            line, column = line + column, 1 - column
        else:
            line, column = line + column, 0
            grid.addWidget(row, line, 0, 1, 2)
            line += 1
    return grid

"""Windows on a low screen: what is said in them scrolls there, and the buttons stay in sight."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtWidgets import QFrame, QLayout, QScrollArea, QVBoxLayout, QWidget

from bansos_desktop.ui.theme import SPACE

TITLE_BAR = 32
# As high as a line with its label: less than that nobody can fill in.
LEAST = 64


def room_of(window: QWidget) -> int:
    """How high a window may be on its screen, below its title bar."""
    return window.screen().availableGeometry().height() - TITLE_BAR


def keep_on_screen(window: QWidget) -> None:
    """Move a window that has grown over the lower edge of its screen up again."""
    screen, frame = window.screen().availableGeometry(), window.frameGeometry()
    over = min(frame.bottom() - screen.bottom(), frame.top() - screen.top())
    if window.isVisible() and over > 0:
        window.move(window.x(), window.y() - over)


class LowRoom(QScrollArea):
    """Words and fields laid out in `body`, as high as they need while there is room for that.

    `is_low` tells whether there is not, so that they scroll.
    """

    def __init__(self) -> None:
        super().__init__()
        self._sheet = sheet = QWidget()
        self.body = QVBoxLayout(sheet)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(SPACE.m)
        self.setWidget(sheet)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for ground in (self, self.viewport(), sheet):
            ground.setAutoFillBackground(False)  # what lies below shows through
        self.setFixedHeight(LEAST)
        self.is_low = False
        self._wanted: QWidget | None = None
        # Words that came or went have their places only when the layouts had their turn.
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._reveal)
        self.verticalScrollBar().rangeChanged.connect(self._on_range)

    def fit(self, holder: QLayout, width: int, room: int) -> int:
        """Take what the body needs, or what the rest of `holder` leaves of the room; say the sum.

        `holder` is the column this stands in, `width` the width of that.
        """
        self.body.activate()
        holder.activate()  # rows inside rows hear of a change only by this
        rest = _height_of(holder, width) - self.minimumHeight()
        margins = holder.contentsMargins()
        inner = width - margins.left() - margins.right()
        need = _height_of(self.body, inner)
        height = max(LEAST, min(need, room - rest))
        self.is_low = height < need
        self.setFixedHeight(min(height, need))
        return rest + self.minimumHeight()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Whoever fits this hears of words that came or went in it, as of any other part."""
        if watched is self._sheet and event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)

    def reveal(self, widget: QWidget | None) -> None:
        """Scroll to a widget of the body, once everything has its place."""
        self._wanted = widget
        self._later.start()

    def _on_range(self, _lowest: int, _highest: int) -> None:
        """A bar that came makes lines narrower, and what was in sight moves on."""
        self._later.start()

    def _reveal(self) -> None:
        widget, sheet = self._wanted, self._sheet
        if widget is None or not sheet.isAncestorOf(widget):
            return
        # Qt's own way is content with the caret of a line, half of which may then be out of sight.
        bar, room = self.verticalScrollBar(), self.viewport().height()
        top = widget.mapTo(sheet, QPoint()).y() - SPACE.xl  # with the label above
        bottom = top + SPACE.xl + widget.height() + SPACE.s
        bar.setValue(min(top, max(bar.value(), bottom - room)))


def _height_of(layout: QLayout, width: int) -> int:
    """How high a layout is at a width, whether or not anything in it wraps."""
    is_wrapping = layout.hasHeightForWidth()
    return layout.totalHeightForWidth(width) if is_wrapping else layout.totalSizeHint().height()

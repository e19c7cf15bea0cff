"""What every chart is: drawn sharp on any screen or paper, pointed at, walked through by keys.

A chart draws itself into any painter and says what it drew as `Mark`s; pointing, keys, tool tips
and reading aloud come from these. Nothing is told by colour alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QHelpEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from bansos_desktop.ui.theme import PALETTE, SPACE, TYPE_SIZE

PICTURE_SCALE = 2.0
PICTURE_MARGIN = SPACE.lg
_WRAP = Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap
_KEYS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)


@dataclass(frozen=True, slots=True)
class Mark:
    """Something drawn; `target` is what a click hands over, None where nothing lies behind it.

    One that is no `stop` is part of another: the mouse finds it, the keys pass over it.
    """

    area: QRectF
    words: str
    target: object | None = None
    stop: bool = True


@dataclass(frozen=True, slots=True)
class TableData:
    """The table behind a chart; whole numbers are numbers."""

    heads: Sequence[str] = ()
    rows: Sequence[Sequence[str | int]] = ()


class Chart(QWidget):
    """`picked` hands over the target of the mark that was clicked, or chosen by Enter.

    `across` and `down` are how many marks the arrow keys go on.
    """

    picked = Signal(object)
    across = 1
    down = 1

    def __init__(self, title: str) -> None:
        super().__init__()
        self._current = 0
        self._marks: Sequence[Mark] | None = None
        self.setAccessibleName(title)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def draw(self, painter: QPainter, width: float) -> Sequence[Mark]:
        """Paint everything at this width, and say what is where."""
        raise NotImplementedError

    def heightForWidth(self, width: int) -> int:
        """How tall it is at a width."""
        raise NotImplementedError

    def table(self) -> TableData:
        """The numbers behind it."""
        raise NotImplementedError

    @property
    def marks(self) -> Sequence[Mark]:
        """What is drawn at the present width."""
        if self._marks is None:
            canvas = QImage(1, 1, QImage.Format.Format_ARGB32)  # has to outlive its painter
            painter = _painter_on(canvas)
            self._marks = tuple(self.draw(painter, self.width()))
            painter.end()
        return self._marks

    @property
    def stops(self) -> Sequence[Mark]:
        """The marks that keys go through."""
        return [mark for mark in self.marks if mark.stop]

    @property
    def current(self) -> Mark | None:
        """The mark the keyboard is at."""
        stops = self.stops
        return stops[min(self._current, len(stops) - 1)] if stops else None

    def refresh(self, summary: str) -> None:
        """What is shown has changed; `summary` is read aloud."""
        self._marks = None
        self.setAccessibleDescription(summary)
        self.updateGeometry()
        self.update()

    def picture(
        self, heading: str = "", note: str = "", *, width: int = 0, scale: float = PICTURE_SCALE
    ) -> QImage:
        """The chart on white under a heading and over a note, both on as many lines as need be.

        It has `scale` times the dots of the screen.
        """
        width = width or max(self.width(), 320)
        margin = PICTURE_MARGIN if heading else 0
        head, foot = (
            _wrapped(heading, _heading_font(), width),
            _wrapped(note, caption_font(), width),
        )
        chart = self.heightForWidth(width)
        tall = chart + head + foot + 2 * margin
        image = QImage(
            round((width + 2 * margin) * scale), round(tall * scale), QImage.Format.Format_ARGB32
        )
        image.setDevicePixelRatio(scale)
        image.fill(QColor(PALETTE.surface))
        painter = _painter_on(image)
        painter.translate(margin, margin)
        painter.setFont(_heading_font())
        painter.setPen(QColor(PALETTE.ink))
        painter.drawText(QRectF(0, 0, width, head), _WRAP, heading)
        painter.translate(0, head)
        painter.setFont(caption_font())
        self.draw(painter, width)
        painter.setFont(caption_font())
        painter.setPen(QColor(PALETTE.ink_soft))
        painter.drawText(QRectF(0, chart + SPACE.s, width, foot), _WRAP, note)
        painter.end()
        return image

    def sizeHint(self) -> QSize:
        """As wide as half a small window."""
        return QSize(360, self.heightForWidth(360))

    def minimumSizeHint(self) -> QSize:
        """Narrower than this nothing can be read."""
        return QSize(280, 60)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The chart, and a ring around the mark that has the keyboard."""
        del event
        painter = _painter_on(self)
        self._marks = tuple(self.draw(painter, self.width()))
        current = self.current
        if self.hasFocus() and current is not None:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(PALETTE.focus), 2))
            inside = QRectF(self.rect()).adjusted(1, 1, -1, -1)
            painter.drawRoundedRect(
                current.area.adjusted(-1, -1, 1, 1).intersected(inside), SPACE.radius, SPACE.radius
            )
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Everything moves."""
        self._marks = None
        super().resizeEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A hand over what leads somewhere."""
        mark = self._mark_at(event.position())
        leads = mark is not None and mark.target is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if leads else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Go to the people under the pointer."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._pick(self._mark_at(event.position()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows walk, Enter and Space go to the people."""
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._pick(self.current)
        elif key in _KEYS:
            step = self.across if key in _KEYS[:2] else self.down
            self._walk(-step if key in (Qt.Key.Key_Left, Qt.Key.Key_Up) else step)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._walk(-len(self.stops) if key is Qt.Key.Key_Home else len(self.stops))
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Numbers of what is under the pointer, as a tool tip."""
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            mark = self._mark_at(QPointF(event.pos()))
            if mark is None:
                QToolTip.hideText()
            else:
                QToolTip.showText(event.globalPos(), mark.words, self, mark.area.toRect())
            return True
        return super().event(event)

    def _walk(self, by: int) -> None:
        last = len(self.stops) - 1
        self._current = max(0, min(min(self._current, last) + by, last))
        if self.current is not None:
            self.setAccessibleDescription(self.current.words)
        self.update()

    def _pick(self, mark: Mark | None) -> None:
        if mark is not None and mark.target is not None:
            self.picked.emit(mark.target)

    def _mark_at(self, spot: QPointF) -> Mark | None:
        """The smallest there: parts before the whole they belong to.

        Of several alike that cover each other one that leads somewhere, then the nearest, then
        what was painted last and is seen.
        """
        found = [mark for mark in reversed(self.marks) if mark.area.contains(spot)]
        return min(found, key=lambda mark: _farness(mark, spot), default=None)


def _farness(mark: Mark, spot: QPointF) -> tuple[float, bool, float]:
    area, way = mark.area, mark.area.center() - spot
    return area.width() * area.height(), mark.target is None, way.manhattanLength()


def caption_font() -> QFont:
    """What charts are written in."""
    font = QFont()
    font.setPointSize(TYPE_SIZE.caption)
    return font


def bold_font() -> QFont:
    """The same, heavier: for the numbers."""
    font = caption_font()
    font.setWeight(QFont.Weight.DemiBold)
    return font


def line_height() -> float:
    """The height of a line of text."""
    return QFontMetricsF(caption_font()).height()


def text_width(text: str, font: QFont | None = None) -> float:
    """How wide a text is written."""
    return QFontMetricsF(font or caption_font()).horizontalAdvance(text)


def write(
    painter: QPainter,
    room: QRectF,
    text: str,
    colour: str = PALETTE.ink,
    *,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    bold: bool = False,
) -> None:
    """A line of text in the middle of its room's height, cut with dots where it is too long."""
    font = bold_font() if bold else caption_font()
    painter.setFont(font)
    painter.setPen(QColor(colour))
    shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, room.width() + 1)
    painter.drawText(room, align | Qt.AlignmentFlag.AlignVCenter, shown)


def _wrapped(text: str, font: QFont, width: float) -> float:
    """How tall a text is on lines of a width, with the gap to the chart; nothing of no text."""
    if not text:
        return 0.0
    room = QRectF(0, 0, width, 10_000)
    return QFontMetricsF(font).boundingRect(room, _WRAP, text).height() + SPACE.s


def _heading_font() -> QFont:
    font = QFont()
    font.setPointSize(TYPE_SIZE.subtitle)
    font.setWeight(QFont.Weight.DemiBold)
    return font


def _painter_on(device: QWidget | QImage) -> QPainter:
    painter = QPainter(device)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(caption_font())
    return painter

"""Pictures of how businesses develop: one recipient over the months, and kinds side by side.

Everything drawn is also said: the same words stand beside the picture and are read aloud.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import (
    QSizePolicy,
    QStyleOptionViewItem,
    QWidget,
)

from bansos_desktop.domain.monitoring import Development, Point, change_percent, whole_change
from bansos_desktop.ui.i18n import number_text, rupiah_text, tr
from bansos_desktop.ui.theme import LEVEL_COLOURS, PALETTE, SPACE, TYPE_SIZE, Level
from bansos_desktop.ui.widgets.picture_delegate import PictureDelegate

SharesRole = Qt.ItemDataRole.UserRole + 21
PICTURE_HEIGHT = 132
SHARES_HEIGHT = 16
DOT = 3.5
TOP, BOTTOM = 26, 20
LEVEL_OF: Mapping[str, Level] = {
    Development.GROWING: Level.SUCCESS,
    Development.STEADY: Level.INFO,
    Development.SHRINKING: Level.WARNING,
    Development.STOPPED: Level.ERROR,
}
# A sign beside the colour, for eyes that do not tell red from green.
SIGN_OF: Mapping[str, str] = {
    Development.GROWING: "▲",
    Development.STEADY: "=",
    Development.SHRINKING: "▼",
    Development.STOPPED: "×",
}


def development_text(development: str) -> str:
    """The sign and the word of a finding; "" for none."""
    known = {state.value: state.label for state in Development}
    if development not in known:
        return development
    return f"{SIGN_OF[development]} {tr(known[development])}"


def change_text(change: int | None) -> str:
    """A change in words: naik 25 %, turun 10 %, tetap; "–" where nothing can be compared."""
    if change is None:
        return "–"
    if change == 0:
        return tr("tetap")
    word = tr("naik {n} %") if change > 0 else tr("turun {n} %")
    return word.format(n=number_text(abs(change)))


def trend_text(points: Sequence[Point]) -> str:
    """What the picture of one recipient shows, in a sentence or two."""
    known = [point for point in points if point.revenue is not None]
    if not known:
        return tr("Belum ada omzet yang dicatat.")
    first, last = known[0], known[-1]
    amount = rupiah_text(last.revenue or 0)
    if len(known) == 1:
        return tr("Omzet bulan ke-{month}: {amount}.").format(month=last.month, amount=amount)
    text = tr("Omzet bulan ke-{first} ke bulan ke-{last}: {before} → {after} ({change}).")
    return text.format(
        first=first.month,
        last=last.month,
        before=rupiah_text(first.revenue or 0),
        after=amount,
        change=change_text(whole_change(points)),
    )


class TrendPicture(QWidget):
    """Revenue as a line, profit as a dashed one, with the finding of each visit over it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._points: Sequence[Point] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def points(self) -> Sequence[Point]:
        """What is drawn."""
        return self._points

    def show_points(self, points: Sequence[Point]) -> None:
        """Draw these visits, which are in the order of their months."""
        self._points = tuple(points)
        self.setAccessibleName(tr("Gambar perkembangan usaha"))
        self.setAccessibleDescription(" ".join([trend_text(points), *map(_visit_text, points)]))
        self.setToolTip("\n".join(map(_visit_text, points)))
        self.update()

    def sizeHint(self) -> QSize:
        """Wide enough for five visits."""
        return QSize(300, PICTURE_HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground, both lines, then what is written over and under them."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = QFont(self.font())
        font.setPointSize(TYPE_SIZE.caption)
        painter.setFont(font)
        room = QRectF(SPACE.lg, TOP, self.width() - 2 * SPACE.lg, self.height() - TOP - BOTTOM)
        _paint_ground(painter, room)
        spots = _spots(self._points, room)
        _paint_line(painter, spots.profit, PALETTE.ink_faint, Qt.PenStyle.DashLine)
        _paint_line(painter, spots.revenue, PALETTE.accent, Qt.PenStyle.SolidLine)
        _paint_words(painter, self._points, room, spots)
        painter.end()


@dataclass(frozen=True, slots=True)
class _Spots:
    """Where the visits stand: the middle of each, and both lines without what nobody knew."""

    middles: Sequence[float]
    revenue: Sequence[QPointF]
    profit: Sequence[QPointF]


def _spots(points: Sequence[Point], room: QRectF) -> _Spots:
    """Months are as far apart as they were; a single visit stands in the middle."""
    if not points:
        return _Spots((), (), ())
    low, high = points[0].month, points[-1].month
    top = max([1, *(point.revenue or 0 for point in points), *(p.profit or 0 for p in points)])
    inset = SPACE.xl

    def across(month: int) -> float:
        if high == low:
            return room.center().x()
        return room.left() + inset + (room.width() - 2 * inset) * (month - low) / (high - low)

    def down(amount: int) -> float:
        return room.bottom() - room.height() * amount / top

    return _Spots(
        [across(p.month) for p in points],
        [QPointF(across(p.month), down(p.revenue)) for p in points if p.revenue is not None],
        [QPointF(across(p.month), down(p.profit)) for p in points if p.profit is not None],
    )


def _paint_ground(painter: QPainter, room: QRectF) -> None:
    """The line of nothing below, and a dotted one as high as the highest amount."""
    painter.setPen(QPen(QColor(PALETTE.line), 1))
    painter.drawLine(room.bottomLeft(), room.bottomRight())
    painter.setPen(QPen(QColor(PALETTE.line), 1, Qt.PenStyle.DotLine))
    painter.drawLine(room.topLeft(), room.topRight())


def _paint_line(
    painter: QPainter, spots: Sequence[QPointF], colour: str, style: Qt.PenStyle
) -> None:
    """A line through the visits; each dot has a rim, so that it stands out where lines cross."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(colour), 2, style))
    painter.drawPolyline(QPolygonF(list(spots)))
    painter.setPen(QPen(QColor(PALETTE.surface), 1.5))
    painter.setBrush(QColor(colour))
    for spot in spots:
        painter.drawEllipse(spot, DOT, DOT)


def _paint_words(painter: QPainter, points: Sequence[Point], room: QRectF, spots: _Spots) -> None:
    """Under each visit its month, over it the sign of the finding."""
    metrics = QFontMetrics(painter.font())
    half = 42
    for point, x in zip(points, spots.middles, strict=True):
        under = QRectF(x - half, room.bottom() + 2, 2 * half, metrics.height())
        painter.setPen(QColor(PALETTE.ink_faint))
        painter.drawText(under, Qt.AlignmentFlag.AlignCenter, tr("bln {n}").format(n=point.month))
        level = LEVEL_OF.get(point.development, Level.NEUTRAL)
        painter.setPen(QColor(LEVEL_COLOURS[level].ink))
        over = QRectF(x - half, 2, 2 * half, metrics.height())
        crowded = len(points) > 4
        text = (
            SIGN_OF.get(point.development, "") if crowded else development_text(point.development)
        )
        painter.drawText(over, Qt.AlignmentFlag.AlignCenter, text)


def _visit_text(point: Point) -> str:
    """One visit as it would be told."""
    parts = [development_text(point.development)] if point.development else []
    if point.revenue is not None:
        parts.append(tr("omzet {amount}").format(amount=rupiah_text(point.revenue)))
    if point.profit is not None:
        parts.append(tr("keuntungan {amount}").format(amount=rupiah_text(point.profit)))
    if point.workers is not None:
        parts.append(tr("{n} tenaga kerja").format(n=point.workers))
    head = tr("Bulan ke-{month}").format(month=point.month)
    return f"{head}: {', '.join(parts)}." if parts else f"{head}."


def step_text(points: Sequence[Point], point: Point) -> str:
    """How the revenue of a visit stands against the visit before; "" for the first."""
    at = list(points).index(point)
    if at == 0:
        return ""
    change = change_percent(points[at - 1].revenue, point.revenue)
    return "" if change is None else change_text(change)


class SharesDelegate(PictureDelegate):
    """Draws the cells whose SharesRole is a count by development as one stacked bar."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """The cell's ground as the style draws it, then the bar."""
        people = index.data(SharesRole)
        if not isinstance(people, dict):
            super().paint(painter, option, index)
            return
        room = self.draw_ground(painter, option, index)
        paint_shares(painter, room, people, option.font)


def paint_shares(
    painter: QPainter, rect: QRect, people: Mapping[Development, int], font: QFont
) -> None:
    """A bar whose parts are as long as their share; a part with room carries its count."""
    total = sum(people.values())
    if not total:
        return
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    small = QFont(font)
    small.setPointSize(TYPE_SIZE.caption)
    small.setWeight(QFont.Weight.DemiBold)
    painter.setFont(small)
    metrics = QFontMetrics(small)
    top = rect.center().y() - SHARES_HEIGHT / 2
    left = float(rect.left())
    for state in Development:
        width = rect.width() * people.get(state, 0) / total
        part = QRectF(left, top, width, SHARES_HEIGHT)
        left += width
        if not width:
            continue
        colours = LEVEL_COLOURS[LEVEL_OF[state]]
        painter.fillRect(part, QColor(colours.line))
        painter.fillRect(QRectF(part.left(), part.top(), 1, part.height()), QColor(PALETTE.surface))
        text = f"{SIGN_OF[state]} {number_text(people[state])}"
        if metrics.horizontalAdvance(text) + SPACE.xs > width:
            text = SIGN_OF[state]
        if metrics.horizontalAdvance(text) <= width:
            painter.setPen(QColor(PALETTE.ink))
            painter.drawText(part, Qt.AlignmentFlag.AlignCenter, text)
    painter.restore()

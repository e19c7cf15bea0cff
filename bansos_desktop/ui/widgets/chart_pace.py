"""How fast the year goes: people proposed, decided and handed over, against the places."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from bansos_desktop.domain.dashboard import MONTHS, Beyond, Dimension, Pace
from bansos_desktop.ui.i18n import indonesian_locale, number_text, rupiah_text, tr
from bansos_desktop.ui.theme import PALETTE, SPACE
from bansos_desktop.ui.widgets.chart_base import (
    Chart,
    Mark,
    TableData,
    line_height,
    text_width,
    write,
)

HEIGHT = 230.0
DOT = 3.0
_SOLID, _DASH, _DOTS = (
    Qt.PenStyle.SolidLine,
    Qt.PenStyle.DashLine,
    Qt.PenStyle.DotLine,
)


@dataclass(frozen=True, slots=True)
class MonthTarget:
    """The people of whom something was done in a month of the year, 1 to 12."""

    dimension: Dimension
    month: int


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of the chart: its name, look, numbers, and what lies behind a month of it."""

    name: str
    colour: str
    style: Qt.PenStyle
    wide: float
    numbers: Sequence[int]
    beyond: Beyond
    dimension: Dimension | None


class PaceChart(Chart):
    """Steps that climb month by month and end at today; left and right walk through the months."""

    def __init__(self, title: str) -> None:
        super().__init__(title)
        self._pace = Pace((), (), ())
        self._year = 0

    def show_pace(self, pace: Pace, year: int) -> None:
        """Show this year."""
        self._pace, self._year = pace, year
        self.across = len(self._lines())
        self.refresh(" ".join(self._told(at) for at in range(MONTHS)) if pace.proposed else "")

    def heightForWidth(self, width: int) -> int:
        """Always the same."""
        del width
        return round(HEIGHT)

    def draw(self, painter: QPainter, width: float) -> Sequence[Mark]:
        """Ground, goal, lines and today, with the number at the end of each line."""
        if not self._pace.proposed:
            return ()
        line = line_height()
        lines = self._lines()
        top = self._top()
        side = text_width(number_text(top)) + SPACE.s
        legend = self._paint_legend(painter, lines, width)
        room = QRectF(
            side, legend + line, width - side - SPACE.m, HEIGHT - legend - 2 * line - SPACE.s
        )
        self._paint_ground(painter, room, top)
        if self._pace.goal:
            self._paint_goal(painter, room, top)
        if self._pace.today is not None:
            self._paint_today(painter, room)
        dots = [self._paint_line(painter, room, top, one) for one in lines]
        unit = room.width() / MONTHS
        months = [
            QRectF(room.left() + at * unit, room.top(), unit, room.height() + line)
            for at in range(MONTHS)
        ]
        return [
            *self._dots(lines, dots),
            *(Mark(area, self._told(at), stop=False) for at, area in enumerate(months)),
        ]

    def table(self) -> TableData:
        """A row for each month."""
        pace = self._pace
        heads = [tr("Bulan"), tr("Diusulkan"), tr("Ditetapkan")]
        columns: list[Sequence[int]] = [pace.proposed, pace.decided]
        if pace.paid:  # it arrives month by month, and no day of a handover is recorded
            heads += [tr("Menerima bulan itu"), tr("Nilai bulan itu (Rp)")]
            columns += [pace.paid, pace.paid_amounts]
        else:
            heads.append(tr("Tersalur"))
            columns.append(pace.handed)
        notes = [self._beyond_words(at) if pace.proposed else "" for at in range(MONTHS)]
        has_notes = any(notes)
        rows: list[Sequence[str | int]] = [
            (
                _month(at, whole=True),
                *(numbers[at] for numbers in columns),
                *([notes[at]] if has_notes else []),
            )
            for at in range(MONTHS)
            if pace.proposed
        ]
        return TableData([*heads, *([tr("Catatan")] if has_notes else [])], rows)

    def _dots(self, lines: Sequence[_Line], dots: Sequence[Sequence[QPointF]]) -> list[Mark]:
        """Each month's dot of each line, month by month."""
        return [
            self._dot(one, at, spots[at])
            for at in range(self._until())
            for one, spots in zip(lines, dots, strict=True)
        ]

    def _dot(self, one: _Line, at: int, spot: QPointF) -> Mark:
        """A month of a line; it leads to those of whom something was done in it."""
        before = one.numbers[at - 1] if at and one.dimension else 0
        moved, words = one.numbers[at] - before, self._told(at)
        area = QRectF(spot.x() - 9, spot.y() - 9, 18, 18)
        if not moved:
            return Mark(area, words)
        told = tr("{name} dalam bulan ini: {n}{beyond}.").format(
            name=one.name, n=number_text(moved), beyond=self._among(one, at)
        )
        target = MonthTarget(one.dimension, at + 1) if one.dimension else None
        return Mark(area, f"{words} {told}", target)

    def _lines(self) -> list[_Line]:
        pace = self._pace
        proposed, decided, handed, paid = pace.beyond
        lines = [
            _Line(
                tr("Diusulkan"), PALETTE.info, _DOTS, 2.2, pace.proposed, proposed,
                Dimension.PROPOSED,
            ),
            _Line(
                tr("Ditetapkan"), PALETTE.warning, _DASH, 2, pace.decided, decided,
                Dimension.DECIDED,
            ),
            _Line(
                tr("Tersalur"), PALETTE.accent, _SOLID, 2.4, pace.handed, handed,
                Dimension.HANDED,
            ),
        ]  # fmt: skip
        if pace.paid:
            name = tr("Menerima per bulan")
            lines[2] = _Line(name, PALETTE.accent, _SOLID, 2.4, pace.paid, paid, None)
        return lines

    def _top(self) -> int:
        """The highest number, rounded up so that the ground can be parted evenly."""
        most = max([self._pace.goal or 0, *(max(one.numbers) for one in self._lines()), 4])
        step = 10 ** (len(str(most)) - 1)
        part = step if most > 4 * step else step // 2 or 1
        return -(-most // part) * part

    def _until(self) -> int:
        """How many months have begun; all of a year that is over."""
        today = self._pace.today
        return MONTHS if today is None else int(today) + 1

    def _told(self, at: int) -> str:
        """A month as it would be told."""
        numbers = ", ".join(
            f"{one.name.lower()} {number_text(one.numbers[at])}{self._among(one, at)}"
            for one in self._lines()
        )
        words = f"{_month(at, whole=True)} {self._year}: {numbers}."
        if self._pace.paid:
            return words + " " + rupiah_text(self._pace.paid_amounts[at])
        return words

    def _among(self, one: _Line, at: int) -> str:
        """How many of a month have a date of another year, which is counted at its nearer end."""
        people = one.beyond.at(at)
        if not people:
            return ""
        text = tr(" (termasuk {n} sesudah tahun {year})")
        if not at:
            text = tr(" (termasuk {n} sebelum tahun {year})")
        return text.format(n=number_text(people), year=self._year)

    def _beyond_words(self, at: int) -> str:
        """The same of all lines, for the row of a month in the table."""
        told = ((one.name.lower(), self._among(one, at)) for one in self._lines())
        return ", ".join(f"{name}{among}" for name, among in told if among)

    def _paint_legend(self, painter: QPainter, lines: Sequence[_Line], width: float) -> float:
        """The lines by name, each with its number so far. Returns where it ends."""
        x, y, tall = 0.0, 0.0, line_height()
        for one in lines:
            number = number_text(one.numbers[self._until() - 1])
            words = f"{one.name} {number}"
            wide = 26 + text_width(words) + SPACE.m
            if x and x + wide - SPACE.m > width:
                x, y = 0.0, y + tall + SPACE.xs
            painter.setPen(QPen(QColor(one.colour), one.wide, one.style))
            painter.drawLine(QPointF(x, y + tall / 2), QPointF(x + 20, y + tall / 2))
            write(painter, QRectF(x + 26, y, wide, tall), words, PALETTE.ink_soft)
            x += wide
        return y + tall + SPACE.xs

    def _paint_ground(self, painter: QPainter, room: QRectF, top: int) -> None:
        """Four lines across with their numbers, and the months under them."""
        line = line_height()
        for part in range(5):
            y = room.bottom() - room.height() * part / 4
            painter.setPen(QPen(QColor(PALETTE.line if part else PALETTE.line_strong), 1))
            painter.drawLine(QPointF(room.left(), y), QPointF(room.right(), y))
            if top * part % 4 == 0:
                left = QRectF(0, y - line / 2, room.left() - SPACE.xs, line)
                end = Qt.AlignmentFlag.AlignRight
                write(painter, left, number_text(top * part // 4), PALETTE.ink_faint, align=end)
        unit = room.width() / MONTHS
        names = [_month(at, whole=False) for at in range(MONTHS)]
        short = max(map(text_width, names)) + SPACE.xs > unit
        for at, name in enumerate(names):
            under = QRectF(room.left() + at * unit - 4, room.bottom() + 2, unit + 8, line)
            middle = Qt.AlignmentFlag.AlignHCenter
            write(painter, under, name[: 1 if short else None], PALETTE.ink_faint, align=middle)

    def _paint_goal(self, painter: QPainter, room: QRectF, top: int) -> None:
        """The places as a line to reach."""
        goal = self._pace.goal or 0
        y = room.bottom() - room.height() * goal / top
        painter.setPen(QPen(QColor(PALETTE.ink), 1.2, Qt.PenStyle.DashDotLine))
        painter.drawLine(QPointF(room.left(), y), QPointF(room.right(), y))
        words = tr("kuota {n}").format(n=number_text(goal))
        tall = line_height()
        write(painter, QRectF(room.left() + SPACE.xs, y - tall, room.width(), tall), words)

    def _paint_today(self, painter: QPainter, room: QRectF) -> None:
        """A line down through today."""
        x = room.left() + room.width() * (self._pace.today or 0) / MONTHS
        painter.setPen(QPen(QColor(PALETTE.error), 1.2))
        painter.drawLine(QPointF(x, room.top()), QPointF(x, room.bottom()))
        words = tr("hari ini")
        wide, tall = text_width(words), line_height()
        left = min(x - wide / 2, room.right() - wide)
        spot = QRectF(max(room.left(), left), room.top() - tall, wide + 2, tall)
        write(painter, spot, words, PALETTE.error)

    def _paint_line(
        self, painter: QPainter, room: QRectF, top: int, one: _Line
    ) -> Sequence[QPointF]:
        """Steps: each month's number is reached within it and holds until the next."""
        unit = room.width() / MONTHS

        def down(number: int) -> float:
            return room.bottom() - room.height() * number / top

        until = self._until()
        end = room.left() + unit * (self._pace.today if self._pace.today is not None else MONTHS)
        corners, dots = [QPointF(room.left(), room.bottom())], []
        for at in range(until):
            left, right = room.left() + at * unit, min(room.left() + (at + 1) * unit, end)
            y = down(one.numbers[at])
            middle = (left + max(right, left + 2)) / 2
            corners += [QPointF(middle, corners[-1].y()), QPointF(middle, y)]
            dots.append(QPointF(middle, y))
        corners.append(QPointF(end, corners[-1].y()))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(one.colour), one.wide, one.style))
        painter.drawPolyline(QPolygonF(corners))
        painter.setPen(QPen(QColor(PALETTE.surface), 1))
        painter.setBrush(QColor(one.colour))
        for at, dot in enumerate(dots):
            if one.numbers[at] != (one.numbers[at - 1] if at else 0):
                painter.drawEllipse(dot, DOT, DOT)
        return dots


def _month(at: int, *, whole: bool) -> str:
    """A month by its name or the first letters of it."""
    locale = indonesian_locale()
    form = locale.FormatType.LongFormat if whole else locale.FormatType.ShortFormat
    return locale.standaloneMonthName(at + 1, form)

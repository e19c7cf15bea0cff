"""People and money by kind: business types, categories, and the ten desil."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from bansos_desktop.domain.dashboard import Share
from bansos_desktop.ui.i18n import number_text, rupiah_text, tr
from bansos_desktop.ui.theme import PALETTE, SPACE
from bansos_desktop.ui.widgets.chart_base import (
    Chart,
    Mark,
    TableData,
    bold_font,
    line_height,
    text_width,
    write,
)
from bansos_desktop.ui.widgets.chart_look import Part, legend_height, paint_legend, paint_part

ROW = 26.0
BAR = 9.0
MOST = 12
COLUMNS_HEIGHT = 190.0
MILLION = 1_000_000


@dataclass(frozen=True, slots=True)
class ShareTarget:
    """The people of one kind who hold a place."""

    key: str
    label: str


@dataclass(frozen=True, slots=True)
class RestTarget:
    """The kinds that the picture adds up: no list holds just their people, the table has each."""


class SharesChart(Chart):
    """Two bars a kind: people over money, each on a scale of its own.

    The rest is added up without a bar, which would be longer than those of single kinds.
    """

    def __init__(self, title: str, heading: str) -> None:
        super().__init__(title)
        self._heading = heading
        self._shares: Sequence[Share] = ()

    def show_shares(self, shares: Sequence[Share], heading: str) -> None:
        """Show these kinds, the largest first."""
        self._shares, self._heading = tuple(shares), heading
        self.refresh(" ".join(_words(one) for one in self._shown()))

    def heightForWidth(self, width: int) -> int:
        """A line for each kind."""
        return round(legend_height(width, _legend()) + ROW * max(1, len(self._shown())))

    def draw(self, painter: QPainter, width: float) -> Sequence[Mark]:
        """The legend, then a line for each kind."""
        top = legend_height(width, _legend())
        paint_legend(painter, 0, width, _legend())
        shown = self._shown()
        single = shown[: MOST - 1] if len(self._shares) > MOST else shown
        most = max([1, *(one.people for one in single)])
        dearest = max([1, *(one.value for one in single)])
        name = min(190.0, width * 0.36)
        numbers = max([30.0, *(text_width(number_text(one.people)) + 8 for one in shown)])
        money = max([30.0, *(text_width(_short(one.value)) + 12 for one in shown)])
        room = width - name - numbers - money - SPACE.s
        marks = []
        for at, one in enumerate(shown):
            line = QRectF(0, top + at * ROW, width, ROW)
            write(painter, QRectF(SPACE.xs, line.top(), name - SPACE.s, ROW), one.label)
            if at < len(single):
                bars = QRectF(name, line.top() + 4, room, BAR)
                _paint_bars(painter, bars, one.people / most, one.value / dearest)
            end = Qt.AlignmentFlag.AlignRight
            right = QRectF(name + room + SPACE.s, line.top(), numbers, ROW)
            write(painter, right, number_text(one.people), align=end, bold=True)
            far = QRectF(right.right(), line.top(), money - SPACE.xs, ROW)
            write(painter, far, _short(one.value) if one.value else "–", PALETTE.info, align=end)
            marks.append(self._mark(line, one, is_rest=at >= len(single)))
        return marks

    def _mark(self, line: QRectF, one: Share, *, is_rest: bool) -> Mark:
        """A kind leads to its people, the rest to the table."""
        if is_rest:
            words = tr("{words} Satu per satu ada di Tabel.").format(words=_words(one))
            return Mark(line, words, RestTarget())
        target = ShareTarget(one.key, one.label) if one.key and one.people else None
        return Mark(line, _words(one), target)

    def table(self) -> TableData:
        """Every kind, also those that the picture adds up."""
        heads = (self._heading, tr("Orang"), tr("Nilai (Rp)"))
        return TableData(heads, [(one.label, one.people, one.value) for one in self._shares])

    def _shown(self) -> Sequence[Share]:
        if len(self._shares) <= MOST:
            return self._shares
        rest = self._shares[MOST - 1 :]
        label = tr("{n} jenis lainnya").format(n=number_text(len(rest)))
        people, value = sum(one.people for one in rest), sum(one.value for one in rest)
        return [*self._shares[: MOST - 1], Share("", label, people, value)]


class DesilChart(Chart):
    """A column for each desil, the poorest at the left, and who has none apart from them."""

    def __init__(self, title: str) -> None:
        super().__init__(title)
        self._shares: Sequence[Share] = ()

    def show_shares(self, shares: Sequence[Share]) -> None:
        """Show these desil."""
        self._shares = tuple(shares)
        self.refresh(" ".join(_words(one) for one in self._shares))

    def heightForWidth(self, width: int) -> int:
        """Always the same."""
        del width
        return round(COLUMNS_HEIGHT)

    def draw(self, painter: QPainter, width: float) -> Sequence[Mark]:
        """Columns on a ground, the number over each."""
        if not self._shares:
            return ()
        ground = COLUMNS_HEIGHT - line_height() - SPACE.xs
        marks = [self._paint_column(painter, at, width, ground) for at in range(len(self._shares))]
        painter.setPen(QPen(QColor(PALETTE.line_strong), 1))
        painter.drawLine(0, int(ground), int(width), int(ground))
        return marks

    def table(self) -> TableData:
        """Every desil."""
        heads = (tr("Desil"), tr("Orang"), tr("Nilai (Rp)"))
        return TableData(heads, [(one.label, one.people, one.value) for one in self._shares])

    def _paint_column(self, painter: QPainter, at: int, width: float, ground: float) -> Mark:
        """One column with its name and numbers; what finds no room is told by pointing at it."""
        one, line = self._shares[at], line_height()
        apart = at == len(self._shares) - 1
        each = width / (len(self._shares) + 1.4)
        wide = each * (1.9 if apart else 1)
        left = at * each + (each * 0.5 if apart else 0)
        most = max([1, *(other.people for other in self._shares)])
        tall = max(1.0, (ground - 2 * line - SPACE.s) * one.people / most)
        inset = (wide - each * 0.72) / 2
        if one.people:
            bar = QRectF(left + inset, ground - tall, wide - 2 * inset, tall)
            paint_part(painter, bar, Part.BESIDE if apart else Part.HANDED)
        self._write_numbers(painter, one, QRectF(left, ground - tall, wide, tall), each)
        name = tr("belum diketahui") if apart else one.key
        name = tr("tanpa") if text_width(name) > wide else name
        foot = QRectF(left, ground + SPACE.xs, wide, line)
        middle = Qt.AlignmentFlag.AlignHCenter
        write(painter, foot, name, PALETTE.ink_soft, align=middle)
        target = ShareTarget(one.key, one.label) if one.people else None
        return Mark(QRectF(left, 0, wide, COLUMNS_HEIGHT), _words(one), target)

    def _write_numbers(self, painter: QPainter, one: Share, column: QRectF, each: float) -> None:
        """People, and under them their share, as far as there is room for it."""
        line, middle = line_height(), Qt.AlignmentFlag.AlignHCenter
        lines = 2 if text_width(tr("100 %")) <= each else 1
        over = QRectF(column.left(), column.top() - lines * line, column.width(), line)
        number = number_text(one.people)
        if text_width(number, bold_font()) <= column.width():
            write(painter, over, number, align=middle, bold=True)
        if lines == 2 and one.people:
            total = sum(other.people for other in self._shares)
            percent = f"{round(100 * one.people / total)} %"
            under = over.translated(0, line)
            write(painter, under, percent, PALETTE.ink_soft, align=middle)


def _paint_bars(painter: QPainter, room: QRectF, people: float, value: float) -> None:
    """People over money, each by its part of the longest bar."""
    upper = QRectF(room.left(), room.top(), max(2.0, room.width() * people), BAR)
    paint_part(painter, upper, Part.HANDED)
    if value:
        lower = QRectF(room.left(), upper.bottom(), max(2.0, room.width() * value), BAR)
        paint_part(painter, lower, Part.MONEY)


def _legend() -> Sequence[tuple[Part, str]]:
    return ((Part.HANDED, tr("Orang")), (Part.MONEY, tr("Nilai")))


def _short(amount: int) -> str:
    """An amount as short as it can be told without lying: Rp12,5 jt."""
    if amount < MILLION:
        return rupiah_text(amount)
    tenths = round(amount / (MILLION / 10))
    whole, rest = divmod(tenths, 10)
    number = f"{number_text(whole)},{rest}" if rest and whole < 100 else number_text(whole)
    return tr("Rp{n} jt").format(n=number)


def _words(one: Share) -> str:
    """A kind as it would be told."""
    text = tr("{label}: {n} orang").format(label=one.label, n=number_text(one.people))
    return f"{text}, {rupiah_text(one.value)}." if one.value else f"{text}."

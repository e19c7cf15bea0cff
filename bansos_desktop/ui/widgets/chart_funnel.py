"""How far proposals came: of all that were recorded, how many reached each step."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from bansos_desktop.domain.dashboard import Step
from bansos_desktop.domain.workflow import Status
from bansos_desktop.ui.i18n import number_text, tr
from bansos_desktop.ui.theme import PALETTE, SPACE
from bansos_desktop.ui.widgets.chart_base import (
    Chart,
    Mark,
    TableData,
    line_height,
    text_width,
    write,
)
from bansos_desktop.ui.widgets.chart_look import Part, paint_part

ROW = 30.0
BAR = 20.0
BESIDE_ROW = 22.0
NAME_WIDTH = 84.0


@dataclass(frozen=True, slots=True)
class StatesTarget:
    """The people in some states."""

    states: tuple[Status, ...]


class FunnelChart(Chart):
    """The steps as bars around a middle, and under them who waits beside the way or left it."""

    def __init__(self, title: str) -> None:
        super().__init__(title)
        self._steps: Sequence[Step] = ()
        self._beside: Sequence[Step] = ()

    def show_steps(self, steps: Sequence[Step], beside: Sequence[Step]) -> None:
        """Show these numbers."""
        self._steps, self._beside = tuple(steps), tuple(beside)
        told = [f"{tr(one.label)} {number_text(one.people)}" for one in (*steps, *beside)]
        self.refresh(", ".join(told))

    def heightForWidth(self, width: int) -> int:
        """A line for each step, and the boxes beside them on as many lines as they need."""
        boxes = self._boxes(0, width)
        foot = boxes[-1].bottom() if boxes else 0.0
        return round(ROW * len(self._steps) + SPACE.s + line_height() + SPACE.xs + foot)

    def draw(self, painter: QPainter, width: float) -> Sequence[Mark]:
        """The funnel, then the boxes."""
        if not self._steps:
            return ()
        marks = [self._paint_step(painter, at, width) for at in range(len(self._steps))]
        top = ROW * len(self._steps) + SPACE.s
        head = QRectF(0, top, width, line_height())
        write(painter, head, tr("Di luar jalur"), PALETTE.ink_soft)
        boxes = self._boxes(head.bottom() + SPACE.xs, width)
        for box, one in zip(boxes, self._beside, strict=True):
            paint_part(painter, box, Part.BESIDE)
            inner = box.adjusted(SPACE.s, 0, -SPACE.s, 0)
            write(painter, inner, tr(one.label))
            end = Qt.AlignmentFlag.AlignRight
            write(painter, inner, number_text(one.people), align=end, bold=True)
            words = f"{tr(one.label)}: {number_text(one.people)}"
            marks.append(Mark(box, words, StatesTarget(one.states) if one.people else None))
        return marks

    def table(self) -> TableData:
        """The steps, and the share of those that were proposed."""
        steps = [(tr(one.label), one.people, self._share(one)) for one in self._steps]
        beside = [(tr(one.label), one.people, "") for one in self._beside]
        heads = (tr("Status"), tr("Orang"), tr("Dari yang diusulkan (%)"))
        return TableData(heads, [*steps, *beside])

    def _boxes(self, top: float, width: float) -> list[QRectF]:
        """Boxes of one width, as many on a line as there is room for."""
        wide = max(
            (
                text_width(tr(one.label)) + text_width("00.000") + 3 * SPACE.s
                for one in self._beside
            ),
            default=0.0,
        )
        if not wide:
            return []
        across = max(1, int((width + SPACE.s) // (wide + SPACE.s)))
        lines = -(-len(self._beside) // across)
        across = -(-len(self._beside) // lines)  # lines of one length
        each = (width - (across - 1) * SPACE.s) / across
        return [
            QRectF(
                at % across * (each + SPACE.s),
                top + at // across * (BESIDE_ROW + SPACE.xs),
                each,
                BESIDE_ROW,
            )
            for at in range(len(self._beside))
        ]

    def _share(self, step: Step) -> int | str:
        """The percent of all that were proposed; nothing for what comes before."""
        whole = self._steps[1].people
        if not whole or step is self._steps[0]:
            return ""
        return round(100 * step.people / whole)

    def _paint_step(self, painter: QPainter, at: int, width: float) -> Mark:
        """A bar around the middle, and the slope down to the next."""
        step, largest = self._steps[at], max(1, self._steps[0].people)
        numbers = text_width(number_text(largest)) + text_width("100 %") + 3 * SPACE.s
        room = width - NAME_WIDTH - numbers
        line = QRectF(0, at * ROW, width, ROW)
        wide = max(2.0, room * step.people / largest)
        middle = NAME_WIDTH + room / 2
        box = QRectF(middle - wide / 2, line.top() + (ROW - BAR) / 2, wide, BAR)
        if at + 1 < len(self._steps):
            below = max(2.0, room * self._steps[at + 1].people / largest)
            _paint_slope(painter, box, below, middle)
        paint_part(painter, box, _looks(at))
        write(painter, QRectF(SPACE.xs, line.top(), NAME_WIDTH, ROW), tr(step.label))
        share = self._share(step)
        right = QRectF(width - numbers, line.top(), numbers - SPACE.xs, ROW)
        end = Qt.AlignmentFlag.AlignRight
        write(painter, right, f"{share} %" if share != "" else "", PALETTE.ink_soft, align=end)
        right.setRight(right.right() - text_width("100 %") - SPACE.s)
        write(painter, right, number_text(step.people), align=end, bold=True)
        return Mark(line, self._words(step), StatesTarget(step.states) if step.people else None)

    def _words(self, step: Step) -> str:
        share = self._share(step)
        words = tr("{label}: {n} orang sampai di sini").format(
            label=tr(step.label), n=number_text(step.people)
        )
        if share == "":
            return words
        return tr("{words}, {share} % dari yang diusulkan").format(words=words, share=share)


def _looks(at: int) -> Part:
    """What is recorded only, what waits, what is decided, what arrived."""
    return (
        Part.BESIDE,
        Part.PROPOSED,
        Part.PROPOSED,
        Part.DECIDED,
        Part.HANDED,
        Part.HANDED,
    )[min(at, 5)]


def _paint_slope(painter: QPainter, box: QRectF, below: float, middle: float) -> None:
    """What leads from a bar to the narrower one under it."""
    top, bottom = box.bottom(), box.bottom() + ROW - BAR
    painter.setBrush(QColor(PALETTE.ground))
    painter.setPen(QPen(QColor(PALETTE.line), 1))
    painter.drawPolygon(
        QPolygonF(
            [
                QPointF(box.left(), top),
                QPointF(box.right(), top),
                QPointF(middle + below / 2, bottom),
                QPointF(middle - below / 2, bottom),
            ]
        )
    )

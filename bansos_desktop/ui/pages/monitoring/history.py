"""The visits so far: the picture, its words, and a line for each that opens it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from bansos_desktop.domain.dates import format_short
from bansos_desktop.domain.monitoring import MonitoringDraft, Point
from bansos_desktop.store.recipients import StoredRecord
from bansos_desktop.ui.i18n import rupiah_text, tr
from bansos_desktop.ui.theme import SPACE, Kind, Level, set_level
from bansos_desktop.ui.widgets.text import button, text_label
from bansos_desktop.ui.widgets.trend_picture import (
    LEVEL_OF,
    TrendPicture,
    development_text,
    step_text,
    trend_text,
)
from bansos_desktop.usecases.record_monitoring import points_of


class VisitHistory(QFrame):
    """Hidden before the first visit; `wanted` names a visit to open, "" a new one."""

    wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.picture = TrendPicture()
        self.words = text_label("", wrap=True)
        self._of_business = True
        self._title = text_label("", Kind.SECTION)
        self._legend = text_label(tr("— omzet   - - keuntungan"), Kind.CAPTION)
        self.new = button(tr("Kunjungan baru"), Kind.LINK)
        self.new.clicked.connect(self._on_new)
        self._lines = QWidget()
        self._grid = QGridLayout(self._lines)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(SPACE.s)
        self._grid.setVerticalSpacing(0)
        self._grid.setColumnStretch(0, 1)
        self._lay_out()

    def show_visits(
        self, visits: Sequence[StoredRecord], open_visit: str, *, of_business: bool = True
    ) -> None:
        """Show the visits in the order of their months; the open one cannot be opened again.

        Only a business has figures to draw.
        """
        self._of_business = of_business
        self._title.setText(tr("Perkembangan usaha" if of_business else "Kunjungan sebelumnya"))
        for part in (self.picture, self._legend, self.words):
            part.setVisible(of_business)
        points = points_of(visits)
        self.picture.show_points(points)
        self.words.setText(trend_text(points))
        self.new.setVisible(bool(open_visit))
        while (taken := self._grid.takeAt(0)) is not None:
            widget = taken.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        by_month = {point.month: point for point in points}
        for number, visit in enumerate(visits):
            self._add_line(number, visit, open_visit, points, by_month)
        self.setVisible(bool(visits))

    @property
    def openers(self) -> list[QWidget]:
        """What opens a visit, in the order of the keys; it is made anew with the visits."""
        lines = (self._grid.itemAtPosition(2 * row, 0) for row in range(self._grid.rowCount()))
        return [*(one for line in lines if line and (one := line.widget())), self.new]

    def _add_line(
        self,
        number: int,
        visit: StoredRecord,
        open_visit: str,
        points: Sequence[Point],
        by_month: dict[int, Point],
    ) -> None:
        """A visit on two lines of the grid: month and finding, then its money and the change."""
        draft = MonitoringDraft.from_record(visit.values)
        day = format_short(draft.visited_on) if draft.visited_on else "–"
        opener = button(tr("Bulan ke-{n} · {day}").format(n=draft.month, day=day), Kind.LINK)
        opener.setEnabled(visit.uid != open_visit)
        opener.clicked.connect(partial(self._on_opener, visit.uid))
        found = text_label(development_text(draft.development))
        set_level(found, LEVEL_OF.get(draft.development, Level.NEUTRAL))
        if not self._of_business:
            found.setText(draft.officer)
            self._grid.addWidget(opener, 2 * number, 0, Qt.AlignmentFlag.AlignLeft)
            self._grid.addWidget(found, 2 * number, 1, Qt.AlignmentFlag.AlignRight)
            return
        money = "–" if draft.revenue is None else rupiah_text(draft.revenue)
        point = by_month.get(draft.month) if draft.month is not None else None
        step = step_text(points, point) if point is not None else ""
        text = tr("omzet {amount}, {step}") if step else tr("omzet {amount}")
        figures = text_label(text.format(amount=money, step=step), Kind.CAPTION)
        figures.setContentsMargins(SPACE.xs, 0, 0, SPACE.xs)
        self._grid.addWidget(opener, 2 * number, 0, Qt.AlignmentFlag.AlignLeft)
        self._grid.addWidget(found, 2 * number, 1, Qt.AlignmentFlag.AlignRight)
        self._grid.addWidget(figures, 2 * number + 1, 0, 1, 2)

    def _on_opener(self, visit: str, _checked: object = None) -> None:
        self.wanted.emit(visit)

    def _on_new(self) -> None:
        self.wanted.emit("")

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE.xs)
        layout.addLayout(head)
        layout.addWidget(self.picture)
        layout.addWidget(self._legend)
        layout.addWidget(self.words)
        layout.addWidget(self._lines)
        layout.addWidget(self.new)

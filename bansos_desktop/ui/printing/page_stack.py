"""Where pages of different papers lie when they stand one below another."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from PySide6.QtCore import QPoint, QRect, QSize

from bansos_desktop.ui.theme import SPACE

GAP = SPACE.m


class PageStack:
    """Pages so large that at `zoom` 1 the widest fills the room; counted from 1."""

    def __init__(self, papers: Sequence[tuple[float, float]], room: int, zoom: float) -> None:
        widest = max((wide for wide, _high in papers), default=1.0)
        scale = max(1, room - 2 * GAP) / widest * zoom
        self.sizes = [
            QSize(max(1, round(wide * scale)), max(1, round(high * scale))) for wide, high in papers
        ]
        self._tops = list(accumulate((size.height() + GAP for size in self.sizes), initial=GAP))

    @property
    def whole(self) -> QSize:
        """The room that all pages and the gaps around them take."""
        wide = max((size.width() for size in self.sizes), default=0)
        return QSize(wide + 2 * GAP, self._tops[-1] if self.sizes else 0)

    def top(self, page: int) -> int:
        """How far to scroll for a page to begin at the top."""
        return self._tops[page - 1] - GAP

    def box(self, page: int, scrolled: QPoint, window: QSize) -> QRect:
        """Where a page lies in a window; one narrower than it stands in the middle."""
        size = self.sizes[page - 1]
        left = max(GAP, (window.width() - size.width()) // 2)
        return QRect(QPoint(left, self._tops[page - 1]) - scrolled, size)

    def page_at(self, line: int) -> int:
        """The page at this height, or the last one above it; at least 1."""
        return max(1, min(bisect_right(self._tops, line), len(self.sizes)))

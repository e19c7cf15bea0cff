"""Tabs that stand closer together in a narrow window, so that none hides behind arrows."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QTabWidget

ROOMY, PACKED = "many", "packed"


class SectionTabs(QTabWidget):
    """As roomy as the window allows."""

    def __init__(self) -> None:
        super().__init__()
        self._wanted = 0
        self._look = ""
        self._take(ROOMY)
        self.currentChanged.connect(self._settle)  # the one in sight is bold, and wider

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width may have room for another look."""
        super().resizeEvent(event)
        self._settle()

    def _settle(self) -> None:
        bar = self.tabBar()
        if self._look == ROOMY:
            self._wanted = sum(bar.tabRect(at).width() for at in range(bar.count()))
        self._take(ROOMY if self._wanted <= self.width() else PACKED)

    def _take(self, look: str) -> None:
        if look == self._look:
            return
        self._look = look
        bar = self.tabBar()
        bar.setProperty("kind", look)
        bar.style().unpolish(bar)
        bar.style().polish(bar)

"""Proving that the data is whole."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from bansos_desktop.store.store import Store
from bansos_desktop.ui.i18n import tr
from bansos_desktop.ui.pages.settings.section import Section, card, fill, row, stacked
from bansos_desktop.ui.services import Services
from bansos_desktop.ui.theme import SPACE, Kind, Level
from bansos_desktop.ui.widgets.progress_strip import ProgressStrip
from bansos_desktop.ui.widgets.text import button, icon_label, text_label
from bansos_desktop.usecases import check_health
from bansos_desktop.usecases.check_health import Check
from bansos_desktop.usecases.progress import Progress

ICON_SIZE = 18


class ChecksSection(Section):
    """Every proof with its outcome, made on request."""

    title = "Pemeriksaan"

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        self._strip = ProgressStrip()
        self._checks = QVBoxLayout()
        self._checks.setSpacing(SPACE.s)
        self._check = button(tr("Periksa sekarang"))
        self._check.clicked.connect(self.check_health)
        content = QVBoxLayout()
        content.setSpacing(SPACE.s)
        about = tr("Membuktikan bahwa tidak ada riwayat yang diubah dan tabel sesuai riwayat.")
        content.addWidget(text_label(about, Kind.CAPTION, wrap=True))
        content.addLayout(self._checks)
        content.addLayout(row(self._check))
        stacked(self, self._strip, card(tr("Keutuhan data"), content))

    def reload(self) -> None:
        """What was proved stays proved until it is asked for again."""

    def check_health(self) -> None:
        """Prove the store, beside other work."""

        def work(store: Store, progress: Progress) -> list[Check]:
            return check_health.run(store, progress)

        self._check.setEnabled(False)
        self._strip.start(tr("Memeriksa keutuhan data…"), can_cancel=False)
        self.services.readings.start(
            work,
            on_done=self._on_checked,
            on_failed=self._on_failed,
            on_progress=self._strip.advance,
        )

    def _on_checked(self, checks: Sequence[Check]) -> None:
        """Every proof in a line, and the sum of them above the page."""
        self._strip.finish()
        self._check.setEnabled(True)
        fill(self._checks, [self._row(one) for one in checks])
        whole = all(one.ok for one in checks)
        text = (
            tr("Data utuh: semua pemeriksaan cocok.")
            if whole
            else tr("Ada yang tidak cocok. Jangan ubah apa pun; hubungi pendamping program.")
        )
        self.said.emit(Level.SUCCESS if whole else Level.ERROR, text)

    def _row(self, check: Check) -> QWidget:
        widget = QWidget()
        layout = QHBoxLayout(widget)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(icon_label(self.services.icons.level_icon(level_of(check)), ICON_SIZE))
        layout.addWidget(text_label(check.detail, wrap=True), 1)
        return widget

    def _on_failed(self, sentence: str) -> None:
        self._strip.finish()
        self._check.setEnabled(True)
        self.said.emit(Level.ERROR, sentence)


def level_of(check: Check) -> Level:
    """The news of one proof; what waits for a decision is no damage."""
    if not check.ok:
        return Level.ERROR
    return Level.WARNING if check.attention else Level.SUCCESS

"""The history of one family, in a window of its own."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from bansos_desktop.domain.history import Event
from bansos_desktop.ui.i18n import tr
from bansos_desktop.ui.theme import SPACE, Kind
from bansos_desktop.ui.widgets.history_list import HistoryList, events_text
from bansos_desktop.ui.widgets.text import button, text_label

WIDTH, HEIGHT = 560, 520


class HistoryDialog(QDialog):
    """Everything that happened to a family, newest first; Esc closes it."""

    def __init__(self, parent: QWidget | None, name: str, events: Sequence[Event]) -> None:
        super().__init__(parent)
        self._events = events
        self.setWindowTitle(tr("Riwayat {name}").format(name=name))
        room = parent.window().height() if parent is not None else HEIGHT
        self.resize(WIDTH, min(HEIGHT, room - SPACE.lg))
        self.list = HistoryList()
        self.list.show_events(events)
        self.copy = button(tr("Salin semua"))
        self.close_button = button(tr("Tutup"), Kind.PRIMARY)
        self.copy.clicked.connect(self._on_copy)
        self.close_button.clicked.connect(self.accept)
        self.close_button.setDefault(True)
        buttons = QHBoxLayout()
        buttons.addWidget(self.copy)
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE.lg, SPACE.lg, SPACE.lg, SPACE.lg)
        layout.setSpacing(SPACE.m)
        layout.addWidget(text_label(name, Kind.SUBTITLE, wrap=True))
        layout.addWidget(self.list, 1)
        layout.addLayout(buttons)
        self.list.setFocus()

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(events_text(self._events))

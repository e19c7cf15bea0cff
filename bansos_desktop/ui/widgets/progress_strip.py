"""The strip that shows long work: what, how far, and the way to stop it."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from bansos_desktop.ui.i18n import number_text, tr
from bansos_desktop.ui.theme import SPACE, Kind
from bansos_desktop.ui.widgets.text import button, text_label

PATIENCE_MS = 300
LABEL_WIDTH = 160


class ProgressStrip(QWidget):
    """Appears only when work takes longer than 300 ms; `cancelled` is said once per work."""

    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label = text_label()
        self._label.setMinimumWidth(LABEL_WIDTH)
        self._count = text_label("", Kind.CAPTION)
        self._bar = QProgressBar(textVisible=False)
        self._cancel = button(tr("Batalkan"))
        self._timer = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._timer.timeout.connect(self.show)
        self._cancel.clicked.connect(self._on_cancel)
        self._lay_out()
        self.hide()

    def start(self, text: str, *, can_cancel: bool = True) -> None:
        """Announce work; the bar swings until `advance` knows how much there is."""
        self._label.setText(text)
        self._count.clear()
        self._bar.setRange(0, 0)
        self._bar.setAccessibleName(text)
        self._cancel.setVisible(can_cancel)
        self._cancel.setEnabled(True)
        self._timer.start()

    def advance(self, done: int, total: int) -> None:
        """Say how far the work is; a total of 0 is unknown."""
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        sentence = tr("{done} dari {total}")
        shown = sentence.format(done=number_text(done), total=number_text(total))
        self._count.setText(shown if total else "")

    def finish(self) -> None:
        """The work is over, one way or the other."""
        self._timer.stop()
        self.hide()

    def _lay_out(self) -> None:
        layout = QHBoxLayout(self)
        layout.setContentsMargins(SPACE.lg, SPACE.xs, SPACE.lg, SPACE.xs)
        layout.setSpacing(SPACE.m)
        layout.addWidget(self._label)
        layout.addWidget(self._bar, 1)
        layout.addWidget(self._count)
        layout.addWidget(self._cancel)

    def _on_cancel(self) -> None:
        self._cancel.setEnabled(False)
        self._label.setText(tr("Membatalkan…"))
        self.cancelled.emit()

"""The quiet line on Beranda that says a newer program is at hand."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout

from bansos_desktop.ui.i18n import tr
from bansos_desktop.ui.icons import IconSet
from bansos_desktop.ui.theme import SPACE, Kind, Level, set_kind, set_level
from bansos_desktop.ui.widgets.text import button, icon_label, text_label

ICON_SIZE = 20


class SetupStrip(QFrame):
    """`taken` if somebody wants to have it, `put_off` if not today; hidden until told."""

    taken = Signal()
    put_off = Signal()

    def __init__(self, icons: IconSet) -> None:
        super().__init__()
        set_kind(self, Kind.BANNER)
        set_level(self, Level.INFO)
        self.text = text_label(wrap=True)
        self.take = button("", Kind.LINK)
        self.later = button(tr("Nanti"), Kind.LINK)
        self.later.setToolTip(tr("Jangan tampilkan versi ini lagi sampai besok"))
        self.take.clicked.connect(self.taken)
        self.later.clicked.connect(self.put_off)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(SPACE.m, SPACE.s, SPACE.s, SPACE.s)
        layout.setSpacing(SPACE.s)
        layout.addWidget(icon_label(icons.level_icon(Level.INFO), ICON_SIZE))
        layout.addWidget(self.text, 1)
        layout.addWidget(self.take)
        layout.addWidget(self.later)
        self.hide()

    def show_offer(self, text: str, act: str) -> None:
        """Say what is there and what can be done with it."""
        self.text.setText(text)
        self.setAccessibleName(text)
        self.take.setText(act)
        self.show_busy(busy=False)
        self.show()

    def show_busy(self, *, busy: bool) -> None:
        """While the file is read through nothing can be pressed twice."""
        self.take.setEnabled(not busy)
        if busy:
            self.take.setText(tr("Memeriksa berkas…"))

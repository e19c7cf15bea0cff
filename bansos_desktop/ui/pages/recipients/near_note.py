"""The line that says when the list shows people who are only nearly what was typed."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from bansos_desktop.store.listing import Count, Query
from bansos_desktop.ui.i18n import tr
from bansos_desktop.ui.theme import Kind, Level, set_level
from bansos_desktop.ui.widgets.flow_layout import FlowLayout
from bansos_desktop.ui.widgets.text import button, text_label

FEW = 5


class NearNote(QWidget):
    """After a few exact hits it offers the near ones too: `wanted`."""

    wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._words = text_label("")
        self._more = button(tr("Tampilkan juga yang mirip"), Kind.LINK)
        self._more.clicked.connect(self.wanted)
        layout = FlowLayout(self)
        layout.addWidget(self._words)
        layout.addWidget(self._more)
        self.hide()

    def show_count(self, query: Query, count: Count) -> None:
        """Say what kind of hits these are; nothing where they are just what was typed."""
        is_few = bool(query.filter.text.strip()) and _may_be_more(count)
        words = ""
        if count.is_near and count.rows:
            words = tr("Tidak ada yang persis; menampilkan yang mirip.")
            if query.widened:
                words = tr("Menampilkan juga yang mirip.")
        elif is_few and count.rows:
            words = tr("Bukan orang yang dicari?")
        set_level(self._words, Level.INFO if count.is_near else Level.NEUTRAL)
        self._words.setText(words)
        self._more.setVisible(is_few and bool(count.rows))
        self.setVisible(bool(words))


def _may_be_more(count: Count) -> bool:
    """After a few exact hits; whoever holds the typed digits inside is all there is."""
    return count.rows <= FEW and not count.is_near and not count.is_inside

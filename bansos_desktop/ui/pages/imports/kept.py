"""What stayed as it is when an import was taken back, row by row with the reason."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QStringListModel
from PySide6.QtWidgets import QAbstractItemView, QListView, QVBoxLayout, QWidget

from bansos_desktop.ui.i18n import number_text, tr
from bansos_desktop.ui.theme import SPACE, Level, set_level
from bansos_desktop.ui.widgets.text import text_label

HEIGHT = 132


class KeptNote(QWidget):
    """Hidden where everything went back."""

    def __init__(self) -> None:
        super().__init__()
        self._text = text_label("", wrap=True)
        set_level(self._text, Level.WARNING)
        self.lines = QStringListModel()
        self._list = QListView()
        self._list.setModel(self.lines)
        self._list.setWordWrap(True)
        self._list.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self._list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._list.setAccessibleName(tr("Yang tetap"))
        self._list.setMaximumHeight(HEIGHT)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE.s)
        layout.addWidget(self._text)
        layout.addWidget(self._list)
        self.hide()

    def show_kept(self, kept: Sequence[str]) -> None:
        """Show what stayed; nothing hides it."""
        self.lines.setStringList([f"{one}." for one in kept])
        text = tr("{n} hal tetap seperti sekarang karena sudah dipakai atau diubah sesudah impor:")
        self._text.setText(text.format(n=number_text(len(kept))))
        self.setVisible(bool(kept))

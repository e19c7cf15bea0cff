"""A line for a secret: dots, until its owner asks to see what was typed."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QLineEdit

from bansos_desktop.ui.i18n import tr
from bansos_desktop.ui.icons import IconSet

KEY = "Ctrl+T"


class SecretEdit(QLineEdit):
    """An emptied line is hidden again: whoever types next has not asked for anything."""

    def __init__(self, icons: IconSet) -> None:
        super().__init__(echoMode=QLineEdit.EchoMode.Password)
        self._icons = icons
        self.reveal = QAction(self, checkable=True)
        self.reveal.setShortcut(QKeySequence(KEY))
        self.reveal.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self.addAction(self.reveal, QLineEdit.ActionPosition.TrailingPosition)
        self.reveal.toggled.connect(self._show)
        self.textChanged.connect(self._on_changed)
        self._show(is_seen=False)

    def _show(self, is_seen: bool) -> None:
        modes = QLineEdit.EchoMode
        self.setEchoMode(modes.Normal if is_seen else modes.Password)
        words = tr("Sembunyikan ({key})") if is_seen else tr("Tampilkan ({key})")
        self.reveal.setText(words.format(key=KEY))
        self.reveal.setIcon(self._icons.icon("eye-off" if is_seen else "eye"))

    def _on_changed(self, text: str) -> None:
        if not text:
            self.reveal.setChecked(False)

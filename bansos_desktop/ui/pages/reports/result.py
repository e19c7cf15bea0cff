"""What was written, where it is, and the ways on from there."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from bansos_desktop.ui.i18n import tr
from bansos_desktop.ui.icons import IconSet
from bansos_desktop.ui.theme import SPACE, Kind, Level, set_kind
from bansos_desktop.ui.widgets.text import button, icon_button, icon_label, text_label

ICON_SIZE = 24


class ResultCard(QFrame):
    """Hidden until `show_file`; `findings_wanted` asks for whom the rules have something to say."""

    findings_wanted = Signal()

    def __init__(self, icons: IconSet) -> None:
        super().__init__()
        set_kind(self, Kind.CARD)
        self._target = Path()
        self._icons = icons
        self._text = text_label("", wrap=True)
        self.findings = button(tr("Lihat temuan"), Kind.LINK)
        self.open_file = button(tr("Buka berkas"))
        self.open_folder = button(tr("Buka folder"))
        self._close = icon_button(icons.icon("close"), tr("Tutup"))
        self._lay_out()
        self.findings.clicked.connect(self.findings_wanted)
        self.open_file.clicked.connect(self._on_open_file)
        self.open_folder.clicked.connect(self._on_open_folder)
        self._close.clicked.connect(self.hide)
        self.hide()

    def show_file(self, target: Path, text: str, *, has_findings: bool) -> None:
        """Say what was written to `target`."""
        self._target = target
        self._text.setText(text)
        self.findings.setVisible(has_findings)
        self.show()
        self.open_file.setFocus()

    def _on_open_file(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._target)))

    def _on_open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._target.parent)))

    def _lay_out(self) -> None:
        told = QHBoxLayout()
        told.setSpacing(SPACE.m)
        told.addWidget(icon_label(self._icons.level_icon(Level.SUCCESS), ICON_SIZE))
        told.addWidget(self._text, 1)
        told.addWidget(self._close)
        acts = QHBoxLayout()
        acts.setContentsMargins(ICON_SIZE + SPACE.m, 0, 0, 0)
        acts.setSpacing(SPACE.m)
        for widget in (self.open_file, self.open_folder, self.findings):
            acts.addWidget(widget)
        acts.addStretch(1)
        inner = QVBoxLayout(self)
        inner.setContentsMargins(SPACE.m, SPACE.s, SPACE.m, SPACE.s)
        inner.setSpacing(SPACE.xs)
        inner.addLayout(told)
        inner.addLayout(acts)

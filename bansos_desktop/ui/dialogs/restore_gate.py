"""The window before the window, where an office comes out of a backup."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from bansos_desktop.domain.backup import Manifest
from bansos_desktop.ui.dialogs.gate import GateCard
from bansos_desktop.ui.help.page_topics import RESTORING
from bansos_desktop.ui.i18n import tr
from bansos_desktop.ui.icons import IconSet
from bansos_desktop.ui.theme import Kind, Level
from bansos_desktop.ui.widgets.backup_facts import BackupFacts, line_text
from bansos_desktop.ui.widgets.field_row import LabelledField
from bansos_desktop.ui.widgets.secret_edit import SecretEdit
from bansos_desktop.ui.widgets.text import button, text_label

FILTER = "Cadangan (*.bansos)"
CODE_HELPS = "Kunci pemulihan yang berlaku waktu itu juga membukanya."


class RestoreGate(GateCard):
    """Shows what the file is and asks for its passphrase.

    `left` goes back to where somebody came from, or stops a restore that runs; `other_wanted`
    asks for another file, `newer_wanted` for the one that `offer_newer` told of.
    """

    topic = RESTORING
    entered = Signal(str)
    left = Signal()
    other_wanted = Signal()
    newer_wanted = Signal()

    def __init__(
        self, icons: IconSet, file: Path, manifest: Manifest | None, today: date, warning: str = ""
    ) -> None:
        text = tr("Semua isinya kembali, sampai hari cadangan itu dibuat.")
        super().__init__(icons, tr("Pulihkan kantor"), text, tr("Pulihkan"))
        self.file = file
        self.passphrase = SecretEdit(icons)
        self.other = button(tr("Pilih berkas lain…"), Kind.LINK)
        self.back = button(tr("Kembali"), Kind.LINK)
        self.newer = button(tr("Lihat yang lebih baru"), Kind.LINK)
        self.newer.hide()
        self.fields.addWidget(text_label(file.name, Kind.SUBTITLE, wrap=True))
        if manifest is not None:
            self.fields.addWidget(BackupFacts(manifest, today))
            label = tr("Kata sandi waktu cadangan dibuat")
            helper = tr(CODE_HELPS)
            self.fields.addWidget(LabelledField(label, self.passphrase, icons, helper=helper))
        links = QHBoxLayout()
        links.addWidget(self.back)
        links.addWidget(self.other)
        links.addWidget(self.newer)
        links.addStretch(1)
        self.fields.addLayout(links)
        self.go.setEnabled(manifest is not None)
        self.go.clicked.connect(self._on_go)
        self.passphrase.returnPressed.connect(self._on_go)
        self.back.clicked.connect(self.left)
        self.other.clicked.connect(self.other_wanted)
        self.newer.clicked.connect(self.newer_wanted)
        self._warning = warning
        if warning:
            self.banner.show_message(Level.WARNING, warning)
        (self.passphrase if manifest is not None else self.other).setFocus()

    def offer_newer(self, name: str, manifest: Manifest, today: date) -> None:
        """Say what lies on this laptop with more of the same office in it."""
        text = tr("Di laptop ini ada cadangan kantor itu yang lebih baru: {name}, {facts}.")
        said = text.format(name=name, facts=line_text(manifest, today))
        self.banner.show_message(Level.WARNING, f"{self._warning} {said}".strip())
        self.newer.show()
        self.fit()

    def show_busy(self, *, busy: bool) -> None:
        """While it is restored only stopping is possible."""
        super().show_busy(busy=busy)
        self.waiting.setRange(0, 0)
        self.passphrase.setEnabled(not busy)
        self.back.setEnabled(True)
        self.back.setText(tr("Batalkan") if busy else tr("Kembali"))

    def advance(self, done: int, total: int) -> None:
        """How far it is."""
        self.waiting.setRange(0, total)
        self.waiting.setValue(done)

    def show_trouble(self, text: str) -> None:
        """Say it, and let the passphrase be typed anew."""
        super().show_trouble(text)
        self.passphrase.clear()
        self.passphrase.setFocus()

    def _on_go(self) -> None:
        if not self.go.isEnabled() or not self.passphrase.text():
            self.passphrase.setFocus()
            return
        self.banner.dismiss()
        self.show_busy(busy=True)
        self.entered.emit(self.passphrase.text())


def ask_backup(parent: QWidget, begin: Path | None = None) -> Path | None:
    """The backup somebody chose; None if nothing was chosen."""
    name, _filter = QFileDialog.getOpenFileName(
        parent, tr("Pilih berkas cadangan"), str(begin or ""), tr(FILTER)
    )
    return Path(name) if name else None

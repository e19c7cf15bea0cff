"""The exchange folder of this laptop: where files from others come in."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QFrame

from bansos_desktop.store.store import Store
from bansos_desktop.ui.i18n import tr
from bansos_desktop.ui.pages.settings.section import card_in
from bansos_desktop.ui.services import Services
from bansos_desktop.ui.theme import Kind, Level
from bansos_desktop.ui.widgets.text import button, text_label
from bansos_desktop.usecases import keep_setups
from bansos_desktop.usecases.progress import Progress


class ExchangeCard(QFrame):
    """Folder, choose, clear; kept at once, for there is nothing to think over."""

    said = Signal(object, str)

    def __init__(self, services: Services) -> None:
        super().__init__()
        self._services = services
        self.path = text_label(wrap=True)
        self.path.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.choose = button(tr("Pilih folder…"))
        self.clear = button(tr("Kosongkan"), Kind.LINK)
        self.choose.clicked.connect(self._on_choose)
        self.clear.clicked.connect(self._on_clear)
        purpose = tr(
            "Folder tempat berkas dari kantor lain masuk, misalnya folder bersama. "
            "Versi baru program di folder ini, atau di flashdisk, diberitahukan di Beranda."
        )
        card_in(self, tr("Folder tukar"), purpose, self.path, self.choose, self.clear)

    def reload(self) -> None:
        """Show what is kept."""
        self._show(keep_setups.exchange_folder(self._services.store))

    def _show(self, folder: Path | None) -> None:
        self.path.setText(str(folder) if folder else tr("Belum dipilih."))
        self.clear.setVisible(folder is not None)

    def _on_choose(self) -> None:
        name = QFileDialog.getExistingDirectory(self, tr("Pilih folder tukar"))
        if name:
            self._keep(Path(name))

    def _on_clear(self) -> None:
        self.choose.setFocus()  # the pressed button goes away
        self._keep(None)

    def _keep(self, folder: Path | None) -> None:
        session, now = self._services.session, self._services.now()

        def work(store: Store, _progress: Progress) -> Path | None:
            keep_setups.keep_exchange_folder(store, session, folder, now=now)
            return folder

        self._services.writer.start(work, on_done=self._show, on_failed=self._on_failed)

    def _on_failed(self, sentence: str) -> None:
        self.said.emit(Level.ERROR, sentence)

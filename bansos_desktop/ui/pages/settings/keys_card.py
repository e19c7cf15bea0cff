"""What opens this office: the passphrase, and the recovery key for when it is forgotten."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from bansos_desktop.domain.changes import Topic
from bansos_desktop.domain.history import moment_words
from bansos_desktop.store.errors import MACHINE_ERRORS, StoreError
from bansos_desktop.ui.i18n import tr
from bansos_desktop.ui.pages.settings.passphrase_dialog import PassphraseDialog
from bansos_desktop.ui.pages.settings.recovery_dialog import RecoveryDialog
from bansos_desktop.ui.pages.settings.section import card_in
from bansos_desktop.ui.services import Services
from bansos_desktop.ui.theme import Kind, Level, set_kind
from bansos_desktop.ui.trouble import sentence_inside
from bansos_desktop.ui.widgets.text import button, text_label
from bansos_desktop.usecases import make_recovery_key
from bansos_desktop.usecases.make_recovery_key import Standing


class KeysCard(QFrame):
    """Says whether there is a recovery key and from when; both are changed in dialogs."""

    said = Signal(object, str)

    def __init__(self, services: Services) -> None:
        super().__init__()
        self._services = services
        self.state = text_label(wrap=True)
        self.change = button(tr("Ganti kata sandi…"))
        self.make = button("")
        self.change.clicked.connect(self._on_change)
        self.make.clicked.connect(self._on_make)
        purpose = tr(
            "Kunci pemulihan adalah kertas yang disimpan di kantor: bila kata sandi lupa, kunci "
            "itu membuka data dan Anda membuat kata sandi baru."
        )
        card_in(
            self, tr("Kata sandi dan kunci pemulihan"), purpose, self.state, self.change, self.make
        )

    def reload(self) -> None:
        """Look anew at the key file; a restore may have brought another."""
        services = self._services
        try:
            found = make_recovery_key.standing(
                services.store, services.session, services.folders.data
            )
        except (StoreError, *MACHINE_ERRORS) as error:
            self.state.setText(sentence_inside(error) or str(error))
            return
        self.state.setText(_state_text(found))
        again, first = tr("Buat kunci pemulihan baru…"), tr("Buat kunci pemulihan…")
        self.make.setText(again if found.is_made else first)
        set_kind(self.make, Kind.SECONDARY if found.is_made else Kind.PRIMARY)

    def _on_change(self) -> None:
        dialog = PassphraseDialog(self._services, self.window())
        dialog.changed.connect(self._on_changed)
        dialog.open()

    def _on_make(self) -> None:
        dialog = RecoveryDialog(self._services, self.window())
        dialog.kept.connect(self._on_kept)
        dialog.open()

    def _on_changed(self, changes: Topic) -> None:
        text = tr(
            "Kata sandi diganti. Cadangan yang dibuat sebelum ini tetap dibuka dengan kata sandi "
            "lama; buat cadangan baru."
        )
        self._tell(changes, text)

    def _on_kept(self, changes: Topic) -> None:
        text = tr("Kunci pemulihan berlaku mulai sekarang. Simpan kertasnya terkunci di kantor.")
        self._tell(changes, text)

    def _tell(self, changes: Topic, text: str) -> None:
        self._services.bus.publish(changes)
        self.reload()
        self.said.emit(Level.SUCCESS, text)


def _state_text(found: Standing) -> str:
    """Which paper holds; a power cut may have kept the ledger from saying when it was made."""
    if not found.is_made:
        return tr("Belum ada kunci pemulihan. Bila kata sandi lupa, data tidak dapat dibuka lagi.")
    if not found.made_at:
        return tr("Kunci pemulihan sudah ada; waktunya tidak tercatat.")
    text = tr("Kunci pemulihan dibuat {when}. Hanya kertas dengan waktu itu yang berlaku.")
    return text.format(when=moment_words(found.made_at))

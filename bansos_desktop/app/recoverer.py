"""A forgotten passphrase at the gate: the card that asks, and the opening beside it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from bansos_desktop.store.errors import MACHINE_ERRORS, StoreError, environment_code
from bansos_desktop.store.first_look import BEYOND_OPENING
from bansos_desktop.ui.dialogs.recovery_gate import Recovery, RecoveryGate
from bansos_desktop.ui.i18n import tr
from bansos_desktop.ui.icons import IconSet
from bansos_desktop.ui.opening import Opening
from bansos_desktop.ui.trouble import sentence_of
from bansos_desktop.usecases import recover_office, unlock
from bansos_desktop.usecases.change_passphrase import NewPassphrase
from bansos_desktop.usecases.open_office import Opened


class Recoverer(QObject):
    """Lives while somebody is at it; `gate_made` brings the card that is to be shown.

    `opened` brings the office with its new passphrase, `left` goes back to the ordinary gate,
    `beyond` is damage that only a backup mends, `failed` a mistake of ours.
    """

    gate_made = Signal(object)
    opened = Signal(object)
    left = Signal()
    beyond = Signal(object)
    failed = Signal(object)

    def __init__(self, folder: Path, icons: IconSet) -> None:
        super().__init__()
        self._folder, self._icons = folder, icons
        self._opening: Opening[Opened] = Opening()
        self._opening.opened.connect(self.opened)
        self._opening.failed.connect(self._on_failed)
        self._gate: RecoveryGate | None = None

    def begin(self, code: str = "") -> None:
        """Ask, with what was already typed at the other gate."""
        try:
            has_recovery = unlock.has_recovery(self._folder)
        except (StoreError, *MACHINE_ERRORS) as error:
            self.beyond.emit(error)
            return
        waits = partial(_seconds_to_wait, self._folder)
        gate = RecoveryGate(self._icons, waits, has_recovery=has_recovery, code=code)
        gate.entered.connect(self._run)
        gate.left.connect(self.left)
        self._gate = gate
        self.gate_made.emit(gate)

    def _run(self, typed: Recovery) -> None:
        """By the clock of the waits, as at the other gate."""
        wanted = NewPassphrase(typed.passphrase, typed.again)
        work: Callable[[], Opened] = partial(
            recover_office.run, self._folder, typed.code, wanted, now=datetime.now(UTC)
        )
        self._opening.run(work)

    def _on_failed(self, error: BaseException) -> None:
        if environment_code(error) in BEYOND_OPENING:
            self.beyond.emit(error)
            return
        if self._gate is None:
            return
        sentence = sentence_of(error)
        self._gate.show_trouble(sentence or tr("Kesalahan program. Data tidak berubah."))
        if sentence is None:
            self.failed.emit(error)


def _seconds_to_wait(folder: Path) -> int:
    return unlock.seconds_to_wait(folder, datetime.now(UTC))

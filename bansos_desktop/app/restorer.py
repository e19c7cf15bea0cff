"""Restoring an office at the gate: which file, what it is, and the work on a thread of its own."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from bansos_desktop.domain.backup import Manifest
from bansos_desktop.store import files
from bansos_desktop.store.errors import StoreError
from bansos_desktop.ui.dialogs.restore_gate import RestoreGate, ask_backup
from bansos_desktop.ui.door import RestoreWish
from bansos_desktop.ui.i18n import tr
from bansos_desktop.ui.icons import IconSet
from bansos_desktop.ui.opening import Opening
from bansos_desktop.ui.trouble import sentence_of
from bansos_desktop.usecases import look_at_backup, restore_backup
from bansos_desktop.usecases.progress import Cancelled
from bansos_desktop.usecases.refusal import Refused
from bansos_desktop.usecases.restore_backup import Request, Restored


class Restorer(QObject):
    """Lives while somebody restores; `gate_made` brings each card that is to be shown.

    `restored` brings what stands now, `left` means that nothing was changed and the ordinary gate
    is to come back, `failed` a mistake of ours.
    """

    gate_made = Signal(object)
    restored = Signal(object)
    left = Signal()
    failed = Signal(object)

    def __init__(
        self, folder: Path, icons: IconSet, now: Callable[[], datetime], key: bytes | None = None
    ) -> None:
        super().__init__()
        self._folder, self._icons, self._now, self._key = folder, icons, now, key
        self._opening: Opening[Restored] = Opening()
        self._opening.opened.connect(self.restored)
        self._opening.failed.connect(self._on_failed)
        self._steps = _Steps()
        self._is_running = False
        self._gate: RestoreGate | None = None

    def choose(self, parent: QWidget) -> None:
        """Ask for a file; choosing none leaves everything as it is."""
        chosen = ask_backup(parent)
        if chosen is not None:
            self.offer(chosen)

    def offer(self, file: Path) -> RestoreGate:
        """Show what a file is, or why it is no backup that can be used."""
        manifest: Manifest | None = None
        trouble = ""
        try:
            manifest = look_at_backup.run(file)
        except (Refused, StoreError, OSError) as error:
            trouble = sentence_of(error) or str(error)
        today = self._now().astimezone().date()
        warning = ""
        if manifest is not None and files.holds_office(self._folder):
            warning = tr("Data kantor di laptop ini diganti; yang sekarang disimpan dulu.")
        gate = RestoreGate(self._icons, file, manifest, today, warning)
        gate.entered.connect(partial(self._run, file))
        gate.left.connect(self._on_left)
        gate.other_wanted.connect(partial(self.choose, gate))
        self._steps.stepped.connect(gate.advance)
        self._gate = gate
        self.gate_made.emit(gate)
        if trouble:
            gate.show_trouble(trouble)
            gate.go.setEnabled(False)
        return gate

    def perform(self, wish: RestoreWish) -> None:
        """Restore what somebody confirmed in the window already."""
        gate = self.offer(wish.file)
        gate.show_busy(busy=True)
        self._run(wish.file, wish.passphrase)

    def _run(self, file: Path, passphrase: str) -> None:
        request = Request(file, self._folder, passphrase, replace=True, standing_key=self._key)
        now, steps = self._now(), self._steps
        steps.stop.clear()
        self._is_running = True
        self._opening.run(partial(restore_backup.run, request, now=now, progress=steps))

    def _on_left(self) -> None:
        """Stop what runs, or go back."""
        if self._is_running:
            self._steps.stop.set()
        else:
            self.left.emit()

    def _on_failed(self, error: BaseException) -> None:
        self._is_running = False
        if self._gate is None:
            return
        if isinstance(error, Cancelled):
            self._gate.show_trouble(tr("Dibatalkan; tidak ada yang berubah."))
            return
        sentence = sentence_of(error)
        self._gate.show_trouble(sentence or tr("Kesalahan program. Data tidak berubah."))
        if sentence is None:
            self.failed.emit(error)


class _Steps(QObject):
    """Progress from the working thread to the card."""

    stepped = Signal(int, int)

    def __init__(self) -> None:
        super().__init__()
        self.stop = threading.Event()

    def step(self, done: int, total: int) -> None:
        """Tell it, or stop."""
        if self.stop.is_set():
            raise Cancelled
        self.stepped.emit(done, total)

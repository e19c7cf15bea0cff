"""Restoring an office at the gate: which file, what it is, and the work on a thread of its own."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from bansos_desktop.domain.backup import SUFFIX, Manifest, Relation
from bansos_desktop.runtime.drives import removable_drives
from bansos_desktop.store import files
from bansos_desktop.store.errors import StoreError
from bansos_desktop.ui.dialogs.backup_dialog import relation_text
from bansos_desktop.ui.dialogs.first_start_gate import FirstStartGate
from bansos_desktop.ui.dialogs.restore_gate import RestoreGate, ask_backup
from bansos_desktop.ui.door import RestoreWish
from bansos_desktop.ui.i18n import tr
from bansos_desktop.ui.icons import IconSet
from bansos_desktop.ui.opening import Opening
from bansos_desktop.ui.trouble import sentence_of
from bansos_desktop.ui.widgets.backup_facts import line_text
from bansos_desktop.ui.widgets.confirm import Question, ask
from bansos_desktop.usecases import look_at_backup, restore_backup
from bansos_desktop.usecases.progress import Cancelled
from bansos_desktop.usecases.refusal import Refused
from bansos_desktop.usecases.restore_backup import Replacing, Request, Restored


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
        self._request: Request | None = None

    def choose(self, parent: QWidget) -> None:
        """Ask for a file; choosing none leaves everything as it is."""
        chosen = ask_backup(parent, _likely_place(self._folder))
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
        gate.entered.connect(partial(self._ask_or_run, file))
        gate.left.connect(self._on_left)
        gate.other_wanted.connect(partial(self.choose, gate))
        self._steps.stepped.connect(gate.advance)
        self._gate = gate
        if manifest is not None:
            self._tell_newer(gate, manifest)
        self.gate_made.emit(gate)
        if trouble:
            gate.show_trouble(trouble)
            gate.go.setEnabled(False)
        return gate

    def _tell_newer(self, gate: RestoreGate, manifest: Manifest) -> None:
        """Who takes an old file in haste may not know what the program itself has kept."""
        found = look_at_backup.surpassing(self._folder, manifest)
        if found is not None:
            path, newer = found
            gate.offer_newer(path.name, newer, self._now().astimezone().date())
            gate.newer_wanted.connect(partial(self.offer, path))

    def perform(self, wish: RestoreWish) -> None:
        """Restore what somebody confirmed in the window already."""
        gate = self.offer(wish.file)
        gate.show_busy(busy=True)
        self._run(self._request_for(wish.file, wish.passphrase, confirmed=True))

    def _ask_or_run(self, file: Path, passphrase: str) -> None:
        """At the gate nobody was told yet what would be replaced: that takes both opened."""
        self._run(self._request_for(file, passphrase, confirmed=False))

    def _request_for(self, file: Path, passphrase: str, *, confirmed: bool) -> Request:
        return Request(file, self._folder, passphrase, confirmed, self._key)

    def _run(self, request: Request) -> None:
        now, steps = self._now(), self._steps
        self._request = request
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
        if isinstance(error, Replacing) and self._request is not None:
            self._ask_replacing(self._gate, self._request, error)
            return
        if isinstance(error, Cancelled):
            self._gate.show_trouble(tr("Dibatalkan; tidak ada yang berubah."))
            return
        sentence = sentence_of(error)
        self._gate.show_trouble(sentence or tr("Kesalahan program. Data tidak berubah."))
        if sentence is None:
            self.failed.emit(error)

    def _ask_replacing(self, gate: RestoreGate, request: Request, error: Replacing) -> None:
        """What goes, if anything does; of damaged data nobody can say it, and nobody is asked."""
        again = partial(self._run, replace(request, replace=True))
        question = _question(error)
        if question is None:
            again()
            return
        gate.show_busy(busy=False)

        def agreed() -> None:
            gate.show_busy(busy=True)
            again()

        ask(gate, question, self._icons, on_yes=agreed)


def tell_kept(
    gate: FirstStartGate, folder: Path, today: date, restoring: Callable[[], Restorer]
) -> None:
    """Where no office is but backups of one are, a first start says so and offers the newest."""
    newest = next(look_at_backup.usable(folder), None)
    if newest is not None:
        path, manifest = newest
        gate.offer_kept(manifest.facts.office_name, line_text(manifest, today))
        gate.kept_wanted.connect(lambda: restoring().offer(path))


def _question(error: Replacing) -> Question | None:
    """What is asked before an office is replaced; None where nothing that can be opened goes."""
    title, act = tr("Ganti kantor ini?"), tr("Ganti dan pulihkan")
    found = error.found
    if error.is_locked:
        text = tr(
            "Kata sandi ini membuka cadangan, tetapi bukan data di laptop ini: kata sandinya lain, "
            "atau datanya rusak. Apa yang hilang tidak dapat diperiksa.\n\n"
            "Bila kantor itu masih dapat dibuka, batalkan, buka kantornya, lalu pulihkan dari "
            "Pengaturan > Cadangan.\n\n"
            "Bila tidak, ganti: yang sekarang disalin dulu seperti adanya ke folder cadangan."
        )
    elif found is not None and (found.lost or found.relation is Relation.OTHER):
        text = tr("Yang sekarang disimpan dulu di daftar cadangan. {relation}")
        text = text.format(relation=relation_text(found))
    else:
        return None
    return Question(title, text, act, is_dangerous=True)


def _likely_place(folder: Path) -> Path:
    """Where to begin looking: nobody knows by heart where the program keeps its own."""
    kept = folder / files.BACKUPS
    if any(kept.glob(f"*{SUFFIX}")):
        return kept
    return next(iter(removable_drives()), Path.home())


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

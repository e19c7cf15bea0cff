"""The gate first, then the office: what starts when, and what stops when.

The folder is claimed before the office in it is opened, heavy modules load while somebody types,
and the claim is given back only when the last write is done.
"""

from __future__ import annotations

import csv
import importlib
import sys
from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from bansos_desktop.domain.backup import SUFFIX
from bansos_desktop.domain.messages import sentence
from bansos_desktop.domain.recovery_code import read_code
from bansos_desktop.domain.session import SHORTEST_PASSPHRASE
from bansos_desktop.runtime.paths import Paths
from bansos_desktop.runtime.resources import resource, seed_folder
from bansos_desktop.store import attempts, files, first_look
from bansos_desktop.ui.collecting import Collector
from bansos_desktop.ui.dialogs.first_start_gate import FirstStart, FirstStartGate
from bansos_desktop.ui.dialogs.gate import GateCard, UnlockGate
from bansos_desktop.ui.dialogs.gate_check import GateChecking
from bansos_desktop.ui.i18n import tr
from bansos_desktop.ui.icons import IconSet
from bansos_desktop.ui.opening import Opening
from bansos_desktop.usecases.refusal import Refused

if TYPE_CHECKING:
    from bansos_desktop.app.answering import Answering
    from bansos_desktop.app.recoverer import Recoverer
    from bansos_desktop.app.restorer import Restorer
    from bansos_desktop.runtime.calling import Call
    from bansos_desktop.runtime.instance import Instance
    from bansos_desktop.ui.desk import Desk
    from bansos_desktop.ui.door import RestoreWish
    from bansos_desktop.usecases.open_office import Opened
    from bansos_desktop.usecases.restore_backup import Restored

OPENING = "bansos_desktop.usecases.open_office"
DESK = "bansos_desktop.ui.desk"
HOLDING = "bansos_desktop.app.holding"
RESTORER = "bansos_desktop.app.restorer"
RECOVERER = "bansos_desktop.app.recoverer"
ANSWERING = "bansos_desktop.app.answering"
ENDING = "bansos_desktop.app.ending"
ERRORS = "bansos_desktop.store.errors"


class Root(QObject):
    """The gate first, then the office; heavy modules load while somebody types."""

    crashed = Signal(str, bool)

    def __init__(
        self,
        paths: Paths,
        icons: IconSet,
        *,
        now: Callable[[], datetime] | None = None,
        file: Path | None = None,
    ) -> None:
        super().__init__()
        self._collector = Collector(self)
        self._file = file
        self._key: bytes | None = None
        self._fault = ""  # what opening told of the data; without the key it cannot be seen
        self._answering: Answering | None = None
        self._restorer: Restorer | None = None
        self._recoverer: Recoverer | None = None
        self._paths = paths
        self._now = now or _utc_now
        self._icons = icons
        self._instance: Instance | None = None
        self._opening: Opening[Opened] = Opening()
        self._opening.opened.connect(self._on_opened)
        self._opening.failed.connect(self._on_failed)
        self._gate: GateCard | None = None
        self.desk: Desk | None = None
        self.crashed.connect(self._on_crash)

    @property
    def gate(self) -> GateCard | None:
        """The window before the window, while it is there."""
        return self._gate

    def start(self) -> None:
        """Show the gate, then take the data folder; a gate that may not open says why."""
        self.show_gate()
        QTimer.singleShot(0, self._claim)

    def show_gate(self) -> None:
        """Only the window before the window."""
        if files.holds_office(self._paths.data):
            unlock = UnlockGate(self._icons, partial(_seconds_to_wait, self._paths.data))
            unlock.entered.connect(self._on_passphrase)
            unlock.restore_wanted.connect(self._choose_backup)
            unlock.forgotten.connect(self._recover)
            if self._file is not None:
                unlock.offer(self._file.name)
            self._show(unlock)
            if fault := _fault_seen(self._paths.data) or self._fault:
                unlock.show_trouble(fault)
                unlock.offer_restore()
        else:
            first = FirstStartGate(self._icons, offices(seed_folder()), SHORTEST_PASSPHRASE)
            first.entered.connect(partial(_start, self._opening, self._paths.data, self._now))
            first.restore_wanted.connect(self._choose_backup)
            today = self._now().astimezone().date()
            _tell_kept(first, self._paths.data, today, self._restoring)
            self._show(first)
            self._offer_file()

    def _show(self, gate: GateCard) -> None:
        """One window at a time; the new one first, for the last one closed ends the program."""
        before, self._gate = self._gate, gate
        GateChecking(gate, self._icons, self._paths.data)
        gate.show()
        if before is not None:
            before.close()
            before.deleteLater()

    def _offer_file(self) -> None:
        """Show the backup that the program was started with, where there is no office yet."""
        file, self._file = self._file, None
        if file is not None:
            self._restoring().offer(file)

    def _choose_backup(self) -> None:
        if self._gate is not None:
            self._restoring().choose(self._gate)

    def _restoring(self) -> Restorer:
        """Loaded when somebody restores: nobody else pays for it."""
        module = importlib.import_module(RESTORER)
        restorer: Restorer = module.Restorer(self._paths.data, self._icons, self._now, self._key)
        restorer.gate_made.connect(self._show)
        restorer.left.connect(self.show_gate)
        restorer.restored.connect(self._on_restored)
        restorer.failed.connect(self._on_unhandled)
        self._restorer = restorer
        return restorer

    def _on_restored(self, done: Restored) -> None:
        module = importlib.import_module(OPENING)
        self._on_opened(module.Opened(done.session, done.key))
        if self.desk is not None:
            self.desk.say_restored(done)

    def _on_restore_wanted(self, wish: RestoreWish) -> None:
        """The office is closed first; what is typed and not saved is for its user to decide."""
        desk = self.desk
        QGuiApplication.setQuitOnLastWindowClosed(False)
        if desk is not None and desk.leave():
            self.desk = None
            desk.close()
            self._restoring().perform(wish)
        QGuiApplication.setQuitOnLastWindowClosed(True)

    def _on_called(self, call: Call) -> None:
        """A second start: this window comes to front and is handed the file."""
        answering = importlib.import_module(ANSWERING)
        window = self.desk.office.window if self.desk is not None else self._gate
        if window is not None:
            answering.bring_to_front(window)
        if call.file is None:
            return
        if self.desk is not None:
            self.desk.offer_backup(call.file)
            return
        self._file = call.file
        if isinstance(self._gate, UnlockGate):
            self._gate.offer(call.file.name)
        elif isinstance(self._gate, FirstStartGate) and self._gate.go.isEnabled():
            self._offer_file()

    def _claim(self) -> None:
        """Nobody has typed yet; until then another program's window keeps the folder."""
        try:
            holding = importlib.import_module(HOLDING)
            self._instance = holding.hold(self._paths, self.crashed.emit)
        except (Refused, OSError) as refusal:
            self._refuse(refusal)
            return
        self._answering = importlib.import_module(ANSWERING).Answering(self._paths.data)
        self._answering.called.connect(self._on_called)
        # Beyond the office too: a restore works on a thread while the closed window is garbage.
        self._collector.start()
        self._opening.warm_up(OPENING, DESK)

    def _refuse(self, refusal: Exception) -> None:
        """The gate stays, says why, and lets nobody in."""
        trouble = importlib.import_module("bansos_desktop.ui.trouble")
        if self._gate is not None:
            self._gate.refuse(trouble.sentence_of(refusal) or str(refusal))

    def finish(self) -> None:
        """Finish writing, then give the folder back."""
        if self.desk is not None:
            self.desk.close()
            if self._key is not None:
                ending = importlib.import_module(ENDING)
                ending.back_up_the_day(self._paths.data, self._key, now=self._now())
        self._collector.stop()
        if self._instance is not None:
            self._instance.release()

    def _on_passphrase(self, passphrase: str) -> None:
        """On a thread of its own, for deriving the key is slow on purpose."""
        if read_code(passphrase) is not None and not _fault_seen(self._paths.data):
            self._recover(passphrase)  # who types it here has forgotten what belongs here
        else:
            self._opening.run(partial(_open, self._paths.data, passphrase))

    def _recover(self, code: str = "") -> None:
        """Loaded when somebody forgot the passphrase, like what restores."""
        module = importlib.import_module(RECOVERER)
        recoverer: Recoverer = module.Recoverer(self._paths.data, self._icons)
        recoverer.gate_made.connect(self._show)
        recoverer.left.connect(self.show_gate)
        recoverer.opened.connect(self._on_opened)
        recoverer.beyond.connect(self._on_failed)
        recoverer.failed.connect(self._on_unhandled)
        self._recoverer = recoverer
        recoverer.begin(code)

    def _on_opened(self, opened: Opened) -> None:
        """The gate goes only when the office stands."""
        if self._gate is not None:
            self._gate.show_step(tr("Menyiapkan jendela…"))
        errors = importlib.import_module(ERRORS)
        try:
            desk = _built(opened, self._paths.data, self._icons, self._now)
        except errors.MACHINE_ERRORS as error:
            self._on_failed(error)
            return
        desk.unhandled.connect(self._on_unhandled)
        desk.services.door.restore_wanted.connect(self._on_restore_wanted)
        self.desk, self._key, self._fault = desk, opened.key, ""
        desk.office.window.show_where_it_was()
        desk.office.setups.start()
        if self._gate is not None:
            self._gate.close()
            self._gate = None
        if opened.is_recovered:
            desk.say_recovered()
        file, self._file = self._file, None
        if file is not None:
            desk.offer_backup(file)

    def _on_failed(self, error: BaseException) -> None:
        """A refusal is said at the gate; a mistake of ours is logged and shown as well."""
        said, is_beyond = _told(error, self._paths.data)
        if is_beyond:
            self._fault = said
            if self._recoverer is not None and not isinstance(self._gate, UnlockGate):
                self.show_gate()  # no recovery key helps: there the backup is the way
        if self._gate is not None:
            self._gate.show_trouble(said or tr("Kesalahan program. Data tidak berubah."))
        if isinstance(self._gate, UnlockGate) and is_beyond:
            self._gate.offer_restore()
        if not said:
            self._on_unhandled(error)

    def _on_unhandled(self, error: BaseException) -> None:
        """By the hook, so that it is logged and shown like any other."""
        sys.excepthook(type(error), error, error.__traceback__)

    def _on_crash(self, report: str, is_damaged: bool) -> None:
        """Come by signal, because the error may be another thread's."""
        notices = importlib.import_module("bansos_desktop.ui.dialogs.notices")
        parent = self.desk.office.window if self.desk is not None else self._gate
        self._notice = notices.crash_notice(parent, report, is_damaged=is_damaged)
        self._notice.open()


def _seconds_to_wait(folder: Path) -> int:
    """From the record on disk, so that closing the window does not shorten the wait."""
    return attempts.seconds_left(folder, datetime.now(UTC))


def _fault_seen(folder: Path) -> str:
    """What anybody can see to be wrong with the data, in a sentence; "" if nothing is."""
    code = first_look.fault_seen(folder)
    return sentence(code, {"path": str(folder)}) if code else ""


def _tell_kept(
    first: FirstStartGate, data: Path, today: date, restoring: Callable[[], Restorer]
) -> None:
    """What can read a backup is loaded only where one lies: most first starts have none."""
    if any((data / files.BACKUPS).glob(f"*{SUFFIX}")):
        importlib.import_module(RESTORER).tell_kept(first, data, today, restoring)


def _told(error: BaseException, folder: Path) -> tuple[str, bool]:
    """What is said of an error, "" of a mistake of ours, and whether only a backup helps."""
    said = importlib.import_module("bansos_desktop.ui.trouble").sentence_of(error) or ""
    code = importlib.import_module(ERRORS).environment_code(error)
    if code in first_look.BEYOND_OPENING:
        return _fault_seen(folder) or said, True
    return said, False


def _built(opened: Opened, data: Path, icons: IconSet, now: Callable[[], datetime]) -> Desk:
    """The office, whose modules were loaded while somebody typed."""
    services = importlib.import_module("bansos_desktop.ui.services")
    folders = services.Folders(data, resource("formats"), seed_folder())
    desk: Desk = importlib.import_module(DESK).Desk(opened, folders, icons, now=now)
    return desk


def _utc_now() -> datetime:
    """This moment; the gate's wait always goes by it, whatever clock an office is given."""
    return datetime.now(UTC)


def offices(folder: Path) -> list[tuple[str, str]]:
    """(code, name) of the province and its kabupaten/kota, from the shipped region list."""
    with (folder / "regions.csv").open(encoding="utf-8", newline="") as stream:
        rows = [row for row in csv.DictReader(stream) if row["level"] != "kecamatan"]
    named = [(row["code"], row["name"]) for row in rows if len(row["code"]) <= len("64.02")]
    return [(code, f"Provinsi {name}" if code == "64" else name) for code, name in named]


def _open(folder: Path, passphrase: str) -> Opened:
    """Runs on the opening's thread: no widget is touched."""
    module = importlib.import_module(OPENING)
    opened: Opened = module.with_passphrase(folder, passphrase, now=datetime.now(UTC))
    return opened


def _start(
    opening: Opening[Opened], folder: Path, now: Callable[[], datetime], wanted: FirstStart
) -> None:
    """The office begins at the moment somebody wanted it."""
    opening.run(partial(_make, folder, wanted, now()))


def _make(folder: Path, wanted: FirstStart, now: datetime) -> Opened:
    """Runs on the opening's thread, like `_open`; the office begins by the clock it is given."""
    module = importlib.import_module(OPENING)
    office = module.NewOffice(wanted.region_code, wanted.user, wanted.role, wanted.passphrase)
    opened: Opened = module.for_the_first_time(folder, seed_folder(), office, now=now)
    return opened

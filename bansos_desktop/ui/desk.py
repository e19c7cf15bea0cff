"""An open office as a whole: stores, runners, window; built together, closed together."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from bansos_desktop.domain.dates import format_long
from bansos_desktop.store import backup_notes
from bansos_desktop.store.store import Store
from bansos_desktop.ui.bus import ChangeBus
from bansos_desktop.ui.collecting import Collector
from bansos_desktop.ui.dialogs import backup_dialog
from bansos_desktop.ui.i18n import tr
from bansos_desktop.ui.icons import IconSet
from bansos_desktop.ui.jobs import JobRunner
from bansos_desktop.ui.office_window import OfficeWindow
from bansos_desktop.ui.scope import Scope
from bansos_desktop.ui.services import Folders, Services, utc_now
from bansos_desktop.ui.theme import Level
from bansos_desktop.ui.widgets.confirm import ConfirmDialog
from bansos_desktop.usecases import keep_scope
from bansos_desktop.usecases.open_office import Opened
from bansos_desktop.usecases.progress import Progress
from bansos_desktop.usecases.restore_backup import Restored


class Desk(QObject):
    """`closed` follows when the user has closed the window."""

    closed = Signal()
    unhandled = Signal(object)

    def __init__(
        self,
        opened: Opened,
        folders: Folders,
        icons: IconSet,
        *,
        now: Callable[[], datetime] = utc_now,
    ) -> None:
        super().__init__()
        self._collector = Collector(self)
        self._reading = Store.open_for_reading(folders.data, opened.key)
        writer = JobRunner(partial(Store.open, folders.data, opened.key), "writer")
        readings = JobRunner(partial(Store.open_for_reading, folders.data, opened.key), "reader")
        for runner in (writer, readings):
            runner.unhandled.connect(self.unhandled)
        today = now().astimezone().date()
        with ExitStack() as unless_built:
            # Damage may show only now, and a restore must find no file of the office held open.
            unless_built.callback(self._reading.close)
            begin = keep_scope.chosen(self._reading, opened.session, today=today)
            self.services = Services(
                store=self._reading,
                writer=writer,
                readings=readings,
                bus=ChangeBus(),
                scope=Scope(begin.programme, begin.year),
                session=opened.session,
                icons=icons,
                folders=folders,
                now=now,
            )
            for runner in (writer, readings):
                unless_built.callback(runner.shut_down)
            self.office = OfficeWindow(self.services)
            unless_built.pop_all()
        self.office.window.closing.connect(self.closed)
        self.services.scope.changed.connect(self._remember_scope)
        self._collector.start()
        missed = backup_notes.read(folders.data).missed
        odd = _year_text(begin.year, today.year) if begin.year != today.year else ""
        if missed or odd:
            level = Level.WARNING if missed else Level.INFO
            self.office.window.say(level, "\n".join((missed, odd)).strip())

    def offer_backup(self, file: Path) -> None:
        """Show what a backup is, over whatever is being done."""
        window = self.office.window
        backup_dialog.show_backup(self.services, file, window, window.say)

    def leave(self) -> bool:
        """Close the window; False if something typed would be lost, which is then in sight."""
        window = self.office.window
        if window.close():
            return True
        for question in window.findChildren(ConfirmDialog):
            question.reject()
        text = tr("Simpan atau buang dulu isian yang terbuka, lalu pulihkan lagi.")
        window.say(Level.WARNING, text)
        return False

    def say_restored(self, done: Restored) -> None:
        """What stands now, and where the office before is."""
        text = tr("Kantor dipulihkan dari cadangan {day}.").format(
            day=format_long(done.manifest.day)
        )
        if not done.by_recovery:
            text = f"{text} {tr('Kata sandinya yang tadi diketik.')}"
        if done.kept is not None:
            kept = tr("Kantor sebelumnya disimpan: {name}.").format(name=done.kept.name)
            text = f"{text} {kept}"
            if done.kept.is_file():
                text = f"{text} {tr('Untuk kembali ke sana: Pengaturan > Cadangan.')}"
        if done.by_recovery:
            forgot = tr("Lupa kata sandinya? Ganti sekarang di Pengaturan > Kantor.")
            text = f"{text} {forgot}"
        self.office.window.say(Level.SUCCESS, text)

    def say_recovered(self) -> None:
        """Which passphrase holds now, and for what the old one does."""
        text = tr(
            "Kata sandi sudah diganti. Cadangan yang dibuat sebelumnya dibuka dengan kata sandi "
            "waktu itu; kunci pemulihan ini hanya membuka cadangan yang dibuat sesudah kunci ini "
            "ada. Buat cadangan baru."
        )
        self.office.window.say(Level.SUCCESS, text)

    def _remember_scope(self) -> None:
        """Open here the next time."""
        services = self.services
        session, now = services.session, services.now()
        wanted = keep_scope.Chosen(services.scope.programme, services.scope.year)

        def work(store: Store, _progress: Progress) -> None:
            keep_scope.keep(store, session, wanted, now=now)

        services.writer.start(work, on_done=_nothing, on_failed=self._on_failed)

    def _on_failed(self, sentence: str) -> None:
        self.office.window.say(Level.ERROR, sentence)

    def close(self) -> None:
        """Finish what is being written, then let go of the files."""
        self.services.readings.shut_down()
        self.services.writer.shut_down()
        self._collector.stop()
        self._reading.close()


def _year_text(year: int, present: int) -> str:
    """Nobody should record a whole day into last year unnoticed."""
    text = tr("Anda bekerja di tahun {year}, bukan {present}. Ganti di kanan atas bila keliru.")
    return text.format(year=year, present=present)


def _nothing(_done: object) -> None:
    """Nobody waits for it."""

"""The guided tour: a whole story through the real window, with a picture of every page.

It types and clicks in the real widgets and waits for real jobs, so a page that does not answer
fails the tour. People are made up, and an earlier tour in the same folder is cleared away.
"""

from __future__ import annotations

import shutil
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from bansos_desktop.app.root import Root
from bansos_desktop.domain.messages import sentence
from bansos_desktop.runtime.paths import Paths
from bansos_desktop.runtime.resources import resource
from bansos_desktop.runtime.sample_words import sample_words
from bansos_desktop.store.store import Store
from bansos_desktop.ui.dialogs.gate import FirstStartGate, UnlockGate
from bansos_desktop.ui.icons import IconSet
from bansos_desktop.ui.office_window import OfficeWindow
from bansos_desktop.usecases import make_sample, write_sample_workbook
from bansos_desktop.usecases.make_sample import SampleRequest
from bansos_desktop.usecases.progress import Progress

PASSPHRASE = "latihan di kantor"  # noqa: S105 - opens a throwaway office of made-up people
WINDOW = (1366, 728)
MARK = "tur-terpandu.txt"
PATIENCE = 60.0
SAMPLE_NIK = "6402064708859001"
SAMPLE_CARD = "6402061203159002"


def perform(folder: Path, icons: IconSet, *, people: int = 300) -> int:
    """Play the story in `folder` and print what was made; 0 if all of it worked.

    Only an office that a tour made is cleared away: a real one may be called the same.
    """
    office = folder / "kantor"
    if office.exists() and not (office / MARK).is_file():
        sys.stderr.write(f"{sentence('tour.not_ours', {'path': str(office)})}\n")
        return 1
    shutil.rmtree(office, ignore_errors=True)
    office.mkdir(mode=0o700, parents=True)
    (office / MARK).write_text("Kantor latihan; tur berikutnya menghapusnya.\n", encoding="utf-8")
    (folder / "gambar").mkdir(exist_ok=True)
    tour = Tour(folder, icons)
    try:
        tour.first_start()
        tour.fill(people)
        tour.import_workbook()
        tour.record_person()
        tour.export()
        tour.look_around()
    finally:
        tour.finish()
    sys.stdout.write("\n".join(tour.report) + "\n")
    return 0


class Tour:
    """One walk through the program; every step waits for what it asked for."""

    def __init__(self, folder: Path, icons: IconSet) -> None:
        self.folder, self.report = folder, [f"Tur terpandu di {folder}"]
        self._root = Root(Paths(folder / "kantor"), icons)
        self._pictures = 0

    @property
    def office(self) -> OfficeWindow:
        """The office that is open."""
        if self._root.desk is None:
            raise LookupError("no office is open")
        return self._root.desk.office

    def first_start(self) -> None:
        """Make an office through the gate."""
        self._root.start()
        gate = self._root.gate
        if not isinstance(gate, FirstStartGate):
            raise LookupError("the folder already holds an office")
        gate.office.key = "64"
        QTest.keyClicks(gate.user, "Siti Aminah")
        gate.role.key = "operator"
        QTest.keyClicks(gate.passphrase, PASSPHRASE)
        QTest.keyClicks(gate.again, PASSPHRASE)
        self.picture(gate, "mulai")
        QTest.mouseClick(gate.go, Qt.MouseButton.LeftButton)
        wait_until(lambda: self._root.desk is not None)
        window = self.office.window
        scale = window.devicePixelRatioF()  # the officers' screen, however large its letters
        window.resize(round(WINDOW[0] / scale), round(WINDOW[1] / scale))

    def fill(self, people: int) -> None:
        """Give the office people to work with, and a workbook to import."""
        services = self.office.services
        session, now, today = services.session, services.now(), services.day()
        folder, words = self.folder, sample_words()

        def work(store: Store, _progress: Progress) -> int:
            request = SampleRequest(people, 1, words)
            changes = make_sample.run(store, session, request, now=now, today=today)
            write_sample_workbook.run(
                store,
                SampleRequest(40, 2, words),
                region_code="64.02",
                templates=resource("formats"),
                target=folder / "daftar contoh.xlsx",
                today=date(services.scope.year, 8, 12),
            )
            return changes.value

        made: list[int] = []
        services.writer.start(work, on_done=made.append, on_failed=self._fail)
        wait_until(lambda: bool(made))
        self.office.window.show_page("home")
        self.office.pages.home.reload()
        self.report.append(f"  {people} orang contoh, dan {folder / 'daftar contoh.xlsx'}")

    def import_workbook(self) -> None:
        """Import the sample workbook and give the rejected rows back."""
        imports = self.office.pages.imports
        self.office.window.show_page("imports")
        self.picture(self.office.window, "impor-pilih")
        imports.look_at(self.folder / "daftar contoh.xlsx")
        wait_until(lambda: imports.step == "preview")
        self.picture(self.office.window, "impor-pratinjau")
        imports.apply()
        wait_until(lambda: imports.step == "result")
        self.picture(self.office.window, "impor-hasil")
        target = self.folder / "daftar contoh - perbaiki.xlsx"
        imports.save_rejects(target)
        wait_until(lambda: target.name in self.office.window.message)
        self.report.append(f"  {imports.result.equation.text()}")
        self.report.append(f"  baris yang ditolak: {target}")

    def record_person(self) -> None:
        """Type one family into the real form and save it."""
        page = self.office.pages.recipients
        self.office.actions["recipient.new"].trigger()
        fields = page.form.fields
        QTest.keyClicks(fields.nik, SAMPLE_NIK)
        QTest.keyClicks(fields.name, "Mariana Lawai")
        QTest.keyClicks(fields.birth_place, "Tenggarong")
        QTest.keyClicks(fields.phone, "084012345678")
        QTest.keyClicks(fields.family_card, SAMPLE_CARD)
        QTest.keyClicks(fields.village_code, "sumber sari kota bangun")
        fields.village_code.look_up()
        QTest.keyClick(fields.village_code.popup, Qt.Key.Key_Return)
        QTest.keyClicks(fields.address, "Jl. Poros Desa No. 12")
        QTest.keyClicks(fields.rt, "003")
        fields.desil.key = "1"
        fields.business_type.key = "kue"
        QTest.keyClicks(fields.requested_value, "4500000")
        page.form.check()
        self.picture(self.office.window, "penerima-formulir")
        page.form.save()
        wait_until(lambda: "tersimpan" in self.office.window.message)
        self.picture(self.office.window, "penerima-tersimpan")
        self.report.append("  satu keluarga dicatat lewat formulir")

    def export(self) -> None:
        """Write both provincial workbooks."""
        reports = self.office.pages.reports
        self.office.window.show_page("reports")
        for key in ("usulan", "rekap"):
            target = self.folder / f"{key}.xlsx"
            target.unlink(missing_ok=True)
            reports.choose(key)
            reports.write(target)
            wait_until(target.is_file)
            wait_until(lambda: not self.office.services.writer.is_busy)
            wait_until(lambda: not self.office.services.readings.is_busy)
            self.report.append(f"  {target}")
        self.picture(self.office.window, "laporan")

    def look_around(self) -> None:
        """A picture of every page that is left, and of the locked gate."""
        window = self.office.window
        window.say_nothing()
        for key, name in (("home", "beranda"), ("quotas", "kuota"), ("recipients", "penerima")):
            window.show_page(key)
            if key == "recipients":
                self.office.pages.recipients.close_form()
            self.picture(window, name)
        self.office.actions["health.check"].trigger()
        wait_until(lambda: not self.office.services.readings.is_busy)
        self.picture(window, "pengaturan")
        gate = UnlockGate(self.office.services.icons, _no_wait)
        gate.show()
        self.picture(gate, "buka")
        gate.close()

    def picture(self, widget: QWidget, name: str) -> None:
        """Save what a widget looks like now."""
        self._pictures += 1
        QTest.qWait(60)
        path = self.folder / "gambar" / f"{self._pictures:02}-{name}.png"
        widget.grab().save(str(path))
        self.report.append(f"  {path}")

    def finish(self) -> None:
        """Close everything."""
        if self._root.desk is not None:
            self._root.desk.office.window.close()
        elif self._root.gate is not None:
            self._root.gate.close()
        self._root.finish()

    def _fail(self, sentence: str) -> None:
        """Nobody is there to read a notice, so a failed job ends the tour."""
        raise RuntimeError(sentence)


def wait_until(true: Callable[[], bool]) -> None:
    """Let the program run until something holds; TimeoutError if it never does."""
    end = time.monotonic() + PATIENCE
    while not true():
        if time.monotonic() > end:
            raise TimeoutError("the tour waited in vain")
        QTest.qWait(10)


def _no_wait() -> int:
    return 0

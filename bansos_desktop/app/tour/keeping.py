"""What keeps an office safe: backups, the guide, the check of the installation, a newer version."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import timedelta

from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from bansos_desktop import __version__
from bansos_desktop.app.restorer import Restorer
from bansos_desktop.app.selftest.run import REMOVAL, steps
from bansos_desktop.app.selftest.window import Window
from bansos_desktop.app.tour.beginning import read_home
from bansos_desktop.app.tour.hands import click, click_section, open_dialog, type_into, wait_until
from bansos_desktop.app.tour.stage import PASSPHRASE, Tour
from bansos_desktop.domain.backup import SUFFIX, Reason, offered_name
from bansos_desktop.domain.program_version import version_from
from bansos_desktop.domain.self_check import Mark, StepLine, verdict
from bansos_desktop.runtime.setups import FoundSetup
from bansos_desktop.store.store import Store
from bansos_desktop.ui.dialogs.installation import InstallationDialog
from bansos_desktop.ui.help.window import SIZE, GuideWindow
from bansos_desktop.ui.i18n import tr
from bansos_desktop.usecases import keep_setups, make_backup
from bansos_desktop.usecases.progress import Progress

KEY = Qt.Key
COPIES, EXCHANGE, NEW_LAPTOP = "cadangan tur", "folder tukar", "laptop baru"
KEPT = {
    Reason.DAILY: timedelta(days=2, hours=16, minutes=42),
    Reason.UPGRADE: timedelta(days=5, minutes=51),
}
MARGIN = QSize(24, 64)
NEWER = version_from((1, 0))
SEARCHED = "laptop hilang"
DRAWN, DRAWN_SECONDS = "terbuka dan tergambar", 0.3
# What an officer's own laptop would report: this one has another system, and other seconds.
TOLD: Mapping[str, tuple[float, str]] = {
    "Versi": (0.1, f"Bansos Desktop {__version__}, 64 bit, SQLCipher 4, Windows 11"),
    "Jam dan zona waktu": (0.0, "20/10/2025 09.14, UTC+08.00 (WITA)"),
    "Folder data": (0.0, "dapat ditulisi, bukan jaringan atau folder awan"),
    "Ruang disk": (0.0, "118.204 MB kosong"),
    "Berkas program": (0.6, "semua berkas cocok dengan daftar segel"),
    "Panduan": (0.1, "24 topik"),
    "Data acuan": (0.1, "1154 wilayah, segel cocok"),
    "Format dokumen": (0.3, "10 format dapat diisi"),
    REMOVAL: (0.0, "tidak ada yang tertinggal"),
}


def end_last_week(tour: Tour) -> None:
    """The backups that the program made itself: with a new version, and when it was closed."""
    services = tour.office.services
    data, now = services.folders.data, services.now()

    def work(store: Store, _progress: Progress) -> object:
        for reason, ago in KEPT.items():
            make_backup.keep(store, data, now=now - ago, reason=reason)
        return None

    tour.do(work)


def choose_exchange_folder(tour: Tour) -> None:
    """Where files from others come in."""
    services = tour.office.services
    session, now = services.session, services.now()
    folder = tour.folder / EXCHANGE
    folder.mkdir(exist_ok=True)

    def work(store: Store, _progress: Progress) -> object:
        keep_setups.keep_exchange_folder(store, session, folder, now=now)
        return None

    tour.do(work)


def back_up(tour: Tour) -> None:
    """The whole office in one file, made and proved; on this disk, so it says what is missing."""
    page, services = tour.office.pages.settings, tour.office.services
    tour.show("settings")
    click_section(page.tabs, page.backups)
    folder = tour.folder / COPIES
    folder.mkdir(exist_ok=True)
    own = services.store.office.own()
    target = folder / offered_name(own.region_name, own.device, services.now())
    page.backups.back_up(target)
    tour.wait_for("Cadangan dibuat dan diperiksa")
    tour.picture("pengaturan-cadangan")
    tour.report.append(f"  {target}")


def ask_for_help(tour: Tour) -> None:
    """F1 at a page, and a search from there."""
    tour.show("verification")
    QTest.keyClick(tour.office.window, KEY.Key_F1)
    guide = open_dialog(GuideWindow)
    _fit(tour, guide)
    tour.picture("panduan", of=guide)
    type_into(guide.search, SEARCHED)
    wait_until(guide.found.isVisible)
    QTest.keyClick(guide.search, KEY.Key_Return)
    tour.picture("panduan-cari", of=guide)
    guide.close()
    tour.look_at(tour.office.window)


def check_installation(tour: Tour) -> None:
    """The dialog as it stands when all is well."""
    read_home(tour)
    services = tour.office.services
    dialog = InstallationDialog(services.icons, services.folders.data, tour.office.window)
    dialog.open()
    dialog.list.setFocus()
    lines = list(_good_lines())
    dialog.run.ended.emit("\n".join([*(line.text for line in lines), verdict(lines)]))
    tour.picture("periksa-instalasi", dialog)
    dialog.close()
    tour.look_at(tour.office.window)


def hear_of_new_version(tour: Tour) -> None:
    """A newer setup in the exchange folder, as Windows would offer it."""
    setups, strip = tour.office.setups, tour.office.pages.home.setup
    path = tour.folder / EXCHANGE / f"BansosDesktop-{NEWER}-setup.exe"
    setups.watch.stop()  # nothing lies there, and the next look would take the offer back
    setups.show_found(FoundSetup(path, NEWER))
    strip.take.setText(tr("Pasang sekarang"))
    tour.picture("beranda-versi-baru")
    setups.show_found(None)


def restore(tour: Tour) -> None:
    """The same office on another laptop: what the file is, and its passphrase."""
    services = tour.office.services
    [file] = (tour.folder / COPIES).glob(f"*{SUFFIX}")
    restorer = Restorer(tour.folder / NEW_LAPTOP, services.icons, services.now)
    gate = restorer.offer(file)
    gate.show()
    type_into(gate.passphrase, PASSPHRASE)
    tour.picture("pulihkan", of=gate)
    click(gate.back)
    gate.close()


def _good_lines() -> Iterator[StepLine]:
    names = [*(step.name for step in (*steps(), *Window().steps())), REMOVAL]
    for number, name in enumerate(names, start=1):
        seconds, detail = TOLD.get(name, (DRAWN_SECONDS, DRAWN))
        yield StepLine(Mark.FINE, number, len(names), name, seconds, detail)


def _fit(tour: Tour, window: QWidget) -> None:
    """As large as it opens on an officers' screen, whatever this one is."""
    window.resize(SIZE.boundedTo(tour.office.window.size() - MARGIN))

"""Offers a newer setup on Beranda, checks it, and hands the laptop over to it."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices

from bansos_desktop import __version__
from bansos_desktop.domain.program_version import Version, version_from, version_of
from bansos_desktop.runtime import setups
from bansos_desktop.runtime.drives import removable_drives
from bansos_desktop.runtime.setups import FoundSetup, Proof, SetupFinder, Vouched
from bansos_desktop.store.store import Store
from bansos_desktop.ui.i18n import tr
from bansos_desktop.ui.main_window import MainWindow
from bansos_desktop.ui.pages.home.setup_strip import SetupStrip
from bansos_desktop.ui.services import Services
from bansos_desktop.ui.setup_watch import Folders, SetupWatch
from bansos_desktop.ui.theme import Level
from bansos_desktop.ui.widgets.confirm import ConfirmDialog, Question, ask
from bansos_desktop.usecases import keep_setups
from bansos_desktop.usecases.progress import Progress


class SetupOffer(QObject):
    """Looks only once it is started, which whoever opened the window does."""

    def __init__(self, services: Services, window: MainWindow, strip: SetupStrip) -> None:
        super().__init__(window)
        self._services, self._window, self._strip = services, window, strip
        self._found: FoundSetup | None = None
        self._later: Version | None = None  # put off, and perhaps not written down yet
        self._wish: Path | None = None
        self._refusal = ""  # what was said of the last check, if it was no
        running = version_of(__version__) or version_from(())
        self.watch = SetupWatch(partial(SetupFinder, running), self)
        self.watch.found.connect(self.show_found)
        strip.taken.connect(self._on_taken)
        strip.put_off.connect(self._on_put_off)
        window.closing.connect(self._on_closing)

    def start(self) -> None:
        """Begin to look."""
        self.watch.start(self._lanes)

    def show_found(self, found: FoundSetup | None) -> None:
        """Offer it, unless it was put off today; None takes the offer away."""
        is_new = found != self._found or self._strip.isHidden()
        self._found = found
        if found is None or self._is_put_off(found.version):
            self._strip.hide()
        elif is_new:
            self._offer(found)

    def _is_put_off(self, version: Version) -> bool:
        store, today = self._services.store, self._services.day()
        return version == self._later or keep_setups.is_put_off(store, version, today)

    def _offer(self, found: FoundSetup) -> None:
        text = tr("Versi {version} tersedia di {folder}")
        act = tr("Pasang sekarang") if setups.can_install() else tr("Tunjukkan folder")
        self._strip.show_offer(text.format(version=found.version, folder=found.path.parent), act)

    def _lanes(self) -> dict[str, Folders]:
        """Where to look: the sticks, and the exchange folder if there is one."""
        lanes: dict[str, Folders] = {"sticks": removable_drives}
        folder = keep_setups.exchange_folder(self._services.store)
        lanes["folder"] = partial(_only, folder)
        return lanes

    def _on_taken(self) -> None:
        found = self._found
        if found is None:
            return
        if not setups.can_install():
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(found.path.parent)))
            return
        self._strip.show_busy(busy=True)
        self._take_back_refusal()

        def work(_store: Store, _progress: Progress) -> Vouched:
            return setups.verify(found)

        self._services.readings.start(
            work, on_done=partial(self._on_verified, found), on_failed=self._on_failed
        )

    def _on_verified(self, found: FoundSetup, vouched: Vouched) -> None:
        """Ask, and say what is known of where it comes from."""
        self._offer(found)
        ask(
            self._window,
            Question(
                tr("Pasang versi {version}?").format(version=found.version),
                _what_is_known(vouched),
                tr("Tutup dan pasang"),
                is_dangerous=not (vouched.is_signed or vouched.proof is Proof.MATCHES),
            ),
            self._services.icons,
            on_yes=partial(self._install, found),
        )

    def _install(self, found: FoundSetup) -> None:
        """The window asks for what is not saved; only if it really closes does the setup start."""
        self._wish = found.path
        if self._window.close():
            return
        asked = [one for one in self._window.findChildren(ConfirmDialog) if one.isVisible()]
        for question in asked:
            question.rejected.connect(self._forget_wish)
        if not asked:
            self._forget_wish()

    def _forget_wish(self) -> None:
        """Somebody stays: closing hours later must not start a setup."""
        self._wish = None

    def _on_closing(self) -> None:
        self.watch.stop()
        if self._wish is not None:
            setups.start_after_us(self._wish)

    def _on_put_off(self) -> None:
        found, services = self._found, self._services
        if found is None:
            return
        self._strip.hide()
        self._later = found.version
        session, today, now = services.session, services.day(), services.now()

        def work(store: Store, _progress: Progress) -> None:
            keep_setups.put_off(store, session, found.version, today=today, now=now)

        services.writer.start(work, on_done=self._on_kept, on_failed=self._on_failed)

    def _on_kept(self, _done: object) -> None:
        """From now on the store remembers, and until the next day only."""
        self._later = None

    def _on_failed(self, sentence: str) -> None:
        self._later = None
        if self._found is not None:
            self._offer(self._found)
        self._refusal = sentence
        self._window.say(Level.ERROR, sentence)

    def _take_back_refusal(self) -> None:
        """A new check begins: what the last one said must not stand beside its answer."""
        if self._refusal and self._window.message == self._refusal:
            self._window.say_nothing()
        self._refusal = ""


def _what_is_known(vouched: Vouched) -> str:
    """Publisher and sum, then what will happen."""
    signed = tr("Tanda tangan berkas ini sah menurut Windows.")
    unsigned = tr("Penerbit tidak dikenal: berkas ini tanpa tanda tangan yang sah.")
    proved = {
        Proof.MATCHES: tr("Isinya cocok dengan SHA256SUMS di sebelahnya."),
        Proof.NO_SUMS: tr(
            "Tidak ada SHA256SUMS di sebelahnya, jadi isinya tidak dapat dicocokkan."
        ),
        Proof.NOT_NAMED: tr(
            "SHA256SUMS di sebelahnya tidak menyebut berkas ini, jadi isinya tidak dapat "
            "dicocokkan."
        ),
    }
    advice = tr("Pasang hanya bila Anda percaya asalnya.")
    ending = tr("Program ditutup dulu; data Anda tidak berubah.")
    parts = [signed if vouched.is_signed else unsigned, proved[vouched.proof]]
    return "\n".join(parts + ([] if vouched.is_signed else [advice]) + [ending])


def _only(folder: Path | None) -> list[Path]:
    return [folder] if folder else []

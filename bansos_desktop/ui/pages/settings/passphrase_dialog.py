"""Ganti kata sandi: the one so far, and the new one twice."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from bansos_desktop.domain.changes import Topic
from bansos_desktop.domain.passphrase import check_passphrase
from bansos_desktop.domain.session import SHORTEST_PASSPHRASE
from bansos_desktop.store.keys import Cost
from bansos_desktop.store.store import Store
from bansos_desktop.ui.i18n import tr
from bansos_desktop.ui.services import Services
from bansos_desktop.ui.theme import SPACE, Kind, Level
from bansos_desktop.ui.widgets.banner import Banner
from bansos_desktop.ui.widgets.field_row import LabelledField
from bansos_desktop.ui.widgets.fixed_width import fit_height
from bansos_desktop.ui.widgets.secret_edit import SecretEdit
from bansos_desktop.ui.widgets.text import button, text_label
from bansos_desktop.ui.widgets.wait_clock import WaitClock
from bansos_desktop.usecases import change_passphrase
from bansos_desktop.usecases.change_passphrase import NewPassphrase
from bansos_desktop.usecases.progress import Progress

WIDTH = 460


class PassphraseDialog(QDialog):
    """Never closes while it writes; `changed` carries the topics when the new one holds."""

    changed = Signal(object)

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._is_busy = False
        self.setWindowTitle(tr("Ganti kata sandi"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        icons = services.icons
        self.before, self.first, self.second = (SecretEdit(icons) for _line in range(3))
        advice = tr("Sedikitnya {n} huruf. Kalimat pendek lebih mudah diingat.").format(
            n=SHORTEST_PASSPHRASE
        )
        forgot = tr("Lupa? Ketik kunci pemulihan di sini.")
        self._before = LabelledField(tr("Kata sandi sekarang"), self.before, icons, helper=forgot)
        self._first = LabelledField(tr("Kata sandi baru"), self.first, icons, helper=advice)
        self._second = LabelledField(tr("Ulangi kata sandi baru"), self.second, icons)
        self.banner = Banner(icons)
        self.go = button(tr("Ganti kata sandi"), Kind.PRIMARY)
        self.cancel = button(tr("Batal"))
        self._clock = WaitClock(self.go, services.seconds_to_wait)
        self._lay_out()
        self.go.clicked.connect(self._on_go)
        self.cancel.clicked.connect(self.reject)
        self._clock.look()
        fit_height(self, WIDTH)

    def reject(self) -> None:
        """Esc and Batal wait for what is being written."""
        if not self._is_busy:
            super().reject()

    def _on_go(self) -> None:
        wanted = NewPassphrase(self.first.text(), self.second.text(), self.before.text())
        if self._is_busy or not self._is_fit(wanted):
            return
        services = self._services
        session, data, now = services.session, services.folders.data, services.now()

        def work(store: Store, _progress: Progress) -> Topic:
            return change_passphrase.run(store, session, data, wanted, now=now, cost=Cost())

        self._show_busy(busy=True)
        services.writer.start(work, on_done=self._on_done, on_failed=self._on_failed)

    def _is_fit(self, wanted: NewPassphrase) -> bool:
        """Whether it can be tried; otherwise the first thing that is wrong is said at its field."""
        unfit = check_passphrase(wanted.passphrase, wanted.again, before=wanted.before)
        wrong = {problem.field: problem for problem in unfit}
        self._first.show_problem(wrong.get("passphrase"))
        self._second.show_problem(wrong.get("again"))
        self._before.clear_state()
        if not wanted.before:
            self._before.show_error(tr("Kata sandi sekarang belum diketik."))
        self.banner.dismiss()
        fit_height(self, WIDTH)
        if not wanted.before:
            self.before.setFocus()
        elif wrong:
            (self.first if "passphrase" in wrong else self.second).setFocus()
        return bool(wanted.before) and not wrong

    def _on_done(self, changes: Topic) -> None:
        self._show_busy(busy=False)
        self.accept()
        self.changed.emit(changes)

    def _on_failed(self, sentence: str) -> None:
        """Nothing changed; what is hidden cannot be mended, so the first line is typed anew."""
        self._show_busy(busy=False)
        self.banner.show_message(Level.ERROR, sentence)
        self.before.clear()
        self.before.setFocus()
        self._clock.look()
        fit_height(self, WIDTH)

    def _show_busy(self, *, busy: bool) -> None:
        self._is_busy = busy
        for part in (self.before, self.first, self.second, self.go, self.cancel):
            part.setEnabled(not busy)
        self.go.setText(tr("Mengganti…") if busy else tr("Ganti kata sandi"))

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE.lg, SPACE.lg, SPACE.lg, SPACE.lg)
        layout.setSpacing(SPACE.m)
        about = tr(
            "Berlaku mulai pembukaan berikutnya. Kunci pemulihan tetap berlaku; cadangan lama "
            "tetap dibuka dengan kata sandi lama."
        )
        layout.addWidget(text_label(about, wrap=True))
        for part in (self.banner, self._before, self._first, self._second):
            layout.addWidget(part)
        acts = QHBoxLayout()
        acts.setSpacing(SPACE.s)
        acts.addStretch(1)
        acts.addWidget(self.cancel)
        acts.addWidget(self.go)
        layout.addLayout(acts)
        self.go.setDefault(True)

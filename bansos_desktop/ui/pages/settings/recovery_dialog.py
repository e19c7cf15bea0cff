"""Buat kunci pemulihan: the passphrase first, then the key, once, to be printed or copied."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from bansos_desktop.domain.changes import Topic
from bansos_desktop.domain.history import moment_words
from bansos_desktop.domain.recovery_code import RecoveryCode
from bansos_desktop.store.keys import Cost
from bansos_desktop.store.store import Store
from bansos_desktop.ui.i18n import tr
from bansos_desktop.ui.pages.settings.recovery_paper import IN_A_ROW, Sheet, recovery_printout
from bansos_desktop.ui.printing.preview import ROOM_AROUND, SIZE, PreviewDialog
from bansos_desktop.ui.services import Services
from bansos_desktop.ui.theme import PALETTE, SPACE, Kind, Level, set_kind
from bansos_desktop.ui.widgets.banner import Banner
from bansos_desktop.ui.widgets.confirm import Question, ask
from bansos_desktop.ui.widgets.field_row import LabelledField
from bansos_desktop.ui.widgets.fixed_width import fit_height
from bansos_desktop.ui.widgets.secret_edit import SecretEdit
from bansos_desktop.ui.widgets.text import button, text_label
from bansos_desktop.ui.widgets.wait_clock import WaitClock
from bansos_desktop.usecases import make_recovery_key
from bansos_desktop.usecases.progress import Progress

WIDTH = 520
FONTS = ("Consolas", "Liberation Mono", "DejaVu Sans Mono", "monospace")
LETTER_POINTS = 16


class RecoveryDialog(QDialog):
    """The key holds only when its user says that it is on paper; `kept` then carries the topics.

    Until then the one before holds, so closing in between costs nobody anything.
    """

    kept = Signal(object)

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._code: RecoveryCode | None = None
        self._begun = services.now()
        self._is_busy = False
        self.setWindowTitle(tr("Kunci pemulihan"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.banner = Banner(services.icons)
        self.passphrase = SecretEdit(services.icons)
        self.next = button(tr("Lanjut"), Kind.PRIMARY)
        self._clock = WaitClock(self.next, services.seconds_to_wait)
        self.print_button = button(tr("Cetak…"), icon=services.icons.icon("print", PALETTE.ink))
        self.saved = QCheckBox(tr("Sudah saya simpan di kertas"))
        self.finish = button(tr("Selesai"), Kind.PRIMARY)
        self.cancel = button(tr("Batal"))
        self._asking, self._showing = QWidget(), QWidget()
        self._groups = QGridLayout()
        self._lay_out()
        self.next.clicked.connect(self._on_next)
        self.print_button.clicked.connect(self._on_print)
        self.saved.toggled.connect(self.finish.setEnabled)
        self.finish.clicked.connect(self._on_finish)
        self.cancel.clicked.connect(self.reject)
        self.passphrase.setFocus()
        self._clock.look()

    def event(self, event: QEvent) -> bool:
        """Whenever words came or went the dialog is as high as they need."""
        is_handled = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:  # nothing of it is left after its last event
            fit_height(self, WIDTH)
        return is_handled

    def reject(self) -> None:
        """A key that was shown and is not kept is told to be worthless, for it may be on paper."""
        if self._is_busy:
            return
        if self._code is None:
            super().reject()
            return
        question = Question(
            tr("Batalkan kunci ini?"),
            tr(
                "Kunci yang baru ditampilkan tidak akan berlaku. Sobek kertasnya bila sudah "
                "dicetak atau disalin."
            ),
            tr("Batalkan kunci"),
            tr("Kembali"),
            is_dangerous=True,
        )
        ask(self, question, self._services.icons, on_yes=super().reject)

    def _on_next(self) -> None:
        """Prove who sits here: an open window could be anybody's."""
        secret = self.passphrase.text()
        if self._is_busy or not secret or not self.next.isEnabled():
            self.passphrase.setFocus()
            return
        services = self._services
        session, data, now = services.session, services.folders.data, services.now()

        def work(_store: Store, _progress: Progress) -> RecoveryCode:
            return make_recovery_key.begin(data, session, secret, now=now)

        self.banner.dismiss()
        self._show_busy(busy=True)
        services.writer.start(work, on_done=self._on_begun, on_failed=self._on_failed)

    def _on_begun(self, code: RecoveryCode) -> None:
        self._show_busy(busy=False)
        self._code, self._begun = code, self._services.now()
        self.passphrase.clear()
        for at, group in enumerate(code.groups):
            self._groups.addWidget(_group(at, group), at // IN_A_ROW, at % IN_A_ROW)
        self._asking.hide()
        self._showing.show()
        self.next.hide()
        self.finish.show()
        self.finish.setDefault(True)
        self.print_button.setFocus()

    def _on_print(self) -> None:
        """On paper only: a PDF of it would lie on the laptop that it opens."""
        if self._code is None:
            return
        services = self._services
        own = services.store.office.own()
        made = moment_words(self._begun.isoformat())
        sheet = Sheet(own.region_name, services.session.user, own.device, made)
        dialog = PreviewDialog(recovery_printout(self._code, sheet), services.icons, self)
        dialog.save_button.hide()
        if (window := self.parentWidget()) is not None:
            dialog.resize(SIZE.boundedTo(window.size().shrunkBy(ROOM_AROUND)))
        dialog.open()

    def _on_finish(self) -> None:
        code = self._code
        if self._is_busy or code is None or not self.saved.isChecked():
            return
        services = self._services
        session, data, now = services.session, services.folders.data, self._begun

        def work(store: Store, _progress: Progress) -> Topic:
            return make_recovery_key.keep(store, session, data, code, now=now, cost=Cost())

        self._show_busy(busy=True)
        services.writer.start(work, on_done=self._on_kept, on_failed=self._on_failed)

    def _on_kept(self, changes: Topic) -> None:
        self._show_busy(busy=False)
        self.accept()
        self.kept.emit(changes)

    def _on_failed(self, sentence: str) -> None:
        self._show_busy(busy=False)
        self.banner.show_message(Level.ERROR, sentence)
        if self._code is None:
            self.passphrase.clear()
            self.passphrase.setFocus()
            self._clock.look()

    def _show_busy(self, *, busy: bool) -> None:
        self._is_busy = busy
        for part in (self.passphrase, self.next, self.print_button, self.saved, self.cancel):
            part.setEnabled(not busy)
        self.finish.setEnabled(not busy and self.saved.isChecked())
        self.next.setText(tr("Memeriksa kata sandi…") if busy else tr("Lanjut"))
        self.finish.setText(tr("Menyimpan…") if busy else tr("Selesai"))

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE.lg, SPACE.lg, SPACE.lg, SPACE.lg)
        layout.setSpacing(SPACE.m)
        layout.addWidget(self.banner)
        layout.addWidget(self._asking)
        layout.addWidget(self._showing)
        self._lay_out_asking()
        self._lay_out_showing()
        acts = QHBoxLayout()
        acts.setSpacing(SPACE.s)
        acts.addStretch(1)
        for part in (self.cancel, self.next, self.finish):
            acts.addWidget(part)
        layout.addLayout(acts)
        self._showing.hide()
        self.finish.hide()
        self.finish.setEnabled(False)
        self.next.setDefault(True)

    def _lay_out_asking(self) -> None:
        inner = _column(self._asking)
        about = tr(
            "Program membuat kunci acak dan menampilkannya sekali. Cetak atau salin ke kertas, "
            "lalu simpan terkunci di kantor. Kunci sebelumnya, bila ada, berhenti berlaku begitu "
            "yang baru Anda simpan."
        )
        inner.addWidget(text_label(about, wrap=True))
        label = tr("Kata sandi Anda")
        inner.addWidget(LabelledField(label, self.passphrase, self._services.icons))

    def _lay_out_showing(self) -> None:
        inner = _column(self._showing)
        about = tr(
            "Ini kuncinya. Program tidak menyimpannya dan tidak dapat menampilkannya lagi. Tanpa "
            "pencetak, salin dengan tangan: tujuh kelompok, berurutan."
        )
        inner.addWidget(text_label(about, wrap=True))
        frame = QFrame()
        set_kind(frame, Kind.CARD)
        frame.setLayout(self._groups)
        self._groups.setContentsMargins(SPACE.m, SPACE.m, SPACE.m, SPACE.m)
        self._groups.setSpacing(SPACE.lg)
        inner.addWidget(frame)
        row = QHBoxLayout()
        row.addWidget(self.print_button)
        row.addStretch(1)
        inner.addLayout(row)
        inner.addWidget(self.saved)


def _column(parent: QWidget) -> QVBoxLayout:
    inner = QVBoxLayout(parent)
    inner.setContentsMargins(0, 0, 0, 0)
    inner.setSpacing(SPACE.m)
    return inner


def _group(at: int, letters: str) -> QWidget:
    """A group under its number; not to be selected, for a clipboard may be kept elsewhere."""
    made = QWidget()
    inner = QVBoxLayout(made)
    inner.setContentsMargins(0, 0, 0, 0)
    inner.setSpacing(0)
    number, shown = text_label(str(at + 1), Kind.CAPTION), text_label(letters)
    font = QFont(list(FONTS))
    font.setPointSize(LETTER_POINTS)
    font.setBold(True)
    shown.setFont(font)
    for label in (number, shown):
        label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        inner.addWidget(label)
    return made

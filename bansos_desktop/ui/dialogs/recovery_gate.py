"""The window before the window for who forgot the passphrase: recovery key in, new passphrase."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from bansos_desktop.domain.passphrase import check_passphrase
from bansos_desktop.domain.recovery_code import check_code
from bansos_desktop.ui.dialogs.gate import GateCard
from bansos_desktop.ui.help.page_topics import FORGOTTEN
from bansos_desktop.ui.i18n import tr
from bansos_desktop.ui.icons import IconSet
from bansos_desktop.ui.theme import SPACE, Kind, Level
from bansos_desktop.ui.widgets.field_row import LabelledField
from bansos_desktop.ui.widgets.secret_edit import SecretEdit
from bansos_desktop.ui.widgets.text import button, text_label
from bansos_desktop.ui.widgets.wait_clock import WaitClock

EXAMPLE = "AB2CD EF3GH …"


@dataclass(frozen=True, slots=True, repr=False)
class Recovery:
    """The code from the paper, and the new passphrase as it was typed twice."""

    code: str
    passphrase: str
    again: str


class RecoveryGate(GateCard):
    """Slips are told at their field and are no try; `left` goes back to the passphrase.

    Where an office has no recovery key there is nothing to type: it says so and opens the guide.
    """

    topic = FORGOTTEN
    entered = Signal(object)
    left = Signal()

    def __init__(
        self,
        icons: IconSet,
        seconds_to_wait: Callable[[], int],
        *,
        has_recovery: bool,
        code: str = "",
    ) -> None:
        text = tr("Dengan kunci pemulihan dari kertas yang disimpan di kantor.")
        act = tr("Buka dan ganti") if has_recovery else tr("Baca panduan")
        super().__init__(icons, tr("Lupa kata sandi"), text, act)
        self._clock = WaitClock(self.go, seconds_to_wait)
        self.code = SecretEdit(icons)
        self.code.setPlaceholderText(tr(EXAMPLE))
        self.code.textChanged.connect(self._show_code)
        self.code.setText(code)  # what was hidden at the other gate is hidden here
        self._show_code(code)
        self.passphrase = SecretEdit(icons)
        self.again = SecretEdit(icons)
        helper = tr("Tujuh kelompok; huruf besar-kecil, spasi, dan garis tidak penting.")
        self._code = LabelledField(tr("Kunci pemulihan"), self.code, icons, helper=helper)
        self._first = LabelledField(tr("Kata sandi baru"), self.passphrase, icons)
        self._second = LabelledField(tr("Ulangi kata sandi baru"), self.again, icons)
        self.back = button(tr("Kembali"), Kind.LINK)
        self.back.clicked.connect(self.left)
        if has_recovery:
            self._ask()
        else:
            self._say_there_is_none()
        row = QHBoxLayout()
        row.addWidget(self.back)
        row.addStretch(1)
        self.fields.addLayout(row)

    def show_busy(self, *, busy: bool) -> None:
        """While the office is opened nothing can be typed or left."""
        super().show_busy(busy=busy)
        for part in (self.code, self.passphrase, self.again, self.back):
            part.setEnabled(not busy)

    def show_trouble(self, text: str) -> None:
        """Say it; what was typed stays, for it is long."""
        super().show_trouble(text)
        self.code.setFocus()
        self._clock.look()

    def _ask(self) -> None:
        passphrases = QHBoxLayout()
        passphrases.setSpacing(SPACE.m)
        passphrases.addWidget(self._first, 1)
        passphrases.addWidget(self._second, 1)
        self.fields.addWidget(self._code)
        self.fields.addLayout(passphrases)
        self.code.editingFinished.connect(self._check_code)
        for line in (self.code, self.passphrase, self.again):
            line.returnPressed.connect(self._on_go)
        self.go.clicked.connect(self._on_go)
        (self.passphrase if self.code.text() else self.code).setFocus()
        self._clock.look()

    def _show_code(self, text: str) -> None:
        """What is copied from paper letter by letter is seen from the first letter on."""
        if not text:
            self.code.reveal.setChecked(True)

    def _say_there_is_none(self) -> None:
        self.banner.show_message(
            Level.WARNING,
            tr("Kantor ini belum punya kunci pemulihan, jadi kata sandi tidak dapat diganti."),
        )
        advice = tr(
            "Jangan hapus apa pun. Periksa Caps Lock, coba kata sandi lama, dan cari kertas tempat "
            "Anda menulisnya. Panduan menunjukkan langkah berikutnya."
        )
        self.fields.addWidget(text_label(advice, wrap=True))
        self.go.clicked.connect(self.asking.open_here)
        self.go.setFocus()

    def _check_code(self) -> None:
        """As soon as the line is left, so that nobody types two passphrases in vain."""
        if self.code.text().strip():
            self._code.show_problem(check_code(self.code.text()))
            self.fit()

    def _on_go(self) -> None:
        """The first thing that is wrong is said at its field, and the keyboard goes there."""
        if not self.go.isEnabled():
            return
        slip = check_code(self.code.text())
        unfit = [] if slip else check_passphrase(self.passphrase.text(), self.again.text())
        fields = {"code": self._code, "passphrase": self._first, "again": self._second}
        found = {problem.field: problem for problem in [*([slip] if slip else []), *unfit]}
        for name, field in fields.items():
            field.show_problem(found.get(name))
        self.banner.dismiss()
        self.fit()
        for name in found:
            fields[name].editor.setFocus()
            self.area.reveal(fields[name])
            return
        self.show_busy(busy=True)
        typed = Recovery(self.code.text(), self.passphrase.text(), self.again.text())
        self.entered.emit(typed)

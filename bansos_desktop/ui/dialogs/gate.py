"""The window before the window: unlocking an office's data."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QMetaMethod, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from bansos_desktop import __version__
from bansos_desktop.ui.help.asking import GateAsking
from bansos_desktop.ui.help.page_topics import FORGOTTEN, REFUSED
from bansos_desktop.ui.i18n import tr
from bansos_desktop.ui.icons import IconSet
from bansos_desktop.ui.theme import SPACE, Kind, Level, set_kind
from bansos_desktop.ui.widgets.banner import Banner
from bansos_desktop.ui.widgets.choice_box import ChoiceBox
from bansos_desktop.ui.widgets.field_row import LabelledField
from bansos_desktop.ui.widgets.low_room import LowRoom, keep_on_screen, room_of
from bansos_desktop.ui.widgets.secret_edit import SecretEdit
from bansos_desktop.ui.widgets.text import button, text_label

LOGO_SIZE = 64
CARD_WIDTH = 420


class GateCard(QWidget):
    """A card in the middle: logo, title, a form, one button, and a strip for what went wrong.

    F1 opens the guide at its `topic`. On a low screen all but the button scrolls.
    """

    topic = REFUSED

    def __init__(self, icons: IconSet, title: str, text: str, act: str) -> None:
        super().__init__()
        self.icons = icons
        self.setWindowTitle("Bansos Desktop")
        self.asking = GateAsking(self, icons, self.topic)
        self.banner = Banner(icons)
        self.fields = QVBoxLayout()
        self.fields.setSpacing(SPACE.m)
        self.go = button(act, Kind.PRIMARY)
        self.go.setDefault(True)
        self.area = LowRoom()
        self._card = QFrame()
        self._inner = QVBoxLayout(self._card)
        self.waiting = QProgressBar()
        self.waiting.setRange(0, 0)
        self.waiting.setTextVisible(False)
        self.waiting.hide()
        self.first_step = tr("Memeriksa kata sandi…")
        self.step = text_label("", Kind.CAPTION)
        self.step.hide()
        self._hint = text_label(tr("F1: panduan"), Kind.CAPTION)
        # Shown by whoever can open it: it needs no office, and so helps where none can be opened.
        self.check = button(tr("Periksa instalasi…"), Kind.LINK)
        self.check.hide()
        self._lay_out(title, text)

    def refuse(self, text: str) -> None:
        """Say why nothing can be opened here; all that is left to do is to close."""
        self.show_trouble(text)
        for editor in self.findChildren(QLineEdit) + self.findChildren(ChoiceBox):
            editor.setEnabled(False)
        for link in self._links():
            link.setEnabled(False)
        self.go.setText(tr("Tutup"))
        self.go.show()
        self.go.setEnabled(True)
        if self.go.isSignalConnected(QMetaMethod.fromSignal(self.go.clicked)):
            self.go.clicked.disconnect()
        self.go.clicked.connect(self.close)
        self.go.setFocus()

    def show_busy(self, *, busy: bool) -> None:
        """While the key is being made nothing can be pressed twice."""
        self.go.setEnabled(not busy)
        for link in self._links():
            link.setEnabled(not busy)
        self.waiting.setVisible(busy)
        self.step.setVisible(busy)
        self.step.setText(self.first_step)
        self.fit()

    def show_step(self, text: str) -> None:
        """Say what is being done, at once: what follows may keep the window's thread busy."""
        self.step.setText(text)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))
        self.repaint()

    def show_trouble(self, text: str) -> None:
        """Say what went wrong."""
        self.show_busy(busy=False)
        self.banner.show_message(Level.ERROR, text)
        self.fit()
        self.area.reveal(self.banner)

    def sizeHint(self) -> QSize:
        """Room for the card and the hint below it, with some air."""
        self.fit()
        return QSize(CARD_WIDTH + 2 * SPACE.xxl, self.minimumHeight())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The card is as high as its words need at its width."""
        super().resizeEvent(event)
        self.fit()

    def showEvent(self, event: QShowEvent) -> None:
        """What was said before has its true height only in the looks that showing brings."""
        super().showEvent(event)
        self.fit()
        self.area.reveal(self.focusWidget())

    def fit(self) -> None:
        """Give the card its height; a label that wraps does not ask for it by itself."""
        around = self._around()
        for edge in (SPACE.xl, SPACE.m):
            self._inner.setContentsMargins(SPACE.xl, edge, SPACE.xl, edge)
            height = self.area.fit(self._inner, CARD_WIDTH, room_of(self) - around)
            if not self.area.is_low:
                break  # else air goes before words do
        self._card.setFixedHeight(height)
        self.setMinimumHeight(height + around)
        keep_on_screen(self)

    def _around(self) -> int:
        """How much is above and below the card."""
        below = max(self._hint.sizeHint().height(), self.check.sizeHint().height())
        return SPACE.m + SPACE.s + below + SPACE.m

    def _links(self) -> list[QPushButton]:
        """The other ways from here, which are closed while something runs or nothing may."""
        inner = self._card.findChildren(QPushButton)
        return [one for one in inner if one is not self.go and not self.banner.isAncestorOf(one)]

    def _lay_out(self, title: str, text: str) -> None:
        card = self._card
        card.setProperty("kind", Kind.CARD.value)
        card.setFixedWidth(CARD_WIDTH)
        inner = self._inner
        inner.setSpacing(SPACE.m)
        head = QHBoxLayout()
        head.setSpacing(SPACE.m)
        head.addWidget(self._logo())
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(text_label(title, Kind.TITLE, wrap=True))
        words.addWidget(text_label(text, Kind.CAPTION, wrap=True))
        head.addLayout(words, 1)
        self.area.body.addLayout(head)
        self.area.body.addWidget(self.banner)
        self.area.body.addLayout(self.fields)
        inner.addWidget(self.area)
        inner.addWidget(self.waiting)
        inner.addWidget(self.step)
        row = QHBoxLayout()
        version = tr("Bansos Desktop {version}").format(version=__version__)
        row.addWidget(text_label(version, Kind.CAPTION, wrap=True), 1)
        row.addWidget(self.go)
        inner.addLayout(row)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(SPACE.xl, SPACE.m, SPACE.xl, SPACE.m)
        outer.setSpacing(SPACE.s)
        outer.addStretch(1)
        outer.addWidget(card, 0, Qt.AlignmentFlag.AlignHCenter)
        below = QHBoxLayout()
        below.setSpacing(SPACE.m)
        below.addStretch(1)
        below.addWidget(self._hint)
        below.addWidget(self.check)
        below.addStretch(1)
        outer.addLayout(below)
        outer.addStretch(1)

    def _logo(self) -> QLabel:
        """Drawn for this very screen, for it is larger than icons are kept."""
        ratio = self.devicePixelRatio()
        picture = self.icons.pixmap("app", round(LOGO_SIZE * ratio))
        picture.setDevicePixelRatio(ratio)
        logo = QLabel()
        logo.setPixmap(picture)
        logo.setFixedSize(LOGO_SIZE, LOGO_SIZE)
        return logo


class UnlockGate(GateCard):
    """Asks for the passphrase; counts down when it was wrong too often.

    `forgotten` and `restore_wanted` are always offered; where the data cannot be opened any more
    only the second, and it stands out.
    """

    topic = FORGOTTEN
    entered = Signal(str)
    restore_wanted = Signal()
    forgotten = Signal()

    def __init__(self, icons: IconSet, seconds_to_wait: Callable[[], int]) -> None:
        super().__init__(icons, tr("Selamat datang"), tr("Data kantor terkunci."), tr("Buka"))
        self._seconds_to_wait = seconds_to_wait
        self.passphrase = SecretEdit(icons)
        self.fields.addWidget(LabelledField(tr("Kata sandi"), self.passphrase, icons))
        self.restore = button(tr("Pulihkan dari cadangan…"), Kind.LINK)
        self.restore.clicked.connect(self.restore_wanted)
        self.forgot = button(tr("Lupa kata sandi?"), Kind.LINK)
        self.forgot.clicked.connect(self.forgotten)
        self.fields.addLayout(at_left(self.forgot))
        self.fields.addLayout(at_left(self.restore))
        self._timer = QTimer(self, interval=500)
        self._timer.timeout.connect(self._count_down)
        self.passphrase.returnPressed.connect(self._on_go)
        self.go.clicked.connect(self._on_go)
        self.passphrase.setFocus()
        self._count_down()

    def offer(self, name: str) -> None:
        """Say that a backup was opened, which waits until this office is."""
        text = tr("{name} diperlihatkan setelah kantor di laptop ini dibuka.")
        self.banner.show_message(Level.INFO, text.format(name=name))
        self.fit()

    def offer_restore(self) -> None:
        """No passphrase helps: the other way stands out."""
        self.forgot.hide()
        set_kind(self.restore, Kind.SECONDARY)
        self.restore.updateGeometry()  # it is higher now
        self.restore.setFocus()
        self.fit()

    def show_trouble(self, text: str) -> None:
        """Say it, clear the line, and wait if there is a wait."""
        super().show_trouble(text)
        self.passphrase.clear()
        self.passphrase.setFocus()
        self._count_down()

    def refuse(self, text: str) -> None:
        """Say why; a wait that was running must not open the line again."""
        super().refuse(text)
        self.forgot.setEnabled(False)
        self._timer.stop()

    def _on_go(self) -> None:
        if not self.go.isEnabled() or not self.passphrase.text():
            return
        self.show_busy(busy=True)
        self.entered.emit(self.passphrase.text())

    def _count_down(self) -> None:
        seconds = self._seconds_to_wait()
        waiting = seconds > 0
        self.go.setText(tr("Tunggu {n} detik").format(n=seconds) if waiting else tr("Buka"))
        self.go.setEnabled(not waiting)
        self.passphrase.setEnabled(not waiting)
        if waiting:
            self._timer.start()
        elif self._timer.isActive():
            self._timer.stop()
            self.passphrase.setFocus()


def at_left(*widgets: QWidget) -> QHBoxLayout:
    """Beside each other, with the room left over at their right."""
    row = QHBoxLayout()
    for one in widgets:
        row.addWidget(one)
    row.addStretch(1)
    return row

"""The BAST number: typed freely, or the one that the office's pattern offers, once confirmed."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from bansos_desktop.domain.changes import Topic
from bansos_desktop.domain.letter_number import LetterDay, check_pattern, fill, month_told
from bansos_desktop.store.store import Store
from bansos_desktop.ui.i18n import tr
from bansos_desktop.ui.services import Services
from bansos_desktop.ui.side_form import is_plain_enter
from bansos_desktop.ui.theme import SPACE, Kind, Level, set_level
from bansos_desktop.ui.widgets.text import button, text_label
from bansos_desktop.usecases import record_handover
from bansos_desktop.usecases.progress import Progress


class NumberField(QWidget):
    """Nothing is ever put into the line but by a person: Enter in the empty line takes the offer.

    A number that was taken as offered and that a new day makes wrong is told, and the right one is
    offered beside it. `pattern_wanted` says that a pattern was written and is to be remembered.
    """

    pattern_wanted = Signal(str)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.line = QLineEdit()
        self.use = button("", Kind.LINK)
        self.set_up = button(tr("Atur pola nomor"), Kind.LINK)
        self.pattern = QLineEdit()
        self.pattern.setPlaceholderText(tr("{nomor}/BAST/DINSOS/{bulan_romawi}/{tahun}"))
        self.pattern.setAccessibleName(tr("Pola nomor BAST"))
        self.keep = button(tr("Pakai pola"))
        self._example = text_label("", Kind.CAPTION, wrap=True)
        self._frame = QFrame()
        self._offered = ""
        self._letter: LetterDay | None = None
        self._taken = self._told = self._says = ""
        self.setFocusProxy(self.line)
        self.line.installEventFilter(self)
        self.line.textChanged.connect(self._on_text)
        self.pattern.textChanged.connect(self._on_pattern)
        self.pattern.returnPressed.connect(self._on_keep)
        self.use.clicked.connect(self.take_offer)
        self.set_up.clicked.connect(self._on_set_up)
        self.keep.clicked.connect(self._on_keep)
        self._lay_out()
        self._on_text("")

    @property
    def offered(self) -> str:
        """The number on offer."""
        return self._offered

    def offer(self, number: str, pattern: str, letter: LetterDay) -> None:
        """Offer a number, or none; `pattern` is what it was made from."""
        self._offered, self._letter = number, letter
        self._says = month_told(pattern, letter)
        if not self.pattern.isVisible():
            self.pattern.setText(pattern)
        self.set_up.setText(tr("Ubah pola") if pattern else tr("Atur pola nomor"))
        self._on_text("")

    def take_offer(self) -> None:
        """Put the offered number into the line, where it can still be changed."""
        self._take()
        self.line.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter in the empty line confirms the offer and goes on."""
        if watched is self.line and is_plain_enter(event):
            if self._offered and not self.line.text().strip():
                self._take()
            self.left.emit()
            return True
        return super().eventFilter(watched, event)

    def close_pattern(self) -> None:
        """The pattern is kept."""
        self._frame.hide()
        self.line.setFocus()

    def _take(self) -> None:
        self._taken, self._told = self._offered, self._says
        self.line.setText(self._offered)
        self._on_text("")

    def _on_text(self, _text: str) -> None:
        """Offer into the empty line, or in place of a number of another month or year."""
        text = self.line.text().strip()
        is_old = bool(text) and text == self._taken and self._told != self._says
        words = tr("Pakai {number}  (Enter)")
        if is_old:
            words = tr("Nomor masih memuat {told}. Pakai {number}")
        self.use.setText(words.format(told=self._told, number=self._offered))
        self.use.setVisible(bool(self._offered) and (is_old or not text))

    def _on_set_up(self) -> None:
        self._frame.setVisible(self._frame.isHidden())
        if not self._frame.isHidden():
            self.pattern.setFocus()
            self._on_pattern(self.pattern.text())

    def _on_pattern(self, text: str) -> None:
        """What is wrong with the pattern, or what a number of it looks like."""
        problems = check_pattern(text) if text.strip() else []
        set_level(self._example, Level.ERROR if problems else Level.NEUTRAL)
        self.keep.setEnabled(bool(text.strip()) and not problems)
        if problems:
            self._example.setText(problems[0].message)
        elif text.strip() and self._letter is not None:
            example = fill(text, 1, self._letter)
            self._example.setText(tr("Contoh: {number}").format(number=example))
        else:
            self._example.setText(
                tr("Isian: {blanks}").format(
                    blanks="{nomor} {nomor:3} {tanggal} {bulan} {bulan_romawi} {tahun} "
                    "{kode_wilayah}"
                )
            )

    def _on_keep(self) -> None:
        if self.keep.isEnabled():
            self.pattern_wanted.emit(self.pattern.text())

    def _lay_out(self) -> None:
        links = QHBoxLayout()
        links.setSpacing(SPACE.s)
        links.addWidget(self.use)
        links.addStretch(1)
        links.addWidget(self.set_up)
        entry = QHBoxLayout()
        entry.setSpacing(SPACE.s)
        entry.addWidget(self.pattern, 1)
        entry.addWidget(self.keep)
        inner = QVBoxLayout(self._frame)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(SPACE.xs)
        inner.addLayout(entry)
        inner.addWidget(self._example)
        self._frame.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE.xs)
        layout.addWidget(self.line)
        layout.addLayout(links)
        layout.addWidget(self._frame)


class NumberOffer(QObject):
    """Fetches what the field offers, and keeps the pattern that somebody wrote into it."""

    failed = Signal(str)

    def __init__(self, services: Services, field: NumberField) -> None:
        super().__init__(field)
        self._services, self._field = services, field
        self._letter: LetterDay | None = None
        field.pattern_wanted.connect(self._on_pattern)

    def renew(self, letter: LetterDay) -> None:
        """Offer the next number of the office's pattern on a day; nothing without a pattern."""
        self._letter = letter
        store, session = self._services.store, self._services.session
        pattern = record_handover.pattern_of(store, session)
        self._field.set_up.setVisible(record_handover.may_set_pattern(store, session))
        number = record_handover.offered_number(store, pattern, letter) if pattern else ""
        self._field.offer(number, pattern, letter)

    def _on_pattern(self, pattern: str) -> None:
        """Keep the pattern; the next number is offered once it is kept."""
        session, now = self._services.session, self._services.now()

        def work(store: Store, _progress: Progress) -> Topic:
            return record_handover.remember_pattern(store, session, pattern, now=now)

        self._services.writer.start(work, on_done=self._on_kept, on_failed=self.failed.emit)

    def _on_kept(self, changes: Topic) -> None:
        self._services.bus.publish(changes, self)
        self._field.close_pattern()
        if self._letter is not None:
            self.renew(self._letter)

"""Choosing a village by typing a part of its name or of its kecamatan's."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QModelIndex, QObject, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView, QWidget

from bansos_desktop.ui.i18n import tr
from bansos_desktop.ui.widgets.two_line import DetailRole, TwoLineDelegate

CodeRole = Qt.ItemDataRole.UserRole + 2
DEBOUNCE_MS = 80
FEWEST_LETTERS = 2
POPUP_WIDTH = 380
VISIBLE_ROWS = 7


@dataclass(frozen=True, slots=True)
class RegionHit:
    """One village or kelurahan; `regency` as officially named: Kabupaten Paser, Kota Bontang."""

    code: str
    village: str
    district: str
    regency: str

    @property
    def parents(self) -> str:
        """Where the village is: Kec. Kota Bangun Darat, Kab. Kutai Kartanegara."""
        regency = self.regency.removeprefix("Kabupaten ").removeprefix("Kab. ")
        if not regency.startswith("Kota "):
            regency = f"Kab. {regency}"
        return f"Kec. {self.district}, {regency}"

    @property
    def short_text(self) -> str:
        """The place for a narrow line: Sumber Sari — Kota Bangun Darat, Kutai Kartanegara."""
        regency = self.regency.removeprefix("Kabupaten ").removeprefix("Kab. ")
        return f"{self.village} — {self.district}, {regency}"

    @property
    def text(self) -> str:
        """The whole place in one line."""
        return f"{self.village} — {self.parents}"


class RegionPicker(QLineEdit):
    """`search` is asked 80 ms after the last key; typing after a choice takes the choice back.

    `unresolved` is said when the line is left with words that name no single village.
    """

    chosen = Signal(str)
    cleared = Signal()
    unresolved = Signal()

    def __init__(
        self, search: Callable[[str], Sequence[RegionHit]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._search = search
        self._hits: Sequence[RegionHit] = ()
        self._hit: RegionHit | None = None
        self._model = QStandardItemModel(self)
        self._view = QListView()
        self._is_fresh = False
        self._completer = self._make_completer()
        self._timer = QTimer(self, singleShot=True, interval=DEBOUNCE_MS)
        self._timer.timeout.connect(self.look_up)
        self.textEdited.connect(self._on_edited)
        self.setPlaceholderText(tr("Ketik nama desa atau kelurahan"))

    @property
    def code(self) -> str | None:
        """The code of the chosen village, or None while none is chosen."""
        return self._hit.code if self._hit else None

    @property
    def popup(self) -> QListView:
        """The list under the line."""
        return self._view

    def set_hit(self, hit: RegionHit | None) -> None:
        """Show a village that is already known, without saying `chosen`."""
        self._hit = hit
        self._timer.stop()
        self.setText(hit.short_text if hit else "")
        self.setToolTip(hit.text if hit else "")
        self.setCursorPosition(0)

    def look_up(self) -> None:
        """Search now and show what was found; the first hit is ready for Enter."""
        words = self.text().strip()
        if len(words) < FEWEST_LETTERS or self._hit:
            self.popup.hide()
            return
        self._hits = self._search(words)
        self._model.clear()
        for hit in self._hits:
            self._model.appendRow(_row(hit))
        if not self._hits:
            self._model.appendRow(_nothing(words))
        self._completer.complete(QRect(0, 0, max(self.width(), POPUP_WIDTH), self.height() + 2))
        first = self._completer.completionModel().index(0, 0)
        self.popup.setCurrentIndex(first if self._hits else QModelIndex())
        self._is_fresh = bool(self._hits)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The first Down stays on the first village, which is ready already."""
        is_key = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        if not (is_key and watched is self.popup and self._is_fresh):
            return super().eventFilter(watched, event)
        self._is_fresh = False
        return isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Down

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """A name written in full is a choice if only one village is called so; else say it."""
        super().focusOutEvent(event)
        if event.reason() == Qt.FocusReason.PopupFocusReason or self._hit:
            return
        words = " ".join(self.text().split())
        if not words:
            return
        self._timer.stop()
        hits = self._search(words)
        named = [hit for hit in hits if hit.village.casefold() == words.casefold()]
        sure = named if named else hits
        if len(sure) == 1:
            self.set_hit(sure[0])
            self.chosen.emit(sure[0].code)
        else:
            self.unresolved.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down opens the list again after Esc has closed it."""
        if event.key() == Qt.Key.Key_Down and not self.popup.isVisible():
            self.look_up()
        else:
            super().keyPressEvent(event)

    def _make_completer(self) -> QCompleter:
        completer = QCompleter(self._model, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setMaxVisibleItems(VISIBLE_ROWS)
        completer.setCompletionRole(CodeRole)
        view = self._view
        view.setProperty("kind", "popup")
        view.setAccessibleName(tr("Desa dan kelurahan yang cocok"))
        view.setMouseTracking(True)
        completer.setPopup(view)
        view.setItemDelegate(TwoLineDelegate(view, wraps=False))
        completer.setWidget(self)
        completer.activated.connect(self._on_activated)
        view.installEventFilter(self)  # after the completer's own, so that it is asked first
        return completer

    def _on_edited(self, _text: str) -> None:
        """Typing takes the choice away at once, so that words and code never disagree."""
        if self._hit:
            self._hit = None
            self.setToolTip("")
            self.cleared.emit()
        self._timer.start()

    def _on_activated(self, code: str) -> None:
        for hit in self._hits:
            if hit.code == code:
                self.set_hit(hit)
                self.chosen.emit(code)
                return


def _row(hit: RegionHit) -> QStandardItem:
    item = QStandardItem(hit.village)
    item.setData(hit.code, CodeRole)
    item.setData(hit.parents, DetailRole)
    item.setData(hit.text, Qt.ItemDataRole.AccessibleTextRole)
    return item


def _nothing(words: str) -> QStandardItem:
    """A row that cannot be chosen and says what to try instead."""
    item = QStandardItem(tr("Tidak ada yang cocok dengan “{words}”").format(words=words))
    item.setData(tr("Periksa ejaan, atau ketik nama kecamatannya."), DetailRole)
    item.setEnabled(False)
    return item

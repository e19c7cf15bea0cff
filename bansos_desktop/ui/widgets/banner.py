"""A message inside the page, where a dialog would stop the work."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from bansos_desktop.ui.i18n import tr
from bansos_desktop.ui.icons import IconSet
from bansos_desktop.ui.theme import SPACE, Kind, Level, set_kind, set_level
from bansos_desktop.ui.widgets.text import button, icon_button, icon_label, show_icon, text_label

ICON_SIZE = 20
BUTTON_HEIGHT = 24


def level_word(level: Level) -> str:
    """The level in one word, for those who hear the screen instead of seeing it."""
    return {
        Level.NEUTRAL: tr("Catatan"),
        Level.INFO: tr("Info"),
        Level.SUCCESS: tr("Berhasil"),
        Level.WARNING: tr("Peringatan"),
        Level.ERROR: tr("Galat"),
    }[level]


class Banner(QFrame):
    """A strip of one level, text, optional action and a close button; hidden until told."""

    acted = Signal()
    closed = Signal()

    def __init__(self, icons: IconSet, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icons = icons
        self._icon = icon_label(icons.level_icon(Level.INFO), ICON_SIZE)
        self._text = text_label(wrap=True)
        self._action = button("", Kind.LINK)
        self._close = icon_button(icons.icon("close"), tr("Tutup pesan"))
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._action.clicked.connect(self._on_action)
        self._close.clicked.connect(self.dismiss)
        set_kind(self, Kind.BANNER)
        self._lay_out()
        self.hide()

    @property
    def text(self) -> str:
        """The message that stands there now; "" when there is none."""
        return "" if self.isHidden() else self._text.text()

    def show_message(self, level: Level, text: str, *, action: str = "") -> None:
        """Replace the message; `action` is the text of a link beside it, "" for none."""
        set_level(self, level)
        show_icon(self._icon, self._icons.level_icon(level))
        self._icon.setVisible(level is not Level.NEUTRAL)
        self._text.setText(text)
        self._action.setText(action)
        self._action.setVisible(bool(action))
        spoken = f"{level_word(level)}: {text}"
        self.setAccessibleName(spoken)
        self._fit_height()
        self.show()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, spoken))

    def focus_action(self) -> None:
        """Put the keyboard where the message asks for an answer."""
        (self._action if not self._action.isHidden() else self._close).setFocus()

    def dismiss(self) -> None:
        """Take the message away, as its close button does."""
        if not self.isHidden():
            self.hide()
            self.closed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Never higher than the text needs at this width."""
        super().resizeEvent(event)
        self._fit_height()

    def _fit_height(self) -> None:
        layout = self.layout()
        if layout is not None:
            self.setMaximumHeight(layout.totalHeightForWidth(self.width()))

    def _lay_out(self) -> None:
        layout = QHBoxLayout(self)
        layout.setContentsMargins(SPACE.m, SPACE.s, SPACE.s, SPACE.s)
        layout.setSpacing(SPACE.s)
        top = Qt.AlignmentFlag.AlignTop
        half_gap = (BUTTON_HEIGHT - self._text.fontMetrics().height()) // 2
        self._text.setContentsMargins(0, half_gap, 0, half_gap)
        self._text.setAlignment(top)
        self._icon.setFixedHeight(BUTTON_HEIGHT)
        layout.addWidget(self._icon, 0, top)
        layout.addWidget(self._text, 1)
        layout.addWidget(self._action, 0, top)
        layout.addWidget(self._close, 0, top)

    def _on_action(self) -> None:
        self.acted.emit()

"""The question before an act that cannot simply be taken back; its button names the act."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from bansos_desktop.ui.i18n import tr
from bansos_desktop.ui.icons import IconSet
from bansos_desktop.ui.theme import SPACE, Kind, Level
from bansos_desktop.ui.widgets.low_room import LowRoom, room_of
from bansos_desktop.ui.widgets.text import button, icon_label, text_label

ICON_SIZE = 32
TEXT_WIDTH = 380


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked: `act` is the verb on the button, `detail` what will happen."""

    title: str
    detail: str
    act: str
    cancel: str = ""
    is_dangerous: bool = False


def unsaved(detail: str, *, title: str = "", act: str = "") -> Question:
    """The question before typing is lost; `detail` says what of it, and by what."""
    return Question(
        title or tr("Perubahan belum disimpan"),
        detail,
        act or tr("Buang perubahan"),
        tr("Lanjut mengisi"),
        is_dangerous=True,
    )


def _nothing() -> None:
    """What happens when nothing was asked for."""


class ConfirmDialog(QDialog):
    """A dangerous question opens with its safe button in focus: Enter alone harms nobody."""

    def __init__(
        self,
        question: Question,
        icons: IconSet,
        *,
        on_yes: Callable[[], None],
        on_no: Callable[[], None] = _nothing,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._on_yes = on_yes
        self._on_no = on_no
        self.setWindowTitle(question.title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        level = Level.WARNING if question.is_dangerous else Level.INFO
        self._icon = icon_label(icons.level_icon(level), ICON_SIZE)
        self._title = text_label(question.title, Kind.SUBTITLE, wrap=True)
        self._detail = text_label(question.detail, wrap=True)
        self.area = LowRoom()
        self.act_button = button(
            question.act, Kind.DANGER if question.is_dangerous else Kind.PRIMARY
        )
        self.cancel_button = button(question.cancel or tr("Batal"))
        self.act_button.clicked.connect(self.accept)
        self.cancel_button.clicked.connect(self.reject)
        self.finished.connect(self._on_finished)
        self._lay_out()
        safe = self.cancel_button if question.is_dangerous else self.act_button
        safe.setDefault(True)
        safe.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        """Much that would be lost is many lines, which scroll where the screen is low."""
        super().showEvent(event)
        layout, wide = self.layout(), self.area.body.totalSizeHint().width()
        if layout is not None:
            self.area.fit(layout, layout.totalSizeHint().width(), room_of(self))
        bar = self.area.verticalScrollBar().sizeHint().width() if self.area.is_low else 0
        self.area.setMinimumWidth(wide + bar)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the focus, whichever is the dialog's default."""
        focused = self.focusWidget()
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and isinstance(focused, QPushButton):
            focused.click()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        texts = QVBoxLayout()
        texts.setSpacing(SPACE.s)
        for label in (self._title, self._detail):
            label.setFixedWidth(TEXT_WIDTH)
            texts.addWidget(label)
        top = QHBoxLayout()
        top.setSpacing(SPACE.lg)
        top.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        top.addLayout(texts)
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACE.s)
        buttons.addStretch(1)
        buttons.addWidget(self.cancel_button)
        buttons.addWidget(self.act_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE.xl, SPACE.xl, SPACE.xl, SPACE.lg)
        layout.setSpacing(SPACE.xl)
        self.area.body.addLayout(top)
        layout.addWidget(self.area)
        layout.addLayout(buttons)
        layout.setSizeConstraint(QVBoxLayout.SizeConstraint.SetFixedSize)

    def _on_finished(self, result: int) -> None:
        if result == QDialog.DialogCode.Accepted:
            self._on_yes()
        else:
            self._on_no()


def ask(
    parent: QWidget,
    question: Question,
    icons: IconSet,
    *,
    on_yes: Callable[[], None],
    on_no: Callable[[], None] = _nothing,
) -> ConfirmDialog:
    """Open the question over its window and return at once; exactly one callback follows."""
    dialog = ConfirmDialog(question, icons, on_yes=on_yes, on_no=on_no, parent=parent)
    dialog.open()
    return dialog


class LossGuard:
    """Asks before typing is lost, and once only: a click is both a new current row and a click."""

    def __init__(self, parent: QWidget, icons: IconSet) -> None:
        self._parent, self._icons = parent, icons
        self.is_asking = False

    def ask(
        self, question: Question, *, on_lost: Callable[[], None], on_kept: Callable[[], None]
    ) -> None:
        """Open the question; `on_kept` still counts as asking, for it moves back what moved."""
        self.is_asking = True
        lost, kept = partial(self._leave, on_lost), partial(self._stay, on_kept)
        ask(self._parent, question, self._icons, on_yes=lost, on_no=kept)

    def _leave(self, on_lost: Callable[[], None]) -> None:
        self.is_asking = False
        on_lost()

    def _stay(self, on_kept: Callable[[], None]) -> None:
        on_kept()
        self.is_asking = False

"""A task as a row that is one large button: icon, words, number, and where it leads."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from bansos_desktop.ui.i18n import number_text
from bansos_desktop.ui.icons import IconSet
from bansos_desktop.ui.pages.home.tasks import Task
from bansos_desktop.ui.theme import PALETTE, SPACE, Kind, set_kind
from bansos_desktop.ui.widgets.text import badge, icon_label, text_label

ICON_SIZE = 18
ARROW_SIZE = 14
ABOUT_ONE = ("proposal", "form")  # their words name the one person, so a number adds nothing


class TaskRow(QPushButton):
    """`picked` hands the task over; Enter and Space press it like a click."""

    picked = Signal(object)

    def __init__(self, task: Task, icons: IconSet, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.task = task
        set_kind(self, Kind.TASK)
        self.setAutoDefault(True)  # without it Enter does nothing outside a dialog
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        has_number = task.count > 0 and task.page not in ABOUT_ONE
        self.setAccessibleName(f"{task.text} ({task.count})" if has_number else task.text)
        text = text_label(task.text, wrap=True)
        parts: list[QWidget] = [icon_label(icons.level_icon(task.level), ICON_SIZE), text]
        if has_number:
            parts.append(badge(number_text(task.count), task.level))
        parts.append(icon_label(icons.icon("chevron-right", PALETTE.ink_faint), ARROW_SIZE))
        layout = self._parts = QHBoxLayout(self)
        layout.setContentsMargins(SPACE.s, SPACE.xs, SPACE.s, SPACE.xs)
        layout.setSpacing(SPACE.s)
        for part in parts:
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            layout.addWidget(part, 1 if part is text else 0)
        self.clicked.connect(self._on_clicked)

    def sizeHint(self) -> QSize:
        """That of its parts: a button would reckon with a text it does not have."""
        return self._parts.totalSizeHint()

    def minimumSizeHint(self) -> QSize:
        """As narrow as its parts can be."""
        return self._parts.totalMinimumSize()

    def _on_clicked(self) -> None:
        self.picked.emit(self.task)

"""Where a proposal stands and the next steps: for one person, or for all who are marked."""

from __future__ import annotations

from collections.abc import Collection
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QWidget

from bansos_desktop.domain.workflow import (
    DECIDED,
    Action,
    Role,
    Status,
    action_label,
    actions_for_all,
)
from bansos_desktop.ui.i18n import tr
from bansos_desktop.ui.theme import SPACE, Kind, Level, set_kind, set_level
from bansos_desktop.ui.widgets.flow_layout import FlowLayout
from bansos_desktop.ui.widgets.text import badge, button, text_label

FORWARD = (Action.DECIDE, Action.FIND_ELIGIBLE, Action.PROMOTE, Action.PROPOSE, Action.HAND_OVER)
BACK = frozenset({Action.RETURN, Action.CANCEL})
FOLDED_FIRST = (
    BACK,
    frozenset({Action.FIND_INELIGIBLE}),
    frozenset({Action.REPLACE}),
    frozenset({Action.RESERVE}),
)


class StepBar(QWidget):
    """Only what all shown states and the role allow is offered; `asked` names an Action's value.

    Where not all fit in one line, what is used least goes into the menu of `more`.
    """

    asked = Signal(str)

    def __init__(
        self,
        role: Role,
        offered: Collection[Action] = tuple(Action),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._role, self._offered = role, frozenset(offered)
        self._badge = badge("")
        self._hint = text_label("", Kind.CAPTION, wrap=True)
        self._buttons: dict[Action, QPushButton] = {}
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE.s)
        layout.addWidget(self._badge)
        layout.addWidget(self._hint, 1)
        self._room = QWidget()
        flow = FlowLayout(self._room, all_right=True)
        layout.addWidget(self._room, 1)
        self._possible: frozenset[Action] = frozenset()
        self.more = button(tr("Lainnya"), Kind.GHOST)
        self._menu = QMenu(self.more)
        self.more.setMenu(self._menu)
        self._entries: dict[Action, QAction] = {}
        flow.addWidget(self.more)
        for action in _in_order():
            entry = self._menu.addAction(tr(action.label))
            entry.triggered.connect(partial(self._on_clicked, action.value))
            self._entries[action] = entry
            made = button(tr(action.label))
            made.clicked.connect(partial(self._on_clicked, action.value))
            self._buttons[action] = made
            flow.addWidget(made)
        self.show_states(())

    @property
    def offered(self) -> tuple[Action, ...]:
        """What is offered now."""
        return tuple(action for action in self._buttons if action in self._possible)

    def button(self, action: Action) -> QPushButton:
        """The button of an action, offered or not."""
        return self._buttons[action]

    @property
    def hint(self) -> str:
        """What is said where nothing is offered."""
        return self._hint.text()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The room decides what stands in the menu."""
        super().resizeEvent(event)
        self._fold()

    def show_states(self, states: Collection[Status], hint: str = "") -> None:
        """Offer what can be done with proposals in all of these states; none shows the hint."""
        self._possible = self._offered & frozenset(actions_for_all(states, self._role))
        possible = self._possible
        main = next((action for action in FORWARD if action in possible), None)
        for action, made in self._buttons.items():
            made.setText(tr(action_label(action, states)))
            set_kind(made, Kind.PRIMARY if action is main else _plain_kind(action))
        if states:
            hint = "" if possible else _nothing_to_do(len(states))
        self._hint.setText(hint)
        self._hint.setVisible(not possible)
        self._room.setVisible(bool(possible))
        self._badge.setVisible(bool(states))
        if len(states) == 1:
            status = next(iter(states))
            self._badge.setText(tr(status.label))
            set_level(self._badge, status_level(status))
        else:
            self._badge.setText(tr("{n} macam status").format(n=len(states)))
            set_level(self._badge, Level.NEUTRAL)
        self._fold()

    def _fold(self) -> None:
        """Group by group into the menu, until the rest fits in one line."""
        room = self.width() - (0 if self._badge.isHidden() else self._badge.sizeHint().width())
        folded: set[Action] = set()
        for group in FOLDED_FIRST:
            if self._wide(self._possible - folded, has_menu=bool(folded)) <= room:
                break
            folded |= self._possible & group
        self.more.setVisible(bool(folded))
        for action, made in self._buttons.items():
            made.setVisible(action in self._possible - folded)
        for action, entry in self._entries.items():
            entry.setText(self._buttons[action].text())
            entry.setVisible(action in folded)

    def _wide(self, actions: Collection[Action], *, has_menu: bool) -> int:
        """What the buttons of these would take in one line, whatever is shown of them now."""
        made = [self._buttons[action] for action in actions]
        made += [self.more] if has_menu else []
        return sum(one.sizeHint().width() + SPACE.s for one in made)

    def _on_clicked(self, action: str, _checked: object = None) -> None:
        self.asked.emit(action)


def status_level(status: Status) -> Level:
    """The colour of a state's badge."""
    if status in DECIDED:
        return Level.SUCCESS
    if status in (Status.INELIGIBLE, Status.CANCELLED):
        return Level.ERROR
    if status in (Status.RETURNED, Status.RESERVE):
        return Level.WARNING
    return Level.NEUTRAL if status is Status.DRAFT else Level.INFO


def _nothing_to_do(states: int) -> str:
    if states == 1:
        return tr("Tidak ada langkah lanjutan dari status ini di sini.")
    return tr("Tidak ada langkah yang berlaku untuk semua status itu. Saring per status dulu.")


def _in_order() -> list[Action]:
    """What leads back first, what leads on last, where the eye looks for it."""
    weight = {action: len(FORWARD) - at for at, action in enumerate(FORWARD)}
    back = [Action.CANCEL, Action.RETURN]
    rest = [action for action in Action if action not in BACK and action not in weight]
    return [*back, *rest, *sorted(weight, key=weight.__getitem__)]


def _plain_kind(action: Action) -> Kind:
    return Kind.GHOST if action in BACK else Kind.SECONDARY

"""The keys of the form: Enter asks the next question, PgDn and PgUp go from part to part."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from bansos_desktop.ui.pages.recipients.editors import receivers_of
from bansos_desktop.ui.pages.recipients.fields import Fields
from bansos_desktop.ui.pages.recipients.form_view import FormView
from bansos_desktop.ui.pages.recipients.specs import SECTION_OF, STAGE

FIELD = "field"
_TURNS = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}


class FormKeys(QObject):
    """Watches every field; a popup that is open has the keys for itself.

    `ended` follows Enter in the last field while nothing can be saved: somebody must say why.
    """

    ended = Signal()

    def __init__(self, fields: Fields, view: FormView) -> None:
        super().__init__(view)
        self._fields, self._view = fields, view
        for name in fields.rows:
            for receiver in receivers_of(fields.editor(name)):
                self._watch(receiver, name)
        self._watch(view.stage, STAGE.name)
        view.strip.picked.connect(self.go_to_section)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter and the page keys move; all others are the field's own."""
        if event.type() == QEvent.Type.FocusIn:
            self.point_at(str(watched.property(FIELD)))
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._on_key(event) or super().eventFilter(watched, event)
        return super().eventFilter(watched, event)

    def point_at(self, name: str) -> None:
        """Say where the cursor is, and what is asked there."""
        self._view.strip.show_current(SECTION_OF[name])
        self._view.show_help(name)

    def go_to_section(self, key: str) -> None:
        """Put the cursor into the first field of a part, with the part's title in sight."""
        asked = self._fields.is_asked
        first = next(n for n, section in SECTION_OF.items() if section == key and asked(n))
        self._fields.go_to(first)
        self._view.show_section(key)

    def go_on(self) -> None:
        """The next question, and after the last the button that saves; never out of the form."""
        if not self._view.area.go_on(self._view.save):
            self.ended.emit()

    def _watch(self, widget: QWidget, name: str) -> None:
        widget.setProperty(FIELD, name)
        widget.installEventFilter(self)

    def _on_key(self, event: QKeyEvent) -> bool:
        """Whether the key was used up; an open list and keys with a modifier keep their own."""
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain != Qt.KeyboardModifier.NoModifier or self._popup_is_open():
            return False
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.go_on()
            return True
        turn = _TURNS.get(Qt.Key(event.key()))
        if turn is None:
            return False
        self.go_to_section(self._view.strip.neighbour(turn))
        return True

    def _popup_is_open(self) -> bool:
        boxes = (self._fields.village_code, self._fields.occupation, self._fields.institution)
        return any(box.popup.isVisible() for box in boxes)

"""A label over an editor, with help or a complaint under it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from bansos_desktop.domain.problems import Problem
from bansos_desktop.ui.i18n import tr
from bansos_desktop.ui.icons import IconSet
from bansos_desktop.ui.theme import LEVEL_OF_SEVERITY, SPACE, Kind, Level, set_level
from bansos_desktop.ui.widgets.text import icon_label, show_icon, text_label

ICON_SIZE = 16


class LabelledField(QWidget):
    """One field of a form; the line under the editor takes no room while it has no text."""

    def __init__(
        self,
        label: str,
        editor: QWidget,
        icons: IconSet,
        *,
        required: bool = False,
        helper: str = "",
    ) -> None:
        super().__init__()
        self.editor = editor
        self._icons = icons
        self._helper = helper
        self._label = text_label(label, Kind.FIELD_LABEL)
        self._mark = text_label("*", Kind.FIELD_LABEL)
        set_level(self._mark, Level.ERROR)
        self._mark.setToolTip(tr("Wajib diisi"))
        if not required:
            self._mark.hide()  # showing it, still without a parent, would open a window
        self._icon = icon_label(icons.level_icon(Level.INFO), ICON_SIZE)
        self._note = text_label("", Kind.CAPTION, wrap=True)
        self._name_editor(label, required=required)
        self._lay_out()
        self.clear_state()

    @property
    def label(self) -> QLabel:
        """The label, for a form that lines labels up."""
        return self._label

    @property
    def note(self) -> str:
        """The help or complaint that stands under the editor."""
        return self._note.text()

    def rename(self, label: str) -> None:
        """Call the field something else, also aloud."""
        self._label.setText(label)
        self._name_editor(label, required=not self._mark.isHidden())

    def show_ok(self, text: str = "") -> None:
        """Say that the value was checked and is good."""
        self._show(Level.SUCCESS, text or self._helper)

    def show_warning(self, text: str) -> None:
        """Say what a person should look at; the value may stay."""
        self._show(Level.WARNING, text)

    def show_error(self, text: str) -> None:
        """Say what is wrong and what to do now."""
        self._show(Level.ERROR, text)

    def show_note(self, text: str) -> None:
        """Say something that is merely worth knowing."""
        self._show(Level.INFO, text)

    def show_problem(self, problem: Problem | None) -> None:
        """Say a finding in the colour of its weight, or show the help text again."""
        if problem is None:
            self.clear_state()
        else:
            self._show(LEVEL_OF_SEVERITY[problem.severity], problem.message)

    def clear_state(self) -> None:
        """Back to the help text."""
        self._show(Level.NEUTRAL, self._helper)

    def _show(self, level: Level, text: str) -> None:
        set_level(self._focusable, level)
        set_level(self._note, level)
        self._note.setText(text)
        self._note.setVisible(bool(text))
        show_icon(self._icon, self._icons.level_icon(level))
        self._icon.setVisible(bool(text) and level is not Level.NEUTRAL)
        self._focusable.setAccessibleDescription(text)

    @property
    def _focusable(self) -> QWidget:
        return self.editor.focusProxy() or self.editor

    def _name_editor(self, label: str, *, required: bool) -> None:
        self._label.setBuddy(self.editor)
        spoken = f"{label} ({tr('wajib diisi')})" if required else label
        self._focusable.setAccessibleName(spoken)

    def _lay_out(self) -> None:
        title = QHBoxLayout()
        title.setSpacing(SPACE.xs)
        title.addWidget(self._label)
        title.addWidget(self._mark)
        title.addStretch(1)
        note = QHBoxLayout()
        note.setSpacing(SPACE.xs)
        note.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        note.addWidget(self._note, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE.xs)
        layout.addLayout(title)
        layout.addWidget(self.editor)
        layout.addLayout(note)
        layout.addStretch(1)

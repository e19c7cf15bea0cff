"""The groups that a programme tells apart: names in lines that can be added and taken out."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from bansos_desktop.domain.programme import Category
from bansos_desktop.ui.i18n import tr
from bansos_desktop.ui.icons import IconSet
from bansos_desktop.ui.theme import SPACE, Kind
from bansos_desktop.ui.widgets.text import button, icon_button


class CategoryList(QWidget):
    """A group keeps its code when its name is changed; a new one gets a code when it is kept."""

    changed = Signal()

    def __init__(self, icons: IconSet) -> None:
        super().__init__()
        self._icons = icons
        self._rows: list[tuple[str, QLineEdit, QWidget]] = []
        self.add_button = button(tr("Tambah golongan"), Kind.LINK)
        self.add_button.clicked.connect(self._on_add)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(SPACE.xs)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE.xs)
        layout.addLayout(self._lines)
        layout.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.setFocusProxy(self.add_button)

    @property
    def categories(self) -> tuple[Category, ...]:
        """What is typed; a line that was left empty is none."""
        return tuple(Category(code, line.text()) for code, line, _row in self._rows if line.text())

    @property
    def lines(self) -> list[QLineEdit]:
        """The lines, from top to bottom."""
        return [line for _code, line, _row in self._rows]

    def show_categories(self, categories: Sequence[Category]) -> None:
        """Show these instead."""
        for _code, _line, row in self._rows:
            row.hide()
            row.deleteLater()
        self._rows = []
        for one in categories:
            self._add(one)

    def _add(self, category: Category) -> QLineEdit:
        line, row = QLineEdit(category.name), QWidget()
        line.setAccessibleName(tr("Nama golongan"))
        line.setPlaceholderText(tr("misalnya Lansia telantar"))
        take_out = icon_button(self._icons.icon("close"), tr("Keluarkan golongan ini"))
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE.xs)
        layout.addWidget(line, 1)
        layout.addWidget(take_out)
        self._rows.append((category.code, line, row))
        self._lines.addWidget(row)
        line.textChanged.connect(self._on_typed)
        take_out.clicked.connect(partial(self._take_out, row))
        return line

    def _on_add(self) -> None:
        self._add(Category("", "")).setFocus()

    def _on_typed(self, _text: str) -> None:
        self.changed.emit()

    def _take_out(self, row: QWidget, _checked: bool = False) -> None:
        self._rows = [one for one in self._rows if one[2] is not row]
        row.hide()
        row.deleteLater()
        self.add_button.setFocus()
        self.changed.emit()

"""The findings about a record, worst first; picking one leads to its field."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QListView, QListWidget, QListWidgetItem, QWidget

from bansos_desktop.domain.problems import Problem, Severity
from bansos_desktop.ui.i18n import tr
from bansos_desktop.ui.icons import IconSet
from bansos_desktop.ui.theme import LEVEL_OF_SEVERITY
from bansos_desktop.ui.widgets.banner import level_word
from bansos_desktop.ui.widgets.two_line import DetailRole, TwoLineDelegate

FieldRole = Qt.ItemDataRole.UserRole + 2
ORDER = tuple(Severity)
HIGHEST = 208


class ProblemList(QListWidget):
    """Hidden while there is nothing to say; `picked` names the field of a clicked finding."""

    picked = Signal(str)

    def __init__(
        self,
        icons: IconSet,
        field_label: Callable[[str], str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icons = icons
        self._field_label = field_label
        self.setAccessibleName(tr("Temuan pada data ini"))
        self.setItemDelegate(TwoLineDelegate(self))
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.itemClicked.connect(self._on_picked)
        self.itemActivated.connect(self._on_picked)
        self.hide()

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Replace the findings; within a severity they keep the order they came in."""
        self.clear()
        for problem in sorted(problems, key=_weight):
            self.addItem(self._item(problem))
        self.setVisible(bool(problems))
        self._fit_height()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrower list needs higher rows."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()
            self._fit_height()

    def _item(self, problem: Problem) -> QListWidgetItem:
        """A finding with its field; read aloud, its weight comes first, as no icon is heard."""
        level = LEVEL_OF_SEVERITY[problem.severity]
        label = self._field_label(problem.field)
        item = QListWidgetItem(self._icons.level_icon(level), label)
        item.setData(DetailRole, problem.message)
        item.setData(FieldRole, problem.field)
        spoken = f"{level_word(level)}, {label}: {problem.message}"
        item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
        return item

    def _fit_height(self) -> None:
        rows = sum(self.sizeHintForRow(row) for row in range(self.count()))
        self.setFixedHeight(min(rows + 2 * self.frameWidth() + 2, HIGHEST))

    def _on_picked(self, item: QListWidgetItem) -> None:
        self.picked.emit(item.data(FieldRole))


def _weight(problem: Problem) -> int:
    return ORDER.index(problem.severity)

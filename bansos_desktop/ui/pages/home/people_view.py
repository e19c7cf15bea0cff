"""The people behind a finding, each a click from their proposal."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from bansos_desktop.ui.i18n import number_text, tr
from bansos_desktop.ui.icons import IconSet
from bansos_desktop.ui.pages.home.tasks import Task
from bansos_desktop.ui.theme import SPACE, Kind
from bansos_desktop.ui.widgets.text import button, text_label
from bansos_desktop.ui.widgets.two_line import DetailRole, TwoLineDelegate

MOST_SHOWN = 300
ProposalRole = Qt.ItemDataRole.UserRole + 3


class PeopleView(QWidget):
    """`picked` names a proposal; `left` asks for the tasks again, as Escape does."""

    picked = Signal(str)
    left = Signal()

    def __init__(self, icons: IconSet) -> None:
        super().__init__()
        self._icons = icons
        self.code = ""
        self.back = button(tr("Kembali ke Beranda"))
        self._title = text_label("", Kind.SUBTITLE, wrap=True)
        self._more = text_label("", Kind.CAPTION, wrap=True)
        self.list = QListWidget()
        self.list.setItemDelegate(TwoLineDelegate(self.list))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.back.clicked.connect(self.left)
        self.list.itemClicked.connect(self._on_picked)
        self.list.itemActivated.connect(self._on_picked)
        head = QHBoxLayout()
        head.setSpacing(SPACE.m)
        head.addWidget(self.back)
        head.addWidget(self._title, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE.lg, 0, SPACE.lg, SPACE.lg)
        layout.setSpacing(SPACE.m)
        layout.addLayout(head)
        layout.addWidget(self.list, 1)
        layout.addWidget(self._more)

    def show_task(self, task: Task) -> None:
        """Show the people of a finding."""
        self.code = task.detail
        title = tr("{n} orang: {finding}").format(n=number_text(task.count), finding=task.text)
        self._title.setText(title)
        self.list.setAccessibleName(title)
        self.list.clear()
        icon = self._icons.level_icon(task.level)
        for one in task.people[:MOST_SHOWN]:
            name = one.name or tr("Tanpa nama")
            item = QListWidgetItem(icon, f"{name} · {one.place}" if one.place else name)
            item.setData(DetailRole, one.message)
            item.setData(ProposalRole, one.proposal)
            self.list.addItem(item)
        more = len(task.people) - MOST_SHOWN
        text = tr("… dan {n} orang lain; tampil setelah yang ini diselesaikan.")
        self._more.setText(text.format(n=number_text(more)))
        self._more.setVisible(more > 0)
        self.list.setCurrentRow(0)
        self.list.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _on_picked(self, item: QListWidgetItem) -> None:
        self.picked.emit(str(item.data(ProposalRole)))

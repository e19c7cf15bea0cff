"""Setting up a goods plan: the table, its sums against the value range, and the package."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from bansos_desktop.domain.goods import PlannedItem, check_plan, sums
from bansos_desktop.domain.problems import Severity
from bansos_desktop.domain.rules import RuleSet
from bansos_desktop.ui.i18n import rupiah_text, tr
from bansos_desktop.ui.icons import IconSet
from bansos_desktop.ui.models.goods_table import NAME, GoodsTable
from bansos_desktop.ui.pages.recipients.goods_view import GoodsView
from bansos_desktop.ui.theme import LEVEL_OF_SEVERITY, SPACE, Kind, Level, set_level
from bansos_desktop.ui.widgets.banner import Banner
from bansos_desktop.ui.widgets.range_bar import RangeBar
from bansos_desktop.ui.widgets.text import button, icon_button, text_label

WIDTH, HEIGHT = 880, 470
MARGIN_TO_WINDOW = 24


@dataclass(frozen=True, slots=True)
class PlanRequest:
    """What a plan is made with: where it stands, what it may start from, who makes it."""

    items: tuple[PlannedItem, ...]
    package: tuple[PlannedItem, ...]
    business: str
    rules: RuleSet
    may_keep_package: bool
    takes_value: bool


class GoodsDialog(QDialog):
    """`planned` gives the plan and whether its total is the value asked for."""

    planned = Signal(object, bool)
    package_made = Signal(object)

    def __init__(self, request: PlanRequest, icons: IconSet, parent: QWidget) -> None:
        super().__init__(parent)
        self._request = request
        self._unread, self._is_unread = QPersistentModelIndex(), False
        self.model = GoodsTable(request.items or [PlannedItem()])
        self.table = GoodsView(self.model)
        self.banner = Banner(icons)
        self.add, self.remove = button(tr("Tambah barang")), button(tr("Hapus baris"))
        self.up = icon_button(icons.icon("arrow-up"), tr("Naikkan baris (Ctrl+Panah atas)"))
        self.down = icon_button(icons.icon("arrow-down"), tr("Turunkan baris (Ctrl+Panah bawah)"))
        self.fill = button(tr("Isi dari paket awal"), Kind.LINK)
        self.keep_package = button(tr("Simpan sebagai paket awal jenis usaha ini"), Kind.LINK)
        self.take_value = QCheckBox(tr("Jadikan jumlahnya nilai usulan"))
        self.take_value.setChecked(request.takes_value)
        self.groups, self.total = text_label(""), text_label("", Kind.SUBTITLE)
        self.note = text_label("", Kind.CAPTION, wrap=True)
        self.bar = RangeBar()
        self.cancel, self.done_button = (
            button(tr("Batal")),
            button(tr("Pakai rencana ini"), Kind.PRIMARY),
        )
        self.done_button.setToolTip(tr("Ctrl+Enter"))
        self.setWindowTitle(tr("Rencana barang (RAB)"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        room = parent.window().size()
        self.resize(
            min(WIDTH, room.width() - MARGIN_TO_WINDOW),
            min(HEIGHT, room.height() - MARGIN_TO_WINDOW),
        )
        self._lay_out()
        self._connect()
        self._show_sums()
        self.table.write_at(0, NAME)

    def say(self, level: Level, text: str) -> None:
        """Tell what became of the package, above the table."""
        self._unread, self._is_unread = QPersistentModelIndex(), False
        self.banner.show_message(level, text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on to the next cell in the table, and presses a button that has the focus."""
        here = self.focusWidget()
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
        elif isinstance(here, QPushButton | QToolButton) and not event.isAutoRepeat():
            here.click()

    def _on_shortcut(self) -> None:
        """Taking the focus away keeps what is typed in the open cell."""
        self.done_button.setFocus()
        self._on_done()

    def _on_done(self) -> None:
        """Only errors keep the dialog open; a plan with warnings can be taken."""
        items = self.model.items
        broken = [p for p in check_plan(items, self._request.rules) if p.severity is Severity.ERROR]
        if broken:
            self.say(Level.ERROR, broken[0].message)
            return
        self.planned.emit(items, self.take_value.isChecked())
        self.accept()

    def _on_package(self) -> None:
        self.package_made.emit(self.model.items)

    def _on_fill(self) -> None:
        self.model.fill(self._request.package)
        self.table.write_at(0, NAME)

    def _show_sums(self) -> None:
        """Both groups, the total against the range, and the first thing to say of the plan."""
        items, rules = self.model.items, self._request.rules
        found = sums(items)
        groups = tr("ALAT {tools}   BAHAN {materials}")
        self.groups.setText(
            groups.format(tools=rupiah_text(found.tools), materials=rupiah_text(found.materials))
        )
        self.total.setText(tr("Jumlah {total}").format(total=rupiah_text(found.total)))
        self.bar.show_amount(found.total, rules.number("value_min"), rules.number("value_max"))
        problems = check_plan(items, rules)
        self.note.setText(problems[0].message if problems else self._range_text())
        level = LEVEL_OF_SEVERITY[problems[0].severity] if problems else Level.NEUTRAL
        set_level(self.note, level)
        self.fill.setVisible(bool(self._request.package) and not items)
        self.keep_package.setVisible(self._request.may_keep_package and bool(items))

    def _range_text(self) -> str:
        """The range in words, or nothing while the rules know no such range."""
        rules = self._request.rules
        low, high = rules.number("value_min"), rules.number("value_max")
        if low is None or high is None:
            return ""
        text = tr("Batas nilai {low} sampai {high}.")
        return text.format(low=rupiah_text(low), high=rupiah_text(high))

    def _connect(self) -> None:
        self.model.changed.connect(self._show_sums)
        self.model.refused.connect(self._on_refused)
        self.model.changed.connect(self._forget_unread)
        self.table.finished.connect(self.done_button.setFocus)
        self.add.clicked.connect(self.table.add_row)
        self.remove.clicked.connect(self.table.remove_row)
        self.up.clicked.connect(partial(self.table.move_row, -1))
        self.down.clicked.connect(partial(self.table.move_row, 1))
        self.fill.clicked.connect(self._on_fill)
        self.keep_package.clicked.connect(self._on_package)
        self.cancel.clicked.connect(self.reject)
        self.done_button.clicked.connect(self._on_done)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self._on_shortcut)

    def _on_refused(self, sentence: str, row: int) -> None:
        self.say(Level.WARNING, sentence)
        self._unread = QPersistentModelIndex(self.model.index(row, NAME))
        self._is_unread = True

    def _forget_unread(self) -> None:
        """What could not be read is no matter any more once its row is gone."""
        if self._is_unread and not self._unread.isValid():
            self._is_unread = False
            self.banner.dismiss()

    def _lay_out(self) -> None:
        title = tr("Jenis usaha: {name}").format(name=self._request.business or tr("belum dipilih"))
        tools = QHBoxLayout()
        tools.setSpacing(SPACE.s)
        for widget in (self.add, self.remove, self.up, self.down):
            tools.addWidget(widget)
        tools.addStretch(1)
        tools.addWidget(self.fill)
        tools.addWidget(self.keep_package)
        amounts = QHBoxLayout()
        amounts.addWidget(self.groups)
        amounts.addStretch(1)
        amounts.addWidget(self.total)
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACE.s)
        buttons.addWidget(self.take_value)
        buttons.addStretch(1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.done_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE.lg, SPACE.lg, SPACE.lg, SPACE.lg)
        layout.setSpacing(SPACE.s)
        layout.addWidget(text_label(title, Kind.FIELD_LABEL))
        layout.addWidget(self.banner)
        layout.addWidget(self.table, 1)
        layout.addLayout(tools)
        layout.addLayout(amounts)
        layout.addWidget(self.bar)
        layout.addWidget(self.note)
        layout.addLayout(buttons)

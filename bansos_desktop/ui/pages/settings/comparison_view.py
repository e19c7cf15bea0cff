"""What a set would change, grouped, what gets worse first."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QFont, QGuiApplication, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
)

from bansos_desktop.domain.messages import sentence
from bansos_desktop.domain.problems import Severity
from bansos_desktop.ui.i18n import number_text, tr
from bansos_desktop.ui.icons import IconSet
from bansos_desktop.ui.theme import LEVEL_OF_SEVERITY, SPACE, Kind, Level
from bansos_desktop.ui.widgets.banner import Banner
from bansos_desktop.ui.widgets.text import button, text_label
from bansos_desktop.usecases import tell_comparison
from bansos_desktop.usecases.sync_reference import Comparison
from bansos_desktop.usecases.tell_comparison import Group, Told

MOST_OPEN = 12
SUBJECT_SHARE, NARROWEST = 0.42, 220
_NUMBERS = (1, 2, 3)
_ROOM = 1 << 16


class ComparisonView(QFrame):
    """Shows a comparison; `taken` and `left` ask to take it or to look at it no longer."""

    taken = Signal()
    left = Signal()

    def __init__(self, icons: IconSet) -> None:
        super().__init__()
        self.setProperty("kind", Kind.CARD.value)
        self._icons = icons
        self._title = text_label("", Kind.SUBTITLE, wrap=True)
        self._code = text_label("", wrap=True)
        self._code.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._copy = button(tr("Salin kode"), Kind.LINK)
        self._banner = Banner(icons)
        self.tree = _tree()
        self.take = button(tr("Terapkan"), Kind.PRIMARY)
        self.leave = button(tr("Tutup perbandingan"))
        self._sha = ""
        self.take.clicked.connect(self.taken)
        self.leave.clicked.connect(self.left)
        self._copy.clicked.connect(self._copy_code)
        self._lay_out()

    def show_comparison(self, comparison: Comparison, *, may_take: bool = True) -> None:
        """All groups of it, and the button that takes it if there is anything to take."""
        self._sha = comparison.check_code
        self._title.setText(tell_comparison.headline(comparison))
        code = tr(
            "Kode periksa {code} · berkas {name}. Bacakan kepada pengirim lewat telepon; hanya "
            "kode ini yang membuktikan berkasnya."
        )
        self._code.setText(code.format(code=comparison.check_code, name=comparison.name))
        level, text = _verdict(comparison)
        takes = comparison.newer and may_take
        if comparison.newer and not may_take:
            level, text = Level.INFO, sentence("quota_file.operator_only", {})
        self._banner.show_message(level, text)
        groups = tell_comparison.run(comparison)
        self.tree.clear()
        for group in groups:
            self._add(group)
        figures = any(told.new or told.old for group in groups for told in group.lines)
        for column in _NUMBERS:
            self.tree.setColumnHidden(column, not figures)
        self.tree.setVisible(self.tree.topLevelItemCount() > 0)
        self.take.setVisible(takes)
        self.take.setEnabled(takes)

    def _add(self, group: Group) -> None:
        """A group with its things; a long one that harms nobody starts closed."""
        item = QTreeWidgetItem([group.title])
        font = QFont(self.tree.font())
        font.setBold(True)
        item.setFont(0, font)
        item.setIcon(0, self._icons.level_icon(LEVEL_OF_SEVERITY[group.severity]))
        self.tree.addTopLevelItem(item)
        item.setFirstColumnSpanned(True)
        for told in group.lines:
            item.addChild(_line(told))
        more = group.count - len(group.lines)
        if more > 0:
            item.addChild(QTreeWidgetItem([tr("… dan {n} lagi").format(n=number_text(more))]))
        harmless = group.severity is Severity.INFO and group.count > MOST_OPEN
        item.setExpanded(not harmless)

    def _copy_code(self) -> None:
        QGuiApplication.clipboard().setText(self._sha)

    def _lay_out(self) -> None:
        code = QHBoxLayout()
        code.setSpacing(SPACE.s)
        code.addWidget(self._code, 1)
        code.addWidget(self._copy)
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACE.s)
        buttons.addWidget(self.take)
        buttons.addWidget(self.leave)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE.lg, SPACE.m, SPACE.lg, SPACE.m)
        layout.setSpacing(SPACE.s)
        layout.addWidget(self._title)
        layout.addLayout(code)
        layout.addWidget(self._banner)
        layout.addWidget(self.tree, 1)
        layout.addLayout(buttons)
        layout.addStretch()


class _Wrapping(QStyledItemDelegate):
    """Rows as high as their texts need: a sentence says what to do at its end."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """The room of the text at the width that its column has now."""
        hint = super().sizeHint(option, index)
        view = option.widget
        if not isinstance(view, QTreeView) or not index.parent().isValid():
            return hint
        width = view.columnWidth(index.column()) - 2 * SPACE.s
        if index.column() == 0:
            width -= 2 * view.indentation()
        text = str(index.data() or "")
        flags = Qt.TextFlag.TextWordWrap
        bounds = option.fontMetrics.boundingRect(0, 0, max(width, 1), _ROOM, flags, text)
        return QSize(hint.width(), bounds.height() + SPACE.s)


class _Tree(QTreeWidget):
    """Its first column has a share of the room, so that the last one keeps the rest."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the room anew; texts wrap anew as well."""
        super().resizeEvent(event)
        share = int(self.viewport().width() * SUBJECT_SHARE)
        self.header().resizeSection(0, max(NARROWEST, share))
        self.scheduleDelayedItemsLayout()


def _tree() -> QTreeWidget:
    """Five columns; the last takes what room is left and wraps."""
    tree = _Tree()
    tree.setItemDelegate(_Wrapping(tree))
    tree.setAccessibleName(tr("Perbandingan"))
    tree.setHeaderLabels([tr("Hal"), tr("Lama"), tr("Baru"), tr("Terpakai"), tr("Keterangan")])
    tree.setWordWrap(True)
    tree.setRootIsDecorated(True)
    tree.setTabKeyNavigation(False)
    tree.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    tree.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    header = tree.header()
    header.setStretchLastSection(True)
    header.sectionResized.connect(tree.scheduleDelayedItemsLayout)
    for column in _NUMBERS:
        header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
    tree.setMinimumHeight(120)
    return tree


def _line(told: Told) -> QTreeWidgetItem:
    """Figures at the right of their columns; what a cell cuts off is in its tip."""
    texts = [told.subject, told.old, told.new, told.used, told.remark]
    item = QTreeWidgetItem(texts)
    for column, text in enumerate(texts):
        item.setToolTip(column, text)
        if column in _NUMBERS and text[:1].isdigit():
            item.setTextAlignment(column, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        else:
            item.setTextAlignment(column, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
    return item


def _verdict(comparison: Comparison) -> tuple[Level, str]:
    """What to make of it, in one sentence."""
    if comparison.faults:
        text = tr(
            "Belum dapat diterapkan: {n} hal perlu dibetulkan di berkasnya. Betulkan, simpan, lalu "
            "bandingkan lagi. Belum ada yang berubah."
        )
        return Level.ERROR, text.format(n=number_text(len(comparison.faults)))
    if not comparison.newer:
        return Level.SUCCESS, tr("Sama dengan yang terpasang. Tidak ada yang perlu diterapkan.")
    unproved = " ".join(tell_comparison.warnings(comparison))
    if comparison.below_use:
        text = tr(
            "{n} kuota jatuh di bawah yang sudah terpakai atau dirinci. Tidak ada penerima yang "
            "dihapus, tetapi kelebihannya harus diputuskan."
        )
        told = text.format(n=number_text(len(comparison.below_use)))
        return Level.WARNING, f"{told} {unproved}".strip()
    if wants := " ".join((*comparison.questions, unproved)).strip():
        return Level.WARNING, wants
    if not comparison.differences:
        return Level.INFO, tr("Isinya sama; hanya nomor versinya yang lebih baru.")
    return Level.INFO, tr("Periksa perubahannya, lalu terapkan. Belum ada yang berubah.")

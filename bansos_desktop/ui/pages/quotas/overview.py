"""The table of figures with the totals above it, or why there are none."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QStackedWidget,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from bansos_desktop.domain.office_quota import OfficeQuota, PlaceSum, office_lines
from bansos_desktop.domain.quota import QuotaLine
from bansos_desktop.domain.quota_ledger import FigureKey
from bansos_desktop.domain.workflow import DISTRIBUTED
from bansos_desktop.ui.i18n import number_text, tr
from bansos_desktop.ui.icons import IconSet
from bansos_desktop.ui.models.quota_tree import AT, COLUMNS, QuotaTree
from bansos_desktop.ui.pages.quotas.bar import UseBarDelegate
from bansos_desktop.ui.theme import SPACE, Kind, Level, set_kind, set_level
from bansos_desktop.ui.widgets.elided_label import ElidedLabel
from bansos_desktop.ui.widgets.empty_state import EmptyState
from bansos_desktop.ui.widgets.text import text_label

INDENT = 14
LEAST_HEIGHT = 96
TABLE, EMPTY = range(2)
# What needs less than its width on a wide page; numbers get what their heading needs.
NARROW = {"region": 196, "stage": 92, "category": 150, "ceiling": 112}


class TotalsStrip(QFrame):
    """The office's own figures added up, in one line."""

    def __init__(self) -> None:
        super().__init__()
        set_kind(self, Kind.CARD)
        titles = {  # each with as much of the width as its words need
            "quota": ("Kuota", 17),
            "used": ("Terpakai", 11),
            "left": ("Sisa diusulkan", 16),
            "left_decided": ("Sisa ditetapkan", 17),
            "distributed": ("Tersalur", 11),
        }
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE.lg, SPACE.xs, SPACE.lg, SPACE.xs)
        row.setSpacing(SPACE.m)
        self._numbers, self._notes = {}, {}
        for name, (title, part) in titles.items():
            number, note = text_label("–", Kind.SUBTITLE), ElidedLabel("", Kind.CAPTION)
            head = QHBoxLayout()
            head.setSpacing(SPACE.s)
            head.addWidget(ElidedLabel(tr(title), Kind.FIELD_LABEL))
            head.addWidget(number)
            head.addStretch(1)
            both = QVBoxLayout()
            both.setSpacing(0)
            both.addLayout(head)
            both.addWidget(note)
            row.addLayout(both, part)
            self._numbers[name], self._notes[name] = number, note
            number.setAccessibleName(tr(title))

    @property
    def texts(self) -> dict[str, str]:
        """The numbers as shown."""
        return {name: number.text() for name, number in self._numbers.items()}

    def show_sums(self, sums: OfficeQuota, lines: Sequence[QuotaLine], office: str) -> None:
        """What the office answers for; a region that passed its quota turns its number red."""
        shown, use = sums.shown or PlaceSum(), sums.use
        over = len({line.region_code for line in lines if line.rest < 0})
        left = tr("{n} wilayah melebihi kuota").format(n=over) if over else _left_note(sums)
        parts = tr("bersama provinsi") if sums.is_common else _parts(office_lines(lines, office))
        self._say("quota", shown.quota, parts)
        self._say("used", use.used, _used_note(sums, shown))
        self._say("left", shown.left, left, is_bad=bool(over))
        self._say("left_decided", shown.left_to_decide, tr("masih boleh ditetapkan"))
        self._say("distributed", use.among(DISTRIBUTED), tr("sudah diserahkan"))

    def _say(self, name: str, number: int, note: str, *, is_bad: bool = False) -> None:
        self._numbers[name].setText(number_text(number))
        self._numbers[name].setAccessibleDescription(note)
        self._notes[name].show_text(note)
        set_level(self._numbers[name], Level.ERROR if is_bad else Level.NEUTRAL)
        set_level(self._notes[name], Level.ERROR if is_bad else Level.NEUTRAL)


class FigureView(QTreeView):
    """Lines with what they were split among below; Enter leads to the people, F2 splits."""

    split_wanted = Signal()

    def __init__(self, model: QuotaTree) -> None:
        super().__init__()
        self.setModel(model)
        self.setAccessibleName(tr("Daftar kuota"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setUniformRowHeights(True)
        self.setIndentation(INDENT)
        self.setItemDelegateForColumn(AT["bar"], UseBarDelegate(self))
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        header = self.header()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setStretchLastSection(True)
        header.setSectionsMovable(False)
        self._fitted: tuple[bool, bool] | None = None

    def fit(self) -> None:
        """Where the columns find no room they get narrow, and then the bar goes."""
        bar, hint, room = AT["bar"], self.header().sectionSizeHint, self.viewport().width()
        seen = [at for at in AT.values() if at == bar or not self.isColumnHidden(at)]
        wide = {at: max(hint(at), column.width) for at, column in enumerate(COLUMNS)}
        narrow = {at: NARROW.get(column.key, hint(at)) for at, column in enumerate(COLUMNS)}
        is_narrow = sum(wide[at] for at in seen) > room
        has_bar = not is_narrow or sum(narrow[at] for at in seen) <= room
        if (is_narrow, has_bar) == self._fitted:
            return  # widths that somebody chose stay
        self._fitted = (is_narrow, has_bar)
        self.setColumnHidden(bar, not has_bar)
        for at, width in (narrow if is_narrow else wide).items():
            self.setColumnWidth(at, width)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The marked line stays in sight when the room gets less."""
        super().resizeEvent(event)
        self.fit()
        self.show_marked()

    def show_marked(self) -> None:
        """Scroll to the marked line, with as much of what is below it as there is room for."""
        here, model = self.currentIndex(), self.model()
        if here.isValid():
            shares = model.rowCount(here.siblingAtColumn(0))
            if shares:
                self.scrollTo(model.index(shares - 1, 0, here.siblingAtColumn(0)))
            self.scrollTo(here)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter is the double click, wherever the platform has it otherwise."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.activated.emit(self.currentIndex())
        elif event.key() == Qt.Key.Key_F2:
            self.split_wanted.emit()
        else:
            super().keyPressEvent(event)


class Overview(QWidget):
    """`marked` follows the current line, `opened` Enter or a double click on it."""

    marked = Signal()
    opened = Signal()
    fill_wanted = Signal()

    def __init__(self, icons: IconSet, *, may_change: bool) -> None:
        super().__init__()
        self.totals = TotalsStrip()
        self.model = QuotaTree(self)
        self.table = FigureView(self.model)
        self._may_change = may_change
        action = tr("Isi kuota / pagu…") if may_change else ""
        self.empty = EmptyState(icons.icon("quota"), tr("Belum ada kuota"), "", action=action)
        self.outside = text_label("", Kind.CAPTION, wrap=True)
        set_level(self.outside, Level.WARNING)
        self.outside.hide()
        self._views = QStackedWidget()
        self._views.addWidget(self.table)
        self._views.addWidget(self.empty)
        self._views.setMinimumHeight(LEAST_HEIGHT)  # a form below may need the rest
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE.s)
        layout.addWidget(self.totals)
        layout.addWidget(self._views, 1)
        layout.addWidget(self.outside)
        self.table.selectionModel().currentRowChanged.connect(self._on_current)
        self.table.activated.connect(self._on_activated)
        self.empty.acted.connect(self.fill_wanted)

    @property
    def current(self) -> QuotaLine | None:
        """The marked line."""
        return self.model.line(self.table.currentIndex())

    def show_lines(self, lines: Sequence[QuotaLine], office: str, sums: OfficeQuota) -> None:
        """Show other figures; the marked one stays marked if it is still there."""
        before = self.current
        self.totals.show_sums(sums, lines, office)
        self.model.show(lines)
        for name, is_seen in _columns_of_use(lines).items():
            self.table.setColumnHidden(AT[name], not is_seen)
        self.table.fit()
        self.table.expandAll()
        self._views.setCurrentIndex(TABLE if lines else EMPTY)
        self.totals.setVisible(bool(lines))
        if not (before and self.mark(before.key)) and lines:
            self.table.setCurrentIndex(self.model.index(0, 0))
        self.table.show_marked()

    def say_outside(self, people: int) -> None:
        """How many hold a place that none of these figures counts."""
        text = tr("{n} orang belum masuk kuota mana pun; namanya di Pengaturan, Angka cocok.")
        self.outside.setText(text.format(n=number_text(people)) if people else "")
        self.outside.setVisible(bool(people))

    def mark(self, key: FigureKey) -> bool:
        """Make a figure the current line; False if it is not here."""
        index = self.model.find(key)
        if index.isValid():
            flags = QItemSelectionModel.SelectionFlag
            self.table.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
        return index.isValid()

    def say_empty(self, programme: str, year: int, said: str) -> None:
        """That no figure counts, and how one comes here; `said` are numbers nobody chose yet."""
        text = tr(
            "Tidak ada sumber yang menyebut angka untuk {programme} {year}; program ini tidak "
            "menebaknya."
        ).format(programme=programme, year=year)
        if said:
            text = tr(
                "Sumber menyebut {said} untuk {programme} {year}, tetapi belum ada yang dipilih. "
                "Pilih yang berlaku di Pernyataan di bawah."
            ).format(said=said, programme=programme, year=year)
        way = tr(
            "Bila ada surat penetapan, isi angkanya di sini dengan nomor, tanggal, dan bunyi "
            "suratnya. Berkas kuota provinsi diterapkan di Pengaturan."
        )
        if not self._may_change:
            way = tr("Operator kantor yang mengisinya menurut surat penetapan.")
        self.empty.show_text(tr("Belum ada kuota"), f"{text} {way}")

    def _on_current(self, _current: QModelIndex, _previous: QModelIndex) -> None:
        self.marked.emit()

    def _on_activated(self, _index: QModelIndex) -> None:
        self.opened.emit()


def _columns_of_use(lines: Sequence[QuotaLine]) -> dict[str, bool]:
    """A column that says nothing of any line gives its room to the others."""
    return {
        "stage": any(line.stage for line in lines),
        "category": any(line.category for line in lines),
        "ceiling": any(line.standing and line.standing.ceiling is not None for line in lines),
    }


def _parts(lines: Sequence[QuotaLine]) -> str:
    """How the total comes about, stage by stage; what is split is counted once."""
    stages: dict[str, int] = {}
    for line in lines:
        stages[line.stage] = stages.get(line.stage, 0) + line.open
    known = [f"{stage} {number_text(quota)}" for stage, quota in stages.items() if stage]
    return " + ".join(known)


def _used_note(sums: OfficeQuota, shown: PlaceSum) -> str:
    """Their share of the quota, or how many take shared places."""
    if sums.own and sums.shared.used:
        text = tr("{n} bersama provinsi")
        return text.format(n=number_text(sums.shared.used))
    share = round(100 * shown.use.used / shown.quota) if shown.quota else 0
    return tr("{n} % dari kuota").format(n=share)


def _left_note(sums: OfficeQuota) -> str:
    """Whose the places are that are left."""
    if sums.own and sums.common:
        text = tr("bersama provinsi {n} lagi")
        return text.format(n=number_text(sums.common.left))
    return tr("sisa kuota bersama") if sums.is_common else tr("masih boleh diusulkan")

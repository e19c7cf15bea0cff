"""The goods plan in a few lines of the form; the table itself is a dialog."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from bansos_desktop.domain.goods import PlannedItem, sums
from bansos_desktop.domain.rules import RuleSet
from bansos_desktop.ui.i18n import rupiah_text, tr
from bansos_desktop.ui.theme import SPACE, Kind
from bansos_desktop.ui.widgets.range_bar import RangeBar
from bansos_desktop.ui.widgets.text import button, text_label


class GoodsSummary(QFrame):
    """`wanted` asks for the table, `package_wanted` for the package, `value_wanted` for the sum."""

    changed = Signal()
    wanted = Signal()
    package_wanted = Signal()
    value_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._items: tuple[PlannedItem, ...] = ()
        self._package: tuple[PlannedItem, ...] = ()
        self._outgrown: tuple[PlannedItem, ...] = ()
        self._rules = RuleSet()
        self._value: int | None = None
        self._groups = text_label("", wrap=True)
        self._total = text_label("", Kind.FIELD_LABEL, wrap=True)
        self._bar = RangeBar()
        self.edit = button("")
        self.take_package = button("", Kind.LINK)
        self.take_value = button(tr("Jadikan nilai usulan"), Kind.LINK)
        self.edit.clicked.connect(self.wanted)
        self.take_package.clicked.connect(self.package_wanted)
        self.take_value.clicked.connect(self.value_wanted)
        self.setFocusProxy(self.edit)
        self._lay_out()
        self._show()

    @property
    def items(self) -> tuple[PlannedItem, ...]:
        """The plan."""
        return self._items

    @property
    def package(self) -> tuple[PlannedItem, ...]:
        """What a plan for the chosen kind of business may start from."""
        return self._package

    @property
    def text(self) -> str:
        """What the summary says."""
        return f"{self._groups.text()} {self._total.text()}".strip()

    def show_items(self, items: Sequence[PlannedItem]) -> None:
        """Show a plan; tells `changed` if it is another one."""
        before, self._items = self._items, tuple(items)
        self._show()
        if before != self._items:
            self.changed.emit()

    def offer(self, package: Sequence[PlannedItem], rules: RuleSet) -> None:
        """What there is to start from, and what range a plan is held against.

        A plan that is the untouched package of another kind of business may be exchanged.
        """
        if self._items and self._items == self._package:
            self._outgrown = self._items
        self._package, self._rules = tuple(package), rules
        self._show()

    def show_value(self, value: int | None) -> None:
        """What is asked for: a sum that is that already needs not be taken over."""
        self._value = value
        self._show()

    def _show(self) -> None:
        """The sums while there is a plan, and what it may start from."""
        found = sums(self._items)
        filled = bool(self._items)
        if filled:
            self._groups.setText(
                tr("{n} barang · ALAT {tools} · BAHAN {materials}").format(
                    n=len(self._items),
                    tools=rupiah_text(found.tools),
                    materials=rupiah_text(found.materials),
                )
            )
        else:
            self._groups.setText(tr("Belum ada barang dalam rencana."))
        low, high = self._rules.number("value_min"), self._rules.number("value_max")
        self._total.setText(self._total_text(found.total, low, high) if filled else "")
        self._total.setVisible(filled)
        self._bar.show_amount(found.total, low, high if filled else None)
        self.edit.setText(tr("Ubah barang…") if filled else tr("Susun barang…"))
        self._offer_package()
        can_take = filled and found.total > 0 and not found.open_items
        self.take_value.setVisible(can_take and found.total != self._value)

    def _offer_package(self) -> None:
        """Only where nobody made a plan of his own."""
        is_untouched = self._items in ((), self._outgrown) and self._items != self._package
        offered = bool(self._package) and is_untouched
        self.take_package.setVisible(offered)
        words = (
            tr("Ganti dengan paket baru ({n} barang)")
            if self._items
            else tr("Pakai paket awal ({n} barang)")
        )
        self.take_package.setText(words.format(n=len(self._package)) if offered else "")

    def _total_text(self, total: int, low: int | None, high: int | None) -> str:
        text = tr("Jumlah {total}").format(total=rupiah_text(total))
        if low is None or high is None:
            return text
        limits = tr("batas {low} sampai {high}")
        return f"{text} · {limits.format(low=rupiah_text(low), high=rupiah_text(high))}"

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACE.xs)
        buttons.addWidget(self.edit)
        buttons.addWidget(self.take_package)
        buttons.addWidget(self.take_value)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE.xs)
        layout.addWidget(self._groups)
        layout.addWidget(self._total)
        layout.addWidget(self._bar)
        layout.addLayout(buttons)

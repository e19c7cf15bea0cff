"""What the list is narrowed by, as small buttons that take it away again."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget

from bansos_desktop.domain.business_types import BusinessTypeBook
from bansos_desktop.domain.region import RegionBook, regency_of
from bansos_desktop.domain.views import Filter
from bansos_desktop.domain.workflow import Stage
from bansos_desktop.ui.i18n import number_text, tr
from bansos_desktop.ui.icons import IconSet
from bansos_desktop.ui.models.group_names import GroupNames
from bansos_desktop.ui.models.recipient_columns import short_regency, status_label
from bansos_desktop.ui.theme import PALETTE, SPACE, Kind, set_kind
from bansos_desktop.ui.widgets.flow_layout import FlowLayout
from bansos_desktop.ui.widgets.text import button


@dataclass(frozen=True, slots=True)
class Chip:
    """Words for a part of a filter, and the filter without it."""

    text: str
    without: Filter


class ChipNames:
    """Says in words what a filter narrows to."""

    def __init__(self, regions: RegionBook, kinds: BusinessTypeBook, groups: GroupNames) -> None:
        self._regions, self._kinds, self._groups = regions, kinds, groups

    def chips(self, value: Filter) -> Iterator[Chip]:
        """A chip for every part, the words that are searched for not among them."""
        if value.among is not None:
            words = tr("{label} ({n} orang)")
            text = words.format(label=value.label or tr("Pilihan"), n=number_text(len(value.among)))
            yield Chip(text, replace(value, among=None, label=""))
        if value.region_code:
            yield Chip(self._region(value.region_code), replace(value, region_code=""))
        for status in value.statuses:
            others = tuple(other for other in value.statuses if other != status)
            yield Chip(tr(status_label(status)), replace(value, statuses=others))
        yield from self._coded(value)
        if (value.desil_from, value.desil_to) != (None, None):
            yield Chip(_desil(value), replace(value, desil_from=None, desil_to=None))
        if value.desil_unknown:
            yield Chip(tr("Belum ada desil"), replace(value, desil_unknown=False))

    def _coded(self, value: Filter) -> Iterator[Chip]:
        """What is narrowed to one code of a list each."""
        named: Mapping[str, Callable[[str], str]] = {
            "business_type": self._kinds.name,
            "stage": self._stage,
            "category": self._groups.category,
            "institution": self._groups.institution,
            "noted_for": _note,
        }
        for name, words in named.items():
            if code := getattr(value, name):
                without: dict[str, Any] = {name: ""}
                yield Chip(words(code), replace(value, **without))

    def _region(self, code: str) -> str:
        """A kabupaten by its short name; anything smaller says what it is, for names repeat."""
        name = short_regency(self._regions.name(code))
        if code == regency_of(code):
            return name
        level = tr("Kec. {name}") if len(code) == len("64.02.06") else tr("Desa/Kel. {name}")
        return level.format(name=name)

    @staticmethod
    def _stage(code: str) -> str:
        return next((tr(stage.label) for stage in Stage if stage.value == code), code)


def _note(aid: str) -> str:
    return tr("Catatan: {aid}").format(aid=aid)


def _desil(value: Filter) -> str:
    """The range in words, open at either end, or a single desil."""
    first, last = value.desil_from, value.desil_to
    if first is None:
        return tr("Desil sampai {n}").format(n=last)
    if last is None:
        return tr("Desil mulai {n}").format(n=first)
    return tr("Desil {n}").format(n=first if first == last else f"{first}–{last}")


class _ChipButton(QPushButton):
    """Delete and Backspace take it away too."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Any key that presses or deletes."""
        keys = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() in keys:
            self.click()
        else:
            super().keyPressEvent(event)


class ChipBar(QWidget):
    """Hidden while nothing narrows; `changed` gives the filter that is left."""

    changed = Signal(object)

    def __init__(self, names: ChipNames, icons: IconSet) -> None:
        super().__init__()
        self._names = names
        self._cross = icons.icon("close", PALETTE.accent)
        self._layout = FlowLayout(self, SPACE.xs)
        self.clear = button(tr("Bersihkan saringan"), Kind.LINK)
        self.clear.clicked.connect(self._on_clear)
        self._value = Filter()
        self.hide()

    def show_filter(self, value: Filter) -> None:
        """Say anew what narrows the list; the keyboard stays at the bar."""
        if value == self._value:
            return
        had_keyboard = self.isAncestorOf(self.focusWidget() or self) and self._holds_focus()
        self._value = value
        self._take_away_all()
        for chip in self._names.chips(value):
            self._layout.addWidget(self._button(chip))
        self._layout.addWidget(self.clear)
        self.setVisible(not value.is_plain)
        if had_keyboard and not value.is_plain:
            self.clear.setFocus()

    def _holds_focus(self) -> bool:
        return any(one.hasFocus() for one in self.findChildren(QPushButton))

    def _take_away_all(self) -> None:
        """Empty the bar; hidden at once, since Qt deletes only later."""
        while item := self._layout.takeAt(0):
            widget = item.widget()
            if widget is not None and widget is not self.clear:
                widget.hide()
                widget.deleteLater()

    def _button(self, chip: Chip) -> QPushButton:
        """A chip whose cross stands behind its words, as on a label that can be torn off."""
        made = _ChipButton(chip.text)
        made.setAutoDefault(False)
        set_kind(made, Kind.CHIP)
        made.setIcon(self._cross)
        made.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        made.setToolTip(tr("Hapus saringan ini"))
        made.setAccessibleName(tr("Hapus saringan {text}").format(text=chip.text))
        made.clicked.connect(partial(_tell, self.changed.emit, chip.without))
        return made

    def _on_clear(self) -> None:
        self.changed.emit(Filter(self._value.text))


def _tell(emit: Callable[[object], None], value: Filter, _checked: object = None) -> None:
    emit(value)

"""The line above the list: words to search, and what to narrow the list by."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from bansos_desktop.domain.business_types import BusinessTypeBook
from bansos_desktop.domain.region import PROVINCE, RegionBook
from bansos_desktop.domain.workflow import Status
from bansos_desktop.ui.i18n import tr
from bansos_desktop.ui.icons import IconSet
from bansos_desktop.ui.theme import SPACE
from bansos_desktop.ui.widgets.choice_box import ChoiceBox

SEARCH_AFTER_MS = 60


@dataclass(frozen=True, slots=True)
class Filter:
    """What is chosen; "" means all."""

    text: str = ""
    region_code: str = ""
    status: str = ""
    business_type: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether everything is shown."""
        return self == Filter()


class Filters(QWidget):
    """Says `changed` shortly after the last key, at once after a choice.

    The search line is laid out by the page, above the boxes.
    """

    changed = Signal()
    left = Signal()

    def __init__(
        self, icons: IconSet, regions: RegionBook, kinds: BusinessTypeBook, *, office: str
    ) -> None:
        super().__init__()
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("Cari nama, NIK, No. KK, desa, atau HP"))
        self.search.setAccessibleName(tr("Cari penerima"))
        self.search.setClearButtonEnabled(True)
        self.search.addAction(icons.icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        regencies = [(r.code, r.name.replace("Kabupaten ", "Kab. ")) for r in regions.regencies]
        self.region = _box(tr("Semua wilayah"), regencies, tr("Kabupaten/kota"))
        self.region.setVisible(office == PROVINCE)
        states = [(state.value, tr(state.label)) for state in Status]
        self.status = _box(tr("Semua status"), states, tr("Status"))
        types = [(kind.code, kind.name) for kind in kinds.all]
        self.business_type = _box(tr("Semua usaha"), types, tr("Jenis usaha"))
        self._timer = QTimer(self, singleShot=True, interval=SEARCH_AFTER_MS)
        self._timer.timeout.connect(self.changed)
        self.search.textChanged.connect(self._on_text)
        for box in (self.region, self.status, self.business_type):
            box.changed.connect(self._on_choice)
        self.search.installEventFilter(self)
        self._lay_out()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down and Enter lead from the words to what they found."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        if event.key() not in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return super().eventFilter(watched, event)
        if self._timer.isActive():
            self._timer.stop()
            self.changed.emit()
        self.left.emit()
        return True

    @property
    def value(self) -> Filter:
        """What is chosen now."""
        return Filter(
            self.search.text(),
            self.region.key or "",
            self.status.key or "",
            self.business_type.key or "",
        )

    def show_filter(self, value: Filter) -> None:
        """Choose something, for instance what a number on another page stands for."""
        self.search.setText(value.text)
        self.region.key = value.region_code
        self.status.key = value.status
        self.business_type.key = value.business_type
        self._timer.stop()
        self.changed.emit()

    def _on_text(self, _text: str) -> None:
        self._timer.start()

    def _on_choice(self, _key: str) -> None:
        self.changed.emit()

    def _lay_out(self) -> None:
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE.s)
        for box in (self.region, self.status, self.business_type):
            layout.addWidget(box)


def _box(everything: str, choices: list[tuple[str, str]], name: str) -> ChoiceBox:
    box = ChoiceBox([("", everything), *choices])
    box.key = ""
    box.setAccessibleName(name)
    box.setToolTip(name)
    box.setMinimumContentsLength(len(everything))
    return box

"""Words to search and everything the list is narrowed by; its parts are laid out by the list."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from bansos_desktop.domain.business_types import BusinessTypeBook
from bansos_desktop.domain.region import PROVINCE, RegionBook, regency_of
from bansos_desktop.domain.views import Filter
from bansos_desktop.domain.workflow import Status
from bansos_desktop.ui.i18n import tr
from bansos_desktop.ui.icons import IconSet
from bansos_desktop.ui.models.group_names import GroupNames
from bansos_desktop.ui.models.recipient_columns import short_regency
from bansos_desktop.ui.pages.recipients.chips import ChipBar, ChipNames
from bansos_desktop.ui.pages.recipients.more_filters import MoreFilters
from bansos_desktop.ui.theme import Kind
from bansos_desktop.ui.widgets.check_menu import SeveralBox
from bansos_desktop.ui.widgets.flow_layout import FlowLayout
from bansos_desktop.ui.widgets.place_pair import filter_box
from bansos_desktop.ui.widgets.text import button

SEARCH_AFTER_MS = 60
NARROW = 520
_REGENCY_LETTERS = 16


class Filters(QWidget):
    """Says `changed` shortly after the last key, at once after a choice.

    The widget itself is the line of boxes, where the list adds its own at the end of `line`;
    `search`, `more_panel` and `chips` stand around it.
    """

    changed = Signal()
    left = Signal()

    def __init__(
        self,
        icons: IconSet,
        regions: RegionBook,
        kinds: BusinessTypeBook,
        groups: GroupNames,
        *,
        office: str,
    ) -> None:
        super().__init__()
        self.line = FlowLayout(self, ends_right=True)
        self._is_province = office == PROVINCE
        self._among: tuple[str, ...] | None = None
        self._label = ""
        self._lent: Filter | None = None
        self.search = _search_line(icons)
        regencies = [(r.code, short_regency(r.name)) for r in regions.regencies]
        self.region = filter_box(tr("Semua wilayah"), regencies, tr("Kabupaten/kota"))
        self.region.setMinimumContentsLength(_REGENCY_LETTERS)
        if not self._is_province:
            self.region.hide()
        self.status = SeveralBox(
            icons.icon("chevron-down"),
            [(state.value, tr(state.label)) for state in Status],
            everything=tr("Semua status"),
            several=tr("{n} status"),
        )
        self.status.setAccessibleName(tr("Status"))
        types = [(kind.code, kind.name) for kind in kinds.all]
        self.business_type = filter_box(tr("Semua usaha"), types, tr("Jenis usaha"))
        self.more = _more_button(icons)
        self.more_panel = MoreFilters(regions, office=office)
        self.more_panel.hide()
        self.chips = ChipBar(ChipNames(regions, kinds, groups), icons)
        self._timer = QTimer(self, singleShot=True, interval=SEARCH_AFTER_MS)
        self._connect()
        for box in (self.region, self.status, self.business_type, self.more):
            self.line.addWidget(box)

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

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Beside an open form there is no room for the less usual boxes; their chips stay."""
        super().resizeEvent(event)
        if event.size().width() < NARROW <= event.oldSize().width():
            self.more.setChecked(False)

    @property
    def value(self) -> Filter:
        """What is chosen now."""
        first, last = self.more_panel.desils
        return Filter(
            text=self.search.text(),
            region_code=self.more_panel.region_code or self.region.key or "",
            statuses=self.status.keys,
            business_type=self.business_type.key or "",
            stage=self.more_panel.stage.key or "",
            desil_from=first,
            desil_to=last,
            desil_unknown=self.more_panel.desil_unknown.isChecked(),
            category=self.more_panel.category.key or "",
            institution=self.more_panel.institution.key or "",
            noted_for=self.more_panel.noted_for,
            among=self._among,
            label=self._label,
        )

    def ask_business(self, *, is_asked: bool) -> None:
        """A programme without businesses has none to choose."""
        if not is_asked:
            with QSignalBlocker(self.business_type):
                self.business_type.key = ""
        self.business_type.setVisible(is_asked)

    def show_filter(self, value: Filter) -> None:
        """Choose something, for instance what a number on another page stands for."""
        self._among, self._label = value.among, value.label
        with QSignalBlocker(self):
            self.search.setText(value.text)
            self.region.key = regency_of(value.region_code) if self._is_province else ""
            self.status.keys = value.statuses
            self.business_type.key = value.business_type
            self.more_panel.show_filter(value)
        self._timer.stop()
        self.changed.emit()

    def lend(self, value: Filter) -> None:
        """Choose what another page asks for, which holds only for the programme's year in sight."""
        self.show_filter(value)
        self._lent = self.value

    def give_back(self) -> None:
        """Take away what another page asked for, unless the user has made it their own since."""
        if self._lent is not None and self.value == self._lent:
            self.show_filter(Filter())
        elif self._among is not None:
            self.show_filter(replace(self.value, among=None, label=""))
        self._lent = None

    def _on_text(self, _text: str) -> None:
        self._timer.start()

    def _on_region(self, regency: str) -> None:
        with QSignalBlocker(self.more_panel):
            self.more_panel.stand_in(regency)
        self.changed.emit()

    def _on_choice(self, _key: object = None) -> None:
        self.changed.emit()

    def _on_more(self, is_open: object) -> None:
        self.more_panel.setVisible(bool(is_open))
        if is_open:
            self.more_panel.take_keyboard()

    def _connect(self) -> None:
        """Words wait for a pause in typing; choices count at once."""
        self._timer.timeout.connect(self.changed)
        self.search.textChanged.connect(self._on_text)
        self.search.installEventFilter(self)
        self.region.changed.connect(self._on_region)
        self.business_type.changed.connect(self._on_choice)
        self.status.changed.connect(self._on_choice)
        self.more_panel.changed.connect(self._on_choice)
        self.more.toggled.connect(self._on_more)
        self.chips.changed.connect(self.show_filter)


def _search_line(icons: IconSet) -> QLineEdit:
    line = QLineEdit()
    line.setPlaceholderText(tr("Cari nama, NIK, No. KK, desa, atau HP"))
    line.setAccessibleName(tr("Cari penerima"))
    line.setClearButtonEnabled(True)
    line.addAction(icons.icon("search"), QLineEdit.ActionPosition.LeadingPosition)
    return line


def _more_button(icons: IconSet) -> QPushButton:
    made = button(tr("Lainnya"), Kind.SECONDARY, icons.icon("filter"))
    made.setCheckable(True)
    made.setToolTip(
        tr("Saringan lain: kecamatan, desa/kelurahan, tahap, desil, golongan, lembaga, catatan")
    )
    return made

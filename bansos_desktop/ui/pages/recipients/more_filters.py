"""The filters that are asked for less often: kecamatan, village, stage, desil, notes."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QFrame

from bansos_desktop.domain.region import PROVINCE, RegionBook, regency_of
from bansos_desktop.domain.views import Filter
from bansos_desktop.domain.workflow import Stage
from bansos_desktop.ui.i18n import tr
from bansos_desktop.ui.models.group_names import GroupNames
from bansos_desktop.ui.theme import SPACE, Kind, set_kind
from bansos_desktop.ui.widgets.flow_layout import FlowLayout
from bansos_desktop.ui.widgets.place_pair import PlacePair, filter_box

DESILS = range(1, 11)
INSTITUTION_LETTERS = 18


class MoreFilters(QFrame):
    """A kecamatan is chosen inside a kabupaten/kota, a village inside a kecamatan."""

    changed = Signal()

    def __init__(self, regions: RegionBook, *, office: str) -> None:
        super().__init__()
        set_kind(self, Kind.CARD)
        self._place = PlacePair(regions)
        self.district, self.village = self._place.district, self._place.village
        stages = [(stage.value, tr(stage.label)) for stage in Stage]
        self.stage = filter_box(tr("Semua tahap"), stages, tr("Tahap"))
        numbers = [(str(n), tr("Desil {n}").format(n=n)) for n in DESILS]
        self.desil_from = filter_box(tr("Desil mulai…"), numbers, tr("Desil paling rendah"))
        self.desil_to = filter_box(tr("Desil sampai…"), numbers, tr("Desil paling tinggi"))
        self.desil_unknown = QCheckBox(tr("Belum ada desil"))
        self.category = filter_box(tr("Semua golongan"), [], tr("Golongan penerima"))
        self.institution = filter_box(tr("Semua lembaga"), [], tr("Lembaga"))
        self.institution.setMinimumContentsLength(INSTITUTION_LETTERS)
        self.noted = QCheckBox()
        self.noted.hide()
        self.noted.setToolTip(tr("Cadangan yang dicatat untuk bantuan lain karena kuota habis"))
        self._overflow = ""
        self._lay_out()
        self.stand_in(regency_of(office) if office != PROVINCE else "")
        self._place.changed.connect(self.changed)
        for box in (self.stage, self.desil_from, self.desil_to, self.category, self.institution):
            box.changed.connect(self._on_choice)
        for tick in (self.desil_unknown, self.noted):
            tick.toggled.connect(self._on_choice)

    @property
    def region_code(self) -> str:
        """The village or kecamatan that is chosen, or ""."""
        return self._place.region_code

    @property
    def noted_for(self) -> str:
        """The aid that only those are shown for who are noted for it, or ""."""
        return self._overflow if self.noted.isChecked() else ""

    @property
    def desils(self) -> tuple[int | None, int | None]:
        """The range, its smaller end first however it was typed."""
        ends = [int(box.key) if box.key else None for box in (self.desil_from, self.desil_to)]
        first, last = ends
        if first is not None and last is not None and first > last:
            return last, first
        return first, last

    def stand_in(self, regency: str) -> None:
        """Offer the kecamatan of a kabupaten/kota; "" offers none. Says nothing."""
        self._place.stand_in(regency)

    def show_filter(self, value: Filter) -> None:
        """Choose what a filter says; `stand_in` its kabupaten/kota comes before."""
        with QSignalBlocker(self):
            self._place.show_code(value.region_code)
            self.stage.key = value.stage
            self.desil_from.key = _digits(value.desil_from)
            self.desil_to.key = _digits(value.desil_to)
            self.desil_unknown.setChecked(value.desil_unknown)
            self.category.key = value.category
            self.institution.key = value.institution
            self.noted.setChecked(value.noted_for != "" and value.noted_for == self._overflow)

    def offer_groups(self, groups: GroupNames) -> None:
        """Offer what the programme tells apart; a box with nothing to choose is away.

        What is chosen and is no longer offered narrows no more.
        """
        for box, everything, choices in (
            (self.category, tr("Semua golongan"), groups.categories),
            (self.institution, tr("Semua lembaga"), groups.institutions),
        ):
            box.set_choices([("", everything), *choices])
            if box.key is None:
                with QSignalBlocker(box):
                    box.key = ""
            box.setVisible(bool(choices))
        if groups.overflow != self._overflow:
            self._offer_note(groups.overflow)

    def _offer_note(self, overflow: str) -> None:
        """A programme that notes nobody for another aid has nothing to tick."""
        self._overflow = overflow
        with QSignalBlocker(self.noted):
            self.noted.setChecked(False)
        self.noted.setText(tr("Catatan: {aid}").format(aid=overflow))
        self.noted.setVisible(bool(overflow))

    def take_keyboard(self) -> None:
        """Go to the first box that can be used."""
        (self.district if self.district.isEnabled() else self.stage).setFocus()

    def _on_choice(self, _choice: object) -> None:
        self.changed.emit()

    def _lay_out(self) -> None:
        layout = FlowLayout(self)
        layout.setContentsMargins(SPACE.m, SPACE.s, SPACE.m, SPACE.s)
        boxes = (self.district, self.village, self.stage, self.desil_from, self.desil_to)
        for box in (*boxes, self.desil_unknown, self.category, self.institution, self.noted):
            layout.addWidget(box)


def _digits(number: int | None) -> str:
    return "" if number is None else str(number)

"""The filters that are asked for less often: kecamatan, village, stage, desil."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QFrame

from bansos_desktop.domain.region import PROVINCE, RegionBook, regency_of
from bansos_desktop.domain.views import Filter
from bansos_desktop.domain.workflow import Stage
from bansos_desktop.ui.i18n import tr
from bansos_desktop.ui.theme import SPACE, Kind, set_kind
from bansos_desktop.ui.widgets.choice_box import ChoiceBox
from bansos_desktop.ui.widgets.flow_layout import FlowLayout

_DISTRICT_LENGTH = len("64.02.06")
DESILS = range(1, 11)
# Boxes measure by the letter x, and words are narrower than so many of it.
_OF_AN_X = 0.8


class MoreFilters(QFrame):
    """A kecamatan is chosen inside a kabupaten/kota, a village inside a kecamatan."""

    changed = Signal()

    def __init__(self, regions: RegionBook, *, office: str) -> None:
        super().__init__()
        set_kind(self, Kind.CARD)
        self._regions = regions
        self._regency = regency_of(office) if office != PROVINCE else ""
        self.district = filter_box(tr("Semua kecamatan"), [], tr("Kecamatan"))
        self.village = filter_box(tr("Semua desa/kelurahan"), [], tr("Desa/kelurahan"))
        stages = [(stage.value, tr(stage.label)) for stage in Stage]
        self.stage = filter_box(tr("Semua tahap"), stages, tr("Tahap"))
        numbers = [(str(n), tr("Desil {n}").format(n=n)) for n in DESILS]
        self.desil_from = filter_box(tr("Desil mulai…"), numbers, tr("Desil paling rendah"))
        self.desil_to = filter_box(tr("Desil sampai…"), numbers, tr("Desil paling tinggi"))
        self.desil_unknown = QCheckBox(tr("Belum ada desil"))
        self._lay_out()
        self.stand_in(self._regency)
        self.district.changed.connect(self._on_district)
        for box in (self.village, self.stage, self.desil_from, self.desil_to):
            box.changed.connect(self._on_choice)
        self.desil_unknown.toggled.connect(self._on_choice)

    @property
    def region_code(self) -> str:
        """The village or kecamatan that is chosen, or ""."""
        return self.village.key or self.district.key or ""

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
        self._regency = regency
        hits = self._regions.villages(regency) if regency else []
        districts = {hit.code[:_DISTRICT_LENGTH]: hit.district for hit in hits}
        everything = ("", tr("Semua kecamatan"))
        self._offer(self.district, [everything, *sorted(districts.items(), key=_name)])
        tip = tr("Kecamatan") if regency else tr("Pilih kabupaten/kota dulu")
        self.district.setToolTip(tip)
        self._stand_in_district(self.district.key or "")

    def show_filter(self, value: Filter) -> None:
        """Choose what a filter says; `stand_in` its kabupaten/kota comes before."""
        code = value.region_code
        with QSignalBlocker(self):
            self.district.key = code[:_DISTRICT_LENGTH] if len(code) >= _DISTRICT_LENGTH else ""
            self.village.key = code if len(code) > _DISTRICT_LENGTH else ""
            self.stage.key = value.stage
            self.desil_from.key = _digits(value.desil_from)
            self.desil_to.key = _digits(value.desil_to)
            self.desil_unknown.setChecked(value.desil_unknown)

    def take_keyboard(self) -> None:
        """Go to the first box that can be used."""
        (self.district if self.district.isEnabled() else self.stage).setFocus()

    def _stand_in_district(self, district: str) -> None:
        hits = self._regions.villages(district) if district else []
        villages = sorted(((hit.code, hit.village) for hit in hits), key=_name)
        self._offer(self.village, [("", tr("Semua desa/kelurahan")), *villages])
        self.village.setToolTip(tr("Desa/kelurahan") if district else tr("Pilih kecamatan dulu"))

    def _offer(self, box: ChoiceBox, choices: list[tuple[str, str]]) -> None:
        box.set_choices(choices)
        if box.key is None:
            with QSignalBlocker(box):
                box.key = ""
        box.setEnabled(len(choices) > 1)

    def _on_district(self, district: str) -> None:
        self._stand_in_district(district)
        self.changed.emit()

    def _on_choice(self, _choice: object) -> None:
        self.changed.emit()

    def _lay_out(self) -> None:
        layout = FlowLayout(self)
        layout.setContentsMargins(SPACE.m, SPACE.s, SPACE.m, SPACE.s)
        boxes = (self.district, self.village, self.stage, self.desil_from, self.desil_to)
        for box in (*boxes, self.desil_unknown):
            layout.addWidget(box)


def filter_box(everything: str, choices: list[tuple[str, str]], name: str) -> ChoiceBox:
    """A box whose first choice narrows nothing and says what it would narrow."""
    box = ChoiceBox([("", everything), *choices])
    box.key = ""
    box.setAccessibleName(name)
    box.setToolTip(name)
    box.setMinimumContentsLength(round(len(everything) * _OF_AN_X))
    return box


def _name(choice: tuple[str, str]) -> str:
    return choice[1]


def _digits(number: int | None) -> str:
    return "" if number is None else str(number)

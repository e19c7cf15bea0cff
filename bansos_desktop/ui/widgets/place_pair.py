"""Two boxes for a smaller place: a kecamatan inside a kabupaten/kota, a village inside it."""

from __future__ import annotations

from PySide6.QtCore import QObject, QSignalBlocker, Signal

from bansos_desktop.domain.region import RegionBook
from bansos_desktop.ui.i18n import tr
from bansos_desktop.ui.widgets.choice_box import ChoiceBox

_DISTRICT_LENGTH = len("64.02.06")
# Boxes measure by the letter x, and words are narrower than so many of it.
_OF_AN_X = 0.8


class PlacePair(QObject):
    """Lay out `district` and `village` yourself; `changed` follows a choice of a person."""

    changed = Signal()

    def __init__(self, regions: RegionBook) -> None:
        super().__init__()
        self._regions = regions
        self.district = filter_box(tr("Semua kecamatan"), [], tr("Kecamatan"))
        self.village = filter_box(tr("Semua desa/kelurahan"), [], tr("Desa/kelurahan"))
        self.stand_in("")
        self.district.changed.connect(self._on_district)
        self.village.changed.connect(self._on_village)

    @property
    def region_code(self) -> str:
        """The village or kecamatan that is chosen, or ""."""
        return self.village.key or self.district.key or ""

    def stand_in(self, regency: str) -> None:
        """Offer the kecamatan of a kabupaten/kota; "" offers none. Says nothing."""
        hits = self._regions.villages(regency) if regency else []
        districts = {hit.code[:_DISTRICT_LENGTH]: hit.district for hit in hits}
        _offer(self.district, [("", tr("Semua kecamatan")), *sorted(districts.items(), key=_name)])
        tip = tr("Kecamatan") if regency else tr("Pilih kabupaten/kota dulu")
        self.district.setToolTip(tip)
        self._stand_in_district(self.district.key or "")

    def show_code(self, code: str) -> None:
        """Choose the kecamatan or village of a code; `stand_in` its kabupaten/kota comes before."""
        with QSignalBlocker(self.district), QSignalBlocker(self.village):
            district = code[:_DISTRICT_LENGTH] if len(code) >= _DISTRICT_LENGTH else ""
            self.district.key = district
            self._stand_in_district(district)
            self.village.key = code if len(code) > _DISTRICT_LENGTH else ""

    def _stand_in_district(self, district: str) -> None:
        hits = self._regions.villages(district) if district else []
        villages = sorted(((hit.code, hit.village) for hit in hits), key=_name)
        _offer(self.village, [("", tr("Semua desa/kelurahan")), *villages])
        self.village.setToolTip(tr("Desa/kelurahan") if district else tr("Pilih kecamatan dulu"))

    def _on_district(self, district: str) -> None:
        self._stand_in_district(district)
        self.changed.emit()

    def _on_village(self, _village: str) -> None:
        self.changed.emit()


def filter_box(everything: str, choices: list[tuple[str, str]], name: str) -> ChoiceBox:
    """A box whose first choice narrows nothing and says what it would narrow."""
    box = ChoiceBox([("", everything), *choices])
    box.key = ""
    box.setAccessibleName(name)
    box.setToolTip(name)
    box.setMinimumContentsLength(round(len(everything) * _OF_AN_X))
    return box


def _offer(box: ChoiceBox, choices: list[tuple[str, str]]) -> None:
    box.set_choices(choices)
    if box.key is None:
        with QSignalBlocker(box):
            box.key = ""
    box.setEnabled(len(choices) > 1)


def _name(choice: tuple[str, str]) -> str:
    return choice[1]

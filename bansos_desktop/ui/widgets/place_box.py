"""Narrowing a list by where people live: kabupaten, kecamatan and village in one box."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from PySide6.QtWidgets import QWidget

from bansos_desktop.domain.region import RegionBook, regency_of
from bansos_desktop.ui.i18n import number_text, tr
from bansos_desktop.ui.widgets.choice_box import ChoiceBox

DISTRICT_LENGTH = 8
INDENT = "    "


class PlaceBox(ChoiceBox):
    """Offers only places where somebody is; its key is a region's code, "" for everywhere."""

    def __init__(self, regions: RegionBook, parent: QWidget | None = None) -> None:
        super().__init__([("", tr("Semua desa"))], parent=parent)
        self._regions = regions
        self.key = ""
        self.setAccessibleName(tr("Desa atau kecamatan"))
        self.setToolTip(tr("Desa atau kecamatan"))
        self.setMinimumContentsLength(14)

    def show_places(self, people: Mapping[str, int]) -> None:
        """Offer the villages of `people` (a count by code); what was picked stays if it can."""
        self.set_choices([("", tr("Semua desa")), *place_choices(people, self._regions)])
        if self.key is None:
            self.key = ""


def place_choices(people: Mapping[str, int], regions: RegionBook) -> list[tuple[str, str]]:
    """(code, text) of every place with its people, each kecamatan over its villages."""
    totals: Counter[str] = Counter()
    for village, count in people.items():
        for code in {regency_of(village), village[:DISTRICT_LENGTH], village}:
            totals[code] += count
    regencies = {regency_of(code) for code in people}
    shift = 1 if len(regencies) > 1 else 0
    choices = []
    for code in sorted(totals):
        depth = code.count(".") - 2 + shift
        if depth < 0:
            continue
        name = regions.name(code).replace("Kabupaten ", "Kab. ")
        if len(code) == DISTRICT_LENGTH:
            name = tr("Kec. {name}").format(name=name)
        text = f"{INDENT * depth}{name} ({number_text(totals[code])})"
        choices.append((code, text))
    return choices

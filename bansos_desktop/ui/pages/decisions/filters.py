"""What narrows the line: stage and region say whose quota it is, the rest says who is shown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from bansos_desktop.domain.programme import UNNAMED, Category, Programme
from bansos_desktop.domain.region import PROVINCE, RegionBook
from bansos_desktop.domain.workflow import Stage, Status
from bansos_desktop.ui.i18n import tr
from bansos_desktop.ui.theme import SPACE
from bansos_desktop.ui.widgets.choice_box import ChoiceBox

DESIL: Mapping[str, tuple[int, ...]] = {
    "": (),
    "1-2": (1, 2),
    "3-4": (3, 4),
    "5+": (5, 6, 7, 8, 9, 10),
    "?": (0,),
}
CLEAN, FOUND, BLOCKED = "clean", "found", "blocked"
ROOM_FOR_SEVEN = 900
DISTRICT_LENGTH = len("64.02.06")


@dataclass(frozen=True, slots=True)
class Filter:
    """What is chosen; "" means all."""

    stage: str
    region_code: str
    district_code: str = ""
    status: str = ""
    desil: str = ""
    findings: str = ""
    category: str = ""


class DecisionFilters(QWidget):
    """Says `changed` after every choice; a quota is of one stage and region, so both are chosen."""

    changed = Signal()

    def __init__(self, regions: RegionBook, *, office: str) -> None:
        super().__init__()
        self._regions = regions
        self._lines = (QHBoxLayout(), QHBoxLayout())
        self.stage = _box([(stage.value, tr(stage.label)) for stage in Stage], tr("Tahap"))
        self._office = office
        regencies = self._regencies(UNNAMED)
        self.region = _box(regencies, tr("Kabupaten/kota"))
        self.district = _box([("", tr("Semua kec."))], tr("Kecamatan"))
        states = [(state.value, tr(state.label)) for state in Status]
        self.status = _box([("", tr("Semua status")), *states], tr("Status"))
        self.desil = _box(
            [
                ("", tr("Semua desil")),
                ("1-2", tr("Desil 1–2")),
                ("3-4", tr("Desil 3–4")),
                ("5+", tr("Desil 5 ke atas")),
                ("?", tr("Belum ada desil")),
            ],
            tr("Desil"),
        )
        self.findings = _box(
            [
                ("", tr("Semua temuan")),
                (CLEAN, tr("Tanpa temuan")),
                (FOUND, tr("Ada temuan")),
                (BLOCKED, tr("Ada galat")),
            ],
            tr("Temuan"),
        )
        self.category = _box([("", tr("Semua golongan"))], tr("Golongan"))
        self.category.hide()
        if office != PROVINCE:
            self.region.hide()
        self.region.key = regencies[0][0] if office == PROVINCE else office
        self.status.key = Status.ELIGIBLE.value
        self._offer_districts()
        self.region.changed.connect(self._on_region)
        for box in (
            self.stage,
            self.category,
            self.district,
            self.status,
            self.desil,
            self.findings,
        ):
            box.changed.connect(self._on_choice)
        self.findings.setMinimumContentsLength(9)
        self._lay_out()

    @property
    def value(self) -> Filter:
        """What is chosen now."""
        return Filter(
            self.stage.key or "",
            self.region.key or "",
            self.district.key or "",
            self.status.key or "",
            self.desil.key or "",
            self.findings.key or "",
            self.category.key or "",
        )

    def show_filter(self, value: Filter) -> None:
        """Choose something, for instance what a number on another page stands for."""
        if self.region.findData(value.region_code) < 0:  # the programme moves on with it
            self.region.set_choices(self._regencies(UNNAMED))
        self.region.key = value.region_code
        self.stage.key = value.stage
        self.district.key = value.district_code
        self.status.key = value.status
        self.desil.key = value.desil
        self.findings.key = value.findings
        self.category.key = value.category

    def offer_regions(self, programme: Programme) -> None:
        """Only where the programme's aid goes: a kabupaten's own ends at its border."""
        if self._office != PROVINCE:
            return
        before, regencies = self.region.key, self._regencies(programme)
        with QSignalBlocker(self.region):
            self.region.set_choices(regencies)
            if self.region.key is None and regencies:
                self.region.key = regencies[0][0]
        if self.region.key != before:
            with QSignalBlocker(self.district):
                self._offer_districts()

    def offer_categories(self, categories: Sequence[Category], *, by_group: bool) -> None:
        """The programme's groups; where each has a figure of its own, one of them is chosen."""
        groups = [(one.code, one.name) for one in categories]
        with QSignalBlocker(self.category):
            before = [self.category.itemData(at) for at in range(self.category.count())]
            self.category.set_choices([("", tr("Semua golongan")), *groups])
            is_other = before != ["", *(code for code, _name in groups)]
            if is_other or self.category.key is None:
                self.category.key = groups[0][0] if by_group and groups else ""
        self.category.setVisible(bool(groups))
        self._share_lines()

    def _regencies(self, programme: Programme) -> list[tuple[str, str]]:
        return [
            (one.code, one.name.replace("Kabupaten ", "Kab. "))
            for one in self._regions.regencies
            if programme.reaches(one.code)
        ]

    def _on_region(self, _key: str) -> None:
        with QSignalBlocker(self.district):
            self._offer_districts()
        self.changed.emit()

    def _on_choice(self, _key: str) -> None:
        self.changed.emit()

    def _offer_districts(self) -> None:
        """The kecamatan of the region by name; a choice that is no more among them becomes all."""
        hits = self._regions.villages(self.region.key or PROVINCE)
        codes = sorted({hit.code[:DISTRICT_LENGTH] for hit in hits}, key=self._regions.name)
        names = [(code, self._regions.name(code)) for code in codes]
        self.district.set_choices([("", tr("Semua kec.")), *names])
        if self.district.key is None:
            self.district.key = ""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Seven boxes in a small window would each show a few letters: then they take two lines."""
        super().resizeEvent(event)
        self._share_lines()

    def _share_lines(self) -> None:
        """Whose quota it is above, who is shown below, where one line is too narrow for both."""
        has_two = not self.category.isHidden() and self.width() < ROOM_FOR_SEVEN
        second = self._lines[1 if has_two else 0]
        if second.indexOf(self.findings) < 0:
            for box in (self.district, self.status, self.desil, self.findings):
                second.addWidget(box, 3)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE.s)
        for line in self._lines:
            line.setSpacing(SPACE.s)
            layout.addLayout(line)
        for box in (self.stage, self.region, self.category):
            self._lines[0].addWidget(box, 3 if box is self.stage else 4)
        self._share_lines()


def _box(choices: list[tuple[str, str]], name: str) -> ChoiceBox:
    """A box at its first choice, narrow enough to stand in one line with five others."""
    box = ChoiceBox(choices)
    box.key = choices[0][0]
    box.setAccessibleName(name)
    box.setToolTip(name)
    box.setMinimumContentsLength(7)
    return box

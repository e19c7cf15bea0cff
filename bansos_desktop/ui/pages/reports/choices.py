"""What a document is about: month, stage, place and status; programme and year are above."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from bansos_desktop.domain.instalment import month_label, months_of, usual_month
from bansos_desktop.domain.region import PROVINCE, regency_of
from bansos_desktop.domain.workflow import Stage, Status
from bansos_desktop.store.documents import NOT_PROPOSED, Selection
from bansos_desktop.ui.i18n import tr
from bansos_desktop.ui.services import Services
from bansos_desktop.ui.theme import SPACE
from bansos_desktop.ui.widgets.choice_box import ChoiceBox
from bansos_desktop.ui.widgets.field_row import LabelledField
from bansos_desktop.ui.widgets.place_pair import PlacePair


class Choices(QWidget):
    """`changed` follows every choice; what a document has no use for can be hidden."""

    changed = Signal()

    def __init__(self, services: Services) -> None:
        super().__init__()
        self._services = services
        self.month = ChoiceBox([])
        stages = [(stage.value, tr(stage.label)) for stage in Stage]
        self.stage = ChoiceBox([("", tr("Semua tahap")), *stages])
        states = [(one.value, tr(one.label)) for one in Status if one not in NOT_PROPOSED]
        self.status = ChoiceBox([("", tr("Semua status")), *states])
        self.decree = ChoiceBox([("", tr("Semua SK"))])
        self.stage.key = self.status.key = self.decree.key = ""
        self.region = ChoiceBox(_regions(services))
        self.region.key = services.session.region_code
        self.places = PlacePair(services.store.regions.book())
        self.places.stand_in(regency_of(self.region.key or ""))
        self._people, self._monthly = True, False
        self._decrees: tuple[str, ...] = ()
        self._lay_out()
        for box in (self.month, self.stage, self.status, self.decree):
            box.changed.connect(self._on_choice)
        self.region.changed.connect(self._on_region)
        self.places.changed.connect(self._on_place)
        self._fit()

    @property
    def selection(self) -> Selection:
        """What is chosen now, in the programme and year of the window."""
        scope = self._services.scope
        region = self.region.key or PROVINCE
        status = decree = ""
        if self._people:
            region = self.places.region_code or region
            status = self.status.key or ""
        if len(self._decrees) > 1:
            decree = self.decree.key or ""
        stage = self.stage.key or ""
        month = (self.month.key or "") if self._monthly else ""
        return Selection(
            scope.programme, scope.year, stage, region, status, decree=decree, month=month
        )

    @property
    def editors(self) -> tuple[QWidget, ...]:
        """Its boxes from top to bottom."""
        places = self.places
        narrowing = places.district, places.village, self.status, self.decree
        return self.month, self.stage, self.region, *narrowing

    def show_for(self, *, people: bool, monthly: bool) -> None:
        """Smaller places and statuses only for people, a month only where there is one for each."""
        self._people, self._monthly = people, monthly
        self._offer_months()
        self._fit()

    def offer_decrees(self, numbers: Sequence[str]) -> None:
        """Which decrees there are to choose from; fewer than two are no choice."""
        if tuple(numbers) != self._decrees:
            chosen = self.decree.key
            self._decrees = tuple(numbers)
            self.decree.set_choices([("", tr("Semua SK")), *((one, one) for one in numbers)])
            self.decree.key = chosen if chosen in numbers else ""
        self._fit()

    def _offer_months(self) -> None:
        """The months of the year above; one that was chosen stays while it is of that year."""
        services, chosen = self._services, self.month.key
        months = months_of(services.scope.year)
        if chosen not in months:
            self.month.set_choices([(one, month_label(one)) for one in months])
            self.month.key = usual_month(services.scope.year, services.day())

    def _fit(self) -> None:
        """A place within a place is offered once there is one; the list stays short meanwhile."""
        self._month.setVisible(self._monthly)
        self._status.setVisible(self._people)
        self._decree.setVisible(len(self._decrees) > 1)
        self._district.setVisible(self._people and self.places.district.isEnabled())
        self._village.setVisible(self._people and self.places.village.isEnabled())

    def _on_choice(self, _choice: str) -> None:
        self.changed.emit()

    def _on_region(self, region: str) -> None:
        self.places.stand_in(regency_of(region))
        self._on_place()

    def _on_place(self) -> None:
        self._fit()
        self.changed.emit()

    def _lay_out(self) -> None:
        icons = self._services.icons
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE.s)
        self._month = LabelledField(tr("Bulan"), self.month, icons)
        layout.addWidget(self._month)
        layout.addWidget(LabelledField(tr("Tahap anggaran"), self.stage, icons))
        layout.addWidget(LabelledField(tr("Kabupaten/kota"), self.region, icons))
        self._district = LabelledField(tr("Kecamatan"), self.places.district, icons)
        self._village = LabelledField(tr("Desa/Kelurahan"), self.places.village, icons)
        self._status = LabelledField(tr("Status usulan"), self.status, icons)
        self._decree = LabelledField(tr("Nomor SK"), self.decree, icons)
        for field in (self._district, self._village, self._status, self._decree):
            layout.addWidget(field)


def _regions(services: Services) -> list[tuple[str, str]]:
    """A kabupaten's office writes only about itself; the province about all or any."""
    own = services.session.region_code
    regencies = [(one.code, one.name) for one in services.store.regions.book().regencies]
    if own != PROVINCE:
        return [pair for pair in regencies if pair[0] == regency_of(own)]
    return [(PROVINCE, tr("Seluruh provinsi")), *regencies]

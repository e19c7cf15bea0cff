"""The strip above the pages: the page's title, the programme and year, the office and user."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout

from bansos_desktop.domain.changes import Topic
from bansos_desktop.domain.programme import FIRST_PROGRAMME
from bansos_desktop.domain.region import PROVINCE
from bansos_desktop.ui.i18n import tr
from bansos_desktop.ui.services import Services
from bansos_desktop.ui.theme import SPACE, Kind
from bansos_desktop.ui.widgets.choice_box import ChoiceBox
from bansos_desktop.ui.widgets.code_box import CodeBox
from bansos_desktop.ui.widgets.elided_label import ElidedLabel
from bansos_desktop.ui.widgets.text import icon_label, text_label

ICON_SIZE = 16
YEAR_DIGITS = 4


class Header(QFrame):
    """Changes the scope; shows who is at the program."""

    def __init__(self, services: Services) -> None:
        super().__init__()
        self._scope = services.scope
        self._store = services.store
        self._title = text_label("", Kind.TITLE)
        self._programme = CodeBox(self._programmes(), tr("Program"))
        self._programme.key = self._scope.programme
        self._year = ChoiceBox(self._years())
        self._year.setMinimumContentsLength(YEAR_DIGITS)
        self._year.setAccessibleName(tr("Tahun anggaran"))
        self._year.setToolTip(tr("Tahun anggaran yang dikerjakan"))
        self._year.key = str(self._scope.year)
        self._programme.changed.connect(self._on_programme)
        self._year.changed.connect(self._on_year)
        services.bus.committed.connect(self._on_committed)
        services.scope.changed.connect(self._on_scope)
        office = services.store.office.own()
        place = office.region_name
        if office.region_code == PROVINCE:
            place = tr("Provinsi {name}").format(name=place)
        self._who = ElidedLabel(f"{services.session.user} · {place}", Kind.CAPTION)
        self._who.setToolTip(f"{self._who.toolTip()}\n{tr(services.session.role.label)}")
        self._lay_out(services)

    def show_title(self, title: str) -> None:
        """Name the page in sight."""
        self._title.setText(title)

    def _programmes(self) -> list[tuple[str, str]]:
        return [(one.code, one.name) for one in self._store.reference.programmes()]

    def _years(self) -> list[tuple[str, str]]:
        known = {*self._store.quotas.years(self._scope.programme), self._scope.year}
        newest = max(known)
        return [(str(year), str(year)) for year in sorted({*known, newest + 1}, reverse=True)]

    def _on_committed(self, changes: Topic, _initiator: object) -> None:
        """A newer reference set or a first proposal may bring a year, an office a programme."""
        if changes & Topic.REFERENCE:
            self._offer_programmes()
        if changes & (Topic.REFERENCE | Topic.QUOTAS):
            self._year.set_choices(self._years())

    def _on_scope(self) -> None:
        """A record of another programme was opened: the boxes say where the window is now."""
        with QSignalBlocker(self._programme), QSignalBlocker(self._year):
            self._programme.key = self._scope.programme
            self._year.set_choices(self._years())
            self._year.key = str(self._scope.year)

    def _offer_programmes(self) -> None:
        """As they are now; whoever worked in one that is gone goes on in the first."""
        offered = self._programmes()
        self._programme.set_choices(offered)
        if self._scope.programme not in dict(offered):
            with QSignalBlocker(self._programme):
                self._programme.key = FIRST_PROGRAMME
            self._on_programme(FIRST_PROGRAMME)

    def _on_programme(self, code: str) -> None:
        """Go to the programme's newest year, since the year at hand may hold nothing in it."""
        years = self._store.quotas.years(code)
        self._scope.move(code, years[0] if years else self._scope.year)

    def _on_year(self, year: str) -> None:
        self._scope.move(self._scope.programme, int(year))

    def _lay_out(self, services: Services) -> None:
        layout = QHBoxLayout(self)
        layout.setContentsMargins(SPACE.lg, SPACE.m, SPACE.lg, SPACE.m)
        layout.setSpacing(SPACE.s)
        layout.addWidget(self._title)
        layout.addStretch(1)
        layout.addWidget(icon_label(services.icons.icon("user"), ICON_SIZE))
        layout.addWidget(self._who)
        layout.addSpacing(SPACE.m)
        for text, box in ((tr("Program"), self._programme), (tr("Tahun"), self._year)):
            label = text_label(text, Kind.CAPTION)
            label.setAlignment(Qt.AlignmentFlag.AlignVCenter)
            layout.addWidget(label)
            layout.addWidget(box)

"""Pengaturan: whose data this is, its rules and reference data, and whether all is whole."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from bansos_desktop.domain.changes import Topic
from bansos_desktop.domain.quota_ledger import FigureKey
from bansos_desktop.domain.ties import TieLine
from bansos_desktop.ui.i18n import tr
from bansos_desktop.ui.page import Page
from bansos_desktop.ui.pages.settings.backups import BackupsSection
from bansos_desktop.ui.pages.settings.checks import ChecksSection
from bansos_desktop.ui.pages.settings.formats import FormatsSection
from bansos_desktop.ui.pages.settings.history import HistorySection
from bansos_desktop.ui.pages.settings.office import OfficeSection
from bansos_desktop.ui.pages.settings.papers import PapersSection
from bansos_desktop.ui.pages.settings.programmes import ProgrammesSection
from bansos_desktop.ui.pages.settings.reference import ReferenceSection
from bansos_desktop.ui.pages.settings.rules import RulesSection
from bansos_desktop.ui.pages.settings.section import Section
from bansos_desktop.ui.pages.settings.section_tabs import SectionTabs
from bansos_desktop.ui.services import Services
from bansos_desktop.ui.theme import SPACE


class SettingsPage(Page):
    """One tab for each section.

    `quotas_wanted` follows the programme and year that a check leads to; `people_wanted` names
    those whose figures do not agree, and what they are called.
    """

    title = "Pengaturan"
    quotas_wanted = Signal()
    people_wanted = Signal(tuple, str)
    topics = Topic.REFERENCE | Topic.OFFICE | Topic.RULES | Topic.BATCHES

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        self.office = OfficeSection(services)
        self.papers = PapersSection(services)
        self.programmes = ProgrammesSection(services)
        self.rules = RulesSection(services)
        self.formats = FormatsSection(services)
        self.history = HistorySection(services)
        self.reference = ReferenceSection(services)
        self.backups = BackupsSection(services)
        self.checks = ChecksSection(services)
        self._sections: dict[str, Section] = {
            "office": self.office,
            "papers": self.papers,
            "programmes": self.programmes,
            "rules": self.rules,
            "formats": self.formats,
            "history": self.history,
            "reference": self.reference,
            "backups": self.backups,
            "checks": self.checks,
        }
        self.tabs = SectionTabs()
        for section in self._sections.values():
            # Qt takes a single & for the mark of a key
            self.tabs.addTab(section, tr(section.title).replace("&", "&&"))
            section.said.connect(self.said)
        self.saver = self._save_section
        self.checks.figure_wanted.connect(self._on_figure)
        self.checks.people_wanted.connect(self._on_people)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE.lg, 0, SPACE.lg, SPACE.lg)
        layout.addWidget(self.tabs)

    @property
    def is_dirty(self) -> bool:
        """Whether a section holds something typed and not kept."""
        return any(section.is_dirty for section in self._sections.values())

    @property
    def part(self) -> str:
        """The title of the section in sight."""
        inside = (one for one in self._sections.values() if one is self.tabs.currentWidget())
        return tr(next(inside).title)

    def reload(self) -> None:
        """Read every section anew."""
        for section in self._sections.values():
            section.reload()

    def _save_section(self) -> None:
        """Keep what is typed in the section in sight."""
        for section in self._sections.values():
            if section is self.tabs.currentWidget():
                section.save()

    def _on_figure(self, key: FigureKey) -> None:
        self.services.scope.move(key.programme, key.year)
        self.quotas_wanted.emit()

    def _on_people(self, line: TieLine) -> None:
        self.services.scope.move(line.where.programme, line.where.year)
        self.people_wanted.emit(line.proposals, tr("Angka tidak sama"))

    def show_section(self, key: str) -> None:
        """Bring a section to sight; a key that is none leaves the page as it is."""
        if key in self._sections:
            self.tabs.setCurrentWidget(self._sections[key])

    def check_health(self) -> None:
        """Prove the store."""
        self.show_section("checks")
        self.checks.check_health()

"""The pages of an office and their places in the navigation, in the order of the work."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property, partial
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from bansos_desktop.domain.workflow import Role
from bansos_desktop.ui.i18n import tr
from bansos_desktop.ui.main_window import Place
from bansos_desktop.ui.page import Page
from bansos_desktop.ui.pages.activity.page import ActivityPage
from bansos_desktop.ui.pages.decisions.page import DecisionsPage
from bansos_desktop.ui.pages.handover.page import HandoverPage
from bansos_desktop.ui.pages.home.page import HomePage
from bansos_desktop.ui.pages.imports.page import ImportsPage
from bansos_desktop.ui.pages.institutions.page import InstitutionsPage
from bansos_desktop.ui.pages.monitoring.page import MonitoringPage
from bansos_desktop.ui.pages.quotas.page import QuotasPage
from bansos_desktop.ui.pages.recipients.page import RecipientsPage
from bansos_desktop.ui.pages.reports.page import ReportsPage
from bansos_desktop.ui.pages.settings.page import SettingsPage
from bansos_desktop.ui.pages.verification.page import VerificationPage
from bansos_desktop.ui.services import Services
from bansos_desktop.ui.widgets.nav_list import NavItem

P = TypeVar("P", bound=Page)


class OfficePages(QObject):
    """Every page there is, each built when it is first asked for.

    A dozen pages are two thousand widgets, which a cheap laptop would wait for at every start.
    `built` tells the key and the new page, before anybody else sees it.
    """

    built = Signal(str, object)

    def __init__(self, services: Services) -> None:
        super().__init__()
        self._services = services

    @cached_property
    def home(self) -> HomePage:
        """What waits to be done, and the dashboard."""
        return self._build("home", HomePage)

    @cached_property
    def recipients(self) -> RecipientsPage:
        """The list of people and the form."""
        return self._build("recipients", RecipientsPage)

    @cached_property
    def verification(self) -> VerificationPage:
        """Villages, visits and printed worklists."""
        return self._build("verification", VerificationPage)

    @cached_property
    def decisions(self) -> DecisionsPage | None:
        """Decisions within the quota; who may not decide has no page for it."""
        return self._build("decisions", DecisionsPage) if self.decides else None

    @cached_property
    def handovers(self) -> HandoverPage:
        """Goods and monthly aid that people received."""
        return self._build("handovers", HandoverPage)

    @cached_property
    def monitoring(self) -> MonitoringPage:
        """Visits that are due after the aid."""
        return self._build("monitoring", MonitoringPage)

    @cached_property
    def institutions(self) -> InstitutionsPage:
        """The register of LKS and UPTD."""
        return self._build("institutions", InstitutionsPage)

    @cached_property
    def quotas(self) -> QuotasPage:
        """Figures with their sources."""
        return self._build("quotas", QuotasPage)

    @cached_property
    def imports(self) -> ImportsPage:
        """From a spreadsheet to records."""
        return self._build("imports", ImportsPage)

    @cached_property
    def reports(self) -> ReportsPage:
        """What leaves the office."""
        return self._build("reports", ReportsPage)

    @cached_property
    def activity(self) -> ActivityPage:
        """Every act, to be taken back."""
        return self._build("activity", ActivityPage)

    @cached_property
    def settings(self) -> SettingsPage:
        """The office, its rules and reference data."""
        return self._build("settings", SettingsPage)

    @property
    def decides(self) -> bool:
        """Whether there is a page of decisions."""
        return self._services.session.role is Role.OPERATOR

    def places(self) -> list[Place]:
        """The entries of the navigation, top to bottom."""
        entries = (
            ("home", tr("Beranda"), "home"),
            ("recipients", tr("Penerima"), "people"),
            ("verification", tr("Verifikasi"), "verify"),
            ("decisions", tr("Penetapan"), "decision"),
            ("handovers", tr("Penyaluran"), "handover"),
            ("monitoring", tr("Monev"), "monitoring"),
            ("institutions", tr("Lembaga"), "institution"),
            ("quotas", tr("Kuota"), "quota"),
            ("imports", tr("Impor"), "import"),
            ("reports", tr("Laporan"), "report"),
            ("activity", tr("Kegiatan"), "history"),
            ("settings", tr("Pengaturan"), "settings"),
        )
        return [
            Place(NavItem(key, text, icon), partial(getattr, self, key))
            for key, text, icon in entries
            if key != "decisions" or self.decides
        ]

    def _build(self, key: str, kind: Callable[[Services], P]) -> P:
        page = kind(self._services)
        self.built.emit(key, page)
        return page

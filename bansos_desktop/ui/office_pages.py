"""The pages of an office and their places in the navigation, in the order of the work."""

from __future__ import annotations

from bansos_desktop.domain.workflow import Role
from bansos_desktop.ui.i18n import tr
from bansos_desktop.ui.main_window import Place
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


class OfficePages:
    """Every page there is; who may not decide has no page for it (`decisions` is None)."""

    def __init__(self, services: Services) -> None:
        is_operator = services.session.role is Role.OPERATOR
        self.home = HomePage(services)
        self.recipients = RecipientsPage(services)
        self.verification = VerificationPage(services)
        self.decisions = DecisionsPage(services) if is_operator else None
        self.handovers = HandoverPage(services)
        self.monitoring = MonitoringPage(services)
        self.institutions = InstitutionsPage(services)
        self.quotas = QuotasPage(services)
        self.imports = ImportsPage(services)
        self.reports = ReportsPage(services)
        self.activity = ActivityPage(services)
        self.settings = SettingsPage(services)

    def places(self) -> list[Place]:
        """The pages with their entries, top to bottom."""
        entries = (
            ("home", tr("Beranda"), "home", self.home),
            ("recipients", tr("Penerima"), "people", self.recipients),
            ("verification", tr("Verifikasi"), "verify", self.verification),
            ("decisions", tr("Penetapan"), "decision", self.decisions),
            ("handovers", tr("Penyaluran"), "handover", self.handovers),
            ("monitoring", tr("Monev"), "monitoring", self.monitoring),
            ("institutions", tr("Lembaga"), "institution", self.institutions),
            ("quotas", tr("Kuota"), "quota", self.quotas),
            ("imports", tr("Impor"), "import", self.imports),
            ("reports", tr("Laporan"), "report", self.reports),
            ("activity", tr("Kegiatan"), "history", self.activity),
            ("settings", tr("Pengaturan"), "settings", self.settings),
        )
        return [
            Place(NavItem(key, text, icon), page)
            for key, text, icon, page in entries
            if page is not None
        ]

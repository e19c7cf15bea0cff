"""Puts an unlocked office on screen: builds the pages, wires commands and what leads where."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog

from bansos_desktop.domain.workflow import Role
from bansos_desktop.ui.commands import build_actions, fill_menu_bar
from bansos_desktop.ui.dialogs.notices import about_notice, keys_notice
from bansos_desktop.ui.family_acts import FamilyActs
from bansos_desktop.ui.i18n import tr
from bansos_desktop.ui.main_window import MainWindow, Place
from bansos_desktop.ui.pages.activity.page import ActivityPage
from bansos_desktop.ui.pages.decisions.page import DecisionsPage
from bansos_desktop.ui.pages.home.page import HomePage
from bansos_desktop.ui.pages.imports.page import ImportsPage
from bansos_desktop.ui.pages.quotas import QuotasPage
from bansos_desktop.ui.pages.recipients.filters import Filter
from bansos_desktop.ui.pages.recipients.page import RecipientsPage
from bansos_desktop.ui.pages.reports import ReportsPage
from bansos_desktop.ui.pages.settings.page import SettingsPage
from bansos_desktop.ui.pages.verification.page import VerificationPage
from bansos_desktop.ui.services import Services
from bansos_desktop.ui.widgets.nav_list import NavItem


class OfficeWindow(QObject):
    """Owns the pages; nobody else knows two of them."""

    def __init__(self, services: Services) -> None:
        super().__init__()
        self.services = services
        self.home = HomePage(services)
        self.recipients = RecipientsPage(services)
        self.verification = VerificationPage(services)
        self.quotas = QuotasPage(services)
        is_operator = services.session.role is Role.OPERATOR
        self.decisions = DecisionsPage(services) if is_operator else None
        self.imports = ImportsPage(services)
        self.reports = ReportsPage(services)
        self.activity = ActivityPage(services)
        self.settings = SettingsPage(services)
        self.window = MainWindow(
            services,
            [
                Place(NavItem("home", tr("Beranda"), "home"), self.home),
                Place(NavItem("recipients", tr("Penerima"), "people"), self.recipients),
                Place(NavItem("verification", tr("Verifikasi"), "verify"), self.verification),
                Place(NavItem("quotas", tr("Kuota"), "quota"), self.quotas),
                *self._decision_places(),
                Place(NavItem("imports", tr("Impor"), "import"), self.imports),
                Place(NavItem("reports", tr("Laporan"), "report"), self.reports),
                Place(NavItem("activity", tr("Kegiatan"), "history"), self.activity),
                Place(NavItem("settings", tr("Pengaturan"), "settings"), self.settings),
            ],
        )
        self.actions = build_actions(self.window, self._handlers())
        self.actions["page.decisions"].setVisible(is_operator)
        fill_menu_bar(self.window.menuBar(), self.actions)
        self.home.wanted.connect(self._go)
        self.quotas.wanted.connect(self._show_region)
        self.imports.people_wanted.connect(self._show_people)
        if self.decisions is not None:
            self.decisions.person_wanted.connect(self._open_person)
        self.family_acts = FamilyActs(services, self.window, self.recipients, self.activity)
        self._notice: QDialog | None = None

    def _handlers(self) -> Mapping[str, Callable[[], None]]:
        window = self.window
        return {
            "recipient.new": self._new_recipient,
            "recipient.save": self._save,
            "recipient.find": self._find,
            "act.undo": self._undo,
            "act.redo": self._redo,
            "recipient.history": self._history,
            "recipient.delete": self._delete,
            "import.choose": self._import,
            "report.write": self._report,
            "app.quit": self._quit,
            "page.home": partial(window.show_page, "home"),
            "page.recipients": partial(window.show_page, "recipients"),
            "page.verification": partial(window.show_page, "verification"),
            "page.quotas": partial(window.show_page, "quotas"),
            "page.decisions": partial(window.show_page, "decisions"),
            "page.imports": partial(window.show_page, "imports"),
            "page.reports": partial(window.show_page, "reports"),
            "page.activity": partial(window.show_page, "activity"),
            "page.settings": partial(window.show_page, "settings"),
            "view.refresh": self._refresh,
            "health.check": self._check,
            "help.keys": self._keys,
            "help.about": self._about,
        }

    def _decision_places(self) -> list[Place]:
        """Who may not decide has no page for it."""
        if self.decisions is None:
            return []
        return [Place(NavItem("decisions", tr("Penetapan"), "decision"), self.decisions)]

    def _go(self, page: str, detail: str) -> None:
        """To the work a task is about; `Task` says what pages and details there are."""
        if page == "proposal":
            self._show_people()
            self.recipients.go_to(detail)
        elif page == "form":
            self._new_recipient()
        elif page == "recipients":
            status, _, words = detail.partition("|")
            self._show_people()
            self.recipients.show_filter(Filter(text=words, status=status))
        else:
            self.window.show_page(page)
            self.settings.show_section(detail)

    def _show_region(self, region_code: str) -> None:
        self.window.show_page("recipients")
        self.recipients.show_filter(Filter(region_code=region_code))

    def _show_people(self) -> None:
        self.window.show_page("recipients")

    def _open_person(self, proposal: str) -> None:
        self.window.show_page("recipients")
        self.recipients.go_to(proposal)

    def _new_recipient(self) -> None:
        self.window.show_page("recipients")
        self.recipients.new_recipient()

    def _save(self) -> None:
        page = self.window.current
        form = self.verification.form if page is self.verification else self.recipients.form
        form.save()

    def _find(self) -> None:
        self.window.show_page("recipients")
        self.recipients.focus_search()

    def _undo(self) -> None:
        self.family_acts.undo()

    def _redo(self) -> None:
        self.family_acts.redo()

    def _history(self) -> None:
        self.family_acts.show_history()

    def _delete(self) -> None:
        self.family_acts.delete()

    def _import(self) -> None:
        self.window.show_page("imports")
        self.imports.ask_file()

    def _report(self) -> None:
        self.window.show_page("reports")
        self.reports.ask_target()

    def _refresh(self) -> None:
        self.window.current.reload()

    def _check(self) -> None:
        self.window.show_page("settings")
        self.settings.check_health()

    def _quit(self) -> None:
        self.window.close()

    def _keys(self) -> None:
        self._open(keys_notice(self.window))

    def _about(self) -> None:
        self._open(about_notice(self.window))

    def _open(self, notice: QDialog) -> None:
        self._notice = notice
        notice.open()

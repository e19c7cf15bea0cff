"""Puts an unlocked office on screen: builds the pages, wires commands and what leads where."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog

from bansos_desktop.domain.changes import Topic
from bansos_desktop.domain.programme import Asks
from bansos_desktop.ui.commands import COMMANDS, build_actions, fill_menu_bar
from bansos_desktop.ui.dialogs.notices import about_notice, keys_notice
from bansos_desktop.ui.family_acts import FamilyActs
from bansos_desktop.ui.help.asking import OfficeAsking
from bansos_desktop.ui.main_window import SETTINGS_NAME, MainWindow
from bansos_desktop.ui.office_pages import OfficePages
from bansos_desktop.ui.page import Page
from bansos_desktop.ui.pages.decisions.page import DecisionsPage
from bansos_desktop.ui.pages.home.page import HomePage
from bansos_desktop.ui.pages.imports.page import ImportsPage
from bansos_desktop.ui.pages.institutions.page import InstitutionsPage
from bansos_desktop.ui.pages.quotas.page import QuotasPage
from bansos_desktop.ui.pages.recipients.page import RecipientsPage
from bansos_desktop.ui.pages.reports.page import ReportsPage
from bansos_desktop.ui.pages.settings.page import SettingsPage
from bansos_desktop.ui.routes import Routes
from bansos_desktop.ui.services import Services
from bansos_desktop.ui.setup_offer import SetupOffer

TO_A_PAGE = "page."


class OfficeWindow(QObject):
    """Owns the pages; nobody else knows two of them. A page is wired when it is built."""

    def __init__(self, services: Services) -> None:
        super().__init__()
        self.services = services
        pages = self.pages = OfficePages(services)
        self.window = MainWindow(services, pages.places())
        self.routes = Routes(self.window, pages)
        self.family_acts = FamilyActs(services, self.window, pages)
        pages.built.connect(self._on_built)
        self.setups = SetupOffer(services, self.window, pages.home.setup)
        self.asking = OfficeAsking(services, self.window, services.folders.data / SETTINGS_NAME)
        self.actions = build_actions(self.window, self._handlers())
        self.actions["page.decisions"].setVisible(pages.decides)
        fill_menu_bar(self.window.menuBar(), self.actions)
        services.scope.changed.connect(self._offer_institutions)
        services.bus.committed.connect(self._on_committed)
        self._offer_institutions()
        self._notice: QDialog | None = None
        self.window.show_page("home")

    def _on_built(self, key: str, page: Page) -> None:
        """A new page joins the others: it is shown, and what it asks for leads somewhere."""
        self.window.adopt(key, page)
        self.family_acts.adopt(page)
        self._lead_on(page)

    def _lead_on(self, page: Page) -> None:
        """Connect what a page asks for with the way there."""
        routes = self.routes
        match page:
            case HomePage():
                page.wanted.connect(routes.go)
                page.people_wanted.connect(routes.show_people)
            case RecipientsPage():
                page.institution_wanted.connect(routes.new_institution)
                self.window.closing.connect(page.form.autosave.discard)
            case DecisionsPage():
                page.person_wanted.connect(routes.open_person)
            case InstitutionsPage():
                page.people_wanted.connect(routes.show_institution)
            case QuotasPage():
                page.wanted.connect(routes.show_people)
            case ImportsPage():
                page.people_wanted.connect(routes.show_among)
            case ReportsPage():
                page.people_wanted.connect(routes.show_found)
            case SettingsPage():
                page.people_wanted.connect(routes.show_among)
                page.quotas_wanted.connect(routes.show_quotas)

    def _offer_institutions(self) -> None:
        """Only where the programme asks for institutions or some are registered."""
        store = self.services.store
        programme = store.reference.programme(self.services.scope.programme)
        is_asked = programme is not None and programme.wants(Asks.INSTITUTION)
        is_offered = is_asked or store.institutions.is_registered()
        self.actions["page.institutions"].setVisible(is_offered)
        self.window.offer_page("institutions", is_offered=is_offered)

    def _on_committed(self, changes: Topic, _initiator: object) -> None:
        if changes & (Topic.INSTITUTIONS | Topic.REFERENCE):
            self._offer_institutions()

    def _handlers(self) -> Mapping[str, Callable[[], None]]:
        routes, family = self.routes, self.family_acts
        to_pages: dict[str, Callable[[], None]] = {
            command.id: partial(self.window.show_page, command.id.removeprefix(TO_A_PAGE))
            for command in COMMANDS
            if command.id.startswith(TO_A_PAGE)
        }
        return to_pages | {
            "recipient.new": routes.new_recipient,
            "recipient.save": routes.save,
            "recipient.draft": self._save_draft,
            "recipient.relative": routes.new_relative,
            "recipient.find": routes.find,
            "act.undo": family.undo,
            "act.redo": family.redo,
            "recipient.history": family.show_history,
            "recipient.delete": family.delete,
            "import.choose": routes.choose_import,
            "report.write": routes.write_report,
            "app.quit": self._quit,
            "view.refresh": routes.refresh,
            "health.check": routes.check_health,
            "office.papers": routes.edit_papers,
            "help.guide": self.asking.open_here,
            "help.keys": self._keys,
            "help.installation": self._check_installation,
            "help.about": self._about,
        }

    def _save_draft(self) -> None:
        self.pages.recipients.form.save_draft()

    def _quit(self) -> None:
        self.window.close()

    def _keys(self) -> None:
        self._open(keys_notice(self.window))

    def _check_installation(self) -> None:
        """Loaded when it is asked for, which is seldom."""
        module = importlib.import_module("bansos_desktop.ui.dialogs.installation")
        services = self.services
        dialog = module.InstallationDialog(services.icons, services.folders.data, self.window)
        self._open(dialog)
        dialog.start()

    def _about(self) -> None:
        self._open(about_notice(self.window))

    def _open(self, notice: QDialog) -> None:
        self._notice = notice
        notice.open()

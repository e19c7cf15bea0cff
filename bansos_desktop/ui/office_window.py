"""Puts an unlocked office on screen: builds the pages, wires commands and what leads where."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog

from bansos_desktop.ui.commands import build_actions, fill_menu_bar
from bansos_desktop.ui.dialogs.notices import about_notice, keys_notice
from bansos_desktop.ui.i18n import tr
from bansos_desktop.ui.main_window import MainWindow, Place
from bansos_desktop.ui.pages.home import HomePage
from bansos_desktop.ui.pages.imports.page import ImportsPage
from bansos_desktop.ui.pages.quotas import QuotasPage
from bansos_desktop.ui.pages.recipients.filters import Filter
from bansos_desktop.ui.pages.recipients.page import RecipientsPage
from bansos_desktop.ui.pages.reports import ReportsPage
from bansos_desktop.ui.pages.settings import SettingsPage
from bansos_desktop.ui.services import Services
from bansos_desktop.ui.widgets.nav_list import NavItem


class OfficeWindow(QObject):
    """Owns the pages; nobody else knows two of them."""

    def __init__(self, services: Services) -> None:
        super().__init__()
        self.services = services
        self.home = HomePage(services)
        self.recipients = RecipientsPage(services)
        self.quotas = QuotasPage(services)
        self.imports = ImportsPage(services)
        self.reports = ReportsPage(services)
        self.settings = SettingsPage(services)
        self.window = MainWindow(
            services,
            [
                Place(NavItem("home", tr("Beranda"), "home"), self.home),
                Place(NavItem("recipients", tr("Penerima"), "people"), self.recipients),
                Place(NavItem("quotas", tr("Kuota"), "quota"), self.quotas),
                Place(NavItem("imports", tr("Impor"), "import"), self.imports),
                Place(NavItem("reports", tr("Laporan"), "report"), self.reports),
                Place(NavItem("settings", tr("Pengaturan"), "settings"), self.settings),
            ],
        )
        self.actions = build_actions(self.window, self._handlers())
        fill_menu_bar(self.window.menuBar(), self.actions)
        self.home.wanted.connect(self._go)
        self.quotas.wanted.connect(self._show_region)
        self.window.closing.connect(self.recipients.form.autosave.discard)
        self.imports.people_wanted.connect(self._show_people)
        self._notice: QDialog | None = None

    def _handlers(self) -> Mapping[str, Callable[[], None]]:
        window = self.window
        return {
            "recipient.new": self._new_recipient,
            "recipient.save": self.recipients.form.save,
            "recipient.draft": self.recipients.form.save_draft,
            "recipient.relative": self._new_relative,
            "recipient.find": self._find,
            "import.choose": self._import,
            "report.write": self._report,
            "app.quit": self._quit,
            "page.home": partial(window.show_page, "home"),
            "page.recipients": partial(window.show_page, "recipients"),
            "page.quotas": partial(window.show_page, "quotas"),
            "page.imports": partial(window.show_page, "imports"),
            "page.reports": partial(window.show_page, "reports"),
            "page.settings": partial(window.show_page, "settings"),
            "view.refresh": self._refresh,
            "health.check": self._check,
            "help.keys": self._keys,
            "help.about": self._about,
        }

    def _go(self, page: str, detail: str) -> None:
        self.window.show_page(page)
        if page == "recipients":
            self.recipients.show_filter(Filter(status=detail))

    def _show_region(self, region_code: str) -> None:
        self.window.show_page("recipients")
        self.recipients.show_filter(Filter(region_code=region_code))

    def _show_people(self) -> None:
        self.window.show_page("recipients")

    def _new_recipient(self) -> None:
        self.window.show_page("recipients")
        self.recipients.new_recipient()

    def _new_relative(self) -> None:
        self.window.show_page("recipients")
        self.recipients.go_to("relative")

    def _find(self) -> None:
        self.window.show_page("recipients")
        self.recipients.focus_search()

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

"""What leads where: from a number, a task or a command to the page where the work is done."""

from __future__ import annotations

from bansos_desktop.domain.quota_ledger import FigureKey
from bansos_desktop.domain.views import Filter
from bansos_desktop.domain.workflow import Status
from bansos_desktop.ui.i18n import tr
from bansos_desktop.ui.main_window import MainWindow
from bansos_desktop.ui.office_pages import OfficePages
from bansos_desktop.ui.pages.decisions.filters import Filter as DecisionFilter
from bansos_desktop.ui.pages.home.tasks import Task
from bansos_desktop.ui.pages.recipients.unfinished import UNFINISHED
from bansos_desktop.usecases.list_due import When


class Routes:
    """Brings a page to sight and shows on it what was asked for."""

    def __init__(self, window: MainWindow, pages: OfficePages) -> None:
        self._window, self._pages = window, pages

    def go(self, task: Task) -> None:
        """To the work a task is about; `Task` says what pages and details there are."""
        if task.page == "proposal":
            self.open_person(task.detail)
        elif task.page == "form":
            self.open_person(f"{UNFINISHED}{task.detail}")
        else:
            self._show(task.page)
            if task.where is None:
                self._point_at(task)
            else:
                _mark(self._pages, task.page, task.where)

    def _point_at(self, task: Task) -> None:
        """Show on the page in sight what the task is about, as far as it can tell."""
        pages, detail = self._pages, task.detail
        if task.page == "recipients":
            states = (detail,) if detail else ()
            label = task.text if task.among else ""
            chosen = Filter(statuses=states, among=task.among or None, label=label)
            pages.recipients.show_filter(chosen)
        elif task.page == "verification" and detail:
            pages.verification.villages.pick(detail)
        elif task.page == "handovers":
            pages.handovers.monthly.show_month(detail)
        elif task.page == "monitoring":
            pages.monitoring.show_when(When(detail))
        elif task.page == "settings":
            pages.settings.show_section(detail)

    def show_quotas(self) -> None:
        """The figures of the programme and year at hand."""
        self._show("quotas")

    def show_people(self, wanted: Filter) -> None:
        """The people behind a part of a chart or a figure."""
        self._show("recipients")
        self._pages.recipients.show_filter(wanted)

    def show_found(self, proposals: tuple[str, ...]) -> None:
        """The people of a report about whom the rules have something to say."""
        self._show("recipients")
        chosen = Filter(among=proposals, label=tr("Temuan di laporan"))
        self._pages.recipients.show_filter(chosen)

    def show_among(self, proposals: tuple[str, ...], label: str) -> None:
        """The people that another page found, called what they are."""
        self._show("recipients")
        self._pages.recipients.show_filter(Filter(among=proposals, label=label))

    def show_institution(self, uid: str) -> None:
        """The people of an institution."""
        self._show("recipients")
        self._pages.recipients.show_filter(Filter(institution=uid))

    def new_institution(self, name: str) -> None:
        """The empty form of an institution that was looked for and not found."""
        self._show("institutions")
        self._pages.institutions.begin(name)

    def open_person(self, proposal: str) -> None:
        """One proposal in the form."""
        self._show("recipients")
        self._pages.recipients.go_to(proposal)

    def new_recipient(self) -> None:
        """The empty form."""
        self._show("recipients")
        self._pages.recipients.new_recipient()

    def new_relative(self) -> None:
        """A member of the family in the form."""
        self.open_person("relative")

    def find(self) -> None:
        """The search line."""
        self._show("recipients")
        self._pages.recipients.focus_search()

    def choose_import(self) -> None:
        """The file to import."""
        self._show("imports")
        self._pages.imports.ask_file()

    def write_report(self) -> None:
        """Where to write the report to."""
        self._show("reports")
        self._pages.reports.ask_target()

    def check_health(self) -> None:
        """The proofs of the store."""
        self._show("settings")
        self._pages.settings.check_health()

    def edit_papers(self) -> None:
        """The office on its paper."""
        self._show("settings")
        self._pages.settings.show_section("papers")

    def save(self) -> None:
        """The form of the page in sight, if it has one."""
        self._window.current.save()

    def refresh(self) -> None:
        """The page in sight, read anew."""
        self._window.current.reload()

    def _show(self, key: str) -> None:
        self._window.show_page(key)


def _mark(pages: OfficePages, page: str, where: FigureKey) -> None:
    """A figure in the table of quotas, or whom that figure's line waits to be decided on."""
    if page == "quotas":
        pages.quotas.overview.mark(where)
    elif pages.decisions is not None:
        wanted = DecisionFilter(where.stage, where.region_code, status=Status.ELIGIBLE.value)
        pages.decisions.filters.show_filter(wanted)

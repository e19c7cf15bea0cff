"""Beranda: the year at a glance, and what waits for somebody.

The numbers and the quick tasks are there at once; the charts and what needs a look at many people
follow from the reading thread, so that the window never waits for them.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent

from bansos_desktop.domain.changes import Topic
from bansos_desktop.domain.dashboard import Dashboard
from bansos_desktop.domain.office_quota import OfficeQuota, seen_lines
from bansos_desktop.domain.quota import add_uses
from bansos_desktop.domain.region import PROVINCE
from bansos_desktop.store.store import Store
from bansos_desktop.ui.i18n import number_text, tr
from bansos_desktop.ui.jobs import Job
from bansos_desktop.ui.page import Page
from bansos_desktop.ui.pages.home.arrangement import Arrangement
from bansos_desktop.ui.pages.home.board import TaskBoard
from bansos_desktop.ui.pages.home.charts import Charts
from bansos_desktop.ui.pages.home.figures import tile_figures
from bansos_desktop.ui.pages.home.paper import printout_of
from bansos_desktop.ui.pages.home.setup_strip import SetupStrip
from bansos_desktop.ui.pages.home.tasks import MOST_FINDINGS, QUICK, SLOW, About, Figures, Task
from bansos_desktop.ui.printing.preview import PreviewDialog
from bansos_desktop.ui.services import Services
from bansos_desktop.ui.theme import Level
from bansos_desktop.ui.widgets.chart_pace import MonthTarget
from bansos_desktop.ui.widgets.stat_tile import StatTile
from bansos_desktop.usecases import dashboard, list_quotas
from bansos_desktop.usecases.progress import Progress

LOOK_AFTER_MS = 120


class HomePage(Page):
    """`wanted` brings the task whose work somebody wants to do, `people_wanted` a filter.

    Whatever needs a look at many people is looked up beside other work while the page is in sight.
    """

    title = "Beranda"
    topics = (
        Topic.RECIPIENTS
        | Topic.QUOTAS
        | Topic.REFERENCE
        | Topic.RULES
        | Topic.VISITS
        | Topic.HANDOVERS
        | Topic.OFFICE
        | Topic.INSTITUTIONS
    )
    wanted = Signal(object)
    people_wanted = Signal(object)

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        labels = ("Kuota", "Terpakai", "Ditetapkan", "Tersalur")
        self.tiles = [StatTile(services.icons, tr(label)) for label in labels]
        self.setup = SetupStrip(services.icons)
        self.findings = StatTile(services.icons, tr("Temuan"))
        self.board = TaskBoard(services.icons)
        self.charts = Charts(self._find, services.session.role)
        self._quick: list[Task] = []
        self._job: Job | None = None
        self._drawing: Job | None = None
        self._look = 0  # an answer to an earlier look is no longer wanted
        self._has_people = False
        self._timer = QTimer(self, singleShot=True, interval=LOOK_AFTER_MS)
        self._timer.timeout.connect(self._look_deeper)
        self.board.picked.connect(self.wanted)
        self.charts.wanted.connect(self.people_wanted)
        self.arrangement = Arrangement(
            self.setup,
            (*self.tiles, self.findings),
            self.board,
            self.charts,
            services.session.role,
        )
        self.arrangement.fill(self)
        self.arrangement.print_button.clicked.connect(self._on_print)
        for card in self.charts.cards.values():
            card.said.connect(self.said)

    def reload(self) -> None:
        """Read the year anew; what takes longer follows."""
        store, scope, own = self.services.store, self.services.scope, self.services.session
        lines = list_quotas.run(store, scope.programme, scope.year)
        at = own.region_code
        if self.charts.begin(scope.programme, scope.year):
            self.arrangement.print_button.setEnabled(False)
        shown = seen_lines(lines, at)
        use = add_uses(store.quotas.use(scope.programme, scope.year).values())
        self._show_tiles(list_quotas.of_office(store, lines, (scope.programme, scope.year), at))
        about, figures = self._about(), Figures(shown, use)
        self._quick = [task for provider in QUICK for task in provider(store, about, figures)]
        self._stop_looking()
        self._has_people = bool(use.total)  # in an empty year there is nobody to look at
        self.board.show_tasks(self._quick, looking=self._has_people)
        self._show_findings((), looking=self._has_people)
        self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody waits for an answer any more; it is looked up anew when the page is seen."""
        if not event.spontaneous() and (self._timer.isActive() or self._job or self._drawing):
            self._stop_looking()
            self._stale = True
        super().hideEvent(event)

    def _about(self) -> About:
        """Whose tasks, of which programme and year."""
        services, scope = self.services, self.services.scope
        return About(
            services.session,
            scope.programme,
            scope.year,
            services.day(),
            services.folders.seed,
            services.folders.data,
            services.now(),
        )

    def _look_deeper(self) -> None:
        """Ask for the charts, then the slow providers, on the reading thread."""
        about = self._about()
        office = about.session.region_code

        def draw(store: Store, _progress: Progress) -> Dashboard:
            return dashboard.run(store, about.programme, about.year, office, about.today)

        def look(store: Store, progress: Progress) -> list[Task]:
            return [task for provider in SLOW for task in provider(store, about, progress)]

        readings, number = self.services.readings, self._look
        self._drawing = readings.start(
            draw,
            on_done=partial(self._on_drawn, number),
            on_failed=partial(self._on_undrawn, number),
        )
        if self._has_people:
            self._job = readings.start(
                look,
                on_done=partial(self._on_looked, number),
                on_failed=partial(self._on_failed, number),
            )

    def _stop_looking(self) -> None:
        """Give up the look that runs; by its number a late answer is known and dropped."""
        self._timer.stop()
        self._look += 1
        for job in (self._job, self._drawing):
            if job is not None:
                job.cancel()
        self._job = self._drawing = None

    def _on_drawn(self, look: int, data: Dashboard) -> None:
        """Show the charts, if this is the answer that is still waited for."""
        if look != self._look:
            return
        self._drawing = None
        self.charts.show_data(data, in_province=data.region == PROVINCE)
        self.arrangement.print_button.setEnabled(not data.is_empty)

    def _on_undrawn(self, look: int, sentence: str) -> None:
        """Say in the charts' place what went wrong."""
        if look != self._look:
            return
        self._drawing = None
        self.charts.show_failure(sentence)

    def _on_looked(self, look: int, tasks: list[Task]) -> None:
        """Add the slow tasks, if this is the answer that is still waited for."""
        if look != self._look:
            return
        self._job = None
        self.board.show_tasks([*self._quick, *tasks], looking=False)
        self._show_findings(tasks, looking=False)

    def _on_failed(self, look: int, sentence: str) -> None:
        """Show what was quick to find; a look that was given up has nothing to say."""
        if look != self._look:
            return
        self._job = None
        self.board.show_tasks(self._quick, looking=False)
        self.findings.show_figure("–", tr("tidak dapat diperiksa"), Level.WARNING)
        self.said.emit(Level.ERROR, sentence)

    def _find(self, target: MonthTarget) -> tuple[str, ...]:
        """The people of a month, whom no filter can name."""
        reader, scope = self.services.store.dashboard, self.services.scope
        office = self.services.session.region_code
        region = "" if office == PROVINCE else office
        return reader.of_month(
            scope.programme, scope.year, target.dimension, target.month, region=region
        )

    def _on_print(self) -> None:
        """The whole dashboard on one sheet, to look at first."""
        if self.charts.data is None:
            return
        office = self.services.store.office.own().region_name
        printout = printout_of(self.charts, self.charts.data, office, self.services.day())
        PreviewDialog(printout, self.services.icons, self).open()

    def _show_findings(self, tasks: Sequence[Task], *, looking: bool) -> None:
        """How many people the rules have something to say about; the tasks name what."""
        found = [task for task in tasks if task.among and task.page == "recipients"]
        people = {uid for task in found for uid in task.among}
        if looking:
            self.findings.show_figure("…", tr("sedang diperiksa"))
        elif not self._has_people:
            self.findings.show_figure("–", tr("belum ada penerima"))
        elif not found:
            self.findings.show_figure("0", tr("tidak ada yang janggal"), Level.SUCCESS)
        else:
            more = "+" if len(found) >= MOST_FINDINGS else ""
            words = tr("usulan, dari {n} jenis temuan").format(n=number_text(len(found)))
            self.findings.show_figure(f"{number_text(len(people))}{more}", words, Level.WARNING)

    def _show_tiles(self, sums: OfficeQuota) -> None:
        for tile, (number, caption) in zip(self.tiles, tile_figures(sums), strict=True):
            tile.show_figure(number, caption)

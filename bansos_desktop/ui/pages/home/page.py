"""Beranda: the year at a glance, and what waits for somebody."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from bansos_desktop.domain.changes import Topic
from bansos_desktop.domain.quota import QuotaLine, Use, add_uses, office_total, office_use
from bansos_desktop.domain.region import PROVINCE
from bansos_desktop.domain.workflow import DECIDED, DISTRIBUTED
from bansos_desktop.store.store import Store
from bansos_desktop.ui.i18n import number_text, tr
from bansos_desktop.ui.jobs import Job
from bansos_desktop.ui.page import Page
from bansos_desktop.ui.pages.home.board import Card, TaskBoard
from bansos_desktop.ui.pages.home.tasks import QUICK, SLOW, About, Figures, Task
from bansos_desktop.ui.services import Services
from bansos_desktop.ui.theme import SPACE, Kind, Level
from bansos_desktop.ui.widgets.quota_bar import QuotaBar, QuotaFigures
from bansos_desktop.ui.widgets.stat_tile import StatTile
from bansos_desktop.ui.widgets.text import text_label
from bansos_desktop.usecases import list_quotas
from bansos_desktop.usecases.progress import Progress

LOOK_AFTER_MS = 120


class HomePage(Page):
    """`wanted` brings the task whose work somebody wants to do.

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
    )
    wanted = Signal(object)

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        labels = ("Kuota", "Terpakai", "Ditetapkan", "Tersalur")
        self.tiles = [StatTile(services.icons, tr(label)) for label in labels]
        self.board = TaskBoard(services.icons)
        self._bars = Card(tr("Kuota per kabupaten/kota"))
        self._quick: list[Task] = []
        self._job: Job | None = None
        self._look = 0  # an answer to an earlier look is no longer wanted
        self._timer = QTimer(self, singleShot=True, interval=LOOK_AFTER_MS)
        self._timer.timeout.connect(self._look_deeper)
        self.board.picked.connect(self.wanted)
        self._lay_out()

    def reload(self) -> None:
        """Read the year anew; what takes longer follows."""
        store, scope, own = self.services.store, self.services.scope, self.services.session
        lines = list_quotas.run(store, scope.programme, scope.year)
        at = own.region_code
        shown = [x for x in lines if at == PROVINCE or x.region_code in (at, PROVINCE)]
        use = add_uses(store.quotas.use(scope.programme, scope.year).values())
        self._show_tiles(shown, use)
        self._show_bars(shown)
        about, figures = self._about(), Figures(shown, use)
        self._quick = [task for provider in QUICK for task in provider(store, about, figures)]
        self._stop_looking()
        self.board.show_tasks(self._quick, looking=bool(use.total))
        if use.total:  # in an empty year there is nobody to look at
            self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody waits for an answer any more; it is looked up anew when the page is seen."""
        if not event.spontaneous() and (self._timer.isActive() or self._job is not None):
            self._stop_looking()
            self._stale = True
        super().hideEvent(event)

    def _about(self) -> About:
        """Whose tasks, of which programme and year."""
        services, scope = self.services, self.services.scope
        return About(
            services.session, scope.programme, scope.year, services.day(), services.folders.seed
        )

    def _look_deeper(self) -> None:
        """Ask the slow providers, on the reading thread."""
        about = self._about()

        def look(store: Store, progress: Progress) -> list[Task]:
            return [task for provider in SLOW for task in provider(store, about, progress)]

        self._job = self.services.readings.start(
            look,
            on_done=partial(self._on_looked, self._look),
            on_failed=partial(self._on_failed, self._look),
        )

    def _stop_looking(self) -> None:
        """Give up the look that runs; by its number a late answer is known and dropped."""
        self._timer.stop()
        self._look += 1
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def _on_looked(self, look: int, tasks: list[Task]) -> None:
        """Add the slow tasks, if this is the answer that is still waited for."""
        if look != self._look:
            return
        self._job = None
        self.board.show_tasks([*self._quick, *tasks], looking=False)

    def _on_failed(self, look: int, sentence: str) -> None:
        """Show what was quick to find; a look that was given up has nothing to say."""
        if look != self._look:
            return
        self._job = None
        self.board.show_tasks(self._quick, looking=False)
        self.said.emit(Level.ERROR, sentence)

    def _show_tiles(self, lines: Sequence[QuotaLine], use: Use) -> None:
        office = self.services.session.region_code
        total, own = office_total(lines, office), office_use(lines, office)
        decided, given = own.among(DECIDED), own.among(DISTRIBUTED)
        recorded = tr("{n} usulan tercatat").format(n=number_text(use.total))
        quota, left = tr("–"), tr("belum ada kuota")
        if total.quota:
            quota = number_text(total.quota)
            left = tr("sisa {n} untuk diusulkan").format(n=number_text(total.left))
        figures = (
            (quota, recorded),
            (number_text(total.used), left),
            (number_text(decided), _share(decided, total.quota, use.among(DECIDED))),
            (number_text(given), _share(given, total.quota, use.among(DISTRIBUTED))),
        )
        for tile, (number, caption) in zip(self.tiles, figures, strict=True):
            tile.show_figure(number, caption)

    def _show_bars(self, lines: Sequence[QuotaLine]) -> None:
        rows: list[QWidget] = []
        for line in lines:
            row = QWidget()
            layout = QHBoxLayout(row)
            layout.setContentsMargins(0, SPACE.xs, 0, SPACE.xs)
            layout.setSpacing(SPACE.m)
            short = line.region_name.replace("Kabupaten ", "Kab. ")
            if line.region_code == PROVINCE:
                short = tr("Provinsi, dipakai bersama")
            name = text_label(short)
            name.setMinimumWidth(180)
            stage = text_label(line.detail or line.stage, Kind.CAPTION)
            stage.setMinimumWidth(90)
            layout.addWidget(name)
            layout.addWidget(stage)
            layout.addWidget(QuotaBar(QuotaFigures(line.quota, line.used)), 1)
            rows.append(row)
        self._bars.fill(rows or [text_label(tr("Belum ada kuota untuk tahun ini."), wrap=True)])

    def _lay_out(self) -> None:
        body = QWidget()
        layout = QVBoxLayout(body)
        layout.setContentsMargins(SPACE.lg, 0, SPACE.lg, SPACE.lg)
        layout.setSpacing(SPACE.m)
        tiles = QGridLayout()
        tiles.setSpacing(SPACE.m)
        for column, tile in enumerate(self.tiles):
            tiles.addWidget(tile, 0, column)
            tiles.setColumnStretch(column, 1)
        layout.addLayout(tiles)
        layout.addWidget(self.board)
        layout.addWidget(self._bars)
        layout.addStretch(1)
        area = QScrollArea()
        area.setWidget(body)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(area)


def _share(part: int, whole: int, all_of_them: int) -> str:
    """The share of the office's own quota; who has a place in a shared one is said beside it."""
    if not whole:
        return tr("belum ada kuota")
    words = tr("{n} % dari kuota").format(n=round(100 * part / whole))
    if all_of_them > part:
        words += tr(", {n} lagi dari kuota bersama").format(n=number_text(all_of_them - part))
    return words

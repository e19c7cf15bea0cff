"""Beranda: the year at a glance, and what waits for somebody."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from bansos_desktop.domain.changes import Topic
from bansos_desktop.domain.quota import QuotaLine, Use, add_uses, office_total
from bansos_desktop.domain.region import PROVINCE
from bansos_desktop.domain.workflow import DECIDED, DISTRIBUTED, Status
from bansos_desktop.ui.i18n import number_text, tr
from bansos_desktop.ui.page import Page
from bansos_desktop.ui.services import Services
from bansos_desktop.ui.theme import SPACE, Kind, Level
from bansos_desktop.ui.widgets.quota_bar import QuotaBar, QuotaFigures
from bansos_desktop.ui.widgets.stat_tile import StatTile
from bansos_desktop.ui.widgets.text import button, icon_label, text_label
from bansos_desktop.usecases import list_quotas

ICON_SIZE = 18


@dataclass(frozen=True, slots=True)
class Task:
    """Something that waits; `page` is where it is done, `detail` what to show there."""

    level: Level
    text: str
    act: str
    page: str
    detail: str = ""


class HomePage(Page):
    """`wanted` names a page and what to show on it."""

    title = "Beranda"
    topics = Topic.RECIPIENTS | Topic.QUOTAS | Topic.REFERENCE
    wanted = Signal(str, str)

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        labels = ("Kuota", "Terpakai", "Ditetapkan", "Tersalur")
        self.tiles = [StatTile(services.icons, tr(label)) for label in labels]
        self._tasks = _Card(tr("Yang menunggu Anda"))
        self._bars = _Card(tr("Kuota per kabupaten/kota"))
        self._routes: dict[QWidget, Task] = {}
        self._lay_out()

    def reload(self) -> None:
        """Read the year anew."""
        scope, own = self.services.scope, self.services.session.region_code
        lines = list_quotas.run(self.services.store, scope.programme, scope.year)
        shown = [x for x in lines if own == PROVINCE or x.region_code in (own, PROVINCE)]
        use = add_uses(self.services.store.quotas.use(scope.programme, scope.year).values())
        self._show_tiles(shown, use)
        self._show_bars(shown)
        self._show_tasks([*_quota_tasks(shown), *_status_tasks(use)])

    def _show_tiles(self, lines: Sequence[QuotaLine], use: Use) -> None:
        total = office_total(lines, self.services.session.region_code)
        decided, given = use.among(DECIDED), use.among(DISTRIBUTED)
        recorded = tr("{n} usulan tercatat").format(n=number_text(use.total))
        figures = (
            (number_text(total.quota), recorded),
            (number_text(total.used), tr("sisa {n}").format(n=number_text(total.left))),
            (number_text(decided), _share(decided, total.quota)),
            (number_text(given), _share(given, total.quota)),
        )
        for tile, (number, caption) in zip(self.tiles, figures, strict=True):
            tile.show_figure(number, caption)

    def _show_bars(self, lines: Sequence[QuotaLine]) -> None:
        rows: list[QWidget] = []
        for line in lines:
            row = QWidget()
            layout = QHBoxLayout(row)
            layout.setContentsMargins(0, 0, 0, 0)
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

    def _show_tasks(self, tasks: Sequence[Task]) -> None:
        self._routes = {}
        rows: list[QWidget] = []
        for task in tasks:
            row = QWidget()
            layout = QHBoxLayout(row)
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(SPACE.s)
            level = task.level if task.level is not Level.NEUTRAL else Level.INFO
            layout.addWidget(icon_label(self.services.icons.level_icon(level), ICON_SIZE))
            layout.addWidget(text_label(task.text, wrap=True), 1)
            link = button(task.act, Kind.LINK)
            link.clicked.connect(self._on_task)
            self._routes[link] = task
            layout.addWidget(link)
            rows.append(row)
        nothing = tr("Tidak ada yang menunggu. Catat penerima baru atau impor daftar dari Excel.")
        self._tasks.fill(rows or [text_label(nothing, wrap=True)])

    def _on_task(self) -> None:
        sender = self.sender()
        if isinstance(sender, QWidget) and sender in self._routes:
            task = self._routes[sender]
            self.wanted.emit(task.page, task.detail)

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
        layout.addWidget(self._tasks)
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


class _Card(QFrame):
    """A titled frame whose rows are replaced as a whole."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.setProperty("kind", Kind.CARD.value)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(SPACE.lg, SPACE.m, SPACE.lg, SPACE.m)
        self._layout.setSpacing(SPACE.s)
        self._layout.addWidget(text_label(title, Kind.SUBTITLE))
        self._rows: list[QWidget] = []

    def fill(self, rows: Sequence[QWidget]) -> None:
        """Show these rows instead of those that stood there."""
        for row in self._rows:
            self._layout.removeWidget(row)
            row.deleteLater()
        self._rows = list(rows)
        for row in rows:
            self._layout.addWidget(row)


def _quota_tasks(lines: Sequence[QuotaLine]) -> list[Task]:
    """Figures that somebody must decide about."""
    over = tr("{name}: {n} usulan melebihi kuota {stage}.")
    open_ = tr("Kuota {stage} {n} orang belum dirinci per kabupaten/kota.")
    tasks = []
    for line in lines:
        values = {"name": line.region_name, "stage": line.stage}
        if line.left < 0:
            text = over.format(n=number_text(-line.left), **values)
            tasks.append(Task(Level.ERROR, text, tr("Lihat"), "quotas"))
        if line.detail:
            text = open_.format(n=number_text(line.quota), **values)
            tasks.append(Task(Level.INFO, text, tr("Lihat sumber"), "quotas"))
    return tasks


def _status_tasks(use: Use) -> list[Task]:
    """Proposals that wait for their next step."""
    waiting = (
        (Status.PROPOSED, tr("{n} usulan menunggu verifikasi lapangan.")),
        (Status.RETURNED, tr("{n} usulan dikembalikan untuk diperbaiki.")),
        (Status.ELIGIBLE, tr("{n} usulan layak menunggu penetapan.")),
        (Status.DECIDED, tr("{n} penerima ditetapkan menunggu penyaluran.")),
    )
    return [
        Task(
            Level.NEUTRAL,
            text.format(n=number_text(number)),
            tr("Buka daftar"),
            "recipients",
            state.value,
        )
        for state, text in waiting
        if (number := use.among({state}))
    ]


def _share(part: int, whole: int) -> str:
    share = round(100 * part / whole) if whole else 0
    return tr("{n} % dari kuota").format(n=share)

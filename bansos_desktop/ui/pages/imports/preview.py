"""The second step: every row with its outcome, before anything is written."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QTableView, QVBoxLayout, QWidget

from bansos_desktop.domain.import_plan import Outcome
from bansos_desktop.ui.i18n import number_text, tr
from bansos_desktop.ui.models.import_preview import LABELS, ImportPreview
from bansos_desktop.ui.services import Services
from bansos_desktop.ui.theme import PALETTE, SPACE, Kind, Level
from bansos_desktop.ui.widgets.banner import Banner
from bansos_desktop.ui.widgets.choice_box import ChoiceBox
from bansos_desktop.ui.widgets.stat_tile import StatTile
from bansos_desktop.ui.widgets.table_look import dress_table
from bansos_desktop.ui.widgets.text import button, text_label
from bansos_desktop.usecases.plan_import import ImportPlan

FILTER_LETTERS = 22
ROW_HEIGHT = 30
WIDTHS = (60, 116, 190, 150, 220, 300)
TILES = (Outcome.CREATED, Outcome.UPDATED, Outcome.UNCHANGED, Outcome.REJECTED)


class PreviewStep(QWidget):
    """`applied` and `dropped` say what the user decided."""

    applied = Signal()
    dropped = Signal()

    def __init__(self, services: Services) -> None:
        super().__init__()
        self._plan: ImportPlan | None = None
        self.model = ImportPreview(services.icons)
        self.table = QTableView()
        self._file = text_label("", Kind.SUBTITLE)
        self._about = text_label("", Kind.CAPTION, wrap=True)
        self._banner = Banner(services.icons)
        self.tiles = {o: StatTile(services.icons, tr(LABELS[o])) for o in TILES}
        self.only = ChoiceBox([("", tr("Semua baris"))])
        self.only.setMinimumContentsLength(FILTER_LETTERS)
        self._apply = button(
            tr("Terapkan"), Kind.PRIMARY, services.icons.icon("check", PALETTE.on_accent)
        )
        self._drop = button(tr("Batal"))
        self._apply.clicked.connect(self.applied)
        self._drop.clicked.connect(self.dropped)
        self.only.changed.connect(self._on_only)
        self._set_up_table()
        self._lay_out()

    @property
    def plan(self) -> ImportPlan | None:
        """What is shown."""
        return self._plan

    def show_plan(self, plan: ImportPlan) -> None:
        """Show what would happen."""
        self._plan = plan
        counts, layout = plan.counts, plan.layout
        self._file.setText(plan.request.path.name)
        about = tr("Lembar {sheet} · judul kolom di baris {rows} · {read} baris dibaca")
        rows = ", ".join(str(row) for row in layout.header_rows)
        self._about.setText(
            about.format(sheet=layout.sheet, rows=rows, read=number_text(counts.rows_read))
        )
        numbers = (counts.created, counts.updated, counts.unchanged, counts.rejected)
        for outcome, number in zip(TILES, numbers, strict=True):
            bad = outcome is Outcome.REJECTED and number > 0
            level = Level.ERROR if bad else Level.NEUTRAL
            text = tr("bisa dikembalikan") if bad else ""
            self.tiles[outcome].show_figure(number_text(number), text, level)
        self._warn(plan)
        self._offer_filters(plan)
        self.model.show(plan.rows, "")
        taken = counts.created + counts.updated
        self._apply.setText(
            tr("Terapkan {n} baris").format(n=number_text(taken)) if taken else tr("Selesai")
        )
        self._apply.setFocus()

    def set_waiting(self, *, waiting: bool) -> None:
        """While it is applied nothing else can be decided."""
        self._apply.setEnabled(not waiting)
        self._drop.setEnabled(not waiting)

    def _warn(self, plan: ImportPlan) -> None:
        """Columns that were not read weigh more than a file that was imported before."""
        said = [
            tr("Kolom {letter} “{title}” tidak dikenali; isinya tidak dibaca.").format(
                letter=column.letter, title=column.title
            )
            for column in plan.unread
        ]
        if plan.seen_before:
            said.append(tr("Berkas ini sudah pernah diimpor. Yang sama tidak dicatat dua kali."))
        if said:
            level = Level.WARNING if plan.unread else Level.INFO
            self._banner.show_message(level, "\n".join(said))
        else:
            self._banner.dismiss()

    def _offer_filters(self, plan: ImportPlan) -> None:
        choices = [("", tr("Semua baris"))]
        counted = plan.counts
        numbers = (counted.created, counted.updated, counted.unchanged, counted.rejected)
        for outcome, number in zip(TILES, numbers, strict=True):
            choices.append((outcome.value, f"{tr(LABELS[outcome])} ({number_text(number)})"))
        warned = tr("Dengan peringatan ({n})").format(n=number_text(counted.warnings))
        choices.append(("peringatan", warned))
        self.only.set_choices(choices)
        self.only.key = ""

    def _on_only(self, only: str) -> None:
        if self._plan is not None:
            self.model.show(self._plan.rows, only)

    def _set_up_table(self) -> None:
        table = self.table
        table.setModel(self.model)
        table.setAlternatingRowColors(True)
        dress_table(table, tr("Pratinjau baris"), row_height=ROW_HEIGHT)
        for column, width in enumerate(WIDTHS):
            table.setColumnWidth(column, width)

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._file)
        words.addWidget(self._about)
        head = QHBoxLayout()
        head.setSpacing(SPACE.m)
        head.addLayout(words, 1)
        head.addWidget(self.only)
        tiles = QHBoxLayout()
        tiles.setSpacing(SPACE.m)
        for tile in self.tiles.values():
            tiles.addWidget(tile)
        foot = QHBoxLayout()
        foot.addWidget(self._drop)
        foot.addStretch(1)
        foot.addWidget(self._apply)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE.m)
        layout.addLayout(head)
        layout.addWidget(self._banner)
        layout.addLayout(tiles)
        layout.addWidget(self.table, 1)
        layout.addLayout(foot)

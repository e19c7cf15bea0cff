"""What a list of institutions would do, row by row, before it is imported."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog, QHBoxLayout, QTableView, QVBoxLayout, QWidget

from bansos_desktop.domain.import_plan import NOT_TAKEN, Outcome
from bansos_desktop.ui.i18n import number_text, tr
from bansos_desktop.ui.models.row_table import Column, RowTable
from bansos_desktop.ui.theme import SPACE, Kind, Level
from bansos_desktop.ui.widgets.table_look import dress_table
from bansos_desktop.ui.widgets.text import button, text_label
from bansos_desktop.usecases.import_institutions import InstitutionPlan, PlannedInstitution

SIZE = QSize(980, 560)
ROW_HEIGHT = 30
MOST_UNREAD = 3
_WORDS: Mapping[Outcome, str] = {
    Outcome.CREATED: "Baru",
    Outcome.UPDATED: "Diperbarui",
    Outcome.UNCHANGED: "Sama",
}


class ImportDialog(QDialog):
    """Rows that are refused come first; `on_yes` follows only if there is news and it is wanted."""

    def __init__(
        self,
        plan: InstitutionPlan,
        names: Mapping[str, str],
        *,
        on_yes: Callable[[], None],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._on_yes = on_yes
        self.setWindowTitle(tr("Impor daftar lembaga: {name}").format(name=plan.path.name))
        self.model: RowTable[PlannedInstitution] = RowTable(_columns(names), _where)
        self.model.show(sorted(plan.rows, key=_weight))
        self.table = QTableView()
        self.table.setModel(self.model)
        dress_table(self.table, tr("Baris daftar lembaga"), row_height=ROW_HEIGHT)
        for at, column in enumerate(self.model.columns):
            self.table.setColumnWidth(at, column.width)
        self.summary = text_label(equation(plan), Kind.SUBTITLE, wrap=True)
        self.remarks = text_label(_remarks(plan), Kind.CAPTION, wrap=True)
        self.remarks.setVisible(bool(self.remarks.text()))
        self.act_button = button(_act(plan), Kind.PRIMARY)
        self.act_button.setEnabled(plan.writes)
        self.cancel_button = button(tr("Batal") if plan.writes else tr("Tutup"))
        self.act_button.clicked.connect(self._on_act)
        self.cancel_button.clicked.connect(self.reject)
        self._lay_out()
        first = self.act_button if plan.writes else self.cancel_button
        first.setDefault(True)
        first.setFocus()
        self.resize(SIZE.boundedTo(parent.window().size() - QSize(SPACE.xl, SPACE.xl)))

    def _on_act(self) -> None:
        self.accept()
        self._on_yes()

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACE.s)
        buttons.addStretch(1)
        buttons.addWidget(self.cancel_button)
        buttons.addWidget(self.act_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE.lg, SPACE.lg, SPACE.lg, SPACE.lg)
        layout.setSpacing(SPACE.m)
        layout.addWidget(self.summary)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.remarks)
        layout.addLayout(buttons)


def equation(plan: InstitutionPlan) -> str:
    """ "112 baris: 110 baru + 1 diperbarui + 0 sama + 1 ditolak." """
    one = plan.counts
    text = tr("{rows} baris: {new} baru + {changed} diperbarui + {same} sama + {refused} ditolak.")
    return text.format(
        rows=number_text(one.rows_read),
        new=number_text(one.created),
        changed=number_text(one.updated),
        same=number_text(one.unchanged),
        refused=number_text(one.rejected),
    )


def _act(plan: InstitutionPlan) -> str:
    if not plan.writes:
        return tr("Tidak ada yang baru")
    news = plan.counts.created + plan.counts.updated
    return tr("Impor {n} lembaga").format(n=number_text(news))


def _remarks(plan: InstitutionPlan) -> str:
    """What of the file is not read."""
    said = []
    if plan.unused:
        said.append(tr("Kolom yang tidak dipakai: {names}.").format(names=", ".join(plan.unused)))
    if plan.unread:
        shown = "; ".join(f"{where}: {text}" for where, text in plan.unread[:MOST_UNREAD])
        if len(plan.unread) > MOST_UNREAD:
            more = tr("dan {n} lagi").format(n=number_text(len(plan.unread) - MOST_UNREAD))
            shown = f"{shown}; {more}"
        said.append(tr("Tidak dibaca: {shown}").format(shown=shown))
    return "\n".join(said)


def _columns(names: Mapping[str, str]) -> list[Column[PlannedInstitution]]:
    return [
        Column("Di berkas", _where, 100),
        Column("Lembaga", lambda row: row.name or "–", 220),
        Column("Kabupaten/Kota", lambda row: names.get(row.region_code, "–"), 180),
        Column("Akibat", _outcome, 90, level=_level),
        Column("Keterangan", _said, 340),
    ]


def _where(row: PlannedInstitution) -> str:
    return row.where


def _outcome(row: PlannedInstitution) -> str:
    return tr(_WORDS.get(row.outcome, "Ditolak"))


def _level(row: PlannedInstitution) -> Level:
    return Level.ERROR if row.outcome in NOT_TAKEN else Level.NEUTRAL


def _said(row: PlannedInstitution) -> str:
    return " ".join(problem.message for problem in row.problems)


def _weight(row: PlannedInstitution) -> int:
    """What is refused, what is to be looked at, and the rest in its order."""
    if row.outcome in NOT_TAKEN:
        return 0
    return 1 if row.problems else 2

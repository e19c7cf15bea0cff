"""What looking at an earlier list found: the equation, and what is wrong with the other rows."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from bansos_desktop.domain.import_plan import Counts, Outcome
from bansos_desktop.ui.i18n import number_text, tr
from bansos_desktop.ui.icons import IconSet
from bansos_desktop.ui.pages.settings.section import fill
from bansos_desktop.ui.theme import SPACE, Kind, Level
from bansos_desktop.ui.widgets.text import icon_label, text_label
from bansos_desktop.usecases.import_awards import HistoryPlan

ICON_SIZE = 16
MOST_LINES = 12


class FoundRows(QWidget):
    """Rows with the same thing wrong are named together."""

    def __init__(self, icons: IconSet) -> None:
        super().__init__()
        self._icons = icons
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(SPACE.s)
        self.hide()

    def show_plan(self, plan: HistoryPlan) -> None:
        """Show what would become of the list's rows."""
        head = text_label(
            tr("{label} {year}: {equation}").format(
                label=plan.request.label, year=plan.request.year, equation=equation(plan.counts)
            ),
            Kind.FIELD_LABEL,
            wrap=True,
        )
        refused = _refused_by_reason(plan)
        fill(self._rows, [head, *(self._refused(why, lines) for why, lines in refused.items())])
        self.show()

    def clear(self) -> None:
        """Nothing was looked at."""
        fill(self._rows, [])
        self.hide()

    def _refused(self, why: str, lines: Sequence[str]) -> QWidget:
        """One reason and the rows it holds for, the first few by number."""
        widget = QWidget()
        layout = QHBoxLayout(widget)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE.s)
        layout.addWidget(icon_label(self._icons.level_icon(Level.ERROR), ICON_SIZE))
        named = ", ".join(lines[:MOST_LINES])
        if len(lines) > MOST_LINES:
            more = tr("dan {n} lagi").format(n=number_text(len(lines) - MOST_LINES))
            named = f"{named}, {more}"
        text = tr("Baris {lines}: {why}").format(lines=named, why=why)
        layout.addWidget(text_label(text, wrap=True), 1)
        return widget


def _refused_by_reason(plan: HistoryPlan) -> dict[str, list[str]]:
    """The lines that cannot be taken by what was said of them last, which is what to do."""
    several = len(plan.layouts) > 1
    found: dict[str, list[str]] = {}
    for one in plan.rows:
        if one.outcome is Outcome.REJECTED:
            line = f"{one.sheet} {one.line}" if several else str(one.line)
            found.setdefault(one.problems[-1].message, []).append(line)
    return found


def equation(counts: Counts) -> str:
    """What became of every row, as a sum."""
    return tr(
        "{read} baris dibaca = {created} baru + {unchanged} sama + {rejected} ditolak"
    ).format(
        read=number_text(counts.rows_read),
        created=number_text(counts.created),
        unchanged=number_text(counts.unchanged),
        rejected=number_text(counts.rejected),
    )

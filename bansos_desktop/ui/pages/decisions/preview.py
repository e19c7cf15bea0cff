"""The verdicts before a step is taken: how many go, with what warnings, and who is refused why."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QListView,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from bansos_desktop.domain.problems import Problem
from bansos_desktop.ui.i18n import number_text, tr
from bansos_desktop.ui.icons import IconSet
from bansos_desktop.ui.theme import SPACE, Kind, Level, set_level
from bansos_desktop.ui.widgets.text import text_label
from bansos_desktop.ui.widgets.two_line import DetailRole, TwoLineDelegate
from bansos_desktop.usecases.decide_proposals import Look, Verdict

LIST_HEIGHT = 168
MOST_LISTED = 200


class Preview(QWidget):
    """Says "memeriksa" until the verdicts are there; `skip` is offered when some are refused."""

    def __init__(self, icons: IconSet) -> None:
        super().__init__()
        self._icons = icons
        self._summary = text_label("", Kind.FIELD_LABEL, wrap=True)
        self._warnings = text_label("", Kind.CAPTION, wrap=True)
        self.refused = QListWidget()
        self.refused.setAccessibleName(tr("Yang ditolak dan sebabnya"))
        self.refused.setItemDelegate(TwoLineDelegate(self.refused))
        self.refused.setResizeMode(QListView.ResizeMode.Adjust)
        self.refused.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.refused.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.refused.setFixedHeight(LIST_HEIGHT)
        self.skip = QCheckBox()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE.xs)
        for part in (self._summary, self._warnings, self.refused, self.skip):
            layout.addWidget(part)
        self.show_waiting()

    @property
    def summary(self) -> str:
        """The sentence above the list."""
        return self._summary.text()

    @property
    def warnings(self) -> str:
        """The warnings with their counts."""
        return self._warnings.text()

    def show_waiting(self) -> None:
        """The verdicts are being made."""
        self._summary.setText(tr("Memeriksa aturan dan kuota…"))
        set_level(self._summary, Level.NEUTRAL)
        for part in (self._warnings, self.refused, self.skip):
            part.hide()

    def show_look(self, look: Look) -> None:
        """Who goes and who does not."""
        going, refused = len(look.going), look.refused
        self._summary.setText(_summary(going, len(refused)))
        set_level(self._summary, Level.WARNING if refused else Level.SUCCESS)
        counted = _counted(look.verdicts)
        self._warnings.setText("\n".join(counted))
        self._warnings.setVisible(bool(counted))
        self.refused.clear()
        for verdict in refused[:MOST_LISTED]:
            self.refused.addItem(self._item(verdict))
        self.refused.setVisible(bool(refused))
        self.skip.setText(tr("Lewati {n} yang tertolak").format(n=number_text(len(refused))))
        self.skip.setVisible(bool(refused and going))
        self.skip.setChecked(False)

    def _item(self, verdict: Verdict) -> QListWidgetItem:
        name = verdict.name or tr("Tanpa nama")
        reasons = " ".join(problem.message for problem in verdict.problems)
        item = QListWidgetItem(self._icons.level_icon(Level.ERROR), name)
        item.setData(DetailRole, reasons)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{name}: {reasons}")
        return item


def _summary(going: int, refused: int) -> str:
    if not refused:
        return tr("{n} orang memenuhi syarat langkah ini.").format(n=number_text(going))
    return tr("{n} orang memenuhi syarat, {m} ditolak:").format(
        n=number_text(going), m=number_text(refused)
    )


def _counted(verdicts: Sequence[Verdict]) -> list[str]:
    """Each warning once with how many carry it; the commonest first, in the words of one."""
    found: dict[str, list[Problem]] = {}
    for verdict in verdicts:
        for problem in verdict.warnings if verdict.goes else ():
            found.setdefault(problem.code, []).append(problem)
    ordered = sorted(found.values(), key=len, reverse=True)
    return [
        tr("{n} orang: {message}").format(n=number_text(len(alike)), message=alike[0].message)
        for alike in ordered
    ]

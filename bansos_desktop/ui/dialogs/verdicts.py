"""The verdicts before a step is taken: how many go, with what warnings, and who is refused why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QListView,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from bansos_desktop.domain.decision import in_weight, told
from bansos_desktop.domain.problems import Problem
from bansos_desktop.ui.i18n import number_text, tr
from bansos_desktop.ui.icons import IconSet
from bansos_desktop.ui.theme import SPACE, Kind, Level, set_level
from bansos_desktop.ui.widgets.text import text_label
from bansos_desktop.ui.widgets.two_line import DetailRole, TwoLineDelegate
from bansos_desktop.usecases.decide_proposals import Look, Verdict

LIST_HEIGHT, LEAST_LIST = 168, 72
NAMED = 4


class Preview(QWidget):
    """Says "memeriksa" until the verdicts are there; `skip` is offered when some are refused.

    Where anybody goes with a warning, `seen` must be ticked: nobody passes over it unawares.
    """

    def __init__(self, icons: IconSet) -> None:
        super().__init__()
        self._icons = icons
        self._summary = text_label("", Kind.FIELD_LABEL, wrap=True)
        self._warnings = text_label("", Kind.FIELD_LABEL, wrap=True)
        set_level(self._warnings, Level.WARNING)
        self.refused = QListWidget()
        self.refused.setAccessibleName(tr("Yang ditolak dan sebabnya"))
        self.refused.setItemDelegate(TwoLineDelegate(self.refused))
        self.refused.setResizeMode(QListView.ResizeMode.Adjust)
        self.refused.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.refused.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.refused.setMinimumHeight(LEAST_LIST)
        self.skip, self.seen = QCheckBox(), QCheckBox()
        self._look: Look | None = None
        self._agreed: tuple[object, object] = (None, None)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE.xs)
        for part in (self._summary, self.refused, self.skip, self._warnings, self.seen):
            layout.addWidget(part)
        for box in (self.skip, self.seen):
            box.clicked.connect(self._on_agreed)
        self.show_waiting()

    @property
    def summary(self) -> str:
        """The sentence above the list."""
        return self._summary.text()

    @property
    def warnings(self) -> str:
        """The warnings with their counts."""
        return self._warnings.text()

    @property
    def is_seen(self) -> bool:
        """Whether nothing is left that wants to be looked at first."""
        return self.seen.isHidden() or self.seen.isChecked()

    def show_waiting(self) -> None:
        """The verdicts are being made."""
        self._summary.setText(tr("Memeriksa aturan dan kuota…"))
        set_level(self._summary, Level.NEUTRAL)
        for part in (self._warnings, self.refused, self.skip, self.seen):
            part.hide()

    def show_look(self, look: Look) -> None:
        """Who goes and who does not; what was ticked for the very same stays ticked."""
        self._look = look
        going, refused = len(look.going), look.refused
        self._summary.setText(_summary(going, len(refused)))
        set_level(self._summary, Level.WARNING if refused or look.warnings else Level.SUCCESS)
        counted = _counted(look.verdicts)
        self._warnings.setText("\n".join(counted))
        self._warnings.setVisible(bool(counted))
        self.refused.clear()
        for alike in _alike(refused):
            self.refused.addItem(self._item(alike))
        self.refused.setVisible(bool(refused))
        self._fit_list()
        self.skip.setText(tr("Lewati {n} yang tertolak").format(n=number_text(len(refused))))
        self.skip.setVisible(bool(refused and going))
        self.skip.setChecked(bool(refused) and self._agreed[0] == refused)
        self.seen.setText(_seen_text(look.warnings))
        self.seen.setVisible(bool(look.warnings))
        self.seen.setChecked(bool(look.warnings) and self._agreed[1] == look.warnings)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrower list needs higher rows."""
        super().resizeEvent(event)
        self._fit_list()

    def _on_agreed(self, _checked: object = None) -> None:
        """Only what somebody ticked, and only for what stood there."""
        if self._look is not None:
            self._agreed = (
                self._look.refused if self.skip.isChecked() else None,
                self._look.warnings if self.seen.isChecked() else None,
            )

    def _fit_list(self) -> None:
        rows = sum(self.refused.sizeHintForRow(row) for row in range(self.refused.count()))
        height = min(LIST_HEIGHT, rows + 2 * self.refused.frameWidth() + 2)
        self.refused.setMaximumHeight(max(LEAST_LIST, height))

    def _item(self, alike: Sequence[Verdict]) -> QListWidgetItem:
        """Everybody who is refused in the same words, as one entry."""
        names = [verdict.name or tr("Tanpa nama") for verdict in alike]
        title = ", ".join(names[:NAMED])
        if len(names) > NAMED:
            more = tr("{names}, dan {n} orang lagi")
            title = more.format(names=title, n=number_text(len(names) - NAMED))
        reasons = _reasons(alike[0])
        item = QListWidgetItem(self._icons.level_icon(Level.ERROR), title)
        item.setData(DetailRole, reasons)
        item.setToolTip(", ".join(names))
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{', '.join(names)}: {reasons}")
        return item


def _reasons(verdict: Verdict) -> str:
    return " ".join(problem.message for problem in verdict.problems)


def _alike(refused: Sequence[Verdict]) -> list[list[Verdict]]:
    """Those refused in the same words together, so that two hundred are not two hundred lines."""
    groups: dict[str, list[Verdict]] = {}
    for verdict in refused:
        groups.setdefault(_reasons(verdict), []).append(verdict)
    return list(groups.values())


def _summary(going: int, refused: int) -> str:
    if not refused and going == 1:
        return tr("Dapat dilakukan untuk 1 orang ini.")
    if not refused:
        return tr("Dapat dilakukan untuk semua {n} orang.").format(n=number_text(going))
    if not going:
        return tr("Tidak dapat dilakukan untuk {m} orang ini:").format(m=number_text(refused))
    both = tr("Dapat dilakukan untuk {n} orang; {m} tertolak:")
    return both.format(n=number_text(going), m=number_text(refused))


def _counted(verdicts: Sequence[Verdict]) -> list[str]:
    """Each warning once with how many carry it; in the words of one."""
    found: dict[str, list[Problem]] = {}
    for verdict in verdicts:
        once = {problem.code: problem for problem in verdict.warnings if verdict.goes}
        for code, problem in once.items():
            found.setdefault(code, []).append(problem)
    counts = {code: len(alike) for code, alike in found.items()}
    ordered = [found[code] for code, _count in in_weight(counts)]
    return [
        _warning_line(len(alike), len(set(alike)) > 1).format(
            n=number_text(len(alike)), message=alike[0].message
        )
        for alike in ordered
    ]


def _seen_text(warnings: Mapping[str, int]) -> str:
    """What is ticked; a box does not wrap, and all of it stands in the lines above."""
    first = told(dict(in_weight(warnings)[:1]))
    if len(warnings) < 2:
        return tr("Saya sudah melihat: {first}").format(first=first)
    more = tr("Saya sudah melihat: {first}, dan {n} macam peringatan lain")
    return more.format(first=first, n=len(warnings) - 1)


def _warning_line(count: int, differs: bool) -> str:
    """The words of one may name somebody whom the others have nothing to do with."""
    return (
        tr("{n} orang, misalnya: {message}")
        if differs and count > 1
        else tr("{n} orang: {message}")
    )

"""The comparisons of figures as rows: what is to be decided first, then notes, then what agrees."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from bansos_desktop.domain.ties import Subject, TieLine, Verdict
from bansos_desktop.ui.i18n import number_text, tr
from bansos_desktop.ui.icons import IconSet
from bansos_desktop.ui.pages.settings.section import fill
from bansos_desktop.ui.theme import SPACE, Kind, Level
from bansos_desktop.ui.widgets.text import button, icon_label, text_label

ICON_SIZE = 18
LEVELS: Mapping[Verdict, Level] = {
    Verdict.OFF: Level.WARNING,
    Verdict.NOTE: Level.INFO,
    Verdict.SAME: Level.SUCCESS,
}
_TITLES: Mapping[Verdict, str] = {
    Verdict.OFF: "Perlu diputuskan",
    Verdict.NOTE: "Catatan",
    Verdict.SAME: "Cocok",
}
# What is seen and changed on the page Kuota.
_ON_QUOTAS = frozenset(
    {
        *(Subject.TOTALS, Subject.CLAIMS, Subject.SPLITS),
        *(Subject.TRANSFERS, Subject.PLACES, Subject.CEILINGS),
    }
)


class TieRows(QWidget):
    """`figure_wanted` names what a line is about, `people_wanted` the line whose people do not."""

    figure_wanted = Signal(object)
    people_wanted = Signal(object)

    def __init__(self, icons: IconSet) -> None:
        super().__init__()
        self._icons = icons
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(SPACE.s)

    def show_lines(self, lines: Sequence[TieLine]) -> None:
        """Show these, the gravest first."""
        fill(self._rows, list(self._made(lines)))

    def _made(self, lines: Sequence[TieLine]) -> Iterator[QWidget]:
        for verdict, title in _TITLES.items():
            found = [line for line in lines if line.verdict is verdict]
            if found:
                head = tr("{title}: {n}").format(title=tr(title), n=number_text(len(found)))
                yield text_label(head, Kind.FIELD_LABEL)
            for line in found:
                yield self._row(line)

    def _row(self, line: TieLine) -> QWidget:
        """The line, the first of its people, and a way to where it can be settled."""
        widget = QWidget()
        layout = QHBoxLayout(widget)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE.s)
        top = Qt.AlignmentFlag.AlignTop
        layout.addWidget(
            icon_label(self._icons.level_icon(LEVELS[line.verdict]), ICON_SIZE), 0, top
        )
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(text_label(line.message, wrap=True))
        if line.names:
            words.addWidget(text_label(names_text(line), Kind.CAPTION, wrap=True))
        layout.addLayout(words, 1)
        if line.verdict is Verdict.SAME:
            return widget
        if line.proposals:
            text = tr("Lihat {n} orang").format(n=number_text(len(line.proposals)))
            wanted = partial(self.people_wanted.emit, line)
        elif line.subject in _ON_QUOTAS and line.where.programme:
            text, wanted = tr("Buka Kuota"), partial(self.figure_wanted.emit, line.where)
        else:
            return widget
        act = button(text, Kind.LINK)
        act.setAccessibleDescription(line.message)
        act.clicked.connect(lambda _checked: wanted())
        layout.addWidget(act, 0, top)
        return widget


def names_text(line: TieLine) -> str:
    """The first people of a line by name, for the screen alone."""
    more = len(line.proposals) - len(line.names)
    names = ", ".join(line.names)
    if not more:
        return names
    return tr("{names} dan {n} orang lain").format(names=names, n=number_text(more))

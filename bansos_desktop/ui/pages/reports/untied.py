"""What does not tie in a document, where to mend it, and the way out: a draft that says so."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from bansos_desktop.domain.tie_out import Untied
from bansos_desktop.ui.i18n import number_text, tr
from bansos_desktop.ui.icons import IconSet
from bansos_desktop.ui.theme import SPACE, Kind, Level, set_kind
from bansos_desktop.ui.widgets.text import button, icon_label, text_label

ICON_SIZE = 20
SHOWN = 4
HIGHEST_SHARE, AROUND = 0.55, 170


class _Lines(QScrollArea):
    """As high as its lines need, up to what a window leaves beside the pages; then they scroll."""

    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_lines(self, lines: Sequence[QFrame]) -> None:
        """Show these instead."""
        inside = QWidget()
        layout = QVBoxLayout(inside)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE.xs)
        for line in lines:
            layout.addWidget(line)
        self.setWidget(inside)
        for ground in (self, self.viewport(), inside):
            ground.setAutoFillBackground(False)  # the card shows through
        inside.show()
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Narrower lines are higher."""
        super().resizeEvent(event)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        """Only now is the width known."""
        super().showEvent(event)
        self._fit()

    def _fit(self) -> None:
        inside = self.widget()
        layout = inside.layout() if inside is not None else None
        if layout is not None:
            wanted = max(0, layout.totalHeightForWidth(self.viewport().width()))
            self.setFixedHeight(min(wanted, int(self.window().height() * HIGHEST_SHARE) - AROUND))


class UntiedPanel(QFrame):
    """Hidden while all ties; `people_wanted` asks for a line's people, `decided` the tick."""

    people_wanted = Signal(object)
    decided = Signal()

    def __init__(self, icons: IconSet) -> None:
        super().__init__()
        set_kind(self, Kind.CARD)
        self._icons = icons
        self._found: tuple[Untied, ...] = ()
        self._opened = False
        self._head = text_label("", wrap=True)
        self.draft = QCheckBox(tr("Terbitkan bertanda DRAF"))
        self._more = button("", Kind.LINK)
        self._area = _Lines()
        self._lay_out()
        self.draft.toggled.connect(self._on_tick)
        self._more.clicked.connect(self._on_more)
        self.hide()

    @property
    def is_open(self) -> bool:
        """Whether the document may leave: all ties, or it will say that it is a draft."""
        return not self._found or self.draft.isChecked()

    def show_found(self, found: Sequence[Untied]) -> None:
        """Say what was found; nothing hides the panel and the tick."""
        if not found:
            self.draft.setChecked(False)
        self._found = tuple(found)
        self._head.setText(tr("{n} hal belum cocok.").format(n=number_text(len(found))))
        self._fill()
        self.setVisible(bool(found))

    def _fill(self) -> None:
        shown = self._found if self._opened else self._found[:SHOWN]
        self._area.show_lines([self._line(one) for one in shown])
        rest = len(self._found) - SHOWN
        self._more.setVisible(rest > 0)
        self._more.setText(
            tr("Ringkas") if self._opened else tr("Tampilkan {n} lagi").format(n=number_text(rest))
        )

    def _line(self, one: Untied) -> QFrame:
        line = QFrame()
        row = QHBoxLayout(line)
        row.setContentsMargins(ICON_SIZE + SPACE.m, 0, 0, 0)
        row.setSpacing(SPACE.m)
        row.addWidget(text_label(one.message, wrap=True), 1)
        if one.proposals:
            people = number_text(len(one.proposals))
            see = button(tr("Lihat {n} orang").format(n=people), Kind.LINK)
            see.clicked.connect(partial(self._on_see, one.proposals))
            row.addWidget(see)
        return line

    def _on_see(self, proposals: tuple[str, ...], _checked: bool = False) -> None:
        self.people_wanted.emit(proposals)

    def _on_tick(self, _on: object) -> None:
        self.decided.emit()

    def _on_more(self) -> None:
        self._opened = not self._opened
        self._fill()

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE.m, SPACE.s, SPACE.m, SPACE.s)
        layout.setSpacing(SPACE.xs)
        head = QHBoxLayout()
        head.setSpacing(SPACE.m)
        head.addWidget(icon_label(self._icons.level_icon(Level.WARNING), ICON_SIZE))
        head.addWidget(self._head, 1)
        head.addWidget(self._more)
        head.addWidget(self.draft)
        layout.addLayout(head)
        layout.addWidget(self._area)

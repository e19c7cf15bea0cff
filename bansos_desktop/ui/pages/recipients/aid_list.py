"""What somebody gets or got from whatever programme, each line leading to its record.

There is no sum: the figures of different programmes are never added up.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from bansos_desktop.store.store import Store
from bansos_desktop.ui.i18n import number_text, tr
from bansos_desktop.ui.theme import SPACE, Kind
from bansos_desktop.ui.widgets.text import button, text_label
from bansos_desktop.usecases import list_aid
from bansos_desktop.usecases.list_aid import AidLine

MOST_LINES = 5
# Before a proposal that may be of another programme or year than the window is in.
ELSEWHERE = "lain:"


class AidList(QWidget):
    """Hidden while nothing is known; `wanted` names the proposal of a line after ELSEWHERE.

    What the person gets stands under the NIK, `family` under the No. KK: a list comes while a
    number is typed, and below it moves no field that is being typed into.
    """

    wanted = Signal(str)

    def __init__(self, store: Store) -> None:
        super().__init__()
        self._store = store
        self._asked: tuple[str, ...] = ()
        self._lines: Sequence[AidLine] = ()
        self.family = QWidget()
        self.setAccessibleName(tr("Pernah / sedang menerima"))
        self.family.setAccessibleName(tr("Keluarga satu KK pernah / sedang menerima"))
        self._parts = [(self, QVBoxLayout(self)), (self.family, QVBoxLayout(self.family))]
        for part, layout in self._parts:
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(SPACE.xs)
            part.hide()

    @property
    def lines(self) -> Sequence[AidLine]:
        """What is shown."""
        return self._lines

    def forget(self) -> None:
        """Another record is on screen, or the store changed: look anew the next time."""
        self._asked = ()

    def look(self, *, person: str, nik: str, card: str, besides: str) -> None:
        """Show what is known of a person; asked again only when something of it changed."""
        asked = (person, nik, card, besides)
        if asked == self._asked:
            return
        self._asked = asked
        self._show(list_aid.run(self._store, person=person, nik=nik, card=card, besides=besides))

    def _show(self, lines: Sequence[AidLine]) -> None:
        self._lines = lines
        own = [line for line in lines if line.is_own]
        family = [line for line in lines if not line.is_own]
        for (part, layout), found in zip(self._parts, (own, family), strict=True):
            _clear(layout)
            if found:
                self._fill(layout, part.accessibleName(), found)
            part.setVisible(bool(found))

    def _fill(self, layout: QVBoxLayout, title: str, lines: Sequence[AidLine]) -> None:
        """The newest lines under a title, and how many more there are."""
        layout.addWidget(text_label(title, Kind.FIELD_LABEL))
        for line in lines[:MOST_LINES]:
            layout.addWidget(self._line(line))
        if len(lines) > MOST_LINES:
            rest = tr("dan {n} lagi").format(n=number_text(len(lines) - MOST_LINES))
            layout.addWidget(text_label(rest, Kind.CAPTION))

    def _line(self, line: AidLine) -> QWidget:
        """A link to the record; a line of an earlier list has none to lead to."""
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE.s)
        layout.addWidget(text_label(line.text, wrap=True), 1)
        if line.proposal:
            link = button(tr("Buka"), Kind.LINK)
            link.setAccessibleName(tr("Buka {text}").format(text=line.text))
            link.clicked.connect(partial(self._on_line, line.proposal))
            layout.addWidget(link, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _on_line(self, proposal: str, _checked: bool = False) -> None:
        self.wanted.emit(f"{ELSEWHERE}{proposal}")


def _clear(layout: QVBoxLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        if widget := item.widget():
            widget.hide()
            widget.deleteLater()

"""How a form beside a list looks: its head, what it complains of, its fields, its buttons."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from bansos_desktop.domain.problems import Problem
from bansos_desktop.ui.form_area import FormArea, even_grid
from bansos_desktop.ui.i18n import tr
from bansos_desktop.ui.icons import IconSet
from bansos_desktop.ui.theme import PALETTE, SPACE, Kind, Level
from bansos_desktop.ui.widgets.banner import Banner
from bansos_desktop.ui.widgets.field_row import LabelledField
from bansos_desktop.ui.widgets.last_change import LastChange, Reader
from bansos_desktop.ui.widgets.text import button, icon_button, text_label


class FormFrame(QFrame):
    """Holds the widgets of a form and nothing of what they do.

    `rows` are its fields by name; whatever else stands in it goes into `body`, which scrolls.
    """

    def __init__(
        self,
        icons: IconSet,
        labels: Mapping[str, str],
        readers: Mapping[str, Reader] | None = None,
    ) -> None:
        super().__init__()
        self.rows: dict[str, LabelledField] = {}
        self.title = text_label("", Kind.SUBTITLE, wrap=True)
        self.detail = text_label("", Kind.CAPTION, wrap=True)
        self.close_button = icon_button(icons.icon("close"), tr("Tutup formulir (Esc)"))
        self.banner = Banner(icons)
        self.last_change = LastChange(labels, readers)
        self.history_button = button(tr("Riwayat…"), Kind.LINK)
        self.history_button.setToolTip(tr("Semua yang terjadi pada usulan ini (Ctrl+H)"))
        self.save_button = button(tr("Simpan"), Kind.PRIMARY, icons.icon("save", PALETTE.on_accent))
        self.save_button.setToolTip(tr("Ctrl+Enter"))
        self.cancel_button = button(tr("Batal"))
        self.foot = QHBoxLayout()
        self.area = FormArea()
        self.body = self.area.body
        self.setProperty("kind", Kind.CARD.value)
        self._lay_out()

    @property
    def is_waiting(self) -> bool:
        """Whether the form is being kept now."""
        return not self.area.isEnabled()

    def set_waiting(self, *, waiting: bool) -> None:
        """While the form is being kept nothing can be typed into it."""
        self.area.set_waiting(waiting=waiting)
        self.save_button.setEnabled(not waiting)
        self.save_button.setText(tr("Menyimpan…") if waiting else tr("Simpan"))

    def refuse(self, why: str) -> None:
        """Say that nothing was kept."""
        self.banner.show_message(Level.ERROR, tr("Belum tersimpan. {why}").format(why=why))

    def lead_out(self, last: QWidget) -> None:
        """Let the keyboard come to the buttons after `last`; they were laid out before the fields.

        A form calls it when all its fields are in the body.
        """
        buttons = (self.history_button, self.cancel_button, self.save_button)
        for one, other in pairwise((last, *buttons)):
            self.setTabOrder(one, other)

    def go_to(self, name: str) -> None:
        """Put the cursor into a field, if there is one of that name."""
        if name in self.rows:
            self.rows[name].editor.setFocus()
            QTimer.singleShot(0, self.show_focus)  # once the warnings have taken their room

    def offer_saving(self, why_not: Sequence[Problem]) -> None:
        """Offer to save, or say why this user may only look; call it after the banner is away."""
        self.save_button.setVisible(not why_not)
        if why_not:
            self.banner.show_message(Level.INFO, why_not[0].message)

    def show_focus(self) -> None:
        """Scroll so that the field with the cursor is seen, and what is said under it."""
        self.area.show_focus()

    def add_section(self, title: str, lines: Sequence[Sequence[str]]) -> QVBoxLayout:
        """Lay out fields under a title, one or two on a line; without one the caller puts it in."""
        layout = QVBoxLayout()
        layout.setSpacing(SPACE.s)
        if title:
            layout.addWidget(text_label(tr(title), Kind.SECTION))
        grid = even_grid()
        for number, names in enumerate(lines):
            for column, name in enumerate(names):
                grid.addWidget(self.rows[name], number, column, 1, 3 - len(names))
        layout.addLayout(grid)
        self.body.addLayout(layout)
        return layout

    def _lay_out(self) -> None:
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(self.title)
        names.addWidget(self.detail)
        head = QHBoxLayout()
        head.setContentsMargins(SPACE.lg, SPACE.m, SPACE.s, SPACE.s)
        head.addLayout(names, 1)
        head.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        notice = QVBoxLayout()
        notice.setContentsMargins(SPACE.lg, 0, SPACE.lg, SPACE.s)
        notice.addWidget(self.banner)
        history = QHBoxLayout()
        history.setContentsMargins(SPACE.lg, SPACE.xs, SPACE.lg, 0)
        history.addWidget(self.last_change, 1)
        history.addWidget(self.history_button, 0, Qt.AlignmentFlag.AlignRight)
        self.foot.setSpacing(SPACE.s)
        self.foot.setContentsMargins(SPACE.lg, SPACE.s, SPACE.lg, SPACE.m)
        self.foot.addWidget(self.cancel_button)
        self.foot.addStretch(1)
        self.foot.addWidget(self.save_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addLayout(notice)
        layout.addWidget(self.area, 1)
        layout.addLayout(history)
        layout.addLayout(self.foot)

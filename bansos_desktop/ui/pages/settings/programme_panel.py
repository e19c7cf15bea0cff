"""One programme in full, with where it is from; for whoever may change it also as a form."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from bansos_desktop.domain.problems import Problem
from bansos_desktop.domain.programme import Programme
from bansos_desktop.ui.i18n import tr
from bansos_desktop.ui.icons import IconSet
from bansos_desktop.ui.pages.settings.programme_fields import ProgrammeFields
from bansos_desktop.ui.pages.settings.section import scrolled_on_card
from bansos_desktop.ui.theme import SPACE, Kind
from bansos_desktop.ui.widgets.text import badge, button, text_label

WIDTH = 430


class ProgrammePanel(QFrame):
    """`saved`, `withdrawn` and `copied` ask for the act; `is_new` is a programme not kept yet."""

    saved = Signal()
    withdrawn = Signal()
    copied = Signal()

    def __init__(self, icons: IconSet) -> None:
        super().__init__()
        self.is_new = False
        self.loaded: Programme | None = None
        self._clean: Programme | None = None
        self.fields = ProgrammeFields(icons)
        self.save_button = button(tr("Simpan"), Kind.PRIMARY)
        self.copy_button = button(tr("Salin jadi program baru"))
        self.withdraw_button = button("", Kind.LINK)
        self._title = text_label("", Kind.SUBTITLE, wrap=True)
        self._origin = badge("")
        self._why_not = text_label("", Kind.CAPTION, wrap=True)
        self._lay_out()
        self._connect()

    @property
    def is_dirty(self) -> bool:
        """Whether the form differs from what was loaded."""
        return self._clean is not None and self.fields.programme != self._clean

    def show_programme(
        self, programme: Programme, owners: Sequence[tuple[str, str]], *, origin: str, why_not: str
    ) -> None:
        """Show one that is kept; `why_not` says why it cannot be changed, "" if it can."""
        self.is_new, self.loaded = False, programme
        self._title.setText(programme.name)
        self._origin.setText(origin)
        self._fill(programme, owners, why_not)

    def show_new(self, programme: Programme, owners: Sequence[tuple[str, str]]) -> None:
        """Begin a new one, empty or like another."""
        self.is_new, self.loaded = True, programme
        self._title.setText(tr("Program baru"))
        self._origin.setText(tr("Belum disimpan"))
        self._fill(programme, owners, "")
        self.fields.code.setFocus()

    def offer_withdrawal(self, text: str) -> None:
        """The words for taking back what the office wrote; "" where there is nothing to take."""
        self.withdraw_button.setText(text)
        self.withdraw_button.setVisible(bool(text))

    def set_waiting(self, *, waiting: bool) -> None:
        """While it is being written nothing else is typed."""
        self.fields.setEnabled(not waiting)

    def keep_clean(self) -> None:
        """What stands in the fields was saved."""
        self._clean = self.fields.programme

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Mark what forbids saving."""
        self.fields.show_problems(problems)

    def _fill(self, programme: Programme, owners: Sequence[tuple[str, str]], why_not: str) -> None:
        self._clean = None
        self.fields.show_programme(programme, owners)
        self.fields.code.setReadOnly(not self.is_new)
        self.fields.setEnabled(not why_not)
        self._why_not.setText(why_not)
        self._why_not.setVisible(bool(why_not))
        self._clean = None if why_not else self.fields.programme
        self.save_button.setVisible(not why_not)
        self.copy_button.setVisible(not self.is_new)
        self._on_changed()

    def _on_changed(self, *_what: object) -> None:
        self.fields.follow_period()
        self.save_button.setEnabled(self.is_dirty)

    def _connect(self) -> None:
        fields = self.fields
        for row in fields.rows.values():
            if isinstance(row.editor, QLineEdit):
                row.editor.textChanged.connect(self._on_changed)
        for box in (fields.owner, fields.unit, fields.period, fields.asks, fields.documents):
            box.changed.connect(self._on_changed)
        fields.categories.changed.connect(self._on_changed)
        self.save_button.clicked.connect(self.saved)
        self.copy_button.clicked.connect(self.copied)
        self.withdraw_button.clicked.connect(self.withdrawn)

    def _lay_out(self) -> None:
        self.setProperty("kind", Kind.CARD.value)
        self.setFixedWidth(WIDTH)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(SPACE.lg, SPACE.m, SPACE.lg, SPACE.m)
        column.setSpacing(SPACE.s)
        head = QHBoxLayout()
        head.setSpacing(SPACE.s)
        head.addWidget(self._title, 1)
        head.addWidget(self._origin, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(head)
        column.addWidget(self._why_not)
        column.addWidget(self.fields)
        column.addStretch(1)
        foot = QHBoxLayout()
        foot.setContentsMargins(SPACE.lg, SPACE.s, SPACE.lg, SPACE.m)
        foot.setSpacing(SPACE.s)
        foot.addWidget(self.save_button)
        foot.addWidget(self.copy_button)
        foot.addWidget(self.withdraw_button)
        foot.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolled_on_card(body), 1)
        whole.addLayout(foot)

"""How the form looks: sections in the order of the conversation, findings, buttons below."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from bansos_desktop.domain.dates import format_short
from bansos_desktop.domain.ledger import Entry, parse_changes
from bansos_desktop.domain.workflow import Stage
from bansos_desktop.ui.i18n import tr
from bansos_desktop.ui.icons import IconSet
from bansos_desktop.ui.pages.recipients.fields import LABELS, SECTIONS, Fields, Section
from bansos_desktop.ui.pages.recipients.overrides import Overrides
from bansos_desktop.ui.theme import PALETTE, SPACE, Kind
from bansos_desktop.ui.widgets.banner import Banner
from bansos_desktop.ui.widgets.choice_box import ChoiceBox
from bansos_desktop.ui.widgets.field_row import LabelledField
from bansos_desktop.ui.widgets.text import button, icon_button, text_label


class FormView(QFrame):
    """Holds the widgets of the form and nothing of what they do."""

    def __init__(self, fields: Fields, icons: IconSet) -> None:
        super().__init__()
        self.fields = fields
        self.title = text_label("", Kind.SUBTITLE)
        self.close_button = icon_button(icons.icon("close"), tr("Tutup formulir (Esc)"))
        self.stage = ChoiceBox([(stage.value, tr(stage.label)) for stage in Stage])
        self.stage_row = LabelledField(tr("Tahap anggaran"), self.stage, icons)
        self.banner = Banner(icons)
        self.overrides = Overrides()
        self.save = button(tr("Simpan"), Kind.PRIMARY, icons.icon("save", PALETTE.on_accent))
        self.save.setToolTip(tr("Ctrl+Enter"))
        self.cancel = button(tr("Batal"))
        self.last_change = text_label("", Kind.CAPTION, wrap=True)
        self.history = button(tr("Riwayat…"), Kind.LINK)
        self.history.hide()
        self.area = QScrollArea()
        self._was_in: QWidget | None = None
        self.setProperty("kind", Kind.CARD.value)
        self._lay_out()

    def show_focus(self) -> None:
        """Scroll so that the field with the cursor is seen, and what is said under it."""
        focused = self.area.focusWidget()
        if focused is not None:
            self.area.ensureWidgetVisible(focused, SPACE.s, 2 * SPACE.xxl)

    @property
    def is_waiting(self) -> bool:
        """Whether the form is being kept now."""
        return not self.area.isEnabled()

    def set_waiting(self, *, waiting: bool) -> None:
        """While the form is being kept nothing can be typed into it."""
        if waiting:
            self._was_in = self.area.focusWidget()
        self.area.setEnabled(not waiting)
        self.save.setEnabled(not waiting)
        if not waiting and self._was_in is not None:
            self._was_in.setFocus()  # disabling took it away
            self._was_in = None
        self.save.setText(tr("Menyimpan…") if waiting else tr("Simpan"))

    def show_last_change(self, entries: Sequence[Entry]) -> None:
        """Who wrote here last and when, on the laptop's own clock; pointing at it shows what."""
        last = max(entries, key=_moment, default=None)
        self.last_change.setText(_change_text(last) if last else "")
        self.last_change.setVisible(last is not None)
        self.history.setVisible(last is not None)
        self.last_change.setToolTip(_change_detail(last) if last else "")

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(SPACE.lg, SPACE.m, SPACE.s, SPACE.s)
        head.addWidget(self.title, 1)
        head.addWidget(self.close_button)
        body = QWidget()
        body.setProperty("kind", "form-body")
        inner = QVBoxLayout(body)
        inner.setContentsMargins(SPACE.lg, 0, SPACE.lg, SPACE.lg)
        inner.setSpacing(SPACE.m)
        for section in SECTIONS:
            inner.addLayout(self._section(section))
        inner.addWidget(self.stage_row)
        inner.addWidget(self.overrides)
        inner.addStretch(1)
        self.area.setWidget(body)
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        foot = QHBoxLayout()
        foot.setContentsMargins(SPACE.lg, SPACE.s, SPACE.lg, SPACE.m)
        foot.addWidget(self.cancel)
        foot.addStretch(1)
        foot.addWidget(self.save)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        notice = QVBoxLayout()
        notice.setContentsMargins(SPACE.lg, 0, SPACE.lg, SPACE.s)
        notice.addWidget(self.banner)
        layout.addLayout(notice)
        layout.addWidget(self.area, 1)
        history = QHBoxLayout()
        history.setContentsMargins(SPACE.lg, SPACE.xs, SPACE.lg, 0)
        history.addWidget(self.last_change, 1)
        history.addWidget(self.history)
        layout.addLayout(history)
        layout.addLayout(foot)

    def _section(self, section: Section) -> QVBoxLayout:
        layout = QVBoxLayout()
        layout.setSpacing(SPACE.s)
        layout.addWidget(text_label(tr(section.title), Kind.SECTION))
        grid = QGridLayout()
        grid.setSpacing(SPACE.m)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        line, column = 0, 0
        for spec in section.specs:
            row = self.fields.rows[spec.name]
            if spec.half:
                grid.addWidget(row, line, column)
                line, column = line + column, 1 - column
            else:
                line, column = line + column, 0
                grid.addWidget(row, line, 0, 1, 2)
                line += 1
        layout.addLayout(grid)
        return layout


def _moment(entry: Entry) -> tuple[str, int]:
    return entry.at, entry.number


def _change_text(entry: Entry) -> str:
    at = datetime.fromisoformat(entry.at).astimezone()
    text = tr("Diubah {day} pukul {time} oleh {user}")
    return text.format(day=format_short(at.date()), time=at.strftime("%H.%M"), user=entry.user)


def _change_detail(entry: Entry) -> str:
    """Each field with what stood there before and what stands there since."""
    return "\n".join(
        f"{tr(LABELS[name])}: {old or '–'} → {new or '–'}"
        for name, (old, new) in parse_changes(entry.changes).items()
        if name in LABELS
    )

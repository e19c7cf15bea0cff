"""Splitting a lump: all regions below it on one sheet, with the rest in large above them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from bansos_desktop.domain.problems import Problem, Severity
from bansos_desktop.ui.i18n import number_text, tr
from bansos_desktop.ui.models.quota_tree import stage_text
from bansos_desktop.ui.models.share_table import OWN, ShareTable
from bansos_desktop.ui.pages.quotas.letter_fields import Fields
from bansos_desktop.ui.pages.quotas.rest_line import RestLine
from bansos_desktop.ui.pages.quotas.share_view import ShareView
from bansos_desktop.ui.services import Services
from bansos_desktop.ui.theme import LEVEL_OF_SEVERITY, SPACE, Kind, Level, set_kind
from bansos_desktop.ui.widgets.banner import Banner
from bansos_desktop.ui.widgets.elided_label import ElidedLabel
from bansos_desktop.ui.widgets.text import button
from bansos_desktop.usecases.list_shares import ShareSheet

MOST_SAID = 2


class SplitSheet(QWidget):
    """`saved` asks for the act, `left` for the way back."""

    saved = Signal()
    left = Signal()

    def __init__(self, services: Services) -> None:
        super().__init__()
        self.sheet: ShareSheet | None = None
        self._is_proposal = False
        self._refusal = ""
        self.model = ShareTable()
        self.table = ShareView(self.model)
        self.fields = Fields(services, self)
        self.fields.add_paper()
        self.banner = Banner(services.icons)
        self._title = ElidedLabel("", Kind.SUBTITLE)
        self.rest_line = RestLine(services.icons)
        self.spread_button = button(tr("Bagi rata sisanya"))
        self.spread_button.setToolTip(tr("Hanya usulan angka; periksa dan ubah sebelum disimpan"))
        self.back_button = button(tr("Kembali"))
        self.save_button = button(tr("Simpan rincian"), Kind.PRIMARY)
        self.save_button.setToolTip(tr("Ctrl+Enter"))
        self._lay_out()
        self._connect()

    @property
    def rest(self) -> int:
        """What is not split yet; below zero where more is split than there is."""
        sheet = self.sheet
        return 0 if sheet is None else sheet.total - sheet.others - self.model.total

    @property
    def rest_text(self) -> str:
        """What stands in large."""
        return self.rest_line.text

    @property
    def is_dirty(self) -> bool:
        """Whether anything was typed since the sheet was shown."""
        return self.sheet is not None and (self.model.is_changed or self.fields.is_dirty)

    def show_sheet(self, sheet: ShareSheet) -> None:
        """Show a lump with the shares it has."""
        self.sheet, self._is_proposal, self._refusal = sheet, False, ""
        self.banner.dismiss()
        key = sheet.key
        parts = [f"{key.programme} {key.year}", sheet.region_name]
        parts += [stage_text(key.stage)] if key.stage else []
        parts += [sheet.category_name] if sheet.category_name else []
        self._title.show_text(tr("Rincikan kuota: {what}").format(what=" · ".join(parts)))
        self.model.show(sheet.shares)
        self.table.setColumnHidden(OWN, not any(share.own for share in sheet.shares))
        self.fields.fill({})
        self._on_numbers()
        self.table.start()

    def close_sheet(self) -> None:
        """Forget what was typed."""
        self.sheet = None
        self.model.show(())
        self.fields.fill({})

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Mark the fields; what is about the numbers is said above the table."""
        others = self.fields.show_problems(problems)
        if others:
            self.banner.show_message(Level.ERROR, " ".join(one.message for one in others))
            if len(others) == len(problems):
                self.table.setFocus()

    def show_findings(self, problems: Sequence[Problem]) -> None:
        """Say what the numbers themselves do, while they are typed."""
        if problems:
            grave = [one for one in problems if one.severity is Severity.ERROR]
            level = LEVEL_OF_SEVERITY[(grave or problems)[0].severity]
            found = [one.message for one in (grave or problems)[:MOST_SAID]]
            self.say(level, " ".join([self._refusal, *found]).strip())
        elif not (self._is_proposal or self._refusal):
            self.banner.dismiss()

    def say(self, level: Level, text: str) -> None:
        """Tell what became of the sheet."""
        self.banner.show_message(level, text)

    def set_waiting(self, *, waiting: bool) -> None:
        """While it is being written nothing else is typed."""
        for widget in (
            self.table,
            self.back_button,
            self.spread_button,
            *self.fields.rows.values(),
        ):
            widget.setEnabled(not waiting)
        self.save_button.setText(tr("Menyimpan…") if waiting else tr("Simpan rincian"))
        self.save_button.setEnabled(not waiting and self._may_save())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _may_save(self) -> bool:
        return self.rest >= 0 and self.is_dirty

    def _on_numbers(self) -> None:
        self._refusal = ""  # of this number it follows, if there is one
        if self.sheet is not None:
            self.rest_line.show_rest(self.sheet.total, self.rest, self.model)
        self.spread_button.setEnabled(self.rest > 0)
        self._on_edit()

    def _on_edit(self) -> None:
        self.save_button.setEnabled(self._may_save())

    def _on_spread(self) -> None:
        """A proposal only, said so; what does not divide evenly stays with nobody."""
        over = self.model.spread(self.rest)
        self._is_proposal = True
        text = tr("Usulan bagi rata, belum disimpan. Sesuaikan dengan surat lalu simpan.")
        if over:
            rest = tr("{n} orang tidak terbagi rata dan tetap belum dirinci.")
            text = f"{text} {rest.format(n=number_text(over))}"
        self.say(Level.INFO, text)

    def _on_refused(self, sentence: str) -> None:
        """Said until the next number: the look at the numbers that follows would cover it."""
        self._refusal = sentence
        self.say(Level.WARNING, sentence)

    def _on_finished(self) -> None:
        self.fields.rows["letter"].editor.setFocus()

    def _connect(self) -> None:
        self.model.changed.connect(self._on_numbers)
        self.model.refused.connect(self._on_refused)
        self.table.finished.connect(self._on_finished)
        self.fields.changed.connect(self._on_edit)
        self.spread_button.clicked.connect(self._on_spread)
        self.back_button.clicked.connect(self.left)
        self.save_button.clicked.connect(self.saved)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(SPACE.m)
        top.addWidget(self._title, 1)
        top.addWidget(self.spread_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE.s)
        layout.addLayout(top)
        layout.addWidget(self.rest_line)
        layout.addWidget(self.banner)
        layout.addWidget(self.table, 1)
        layout.addWidget(self._foot())

    def _foot(self) -> QFrame:
        """Letter, date, sentence and reason in one line, the buttons at its end."""
        foot = QFrame()
        set_kind(foot, Kind.CARD)
        row = QHBoxLayout(foot)
        row.setContentsMargins(SPACE.m, SPACE.s, SPACE.m, SPACE.s)
        row.setSpacing(SPACE.m)
        stretches = {"letter": 3, "letter_date": 3, "sentence": 4, "reason": 3}
        for name, stretch in stretches.items():
            row.addWidget(self.fields.rows[name], stretch)
        buttons = QVBoxLayout()
        buttons.setSpacing(SPACE.xs)
        buttons.addWidget(self.save_button)
        buttons.addWidget(self.back_button)
        buttons.addStretch(1)
        row.addLayout(buttons)
        return foot

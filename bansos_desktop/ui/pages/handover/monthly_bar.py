"""What is the same for everybody who gets a month, and the button that records it for all."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from bansos_desktop.domain.instalment import month_name
from bansos_desktop.domain.programme import Programme
from bansos_desktop.ui.i18n import number_text, rupiah_text, tr
from bansos_desktop.ui.services import Services
from bansos_desktop.ui.side_form import day_reader
from bansos_desktop.ui.theme import PALETTE, SPACE, Kind, Level, set_kind, set_level
from bansos_desktop.ui.widgets.banner import Banner
from bansos_desktop.ui.widgets.date_edit import DateField
from bansos_desktop.ui.widgets.money_edit import MoneyEdit
from bansos_desktop.ui.widgets.text import button, text_label
from bansos_desktop.usecases.record_instalments import usual_amount


@dataclass(frozen=True, slots=True)
class Common:
    """What stands in the bar."""

    given_on: date | None
    amount: int | None
    form: str
    officer: str
    reason: str


class RecordBar(QFrame):
    """`wanted`: record the month now. What was typed stays from month to month."""

    wanted = Signal()

    def __init__(self, services: Services) -> None:
        super().__init__()
        self._services = services
        self._programme = ""
        self.banner = Banner(services.icons)
        self.day = DateField(day_reader(services))
        self.amount = MoneyEdit()
        self.form, self.officer, self.reason = QLineEdit(), QLineEdit(), QLineEdit()
        self.reason.setPlaceholderText(tr("mis. tidak hadir, pindah, sakit"))
        icon = services.icons.icon("check", PALETTE.on_accent)
        self.record_button = button("", Kind.PRIMARY, icon)
        self.record_button.setToolTip(tr("Ctrl+Enter"))
        self.total = text_label("", Kind.CAPTION)
        self.rest = text_label("", Kind.CAPTION, wrap=True)
        set_level(self.rest, Level.WARNING)
        self.rest.hide()
        self._reason_label = text_label("", Kind.FIELD_LABEL)
        set_kind(self, Kind.CARD)
        self.record_button.clicked.connect(self.wanted)
        self.amount.amount_changed.connect(self._on_amount)
        self._ticked, self._out, self._month = 0, 0, ""
        self._lay_out()

    @property
    def common(self) -> Common:
        """What is typed now."""
        return Common(
            self.day.value,
            self.amount.amount,
            self.form.text(),
            self.officer.text(),
            self.reason.text(),
        )

    def begin(self, programme: Programme) -> None:
        """Offer what a programme usually gives, today and by us; typing of the same one stays."""
        if programme.code == self._programme:
            return
        self._programme = programme.code
        self.day.value = self._services.day()
        self.amount.amount = usual_amount(programme)
        self.form.setText(programme.form)
        self.form.setCursorPosition(0)
        self.officer.setText(self._services.session.user)
        self.officer.setCursorPosition(0)
        self.reason.clear()

    def show_people(self, month: str, ticked: int, out: int) -> None:
        """Say for how many the button records, and how many stay open."""
        self._month, self._ticked, self._out = month, ticked, out
        text = tr("Catat {month} untuk {n} orang")
        self.record_button.setText(text.format(month=month_name(month), n=number_text(ticked)))
        self.record_button.setEnabled(bool(ticked or out))
        words = tr("Alasan {n} yang belum") if out else tr("Alasan yang belum")
        self._reason_label.setText(words.format(n=number_text(out)))
        self.reason.setEnabled(bool(out))
        self._on_amount(None)

    def show_rest(self, people: int) -> None:
        """Say that a full list leaves some out, whom the button does not record."""
        text = tr(
            "{n} orang lagi tidak muat di daftar dan tidak ikut dicatat: pilih kecamatan atau "
            "desa, atau catat yang tampil dulu."
        )
        self.rest.setText(text.format(n=number_text(people)))
        self.rest.setVisible(people > 0)

    def set_waiting(self, *, waiting: bool) -> None:
        """While a month is being kept nothing can be typed."""
        self.setEnabled(not waiting)

    def refuse(self, why: str) -> None:
        """Say that nothing was kept."""
        self.banner.show_message(Level.ERROR, tr("Belum tersimpan. {why}").format(why=why))

    def _on_amount(self, _amount: object) -> None:
        total = (self.amount.amount or 0) * self._ticked
        text = tr("{n} × {amount} = {total}").format(
            n=number_text(self._ticked),
            amount=rupiah_text(self.amount.amount or 0),
            total=rupiah_text(total),
        )
        self.total.setText(text if total else "")

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE.m)
        grid.setVerticalSpacing(SPACE.xs)
        parts: tuple[tuple[str | QWidget, QWidget, int], ...] = (
            (tr("Tanggal"), self.day, 3),
            (tr("Nilai per orang"), self.amount, 3),
            (tr("Bentuk bantuan"), self.form, 4),
            (tr("Petugas"), self.officer, 3),
            (self._reason_label, self.reason, 4),
        )
        for column, (label, editor, stretch) in enumerate(parts):
            head = text_label(label, Kind.FIELD_LABEL) if isinstance(label, str) else label
            if isinstance(label, str):
                editor.setAccessibleName(label)
            grid.addWidget(head, 0, column)
            grid.addWidget(editor, 1, column, 2 if editor is self.day else 1, 1)
            grid.setColumnStretch(column, stretch)
        self.reason.setAccessibleName(tr("Alasan yang tidak dicentang"))
        self.reason.setToolTip(tr("Untuk yang tidak dicentang: mereka tetap belum menerima"))
        self.day.line.setAccessibleName(tr("Tanggal disalurkan"))
        foot = QHBoxLayout()
        foot.addWidget(self.total, 1)
        foot.addWidget(self.record_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE.m, SPACE.s, SPACE.m, SPACE.s)
        layout.setSpacing(SPACE.xs)
        layout.addWidget(self.banner)
        layout.addWidget(self.rest)
        grid.addLayout(foot, 2, 1, 1, len(parts) - 1)
        layout.addLayout(grid)

"""The fields of a visit: their editors, and moving a draft in and out of them."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QLineEdit, QWidget

from bansos_desktop.domain.monitoring import NO, YES, Development, MonitoringDraft
from bansos_desktop.ui.i18n import rupiah_text, tr
from bansos_desktop.ui.pages.monitoring.month import MonthField
from bansos_desktop.ui.services import Services
from bansos_desktop.ui.side_form import day_reader
from bansos_desktop.ui.widgets.choice_box import ChoiceBox
from bansos_desktop.ui.widgets.date_edit import DateField
from bansos_desktop.ui.widgets.last_change import Reader
from bansos_desktop.ui.widgets.money_edit import MoneyEdit
from bansos_desktop.usecases.list_due import Schedule

LABELS: Mapping[str, str] = {
    "month": "Monev bulan ke-",
    "visited_on": "Tanggal kunjungan",
    "running": "Usaha berjalan",
    "goods_state": "Keadaan barang",
    "revenue": "Omzet per bulan",
    "profit": "Keuntungan per bulan",
    "development": "Perkembangan",
    "workers": "Tenaga kerja",
    "obstacle": "Kendala",
    "follow_up": "Tindak lanjut",
    "note": "Catatan",
    "officer": "Petugas",
}
READERS: Mapping[str, Reader] = {
    "revenue": lambda value: rupiah_text(int(value or 0)),
    "profit": lambda value: rupiah_text(int(value or 0)),
}
REQUIRED = frozenset({"month", "visited_on", "running", "development"})
MOST_WORKERS = 99


class MonitoringFields:
    """All editors of the form, by the name of the draft's field."""

    def __init__(self, services: Services) -> None:
        goods = services.store.reference.codes("keadaan_barang")
        states = [(state.value, tr(state.label)) for state in Development]
        self.month = MonthField()
        self.visited_on = DateField(day_reader(services))
        self.running = ChoiceBox([(YES, tr("Ya")), (NO, tr("Tidak"))], placeholder=tr("Pilih"))
        self.goods_state = ChoiceBox(goods, placeholder=tr("Pilih"))
        self.development = ChoiceBox(states, placeholder=tr("Pilih"))
        self.revenue, self.profit = MoneyEdit(), MoneyEdit()
        self.workers = QLineEdit()
        self.workers.setValidator(QIntValidator(0, MOST_WORKERS, self.workers))
        self.officer, self.note = QLineEdit(), QLineEdit()
        self.obstacle, self.follow_up = QLineEdit(), QLineEdit()
        self.running.changed.connect(self._on_running)

    @property
    def editors(self) -> Mapping[str, QWidget]:
        """Each field's editor, in the order of the form."""
        return {name: getattr(self, name) for name in LABELS}

    @property
    def lines(self) -> tuple[QLineEdit, ...]:
        """Every line that is typed into."""
        texts = (self.officer, self.note, self.obstacle, self.follow_up, self.workers)
        return (*texts, self.revenue, self.profit, self.visited_on.line)

    def draft(self) -> MonitoringDraft:
        """What is typed now."""
        return MonitoringDraft(
            visited_on=self.visited_on.value,
            officer=self.officer.text(),
            month=self.month.month,
            running=self.running.key or "",
            goods_state=self.goods_state.key or "",
            revenue=self.revenue.amount,
            profit=self.profit.amount,
            workers=int(self.workers.text()) if self.workers.text().isdigit() else None,
            development=self.development.key or "",
            obstacle=self.obstacle.text(),
            follow_up=self.follow_up.text(),
            note=self.note.text(),
        )

    def show(self, draft: MonitoringDraft, schedule: Schedule) -> None:
        """Put a draft into the editors; the schedule says which months are on offer."""
        self.month.offer(schedule, draft.month)
        self.visited_on.value = draft.visited_on
        self.running.key = draft.running or None
        self.goods_state.key = draft.goods_state or None
        self.development.key = draft.development or None
        self.revenue.amount, self.profit.amount = draft.revenue, draft.profit
        self.workers.setText("" if draft.workers is None else str(draft.workers))
        self.officer.setText(draft.officer)
        self.obstacle.setText(draft.obstacle)
        self.follow_up.setText(draft.follow_up)
        self.note.setText(draft.note)

    def _on_running(self, key: str) -> None:
        """A business that does not run has ended, unless somebody says otherwise."""
        if key == NO and not self.development.key:
            self.development.key = Development.STOPPED.value

"""What has to be said with a step: the decree, a reason, a number of the reserve."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from bansos_desktop.domain.dates import format_short, parse_date
from bansos_desktop.domain.decision import places_of
from bansos_desktop.domain.problems import Problem
from bansos_desktop.domain.quota import Pots
from bansos_desktop.domain.quota_ledger import Leaf
from bansos_desktop.domain.workflow import NEEDS_DECREE, NEEDS_REASON, Action
from bansos_desktop.store.decisions import Key, Line
from bansos_desktop.store.store import Store
from bansos_desktop.ui.i18n import tr
from bansos_desktop.ui.icons import IconSet
from bansos_desktop.ui.scope import Scope
from bansos_desktop.ui.theme import SPACE, Kind
from bansos_desktop.ui.widgets.date_edit import DateField
from bansos_desktop.ui.widgets.field_row import LabelledField
from bansos_desktop.ui.widgets.money_edit import MoneyEdit
from bansos_desktop.ui.widgets.text import button
from bansos_desktop.usecases import list_quotas
from bansos_desktop.usecases.decide_proposals import Request

HIGHEST_RANK = 99_999


@dataclass(frozen=True, slots=True)
class Offer:
    """What the store knows that may be typed: the decree used last, the next number.

    `reason` is where those are noted for whom the quota has no place left.
    """

    decree_number: str = ""
    decree_date: date | None = None
    next_rank: int = 1
    reason: str = ""


def offer_for(store: Store, action: Action, scope: Scope, marked: Mapping[str, Key]) -> Offer:
    """What may be typed for those who are marked, read when a dialog opens."""
    if action in NEEDS_DECREE:
        number, day = store.decisions.last_decree(scope.programme, scope.year) or ("", "")
        return Offer(number, date.fromisoformat(day) if day else None)
    if action is not Action.RESERVE or not marked:
        return Offer()
    one = next(iter(marked.values()))
    line = Line(scope.programme, scope.year, one.stage, one.region_code)
    staying = store.decisions.reserve(line).keys() - marked.keys()
    return Offer(next_rank=len(staying) + 1, reason=_overflow(store, scope, marked))


def _overflow(store: Store, scope: Scope, marked: Mapping[str, Key]) -> str:
    """What a programme notes beside whom it has no place for; "" while somebody may find one."""
    programme = store.reference.programme(scope.programme)
    if programme is None or not programme.overflow:
        return ""
    pots = Pots(list_quotas.run(store, scope.programme, scope.year))
    leaves = {Leaf(key.stage, key.region_code, "", key.category) for key in marked.values()}
    is_full = all(places_of(pots, {}, leaf).left == 0 for leaf in leaves)
    return programme.overflow_reason if is_full else ""


class ActForm(QWidget):
    """Only the fields that the action needs; `changed` follows whatever is typed.

    `value_changed` follows what changes who may go.
    """

    changed = Signal()
    value_changed = Signal()

    def __init__(self, action: Action, offer: Offer, icons: IconSet, *, today: date) -> None:
        super().__init__()
        self._action, self._offer, self._icons = action, offer, icons
        self.number, self.reason, self.rank = QLineEdit(), QLineEdit(), QLineEdit()
        self.day = DateField(partial(parse_date, today=today))
        self.value = MoneyEdit()
        self.last = button("", Kind.LINK)
        self._fields: dict[str, LabelledField] = {}
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(SPACE.s)
        if action in NEEDS_DECREE:
            self._ask_decree()
        if action in NEEDS_REASON:
            self._ask_reason()
        if action is Action.RESERVE:
            self._ask_rank()
            if offer.reason:
                self._note_overflow()
        for line in (self.number, self.reason, self.rank):
            line.textChanged.connect(self._on_changed)
        self.day.changed.connect(self._on_value)
        self.value.amount_changed.connect(self._on_value)
        self.last.clicked.connect(self._use_last)

    @property
    def is_empty(self) -> bool:
        """Whether the action asks for nothing."""
        return not self._fields

    def request(self, proposals: Sequence[str]) -> Request:
        """The request as it is filled in; numbers of the reserve follow one another."""
        return Request(
            self._action,
            proposals,
            self.number.text().strip(),
            self.day.value,
            self.reason.text().strip(),
            self.value.amount,
            self._ranks(proposals),
        )

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Complain at the fields that are wrong, and nowhere else."""
        wrong = {problem.field: problem.message for problem in problems}
        for name, field in self._fields.items():
            if name in wrong:
                field.show_error(wrong[name])
            else:
                field.clear_state()

    def focus_first(self) -> None:
        """Put the cursor into the first field."""
        for field in self._fields.values():
            field.editor.setFocus()
            return

    def _ranks(self, proposals: Sequence[str]) -> Mapping[str, int]:
        text = self.rank.text().strip()
        if self._action is not Action.RESERVE or not text or int(text) == self._offer.next_rank:
            return {}
        return {uid: int(text) + at for at, uid in enumerate(proposals)}

    def _ask_decree(self) -> None:
        self.number.setPlaceholderText(tr("seperti di SK yang ditandatangani"))
        if self._offer.decree_number:
            day = self._offer.decree_date
            shown = self._offer.decree_number + (f" ({format_short(day)})" if day else "")
            self.last.setText(tr("Pakai SK terakhir: {sk}").format(sk=shown))
            self._layout.addWidget(self.last, 0, Qt.AlignmentFlag.AlignLeft)
        same = tr("Kosong berarti nilai usulan masing-masing.")
        row = QHBoxLayout()
        row.setSpacing(SPACE.m)
        for name, label, editor, help_text, share in (
            ("decree_number", tr("Nomor SK"), self.number, "", 3),
            ("decree_date", tr("Tanggal SK"), self.day, "", 2),
            ("approved_value", tr("Nilai per orang"), self.value, same, 2),
        ):
            field = self._field(name, label, editor, help_text, required=not help_text)
            row.addWidget(field, share)
        self._layout.addLayout(row)

    def _ask_reason(self) -> None:
        self.reason.setPlaceholderText(tr("mis. sudah pindah ke luar kabupaten"))
        self._layout.addWidget(self._field("reason", tr("Alasan"), self.reason, required=True))

    def _note_overflow(self) -> None:
        self.reason.setText(self._offer.reason)
        help_text = tr(
            "Kuota habis. Ikut di dokumen usulan; cari lewat Penerima > Lainnya > Catatan."
        )
        self._layout.addWidget(self._field("reason", tr("Keterangan"), self.reason, help_text))

    def _ask_rank(self) -> None:
        self.rank.setValidator(QIntValidator(1, HIGHEST_RANK, self.rank))
        self.rank.setText(str(self._offer.next_rank))
        help_text = tr("Berurut menurut desil lalu tanggal; yang sudah di nomor itu bergeser.")
        field = self._field("rank", tr("Mulai dari nomor cadangan"), self.rank, help_text)
        self._layout.addWidget(field)

    def _field(
        self, name: str, label: str, editor: QWidget, helper: str = "", *, required: bool = False
    ) -> LabelledField:
        field = LabelledField(label, editor, self._icons, required=required, helper=helper)
        self._fields[name] = field
        return field

    def _use_last(self) -> None:
        self.number.setText(self._offer.decree_number)
        self.day.value = self._offer.decree_date

    def _on_changed(self, _text: object = None) -> None:
        self.changed.emit()

    def _on_value(self, _value: object = None) -> None:
        self.changed.emit()
        self.value_changed.emit()

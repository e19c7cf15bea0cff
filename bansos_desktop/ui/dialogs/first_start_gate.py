"""The window before the window where no office is on the laptop yet: making one."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit

from bansos_desktop.domain.passphrase import check_passphrase
from bansos_desktop.domain.workflow import Role
from bansos_desktop.ui.dialogs.gate import GateCard, at_left
from bansos_desktop.ui.help.page_topics import FIRST_START
from bansos_desktop.ui.i18n import tr
from bansos_desktop.ui.icons import IconSet
from bansos_desktop.ui.theme import SPACE, Kind, Level
from bansos_desktop.ui.widgets.choice_box import ChoiceBox
from bansos_desktop.ui.widgets.field_row import LabelledField
from bansos_desktop.ui.widgets.secret_edit import SecretEdit
from bansos_desktop.ui.widgets.text import button, text_label


@dataclass(frozen=True, slots=True)
class FirstStart:
    """What somebody filled in on the first start."""

    region_code: str
    user: str
    role: Role
    passphrase: str = field(repr=False)


class FirstStartGate(GateCard):
    """Asks for office, name, role and passphrase; who had an office already has its backup.

    `kept_wanted` asks for the one that `offer_kept` told of; until somebody wants to begin anew
    all the same, nothing else can be filled in then.
    """

    topic = FIRST_START
    entered = Signal(object)
    restore_wanted = Signal()
    kept_wanted = Signal()

    def __init__(self, icons: IconSet, offices: list[tuple[str, str]], shortest: int) -> None:
        super().__init__(
            icons,
            tr("Mulai di laptop ini"),
            tr("Sekali saja. Semua data tetap di laptop ini dan terenkripsi."),
            tr("Buat data kantor"),
        )
        self.first_step = tr("Membuat data kantor…")
        self.office = ChoiceBox(offices, placeholder=tr("Pilih kantor"))
        self.user = QLineEdit(placeholderText=tr("mis. Siti Aminah"))
        self.role = ChoiceBox([(role.value, tr(role.label)) for role in Role])
        self.role.key = Role.FIELD_OFFICER.value
        self.passphrase = SecretEdit(icons)
        self.again = SecretEdit(icons)
        advice = tr(
            "Sedikitnya {n} huruf. Bila lupa, hanya kunci pemulihan (buat setelah ini) yang "
            "membuka data."
        )
        office = LabelledField(tr("Kantor"), self.office, icons)
        user = LabelledField(tr("Nama Anda"), self.user, icons)
        role = LabelledField(tr("Peran"), self.role, icons)
        first = LabelledField(tr("Kata sandi"), self.passphrase, icons)
        second = LabelledField(tr("Ulangi kata sandi"), self.again, icons)
        told = text_label(advice.format(n=shortest), Kind.CAPTION, wrap=True)
        self._form = (office, user, role, first, second, told)
        self.fields.addWidget(office)
        self.fields.addLayout(_side_by_side(user, role))
        self.fields.addLayout(_side_by_side(first, second))
        self.fields.addWidget(told)
        self.restore = button(tr("Pulihkan dari cadangan…"), Kind.LINK)
        self.restore.clicked.connect(self.restore_wanted)
        self.kept = button(tr("Pulihkan yang terbaru"), Kind.PRIMARY)
        self.kept.clicked.connect(self.kept_wanted)
        self.anew = button(tr("Buat kantor baru…"), Kind.LINK)
        self.anew.clicked.connect(self._begin_anew)
        self.fields.addLayout(at_left(self.kept))
        self.fields.addLayout(at_left(self.restore, self.anew))
        self._show_form(is_shown=True)
        self.go.clicked.connect(self._on_go)
        self.again.returnPressed.connect(self._on_go)
        self.office.setFocus()

    def offer_kept(self, office: str, facts: str) -> None:
        """Say that an office was here: who makes a new one unawares begins with nothing."""
        text = tr(
            "Data kantor tidak ada di laptop ini, tetapi cadangannya ada. Yang terbaru: {office}, "
            "{facts}. Pulihkan dulu bila itu kantor Anda; membuat kantor baru tidak menghapusnya."
        )
        self.banner.show_message(Level.WARNING, text.format(office=office, facts=facts))
        self._show_form(is_shown=False)
        self.kept.setFocus()

    def _begin_anew(self) -> None:
        self.banner.dismiss()
        self._show_form(is_shown=True)
        self.office.setFocus()

    def _show_form(self, *, is_shown: bool) -> None:
        for part in (*self._form, self.go):
            part.setVisible(is_shown)
        for part in (self.kept, self.anew):
            part.setVisible(not is_shown)
        self.fit()

    def _on_go(self) -> None:
        fault = self._fault()
        if fault:
            self.show_trouble(fault)
            if self.passphrase.text() != self.again.text():
                self._ask_again()
            return
        self.banner.dismiss()
        self.show_busy(busy=True)
        role = Role(self.role.key or Role.FIELD_OFFICER)
        self.entered.emit(
            FirstStart(self.office.key or "", self.user.text(), role, self.passphrase.text())
        )

    def _ask_again(self) -> None:
        """Neither can be seen, so neither can be mended: both are typed anew."""
        self.passphrase.clear()
        self.again.clear()
        self.passphrase.setFocus()

    def _fault(self) -> str:
        if not self.office.key:
            return tr("Kantor belum dipilih. Pilih provinsi atau kabupaten/kota Anda.")
        if not self.user.text().strip():
            return tr("Nama belum diisi. Tulis nama Anda.")
        unfit = check_passphrase(self.passphrase.text(), self.again.text())
        return unfit[0].message if unfit else ""


def _side_by_side(*fields: LabelledField) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(SPACE.m)
    for one in fields:
        row.addWidget(one, 1)
    return row

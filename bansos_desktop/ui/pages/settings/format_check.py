"""What was found in a loaded layout: every fault by its cell, or what it changes and its use."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLineEdit,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from bansos_desktop.domain.own_template import LONGEST_LABEL
from bansos_desktop.domain.placeholder_words import words_of
from bansos_desktop.ui.i18n import number_text, tr
from bansos_desktop.ui.pages.settings.section import row, scrolled_on_card
from bansos_desktop.ui.services import Services
from bansos_desktop.ui.theme import SPACE, Kind, Level
from bansos_desktop.ui.widgets.field_row import LabelledField
from bansos_desktop.ui.widgets.fitted_list import FittedList
from bansos_desktop.ui.widgets.text import button, icon_label, show_icon, text_label
from bansos_desktop.ui.widgets.two_line import DetailRole
from bansos_desktop.usecases.own_template import Checked
from bansos_desktop.workbook.template import TemplateFault

ICON_SIZE = 20
HIGHEST_LIST = 2000


class FormatCheck(QWidget):
    """`kept` says whether the layout is to be used at once; the faulty can be checked again."""

    kept = Signal(bool)
    closed = Signal()
    opened = Signal(object)
    again = Signal(object)
    exampled = Signal()

    def __init__(self, services: Services) -> None:
        super().__init__()
        self._icons = services.icons
        self._checked: Checked | None = None
        self._path: Path | None = None
        self._icon = icon_label(services.icons.level_icon(Level.SUCCESS), ICON_SIZE)
        self._title = text_label("", Kind.SUBTITLE, wrap=True)
        self._about = text_label("", wrap=True)
        self.found = FittedList(tr("Yang ditemukan pada format"), HIGHEST_LIST)
        self.label = QLineEdit()
        self.label.setMaxLength(LONGEST_LABEL)
        self._field = LabelledField(tr("Nama versi"), self.label, services.icons)
        self.use_button = button(tr("Pakai format ini"), Kind.PRIMARY)
        self.keep_button = button(tr("Simpan saja"))
        self.example_button = button(tr("Lihat contoh hasil…"), Kind.LINK)
        self.open_button = button(tr("Buka di Excel"), Kind.PRIMARY)
        self.again_button = button(tr("Periksa lagi"))
        self.copy_button = button(tr("Salin daftar ini"), Kind.LINK)
        self.close_button = button(tr("Batal"))
        self._lay_out()
        self._connect()

    @property
    def checked(self) -> Checked | None:
        """What is in sight."""
        return self._checked

    def show_checked(self, checked: Checked, path: Path) -> None:
        """Show what was found; the keyboard goes where most people go next."""
        self._checked, self._path = checked, path
        faulty = bool(checked.faults)
        show_icon(self._icon, self._icons.level_icon(Level.ERROR if faulty else _level_of(checked)))
        self._title.setText(_title(checked))
        self._about.setText(_about(checked))
        self._list(checked)
        self.label.setText(path.stem)
        for widget in (self._field, self.use_button, self.keep_button, self.example_button):
            widget.setVisible(not faulty)
        self.keep_button.setVisible(not faulty and not checked.known)
        self._field.setVisible(not faulty and not checked.known)
        for widget in (self.open_button, self.again_button):
            widget.setVisible(faulty)
        self.copy_button.setVisible(faulty or bool(checked.warnings))
        self.close_button.setText(tr("Tutup") if faulty else tr("Batal"))
        (self.open_button if faulty else self.use_button).setFocus()

    def _list(self, checked: Checked) -> None:
        """Every fault or, where there is none, what differs from the shipped layout."""
        self.found.clear()
        for one in (*checked.faults, *checked.warnings):
            self.found.addItem(_fault_item(one))
        for word, names in ((tr("Ditambah"), checked.added), (tr("Dihapus"), checked.removed)):
            for name in names:
                item = QListWidgetItem(f"{word}: {tr(words_of(name).meaning)}")
                item.setData(DetailRole, name)
                self.found.addItem(item)
        self.found.fit()

    def copy_found(self) -> None:
        """Put all that was found on the clipboard, for whoever mends the layout."""
        if self._checked is not None:
            said = (*self._checked.faults, *self._checked.warnings)
            QApplication.clipboard().setText("\n".join(one.message for one in said))

    def _connect(self) -> None:
        self.use_button.clicked.connect(self._on_use)
        self.keep_button.clicked.connect(self._on_keep)
        self.example_button.clicked.connect(self.exampled)
        self.open_button.clicked.connect(self._on_open)
        self.again_button.clicked.connect(self._on_again)
        self.copy_button.clicked.connect(self.copy_found)
        self.close_button.clicked.connect(self.closed)
        self.label.returnPressed.connect(self._on_use)
        copy = QShortcut(QKeySequence(QKeySequence.StandardKey.Copy), self.found)
        copy.activated.connect(self.copy_found)

    def _on_use(self) -> None:
        self.kept.emit(True)  # noqa: FBT003 - a signal takes no keywords

    def _on_keep(self) -> None:
        self.kept.emit(False)  # noqa: FBT003 - a signal takes no keywords

    def _on_open(self) -> None:
        self.opened.emit(self._path)

    def _on_again(self) -> None:
        self.again.emit(self._path)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(SPACE.s)
        head.addWidget(self._icon)
        head.addWidget(self._title, 1)
        body = QWidget()
        layout = QVBoxLayout(body)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE.s)
        layout.addLayout(head)
        layout.addWidget(self._about)
        layout.addWidget(self.found)
        layout.addWidget(self._field)
        layout.addLayout(row(self.example_button, self.copy_button))
        layout.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(SPACE.s)
        whole.addWidget(scrolled_on_card(body), 1)
        acts = (self.use_button, self.keep_button, self.open_button, self.again_button)
        whole.addLayout(row(*acts, self.close_button))


def _title(checked: Checked) -> str:
    if checked.faults:
        count = number_text(len(checked.faults))
        return tr("{n} hal harus diperbaiki").format(n=count)
    if checked.warnings:
        count = number_text(len(checked.warnings))
        return tr("Format dapat dipakai, dengan {n} peringatan").format(n=count)
    return tr("Format dapat dipakai")


def _level_of(checked: Checked) -> Level:
    if checked.warnings:
        return Level.WARNING
    return Level.INFO if checked.known else Level.SUCCESS


def _about(checked: Checked) -> str:
    """What the list below says, or that there is none."""
    if checked.faults:
        text = tr("{file} belum dimuat. Perbaiki sel berikut di Excel, simpan, lalu periksa lagi.")
    elif checked.known:
        text = tr("{file} sama persis dengan milik kantor versi {n}, jadi tidak ada versi baru.")
    elif checked.warnings:
        text = tr("Bacalah peringatan berikut sebelum memakai {file}; kantor yang memutuskan.")
    elif checked.added or checked.removed:
        text = tr("{file} berbeda dari format bawaan pada isian berikut.")
    else:
        text = tr("{file} memuat isian yang sama dengan format bawaan.")
    return text.format(file=checked.file, n=checked.known)


def _fault_item(fault: TemplateFault) -> QListWidgetItem:
    """The cell, then what is wrong there without naming it a second time."""
    message = fault.message
    for word in ("Sel", "Kolom", "Lembar"):
        message = message.removeprefix(f"{word} {fault.cell}: ")
    item = QListWidgetItem(fault.cell)
    item.setData(DetailRole, message[:1].upper() + message[1:])
    return item

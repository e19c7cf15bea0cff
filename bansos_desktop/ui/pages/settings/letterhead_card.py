"""Letterhead, place, paper and logo, with the letterhead as it will print above them."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from bansos_desktop.domain.office_paper import (
    LINES,
    OfficePaper,
    Paper,
    letterhead_of,
    line_field,
)
from bansos_desktop.store.store import Store
from bansos_desktop.ui.form_area import even_grid
from bansos_desktop.ui.i18n import tr
from bansos_desktop.ui.jobs import Work
from bansos_desktop.ui.pages.settings.letterhead_picture import LetterheadPicture
from bansos_desktop.ui.services import Services
from bansos_desktop.ui.theme import SPACE, Kind
from bansos_desktop.ui.widgets.choice_box import ChoiceBox
from bansos_desktop.ui.widgets.field_row import LabelledField
from bansos_desktop.ui.widgets.text import button, text_label
from bansos_desktop.usecases import keep_profile
from bansos_desktop.usecases.progress import Progress

HINTS = ("", "", "Alamat, telepon, kode pos", "Kota", "Email, situs web")


class LetterheadCard(QWidget):
    """Holds what is typed; `changed` follows every change, `rows` are its fields by name."""

    changed = Signal()

    def __init__(self, services: Services, office: str) -> None:
        super().__init__()
        self._services, self._office = services, office
        self._logo = b""
        icons = services.icons
        self.picture = LetterheadPicture()
        self.lines = [QLineEdit() for _number in range(LINES)]
        self.place = QLineEdit()
        self.paper = ChoiceBox(
            [("", tr("Seperti formatnya")), *((one.value, one.label) for one in Paper)]
        )
        self.choose_button = button(tr("Pilih logo…"))
        self.remove_button = button(tr("Lepas logo"), Kind.LINK)
        self._about_logo = text_label("", Kind.CAPTION, wrap=True)
        self._logo_box = QWidget()
        self._logo_box.setFocusProxy(self.choose_button)
        self.rows = {
            line_field(number): LabelledField(tr("Baris {n}").format(n=number), line, icons)
            for number, line in enumerate(self.lines, start=1)
        }
        self.rows["place"] = LabelledField(
            tr("Tempat surat"), self.place, icons, helper=tr("Sebelum tanggal: Tenggarong, 1 …")
        )
        self.rows["paper"] = LabelledField(tr("Kertas"), self.paper, icons)
        self.rows["logo"] = LabelledField(tr("Logo"), self._logo_box, icons)
        self._lay_out()
        self._connect()

    @property
    def value(self) -> OfficePaper:
        """As it is typed."""
        return OfficePaper(
            tuple(line.text() for line in self.lines),
            self.place.text(),
            self.paper.key or "",
            self._logo,
        )

    @value.setter
    def value(self, paper: OfficePaper) -> None:
        for line, text in zip(self.lines, paper.letterhead, strict=True):
            line.setText(text)
        self.place.setText(paper.place)
        self.paper.key = paper.paper
        self._logo = paper.logo
        self._on_changed()

    def set_read_only(self) -> None:
        """Who may not change it reads it."""
        for line in (*self.lines, self.place):
            line.setReadOnly(True)
            line.setPlaceholderText("")
        self.paper.setEnabled(False)
        self.choose_button.hide()
        self.remove_button.hide()

    def choose_logo(self) -> None:
        """Ask for a picture and shrink it beside other work."""
        name, _filter = QFileDialog.getOpenFileName(
            self, tr("Pilih logo"), "", tr("Gambar (*.png *.jpg *.jpeg *.webp *.bmp *.gif)")
        )
        if name:
            self.choose_button.setEnabled(False)
            self._services.readings.start(
                _preparing(Path(name)), on_done=self._on_prepared, on_failed=self._on_failed
            )

    def remove_logo(self) -> None:
        """Print without one."""
        self._logo = b""
        self.rows["logo"].clear_state()
        self._on_changed()
        self.choose_button.setFocus()

    def _on_prepared(self, logo: bytes) -> None:
        self._logo = logo
        self.choose_button.setEnabled(True)
        self.rows["logo"].clear_state()
        self._on_changed()

    def _on_failed(self, sentence: str) -> None:
        self.choose_button.setEnabled(True)
        self.rows["logo"].show_error(sentence)

    def _on_changed(self, _text: str = "") -> None:
        paper = self.value.tidy()
        self.picture.show_letterhead(letterhead_of(paper, self._office), self._logo)
        is_read_only = self.place.isReadOnly()
        self.remove_button.setVisible(bool(self._logo) and not is_read_only)
        self.choose_button.setText(tr("Ganti logo…") if self._logo else tr("Pilih logo…"))
        self._about_logo.setText(
            tr("Dicetak di kiri kop.") if self._logo else tr("Belum ada; boleh kosong.")
        )
        self.changed.emit()

    def _connect(self) -> None:
        for line in (*self.lines, self.place):
            line.textChanged.connect(self._on_changed)
        self.paper.changed.connect(self._on_changed)
        self.choose_button.clicked.connect(self.choose_logo)
        self.remove_button.clicked.connect(self.remove_logo)
        defaults = letterhead_of(OfficePaper(), self._office)
        for line, default, hint in zip(self.lines, defaults, HINTS, strict=True):
            line.setPlaceholderText(default or tr(hint))

    def _lay_out(self) -> None:
        lines = QGridLayout()
        lines.setHorizontalSpacing(SPACE.m)
        lines.setVerticalSpacing(SPACE.xs)
        lines.setColumnStretch(1, 1)
        for number in range(1, LINES + 1):
            field = self.rows[line_field(number)]
            field.label.setFixedHeight(SPACE.control)
            lines.addWidget(field.label, number, 0, Qt.AlignmentFlag.AlignTop)
            lines.addWidget(field, number, 1)
        logo = QHBoxLayout(self._logo_box)
        logo.setContentsMargins(0, 0, 0, 0)
        logo.setSpacing(SPACE.s)
        logo.addWidget(self.choose_button)
        logo.addWidget(self.remove_button)
        logo.addWidget(self._about_logo, 1)
        halves = even_grid()
        halves.addWidget(self.rows["place"], 0, 0)
        halves.addWidget(self.rows["paper"], 0, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE.m)
        layout.addWidget(self.picture)
        layout.addLayout(lines)
        layout.addWidget(self.rows["logo"])
        layout.addLayout(halves)


def _preparing(path: Path) -> Work[bytes]:
    """The shrinking as plain work: no Qt object goes along to the other thread."""

    def work(_store: Store, _progress: Progress) -> bytes:
        return keep_profile.prepare_logo(path)

    return work

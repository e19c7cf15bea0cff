"""The editors of a programme, and moving one in and out of them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QGridLayout, QLineEdit, QVBoxLayout, QWidget

from bansos_desktop.domain.document import DOCUMENT_WORDS
from bansos_desktop.domain.problems import Problem
from bansos_desktop.domain.programme import Period, Programme, parse_asks
from bansos_desktop.ui.form_area import paired_grid
from bansos_desktop.ui.i18n import tr
from bansos_desktop.ui.icons import IconSet
from bansos_desktop.ui.models.programme_table import ASKS_WORDS, UNIT_WORDS
from bansos_desktop.ui.pages.settings.category_list import CategoryList
from bansos_desktop.ui.theme import SPACE, Kind
from bansos_desktop.ui.widgets.choice_box import ChoiceBox
from bansos_desktop.ui.widgets.field_row import LabelledField
from bansos_desktop.ui.widgets.money_edit import MoneyEdit
from bansos_desktop.ui.widgets.text import text_label
from bansos_desktop.ui.widgets.tick_boxes import TickBoxes

_HALVES = frozenset({"owner", "unit", "period", "value_min", "value_max"})


class ProgrammeFields(QWidget):
    """`rows` are by the names that problems give the fields."""

    def __init__(self, icons: IconSet) -> None:
        super().__init__()
        self.code, self.name, self.form = QLineEdit(), QLineEdit(), QLineEdit()
        self.overflow, self.source, self.note = QLineEdit(), QLineEdit(), QLineEdit()
        self.owner = ChoiceBox([], placeholder=tr("Pilih"))
        self.unit = ChoiceBox([(key, tr(word)) for key, word in UNIT_WORDS.items()])
        self.period = ChoiceBox([(one.value, tr(one.label)) for one in Period])
        self.asks = TickBoxes([(key, tr(word)) for key, word in ASKS_WORDS.items()], columns=3)
        self.value_min, self.value_max = MoneyEdit(), MoneyEdit()
        self.categories = CategoryList(icons)
        self.documents = TickBoxes(
            [(key, tr(word)) for key, word in DOCUMENT_WORDS.items()], columns=1
        )
        self.code.setPlaceholderText(tr("misalnya BERAU-UEP"))
        self.form.setPlaceholderText(tr("misalnya uang, bahan pangan, peralatan"))
        self.overflow.setPlaceholderText(tr("misalnya BLT Desa"))
        self.source.setPlaceholderText(tr("misalnya SK Bupati No. …"))
        self.rows = {
            "code": LabelledField(tr("Kode"), self.code, icons, required=True),
            "name": LabelledField(tr("Nama program"), self.name, icons, required=True),
            "owner": LabelledField(tr("Pemilik"), self.owner, icons, required=True),
            "unit": LabelledField(tr("Satuan penerima"), self.unit, icons),
            "form": LabelledField(tr("Bentuk bantuan"), self.form, icons),
            "period": LabelledField(tr("Periode"), self.period, icons),
            "asks": LabelledField(tr("Ditanyakan di formulir"), self.asks, icons),
            "value_min": LabelledField(tr("Nilai paling sedikit"), self.value_min, icons),
            "value_max": LabelledField(tr("Nilai paling banyak"), self.value_max, icons),
            "categories": LabelledField(tr("Golongan penerima"), self.categories, icons),
            "overflow": LabelledField(tr("Bila kuota habis, dicatat untuk"), self.overflow, icons),
            "documents": LabelledField(tr("Dokumen yang dibuat"), self.documents, icons),
            "source": LabelledField(tr("Sumber"), self.source, icons, required=True),
            "note": LabelledField(tr("Catatan"), self.note, icons),
        }
        self.value_note = text_label("", Kind.CAPTION, wrap=True)
        self._lay_out()

    @property
    def programme(self) -> Programme:
        """What is typed."""
        documents = tuple(key for key, box in self.documents.boxes.items() if box.isChecked())
        return Programme(
            self.code.text(),
            self.name.text(),
            self.owner.key or "",
            self.unit.key or "",
            self.form.text(),
            Period(self.period.key or ""),
            parse_asks(self.asks.codes),
            self.value_min.amount,
            self.value_max.amount,
            self.overflow.text(),
            () if len(documents) == len(self.documents.boxes) else documents,
            self.categories.categories,
            self.note.text(),
            self.source.text(),
        )

    def show_programme(self, programme: Programme, owners: Sequence[tuple[str, str]]) -> None:
        """Fill in a programme; `owners` are whose it may be."""
        self.owner.set_choices(owners)
        texts = ("code", "name", "form", "overflow", "source", "note")
        for name in texts:
            line = getattr(self, name)
            line.setText(getattr(programme, name))
            line.setCursorPosition(0)
        self.owner.key = programme.owner or None
        self.unit.key = programme.unit
        self.period.key = programme.period.value
        self.asks.codes = ";".join(sorted(programme.asks))
        self.value_min.amount, self.value_max.amount = programme.value_min, programme.value_max
        self.categories.show_categories(programme.categories)
        self.documents.codes = ";".join(programme.documents or self.documents.boxes)
        self.show_problems(())
        self.follow_period()

    def follow_period(self) -> None:
        """What the values are of."""
        is_monthly = self.period.key == Period.MONTHLY.value
        self.value_note.setText(
            tr("Nilai satu bulan. Kosong = tidak disebut sumber.")
            if is_monthly
            else tr("Nilai satu penerima. Kosong = tidak disebut sumber.")
        )

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Mark the fields that forbid saving, and go to the first."""
        for row in self.rows.values():
            row.clear_state()
        for problem in reversed(problems):
            self.rows[problem.field].show_error(problem.message)
        if problems:
            self.rows[problems[0].field].editor.setFocus()

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE.m)
        groups = (
            ("code", "name", "owner", "unit", "form", "period"),
            ("value_min", "value_max"),
            ("asks", "categories", "overflow", "documents", "source", "note"),
        )
        for number, names in enumerate(groups):
            grid: QGridLayout = paired_grid((self.rows[n], n in _HALVES) for n in names)
            layout.addLayout(grid)
            if number == 1:
                layout.addWidget(self.value_note)

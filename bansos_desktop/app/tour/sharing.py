"""Kuota: what sources say, a lump split among the regions, places moved, a statement chosen."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget

from bansos_desktop.app.tour.beginning import REGENCY
from bansos_desktop.app.tour.hands import (
    CTRL,
    click,
    click_tab,
    focused,
    press,
    type_into,
    wait_until,
)
from bansos_desktop.app.tour.stage import Tour
from bansos_desktop.domain.quota_ledger import FigureKey
from bansos_desktop.domain.region import PROVINCE
from bansos_desktop.ui.pages.quotas.act_form import ActForm
from bansos_desktop.ui.pages.quotas.letter_fields import Fields
from bansos_desktop.ui.pages.quotas.page import QuotasPage
from bansos_desktop.ui.pages.quotas.panel import CLAIMS, SOURCES, TRANSFERS
from bansos_desktop.ui.pages.quotas.split_sheet import SplitSheet
from bansos_desktop.ui.widgets.choice_box import ChoiceBox
from bansos_desktop.ui.widgets.date_edit import DateField

KEY = Qt.Key
LUMP = FigureKey("UEP", 2025, "perubahan", PROVINCE)
LETTER = "460/97/DINSOS/2025"
SHARES = (20, 30, 15, 15, 20, 20, 10, 20, 20, 10)
TOO_MANY = 45


def count(tour: Tour) -> None:
    """The quotas: a lump with its source, split, moved, and the statements beside it."""
    page = tour.office.pages.quotas
    tour.show("quotas")
    if not page.overview.mark(LUMP):
        raise LookupError("no figure for all regions together")
    tour.picture("kuota")
    split(tour, page)
    move(tour, page)
    read_statements(tour, page)


def split(tour: Tour, page: QuotasPage) -> None:
    """A number for each region, first one too large, then as the letter has it."""
    click(page.panel.split_button)
    sheet = page.sheet
    wait_until(sheet.table.isVisible)
    for number in (*SHARES[:-1], TOO_MANY):
        _type_share(sheet, number)
    wait_until(sheet.fields.rows["letter"].editor.hasFocus)
    page.splitting.check()
    tour.picture("kuota-rincian-lewat")
    sheet.table.setFocus()
    _type_share(sheet, SHARES[-1])
    wait_until(sheet.fields.rows["letter"].editor.hasFocus)
    _write_letter(sheet.fields, "tambahan 180 orang dibagi menurut lampiran surat")
    page.splitting.check()
    tour.picture("kuota-rincian")
    press(KEY.Key_Return, CTRL)
    tour.wait_for("Rincian disimpan")
    tour.picture("kuota-dirinci")


def move(tour: Tour, page: QuotasPage) -> None:
    """Places that nobody asks for go where they are asked for."""
    page.overview.mark(FigureKey(LUMP.programme, LUMP.year, LUMP.stage, REGENCY))
    click(page.panel.move_button)
    form = _form_of(page)
    _fill(form.fields.rows["to_region"].editor, "64.71")
    _fill(form.fields.rows["amount"].editor, "5")
    type_into(_line(form.fields, "reason"), "Lima tempat tidak diusulkan desa mana pun")
    tour.picture("kuota-pindah")
    press(KEY.Key_Return, CTRL)
    tour.wait_for("Kuota dipindahkan")
    click_tab(page.panel.tabs.tabBar(), TRANSFERS)
    tour.office.window.say_nothing()
    tour.picture("kuota-pemindahan")
    tour.report.append(f"  {sum(SHARES)} tempat dirinci, lima dipindahkan")


def read_statements(tour: Tour, page: QuotasPage) -> None:
    """What sources say differently, side by side."""
    click_tab(page.panel.tabs.tabBar(), CLAIMS)
    tour.picture("kuota-pernyataan")
    click_tab(page.panel.tabs.tabBar(), SOURCES)


def _type_share(sheet: SplitSheet, number: int) -> None:
    """A number and Enter where the table's cursor stands; the cell before closes a turn later."""
    wait_until(sheet.table.hasFocus)
    QTest.keyClicks(sheet.table, str(number)[:1])
    QTest.keyClicks(focused(), str(number)[1:])
    press(KEY.Key_Return)


def _write_letter(fields: Fields, sentence: str) -> None:
    type_into(_line(fields, "letter"), LETTER)
    type_into(_line(fields, "letter_date"), "13/10/2025")
    type_into(_line(fields, "sentence"), sentence)


def _form_of(page: QuotasPage) -> ActForm:
    form = page.forms.form
    if form is None:
        raise LookupError("no form opened")
    return form


def _line(fields: Fields, name: str) -> QLineEdit:
    editor = fields.rows[name].editor
    line = editor.line if isinstance(editor, DateField) else editor
    if not isinstance(line, QLineEdit):
        raise LookupError(f"{name} is not typed")
    return line


def _fill(editor: QWidget, value: str) -> None:
    """A choice by its key, a line by its letters."""
    if isinstance(editor, ChoiceBox):
        editor.key = value
    elif isinstance(editor, QLineEdit):
        type_into(editor, value)

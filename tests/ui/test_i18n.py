"""Words on screen: ours, Qt's own, and the doubled ones of the pseudo-locale."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, QTranslator
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QLineEdit

from bansos_desktop.ui.i18n import (
    PseudoTranslator,
    long_date,
    number_text,
    rupiah_text,
    speak_indonesian,
    tr,
)


@pytest.fixture
def indonesian(qapp: QApplication) -> Iterator[QTranslator]:
    before = QLocale()
    translator = speak_indonesian(qapp)
    yield translator
    QCoreApplication.removeTranslator(translator)
    QLocale.setDefault(before)


@pytest.fixture
def doubled(qapp: QApplication) -> Iterator[None]:
    translator = PseudoTranslator()
    QCoreApplication.installTranslator(translator)
    yield
    QCoreApplication.removeTranslator(translator)


def test_our_sentences_stay_as_written(indonesian: QTranslator) -> None:
    assert tr("Save") == "Save"
    assert tr("Simpan penerima") == "Simpan penerima"


def test_qt_texts_without_a_translation_stay(indonesian: QTranslator) -> None:
    assert QCoreApplication.translate("QLineEdit", "Something new") == "Something new"


def test_the_menu_of_a_line_speaks_indonesian(indonesian: QTranslator, qtbot) -> None:
    line = QLineEdit()
    qtbot.addWidget(line)

    menu = line.createStandardContextMenu()
    texts = [action.text().partition("\t")[0] for action in menu.actions() if action.text()]
    menu.deleteLater()

    assert texts == ["Urungkan", "Ulangi", "Potong", "Salin", "Tempel", "Hapus", "Pilih semua"]


def test_the_buttons_of_a_dialog_speak_indonesian(indonesian: QTranslator, qtbot) -> None:
    kind = QDialogButtonBox.StandardButton
    asked = kind.Ok | kind.Cancel | kind.Yes | kind.No | kind.Save | kind.Close | kind.Discard
    box = QDialogButtonBox(asked)
    qtbot.addWidget(box)

    texts = {button.text() for button in box.buttons()}

    assert texts == {"OK", "Batal", "Ya", "Tidak", "Simpan", "Tutup", "Buang"}


def test_dates_and_numbers_follow(indonesian: QTranslator) -> None:
    assert QLocale().monthName(8) == "Agustus"
    assert QLocale().decimalPoint() == ","


def test_the_pseudo_locale_doubles_only_our_sentences(doubled: None) -> None:
    assert tr("Simpan") == "Simpan Simpan"
    assert QCoreApplication.translate("QLineEdit", "&Undo") == "&Undo"


def test_a_date_is_written_in_full() -> None:
    assert long_date(date(1980, 8, 12)) == "Selasa, 12 Agustus 1980"


@pytest.mark.parametrize(
    ("number", "text"), [(0, "0"), (999, "999"), (1500, "1.500"), (1234567, "1.234.567")]
)
def test_thousands_are_parted_by_dots(number: int, text: str) -> None:
    assert number_text(number) == text


def test_money_below_zero_keeps_its_sign_in_front() -> None:
    assert rupiah_text(5_000_000) == "Rp5.000.000"
    assert rupiah_text(-1_500) == "-Rp1.500"

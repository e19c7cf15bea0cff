"""Pengaturan, Aturan: everybody reads the rules, an operator changes them and gives them back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QLineEdit
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from bansos_desktop.ui.desk import Desk
from bansos_desktop.ui.models.rule_table import RuleTable
from bansos_desktop.ui.pages.settings.rules import RulesSection
from bansos_desktop.ui.widgets.choice_box import ChoiceBox
from bansos_desktop.ui.widgets.confirm import ConfirmDialog
from bansos_desktop.usecases import change_rule
from tests.ui.acts import button_called, click, open_dialog, texts
from tests.ui.offices import settle


@pytest.fixture
def rules(desk: Desk) -> RulesSection:
    """The section, in sight."""
    return shown(desk)


def shown(desk: Desk) -> RulesSection:
    desk.office.window.show_page("settings")
    desk.office.pages.settings.show_section("rules")
    return desk.office.pages.settings.rules


def pick(rules: RulesSection, code: str) -> None:
    """Make a rule the current one, as a click does."""
    rules.table.selectRow(rules.model.row_of(code))


def cells(rules: RulesSection, code: str) -> list[str]:
    row = rules.model.row_of(code)
    return [str(rules.model.index(row, at).data()) for at in range(rules.model.columnCount())]


def type_number(rules: RulesSection, text: str) -> None:
    line = rules.panel.value.findChildren(QLineEdit)[0]
    line.selectAll()
    QTest.keyClicks(line, text)


def change_block(rules: RulesSection, value: str = "4", source: str = "SK 12/2025") -> None:
    pick(rules, "desil_block_min")
    type_number(rules, value)
    QTest.keyClicks(rules.panel.source, source)


def test_every_rule_is_told_with_value_level_acceptor_and_source(rules: RulesSection) -> None:
    assert rules.model.rowCount() == 31
    assert cells(rules, "desil_block_min") == [
        "Desil yang ditahan, mulai",
        "desil 5",
        "Galat",
        "Provinsi",
        "Operator saja",
        "INF",
        "01/01/2025",
    ]
    assert cells(rules, "value_max")[1] == "Rp5.000.000"
    assert cells(rules, "monitoring_months")[1:5] == ["bulan ke-1, 3, 6, 12", "–", "Provinsi", "–"]
    assert cells(rules, "nik_shape")[3] == "Tetap"
    assert "Aturan UEP 2025; 0 diubah kantor ini." in texts(rules)


def test_the_table_keeps_qts_contract(rules: RulesSection, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(rules.model)
    qtmodeltester.check(RuleTable())


def test_a_change_is_seen_in_the_sentence_saved_and_marked(
    rules: RulesSection, desk: Desk, qtbot: QtBot
) -> None:
    change_block(rules)
    assert "mulai desil 4" in rules.panel.sentence
    assert desk.office.pages.settings.is_dirty

    click(rules.panel.save_button)
    settle(qtbot, desk)

    assert desk.office.window.message.startswith("Aturan disimpan")
    assert cells(rules, "desil_block_min")[1:6] == [
        "desil 4",
        "Galat",
        "Diubah kantor",
        "Operator saja",
        "SK 12/2025",
    ]
    assert not desk.office.pages.settings.is_dirty
    assert {"Provinsi", "Kantor 2025", "desil 5", "desil 4"} <= set(texts(rules.panel))
    assert "Aturan UEP 2025; 1 diubah kantor ini." in texts(rules)


def test_a_rule_is_given_back_after_a_question(
    rules: RulesSection, desk: Desk, qtbot: QtBot
) -> None:
    change_block(rules)
    click(rules.panel.save_button)
    settle(qtbot, desk)

    click(button_called(rules, "Kembali ke aturan provinsi"))
    QTest.keyClick(open_dialog(ConfirmDialog), Qt.Key.Key_Escape)
    assert cells(rules, "desil_block_min")[1] == "desil 4"
    click(button_called(rules, "Kembali ke aturan provinsi"))
    click(open_dialog(ConfirmDialog).act_button)
    settle(qtbot, desk)

    assert cells(rules, "desil_block_min")[1] == "desil 5"
    assert not rules.panel.withdraw_button.isVisible()
    assert desk.office.window.message == "Kembali ke aturan provinsi."


def test_ctrl_enter_keeps_the_rule_in_sight_and_nothing_from_another_tab(
    rules: RulesSection, desk: Desk, qtbot: QtBot
) -> None:
    change_block(rules)
    desk.office.pages.settings.show_section("office")
    desk.office.actions["recipient.save"].trigger()
    settle(qtbot, desk)
    assert rules.panel.is_dirty

    desk.office.pages.settings.show_section("rules")
    desk.office.actions["recipient.save"].trigger()
    settle(qtbot, desk)

    assert cells(rules, "desil_block_min")[1] == "desil 4"
    assert desk.office.window.message.startswith("Aturan disimpan")


def test_with_nothing_changed_ctrl_enter_keeps_nothing(
    rules: RulesSection, desk: Desk, qtbot: QtBot
) -> None:
    pick(rules, "desil_block_min")
    before = desk.services.store.ledger.count()

    desk.office.actions["recipient.save"].trigger()
    settle(qtbot, desk)

    assert desk.services.store.ledger.count() == before
    assert "belum diisi" not in " ".join(texts(rules.panel))


def test_a_complaint_goes_once_its_field_is_filled(
    rules: RulesSection, desk: Desk, qtbot: QtBot
) -> None:
    change_block(rules, value="99", source=" ")
    click(rules.panel.save_button)
    settle(qtbot, desk)

    QTest.keyClicks(rules.panel.source, "SK 12/2025")

    told = " ".join(texts(rules.panel))
    assert "Sumber perubahan belum diisi" not in told
    assert "Nilai aturan harus angka 1 sampai 10." in told


def test_sources_are_told_by_their_titles_and_marks_in_words(rules: RulesSection) -> None:
    pick(rules, "desil_pass_max")
    told = texts(rules.panel)
    assert "003 · Forum Konsultasi Publik Dinas Sosial Kaltim" in told
    assert any("diperingatkan (usulan perancang);" in text for text in told)
    assert not any("INF" in text for text in told)

    pick(rules, "desil_block_min")
    assert "Usulan perancang" in texts(rules.panel)


def test_what_forbids_a_change_is_said_at_its_field(
    rules: RulesSection, desk: Desk, qtbot: QtBot
) -> None:
    change_block(rules, value="99", source=" ")

    click(rules.panel.save_button)
    settle(qtbot, desk)

    shown_texts = texts(rules.panel)
    assert any(text.startswith("Nilai aturan harus angka 1 sampai 10.") for text in shown_texts)
    assert any(text.startswith("Sumber perubahan belum diisi.") for text in shown_texts)
    assert cells(rules, "desil_block_min")[1] == "desil 5"


def test_a_change_that_cannot_be_written_says_why_and_stays(
    rules: RulesSection, desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(change_rule, "run", full)
    change_block(rules)

    click(rules.panel.save_button)
    settle(qtbot, desk)

    assert "penuh" in desk.office.window.message
    assert rules.panel.save_button.isEnabled()


@pytest.mark.parametrize("keeps", [True, False])
def test_leaving_a_changed_rule_asks_first(rules: RulesSection, keeps: bool) -> None:
    change_block(rules)

    pick(rules, "value_max")
    dialog = open_dialog(ConfirmDialog)
    click(dialog.cancel_button if keeps else dialog.act_button)

    assert rules.panel.line is not None
    assert rules.panel.line.kind.code == ("desil_block_min" if keeps else "value_max")
    assert rules.is_dirty is keeps
    pick(rules, "desil_block_min")  # or closing would ask once more
    if rules.is_dirty:
        rules.panel.show_rule(rules.panel.line, (), rules.services.day())


def test_who_accepts_is_asked_only_of_what_stops(rules: RulesSection) -> None:
    pick(rules, "desil_block_min")
    assert rules.panel.acceptor.isEnabled()

    rules.panel.level.key = "peringatan"
    assert not rules.panel.acceptor.isEnabled()
    rules.panel.level.key = "mati"
    assert rules.panel.sentence == ""
    rules.panel.level.key = "galat"


def test_an_own_sentence_is_shown_as_it_is_typed(rules: RulesSection) -> None:
    pick(rules, "desil_pass_max")

    QTest.keyClicks(rules.panel.message, "Dahulukan desil satu.")

    assert rules.panel.sentence == "Dahulukan desil satu."
    rules.panel.message.clear()


def test_every_unit_has_its_own_editor(rules: RulesSection) -> None:
    pick(rules, "documents_required")
    boxes = rules.panel.value.findChildren(QCheckBox)
    assert [box.text() for box in boxes] == [
        "KTP-el",
        "Kartu Keluarga",
        "Surat keterangan usaha",
        "Foto usaha",
    ]
    QTest.keyClick(boxes[0], Qt.Key.Key_Space)
    assert rules.panel.value.value == "ktp"
    QTest.keyClick(boxes[0], Qt.Key.Key_Space)
    pick(rules, "replacement_after_decree")
    (choice,) = rules.panel.value.findChildren(ChoiceBox)
    assert choice.key == rules.panel.value.value == "tidak"
    assert not rules.panel.level.isVisible()
    pick(rules, "value_max")
    assert rules.panel.value.value == "5000000"
    pick(rules, "monitoring_months")
    assert rules.panel.value.value == "1;3;6;12"
    pick(rules, "nik_sex")
    assert not rules.panel.value.isVisible()
    assert not rules.is_dirty


def test_a_fixed_rule_is_shown_with_the_reason(rules: RulesSection) -> None:
    pick(rules, "nik_shape")

    assert any(text.startswith("Aturan tetap: menjaga data") for text in texts(rules.panel))
    assert not rules.panel.save_button.isVisible()


def test_an_officer_reads_but_does_not_change(officer_desk: Desk) -> None:
    rules = shown(officer_desk)
    pick(rules, "desil_block_min")

    assert any("diubah oleh operator kantor" in text for text in texts(rules.panel))
    assert not rules.panel.save_button.isVisible()
    assert not rules.panel.source.isVisible()
    assert not rules.is_dirty


def test_a_programme_that_no_source_gives_rules_to_has_those_of_the_catalogue(
    rules: RulesSection, desk: Desk, qtbot: QtBot
) -> None:
    desk.services.scope.move("LAIN", 2025)

    assert rules.model.rowCount() == 31
    assert cells(rules, "nik_missing")[2:4] == ["Galat", "Bawaan program"]
    assert cells(rules, "business_open")[2] == "Mati"
    assert any("berlaku bawaan program" in text for text in texts(rules))


def test_a_programme_of_another_kind_may_have_numbers_of_its_own(
    rules: RulesSection, desk: Desk, qtbot: QtBot
) -> None:
    desk.services.scope.move("BST-INDIVIDU", 2025)
    pick(rules, "years_between_awards")
    type_number(rules, "2")
    QTest.keyClicks(rules.panel.source, "SK 12/2025")
    click(rules.panel.save_button)
    settle(qtbot, desk)

    assert cells(rules, "years_between_awards")[1] == "2 tahun"
    assert rules.panel.withdraw_button.text() == "Kembali ke bawaan program"

"""The step of an import that shows every row, and what a person decides of it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from bansos_desktop.domain.import_choices import NEW_PERSON, ImportChoices
from bansos_desktop.domain.import_plan import Difference, Outcome, PlannedRow, Resemblance
from bansos_desktop.domain.problems import warning
from bansos_desktop.ui.desk import Desk
from bansos_desktop.ui.models import import_preview as columns
from bansos_desktop.ui.pages.imports.preview import ALL_ROWS, PreviewStep
from bansos_desktop.ui.pages.imports.similar import pairs_of
from bansos_desktop.ui.theme import LEVEL_COLOURS, Level
from bansos_desktop.ui.widgets.banner import Banner
from bansos_desktop.workbook.unread import UnreadColumn
from tests.factories import a_draft, a_nik
from tests.ui import import_plans as plans
from tests.ui.acts import button_called, click, record, texts

FIRST = plans.FIRST_ROW


@pytest.fixture
def step(desk: Desk, qtbot: QtBot) -> PreviewStep:
    made = PreviewStep(desk.services)
    qtbot.addWidget(made)
    made.resize(1120, 560)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


@pytest.fixture
def known(desk: Desk) -> list[str]:
    """Two people in the store, by uid."""
    made = record(desk, a_draft(1), a_draft(2))
    found = [desk.services.store.recipients.proposal(uid) for uid in made]
    return [str(one.values["person"]) for one in found if one is not None]


def listen(step: PreviewStep) -> list[ImportChoices]:
    """What will be decided, without the pause."""
    told: list[ImportChoices] = []
    step.changed.connect(told.append)
    return told


def cell(
    step: PreviewStep, line: int, column: int, role: int = Qt.ItemDataRole.DisplayRole
) -> object:
    """A cell of the row with a number in Excel."""
    model = step.model
    return model.index(model.line_of((plans.SHEET, line)), column).data(role)


def go_to(step: PreviewStep, line: int) -> None:
    """Put the cursor on the row with a number in Excel."""
    here = step.model.index(step.model.line_of((plans.SHEET, line)), columns.NAME)
    step.rows.table.setCurrentIndex(here)


def test_every_row_has_its_outcome_and_each_figure_shows_its_rows(
    step: PreviewStep, known: list[str]
) -> None:
    step.show_plan(plans.a_plan(Path("a.xlsx"), rows=plans.rows(40, known=known)))

    shown = {}
    for outcome, tile in step.rows.strip.tiles.items():
        if tile.isEnabled():
            click(tile)
            shown[outcome] = step.model.rowCount()
            assert outcome in (None, step.rows.current.outcome if step.rows.current else None)

    assert shown == {
        None: 40,
        Outcome.CREATED: 22,
        Outcome.UPDATED: 4,
        Outcome.UNCHANGED: 4,
        Outcome.DOUBLE: 2,
        Outcome.SIMILAR: 4,
        Outcome.REJECTED: 4,
    }


def test_a_finding_colours_its_cell_and_is_said_in_full_beside(step: PreviewStep) -> None:
    step.show_plan(plans.a_plan(Path("a.xlsx")))
    ground = Qt.ItemDataRole.BackgroundRole

    assert cell(step, 15, columns.NIK, ground) == QColor(LEVEL_COLOURS[Level.ERROR].ground)
    assert cell(step, 15, columns.NAME, ground) is None
    assert str(cell(step, 15, columns.FINDING)).endswith("(+1 lagi)")
    tip = str(cell(step, 15, columns.NIK, Qt.ItemDataRole.ToolTipRole))
    assert tip.startswith("NIK berisi 15 angka")
    go_to(step, 15)
    told = texts(step.panel)
    assert any(text.startswith("NIK berisi 15 angka") for text in told)
    assert any(text.startswith("Belum ada desil") for text in told)


def test_the_nik_of_a_row_is_masked(step: PreviewStep) -> None:
    step.show_plan(plans.a_plan(Path("a.xlsx")))
    whole = a_nik(serial=2)

    assert cell(step, FIRST, columns.NIK) == f"{whole[:6]}******{whole[-4:]}"
    assert not any(whole in text for text in texts(step))


def test_a_new_row_tells_what_is_recorded(step: PreviewStep) -> None:
    step.show_plan(plans.a_plan(Path("a.xlsx")))
    go_to(step, 18)

    told = texts(step.panel)
    assert {"Yang dicatat", "12/08/1980", "Perempuan", "Kuliner", "Rp5.000.000"} <= set(told)
    assert cell(step, 18, columns.BIRTH) == "12/08/1980"
    assert cell(step, 18, columns.BUSINESS) == "Kuliner"
    assert cell(step, 18, columns.VALUE) == "Rp5.000.000"


def test_a_column_that_the_programme_does_not_ask_is_not_shown(step: PreviewStep) -> None:
    some = (columns.BUSINESS, columns.CATEGORY, columns.INSTITUTION)
    hidden = step.rows.table.isColumnHidden
    step.show_plan(plans.a_plan(Path("a.xlsx")))
    assert [hidden(column) for column in some] == [False, True, True]

    rows = [
        replace(row, problems=(), proposal_values={"category": "veteran"})
        for row in plans.a_plan(Path("a.xlsx")).rows
    ]
    lacking = (warning("institution.missing", "institution"),)
    rows[0] = replace(rows[0], problems=lacking)
    step.rows.show_rows(rows, step.rows._names, anew=True)

    assert [hidden(column) for column in some] == [True, False, False]
    assert step.rows.model.index(0, columns.CATEGORY).data() == "Veteran"


def test_rows_are_narrowed_by_finding_and_name_and_number(step: PreviewStep, qtbot: QtBot) -> None:
    step.show_plan(plans.a_plan(Path("a.xlsx"), rows=plans.rows(40)))
    finding, search = step.rows.finding, step.rows.search
    offered = [finding.itemText(number) for number in range(finding.count())]
    assert offered[:3] == ["Semua temuan", "Dengan peringatan (4)", "Desil kosong (8)"]

    finding.setCurrentIndex(1)
    assert step.model.rowCount() == 4
    finding.key = "nik.length"
    assert step.model.rowCount() == 4
    finding.key = ""
    search.setText("sari lestari")
    qtbot.waitUntil(lambda: step.model.rowCount() < 40)
    assert {step.model.index(n, columns.NAME).data() for n in range(step.model.rowCount())} == {
        "Sari Lestari"
    }
    search.setText("47")
    qtbot.waitUntil(lambda: step.model.rowCount() == 1)


def test_a_change_can_be_kept_off_one_row(step: PreviewStep, qtbot: QtBot) -> None:
    told = listen(step)
    step.show_plan(plans.a_plan(Path("a.xlsx")))
    go_to(step, 11)
    assert "Rp4.500.000 → Rp5.000.000" in texts(step.panel)

    box = step.panel.ticks.boxes["requested_value"]
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Space)

    assert step.apply.text() == "Hitung ulang"
    click(step.apply)
    assert told[-1].kept_in == {(plans.SHEET, 11, "requested_value")}
    assert not box.isChecked()
    box.click()
    qtbot.waitUntil(lambda: told[-1].kept_in == frozenset())
    assert step.apply.text() == "Terapkan 30 baris"


def test_a_change_can_be_kept_off_all_rows(step: PreviewStep, qtbot: QtBot) -> None:
    told = listen(step)
    step.show_plan(plans.a_plan(Path("a.xlsx")))
    assert step.tabs.tabText(ALL_ROWS) == "Semua perubahan (3)"
    go_to(step, 11)
    step.tabs.setCurrentIndex(ALL_ROWS)
    box = step.changes.list.boxes["phone"]
    assert box.text() == "No. HP (4 baris)"

    box.click()

    qtbot.waitUntil(lambda: bool(told))
    assert told[-1].kept == {"phone"}
    mine = step.panel.ticks.boxes["phone"]
    assert not mine.isChecked()
    assert not mine.isEnabled()
    box.click()
    assert mine.isChecked()


def test_what_was_decided_before_cannot_be_ticked(step: PreviewStep) -> None:
    held = Difference("requested_value", 1_000_000, 2_000_000, kept=True)
    row = plans.a_row(11, Outcome.UNCHANGED, differences=(held,))

    step.show_plan(plans.a_plan(Path("a.xlsx"), rows=(row,)))

    assert not step.panel.ticks.boxes["requested_value"].isEnabled()
    assert any("Sudah ditetapkan" in text for text in texts(step.panel))


def test_keys_settle_who_a_row_is_one_after_another(
    step: PreviewStep, qtbot: QtBot, known: list[str]
) -> None:
    told = listen(step)
    plan = plans.a_plan(Path("a.xlsx"), rows=plans.rows(40, known=known))
    step.show_plan(plan)
    assert step.rows.table.hasFocus()
    click(step.rows.strip.tiles[Outcome.SIMILAR])
    step.rows.table.setFocus()

    QTest.keyClick(step.rows.table, Qt.Key.Key_2)
    QTest.keyClick(step.rows.table, Qt.Key.Key_1)

    assert cell(step, 14, columns.OUTCOME) == "Dipilih: orang lain"
    assert cell(step, 24, columns.OUTCOME) == "Dipilih: sama"
    assert step.rows.current is not None
    assert step.rows.current.line == 34
    qtbot.waitUntil(lambda: bool(told))
    assert len(told) == 1
    people = {(plans.SHEET, 14): NEW_PERSON, (plans.SHEET, 24): known[0]}
    assert told[0].people == people

    settled = [_taken(row) if (row.sheet, row.line) in people else row for row in plan.rows]
    step.show_plan(plans.a_plan(Path("a.xlsx"), rows=tuple(settled), choices=told[0]))
    assert step.model.rowCount() == 2
    assert step.rows.current is not None
    assert step.rows.current.line == 34
    assert step.rows.table.hasFocus()


def _taken(row: PlannedRow) -> PlannedRow:
    return replace(row, outcome=Outcome.CREATED)


def test_the_recorded_person_stands_beside_the_row(
    desk: Desk, step: PreviewStep, known: list[str]
) -> None:
    rows = [
        replace(
            row,
            name="orang contoh a",
            person_values={"birth_date": "1980-08-12", "address": "Gang Baru 9"},
        )
        if row.similar
        else row
        for row in plans.rows(10, known=known[:1])
    ]
    step.show_plan(plans.a_plan(Path("a.xlsx"), rows=tuple(rows)))
    go_to(step, 14)

    row = step.rows.current
    assert row is not None
    found = desk.services.store.recipients.person(known[0])
    assert found is not None
    pairs = {p.field: (p.recorded, p.written) for p in pairs_of(row, found.values, step._names)}
    assert pairs["nik"] == ("640206******0001", "640206******0008")
    assert pairs["birth_date"] == ("12/08/1980", "12/08/1980")
    assert pairs["address"] == ("Jl. Contoh 1", "Gang Baru 9")
    assert pairs["family_card"] == ("640207******0001", "–")
    told = texts(step.panel)
    assert "name" not in pairs
    assert {"12/08/1980 · sama", "di berkas Gang Baru 9"} <= set(told)
    assert "di berkas 12/08/1980" not in told


def test_of_several_who_are_alike_the_chosen_one_is_meant(
    step: PreviewStep, qtbot: QtBot, known: list[str]
) -> None:
    told = listen(step)
    alike = (*(Resemblance(uid, "Sari", "birth_date.missing") for uid in known),)
    gone = Resemblance("tidak-ada", "Siti", "birth_date.missing")
    row = plans.a_row(14, Outcome.SIMILAR, similar=(*alike, gone))
    step.show_plan(plans.a_plan(Path("a.xlsx"), rows=(row,)))
    assert "Ada di berkas ini juga." in texts(step.panel)

    step.panel.similar._group.button(1).click()
    QTest.keyClick(step.panel.similar.same, Qt.Key.Key_1)

    assert cell(step, 14, columns.OUTCOME) == "Dipilih: sama"
    assert any("Dipilih: orang yang sama" in text for text in texts(step.panel))
    qtbot.waitUntil(lambda: bool(told))
    assert told[0].people == {(plans.SHEET, 14): known[1]}
    click(step.panel.similar.other)
    qtbot.waitUntil(lambda: len(told) == 2)
    assert told[1].people == {(plans.SHEET, 14): NEW_PERSON}


def test_the_answer_keys_do_nothing_on_a_row_that_is_clear(step: PreviewStep) -> None:
    step.show_plan(plans.a_plan(Path("a.xlsx")))
    go_to(step, FIRST)

    QTest.keyClick(step.rows.table, Qt.Key.Key_1)
    QTest.keyClick(step.rows.table, Qt.Key.Key_2)

    assert step.apply.text() == "Terapkan 30 baris"


def test_enter_on_a_row_leads_to_what_can_be_decided(step: PreviewStep, known: list[str]) -> None:
    step.show_plan(plans.a_plan(Path("a.xlsx"), rows=plans.rows(20, known=known)))
    step.tabs.setCurrentIndex(ALL_ROWS)
    go_to(step, 11)
    QTest.keyClick(step.rows.table, Qt.Key.Key_Return)
    assert step.panel.ticks.boxes["address"].hasFocus()

    go_to(step, 14)
    step.rows.table.setFocus()
    QTest.keyClick(step.rows.table, Qt.Key.Key_Return)
    assert step.panel.similar.same.hasFocus()


def test_applying_needs_no_more_than_enter_when_all_is_clear(
    step: PreviewStep, qtbot: QtBot
) -> None:
    step.show_plan(plans.a_plan(Path("a.xlsx")))

    assert step.apply.hasFocus()
    with qtbot.waitSignal(step.applied):
        QTest.keyClick(step.apply, Qt.Key.Key_Space)
    with qtbot.waitSignal(step.applied):
        QTest.keyClick(step.rows.table, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_esc_goes_back_and_the_buttons_say_what_they_do(step: PreviewStep, qtbot: QtBot) -> None:
    step.show_plan(plans.a_plan(Path("a.xlsx")))

    step.rows.search.setText("sari")
    with qtbot.assertNotEmitted(step.back):
        QTest.keyClick(step.rows.search, Qt.Key.Key_Escape)
    assert step.rows.search.text() == ""
    with qtbot.waitSignal(step.back):
        QTest.keyClick(step.rows.table, Qt.Key.Key_Escape)
    with qtbot.waitSignal(step.back):
        click(button_called(step, "Kembali ke kolom"))
    with qtbot.waitSignal(step.dropped):
        click(button_called(step, "Batal"))
    step.set_waiting(waiting=True)
    assert not step.apply.isEnabled()
    with qtbot.assertNotEmitted(step.back):
        QTest.keyClick(step.rows.table, Qt.Key.Key_Escape)


def test_filters_cursor_and_scroll_bar_outlive_a_new_plan(step: PreviewStep, qtbot: QtBot) -> None:
    plan = plans.a_plan(Path("a.xlsx"), rows=plans.rows(5000))
    step.show_plan(plan)
    click(step.rows.strip.tiles[Outcome.CREATED])
    go_to(step, 4006)
    step.rows.table.setFocus()
    top = step.rows.table.verticalScrollBar().value()

    step.show_plan(replace(plan, position=1))

    assert step.rows.strip.outcome is Outcome.CREATED
    assert step.rows.current is not None
    assert step.rows.current.line == 4006
    assert step.rows.table.verticalScrollBar().value() == top > 0
    assert step.rows.table.hasFocus()


def test_another_file_begins_at_the_top_with_all_rows(step: PreviewStep) -> None:
    step.show_plan(plans.a_plan(Path("a.xlsx"), rows=plans.rows(500)))
    click(step.rows.strip.tiles[Outcome.REJECTED])
    step.rows.search.setText("Sari")
    go_to(step, 205)

    step.show_plan(plans.a_plan(Path("b.xlsx"), rows=plans.rows(500)))

    assert step.model.rowCount() == 500
    assert step.rows.current is not None
    assert step.rows.current.line == FIRST


def test_several_sheets_are_told_apart(step: PreviewStep) -> None:
    rows = (plans.a_row(8, Outcome.CREATED), plans.a_row(8, Outcome.CREATED, sheet="Loa Ipuh"))

    step.show_plan(plans.a_plan(Path("a.xlsx"), rows=rows))

    assert not step.rows.table.isColumnHidden(columns.SHEET)
    assert [step.model.index(n, columns.SHEET).data() for n in (0, 1)] == [plans.SHEET, "Loa Ipuh"]
    step.show_plan(plans.a_plan(Path("a.xlsx")))
    assert step.rows.table.isColumnHidden(columns.SHEET)


def test_columns_left_out_and_a_file_seen_before_are_said(step: PreviewStep) -> None:
    unread = (UnreadColumn("P", "VERIFIKATOR", 40), UnreadColumn("Q", "PARAF", 3))

    step.show_plan(plans.a_plan(Path("a.xlsx"), unread=unread, seen_before="x"))

    banner = step.findChild(Banner)
    assert banner is not None
    assert banner.text.splitlines() == [
        "Kolom yang tidak dibaca: P “VERIFIKATOR”, Q “PARAF”.",
        "Berkas ini sudah pernah diimpor. Yang sama tidak dicatat dua kali.",
    ]
    many = tuple(UnreadColumn("X", f"KOLOM {n}", 1) for n in range(200))
    step.show_plan(plans.a_plan(Path("a.xlsx"), unread=many))
    assert banner.text.endswith("X “KOLOM 5” dan 194 lagi.")
    step.show_plan(plans.a_plan(Path("a.xlsx")))
    assert banner.text == ""


def test_no_rows_are_no_rows(step: PreviewStep) -> None:
    step.show_plan(plans.a_plan(Path("a.xlsx"), rows=()))

    assert step.apply.text() == "Selesai"
    assert "Pilih sebuah baris" in texts(step.panel)
    assert not step.tabs.isTabVisible(ALL_ROWS)

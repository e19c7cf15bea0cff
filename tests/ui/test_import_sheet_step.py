"""The step of an import that shows the sheet, its columns and what is asked."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import Workbook
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from bansos_desktop.domain.column_match import Basis
from bansos_desktop.domain.import_choices import ImportChoices
from bansos_desktop.domain.import_question import Option, Question
from bansos_desktop.domain.meaning import MeaningDomain
from bansos_desktop.domain.sheet_fields import SheetField
from bansos_desktop.ui.desk import Desk
from bansos_desktop.ui.models import column_table, meaning_table
from bansos_desktop.ui.models.sheet_grid import ColumnHead, HeadRole, RowLook
from bansos_desktop.ui.pages.imports.meanings import MeaningCard
from bansos_desktop.ui.pages.imports.question_card import QuestionCard
from bansos_desktop.ui.pages.imports.sheet_step import COLUMNS, QUESTIONS, SheetStep
from bansos_desktop.ui.widgets.banner import Banner
from bansos_desktop.ui.widgets.choice_box import ChoiceBox
from bansos_desktop.ui.widgets.choice_delegate import ChoicesRole
from bansos_desktop.usecases.plan_import import ImportPlan
from tests.factories import a_nik
from tests.ui import import_plans as plans
from tests.ui.acts import button_called, click, holding, texts
from tests.ui.offices import settle

HORIZONTAL = Qt.Orientation.Horizontal


@pytest.fixture
def step(desk: Desk, qtbot: QtBot) -> SheetStep:
    made = SheetStep(desk.services)
    qtbot.addWidget(made)
    made.resize(1120, 560)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return plans.a_list(tmp_path / "desa jahab.xlsx")


def shown(desk: Desk, qtbot: QtBot, step: SheetStep, plan: ImportPlan) -> list[ImportChoices]:
    """Show a plan and wait for its cells; returns what will be decided."""
    told: list[ImportChoices] = []
    step.changed.connect(told.append)
    step.show_plan(plan)
    settle(qtbot, desk)
    QApplication.processEvents()
    return told


def decided(qtbot: QtBot, told: list[ImportChoices]) -> ImportChoices:
    """The choices of the last decision."""
    qtbot.waitUntil(lambda: bool(told))
    return told.pop()


def choose(step: SheetStep, column: int, key: str) -> None:
    """Choose what a column is, as its drop-down does."""
    model = step.columns.model
    model.setData(model.index(model.line_of(column), column_table.FIELD), key)


def test_the_cells_are_those_of_the_file_with_head_and_people_marked(
    desk: Desk, qtbot: QtBot, step: SheetStep, path: Path
) -> None:
    shown(desk, qtbot, step, plans.a_plan(path))

    grid = step.view.model
    assert grid.index(plans.FIRST_ROW - 1, 1).data() == a_nik(serial=1)
    assert grid.headerData(7, Qt.Orientation.Vertical) == "8"
    looks = [grid.look_of(line) for line in (1, 6, 7, 8, 47, 48)]
    title, person, aside = RowLook.TITLE, RowLook.PERSON, RowLook.ASIDE
    assert looks == [aside, title, aside, person, person, aside]
    assert grid.headerData(1, HORIZONTAL) == "B: NIK, yakin"
    cell, view = grid.index(plans.FIRST_ROW - 1, 1), step.view.grid
    assert view.columnWidth(1) > view.fontMetrics().horizontalAdvance(str(cell.data()))
    hidden = grid.headerData(15, HORIZONTAL, HeadRole)
    assert isinstance(hidden, ColumnHead)
    assert (hidden.is_hidden, hidden.is_read) == (True, False)


def test_columns_that_deserve_a_look_stand_first(
    desk: Desk, qtbot: QtBot, step: SheetStep, path: Path
) -> None:
    shown(desk, qtbot, step, plans.a_plan(path, questions=plans.questions()))

    told = [(row.letters, row.reason) for row in step.columns.model.rows]
    assert told[:4] == [
        ("M", "ditanya · judul"),
        ("F", "kurang yakin · isi"),
        ("P", "tidak dikenali"),
        ("B", "yakin · judul dan isi"),
    ]
    assert [letters for letters, _reason in told[-2:]] == ["A", "D"]
    assert told[-1][1] == "tidak disimpan · judul dan isi"


def test_choosing_a_field_is_decided_and_stays_in_its_line(
    desk: Desk, qtbot: QtBot, step: SheetStep, path: Path
) -> None:
    told = shown(desk, qtbot, step, plans.a_plan(path))
    line = step.columns.model.line_of(15)

    choose(step, 15, "keterangan")

    choices = decided(qtbot, told)
    assert choices.columns == {(plans.SHEET, 15): SheetField.NOTE, (plans.SHEET, 14): None}
    banner = step.findChild(Banner)
    assert banner is not None
    assert banner.text == "Kolom O tidak lagi dibaca sebagai Keterangan."
    step.show_plan(plans.a_plan(path, choices=choices))
    assert step.columns.model.line_of(15) == line


def test_a_field_is_chosen_from_the_list_by_keys_alone(
    desk: Desk, qtbot: QtBot, step: SheetStep, path: Path
) -> None:
    told = shown(desk, qtbot, step, plans.a_plan(path))
    table = step.columns.table
    step.columns.go_to(15)
    table.setFocus()

    QTest.keyClick(table, Qt.Key.Key_Return)
    box = table.findChild(ChoiceBox)
    assert box is not None
    qtbot.waitUntil(box.view().isVisible)
    box.view().setCurrentIndex(box.model().index(box.findData("no_hp"), 0))
    QTest.keyClick(box.view(), Qt.Key.Key_Return)

    assert decided(qtbot, told).columns[plans.SHEET, 15] is SheetField.PHONE


def test_not_reading_a_column_takes_no_other_one_away(
    desk: Desk, qtbot: QtBot, step: SheetStep, path: Path
) -> None:
    told = shown(desk, qtbot, step, plans.a_plan(path))

    choose(step, 11, "")

    assert decided(qtbot, told).columns == {(plans.SHEET, 11): None}


def test_what_holds_for_a_column_holds_for_sheets_of_the_same_making(
    desk: Desk, qtbot: QtBot, step: SheetStep, path: Path
) -> None:
    layouts = (plans.a_layout(), plans.a_layout(sheet="Loa Ipuh"))
    told = shown(desk, qtbot, step, plans.a_plan(path, layouts=layouts))

    choose(step, 15, "lain")

    columns = decided(qtbot, told).columns
    other = SheetField.OTHER
    assert columns == {(plans.SHEET, 15): other, ("Loa Ipuh", 15): other}


def test_a_column_and_its_cells_are_found_from_either_side(
    desk: Desk, qtbot: QtBot, step: SheetStep, path: Path
) -> None:
    shown(desk, qtbot, step, plans.a_plan(path))
    qtbot.waitUntil(lambda: step.view.model.rowCount() > 9)

    step.columns.go_to(13)
    assert step.view.grid.selectionModel().isColumnSelected(13)
    assert step.view.grid.columnViewportPosition(13) < step.view.grid.viewport().width()

    step.view.grid.setCurrentIndex(step.view.model.index(9, 4))
    assert step.columns.current == 4


def test_a_key_that_is_still_down_does_not_keep_the_column_before(
    desk: Desk, qtbot: QtBot, step: SheetStep, path: Path
) -> None:
    shown(desk, qtbot, step, plans.a_plan(path))
    qtbot.waitUntil(lambda: step.view.model.rowCount() > 9)
    picked = step.view.grid.selectionModel()

    with holding(Qt.Key.Key_Control, Qt.KeyboardModifier.ControlModifier):
        step.columns.go_to(13)
        step.columns.go_to(12)
    with holding(Qt.Key.Key_Shift, Qt.KeyboardModifier.ShiftModifier):
        step.columns.go_to(10)

    assert [index.column() for index in picked.selectedColumns()] == [10]


def test_rows_that_are_picked_in_the_sheet_become_the_head(
    desk: Desk, qtbot: QtBot, step: SheetStep, path: Path
) -> None:
    told = shown(desk, qtbot, step, plans.a_plan(path))
    grid = step.view.grid
    assert not step.view.use_rows.isVisible()
    grid.setFocus()
    grid.setCurrentIndex(step.view.model.index(5, 4))
    QTest.keyClick(grid, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)

    click(button_called(step, "Jadikan baris 6–7 judul kolom"))

    assert decided(qtbot, told).header_rows == {plans.SHEET: (6, 7)}


def test_a_sheet_may_be_said_to_have_no_head(
    desk: Desk, qtbot: QtBot, step: SheetStep, path: Path
) -> None:
    told = shown(desk, qtbot, step, plans.a_plan(path))
    titles = step.view.titles
    assert titles.currentText() == "Judul: baris 6"

    titles.setCurrentIndex(1)

    assert titles.currentText() == "Judul: tidak ada"
    assert decided(qtbot, told).header_rows == {plans.SHEET: ()}

    titles.setCurrentIndex(titles.findData("1"))
    assert decided(qtbot, told).header_rows == {plans.SHEET: (1,)}


def test_another_sheet_can_be_looked_at_and_read(
    desk: Desk, qtbot: QtBot, step: SheetStep, path: Path
) -> None:
    told = shown(desk, qtbot, step, plans.a_plan(path))

    step.view.sheet.setCurrentIndex(1)
    settle(qtbot, desk)
    assert step.view.model.index(0, 0).data() == "Kecamatan"
    assert step.columns.model.rowCount() == 0
    step.view.sheets.keys = (plans.SHEET, "Rekap")
    step.view.sheets.menu_below.aboutToHide.emit()

    assert decided(qtbot, told).sheets == (plans.SHEET, "Rekap")
    step.view.sheet.setCurrentIndex(0)
    assert step.view.model.index(0, 0).data().startswith("DAFTAR")


def test_a_file_of_one_sheet_asks_for_no_sheet(
    desk: Desk, qtbot: QtBot, step: SheetStep, tmp_path: Path
) -> None:
    book = Workbook()
    assert book.active is not None
    book.active.title = plans.SHEET
    book.save(tmp_path / "satu.xlsx")

    shown(desk, qtbot, step, plans.a_plan(tmp_path / "satu.xlsx"))

    assert not step.view.sheet.isVisible()
    assert "Lembar ini kosong." in texts(step)


def test_a_file_that_is_gone_says_so_where_its_cells_would_be(
    desk: Desk, qtbot: QtBot, step: SheetStep, tmp_path: Path
) -> None:
    shown(desk, qtbot, step, plans.a_plan(tmp_path / "hilang.xlsx"))

    assert step.view.model.rowCount() == 0
    assert any("hilang.xlsx" in text and "." in text for text in texts(step.view))


def test_open_questions_are_counted_and_one_may_go_on_without_answers(
    desk: Desk, qtbot: QtBot, step: SheetStep, path: Path
) -> None:
    shown(desk, qtbot, step, plans.a_plan(path, questions=plans.questions()))

    assert step.tabs.currentIndex() == QUESTIONS
    assert step.tabs.tabText(QUESTIONS) == "Pertanyaan (9)"
    assert any("9 pertanyaan belum dijawab" in text for text in texts(step))
    with qtbot.waitSignal(step.accepted):
        click(button_called(step, "Lanjut tanpa baris yang menunggu"))


def test_without_questions_the_columns_come_first_and_enter_goes_on(
    desk: Desk, qtbot: QtBot, step: SheetStep, path: Path
) -> None:
    layout = plans.a_layout()
    sure = tuple(m for m in layout.matches if m.is_sure)
    shown(desk, qtbot, step, plans.a_plan(path, layouts=(replace(layout, matches=sure),)))

    assert step.tabs.currentIndex() == COLUMNS
    assert step.go_on.hasFocus()
    step.tabs.setCurrentIndex(QUESTIONS)
    assert "Tidak ada pertanyaan" in texts(step)
    with qtbot.waitSignal(step.accepted):
        QTest.keyClick(step, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_a_question_is_answered_by_a_click_and_keeps_its_card(
    desk: Desk, qtbot: QtBot, step: SheetStep, path: Path
) -> None:
    asked = plans.questions()
    told = shown(desk, qtbot, step, plans.a_plan(path, questions=asked))
    card = step.questions.cards["tanggal:tanggal_lahir"]
    assert isinstance(card, QuestionCard)
    assert "7 baris menunggu" in texts(card)

    radio = card._radios["mdy"]
    radio.setFocus()
    radio.click()

    choices = decided(qtbot, told)
    assert choices.answers == {"tanggal:tanggal_lahir": "mdy"}
    answered = [
        replace(q, taken="mdy", is_assumed=False) if q.key.startswith("tanggal") else q
        for q in asked
    ]
    step.show_plan(plans.a_plan(path, questions=tuple(answered), choices=choices))
    assert step.questions.cards["tanggal:tanggal_lahir"] is card
    assert radio.isChecked()
    assert radio.hasFocus()
    assert "7 baris" in texts(card)
    assert step.tabs.tabText(QUESTIONS) == "Pertanyaan (8)"


def test_an_assumption_is_said_and_many_options_are_a_list(
    desk: Desk, qtbot: QtBot, step: SheetStep, path: Path
) -> None:
    told = shown(desk, qtbot, step, plans.a_plan(path, questions=plans.questions()))
    assumed = step.questions.cards[f"turun:{plans.SHEET}"]
    scale = step.questions.cards["nominal:skala"]
    assert isinstance(scale, QuestionCard)

    assert "Dianggap “Ya, isi ke bawah”. Pilih lain bila keliru." in texts(assumed)
    scale._box.key = "3"
    assert decided(qtbot, told).answers == {"nominal:skala": "3"}


def test_texts_of_one_kind_are_a_table_whose_hints_are_taken_at_once(
    desk: Desk, qtbot: QtBot, step: SheetStep, path: Path
) -> None:
    told = shown(desk, qtbot, step, plans.a_plan(path, questions=plans.questions()))
    card = step.questions.cards["arti:usaha"]
    assert isinstance(card, MeaningCard)
    assert card.table.hasFocus()
    model = card.model
    cells = [model.index(0, column).data() for column in range(3)]
    assert cells == ["gorengn", "12", "Saran: Gorengan"]

    click(button_called(card, "Terapkan 6 saran"))

    answers = decided(qtbot, told).answers
    assert len(answers) == 6
    assert answers["arti:usaha::gorengn"] == "gorengan"


def test_a_question_about_a_column_leads_to_it(
    desk: Desk, qtbot: QtBot, step: SheetStep, path: Path
) -> None:
    layouts = (plans.a_layout(), plans.a_layout(sheet="Rekap"))
    asked = plans.questions()
    elsewhere = replace(asked[6], key="kolom:Rekap!B", rows=0)
    plan = plans.a_plan(path, layouts=layouts, questions=(asked[6], elsewhere))
    shown(desk, qtbot, step, plan)
    step.columns.go_to(1)

    click(button_called(step, "Lihat kolom M"))
    assert step.columns.current == 12
    assert step.view.grid.selectionModel().isColumnSelected(12)
    assert "belum dijawab" in texts(step.questions.cards["kolom:Rekap!B"])

    button = button_called(step, "Lihat kolom B")
    button.click()
    settle(qtbot, desk)
    assert step.view.model.peek.sheet == "Rekap"
    assert step.columns.current == 1


def test_every_kind_of_business_is_a_possible_answer(
    desk: Desk, qtbot: QtBot, step: SheetStep, path: Path
) -> None:
    told = shown(desk, qtbot, step, plans.a_plan(path, questions=plans.questions()))
    card = step.questions.cards["arti:usaha"]
    assert isinstance(card, MeaningCard)
    index = card.model.index(1, meaning_table.ANSWER)
    offered = [key for key, _label in index.data(meaning_table.ChoicesRole)]
    kinds = [kind.code for kind in desk.services.store.reference.business_types()]

    assert offered[:4] == ["gorengan", "kue", "kuliner", "-"]
    assert set(kinds) <= set(offered)
    card.model.setData(index, kinds[-1])
    assert decided(qtbot, told).answers == {"arti:usaha::es teh": kinds[-1]}


@pytest.mark.parametrize(
    ("key", "code", "label"),
    [
        ("arti:kabupaten::kukar", "64.02", "Kutai Kartanegara"),
        ("arti:kecamatan:64.02:tgr", "64.02.06", "Tenggarong"),
        ("arti:desa:64.02.06:jahab", "64.02.06.1001", "Jahab"),
    ],
)
def test_places_offer_all_that_lie_where_they_were_looked_for(
    desk: Desk, step: SheetStep, key: str, code: str, label: str
) -> None:
    asked = Question(key, "birth_date.missing", "desa", (Option("-", "Bukan salah satunya"),))

    widened = step._possible.widened(asked)

    found = {option.value: option.label for option in widened.options}
    assert label in found[code]
    assert all(value == "-" or value.startswith("64") for value in found)


def test_whether_answers_are_remembered_is_a_choice_of_the_import(
    desk: Desk, qtbot: QtBot, step: SheetStep, path: Path
) -> None:
    asked = list(plans.questions())
    asked[0] = replace(asked[0], taken="gorengan", is_assumed=False)
    asked[1] = replace(asked[1], taken="-", is_assumed=False)
    asked[2] = replace(asked[2], taken="kue", is_assumed=True)
    shown(desk, qtbot, step, plans.a_plan(path, questions=tuple(asked)))
    card = step.questions.cards["arti:usaha"]
    assert isinstance(card, MeaningCard)

    told: list[ImportChoices] = []
    step.changed.connect(told.append)
    card.remember.click()
    qtbot.waitUntil(lambda: len(told) == 1)
    assert told[-1].untaught == {MeaningDomain.BUSINESS.value}
    card.remember.click()
    qtbot.waitUntil(lambda: len(told) == 2)
    assert told[-1].untaught == frozenset()


def test_a_tick_that_was_taken_away_stays_away_when_the_rows_were_seen(
    desk: Desk, qtbot: QtBot, step: SheetStep, path: Path
) -> None:
    asked = plans.questions()
    plan = plans.a_plan(path, questions=asked)
    choices = ImportChoices(untaught=frozenset({MeaningDomain.BUSINESS.value}))
    shown(desk, qtbot, step, replace(plan, request=replace(plan.request, choices=choices)))

    card = step.questions.cards["arti:usaha"]

    assert isinstance(card, MeaningCard)
    assert not card.remember.isChecked()


def test_a_question_that_is_gone_takes_its_card_along(
    desk: Desk, qtbot: QtBot, step: SheetStep, path: Path
) -> None:
    asked = plans.questions()
    shown(desk, qtbot, step, plans.a_plan(path, questions=asked))

    other = replace(asked[7], options=(*asked[7].options, Option("ymd", "Tahun dulu")))
    step.show_plan(plans.a_plan(path, questions=(other,)))

    assert list(step.questions.cards) == ["tanggal:tanggal_lahir"]
    card = step.questions.cards["tanggal:tanggal_lahir"]
    assert isinstance(card, QuestionCard)
    assert list(card._radios) == ["dmy", "mdy", "ymd"]


def test_esc_leaves_a_file_on_which_nothing_was_decided(
    desk: Desk, qtbot: QtBot, step: SheetStep, path: Path
) -> None:
    shown(desk, qtbot, step, plans.a_plan(path))

    with qtbot.waitSignal(step.dropped):
        QTest.keyClick(step.columns.table, Qt.Key.Key_Escape)


def test_a_file_on_which_something_was_decided_is_known(
    desk: Desk, qtbot: QtBot, step: SheetStep, path: Path
) -> None:
    told = shown(desk, qtbot, step, plans.a_plan(path))
    assert not step.has_decided
    choose(step, 11, "")
    decided(qtbot, told)

    assert step.has_decided


def test_a_plan_older_than_the_last_decision_does_not_take_it_back(
    desk: Desk, qtbot: QtBot, step: SheetStep, path: Path
) -> None:
    told = shown(desk, qtbot, step, plans.a_plan(path))
    choose(step, 11, "")
    first = decided(qtbot, told)
    choose(step, 12, "kebutuhan_barang")
    second = decided(qtbot, told)

    step.show_plan(plans.a_plan(path, choices=first))
    choose(step, 13, "")

    assert decided(qtbot, told).columns == {**second.columns, (plans.SHEET, 13): None}


def test_a_file_that_is_begun_again_begins_without_choices(
    desk: Desk, qtbot: QtBot, step: SheetStep, path: Path
) -> None:
    told = shown(desk, qtbot, step, plans.a_plan(path))
    choose(step, 11, "")
    decided(qtbot, told)

    step.show_plan(plans.a_plan(path))
    choose(step, 12, "kebutuhan_barang")

    assert decided(qtbot, told).columns == {(plans.SHEET, 12): SheetField.NEEDS}


def test_the_cursor_stays_in_its_column_when_a_plan_comes_again(
    desk: Desk, qtbot: QtBot, step: SheetStep, path: Path
) -> None:
    shown(desk, qtbot, step, plans.a_plan(path))
    step.columns.go_to(13)
    step.columns.table.setFocus()
    top = step.view.grid.horizontalScrollBar().value()

    step.show_plan(plans.a_plan(path))
    settle(qtbot, desk)

    assert step.columns.current == 13
    assert step.columns.table.hasFocus()
    assert step.view.grid.horizontalScrollBar().value() == top


def test_two_hundred_and_fifty_columns_are_all_listed(
    desk: Desk, qtbot: QtBot, step: SheetStep, tmp_path: Path
) -> None:
    wide = plans.a_list(tmp_path / "lebar.xlsx", people=3, columns=250)
    shown(desk, qtbot, step, plans.a_plan(wide, layouts=(plans.a_layout(250),)))

    assert step.columns.model.rowCount() == 250
    assert step.view.model.columnCount() == 250
    assert [row.letters for row in step.columns.model.rows[:3]] == ["F", "M", "B"]
    assert step.columns.model.rows[-1].letters == "IP"
    assert step.view.model.headerData(249, HORIZONTAL) == "IP: (tidak dibaca), tidak dikenali"


def test_a_sheet_read_by_titles_alone_shows_them(
    desk: Desk, qtbot: QtBot, step: SheetStep, path: Path
) -> None:
    bare = replace(plans.a_layout(), matches=())
    shown(desk, qtbot, step, plans.a_plan(path, layouts=(bare,)))

    rows = {row.letters: row for row in step.columns.model.rows}
    assert rows["B"].match.basis is Basis.TITLE
    assert rows["P"].match.field is None


def test_a_list_without_a_nik_says_what_is_to_be_chosen(
    desk: Desk, qtbot: QtBot, step: SheetStep, path: Path
) -> None:
    layout = plans.a_layout()
    without = {field: n for field, n in layout.columns.items() if field is not SheetField.NIK}
    layouts = (replace(layout, columns=without),)

    shown(desk, qtbot, step, plans.a_plan(path, layouts=layouts))

    assert "Kolom NIK belum ditemukan: pilih kolomnya di daftar Kolom." in texts(step)


def test_while_the_file_is_read_anew_one_cannot_go_on(step: SheetStep) -> None:
    step.set_waiting(waiting=True)
    assert not step.go_on.isEnabled()
    step.set_waiting(waiting=False)
    assert step.go_on.isEnabled()


def test_the_certainty_names_what_else_a_column_may_be(
    desk: Desk, qtbot: QtBot, step: SheetStep, path: Path
) -> None:
    shown(desk, qtbot, step, plans.a_plan(path))
    model = step.columns.model
    line = model.line_of(12)

    tip = model.index(line, column_table.CERTAINTY).data(Qt.ItemDataRole.ToolTipRole)

    assert tip == "kurang yakin · judul. Mungkin juga: Kebutuhan barang, Keterangan."
    samples = model.index(line, column_table.SAMPLES)
    assert samples.data() == "jual es teh · warung sembako · menjahit"
    assert "\n" in samples.data(Qt.ItemDataRole.ToolTipRole)
    click_at = step.columns.table.visualRect(model.index(line, column_table.TITLE)).center()
    QTest.mouseClick(step.columns.table.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(click_at))
    assert step.columns.current == 12


def test_what_is_like_nothing_is_offered_no_answer_at_random(
    desk: Desk, qtbot: QtBot, step: SheetStep, path: Path
) -> None:
    asked = Question(
        "arti:usaha::SEWATENDA",
        "column.unsure",
        "jenis_usaha",
        (Option("-", "Bukan salah satunya"),),
        rows=3,
        values=(("text", "sewa tenda"),),
    )
    shown(desk, qtbot, step, plans.a_plan(path, questions=(asked,)))
    card = step.questions.cards["arti:usaha"]

    assert isinstance(card, MeaningCard)
    assert len(card.model.index(0, meaning_table.ANSWER).data(ChoicesRole)) > 1
    assert card.model.index(0, meaning_table.ANSWER).data() == "Pilih artinya"
    assert not card.take_hints.isVisible()


def test_another_file_asks_in_an_order_of_its_own(
    desk: Desk, qtbot: QtBot, step: SheetStep, path: Path
) -> None:
    line = (("line", "2"), ("name", "A"))
    taken = Question("b", "row.twice", "nik", (Option("x", "X"),), "x", 3, line)
    waits = Question("a", "row.twice", "nik", (Option("x", "X"),), rows=3, values=line)
    shown(desk, qtbot, step, plans.a_plan(path, questions=(taken,)))
    other = path.with_name("desa lain.xlsx")
    other.write_bytes(path.read_bytes())

    shown(desk, qtbot, step, plans.a_plan(other, questions=(taken, waits)))

    assert list(step.questions.cards) == ["a", "b"]
    assert step.questions.cards["a"].y() < step.questions.cards["b"].y()

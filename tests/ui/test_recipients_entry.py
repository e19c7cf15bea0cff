"""Recording families by keyboard alone: the form, its findings, and what saving leaves."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from bansos_desktop.domain.workflow import Status
from bansos_desktop.ui.desk import Desk
from bansos_desktop.ui.pages.recipients.form import RecipientForm
from bansos_desktop.ui.widgets.confirm import ConfirmDialog
from tests.factories import JAHAB, MANGGAR, a_draft, a_nik
from tests.ui.acts import click, open_dialog, pick_village, record
from tests.ui.offices import settle

KEY = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def focused() -> QWidget:
    """Where the next key goes."""
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def type_here(text: str) -> None:
    """Letters, wherever the cursor stands."""
    QTest.keyClicks(focused(), text)


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """One key, wherever the cursor stands."""
    QTest.keyClick(focused(), key, modifier)


def new_form(desk: Desk) -> RecipientForm:
    """The form as Ctrl+N opens it."""
    QTest.keyClick(desk.office.window, KEY.Key_N, CTRL)
    return desk.office.pages.recipients.form


def reason_line(form: RecipientForm, code: str) -> QLineEdit | None:
    """Where a reason for accepting a finding is typed, if it is offered."""
    line = form.view.overrides.findChild(QLineEdit, f"reason-{code}")
    return line if line is not None and line.isVisible() else None


def names_shown(desk: Desk) -> list[str]:
    """The first column of the list."""
    model = desk.office.pages.recipients.model
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def enter(times: int = 1) -> None:
    """On to the next field."""
    for _time in range(times):
        press(KEY.Key_Return)


def type_one_family(form: RecipientForm, qtbot: QtBot) -> None:
    """Every field in the order of the form, by keys only."""
    type_here("6402064708859001")
    press(KEY.Key_Tab)
    type_here("Mariana Lawai")
    enter()
    type_here("Tenggarong")
    enter(2)  # the date of birth is offered from the NIK
    press(KEY.Key_Enter)  # and so is the sex
    type_here("084012345678")
    enter()
    type_here("Tamat")
    enter()
    type_here("Kawin")
    enter()
    type_here("pedag")  # only one occupation has these letters
    enter()
    press(KEY.Key_Space)  # Fisik
    enter()
    type_family_and_rest(form, qtbot)


def type_family_and_rest(form: RecipientForm, qtbot: QtBot) -> None:
    """From the family card on."""
    type_here("6402061203159002")
    enter()
    type_here("Istri")
    enter()
    type_here("3")
    enter()
    type_here("DTSEN-77")
    enter()
    press(KEY.Key_Down)  # desil 1
    enter()
    press(KEY.Key_Down)  # the newest quarter
    enter()
    type_here("DTSEN")
    enter()
    press(KEY.Key_Space)  # BPNT
    press(KEY.Key_Right)
    press(KEY.Key_Space)  # PBI-JK
    enter()
    type_here("sumber sari")
    pick_village(form.fields.village_code, qtbot, KEY.Key_Down, KEY.Key_Return)
    enter()
    type_here("Jl. Poros Desa No. 12")
    enter()
    type_here("003")
    enter(2)
    type_here("kul")
    enter()
    for _down in range(2):
        press(KEY.Key_Down)  # sudah berjalan
    enter()
    type_here("18")
    enter(2)  # past the plan of goods
    type_here("gerobak dan wajan")
    enter()
    type_here("4500000")
    enter()
    press(KEY.Key_Space)  # Foto usaha
    enter()
    type_here("rumah di ujung gang")


def test_a_family_is_recorded_by_keyboard_alone(desk: Desk, qtbot: QtBot) -> None:
    form = new_form(desk)

    type_one_family(form, qtbot)
    typed = form.fields.draft()
    assert form.fields.nik.text() == "640206 470885 9001"
    press(KEY.Key_Return, CTRL)
    settle(qtbot, desk)

    stored = desk.services.store.recipients.with_nik(["6402064708859001"])["6402064708859001"]
    assert stored.values == {**typed.tidy().person_values()}
    assert typed.birth_date == date(1985, 8, 7)
    assert (typed.sex, typed.rt, typed.desil) == ("P", "003", 1)
    assert (typed.desil_period, typed.business_type) == ("2025-T3", "kuliner")
    assert (typed.business_state, typed.business_months) == ("berjalan", 18)
    assert (typed.education, typed.marital_status, typed.occupation) == ("3", "2", "84")
    assert (typed.disability, typed.central_aid, typed.documents) == ("1", "bpnt;pkh", "ktp")
    assert (typed.family_relation, typed.dependants, typed.dtsen_id) == ("3", 3, "DTSEN-77")
    assert (typed.requested_value, typed.needs) == (4_500_000, "gerobak dan wajan")
    assert "Sumber Sari" in desk.services.store.regions.book().name(typed.village_code)
    assert desk.office.window.message == "Mariana Lawai tersimpan."
    assert names_shown(desk) == ["Mariana Lawai"]


def test_after_saving_the_next_family_keeps_what_neighbours_share(desk: Desk, qtbot: QtBot) -> None:
    form = new_form(desk)
    form.fields.show(a_draft(1, desil_period="2025-T2", rt="007"))

    press(KEY.Key_Return, CTRL)
    settle(qtbot, desk)

    kept = form.fields.draft()
    assert (kept.village_code, kept.desil_period) == (JAHAB, "2025-T2")
    assert (kept.nik, kept.name, kept.business_type, kept.rt) == ("", "", "", "")
    assert form.fields.nik.hasFocus()
    assert not desk.office.pages.recipients.is_dirty
    assert desk.office.pages.recipients.table.selectionModel().hasSelection()


def test_enter_walks_through_every_field_and_each_comes_to_sight(desk: Desk, qtbot: QtBot) -> None:
    form = new_form(desk)
    desk.office.window.resize(910, 485)
    form.fields.business_state.key = "berjalan"
    area = form.view.area
    seen = []

    for name in [one for one in form.fields.rows if one not in ("category", "institution")]:
        editor = form.fields.editor(name)
        assert focused() in (editor, editor.focusProxy()), name
        top_left = focused().mapTo(area.viewport(), QPoint(0, 0))
        shown = area.viewport().rect().contains(QRect(top_left, focused().size()))
        seen.append((name, shown))
        press(KEY.Key_Return)

    assert [name for name, shown in seen if not shown] == []
    assert focused() is form.view.stage


def test_shift_tab_goes_back(desk: Desk) -> None:
    form = new_form(desk)
    press(KEY.Key_Return)

    press(KEY.Key_Tab, SHIFT)

    assert form.fields.nik.hasFocus()


def test_esc_closes_an_untouched_form(desk: Desk) -> None:
    form = new_form(desk)

    press(KEY.Key_Escape)

    assert not form.isVisible()


def test_esc_asks_before_it_throws_something_away(desk: Desk) -> None:
    form = new_form(desk)
    type_here("6402")

    press(KEY.Key_Escape)
    open_dialog(ConfirmDialog).cancel_button.click()
    assert form.isVisible()
    assert form.fields.nik.digits == "6402"

    press(KEY.Key_Escape)
    open_dialog(ConfirmDialog).act_button.click()
    assert not form.isVisible()


def test_what_was_thrown_away_cannot_be_saved_any_more(desk: Desk, qtbot: QtBot) -> None:
    form = new_form(desk)
    form.fields.show(a_draft(1))
    click(form.view.close_button)
    open_dialog(ConfirmDialog).act_button.click()

    QTest.keyClick(desk.office.window, KEY.Key_Return, CTRL)
    settle(qtbot, desk)

    assert desk.services.store.recipients.count() == 0


def test_the_nik_is_judged_while_it_is_typed(desk: Desk, qtbot: QtBot) -> None:
    form = new_form(desk)

    for typed, says in (
        ("640206120880000", "15"),
        ("6402061208800000", "0000"),
        ("9999999999999999", "NIK"),
    ):
        form.fields.nik.clear()
        form.fields.nik.digits = ""
        type_here(typed)

        qtbot.waitUntil(lambda says=says: says in form.fields.rows["nik"].note)
        assert not form.view.save.isEnabled()


def test_a_nik_that_says_another_birth_date_or_sex_is_a_warning(desk: Desk, qtbot: QtBot) -> None:
    form = new_form(desk)
    form.fields.show(a_draft(1, birth_date=date(1981, 8, 12), sex="P"))

    qtbot.waitUntil(lambda: "12/08/1980" in form.fields.rows["birth_date"].note)

    assert "laki-laki" in form.fields.rows["sex"].note
    assert form.view.save.isEnabled()


def test_birth_date_and_sex_are_offered_from_the_nik(desk: Desk) -> None:
    form = new_form(desk)

    type_here(a_nik(born=date(1991, 2, 28), sex="P"))

    assert form.fields.birth_date.value == date(1991, 2, 28)
    assert form.fields.sex.key == "P"


def test_what_was_typed_before_the_nik_is_never_overwritten(desk: Desk) -> None:
    form = new_form(desk)
    QTest.keyClicks(form.fields.birth_date.line, "1/3/1990")
    form.fields.sex.key = "L"

    QTest.keyClicks(form.fields.nik, a_nik(born=date(1991, 2, 28), sex="P"))

    assert (form.fields.birth_date.value, form.fields.sex.key) == (date(1990, 3, 1), "L")


def test_a_date_nobody_can_read_is_neither_overwritten_nor_lost(desk: Desk, qtbot: QtBot) -> None:
    form = new_form(desk)
    form.fields.show(a_draft(1))
    form.fields.birth_date.line.setFocus()
    form.fields.birth_date.line.selectAll()
    type_here("31/02/80")

    QTest.keyClicks(form.fields.nik, "")
    form.fields.nik.digits = a_nik(serial=2)
    press(KEY.Key_Return, CTRL)
    settle(qtbot, desk)

    assert form.fields.birth_date.line.text() == "31/02/80"
    assert "31/02/80" in form.fields.rows["birth_date"].note
    assert desk.office.pages.recipients.is_dirty
    assert desk.services.store.recipients.count() == 0


def test_saving_too_early_leads_to_the_field_that_is_missing(desk: Desk) -> None:
    form = new_form(desk)
    form.fields.show(a_draft(1, village_code=""))
    assert form.fields.rows["village_code"].note == ""

    press(KEY.Key_Return, CTRL)

    assert form.fields.village_code.hasFocus()
    assert "belum dipilih" in form.fields.rows["village_code"].note
    assert "belum dipilih" in form.view.save.toolTip()


def test_a_paste_that_cannot_be_meant_says_why(desk: Desk) -> None:
    form = new_form(desk)
    QGuiApplication.clipboard().setText("Siti Aminah")

    press(KEY.Key_V, CTRL)

    assert form.fields.nik.digits == ""
    assert form.fields.rows["nik"].note == "Hanya angka yang bisa diisi di sini."


def test_the_village_popup_takes_enter_and_esc_for_itself(desk: Desk, qtbot: QtBot) -> None:
    form = new_form(desk)
    picker = form.fields.village_code
    picker.setFocus()
    type_here("jahab")
    qtbot.waitUntil(picker.popup.isVisible)

    QTest.keyClick(picker.popup, KEY.Key_Escape)
    assert (form.isVisible(), picker.popup.isVisible()) == (True, False)
    press(KEY.Key_Down)
    QTest.keyClick(picker.popup, KEY.Key_Return)

    assert picker.code == JAHAB
    assert picker.hasFocus()


def test_a_village_of_another_regency_is_not_even_found_by_an_officer(
    officer_desk: Desk, qtbot: QtBot
) -> None:
    form = new_form(officer_desk)
    form.fields.village_code.setFocus()

    type_here("manggar")
    form.fields.village_code.look_up()
    QTest.keyClick(form.fields.village_code.popup, KEY.Key_Return)

    assert form.fields.village_code.code is None
    form.fields.show(a_draft(1, village_code=MANGGAR))
    press(KEY.Key_Return, CTRL)
    assert "di luar wilayah" in form.fields.rows["village_code"].note


def test_an_officer_accepts_a_missing_nik_with_a_reason(officer_desk: Desk, qtbot: QtBot) -> None:
    form = new_form(officer_desk)
    form.fields.show(a_draft(1, nik=""))
    form.check()
    line = reason_line(form, "nik.missing")
    assert line is not None
    assert not form.view.save.isEnabled()

    QTest.keyClicks(line, "KTP terbakar")
    press(KEY.Key_Return, CTRL)
    settle(qtbot, officer_desk)

    store = officer_desk.services.store
    row = officer_desk.office.pages.recipients.model.row_at(
        officer_desk.office.pages.recipients.model.index(0, 0)
    )
    assert row is not None
    assert store.recipients.accepted(row.person) == {"nik.missing": "KTP terbakar"}


def test_a_high_desil_is_the_operators_decision(
    desk: Desk, officer_desk: Desk, qtbot: QtBot
) -> None:
    for one, offered in ((desk, True), (officer_desk, False)):
        one.office.actions["recipient.new"].trigger()
        form = one.office.pages.recipients.form
        form.fields.show(a_draft(1, desil=7))
        form.check()

        assert (reason_line(form, "desil.too_high") is not None) is offered
        assert "terlalu tinggi" in form.fields.rows["desil"].note
        assert not form.view.save.isEnabled()

    line = reason_line(desk.office.pages.recipients.form, "desil.too_high")
    assert line is not None
    QTest.keyClicks(line, "Hasil musdes")
    desk.office.actions["recipient.save"].trigger()
    settle(qtbot, desk)
    assert desk.services.store.recipients.count() == 1


def test_a_reason_stays_while_its_finding_does(desk: Desk) -> None:
    form = new_form(desk)
    form.fields.show(a_draft(1, desil=7))
    form.check()
    line = reason_line(form, "desil.too_high")
    assert line is not None
    line.setText("Hasil musdes")

    form.fields.name.setText("Nama Lain")
    form.check()
    assert form.view.overrides.reasons == {"desil.too_high": "Hasil musdes"}
    form.fields.desil.key = "1"
    form.check()

    assert form.view.overrides.reasons == {}
    assert not form.view.overrides.isVisible()


def stored_year(desk: Desk) -> object:
    """The year of the only proposal there is."""
    [person] = desk.services.store.recipients.with_nik([a_draft(1).nik]).values()
    for year in (2025, 2026):
        if desk.services.store.recipients.proposals_of([person.uid], "UEP", year):
            return year
    return None


def test_another_year_is_what_an_empty_form_is_then_for(desk: Desk, qtbot: QtBot) -> None:
    form = new_form(desk)
    before = form.view.target.text()

    desk.services.scope.move("UEP", 2026)
    form.fields.show(a_draft(1))
    press(KEY.Key_Return, CTRL)
    settle(qtbot, desk)

    assert (before, form.view.target.text()) == ("UEP 2025", "UEP 2026")
    assert stored_year(desk) == 2026


def test_what_is_typed_does_not_move_to_another_year_unseen(desk: Desk, qtbot: QtBot) -> None:
    form = new_form(desk)
    form.fields.show(a_draft(1))

    desk.services.scope.move("UEP", 2026)
    said = form.view.banner.text
    form.view.stage.key = "perubahan"
    press(KEY.Key_Return, CTRL)
    settle(qtbot, desk)

    assert "Formulir ini untuk UEP 2025" in said
    assert stored_year(desk) == 2025
    assert form.view.target.text() == "UEP 2026"  # the next family


def test_a_full_quota_is_a_warning_that_stops_nobody(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    record(desk, *(a_draft(n) for n in range(1, 151)), status=Status.PROPOSED)
    form = new_form(desk)
    form.fields.show(a_draft(200))
    form.check()

    assert "sudah penuh" in form.view.stage_row.note
    assert form.view.save.isEnabled()

    form.view.stage.key = "perubahan"
    form.check()

    assert form.view.stage_row.note == ""


def test_a_year_without_a_quota_is_said_and_stops_nobody(desk: Desk) -> None:
    desk.services.scope.move("UEP", 2031)
    form = new_form(desk)
    form.fields.show(a_draft(1))
    form.check()

    assert form.view.stage_row.note.startswith("Belum ada kuota untuk tahun dan tahap ini")
    assert form.view.save.isEnabled()
    desk.services.scope.move("UEP", 2025)


def test_a_nik_that_is_recorded_already_is_told_before_the_form_is_full(
    desk: Desk, qtbot: QtBot
) -> None:
    known = a_draft(1)
    record(desk, known)
    form = new_form(desk)

    type_here(known.nik)
    qtbot.waitUntil(lambda: known.name in form.view.banner.text)
    form.fields.nik.selectAll()
    press(KEY.Key_Delete)
    qtbot.waitUntil(lambda: form.view.banner.text == "")

    assert not form.view.is_waiting


def test_after_a_save_that_was_refused_the_keyboard_is_where_it_helps(
    desk: Desk, qtbot: QtBot
) -> None:
    record(desk, a_draft(1))
    form = new_form(desk)
    form.fields.show(a_draft(1))

    press(KEY.Key_Return, CTRL)
    settle(qtbot, desk)

    assert focused().text() == "Buka datanya"  # type: ignore[attr-defined]


def test_a_village_written_in_full_is_taken_on_leaving_and_a_vague_one_is_said(
    desk: Desk, qtbot: QtBot
) -> None:
    form = new_form(desk)
    form.fields.village_code.setFocus()

    type_here("rapak lambur")
    press(KEY.Key_Tab)
    taken = form.fields.village_code.code
    form.fields.village_code.clear()
    form.fields.village_code.setFocus()
    type_here("sumber sari")
    press(KEY.Key_Tab)

    assert taken is not None
    assert desk.services.store.regions.book().name(taken) == "Rapak Lambur"
    assert form.fields.village_code.code is None
    assert "pilih dari daftar" in form.fields.rows["village_code"].note


def test_the_first_down_stays_on_the_first_village(desk: Desk, qtbot: QtBot) -> None:
    form = new_form(desk)
    picker = form.fields.village_code
    picker.setFocus()

    type_here("loa duri")
    qtbot.waitUntil(picker.popup.isVisible)
    first = picker.popup.currentIndex().data()
    pick_village(picker, qtbot, KEY.Key_Down, KEY.Key_Return)

    assert picker.text().startswith(f"{first} ")


def test_digits_are_no_reason(desk: Desk, qtbot: QtBot) -> None:
    form = new_form(desk)
    form.fields.show(a_draft(1, nik="6402061513909001"))
    form.check()
    line = reason_line(form, "nik.date")
    assert line is not None

    line.setText("6402061503909003")
    form.check()
    by_digits = form.view.save.isEnabled()
    line.setText("sudah dicek KTP asli")
    form.check()

    assert not by_digits
    assert form.view.save.isEnabled()


# Enter, from the first field to the saved record


def test_enter_in_the_last_field_goes_to_the_button_that_saves(desk: Desk, qtbot: QtBot) -> None:
    form = new_form(desk)
    form.fields.show(a_draft(1))
    form.check()
    form.fields.note.setFocus()

    enter()
    assert focused() is form.view.stage
    enter()
    assert focused() is form.view.save
    enter()
    settle(qtbot, desk)

    assert desk.services.store.recipients.count() == 1


def test_enter_goes_through_the_reasons_to_the_button(desk: Desk) -> None:
    form = new_form(desk)
    form.fields.show(a_draft(1, desil=7))
    form.check()
    form.view.stage.setFocus()

    enter()
    assert focused() is reason_line(form, "desil.too_high")
    type_here("Hasil musdes")
    form.check()
    enter()

    assert focused() is form.view.save


def test_enter_on_an_empty_form_says_what_is_missing_and_stays_in_it(desk: Desk) -> None:
    form = new_form(desk)
    form.view.stage.setFocus()

    enter()

    assert "Belum tersimpan" in form.view.banner.text
    assert form.isAncestorOf(focused())


def test_enter_presses_the_answer_of_a_message(desk: Desk, qtbot: QtBot) -> None:
    proposal = record(desk, a_draft(1))[0]
    form = new_form(desk)
    form.fields.nik.digits = a_draft(1).nik
    form.check()
    form.autosave.forget()
    form.sheet.keep_clean()
    form.view.banner.focus_action()

    enter()

    assert form.proposal == proposal


def test_a_number_that_is_too_big_is_kept_and_said(desk: Desk) -> None:
    form = new_form(desk)
    form.fields.show(a_draft(1))
    form.fields.dependants.setFocus()

    type_here("999")
    form.check()

    assert form.fields.draft().dependants == 999
    assert "terlalu besar" in form.fields.rows["dependants"].note
    assert not form.view.save.isEnabled()


def test_a_phone_that_is_no_number_is_not_thrown_away_silently(desk: Desk) -> None:
    form = new_form(desk)
    form.fields.show(a_draft(1, phone="tidak ada"))

    form.check()
    said, may_save = form.fields.rows["phone"].note, form.view.save.isEnabled()
    form.fields.phone.setText("-")
    form.check()

    assert ("tidak berisi angka" in said, may_save) == (True, False)
    assert form.view.save.isEnabled()

"""Verifikasi: from the village to the saved visit by keys alone, with photos and papers."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from bansos_desktop.domain.records import Kind
from bansos_desktop.domain.scratch import VisitScratch, visit_slot
from bansos_desktop.domain.visit import BLANK_CRITERIA
from bansos_desktop.domain.workflow import Role
from bansos_desktop.ui import autosave
from bansos_desktop.ui.desk import Desk
from bansos_desktop.ui.pages.verification import papers
from bansos_desktop.ui.pages.verification.form import VisitForm
from bansos_desktop.ui.pages.verification.page import VerificationPage
from bansos_desktop.ui.pages.verification.sheets import form_parts, worklist_parts
from bansos_desktop.ui.printing.preview import PreviewDialog
from bansos_desktop.ui.printing.printout import Paper, Printout, pdf_of
from bansos_desktop.ui.theme import Level
from bansos_desktop.ui.widgets.confirm import ConfirmDialog
from bansos_desktop.usecases import keep_scratch, record_visit
from bansos_desktop.usecases.record_visit import Request
from tests.factories import JAHAB, LOA_IPUH, NOW, TODAY, a_draft
from tests.pictures import a_photo
from tests.ui.acts import click, open_dialog, record, texts, writing_store
from tests.ui.offices import settle
from tests.usecases.visits import a_visit

KEY = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
SEEN: dict[str, Any] = {
    "outcome": "selesai",
    "recommendation": "layak",
    "criteria": ("tidak",) * 9,
}


@pytest.fixture
def page(officer_desk: Desk) -> VerificationPage:
    """An officer's page with two families in Jahab and one in Loa Ipuh."""
    record(officer_desk, a_draft(1, rt="001"), a_draft(2, rt="002"))
    record(officer_desk, a_draft(3, village_code=LOA_IPUH))
    officer_desk.office.window.show_page("verification")
    return officer_desk.office.pages.verification


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """One key, wherever the cursor stands."""
    widget = QApplication.focusWidget()
    assert widget is not None
    QTest.keyClick(widget, key, modifier)


def focused() -> QWidget | None:
    return QApplication.focusWidget()


def open_first(page: VerificationPage) -> VisitForm:
    page.open_family(page.model.rows[0].proposal)
    page.form.fields.visited_on.setFocus()
    return page.form


def names(page: VerificationPage) -> list[str]:
    return [row.name for row in page.model.rows]


def village_texts(page: VerificationPage) -> list[str]:
    items = [page.villages.list.item(row) for row in range(page.villages.list.count())]
    return [
        f"{item.text()}: {item.toolTip().splitlines()[0]}" for item in items if not item.isHidden()
    ]


def message(desk: Desk) -> str:
    return desk.office.window.message


def test_villages_stand_with_how_many_wait(page: VerificationPage) -> None:
    assert village_texts(page) == [
        "Jahab: Jahab, Tenggarong: 2 belum",
        "Loa Ipuh: Loa Ipuh, Tenggarong: 1 belum",
    ]
    assert names(page) == ["Orang Contoh A", "Orang Contoh B"]


def test_a_village_is_found_by_its_name_or_kecamatan(page: VerificationPage) -> None:
    page.villages.search.setText("loa ip")
    assert [text[:8] for text in village_texts(page)] == ["Loa Ipuh"]

    page.villages.search.setText("TENGGARONG")

    assert len(village_texts(page)) == 2


def test_the_total_of_all_villages_is_said(
    page: VerificationPage, officer_desk: Desk, qtbot: QtBot
) -> None:
    assert page.villages.total.text() == "3 keluarga di 2 desa belum dikunjungi"
    for _family in range(3):
        form = open_first(page)
        form.fields.show(a_visit())
        form.save()
        settle(qtbot, officer_desk)
    assert page.villages.total.text() == "Semua keluarga sudah dikunjungi"


def test_all_villages_are_printed_in_one_go(
    page: VerificationPage, officer_desk: Desk, qtbot: QtBot
) -> None:
    page.villages.list.setFocus()
    press(KEY.Key_A, CTRL)
    assert len(page.model.rows) == 3
    page.villages.pick(JAHAB)
    page.villages.search.setText("loa")
    click(page.villages.all)
    assert page.villages.codes == (JAHAB, LOA_IPUH)

    click(page.papers.worklist)
    settle(qtbot, officer_desk)

    click(open_dialog(PreviewDialog).close_button)
    assert len(page.model.rows) == 3


def test_nothing_of_the_form_is_wider_than_its_room(page: VerificationPage, qtbot: QtBot) -> None:
    form = open_first(page)
    told = a_visit(criteria=BLANK_CRITERIA, expense=1_500_000, food_expense=900_000)
    form.fields.show(told)
    form.check()
    form.setFixedWidth(form.minimumWidth())
    qtbot.wait(1)
    assert "belum dijawab" in form.view.criteria_count.text()

    area = form.view.area
    assert area.sheet.minimumSizeHint().width() <= area.viewport().width()


def test_several_villages_make_one_worklist(page: VerificationPage) -> None:
    page.villages.list.selectAll()

    assert [name[-1] for name in names(page)] == ["A", "B", "C"]


def test_a_whole_visit_is_recorded_by_keys_alone(
    page: VerificationPage, officer_desk: Desk, qtbot: QtBot
) -> None:
    page.table.setFocus()
    page.table.selectRow(0)
    press(KEY.Key_Return)
    form = page.form
    assert form.isVisible()
    assert form.fields.visited_on.line.hasFocus()
    press(KEY.Key_Return)  # the date is today's
    press(KEY.Key_Return)  # the officer is who sits here
    press(KEY.Key_D)  # ditemukan
    press(KEY.Key_Return)
    QTest.keyClicks(focused(), "-0,502 117,153")
    press(KEY.Key_Return)
    form.fields.criteria[0].answer.setFocus()
    for _number in range(9):
        press(KEY.Key_T)
        press(KEY.Key_Return)
    form.fields.recommendation.setFocus()
    press(KEY.Key_C)
    press(KEY.Key_Return)
    assert form.fields.reason.hasFocus()
    QTest.keyClicks(focused(), "Usaha belum siap")
    press(KEY.Key_Return, CTRL)
    settle(qtbot, officer_desk)

    assert "Orang Contoh A tersimpan; status usulan: Cadangan" in message(officer_desk)
    assert names(page) == ["Orang Contoh B"]
    assert form.row is not None
    assert form.row.name == "Orang Contoh B"
    assert form.fields.visited_on.line.hasFocus()
    store = officer_desk.services.store
    (one,) = store.visits.worklist("UEP", 2025, "64.02", [JAHAB], limit=1)
    (stored,) = store.visits.of_proposal(one.proposal)
    assert (stored.values["latitude"], stored.values["longitude"]) == ("-0.502", "117.153")
    assert (stored.values["position_source"], stored.values["criterion_8"]) == ("ketik", "tidak")
    assert stored.values["officer"] == "Budi Petugas"


def test_the_next_family_keeps_day_and_officer_of_the_one_before(
    page: VerificationPage, officer_desk: Desk, qtbot: QtBot
) -> None:
    form = open_first(page)
    form.fields.show(a_visit(officer="Rina Petugas"))
    form.fields.visited_on.line.setText("")
    QTest.keyClicks(form.fields.visited_on.line, "30/07/2025")

    form.save()
    settle(qtbot, officer_desk)

    draft = form.fields.draft()
    assert (draft.officer, str(draft.visited_on)) == ("Rina Petugas", "2025-07-30")
    assert draft.outcome == ""


def test_enter_walks_through_the_visit_in_the_order_of_the_form(page: VerificationPage) -> None:
    form = open_first(page)
    fields = form.fields
    wanted = [
        fields.visited_on.line,
        fields.officer,
        fields.outcome,
        fields.position,
        *[row.answer for row in fields.criteria],
        fields.house,
        fields.assets,
        fields.income,
        fields.expense,
        fields.food_expense,
        fields.earlier_aid,
        fields.earlier_aid_year,
        fields.skill,
        fields.will,
        fields.recommendation,
        fields.reason,
        fields.note,
    ]
    walked = [focused()]
    while walked[-1] is not fields.note and len(walked) < 40:
        press(KEY.Key_Return if walked[-1] in wanted else KEY.Key_Tab)
        walked.append(focused())

    of_photos = {form.photos.subject, form.photos.add_button}
    assert [one for one in walked if one not in of_photos] == wanted


def test_a_visit_waits_for_its_photos(
    page: VerificationPage, officer_desk: Desk, qtbot: QtBot
) -> None:
    form = open_first(page)
    form.fields.show(a_visit())
    form.photos.take([a_photo(2000, 1500, noise=True)])

    form.save()

    assert "Foto masih disiapkan" in form.view.banner.text
    settle(qtbot, officer_desk)
    assert len(form.photos.pending) == 1


def test_closing_the_window_over_a_half_filled_visit_asks_and_comes_back_to_it(
    page: VerificationPage, officer_desk: Desk
) -> None:
    open_first(page).fields.note.setText("baru setengah")
    window = officer_desk.office.window
    window.show_page("home")

    window.close()
    click(open_dialog(ConfirmDialog).cancel_button)

    assert window.isVisible()
    assert window.current is page


def test_a_refusal_takes_away_what_was_said_of_the_family_before(
    page: VerificationPage, officer_desk: Desk, qtbot: QtBot
) -> None:
    form = open_first(page)
    form.fields.show(a_visit())
    form.save()
    settle(qtbot, officer_desk)
    assert message(officer_desk)

    form.save()

    assert message(officer_desk) == ""
    assert form.view.banner.text


def test_saving_too_early_leads_to_what_is_missing(page: VerificationPage) -> None:
    form = open_first(page)

    form.save()

    assert "Hasil kunjungan belum dipilih" in form.view.banner.text
    assert form.fields.outcome.hasFocus()
    form.fields.outcome.value = "selesai"
    form.save()
    assert "Rekomendasi belum dipilih" in form.view.banner.text
    assert form.fields.recommendation.hasFocus()


def test_criteria_without_an_answer_are_said_once_before_saving(
    page: VerificationPage, officer_desk: Desk, qtbot: QtBot
) -> None:
    form = open_first(page)
    proposal = form.proposal
    answers = ("tidak", "ya") * 2 + ("tidak",) + ("",) * 4
    form.fields.show(a_visit(criteria=answers))
    form.check()
    assert "4 belum dijawab" in form.view.criteria_count.text()

    form.save()
    settle(qtbot, officer_desk)

    assert "4 dari 9 kriteria belum dijawab" in form.view.banner.text
    assert form.fields.criteria[5].answer.hasFocus()
    assert officer_desk.services.store.visits.of_proposal(proposal) == []
    press(KEY.Key_Return, CTRL)
    settle(qtbot, officer_desk)
    (stored,) = officer_desk.services.store.visits.of_proposal(proposal)
    assert stored.values["criterion_8"] is None


def test_who_was_not_met_is_asked_nothing_more(
    page: VerificationPage, officer_desk: Desk, qtbot: QtBot
) -> None:
    form = open_first(page)
    form.fields.outcome.value = "pindah"
    form.check()

    shown = {name for name, section in form.view.sections.items() if section.isVisible()}
    assert shown == {"Kunjungan", "Foto", "Catatan"}
    form.save()
    settle(qtbot, officer_desk)
    assert "status usulan: Diusulkan" in message(officer_desk)
    assert names(page)[0] == "Orang Contoh A"  # still to be found


def test_an_unreadable_position_is_not_lost_by_saving(page: VerificationPage) -> None:
    form = open_first(page)
    form.fields.show(a_visit(officer="Budi Petugas"))
    form.fields.position.setText("dekat masjid")

    form.save()

    assert "Koordinat belum terbaca" in form.view.banner.text
    assert form.fields.position.hasFocus()
    form.fields.visited_on.line.setText("")
    QTest.keyClicks(form.fields.visited_on.line, "kemarin dulu")
    form.save()
    assert "Tanggal kunjungan" in form.view.banner.text


def test_a_refusal_goes_as_soon_as_it_is_mended(page: VerificationPage) -> None:
    form = open_first(page)
    form.fields.show(a_visit(officer="Budi Petugas", criteria=("tidak",) * 7 + ("",) * 2))
    form.fields.position.setText("dekat masjid")
    form.save()
    assert "Koordinat belum terbaca" in form.view.banner.text

    form.fields.position.setText("0 30 7 LS 117 9 10 BT")
    form.check()

    assert form.view.banner.text == ""
    form.save()
    assert "2 dari 9 kriteria" in form.view.banner.text
    form.fields.criteria[7].answer.value = "ya"
    form.check()
    assert "1 dari 9 kriteria" in form.view.banner.text
    form.view.banner.show_message(Level.INFO, "hal lain")
    form.fields.criteria[8].answer.value = "ya"
    form.check()
    assert form.view.banner.text == "hal lain"


def test_photos_give_the_position_and_are_kept_with_the_visit(
    page: VerificationPage, officer_desk: Desk, qtbot: QtBot
) -> None:
    form = open_first(page)
    proposal = form.proposal
    form.photos.take([a_photo()])
    settle(qtbot, officer_desk)
    form.check()
    assert form.fields.position.text() == "-0,502 117,153"
    assert form.fields.rows["position"].note == "Dari foto: -0,502 117,153"
    assert form.is_dirty
    form.fields.show(replace(form.fields.draft(), **SEEN))

    form.save()
    settle(qtbot, officer_desk)

    (stored,) = officer_desk.services.store.visits.of_proposal(proposal)
    assert stored.values["position_source"] == "foto"
    assert len(officer_desk.services.store.photos.of(Kind.VERIFICATION, stored.uid)) == 1


def test_a_typed_position_is_not_replaced_by_a_photo(
    page: VerificationPage, officer_desk: Desk, qtbot: QtBot
) -> None:
    form = open_first(page)
    form.fields.position.setText("-0.6 117.2")

    form.photos.take([a_photo()])
    settle(qtbot, officer_desk)

    note = form.fields.rows["position"]
    qtbot.waitUntil(lambda: "Foto memuat koordinat lain: -0,502 117,153" in note.note)
    assert form.fields.position.text() == "-0.6 117.2"


def test_the_amounts_and_answers_are_counted_while_they_come(
    page: VerificationPage, qtbot: QtBot
) -> None:
    form = open_first(page)
    form.fields.outcome.value = "selesai"
    form.fields.criteria[0].answer.value = "ya"
    form.fields.expense.amount, form.fields.food_expense.amount = 1_000_000, 600_000

    qtbot.waitUntil(lambda: "1 dari 9" in form.view.criteria_count.text())

    counted = form.view.criteria_count.text()
    assert counted == "1 dari 9 kriteria terpenuhi · langsung fakir miskin · makan 60% pengeluaran"
    assert "lebih dari setengah" in form.fields.criteria[3].note
    assert form.fields.criteria[3].answer.value == ""


def test_a_status_that_may_not_change_is_said_and_the_visit_is_kept(
    page: VerificationPage, officer_desk: Desk, qtbot: QtBot
) -> None:
    form = open_first(page)
    proposal = form.proposal
    for recommendation in ("layak", "tidak_layak"):
        page.which.key = "semua"
        page.open_family(proposal)
        form.view.visits.key = ""
        form.fields.show(a_visit(recommendation=recommendation, reason="Ternyata mampu"))
        form.save()
        settle(qtbot, officer_desk)

    assert "tersimpan, tetapi statusnya tetap Layak" in message(officer_desk)
    assert "operator" in message(officer_desk)
    assert len(officer_desk.services.store.visits.of_proposal(proposal)) == 2


def test_a_family_that_was_met_opens_with_its_visit_and_may_be_changed(
    page: VerificationPage, officer_desk: Desk, qtbot: QtBot
) -> None:
    proposal = page.model.rows[0].proposal
    store = writing_store(officer_desk)
    kept = Request(proposal, a_visit(officer="Budi Petugas", note="awal"))
    record_visit.run(store, officer_desk.services.session, kept, now=NOW, today=TODAY)
    store.close()
    page.which.key = "semua"
    page.reload()

    page.open_family(proposal)

    form = page.form
    assert form.fields.note.text() == "awal"
    assert "01/08/2025 · Budi Petugas · Layak" in form.view.visits.currentText()
    assert not form.is_dirty
    form.fields.note.setText("akhir")
    form.save()
    settle(qtbot, officer_desk)
    (stored,) = officer_desk.services.store.visits.of_proposal(proposal)
    assert stored.values["note"] == "akhir"


def test_anothers_visit_is_only_looked_at(
    page: VerificationPage, officer_desk: Desk, qtbot: QtBot
) -> None:
    proposal = page.model.rows[0].proposal
    store = writing_store(officer_desk)
    session = officer_desk.services.session
    other = type(session)(session.device, "Rina Lain", Role.FIELD_OFFICER, session.region_code)
    kept = Request(proposal, a_visit(officer="Rina Lain"))
    record_visit.run(store, other, kept, now=NOW, today=TODAY)
    store.close()
    page.which.key = "semua"
    page.reload()

    page.open_family(proposal)

    assert "Rina Lain" in page.form.view.banner.text
    assert not page.form.view.save.isVisible()
    assert not page.form.fields.note.isEnabled()
    page.form.save()
    assert not officer_desk.services.writer.is_busy
    page.form.view.visits.key = ""
    assert page.form.view.save.isVisible()


def test_a_visit_changed_elsewhere_is_not_overwritten(
    page: VerificationPage, officer_desk: Desk, qtbot: QtBot
) -> None:
    proposal = page.model.rows[0].proposal
    store = writing_store(officer_desk)
    session = officer_desk.services.session
    done = record_visit.run(
        store, session, Request(proposal, a_visit(officer="Budi Petugas")), now=NOW, today=TODAY
    )
    assert isinstance(done, record_visit.Recorded)
    page.which.key = "semua"
    page.reload()
    page.open_family(proposal)
    with store.write(session.author, now=NOW, act="visit.record") as work:
        work.put(Kind.VERIFICATION, done.visit, {"note": "lebih baru"})
    store.close()

    page.form.fields.note.setText("lebih lama")
    page.form.save()
    settle(qtbot, officer_desk)

    assert "diubah di tempat lain" in page.form.view.banner.text
    page.form.leave()


def test_leaving_a_half_filled_visit_asks_first(page: VerificationPage, qtbot: QtBot) -> None:
    form = open_first(page)
    form.fields.note.setText("baru setengah")
    assert page.is_dirty

    press(KEY.Key_Escape)
    dialog = open_dialog(ConfirmDialog)
    click(dialog.cancel_button)
    assert form.fields.note.text() == "baru setengah"
    press(KEY.Key_Escape)
    click(open_dialog(ConfirmDialog).act_button)

    assert not form.isVisible()
    assert not page.is_dirty


def test_another_family_is_opened_by_a_click(page: VerificationPage) -> None:
    open_first(page)

    page.table.clicked.emit(page.model.index(1, 0))

    assert page.form.row is not None
    assert page.form.row.name == "Orang Contoh B"


def test_arrow_keys_walk_through_the_families(page: VerificationPage) -> None:
    open_first(page)
    page.table.setFocus()

    press(KEY.Key_Down)

    assert page.form.proposal == page.model.rows[1].proposal


def test_when_all_were_met_the_page_says_so(
    page: VerificationPage, officer_desk: Desk, qtbot: QtBot
) -> None:
    for _family in range(3):
        form = open_first(page)
        form.fields.show(a_visit())
        form.save()
        settle(qtbot, officer_desk)

    assert not page.form.isVisible()
    assert "Semua desa sudah dikunjungi." in message(officer_desk)
    assert page.villages.list.hasFocus()
    press(KEY.Key_Return)
    assert page.villages.list.hasFocus()
    assert "Semua sudah dikunjungi" in texts(page)
    assert not page.papers.isEnabled()
    page.which.key = "semua"
    assert len(names(page)) == 1
    assert "sudah" in village_texts(page)[0]
    page.villages.list.setFocus()
    press(KEY.Key_Return)
    assert page.table.hasFocus()


def test_after_the_last_family_of_a_village_enter_goes_on_in_the_next(
    page: VerificationPage, officer_desk: Desk, qtbot: QtBot
) -> None:
    for _family in range(2):
        form = open_first(page)
        form.fields.show(a_visit())
        form.save()
        settle(qtbot, officer_desk)

    assert "Desa berikutnya: Loa Ipuh (1 belum), tekan Enter." in message(officer_desk)
    assert page.villages.list.hasFocus()
    assert page.villages.codes == (LOA_IPUH,)
    press(KEY.Key_Return)

    assert page.form.row is not None
    assert page.form.row.name == "Orang Contoh C"
    assert page.form.fields.visited_on.line.hasFocus()


def test_an_office_without_proposals_says_what_would_be_here(officer_desk: Desk) -> None:
    officer_desk.office.window.show_page("verification")

    assert "Belum ada yang perlu dikunjungi" in texts(officer_desk.office.pages.verification)


def test_in_a_small_window_the_villages_give_way(page: VerificationPage) -> None:
    page.window().resize(820, 480)
    open_first(page)
    QApplication.processEvents()
    assert not page.villages.isVisible()

    page.open_family("")

    assert page.villages.isVisible()


def test_a_failed_save_says_why_and_keeps_what_was_typed(
    page: VerificationPage, officer_desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_args: object, **_named: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(record_visit, "run", full)
    form = open_first(page)
    form.fields.show(a_visit())

    form.save()
    settle(qtbot, officer_desk)

    assert "penuh" in form.view.banner.text
    assert form.fields.draft().recommendation == "layak"
    form.leave()


def test_the_worklist_is_shown_saved_and_noted(
    page: VerificationPage,
    officer_desk: Desk,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(
        QFileDialog, "getSaveFileName", lambda *_a: (str(tmp_path / "daftar.pdf"), "")
    )
    for paper in (page.papers.worklist, page.papers.forms):
        click(paper)
        settle(qtbot, officer_desk)
        dialog = open_dialog(PreviewDialog)
        click(dialog.save_button)
        settle(qtbot, officer_desk)
        click(dialog.close_button)

    assert (tmp_path / "daftar.pdf").is_file()
    store = writing_store(officer_desk)
    kept = list(store.ledger.added_up(Kind.EXPORT))
    store.close()
    assert [(row[3], row[9]) for row in kept] == [
        ("daftar-kunjungan", 2),
        ("formulir-verifikasi", 2),
    ]


def test_papers_mask_the_nik_and_escape_what_was_typed(page: VerificationPage) -> None:
    rows = page.model.rows
    rows = [type(row)(**{**_fields(row), "name": "<b>Siti</b> & Co"}) for row in rows]

    for body in (
        *worklist_parts(rows, "UEP", page.groups),
        form_parts(rows, "UEP", page.groups, ["Lantai tanah"])[0],
    ):
        assert "&lt;b&gt;Siti&lt;/b&gt; &amp; Co" in body
        assert rows[0].nik not in body
        assert "640206******0001" in body


def _fields(row: object) -> dict[str, object]:
    return {name: getattr(row, name) for name in type(row).__slots__}


@pytest.mark.parametrize("paper", list(Paper))
def test_every_family_has_one_page_of_its_form(page: VerificationPage, paper: Paper) -> None:
    questions = ["Dinding sebagian besar bambu, kawat, papan kayu, terpal, kardus, seng"] * 9
    long = {"address": "Jalan Poros Kota Bangun Gang Manunggal Blok C Nomor 17 " * 2, "rt": "012"}
    rows = [type(row)(**{**_fields(row), **long}) for row in page.model.rows]
    printout = Printout("Formulir", form_parts(rows, "UEP 2025", page.groups, questions), paper)

    assert pdf_of(printout).count(b"/Type /Page\n") == len(rows)


def test_every_village_begins_a_page_of_its_list(page: VerificationPage) -> None:
    page.villages.list.selectAll()

    printout = page.papers.printout("daftar-kunjungan", page.model.rows)

    assert printout.landscape
    assert pdf_of(printout).count(b"/Type /Page\n") == 2


@pytest.mark.parametrize("paper", list(Paper))
def test_no_row_of_a_list_is_cut_between_two_sheets(page: VerificationPage, paper: Paper) -> None:
    (row, *_others) = page.model.rows
    many = [row] * 25

    printout = page.papers.printout("daftar-kunjungan", many).on(paper)

    assert len(printout.parts) == 3
    assert pdf_of(printout).count(b"/Type /Page\n") == 3


def test_too_many_forms_at_once_are_refused(
    page: VerificationPage, officer_desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(papers.MOST_FAMILIES, papers.FORMS, 1)

    click(page.papers.forms)
    settle(qtbot, officer_desk)

    assert "Pilih lebih sedikit desa" in message(officer_desk)


def test_another_visit_is_not_opened_over_a_half_filled_one(
    page: VerificationPage, officer_desk: Desk, qtbot: QtBot
) -> None:
    proposal = page.model.rows[0].proposal
    store = writing_store(officer_desk)
    missed = Request(proposal, a_visit(outcome="tidak_ditemukan", officer="Budi Petugas"))
    done = record_visit.run(store, officer_desk.services.session, missed, now=NOW, today=TODAY)
    store.close()
    assert isinstance(done, record_visit.Recorded)
    page.reload()
    page.open_family(proposal)
    form = page.form
    form.fields.note.setText("baru setengah")

    form.view.visits.key = done.visit

    assert form.view.visits.key == ""
    assert form.fields.note.text() == "baru setengah"
    assert "Simpan dulu" in form.view.banner.text
    form.fields.note.setText("")
    form.view.visits.key = done.visit
    assert form.fields.outcome.value == "tidak_ditemukan"


def keep(form: VisitForm, desk: Desk, qtbot: QtBot) -> None:
    """The few seconds pass after which what is typed is kept."""
    form.autosave.keep_now()
    settle(qtbot, desk)


def kept_of(desk: Desk, proposal: str) -> object:
    return desk.services.store.scratch.visit(desk.services.session.user, proposal)


def test_a_half_filled_visit_comes_back_after_the_program_was_killed(
    page: VerificationPage, officer_desk: Desk, qtbot: QtBot
) -> None:
    form = open_first(page)
    form.fields.criteria[2].answer.value = "ya"
    form.fields.income.amount = 750_000
    form.fields.position.setText("dekat masjid")
    keep(form, officer_desk, qtbot)
    assert "tersimpan sementara" in form.view.kept.text()
    again = VisitForm(officer_desk.services)  # as after a new start
    qtbot.addWidget(again)

    again.show_family(page.model.rows[0], page.groups)

    draft = again.fields.draft()
    assert (draft.criteria[2], draft.income) == ("ya", 750_000)
    assert again.fields.position.text() == "dekat masjid"
    assert "Isian yang belum tersimpan dari" in again.view.banner.text
    assert again.is_dirty
    assert officer_desk.services.store.scratch.unfinished("Budi Petugas") == []


def test_typing_starts_the_time_after_which_it_is_kept(
    page: VerificationPage, officer_desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(autosave, "KEEP_AFTER_MS", 1)
    form = open_first(page)
    form.fields.visited_on.line.setText("")

    QTest.keyClicks(form.fields.visited_on.line, "kemarin dulu")

    qtbot.waitUntil(lambda: form.view.kept.text() != "")
    settle(qtbot, officer_desk)
    kept = officer_desk.services.store.scratch.visit("Budi Petugas", form.proposal)
    assert kept is not None
    assert kept[1].texts == {"visited_on": "kemarin dulu"}
    form.fields.show_texts(kept[1].texts)
    assert not form.fields.visited_on.is_readable


def test_a_saved_visit_leaves_no_copy(
    page: VerificationPage, officer_desk: Desk, qtbot: QtBot
) -> None:
    form = open_first(page)
    proposal = form.proposal
    form.fields.show(a_visit())
    keep(form, officer_desk, qtbot)
    assert kept_of(officer_desk, proposal) is not None

    form.save()
    settle(qtbot, officer_desk)

    assert kept_of(officer_desk, proposal) is None
    assert form.view.kept.text() == ""


def test_what_is_thrown_away_does_not_come_back(
    page: VerificationPage, officer_desk: Desk, qtbot: QtBot
) -> None:
    form = open_first(page)
    proposal = form.proposal
    form.fields.note.setText("baru setengah")
    keep(form, officer_desk, qtbot)

    page.open_family("")
    click(open_dialog(ConfirmDialog).act_button)
    page.open_family(proposal)

    assert form.fields.note.text() == ""
    settle(qtbot, officer_desk)
    assert kept_of(officer_desk, proposal) is None


def test_typing_taken_back_takes_the_copy_back(
    page: VerificationPage, officer_desk: Desk, qtbot: QtBot
) -> None:
    form = open_first(page)
    form.fields.note.setText("baru setengah")
    keep(form, officer_desk, qtbot)

    form.fields.note.setText("")
    keep(form, officer_desk, qtbot)

    assert kept_of(officer_desk, form.proposal) is None


def test_a_copy_that_cannot_be_kept_is_said(
    page: VerificationPage, officer_desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_args: object, **_named: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(keep_scratch, "keep", full)
    monkeypatch.setattr(keep_scratch, "discard", full)
    form = open_first(page)
    form.fields.note.setText("baru setengah")

    keep(form, officer_desk, qtbot)

    assert "penuh" in form.view.banner.text
    form.view.banner.dismiss()
    form.autosave.discard()
    settle(qtbot, officer_desk)
    assert "penuh" in form.view.banner.text


def test_a_copy_of_a_visit_that_was_closed_meanwhile_becomes_a_new_one(
    page: VerificationPage, officer_desk: Desk, qtbot: QtBot
) -> None:
    proposal = page.model.rows[0].proposal
    store = writing_store(officer_desk)
    session = replace(officer_desk.services.session, user="Rina", role=Role.OPERATOR)
    theirs = Request(proposal, a_visit(officer="Rina Petugas"))
    done = record_visit.run(store, session, theirs, now=NOW, today=TODAY)
    assert isinstance(done, record_visit.Recorded)
    ours = VisitScratch(a_visit(note="separuh"), done.visit, 1)
    slot = visit_slot(proposal)
    keep_scratch.keep(store, officer_desk.services.session, slot, ours, now=NOW)
    store.close()
    page.which.key = "semua"
    page.reload()

    page.open_family(proposal)

    assert page.form.view.visits.key == ""
    assert page.form.fields.note.text() == "separuh"
    assert page.form.view.save.isVisible()

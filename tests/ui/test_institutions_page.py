"""Lembaga: registering, changing, deleting, and the ways to and from the people."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from bansos_desktop.domain.institution import Institution
from bansos_desktop.domain.records import Kind
from bansos_desktop.ui.desk import Desk
from bansos_desktop.ui.dialogs.history import HistoryDialog
from bansos_desktop.ui.pages.institutions.form import InstitutionForm
from bansos_desktop.ui.pages.institutions.import_dialog import ImportDialog
from bansos_desktop.ui.pages.institutions.page import InstitutionsPage
from bansos_desktop.ui.pages.recipients.institution_box import ADD
from bansos_desktop.ui.pages.recipients.page import RecipientsPage
from bansos_desktop.ui.widgets.confirm import ConfirmDialog
from bansos_desktop.usecases import keep_institution, record_recipient
from bansos_desktop.usecases.judge import Target
from bansos_desktop.usecases.keep_institution import Kept, Request
from bansos_desktop.usecases.record_recipient import Recorded
from tests.factories import NOW, TODAY, a_draft
from tests.institution_lists import ANGGREK, BUNDA, a_list
from tests.ui.acts import click, open_dialog, writing_store
from tests.ui.offices import PATIENCE_MS, MakeDesk

BST = Target("BST-LKS", 2025, "murni")


def register(desk: Desk, *names: str) -> list[str]:
    """Register institutions of Kutai Kartanegara past the window."""
    store = writing_store(desk)
    made = []
    for name in names:
        request = Request(Institution(name, "lks", "64.02", head="Ibu Contoh", residents=20))
        outcome = keep_institution.run(store, desk.services.session, request, now=NOW)
        assert isinstance(outcome, Kept)
        made.append(outcome.uid)
    store.close()
    return made


def record(desk: Desk, target: Target, **changed: object) -> str:
    """Record somebody past the window."""
    store = writing_store(desk)
    request = record_recipient.Request(target, a_draft(**changed))  # type: ignore[arg-type]
    outcome = record_recipient.run(store, desk.services.session, request, now=NOW, today=TODAY)
    store.close()
    assert isinstance(outcome, Recorded), outcome
    return outcome.proposal


def shown(desk: Desk) -> InstitutionsPage:
    desk.services.scope.move("BST-LKS", 2025)
    desk.office.actions["page.institutions"].trigger()
    page = desk.office.pages.institutions
    assert desk.office.window.current is page
    return page


def rest(qtbot: QtBot, desk: Desk) -> None:
    qtbot.waitUntil(lambda: not desk.services.writer.is_busy, timeout=PATIENCE_MS)


def names(page: InstitutionsPage) -> list[str]:
    return [row.institution.name for row in page.model.rows]


def form_of(page: InstitutionsPage) -> InstitutionForm:
    return page.institution_form


def test_the_page_is_offered_only_where_institutions_matter(desk: Desk) -> None:
    action = desk.office.actions["page.institutions"]
    assert not action.isVisible()

    desk.services.scope.move("BST-LKS", 2025)
    assert action.isVisible()
    action.trigger()
    desk.services.scope.move("UEP", 2025)

    assert not action.isVisible()
    assert desk.office.window.current is desk.office.pages.home


def test_a_registered_one_keeps_the_page_offered_everywhere(
    open_desk: MakeDesk, desk: Desk, qtbot: QtBot
) -> None:
    page = shown(desk)
    click(page.add_button)
    QTest.keyClicks(form_of(page).fields.name, "LKS Contoh")
    form_of(page).fields.region_code.key = "64.02"
    click(form_of(page).save_button)
    rest(qtbot, desk)

    desk.services.scope.move("UEP", 2025)

    assert desk.office.actions["page.institutions"].isVisible()


def test_one_is_registered_by_keys_alone_and_the_next_can_be_typed(
    desk: Desk, qtbot: QtBot
) -> None:
    page = shown(desk)
    assert page.summary.text() == "0 dari 112 LKS · 0 dari 6 UPTD"
    click(page.add_button)
    form = form_of(page)
    assert form.fields.name.hasFocus()

    QTest.keyClicks(form.fields.name, "LKS  Contoh Bunda")
    QTest.keyClicks(form.fields.residents, "40")
    form.fields.region_code.setFocus()
    QTest.keyClicks(form.fields.region_code, "kutai k")
    qtbot.keyClick(form, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    desk.office.actions["recipient.save"].trigger()
    rest(qtbot, desk)

    assert names(page) == ["LKS Contoh Bunda"]
    assert "LKS Contoh Bunda tersimpan." in desk.office.window.message
    assert form.title.text() == "Lembaga baru"
    assert form.fields.name.text() == ""
    assert "1 dari 112 LKS" in page.summary.text()
    assert "Kab. Kutai Kartanegara (1 dari 16 LKS)" in page.summary.toolTip()


def test_what_is_missing_is_said_and_a_twin_is_pointed_out(desk: Desk, qtbot: QtBot) -> None:
    register(desk, "LKS Contoh Bunda")
    page = shown(desk)
    click(page.add_button)
    form = form_of(page)

    form.save()
    assert "Nama lembaga belum diisi" in form.banner.text
    assert form.fields.name.hasFocus()
    QTest.keyClicks(form.fields.name, "Yayasan Contoh Bunda")
    form.fields.region_code.key = "64.02"
    form.check()

    assert "sudah ada LKS Contoh Bunda" in form.rows["name"].note


def test_a_change_is_kept_and_esc_closes(desk: Desk, qtbot: QtBot) -> None:
    (uid,) = register(desk, "LKS Contoh Bunda")
    page = shown(desk)
    page.go_to(uid)
    form = form_of(page)
    form.fields.head.setText("Bapak Baru")

    form.save()
    rest(qtbot, desk)
    qtbot.keyClick(form, Qt.Key.Key_Escape)

    assert page.model.rows[0].institution.head == "Bapak Baru"
    assert form.isHidden()
    assert page.proposal == ""


def test_what_was_changed_elsewhere_is_not_written_over(desk: Desk, qtbot: QtBot) -> None:
    (uid,) = register(desk, "LKS Contoh Bunda")
    page = shown(desk)
    page.go_to(uid)
    form = form_of(page)
    store = writing_store(desk)
    stored = store.institutions.one(uid)
    assert stored is not None
    changed = Request(Institution("LKS Lain", "lks", "64.02"), uid, stored.rev)
    keep_institution.run(store, desk.services.session, changed, now=NOW)
    store.close()

    form.fields.head.setText("Bapak Baru")
    form.save()
    rest(qtbot, desk)

    assert "baru saja diubah di tempat lain" in form.banner.text


def test_search_and_region_narrow_the_list(desk: Desk, qtbot: QtBot) -> None:
    register(desk, "LKS Contoh Bunda", "LKS Contoh Anggrek")
    page = shown(desk)

    QTest.keyClicks(page.pane.search, "anggrek")
    qtbot.waitUntil(lambda: names(page) == ["LKS Contoh Anggrek"], timeout=PATIENCE_MS)
    page.pane.search.clear()
    page.region.key = "64.72"

    assert names(page) == []
    page.region.key = "64.02"
    assert len(names(page)) == 2


def test_an_empty_one_is_deleted_after_a_question(desk: Desk, qtbot: QtBot) -> None:
    (uid,) = register(desk, "LKS Contoh Bunda")
    page = shown(desk)
    page.go_to(uid)

    click(form_of(page).delete_button)
    click(open_dialog(ConfirmDialog).act_button)
    rest(qtbot, desk)

    assert names(page) == []
    assert "LKS Contoh Bunda dihapus" in desk.office.window.message
    desk.office.actions["act.undo"].trigger()
    rest(qtbot, desk)
    qtbot.waitUntil(lambda: names(page) == ["LKS Contoh Bunda"], timeout=PATIENCE_MS)


def test_one_with_people_stays_and_leads_to_them(desk: Desk, qtbot: QtBot) -> None:
    uid, other = register(desk, "LKS Contoh Bunda", "LKS Contoh Anggrek")
    record(desk, BST, institution=uid, category="lansia_telantar")
    record(desk, BST, serial=2, institution=other)
    page = shown(desk)
    page.go_to(uid)
    form = form_of(page)
    assert form.detail.text() == "1 penerima BST-LKS 2025"

    click(form.delete_button)
    click(open_dialog(ConfirmDialog).act_button)
    rest(qtbot, desk)
    assert "masih menaungi 1 usulan" in form.banner.text
    click(form.people_button)

    people = desk.office.pages.recipients
    assert desk.office.window.current is people
    assert people.model.count.rows == 1
    row = people.model.rows_between(0, 0)[0]
    assert row.institution == uid
    columns = {column.key: column for column in people.model.columns}
    assert columns["institution"].text(row) == "LKS Contoh Bunda"
    assert columns["category"].text(row) == "Lansia telantar"
    assert people.filters.value.institution == uid
    assert people.filters.chips.isVisible()


def test_its_history_is_told(desk: Desk) -> None:
    (uid,) = register(desk, "LKS Contoh Bunda")
    page = shown(desk)
    page.go_to(uid)

    click(form_of(page).own_history)

    dialog = open_dialog(HistoryDialog)
    assert "Jumlah penghuni: 20" in dialog.told()
    dialog.close()


def test_an_officer_reads_the_register_only(
    open_desk: MakeDesk, regency_office: object, qtbot: QtBot
) -> None:
    desk = open_desk(regency_office)
    store = writing_store(desk)
    with store.write(desk.services.session.author, now=NOW, act="institution.keep") as work:
        work.put(Kind.INSTITUTION, "a", Institution("LKS Contoh", "lks", "64.02").values())
    store.close()
    page = shown(desk)
    assert page.add_button.isHidden()

    page.go_to("a")

    form = form_of(page)
    assert form.save_button.isHidden()
    assert form.delete_button.isHidden()
    assert "diubah operator" in form.banner.text
    assert not form.fields.name.isEnabled()
    assert form.own_history.isEnabled()
    form.save()
    assert not form.is_waiting


def people_form(desk: Desk) -> RecipientsPage:
    """The empty form of somebody for BST through LKS."""
    desk.services.scope.move("BST-LKS", 2025)
    desk.office.actions["recipient.new"].trigger()
    return desk.office.pages.recipients


def test_group_and_institution_are_asked_only_where_the_programme_does(desk: Desk) -> None:
    page = people_form(desk)
    view, fields = page.form.view, page.form.fields
    assert view.parts["group"].isVisibleTo(view)
    assert fields.rows["institution"].isVisibleTo(view.parts["group"])

    desk.services.scope.move("BST-INDIVIDU", 2025)
    assert view.parts["group"].isVisibleTo(view)
    assert not fields.rows["institution"].isVisibleTo(view.parts["group"])
    desk.services.scope.move("UEP", 2025)

    assert not view.parts["group"].isVisibleTo(view)
    view.strip.show_current("address")
    assert view.strip.neighbour(1) == "business"


def test_an_institution_is_found_by_a_part_of_its_name_and_kept(desk: Desk, qtbot: QtBot) -> None:
    (uid,) = register(desk, "LKS Contoh Bunda")
    page = people_form(desk)
    fields = page.form.fields
    fields.show(a_draft())
    fields.category.key = "lansia_telantar"

    fields.institution.setFocus()
    QTest.keyClicks(fields.institution, "bunda")
    fields.institution.look_up("bunda")
    assert fields.institution.popup.isVisible()
    fields.institution.choose(uid)
    page.form.save()
    rest(qtbot, desk)

    row = page.model.rows_between(0, 0)[0]
    assert (row.institution, row.category) == (uid, "lansia_telantar")
    assert fields.institution.key == uid  # the next of the same house
    assert fields.category.key == "lansia_telantar"


def test_words_that_mean_no_institution_are_not_lost(desk: Desk) -> None:
    register(desk, "LKS Contoh Bunda", "LKS Contoh Bangsa")
    page = people_form(desk)
    fields = page.form.fields

    fields.institution.setText("b")

    assert [p.field for p in fields.unread()] == ["institution"]
    assert fields.unread_texts()["institution"] == "b"


def test_one_that_is_not_registered_is_added_from_the_form(desk: Desk, qtbot: QtBot) -> None:
    page = people_form(desk)
    fields = page.form.fields
    fields.name.setText("Orang Contoh")
    fields.institution.setText("LKS Baru")
    assert fields.institution.offered("LKS Baru") == [(ADD, "Tambah lembaga…")]

    fields.institution.choose(ADD)

    institutions = desk.office.pages.institutions
    assert desk.office.window.current is institutions
    assert form_of(institutions).fields.name.text() == "LKS Baru"
    form_of(institutions).fields.region_code.key = "64.02"
    form_of(institutions).save()
    rest(qtbot, desk)
    desk.office.actions["page.recipients"].trigger()
    assert fields.name.text() == "Orang Contoh"
    assert fields.institution.found("baru")


def test_what_somebody_gets_elsewhere_is_shown_and_a_click_goes_there(
    desk: Desk, qtbot: QtBot
) -> None:
    food = record(desk, Target("KUKAR-BANTUAN-PANGAN", 2025, "murni"), requested_value=300_000)
    page = people_form(desk)
    form = page.form
    form.fields.nik.digits = a_draft().nik
    form.check()

    (line,) = form.aid.lines
    assert line.text == "Bantuan Pangan Kutai Kartanegara 2025: Diusulkan, Rp300.000"
    assert form.aid.isVisible()
    texts = [label.text() for label in form.aid.findChildren(QLabel)]
    assert "Pernah / sedang menerima" in texts
    assert not any("Jumlah" in text or "Total" in text for text in texts)
    assert "program atau tahun lain" in form.view.banner.text

    form.sheet.keep_clean()
    form.aid.wanted.emit(f"lain:{food}")

    assert desk.services.scope.programme == "KUKAR-BANTUAN-PANGAN"
    assert form.proposal == food
    assert form.aid.isHidden()


@pytest.mark.parametrize("count", [7])
def test_a_long_list_of_aid_says_how_many_more(desk: Desk, count: int) -> None:
    store = writing_store(desk)
    with store.write(desk.services.session.author, now=NOW, act="award.import") as work:
        for year in range(count):
            values = {"programme": "KUBE", "year": 2010 + year, "nik": a_draft().nik}
            work.put(Kind.AWARD, f"lama-{year}", values)
    store.close()
    page = people_form(desk)

    page.form.fields.nik.digits = a_draft().nik
    page.form.check()

    texts = [label.text() for label in page.form.aid.findChildren(QLabel)]
    assert "dan 2 lagi" in texts
    assert len(page.form.aid.lines) == count


def imported_from(
    page: InstitutionsPage, path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> ImportDialog:
    """The list chosen with the button, and what it would do."""
    answer = staticmethod(lambda *_: (str(path), ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", answer)
    click(page.importing.button)
    qtbot.waitUntil(page.importing.button.isEnabled, timeout=PATIENCE_MS)
    return open_dialog(ImportDialog)


def column(dialog: ImportDialog, at: int) -> list[str]:
    return [str(dialog.model.index(line, at).data()) for line in range(dialog.model.rowCount())]


def test_a_list_is_looked_at_row_by_row_then_imported_in_one_act(
    desk: Desk, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = shown(desk)
    remarks = [("", f"Catatan {number}") for number in range(5)]
    path = a_list(tmp_path / "l.xlsx", ANGGREK, BUNDA, (*BUNDA[:3], "Nirgends"), *remarks)

    dialog = imported_from(page, path, qtbot, monkeypatch)

    assert dialog.summary.text() == "3 baris: 2 baru + 0 diperbarui + 0 sama + 1 ditolak."
    assert column(dialog, 3) == ["Ditolak", "Baru", "Baru"]
    assert "“Nirgends” tidak ada" in column(dialog, 4)[0]
    assert "Baris 7: Catatan 0" in dialog.remarks.text()
    assert "dan 2 lagi" in dialog.remarks.text()
    assert dialog.act_button.text() == "Impor 2 lembaga"
    assert names(page) == []

    with qtbot.waitSignal(page.said, timeout=PATIENCE_MS) as said:
        click(dialog.act_button)

    assert names(page) == ["LKS Contoh Bunda", "Panti Contoh Anggrek"]
    assert "2 baru" in said.args[1]
    desk.office.actions["act.undo"].trigger()
    qtbot.waitUntil(lambda: names(page) == [], timeout=PATIENCE_MS)


def test_the_same_list_again_offers_only_to_close(
    desk: Desk, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = shown(desk)
    path = a_list(tmp_path / "l.xlsx", BUNDA)
    dialog = imported_from(page, path, qtbot, monkeypatch)
    with qtbot.waitSignal(page.said, timeout=PATIENCE_MS):
        click(dialog.act_button)

    again = imported_from(page, path, qtbot, monkeypatch)

    assert not again.act_button.isEnabled()
    assert again.remarks.isHidden()
    assert again.cancel_button.text() == "Tutup"
    click(again.cancel_button)
    assert names(page) == ["LKS Contoh Bunda"]


def test_a_file_that_is_no_list_is_refused_in_a_sentence(
    desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    page = shown(desk)
    path = a_list(tmp_path / "l.xlsx", titles=("Nama", "Alamat"))

    with qtbot.waitSignal(page.said, timeout=PATIENCE_MS) as said:
        page.importing.look_at(path)

    assert "bukan daftar lembaga" in said.args[1]
    assert page.importing.button.isEnabled()

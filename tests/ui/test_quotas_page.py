"""The Kuota page: sources side by side, splitting, moving, own figures, choosing, taking back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QColor, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from bansos_desktop.domain.changes import Topic
from bansos_desktop.domain.quota import QuotaLine
from bansos_desktop.domain.quota_ledger import FigureKey
from bansos_desktop.domain.workflow import Action, Role, Status
from bansos_desktop.store.decisions import Line
from bansos_desktop.ui.desk import Desk
from bansos_desktop.ui.models.quota_tree import AT, QuotaTree, UseFigures, UseRole, stage_text
from bansos_desktop.ui.models.share_table import TYPED, ShareTable
from bansos_desktop.ui.pages.quotas.act_form import ActForm
from bansos_desktop.ui.pages.quotas.page import QuotasPage
from bansos_desktop.ui.theme import PALETTE
from bansos_desktop.ui.widgets.choice_box import ChoiceBox
from bansos_desktop.ui.widgets.confirm import ConfirmDialog
from bansos_desktop.ui.widgets.date_edit import DateField
from bansos_desktop.ui.widgets.grouped_edit import GroupedEdit
from bansos_desktop.usecases import (
    decide_proposals,
    enter_quota,
    list_quotas,
    record_recipient,
    share_quota,
)
from bansos_desktop.usecases.enter_quota import EntryRequest
from bansos_desktop.usecases.judge import Target
from bansos_desktop.usecases.list_shares import Share
from bansos_desktop.usecases.share_quota import SplitRequest
from tests.factories import NOW, TODAY, a_draft, an_office
from tests.ui.acts import button_called, click, open_dialog, record, texts, writing_store
from tests.ui.offices import MakeDesk, settle

KEY = Qt.Key
LUMP = FigureKey("UEP", 2025, "perubahan", "64")
PASER = FigureKey("UEP", 2025, "murni", "64.01")
SAID = "surat menyebut pembagian ini"
TIP, INK = Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.ForegroundRole
ACROSS = Qt.Orientation.Horizontal


@pytest.fixture
def page(desk: Desk) -> QuotasPage:
    """The province's page in sight."""
    return shown(desk)


def shown(desk: Desk) -> QuotasPage:
    """The page in sight."""
    desk.office.window.show_page("quotas")
    return desk.office.pages.quotas


def line_of(desk: Desk, key: FigureKey) -> QuotaLine | None:
    """A figure as it stands in the store."""
    lines = list_quotas.run(desk.services.store, key.programme, key.year)
    return next((line for line in lines if line.key == key), None)


def quota_of(desk: Desk, key: FigureKey) -> int | None:
    """Its places."""
    line = line_of(desk, key)
    return line.quota if line else None


def split(desk: Desk, shares: dict[str, int], key: FigureKey = LUMP) -> None:
    """Split past the window, and tell its pages."""
    store = writing_store(desk)
    request = SplitRequest(key, shares, reason=SAID)
    outcome = share_quota.split(store, desk.services.session, request, now=NOW, today=TODAY)
    assert isinstance(outcome, Topic), outcome
    store.close()
    desk.services.bus.publish(outcome)


def fill(form: ActForm, **values: object) -> None:
    """Put values into the fields of a form as somebody would who types them."""
    for name, value in values.items():
        editor = form.fields.rows[name].editor
        if isinstance(editor, ChoiceBox):
            editor.key = str(value)
        elif isinstance(editor, DateField):
            QTest.keyClicks(editor.line, str(value))
        elif isinstance(editor, GroupedEdit):
            QTest.keyClicks(editor, str(value))
        else:
            QTest.keyClicks(editor, str(value))


def open_form(page: QuotasPage) -> ActForm:
    """The form under the table."""
    assert page.forms.form is not None
    assert page.forms.form.isVisible()
    return page.forms.form


def type_number(number: str, end: Qt.Key) -> None:
    """A number into the cell that has the keyboard; the first digit opens its editor."""
    for digit in number:
        QTest.keyClick(focus(), digit)
    QTest.keyClick(focus(), end)


def focus() -> QWidget:
    """Who hears the keyboard."""
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def cell(page: QuotasPage, key: FigureKey, column: str) -> str:
    """A cell as shown."""
    return str(page.overview.model.find(key).siblingAtColumn(AT[column]).data())


# the tree


def test_the_tree_passes_qts_examination(desk: Desk, qtmodeltester: ModelTester) -> None:
    split(desk, {"64.01": 20, "64.02": 30})
    model = QuotaTree()
    qtmodeltester.check(model)

    model.show(list_quotas.run(desk.services.store, "UEP", 2025))

    qtmodeltester.check(model)
    lump = model.find(LUMP)
    assert (model.rowCount(), model.rowCount(lump)) == (11, 2)
    assert model.parent(model.index(1, 0, lump)) == lump
    assert model.find(LUMP.at("64.99")) == QModelIndex()
    assert model.line(QModelIndex()) is None
    assert model.data(QModelIndex()) is None
    assert len(model.lines) == 13
    assert model.headerData(AT["left"], ACROSS) == "Sisa\ndiusulkan"
    assert model.headerData(AT["left"], ACROSS, TIP) == (
        "Tempat yang masih boleh diusulkan, tanpa yang sudah dirinci"
    )
    assert model.headerData(0, Qt.Orientation.Vertical) is None
    assert model.headerData(0, ACROSS, INK) is None
    assert stage_text("") == "–"


def test_a_line_says_its_numbers_by_column_and_its_bar_in_words(desk: Desk) -> None:
    record(desk, a_draft(1))
    split(desk, {"64.01": 20})
    page = shown(desk)
    page.reload()

    bar = page.overview.model.find(PASER.at("64.02")).siblingAtColumn(AT["bar"])

    assert bar.data(UseRole) == UseFigures(150, 1, 0, 0)
    assert bar.data(TIP) == "1 dari 150 terpakai, 0 ditetapkan, 0 tersalur"
    assert cell(page, LUMP, "open") == "160"
    assert cell(page, PASER, "open") == "–"
    assert cell(page, PASER, "source") == "003"
    assert cell(page, LUMP.at("64.01"), "source") == "rincian"
    source = page.overview.model.find(PASER).siblingAtColumn(AT["source"])
    assert source.data(TIP) == "Forum Konsultasi Publik Dinas Sosial Kaltim"
    share = page.overview.model.find(LUMP.at("64.01")).siblingAtColumn(AT["source"])
    assert "Dirinci" in str(share.data(TIP))


def test_the_category_has_a_column_where_the_programme_has_some(desk: Desk) -> None:
    page = shown(desk)
    header = page.overview.table.isColumnHidden
    assert (header(AT["category"]), header(AT["stage"])) == (True, False)

    desk.services.scope.move("BST-INDIVIDU", 2025)

    assert (header(AT["category"]), header(AT["stage"])) == (False, True)
    key = FigureKey("BST-INDIVIDU", 2025, "", "64", "veteran")
    assert cell(page, key, "category") == "Veteran"


def test_the_marked_figure_shows_every_source_with_its_words(desk: Desk, qtbot: QtBot) -> None:
    page = shown(desk)
    page.overview.mark(LUMP)
    before = texts(page.panel.sources)
    assert any("UEP untuk 1.680 keluarga" in text for text in before)
    assert any("penerima tambahan 180 orang" in text for text in before)

    enter_figure(desk, LUMP, 200)
    after = texts(page.panel.sources)

    assert after.count("dipakai") == after.count("tidak dipakai") == 1
    assert "Kalimantan Timur · Perubahan: 200 orang" in after
    assert "Kalimantan Timur · Perubahan: 180 orang" in after
    assert any(text.startswith("Diisi Siti Operator") for text in after)
    assert cell(page, LUMP, "source") == "kantor (+1)"


def enter_figure(desk: Desk, key: FigureKey, amount: int) -> None:
    """Enter a figure past the window, and tell its pages."""
    store = writing_store(desk)
    request = EntryRequest(key, amount, "SK 1/2025", date(2025, 7, 1), "dua ratus orang")
    outcome = enter_quota.enter_figure(store, desk.services.session, request, now=NOW, today=TODAY)
    assert isinstance(outcome, Topic), outcome
    store.close()
    desk.services.bus.publish(outcome)


# splitting


def test_a_number_below_what_is_decided_is_red_and_refused(desk: Desk, qtbot: QtBot) -> None:
    record_amended(desk, Status.DECIDED, Status.DECIDED)
    page = shown(desk)
    page.overview.mark(LUMP)
    click(page.panel.split_button)
    sheet = page.sheet
    row = [one.region_code for one in sheet.sheet.shares].index("64.02") if sheet.sheet else -1
    sheet.table.setCurrentIndex(sheet.model.index(row, TYPED))

    type_number("1", KEY.Key_Return)

    red = sheet.model.index(row, TYPED).data(INK)
    assert isinstance(red, QColor)
    assert red.name().upper() == PALETTE.error
    assert any(
        "Di bawah yang sudah ditetapkan: Kabupaten Kutai Kartanegara (2)" in text
        for text in texts(sheet)
    )
    page.splitting.check()
    assert "sudah ditetapkan" in sheet.banner.text
    fill_paper(page)
    page.save()
    settle(qtbot, desk)
    assert page.is_splitting
    assert quota_of(desk, LUMP.at("64.02")) is None


def record_amended(desk: Desk, *states: Status) -> None:
    """People of the lump's stage in Kutai Kartanegara."""
    store = writing_store(desk)
    for serial, status in enumerate(states, 1):
        request = record_recipient.Request(
            Target("UEP", 2025, "perubahan"), a_draft(serial), status=status
        )
        record_recipient.run(store, desk.services.session, request, now=NOW, today=TODAY)
    store.close()
    desk.services.bus.publish(Topic.RECIPIENTS | Topic.QUOTAS)


def decide_amended(desk: Desk) -> None:
    """One of them decided on for what was asked."""
    record_amended(desk, Status.ELIGIBLE)
    store = writing_store(desk)
    request = decide_proposals.Request(
        Action.DECIDE,
        [one.proposal for one in store.decisions.keys(Line("UEP", 2025, "perubahan"))],
        decree_number="460/118/2025",
        decree_date=TODAY,
        seen_warnings=True,
    )
    done = decide_proposals.run(store, desk.services.session, request, now=NOW, today=TODAY)
    assert isinstance(done, decide_proposals.Taken)
    store.close()


def fill_paper(page: QuotasPage) -> None:
    """A reason in words is enough."""
    QTest.keyClicks(page.sheet.fields.rows["reason"].editor, SAID)


def test_the_rest_can_be_spread_evenly_as_a_proposal_only(desk: Desk, qtbot: QtBot) -> None:
    split(desk, {"64.01": 5})
    page = shown(desk)
    page.overview.mark(LUMP)
    page.open_split()
    sheet = page.sheet

    click(sheet.spread_button)

    assert "Usulan bagi rata, belum disimpan" in sheet.banner.text
    assert "4 orang tidak terbagi rata" in sheet.banner.text
    assert set(sheet.model.shares.values()) == {5, 19}
    assert sheet.rest_text == "Belum dirinci: 4 dari 180"
    page.splitting.check()
    assert "Usulan" in sheet.banner.text
    assert quota_of(desk, LUMP.at("64.02")) is None


def test_words_and_numbers_past_reason_leave_a_share_as_it_was(page: QuotasPage) -> None:
    page.overview.mark(LUMP)
    page.open_split()
    table = page.sheet.table

    type_number("abc", KEY.Key_Down)

    assert "bukan jumlah orang" in page.sheet.banner.text
    assert page.sheet.model.total == 0
    type_number("7", KEY.Key_Up)
    assert table.currentIndex().row() == 0
    assert page.sheet.model.shares["64.02"] == 7
    QTest.keyClick(table, KEY.Key_Down)
    QTest.keyClick(table, KEY.Key_Delete)
    assert page.sheet.model.total == 0


def test_numbers_from_another_sheet_are_pasted_downwards(page: QuotasPage) -> None:
    page.overview.mark(LUMP)
    page.open_split()
    QGuiApplication.clipboard().setText("10\n20\n30")

    QTest.keyClick(page.sheet.table, KEY.Key_V, Qt.KeyboardModifier.ControlModifier)

    assert list(page.sheet.model.shares.values())[:4] == [10, 20, 30, 0]


def test_what_a_paste_could_not_read_is_told_and_takes_nothing_away(
    page: QuotasPage, qtbot: QtBot
) -> None:
    page.overview.mark(LUMP)
    page.open_split()
    page.sheet.model.setData(page.sheet.model.index(4, TYPED), "9")
    QGuiApplication.clipboard().setText("10\n20\n150 KPM\n1e3\n\n-4\n7\n8\n9\n10\n11 Kota")

    QTest.keyClick(page.sheet.table, KEY.Key_V, Qt.KeyboardModifier.ControlModifier)

    assert list(page.sheet.model.shares.values()) == [10, 20, 0, 0, 9, 0, 7, 8, 9, 10]
    page.splitting.check()  # what the numbers do must not cover it
    said = " ".join(texts(page.sheet.banner))
    for cell_text in ("“150 KPM”", "“1e3”", "“-4”"):
        assert cell_text in said
    assert "1 baris di bawah wilayah terakhir tidak ditempel: 11 Kota." in said
    page.sheet.model.setData(page.sheet.model.index(2, TYPED), "30")
    page.splitting.check()
    assert not page.sheet.banner.isVisible()


def test_leaving_the_sheet_asks_before_numbers_are_lost(page: QuotasPage) -> None:
    page.overview.mark(LUMP)
    page.open_split()
    type_number("9", KEY.Key_Return)
    assert page.is_dirty
    assert "hilang" in page.loss

    QTest.keyClick(page.sheet, KEY.Key_Escape)
    click(open_dialog(ConfirmDialog).cancel_button)
    assert page.is_splitting
    QTest.keyClick(page.sheet, KEY.Key_Escape)
    click(open_dialog(ConfirmDialog).act_button)

    assert not page.is_splitting
    assert not page.is_dirty


def test_a_clean_sheet_closes_with_another_programme(desk: Desk) -> None:
    page = shown(desk)
    page.overview.mark(LUMP)
    page.open_split()

    desk.services.scope.move("BST-LKS", 2025)

    assert not page.is_splitting


def test_a_writer_that_fails_leaves_what_was_typed(
    desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = shown(desk)
    page.overview.mark(LUMP)
    page.open_split()
    type_number("9", KEY.Key_Return)
    monkeypatch.setattr(share_quota, "split", refuse_disk)

    page.save()
    settle(qtbot, desk)

    assert page.is_splitting
    assert page.sheet.model.total == 9
    assert page.sheet.banner.text
    page.splitting.close()


def refuse_disk(*_arguments: object, **_named: object) -> None:
    """What a full disk says."""
    raise OSError(28, "No space left on device")


def test_a_share_of_the_province_is_split_on_by_its_kabupaten(
    open_desk: MakeDesk, operator_office: Callable[[str], Path], qtbot: QtBot
) -> None:
    desk = open_desk(operator_office("64.02"))
    page = shown(desk)
    page.overview.mark(LUMP)
    assert page.panel.split_button.isEnabled()
    assert not page.panel.move_button.isEnabled()

    page.open_split()
    type_number("25", KEY.Key_Return)
    fill_paper(page)
    page.save()
    settle(qtbot, desk)

    assert quota_of(desk, LUMP.at("64.02")) == 25
    page.overview.mark(LUMP.at("64.02"))
    page.open_split()
    assert page.sheet.sheet is not None
    assert len(page.sheet.sheet.shares) == 20
    page.splitting.close()


def test_a_kecamatan_has_nothing_below(desk: Desk) -> None:
    key = PASER.at("64.02")
    split(desk, {"64.02.06": 10}, key)
    page = shown(desk)
    page.overview.mark(key.at("64.02.06"))

    assert not page.panel.split_button.isEnabled()
    page.open_split()

    assert not page.is_splitting
    assert "tidak punya wilayah di bawahnya" in desk.office.window.message


# moving


def test_free_places_move_and_are_taken_back_by_the_common_undo(desk: Desk, qtbot: QtBot) -> None:
    page = shown(desk)
    page.overview.mark(PASER)
    click(page.panel.move_button)
    form = open_form(page)
    fill(form, to_region="64.02", amount=10, reason="tidak terserap")
    assert form.note == (
        "Tempat kosong yang boleh dipindahkan: 150 dari 150. Sesudahnya tinggal 140."
    )

    click(form.save_button)
    settle(qtbot, desk)

    assert (quota_of(desk, PASER), quota_of(desk, PASER.at("64.02"))) == (140, 160)
    assert page.panel.tabs.tabText(2) == "Pemindahan (1)"
    row = [str(page.panel.transfers.index(0, column).data()) for column in range(7)]
    assert row[1:] == [
        "Kab. Paser",
        "Kab. Kutai Kartanegara",
        "10",
        "tidak terserap",
        "–",
        "Siti Operator",
    ]
    assert "−10 orang ke Kabupaten Kutai Kartanegara" in page.panel.history.toPlainText()

    page.panel.tabs.setCurrentIndex(2)
    click(page.panel.undo_button)
    settle(qtbot, desk)
    click(open_dialog(ConfirmDialog).act_button)
    settle(qtbot, desk)

    assert (quota_of(desk, PASER), quota_of(desk, PASER.at("64.02"))) == (150, 150)
    assert page.panel.tabs.tabText(2) == "Pemindahan"


def test_more_than_is_free_does_not_move(desk: Desk, qtbot: QtBot) -> None:
    page = shown(desk)
    page.overview.mark(PASER)
    page.open_move()
    form = open_form(page)
    fill(form, to_region="64.02", amount=151, reason="tidak terserap")

    page.save()
    settle(qtbot, desk)

    assert "hanya punya 150 tempat kosong" in form.fields.rows["amount"].note
    assert quota_of(desk, PASER) == 150
    assert page.is_dirty
    QTest.keyClick(form, KEY.Key_Escape)
    click(open_dialog(ConfirmDialog).cancel_button)
    assert page.forms.form is form
    QTest.keyClick(form, KEY.Key_Escape)
    click(open_dialog(ConfirmDialog).act_button)
    assert page.forms.form is None


# own figures and ceilings


def test_a_programme_without_figures_says_so_and_takes_one_with_its_letter(
    desk: Desk, qtbot: QtBot
) -> None:
    page = shown(desk)
    desk.services.scope.move("KUKAR-PEMBERDAYAAN", 2025)
    assert any(
        "Tidak ada sumber yang menyebut angka untuk Pemberdayaan" in text for text in texts(page)
    )

    click(button_called(page, "Isi kuota / pagu…"))
    form = open_form(page)
    assert form.fields.text("region_code") == "64.02"
    fill(
        form, amount="1200", letter="SK Bupati 9", letter_date="01/07/2025", sentence="1.200 orang"
    )
    assert form.note.startswith("1.200 orang")
    click(form.save_button)
    settle(qtbot, desk)

    key = FigureKey("KUKAR-PEMBERDAYAAN", 2025, "", "64.02")
    assert quota_of(desk, key) == 1200
    assert cell(page, key, "quota") == "1.200"
    assert desk.office.window.message.startswith("Isian kantor disimpan.")


def test_a_ceiling_is_entered_shown_and_withdrawn(desk: Desk, qtbot: QtBot) -> None:
    page = shown(desk)
    page.overview.mark(LUMP)
    page.open_fill()
    form = open_form(page)
    fill(form, kind="ceiling", amount="1000000000", reason="menurut DPA perubahan")
    assert form.note.startswith("Rp1.000.000.000")
    page.save()
    settle(qtbot, desk)
    assert cell(page, LUMP, "ceiling") == "1.000.000.000"
    assert "Pagu Rp1.000.000.000" in texts(page.panel.sources)

    click(button_called(page.panel, "Cabut isian ini…"))
    click(open_dialog(ConfirmDialog).act_button)
    settle(qtbot, desk)

    assert cell(page, LUMP, "ceiling") == "–"
    assert quota_of(desk, LUMP) == 180


def test_a_ceiling_below_what_is_decided_is_asked_about_first(desk: Desk, qtbot: QtBot) -> None:
    page = shown(desk)
    decide_amended(desk)
    page.overview.mark(LUMP)
    page.open_fill()
    form = open_form(page)
    fill(form, kind="ceiling", amount="1", reason="menurut DPA perubahan")
    page.save()
    settle(qtbot, desk)

    dialog = open_dialog(ConfirmDialog)
    assert any("lebih" in text and "pagu Rp1." in text for text in texts(dialog))
    click(dialog.cancel_button)
    assert page.forms.form is form
    assert cell(page, LUMP, "ceiling") == "–"

    page.save()
    settle(qtbot, desk)
    click(open_dialog(ConfirmDialog).act_button)
    settle(qtbot, desk)
    assert cell(page, LUMP, "ceiling") == "1"


def test_a_figure_that_people_stand_on_is_not_withdrawn(desk: Desk, qtbot: QtBot) -> None:
    page = shown(desk)
    enter_figure(desk, LUMP, 200)
    split(desk, {"64.01": 190})
    page.overview.mark(LUMP)

    click(button_called(page.panel, "Cabut isian ini…"))
    click(open_dialog(ConfirmDialog).act_button)
    settle(qtbot, desk)

    assert quota_of(desk, LUMP) == 200
    assert "10 tempat lebih banyak dari angkanya" in desk.office.window.message


def test_enter_leads_through_a_form_and_a_clean_one_just_closes(page: QuotasPage) -> None:
    page.overview.mark(PASER)
    page.open_fill()
    form = open_form(page)
    assert form.fields.rows["amount"].editor.hasFocus()

    QTest.keyClick(form.fields.rows["amount"].editor, KEY.Key_Return)
    assert form.fields.rows["letter"].editor.hasFocus()
    QTest.keyClick(form, KEY.Key_Escape)

    assert page.forms.form is None
    assert page.overview.table.hasFocus()


# statements that contradict each other


def test_contradicting_statements_stand_side_by_side_and_one_is_chosen(
    desk: Desk, qtbot: QtBot
) -> None:
    page = shown(desk)
    page.panel.tabs.setCurrentIndex(1)
    said = texts(page.panel.claims)
    assert "Nilai per orang: Rp4.000.000–Rp5.000.000" in said
    assert "Nilai per orang: Rp4.500.000–Rp5.000.000" in said
    assert (said.count("dipakai"), said.count("tidak dipakai")) == (1, 2)

    choose(page, "Pakai yang ini… Nilai per orang: Rp4.500.000–Rp5.000.000")
    form = open_form(page)
    page.save()
    settle(qtbot, desk)
    assert "Alasannya belum ditulis" in form.fields.rows["reason"].note
    fill(form, reason="menurut lampiran keputusan")
    page.save()
    settle(qtbot, desk)

    assert any("Dipilih kantor: menurut lampiran keputusan" in t for t in texts(page.panel.claims))
    choose(page, "Cabut pilihan ini… Nilai per orang: Rp4.500.000–Rp5.000.000")
    click(open_dialog(ConfirmDialog).act_button)
    settle(qtbot, desk)
    assert not any("Dipilih kantor" in text for text in texts(page.panel.claims))


def choose(page: QuotasPage, name: str) -> None:
    """Press the link of a card."""
    QApplication.processEvents()
    links = page.panel.claims.findChildren(QPushButton)
    click(next(one for one in links if one.isVisible() and one.accessibleName() == name))


def test_a_number_that_nobody_chose_is_not_called_unsaid(desk: Desk) -> None:
    page = shown(desk)
    desk.services.scope.move("UEP", 2026)

    told = " ".join(texts(page))

    assert "Tidak ada sumber yang menyebut angka" not in told
    assert "tetapi belum ada yang dipilih" in told
    page.panel.tabs.setCurrentIndex(0)
    told = " ".join(texts(page.panel))
    assert "Belum ada angka yang berlaku; yang dikatakan sumber ada di Pernyataan." in told


def test_a_plan_of_next_year_becomes_a_figure_only_by_choice(desk: Desk, qtbot: QtBot) -> None:
    page = shown(desk)
    desk.services.scope.move("UEP", 2026)
    assert "Kuota: 1.000–1.500" in texts(page.panel.claims)

    choose(page, "Pakai yang ini… Kuota: 1.000–1.500")
    fill(open_form(page), amount=1000, reason="rencana murni dipakai dulu")
    page.save()
    settle(qtbot, desk)

    assert quota_of(desk, FigureKey("UEP", 2026, "", "64")) == 1000


# who may


def test_an_officer_reads_everything_and_changes_nothing(officer_desk: Desk) -> None:
    page = shown(officer_desk)
    page.overview.mark(PASER.at("64.02"))

    panel = page.panel
    assert any("Forum Konsultasi Publik" in text for text in texts(panel.sources))
    for button in (panel.split_button, panel.move_button, panel.fill_button, panel.undo_button):
        assert button.isHidden()
    assert panel.people_button.isEnabled()
    QTest.keyClick(page.overview.table, KEY.Key_F2)
    page.open_split()
    assert not page.is_splitting
    panel.tabs.setCurrentIndex(1)
    assert not any("Pakai" in text for text in texts(panel.claims))
    officer_desk.services.scope.move("KUKAR-PEMBERDAYAAN", 2025)
    assert any("Operator kantor yang mengisinya" in text for text in texts(page))


@pytest.fixture
def operator_office(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """Make an office of a region with an operator."""

    def make(region: str) -> Path:
        folder = tmp_path_factory.mktemp("kantor") / "operator"
        an_office(folder, region_code=region, role=Role.OPERATOR)
        return folder

    return make


def test_an_empty_table_of_shares_has_nothing_to_spread(qtmodeltester: ModelTester) -> None:
    model = ShareTable()
    assert model.spread(5) == 5
    model.show([Share("64.01", "Kabupaten Paser", 3, 7, 4, 1)])
    qtmodeltester.check(model)

    assert [model.index(0, column).data() for column in range(6)] == [
        "Kabupaten Paser",
        "7",
        "4",
        "1",
        "3",
        "3",
    ]
    assert model.spread(4) == 0
    assert model.shares == {"64.01": 7}
    assert model.data(QModelIndex()) is None
    assert model.index(0, TYPED).data(Qt.ItemDataRole.AccessibleTextRole) == "Kabupaten Paser: 7"


def test_what_nobody_did_takes_no_room_beside_the_sources(desk: Desk, page: QuotasPage) -> None:
    assert page.overview.mark(LUMP)
    assert page.panel.history.isHidden()

    split(desk, {"64.01": 20})

    assert not page.panel.history.isHidden()


def test_a_ceiling_has_a_column_only_where_one_is_entered(desk: Desk, page: QuotasPage) -> None:
    assert page.overview.table.isColumnHidden(AT["ceiling"])
    assert not page.overview.table.isColumnHidden(AT["source"])


def test_on_a_low_page_the_figures_get_the_room_of_their_totals(
    desk: Desk, page: QuotasPage
) -> None:
    assert page.overview.totals.isVisible()

    page.resize(page.width(), 340)

    assert not page.overview.totals.isVisible()


def test_a_narrow_page_drops_the_bar_before_any_word_is_cut(desk: Desk, page: QuotasPage) -> None:
    table = page.overview.table
    assert not table.isColumnHidden(AT["bar"])

    desk.office.window.resize(911, 485)
    QApplication.processEvents()

    assert table.isColumnHidden(AT["bar"])
    least = table.header().sectionSizeHint
    assert all(
        table.columnWidth(at) >= least(at) for at in AT.values() if not table.isColumnHidden(at)
    )
    desk.office.window.resize(1280, 720)
    QApplication.processEvents()
    assert not table.isColumnHidden(AT["bar"])


def test_a_form_on_a_low_page_has_the_room_of_the_table(desk: Desk, page: QuotasPage) -> None:
    desk.office.window.resize(911, 485)
    QApplication.processEvents()
    page.overview.mark(PASER)
    before = page.overview.height()

    page.open_move()
    QApplication.processEvents()

    assert page.overview.height() < before
    page.forms.close()
    QApplication.processEvents()
    assert abs(page.overview.height() - before) <= 2


def test_who_is_in_no_figure_is_told_of_below_the_table(desk: Desk) -> None:
    page = shown(desk)
    assert page.overview.outside.isHidden()
    desk.services.scope.move("BST-INDIVIDU", 2025)
    draft = a_draft(1, business_type="", requested_value=None)

    record(desk, draft, target=Target("BST-INDIVIDU", 2025, "murni"))
    page.reload()

    assert "1 orang belum masuk kuota mana pun" in page.overview.outside.text()
    assert not page.overview.outside.isHidden()

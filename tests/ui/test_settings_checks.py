"""Pengaturan > Pemeriksaan: whether the data is whole, and whether the figures tie."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from bansos_desktop.domain.quota_ledger import FigureKey
from bansos_desktop.domain.records import Kind
from bansos_desktop.domain.ties import Odd, Subject, about
from bansos_desktop.ui.desk import Desk
from bansos_desktop.ui.pages.settings.page import SettingsPage
from bansos_desktop.ui.pages.settings.tie_rows import names_text
from bansos_desktop.ui.printing.preview import PreviewDialog
from bansos_desktop.ui.widgets.choice_box import ChoiceBox
from tests.factories import NOW, a_draft
from tests.soundness import raw
from tests.ui.acts import button_called, click, record, texts, writing_store
from tests.ui.offices import settle

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def page(desk: Desk, qtbot: QtBot) -> SettingsPage:
    desk.office.window.show_page("settings")
    desk.office.pages.settings.show_section("checks")
    return desk.office.pages.settings


def check(desk: Desk, page: SettingsPage, qtbot: QtBot) -> list[str]:
    """Press the button; what can be read then."""
    click(button_called(page, "Periksa sekarang"))
    settle(qtbot, desk)
    return texts(page)


def links(page: SettingsPage, text: str) -> list[QPushButton]:
    found = page.checks.ties.findChildren(QPushButton)
    return [one for one in found if one.text() == text and not one.isHidden()]


def spoil(desk: Desk) -> str:
    """A figure beside its source, and somebody decided on whose plan is not what was granted."""
    (proposal,) = record(desk, a_draft(1))
    store = writing_store(desk)
    with store.write(desk.services.session.author, now=NOW, act="uji") as work:
        work.put(
            Kind.PROPOSAL,
            proposal,
            {"status": "ditetapkan", "approved_value": 5_000_000},
        )
        work.put(
            Kind.GOODS,
            "g1",
            {"proposal": proposal, "name": "Kompor", "volume": 1000, "unit_price": 9},
        )
    raw(store).execute("update quota set quota = 7 where programme = 'KUKAR-BLT-APBD'")
    raw(store).execute("update quota set quota = 1 where category = 'lansia'")
    raw(store).conn.commit()
    store.close()
    return proposal


def test_before_the_first_check_it_says_so_and_nothing_can_be_copied(page: SettingsPage) -> None:
    assert "Belum diperiksa sejak program dibuka. Tekan Periksa sekarang." in texts(page)
    assert not button_called(page, "Salin hasil").isEnabled()
    assert not button_called(page, "Cetak hasil").isEnabled()


def test_figures_that_tie_are_told_with_their_sources(
    desk: Desk, page: SettingsPage, qtbot: QtBot
) -> None:
    shown = check(desk, page, qtbot)

    assert "UEP 2025: 1.500 + 180 = 1.680, sama dengan sumber 004." in shown
    assert "0 perlu diputuskan, 6 catatan, 18 cocok." in shown
    assert desk.office.window.message == "Data utuh: semua pemeriksaan cocok."


def test_a_figure_that_does_not_tie_leads_to_its_programme_under_kuota(
    desk: Desk, page: SettingsPage, qtbot: QtBot
) -> None:
    spoil(desk)
    shown = check(desk, page, qtbot)
    assert any("sedangkan sumber 003 menyebut 5.795, selisih 477" in text for text in shown)

    (link,) = [x for x in links(page, "Buka Kuota") if "5.795" in x.accessibleDescription()]
    click(link)

    window = desk.office.window
    assert window.current is desk.office.pages.quotas
    assert (desk.services.scope.programme, desk.services.scope.year) == ("BST-INDIVIDU", 2025)


def test_people_whose_money_does_not_tie_are_named_here_and_a_click_away(
    desk: Desk, page: SettingsPage, qtbot: QtBot
) -> None:
    proposal = spoil(desk)
    desk.services.scope.move("BST-LKS", 2025)
    shown = check(desk, page, qtbot)
    assert str(a_draft(1).name) in shown

    click(links(page, "Lihat 1 orang")[0])
    settle(qtbot, desk)

    assert desk.office.window.current is desk.office.pages.recipients
    assert desk.services.scope.programme == "UEP"
    assert desk.office.pages.recipients.filters.value.among == (proposal,)


def test_the_header_follows_to_another_programme(desk: Desk) -> None:
    desk.services.scope.move("BST-LKS", 2025)

    boxes = desk.office.window.findChildren(ChoiceBox)
    picked = {one.accessibleName(): one.key for one in boxes}
    assert (picked["Program"], picked["Tahun anggaran"]) == ("BST-LKS", "2025")


def test_what_is_copied_and_printed_names_nobody(
    desk: Desk, page: SettingsPage, qtbot: QtBot
) -> None:
    spoil(desk)
    check(desk, page, qtbot)

    click(button_called(page, "Salin hasil"))
    copied = QGuiApplication.clipboard().text()
    click(button_called(page, "Cetak hasil"))
    (dialog,) = desk.office.window.findChildren(PreviewDialog)
    printed = "".join(dialog.printout.parts)
    dialog.close()

    for told in (copied, printed):
        assert "rencana barang 1 orang berjumlah Rp9" in told
        assert "Berkas data utuh." in told
        assert str(a_draft(1).name) not in told
    assert "Kalimantan Timur, diperiksa 01/08/2025" in copied
    assert "[perlu diputuskan] " in copied
    assert "Jumlah kuota menurut sumber" in printed


def test_a_lines_people_are_named_up_to_a_few() -> None:
    key = FigureKey("UEP", 2025, "", "64")
    args = {"what": "UEP", "odd": "5"}
    people = [Odd(str(number), f"Warga {number}") for number in range(5)]

    few = about("tie.plan_open", args, Subject.MONEY, key, people[:2])
    many = about("tie.plan_open", args, Subject.MONEY, key, people)

    assert names_text(few) == "Warga 0, Warga 1"
    assert names_text(many) == "Warga 0, Warga 1, Warga 2 dan 2 orang lain"

"""Penetapan where a quota is split among kecamatan: the bar is of those who are marked."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from bansos_desktop.domain.changes import Topic
from bansos_desktop.domain.quota_ledger import FigureKey
from bansos_desktop.domain.workflow import Status
from bansos_desktop.ui.desk import Desk
from bansos_desktop.ui.pages.decisions.page import DecisionsPage
from bansos_desktop.usecases import share_quota
from bansos_desktop.usecases.share_quota import SplitRequest
from tests.factories import NOW, TODAY, a_draft
from tests.ui.acts import click, record, texts, writing_store
from tests.ui.offices import settle

KUKAR = FigureKey("UEP", 2025, "murni", "64.02")
TENGGARONG, SEBULU = "64.02.06", "64.02.07"


def opened(desk: Desk, qtbot: QtBot, **shares: int) -> DecisionsPage:
    """The page on Kutai Kartanegara after its 150 were split, three people in each kecamatan."""
    village = next(hit.code for hit in desk.services.store.regions.book().villages(SEBULU))
    record(desk, *(a_draft(serial) for serial in (1, 2, 3)), status=Status.ELIGIBLE)
    record(
        desk,
        *(a_draft(serial, village_code=village) for serial in (4, 5, 6)),
        status=Status.ELIGIBLE,
    )
    store = writing_store(desk)
    wanted = {TENGGARONG: shares["tenggarong"], SEBULU: shares["sebulu"]}
    request = SplitRequest(KUKAR, wanted, "460/7", date(2025, 7, 1), "dua dan seratus")
    done = share_quota.split(store, desk.services.session, request, now=NOW, today=TODAY)
    store.close()
    assert done == Topic.QUOTAS
    page = desk.office.pages.decisions
    assert page is not None
    desk.office.window.show_page("decisions")
    page.filters.region.key = "64.02"
    settle(qtbot, desk)
    page.table.enter()
    return page


def bar(page: DecisionsPage) -> str:
    return " | ".join(texts(page.quota))


def test_the_bar_is_of_the_kecamatan_of_those_who_are_marked(desk: Desk, qtbot: QtBot) -> None:
    page = opened(desk, qtbot, tenggarong=2, sebulu=100)
    assert "Tenggarong · APBD Murni 2025" in bar(page)
    assert page.quota.words == "Ada 2 kuota di sini, menurut kecamatan atau golongan."

    page.filters.district.key = SEBULU
    settle(qtbot, desk)

    assert "Kuota 100" in bar(page)
    assert "Sebulu · APBD Murni 2025" in bar(page)
    assert page.quota.words == ""


def test_the_first_of_a_kecamatan_are_marked_and_others_stay_so(desk: Desk, qtbot: QtBot) -> None:
    page = opened(desk, qtbot, tenggarong=2, sebulu=100)

    QTest.keyClick(page.table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)

    assert page.count == "6 dipilih dari 6"
    assert "Kuota 2" in bar(page)
    assert page.quota.words == (
        "Pilihan melewati kuota: 1 orang tidak mendapat tempat. "
        "3 lainnya memakai kuota lain, menurut kecamatan atau golongan."
    )
    assert page.quota.top.text() == "Pilih 2 teratas"
    click(page.quota.top)
    assert page.count == "5 dipilih dari 6"
    districts = sorted(key.district for key in page.model.marked.values())
    assert districts == [TENGGARONG] * 2 + [SEBULU] * 3


def test_where_nothing_is_split_off_the_kabupaten_is_one_pot(desk: Desk, qtbot: QtBot) -> None:
    page = opened(desk, qtbot, tenggarong=100, sebulu=0)

    page.filters.district.key = SEBULU
    settle(qtbot, desk)

    assert "Kabupaten Kutai Kartanegara · APBD Murni 2025" in bar(page)
    assert "Kuota 50" in bar(page)

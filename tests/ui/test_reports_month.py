"""Laporan of a monthly aid: the receipts are of one month, which is chosen where they are made."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from bansos_desktop.domain.changes import Topic
from bansos_desktop.domain.document import Medium
from bansos_desktop.store.documents import Selection
from bansos_desktop.ui.desk import Desk
from bansos_desktop.ui.pages.reports.naming import offered_name
from bansos_desktop.ui.pages.reports.page import ReportsPage
from tests.monthly import FOOD, YEAR, decided_people
from tests.ui.acts import writing_store

PATIENCE_MS = 20_000


def looked(qtbot: QtBot, page: ReportsPage) -> ReportsPage:
    qtbot.waitUntil(lambda: not page.looker.is_busy, timeout=PATIENCE_MS)
    return page


@pytest.fixture
def page(desk: Desk, qtbot: QtBot) -> ReportsPage:
    """Three people who were decided on for a monthly aid, before their receipts."""
    store = writing_store(desk)
    decided_people(store, desk.services.session, 3)
    store.close()
    desk.services.scope.move(FOOD, YEAR)
    desk.services.bus.publish(Topic.RECIPIENTS)
    desk.office.window.show_page("reports")
    page = desk.office.pages.reports
    page.choose("tanda-terima")
    return looked(qtbot, page)


def test_this_month_is_offered_and_any_other_of_the_year_can_be_chosen(
    page: ReportsPage, qtbot: QtBot
) -> None:
    month = page.view.choices.month
    assert month.isVisible()
    assert month.count() == 12
    assert page.view.choices.selection.month == "2025-08"
    assert page.view.count.text() == "3 baris akan ditulis."

    month.key = "2025-03"

    assert looked(qtbot, page).view.choices.selection.month == "2025-03"
    assert page.view.count.text() == "3 baris akan ditulis."


def test_a_month_is_asked_only_where_it_matters(
    desk: Desk, page: ReportsPage, qtbot: QtBot
) -> None:
    choices = page.view.choices
    choices.month.key = "2025-03"

    page.choose("lampiran-sk")
    assert not looked(qtbot, page).view.choices.month.isVisible()
    assert choices.selection.month == ""
    page.choose("tanda-terima")
    assert looked(qtbot, page).view.choices.selection.month == "2025-03"
    desk.services.scope.move("UEP", YEAR)
    assert looked(qtbot, page).view.choices.selection.month == ""
    assert not choices.month.isVisible()


def test_another_year_has_months_of_its_own(desk: Desk, page: ReportsPage, qtbot: QtBot) -> None:
    page.view.choices.month.key = "2025-03"

    desk.services.scope.move(FOOD, YEAR + 1)

    assert looked(qtbot, page).view.choices.selection.month == "2026-01"


def test_the_file_is_named_after_its_month(desk: Desk) -> None:
    selection = Selection(FOOD, YEAR, region_code="64.02", month="2025-03")
    book = desk.services.store.regions.book()

    name = offered_name("tanda-terima", selection, book, Medium.PDF, draft=False)

    assert name == f"tanda-terima {FOOD} Maret 2025 Kabupaten Kutai Kartanegara.pdf"

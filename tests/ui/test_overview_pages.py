"""Beranda and Kuota: their numbers are those of the store, and lead to the people behind them."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from bansos_desktop.domain.changes import Topic
from bansos_desktop.domain.workflow import Status
from bansos_desktop.store.store import Store
from bansos_desktop.ui.desk import Desk
from bansos_desktop.ui.models.quota_tree import AT
from bansos_desktop.ui.pages.home.page import HomePage
from bansos_desktop.ui.pages.quotas.page import QuotasPage
from bansos_desktop.ui.theme import PALETTE
from bansos_desktop.ui.widgets.choice_box import ChoiceBox
from bansos_desktop.ui.widgets.empty_state import EmptyState
from bansos_desktop.usecases import list_quotas
from bansos_desktop.usecases.record_recipient import Request, run
from tests.factories import MANGGAR, NOW, TODAY, a_draft, a_nik
from tests.ui.acts import UEP_2025, button_called, click, record, texts
from tests.ui.offices import MakeDesk, opened_at

QUOTA = 150


def cells(page: QuotasPage, row: int) -> dict[str, str]:
    """One line of the table as shown, by column."""
    model = page.overview.model
    return {key: str(model.index(row, column).data() or "") for key, column in AT.items()}


def mark(page: QuotasPage, row: int) -> None:
    """Make a line of the table the current one."""
    page.overview.table.setCurrentIndex(page.overview.model.index(row, 0))


def tile_numbers(page: HomePage) -> list[str]:
    """The large number of every tile."""
    return [tile.accessibleName().rpartition(": ")[2] for tile in page.tiles]


def year_box(desk: Desk) -> ChoiceBox:
    """Where the year is chosen."""
    boxes = desk.office.window.findChildren(ChoiceBox)
    return next(box for box in boxes if box.accessibleName() == "Tahun anggaran")


@pytest.fixture(scope="module")
def overrun_office(empty_office: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two families more than Kutai Kartanegara's quota, one in Balikpapan decided."""
    folder = tmp_path_factory.mktemp("kantor") / "lebih"
    shutil.copytree(empty_office, folder)
    opened = opened_at(folder)
    store = Store.open(folder, opened.key)
    there = a_draft(500, nik=a_nik(district="64.71.01", serial=500), village_code=MANGGAR)
    wanted = [Request(UEP_2025, a_draft(serial)) for serial in range(1, QUOTA + 3)]
    for request in (*wanted, Request(UEP_2025, there, status=Status.DECIDED)):
        run(store, opened.session, request, now=NOW, today=TODAY)
    store.checkpoint()
    store.close()
    return folder


@pytest.fixture
def overrun(open_desk: MakeDesk, overrun_office: Path) -> Desk:
    """That office, open."""
    return open_desk(overrun_office)


def test_the_quota_page_says_what_the_use_case_says(crowded_desk: Desk) -> None:
    page = crowded_desk.office.pages.quotas
    crowded_desk.office.window.show_page("quotas")

    lines = list_quotas.run(crowded_desk.services.store, "UEP", 2025)
    shown = [cells(page, row) for row in range(page.overview.model.rowCount())]

    assert [(row["quota"], row["used"], row["left"]) for row in shown] == [
        (str(line.quota), str(line.used), str(line.rest)) for line in lines
    ]
    for row, line in zip(shown, lines, strict=True):
        assert row["region"] == line.region_name.replace("Kabupaten", "Kab.")
    totals, used = page.overview.totals.texts, sum(line.used for line in lines)
    assert (totals["quota"], totals["used"]) == ("1.680", str(used))
    assert totals["left"] == f"{1680 - used:,}".replace(",", ".")


def test_the_source_of_the_current_line_is_said_in_full(desk: Desk) -> None:
    page = desk.office.pages.quotas
    desk.office.window.show_page("quotas")
    lines = list_quotas.run(desk.services.store, "UEP", 2025)

    for row in (0, len(lines) - 1):
        mark(page, row)
        assert any(lines[row].source_title in text for text in texts(page))


def test_an_overrun_is_said_and_painted_red(overrun: Desk, qtbot: QtBot) -> None:
    page = overrun.office.pages.quotas
    overrun.office.window.show_page("quotas")
    model, table = page.overview.model, page.overview.table
    row = next(r for r in range(model.rowCount()) if cells(page, r)["left"] == "-2")

    assert "1 wilayah melebihi kuota" in texts(page)
    table.clearSelection()
    bar = table.visualRect(model.index(row, AT["bar"]))
    picture = table.viewport().grab(bar).toImage()
    found = {
        picture.pixelColor(x, y).name().upper()
        for x in range(picture.width())
        for y in range(picture.height())
    }
    assert PALETTE.error in found


@pytest.mark.parametrize("by_key", [False, True])
def test_a_quota_leads_to_the_people_who_use_it(overrun: Desk, by_key: bool) -> None:
    page, people = overrun.office.pages.quotas, overrun.office.pages.recipients
    overrun.office.window.show_page("quotas")
    lines = list_quotas.run(overrun.services.store, "UEP", 2025)
    mark(page, [line.region_code for line in lines].index("64.71"))

    if by_key:
        page.overview.table.setFocus()
        QTest.keyClick(page.overview.table, Qt.Key.Key_Return)
    else:
        click(button_called(page, "Penerima"))

    assert overrun.office.window.current is people
    assert people.filters.region.key == "64.71"
    assert people.filters.value.stage == "murni"
    assert people.model.rowCount() == 1


def test_the_lump_of_the_province_leads_to_everybody_of_its_stage(overrun: Desk) -> None:
    page, people = overrun.office.pages.quotas, overrun.office.pages.recipients
    overrun.office.window.show_page("quotas")
    mark(page, page.overview.model.rowCount() - 1)

    click(button_called(page, "Penerima"))

    assert (people.filters.region.key, people.filters.value.stage) == ("", "perubahan")
    assert people.model.rowCount() == 0


def test_a_year_without_figures_says_where_figures_come_from(desk: Desk) -> None:
    page = desk.office.pages.quotas
    desk.office.window.show_page("quotas")

    year_box(desk).key = "2026"

    empty = page.findChild(EmptyState)
    assert empty is not None
    assert empty.isVisible()
    assert "Belum ada kuota" in texts(empty)
    assert page.panel.people_button.isHidden()
    assert page.overview.totals.isHidden()


def test_beranda_counts_the_year(overrun: Desk) -> None:
    home = overrun.office.pages.home

    assert tile_numbers(home) == ["1.680", str(QUOTA + 3), "1", "0"]
    assert "153 usulan tercatat" in texts(home)


def test_a_change_reaches_the_page_in_sight_at_once_and_others_when_seen(desk: Desk) -> None:
    office = desk.office
    office.window.show_page("quotas")
    office.window.show_page("home")
    record(desk, a_draft(1))
    assert tile_numbers(office.pages.home)[1] == "0"

    desk.services.bus.publish(Topic.RECIPIENTS | Topic.QUOTAS)

    assert tile_numbers(office.pages.home)[1] == "1"
    totals = office.pages.quotas.overview.totals
    assert totals.texts["used"] == "0"
    office.window.show_page("quotas")
    assert totals.texts["used"] == "1"


def test_a_change_that_is_no_concern_of_a_page_leaves_it_alone(desk: Desk) -> None:
    record(desk, a_draft(1))

    desk.services.bus.publish(Topic.EXPORTS)
    desk.services.bus.publish(Topic.NOTHING)

    assert tile_numbers(desk.office.pages.home)[1] == "0"


def test_another_programme_brings_its_own_newest_year(desk: Desk) -> None:
    boxes = desk.office.window.findChildren(ChoiceBox)
    programme = next(box for box in boxes if box.accessibleName() == "Program")
    desk.office.window.show_page("quotas")
    year_box(desk).key = "2026"

    programme.key = "BST-LKS"

    assert (desk.services.scope.programme, desk.services.scope.year) == ("BST-LKS", 2025)
    assert year_box(desk).key == "2025"
    assert desk.office.pages.quotas.overview.model.rowCount() == 10


def test_a_regency_sees_its_own_figure_and_the_lump(officer_desk: Desk) -> None:
    officer_desk.office.window.show_page("quotas")

    page = officer_desk.office.pages.quotas
    rows = range(page.overview.model.rowCount())
    assert [cells(page, row)["region"] for row in rows] == [
        "Kab. Kutai Kartanegara",
        "Kalimantan Timur",
    ]

"""Narrowing the list: boxes, chips, what another page found, near matches, and what is said."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from bansos_desktop.domain.views import Filter
from bansos_desktop.domain.workflow import Status
from bansos_desktop.ui.desk import Desk
from bansos_desktop.ui.pages.recipients.page import RecipientsPage
from bansos_desktop.ui.widgets.empty_state import EmptyState
from tests.factories import JAHAB, LOA_IPUH, MANGGAR, a_draft
from tests.ui.acts import button_called, click, record, texts

KEY = Qt.Key
HERE = (
    a_draft(1, name="Aminah Sari", desil=2),
    a_draft(2, name="Budi Anggoro", village_code=LOA_IPUH, desil=1, business_type="kue"),
    a_draft(3, name="Citra Manggar", village_code=MANGGAR, desil=None),
)
EVERYBODY = ["Aminah Sari", "Budi Anggoro", "Citra Manggar"]


@pytest.fixture
def people(desk: Desk) -> RecipientsPage:
    record(desk, *HERE[:2])
    record(desk, HERE[2], status=Status.RESERVE)
    desk.office.window.show_page("recipients")
    return desk.office.pages.recipients


def shown(page: RecipientsPage) -> list[str]:
    return [str(page.model.index(row, 0).data()) for row in range(page.model.rowCount())]


def chips(page: RecipientsPage) -> list[str]:
    QApplication.processEvents()  # a layout shows what it took in a turn later
    found = [b.text() for b in page.filters.chips.findChildren(QPushButton) if b.isVisible()]
    return [text for text in found if text != "Bersihkan saringan"]


def test_a_kecamatan_is_offered_inside_its_kabupaten_and_a_village_inside_it(
    people: RecipientsPage,
) -> None:
    panel = people.filters.more_panel
    assert not panel.district.isEnabled()
    assert "kabupaten" in panel.district.toolTip()

    people.filters.region.key = "64.02"
    assert panel.district.isEnabled()
    assert not panel.village.isEnabled()
    panel.district.key = JAHAB[:8]
    assert shown(people) == EVERYBODY[:2]
    panel.village.key = LOA_IPUH

    assert shown(people) == ["Budi Anggoro"]
    assert chips(people) == ["Desa/Kel. Loa Ipuh"]


def test_another_kabupaten_lets_go_of_the_kecamatan(people: RecipientsPage) -> None:
    people.show_filter(Filter(region_code=LOA_IPUH))
    assert people.filters.value == Filter(region_code=LOA_IPUH)

    people.filters.region.key = "64.71"

    assert people.filters.value == Filter(region_code="64.71")
    assert shown(people) == ["Citra Manggar"]


def test_any_filter_shown_is_the_filter_that_is_chosen(people: RecipientsPage) -> None:
    whole = Filter(
        "sari",
        JAHAB[:8],
        ("diusulkan", "layak"),
        "kue",
        "murni",
        desil_from=1,
        desil_to=4,
        desil_unknown=True,
        among=("a",),
        label="Temuan",
    )

    people.show_filter(whole)
    assert people.filters.value == whole
    people.show_filter(Filter())

    assert people.filters.value == Filter()
    assert shown(people) == EVERYBODY


def test_desil_is_a_range_whichever_end_is_typed_first(people: RecipientsPage) -> None:
    panel = people.filters.more_panel
    panel.desil_from.key = "2"
    assert shown(people) == ["Aminah Sari"]
    assert chips(people) == ["Desil mulai 2"]

    panel.desil_to.key = "1"
    assert people.filters.value == Filter(desil_from=1, desil_to=2)
    assert chips(people) == ["Desil 1–2"]
    panel.desil_unknown.click()

    assert shown(people) == EVERYBODY
    panel.desil_from.key = panel.desil_to.key = ""
    assert shown(people) == ["Citra Manggar"]
    assert chips(people) == ["Belum ada desil"]


def test_several_states_together(people: RecipientsPage, qtbot: QtBot) -> None:
    box = people.filters.status
    box.setFocus()
    QTest.keyClick(box, KEY.Key_Down)
    qtbot.waitUntil(box.menu_below.isVisible)

    for key in (KEY.Key_Down, KEY.Key_Space, KEY.Key_Down, KEY.Key_Down, KEY.Key_Down):
        QTest.keyClick(box.menu_below, key)
    assert shown(people) == EVERYBODY[:2]
    QTest.keyClick(box.menu_below, KEY.Key_Return)

    assert box.menu_below.isVisible()
    assert people.filters.value.statuses == ("diusulkan", "cadangan")
    assert shown(people) == EVERYBODY
    assert box.text() == "2 status"
    QTest.keyClick(box.menu_below, KEY.Key_Escape)
    assert not box.menu_below.isVisible()


def test_a_state_is_ticked_with_the_mouse_and_the_menu_stays(
    people: RecipientsPage, qtbot: QtBot
) -> None:
    box = people.filters.status
    click(box)
    qtbot.waitUntil(box.menu_below.isVisible)
    reserve = next(a for a in box.menu_below.actions() if a.text() == "Cadangan")

    where = box.menu_below.actionGeometry(reserve).center()
    QTest.mouseClick(box.menu_below, Qt.MouseButton.LeftButton, pos=where)

    assert box.menu_below.isVisible()
    assert shown(people) == ["Citra Manggar"]
    assert box.text() == "Cadangan"
    box.menu_below.close()


def test_the_less_usual_filters_open_under_the_boxes(people: RecipientsPage) -> None:
    assert not people.filters.more_panel.isVisible()

    click(people.filters.more)
    assert people.filters.more_panel.isVisible()
    assert people.filters.more_panel.stage.hasFocus()
    click(people.filters.more)

    assert not people.filters.more_panel.isVisible()


def test_the_less_usual_filters_make_room_for_the_form_on_a_small_screen(
    desk: Desk, people: RecipientsPage, qtbot: QtBot
) -> None:
    desk.office.window.resize(911, 485)
    qtbot.waitUntil(lambda: people.filters.width() < 900)
    click(people.filters.more)
    assert people.filters.more_panel.isVisible()

    people.new_recipient()
    qtbot.waitUntil(people.filters.more_panel.isHidden)

    click(people.filters.more)
    assert people.filters.more_panel.isVisible()


@pytest.mark.parametrize("key", [KEY.Key_Delete, KEY.Key_Return, KEY.Key_Space])
def test_a_chip_takes_its_filter_away(people: RecipientsPage, key: KEY) -> None:
    people.show_filter(Filter(statuses=("diusulkan",), business_type="kue"))
    assert chips(people) == ["Diusulkan", "Kue"]
    chip = button_called(people.filters.chips, "Kue")
    chip.setFocus()

    QTest.keyClick(chip, key)

    assert people.filters.value == Filter(statuses=("diusulkan",))
    assert chips(people) == ["Diusulkan"]
    assert people.filters.chips.clear.hasFocus()


def test_every_part_of_a_filter_has_its_chip(people: RecipientsPage) -> None:
    people.show_filter(
        Filter("x", "64.02.06", ("layak", "draf"), "kue", "perubahan", desil_to=3, among=())
    )

    expected = ["Pilihan (0 orang)", "Kec. Tenggarong", "Draf", "Layak", "Kue", "APBD Perubahan"]
    assert chips(people) == [*expected, "Desil sampai 3"]
    people.show_filter(Filter(region_code="64.71", desil_from=2, desil_to=2))
    assert chips(people) == ["Kota Balikpapan", "Desil 2"]


def test_all_filters_go_at_once_and_the_words_stay(people: RecipientsPage) -> None:
    people.show_filter(Filter("sari", statuses=("diusulkan",), business_type="kue"))

    click(button_called(people.filters.chips, "Bersihkan saringan"))

    assert people.filters.value == Filter("sari")
    assert not people.filters.chips.isVisible()
    assert shown(people) == ["Aminah Sari"]


def test_what_another_page_found_is_a_chip_that_can_be_taken_away(people: RecipientsPage) -> None:
    rows = people.model.rows_between(0, 2)

    people.show_filter(Filter(among=(rows[0].proposal, rows[2].proposal), label="Temuan: NIK"))

    assert shown(people) == ["Aminah Sari", "Citra Manggar"]
    assert "2 dari 3 orang" in texts(people)
    click(button_called(people.filters.chips, "Temuan: NIK (2 orang)"))
    assert shown(people) == EVERYBODY


def test_near_matches_are_said_to_be_near(people: RecipientsPage) -> None:
    people.show_filter(Filter("aminnah"))

    assert shown(people) == ["Aminah Sari"]
    assert "Tidak ada yang persis; menampilkan yang mirip." in texts(people)
    people.show_filter(Filter())
    assert not people.list.near.isVisible()


def test_near_ones_are_offered_after_few_exact_ones(desk: Desk, people: RecipientsPage) -> None:
    record(desk, a_draft(4, name="Aminnah Sarri"))
    people.show_filter(Filter("aminah"))
    assert shown(people) == ["Aminah Sari"]

    click(button_called(people, "Tampilkan juga yang mirip"))

    assert shown(people) == ["Aminah Sari", "Aminnah Sarri"]
    assert "Menampilkan juga yang mirip." in texts(people)
    people.show_filter(Filter("aminah s"))
    assert shown(people) == ["Aminah Sari"]


def test_who_is_hidden_by_filters_is_counted_and_one_button_shows_them(
    people: RecipientsPage,
) -> None:
    people.show_filter(Filter("aminah", statuses=("dimonev",)))
    empty = people.findChild(EmptyState)
    assert empty is not None
    assert "Di luar saringan ada 1 orang. Hapus sebagian saringannya." in texts(empty)

    click(button_called(empty, "Bersihkan saringan"))

    assert shown(people) == ["Aminah Sari"]


def test_a_search_without_hits_offers_to_record_the_person(people: RecipientsPage) -> None:
    people.show_filter(Filter("zzqx"))
    empty = people.findChild(EmptyState)
    assert empty is not None

    click(button_called(empty, "Catat penerima"))

    assert people.form.isVisible()


def test_a_regencys_office_narrows_by_kecamatan_at_once(officer_desk: Desk) -> None:
    page = officer_desk.office.pages.recipients
    officer_desk.office.window.show_page("recipients")
    record(officer_desk, HERE[0])

    page.show_filter(Filter(region_code="64.02"))
    assert page.filters.value == Filter()
    click(page.filters.more)
    assert page.filters.more_panel.district.hasFocus()
    page.filters.more_panel.district.key = JAHAB[:8]

    assert shown(page) == ["Aminah Sari"]


def test_the_last_digits_of_a_nik_are_no_near_match(people: RecipientsPage) -> None:
    row = people.model.row_at(people.model.index(1, 0))
    assert row is not None

    people.show_filter(Filter(row.nik[-5:]))

    assert "Budi Anggoro" in shown(people)
    assert not people.list.near.isVisible()


def test_who_is_only_in_another_year_is_said_to_be_there(
    desk: Desk, people: RecipientsPage
) -> None:
    desk.services.scope.move("UEP", 2026)

    people.show_filter(Filter("aminah"))

    told = texts(people)
    assert "Ada di tahun 2025 (1 orang). Ganti tahunnya di atas." in told
    assert not any("catat orang ini" in text for text in told)
    people.show_filter(Filter("zzqx"))
    assert any("catat orang ini" in text for text in texts(people))


def test_what_another_page_asked_for_ends_with_the_year(desk: Desk, people: RecipientsPage) -> None:
    people.show_filter(Filter(statuses=("diusulkan",)))

    desk.services.scope.move("UEP", 2026)

    assert people.filters.value == Filter()


def test_only_the_people_asked_for_end_with_the_year_once_the_user_chose_more(
    desk: Desk, people: RecipientsPage
) -> None:
    row = people.model.row_at(people.model.index(0, 0))
    assert row is not None
    people.show_filter(Filter(among=(row.proposal,), label="Temuan"))
    people.filters.status.keys = ("layak",)

    desk.services.scope.move("UEP", 2026)

    assert people.filters.value == Filter(statuses=("layak",))


def test_the_users_own_filter_outlasts_the_year(desk: Desk, people: RecipientsPage) -> None:
    people.filters.region.key = "64.02"

    desk.services.scope.move("UEP", 2026)

    assert people.filters.value == Filter(region_code="64.02")

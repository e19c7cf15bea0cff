"""The charts of Beranda: what they show, where a click leads, what leaves by copy and print."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QHelpEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QBoxLayout, QToolTip
from pytestqt.qtbot import QtBot

from bansos_desktop.domain.changes import Topic
from bansos_desktop.domain.dashboard import Beyond, Dashboard, Dimension, Pace, PlaceRow, Share
from bansos_desktop.domain.office_quota import OfficeQuota, PlaceSum
from bansos_desktop.domain.quota import Use
from bansos_desktop.domain.views import Filter
from bansos_desktop.domain.workflow import HOLDS_PLACE, Status
from bansos_desktop.store.errors import StoreError
from bansos_desktop.ui.desk import Desk
from bansos_desktop.ui.pages.home import charts
from bansos_desktop.ui.pages.home.charts import HOLDERS
from bansos_desktop.ui.pages.home.page import HomePage
from bansos_desktop.ui.pages.home.paper import printout_of
from bansos_desktop.ui.printing.preview import PreviewDialog
from bansos_desktop.ui.printing.printout import Paper, pdf_of
from bansos_desktop.ui.widgets import chart_places
from bansos_desktop.ui.widgets.chart_base import Chart, Mark, TableData
from bansos_desktop.ui.widgets.chart_card import copied
from bansos_desktop.ui.widgets.chart_pace import MonthTarget, PaceChart
from bansos_desktop.ui.widgets.chart_places import PlacesChart, PlaceTarget
from bansos_desktop.ui.widgets.chart_shares import RestTarget, SharesChart
from bansos_desktop.usecases import dashboard
from bansos_desktop.usecases.judge import Target
from tests.factories import MANGGAR, a_draft
from tests.ui.acts import click, open_dialog, record, texts

PATIENCE = 10_000


def drawn(desk: Desk, qtbot: QtBot) -> HomePage:
    """Beranda when everything is read."""
    home = desk.office.pages.home
    desk.services.bus.publish(Topic.RECIPIENTS | Topic.QUOTAS)
    qtbot.waitUntil(
        lambda: not (home._timer.isActive() or home._job or home._drawing), timeout=PATIENCE
    )
    QApplication.processEvents()
    return home


def people(desk: Desk) -> None:
    record(desk, a_draft(1), a_draft(2, desil=None))
    record(desk, a_draft(3, village_code=MANGGAR, region_code="64.71"), status=Status.DECIDED)
    record(desk, a_draft(4), status=Status.RESERVE)


def mark_of(chart: Chart, words: str) -> Mark:
    found = [mark for mark in chart.marks if words in mark.words]
    assert found, [mark.words for mark in chart.marks]
    return found[0]


def press(chart: Chart, mark: Mark) -> None:
    QTest.mouseClick(chart, Qt.MouseButton.LeftButton, pos=mark.area.center().toPoint())


def filtered(desk: Desk) -> object:
    assert desk.office.window.current is desk.office.pages.recipients
    return desk.office.pages.recipients.filters.value


def test_each_chart_says_what_it_shows(desk: Desk, qtbot: QtBot) -> None:
    people(desk)

    charts = drawn(desk, qtbot).charts

    assert (
        "Kabupaten Kutai Kartanegara: kuota 150, usulan 2" in charts.places.accessibleDescription()
    )
    assert "Diusulkan 4" in charts.funnel.accessibleDescription()
    assert "Cadangan 1" in charts.funnel.accessibleDescription()
    assert "Kuliner: 3 orang" in charts.shares.accessibleDescription()
    assert "Belum diketahui: 1 orang" in charts.desils.accessibleDescription()
    assert all(card.chart.accessibleName() == card.title for card in charts.cards.values())


def test_a_region_leads_to_its_people_and_a_part_of_it_to_those_in_that_state(
    desk: Desk, qtbot: QtBot
) -> None:
    people(desk)
    chart = drawn(desk, qtbot).charts.places

    row = next(mark for mark in chart.stops if "Balikpapan" in mark.words)
    QTest.mouseClick(chart, Qt.MouseButton.LeftButton, pos=QPoint(8, int(row.area.center().y())))
    wanted = filtered(desk)
    assert (wanted.region_code, set(wanted.statuses)) == ("64.71", set(HOLDERS))

    desk.office.window.show_page("home")
    part = next(m for m in chart.marks if not m.stop and "Balikpapan" in m.words)
    press(chart, part)
    assert filtered(desk).statuses == (Status.DECIDED.value,)


def test_a_step_of_the_funnel_leads_to_all_who_came_that_far(desk: Desk, qtbot: QtBot) -> None:
    people(desk)
    chart = drawn(desk, qtbot).charts.funnel

    press(chart, mark_of(chart, "Layak: 1"))

    assert filtered(desk).statuses == ("layak", "ditetapkan", "disalurkan", "dimonev")
    desk.office.window.show_page("home")
    press(chart, mark_of(chart, "Cadangan: 1"))
    assert filtered(desk).statuses == ("cadangan",)


def test_a_business_type_and_a_desil_lead_to_who_holds_a_place(desk: Desk, qtbot: QtBot) -> None:
    people(desk)
    charts = drawn(desk, qtbot).charts

    press(charts.shares, mark_of(charts.shares, "Kuliner"))
    assert (filtered(desk).business_type, filtered(desk).statuses) == ("kuliner", HOLDERS)

    desk.office.window.show_page("home")
    press(charts.desils, mark_of(charts.desils, "Desil 1:"))
    assert (filtered(desk).desil_from, filtered(desk).desil_to) == (1, 1)

    desk.office.window.show_page("home")
    press(charts.desils, mark_of(charts.desils, "Belum diketahui"))
    assert filtered(desk).desil_unknown


def test_a_month_leads_to_those_of_whom_something_was_done_in_it(desk: Desk, qtbot: QtBot) -> None:
    people(desk)
    chart = drawn(desk, qtbot).charts.pace

    mark = next(mark for mark in chart.stops if isinstance(mark.target, MonthTarget))
    assert "dalam bulan ini: 4." in mark.words
    press(chart, mark)

    assert len(filtered(desk).among or ()) == 4


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_keys_walk_through_a_chart_and_go_to_the_people(
    desk: Desk, qtbot: QtBot, key: Qt.Key
) -> None:
    people(desk)
    chart = drawn(desk, qtbot).charts.places
    chart.setFocus()

    QTest.keyClick(chart, Qt.Key.Key_Down)
    assert "Kutai Kartanegara" in chart.accessibleDescription()
    QTest.keyClick(chart, Qt.Key.Key_End)
    assert chart.current is not None
    assert "belum dirinci" in chart.current.words
    QTest.keyClick(chart, key)  # nobody lives in a lump
    assert desk.office.window.current is desk.office.pages.home
    QTest.keyClick(chart, Qt.Key.Key_Home)
    QTest.keyClick(chart, Qt.Key.Key_Right)
    QTest.keyClick(chart, key)

    assert filtered(desk).region_code == "64.02"


def test_hovering_shows_the_numbers(desk: Desk, qtbot: QtBot) -> None:
    people(desk)
    chart = drawn(desk, qtbot).charts.places
    spot = QPoint(8, int(chart.stops[1].area.center().y()))

    QTest.mouseMove(chart, spot)
    QApplication.sendEvent(chart, QHelpEvent(QEvent.Type.ToolTip, spot, chart.mapToGlobal(spot)))

    assert QToolTip.text().startswith("Kabupaten Kutai Kartanegara: kuota 150, usulan 2")
    away = QPoint(8, 2)
    QApplication.sendEvent(chart, QHelpEvent(QEvent.Type.ToolTip, away, chart.mapToGlobal(away)))
    assert chart.cursor().shape() in (
        Qt.CursorShape.PointingHandCursor,
        Qt.CursorShape.ArrowCursor,
    )


def test_the_table_behind_a_chart_goes_to_a_spreadsheet(desk: Desk, qtbot: QtBot) -> None:
    people(desk)
    card = drawn(desk, qtbot).charts.cards["places"]

    click(card.switch)
    assert card.shows_table
    assert not card.chart.isVisible()
    click(card.copy)

    lines = QGuiApplication.clipboard().text().split("\r\n")
    assert lines[0].startswith("Wilayah\tKuota\tTerpakai\tSisa\tUsulan\tDitetapkan")
    assert "Kutai Kartanegara\t150\t2\t148\t2\t0\t0\t1\t\t9000000\t0" in lines
    assert "Belum dirinci\t180\t0\t180\t\t\t\t\t\t\t" in lines
    click(card.switch)
    assert card.chart.isVisible()


def test_a_chart_goes_to_the_clipboard_twice_as_fine(desk: Desk, qtbot: QtBot) -> None:
    people(desk)
    home = drawn(desk, qtbot)

    for card in home.charts.cards.values():
        click(card.copy)
        image: QImage = QGuiApplication.clipboard().image()
        assert image.width() >= 2 * card.chart.width()
        middle = range(image.height() // 3, 2 * image.height() // 3, 8)
        assert len({image.pixel(x, y) for y in middle for x in range(image.width())}) > 1


def test_the_dashboard_is_printed_on_one_page_of_either_paper(desk: Desk, qtbot: QtBot) -> None:
    people(desk)
    home = drawn(desk, qtbot)

    click(home.arrangement.print_button)

    dialog = open_dialog(PreviewDialog)
    assert "UEP" in dialog.printout.title or "Ekonomi" in dialog.printout.title
    data = home.charts.data
    assert data is not None
    for paper in Paper:
        printout = printout_of(home.charts, data, "Dinas Sosial", home.services.day()).on(paper)
        content = pdf_of(printout)
        assert content.count(b"/Type /Page\n") == 1
    monthly = replace(data, is_monthly=True)
    for shown, month in ((data, False), (monthly, True)):
        printed = printout_of(home.charts, shown, "Dinas Sosial", home.services.day())
        assert ("Nilai ditetapkan per bulan" in "".join(printed.parts)) == month
    dialog.reject()


def test_a_year_of_nobody_says_so_once(desk: Desk, qtbot: QtBot) -> None:
    home = drawn(desk, qtbot)

    assert any("Belum ada penerima tercatat." in text for text in texts(home))
    assert [name for name, card in home.charts.cards.items() if card.isVisible()] == ["places"]
    assert home.findings.accessibleName() == "Temuan: –"


def test_a_programme_without_quota_shows_people_only(desk: Desk, qtbot: QtBot) -> None:
    desk.services.scope.move("KUKAR-PEMBERDAYAAN", 2025)

    home = drawn(desk, qtbot)

    assert "Belum ada kuota maupun penerima untuk program dan tahun ini." in texts(home)
    assert not home.arrangement.print_button.isEnabled()


def test_reserves_are_told_and_their_region_leads_to_them(desk: Desk, qtbot: QtBot) -> None:
    target = Target("KUKAR-PEMBERDAYAAN", 2025, "murni")
    record(desk, a_draft(1), target=target, status=Status.RESERVE)
    desk.services.scope.move("KUKAR-PEMBERDAYAAN", 2025)
    home = drawn(desk, qtbot)
    chart = home.charts.places

    assert any("1 cadangan menunggu tempat" in text for text in texts(home))
    mark = mark_of(chart, "Kutai Kartanegara")
    assert "cadangan 1" in mark.words

    press(chart, mark)

    assert filtered(desk) == Filter(region_code="64.02", statuses=("cadangan",))


def test_no_chart_parts_whom_nothing_tells_apart(desk: Desk, qtbot: QtBot) -> None:
    record(desk, a_draft(1), target=Target("KUKAR-BLT-APBD", 2025, "murni"))
    desk.services.scope.move("KUKAR-BLT-APBD", 2025)

    home = drawn(desk, qtbot)

    assert not home.charts.cards["shares"].isVisible()
    desk.services.scope.move("UEP", 2025)
    record(desk, a_draft(2))
    assert drawn(desk, qtbot).charts.cards["shares"].isVisible()


def test_until_the_figures_are_read_the_cards_say_so(desk: Desk) -> None:
    cards = desk.office.pages.home.charts.cards

    assert any(card.state.text() == "Memuat…" for card in cards.values())


def test_the_picture_of_another_programme_is_put_away_at_once(desk: Desk, qtbot: QtBot) -> None:
    people(desk)
    home = drawn(desk, qtbot)
    card = home.charts.cards["places"]
    assert card.chart.isVisible()

    desk.services.scope.move("BST-LKS", 2025)

    assert not card.chart.isVisible()
    assert card.state.text() == "Memuat…"
    assert not home.arrangement.print_button.isEnabled()
    assert drawn(desk, qtbot).charts.cards["places"].chart.isVisible()


def test_what_went_wrong_stands_where_the_charts_would(
    desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_args: object, **_named: object) -> None:
        raise StoreError("store.damaged")

    people(desk)
    monkeypatch.setattr(dashboard, "run", broken)

    home = drawn(desk, qtbot)

    card = home.charts.cards["funnel"]
    assert not card.chart.isVisible()
    assert card.state.isVisible()
    assert "Pengaturan > Cadangan" in card.state.text()


def test_a_field_officer_sees_the_tasks_first_and_fewer_charts(
    officer_desk: Desk, qtbot: QtBot
) -> None:
    record(officer_desk, a_draft(1))

    home = drawn(officer_desk, qtbot)

    seen = [name for name, card in home.charts.cards.items() if card.isVisible()]
    assert seen == ["places", "funnel"]
    assert home.board.mapTo(home, QPoint()).x() < home.charts.places.mapTo(home, QPoint()).x()
    assert home.charts.cards["places"].title == "Usulan per kecamatan"


def test_on_a_narrow_page_everything_stands_in_one_column(desk: Desk, qtbot: QtBot) -> None:
    home = drawn(desk, qtbot)

    desk.office.window.resize(760, 600)
    QApplication.processEvents()

    ways = (home.arrangement._first.direction(), home.arrangement._below.direction())
    assert ways == (QBoxLayout.Direction.TopToBottom,) * 2


def test_under_short_tasks_stand_the_charts_that_would_leave_room_beside_them(
    desk: Desk, qtbot: QtBot
) -> None:
    people(desk)
    desk.office.window.resize(1366, 728)
    home = drawn(desk, qtbot)
    QApplication.processEvents()
    side, desils = home.arrangement._side, home.charts.cards["desils"]

    assert side.indexOf(desils) >= 0
    assert desils.x() == home.board.x()

    desk.office.window.resize(760, 600)
    QApplication.processEvents()

    assert side.indexOf(desils) < 0


def test_cells_are_no_formulas() -> None:
    data = copied(TableData(("Jenis", "Orang"), [("=1+1", -3)]))

    assert data.text() == "Jenis\tOrang\r\n'=1+1\t-3\r\n"


def test_a_region_over_its_places_says_by_how_many(dressed: QApplication, qtbot: QtBot) -> None:
    chart = PlacesChart("Kuota")
    qtbot.addWidget(chart)
    chart.resize(600, 200)
    row = PlaceRow("64.02", "Kabupaten Kutai Kartanegara", 150, -3, 153, 20, 10, 0, 9, 5)

    chart.show_rows([row, replace(row, code="", name="Belum diisi", quota=None, left=None)])

    assert "! lebih 3" in chart.stops[0].words
    assert chart.stops[0].target == PlaceTarget(
        "64.02", tuple(state for state in Status if state in HOLDS_PLACE)
    )
    assert chart.stops[1].target is None
    assert "Rp5" in chart.stops[0].words
    assert "per bulan" not in chart.stops[0].words
    assert "Nilai ditetapkan (Rp)" in chart.table().heads
    chart.show_rows([row], monthly=True)
    assert "Rp5 per bulan" in chart.stops[0].words.replace("\N{NO-BREAK SPACE}", "")
    assert "Nilai ditetapkan per bulan (Rp)" in chart.table().heads


def test_what_is_left_follows_from_the_numbers_beside_it(
    dressed: QApplication, qtbot: QtBot
) -> None:
    chart = PlacesChart("Kuota")
    qtbot.addWidget(chart)
    row = PlaceRow("64.02", "Kabupaten Kutai Kartanegara", 150, 20, 147, 58, 30, 15)
    row = replace(row, without_share=10)

    chart.show_rows([row, PlaceRow("64", "Kaltim", 0, -10, is_lump=True)])

    assert chart_places._numbers(row) == "130 / 150 +17"
    assert chart_places._numbers(replace(row, proposed=130)) == "130 / 150"
    first, second = chart.stops
    told = "15 memakai kuota lain, 10 di antaranya tanpa bagian kuota, 2 di luar kuota"
    assert told in first.words
    assert "Kuota provinsi sudah dirinci seluruhnya, ! lebih 10: wilayahnya" in second.words
    assert [line[0] for line in chart.table().rows] == ["Kutai Kartanegara", "Tanpa bagian"]


@pytest.mark.parametrize(
    ("without_share", "said", "unsaid"),
    [
        (0, "3 usulan memakai kuota lain, 2 di antaranya kuota bersama provinsi", "bagian"),
        (3, "3 usulan dari wilayah yang belum mendapat bagian", "kuota lain"),
    ],
)
def test_nobody_is_said_to_use_places_that_were_all_given_on(
    without_share: int, said: str, unsaid: str
) -> None:
    own = PlaceSum(150, Use({Status.PROPOSED: 5}))
    row = PlaceRow("64.02", "Kukar", 150, 148, 5, shared=3, common=2, without_share=without_share)
    sums = OfficeQuota(own, use=own.use)
    data = Dashboard("UEP", "UEP", 2025, "", "64", "Kaltim", sums, 0, 0, [row])

    note = charts._places_note(data)

    assert said in note
    assert unsaid not in note
    assert "Angka dengan + tidak memakai kuota wilayahnya." in note


def test_a_bar_over_several_stages_says_which_of_them_is_passed(
    dressed: QApplication, qtbot: QtBot
) -> None:
    chart = PlacesChart("Kuota")
    qtbot.addWidget(chart)
    row = PlaceRow("64.01", "Kabupaten Paser", 214, 86, 128, over=(("murni", 14),))
    worse = replace(row, left=-4)

    chart.show_rows([row, worse])

    assert "sisa 86, murni lebih 14" in chart.stops[0].words
    assert "! lebih 4, murni lebih 14" in chart.stops[1].words
    at = list(chart.table().heads).index("Melebihi kuota")
    assert [line[at] for line in chart.table().rows] == ["murni lebih 14"] * 2


def test_places_that_others_use_too_are_told_as_the_provinces(
    dressed: QApplication, qtbot: QtBot
) -> None:
    chart = PlacesChart("Kuota")
    qtbot.addWidget(chart)

    chart.show_rows([PlaceRow("64", "Kaltim", 180, 35, is_lump=True, is_common=True)])

    assert "bersama provinsi" in chart.stops[0].words
    assert "sisa 35 menurut data kantor ini" in chart.stops[0].words
    assert chart.table().rows[0][0] == "Bersama provinsi"


def test_kinds_beyond_the_largest_are_added_up(dressed: QApplication, qtbot: QtBot) -> None:
    chart = SharesChart("Jenis usaha", "Jenis usaha")
    qtbot.addWidget(chart)
    chart.resize(400, 300)
    shares = [Share(f"k{n}", f"Jenis {n}", 20 - n, 150_000 * n) for n in range(14)]

    chart.show_shares(shares[:12], "Jenis usaha")
    assert not any("lainnya" in mark.words for mark in chart.stops)
    chart.show_shares(shares, "Jenis usaha")

    assert len(chart.stops) == 12
    assert "3 jenis lainnya: 24 orang" in chart.stops[-1].words
    assert chart.stops[-1].target == RestTarget()
    assert len(chart.table().rows) == 14


def test_the_kinds_that_are_added_up_lead_to_the_table(desk: Desk, qtbot: QtBot) -> None:
    people(desk)
    drawn_charts = drawn(desk, qtbot).charts
    shares = [Share(f"k{n}", f"Jenis {n}", 20 - n, 150_000 * n) for n in range(14)]
    drawn_charts.shares.show_shares(shares, "Jenis usaha")
    drawn_charts.shares.resize(400, drawn_charts.shares.heightForWidth(400))

    press(drawn_charts.shares, mark_of(drawn_charts.shares, "3 jenis lainnya"))

    assert drawn_charts.cards["shares"].shows_table


def test_lumps_stand_under_a_line_on_a_scale_of_their_own(
    dressed: QApplication, qtbot: QtBot
) -> None:
    chart = PlacesChart("Kuota")
    qtbot.addWidget(chart)
    chart.resize(600, 300)
    region = PlaceRow("64.02.06", "Kecamatan Tenggarong", None, None, 15)
    lump = PlaceRow("64.02", "Kabupaten Kutai Kartanegara", 150, 26, is_lump=True)

    chart.show_rows([region])
    alone = chart.heightForWidth(600)
    chart.show_rows([region, lump])

    assert chart.heightForWidth(600) == alone + chart_places.ROW + chart_places.PARTING
    first, second = chart.stops
    assert second.area.top() - first.area.bottom() == chart_places.PARTING


def test_a_picture_holds_its_whole_heading_and_its_note(
    dressed: QApplication, qtbot: QtBot
) -> None:
    chart = PlacesChart("Kuota")
    qtbot.addWidget(chart)
    chart.resize(400, 200)
    chart.show_rows([PlaceRow("64.02", "Kabupaten Kutai Kartanegara", 150, 148, 2)])
    long = "Kuota per kecamatan · Usaha Ekonomi Produktif · 2025 · Kabupaten Kutai Kartanegara"

    short, wrapped = chart.picture("Kuota").height(), chart.picture(long).height()

    assert wrapped > short
    assert chart.picture(long, "Angka dengan + tidak memakai kuota wilayahnya.").height() > wrapped


def test_a_kabupaten_with_many_kecamatan_fits_one_page_and_says_what_is_shared(
    desk: Desk, qtbot: QtBot
) -> None:
    people(desk)
    home = drawn(desk, qtbot)
    own = PlaceSum(150, Use({Status.PROPOSED: 124}))
    shared = Use({Status.PROPOSED: 41})
    both = Use({Status.PROPOSED: 165})
    rows = [
        PlaceRow(f"64.02.{n:02}", f"Kecamatan {n}", None, None, 8, shared=8, common=2, reserve=1)
        for n in range(1, 21)
    ]
    lump = PlaceRow("64.02", "Kukar", 150, 26, is_lump=True)
    rows += [lump, PlaceRow("64", "Kaltim", 180, 139, is_lump=True, is_common=True)]
    assert home.charts.data is not None
    sums = OfficeQuota(own, PlaceSum(180, shared), both, shared)
    data = replace(home.charts.data, sums=sums, places=rows)
    home.charts.show_data(data, in_province=False)

    printout = printout_of(home.charts, data, "Dinas Sosial", home.services.day())

    for paper in Paper:
        assert pdf_of(printout.on(paper)).count(b"/Type /Page\n") == 1
    (html,) = printout.parts
    assert "sisa diusulkan 26; bersama provinsi sisa 139 dari 180" in html
    assert "41 memakai kuota bersama provinsi" in html
    assert "20 cadangan menunggu tempat" in html
    assert "Tabel" not in html
    assert "Cadangan per wilayah ada di Tabel." in home.charts.cards["places"].note.text()


def test_a_monthly_programme_shows_who_was_paid_each_month(
    dressed: QApplication, qtbot: QtBot
) -> None:
    chart = PaceChart("Laju")
    qtbot.addWidget(chart)
    chart.resize(400, 230)
    climbing = tuple(range(1, 13))

    chart.show_pace(
        Pace(climbing, climbing, (0,) * 12, (5,) * 12, (1_500_000,) * 12, 0, 20, None), 2025
    )

    assert "menerima per bulan 5. Rp1.500.000" in chart.stops[0].words
    assert chart.table().heads == [
        "Bulan", "Diusulkan", "Ditetapkan", "Menerima bulan itu", "Nilai bulan itu (Rp)",
    ]  # fmt: skip
    assert chart.table().rows[1] == ("Februari", 2, 2, 5, 1_500_000)
    assert len(chart.stops) == 36


def test_dates_after_the_year_are_told_in_its_last_month(
    dressed: QApplication, qtbot: QtBot
) -> None:
    chart = PaceChart("Laju")
    qtbot.addWidget(chart)
    chart.resize(400, 230)
    late, early, none = (0,) * 11 + (10,), (3,) * 12, (0,) * 12
    beyond = (Beyond(after=10), Beyond(before=3), Beyond(), Beyond())
    pace = Pace(late, early, none, beyond=beyond)

    chart.show_pace(pace, 2025)

    words = [mark.words for mark in chart.stops]
    told = "Desember 2025: diusulkan 10 (termasuk 10 sesudah tahun 2025), ditetapkan 3, tersalur 0."
    assert f"{told} Diusulkan dalam bulan ini: 10 (termasuk 10 sesudah tahun 2025)." in words
    assert "ditetapkan 3 (termasuk 3 sebelum tahun 2025)" in words[0]
    table = chart.table()
    assert table.heads[-1] == "Catatan"
    assert [line[-1] for line in table.rows][::11] == [
        "ditetapkan (termasuk 3 sebelum tahun 2025)",
        "diusulkan (termasuk 10 sesudah tahun 2025)",
    ]
    assert not any(line[-1] for line in table.rows[1:11])
    sums = OfficeQuota()
    data = Dashboard("UEP", "UEP", 2025, "", "64", "Kaltim", sums, 0, 0, pace=pace)
    assert charts._pace_note(data) == (
        "Tanggal sebelum tahun 2025 dihitung di Januari. "
        "Tanggal sesudah tahun 2025 dihitung di Desember."
    )


def test_each_dot_that_is_seen_leads_to_its_people(dressed: QApplication, qtbot: QtBot) -> None:
    chart = PaceChart("Laju")
    qtbot.addWidget(chart)
    chart.resize(400, 230)
    proposed, decided = (80,) * 12, (0, 0, 66, *[72] * 9)
    chart.show_pace(Pace(proposed, decided, (0, 0, 0, 0, 66, *[72] * 7)), 2025)
    led: list[object] = []
    chart.picked.connect(led.append)

    dots = [mark for mark in chart.marks if mark.target is not None]
    for dot in dots:
        press(chart, dot)

    assert led == [dot.target for dot in dots]
    assert led[-2:] == [MonthTarget(Dimension.HANDED, 5), MonthTarget(Dimension.HANDED, 6)]


def test_an_empty_chart_draws_nothing_and_takes_keys(dressed: QApplication, qtbot: QtBot) -> None:
    chart = PaceChart("Laju")
    qtbot.addWidget(chart)
    chart.show()

    QTest.keyClick(chart, Qt.Key.Key_Down)
    QTest.keyClick(chart, Qt.Key.Key_Return)

    assert chart.current is None
    assert chart.table().rows == []

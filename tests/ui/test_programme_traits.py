"""What lists and papers tell of recipients where a programme asks no business."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QTableView
from pytestqt.qtbot import QtBot

from bansos_desktop.domain.changes import Topic
from bansos_desktop.domain.institution import Institution
from bansos_desktop.domain.programme import Asks
from bansos_desktop.domain.quota import Use
from bansos_desktop.domain.records import Kind
from bansos_desktop.domain.views import Filter
from bansos_desktop.domain.workflow import Status
from bansos_desktop.ui.desk import Desk
from bansos_desktop.ui.pages.home.charts import HOLDERS
from bansos_desktop.ui.pages.home.tasks import About, Figures, months_owed
from bansos_desktop.ui.pages.recipients.form_view import FormView
from bansos_desktop.ui.pages.verification.sheets import form_parts, worklist_parts
from bansos_desktop.usecases import keep_institution
from bansos_desktop.usecases.judge import Target
from tests.factories import JAHAB, NOW, TODAY, a_draft
from tests.monthly import FOOD, YEAR
from tests.ui.acts import record, writing_store
from tests.ui.offices import settle
from tests.ui.test_dashboard_charts import drawn, filtered, mark_of, press
from tests.ui.test_monthly_page import month_page
from tests.ui.test_recipients_entry import KEY, new_form
from tests.usecases.visits import a_visit

BST, LKS, BLT = "BST-INDIVIDU", "BST-LKS", "KUKAR-BLT-APBD"
A_VETERAN = a_draft(category="veteran", business_type="", requested_value=None)


def titles(table: QTableView) -> list[str]:
    """The titles in sight, from left to right."""
    header, model = table.horizontalHeader(), table.model()
    numbers = [header.logicalIndex(place) for place in range(header.count())]
    seen = [number for number in numbers if not header.isSectionHidden(number)]
    return [str(model.headerData(number, header.orientation())) for number in seen]


def cells(table: QTableView) -> list[str]:
    model = table.model()
    return [str(model.index(0, column).data()) for column in range(model.columnCount())]


def look_at(desk: Desk, programme: str, page: str) -> None:
    desk.services.scope.move(programme, 2025)
    desk.services.bus.publish(Topic.RECIPIENTS | Topic.QUOTAS)
    desk.office.window.show_page(page)


@pytest.mark.parametrize(
    ("programme", "told"),
    [("UEP", ["Jenis usaha"]), (BST, ["Golongan"]), (LKS, ["Golongan", "Lembaga"]), (BLT, [])],
)
def test_the_list_of_recipients_tells_what_the_programme_asks(
    desk: Desk, programme: str, told: Sequence[str]
) -> None:
    page = desk.office.pages.recipients
    look_at(desk, programme, "recipients")
    before, after = "Status", "Desil"

    shown = titles(page.table)
    assert shown[shown.index(before) + 1 : shown.index(after)] == told

    kept = page.list.columns.layout.columns
    desk.services.scope.move("UEP", 2025)
    assert page.list.columns.layout.columns == kept
    assert "Jenis usaha" in titles(page.table)


def test_a_hidden_column_stays_hidden_with_every_programme(desk: Desk) -> None:
    page = desk.office.pages.recipients
    look_at(desk, BST, "recipients")
    page.list.columns.show_column("category", is_shown=False)

    desk.services.scope.move("UEP", 2025)

    assert "Jenis usaha" not in titles(page.table)


def test_decisions_tell_the_group(desk: Desk) -> None:
    record(desk, A_VETERAN, target=Target(BST, 2025, "murni"))
    page = desk.office.pages.decisions
    look_at(desk, BST, "decisions")
    page.filters.show_filter(
        replace(page.filters.value, region_code="64.02", status="", category="veteran")
    )

    assert "Golongan" in titles(page.table)
    assert "Jenis usaha" not in titles(page.table)
    assert "Veteran" in cells(page.table)
    look_at(desk, "UEP", "decisions")
    assert "Jenis usaha" in titles(page.table)
    assert "Golongan" not in titles(page.table)


def test_both_lists_of_handovers_tell_the_group(desk: Desk) -> None:
    record(desk, A_VETERAN, target=Target(BST, 2025, "murni"), status=Status.DECIDED)
    page = desk.office.pages.handovers
    look_at(desk, BST, "handovers")

    waiting, handed = page._lists
    assert titles(waiting) == ["Nama", "Desa/Kelurahan, Kecamatan", "Golongan", "Nilai bantuan"]
    assert "Veteran" in cells(waiting)
    assert "Golongan" in titles(handed)
    look_at(desk, "UEP", "handovers")
    assert "Golongan" not in titles(handed)
    assert titles(waiting)[2] == "Jenis usaha"


def test_who_has_the_goods_is_told_with_the_group(desk: Desk) -> None:
    made = record(desk, A_VETERAN, target=Target(BST, 2025, "murni"), status=Status.DECIDED)
    store = writing_store(desk)
    with store.write(desk.services.session.author, now=NOW, act="test") as work:
        work.put(Kind.PROPOSAL, made[0], {"status": "disalurkan"})
    store.close()
    look_at(desk, BST, "handovers")

    assert "Veteran" in cells(desk.office.pages.handovers._lists[1])


def test_worklist_and_papers_tell_the_group_or_nothing(desk: Desk) -> None:
    record(desk, A_VETERAN, target=Target(BST, 2025, "murni"))
    page = desk.office.pages.verification
    look_at(desk, BST, "verification")

    assert "Golongan" in titles(page.table)
    assert "Usaha" not in titles(page.table)
    assert "Veteran" in cells(page.table)
    page.open_family(page.model.rows[0].proposal)
    assert "Veteran" in page.form.view.about.text()
    rows = page.model.rows
    papers = "".join(
        (*worklist_parts(rows, BST, page.groups), *form_parts(rows, BST, page.groups, ["Lantai"]))
    )
    assert papers.count("Golongan") == papers.count("Veteran") == 2
    assert "usaha" not in papers.lower()
    page.groups.programme = replace(page.groups.programme, categories=())
    (sheet,) = worklist_parts(rows, BST, page.groups)
    assert sheet.count("<th ") == sheet.count("<td>") == 7
    assert sum(int(part.split("%")[0]) for part in sheet.split('<th width="')[1:]) == 100
    page.groups.programme = replace(page.groups.programme, asks=frozenset({Asks.INSTITUTION}))
    assert "Lembaga" in worklist_parts(rows, BST, page.groups)[0]


def test_a_visit_asks_about_a_business_only_where_one_is_helped(desk: Desk, qtbot: QtBot) -> None:
    record(desk, A_VETERAN, target=Target(BST, 2025, "murni"))
    record(desk, a_draft(2))
    page = desk.office.pages.verification
    asked = {}
    for programme in ("UEP", BST, "UEP"):
        look_at(desk, programme, "verification")
        page.open_family(page.model.rows[0].proposal)
        form = page.form
        seen = [label.text() for label in form.findChildren(QLabel) if label.isVisibleTo(form)]
        photo = form.photos.subject.button_of("usaha").isVisibleTo(form)
        skill = form.view.sections["Keterampilan dan minat"].isVisibleTo(form)
        (paper,) = form_parts(page.model.rows, programme, page.groups, ["Lantai"])
        numbers = [n for n in range(1, 10) if f"<b>{n}. " in paper]
        asked[programme] = (photo, skill, numbers)
        is_uep = programme == "UEP"
        assert ("Bantuan usaha terdahulu" in seen) is is_uep
        assert ("Bantuan terdahulu" in seen) is not is_uep
        assert ("Berminat" in paper, "Usaha" in paper) == (is_uep, is_uep)
        assert page.villages.total.text().startswith("1 keluarga" if is_uep else "1 orang")
    assert asked == {
        "UEP": (True, True, [1, 2, 3, 4, 5, 6, 7, 8]),
        BST: (False, False, [1, 2, 3, 4, 5, 6, 7]),
    }

    look_at(desk, BST, "verification")
    page.open_family(page.model.rows[0].proposal)
    form = page.form
    form.photos.subject.setFocus()
    QTest.keyClicks(form.photos.subject, "u")
    assert form.photos.subject.value == "orang"  # what is not offered has no key either
    QTest.keyClick(form.photos.subject, KEY.Key_Left)
    assert form.photos.subject.value == "rumah"
    form.fields.show(a_visit(visited_on=TODAY))
    proposal = form.proposal
    form.save()
    settle(qtbot, desk)
    stored = desk.services.store.visits.of_proposal(proposal)
    assert len(stored) == 1  # no answer about a business is missed


def test_of_an_institution_its_name_is_printed_and_its_keeper_may_sign(desk: Desk) -> None:
    store = writing_store(desk)
    kept = keep_institution.run(
        store,
        desk.services.session,
        keep_institution.Request(Institution(name="LKS Kasih", region_code="64.02")),
        now=NOW,
    )
    assert isinstance(kept, keep_institution.Kept)
    store.close()
    draft = a_draft(category="tuna_sosial", institution=kept.uid, business_type="")
    record(desk, replace(draft, requested_value=None), target=Target(LKS, 2025, "murni"))
    page = desk.office.pages.verification
    look_at(desk, LKS, "verification")
    page.open_family(page.model.rows[0].proposal)

    (paper,) = form_parts(page.model.rows, LKS, page.groups, ["Lantai"])

    assert "LKS Kasih" in paper
    assert "pengurus lembaga" in paper
    assert "Nilai" not in paper  # no source knows one
    assert "Tuna sosial · LKS Kasih" in page.form.view.about.text()


def test_a_group_of_the_chart_leads_to_a_filter_that_can_be_kept(desk: Desk, qtbot: QtBot) -> None:
    record(desk, A_VETERAN, target=Target(BST, 2025, "murni"))
    desk.services.scope.move(BST, 2025)
    chart = drawn(desk, qtbot).charts.shares
    assert chart.accessibleName() == "Golongan penerima"

    press(chart, mark_of(chart, "Veteran"))

    assert filtered(desk) == Filter(statuses=HOLDERS, category="veteran")


def test_months_owed_are_two_by_name_and_the_others_in_a_row(desk: Desk) -> None:
    month_page(desk)
    services = desk.services
    about = About(services.session, FOOD, YEAR, services.day(), services.folders.seed)

    tasks = months_owed(services.store, about, Figures((), Use({})))

    assert [task.text for task in tasks[:2]] == [
        "Penyaluran bulan Juli belum dicatat",
        "Penyaluran bulan Juni belum dicatat",
    ]
    assert tasks[2].text.startswith("dan ")
    assert tasks[2].text.endswith(" bulan sebelumnya")
    assert (tasks[2].detail, tasks[2].count, len(tasks)) == ("2025-05", 0, 3)


def test_those_noted_for_other_aid_are_found_by_a_tick(desk: Desk) -> None:
    made = record(desk, a_draft(1), a_draft(2), target=Target(BLT, 2025, "murni"))
    store = writing_store(desk)
    with store.write(desk.services.session.author, now=NOW, act="test") as work:
        noted = {"status": "cadangan", "status_reason": "Dicatat untuk BLT Desa"}
        work.put(Kind.PROPOSAL, made[1], noted)
    store.close()
    page = desk.office.pages.recipients
    look_at(desk, BLT, "recipients")
    panel = page.filters.more_panel
    page.filters.more.setChecked(True)
    assert (panel.noted.text(), panel.noted.isVisible()) == ("Catatan: BLT Desa", True)

    panel.noted.click()

    assert page.model.rowCount() == 1
    assert page.filters.value == Filter(noted_for="BLT Desa")
    chips = [chip.text for chip in page.filters.chips._names.chips(page.filters.value)]
    assert chips == ["Catatan: BLT Desa"]
    page.show_filter(Filter())
    assert not panel.noted.isChecked()
    page.show_filter(Filter(noted_for="BLT Desa"))
    assert panel.noted.isChecked()
    desk.services.scope.move("UEP", 2025)
    assert panel.noted.isHidden()
    assert page.filters.value == Filter()


def test_seven_boxes_take_two_lines_in_a_small_window(desk: Desk) -> None:
    window = desk.office.window
    look_at(desk, BST, "decisions")
    filters = desk.office.pages.decisions.filters
    for width, lines in ((1366, 1), (911, 2), (1366, 1)):
        window.resize(width, 728)
        QTest.qWait(20)
        tops = {filters.stage.y(), filters.category.y(), filters.district.y(), filters.findings.y()}
        assert len(tops) == lines
    window.resize(911, 728)
    look_at(desk, "UEP", "decisions")
    QTest.qWait(20)
    assert filters.stage.y() == filters.findings.y()


def test_a_list_of_aid_moves_no_field_that_is_typed_into(desk: Desk) -> None:
    record(desk, a_draft(village_code=JAHAB), target=Target("KUKAR-BANTUAN-PANGAN", 2025, "murni"))
    form = new_form(desk)
    view = form.view
    assert isinstance(view, FormView)
    fields = form.fields

    def tops() -> tuple[int, int]:
        QTest.qWait(20)
        nik, card = fields.rows["nik"], fields.rows["family_card"]
        return nik.y(), card.y()

    before = tops()
    fields.nik.digits = a_draft().nik
    form.check()

    assert form.aid.isVisible()
    assert tops() == before
    assert form.aid.y() > fields.rows["nik"].y()


def test_the_familys_aid_stands_below_the_card(desk: Desk) -> None:
    record(desk, a_draft(2), target=Target("KUKAR-BANTUAN-PANGAN", 2025, "murni"))
    form = new_form(desk)
    form.fields.family_card.digits = a_draft(2).family_card
    form.check()
    QTest.qWait(20)

    assert not form.aid.isVisible()
    assert not form.aid.family.isHidden()
    assert form.aid.family.y() > form.fields.rows["family_card"].y()

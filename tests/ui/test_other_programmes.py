"""The pages with a programme that asks no business, gives no goods, or pays every month."""

from __future__ import annotations

from dataclasses import replace

from pytestqt.qtbot import QtBot

from bansos_desktop.domain.programme import Programme
from bansos_desktop.domain.records import Kind
from bansos_desktop.domain.workflow import Action, Status
from bansos_desktop.store.decisions import Line
from bansos_desktop.ui.desk import Desk
from bansos_desktop.ui.dialogs.act_form import ActForm, offer_for
from bansos_desktop.ui.pages.monitoring.month import OTHER
from bansos_desktop.ui.pages.recipients.form import RecipientForm
from bansos_desktop.ui.pages.recipients.specs import GOODS
from bansos_desktop.ui.printing.book_dialog import BookDialog
from bansos_desktop.usecases import keep_programme
from bansos_desktop.usecases.judge import Target
from tests.factories import NOW, TODAY, a_draft
from tests.ui.acts import click, open_dialog, record, texts, writing_store
from tests.ui.offices import settle
from tests.ui.test_form_guidance import set_status
from tests.ui.test_handover_printing import words
from tests.ui.test_recipients_entry import KEY, new_form, press

BST, BLT = "BST-INDIVIDU", "KUKAR-BLT-APBD"


def parts(form: RecipientForm) -> list[str]:
    """The words in the strip."""
    strip = form.view.strip
    return [strip.tabText(at) for at in range(strip.count()) if strip.isTabVisible(at)]


def test_the_form_asks_what_the_programme_asks_and_names_the_value(desk: Desk) -> None:
    form = new_form(desk)
    assert {"Usaha", "Barang"} <= set(parts(form))

    desk.services.scope.move(BLT, 2025)

    assert "Usaha" not in parts(form)
    assert parts(form)[-1] == "Bantuan"
    rows = form.fields.rows
    assert not rows["business_type"].isVisible()
    assert not rows["goods"].isVisible()
    assert not rows["needs"].isVisible()
    assert rows["requested_value"].label.text() == "Nilai per bulan"
    assert form.fields.requested_value.amount == 200_000  # the same for everybody
    assert not form.is_dirty
    form.view.show_help("requested_value")
    assert "tiap bulan" in form.view.help.text()

    desk.services.scope.move(BST, 2025)
    assert rows["requested_value"].label.text() == "Nilai bantuan"
    assert form.fields.requested_value.amount is None
    desk.services.scope.move("UEP", 2025)
    assert rows["requested_value"].label.text() == "Nilai usulan"
    assert {"Usaha", "Barang"} <= set(parts(form))


def test_the_keyboard_passes_over_what_is_not_asked(desk: Desk) -> None:
    desk.services.scope.move(BST, 2025)
    form = new_form(desk)

    for _part in range(6):
        press(KEY.Key_PageDown)

    assert form.view.strip.current == GOODS.key
    assert form.fields.requested_value.hasFocus()
    press(KEY.Key_PageUp)
    assert form.view.strip.current != "business"


def test_somebody_is_saved_without_a_business(desk: Desk, qtbot: QtBot) -> None:
    desk.services.scope.move(BLT, 2025)
    form = new_form(desk)
    form.fields.show(a_draft(1, business_type="", requested_value=200_000))
    form.save()
    settle(qtbot, desk)

    assert desk.office.pages.recipients.list.model.count.rows == 1
    assert not desk.office.pages.recipients.list.filters.business_type.isVisible()


def test_reports_offer_only_the_programmes_documents(desk: Desk, qtbot: QtBot) -> None:
    desk.office.window.show_page("reports")
    reports = desk.office.pages.reports
    reports.choose("rab")
    settle(qtbot, desk)

    desk.services.scope.move(BST, 2025)
    settle(qtbot, desk)

    listed = reports.view.documents
    hidden = [at for at in range(listed.count()) if listed.isRowHidden(at)]
    assert len(hidden) == 3
    assert reports.document == "usulan"


def test_follow_ups_show_no_businesses_where_none_is_asked(desk: Desk, qtbot: QtBot) -> None:
    desk.office.window.show_page("monitoring")
    page = desk.office.pages.monitoring
    page.pane.show_tab("perkembangan")
    settle(qtbot, desk)

    desk.services.scope.move(BST, 2025)
    settle(qtbot, desk)

    assert page.pane.tab == "jatuh-tempo"
    assert not page.pane.tabs.isTabVisible(1)
    desk.services.scope.move("UEP", 2025)
    assert page.pane.tabs.isTabVisible(1)


def test_aid_without_goods_is_handed_over_without_a_bast(desk: Desk, qtbot: QtBot) -> None:
    draft = a_draft(1, business_type="", category="veteran", requested_value=None)
    made = record(desk, draft, target=Target(BST, 2025, "murni"))
    store = writing_store(desk)
    with store.write(desk.services.session.author, now=NOW, act="proposal.tetapkan") as work:
        decree = {"decree_number": "400.9/7/SK", "decree_date": "2025-03-01"}
        work.put(Kind.PROPOSAL, made[0], {"status": "ditetapkan", **decree})
    store.close()
    page = desk.office.pages.handovers
    desk.services.scope.move(BST, 2025)
    desk.office.window.show_page("handovers")
    page.open(made[0])
    form = page.handover_form

    assert form.detail.text().startswith("Veteran · ")
    assert not form.rows["bast_number"].isVisible()
    assert not form.rows["supplier"].isVisible()
    assert page.papers.one.text() == "Cetak tanda terima…"
    form.focus_first()
    assert form.fields.handed_on.line.hasFocus()
    form.fields.received_as.key = "sendiri"
    form.save()
    settle(qtbot, desk)

    assert desk.office.window.message.endswith("tersimpan.")  # no number is missed
    page.pane.show_tab("tersalur")
    handed = page._lists[1]
    assert (handed.isColumnHidden(1), handed.isColumnHidden(3)) == (True, True)
    click(page.papers.many)
    settle(qtbot, desk)
    dialog = open_dialog(BookDialog)  # at once: the receipts owe no plan of goods either
    assert "TANDA TERIMA" in words(dialog.document.book)
    click(dialog.close_button)
    settle(qtbot, desk)
    page.open("")
    desk.services.scope.move("UEP", 2025)
    assert page.papers.one.text() == "Cetak BAST…"
    assert not handed.isColumnHidden(1)


def test_a_programme_that_makes_no_paper_offers_none(desk: Desk) -> None:
    store = writing_store(desk)
    only = replace(Programme("LAIN", "Lain", "provinsi", source="SK 1"), documents=("usulan",))
    keep_programme.keep(store, desk.services.session, only, is_new=True, now=NOW)
    store.close()
    desk.services.scope.move("LAIN", 2025)
    desk.office.window.show_page("handovers")
    papers = desk.office.pages.handovers.papers

    papers.print_for(["tidak-ada"], "", "")

    assert papers.many.isHidden()
    assert not papers.run.is_busy


def test_decisions_are_made_group_by_group_where_figures_are(desk: Desk, qtbot: QtBot) -> None:
    made = record(
        desk,
        a_draft(1, business_type="", category="veteran"),
        a_draft(2, business_type="", category="lansia"),
        target=Target(BST, 2025, "murni"),
    )
    for one in made:
        set_status(desk, one, Status.ELIGIBLE)
    page = desk.office.pages.decisions
    assert page is not None
    desk.services.scope.move(BST, 2025)
    desk.office.window.show_page("decisions")
    page.filters.region.key = "64.02"
    settle(qtbot, desk)

    assert page.filters.category.isVisible()
    assert page.filters.category.key == "disabilitas"
    page.filters.category.key = "veteran"
    settle(qtbot, desk)
    assert [key.proposal for key in page.model.keys] == [made[0]]
    assert page.filters.value.category == "veteran"
    desk.services.scope.move("UEP", 2025)
    assert not page.filters.category.isVisible()


def test_decisions_of_a_kabupatens_aid_are_made_there(desk: Desk, qtbot: QtBot) -> None:
    desk.services.scope.move("UEP", 2025)
    desk.office.window.show_page("decisions")
    page = desk.office.pages.decisions
    assert page is not None
    settle(qtbot, desk)
    assert (page.filters.region.key, page.filters.region.count()) == ("64.01", 10)

    desk.services.scope.move("KUKAR-PEMBERDAYAAN", 2025)
    settle(qtbot, desk)

    assert (page.filters.region.key, page.filters.region.count()) == ("64.02", 1)
    assert page.filters.district.findText("Tenggarong") > 0
    assert "dengan suratnya di Kuota" in page.quota.words
    desk.services.scope.move("UEP", 2025)
    settle(qtbot, desk)
    assert (page.filters.region.key, page.filters.region.count()) == ("64.02", 10)


def test_whom_no_place_is_left_for_is_noted_for_what_there_is_instead(desk: Desk) -> None:
    scope = desk.services.scope
    scope.move(BLT, 2025)
    made = record(desk, a_draft(1, requested_value=200_000), target=Target(BLT, 2025, "murni"))
    [key] = desk.services.store.decisions.keys(Line(BLT, 2025))
    marked = {made[0]: key}
    assert offer_for(desk.services.store, Action.RESERVE, scope, marked).reason == ""

    store = writing_store(desk)
    with store.write(desk.services.session.author, now=NOW, act="quota.figure") as work:
        figure = {
            "action": "angka",
            "programme": BLT,
            "year": 2025,
            "stage": "",
            "category": "",
            "to_region": "64.02",
            "amount": 0,
            "letter": "SK 1",
            "letter_date": "2025-01-02",
        }
        work.put(Kind.ALLOCATION, "angka-1", figure)
    store.close()

    offer = offer_for(desk.services.store, Action.RESERVE, scope, marked)
    assert offer.reason == "Dicatat untuk BLT Desa"
    form = ActForm(Action.RESERVE, offer, desk.services.icons, today=TODAY)
    assert form.request(made).reason == "Dicatat untuk BLT Desa"
    form.reason.clear()
    assert form.request(made).reason == ""


def test_a_follow_up_of_aid_without_a_business_asks_about_none(desk: Desk, qtbot: QtBot) -> None:
    draft = a_draft(1, business_type="", category="veteran", requested_value=None)
    made = record(desk, draft, target=Target(BST, 2025, "murni"))
    store = writing_store(desk)
    with store.write(desk.services.session.author, now=NOW, act="test") as work:
        work.put(Kind.PROPOSAL, made[0], {"status": "disalurkan", "decree_date": "2025-03-01"})
        handed = {"proposal": made[0], "handed_on": "2025-04-01", "received_as": "sendiri"}
        work.put(Kind.HANDOVER, "serah-1", handed)
    store.close()
    desk.services.scope.move(BST, 2025)
    desk.office.window.show_page("monitoring")
    page = desk.office.pages.monitoring
    assert page.model.index(0, 2).data() == "tidak dijadwalkan"

    page.open(made[0])
    form = page.monitoring_form
    shown = {name for name, row in form.rows.items() if row.isVisible()}
    assert shown == {"month", "visited_on", "obstacle", "follow_up", "note", "officer"}
    assert form.photos.subject.button_of("usaha").isHidden()
    assert "Keadaan penerima" in texts(form)
    form.save()
    assert "Tulis dulu di Catatan" in form.banner.text
    form.focus_first()
    form.fields.month.box.key = OTHER
    form.fields.month.other.setText("3")
    form.fields.note.setText("Sehat, tinggal dengan anaknya")
    form.save()
    settle(qtbot, desk)

    assert "Monev bulan ke-3" in desk.office.window.message
    page.open(made[0])
    assert "Kunjungan sebelumnya" in texts(form)
    assert not form.history.picture.isVisible()

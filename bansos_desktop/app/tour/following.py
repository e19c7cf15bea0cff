"""From the decision to the visits after it: Penetapan, Penyaluran, Monev."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from bansos_desktop.app.tour.beginning import REGENCY
from bansos_desktop.app.tour.hands import CTRL, click, click_at, click_tab, type_into, wait_until
from bansos_desktop.app.tour.stage import Tour
from bansos_desktop.domain.workflow import Action, Status
from bansos_desktop.ui.pages.decisions.page import DecisionsPage
from bansos_desktop.ui.people_pane import PeoplePane

KEY = Qt.Key
DECREE = "460/118/DINSOS/2025"


def decide(tour: Tour) -> None:
    """The first in line are decided on, as many as there are places."""
    page = tour.office.pages.decisions
    if page is None:
        raise LookupError("this office decides nothing")
    tour.show("decisions")
    page.filters.region.key = REGENCY
    tour.settle()
    tour.picture("penetapan")
    click(page.quota.top)
    tour.picture("penetapan-pilih")
    click(page.steps.button(Action.DECIDE))
    tour.settle()
    _sign(tour, page)
    tour.wait_for("ditetapkan dengan SK")
    tour.look_at(tour.office.window)
    page.filters.status.key = Status.DECIDED
    tour.settle()
    tour.picture("penetapan-selesai")
    tour.report.append(f"  {tour.office.window.message}")


def _sign(tour: Tour, page: DecisionsPage) -> None:
    """Number and day of the letter; who is held back is skipped, warnings are ticked as seen."""
    dialog = page.dialog
    if dialog is None:
        raise LookupError("the dialog did not open")
    type_into(dialog.form.number, DECREE)
    type_into(dialog.form.day.line, "20/10/2025")
    tour.settle()  # a day of a decree is weighed against the days of those it decides on
    if dialog.preview.skip.isVisible():
        click(dialog.preview.skip)
    if dialog.preview.seen.isVisible():
        click(dialog.preview.seen)
    tour.picture("penetapan-sk", dialog)
    click(dialog.act_button)


def hand_over(tour: Tour) -> None:
    """The goods of one family, received by itself."""
    page = tour.office.pages.handovers
    tour.show("handovers")
    open_first(page.pane)
    form, fields = page.handover_form, page.handover_form.fields
    wait_until(form.isVisible)
    type_into(fields.number.line, "012/BAST/DINSOS/X/2025")
    type_into(fields.supplier, "CV Contoh Sejahtera")
    fields.received_as.setFocus()
    QTest.keyClicks(fields.received_as, "Pen")
    form.check()
    name = form.title.text()
    tour.picture("penyaluran")
    QTest.keyClick(tour.office.window, KEY.Key_Return, CTRL)
    tour.wait_for("tersimpan")
    tour.report.append("  satu serah terima dicatat")
    tour.served = name
    if form.isVisible():
        click(form.close_button)
    click_tab(page.pane.tabs, 1)
    tour.settle()
    tour.picture("penyaluran-tersalur")


def monitor(tour: Tour) -> None:
    """The visit that is most overdue, and how the kinds of business develop."""
    page = tour.office.pages.monitoring
    tour.show("monitoring")
    tour.picture("monev-jatuh-tempo")
    open_first(page.pane)
    form, fields = page.monitoring_form, page.monitoring_form.fields
    wait_until(form.isVisible)
    fields.running.setFocus()
    QTest.keyClicks(fields.running, "Y")
    QTest.keyClicks(fields.goods_state, "Masih")
    type_into(fields.revenue, "3000000")
    type_into(fields.profit, "900000")
    QTest.keyClicks(fields.development, "Men")
    form.check()
    tour.picture("monev-kunjungan")
    QTest.keyClick(tour.office.window, KEY.Key_Return, CTRL)
    tour.wait_for("tersimpan")
    tour.report.append("  satu kunjungan monev dicatat")
    if form.isVisible():
        click(form.close_button)
    click_tab(page.pane.tabs, 1)
    tour.settle()
    tour.office.window.say_nothing()
    tour.picture("monev-perkembangan")
    click_tab(page.pane.tabs, 0)
    tour.settle()


def open_first(pane: PeoplePane) -> None:
    """The first row of the list in front."""
    table = pane.list
    if table is None:
        raise LookupError("no list is in front")
    click_at(table, table.people.index(0, 0))

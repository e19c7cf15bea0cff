"""Programmes besides the first: an institution and its people, aid by group, aid by month."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from bansos_desktop.app.tour.beginning import REGENCY, fill_programme
from bansos_desktop.app.tour.following import open_first
from bansos_desktop.app.tour.hands import (
    CTRL,
    click,
    click_at,
    click_tab,
    type_into,
    wait_until,
)
from bansos_desktop.app.tour.stage import Tour
from bansos_desktop.domain.programme import FIRST_PROGRAMME

KEY = Qt.Key
INSTITUTIONS = (
    ("LKS Contoh Kasih", "Pimpinan Contoh", "Jl. Mawar No. 3, Tenggarong", "42"),
    ("LKS Contoh Harapan", "Pengurus Contoh", "Jl. Poros Desa, Loa Kulu", "28"),
)
NIK, CARD = "6402024503790003", "6402022108120004"
GROUP_PART = 3
PEOPLE = 60


def work_with_institutions(tour: Tour) -> None:
    """Two LKS in the register, and somebody who lives in one of them."""
    services = tour.office.services
    services.scope.move("BST-LKS", services.scope.year)
    page = tour.office.pages.institutions
    tour.show("institutions")
    click(page.add_button)
    form = page.institution_form
    for name, head, address, residents in INSTITUTIONS:
        wait_until(form.isVisible)
        form.fields.institution_kind.key = "lks"
        form.fields.region_code.key = REGENCY
        type_into(form.fields.name, name)
        type_into(form.fields.head, head)
        type_into(form.fields.address, address)
        type_into(form.fields.residents, residents)
        QTest.keyClick(tour.office.window, KEY.Key_Return, CTRL)
        tour.wait_for(f"{name} tersimpan")
    fill_programme(tour, "BST-LKS", people=PEOPLE, seed=4)
    record_resident(tour)
    tour.show("institutions")
    open_first(page.pane)
    wait_until(form.isVisible)
    tour.picture("lembaga")
    click(form.close_button)


def record_resident(tour: Tour) -> None:
    """The form asks for the group and the institution, and for no business."""
    form = tour.office.pages.recipients.form
    fields = form.fields
    tour.office.actions["recipient.new"].trigger()
    type_into(fields.nik, NIK)
    type_into(fields.name, "Hasnawati Noor")
    type_into(fields.family_card, CARD)
    QTest.keyClicks(fields.village_code, "sumber sari kota bangun")
    fields.village_code.look_up()
    QTest.keyClick(fields.village_code.popup, KEY.Key_Return)
    tour.look_at(tour.office.window)
    click_tab(form.view.strip, GROUP_PART)
    fields.category.key = "disabilitas_telantar"
    fields.institution.setFocus()
    QTest.keyClicks(fields.institution, "kasih")
    fields.institution.look_up("kasih")
    QTest.keyClick(fields.institution.popup, KEY.Key_Return)
    tour.look_at(tour.office.window)
    form.check()
    tour.picture("catat-lembaga")
    QTest.keyClick(tour.office.window, KEY.Key_Return, CTRL)
    tour.wait_for("Hasnawati Noor tersimpan")
    click(form.view.close_button)
    tour.report.append("  dua lembaga dan seorang penghuninya dicatat")


def ask_for_a_group(tour: Tour) -> None:
    """Aid for persons: the group in the form, and the quotas group by group."""
    fill_programme(tour, "BST-INDIVIDU", people=PEOPLE, seed=5)
    page = tour.office.pages.recipients
    tour.show("recipients")
    click_at(page.table, page.model.index(0, 0))
    tour.settle()
    click_tab(page.form.view.strip, GROUP_PART)
    tour.picture("catat-golongan")
    click(page.form.view.close_button)
    tour.show("quotas")
    tour.picture("kuota-golongan")


def hand_out_monthly(tour: Tour) -> None:
    """A month for everybody but one, as one act."""
    fill_programme(tour, "KUKAR-BANTUAN-PANGAN", people=PEOPLE, seed=6)
    page = tour.office.pages.handovers.monthly
    tour.show("handovers")
    wait_until(page.isVisible)
    table = page.waiting
    click_at(table, table.people.index(0, 0))  # the box, so nobody is opened
    type_into(page.bar.reason, "Tidak hadir")
    tour.picture("penyaluran-bulan")
    QTest.keyClick(tour.office.window, KEY.Key_Return, CTRL)
    tour.wait_for("tercatat untuk")
    click_tab(page.pane.tabs, 1)
    tour.settle()
    tour.picture("penyaluran-bulan-sudah")
    tour.report.append(f"  {tour.office.window.message}")
    services = tour.office.services
    services.scope.move(FIRST_PROGRAMME, services.scope.year)

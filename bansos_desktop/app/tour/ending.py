"""The end of the story: what was done, taking it back, settings, and the locked gate."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from bansos_desktop.app.tour import families, visiting
from bansos_desktop.app.tour.beginning import EARLIER, read_home
from bansos_desktop.app.tour.hands import (
    CTRL,
    click,
    click_at,
    click_section,
    open_dialog,
    type_into,
    wait_until,
)
from bansos_desktop.app.tour.stage import Tour
from bansos_desktop.ui.dialogs.gate import UnlockGate
from bansos_desktop.ui.dialogs.history import HistoryDialog

KEY = Qt.Key
RULE = "desil_block_min"
LETTER = "kuota contoh.csv"
QUOTA_FILE = """\
Versi;1
Nomor surat;460/131/DINSOS/2025
Tanggal surat;14/10/2025
Perihal;penyesuaian kuota menurut lampiran (contoh)

Program;Tahun;Tahap;Wilayah;Kuota
UEP;2025;murni;Paser;140
UEP;2025;murni;Kutai Kartanegara;60
UEP;2025;murni;Berau;150
UEP;2025;murni;Kutai Barat;150
UEP;2025;murni;Kutai Timur;150
UEP;2025;murni;Penajam Paser Utara;150
UEP;2025;murni;Mahakam Ulu;140
UEP;2025;murni;Kota Balikpapan;160
UEP;2025;murni;Kota Samarinda;240
UEP;2025;murni;Kota Bontang;160
"""


def take_back(tour: Tour) -> None:
    """What everybody did, the history of one person, and the last act taken back and done again."""
    window, page = tour.office.window, tour.office.pages.recipients
    tour.show("activity")
    tour.picture("kegiatan")
    QTest.keyClick(window, KEY.Key_Z, CTRL)
    tour.wait_for("Diurungkan")
    tour.picture("kegiatan-diurungkan")
    QTest.keyClick(window, KEY.Key_Y, CTRL)
    tour.wait_for("Diulangi")
    tour.show("recipients")
    type_into(page.filters.search, tour.served)
    wait_until(lambda: page.model.index(0, 0).data() == tour.served)
    click_at(page.table, page.model.index(0, 0))
    QTest.keyClick(window, KEY.Key_H, CTRL)
    dialog = open_dialog(HistoryDialog)
    tour.picture("riwayat", dialog)
    click(dialog.close_button)
    tour.look_at(window)
    click(page.form.view.close_button)
    type_into(page.filters.search, "")


def look_through_settings(tour: Tour) -> None:
    """Every other tab: the office, a rule being changed, layouts, an earlier list, proofs."""
    page = tour.office.pages.settings
    tour.show("settings")
    click_section(page.tabs, page.office)
    tour.picture("pengaturan-kantor")
    click_section(page.tabs, page.programmes)
    tour.picture("pengaturan-program")
    click_section(page.tabs, page.rules)
    change_rule(tour)
    click_section(page.tabs, page.formats)
    tour.settle()
    tour.picture("pengaturan-format")
    click_section(page.tabs, page.history)
    type_into(page.history.label, "WRSE")
    page.history.look_at(tour.folder / EARLIER)
    wait_until(lambda: page.history.plan is not None)
    tour.settle()
    tour.picture("pengaturan-penerima-lama")
    click(page.history.leave)
    click_section(page.tabs, page.reference)
    tour.picture("pengaturan-data-acuan")
    compare(tour)
    QTest.keyClick(tour.office.window, KEY.Key_F9)
    tour.wait_for("Data utuh")
    tour.picture("pengaturan-pemeriksaan")


def compare(tour: Tour) -> None:
    """A quota file as the province sends it, seen beside what stands, and not taken."""
    path = tour.folder / LETTER
    path.write_text(QUOTA_FILE, encoding="utf-8")
    section = tour.office.pages.settings.reference
    section.look_at(path)
    wait_until(section.view.isVisible)
    tour.settle()
    tour.picture("pengaturan-perbandingan")
    click(section.view.leave)
    tour.report.append(f"  {path}")


def change_rule(tour: Tour) -> None:
    """A rule's value typed anew, looked at, and left as it was."""
    rules = tour.office.pages.settings.rules
    click_at(rules.table, rules.model.index(rules.model.row_of(RULE), 0))
    line = rules.panel.value.findChildren(QLineEdit)[0]
    before = line.text()
    type_into(line, "4")
    type_into(rules.panel.source, "SK Kepala Dinas Nomor 12 Tahun 2025")
    tour.picture("pengaturan-aturan")
    type_into(line, before)
    type_into(rules.panel.source, "")
    if rules.is_dirty:
        raise LookupError("the rule was not left as it was")


def lock(tour: Tour) -> None:
    """The gate as it stands the next morning."""
    gate = UnlockGate(tour.office.services.icons, _no_wait)
    gate.show()
    tour.picture("buka", of=gate)
    gate.close()


def look_as_officer(tour: Tour) -> None:
    """A field officer's window: its own tasks, a family and a visit, and nothing to decide."""
    office = tour.office
    if office.pages.decisions is not None or office.actions["page.decisions"].isVisible():
        raise LookupError("a field officer is offered decisions")
    read_home(tour)
    tour.picture("petugas-beranda")
    tour.show("verification")
    tour.picture("petugas-verifikasi")
    visiting.answer(tour)
    tour.picture("petugas-kunjungan")
    visiting.keep(tour)
    visiting.leave(tour)
    tour.show("recipients")
    families.type_person(tour)
    tour.picture("petugas-catat")
    QTest.keyClick(office.window, KEY.Key_D, CTRL)
    tour.wait_for("tersimpan sebagai draf")
    click(office.pages.recipients.form.view.close_button)


def _no_wait() -> int:
    return 0

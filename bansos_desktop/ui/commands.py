"""Everything the user can ask for, in one table: menus and shortcuts are made from it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from bansos_desktop.ui.i18n import tr


@dataclass(frozen=True, slots=True)
class Command:
    """One thing to ask for: where it stands in the menu, how it reads, what key calls it."""

    id: str
    menu: str
    text: str
    hint: str
    shortcut: str = ""


COMMANDS = (
    Command("recipient.new", "&Data", "&Catat penerima", "Isi formulir penerima baru", "Ctrl+N"),
    Command("recipient.save", "&Data", "&Simpan", "Simpan formulir yang terbuka", "Ctrl+Return"),
    Command("recipient.draft", "&Data", "Simpan &draf", "Simpan isian belum lengkap", "Ctrl+D"),
    Command("recipient.relative", "&Data", "&Tambah dari KK yang sama", "KK yang tampil", "Ctrl+K"),
    Command("recipient.find", "&Data", "C&ari penerima", "Ke kotak pencarian", "Ctrl+F"),
    Command("act.undo", "&Data", "&Urungkan", "Urungkan kegiatan terakhir Anda", "Ctrl+Z"),
    Command("act.redo", "&Data", "U&langi", "Ulangi yang baru diurungkan", "Ctrl+Y"),
    Command(
        "recipient.history", "&Data", "&Riwayat…", "Riwayat orang ini: siapa, apa, kapan", "Ctrl+H"
    ),
    Command(
        "recipient.delete", "&Data", "&Hapus usulan…", "Hapus; dapat dipulihkan", "Ctrl+Delete"
    ),
    Command("import.choose", "&Data", "&Impor dari Excel…", "Pilih berkas untuk dibaca", "Ctrl+I"),
    Command("report.write", "&Data", "&Ekspor laporan…", "Tulis format provinsi", "Ctrl+E"),
    Command("app.quit", "&Data", "&Keluar", "Tutup program", "Ctrl+Q"),
    Command("page.home", "&Lihat", "&Beranda", "Ringkasan tahun ini", "Alt+1"),
    Command("page.recipients", "&Lihat", "&Penerima", "Daftar dan formulir penerima", "Alt+2"),
    Command("page.verification", "&Lihat", "&Verifikasi", "Kunjungan ke rumah", "Alt+3"),
    Command("page.decisions", "&Lihat", "Pene&tapan", "Tetapkan dalam batas kuota", "Alt+4"),
    Command("page.handovers", "&Lihat", "Pen&yaluran", "Serah terima barang dan BAST", "Alt+5"),
    Command("page.monitoring", "&Lihat", "Mo&nev", "Kunjungan sesudah penyaluran", "Alt+6"),
    Command("page.quotas", "&Lihat", "&Kuota", "Kuota, terpakai, dan sisa diusulkan", "Alt+7"),
    Command("page.institutions", "&Lihat", "Lemb&aga", "LKS dan UPTD, penerima di dalamnya"),
    Command("page.imports", "&Lihat", "&Impor", "Baca berkas Excel", "Alt+8"),
    Command("page.reports", "&Lihat", "&Laporan", "Format provinsi", "Alt+9"),
    Command("page.activity", "&Lihat", "K&egiatan", "Urungkan, pulihkan", "Ctrl+Shift+H"),
    Command("page.settings", "&Lihat", "Pen&gaturan", "Kantor, aturan, data acuan", "Alt+0"),
    Command("view.refresh", "&Lihat", "&Muat ulang", "Baca ulang halaman ini", "F5"),
    Command("health.check", "&Alat", "&Periksa keutuhan data", "Buktikan buku besar utuh", "F9"),
    Command("office.papers", "&Alat", "&Kop dan penanda tangan", "Kop, pejabat, pola nomor surat"),
    Command("help.keys", "Ba&ntuan", "&Pintasan papan ketik", "Semua tombol pintas", "F1"),
    Command("help.installation", "Ba&ntuan", "Periksa &instalasi…", "Uji program di komputer ini"),
    Command("help.about", "Ba&ntuan", "&Tentang", "Versi dan lisensi"),
)


def build_actions(owner: QWidget, handlers: Mapping[str, Callable[[], None]]) -> dict[str, QAction]:
    """An action for every command; KeyError if a command has no handler."""
    actions = {}
    for command in COMMANDS:
        action = QAction(tr(command.text), owner)
        action.setStatusTip(tr(command.hint))
        if command.shortcut:
            action.setShortcuts(_keys(command.shortcut))
        # `triggered` passes whether it is checked, which must not reach the handler
        action.triggered.connect(partial(_call, handlers[command.id]))
        owner.addAction(action)
        actions[command.id] = action
    return actions


def fill_menu_bar(bar: QMenuBar, actions: Mapping[str, QAction]) -> None:
    """Put every command under its menu, in the order of the table."""
    menus: dict[str, QMenu] = {}
    for command in COMMANDS:
        if command.menu not in menus:
            menus[command.menu] = bar.addMenu(tr(command.menu))
        menus[command.menu].addAction(actions[command.id])


def _keys(shortcut: str) -> list[QKeySequence]:
    """The key, and for Return also the Enter of the number block: NIKs are typed there.

    The menu shows the first, by the name that is printed on the key.
    """
    if shortcut.endswith("Return"):
        return [QKeySequence(shortcut.replace("Return", "Enter")), QKeySequence(shortcut)]
    return [QKeySequence(shortcut)]


def _call(handler: Callable[[], None], _checked: object = None) -> None:
    handler()

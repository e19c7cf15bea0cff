"""Small windows that only tell: an unexpected error, the shortcuts, the version."""

from __future__ import annotations

import re

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from bansos_desktop import __version__
from bansos_desktop.domain.messages import sentence
from bansos_desktop.runtime.resources import resource
from bansos_desktop.ui.commands import COMMANDS, Command
from bansos_desktop.ui.dialogs.telling import TellingDialog
from bansos_desktop.ui.i18n import tr
from bansos_desktop.ui.theme import Kind
from bansos_desktop.ui.trouble import DAMAGED_INSIDE
from bansos_desktop.ui.widgets.text import text_label


class Notice(TellingDialog):
    """A title, a sentence, a text that can be selected, and a button to close."""

    def __init__(self, parent: QWidget | None, title: str, text: str, detail: str) -> None:
        super().__init__(parent, title, tr("Salin"))
        self.detail = QPlainTextEdit(detail)
        self.detail.setReadOnly(True)
        self.detail.setAccessibleName(title)
        self.lay_out([text_label(title, Kind.SUBTITLE), text_label(text, wrap=True)], self.detail)

    def told(self) -> str:
        """The text as it stands."""
        return self.detail.toPlainText()


def crash_notice(parent: QWidget | None, report: str, *, is_damaged: bool = False) -> Notice:
    """What to do after an error that nobody expected; the report names no person."""
    if is_damaged:
        text = sentence(DAMAGED_INSIDE, {})
        return Notice(parent, tr("Data rusak"), text, report)
    text = tr(
        "Ada kesalahan yang tidak terduga. Data yang sudah tersimpan tetap aman. Tutup lalu buka "
        "lagi program ini; bila berulang, salin laporan di bawah dan kirim ke pendamping. "
        "Laporan tidak memuat data orang."
    )
    return Notice(parent, tr("Kesalahan program"), text, report)


def keys_notice(parent: QWidget | None) -> Notice:
    """Every shortcut, from the command table."""
    keys = {"Ctrl+Return": "Ctrl+Enter"}
    lines = [
        f"{keys.get(one.shortcut, one.shortcut):<12} {_act(one)}"
        for one in COMMANDS
        if one.shortcut
    ]
    inside = (
        f"{'Enter':<12} {tr('Di formulir: ke isian berikutnya')}",
        f"{'Shift+Tab':<12} {tr('Ke isian sebelumnya')}",
        f"{'PgDn, PgUp':<12} {tr('Di formulir: ke bagian berikutnya, sebelumnya')}",
        f"{'Spasi':<12} {tr('Centang kotak, atau tekan tombol yang terpilih')}",
        f"{'Esc':<12} {tr('Tutup formulir')}",
        f"{'Shift+↑/↓':<12} {tr('Di daftar: pilih beberapa baris')}",
        f"{'Ctrl+C':<12} {tr('Di daftar: salin baris yang dipilih, NIK disamarkan')}",
        f"{'Ctrl+Shift+C':<12} {tr('Di daftar: salin dengan NIK lengkap (operator)')}",
        f"{'Ctrl+Shift+←':<12} {tr('Di daftar: geser kolom ke kiri; → ke kanan')}",
    )
    text = tr("Semua pekerjaan dapat dilakukan tanpa tetikus.")
    notice = Notice(parent, tr("Pintasan papan ketik"), text, "\n".join((*lines, *inside)))
    font = notice.detail.font()
    font.setFamilies(["Consolas", "DejaVu Sans Mono", "monospace"])
    notice.detail.setFont(font)
    return notice


def _act(command: Command) -> str:
    """What a key does: the words of its menu, and for a page that it opens."""
    words = tr(command.text).replace("&", "").rstrip("…")
    return tr("Buka {page}").format(page=words) if command.id.startswith("page.") else words


def about_notice(parent: QWidget | None) -> Notice:
    """Version and what this program is made of."""
    text = tr(
        "Bansos Desktop {version}: pencatatan bantuan sosial Kalimantan Timur, tanpa jaringan."
    )
    folder = resource("lisensi")
    made_of = (folder / "LISENSI.txt").read_text(encoding="utf-8").partition("=\n")[2].strip()
    made_of = re.sub(" {2,}", " · ", made_of)  # its columns need letters of one width
    made_of += "\n\n" + tr("Folder lisensi: {folder}").format(folder=folder)
    return Notice(parent, tr("Tentang"), text.format(version=__version__), made_of)

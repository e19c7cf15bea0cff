"""The one way to text on screen: our own sentences, and Qt's own in Indonesian."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QTranslator

CONTEXT = "bansos"

# Qt's English without its "&": the letters after it would clash with those of our own labels.
QT_TEXTS: Mapping[str, str] = {
    "OK": "OK",
    "Cancel": "Batal",
    "Yes": "Ya",
    "No": "Tidak",
    "Yes to All": "Ya untuk semua",
    "No to All": "Tidak untuk semua",
    "Save": "Simpan",
    "Save All": "Simpan semua",
    "Save As": "Simpan sebagai",
    "Close": "Tutup",
    "Open": "Buka",
    "Apply": "Terapkan",
    "Discard": "Buang",
    "Don't Save": "Jangan simpan",
    "Close without Saving": "Tutup tanpa menyimpan",
    "Reset": "Atur ulang",
    "Restore Defaults": "Kembalikan bawaan",
    "Retry": "Coba lagi",
    "Ignore": "Abaikan",
    "Abort": "Hentikan",
    "Help": "Bantuan",
    "Show Details...": "Tampilkan rincian…",
    "Hide Details...": "Sembunyikan rincian…",
    "Undo": "Urungkan",
    "Redo": "Ulangi",
    "Cut": "Potong",
    "Copy": "Salin",
    "Copy Link Location": "Salin alamat tautan",
    "Paste": "Tempel",
    "Delete": "Hapus",
    "Select All": "Pilih semua",
    "Step up": "Naikkan",
    "Step down": "Turunkan",
    "Look in:": "Lihat di:",
    "Directory:": "Folder:",
    "File name:": "Nama berkas:",
    "Files of type:": "Jenis berkas:",
    "All Files (*)": "Semua berkas (*)",
    "All files (*)": "Semua berkas (*)",
    "Files": "Berkas",
    "Directories": "Folder",
    "New Folder": "Folder baru",
    "Create New Folder": "Buat folder baru",
    "Create a New Folder": "Buat folder baru",
    "Rename": "Ganti nama",
    "Remove": "Buang",
    "Choose": "Pilih",
    "Find Directory": "Cari folder",
    "Show ": "Tampilkan ",
    "Show hidden files": "Tampilkan berkas tersembunyi",
    "Back": "Kembali",
    "Forward": "Maju",
    "Go back": "Kembali",
    "Go forward": "Maju",
    "Parent Directory": "Folder induk",
    "Go to the parent directory": "Ke folder induk",
    "List View": "Tampilan daftar",
    "Detail View": "Tampilan rinci",
    "Change to list view mode": "Ganti ke tampilan daftar",
    "Change to detail view mode": "Ganti ke tampilan rinci",
    "Sidebar": "Bilah samping",
    "List of places and bookmarks": "Daftar tempat dan penanda",
    "Recent Places": "Tempat terakhir",
    "My Computer": "Komputer ini",
    "Computer": "Komputer",
    "Drive": "Drive",
    "Folder": "Folder",
    "File Folder": "Folder berkas",
    "Name": "Nama",
    "Size": "Ukuran",
    "Type": "Jenis",
    "Kind": "Jenis",
    "Date Modified": "Tanggal diubah",
    "%1\nFile not found.\nPlease verify the correct file name was given.": (
        "%1\nBerkas tidak ditemukan.\nPeriksa lagi nama berkasnya."
    ),
    "%1\nDirectory not found.\nPlease verify the correct directory name was given.": (
        "%1\nFolder tidak ditemukan.\nPeriksa lagi nama foldernya."
    ),
    "%1 already exists.\nDo you want to replace it?": "%1 sudah ada.\nGanti dengan yang baru?",
    "Left": "Kiri",
    "Right": "Kanan",
    "Previous Month": "Bulan sebelumnya",
    "Next Month": "Bulan berikutnya",
    "Edit Year": "Ubah tahun",
    "Edit Month": "Ubah bulan",
}


def tr(text: str) -> str:
    """The sentence for the screen; its source is already Indonesian."""
    return QCoreApplication.translate(CONTEXT, text)


def number_text(number: int) -> str:
    """A whole number with dots between the thousands: 1.500."""
    return f"{number:,}".replace(",", ".")


def rupiah_text(amount: int) -> str:
    """An amount of money: Rp5.000.000."""
    sign = "-" if amount < 0 else ""
    return f"{sign}Rp{number_text(abs(amount))}"


def long_date(day: date) -> str:
    """A date nobody can misread: Senin, 12 Agustus 1980."""
    return indonesian_locale().toString(QDate(day.year, day.month, day.day), "dddd, d MMMM yyyy")


class QtIndonesian(QTranslator):
    """Indonesian for the words Qt itself puts on screen.

    None, not "", leaves a text as it is: Qt 6.12 shows "" as an empty label.
    """

    def translate(
        self,
        context: str,
        sourceText: str,
        /,
        disambiguation: str | None = None,
        n: int = -1,
    ) -> str | None:
        """Qt's text in Indonesian, or None for any other context than Qt's own."""
        del disambiguation, n
        if not context.startswith("Q"):
            return None
        return QT_TEXTS.get(sourceText.replace("&", ""))

    def isEmpty(self) -> bool:
        """Never, or Qt would refuse to install it."""
        return False


class PseudoTranslator(QTranslator):
    """Doubles every sentence of ours, so that a test sees which labels do not bend."""

    def translate(
        self,
        context: str,
        sourceText: str,
        /,
        disambiguation: str | None = None,
        n: int = -1,
    ) -> str | None:
        """The sentence twice if it is ours."""
        del disambiguation, n
        return f"{sourceText} {sourceText}" if context == CONTEXT else None

    def isEmpty(self) -> bool:
        """Never, or Qt would refuse to install it."""
        return False


def indonesian_locale() -> QLocale:
    """The locale of dates, months and numbers on screen."""
    return QLocale(QLocale.Language.Indonesian, QLocale.Country.Indonesia)


def speak_indonesian(app: QCoreApplication) -> QtIndonesian:
    """Make Qt's own words, dates and numbers Indonesian for the life of `app`."""
    QLocale.setDefault(indonesian_locale())
    translator = QtIndonesian(app)
    QCoreApplication.installTranslator(translator)
    return translator

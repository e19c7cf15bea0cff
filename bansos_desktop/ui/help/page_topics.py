"""Which part of the guide tells about what is in sight."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Spot:
    """A topic, and in it the title that names `part`; "" for its top."""

    topic: str
    part: str = ""


CONTENTS = "mulai-di-sini"
FIRST_START = Spot("pertama-kali", "Membuat data kantor")
FORGOTTEN = Spot("lupa-kata-sandi")
RESTORING = Spot("cadangan", "Memulihkan")
REFUSED = Spot("tanya-jawab")

PAGE_TOPICS: Mapping[str, str] = {
    "home": "beranda",
    "recipients": "penerima",
    "verification": "verifikasi",
    "decisions": "penetapan",
    "handovers": "penyaluran",
    "monitoring": "monev",
    "institutions": "lembaga",
    "quotas": "kuota",
    "imports": "impor",
    "reports": "laporan",
    "activity": "kegiatan",
    "settings": "pengaturan",
}

# By the name of the class, for most dialogs are loaded only when they open. One that is not named
# here asks or shows something about the page behind it, and F1 opens the topic of that.
DIALOG_TOPICS: Mapping[str, Spot] = {
    "BackupDialog": Spot("cadangan", "Melihat dan memeriksa"),
    "GoodsDialog": Spot("penerima", "Menyusun barang"),
    "HistoryDialog": Spot("kegiatan"),
    "ImportDialog": Spot("lembaga", "Mencatat lembaga"),
    "InstallationDialog": Spot("periksa-instalasi"),
    "LeftDialog": Spot("laporan", "Siapa menerima apa"),
    "NameDialog": Spot("penerima", "Mencari"),
    "PassphraseDialog": Spot("lupa-kata-sandi", "Mengganti kata sandi"),
    "PasswordDialog": Spot("tukar-berkas", "Menjaga berkas di jalan"),
    "PhotoDialog": Spot("verifikasi", "Foto"),
    "RecoveryDialog": Spot("lupa-kata-sandi", "Membuat kunci pemulihan"),
    "ViewsDialog": Spot("penerima", "Mencari"),
}
NOTICE_TOPICS: Mapping[str, Spot] = {
    "Data rusak": RESTORING,
    "Kesalahan program": Spot("tanya-jawab", "Kesalahan program"),
    "Pintasan papan ketik": Spot("pintasan"),
}


def topic_of(page: str) -> str:
    """The topic of a page by its key in the navigation."""
    return PAGE_TOPICS.get(page, CONTENTS)


def spot_of(kinds: Iterable[str], title: str) -> Spot | None:
    """Where a dialog is told about, by its classes and its title; None for the page behind it."""
    found = (DIALOG_TOPICS[kind] for kind in kinds if kind in DIALOG_TOPICS)
    return next(found, NOTICE_TOPICS.get(title))

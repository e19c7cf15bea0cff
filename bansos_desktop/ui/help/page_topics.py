"""Which topic of the guide tells about what is in sight."""

from __future__ import annotations

from collections.abc import Mapping

CONTENTS = "mulai-di-sini"
FIRST_START = "pertama-kali"
FORGOTTEN = "lupa-kata-sandi"

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


def topic_of(page: str) -> str:
    """The topic of a page by its key in the navigation."""
    return PAGE_TOPICS.get(page, CONTENTS)

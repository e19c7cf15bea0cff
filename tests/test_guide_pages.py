"""The guide as it is written: every link leads somewhere, every control it names exists."""

from __future__ import annotations

import ast
import csv
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from bansos_desktop.domain.guide import Picture, read_contents, slug_of
from bansos_desktop.domain.guide_search import GuideIndex
from bansos_desktop.runtime.guide_files import CONTENTS, read_guide
from bansos_desktop.ui.commands import COMMANDS
from bansos_desktop.ui.help import page_topics
from tests.factories import ROOT
from tests.ui.offices import PAGES

FOLDER = ROOT / "docs" / "panduan"
GUIDE = read_guide(FOLDER)
LINK = re.compile(r"(?<!!)\[[^]]+\]\(([^)]+)\)")
BOLD = re.compile(r"\*\*(.+?)\*\*", re.DOTALL)
BLANK = re.compile(r"\{[^}]*\}")
KEYS = re.compile(r"`((?:Ctrl|Alt|F)[^`]*)`")
# Keys that no command has: the guide's own, those of forms and lists, and those of other programs.
OWN_KEYS = {
    "Ctrl+T",
    "Ctrl+P",
    "Ctrl+A",
    "Ctrl+V",
    "Ctrl+C",
    "Ctrl+Shift+C",
    "Ctrl+Enter",
    "Ctrl",
    "Alt",
}


INDEX = GuideIndex(GUIDE)
# What people type who do not know our words, and the part they should be led to first.
ASKED = {
    "nik hilang": "Tanya jawab > Mengapa NIK disamarkan?",
    "tidak punya nik": "Penerima > Mencatat penerima baru",
    "nik sudah ada": "Penerima > Bila …",
    "dobel": "Penerima > Orang yang tercatat dua kali",
    "lupa password": "Lupa kata sandi > ",
    "kuota habis": "Penetapan > Bila …",
    "excel rusak": "Impor > Bila …",
    "impor gagal": "Impor > Baris yang ditolak",
    "kata sandi excel": "Tukar berkas > Menjaga berkas di jalan",
    "foto tidak bisa": "Verifikasi > Foto",
    "gps": "Verifikasi > ",
    "titik koordinat": "Verifikasi > Mencatat kunjungan",
    "cetak bast": "Penyaluran > Mencetak BAST",
    "daftar hadir": "Penyaluran > Program bulanan",
    "salah input": "Penerima > Mengubah dan melanjutkan",
    "salah simpan": "Kegiatan > Mengurungkan",
    "kembalikan yang terhapus": "Kegiatan > Memulihkan yang terhapus",
    "batal": "Penetapan > Langkah lain",
    "meninggal": "Penerima > Meninggal, pindah, atau mundur",
    "pindah laptop": "Laptop hilang atau rusak > Bekerja lagi di laptop lain",
    "data hilang": "Tanya jawab > Data saya hilang!",
    "tidak bisa simpan": "Tanya jawab > Mengapa tidak dapat disimpan?",
    "tanda tangan": "Pengaturan > Kop & penanda tangan",
    "pernah menerima": "Penerima > Sudah pernah menerima bantuan",
    "desa tidak ada": "Penerima > Desa tidak ada di daftar",
    "kirim ke kantor": "Tukar berkas > Petugas ke kantor",
    "printer": "Laporan > Printer tidak mencetak",
    "virus": "Pertama kali > Bila Windows memberi peringatan",
    "cadngan": "Cadangan > Membuat cadangan",
    "verifkasi": "Verifikasi > ",
    "inport": "Impor > ",
    "cara tambah orang baru": "Penerima > Mencatat penerima baru",
    "orangnya sudah meninggal": "Penerima > Meninggal, pindah, atau mundur",
    "orang pindah desa": "Penerima > Meninggal, pindah, atau mundur",
    "excel tidak bisa dibaca": "Impor > Bila …",
    "nik 15 angka": "Penerima > NIK bukan 16 angka",
    "nik kurang satu angka": "Penerima > NIK bukan 16 angka",
    "printer tidak keluar": "Laporan > Printer tidak mencetak",
    "hapus data dobel": "Penerima > Orang yang tercatat dua kali",
    "orang dapat bantuan dua kali": "Penerima > Sudah pernah menerima bantuan",
    "program lemot": "Tanya jawab > Program terasa lambat",
    "copot program": "Tanya jawab > Mencopot program",
    "uninstall": "Tanya jawab > Mencopot program",
    "buat sk penerima": "Penetapan > Menetapkan dengan SK",
    "membuat SK": "Penetapan > Menetapkan dengan SK",
    "desa saya tidak ada di daftar": "Penerima > Desa tidak ada di daftar",
    "data hilang semua setelah dibuka": "Tanya jawab > Data saya hilang!",
    "hasil usaha penerima omset": "Monev > ",
    "verifikas lapangan tanpa sinyal": "Verifikasi > ",
    "ubah peran petugas jadi operator": "Pertama kali > Salah memilih kantor atau peran",
    "umur lebih 60": "Penerima > Umur, desil, atau nilai di luar aturan",
    "huruf terlalu kecil": "Tanya jawab > Huruf terlalu kecil",
    "sandi excel": "Tukar berkas > Menjaga berkas di jalan",
    "sandi excel lupa": "Tukar berkas > Menjaga berkas di jalan",
    "warga": "Penerima > ",
    "nyimpen": "Penerima > Mencatat penerima baru",
    "gak bisa nyimpen": "Tanya jawab > Mengapa tidak dapat disimpan?",
    "gak bisa login": "Lupa kata sandi > ",
    "orang yang sama masuk dua kali": "Penerima > Orang yang tercatat dua kali",
    "bapaknya sudah mati": "Penerima > Meninggal, pindah, atau mundur",
    "orang menolak bantuan": "Penerima > Meninggal, pindah, atau mundur",
    "aplikasi lelet": "Tanya jawab > Program terasa lambat",
    "cara hapus orang": "Penerima > Menghapus",
    "mau hapus aplikasi": "Tanya jawab > Mencopot program",
    "cara bikin laporan pdf": "Laporan > Membuat dokumen",
    "cara ngeprint": "Laporan > Printer tidak mencetak",
    "dimana lihat kuota": "Kuota > ",
    "batalkan sk": "Penetapan > Langkah lain",
    "barang kurang waktu dibagi": "Penyaluran > Mencatat serah terima",
    "tidak bisa klik simpan": "Tanya jawab > Mengapa tidak dapat disimpan?",
    "salah pilih desa": "Penerima > Mengubah dan melanjutkan",
    "laptop kecurian": "Laptop hilang atau rusak > ",
    "usia 17 tahun": "Penerima > Umur, desil, atau nilai di luar aturan",
    "bantuan tahun kemarin": "Pengaturan > Penerima lama",
    "tambah lembaga": "Lembaga > Mencatat lembaga",
}


@pytest.fixture(params=[topic.key for topic in GUIDE.topics])
def page(request: pytest.FixtureRequest) -> Path:
    """The file of each topic in turn."""
    return FOLDER / f"{request.param}.md"


def texts_of_the_program() -> Iterator[str]:
    """Every text in the source, as it may stand on screen: without key marks, blanks as an …"""
    for path in (ROOT / "bansos_desktop").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield BLANK.sub("…", re.sub(r"&(?=\w)", "", node.value))


def classes_of_the_program() -> Iterator[str]:
    """The name of every class of the window."""
    for path in (ROOT / "bansos_desktop" / "ui").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ClassDef):
                yield node.name


TEXTS = frozenset(texts_of_the_program())


def test_the_contents_name_every_file_once() -> None:
    named = [key for group in GUIDE.groups for key in group.keys]

    assert len(named) == len(set(named))
    assert {f"{key}.md" for key in named} | {CONTENTS} == {one.name for one in FOLDER.iterdir()}


def test_the_contents_call_each_topic_by_its_title() -> None:
    text = (FOLDER / CONTENTS).read_text(encoding="utf-8")

    assert [t.title for t in GUIDE.topics if f"[{t.title}]({t.key}.md)" not in text] == []
    assert read_contents(text) == GUIDE.groups


def test_every_page_of_the_program_has_a_topic() -> None:
    assert set(page_topics.PAGE_TOPICS) == set(PAGES)
    topics = {*page_topics.PAGE_TOPICS.values(), page_topics.CONTENTS}
    assert topics <= {topic.key for topic in GUIDE.topics}


def test_every_spot_that_f1_leads_to_is_there() -> None:
    gates = (page_topics.FIRST_START, page_topics.FORGOTTEN, page_topics.RESTORING)
    dialogs = (page_topics.DIALOG_TOPICS | page_topics.NOTICE_TOPICS).values()
    for spot in (*gates, page_topics.REFUSED, *dialogs):
        assert bool(GUIDE.topic(spot.topic).slug_naming(spot.part)) is bool(spot.part), spot


def test_every_dialog_with_a_spot_of_its_own_exists_under_that_name() -> None:
    assert set(page_topics.DIALOG_TOPICS) <= set(classes_of_the_program())
    assert set(page_topics.NOTICE_TOPICS) <= TEXTS


def test_every_link_leads_to_a_part_that_is_there(page: Path) -> None:
    for address in LINK.findall(page.read_text(encoding="utf-8")):
        name, _hash, slug = address.partition("#")
        parts = {section.slug for section in GUIDE.topic(name.removesuffix(".md")).sections()}
        assert not slug or slug in parts, address


def test_every_picture_is_there_and_says_what_it_shows(page: Path) -> None:
    for block in GUIDE.topic(page.stem).blocks:
        if isinstance(block, Picture):
            assert block.alt
            assert (FOLDER / block.path).is_file(), block.path
            assert block.path.startswith("../gambar/")


def test_every_control_in_bold_exists_under_that_name(page: Path) -> None:
    names = [" ".join(name.split()) for name in BOLD.findall(page.read_text(encoding="utf-8"))]

    assert [name for name in names if name not in TEXTS] == []


def test_every_key_is_one_that_does_something(page: Path) -> None:
    known = OWN_KEYS | {c.shortcut.replace("Return", "Enter") for c in COMMANDS}

    assert set(KEYS.findall(page.read_text(encoding="utf-8"))) <= known


@pytest.mark.parametrize("words", ASKED)
def test_people_are_led_to_the_right_part_by_their_own_words(words: str) -> None:
    first = INDEX.find(words)[0]

    assert f"{first.title} > {first.heading}" == ASKED[words]


def test_no_word_that_people_say_is_taken_for_another() -> None:
    """ "warga" was marked as a slip of "harga"."""
    marked = [word for hit in INDEX.find("warga") for word in hit.words]

    assert set(marked) == {"warga"}


def rows_of_the_seed(name: str) -> list[dict[str, str]]:
    """A table that every new office starts with."""
    with (ROOT / "seed_data" / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_the_first_day_names_the_businesses_that_have_a_package() -> None:
    packages = rows_of_the_seed("packages.csv")
    named = {row["code"]: row["name"] for row in rows_of_the_seed("business_types.csv")}
    with_package = sorted({named[row["business_type"]] for row in packages})
    said = " ".join((FOLDER / "hari-pertama-petugas.md").read_text(encoding="utf-8").split())

    listed = f"{', '.join(with_package[:-1])}, dan {with_package[-1]}"
    assert f"Untuk {listed} ada **Pakai paket awal (… barang)**" in said
    assert {row["unit_price"] + row["volume"] for row in packages} == {""}  # so they say Rp0


def test_every_topic_says_first_what_it_is_for_and_can_be_found_otherwise(page: Path) -> None:
    topic = GUIDE.topic(page.stem)

    assert topic.sections()[0].sentences
    assert topic.sections()[0].search_words
    assert len({slug_of(section.title) for section in topic.sections()}) == len(topic.sections())

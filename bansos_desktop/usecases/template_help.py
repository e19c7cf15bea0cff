"""What the help sheet of a copied layout says: how to go about it, and every blank."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bansos_desktop.domain.document import DOCUMENT_WORDS
from bansos_desktop.domain.placeholder_words import PLACEHOLDER_WORDS, words_of
from bansos_desktop.workbook.content import GROUP_NAME
from bansos_desktop.workbook.formats import DOCUMENT_NAMES, FORMATS, Format, Shape
from bansos_desktop.workbook.template_help import HelpLine, with_help

_STEPS = """
1. Ubah lembar pertama sesuka kantor: judul, urutan dan lebar kolom, huruf, garis, kop, tanda \
tangan. Yang di dalam kurung kurawal ganda diisi oleh program.
2. Untuk menambah kolom, salin isian dari kolom A di bawah ke sel yang dikehendaki. Untuk \
menghapusnya, hapus kolomnya.
3. Baris yang berulang bernama baris_ulang (menu Rumus, Pengelola Nama). Biarkan nama itu.
4. Jangan hapus lembar tersembunyi _meta, dan jangan simpan dengan sandi atau makro.
5. Simpan sebagai .xlsx, lalu di Pengaturan, Format dokumen, pilih Muat format. Program \
memeriksanya dan menyebut sel yang keliru sebelum dipakai.
6. Lembar Petunjuk ini tidak ikut ke dokumen; boleh dibiarkan, boleh dihapus.
""".strip().splitlines()
_ORDER = {name: place for place, name in enumerate(PLACEHOLDER_WORDS)}
_ANYWHERE = "di mana saja"
_IN_ROW = "di baris berulang"
_IN_SHEET = "di mana saja pada lembar tiap orang"
_IN_GROUP = "di baris kelompok dan subtotal"


def help_added(content: bytes, document: str) -> bytes:
    """The layout with its help sheet."""
    title = f"Petunjuk mengubah format: {DOCUMENT_WORDS.get(document, document)}"
    return with_help(content, title, _STEPS, _lines(FORMATS[document]))


def _lines(form: Format) -> list[HelpLine]:
    """What makes up a row first, since that is what most people look for."""
    return [
        HelpLine(name, words.meaning, words.example, place)
        for name, place in _placed(form)
        for words in (words_of(name),)
    ]


def _place_of(name: str) -> tuple[int, str]:
    """Blanks in the order in which they are described; one that nobody described stands last."""
    return _ORDER.get(name, len(_ORDER)), name


def _placed(form: Format) -> Iterator[tuple[str, str]]:
    of_record = _IN_SHEET if form.shape is Shape.SHEETS else _IN_ROW
    groups: Sequence[tuple[frozenset[str], str]] = (
        (form.row_names, of_record),
        (form.item_names, _IN_ROW),
        (frozenset() if form.shape is Shape.LETTER else frozenset({GROUP_NAME}), _IN_GROUP),
        (DOCUMENT_NAMES, _ANYWHERE),
    )
    for names, place in groups:
        for name in sorted(names, key=_place_of):
            yield name, place

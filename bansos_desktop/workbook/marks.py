"""Telling a row about a person from totals, signatures, notes and repeated headers.

A signature stands in the very columns where names stand, so no single cell decides. Every pattern
leans the same way: a total that is kept is refused in sight, a person who is left out is never
missed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from bansos_desktop.domain.cell import EMPTY_CELL, Cell, CellKind
from bansos_desktop.domain.sheet_fields import SheetField
from bansos_desktop.workbook.headers import normalise_title

Cells = Mapping[SheetField, Cell]

_MONTHS = "januari|februari|maret|april|mei|juni|juli|agustus|september|oktober|november|desember"
_TOTAL = re.compile(r"(sub|grand)?[ -]*(jumlah|jml|total)\b.*", re.IGNORECASE)
_BARE_TOTAL = re.compile(
    r"(sub|grand)?[ -]*(jumlah|jml|total)( (total|seluruhnya|keseluruhan|akhir))?[\s.:=]*",
    re.IGNORECASE,
)
_NOTE = re.compile(
    r"(catatan|nb|note)\b.*|(keterangan|ket\.?|sumber)\s*(:.*)?|halaman\s+\d.*|\*+\).*",
    re.IGNORECASE,
)
_SIGNATURE = re.compile(
    r"(mengetahui|menyetujui|disetujui|dibuat|diketahui|yang\s+membuat|tanda\s*tangan|ttd|nip"
    r"|nama\s+jelas|pangkat|pembina|penata|kepala|ketua|camat|lurah|sekretaris|pendamping"
    r"|petugas|bupati|wali\s*kota|gubernur|a\.\s?n\.?|plt\.?|plh\.?)(\W.*)?"
    rf"|[a-z .]+,[\d\s.…]*({_MONTHS})[\d\s.…]*|[a-z .]+,\s*[.…]{{3,}}[\d\s.…]*",
    re.IGNORECASE,
)
_DEGREE = re.compile(r"(drs|dra|ir|dr|prof)\b\.?.*|.*,\s*[sma]\.?\s?[a-z]{1,4}\b.*", re.IGNORECASE)
_CIVIL_SERVANT = re.compile(r"(19|20)\d{16}")
_SEX_WORD = re.compile(r"laki\s*[-/ ]?\s*laki|perempuan|pria|wanita", re.IGNORECASE)
_SEX = re.compile(r"l|p|lk|pr|laki.*|perempuan|pria|wanita", re.IGNORECASE)
_DAY = re.compile(r"\d{1,4}[/. -]\w{1,9}[/. -]\d{1,4}")
_RUNNING_NUMBER = re.compile(r"\d{1,6}\s*[.)]?")
_LETTER = re.compile(r"[^\W\d_]")
_WORDS_OF_A_WIDE_ROW = 3
_NOT_DIGIT = re.compile(r"\D+")

_FIRST_TITLE = re.compile(
    r"(no|nomor|no urut|uraian|desa|kelurahan|kampung|kecamatan|kabupaten|nama|barang|item|tahap"
    r"|bulan|jenis usaha|jenis barang|jenis bantuan)( (desa|kelurahan|kampung|kota|barang))*"
)
_COUNTING_TITLE = re.compile(
    r"(jumlah|jml|total|banyaknya|kuota|volume|vol|satuan|harga|pagu|realisasi)( .*)?|usulan|sisa"
)

_PLACES = (
    SheetField.ADDRESS,
    SheetField.BIRTH_PLACE,
    SheetField.VILLAGE,
    SheetField.VILLAGE_AND_DISTRICT,
    SheetField.DISTRICT,
    SheetField.REGENCY,
)
_NUMBERS = (
    SheetField.NIK,
    SheetField.RT,
    SheetField.RW,
    SheetField.RT_AND_RW,
    SheetField.BIRTH_DATE,
    SheetField.DESIL,
    SheetField.REQUESTED_VALUE,
)


def opens_other_table(texts: Sequence[str]) -> bool:
    """Whether a row is the header of a recap or price list that follows the people.

    Its titles are told by their words: it begins with a number's or a region's, and counts.
    """
    words = [normalise_title(text) for text in texts if text]
    if not 2 <= len(words) <= 12 or any(len(word) > 40 for word in words):
        return False
    return bool(_FIRST_TITLE.fullmatch(words[0])) and any(map(_COUNTING_TITLE.fullmatch, words[1:]))


def closes_table(texts: Sequence[str]) -> bool:
    """Whether a row reads like a total, a note or part of the signatures under a table."""
    filled = [text for text in texts if text]
    if not filled:
        return False
    bare = any(map(_BARE_TOTAL.fullmatch, filled))
    return bare or opens_with_total(filled[0]) or is_signature(filled)


def is_signature(texts: Sequence[str]) -> bool:
    """Whether any cell begins the signatures: "Mengetahui", an office, a place with a date."""
    return any(_SIGNATURE.fullmatch(text) for text in texts if text)


def is_a_few_words(texts: Sequence[str]) -> bool:
    """Whether little stands in the row, and no number: the names under signatures."""
    filled = [text for text in texts if text]
    few = _WORDS_OF_A_WIDE_ROW * len(filled) <= len(texts)
    return few and not any(map(str.isdigit, "".join(filled)))


def opens_with_total(text: str) -> bool:
    """Whether a row's first text makes it a total or a note."""
    return bool(_TOTAL.fullmatch(text) or _NOTE.fullmatch(text))


def is_person(cells: Cells) -> bool:
    """Whether a row holds a NIK, or a name with anything else that tells who it is.

    In doubt it does: a wrong row is seen and refused later, a lost person is never seen.
    """
    if is_nik_like(text_of(cells, SheetField.NIK)):
        return True
    name = text_of(cells, SheetField.NAME)
    if not _LETTER.search(name) or _SEX_WORD.fullmatch(name):
        return False
    return surely_somebody(cells) or (not _is_mark(name) and _somewhere(cells))


def surely_somebody(cells: Cells) -> bool:
    """What no signature or recap has: a birth date, a card or phone number, a sex."""
    born = cells.get(SheetField.BIRTH_DATE, EMPTY_CELL)
    if born.kind is CellKind.DATE or _DAY.fullmatch(born.text):
        return True
    numbers = (text_of(cells, SheetField.FAMILY_CARD), text_of(cells, SheetField.PHONE))
    return any(map(is_nik_like, numbers)) or bool(_SEX.fullmatch(text_of(cells, SheetField.SEX)))


def is_numbered_name(texts: Sequence[str], name: str) -> bool:
    """Whether a row begins with its running number and has a name; signatures never do."""
    first = next(filter(None, texts), "")
    return bool(_RUNNING_NUMBER.fullmatch(first) and _LETTER.search(name)) and not _is_mark(name)


def is_nik_like(text: str) -> bool:
    """Whether a text in a NIK column is a NIK, perhaps a badly typed one; a NIP is not."""
    digits = _NOT_DIGIT.sub("", text)
    if not 8 <= len(digits) <= 20:
        return False
    return not _SIGNATURE.match(text) and not _CIVIL_SERVANT.fullmatch(digits)


def repeats_header(cells: Cells, titles: Mapping[SheetField, str]) -> bool:
    """Whether every filled cell is its own column's title again, or one line of it.

    `titles` are normalised.
    """
    filled = [(field, normalise_title(cell.text)) for field, cell in cells.items() if cell.text]
    return bool(filled) and all(_is_line_of(text, titles[field]) for field, text in filled)


def text_of(cells: Cells, field: SheetField) -> str:
    """The text of a field; empty when the sheet has no such column."""
    return cells.get(field, EMPTY_CELL).text


def _is_line_of(text: str, title: str) -> bool:
    return bool(text) and (f"{title} ".startswith(f"{text} ") or f" {title}".endswith(f" {text}"))


def _is_mark(text: str) -> bool:
    return any(pattern.fullmatch(text) for pattern in (_TOTAL, _NOTE, _SIGNATURE))


def _somewhere(cells: Cells) -> bool:
    """Weaker signs of a person: a place that reads like no office, a number that is no NIP."""
    places = (text_of(cells, field) for field in _PLACES)
    if any(_LETTER.search(text) and not _is_office(text) for text in places):
        return True
    # "Samarinda, 12 Agustus 1980" reads like the date over a signature, but not in this column.
    if any(map(str.isdigit, text_of(cells, SheetField.BIRTH_PLACE_AND_DATE))):
        return True
    return any(_has_number(text_of(cells, field)) for field in _NUMBERS)


def _is_office(text: str) -> bool:
    return _is_mark(text) or bool(_DEGREE.fullmatch(text))


def _has_number(text: str) -> bool:
    if _CIVIL_SERVANT.fullmatch(_NOT_DIGIT.sub("", text)):
        return False
    return any(map(str.isdigit, text)) and not _SIGNATURE.fullmatch(text)

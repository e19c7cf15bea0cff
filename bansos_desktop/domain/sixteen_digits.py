"""The NIK or No. KK of a cell: what is written around the digits, and mistyped in them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bansos_desktop.domain.nik import LENGTH, clean_digits, masked
from bansos_desktop.domain.problems import Problem, info, warning

_LABEL = re.compile(
    r"\s*(?:n\.?i\.?k|no\.?\s*k\.?k|k\.?k|no\.?\s*ktp|ktp)\b[\s.:=\-]*", re.IGNORECASE
)
_SAID_MISSING = re.compile(
    r"(?:masih |sedang |dalam |msh |sdg )*"
    r"(?:belum|blm|tidak|tdk|tak|gak|proses|diproses|diurus|urus|hilang|tanpa|nihil|kosong|menyusul)\b"
    r"[^0-9]*",
    re.IGNORECASE,
)
_LETTERS = re.compile(r"[OolIi|]")
# What a number became on its way through a statistics program.
_AS_FRACTION = re.compile(r"(?<!\d)(\d{16})[.,]0(?!\d)")
_NAMES = {"nik": "NIK", "family_card": "Nomor KK"}
_LOOKALIKES = str.maketrans({"O": "0", "o": "0", "l": "1", "I": "1", "i": "1", "|": "1"})


@dataclass(frozen=True, slots=True)
class SixteenDigits:
    """The digits as they are kept, and what was done to get them."""

    digits: str
    problems: tuple[Problem, ...] = ()


def read_digits(text: str, field: str) -> SixteenDigits:
    """The number of a cell; `field` is nik or family_card.

    Letters that look like digits are put right only if that makes sixteen of them, and it is said.
    """
    if len(text) == LENGTH and text.isascii() and text.isdigit():
        return SixteenDigits(text)
    if not text:
        return SixteenDigits("")
    if _SAID_MISSING.fullmatch(text):
        return SixteenDigits(
            "", (info("sixteen.said_missing", field, label=_NAMES[field], text=text),)
        )
    bare = _AS_FRACTION.sub(r"\1", _LABEL.sub("", text, count=1))
    digits = clean_digits(bare).translate(_LOOKALIKES)
    if len(digits) != LENGTH or not digits.isdigit():
        left = clean_digits(bare)
        # What is left may be a label or a remark itself, and read again must say the same.
        return SixteenDigits(left) if left == text else read_digits(left, field)
    if not _LETTERS.search(bare):
        return SixteenDigits(digits)
    label = _NAMES[field]
    said = warning("sixteen.letters", field, label=label, number=masked(digits))
    return SixteenDigits(digits, (said,))

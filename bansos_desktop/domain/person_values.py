"""Small values about a person as typed or found in a sheet: sex, phone, RT and RW, desil, name."""

from __future__ import annotations

import re
from functools import lru_cache

from bansos_desktop.domain.nik import clean_digits
from bansos_desktop.domain.problems import Problem, warning

_SEXES = {
    "L": "1 l lk lki laki lakilaki laki2 lelaki cowok pria m male 1lakilaki 1l",
    "P": "2 p pr prp perempuan wanita w cewek f female 2perempuan 2p",
}
_SEX_BY_WORD = {word: sex for sex, words in _SEXES.items() for word in words.split()}

_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
_DESIL = re.compile(
    r"(?:DESIL|D)?[ .:\-]*(?:KE)?[ .:\-]*(?:(\d{1,2})(?:[.,]0+)?|([IVX]+))", re.ASCII
)

_SEVERAL_PHONES = re.compile(r"[/;,&]|\batau\b|\bdan\b", re.IGNORECASE)
_NOT_DIGITS = re.compile(r"[^0-9]")
_REMEMBERED = 512  # a sheet writes a sex in three ways, and on every row
_PLAIN_PHONE = re.compile(r"08[0-9]{7,11}")
_ENDS_IN_FRACTION = re.compile(r"(?<![0-9.])([0-9]{1,3})\.0+(?![0-9.])")
_NEIGHBOURHOOD = re.compile(r"[0-9]{1,3}")
_SHORTEST_PHONE, _LONGEST_PHONE = 9, 13

# In a cell of both, "RT/RW" is a heading; a number keeps its zeros and one letter (12A).
_BOTH_LABELS = re.compile(
    r"R\.?T\.?\s*[/&\-]?\s*R\.?W(?=[\s.:]*(?:[0-9O\-]+[\s/\-]+[0-9O\-]|[0-9O]+\s*$))"
)
_RT_MISSING = re.compile(r"^[\s.:\-]*/")
_RT_OR_RW = re.compile(
    r"(?:R\.?(?P<label>[TW])[^0-9A-Z]*|(?<![A-Z0-9]))(?P<number>(?=O*[0-9])[0-9O]+[A-Z]?)(?![A-Z0-9])"
)


@lru_cache(maxsize=_REMEMBERED)
def parse_sex(text: str) -> str:
    """L or P; empty when the text is empty or says neither."""
    return _SEX_BY_WORD.get(re.sub(r"[^a-z0-9]", "", text.casefold()), "")


def normalise_phone(text: str) -> str:
    """Digits with a leading 0 for +62 and for the zero Excel drops; several joined by " / "."""
    if _PLAIN_PHONE.fullmatch(text):
        return text
    parts = [_one_phone(part) for part in _SEVERAL_PHONES.split(text)]
    if all(len(part) >= _SHORTEST_PHONE - 1 for part in parts):
        return " / ".join(parts)
    return _one_phone(text) if len(parts) > 1 else parts[0]


def _one_phone(text: str) -> str:
    """One number with its 0; a short one beginning with 62 is a landline and keeps its digits."""
    digits = _NOT_DIGITS.sub("", clean_digits(text))
    digits = digits.removeprefix("00") if digits.startswith("0062") else digits
    if digits.startswith("62") and len(digits) >= _SHORTEST_PHONE:
        return "0" + digits[2:].lstrip("0")
    return f"0{digits}" if digits.startswith("8") else digits


def check_phone(text: str) -> list[Problem]:
    """A warning when the text holds no number, or one of unusual length; a dash is empty."""
    if _PLAIN_PHONE.fullmatch(text) or not re.search(r"\w", text):
        return []
    for phone in normalise_phone(text).split(" / "):
        if not phone:
            return [warning("phone.unreadable", "phone")]
        if not phone.startswith("0") or not _SHORTEST_PHONE <= len(phone) <= _LONGEST_PHONE:
            return [warning("phone.length", "phone", count=str(len(phone)))]
    return []


def check_rt_rw(rt: str, rw: str) -> list[Problem]:
    """A warning for what is no number of up to three digits, as the letter O; a dash is empty."""
    return [
        warning("rt_rw.digits", name, name=name.upper())
        for name, text in (("rt", rt), ("rw", rw))
        if text and not _NEIGHBOURHOOD.fullmatch(text) and re.search(r"\w", text)
    ]


def split_rt_rw(text: str) -> tuple[str, str]:
    """RT and RW of one cell, zeros as written; a lone number is the RT, as RW is not used here."""
    bare = _BOTH_LABELS.sub("", _ENDS_IN_FRACTION.sub(r"\1", text.upper()))
    spaced = _RT_MISSING.sub("RW ", bare).replace("RW", " RW")
    found = {"T": "", "W": ""}
    for match in _RT_OR_RW.finditer(spaced):
        label = match["label"] or ("W" if found["T"] else "T")
        if match["label"] or not found[label]:
            found[label] = match["number"].replace("O", "0")
    return found["T"], found["W"]


def parse_desil(text: str) -> int | None:
    """1 to 10 from "2", "Desil 2", "D3", "II" or "2.0"; None for anything else."""
    match = _DESIL.fullmatch(" ".join(text.upper().split()))
    if match is None:
        return None
    if match[1]:
        number = int(match[1])
        return number if 1 <= number <= len(_ROMAN) else None
    return _ROMAN.index(match[2]) + 1 if match[2] in _ROMAN else None

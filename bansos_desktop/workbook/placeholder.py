"""The `{{ group.name }}` blanks of a template cell: parsing them and putting values in.

Templates are edited by people who know Excel and not this program, so there is nothing to compute:
only a name, and what to print without a value.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import TypeAlias

Value: TypeAlias = str | int | float | Decimal | date | None

_BLANK = re.compile(r"\{\{\s*([A-Za-z_]\w*\.\w+)\s*(?:\|\s*([^{}]*?)\s*)?\}\}")
# What an Excel file cannot hold: control characters, halves of surrogate pairs, non-characters.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Blank:
    """One placeholder; `otherwise` is printed when there is no value ('' prints nothing)."""

    name: str
    otherwise: str = ""


Pattern: TypeAlias = tuple[str | Blank, ...]


def parse(text: str) -> Pattern:
    """The literal texts and blanks of a cell in reading order; names are lower case."""
    parts: list[str | Blank] = []
    position = 0
    for match in _BLANK.finditer(text):
        if match.start() > position:
            parts.append(text[position : match.start()])
        parts.append(Blank(match[1].lower(), match[2] or ""))
        position = match.end()
    if position < len(text):
        parts.append(text[position:])
    return tuple(parts)


def blanks(pattern: Pattern) -> tuple[Blank, ...]:
    """The placeholders of a cell, without its literal text."""
    return tuple(part for part in pattern if isinstance(part, Blank))


def is_broken(pattern: Pattern) -> bool:
    """Whether braces are left over, which means that somebody mistyped a placeholder."""
    return any(isinstance(part, str) and ("{{" in part or "}}" in part) for part in pattern)


def render(pattern: Pattern, values: Mapping[str, Value]) -> Value:
    """The cell's value; a text all of whose blanks came out empty is None, label included."""
    if len(pattern) == 1 and isinstance(pattern[0], Blank):
        return _value(pattern[0], values)
    if not pattern:
        return None
    texts = [part if isinstance(part, str) else as_text(_value(part, values)) for part in pattern]
    filled = [text for part, text in zip(pattern, texts, strict=True) if isinstance(part, Blank)]
    if filled and not any(filled):
        return None
    return _closed_up(texts)


def _closed_up(texts: Sequence[str]) -> str:
    """The texts in a row; a blank that came out empty leaves no second space behind."""
    told = ""
    for before, text in pairwise(["-", *texts]):
        is_gap = not before and told.endswith(" ")
        told += text.removeprefix(" ") if is_gap else text
    return told if texts[-1] else told.rstrip(" ")


def as_text(value: Value) -> str:
    """A value inside a sentence: dates dd/mm/yyyy, numbers with a decimal comma, None is ''."""
    match value:
        case None:
            return ""
        case date():
            return f"{value:%d/%m/%Y}"
        case float() | Decimal():
            return plain_number(value).replace(".", ",")
        case _:
            return str(value)


def plain_number(value: float | Decimal) -> str:
    """Digits with a decimal point, without an exponent and without zeros at the end."""
    text = f"{Decimal(str(value)):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _value(blank: Blank, values: Mapping[str, Value]) -> Value:
    """The value of a blank without signs that XML forbids, or what stands in for an empty one."""
    value = values.get(blank.name)
    if isinstance(value, str):
        value = _FORBIDDEN.sub("", value)
    if value is None or value == "":
        return blank.otherwise or None
    return value

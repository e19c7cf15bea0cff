"""What a filled row of the monev sheet says about a visit, and what of it could not be read."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from bansos_desktop.domain.cell import Cell
from bansos_desktop.domain.dates import parse_date
from bansos_desktop.domain.ledger import Value
from bansos_desktop.domain.money_habits import amount_of
from bansos_desktop.domain.monitoring import NO, YES
from bansos_desktop.domain.problems import Problem, error
from bansos_desktop.domain.row_cells import Row
from bansos_desktop.domain.sheet_fields import SheetField

# Column of the sheet and field of the visit, in the order of the form.
VISIT_FIELDS: Mapping[str, str] = {
    "monev.tanggal": "visited_on",
    "monev.petugas": "officer",
    "monev.bulan": "month",
    "monev.berjalan": "running",
    "monev.keadaan_barang": "goods_state",
    "monev.omzet": "revenue",
    "monev.laba": "profit",
    "monev.tenaga_kerja": "workers",
    "monev.perkembangan": "development",
    "monev.kendala": "obstacle",
    "monev.tindak_lanjut": "follow_up",
    "monev.keterangan": "note",
}
LISTS: Mapping[str, str] = {"goods_state": "keadaan_barang", "development": "perkembangan"}
_ANSWERS: Mapping[str, str] = {
    **dict.fromkeys(("y", "ya", "yes", "v", "masih", "berjalan", "jalan"), YES),
    **dict.fromkeys(("t", "tidak", "tdk", "x", "berhenti", "tidak berjalan"), NO),
}
_COUNT = re.compile(r"(?:bulan|bln)?[\s.]*(?:ke)?[\s.\-]*(\d{1,3})\s*(?:bulan|bln|orang|org)?")
Words = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, slots=True, repr=False)
class VisitReading:
    """The filled cells as values of the record, by field, and which of them say nothing."""

    values: dict[str, Value] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def read_visit(cells: Mapping[str, Cell], words: Words, today: date) -> VisitReading:
    """Cells by field of the visit; `words` are the labels of each list by its code."""
    found = VisitReading()
    for name, cell in cells.items():
        text = _text(cell)
        if not text:
            continue
        value = _value(name, cell, text, words, today)
        if isinstance(value, Problem):
            found.problems.append(value)
        else:
            found.values[name] = value
    return found


def _text(cell: Cell) -> str:
    """What stands in a cell; the signs people write for nothing are none."""
    return Row({SheetField.OTHER: cell}).line(SheetField.OTHER)


def _value(name: str, cell: Cell, text: str, words: Words, today: date) -> Value | Problem:
    """What one filled cell says, or that it says nothing that can be kept."""
    if name == "visited_on":
        day = cell.day or parse_date(text, today=today)
        return day.isoformat() if day else error("own.day_unreadable", name, text=text)
    if name in LISTS:
        return _word(name, text, words[LISTS[name]])
    if name == "running":
        answer = _ANSWERS.get(text.casefold())
        return answer or error("own.answer_unreadable", name, text=text)
    return _number(name, cell, text)


def _number(name: str, cell: Cell, text: str) -> Value | Problem:
    """Months, heads and money; whatever is no number is kept as it is written."""
    if name in ("month", "workers"):
        match = _COUNT.fullmatch(text.casefold())
        return int(match[1]) if match else error("own.number_unreadable", name, text=text)
    if name in ("revenue", "profit"):
        amount = amount_of(cell)
        whole = amount.rupiah if amount else None
        return error("own.amount_unreadable", name, text=text) if whole is None else whole
    return text


def _word(name: str, text: str, words: Mapping[str, str]) -> Value | Problem:
    """The code of a word of a list, or the code itself."""
    wanted = text.casefold()
    code = next((one for one, label in words.items() if wanted in (one, label.casefold())), "")
    options = ", ".join(words.values())
    return code or error("own.word_unknown", name, text=text, options=options)

"""What a row tells of a family besides name and address: schooling, work, aid, business, needs.

What no list knows goes into the note in the sender's words, so that nothing is lost.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from bansos_desktop.domain.cell import Cell
from bansos_desktop.domain.code_match import CodeBook
from bansos_desktop.domain.date_text import month_number
from bansos_desktop.domain.names import business_key
from bansos_desktop.domain.problems import Problem, info, warning
from bansos_desktop.domain.recipient import sorted_codes
from bansos_desktop.domain.row_cells import Row
from bansos_desktop.domain.sheet_fields import SheetField

# Column, field of the draft, list of codes, and what the note calls it.
_LISTED: Sequence[tuple[SheetField, str, str, str]] = (
    (SheetField.EDUCATION, "education", "pendidikan", "Pendidikan"),
    (SheetField.OCCUPATION, "occupation", "pekerjaan", "Pekerjaan"),
    (SheetField.MARITAL_STATUS, "marital_status", "status_perkawinan", "Status perkawinan"),
    (SheetField.FAMILY_RELATION, "family_relation", "shdk", "Hubungan keluarga"),
    (SheetField.DESIL_SOURCE, "desil_source", "sumber_desil", "Sumber desil"),
    (SheetField.DISABILITY, "disability", "ragam_disabilitas", "Disabilitas"),
    (SheetField.CENTRAL_AID, "central_aid", "bantuan_pusat", "PKH/BPNT"),
)
_OF_SEVERAL = frozenset({"disability", "central_aid"})
_AID_COLUMNS = ((SheetField.PKH, "pkh", "PKH"), (SheetField.BPNT, "bpnt", "BPNT"))
_COLUMNS = frozenset(
    {column for column, *_rest in _LISTED}
    | {column for column, *_rest in _AID_COLUMNS}
    | {SheetField.DEPENDANTS, SheetField.DTSEN_ID, SheetField.DESIL_PERIOD}
    | {SheetField.BUSINESS_STATE, SheetField.NEEDS}
)

_YES_TEXT = "y ya yes 1 v x ada true terdaftar penerima menerima sudah"
_YES = frozenset(_YES_TEXT.split())
_NO_TEXT = "t tidak tdk n no 0 false bukan belum"
_NO = frozenset(_NO_TEXT.split()) | {
    "tidak ada", "tidak menerima", "non disabilitas", "tidak terdaftar", "tidak dapat",
    "bukan penerima", "non dtks", "normal", "sehat",
}  # fmt: skip
_WIDOWED = frozenset({"JANDA", "DUDA", "JANDADUDA", "DUDAJANDA", "CERAI"})
_SEVERAL = re.compile(r"[;,/+&]|\bdan\b", re.IGNORECASE)
_COUNT = re.compile(r"(\d{1,3})(?:\.0+)?(?: ?(?:orang|org|jiwa|anak))?\.?", re.IGNORECASE)
_YEAR = re.compile(r"(?:\b(?:tahun|thn?)[\s.]*)?(?<!\d)(20\d\d)(?!\d)", re.IGNORECASE)
_QUARTER = re.compile(r"(?:t|tw|triwulan|trw|q)?[\s.\-]*(iv|iii|ii|i|[1-4])", re.IGNORECASE)
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_SPAN = re.compile(r"(\d{1,3})(?:[.,](5))? ?(bulan|bln|tahun|thn|th)\b", re.IGNORECASE)
_NEW = re.compile(r"\b(?:baru|rintisan|belum|akan|rencana)\b", re.IGNORECASE)
_RUNNING = re.compile(r"\b(?:berjalan|jalan|lama|sudah|aktif)\b", re.IGNORECASE)


@dataclass(slots=True)
class Circumstances:
    """Fields of the draft, what is added to its note, and what is said."""

    values: dict[str, Any] = field(default_factory=dict)
    kept: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def keep(self, name: str, label: str, text: str) -> None:
        """Put a text that no list knows into the note, and say so."""
        self.kept.append(f"{label}: {text}")
        self.problems.append(warning("code.unknown", name, label=label, text=text))


def read_circumstances(row: Row, codes: CodeBook) -> Circumstances | None:
    """All of them; None where the sheet has no such column."""
    if _COLUMNS.isdisjoint(row):
        return None
    found = Circumstances()
    for column, name, domain, label in _LISTED:
        if text := row.line(column):
            _listed(found, name, (domain, label), text, codes)
    _aid(found, row)
    _count(found, row.line(SheetField.DEPENDANTS))
    _business_state(found, row.line(SheetField.BUSINESS_STATE))
    if text := row.line(SheetField.DESIL_PERIOD):
        found.values["desil_period"] = _period(text, row.cells[SheetField.DESIL_PERIOD])
    found.values["dtsen_id"] = row.line(SheetField.DTSEN_ID)
    found.values["needs"] = row.line(SheetField.NEEDS)
    return found


def _listed(
    found: Circumstances, name: str, of: tuple[str, str], text: str, codes: CodeBook
) -> None:
    """One value of a list, or several."""
    domain, label = of
    several = name in _OF_SEVERAL
    if several and text.casefold() in _NO:
        return
    if name == "marital_status" and business_key(text) in _WIDOWED:
        found.kept.append(f"{label}: {text}")
        found.problems.append(info("marital_status.widowed", name, text=text))
        return
    if name == "central_aid" and text.casefold() in _YES:
        found.kept.append(f"{label}: {text}")
        found.problems.append(info("central_aid.which", name, text=text))
        return
    whole = codes.find(domain, text)[0]
    parts = _SEVERAL.split(text) if several and not whole else [text]
    for part in filter(None, (part.strip() for part in parts)):
        _one_of_list(found, name, of, part, codes)


def _one_of_list(
    found: Circumstances, name: str, of: tuple[str, str], text: str, codes: CodeBook
) -> None:
    """Its code, a near one with a word about it, or the note."""
    domain, label = of
    code, misspelt = codes.find(domain, text)
    if not code:
        found.keep(name, label, text)
        return
    before = found.values.get(name, "")
    found.values[name] = sorted_codes(f"{before};{code}") if before else code
    if misspelt:
        read = codes.label(domain, code)
        found.problems.append(info("code.read_as", name, label=label, text=text, read=read))


def _aid(found: Circumstances, row: Row) -> None:
    """The two columns that say yes or no about one kind of aid each."""
    for column, code, label in _AID_COLUMNS:
        text = row.line(column)
        if text.casefold() in _YES or text.casefold() == code:
            before = found.values.get("central_aid", "")
            found.values["central_aid"] = sorted_codes(f"{before};{code}")
        elif text and text.casefold() not in _NO:
            found.keep("central_aid", label, text)


def _count(found: Circumstances, text: str) -> None:
    """How many live on the family's income."""
    if match := _COUNT.fullmatch(text):
        found.values["dependants"] = int(match[1])
    elif text:
        found.keep("dependants", "Tanggungan", text)


def _business_state(found: Circumstances, text: str) -> None:
    """Whether it runs, and for how long: "berjalan, 8 bulan", "baru", "2 tahun"."""
    if not text:
        return
    span = _SPAN.search(text)
    if span:
        months = int(span[1]) if span[3].casefold().startswith("b") else int(span[1]) * 12
        months += 6 if span[2] and months != int(span[1]) else 0
        found.values |= {"business_state": "berjalan", "business_months": months}
    elif _NEW.search(text):
        found.values["business_state"] = "baru"
    elif _RUNNING.search(text):
        found.values["business_state"] = "berjalan"
    else:
        found.keep("business_state", "Keadaan usaha", text)


def _period(text: str, cell: Cell) -> str:
    """The quarter as the program writes it (2025-T3), or the text as it stands."""
    if cell.day is not None:
        return f"{cell.day.year}-T{(cell.day.month + 2) // 3}"
    year = _YEAR.search(text)
    if year is None:
        return text
    rest = (text[: year.start()] + " " + text[year.end() :]).strip(" -/.,:()")
    if match := _QUARTER.fullmatch(rest):
        number = _QUARTERS.get(match[1].casefold()) or int(match[1])
        return f"{year[1]}-T{number}"
    month = month_number(rest) if rest else 0
    return f"{year[1]}-T{(month + 2) // 3}" if month else text

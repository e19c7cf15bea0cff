"""An office's change of a rule: what may be written, and how the rule reads to people."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date

from bansos_desktop.domain.messages import SENTENCES, sentence
from bansos_desktop.domain.problems import Acceptor, Problem, Severity, error
from bansos_desktop.domain.recipient import sorted_codes
from bansos_desktop.domain.rule_catalogue import LEVELS, OFF, RuleKind, Unit
from bansos_desktop.domain.rules import RuleSet
from bansos_desktop.domain.rupiah import format_rupiah, format_thousands

LONGEST_MESSAGE = 300
# From and to which number a value makes sense at all; what is right is the office's to say.
BOUNDS: Mapping[Unit, tuple[int, int]] = {
    Unit.DESIL: (1, 10),
    Unit.RUPIAH: (1, 999_999_999_999),
    Unit.YEARS: (1, 99),
    Unit.QUARTERS: (1, 40),
    Unit.PEOPLE: (1, 20),
    Unit.AGE: (1, 120),
    Unit.PLACES: (0, 9_999),
}
_LATEST_MONTH = 60
# (smaller, greater, whether they may be equal): crossed, nobody could pass both.
_PAIRS = (
    ("desil_pass_max", "desil_block_min", False),
    ("value_min", "value_max", True),
    ("age_min", "age_max", True),
)
_BEYOND: Mapping[str, int] = {
    "desil.not_first": 1,
    "desil.stale": 1,
    "value.low": -500_000,
    "value.high": 500_000,
    "age.low": -1,
    "age.high": 1,
}


@dataclass(frozen=True, slots=True)
class RuleEdit:
    """What an operator fills in; `message` "" keeps the standard sentence."""

    value: str
    level: str
    acceptor: Acceptor
    message: str
    source: str
    valid_from: date | None

    def tidy(self, kind: RuleKind) -> RuleEdit:
        """The same as it is kept: lists in one order, and nobody accepts what stops nothing."""
        level = self.level if kind.findings else kind.level
        stops = level == Severity.ERROR.value and bool(kind.findings)
        return replace(
            self,
            value=_tidy_value(kind.unit, self.value),
            level=level,
            acceptor=self.acceptor if stops else Acceptor.NOBODY,
            message=" ".join(self.message.split()) if kind.findings else "",
            source=" ".join(self.source.split()),
        )


def check_edit(
    kind: RuleKind, edit: RuleEdit, rules: RuleSet, documents: Collection[str] = ()
) -> list[Problem]:
    """What forbids a tidy edit beside the other `rules`; `documents` are the codes there are."""
    problems = [] if edit.level == OFF else _check_value(kind, edit.value, documents)
    if edit.level not in LEVELS:
        problems.append(error("rule.level", "level", level=edit.level))
    if len(edit.message) > LONGEST_MESSAGE:
        problems.append(error("rule.message_long", "message", most=str(LONGEST_MESSAGE)))
    if not any(letter.isalnum() for letter in edit.source):
        problems.append(error("rule.source_missing", "source"))
    if edit.valid_from is None:
        problems.append(error("rule.date_missing", "valid_from"))
    if not problems and edit.level != OFF:
        problems += _check_pair(kind, edit.value, rules)
    return problems


def _check_value(kind: RuleKind, value: str, documents: Collection[str]) -> list[Problem]:
    """The value by itself, as its unit wants it; a rule without a unit has none."""
    if kind.unit in BOUNDS:
        return _check_number(kind.unit, value)
    if kind.unit is Unit.DOCUMENTS:
        unknown = [code for code in value.split(";") if code and code not in documents]
        return [error("rule.document", "value", name=unknown[0])] if unknown else []
    if kind.unit is Unit.MONTHS and not all(map(_is_month, value.split(";"))):
        return [error("rule.months", "value", most=str(_LATEST_MONTH))]
    if kind.unit is Unit.YES_NO and value not in ("ya", "tidak"):
        return [error("rule.yes_or_no", "value")]
    return []


def _check_number(unit: Unit, value: str) -> list[Problem]:
    """A whole number between the bounds of its unit."""
    low, high = BOUNDS[unit]
    if not value:
        return [error("rule.value_missing", "value")]
    if not _is_number(value) or not low <= int(value) <= high:
        limits = {"low": format_thousands(low), "high": format_thousands(high)}
        return [error("rule.value_range", "value", **limits)]
    return []


def _check_pair(kind: RuleKind, value: str, rules: RuleSet) -> list[Problem]:
    """Whether the number still leaves room for its counterpart."""
    for smaller, greater, may_equal in _PAIRS:
        if kind.code in (smaller, greater):
            low = int(value) if kind.code == smaller else rules.number(smaller)
            high = int(value) if kind.code == greater else rules.number(greater)
            if _crossed(low, high, may_equal=may_equal):
                write = format_rupiah if kind.unit is Unit.RUPIAH else str
                return [error("rule.crossed", "value", low=write(low or 0), high=write(high or 0))]
    return []


def _crossed(low: int | None, high: int | None, *, may_equal: bool) -> bool:
    """Whether nobody could pass both limits; one that is not set forbids nothing."""
    if low is None or high is None:
        return False
    return low > high if may_equal else low >= high


def value_text(unit: Unit, value: str, documents: Mapping[str, str] | None = None) -> str:
    """A rule's value as people read it; `documents` are the labels of their codes."""
    if not value:
        return "–"
    if unit is Unit.DOCUMENTS:
        return ", ".join((documents or {}).get(code, code.upper()) for code in value.split(";"))
    write = _WRITERS.get(unit)
    return write(value) if write else value


def example(kind: RuleKind, value: str, message: str) -> str:
    """What the rule would say to somebody, with made-up figures; "" for one that says nothing."""
    if message or not kind.findings:
        return message
    code = kind.findings[0]
    if code not in SENTENCES:
        return ""
    number = int(value) if _is_number(value) else 0
    beyond = max(number + _BEYOND.get(code, 0), 0)
    write = format_rupiah if kind.unit is Unit.RUPIAH else str
    blanks = {name: write(beyond) for name in ("desil", "age", "value", "left")}
    figures = _EXAMPLES | blanks | {"limit": write(number)}
    return sentence(code, figures | _EXAMPLES_OF.get(code, {}))


def _tidy_value(unit: Unit, value: str) -> str:
    """The value as it is kept: no blanks, no leading zeros, lists sorted and without doubles."""
    plain = "".join(value.split()).lower()
    if unit is Unit.NONE:
        return ""
    if unit is Unit.DOCUMENTS:
        return sorted_codes(plain)
    if unit is Unit.MONTHS and all(_is_number(one) for one in plain.split(";")):
        return ";".join(str(number) for number in sorted({int(one) for one in plain.split(";")}))
    return str(int(plain)) if _is_number(plain) else plain


def _is_month(text: str) -> bool:
    return _is_number(text) and 1 <= int(text) <= _LATEST_MONTH


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= len("999999999999999")


def _rupiah(value: str) -> str:
    return format_rupiah(int(value)) if _is_number(value) else value


def _months(value: str) -> str:
    return f"bulan ke-{', '.join(value.split(';'))}"


_WRITERS: Mapping[Unit, Callable[[str], str]] = {
    Unit.DESIL: "desil {}".format,
    Unit.RUPIAH: _rupiah,
    Unit.YEARS: "{} tahun".format,
    Unit.QUARTERS: "{} triwulan".format,
    Unit.PEOPLE: "{} orang".format,
    Unit.AGE: "{} tahun".format,
    Unit.PLACES: "{} tempat".format,
    Unit.MONTHS: _months,
}
_EXAMPLES: dict[str, str] = {
    "year": "2024",
    "name": "Siti Contoh",
    "names": "Siti Contoh",
    "over": "1",
    "nik": "640206******0001",
}
_EXAMPLES_OF: Mapping[str, dict[str, str]] = {
    "documents.missing": {"names": "KTP, KK"},
    "business.not_open": {"name": "Jamu Tradisional", "year": "2026"},
    "nik.length": {"count": "15"},
    "region.outside": {"name": "Kota Bontang", "own": "Kabupaten Paser"},
    "nik.birth_date": {"in_nik": "12/08/1980", "typed": "12/09/1980"},
    "nik.sex": {"in_nik": "perempuan", "typed": "laki-laki"},
}

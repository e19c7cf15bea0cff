"""What a careful person answers, who knows the truth about the sheet."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import product

from bansos_desktop.domain.import_question import Question
from tests.sheets.truth import ExpectedSheet, Truth

NOT_READ = NOTHING = "-"
YES = "ya"


def all_answers(truth: Truth, questions: Sequence[Question]) -> Iterator[dict[str, str]]:
    """The answers that are known, with every choice of those that are not, the likeliest first."""
    known = {q.key: _answer(truth, q) for q in questions}
    tried = [q for q in questions if not known[q.key] and q.options]
    sure = {key: answer for key, answer in known.items() if answer}
    for choice in product(*([option.value for option in q.options] for q in tried)):
        yield sure | dict(zip([q.key for q in tried], choice, strict=True))


def _answer(truth: Truth, question: Question) -> str:
    """The one right answer, or "" where only trying tells."""
    kind, _, about = question.key.partition(":")
    if kind == "kolom":
        return _column(truth, about)
    if kind == "judul":
        rows = _sheet(truth, about).header_rows
        return "-".join(str(row) for row in dict.fromkeys(rows[:1] + rows[-1:])) or NOTHING
    if kind == "turun":
        return YES
    if kind == "arti":
        return _meaning(truth, question)
    return ""


def _sheet(truth: Truth, name: str) -> ExpectedSheet:
    """The sheet of that name, or the only one there is: a text file has no name."""
    return truth.sheets.get(name) or next(iter(truth.sheets.values()))


def _column(truth: Truth, about: str) -> str:
    """What the column truly is; any field may be chosen from a list."""
    match = re.fullmatch(r"(.*)!([A-Z]+)", about, re.DOTALL)
    if match is None:
        return ""
    columns = _sheet(truth, match[1]).columns
    return next((name for name, letter in columns.items() if letter == match[2]), NOT_READ)


def _meaning(truth: Truth, question: Question) -> str:
    """The nearest of the offered codes that somebody of the list has, else that it is none."""
    codes = {str(row.values[name]) for row in truth.rows for name in _CODED if name in row.values}
    codes |= {code[:length] for code in codes for length in (5, 8) if code[:2] == "64"}
    return next((one.value for one in question.options if one.value in codes), NOTHING)


_CODED = ("village_code", "business_type")

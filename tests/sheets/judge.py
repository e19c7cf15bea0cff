"""Holding what an import would do against the truth about the sheet.

Wrong is far worse than asked: every count has its own place, and nothing makes up for another.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from bansos_desktop.domain.import_plan import PlannedRow
from bansos_desktop.domain.sheet_fields import GIVES as PARTS
from bansos_desktop.domain.sheet_fields import SheetField, is_kept
from bansos_desktop.usecases.plan_import import ImportPlan
from bansos_desktop.workbook.layout import Layout
from tests.sheets.truth import ASKED_AS, ExpectedRow, ExpectedSheet, Fate, Truth, Value

RIGHT = "benar"
# What is counted apart from the rows; the first two are failures at once.
FAULTS = ("wrong", "lost", "noise", "needless", "unasked")
FOUND = ("headers", "columns", "rows")


@dataclass(slots=True)
class Score:
    """How one quirk came out, added up over seeds and offices.

    `headers`, `columns` and `rows` are those found rightly, out of the `of_...`. `wrong` are
    columns, values and rows taken that must not be, `lost` people of whom nothing is said, `noise`
    lines refused as people that are none, `needless` open questions a careful person would not put,
    `unasked` those that had to be put and were not.
    """

    headers: int = 0
    of_headers: int = 0
    columns: int = 0
    of_columns: int = 0
    rows: int = 0
    of_rows: int = 0
    wrong: int = 0
    lost: int = 0
    noise: int = 0
    needless: int = 0
    unasked: int = 0
    answered: bool = True
    verdicts: Counter[str] = field(default_factory=Counter)
    notes: list[str] = field(default_factory=list)

    @property
    def is_perfect(self) -> bool:
        """Whether there is nothing to mend."""
        found = (self.headers, self.columns, self.rows)
        faults = self.wrong + self.lost + self.noise + self.needless + self.unasked
        wanted = (self.of_headers, self.of_columns, self.of_rows)
        return found == wanted and not faults and self.answered

    def add(self, other: Score) -> None:
        """Another run of the same quirk."""
        for name in FOUND:
            for each in (name, f"of_{name}"):
                setattr(self, each, getattr(self, each) + getattr(other, each))
        for name in FAULTS:
            setattr(self, name, getattr(self, name) + getattr(other, name))
        self.answered = self.answered and other.answered
        self.verdicts += other.verdicts
        self.notes += other.notes


def judge(truth: Truth, plan: ImportPlan) -> Score:
    """Everything about one plan."""
    score = Score()
    asked = {question.field for question in plan.questions}
    _judge_questions(score, truth, plan)
    rows = {_key(truth, plan, row): row for row in plan.rows}
    if truth.nobody:
        _judge_extras(score, truth, rows.values())
        return score
    _judge_layouts(score, truth, plan)
    for expected in truth.rows:
        key = (expected.sheet if len(truth.sheets) > 1 else "", expected.line)
        _judge_row(score, truth, expected, rows.pop(key, None), asked)
    _judge_extras(score, truth, rows.values())
    if not plan.counts.adds_up:
        score.wrong += 1
        score.notes.append("jumlah baris tidak cocok")
    return score


def _key(truth: Truth, plan: ImportPlan, row: PlannedRow) -> tuple[str, int]:
    """Where a row stands; a file of one list needs no name of the sheet, and a text has none."""
    sheet = row.sheet or plan.layout.sheet
    alone = len(truth.sheets) == 1 and (sheet in truth.sheets or len(plan.layouts) == 1)
    return ("" if alone else sheet), row.line


def _judge_questions(score: Score, truth: Truth, plan: ImportPlan) -> None:
    """Open questions only: what is assumed and said holds nobody up."""
    for question in plan.questions:
        if question.is_open and question.field not in truth.asks | truth.may_ask:
            score.needless += 1
            score.notes.append(f"bertanya tanpa perlu: {question.field} ({question.code})")
    for name in sorted(truth.asks - {question.field for question in plan.questions}):
        score.unasked += 1
        score.notes.append(f"tidak bertanya: {name}")


def _judge_extras(score: Score, truth: Truth, rows: Iterable[PlannedRow]) -> None:
    """Rows that are nobody's: taken they are wrong, refused they only disturb."""
    for row in rows:
        if row.is_taken:
            score.wrong += 1
            score.notes.append(f"baris {row.line} diambil padahal bukan orang")
        elif not any(problem.code in truth.codes for problem in row.problems):
            score.noise += 1
            score.notes.append(f"baris {row.line} ditolak padahal bukan orang: {_codes(row)}")


def _judge_layouts(score: Score, truth: Truth, plan: ImportPlan) -> None:
    by_sheet = {layout.sheet: layout for layout in plan.layouts}
    alone = len(truth.sheets) == 1 and len(by_sheet) == 1
    for name, expected in truth.sheets.items():
        score.of_headers += 1
        layout = next(iter(by_sheet.values())) if alone else by_sheet.get(name)
        if layout is None:
            score.of_columns += len(promised(expected.columns))
            score.notes.append(f"lembar {name} tidak dibaca")
            continue
        if layout.header_rows == expected.header_rows:
            score.headers += 1
        else:
            score.notes.append(f"judul di {layout.header_rows}, bukan {expected.header_rows}")
        _judge_columns(score, expected, layout, _asked_about(layout, plan))


def _asked_about(layout: Layout, plan: ImportPlan) -> set[str]:
    """The fields that questions name, and the letters of the columns they are about."""
    start = f"kolom:{layout.sheet}!"
    letters = {q.key.removeprefix(start) for q in plan.questions if q.key.startswith(start)}
    return letters | {question.field for question in plan.questions}


def _judge_columns(score: Score, expected: ExpectedSheet, layout: Layout, asked: set[str]) -> None:
    """A column taken for what it is not is wrong; one not taken is right only if it is asked."""
    wanted, found = promised(expected.columns), promised(layout.mapping)
    score.of_columns += len(wanted)
    for name, letters in wanted.items():
        touched = {name, *letters.split("+"), *found.get(name, "").split("+")}
        if found.get(name) == letters or asked & touched:
            score.columns += 1
        else:
            score.notes.append(f"kolom {name}: {found.get(name)} bukan {letters}")
            score.wrong += name in found
    for name in found.keys() - wanted.keys():
        is_asked = bool(asked & {name, *found[name].split("+")})
        score.wrong += not is_asked
        if not is_asked:
            score.notes.append(f"kolom {name}: {found[name]} padahal tidak ada")


def promised(mapping: Mapping[str, str]) -> dict[str, str]:
    """Letters by kept canonical column; a joint column stands for what it gives."""
    found: dict[str, set[str]] = {}
    for name, letter in mapping.items():
        known = SheetField(name)
        if is_kept(known):
            for part in PARTS.get(known, (known,)):
                found.setdefault(part.value, set()).add(letter)
    return {name: "+".join(sorted(letters)) for name, letters in found.items()}


def _judge_row(
    score: Score, truth: Truth, expected: ExpectedRow, row: PlannedRow | None, asked: set[str]
) -> None:
    score.of_rows += 1
    verdict, why = _verdict(truth, expected, row, asked)
    if verdict == RIGHT:
        score.rows += 1
        return
    score.verdicts[verdict] += 1
    score.wrong += verdict == "salah"
    score.lost += verdict == "hilang"
    score.notes.append(f"baris {expected.line} {verdict}: {why}")


def _verdict(
    truth: Truth, expected: ExpectedRow, row: PlannedRow | None, asked: set[str]
) -> tuple[str, str]:
    """What is to be said of one person's row, and why."""
    if row is None:
        return "hilang", "tidak ada di rencana"
    if not row.is_taken:
        return _verdict_of_refused(truth, expected, row, asked)
    if expected.fate is Fate.REFUSED:
        return "salah", f"diambil, mestinya ditolak {expected.codes}"
    wrong, gaps = _compare(expected.values, row)
    if wrong:
        return "salah", wrong
    return _verdict_of_taken(truth, expected, row, gaps, asked)


def _verdict_of_taken(
    truth: Truth, expected: ExpectedRow, row: PlannedRow, gaps: set[str], asked: set[str]
) -> tuple[str, str]:
    """Nothing in it is wrong; is it whole, and was said what must be?"""
    fair = truth.asks | truth.may_ask
    open_gaps = {name for name in gaps if not asked & fair & set(ASKED_AS.get(name, ()))}
    if gaps and (expected.fate is Fate.TAKEN or open_gaps):
        return "kosong", ", ".join(sorted(gaps))
    if expected.fate is Fate.ASKED and not asked & truth.asks:
        return "tak ditanya", "diambil begitu saja"
    said = not expected.codes or _says(expected, row)
    if not said and not (expected.fate is Fate.DOUBTED and asked & fair):
        return "tak disebut", f"tanpa {expected.codes}: {_codes(row)}"
    return RIGHT, ""


def _verdict_of_refused(
    truth: Truth, expected: ExpectedRow, row: PlannedRow, asked: set[str]
) -> tuple[str, str]:
    """Not taken: that is right where it must be, or where somebody is asked fairly."""
    is_asked = bool(asked & (truth.asks | truth.may_ask))
    if expected.fate is Fate.TAKEN:
        return "ditolak", _codes(row)
    if expected.fate is Fate.ASKED:
        return (RIGHT, "") if asked & truth.asks else ("tak ditanya", _codes(row))
    if is_asked or (expected.fate is not Fate.OPEN and _says(expected, row)):
        return RIGHT, ""
    return ("ditolak" if expected.fate is Fate.OPEN else "tak disebut"), _codes(row)


def _says(expected: ExpectedRow, row: PlannedRow) -> bool:
    return any(problem.code.startswith(code) for problem in row.problems for code in expected.codes)


def _compare(values: Mapping[str, Value], row: PlannedRow) -> tuple[str, set[str]]:
    """What is wrong in words, and what is missing."""
    kept = {**(row.person_values or {}), **(row.proposal_values or {})}
    wrong, gaps = [], set()
    for name, value in values.items():
        got = kept.get(name)
        if name == "note":
            if value is not None and str(value) not in str(got):
                gaps.add(name)
        elif got is None:
            if value is not None:
                gaps.add(name)
        elif _plain(name, got) != _plain(name, value):
            wrong.append(f"{name} {got!r} bukan {value!r}")
    return ", ".join(wrong), gaps


def _plain(name: str, value: object) -> object:
    """Numbers of a neighbourhood with or without their zeros, texts without doubled blanks."""
    if name in ("rt", "rw"):
        return str(value).lstrip("0")
    return " ".join(value.split()) if isinstance(value, str) else value


def _codes(row: PlannedRow) -> str:
    return f"{row.outcome.value} {[problem.code for problem in row.problems]}"

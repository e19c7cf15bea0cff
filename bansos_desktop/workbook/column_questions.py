"""What is asked about columns: those nobody can be sure of, and two that may be the same thing."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from bansos_desktop.domain.column_match import SURE, Basis, ColumnMatch
from bansos_desktop.domain.import_question import Option, Question
from bansos_desktop.domain.sheet_field_words import SHEET_FIELD_WORDS
from bansos_desktop.domain.sheet_fields import NOT_KEPT, SheetField
from bansos_desktop.workbook.columns import is_read
from bansos_desktop.workbook.container import column_letters
from bansos_desktop.workbook.sheet_part import column_number

_LIKELY, _NEAR = 0.5, 0.1
_ESSENTIAL = frozenset({SheetField.NIK, SheetField.NAME})
# Taken for what they seem to be and told, since a wrong one harms nobody.
_HARMLESS = frozenset(
    {SheetField.ADDRESS, SheetField.NOTE, SheetField.OCCUPATION, SheetField.EDUCATION}
    | {SheetField.HAMLET, SheetField.NEEDS, SheetField.BIRTH_PLACE, SheetField.BUSINESS_STATE}
    | {SheetField.MARITAL_STATUS, SheetField.FAMILY_RELATION, SheetField.DEPENDANTS}
)
# What matters in a doubt about these is what else may stand there.
_ROOMY = NOT_KEPT | _HARMLESS
_TITLED = frozenset({Basis.TITLE, Basis.BOTH})
_GIVEN = frozenset({Basis.CHOSEN, Basis.REMEMBERED})
# The answer that a column is none of those offered.
_NOT_READ = "-"
_KEY = re.compile(r"kolom:(.*)!([A-Z]{1,3})", re.DOTALL)


def column_key(sheet: str, key: str) -> int | None:
    """Which column of this sheet a question's key is about, if any."""
    match = _KEY.fullmatch(key)
    if match is None or match[1] != sheet:
        return None
    return column_number(match[2])


def field_answered(answer: str) -> SheetField | None:
    """The field of an answer; None for "not read" and for what is no field."""
    return SheetField(answer) if answer in set(SheetField) else None


def ask_columns(
    sheet: str, matches: Sequence[ColumnMatch], answers: Mapping[str, str]
) -> tuple[dict[SheetField, int], list[Question]]:
    """The columns that are read, and the questions about the others and about close calls."""
    columns: dict[SheetField, int] = {}
    questions: list[Question] = []
    for match in matches:
        question = _question(sheet, match, matches, answers)
        if question:
            questions.append(question)
        likely = match.is_sure or match.confidence >= _LIKELY
        if match.field and is_read(match.field) and likely and not (question and question.is_open):
            columns[match.field] = match.column
    return columns, questions


def _question(
    sheet: str,
    match: ColumnMatch,
    matches: Sequence[ColumnMatch],
    answers: Mapping[str, str],
) -> Question | None:
    """The question about one column, answered or open; None where there is nothing to ask."""
    key = f"kolom:{sheet}!{column_letters(match.column)}"
    if match.basis in _GIVEN:
        return _asked(key, "column.unsure", match, answers[key]) if key in answers else None
    if match.field is None or not match.filled:
        return _about_beaten(key, match, matches)
    if other := _near_rival(match, matches):
        waits = match.field in _ESSENTIAL or not match.is_sure
        taken = "" if waits else match.field.value
        return _asked(key, "column.two", match, taken, column_letters(other.column))
    held = {other.field for other in matches if other.is_sure}
    return _about_doubt(key, match, match.field, {r for r in match.rivals[:1] if r not in held})


def _about_beaten(key: str, match: ColumnMatch, matches: Sequence[ColumnMatch]) -> Question | None:
    """A column whose title is another's rightly, and whose values are what no other column is."""
    doubted = match.basis is Basis.TITLE and match.confidence < SURE and match.filled
    if not doubted or len(match.rivals) < len(("title", "values")):
        return None
    titled, *looks = match.rivals
    if not is_read(looks[0]) or any(other.field is looks[0] for other in matches):
        return None
    return _asked(
        key,
        "column.contradicts",
        replace(match, field=titled, rivals=tuple(looks)),
        "",
        about=looks[0],
    )


def _about_doubt(
    key: str, match: ColumnMatch, field: SheetField, missed: Collection[SheetField]
) -> Question | None:
    """A title that its values contradict waits for an answer; so does what would do harm.

    `missed` is what it rather looks like, unless another column is that already.
    """
    nothing_lost = field in NOT_KEPT and not any(map(is_read, missed))
    weak = match.confidence < _LIKELY
    if match.confidence >= SURE or nothing_lost or (weak and match.basis is not Basis.TITLE):
        return None
    if weak:
        return _asked(key, "column.contradicts", match, "")
    harmless = field in _HARMLESS or field in NOT_KEPT
    return _asked(key, "column.unsure", match, field.value if harmless else "")


def _near_rival(match: ColumnMatch, matches: Sequence[ColumnMatch]) -> ColumnMatch | None:
    """A column that was beaten although it may be the same field nearly as well."""
    if match.field in NOT_KEPT or match.confidence < _LIKELY:
        return None
    return next((other for other in matches if _is_near(other, match)), None)


def _is_near(other: ColumnMatch, match: ColumnMatch) -> bool:
    """Not where only one has the title for it, is hidden, or where both say the same."""
    beaten = other.field is None and match.field in other.rivals[:1] and other.filled > 0
    if not beaten or other.basis in _GIVEN or other.hidden > match.hidden:
        return False
    less_titled = match.basis in _TITLED and other.basis not in _TITLED
    near = other.confidence >= match.confidence - _NEAR
    return near and not less_titled and other.samples != match.samples


def _asked(
    key: str,
    code: str,
    match: ColumnMatch,
    taken: str,
    other: str = "",
    *,
    about: SheetField | None = None,
) -> Question:
    field = match.field
    guesses = [*match.rivals]
    if field:
        guesses.insert(1 if code == "column.contradicts" else 0, field)
    options = [Option(each.value, SHEET_FIELD_WORDS[each]) for each in guesses]
    options.append(Option(_NOT_READ, "Tidak dibaca"))
    looks = match.rivals[0] if code == "column.contradicts" else field or SheetField.OTHER
    values = {
        "column": key.rpartition("!")[2],
        "title": match.title or "tanpa judul",
        "looks": SHEET_FIELD_WORDS[looks],
    }
    if other:
        values["other"] = other
    in_doubt = about or _in_doubt(match)
    assumed = match.basis is not Basis.CHOSEN
    return Question(
        key,
        code,
        in_doubt.value if in_doubt else "",
        tuple(options),
        taken,
        match.filled,
        tuple(values.items()),
        assumed,
    )


def _in_doubt(match: ColumnMatch) -> SheetField | None:
    """What a program waiting for an answer would miss."""
    return match.rivals[0] if match.field in _ROOMY and match.rivals else match.field

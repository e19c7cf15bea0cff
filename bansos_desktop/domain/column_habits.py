"""How the columns of one sheet are written, decided from all rows: dates, money, codes for sex.

A single "05/06/1980" or "5" says nothing. Two hundred of them, held against the NIK beside each,
mostly do; where they do not, a question is put, and the cells wait for the answer.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from bansos_desktop.domain.cell import Cell
from bansos_desktop.domain.date_habits import DateEvidence, DateHabit
from bansos_desktop.domain.import_question import Question
from bansos_desktop.domain.money_habits import USUAL_MONEY, MoneyEvidence, MoneyHabit
from bansos_desktop.domain.sex_habits import USUAL_SEX, SexEvidence, SexHabit
from bansos_desktop.domain.sheet_fields import SheetField

DATE_FIELDS = (SheetField.BIRTH_DATE, SheetField.BIRTH_PLACE_AND_DATE)
Row = Mapping[SheetField, Cell]


@dataclass(frozen=True, slots=True)
class Habits:
    """What was found out about the columns, and what is asked; empty means as usual."""

    dates: Mapping[SheetField, DateHabit] = field(default_factory=dict)
    money: MoneyHabit = USUAL_MONEY
    sex: SexHabit = USUAL_SEX
    questions: tuple[Question, ...] = ()


NO_HABITS = Habits()


def study(
    rows: Iterable[Row],
    titles: Mapping[SheetField, str],
    answers: Mapping[str, str],
    *,
    today: date,
) -> Habits:
    """The habits of a sheet; `titles` are those of its columns, `answers` by question key."""
    dates = {one: DateEvidence(one, titles.get(one, "")) for one in DATE_FIELDS if one in titles}
    money = MoneyEvidence(titles.get(SheetField.REQUESTED_VALUE, ""))
    sex = SexEvidence(titles.get(SheetField.SEX, ""))
    for row in rows:
        nik = row.get(SheetField.NIK)
        for one, evidence in dates.items():
            if cell := row.get(one):
                evidence.see(cell, nik, today)
        if cell := row.get(SheetField.REQUESTED_VALUE):
            money.see(cell)
        if cell := row.get(SheetField.SEX):
            sex.see(cell, nik)
    habits = {one: evidence.habit(answers) for one, evidence in dates.items()}
    asked: Sequence[tuple[Question, ...]] = (
        *(evidence.questions(answers) for evidence in dates.values()),
        money.questions(answers),
        sex.questions(answers),
    )
    questions = tuple(question for some in asked for question in some)
    return Habits(habits, money.habit(answers), sex.habit(answers), questions)

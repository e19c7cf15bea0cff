"""Reading rows with what the office taught, then with what was answered for this import.

An answer may lead to the next question (a kabupaten to its kecamatan), so a row that asks is read
again with the answers of one level more. What was asked stays asked, answered or not: the answers
become lessons, and may be thought better of.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from bansos_desktop.domain.import_question import Option, Question
from bansos_desktop.domain.meaning import (
    LEAVE,
    NOT_PLACES,
    Ask,
    Meaning,
    MeaningBook,
    MeaningDomain,
    meaning_key,
)
from bansos_desktop.domain.row_cells import Cells
from bansos_desktop.domain.row_values import RowReader, RowReading
from bansos_desktop.domain.sheet_fields import SheetField
from bansos_desktop.usecases.teach_meaning import QUESTION, KnownCodes

_LEVELS = (
    frozenset(NOT_PLACES | {MeaningDomain.REGENCY}),
    frozenset({MeaningDomain.DISTRICT}),
    frozenset({MeaningDomain.VILLAGE}),
)
_ABOUT: Mapping[MeaningDomain, tuple[SheetField, str]] = {
    MeaningDomain.BUSINESS: (SheetField.BUSINESS_TYPE, "import.ask_business"),
    MeaningDomain.REGENCY: (SheetField.REGENCY, "import.ask_regency"),
    MeaningDomain.DISTRICT: (SheetField.DISTRICT, "import.ask_district"),
    MeaningDomain.VILLAGE: (SheetField.VILLAGE, "import.ask_village"),
    MeaningDomain.CATEGORY: (SheetField.CATEGORY, "import.ask_category"),
    MeaningDomain.INSTITUTION: (SheetField.INSTITUTION, "import.ask_institution"),
}


@dataclass(slots=True)
class _Count:
    ask: Ask
    rows: int = 0


class MeaningReader:
    """Reads rows, and gathers the same question of many rows into one."""

    def __init__(
        self,
        lessons: list[Meaning],
        answers: list[Meaning],
        reader: Callable[[MeaningBook], RowReader],
    ) -> None:
        self._answers = {question_key(one.domain, one.within, one.text): one for one in answers}
        self._reader, self._lessons = reader, lessons
        self._readers = [reader(MeaningBook(lessons))]
        self._asked: dict[str, _Count] = {}

    def read(self, cells: Cells) -> RowReading:
        """The row as it reads with all answers."""
        reading = self._readers[0].read(cells)
        if not reading.asks:
            return reading
        asked = _by_key(reading)
        for level in range(1, len(_LEVELS) + 1):
            if not asked.keys() & self._answers.keys():
                break
            reading = self._at(level).read(cells)
            asked = {**asked, **_by_key(reading)}
        for key, ask in asked.items():
            self._asked.setdefault(key, _Count(ask)).rows += 1
        return reading

    def questions(self) -> tuple[Question, ...]:
        """One question for each text, that of most rows first."""
        counted = sorted(self._asked.items(), key=lambda pair: -pair[1].rows)
        return tuple(self._question(key, one) for key, one in counted)

    def _question(self, key: str, one: _Count) -> Question:
        """A text that nobody explains is refused or noted, as the row's own finding says."""
        field, code = _ABOUT[one.ask.domain]
        answer = self._answers.get(key)
        options = (*(Option(*near) for near in one.ask.near), Option(LEAVE, "Bukan salah satunya"))
        taken = answer.code if answer else ""
        return Question(
            key,
            code,
            field.value,
            options,
            taken,
            one.rows,
            (("text", one.ask.text),),
            is_assumed=not taken,
        )

    def _at(self, level: int) -> RowReader:
        """The reader with the answers of the first levels."""
        while len(self._readers) <= level:
            known = frozenset().union(*_LEVELS[: len(self._readers)])
            answers = [one for one in self._answers.values() if one.domain in known]
            self._readers.append(self._reader(MeaningBook([*self._lessons, *answers])))
        return self._readers[level]


def question_key(domain: MeaningDomain, within: str, text: str) -> str:
    """The key of "what does this text mean"."""
    return f"{QUESTION}:{domain.value}:{within}:{meaning_key(domain, text)}"


def answered_meanings(answers: Mapping[str, str], known: KnownCodes) -> list[Meaning]:
    """The answers to such questions; one that names no code we know counts as none."""
    found = []
    for key, code in answers.items():
        kind, _colon, rest = key.partition(":")
        parts = rest.split(":", 2)
        if kind != QUESTION or len(parts) < len(("domain", "within", "text")):
            continue
        if parts[0] not in set(MeaningDomain):
            continue
        domain = MeaningDomain(parts[0])
        meaning = Meaning(domain, parts[1], parts[2], code)
        if code == LEAVE or known.has(meaning):
            found.append(meaning)
    return found


def _by_key(reading: RowReading) -> dict[str, Ask]:
    return {question_key(one.domain, one.within, one.text): one for one in reading.asks}

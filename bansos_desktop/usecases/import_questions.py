"""What an import asks once for many rows: what a text means, what to do with rows without NIK."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from bansos_desktop.domain.import_plan import PlannedRow
from bansos_desktop.domain.import_question import Option, Question
from bansos_desktop.domain.meaning import MeaningDomain, meaning_key
from bansos_desktop.domain.resemblance import is_usable
from bansos_desktop.domain.sheet_fields import SheetField

WITHOUT_NIK = "nik:tanpa"
REFUSE, AS_DRAFT = "tolak", "draf"
LEAVE = "-"
_FIELD_OF: Mapping[MeaningDomain, SheetField] = {
    MeaningDomain.BUSINESS: SheetField.BUSINESS_TYPE,
    MeaningDomain.REGENCY: SheetField.REGENCY,
    MeaningDomain.DISTRICT: SheetField.DISTRICT,
    MeaningDomain.VILLAGE: SheetField.VILLAGE,
}


class Asked(Protocol):
    """A text of a row that means nothing we know, and the codes it may stand for."""

    @property
    def domain(self) -> MeaningDomain:
        """What kind of thing it names."""

    @property
    def within(self) -> str:
        """The code of the region it was looked for in, else ""."""

    @property
    def text(self) -> str:
        """As it is written."""

    @property
    def near(self) -> Sequence[tuple[str, str]]:
        """(code, name) of what is spelt alike, nearest first."""


@dataclass(slots=True)
class _Count:
    asked: Asked
    rows: int = 0


@dataclass(slots=True)
class AskCounter:
    """Gathers the same question of many rows into one."""

    _found: dict[str, _Count] = field(default_factory=dict)

    def see(self, asks: Iterable[Asked]) -> None:
        """Count what one row asks."""
        for one in asks:
            key = question_key(one.domain, one.within, one.text)
            self._found.setdefault(key, _Count(one)).rows += 1

    def questions(self, answers: Mapping[str, str]) -> tuple[Question, ...]:
        """One question for each text, that of most rows first."""
        counted = sorted(self._found.items(), key=lambda pair: -pair[1].rows)
        return tuple(_question(key, one, answers.get(key, "")) for key, one in counted)


def question_key(domain: MeaningDomain, within: str, text: str) -> str:
    """The key of "what does this text mean"."""
    return f"arti:{domain.value}:{within}:{meaning_key(domain, text)}"


def keeps_drafts(answers: Mapping[str, str], *, drafts: bool) -> bool:
    """Whether rows without a usable NIK become drafts: asked for, or answered so."""
    return drafts or answers.get(WITHOUT_NIK) == AS_DRAFT


def ask_without_nik(
    rows: Sequence[PlannedRow], answers: Mapping[str, str], *, drafts: bool
) -> tuple[Question, ...]:
    """Where no row of a list has a usable NIK, somebody should say what the list is good for."""
    named = sum(bool(row.name) for row in rows)
    if not named or any(is_usable(row.nik) for row in rows):
        return ()
    options = (
        Option(REFUSE, "Tolak semua dan kembalikan ke pengirim"),
        Option(AS_DRAFT, "Simpan sebagai draf, NIK dilengkapi nanti"),
    )
    taken = AS_DRAFT if keeps_drafts(answers, drafts=drafts) else REFUSE
    given = drafts or answers.get(WITHOUT_NIK) in (REFUSE, AS_DRAFT)
    return (
        Question(
            WITHOUT_NIK,
            "import.without_nik",
            SheetField.NIK.value,
            options,
            taken,
            named,
            is_assumed=not given,
        ),
    )


def _question(key: str, one: _Count, answer: str) -> Question:
    """A text that stays unknown is refused or noted, as the row's own finding says."""
    asked = one.asked
    options = (*(Option(*pair) for pair in asked.near), Option(LEAVE, "Bukan salah satunya"))
    return Question(
        key,
        _CODES[asked.domain],
        _FIELD_OF[asked.domain].value,
        options,
        answer,
        one.rows,
        (("text", asked.text),),
        is_assumed=not answer,
    )


_CODES: Mapping[MeaningDomain, str] = {
    MeaningDomain.BUSINESS: "import.ask_business",
    MeaningDomain.REGENCY: "import.ask_regency",
    MeaningDomain.DISTRICT: "import.ask_district",
    MeaningDomain.VILLAGE: "import.ask_village",
}

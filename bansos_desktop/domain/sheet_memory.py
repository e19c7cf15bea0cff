"""What a person chose for sheets of one making, to be taken for the next of them without asking.

It is kept as JSON; what an older or newer program wrote, and what cannot be read, is left out and
never an error, for then the question is only asked again.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from bansos_desktop.domain.sheet_fields import SheetField

# Answers that hold for how a sheet is made, whoever is in it. That of a single sheet is kept
# without the sheet's name, which differs from village to village.
_OF_THE_FILE = ("tanggal:", "nominal:", "jk:")
_OF_A_SHEET = ("turun:",)
_FIELDS = frozenset(SheetField)
_NOT_READ = ""


@dataclass(frozen=True, slots=True)
class Remembered:
    """Columns by number from 0, None for "not read", and answers by the key of their question.

    `titles` are those of the columns, by which they are found again where a column was added.
    """

    columns: Mapping[int, SheetField | None] = field(default_factory=dict)
    answers: Mapping[str, str] = field(default_factory=dict)
    titles: Mapping[int, str] = field(default_factory=dict)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to remember."""
        return not self.columns and not self.answers

    def answers_for(self, sheet: str) -> dict[str, str]:
        """The answers under the keys that questions about `sheet` have."""
        return {
            f"{key}{sheet}" if key in _OF_A_SHEET else key: answer
            for key, answer in self.answers.items()
        }


def lasting_answers(answers: Mapping[str, str], sheet: str) -> dict[str, str]:
    """Those of `answers` that hold for the next sheet of the same making."""
    found = {
        key: answer for key, answer in answers.items() if answer and key.startswith(_OF_THE_FILE)
    }
    for key in _OF_A_SHEET:
        if answer := answers.get(f"{key}{sheet}", ""):
            found[key] = answer
    return found


def pack(remembered: Remembered) -> str:
    """As text to be kept."""
    columns = {
        str(column): one.value if one else _NOT_READ for column, one in remembered.columns.items()
    }
    titles = {str(column): title for column, title in remembered.titles.items()}
    plain = {"columns": columns, "answers": dict(remembered.answers), "titles": titles}
    return json.dumps(plain, ensure_ascii=False, sort_keys=True)


def unpack(text: str) -> Remembered:
    """What was kept, as far as this version understands it."""
    try:
        raw = json.loads(text or "{}")
    except ValueError:
        raw = {}
    kept = raw if isinstance(raw, dict) else {}
    columns = {
        column: SheetField(name) if name else None
        for column, name in _by_column(kept, "columns").items()
        if name == _NOT_READ or name in _FIELDS
    }
    answers = {
        key: answer
        for key, answer in _pairs(kept, "answers").items()
        if answer and (key in _OF_A_SHEET or key.startswith(_OF_THE_FILE))
    }
    return Remembered(columns, answers, _by_column(kept, "titles"))


def _pairs(raw: Mapping[str, object], name: str) -> dict[str, str]:
    """The texts by text under a name; whatever else stands there is left out."""
    found = raw.get(name)
    if not isinstance(found, dict):
        return {}
    return {key: value for key, value in found.items() if isinstance(value, str)}


def _by_column(raw: Mapping[str, object], name: str) -> dict[int, str]:
    # A number that no sheet reaches would only make somebody count to it.
    return {
        int(column): value
        for column, value in _pairs(raw, name).items()
        if column.isascii() and column.isdecimal() and len(column) <= 5
    }

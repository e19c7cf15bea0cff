"""What an import asks a person instead of guessing, and the answers it was given.

Answers are plain text under the question's key, so that they can be kept, sent along with a request
and given from the command line alike.
"""

from __future__ import annotations

from dataclasses import dataclass

from bansos_desktop.domain.messages import sentence


@dataclass(frozen=True, slots=True)
class Option:
    """One answer: what is kept, and how it reads."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class Question:
    """Something the sheet does not settle.

    `key` names it from one look at the same sheet to the next. `field` is the canonical column it
    is about. `taken` is the answer in force now, given or assumed; "" means that the rows it
    concerns are not taken until somebody answers. `rows` counts those rows. `is_assumed` says
    that `taken` was not given by a person.
    """

    key: str
    code: str
    field: str
    options: tuple[Option, ...]
    taken: str = ""
    rows: int = 0
    values: tuple[tuple[str, str], ...] = ()
    is_assumed: bool = True

    @property
    def is_open(self) -> bool:
        """Whether rows wait for an answer."""
        return not self.taken

    @property
    def message(self) -> str:
        """What is asked, in Indonesian."""
        return sentence(self.code, dict(self.values))

"""A finding about a record: code, level, field, and its sentence in Indonesian."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from bansos_desktop.domain.messages import sentence


class Severity(StrEnum):
    """How much a finding weighs; only ERROR stops a record."""

    ERROR = "galat"
    WARNING = "peringatan"
    INFO = "info"


class Acceptor(StrEnum):
    """Who may let an error pass with a reason; an operator may all that an officer may."""

    NOBODY = "tidak"
    ANYBODY = "petugas"
    OPERATOR = "operator"


@dataclass(frozen=True, slots=True)
class Problem:
    """One finding. `values` fill the blanks of the sentence; a NIK among them must be masked.

    `acceptor` says who may accept an error with a reason; `wording` is the office's own sentence.
    """

    code: str
    severity: Severity
    field: str
    values: tuple[tuple[str, str], ...] = ()
    acceptor: Acceptor = Acceptor.NOBODY
    wording: str = ""

    @property
    def overridable(self) -> bool:
        """Whether anybody may accept it with a reason."""
        return self.acceptor is not Acceptor.NOBODY

    @property
    def message(self) -> str:
        """What is wrong and what to do now, in Indonesian."""
        return self.wording or sentence(self.code, dict(self.values))


def error(code: str, field: str, /, **values: str) -> Problem:
    """A finding that stops the record."""
    return Problem(code, Severity.ERROR, field, tuple(values.items()))


def overridable_error(code: str, field: str, /, **values: str) -> Problem:
    """A finding that stops the record until somebody accepts it with a reason."""
    return Problem(code, Severity.ERROR, field, tuple(values.items()), Acceptor.ANYBODY)


def warning(code: str, field: str, /, **values: str) -> Problem:
    """A finding that a person should look at but that stops nothing."""
    return Problem(code, Severity.WARNING, field, tuple(values.items()))


def info(code: str, field: str, /, **values: str) -> Problem:
    """A finding that is merely worth knowing."""
    return Problem(code, Severity.INFO, field, tuple(values.items()))


def stops(problems: Iterable[Problem]) -> bool:
    """Whether any finding forbids saving the record."""
    return any(problem.severity is Severity.ERROR for problem in problems)

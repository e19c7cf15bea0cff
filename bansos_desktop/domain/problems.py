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


@dataclass(frozen=True, slots=True)
class Problem:
    """One finding. `values` fill the blanks of the sentence; a NIK among them must be masked.

    An `overridable` error may be accepted by a person who gives a reason.
    """

    code: str
    severity: Severity
    field: str
    values: tuple[tuple[str, str], ...] = ()
    overridable: bool = False

    @property
    def message(self) -> str:
        """What is wrong and what to do now, in Indonesian."""
        return sentence(self.code, dict(self.values))


def error(code: str, field: str, /, **values: str) -> Problem:
    """A finding that stops the record."""
    return Problem(code, Severity.ERROR, field, tuple(values.items()))


def overridable_error(code: str, field: str, /, **values: str) -> Problem:
    """A finding that stops the record until somebody accepts it with a reason."""
    return Problem(code, Severity.ERROR, field, tuple(values.items()), overridable=True)


def warning(code: str, field: str, /, **values: str) -> Problem:
    """A finding that a person should look at but that stops nothing."""
    return Problem(code, Severity.WARNING, field, tuple(values.items()))


def info(code: str, field: str, /, **values: str) -> Problem:
    """A finding that is merely worth knowing."""
    return Problem(code, Severity.INFO, field, tuple(values.items()))


def stops(problems: Iterable[Problem]) -> bool:
    """Whether any finding forbids saving the record."""
    return any(problem.severity is Severity.ERROR for problem in problems)

"""What the rules say of a month that is to be recorded: of how many people, and of whom not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from bansos_desktop.domain.problems import Problem, Severity
from bansos_desktop.store.instalments import MonthRow


@dataclass(frozen=True, slots=True)
class Fault:
    """A finding about some of the people of a request: how many, and the first by name."""

    problem: Problem
    people: int
    name: str = field(repr=False)

    @property
    def stops(self) -> bool:
        """Whether it forbids recording."""
        return self.problem.severity is Severity.ERROR

    @property
    def message(self) -> str:
        """The sentence, with whom it is about where that is not everybody."""
        others = f" dan {self.people - 1} orang lain" if self.people > 1 else ""
        return (
            f"{self.problem.message} ({self.name}{others})" if self.name else self.problem.message
        )


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Somebody for whom the month cannot be recorded, and why."""

    proposal: str
    name: str = field(repr=False)
    problems: Sequence[Problem]

    @property
    def why(self) -> str:
        """The first reason, in a sentence."""
        return next(one.message for one in self.problems if one.severity is Severity.ERROR)


def faults_of(checked: Sequence[tuple[MonthRow, Sequence[Problem]]]) -> list[Fault]:
    """Each finding once, with how many it is about."""
    counted: Counter[Problem] = Counter()
    first: dict[Problem, str] = {}
    for row, found in checked:
        counted.update(found)
        for problem in found:
            first.setdefault(problem, row.name)
    return [
        Fault(problem, people, "" if people == len(checked) > 1 else first[problem])
        for problem, people in counted.items()
    ]

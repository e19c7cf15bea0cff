"""Statements of sources that contradict each other or are unclear, and what is in force.

Nobody but the office says which one it goes by, and it says why. Until then the figure or rule of
the reference data is in force, whatever else was written.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from enum import StrEnum

from bansos_desktop.domain.problems import Problem, error
from bansos_desktop.domain.quota_ledger import FigureKey
from bansos_desktop.domain.rupiah import format_rupiah, format_thousands


class Subject(StrEnum):
    """What a statement is about."""

    VALUE = "nilai"
    QUOTA = "kuota"
    CEILING = "pagu"

    @property
    def label(self) -> str:
        """The word on screen."""
        return _LABELS[self]


_LABELS = {
    Subject.VALUE: "Nilai per orang",
    Subject.QUOTA: "Kuota",
    Subject.CEILING: "Pagu",
}


@dataclass(frozen=True, slots=True, order=True)
class Topic:
    """What statements are about side by side; "" is a stage that they do not name."""

    programme: str
    year: int
    stage: str
    region_code: str
    subject: str

    @property
    def key(self) -> FigureKey:
        """The figure it concerns."""
        return FigureKey(self.programme, self.year, self.stage, self.region_code)

    @property
    def uid(self) -> str:
        """The one record of a choice: two laptops write the same."""
        parts = (self.programme, str(self.year), self.stage, self.region_code, self.subject)
        return hashlib.sha256("\n".join(("claim", *parts)).encode()).hexdigest()[:32]


@dataclass(frozen=True, slots=True)
class Statement:
    """What one source says, from `low` to `high`; people, or of money whole rupiah."""

    topic: Topic
    low: int
    high: int
    source: str
    source_title: str = ""
    source_date: str = ""
    sentence: str = ""
    note: str = ""

    @property
    def span(self) -> str:
        """Its numbers as people read them."""
        return span_text(self.topic.subject, self.low, self.high)


@dataclass(frozen=True, slots=True)
class Choice:
    """That the office goes by a source, why, who said so and when."""

    source: str
    reason: str
    by: str = ""
    at: str = ""


@dataclass(frozen=True, slots=True)
class InForce:
    """What counts now; both numbers None where nothing does. `source` as it stands there."""

    low: int | None = None
    high: int | None = None
    source: str = ""
    own: bool = False

    @property
    def is_known(self) -> bool:
        """Whether anything counts."""
        return self.low is not None or self.high is not None


@dataclass(frozen=True, slots=True)
class Claim:
    """A statement beside what is in force, and why that is."""

    statement: Statement
    force: InForce
    choice: Choice | None = None

    @property
    def is_chosen(self) -> bool:
        """Whether the office said that it goes by this one."""
        return self.choice is not None and self.choice.source == self.statement.source

    @property
    def in_force(self) -> bool:
        """Whether the numbers that count are this source's."""
        if not self.force.is_known or not _fits(self.statement, self.force):
            return False
        if self.force.own:
            return self.is_chosen
        return self.force.source == self.statement.source

    @property
    def why(self) -> str:
        """Why it counts or does not, in a sentence."""
        if self.in_force and self.choice is not None:
            return f"Dipilih kantor: {self.choice.reason}"
        if self.in_force:
            return "Angka data acuan; kantor belum memilih."
        if not self.force.is_known:
            return "Belum ada yang berlaku; kantor belum memilih."
        subject = self.statement.topic.subject
        now = span_text(subject, self.force.low, self.force.high)
        source = f" dari {self.force.source}" if self.force.source else ""
        if _fits(self.statement, self.force):
            return f"Angkanya cocok dengan {now} yang berlaku{source}."
        if self.is_chosen:
            return f"Pernah dipilih, tetapi sesudahnya diubah; yang berlaku {now}{source}."
        return f"Tidak dipakai; yang berlaku {now}{source}."


def span_text(subject: str, low: int | None, high: int | None) -> str:
    """From one number to the other, or the one they both are."""
    write = format_thousands if subject == Subject.QUOTA else format_rupiah
    parts = dict.fromkeys(write(one) for one in (low, high) if one is not None)
    return "–".join(parts)


def check_amount(statement: Statement, amount: int | None) -> list[Problem]:
    """A figure or a ceiling is one number: what is said as a span needs the office's own."""
    if statement.topic.subject == Subject.VALUE:
        return []
    chosen = statement.low if amount is None and statement.low == statement.high else amount
    if chosen is None or not statement.low <= chosen <= statement.high:
        write = format_thousands if statement.topic.subject == Subject.QUOTA else format_rupiah
        limits = {"low": write(statement.low), "high": write(statement.high)}
        return [error("claim.amount_missing", "amount", **limits)]
    return []


def _fits(statement: Statement, force: InForce) -> bool:
    """Whether the numbers in force are what the statement says."""
    if statement.topic.subject == Subject.VALUE:
        return (force.low, force.high) == (statement.low, statement.high)
    return force.low is not None and statement.low <= force.low <= statement.high

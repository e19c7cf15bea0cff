"""What an import would do: one named outcome for every row, and counts that must add up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from bansos_desktop.domain.ledger import Value
from bansos_desktop.domain.problems import Problem, Severity


class Outcome(StrEnum):
    """What becomes of a row; every row is exactly one of these."""

    CREATED = "baru"
    UPDATED = "diperbarui"
    UNCHANGED = "sama"
    DOUBLE = "ganda di berkas"
    SIMILAR = "mirip"
    REJECTED = "ditolak"


# None of these is taken: the equation counts them all as rejected.
NOT_TAKEN = frozenset({Outcome.DOUBLE, Outcome.SIMILAR, Outcome.REJECTED})


@dataclass(frozen=True, slots=True, repr=False)
class Difference:
    """A field of a known record that a row would change; values as they are kept.

    One that is `disputed` was changed here as well, and stays unless somebody takes the sheet's.
    """

    field: str
    old: Value
    new: Value
    kept: bool = False
    disputed: bool = False


@dataclass(frozen=True, slots=True, repr=False)
class Resemblance:
    """Somebody whom a row may be about; `why` is the code of its sentence.

    `person` is the uid of somebody in the store; "sheet!line" of somebody whom an earlier row of
    the same file makes, for that one has no lasting name yet.
    """

    person: str
    name: str
    why: str


@dataclass(frozen=True, slots=True, repr=False)
class PlannedRow:
    """A row with its outcome. `line` is its row in Excel; the two mappings are what is written.

    For an update they hold only what differs, and never an empty value: an empty cell erases
    nothing. Of a row that resembles somebody they hold what is to be compared, and none of it is
    written. `differences` names the same with what stood before, and what was chosen to be kept as
    it is. `similar` are those whom the row may be about, where that is not settled; of a created
    row, those whom somebody found to be other people. A row of the monev sheet writes nothing of
    person and proposal, but `visit_values` of the follow-up `visit`.
    """

    line: int
    outcome: Outcome
    name: str
    nik: str
    place: str
    problems: tuple[Problem, ...]
    person: str = ""
    proposal: str = ""
    new_person: bool = False
    person_values: Mapping[str, Value] | None = None
    proposal_values: Mapping[str, Value] | None = None
    sheet: str = ""
    differences: tuple[Difference, ...] = ()
    similar: tuple[Resemblance, ...] = ()
    visit: str = ""
    visit_values: Mapping[str, Value] | None = None

    @property
    def is_taken(self) -> bool:
        """Whether the row is in the store afterwards."""
        return self.outcome not in NOT_TAKEN

    @property
    def warned(self) -> bool:
        """Whether the row is taken although something about it should be looked at."""
        return self.is_taken and any(
            problem.severity is Severity.WARNING for problem in self.problems
        )

    def rejected(self, problem: Problem, outcome: Outcome = Outcome.REJECTED) -> PlannedRow:
        """The same row, not taken because of `problem`."""
        return replace(
            self,
            outcome=outcome,
            problems=(problem, *self.problems),
            person_values=None,
            proposal_values=None,
        )


@dataclass(frozen=True, slots=True)
class Counts:
    """The equation of an import: rows_read = created + updated + unchanged + rejected."""

    rows_read: int
    created: int
    updated: int
    unchanged: int
    rejected: int
    warnings: int

    @property
    def adds_up(self) -> bool:
        """Whether no row was lost or counted twice."""
        return self.rows_read == self.created + self.updated + self.unchanged + self.rejected

    @property
    def brings_nothing(self) -> bool:
        """Whether every row is known already and says what stands."""
        return 0 < self.rows_read == self.unchanged


def count(rows: Sequence[PlannedRow], rows_read: int) -> Counts:
    """Count the outcomes of `rows`; `rows_read` is counted by the reader, apart from them."""
    tally = dict.fromkeys(Outcome, 0)
    for row in rows:
        tally[row.outcome] += 1
    return Counts(
        rows_read,
        tally[Outcome.CREATED],
        tally[Outcome.UPDATED],
        tally[Outcome.UNCHANGED],
        sum(tally[outcome] for outcome in NOT_TAKEN),
        sum(row.warned for row in rows),
    )

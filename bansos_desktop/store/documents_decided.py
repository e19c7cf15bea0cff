"""Reading who was decided on, and under which decrees, for documents."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sqlite_utils import Database

from bansos_desktop.domain.workflow import DECIDED
from bansos_desktop.store.documents import (
    FROM,
    WHERE,
    PersonLine,
    Selection,
    filter_values,
    people,
)

_STATES = ", ".join(f"'{state.value}'" for state in sorted(DECIDED))
_DECIDED = f"and proposal.status in ({_STATES})"


@dataclass(frozen=True, slots=True)
class Decree:
    """A decree by its number and day, as yyyy-mm-dd; "" where nobody said."""

    number: str
    day: str


@dataclass(frozen=True, slots=True)
class Decided:
    """How many were decided on, what they were granted, and by which decrees.

    `without_value` were granted no amount that is known, and are not in `value`.
    """

    people: int
    value: int
    without_value: int
    decrees: tuple[Decree, ...]


@dataclass(frozen=True, slots=True, repr=False)
class DecidedLine:
    """A person who was decided on, with the decree; no repr shows it."""

    who: PersonLine
    decree: Decree


class DocumentDecidedReader:
    """Lists of those who were decided on, for documents."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def count(self, selection: Selection) -> int:
        """How many of the selection were decided on."""
        found = self._db.execute(
            f"select count(*) from {FROM} where {WHERE} {_DECIDED}", filter_values(selection)
        )
        return int(found.fetchone()[0])

    def lines(self, selection: Selection) -> Iterator[DecidedLine]:
        """Each of them in the order of the list of proposals."""
        told = "coalesce(proposal.decree_number, ''), coalesce(proposal.decree_date, '')"
        for row in people(self._db, selection, told, also=_DECIDED):
            yield DecidedLine(PersonLine(*row[:-2]), Decree(*row[-2:]))

    def decree_numbers(self, selection: Selection) -> list[str]:
        """The numbers of the decrees that decided on anybody of the selection, the oldest first."""
        rows = self._db.execute(
            f"""select proposal.decree_number from {FROM} where {WHERE} {_DECIDED}
            and coalesce(proposal.decree_number, '') <> ''
            group by proposal.decree_number order by min(proposal.decree_date), 1""",
            filter_values(selection),
        )
        return [str(row[0]) for row in rows]

    def totals(self, selection: Selection) -> Decided:
        """All of them together; decrees by day and number."""
        rows = self._db.execute(
            f"""select coalesce(proposal.decree_number, '') as number,
                coalesce(proposal.decree_date, '') as day,
                count(*), coalesce(sum(proposal.approved_value), 0),
                sum(proposal.approved_value is null)
            from {FROM} where {WHERE} {_DECIDED} group by number, day order by day, number""",
            filter_values(selection),
        ).fetchall()
        people, value, without = (sum(row[n] for row in rows) for n in (2, 3, 4))
        return Decided(people, value, without, tuple(Decree(*row[:2]) for row in rows))

"""Reading what waits for somebody: open proposals, visits to make, what was sent back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from sqlite_utils import Database

from bansos_desktop.domain.ledger import Value
from bansos_desktop.domain.records import PERSON_FIELDS, PROPOSAL_FIELDS
from bansos_desktop.domain.workflow import UNDECIDED, Status

_OPEN = ", ".join(f"'{state.value}'" for state in sorted(UNDECIDED))
_PERSON = ", ".join(f"person.{name}" for name in PERSON_FIELDS)
_PROPOSAL = ", ".join(f"proposal.{name}" for name in PROPOSAL_FIELDS)


@dataclass(frozen=True, slots=True)
class OpenProposal:
    """A proposal about which something may still be decided, with its person."""

    uid: str
    person: Mapping[str, Value] = field(repr=False)
    proposal: Mapping[str, Value] = field(repr=False)


@dataclass(frozen=True, slots=True)
class VillageCount:
    """How many people of a village wait."""

    village_code: str
    people: int


@dataclass(frozen=True, slots=True)
class SentBack:
    """A proposal that was returned, and why."""

    uid: str
    name: str = field(repr=False)
    reason: str


class WorkReader:
    """Questions for the list of what is to be done."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def open_proposals(self, programme: str, year: int) -> Iterator[OpenProposal]:
        """Everybody about whom something may still be decided, in one pass."""
        rows = self._db.execute(
            f"""select proposal.uid, {_PERSON}, {_PROPOSAL}
            from proposal join person on person.uid = proposal.person
            where proposal.programme = ? and proposal.year = ? and proposal.status in ({_OPEN})
                and proposal.deleted = 0 and person.deleted = 0""",
            [programme, year],
        )
        last = 1 + len(PERSON_FIELDS)
        for row in rows:
            yield OpenProposal(
                row[0],
                dict(zip(PERSON_FIELDS, row[1:last], strict=True)),
                dict(zip(PROPOSAL_FIELDS, row[last:], strict=True)),
            )

    def shared_cards(self, programme: str, year: int) -> Mapping[str, list[tuple[str, str]]]:
        """(person uid, name) by No. KK, of cards under which several are proposed this year."""
        rows = self._db.execute(
            """select family_card, person, name from listing
            where programme = :programme and year = :year and family_card in (
                select family_card from listing
                where programme = :programme and year = :year and family_card <> ''
                group by family_card having count(*) > 1)""",
            {"programme": programme, "year": year},
        )
        found: dict[str, list[tuple[str, str]]] = {}
        for card, person, name in rows:
            found.setdefault(card, []).append((person, name))
        return found

    def accepted(self) -> frozenset[tuple[str, str]]:
        """(person uid, code) of every finding that somebody accepted with a reason."""
        rows = self._db.execute("select person, code from decision where deleted = 0")
        return frozenset((row[0], row[1]) for row in rows)

    def visits_to_make(self, programme: str, year: int) -> Sequence[VillageCount]:
        """Villages with people who are proposed and were never visited, the fullest first."""
        rows = self._db.execute(
            """select village_code, count(*) from listing
            where programme = ? and year = ? and status = ? and not exists (
                select 1 from verification
                where verification.proposal = listing.proposal and verification.deleted = 0)
            group by village_code order by 2 desc, 1""",
            [programme, year, Status.PROPOSED.value],
        )
        return [VillageCount(*row) for row in rows]

    def sent_back(self, programme: str, year: int, limit: int) -> Sequence[SentBack]:
        """The proposals sent back last, with the reason."""
        rows = self._db.execute(
            """select listing.proposal, listing.name, coalesce(proposal.status_reason, '')
            from listing join proposal on proposal.id = listing.id
            where listing.programme = ? and listing.year = ? and listing.status = ?
            order by listing.id desc limit ?""",
            [programme, year, Status.RETURNED.value, limit],
        )
        return [SentBack(*row) for row in rows]

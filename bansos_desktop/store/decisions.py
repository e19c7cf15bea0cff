"""Reading what deciding in bulk needs: who stands in line, what is known of them, lost places."""

from __future__ import annotations

import sys
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlite_utils import Database

from bansos_desktop.domain.ledger import Value
from bansos_desktop.domain.quota_ledger import Leaf
from bansos_desktop.domain.records import PERSON_FIELDS, PROPOSAL_FIELDS
from bansos_desktop.domain.workflow import DECIDED, Status
from bansos_desktop.store.recipients import StoredRecord

AT_ONCE = 5000
_DECREED = ", ".join(f"'{state.value}'" for state in sorted({*DECIDED, Status.CANCELLED}))
_KEY = """listing.proposal, listing.stage, listing.region_code, listing.status,
    substr(listing.village_code, 1, 8), listing.category"""
_ROW = """proposal, person, name, nik, place, region_code, stage, status, business_type, desil,
    requested_value, approved_value, proposed_on, reserve_rank, decree_number, category,
    institution"""


@dataclass(frozen=True, slots=True)
class Line:
    """Who stands in line: an empty part narrows nothing; of `desil` 0 means not known."""

    programme: str
    year: int
    stage: str = ""
    region_code: str = ""
    district_code: str = ""
    status: str = ""
    desil: Sequence[int] = ()
    category: str = ""


@dataclass(frozen=True, slots=True)
class Key:
    """One proposal in line, with what the sums of a selection need."""

    proposal: str
    stage: str
    region_code: str
    status: str
    district: str = ""
    category: str = ""


@dataclass(frozen=True, slots=True)
class DecisionRow:
    """One proposal as the table of decisions shows it."""

    proposal: str
    person: str
    name: str
    nik: str
    place: str
    region_code: str
    stage: str
    status: str
    business_type: str
    desil: int | None
    requested_value: int | None
    approved_value: int | None
    proposed_on: str
    reserve_rank: int | None
    decree_number: str
    category: str = ""
    institution: str = ""


@dataclass(frozen=True, slots=True)
class Namesake:
    """Another proposal of the same year under the same NIK."""

    proposal: str
    name: str
    status: str


class DecisionReader:
    """Questions about many proposals at once; what is deleted is not there."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def keys(self, line: Line) -> list[Key]:
        """Everybody in line in the order of decision: desil, then the day of the proposal.

        Of the reserve, which has an order of its own, by rank.
        """
        where, values = _where(line)
        order = "priority, id"
        if line.status == Status.RESERVE.value:
            order = "reserve_rank is null, reserve_rank, priority, id"
        rows = self._db.execute(
            f"select {_KEY} from listing where {where} order by {order}", values
        )
        return [Key(*row) for row in rows]

    def keys_of(self, proposals: Sequence[str]) -> list[Key]:
        """The same of some proposals, as they stand now."""
        found: list[Key] = []
        for part, marks in _parts(proposals):
            rows = self._db.execute(
                f"""select {_KEY} from proposal cross join listing on listing.id = proposal.id
                where proposal.uid in ({marks})""",
                part,
            )
            found += [Key(*row) for row in rows]
        return found

    def rows(self, proposals: Sequence[str]) -> dict[str, DecisionRow]:
        """Rows of the table by proposal."""
        found: dict[str, DecisionRow] = {}
        for part, marks in _parts(proposals):
            rows = self._db.execute(
                # cross join: from the few proposals to their rows, not through the whole list
                f"""select {", ".join(f"listing.{name.strip()}" for name in _ROW.split(","))}
                from proposal cross join listing on listing.id = proposal.id
                where proposal.uid in ({marks})""",
                part,
            )
            found |= {row[0]: DecisionRow(*row) for row in rows}
        return found

    def in_line(self, proposals: Sequence[str], *, by_rank: bool = False) -> list[str]:
        """The same proposals in the order of decision, or of the reserve."""
        found: list[tuple[int, str, int, str]] = []
        for part, marks in _parts(proposals):
            rows = self._db.execute(
                f"""select listing.reserve_rank, listing.priority, listing.id, listing.proposal
                from proposal cross join listing on listing.id = proposal.id
                where proposal.uid in ({marks})""",
                part,
            )
            found += [(_place(rank) if by_rank else 0, *rest) for rank, *rest in rows]
        return [uid for _rank, _priority, _id, uid in sorted(found)]

    def proposals(self, uids: Sequence[str]) -> dict[str, StoredRecord]:
        """Proposals by uid."""
        return self._records("proposal", PROPOSAL_FIELDS, uids)

    def people(self, uids: Sequence[str]) -> dict[str, StoredRecord]:
        """People by uid."""
        return self._records("person", PERSON_FIELDS, uids)

    def visited(self, proposals: Sequence[str]) -> set[str]:
        """Which of these proposals were verified at the house, and not at a closed door."""
        found: set[str] = set()
        for part, marks in _parts(proposals):
            rows = self._db.execute(
                f"""select proposal from verification where proposal in ({marks})
                and deleted = 0 and coalesce(outcome, 'selesai') = 'selesai'""",
                part,
            )
            found |= {row[0] for row in rows}
        return found

    def last_visits(self, proposals: Sequence[str]) -> Mapping[str, str]:
        """The day of the last finished visit of each that had one, as yyyy-mm-dd."""
        found: dict[str, str] = {}
        for part, marks in _parts(proposals):
            rows = self._db.execute(
                f"""select proposal, max(visited_on) from verification
                where proposal in ({marks}) and visited_on is not null
                    and deleted = 0 and coalesce(outcome, 'selesai') = 'selesai'
                group by proposal""",
                part,
            )
            found |= dict(rows)
        return found

    def accepted(self, people: Sequence[str]) -> Mapping[str, Mapping[str, str]]:
        """Findings that somebody accepted, by person: code to reason."""
        found: dict[str, dict[str, str]] = {}
        for part, marks in _parts(people):
            rows = self._db.execute(
                f"""select person, code, reason from decision
                where person in ({marks}) and deleted = 0 order by id""",
                part,
            )
            for person, code, reason in rows:
                found.setdefault(person, {})[code] = reason
        return found

    def by_nik(
        self, niks: Collection[str], programme: str, year: int
    ) -> Mapping[str, list[Namesake]]:
        """Every proposal of the year under each of these NIKs."""
        found: dict[str, list[Namesake]] = {}
        for part, marks in _parts(sorted(niks)):
            rows = self._db.execute(
                f"""select person.nik, listing.proposal, listing.name, listing.status from person
                cross join listing on listing.person = person.uid
                where person.nik in ({marks}) and +listing.programme = ? and +listing.year = ?
                order by listing.id""",
                [*part, programme, year],
            )
            for nik, proposal, name, status in rows:
                found.setdefault(nik, []).append(Namesake(proposal, name, status))
        return found

    def lost(self, programme: str, year: int) -> dict[Leaf, int]:
        """How many were cancelled after a decree, wherever they had asked for a place."""
        rows = self._db.execute(
            """select coalesce(stage, ''), coalesce(region_code, ''),
                substr(coalesce(person.village_code, ''), 1, 8), coalesce(category, ''), count(*)
            from proposal join person on person.uid = proposal.person
            where status = 'dibatalkan' and decree_number is not null
                and programme = ? and year = ? and proposal.deleted = 0 group by 1, 2, 3, 4""",
            [programme, year],
        )
        return {Leaf(*where): int(count) for *where, count in rows}

    def replaced(self, programme: str, year: int) -> dict[tuple[str, str], int]:
        """How many were decided on in the place of another: they keep the rank they came from."""
        rows = self._db.execute(
            f"""select stage, region_code, count(*) from listing
            where programme = ? and year = ? and status in ({_DECREED})
                and reserve_rank is not null and decree_number <> '' group by 1, 2""",
            [programme, year],
        )
        return {(stage, region): int(count) for stage, region, count in rows}

    def reserve(self, line: Line) -> dict[str, int]:
        """The ranks that are given in a stage and region, by proposal."""
        where, values = _where(line)
        rows = self._db.execute(
            f"""select proposal, reserve_rank from listing
            where {where} and status = 'cadangan' and reserve_rank is not null
            order by reserve_rank, id""",
            values,
        )
        return {uid: int(rank) for uid, rank in rows}

    def last_decree(self, programme: str, year: int) -> tuple[str, str] | None:
        """Number and day of the decree that was written last, or None before the first."""
        row = self._db.execute(
            # by way of the list, whose index leads to the few who were decided on
            f"""select proposal.decree_number, coalesce(proposal.decree_date, '') from listing
            cross join proposal on proposal.id = listing.id
            where listing.programme = ? and listing.year = ? and listing.status in ({_DECREED})
                and listing.decree_number <> '' order by proposal.rev desc limit 1""",
            [programme, year],
        ).fetchone()
        return (str(row[0]), str(row[1])) if row else None

    def _records(
        self, table: str, names: Sequence[str], uids: Sequence[str]
    ) -> dict[str, StoredRecord]:
        """Records by uid, asked for in parts; what is deleted or unknown is left out."""
        found: dict[str, StoredRecord] = {}
        for part, marks in _parts(uids):
            rows = self._db.execute(
                f"""select uid, rev, {", ".join(names)} from {table}
                where uid in ({marks}) and deleted = 0""",
                part,
            )
            for row in rows:
                values = dict(zip(names, row[2:], strict=True))
                found[row[0]] = StoredRecord(row[0], row[1], values)
        return found


def _place(rank: int | None) -> int:
    """Who has no number yet stands behind all who have."""
    return sys.maxsize if rank is None else rank


def _parts(values: Sequence[str]) -> Iterator[tuple[list[Value], str]]:
    """The values a few thousand at a time, each part with its marks."""
    for start in range(0, len(values), AT_ONCE):
        part: list[Value] = list(values[start : start + AT_ONCE])
        yield part, ", ".join("?" * len(part))


def _where(line: Line) -> tuple[str, list[Value]]:
    """The line as SQL over `listing`."""
    clauses = ["programme = ?", "year = ?"]
    values: list[Value] = [line.programme, line.year]
    chosen = (
        ("stage", line.stage),
        ("region_code", line.region_code),
        ("status", line.status),
        ("category", line.category),
    )
    for column, value in chosen:
        if value:
            clauses.append(f"{column} = ?")
            values.append(value)
    if line.district_code:
        clauses.append("village_code between ? and ?")
        values += [f"{line.district_code}.", f"{line.district_code}.~"]
    if line.desil:
        clauses.append(f"coalesce(desil, 0) in ({', '.join('?' * len(line.desil))})")
        values += list(line.desil)
    return " and ".join(clauses), values

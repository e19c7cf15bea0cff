"""Reading people and their proposals."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlite_utils import Database

from bansos_desktop.domain.family import Member, member_of
from bansos_desktop.domain.ledger import Value
from bansos_desktop.domain.records import PERSON_FIELDS, PROPOSAL_FIELDS

AT_ONCE = 5000
PAIRS_AT_ONCE = 2000


@dataclass(frozen=True, slots=True)
class StoredRecord:
    """A row as it stands; `rev` grows with every change and tells a stale form."""

    uid: str
    rev: int
    values: Mapping[str, Value]


class RecipientReader:
    """Questions about people and proposals; what is deleted is not there."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def person(self, uid: str) -> StoredRecord | None:
        """One person."""
        found = self._records("person", PERSON_FIELDS, "uid = ?", [uid])
        return found[0] if found else None

    def proposal(self, uid: str) -> StoredRecord | None:
        """One proposal."""
        found = self._records("proposal", PROPOSAL_FIELDS, "uid = ?", [uid])
        return found[0] if found else None

    def with_nik(self, niks: Iterable[str]) -> dict[str, StoredRecord]:
        """People by NIK; of several with the same NIK the first recorded."""
        found: dict[str, StoredRecord] = {}
        wanted = list(niks)
        for start in range(0, len(wanted), AT_ONCE):
            part = wanted[start : start + AT_ONCE]
            marks = ", ".join("?" * len(part))
            where = f"nik in ({marks}) order by id"
            for record in self._records("person", PERSON_FIELDS, where, part):
                found.setdefault(str(record.values["nik"]), record)
        return found

    def with_uid(self, uids: Iterable[str]) -> dict[str, StoredRecord]:
        """People by uid; who does not exist, or not any more, is not there."""
        found: dict[str, StoredRecord] = {}
        wanted = list(uids)
        for start in range(0, len(wanted), AT_ONCE):
            part = wanted[start : start + AT_ONCE]
            where = f"uid in ({', '.join('?' * len(part))})"
            found |= {one.uid: one for one in self._records("person", PERSON_FIELDS, where, part)}
        return found

    def neighbours(
        self, *, named: Iterable[tuple[str, str]], born: Iterable[tuple[str, str]]
    ) -> dict[str, StoredRecord]:
        """People by uid who share a village and a name, or a village and a day of birth.

        `named` are (village, name) in any capitals, and a village of "" is that of people without
        one; `born` are (village, ISO day), both given.
        """
        on_name = """person.village_code is nullif(wanted.village, '')
            and person.name = wanted.other collate nocase"""
        on_birth = "person.village_code = wanted.village and person.birth_date = wanted.other"
        found: dict[str, StoredRecord] = {}
        for pairs, condition in ((list(named), on_name), (list(born), on_birth)):
            for start in range(0, len(pairs), PAIRS_AT_ONCE):
                part = pairs[start : start + PAIRS_AT_ONCE]
                found |= {one.uid: one for one in self._matching(part, condition)}
        return found

    def _matching(self, pairs: Sequence[tuple[str, str]], condition: str) -> list[StoredRecord]:
        """People for whom our own condition holds with one of the pairs."""
        names = ", ".join(f"person.{name}" for name in PERSON_FIELDS)
        marks = ", ".join(["(?, ?)"] * len(pairs))
        rows = self._db.execute(
            # cross join: from the few pairs to the index, not from everybody to the pairs
            f"""with wanted (village, other) as (values {marks})
            select person.uid, person.rev, {names} from wanted cross join person
            where {condition} and person.deleted = 0 order by person.id""",
            [value for pair in pairs for value in pair],
        )
        return [
            StoredRecord(row[0], row[1], dict(zip(PERSON_FIELDS, row[2:], strict=True)))
            for row in rows
        ]

    def proposals_of(
        self, people: Iterable[str], programme: str, year: int
    ) -> dict[str, StoredRecord]:
        """Each person's proposal in a programme's year, by person."""
        found: dict[str, StoredRecord] = {}
        wanted = list(people)
        for start in range(0, len(wanted), AT_ONCE):
            part = wanted[start : start + AT_ONCE]
            marks = ", ".join("?" * len(part))
            where = f"programme = ? and year = ? and person in ({marks}) order by id"
            for record in self._records(
                "proposal", PROPOSAL_FIELDS, where, [programme, year, *part]
            ):
                found.setdefault(str(record.values["person"]), record)
        return found

    def proposed_elsewhere(self, people: Iterable[str], programme: str, year: int) -> set[str]:
        """Which of some people have a proposal in another programme or year as well."""
        found: set[str] = set()
        wanted = list(people)
        for start in range(0, len(wanted), AT_ONCE):
            part = wanted[start : start + AT_ONCE]
            rows = self._db.execute(
                f"""select person from proposal
                where person in ({", ".join("?" * len(part))}) and deleted = 0
                    and (programme <> ? or year <> ?)""",
                [*part, programme, year],
            )
            found |= {row[0] for row in rows}
        return found

    def proposals(self, uids: Iterable[str]) -> dict[str, StoredRecord]:
        """Proposals by uid, of whatever year; who does not exist, or not any more, is not there."""
        found: dict[str, StoredRecord] = {}
        wanted = list(uids)
        for start in range(0, len(wanted), AT_ONCE):
            part = wanted[start : start + AT_ONCE]
            where = f"uid in ({', '.join('?' * len(part))})"
            records = self._records("proposal", PROPOSAL_FIELDS, where, part)
            found |= {one.uid: one for one in records}
        return found

    def families(
        self, cards: Iterable[str], programme: str, year: int
    ) -> dict[str, list[tuple[str, str]]]:
        """(person uid, name) of those proposed in a year, by family card."""
        found: dict[str, list[tuple[str, str]]] = {}
        wanted = [card for card in cards if card]
        for start in range(0, len(wanted), AT_ONCE):
            part = wanted[start : start + AT_ONCE]
            rows = self._db.execute(
                # cross join and +: from the few people with this card, not the year's many
                f"""select person.family_card, listing.person, listing.name from person
                cross join listing on listing.person = person.uid
                where person.family_card in ({", ".join("?" * len(part))})
                    and +listing.programme = ? and +listing.year = ?""",
                [*part, programme, year],
            )
            for card, uid, name in rows:
                found.setdefault(card, []).append((uid, name))
        return found

    def with_card(self, card: str) -> list[Member]:
        """Everybody recorded under a No. KK, in whatever year, in the order of recording."""
        where = "family_card = ? order by id"
        found = self._records("person", PERSON_FIELDS, where, [card]) if card else []
        return [member_of(record.uid, record.values) for record in found]

    def accepted(self, person: str) -> Mapping[str, str]:
        """Findings about a person that somebody accepted: code to reason."""
        rows = self._db.execute(
            "select code, reason from decision where person = ? and deleted = 0 order by id",
            [person],
        )
        return dict(rows)

    def decided(self, people: Iterable[str], code: str) -> set[str]:
        """Which of some people somebody decided something about."""
        found: set[str] = set()
        wanted = list(people)
        for start in range(0, len(wanted), AT_ONCE):
            part = wanted[start : start + AT_ONCE]
            rows = self._db.execute(
                # +code: by the few people, whatever the decision
                f"""select person from decision
                where person in ({", ".join("?" * len(part))}) and +code = ? and deleted = 0""",
                [*part, code],
            )
            found |= {row[0] for row in rows}
        return found

    def count(self) -> int:
        """How many people there are."""
        return int(self._db.execute("select count(*) from person where deleted = 0").fetchone()[0])

    def _records(
        self, table: str, names: Sequence[str], where: str, values: Sequence[str | int]
    ) -> list[StoredRecord]:
        """Rows of a table that are not deleted; `where` is our own SQL, never a value."""
        rows = self._db.execute(
            f"select uid, rev, {', '.join(names)} from {table} where deleted = 0 and {where}",
            list(values),
        )
        return [
            StoredRecord(row[0], row[1], dict(zip(names, row[2:], strict=True))) for row in rows
        ]

"""Reading what was deleted and can be restored, and what goes with a proposal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlite_utils import Database

from bansos_desktop.domain.ledger import parse_changes
from bansos_desktop.domain.records import Kind
from bansos_desktop.domain.undo import DELETED, OWNER_FIELD


@dataclass(frozen=True, slots=True)
class Member:
    """A record that belongs to a proposal, its person among them."""

    kind: Kind
    uid: str
    owner: str
    deleted: bool


@dataclass(frozen=True, slots=True)
class Deleted:
    """A deleted proposal as the list shows it, with who deleted it and by which act."""

    proposal: str
    name: str
    nik: str
    place: str
    status: str
    at: str
    user: str
    act: str


class TrashReader:
    """Questions about tombstones."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def listed(self, programme: str, year: int, limit: int) -> list[Deleted]:
        """Deleted proposals of a programme's year, the latest first."""
        rows = self._db.execute(
            """select proposal.uid, coalesce(person.name, ''), coalesce(person.nik, ''),
                coalesce(village.name || ', ' || district.name, ''),
                coalesce(proposal.status, ''), ledger.at, ledger.user, ledger.act
            from proposal join person on person.uid = proposal.person
            join ledger on ledger.id = proposal.rev
            left join region as village on village.code = person.village_code
            left join region as district on district.code = village.parent_code
            where proposal.deleted = 1 and proposal.programme = ? and proposal.year = ?
            order by proposal.rev desc limit ?""",
            [programme, year, limit],
        )
        return [Deleted(*row) for row in rows]

    def author_of(self, record: str) -> str:
        """Who made a record."""
        row = self._db.execute(
            "select user from ledger where record = ? order by id limit 1", [record]
        ).fetchone()
        return str(row[0]) if row else ""

    def proposals_of(self, person: str) -> list[str]:
        """All proposals of a person, deleted or not."""
        rows = self._db.execute("select uid from proposal where person = ? order by id", [person])
        return [str(row[0]) for row in rows]

    def family(self, proposal: str) -> list[Member]:
        """A proposal, its person, and everything hung on either, deleted or not."""
        row = self._db.execute("select person from proposal where uid = ?", [proposal]).fetchone()
        person = str(row[0]) if row and row[0] else ""
        members = [
            *self._members(Kind.PERSON, "uid", [person]),
            *self._members(Kind.PROPOSAL, "uid", [proposal]),
            *self._members(Kind.DECISION, "person", [person]),
        ]
        for kind, owner in OWNER_FIELD.items():
            if owner == "proposal":
                members += self._members(kind, owner, [proposal])
        return members + self._members(Kind.PHOTO, "about", [one.uid for one in members])

    def deleted_in(self, record: str) -> str:
        """The act that put the tombstone on a record, or ""."""
        rows = self._db.execute(
            "select batch, changes from ledger where record = ? order by id desc", [record]
        )
        return next((str(row[0]) for row in rows if DELETED in parse_changes(row[1])), "")

    def other_proposals(self, person: str, proposal: str) -> int:
        """How many other living proposals a person has."""
        row = self._db.execute(
            "select count(*) from proposal where person = ? and uid <> ? and deleted = 0",
            [person, proposal],
        ).fetchone()
        return int(row[0])

    def _members(self, kind: Kind, column: str, values: Sequence[str]) -> list[Member]:
        """What hangs on these records, deleted or not; "" where a kind has no owner of its own."""
        owner = OWNER_FIELD.get(kind, "''")
        rows = self._db.execute(
            f"""select uid, {owner}, deleted from {kind}
            where {column} in ({_marks(values)}) order by id""",
            list(values),
        )
        return [Member(kind, uid, on or "", bool(deleted)) for uid, on, deleted in rows]


def _marks(values: Sequence[str]) -> str:
    return ", ".join("?" * len(values))

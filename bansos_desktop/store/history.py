"""Reading what was done: acts newest first, their entries, and whether they were taken back.

The ledger may hold a million entries, so every question goes through an index and none reads it
from its beginning.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlite_utils import Database

from bansos_desktop.domain.acts import undo_act, undone_batch
from bansos_desktop.domain.ledger import Entry
from bansos_desktop.domain.records import Kind
from bansos_desktop.domain.undo import OF_A_PROPOSAL

PAGE = 50
NEWEST = 1 << 62
# Each step goes from an act's newest entry to the one before its oldest, by two index look-ups.
_HEADS = """
with recursive walk (top) as (
    select max(id) from ledger where id < ?
    union all
    select (select max(id) from ledger where id < (
        select min(id) from ledger as mine where mine.batch = (
            select batch from ledger where id = walk.top)))
    from walk where walk.top is not null limit ?
)
select (select min(id) from ledger as mine where mine.batch = ledger.batch), ledger.batch,
    ledger.act, ledger.at, ledger.user, ledger.device
from walk join ledger on ledger.id = walk.top
"""
_ENTRY = """ledger.device, ledger.number, ledger.at, ledger.user, ledger.batch, ledger.act,
    ledger.kind, ledger.record, ledger.changes, '', ledger.previous, ledger.hash"""


@dataclass(frozen=True, slots=True)
class Head:
    """One act; `first` is the id of its oldest entry."""

    first: int
    batch: str
    act: str
    at: str
    user: str
    device: str


class HistoryReader:
    """Questions about acts and about what became of the records they wrote."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._counted: dict[str, Mapping[Kind, int]] = {}

    def heads(self, before: int = NEWEST, limit: int = PAGE) -> list[Head]:
        """Acts that were done before entry `before`, newest first."""
        return [Head(*row) for row in self._db.execute(_HEADS, [before, limit])]

    def walk(self, most: int, before: int = NEWEST) -> Iterator[Head]:
        """The same one after another, read a page at a time, at most so many."""
        left = most
        while left > 0:
            found = self.heads(before, min(PAGE, left))
            yield from found
            if len(found) < PAGE:
                return
            before, left = found[-1].first, left - len(found)

    def head(self, batch: str) -> Head | None:
        """The act called `batch`."""
        row = self._db.execute(
            """select id, batch, act, at, user, device from ledger
            where batch = ? order by id limit 1""",
            [batch],
        ).fetchone()
        return Head(*row) if row else None

    def last_at(self, record: str, act: str) -> str:
        """When an act was last done with a record; "" if it never was."""
        row = self._db.execute(
            "select at from ledger where record = ? and act = ? order by id desc limit 1",
            [record, act],
        ).fetchone()
        return str(row[0]) if row else ""

    def batch_of(self, entry: int) -> str:
        """The act that wrote an entry, which is also a record's `rev`; "" if there is none."""
        row = self._db.execute("select batch from ledger where id = ?", [entry]).fetchone()
        return str(row[0]) if row else ""

    def counts(self, batch: str) -> Mapping[Kind, int]:
        """How many records of each kind an act wrote; what is in the ledger never changes."""
        if batch not in self._counted:
            rows = self._db.execute(
                "select kind, count(distinct record) from ledger where batch = ? group by kind",
                [batch],
            )
            self._counted[batch] = {Kind(kind): count for kind, count in rows}
        return self._counted[batch]

    def undone_by(self, batch: str) -> str:
        """The act that took `batch` back and still stands, or ""."""
        row = self._db.execute(
            """select batch from ledger
            where act = ? and act >= 'undo:' and act < 'undo;' order by id desc limit 1""",
            [undo_act(batch)],
        ).fetchone()
        return "" if row is None or self.undone_by(row[0]) else str(row[0])

    def root_act(self, act: str) -> tuple[str, bool]:
        """What an act took back in the end, and whether it was a taking back (or a redoing)."""
        takes_back = False
        while batch := undone_batch(act):
            head = self.head(batch)
            if head is None:
                break
            act, takes_back = head.act, not takes_back
        return act, takes_back

    def entries_of(self, batch: str, limit: int) -> list[Entry]:
        """The first entries of an act."""
        rows = self._db.execute(
            f"select {_ENTRY} from ledger where batch = ? order by id limit ?", [batch, limit]
        )
        return [Entry(*row) for row in rows]

    def entries_about(self, records: Sequence[str]) -> list[Entry]:
        """All entries about some records, oldest first as they arrived here."""
        marks = ", ".join("?" * len(records))
        rows = self._db.execute(
            f"select {_ENTRY} from ledger where record in ({marks}) order by id", list(records)
        )
        return [Entry(*row) for row in rows]

    def born_in(self, batch: str, limit: int) -> set[str]:
        """Which of the records in an act's first entries the act itself made."""
        rows = self._db.execute(
            """select mine.record from (
                select id, record from ledger where batch = ? order by id limit ?) as mine
            where not exists (select 1 from ledger as older
                where older.record = mine.record and older.id < mine.id)""",
            [batch, limit],
        )
        return {str(row[0]) for row in rows}

    def people(self, records: Iterable[tuple[Kind, str]]) -> dict[str, str]:
        """The name of the person each record is about, by record."""
        asked: dict[Kind, set[str]] = {}
        for kind, uid in records:
            asked.setdefault(kind, set()).add(uid)
        found: dict[str, str] = {}
        for kind, uids in asked.items():
            if kind in _PERSON_OF:
                for uid in uids:
                    row = self._db.execute(_PERSON_OF[kind], [uid]).fetchone()
                    found[uid] = str(row[0] or "") if row else ""
        return found


_BY_PROPOSAL = """select person.name from {kind} as mine
    join proposal on proposal.uid = mine.proposal
    join person on person.uid = proposal.person where mine.uid = ?"""
_BY_PHOTO = """select person.name from photo as mine
    left join verification on verification.uid = mine.about
    left join handover on handover.uid = mine.about
    left join monitoring on monitoring.uid = mine.about
    left join proposal on proposal.uid = coalesce(
        verification.proposal, handover.proposal, monitoring.proposal, mine.about)
    join person on person.uid = coalesce(proposal.person, mine.about) where mine.uid = ?"""
_PERSON_OF = {
    Kind.PHOTO: _BY_PHOTO,
    Kind.PERSON: "select name from person where uid = ?",
    Kind.PROPOSAL: """select person.name from proposal
        join person on person.uid = proposal.person where proposal.uid = ?""",
    Kind.DECISION: """select person.name from decision
        join person on person.uid = decision.person where decision.uid = ?""",
    **{kind: _BY_PROPOSAL.format(kind=kind) for kind in OF_A_PROPOSAL},
}

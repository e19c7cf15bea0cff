"""Reading handovers: who waits for goods, who has them, under which BAST number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlite_utils import Database

from bansos_desktop.domain.handover import NumberOwner
from bansos_desktop.domain.records import FIELDS, Kind
from bansos_desktop.domain.workflow import DECIDED, DISTRIBUTED, Status
from bansos_desktop.store.followed import (
    FOLLOWED,
    FOLLOWED_WIDTH,
    SHOWN_AT_MOST,
    Followed,
    Narrowing,
    count_states,
    count_villages,
)
from bansos_desktop.store.recipients import StoredRecord

PATTERN_KEY = "penyaluran.pola_nomor"
SUPPLIERS_LOOKED_AT = 400


@dataclass(frozen=True, slots=True)
class HandedRow:
    """Somebody who has the goods; without a handover on record the last three are ""."""

    who: Followed
    handover: str
    bast_number: str
    handed_on: str
    supplier: str


@dataclass(frozen=True, slots=True)
class Distribution:
    """How far the distribution is: so many of those who were decided on."""

    handed: int
    decided: int


class HandoverReader:
    """Questions about handovers; what is deleted is not there."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def waiting(self, narrowing: Narrowing, limit: int = SHOWN_AT_MOST) -> list[Followed]:
        """Who was decided on and has no goods yet, village by village as a car drives."""
        where, values = narrowing.where({Status.DECIDED})
        rows = self._db.execute(
            f"""select {FOLLOWED} from listing where {where}
            order by listing.village_code, listing.name, listing.id limit :limit""",
            {**values, "limit": limit},
        )
        return [Followed(*row) for row in rows]

    def handed(self, narrowing: Narrowing, limit: int = SHOWN_AT_MOST) -> list[HandedRow]:
        """Who has the goods, the latest first."""
        where, values = narrowing.where(DISTRIBUTED)
        rows = self._db.execute(
            f"""select {FOLLOWED}, coalesce(handover.uid, ''), coalesce(bast_number, ''),
                coalesce(handed_on, ''), coalesce(supplier, '')
            from listing left join handover
                on handover.proposal = listing.proposal and handover.deleted = 0
            where {where}
            order by handed_on desc, handover.id desc, listing.name limit :limit""",
            {**values, "limit": limit},
        )
        return [HandedRow(Followed(*row[:FOLLOWED_WIDTH]), *row[FOLLOWED_WIDTH:]) for row in rows]

    def distribution(self, narrowing: Narrowing) -> Distribution:
        """How many have the goods, of all who were decided on."""
        found = count_states(self._db, narrowing, DECIDED)
        return Distribution(sum(found.get(state, 0) for state in DISTRIBUTED), sum(found.values()))

    def villages(self, narrowing: Narrowing) -> dict[str, int]:
        """How many still wait in each village; villages that are finished count 0."""
        every = count_villages(self._db, narrowing, DECIDED)
        waiting = count_villages(self._db, narrowing, {Status.DECIDED})
        return {code: waiting.get(code, 0) for code in every}

    def record(self, uid: str) -> StoredRecord | None:
        """One handover."""
        found = self._records(Kind.HANDOVER, "uid = :key", uid)
        return found[0] if found else None

    def of_proposal(self, proposal: str) -> StoredRecord | None:
        """The handover of a proposal; of several, as two laptops may bring, the first."""
        found = self._records(Kind.HANDOVER, "proposal = :key order by id", proposal)
        return found[0] if found else None

    def goods_of(self, proposal: str) -> list[StoredRecord]:
        """The items of a proposal in their order."""
        return self._records(Kind.GOODS, "proposal = :key order by position, id", proposal)

    def owner_of(self, number: str, besides: str = "") -> NumberOwner | None:
        """Who already has a BAST number; `besides` is the handover that may keep it."""
        row = self._db.execute(
            """select coalesce(person.name, ''), handover.handed_on from handover
            left join proposal on proposal.uid = handover.proposal
            left join person on person.uid = proposal.person
            where handover.bast_number = ? and handover.deleted = 0 and handover.uid <> ?
            order by handover.id limit 1""",
            [number, besides],
        ).fetchone()
        if row is None:
            return None
        return NumberOwner(row[0], date.fromisoformat(row[1]) if row[1] else None)

    def numbers_like(self, expression: str, year: int) -> list[str]:
        """BAST numbers of a year's handovers that may follow a pattern."""
        rows = self._db.execute(
            """select bast_number from handover
            where bast_number like ? escape '\\' and deleted = 0 and handed_on like ?""",
            [expression, f"{year:04}-%"],
        )
        return [row[0] for row in rows]

    def suppliers(self, limit: int = 8) -> list[str]:
        """Suppliers of the last handovers, the latest first."""
        rows = self._db.execute(
            """select supplier from (
                select id, supplier from handover where deleted = 0 order by id desc limit ?)
            where supplier is not null group by supplier order by max(id) desc limit ?""",
            [SUPPLIERS_LOOKED_AT, limit],
        )
        return [row[0] for row in rows]

    def pattern(self, user: str) -> str:
        """How this user numbers a BAST; "" before anybody said."""
        row = self._db.execute(
            "select value from preference where user = ? and key = ?", [user, PATTERN_KEY]
        ).fetchone()
        return str(row[0]) if row else ""

    def _records(self, kind: Kind, where: str, key: str) -> list[StoredRecord]:
        """Records by our own condition on one key."""
        names: Sequence[str] = FIELDS[kind]
        rows = self._db.execute(
            f"select uid, rev, {', '.join(names)} from {kind} where deleted = 0 and {where}",
            {"key": key},
        )
        return [
            StoredRecord(row[0], row[1], dict(zip(names, row[2:], strict=True))) for row in rows
        ]


def keep_pattern(db: Database, user: str, pattern: str) -> None:
    """Remember how a user numbers a BAST; this laptop's own affair, so not in the ledger."""
    db.execute(
        """insert into preference (user, key, value) values (?, ?, ?)
        on conflict (user, key) do update set value = excluded.value""",
        [user, PATTERN_KEY, pattern],
    )

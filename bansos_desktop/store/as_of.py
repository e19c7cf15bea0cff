"""What records held when some ledger entry was written, as its writer could see it.

Not the time decides, nor the order in which entries came here, but what the entry was written on
top of: so a sheet that left another laptop is compared with what that laptop knew.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

from sqlite_utils import Database

from bansos_desktop.domain.ledger import Value
from bansos_desktop.domain.records import Kind
from bansos_desktop.store.ledger import values_of

AT_ONCE = 5000


@dataclass(frozen=True, slots=True)
class Moment:
    """A ledger entry: whose, which of theirs, what they had seen of others, when and by whom."""

    device: str
    number: int
    seen: Mapping[str, int]
    at: str
    user: str

    def knew(self, device: str, number: int) -> bool:
        """Whether an entry was known to whoever wrote this one; it is not known to itself."""
        if device == self.device:
            return number < self.number
        return number <= self.seen.get(device, 0)


class AsOfReader:
    """Questions about how things stood."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def moment(self, kind: Kind, record: str) -> Moment | None:
        """When a record of this kind was first written; None if the ledger here has none."""
        row = self._db.execute(
            """select ledger.device, ledger.number, ledger_seen.devices, ledger.at, ledger.user
            from ledger join ledger_seen on ledger_seen.id = ledger.seen
            where ledger.record = ? and ledger.kind = ? order by ledger.id limit 1""",
            [record, kind.value],
        ).fetchone()
        return Moment(row[0], row[1], json.loads(row[2]), row[3], row[4]) if row else None

    def values(self, records: Iterable[str], moment: Moment) -> dict[str, dict[str, Value]]:
        """What each record held then, by uid: the fields that were ever written until then.

        A record that did not exist yet is not there; of one that was deleted "deleted" says so.
        """
        found: dict[str, dict[str, Value]] = {}
        wanted = list(records)
        for start in range(0, len(wanted), AT_ONCE):
            part = wanted[start : start + AT_ONCE]
            rows = self._db.execute(
                f"""select ledger.record, ledger.id, ledger.device, ledger.number,
                    ledger_seen.devices, ledger.hash, ledger.changes
                from ledger join ledger_seen on ledger_seen.id = ledger.seen
                where ledger.record in ({", ".join("?" * len(part))})
                order by ledger.record, ledger.id""",
                part,
            )
            for uid, entries in groupby(rows, key=itemgetter(0)):
                known = [one for one in entries if moment.knew(str(one[2]), int(one[3]))]
                if known:
                    found[uid] = values_of(known)
        return found

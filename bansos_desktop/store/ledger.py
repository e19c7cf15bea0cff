"""Reading the ledger: proving its chains, and adding it up to what the tables must hold.

An auditor need not trust who held the laptop: each entry must follow from the one before it, and
each row must be what the entries add up to. What does not is named and never mended here.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, zip_longest
from operator import itemgetter

from sqlite_utils import Database

from bansos_desktop.domain.ledger import GENESIS, Entry, Value, broken_link
from bansos_desktop.domain.merge import Write, settle
from bansos_desktop.domain.records import FIELDS, Kind
from bansos_desktop.store import projection

_ENTRIES = """
select ledger.device, ledger.number, ledger.at, ledger.user, ledger.batch, ledger.act,
    ledger.kind, ledger.record, ledger.changes, ledger_seen.devices, ledger.previous,
    ledger.hash
from ledger join ledger_seen on ledger_seen.id = ledger.seen
"""


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that does not add up; `where` names a device's entry or a table's record."""

    what: str
    where: str


class LedgerReader:
    """Questions about the ledger."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def count(self) -> int:
        """How many entries there are."""
        return int(self._db.execute("select count(*) from ledger").fetchone()[0])

    def history(self, record: str) -> list[Entry]:
        """All entries about one record, oldest first as they arrived here."""
        rows = self._db.execute(f"{_ENTRIES} where ledger.record = ? order by ledger.id", [record])
        return [Entry(*row) for row in rows]

    def batch_of_source(self, source_hash: str) -> str:
        """The batch that imported a file with this fingerprint, or ""."""
        row = self._db.execute(
            "select uid from batch where source_hash = ? and deleted = 0 order by id limit 1",
            [source_hash],
        ).fetchone()
        return str(row[0]) if row else ""

    def chain_faults(self) -> Iterator[Fault]:
        """Every place where a device's chain has a gap, a cut or a rewritten entry."""
        rows = self._db.execute(f"{_ENTRIES} order by ledger.device, ledger.number")
        device, number, previous = "", 0, GENESIS
        for row in rows:
            entry = Entry(*row)
            if entry.device != device:
                device, number, previous = entry.device, 0, GENESIS
            if fault := broken_link(entry, number, previous):
                yield Fault(fault, f"{entry.device}:{entry.number}")
            number, previous = entry.number, entry.hash

    def table_faults(self) -> Iterator[Fault]:
        """The first record of each kind, and each read model, that is not what the ledger says."""
        for kind in Kind:
            for expected, found in zip_longest(self.added_up(kind), self._rows(kind)):
                if expected != found:
                    # A row too many or too few shifts the rest: the lesser uid is the culprit.
                    uid = min(str(row[0]) for row in (expected, found) if row is not None)
                    yield Fault(kind.value, uid)
                    break
        for name in projection.differences(self._db):
            yield Fault(name, "")

    def added_up(self, kind: Kind) -> Iterator[tuple[Value, ...]]:
        """The rows the ledger adds up to, by uid: uid, rev, deleted, then the kind's fields."""
        rows = self._db.execute(
            """select ledger.record, ledger.id, ledger.device, ledger.number,
                ledger_seen.devices, ledger.hash, ledger.changes
            from ledger join ledger_seen on ledger_seen.id = ledger.seen
            where ledger.kind = ? order by ledger.record, ledger.id""",
            [kind.value],
        )
        for uid, entries in groupby(rows, key=itemgetter(0)):
            yield _add_up(kind, uid, list(entries))

    def _rows(self, kind: Kind) -> Iterator[tuple[Value, ...]]:
        """The rows as they stand, in the shape and order of `added_up`."""
        fields = ", ".join(FIELDS[kind])
        yield from self._db.execute(f"select uid, rev, deleted, {fields} from {kind} order by uid")


def values_of(entries: Sequence[tuple[object, ...]]) -> dict[str, Value]:
    """What some entries about one record leave in it: per field the write that stands.

    Each is (record, id, device, number, devices seen, hash, changes), in whatever order they came.
    """
    return _last_values(entries) if _of_one_device(entries) else _settled_values(entries)


def _add_up(kind: Kind, uid: str, entries: Sequence[tuple[object, ...]]) -> tuple[Value, ...]:
    """The row of one record."""
    values = values_of(entries)
    rev = max(int(str(entry[1])) for entry in entries)
    deleted = values.get("deleted") or 0
    return (uid, rev, deleted, *(values.get(name) for name in FIELDS[kind]))


def _of_one_device(entries: Sequence[tuple[object, ...]]) -> bool:
    """Whether no other laptop ever wrote to this record, as is nearly always so."""
    return len(entries) == 1 or len({entry[2] for entry in entries}) == 1


def _last_values(entries: Sequence[tuple[object, ...]]) -> dict[str, Value]:
    """What one laptop alone wrote: it knew all it wrote before, so the last word stands."""
    values: dict[str, Value] = {}
    for entry in sorted(entries, key=itemgetter(3)) if len(entries) > 1 else entries:
        for name, (_old, new) in json.loads(str(entry[6])).items():
            values[name] = new
    return values


def _settled_values(entries: Sequence[tuple[object, ...]]) -> dict[str, Value]:
    """What several laptops wrote: per field, the write that stands."""
    writes: dict[str, list[Write]] = {}
    for _uid, _id, device, number, devices, digest, changes in entries:
        seen: Mapping[str, int] = json.loads(str(devices))
        for name, (_old, new) in json.loads(str(changes)).items():
            write = Write(str(device), int(str(number)), seen, str(digest), new)
            writes.setdefault(name, []).append(write)
    return {name: settle(of_field).value for name, of_field in writes.items()}

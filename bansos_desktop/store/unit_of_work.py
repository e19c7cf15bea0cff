"""One transaction: every change to a record becomes a ledger entry and a row, together.

Use cases have no other way to change a record, so none can forget the history. The time is handed
in and only noted: what comes after what is decided by the chain, since an office's clock may be
wrong.
"""

from __future__ import annotations

import secrets
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from itertools import islice

from sqlite_utils import Database

from bansos_desktop.domain.changes import Topic
from bansos_desktop.domain.ledger import (
    GENESIS,
    Author,
    Chain,
    Value,
    canonical,
    canonical_of_new,
)
from bansos_desktop.domain.records import FIELDS, Kind
from bansos_desktop.store import projection

CHUNK = 1000

_INSERT_ENTRY = """
insert into ledger (id, device, number, at, user, batch, act, kind, record, changes, seen,
    previous, hash)
values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
# Steps from device to device in the index; a plain `group by` reads every entry at each save.
_LAST_OF_OTHERS = """
with recursive writer (device) as (
    select min(device) from ledger
    union all
    select (select min(device) from ledger where device > writer.device)
    from writer where writer.device is not null
)
select device, (select max(number) from ledger where ledger.device = writer.device)
from writer where device <> ?
"""
TOPIC_OF = {
    Kind.DEVICE: Topic.OFFICE,
    Kind.USER: Topic.OFFICE,
    Kind.REFERENCE: Topic.REFERENCE,
    Kind.PERSON: Topic.RECIPIENTS,
    Kind.PROPOSAL: Topic.RECIPIENTS | Topic.QUOTAS,
    Kind.DECISION: Topic.RECIPIENTS,
    Kind.BATCH: Topic.BATCHES,
    Kind.EXPORT: Topic.EXPORTS,
    Kind.VERIFICATION: Topic.VISITS,
    Kind.GOODS: Topic.GOODS,
    Kind.PACKAGE: Topic.GOODS,
    Kind.HANDOVER: Topic.HANDOVERS,
    Kind.MONITORING: Topic.VISITS,
    Kind.PHOTO: Topic.PHOTOS,
    Kind.AWARD: Topic.RECIPIENTS,
    Kind.RULE: Topic.RULES,
    Kind.ALIAS: Topic.REFERENCE,
    Kind.PROFILE: Topic.OFFICE,
    Kind.SIGNATORY: Topic.OFFICE,
    Kind.NUMBERING: Topic.OFFICE,
    Kind.TEMPLATE: Topic.OFFICE,
    Kind.TEMPLATE_USE: Topic.OFFICE,
    Kind.ALLOCATION: Topic.QUOTAS,
    Kind.CLAIM_CHOICE: Topic.QUOTAS | Topic.RULES,
    Kind.OWN_PROGRAMME: Topic.REFERENCE,
    Kind.INSTITUTION: Topic.INSTITUTIONS,
    Kind.INSTALMENT: Topic.HANDOVERS,
}


def new_uid() -> str:
    """A record's name (UUID version 7), made here without asking anybody and never reused.

    It begins with the time, so that new records stand together in every index; nothing is ever
    decided by that time.
    """
    milliseconds = time.time_ns() // 1_000_000
    random = int.from_bytes(secrets.token_bytes(10), "big") >> 6
    high = (milliseconds << 16) | 0x7000 | (random >> 62)
    low = (0b10 << 62) | (random & ((1 << 62) - 1))
    return f"{high:016x}{low:016x}"


class UnitOfWork:
    """What a use case writes with. Made by `Store.write` only, inside its transaction."""

    def __init__(
        self, db: Database, author: Author, *, now: datetime, act: str, batch: str = ""
    ) -> None:
        self.batch = batch or new_uid()
        self.changes = Topic.NOTHING
        self._db = db
        self._at = now.isoformat(timespec="seconds")
        self._act = act
        self._chain = self._load_chain(author)
        self._seen_id = self._intern_seen(self._chain.seen)
        self._next_id: int = db.execute("select coalesce(max(id), 0) + 1 from ledger").fetchone()[0]

    @property
    def db(self) -> Database:
        """The connection, for the store's own reference tables; use cases have no SQL."""
        return self._db

    @property
    def at(self) -> str:
        """The time that this transaction's entries carry."""
        return self._at

    def put(self, kind: Kind, uid: str, values: Mapping[str, Value]) -> bool:
        """Write the fields of `values` that differ from the row; False if none does.

        A record that does not exist yet is created, even with no field set; one that was deleted
        comes back, unless `values` say otherwise.
        """
        wanted = {"deleted": 0, **values}
        row = self._row(kind, uid, tuple(wanted))
        if row is None:
            made = {name: value for name, value in values.items() if name != "deleted"}
            self._create(kind, [(uid, made)])
            return True
        changed = {
            name: (old, wanted[name])
            for name, old in zip(wanted, row, strict=True)
            if old != wanted[name]
        }
        if not changed:
            return False
        rev = self._append(kind, uid, changed)
        assignments = ", ".join(f"{name} = ?" for name in changed)
        new = [pair[1] for pair in changed.values()]
        self._db.execute(
            f"update {kind} set {assignments}, rev = ? where uid = ?", [*new, rev, uid]
        )
        return True

    def note(self, kind: Kind, uid: str) -> None:
        """Write down that this act was about a record of which no field changes."""
        rev = self._append(kind, uid, {})
        self._db.execute(f"update {kind} set rev = ? where uid = ?", [rev, uid])

    def delete(self, kind: Kind, uid: str) -> bool:
        """Put a tombstone on a record; its history and its row stay. False if there is none."""
        return self._row(kind, uid, ()) is not None and self.put(kind, uid, {"deleted": 1})

    def create_many(self, kind: Kind, rows: Iterable[tuple[str, Mapping[str, Value]]]) -> int:
        """Create records by the thousand; every uid must be new. Returns how many."""
        total, stream = 0, iter(rows)
        while chunk := list(islice(stream, CHUNK)):
            self._create(kind, chunk)
            total += len(chunk)
        return total

    @contextmanager
    def bulk(self) -> Iterator[None]:
        """Keep the read models by one rebuild at the end instead of by triggers."""
        projection.drop_triggers(self._db)
        yield
        projection.rebuild(self._db)
        projection.create_triggers(self._db)

    def touch(self, topic: Topic) -> None:
        """Say that something outside the records changed."""
        self.changes |= topic

    def _create(self, kind: Kind, rows: list[tuple[str, Mapping[str, Value]]]) -> None:
        """An entry names only the fields that hold something; a row's `rev` is its entry's id."""
        names = FIELDS[kind]
        entries, records = [], []
        for uid, values in rows:
            entries.append(self._entry(kind, uid, canonical_of_new(values)))
            records.append([uid, self._next_id - 1, *map(values.get, names)])
        marks = ", ".join("?" * (len(names) + 2))
        self._db.conn.executemany(_INSERT_ENTRY, entries)
        self._db.conn.executemany(
            f"insert into {kind} (uid, rev, {', '.join(names)}) values ({marks})", records
        )
        self.changes |= TOPIC_OF[kind]

    def _append(self, kind: Kind, uid: str, changed: Mapping[str, tuple[Value, Value]]) -> int:
        """Add an entry and return its id, the record's new `rev`."""
        self._db.execute(_INSERT_ENTRY, self._entry(kind, uid, canonical(changed)))
        self.changes |= TOPIC_OF[kind]
        return self._next_id - 1

    def _entry(self, kind: Kind, uid: str, changes: str) -> Sequence[Value]:
        """The next entry of this laptop as the table holds it, in this transaction's batch."""
        author = self._chain.author
        link = self._chain.seal(
            at=self._at,
            batch=self.batch,
            act=self._act,
            kind=kind.value,
            record=uid,
            changes=changes,
        )
        entry = (
            *(self._next_id, author.device, link.number, self._at, author.user),
            *(self.batch, self._act, kind.value, uid, changes, self._seen_id),
            *(link.previous, link.hash),
        )
        self._next_id += 1
        return entry

    def _row(self, kind: Kind, uid: str, names: tuple[str, ...]) -> tuple[Value, ...] | None:
        """The named fields of a record, deleted or not, or None if it never was."""
        columns = ", ".join(("uid", *names))
        found = self._db.execute(f"select {columns} from {kind} where uid = ?", [uid]).fetchone()
        return None if found is None else tuple(found[1:])

    def _load_chain(self, author: Author) -> Chain:
        """Where this laptop's chain ends, and how far it has read the chains of others."""
        own = self._db.execute(
            "select number, hash from ledger where device = ? order by number desc limit 1",
            [author.device],
        ).fetchone()
        others = self._db.execute(_LAST_OF_OTHERS, [author.device]).fetchall()
        number, digest = own or (0, GENESIS)
        return Chain(author, number, digest, canonical(dict(others)))

    def _intern_seen(self, devices: str) -> int:
        """Many entries share what they were written on top of: it is stored once."""
        self._db.execute("insert or ignore into ledger_seen (devices) values (?)", [devices])
        found = self._db.execute("select id from ledger_seen where devices = ?", [devices])
        return int(found.fetchone()[0])

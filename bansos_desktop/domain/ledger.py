"""An entry of the change ledger: who wrote what, on top of what, chained by hashes."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from json.encoder import encode_basestring
from typing import NamedTuple

Value = str | int | None
Changes = Mapping[str, tuple[Value, Value]]

GENESIS = "0" * 64


@dataclass(frozen=True, slots=True)
class Entry:
    """One append-only line; `changes` and `seen` are canonical JSON, so equal content hashes alike.

    `number` runs per device without gaps. `seen` holds, per *other* device, the highest number
    this writer had read; its own earlier entries are always known to it.
    """

    device: str
    number: int
    at: str
    user: str
    batch: str
    act: str
    kind: str
    record: str
    changes: str
    seen: str
    previous: str
    hash: str


@dataclass(frozen=True, slots=True)
class Author:
    """Who writes: the laptop and the person at it."""

    device: str
    user: str


_CANONICAL = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def canonical(value: Mapping[str, object]) -> str:
    """JSON with one spelling only: sorted keys, no blanks, no line breaks."""
    return _CANONICAL.encode(value)


def canonical_of_new(values: Mapping[str, Value]) -> str:
    """`canonical` of a new record's changes, (null, value) each, in half the time."""
    spelled = [
        f'"{name}":[null,{encode_basestring(value) if isinstance(value, str) else int(value)}]'
        for name in sorted(values)
        if (value := values[name]) is not None
    ]
    return f"{{{','.join(spelled)}}}"


def chain_hash(*parts: str) -> str:
    """SHA-256 over the parts of an entry; none may hold a line break, which parts them."""
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def expected_hash(entry: Entry) -> str:
    """What the hash of this entry must be if nobody touched it."""
    return chain_hash(
        entry.device,
        str(entry.number),
        entry.at,
        entry.user,
        entry.batch,
        entry.act,
        entry.kind,
        entry.record,
        entry.changes,
        entry.seen,
        entry.previous,
    )


class Link(NamedTuple):
    """What the chain adds to an entry; a plain tuple, for a list of people makes many thousands."""

    number: int
    previous: str
    hash: str


@dataclass(slots=True)
class Chain:
    """The end of one device's chain, which grows as entries are sealed onto it."""

    author: Author
    number: int
    hash: str
    seen: str

    def seal(self, *, at: str, batch: str, act: str, kind: str, record: str, changes: str) -> Link:
        """The next entry's place in the chain, which moves on to it."""
        link = Link(
            self.number + 1,
            self.hash,
            chain_hash(
                self.author.device,
                str(self.number + 1),
                at,
                self.author.user,
                batch,
                act,
                kind,
                record,
                changes,
                self.seen,
                self.hash,
            ),
        )
        self.number, self.hash = link.number, link.hash
        return link


def broken_link(entry: Entry, number: int, previous: str) -> str:
    """Why `entry` does not follow (`number`, `previous`): "gap", "previous", "hash", or ""."""
    if entry.number != number + 1:
        return "gap"
    if entry.previous != previous:
        return "previous"
    return "" if expected_hash(entry) == entry.hash else "hash"


def parse_changes(text: str) -> dict[str, tuple[Value, Value]]:
    """Field to (old, new), as an entry stores it."""
    return {name: (pair[0], pair[1]) for name, pair in json.loads(text).items()}

"""Deciding which of several writes to one field stands, without asking any clock."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bansos_desktop.domain.ledger import Value


@dataclass(frozen=True, slots=True)
class Write:
    """One write to one field; `seen` is what its writer had read of other devices."""

    device: str
    number: int
    seen: Mapping[str, int]
    hash: str
    value: Value


@dataclass(frozen=True, slots=True)
class Settled:
    """The value that stands; `conflict` if writers who did not know of each other disagree."""

    value: Value
    conflict: bool


def on_top_of(later: Write, earlier: Write) -> bool:
    """Whether `later` was written by somebody who had read `earlier`."""
    if later.device == earlier.device:
        return later.number > earlier.number
    return later.seen.get(earlier.device, 0) >= earlier.number


def heads(writes: Sequence[Write]) -> list[Write]:
    """The writes that no other write was put on top of."""
    return [
        write
        for write in writes
        if not any(on_top_of(other, write) for other in writes if other is not write)
    ]


def settle(writes: Sequence[Write]) -> Settled:
    """What the field holds once all writes are known, in whatever order they came.

    Among heads the greatest hash stands provisionally: every laptop that holds the same
    writes picks the same one, and no clock has a say. ValueError without any write.
    """
    # A laptop set back to an old copy may write numbers again, so that two writes each claim
    # to know the other: then none is on top, and a person decides between all of them.
    standing = heads(writes) or writes
    conflict = len({write.value for write in standing}) > 1
    return Settled(max(standing, key=_hash_of).value, conflict)


def _hash_of(write: Write) -> str:
    """What decides between equals: nobody can aim it, and it is the same on every laptop."""
    return write.hash

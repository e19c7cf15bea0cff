"""Comparing a reference set with the one that stands, and taking it as one step."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from bansos_desktop.domain.changes import Topic
from bansos_desktop.domain.seed import Difference, SeedSet, compare
from bansos_desktop.domain.session import Session
from bansos_desktop.store.seed import apply_seed
from bansos_desktop.store.seed_files import read_seed, shipped_version
from bansos_desktop.store.store import Store
from bansos_desktop.usecases.refusal import Refused


@dataclass(frozen=True, slots=True)
class Comparison:
    """A set beside the one in the store; `newer` False means there is nothing to do."""

    seed: SeedSet
    present_version: int
    differences: Sequence[Difference]

    @property
    def newer(self) -> bool:
        """Whether applying would do anything."""
        return self.seed.version > self.present_version


def newer_shipped(store: Store, seed_folder: Path) -> int | None:
    """The version of the set this program brings, if the store's is older."""
    present = store.reference.seed()
    shipped = shipped_version(seed_folder)
    return shipped if present is None or shipped > present.version else None


def look(store: Store, path: Path) -> Comparison:
    """What the set at `path` would change. Refused if it is older, or the same number rewritten."""
    seed = read_seed(path)
    present = store.reference.seed()
    ours = present.version if present else 0
    if seed.version < ours:
        raise Refused("seed.older", theirs=str(seed.version), ours=str(ours))
    standing = {name: store.reference.section(name) for name in seed.sections}
    differences = compare(standing, seed.sections)
    if seed.version == ours and differences:
        raise Refused("seed.same_but_different", theirs=str(seed.version))
    return Comparison(seed, ours, differences)


def apply(store: Store, session: Session, comparison: Comparison, *, now: datetime) -> Topic:
    """Take the set; recipients are never touched. Nothing to do means nothing is written."""
    present = store.reference.seed()
    if present is not None and comparison.seed.version <= present.version:
        return Topic.NOTHING
    with store.write(session.author, now=now, act="reference.sync") as work:
        apply_seed(work, session.device, comparison.seed)
    return work.changes

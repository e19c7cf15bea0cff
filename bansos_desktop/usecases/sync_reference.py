"""Comparing a reference set with the one that stands, and taking it as one step."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from bansos_desktop.domain.changes import Topic
from bansos_desktop.domain.quota import QuotaLine
from bansos_desktop.domain.rupiah import format_thousands
from bansos_desktop.domain.seed import (
    SECTIONS,
    Dangling,
    Difference,
    SeedSet,
    compare,
    first_dangling,
)
from bansos_desktop.domain.seed_words import COLUMN_NAMES, SECTION_NAMES
from bansos_desktop.domain.session import Session
from bansos_desktop.store.seed import apply_seed
from bansos_desktop.store.seed_files import read_seed, shipped_version
from bansos_desktop.store.store import Store
from bansos_desktop.usecases import list_quotas
from bansos_desktop.usecases.refusal import Refused

Figure = tuple[str, int, str, str]
"""Programme, year, stage and region: the figures of its categories share one use."""


@dataclass(frozen=True, slots=True)
class BelowUse:
    """A figure that a set lowers below the places taken; `new` is None where it is withdrawn."""

    programme: str
    year: int
    stage: str
    region_code: str
    region_name: str
    old: int
    new: int | None
    used: int

    @property
    def message(self) -> str:
        """What a person should know before taking the set."""
        where = " ".join(part for part in (self.region_name, self.stage, str(self.year)) if part)
        becomes = "dicabut" if self.new is None else f"menjadi {format_thousands(self.new)}"
        return f"PERHATIAN: {where}: kuota {becomes}, sudah terpakai {format_thousands(self.used)}."


@dataclass(frozen=True, slots=True)
class Comparison:
    """A set beside the one in the store; `newer` False means there is nothing to do."""

    seed: SeedSet
    present_version: int
    differences: Sequence[Difference]
    below_use: Sequence[BelowUse] = ()

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
    """What the set at `path` would change.

    Refused if it is older, the same number rewritten, or names what nobody could look up.
    """
    seed = read_seed(path)
    present = store.reference.seed()
    ours = present.version if present else 0
    if seed.version < ours:
        raise Refused("seed.older", theirs=str(seed.version), ours=str(ours))
    standing = {name: store.reference.section(name) for name in SECTIONS}
    differences = compare(standing, seed.sections)
    if seed.version == ours and differences:
        raise Refused("seed.same_but_different", theirs=str(seed.version))
    if differences and (dangling := first_dangling({**standing, **seed.sections})):
        raise _refusal(dangling)
    return Comparison(seed, ours, differences, _below_use(store, seed))


def apply(store: Store, session: Session, comparison: Comparison, *, now: datetime) -> Topic:
    """Take the set; recipients are never touched. Nothing to do means nothing is written."""
    present = store.reference.seed()
    if present is not None and comparison.seed.version <= present.version:
        return Topic.NOTHING
    with store.write(session.author, now=now, act="reference.sync") as work:
        apply_seed(work, session.device, comparison.seed)
    return work.changes


def _refusal(dangling: Dangling) -> Refused:
    """Nothing, or something that is in no list, where a name belongs."""
    key = (part for part in dangling.key if part)
    row = " ".join((SECTION_NAMES[dangling.section], *key))
    what = COLUMN_NAMES[dangling.column]
    if not dangling.value:
        return Refused("seed.no_reference", row=row, what=what)
    return Refused("seed.unknown_reference", row=row, what=what, value=dangling.value)


def _below_use(store: Store, seed: SeedSet) -> list[BelowUse]:
    """Overruns that the set would make or deepen; a section that is absent changes no figure."""
    if "quotas" not in seed.sections:
        return []
    wanted: dict[Figure, int] = {}
    for row in seed.sections["quotas"]:
        figure = row["programme"], int(row["year"]), row["stage"], row["region_code"]
        wanted[figure] = wanted.get(figure, 0) + int(row["quota"])
    standing: dict[Figure, list[QuotaLine]] = {}
    for line in list_quotas.run(store):
        figure = line.programme, line.year, line.stage, line.region_code
        standing.setdefault(figure, []).append(line)
    found = (_lowered(lines, wanted.get(figure)) for figure, lines in standing.items())
    return [one for one in found if one]


def _lowered(lines: Sequence[QuotaLine], new: int | None) -> BelowUse | None:
    """The figure that `lines` make up, if `new` is less than it was and less than is taken."""
    line, old = lines[0], sum(one.quota for one in lines)
    if (new or 0) >= min(old, line.used):
        return None
    place = line.programme, line.year, line.stage, line.region_code, line.region_name
    return BelowUse(*place, old, new, line.used)

"""Comparing a reference set or quota file with what stands, and taking it as one step."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

from bansos_desktop.domain.changes import Topic
from bansos_desktop.domain.quota_file import LineFault
from bansos_desktop.domain.quota_ledger import Figure, FigureKey, Origin
from bansos_desktop.domain.quota_shift import QuotaShift, shifts
from bansos_desktop.domain.rupiah import format_thousands
from bansos_desktop.domain.seed import (
    LETTERS,
    QUOTA_LINE,
    SECTIONS,
    Change,
    Dangling,
    Difference,
    Row,
    SeedSet,
    check_code,
    compare,
    first_dangling,
    with_letters,
)
from bansos_desktop.domain.seed_words import COLUMN_NAMES, SECTION_NAMES
from bansos_desktop.domain.session import Session
from bansos_desktop.domain.workflow import Role
from bansos_desktop.store.seed import apply_seed
from bansos_desktop.store.seed_files import shipped_version
from bansos_desktop.store.store import Store
from bansos_desktop.usecases import find_set, list_quotas, move_regions
from bansos_desktop.usecases.move_regions import RegionMove
from bansos_desktop.usecases.read_quota_file import ReadSet
from bansos_desktop.usecases.refusal import Refused

Sections = Mapping[str, tuple[Row, ...]]
_FIGURES = ("quotas", LETTERS)


@dataclass(frozen=True, slots=True)
class InUse:
    """Something the set withdraws although proposals name it; they keep the name they have."""

    section: str
    name: str
    count: int

    @property
    def message(self) -> str:
        """What it is and how many use it."""
        what = SECTION_NAMES[self.section]
        count = format_thousands(self.count)
        return f"{what.capitalize()} {self.name} dicabut, masih dipakai {count} usulan."


@dataclass(frozen=True, slots=True)
class Comparison:
    """A set beside what is in the store; `newer` False means there is nothing to do.

    `shifts` are the figures as they come to stand, with what the office split and moved;
    `differences` are the rows of all sections. A file with `faults` cannot be taken.
    """

    seed: SeedSet
    present_version: int
    differences: Sequence[Difference]
    shifts: Sequence[QuotaShift] = ()
    moves: Sequence[RegionMove] = ()
    in_use: Sequence[InUse] = ()
    faults: Sequence[LineFault] = ()
    unread: Sequence[tuple[int, str]] = ()
    name: str = ""
    counts: Mapping[tuple[str, Change], int] = field(default_factory=dict)

    @property
    def newer(self) -> bool:
        """Whether applying would do anything."""
        return self.seed.version > self.present_version and not self.faults

    @property
    def below_use(self) -> list[QuotaShift]:
        """Figures that fall below what is taken or split already."""
        return [one for one in self.shifts if one.is_below]

    @property
    def check_code(self) -> str:
        """What sender and receiver compare over the telephone."""
        return check_code(self.seed.sha256)


def newer_shipped(store: Store, seed_folder: Path) -> int | None:
    """The version of the set this program brings, if the store's is older."""
    present = store.reference.seed()
    shipped = shipped_version(seed_folder)
    return shipped if present is None or shipped > present.version else None


def look(store: Store, path: Path, *, today: date = date.max) -> Comparison:
    """What the set, quota file or newest file of a folder at `path` would change.

    Refused if it is older, the same number rewritten, names what nobody could look up, or would
    leave people without their region or programme.
    """
    with store.one_moment():
        return _compared(store, find_set.run(store, path, today))


def may_take(session: Session, comparison: Comparison) -> bool:
    """A letter's figures are the operator's, the reference set that comes along is anybody's."""
    return comparison.seed.line != QUOTA_LINE or session.role is Role.OPERATOR


def apply(store: Store, session: Session, comparison: Comparison, *, now: datetime) -> Topic:
    """Take the set; of people only the code of a region that is gone changes.

    Nothing to do means nothing is written. Who may not enter a figure takes none from a letter.
    """
    seed = comparison.seed
    if not may_take(session, comparison):
        raise Refused("quota_file.operator_only")
    if comparison.faults:
        first = comparison.faults[0].message
        raise Refused("quota_file.faulty", count=str(len(comparison.faults)), first=first)
    with store.write(session.author, now=now, act="reference.sync") as work:
        present = store.reference.seed(seed.line)
        if present is not None and seed.version <= present.version:
            return Topic.NOTHING
        _check_sound(store, seed)  # people may have been recorded since it was looked at
        apply_seed(work, session.device, seed, move_regions.records(store, seed))
    return work.changes


def _compared(store: Store, read: ReadSet) -> Comparison:
    seed = read.seed
    present = store.reference.seed(seed.line)
    ours = present.version if present else 0
    if read.faults:
        return Comparison(seed, ours, (), faults=read.faults, unread=read.unread, name=read.name)
    if seed.version < ours:
        raise Refused("seed.older", theirs=str(seed.version), ours=str(ours))
    differences = compare(_standing(store), _wanted(store, seed))
    if seed.version == ours and differences:
        raise Refused("seed.same_but_different", theirs=str(seed.version))
    if not differences:
        return Comparison(seed, ours, (), unread=read.unread, name=read.name)
    moves = _check_sound(store, seed)
    return Comparison(
        seed,
        ours,
        differences,
        _shifts(store, seed),
        moves,
        _in_use(store, seed),
        unread=read.unread,
        name=read.name,
        counts=Counter((one.section, one.change) for one in differences),
    )


def _standing(store: Store) -> Sections:
    return {name: store.reference.section(name) for name in SECTIONS}


def _wanted(store: Store, seed: SeedSet) -> Sections:
    """The sections as they would be; a letter leaves those of other letters as they are."""
    if seed.line != QUOTA_LINE:
        return seed.sections
    return {LETTERS: with_letters(store.reference.section(LETTERS), seed.sections[LETTERS])}


def _check_sound(store: Store, seed: SeedSet) -> list[RegionMove]:
    """Nothing may name what is not there; gives where people of vanished regions go."""
    moves = move_regions.look(store, seed, store.office.own().region_code)
    _check_programmes(store, seed)
    own = [one.code for one in store.reference.programmes() if one.own]
    if dangling := first_dangling({**_standing(store), **_wanted(store, seed)}, own):
        raise _refusal(dangling)
    return moves


def _refusal(dangling: Dangling) -> Refused:
    """Nothing, or something that is in no list, where a name belongs."""
    key = (part for part in dangling.key if part)
    row = " ".join((SECTION_NAMES[dangling.section], *key))
    what = COLUMN_NAMES[dangling.column]
    if not dangling.value:
        return Refused("seed.no_reference", row=row, what=what)
    return Refused("seed.unknown_reference", row=row, what=what, value=dangling.value)


def _check_programmes(store: Store, seed: SeedSet) -> None:
    """A programme that people are in may go only where the office keeps it as its own."""
    own = {one.code for one in store.reference.programmes() if one.own}
    for code, name in _withdrawn(store, seed, "programmes").items():
        count = store.region_uses.programmes().get(code, 0)
        if count and code not in own:
            raise Refused("sync.programme_used", name=name, count=format_thousands(count))


def _in_use(store: Store, seed: SeedSet) -> list[InUse]:
    uses = {
        "programmes": store.region_uses.programmes(),
        "business_types": store.region_uses.business_types(),
    }
    return [
        InUse(section, name, counts[code])
        for section, counts in uses.items()
        for code, name in _withdrawn(store, seed, section).items()
        if counts.get(code)
    ]


def _withdrawn(store: Store, seed: SeedSet, section: str) -> dict[str, str]:
    """Code and name of the rows that a section loses."""
    if section not in seed.sections:
        return {}
    kept = {row["code"] for row in seed.sections[section]}
    rows = store.reference.section(section)
    return {row["code"]: row["name"] for row in rows if row["code"] not in kept}


def _shifts(store: Store, seed: SeedSet) -> list[QuotaShift]:
    """How every figure comes to stand; a set without figures changes none."""
    if not set(_FIGURES) & seed.sections.keys():
        return []
    wanted = {**{name: store.reference.section(name) for name in _FIGURES}, **_wanted(store, seed)}
    given = [
        *(_figure(row, Origin.SHIPPED, row["source"]) for row in wanted["quotas"]),
        *(_figure(row, Origin.LETTER, row["letter"]) for row in wanted[LETTERS]),
    ]
    return shifts(list_quotas.run(store), list_quotas.run(store, given=given))


def _figure(row: Row, origin: Origin, source: str) -> Figure:
    key = FigureKey(
        row["programme"], int(row["year"]), row["stage"], row["region_code"], row["category"]
    )
    return Figure(key, int(row["quota"]), origin, source, source)

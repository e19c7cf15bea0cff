"""Comparing a reference set or quota file with what stands, and taking it as one step."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path

from bansos_desktop.domain.changes import Topic
from bansos_desktop.domain.quota_consent import Asked, questions
from bansos_desktop.domain.quota_file import LineFault
from bansos_desktop.domain.quota_shift import QuotaShift
from bansos_desktop.domain.region import PROVINCE
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
)
from bansos_desktop.domain.seed_words import COLUMN_NAMES, SECTION_NAMES
from bansos_desktop.domain.session import Session
from bansos_desktop.domain.workflow import Role
from bansos_desktop.store.seed import apply_seed
from bansos_desktop.store.seed_files import shipped_version
from bansos_desktop.store.store import Store
from bansos_desktop.usecases import find_set, move_regions, quota_outlook
from bansos_desktop.usecases.move_regions import RegionMove
from bansos_desktop.usecases.quota_outlook import Outlook, wanted_sections
from bansos_desktop.usecases.read_quota_file import ReadSet
from bansos_desktop.usecases.refusal import Refused

Sections = Mapping[str, tuple[Row, ...]]
BELOW = "sync.below"


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
    `asked` is what needs consent, `differences` are the rows of all sections, `names` what their
    regions and groups are called. A file with `faults` cannot be taken.
    """

    seed: SeedSet
    present_version: int
    differences: Sequence[Difference]
    shifts: Sequence[QuotaShift] = ()
    asked: Sequence[Asked] = ()
    moves: Sequence[RegionMove] = ()
    in_use: Sequence[InUse] = ()
    faults: Sequence[LineFault] = ()
    unread: Sequence[tuple[int, str]] = ()
    name: str = ""
    lines: Sequence[int] = ()
    names: Mapping[str, str] = field(default_factory=dict)
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
    def questions(self) -> list[str]:
        """What has to be agreed to before it is taken, in words; empty if nothing."""
        return questions(self.asked)

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
        return _compared(store, find_set.run(store, path, today), today)


def may_take(session: Session, comparison: Comparison) -> bool:
    """A letter's figures are the operator's, the reference set that comes along is anybody's."""
    return comparison.seed.line != QUOTA_LINE or session.role is Role.OPERATOR


def apply(
    store: Store,
    session: Session,
    comparison: Comparison,
    *,
    now: datetime,
    seen_warnings: bool = False,
) -> Topic:
    """Take the set; of people only the code of a region that is gone changes.

    Nothing to do means nothing is written. Who may not enter a figure takes none from a letter, and
    what is asked about happens only where `seen_warnings` says that somebody knows.
    """
    seed = comparison.seed
    if not may_take(session, comparison):
        raise Refused("quota_file.operator_only")
    _refuse_faulty(comparison.faults)
    act = "quota.letter" if seed.line == QUOTA_LINE else "reference.sync"
    with store.write(session.author, now=now, act=act) as work:
        present = store.reference.seed(seed.line)
        if present is not None and seed.version <= present.version:
            return Topic.NOTHING
        _check_sound(store, seed)  # people may have been recorded since it was looked at
        outlook = quota_outlook.look(store, seed, comparison.lines)
        _refuse_faulty(outlook.faults)
        if outlook.asked and not seen_warnings:
            raise _unseen(outlook)
        _check_seen(comparison.asked, outlook.asked)
        apply_seed(work, session.device, seed, move_regions.records(store, seed))
    return work.changes


def _refuse_faulty(faults: Sequence[LineFault]) -> None:
    """Half a letter is not a letter."""
    if faults:
        first = faults[0].message
        raise Refused("quota_file.faulty", count=str(len(faults)), first=first)


def _check_seen(seen: Sequence[Asked], now: Sequence[Asked]) -> None:
    """Nothing more happens, and nothing worse, than somebody was shown."""
    shown = {(one.why, one.key): one.weight for one in seen}
    if any(one.weight > shown.get((one.why, one.key), 0) for one in now):
        raise Refused("sync.changed_since")


def _unseen(outlook: Outlook) -> Refused:
    """What is asked about, the first few figures of each kind by name."""
    refusal = Refused(BELOW, asked=" ".join(questions(outlook.asked)))
    below = [one.message for one in outlook.shifts if one.is_below]
    refusal.details = {"below_use": below, "asked": questions(outlook.asked)}
    return refusal


def _compared(store: Store, read: ReadSet, today: date) -> Comparison:
    seed = read.seed
    present = store.reference.seed(seed.line)
    ours = present.version if present else 0
    faults = read.faults
    if seed.line == QUOTA_LINE and not faults:
        faults = tuple(quota_outlook.paper_faults(seed.sections[LETTERS], today))
    bare = Comparison(seed, ours, (), faults=faults, unread=read.unread, name=read.name)
    if faults:
        return bare
    differences = compare(_standing(store), wanted_sections(store, seed))
    _check_version(seed, ours, is_same=not differences)
    return _outlook(store, read, bare, differences) if differences else bare


def _check_version(seed: SeedSet, ours: int, *, is_same: bool) -> None:
    """An older set is not taken, nor another one of the same number; it may get a new number."""
    is_letter = seed.line == QUOTA_LINE
    theirs, next_one = str(seed.version), str(ours + 1)
    if seed.version < ours and is_letter:
        raise Refused("sync.older_letter", theirs=theirs, ours=str(ours), next=next_one)
    if seed.version < ours:
        raise Refused("seed.older", theirs=theirs, ours=str(ours))
    if seed.version == ours and not is_same:
        if is_letter:
            raise Refused("sync.same_letter", theirs=theirs, next=next_one)
        raise Refused("seed.same_but_different", theirs=theirs)


def _outlook(
    store: Store, read: ReadSet, bare: Comparison, differences: Sequence[Difference]
) -> Comparison:
    """What the set does to people and places."""
    seed = read.seed
    moves = _check_sound(store, seed)
    outlook = quota_outlook.look(store, seed, read.lines)
    if outlook.faults:
        return replace(bare, faults=outlook.faults)
    return replace(
        bare,
        differences=differences,
        shifts=outlook.shifts,
        asked=outlook.asked,
        moves=moves,
        in_use=_in_use(store, seed),
        lines=read.lines,
        names=_names(store, seed, differences),
        counts=Counter((one.section, one.change) for one in differences),
    )


def _names(store: Store, seed: SeedSet, differences: Sequence[Difference]) -> dict[str, str]:
    """What the codes in rows of figures are called, by the set where it names them anew."""
    codes = {code for one in differences for code in one.key if "." in code or code == PROVINCE}
    known = dict(store.quotas.region_names(codes))
    known |= {row["code"]: row["name"] for row in seed.sections.get("regions", ())}
    groups = {
        group.code: group.name for one in store.reference.programmes() for group in one.categories
    }
    return groups | {code: name for code, name in known.items() if code in codes}


def _standing(store: Store) -> Sections:
    return {name: store.reference.section(name) for name in SECTIONS}


def _check_sound(store: Store, seed: SeedSet) -> list[RegionMove]:
    """Nothing may name what is not there; gives where people of vanished regions go."""
    moves = move_regions.look(store, seed, store.office.own().region_code)
    _check_programmes(store, seed)
    check_names(store, wanted_sections(store, seed))
    return moves


def check_names(store: Store, wanted: Sections) -> None:
    """Refused if a row of what would stand with `wanted` names what nobody could look up."""
    own = [one.code for one in store.reference.programmes() if one.own]
    if dangling := first_dangling({**_standing(store), **wanted}, own):
        raise _refusal(dangling)


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

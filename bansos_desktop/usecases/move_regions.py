"""People and quotas of regions that a newer set no longer has: each goes to the region's successor.

Nobody is ever left in a region that nobody knows: a set that would do so is refused by name.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bansos_desktop.domain.ledger import Value
from bansos_desktop.domain.quota_ledger import AllocationAction, FigureKey, allocation_uid
from bansos_desktop.domain.records import Kind
from bansos_desktop.domain.rupiah import format_thousands
from bansos_desktop.domain.seed import Row, SeedSet
from bansos_desktop.store.region_uses import PlacedRecord
from bansos_desktop.store.seed import Move
from bansos_desktop.store.store import Store
from bansos_desktop.usecases.refusal import Refused

_WORDS: Mapping[Kind, str] = {
    Kind.PERSON: "orang",
    Kind.PROPOSAL: "usulan",
    Kind.AWARD: "penerima tahun lalu",
    Kind.INSTITUTION: "lembaga",
    Kind.ALLOCATION: "isian kuota kantor",
}


@dataclass(frozen=True, slots=True)
class RegionMove:
    """A code that is gone, where what names it goes, and how much that is in words."""

    old_code: str
    old_name: str
    new_code: str
    new_name: str
    used: str
    people: int


def look(store: Store, seed: SeedSet, office: str) -> list[RegionMove]:
    """The moves that a set asks for; Refused if something would be left nowhere."""
    if "regions" not in seed.sections:
        return []
    names = {row["code"]: row["name"] for row in seed.sections["regions"]}
    gone = {
        row["code"]: row["name"]
        for row in store.reference.section("regions")
        if row["code"] not in names
    }
    if office in gone:
        raise Refused("sync.office_gone", name=gone[office], code=office)
    successors = _successors(store, seed, names)
    moves = []
    for code, kinds in sorted(store.region_uses.counts(gone).items()):
        used = ", ".join(f"{format_thousands(n)} {_WORDS[kind]}" for kind, n in kinds.items())
        new = successors.get(code, "")
        if not new:
            raise Refused("sync.region_gone", name=gone[code], code=code, used=used)
        people = kinds.get(Kind.PERSON, 0)
        moves.append(RegionMove(code, gone[code], new, names[new], used, people))
    return moves


def records(store: Store, seed: SeedSet) -> list[Move]:
    """What to write so that nothing names a region that is gone, deleted records included."""
    if "regions" not in seed.sections:
        return []
    names = {row["code"]: row["name"] for row in seed.sections["regions"]}
    gone = {row["code"] for row in store.reference.section("regions")} - names.keys()
    successors = {old: new for old, new in _successors(store, seed, names).items() if old in gone}
    return [
        move
        for record in store.region_uses.placed(successors)
        for move in _moved(store, record, successors, names)
    ]


def _successors(store: Store, seed: SeedSet, names: Mapping[str, str]) -> dict[str, str]:
    """Where each old code leads, over as many changes as there were; only to what exists."""
    changes = [*store.reference.section("region_changes"), *_changes(seed)]
    steps = {row["old_code"]: row["new_code"] for row in changes}
    found = {}
    for old in steps:
        code, seen = old, {old}
        while code not in names and steps.get(code, code) not in seen:
            code = steps[code]
            seen.add(code)
        if code in names:
            found[old] = code
    return found


def _changes(seed: SeedSet) -> tuple[Row, ...]:
    return seed.sections.get("region_changes", ())


def _moved(
    store: Store, record: PlacedRecord, successors: Mapping[str, str], names: Mapping[str, str]
) -> Iterator[Move]:
    """The changes of one record; an allocation is named after its region, so it gets a new name."""
    changed: dict[str, Value] = {
        field: successors[code] for field, code in record.values.items() if code in successors
    }
    if record.kind is not Kind.ALLOCATION:
        yield Move(record.kind, record.uid, {**changed, "deleted": record.deleted})
        return
    whole = store.region_uses.record(Kind.ALLOCATION, record.uid)
    if whole is None:
        return
    named = _allocation_uid(whole) == record.uid
    uid = _allocation_uid({**whole, **changed}) if named else record.uid
    if uid == record.uid:
        yield Move(record.kind, uid, changed)
        return
    if store.region_uses.record(Kind.ALLOCATION, uid) is not None:
        old, new = record.values["to_region"], str(changed.get("to_region", ""))
        raise Refused("sync.allocation_clash", old=old, new=names.get(new, new))
    yield Move(record.kind, record.uid, {"deleted": 1})
    yield Move(record.kind, uid, {**whole, **changed})


def _allocation_uid(values: Mapping[str, Value]) -> str:
    """The name of an allocation with these values; a transfer keeps the one it has."""
    action = AllocationAction(str(values["action"]))
    if action is AllocationAction.TRANSFER:
        return ""
    said = (str(values[name] or "") for name in ("programme", "year", "stage", "to_region"))
    programme, year, stage, region = said
    key = FigureKey(programme, int(year), stage, region, str(values["category"] or ""))
    return allocation_uid(action, key, str(values["from_region"] or ""))

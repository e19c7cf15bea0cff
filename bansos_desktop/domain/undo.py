"""What of an act can be taken back: field by field, and whole where only the whole makes sense.

A value goes back if the act's own write still stands. Whatever belongs to one family and was made
by the act, or is a step that it took, goes back together or stays together: a family half taken
back, or a status without the visit behind it, would be a state that nobody ever recorded.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from enum import StrEnum

from bansos_desktop.domain.acts import undone_batch
from bansos_desktop.domain.ledger import Changes, Value
from bansos_desktop.domain.records import Kind

DELETED = "deleted"
# What a step writes with the status; half of it taken back would contradict the other half.
STEP_FIELDS = frozenset(
    {
        "status",
        "approved_value",
        "proposed_on",
        "reserve_rank",
        "decree_number",
        "decree_date",
        "status_reason",
    }
)
# The field that names what a record hangs on.
OWNER_FIELD: Mapping[Kind, str] = {
    Kind.PROPOSAL: "person",
    Kind.DECISION: "person",
    Kind.VERIFICATION: "proposal",
    Kind.GOODS: "proposal",
    Kind.HANDOVER: "proposal",
    Kind.MONITORING: "proposal",
    Kind.INSTALMENT: "proposal",
    Kind.PHOTO: "about",
    Kind.TEMPLATE_USE: "template",
}
OF_A_PROPOSAL = (
    *(Kind.VERIFICATION, Kind.GOODS, Kind.HANDOVER, Kind.MONITORING),
    Kind.INSTALMENT,
)
# A figure under another letter, or a choice for another reason, would have a false source; half a
# payment taken back is one that nobody made, and half a letter is not a letter.
WHOLE = frozenset({Kind.ALLOCATION, Kind.CLAIM_CHOICE, Kind.INSTALMENT, Kind.REFERENCE})


class Why(StrEnum):
    """Why something stays as it is."""

    CHANGED = "diubah"
    DELETED = "dihapus"
    HUNG_ON = "dipakai"
    TWIN = "kembar"
    OWNER_GONE = "induk"


@dataclass(frozen=True, slots=True)
class Mark:
    """An entry about a record that is newer than the act's own."""

    batch: str
    act: str
    user: str
    at: str
    fields: frozenset[str]


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around a record now: living records hung on it, a deleted owner, a twin.

    A twin is who stands where it would come back, or who has the NIK that it would get back. On a
    proposal that was handed something only the months of its aid are hung.
    """

    hung: Sequence[tuple[str, Kind]] = ()
    twin: str = ""
    owner_gone: bool = False


@dataclass(frozen=True, slots=True)
class Written:
    """What an act wrote to one record: old value before it, new value after it, by field."""

    kind: Kind
    record: str
    changes: Changes
    owner: str = ""
    later: Sequence[Mark] = ()
    around: Around = field(default_factory=Around)
    created: bool = False

    @property
    def is_step(self) -> bool:
        """Whether the act moved a proposal that stood before."""
        return self.kind is Kind.PROPOSAL and not self.created and "status" in self.changes


@dataclass(frozen=True, slots=True)
class Kept:
    """Something that stays, with who did what since; `by` and `at` are "" where nobody did."""

    kind: Kind
    record: str
    why: Why
    field: str = ""
    by: str = ""
    at: str = ""
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Reversal:
    """The values that a record gets back; {"deleted": 1} for one that the act had made."""

    kind: Kind
    record: str
    values: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class UndoPlan:
    """What goes back and what stays."""

    reversals: Sequence[Reversal]
    kept: Sequence[Kept]

    def count(self, kind: Kind) -> int:
        """How many records of a kind get something back."""
        return sum(one.kind is kind for one in self.reversals)


def plan(batch: str, records: Sequence[Written]) -> UndoPlan:
    """Take back `batch` as far as its own writes still stand."""
    own = {one.record for one in records}
    records = [_without_lasting_step(one, own) for one in records]
    by_uid = {one.record: one for one in records}
    bundles: dict[str, list[tuple[Written, Mapping[str, Value]]]] = {}
    loose: list[Reversal] = []
    kept: list[Kept] = []
    blocked: dict[str, Kept] = {}
    for one in records:
        bound, free = _parted(one, by_uid)
        values, stays = _own_values(batch, one, free)
        if values:
            loose.append(Reversal(one.kind, one.record, values))
        kept += stays
        back, stays = _bound_values(batch, one, bound, by_uid)
        if back or stays:
            root = _root(one, by_uid)
            bundles.setdefault(root, []).append((one, back))
            if stays:
                blocked.setdefault(root, stays[0])
                kept += stays
    whole = [
        Reversal(one.kind, one.record, back)
        for root, members in bundles.items()
        if root not in blocked
        for one, back in members
    ]
    return UndoPlan(_joined([*whole, *loose]), kept)


def _without_lasting_step(one: Written, own: Set[str]) -> Written:
    """The same without its step, if that lasts: another month of the aid was handed out, too."""
    others = (kind for uid, kind in one.around.hung if uid not in own)
    if not one.is_step or Kind.INSTALMENT not in others:
        return one
    left = {name: pair for name, pair in one.changes.items() if name not in STEP_FIELDS}
    return replace(one, changes=left)


def _parted(one: Written, by_uid: Mapping[str, Written]) -> tuple[Changes, Changes]:
    """The changes that go back only with others, and those that go back each by itself."""
    if one.created or one.kind in WHOLE:
        return one.changes, {}
    owner = by_uid.get(one.owner)
    if one.kind in OF_A_PROPOSAL and owner is not None and owner.is_step:
        return one.changes, {}
    fast = {DELETED} | (STEP_FIELDS if one.is_step else frozenset())
    bound = {name: pair for name, pair in one.changes.items() if name in fast}
    return bound, {name: pair for name, pair in one.changes.items() if name not in fast}


def _own_values(
    batch: str, one: Written, changes: Changes
) -> tuple[Mapping[str, Value], list[Kept]]:
    """Each field by itself: its old value, or why it stays."""
    values: dict[str, Value] = {}
    kept: list[Kept] = []
    for name, (old, new) in changes.items():
        stands, other = _standing(batch, one.later, name)
        if other is not None:
            kept.append(_changed(one, name, other))
        elif stands and name == "nik" and one.around.twin:
            kept.append(Kept(one.kind, one.record, Why.TWIN, name, detail=one.around.twin))
        elif stands and old != new:
            values[name] = old
    return values, kept


def _bound_values(
    batch: str, one: Written, changes: Changes, by_uid: Mapping[str, Written]
) -> tuple[Mapping[str, Value], list[Kept]]:
    """What goes back only with others; a record that the act made gets a tombstone."""
    if one.created:
        back, kept = _unmade(batch, one)
    else:
        back, kept = _own_values(batch, one, changes)
    if kept or not back:
        return {}, kept
    return back, _obstacles(one, back, by_uid)


def _unmade(batch: str, one: Written) -> tuple[Mapping[str, Value], list[Kept]]:
    """A tombstone for a record that the act made, unless somebody touched it since."""
    stands, other = _standing(batch, one.later, DELETED)
    if other is not None:
        return {}, [Kept(one.kind, one.record, Why.DELETED, DELETED, other.user, other.at)]
    if not stands or one.changes.get(DELETED, (0, 0))[1]:
        return {}, []
    for name in sorted({name for mark in one.later for name in mark.fields} - {DELETED}):
        _stands, other = _standing(batch, one.later, name)
        if other is not None:
            return {}, [_changed(one, name, other)]
    return {DELETED: 1}, []


def _obstacles(
    one: Written, back: Mapping[str, Value], by_uid: Mapping[str, Written]
) -> list[Kept]:
    """Why a record may not go or come back although nobody touched it."""
    around = one.around
    if back.get(DELETED) == 1:
        for uid, kind in around.hung:
            if uid not in by_uid or not by_uid[uid].created:
                return [Kept(one.kind, one.record, Why.HUNG_ON, detail=kind.value)]
    if back.get(DELETED, 1) == 0:
        if around.twin:
            return [Kept(one.kind, one.record, Why.TWIN, detail=around.twin)]
        owner = by_uid.get(one.owner)
        if around.owner_gone and (owner is None or DELETED not in owner.changes):
            return [Kept(one.kind, one.record, Why.OWNER_GONE)]
    return []


def _root(one: Written, by_uid: Mapping[str, Written]) -> str:
    """The record that a bundle is called by: the highest owner that the act wrote fast, too."""
    owner = by_uid.get(one.owner)
    if owner is None or not _parted(owner, by_uid)[0]:
        return one.record
    return _root(owner, by_uid)


def _standing(batch: str, later: Iterable[Mark], name: str) -> tuple[bool, Mark | None]:
    """Whether the act's write to a field stands; if another's stands instead, that one.

    Neither: it was taken back already. A write that was itself taken back does not count.
    """
    stack: list[str] = [batch]
    marks: dict[str, Mark] = {}
    undid: dict[str, str] = {}
    for mark in later:
        if target := undone_batch(mark.act):
            undid[mark.batch] = target
        if name not in mark.fields:
            continue
        root, is_back = _followed(mark.batch, undid, {batch, *marks})
        if root in marks or root == batch:
            stack = [one for one in stack if one != root]
        else:
            root, is_back = mark.batch, False
        if not is_back:
            marks.setdefault(root, mark)
            stack.append(root)
    if not stack or stack[-1] == batch:
        return bool(stack), None
    return False, marks[stack[-1]]


def _followed(start: str, undid: Mapping[str, str], known: Set[str]) -> tuple[str, bool]:
    """The known act at the end of "undone", "undone of undone", …; and whether it is taken back."""
    root, is_back = start, False
    while root not in known and root in undid:
        root, is_back = undid[root], not is_back
    return root, is_back


def _changed(one: Written, name: str, mark: Mark) -> Kept:
    why = Why.DELETED if name == DELETED else Why.CHANGED
    return Kept(one.kind, one.record, why, name, mark.user, mark.at)


def _joined(reversals: Iterable[Reversal]) -> list[Reversal]:
    """One reversal a record, in the order they came."""
    found: dict[str, Reversal] = {}
    for one in reversals:
        before = found.get(one.record)
        values = {**before.values, **one.values} if before else one.values
        found[one.record] = Reversal(one.kind, one.record, values)
    return list(found.values())

"""What a backup says of the office in it, and what that means beside an office that stands."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field, fields
from datetime import date, datetime
from enum import StrEnum

SUFFIX = ".bansos"
FORMAT = "bansos-cadangan/"
VERSION = 1
KEPT_DAYS = 7
KEPT_UPGRADES = 5
KEPT_REPLACED = 3
# Days without a backup outside this laptop before somebody is reminded.
REMIND_AFTER = 14
# Letters of a device's name that tell one laptop's files from another's.
MARK = 4


class Reason(StrEnum):
    """Why a backup was made; the value begins the names of those that the program keeps."""

    HAND = "cadangan"
    DAILY = "harian"
    UPGRADE = "sebelum-naik-versi"
    REPLACED = "sebelum-dipulihkan"

    @property
    def label(self) -> str:
        """How a list calls it."""
        return _LABELS[self]


_LABELS: Mapping[Reason, str] = {
    Reason.HAND: "Dibuat sendiri",
    Reason.DAILY: "Cadangan harian",
    Reason.UPGRADE: "Sebelum naik versi",
    Reason.REPLACED: "Sebelum dipulihkan",
}
_KEPT: Mapping[Reason, int] = {
    Reason.DAILY: KEPT_DAYS,
    Reason.UPGRADE: KEPT_UPGRADES,
    Reason.REPLACED: KEPT_REPLACED,
}


@dataclass(frozen=True, slots=True)
class Facts:
    """How far an office has come: `positions` is the last number of each laptop in its ledger.

    `origin` is the laptop that began the office, and so tells one office from another; `device` is
    the one it lies on. `restored` is how many of a laptop's first entries only say that it came out
    of a backup: they are nobody's work.
    """

    origin: str
    device: str
    office: str
    office_name: str
    entries: int
    people: int
    last_at: str
    positions: Mapping[str, int]
    restored: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Part:
    """A file inside a backup."""

    bytes: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What can be read of a backup without a passphrase; it names no person.

    `photos` is how many are inside, None where they were left out because they lie beside it.
    """

    program: str
    steps: tuple[str, ...]
    made_at: str
    reason: Reason
    facts: Facts
    photos: int | None
    parts: Mapping[str, Part]

    @property
    def day(self) -> date:
        """When it was made, on the office's wall."""
        return datetime.fromisoformat(self.made_at).astimezone().date()


class NoManifestError(ValueError):
    """A text that is no manifest."""


class Relation(StrEnum):
    """What replacing an office by a backup would do to it."""

    SAME = "same"
    NEWER = "newer"
    OLDER = "older"
    APART = "apart"
    OTHER = "other"


def relation(backup: Facts, stands: Facts) -> Relation:
    """By what each ledger holds, and by no clock."""
    if backup.origin != stands.origin:
        return Relation.OTHER
    lacks, brings = _beyond(stands, backup), _beyond(backup, stands)
    if lacks and brings:
        return Relation.APART
    if lacks:
        return Relation.OLDER
    return Relation.NEWER if brings else Relation.SAME


def entries_lost(backup: Facts, stands: Facts) -> int:
    """How many entries of somebody's work stand in the office and not in the backup."""
    return _beyond(stands, backup)


def is_hidden_by(standing: Facts, new: Facts) -> bool:
    """Whether a backup of `new` in the place of one of `standing` would cost anybody anything."""
    same_office = (standing.origin, standing.office) == (new.origin, new.office)
    return not same_office or entries_lost(new, standing) > 0


def _beyond(one: Facts, other: Facts) -> int:
    """How much work of `one` is not in `other`; what a restore wrote of itself is none."""
    return sum(
        max(0, number - max(other.positions.get(device, 0), one.restored.get(device, 0)))
        for device, number in one.positions.items()
    )


def to_text(manifest: Manifest) -> str:
    """The manifest as it lies in the file."""
    return json.dumps({"format": f"{FORMAT}{VERSION}", **asdict(manifest)}, indent=1)


def from_text(text: str) -> Manifest | None:
    """The manifest of a text that anybody may have edited; None if it is newer than this program.

    Raises NoManifestError for whatever is none.
    """
    try:
        content = json.loads(text)
        name, _, version = str(content.pop("format")).partition("/")
        if f"{name}/" != FORMAT or not version.isdecimal():
            raise NoManifestError
        return _manifest(content) if version == str(VERSION) else None
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise NoManifestError from error


def _manifest(content: Mapping[str, object]) -> Manifest:
    """Each value proved to be of its kind: what is shown to people is never something else."""
    facts, parts = _dict(content["facts"]), _dict(content["parts"])
    photos = content["photos"]
    made = Manifest(
        program=_text(content["program"]),
        steps=tuple(_text(step) for step in _list(content["steps"])),
        made_at=_text(content["made_at"]),
        reason=Reason(_text(content["reason"])),
        facts=Facts(
            positions=_counts(facts["positions"]),
            restored=_counts(facts.get("restored", {})),
            entries=_count(facts["entries"]),
            people=_count(facts["people"]),
            **{name: _text(facts[name]) for name in _TEXTS},
        ),
        photos=None if photos is None else _count(photos),
        parts={
            _text(name): Part(_count(_dict(part)["bytes"]), _text(_dict(part)["sha256"]))
            for name, part in parts.items()
        },
    )
    if datetime.fromisoformat(made.made_at).tzinfo is None:
        raise NoManifestError
    return made


_COUNTED = ("entries", "people", "positions", "restored")
_TEXTS = tuple(one.name for one in fields(Facts) if one.name not in _COUNTED)
LONGEST = 300


def _text(value: object) -> str:
    if not isinstance(value, str) or len(value) > LONGEST or "\n" in value:
        raise TypeError("not a short text")
    return value


def _count(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value < 2**63:
        raise TypeError("not a count")
    return value


def _counts(value: object) -> Mapping[str, int]:
    return {_text(key): _count(number) for key, number in _dict(value).items()}


def _dict(value: object) -> Mapping[str, object]:
    if not isinstance(value, dict):
        raise TypeError("not an object")
    return value


def _list(value: object) -> Sequence[object]:
    if not isinstance(value, list):
        raise TypeError("not a list")
    return value


def kept_names(reason: Reason, made: datetime) -> Iterator[str]:
    """The names for one that the program keeps, to be tried in this order.

    The later of a day takes the place of the earlier, unless that would cost anybody anything:
    then it stands beside, and its name is the later one in a sorted list as well.
    """
    local = made.astimezone()
    when = f"{local:%Y-%m-%d}" if reason is Reason.DAILY else f"{local:%Y-%m-%d-%H%M%S}"
    yield f"{reason.value}-{when}{SUFFIX}"
    number = 1
    while True:
        number += 1
        yield f"{reason.value}-{when}-{number:02d}{SUFFIX}"


def offered_name(office_name: str, device: str, made: datetime) -> str:
    """The name for one that is carried away: whose it is, from which laptop, and of what day.

    Two laptops of one kabupaten share a stick; what begins a device's name is the time alone.
    """
    words = "".join(sign if sign.isalnum() else " " for sign in office_name).split()
    mark = device[-MARK:]
    return f"Cadangan {' '.join(words)} laptop {mark} {made.astimezone():%Y-%m-%d}{SUFFIX}"


def surplus(kept: Mapping[str, Facts | None]) -> list[str]:
    """Which of the kept ones may go: of each kind the oldest beyond its number, by name.

    None is one that cannot be used. What somebody made by hand is nobody else's to remove; and one
    whose work is in a later one goes first: neither restoring to and fro nor the days after a
    restore must push out the one that alone holds work.
    """
    gone: list[str] = []
    for reason, most in _KEPT.items():
        named = [name for name in kept if name.startswith(f"{reason.value}-")]
        of_kind = sorted(named, key=lambda name: name.removesuffix(SUFFIX))
        while len(of_kind) > most:
            of_kind.remove(_first_to_go(of_kind, kept))
        gone += [name for name in named if name not in of_kind]
    return gone


def _first_to_go(names: Sequence[str], kept: Mapping[str, Facts | None]) -> str:
    """The oldest that holds nothing which is not in a later one; otherwise the oldest."""
    for at, name in enumerate(names[:-1]):
        mine, later = kept[name], [kept[one] for one in names[at + 1 :]]
        if mine is None or any(one and not entries_lost(one, mine) for one in later):
            return name
    return names[0]


def need_and_free(need: int, free: int) -> tuple[str, str]:
    """Both sizes as people read them, in KB where they would look equal."""
    shown = size_text(need), size_text(free)
    if shown[0] != shown[1]:
        return shown
    return f"{-(-need // 1000)} KB", f"{free // 1000} KB"


def size_to_free(need: int, free: int) -> str:
    """How much more room has to be made, never rounded down."""
    lacking = max(1, need - free)
    unit, name = (1_000_000, "MB") if lacking > 1_000_000 else (1000, "KB")
    return f"{-(-lacking // unit)} {name}"


def size_text(size: int) -> str:
    """A size as people read it: "740 KB", "12 MB", "1,4 GB"."""
    if size >= 1_000_000_000:
        return f"{size / 1_000_000_000:.1f} GB".replace(".", ",")
    if size >= 1_000_000:
        return f"{round(size / 1_000_000)} MB"
    return f"{max(1, round(size / 1000))} KB"

"""The history of records in words: who did what when, and each field from what to what.

Moments are noted in UTC and told in the laptop's own time; the newest act comes first.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo

from bansos_desktop.domain.acts import ACTS, Act, undone_batch, words_of
from bansos_desktop.domain.code_words import KIND_WORDS
from bansos_desktop.domain.dates import format_long, format_short
from bansos_desktop.domain.field_words import NOTHING, UNSAID, Names, field_words, value_words
from bansos_desktop.domain.ledger import Changes, Entry, Value, parse_changes
from bansos_desktop.domain.letter_changes import letter_lines
from bansos_desktop.domain.records import FIELDS, Kind
from bansos_desktop.domain.undo import DELETED, Kept, Why

ARROW = "→"
INDENT = "    "
PICTURE, FIGURES = "logo", "figures"
# What an entry without changes says, of an act that says no more of it.
ONLY_NOTED = "Dicatat bahwa ini dilakukan"


@dataclass(frozen=True, slots=True)
class Event:
    """One act on some records; `lines` tell each change."""

    batch: str
    moment: str
    user: str
    act: str
    lines: Sequence[str]

    @property
    def heading(self) -> str:
        """Who and when, and what it was."""
        return f"{self.moment}, {self.user}: {self.act}"

    @property
    def text(self) -> str:
        """All of it, to be copied."""
        return "\n".join((self.heading, *(f"    {line}" for line in self.lines)))


def moment_words(at: str, zone: tzinfo | None = None) -> str:
    """12 Agustus 2025 09.14, by the laptop's clock unless a zone is given."""
    moment = datetime.fromisoformat(at).astimezone(zone)
    return f"{format_long(moment.date())} {moment:%H.%M}"


def short_moment(at: str, zone: tzinfo | None = None) -> str:
    """12/08/2025 09.14, as in tables."""
    moment = datetime.fromisoformat(at).astimezone(zone)
    return f"{format_short(moment.date())} {moment:%H.%M}"


def day_words(at: str, zone: tzinfo | None = None) -> str:
    """12 Agustus 2025."""
    return format_long(datetime.fromisoformat(at).astimezone(zone).date())


def act_words(act: str, root: str = "", *, takes_back: bool = True) -> str:
    """An act in words; of taking back or redoing also what was done first, if that is known."""
    if not undone_batch(act):
        return words_of(act)
    verb = words_of(act) if takes_back else "Diulangi"
    return f"{verb}: {words_of(root)}" if root else verb


def is_lasting(act: str) -> bool:
    """Whether an act is never taken back."""
    return ACTS.get(act, Act("")).lasting


def events(
    entries: Iterable[Entry],
    names: Names,
    *,
    whose: Callable[[str], str] = lambda _record: "",
    acts: Mapping[str, str] | None = None,
    born: Container[str] | None = None,
    goods: Mapping[str, str] | None = None,
    brief: bool = False,
    zone: tzinfo | None = None,
) -> list[Event]:
    """Acts on these records, newest first.

    `whose` gives the name of the person a record is about, where lines are about several; `acts`
    better words for some acts; `born` the records made among these entries, if not all were;
    `goods` what changed goods are called. When `brief`, a record that was made is only named.
    """
    found: dict[str, list[Entry]] = {}
    for entry in entries:
        found.setdefault(entry.batch, []).append(entry)
    made: set[str] = set()

    def fresh(record: str) -> bool:
        """Whether an entry makes its record; asking notes the record as made."""
        is_first = record not in made and (born is None or record in born)
        made.add(record)
        return is_first

    def lines(entry: Entry) -> list[str]:
        """What an entry changed, each line after the name of whom it is about, if one is given."""
        is_new = fresh(entry.record)
        name = whose(entry.record) or ("" if is_new else (goods or {}).get(entry.record, ""))
        told = _lines(entry, names, is_new=is_new, is_brief=brief)
        return [f"{name}: {line}" if name else line for line in told]

    told = [
        Event(
            batch,
            moment_words(of_act[0].at, zone),
            of_act[0].user,
            (acts or {}).get(of_act[0].act) or act_words(of_act[0].act),
            [line for entry in of_act for line in lines(entry)],
        )
        for batch, of_act in found.items()
    ]
    return told[::-1]


def _lines(entry: Entry, names: Names, *, is_new: bool, is_brief: bool) -> list[str]:
    """What an entry changed, or how it made a record."""
    kind = Kind(entry.kind)
    changes = parse_changes(entry.changes)
    if is_new:
        told = {} if is_brief else changes
        return [*_made_lines(kind, told, names), *_figure_lines(kind, told, names)]
    if not changes:
        act = ACTS.get(entry.act)
        return [act.noted if act and act.noted else ONLY_NOTED]
    lines = []
    if DELETED in changes:
        verb = "dihapus" if changes[DELETED][1] else "dipulihkan"
        lines.append(f"{KIND_WORDS[kind]} {verb}")
    return [*lines, *change_lines(kind, changes, names), *_figure_lines(kind, changes, names)]


def _figure_lines(kind: Kind, changes: Changes, names: Names) -> list[str]:
    """Of a letter of the province each figure that is another by it."""
    if kind is not Kind.REFERENCE or FIGURES not in changes:
        return []
    old, new = (str(value or "") for value in changes[FIGURES])
    return letter_lines(old, new, names.region)


def change_lines(kind: Kind, changes: Changes, names: Names) -> list[str]:
    """Each changed field from what to what; the status first, as it says most."""
    return [
        _change_line(kind, field, changes[field], names)
        for field in sorted(FIELDS[kind], key=_after_status)
        if field in changes and field not in UNSAID
    ]


def _change_line(kind: Kind, field: str, change: tuple[Value, Value], names: Names) -> str:
    """A field from what to what; of a picture only that it is another."""
    called = field_words(kind, field)
    if field == PICTURE:
        verb = "diganti" if all(change) else "dipasang" if change[1] else "dilepas"
        return f"{called}: {verb}"
    old, new = (value_words(field, value, names, kind) for value in change)
    return f"{called} {old} {ARROW} {new}"


def _after_status(field: str) -> bool:
    return field != "status"


def _made_lines(kind: Kind, changes: Changes, names: Names) -> list[str]:
    """A record as it was made: that it was, then a line for every field that was filled in.

    A lesson is told in one line.
    """
    if kind is Kind.ALIAS and "text" in changes:
        meant = value_words("code", changes.get("code", (None, None))[1], names, kind)
        return [f"{KIND_WORDS[kind]}: “{changes['text'][1]}” = {meant}"]
    filled = [
        f"{INDENT}{field_words(kind, field)}: {words}"
        for field in FIELDS[kind]
        if field in changes
        and field not in UNSAID
        and (words := value_words(field, changes[field][1], names, kind)) != NOTHING
    ]
    return [f"{KIND_WORDS[kind]} dicatat", *filled]


def kept_words(kept: Kept, *, whose: str = "", zone: tzinfo | None = None) -> str:
    """Why something stays: "Siti Aminah tetap: Desil diubah Budi 12 Agustus 2025"."""
    subject = f"{whose or KIND_WORDS[kept.kind]} tetap: "
    when = f" {kept.by} {day_words(kept.at, zone)}" if kept.at else ""
    if kept.why is Why.CHANGED:
        return f"{subject}{field_words(kept.kind, kept.field)} diubah{when}"
    if kept.why is Why.DELETED:
        return f"{subject}{KIND_WORDS[kept.kind].lower()} dihapus atau dipulihkan{when}"
    if kept.why is Why.HUNG_ON:
        return f"{subject}sudah ada {KIND_WORDS[Kind(kept.detail)].lower()} yang memakainya"
    if kept.why is Why.TWIN:
        return f"{subject}sudah tercatat lagi atas nama {kept.detail}"
    return f"{subject}orang atau usulannya sudah dihapus; pulihkan itu dulu dari Data terhapus"


def count_words(counts: Mapping[Kind, int], numbers: Callable[[int], str]) -> str:
    """How much an act wrote: "10.000 orang, 10.000 usulan"; an import's own note is not told."""
    told = [
        f"{numbers(counts[kind])} {KIND_WORDS[kind].lower()}"
        for kind in Kind
        if counts.get(kind) and kind is not Kind.BATCH
    ]
    return ", ".join(told)


def outcome_words(
    words: str, about: str, kept: Sequence[str], *, is_redo: bool, most: int = 1
) -> str:
    """What was taken back or done again, of which family or how many, and what stayed."""
    verb = "Diulangi" if is_redo else "Diurungkan"
    text = f"{verb}: {words} ({about})." if about else f"{verb}: {words}."
    return " ".join((text, *kept_lines(kept, most)))


def kept_lines(kept: Sequence[str], most: int) -> list[str]:
    """The first of what stays, and how many more there are."""
    lines = [f"{one}." for one in kept[:most]]
    return [*lines, f"{len(kept) - most} hal lain juga tetap."] if len(kept) > most else lines

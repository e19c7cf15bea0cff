"""Proving that the reference tables are still what was applied.

Of the set that came with the program each row is compared with its file. Of every set the sum that
was noted when it was applied must still be that of the rows; it tells the table but not the row.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from pathlib import Path

from bansos_desktop.domain.messages import sentence
from bansos_desktop.domain.rupiah import format_thousands
from bansos_desktop.domain.seed import SECTIONS, Change, Difference, compare, seal_of
from bansos_desktop.domain.seed_words import COLUMN_NAMES, SECTION_NAMES
from bansos_desktop.store.errors import StoreError
from bansos_desktop.store.seed_files import read_seed
from bansos_desktop.store.store import Store

NAMED = 3


def run(store: Store, shipped: Path | None) -> list[str]:
    """What is not as it was applied, in one sentence; nothing where all of it is."""
    altered = _compared(store, shipped)
    rows = {one.section for one in altered}
    told = [_told(one) for one in altered[:NAMED]]
    if len(altered) > NAMED:
        told.append(f"{format_thousands(len(altered) - NAMED)} baris lain")
    told += [
        f"{SECTION_NAMES[name]} (isinya tidak sama dengan saat diterapkan)"
        for name in _unsealed(store)
        if name not in rows
    ]
    return [sentence("reference.altered", {"what": "; ".join(told)})] if told else []


def _compared(store: Store, shipped: Path | None) -> list[Difference]:
    """Rows that are not those of the program's own set, if that is the one applied."""
    state = store.reference.seed()
    if state is None or shipped is None:
        return []
    try:
        seed = read_seed(shipped)
    except StoreError:
        return []  # the program's files have a proof of their own
    if seed.sha256 != state.sha256:
        return []
    standing = {name: store.reference.section(name) for name in seed.sections}
    return sorted(compare(seed.sections, standing), key=_place)


def _unsealed(store: Store) -> Collection[str]:
    """Sections whose rows are no longer those that were noted."""
    return [
        name
        for name, (columns, seal) in store.reference.seals().items()
        if name in SECTIONS
        and columns == list(SECTIONS[name].columns)
        and seal != seal_of(SECTIONS[name], store.reference.section(name))
    ]


def _place(one: Difference) -> tuple[int, tuple[str, ...]]:
    """Sums, figures and rules first: what people are decided by."""
    first = ("totals", "quotas", "rules", "programmes", "claims")
    return (first.index(one.section) if one.section in first else len(first), one.key)


def _told(one: Difference) -> str:
    """A row with what it was and what it is now."""
    what = " ".join((SECTION_NAMES[one.section], *(part for part in one.key if part)))
    match one.change:
        case Change.WITHDRAWN:
            return f"{what} hilang"
        case Change.NEW:
            return f"{what} ditambahkan"
        case _:
            return f"{what} ({', '.join(_fields(one))})"


def _fields(one: Difference) -> Iterable[str]:
    for name, (old, new) in one.fields.items():
        yield f"{COLUMN_NAMES[name]} {_number(old)} menjadi {_number(new)}"


def _number(text: str) -> str:
    return format_thousands(int(text)) if text.isascii() and text.isdigit() else text or "kosong"

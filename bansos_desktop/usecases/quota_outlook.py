"""How quotas would stand with a set: what changes, and what forbids it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from bansos_desktop.domain.dates import format_short, possible_date
from bansos_desktop.domain.problems import Problem, error
from bansos_desktop.domain.quota_consent import Asked, Why, asked
from bansos_desktop.domain.quota_file import LineFault
from bansos_desktop.domain.quota_ledger import Figure, FigureKey, Origin
from bansos_desktop.domain.quota_parts import Brought, part_faults
from bansos_desktop.domain.quota_shift import QuotaShift, shifts
from bansos_desktop.domain.seed import LETTERS, QUOTA_LINE, SECTIONS, Row, SeedSet, with_letters
from bansos_desktop.store.store import Store
from bansos_desktop.usecases import list_quotas

Sections = Mapping[str, tuple[Row, ...]]
FIGURES = ("quotas", LETTERS)
_ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


@dataclass(frozen=True, slots=True)
class Outlook:
    """Figures as they come to stand: with consent to all that is `asked`, never with `faults`."""

    shifts: Sequence[QuotaShift] = ()
    faults: Sequence[LineFault] = ()
    asked: Sequence[Asked] = ()


def look(store: Store, seed: SeedSet, lines: Sequence[int] = ()) -> Outlook:
    """What the set does to quotas; a set without figures does nothing. `lines` are its rows'."""
    brought = FIGURES[seed.line == QUOTA_LINE]
    if brought not in seed.sections:
        return Outlook()
    keys = [_key(row) for row in seed.sections[brought]]
    origin = Origin.LETTER if seed.line == QUOTA_LINE else Origin.SHIPPED
    numbered = dict(zip(keys, lines or [0] * len(keys), strict=True))
    return _look(store, wanted_sections(store, seed), Brought(numbered, origin))


def look_at_letters(store: Store, rows: Sequence[Row]) -> Outlook:
    """What it does if these are all figures of letters from now on, as when one is taken back.

    That figures go is what was asked for, and no reason to ask again.
    """
    brought = Brought({_key(row): 0 for row in rows}, Origin.LETTER)
    found = _look(store, {LETTERS: rows}, brought)
    return replace(found, asked=[one for one in found.asked if one.why is not Why.WITHDRAWN])


def _look(store: Store, changed: Mapping[str, Sequence[Row]], brought: Brought) -> Outlook:
    stands: Sections = {name: store.reference.section(name) for name in FIGURES}
    wanted: Mapping[str, Sequence[Row]] = {**stands, **changed}
    given = [
        *(_figure(row, Origin.SHIPPED, "source") for row in wanted["quotas"]),
        *(_figure(row, Origin.LETTER, "letter") for row in wanted[LETTERS]),
    ]
    before, after = list_quotas.run(store), list_quotas.run(store, given=given)
    faults = part_faults(brought, before, after)
    moved = shifts(before, after)
    gone = {_key(row) for row in stands[LETTERS]} - {_key(row) for row in wanted[LETTERS]}
    return Outlook(moved, faults, asked(moved, {line.key: line for line in before}, gone))


def wanted_sections(store: Store, seed: SeedSet) -> Sections:
    """The sections as they would be; a letter leaves those of other letters as they are."""
    if seed.line != QUOTA_LINE:
        return seed.sections
    return {LETTERS: with_letters(store.reference.section(LETTERS), seed.sections[LETTERS])}


def paper_faults(rows: Sequence[Row], today: date) -> list[LineFault]:
    """What is missing of the letter in a set that came as a whole: each figure names its source."""
    found: list[Problem] = []
    if not all(row["letter"].strip() for row in rows):
        found.append(error("quota_file.no_letter", "letter"))
    if not all(row["sentence"].strip() for row in rows):
        found.append(error("quota_file.no_sentence", "sentence"))
    for text in dict.fromkeys(row["letter_date"] for row in rows):
        day = _iso_day(text)
        if day is None:
            code = "quota_file.date_iso" if text else "quota_file.no_date"
            found.append(error(code, "date", text=text))
        elif day > today:
            found.append(error("quota_file.date_ahead", "date", day=format_short(day)))
    return [LineFault(0, "", problem) for problem in found]


def _iso_day(text: str) -> date | None:
    """A day as records hold it."""
    if not _ISO.fullmatch(text):
        return None
    year, month, day = map(int, text.split("-"))
    return possible_date(year, month, day)


def _figure(row: Row, origin: Origin, source: str) -> Figure:
    return Figure(_key(row), int(row["quota"]), origin, row[source], row[source])


def _key(row: Row) -> FigureKey:
    programme, year, stage, region, category = (row[name] for name in SECTIONS[LETTERS].key)
    return FigureKey(programme, int(year), stage, region, category)

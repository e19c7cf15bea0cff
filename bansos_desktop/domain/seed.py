"""Reference data as one versioned set, and what a newer set would change."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum

Row = Mapping[str, str]
SEED_LINE = "seed"
QUOTA_LINE = "kuota"
LETTERS = "quota_letters"
_LETTER_BLOCK = ("programme", "year", "stage")


@dataclass(frozen=True, slots=True)
class Section:
    """One table of reference data: its columns in order, which identify a row, which are numbers.

    An optional number may be empty; a required one may not.
    """

    table: str
    columns: tuple[str, ...]
    key: tuple[str, ...]
    numbers: tuple[str, ...] = ()
    optional_numbers: tuple[str, ...] = ()


SECTIONS: Mapping[str, Section] = {
    "regions": Section("region", ("code", "parent_code", "level", "name"), ("code",)),
    "region_aliases": Section(
        "region_alias", ("level", "alias", "code"), ("level", "alias", "code")
    ),
    "region_changes": Section(
        "region_change", ("old_code", "old_name", "new_code", "new_name"), ("old_code",)
    ),
    "sources": Section("source", ("id", "title", "date", "note"), ("id",)),
    "programmes": Section(
        "programme",
        (
            "code",
            "name",
            "owner",
            "unit",
            "form",
            "period",
            "asks",
            "value_min",
            "value_max",
            "overflow",
            "documents",
            "categories",
            "note",
            "source",
        ),
        ("code",),
        optional_numbers=("value_min", "value_max"),
    ),
    "quotas": Section(
        "quota",
        (
            "programme",
            "year",
            "stage",
            "region_code",
            "category",
            "quota",
            "lks_count",
            "unit_value_min",
            "unit_value_max",
            "detail",
            "source",
            "sentence",
            "note",
        ),
        ("programme", "year", "stage", "region_code", "category"),
        numbers=("year", "quota"),
        optional_numbers=("lks_count", "unit_value_min", "unit_value_max"),
    ),
    # Figures of a quota file of the province: they go before those of the shipped set.
    "quota_letters": Section(
        "quota_letter",
        (
            "programme",
            "year",
            "stage",
            "region_code",
            "category",
            "quota",
            "lks_count",
            "unit_value_min",
            "unit_value_max",
            "detail",
            "letter",
            "letter_date",
            "sentence",
            "note",
        ),
        ("programme", "year", "stage", "region_code", "category"),
        numbers=("year", "quota"),
        optional_numbers=("lks_count", "unit_value_min", "unit_value_max"),
    ),
    # What a source says all figures of a programme's year come to.
    "totals": Section(
        "quota_total",
        ("programme", "year", "stage", "measure", "expected", "source", "sentence"),
        ("programme", "year", "stage", "measure", "source"),
        numbers=("year", "expected"),
    ),
    # What sources say of one thing without agreeing; the office chooses whom it goes by.
    "claims": Section(
        "claim",
        (
            "programme",
            "year",
            "stage",
            "region_code",
            "subject",
            "low",
            "high",
            "source",
            "sentence",
            "note",
        ),
        ("programme", "year", "stage", "region_code", "subject", "source"),
        numbers=("year", "low", "high"),
    ),
    "business_types": Section(
        "business_type",
        ("code", "name", "start_year", "source", "note", "synonyms"),
        ("code",),
        numbers=("start_year",),
    ),
    "rules": Section(
        "programme_rule",
        (
            "programme",
            "year",
            "code",
            "value",
            "level",
            "acceptor",
            "message",
            "source",
            "valid_from",
            "note",
        ),
        ("programme", "year", "code"),
        numbers=("year",),
    ),
    "packages": Section(
        "package_item",
        (
            "business_type",
            "position",
            "section",
            "name",
            "specification",
            "volume",
            "unit",
            "unit_price",
            "source",
            "note",
        ),
        ("business_type", "position"),
        numbers=("position",),
        optional_numbers=("volume", "unit_price"),
    ),
    "codes": Section(
        "code_list",
        ("domain", "code", "position", "label", "source_note"),
        ("domain", "code"),
        numbers=("position",),
    ),
    "header_aliases": Section("header_alias", ("field", "alias"), ("field", "alias")),
    "facts": Section(
        "fact",
        (
            "fact_id",
            "source",
            "source_date",
            "subject",
            "metric",
            "value",
            "unit",
            "status",
            "note",
        ),
        ("fact_id",),
    ),
}


@dataclass(frozen=True, slots=True)
class SeedSet:
    """A set as it was issued; a section that is absent stays as it is in the store.

    Sets of the same `line` follow each other by their version: the province's quota files count by
    themselves, so that neither they nor a new program's set ever stand in the other's way.
    `unproved` is the way a set was signed that this version cannot check.
    """

    version: int
    title: str
    sha256: str
    sections: Mapping[str, tuple[Row, ...]]
    line: str = SEED_LINE
    unproved: str = ""


@dataclass(frozen=True, slots=True)
class Dangling:
    """A row that names something nobody can look up; `value` is "" where it names nothing."""

    section: str
    key: tuple[str, ...]
    column: str
    value: str


# Which column names a row of which other section.
_REFERENCES: tuple[tuple[str, str, str], ...] = (
    ("quotas", "programme", "programmes"),
    ("quotas", "region_code", "regions"),
    ("quotas", "source", "sources"),
    ("quota_letters", "programme", "programmes"),
    ("quota_letters", "region_code", "regions"),
    ("totals", "programme", "programmes"),
    ("totals", "source", "sources"),
    ("claims", "programme", "programmes"),
    ("claims", "source", "sources"),
    ("rules", "programme", "programmes"),
    ("rules", "source", "sources"),
    ("business_types", "source", "sources"),
    ("packages", "business_type", "business_types"),
    ("packages", "source", "sources"),
)


class Change(StrEnum):
    """What a newer set does to one row."""

    NEW = "baru"
    CHANGED = "berubah"
    WITHDRAWN = "dicabut"


@dataclass(frozen=True, slots=True)
class Difference:
    """One row that a newer set adds, changes or withdraws; `fields` maps a column to (old, new)."""

    section: str
    change: Change
    key: tuple[str, ...]
    fields: Mapping[str, tuple[str, str]]


def check_code(sha256: str) -> str:
    """Eight signs of a file's hash, short enough to be read out over the telephone."""
    return f"{sha256[:4]}-{sha256[4:8]}".upper()


def seal_of(section: Section, rows: Collection[Row]) -> str:
    """The hash of a section's rows, in whatever order they are read."""
    lines = sorted([row[column] for column in section.columns] for row in rows)
    return hashlib.sha256(json.dumps(lines, ensure_ascii=False).encode()).hexdigest()


def keeps_to_its_line(line: str, sections: Collection[str]) -> bool:
    """Whether a set brings only what its line is for."""
    return set(sections) == {LETTERS} if line == QUOTA_LINE else LETTERS not in sections


def with_letters(present: tuple[Row, ...], brought: tuple[Row, ...]) -> tuple[Row, ...]:
    """All figures of letters after a new one, which stands for the programmes, years and stages
    that it names; those of other letters stay.
    """
    named = {letter_block(row) for row in brought}
    return (*(row for row in present if letter_block(row) not in named), *brought)


def figures_text(rows: Collection[Row]) -> str:
    """All figures of letters as the ledger keeps them; an empty value is left out."""
    said = [{column: value for column, value in row.items() if value} for row in rows]
    return json.dumps(said, ensure_ascii=False, sort_keys=True)


def figures_in(text: str) -> tuple[Row, ...]:
    """The rows that `figures_text` wrote."""
    columns = SECTIONS[LETTERS].columns
    return tuple({column: one.get(column, "") for column in columns} for one in json.loads(text))


def letter_block(row: Row) -> tuple[str, ...]:
    """What a letter speaks of: it replaces earlier figures of the same."""
    return tuple(row[column] for column in _LETTER_BLOCK)


def compare(
    present: Mapping[str, tuple[Row, ...]], wanted: Mapping[str, tuple[Row, ...]]
) -> list[Difference]:
    """What must change so that `present` becomes `wanted`; absent sections are left alone."""
    return [
        difference
        for name, rows in wanted.items()
        for difference in _compare_section(name, present.get(name, ()), rows)
    ]


def first_dangling(
    sections: Mapping[str, tuple[Row, ...]], own_programmes: Collection[str] = ()
) -> Dangling | None:
    """The first row among all that would stand whose source, region or programme would not.

    A letter may give places to a programme that only the office knows.
    """
    for name, column, others in _REFERENCES:
        (identity,) = SECTIONS[others].key
        known = {row[identity] for row in sections.get(others, ())}
        if (name, column) == (LETTERS, "programme"):
            known.update(own_programmes)
        for row in sections.get(name, ()):
            if row[column] not in known:
                return Dangling(name, _key_of(SECTIONS[name], row), column, row[column])
    return None


def _key_of(section: Section, row: Row) -> tuple[str, ...]:
    """What identifies a row in its section."""
    return tuple(row[column] for column in section.key)


def _compare_section(
    name: str, present: tuple[Row, ...], wanted: tuple[Row, ...]
) -> list[Difference]:
    """Rows that are new, withdrawn or changed, told apart by the key of their section."""
    section = SECTIONS[name]
    old, new = _by_key(section, present), _by_key(section, wanted)
    found = [
        Difference(name, Change.NEW, key, {c: ("", row[c]) for c in section.columns})
        for key, row in new.items()
        if key not in old
    ]
    for key, row in old.items():
        if key not in new:
            found.append(Difference(name, Change.WITHDRAWN, key, {}))
        elif changed := _changed(section, row, new[key]):
            found.append(Difference(name, Change.CHANGED, key, changed))
    return found


def _by_key(section: Section, rows: tuple[Row, ...]) -> dict[tuple[str, ...], Row]:
    """Rows by what identifies them; the reader has refused double ones."""
    return {_key_of(section, row): row for row in rows}


def _changed(section: Section, old: Row, new: Row) -> dict[str, tuple[str, str]]:
    """The columns that differ, with old and new value."""
    return {c: (old[c], new[c]) for c in section.columns if old[c] != new[c]}

"""Reading reference data other than regions and quotas."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlite_utils import Database

from bansos_desktop.domain.business_types import BusinessType
from bansos_desktop.domain.goods import PlannedItem
from bansos_desktop.domain.handover import PROGRAM_CODES
from bansos_desktop.domain.programme import (
    FIRST_PROGRAMME,
    Period,
    Programme,
    parse_asks,
    parse_categories,
)
from bansos_desktop.domain.programme_rules import with_values
from bansos_desktop.domain.rule_catalogue import RULES
from bansos_desktop.domain.rules import RuleSet
from bansos_desktop.domain.seed import QUOTA_LINE, SECTIONS, SEED_LINE, Row, figures_in
from bansos_desktop.store.goods import planned_item
from bansos_desktop.store.rules import rule_of

SEALS = "seals"


@dataclass(frozen=True, slots=True)
class SeedState:
    """Which reference set stands in the store."""

    version: int
    title: str
    sha256: str


class ReferenceReader:
    """Questions about programmes, business types, rules and code lists."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def seed(self, line: str = SEED_LINE) -> SeedState | None:
        """The set of a line that this laptop applied last, or None before the first."""
        row = self._db.execute(
            """select version, title, sha256 from reference
            join own_fact on own_fact.key = 'device'
            where reference.uid = own_fact.value || '-' || ? and reference.deleted = 0""",
            [line],
        ).fetchone()
        return SeedState(*row) if row else None

    def letter_figures(self, *, even_deleted: bool = False) -> tuple[Row, ...] | None:
        """All figures of letters as the ledger has them; None if it was not noted yet then.

        `even_deleted` those of a first letter, too, that was taken back.
        """
        row = self._db.execute(
            """select figures from reference join own_fact on own_fact.key = 'device'
            where reference.uid = own_fact.value || '-' || ? and reference.deleted <= ?""",
            [QUOTA_LINE, int(even_deleted)],
        ).fetchone()
        if row is None:
            return ()
        return None if row[0] is None else figures_in(row[0])

    def section(self, name: str) -> tuple[Row, ...]:
        """The rows of a seed section as they stand, all as text."""
        section = SECTIONS[name]
        rows = self._db.execute(f"select {', '.join(section.columns)} from {section.table}")
        return tuple(
            {
                column: "" if value is None else str(value)
                for column, value in zip(section.columns, row, strict=True)
            }
            for row in rows
        )

    def seals(self) -> Mapping[str, tuple[list[str], str]]:
        """The columns and the hash of each section when it was applied; of older sets none."""
        row = self._db.execute("select value from own_fact where key = ?", [SEALS]).fetchone()
        found: Mapping[str, Sequence[Any]] = json.loads(row[0]) if row else {}
        return {name: (columns, seal) for name, (columns, seal) in found.items()}

    def programmes(self) -> list[Programme]:
        """All programmes, the office's own version before the reference's; UEP first."""
        rows = self._db.execute(
            f"""select * from (
                select {_PROGRAMME}, 1 from own_programme where deleted = 0
                union all
                select {_PROGRAMME}, 0 from programme
                where code not in (select code from own_programme where deleted = 0))
            order by code <> '{FIRST_PROGRAMME}', owner = 'provinsi' desc, code"""
        )
        return [_programme(row) for row in rows]

    def programme(self, code: str) -> Programme | None:
        """One programme, or None if nobody knows it."""
        return next((one for one in self.programmes() if one.code == code), None)

    def category_names(self) -> Mapping[str, str]:
        """What groups are called, of whatever programme; the first that names a code counts."""
        programmes = reversed(self.programmes())
        return {one.code: one.name for each in programmes for one in each.categories}

    def business_types(self) -> list[BusinessType]:
        """All business types with the first year each is open, by name."""
        rows = self._db.execute(
            """select code, name, start_year, synonyms from business_type
            order by code = 'lainnya', name"""
        )
        return [BusinessType(row[0], row[1], row[2], tuple(row[3].split(";"))) for row in rows]

    def rules(self, programme: str, year: int, on: date | None = None) -> RuleSet:
        """The rules in force in `year`: the province's of the latest year not after it, each
        replaced by the office's own if that is valid on the day `on` (None: whenever). Where
        neither says a limit, the programme's own value is one.
        """
        rows = self._db.execute(
            """select code, value, level, acceptor, message, source, valid_from, 0
            from programme_rule
            where programme = :programme and year = (
                select max(year) from programme_rule
                where programme = :programme and year <= :year)
            union all
            select code, value, level, acceptor, message, source, valid_from, 1
            from (select * from rule
                where programme = :programme and year <= :year and deleted = 0
                    and (:day = '' or valid_from <= :day)
                order by year)""",
            {"programme": programme, "year": year, "day": on.isoformat() if on else ""},
        )
        found = RuleSet({row[0]: rule_of(row) for row in rows if row[0] in RULES})
        return with_values(found, self.programme(programme))

    def has_rules(self, programme: str, year: int) -> bool:
        """Whether anybody says a rule for this very year."""
        found = self._db.execute(
            """select exists (
                select 1 from programme_rule where programme = :programme and year = :year
                union all select 1 from rule
                where programme = :programme and year = :year and deleted = 0)""",
            {"programme": programme, "year": year},
        )
        return bool(found.fetchone()[0])

    def header_aliases(self) -> list[tuple[str, str]]:
        """(title as seen in real sheets, canonical field)."""
        return list(self._db.execute("select alias, field from header_alias").fetchall())

    def codes(self, domain: str) -> list[tuple[str, str]]:
        """(code, label) of a list such as "pendidikan", in the order people ask for them."""
        rows = self._db.execute(
            """select code, label from code_list where domain = ?
            order by position, cast(code as integer), code""",
            [domain],
        )
        found = {str(code): str(label) for code, label in rows}
        return list({**found, **_known(domain, found)}.items())

    def code_labels(self, *domains: str) -> Mapping[str, Mapping[str, str]]:
        """The labels of several lists by domain and code."""
        return {domain: dict(self.codes(domain)) for domain in domains}

    def package(self, business_type: str) -> list[PlannedItem]:
        """What a kind of business usually gets: the office's own list if it made one."""
        for table, standing in (("package", " and deleted = 0"), ("package_item", "")):
            rows = self._db.execute(
                f"""select section, name, specification, volume, unit, unit_price from {table}
                where business_type = ?{standing} order by position""",
                [business_type],
            ).fetchall()
            if rows:
                return [planned_item(row) for row in rows]
        return []


_PROGRAMME = """code, name, coalesce(owner, '') as owner, coalesce(unit, ''), coalesce(form, ''),
    coalesce(period, ''), coalesce(asks, ''), value_min, value_max, coalesce(overflow, ''),
    coalesce(documents, ''), coalesce(categories, ''), coalesce(note, ''), coalesce(source, '')"""


def _programme(row: Sequence[Any]) -> Programme:
    """A row of `_PROGRAMME`; a period that this version does not know counts as unsaid."""
    periods = {one.value: one for one in Period}
    return Programme(
        code=row[0],
        name=row[1],
        owner=row[2],
        unit=row[3],
        form=row[4],
        period=periods.get(row[5], Period.UNSAID),
        asks=parse_asks(row[6]),
        value_min=row[7],
        value_max=row[8],
        overflow=row[9],
        documents=tuple(part for part in row[10].split(";") if part),
        categories=parse_categories(row[11]),
        note=row[12],
        source=row[13],
        own=bool(row[14]),
    )


def _known(domain: str, found: Mapping[str, str]) -> Mapping[str, str]:
    """What the program itself adds to a list, in its own words only while the list has none."""
    return {code: label for code, label in PROGRAM_CODES.get(domain, ()) if code not in found}

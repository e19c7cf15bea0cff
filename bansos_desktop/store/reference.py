"""Reading reference data other than regions and quotas."""

from __future__ import annotations

from dataclasses import dataclass

from sqlite_utils import Database

from bansos_desktop.domain.business_types import BusinessType
from bansos_desktop.domain.rules import RuleSet
from bansos_desktop.domain.seed import SECTIONS, Row

SEED_RECORD = "seed"


@dataclass(frozen=True, slots=True)
class SeedState:
    """Which reference set stands in the store."""

    version: int
    title: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Programme:
    """A programme of aid and whose it is: "provinsi" or a kabupaten code."""

    code: str
    name: str
    owner: str
    unit: str
    note: str
    source: str


class ReferenceReader:
    """Questions about programmes, business types, rules and code lists."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def seed(self) -> SeedState | None:
        """The set this laptop applied last, or None before the first."""
        row = self._db.execute(
            """select version, title, sha256 from reference
            join own_fact on own_fact.key = 'device'
            where reference.uid = own_fact.value || '-' || ?""",
            [SEED_RECORD],
        ).fetchone()
        return SeedState(*row) if row else None

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

    def programmes(self) -> list[Programme]:
        """All programmes; UEP, the first among them, first."""
        rows = self._db.execute(
            """select code, name, owner, unit, note, source from programme
            order by code <> 'UEP', owner = 'provinsi' desc, code"""
        )
        return [Programme(*row) for row in rows]

    def business_types(self) -> list[BusinessType]:
        """All business types with the first year each is open, by name."""
        rows = self._db.execute(
            """select code, name, start_year, synonyms from business_type
            order by code = 'lainnya', name"""
        )
        return [BusinessType(row[0], row[1], row[2], tuple(row[3].split(";"))) for row in rows]

    def rules(self, programme: str, year: int) -> RuleSet:
        """The programme's rules in force in `year`: those of the latest year not after it."""
        rows = self._db.execute(
            """select code, value from programme_rule
            where programme = :programme and year = (
                select max(year) from programme_rule
                where programme = :programme and year <= :year)""",
            {"programme": programme, "year": year},
        )
        return RuleSet(dict(rows))

    def header_aliases(self) -> list[tuple[str, str]]:
        """(title as seen in real sheets, canonical field)."""
        return list(self._db.execute("select alias, field from header_alias").fetchall())

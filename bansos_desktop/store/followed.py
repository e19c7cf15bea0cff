"""Reading the people whose aid is decided on, on its way, or being followed up."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, fields

from sqlite_utils import Database

from bansos_desktop.domain.workflow import Status
from bansos_desktop.store import search

SHOWN_AT_MOST = 1000


@dataclass(frozen=True, slots=True)
class Narrowing:
    """Which people; `place` is the code of any region, "" means all, as does any empty text."""

    programme: str
    year: int
    place: str = ""
    text: str = ""
    institution: str = ""

    def where(self, states: Iterable[Status]) -> tuple[str, dict[str, str | int]]:
        """The conditions on `listing` as SQL, with their values."""
        named = {f"state_{number}": state.value for number, state in enumerate(sorted(states))}
        clauses = [
            "listing.programme = :programme and listing.year = :year",
            f"listing.status in ({', '.join(f':{name}' for name in named)})",
        ]
        values: dict[str, str | int] = {"programme": self.programme, "year": self.year, **named}
        if self.place:
            # "~" comes after every digit and dot, so these are the codes that begin so
            clauses.append("listing.village_code >= :place and listing.village_code < :beyond")
            values |= {"place": self.place, "beyond": f"{self.place}~"}
        if self.institution:
            clauses.append("listing.institution = :institution")
            values["institution"] = self.institution
        if self.text.strip():
            clauses.append("listing.id in (select rowid from search where search match :words)")
            values["words"] = search.exact(self.text).expression
        return " and ".join(clauses), values


@dataclass(frozen=True, slots=True)
class Followed:
    """One person with the proposal, as both lists of people show them."""

    proposal: str
    name: str = field(repr=False)
    nik: str = field(repr=False)
    place: str
    status: str
    business_type: str
    value: int | None
    category: str
    institution: str


FOLLOWED = """listing.proposal, listing.name, listing.nik, listing.place, listing.status,
    listing.business_type, coalesce(listing.approved_value, listing.requested_value),
    listing.category, listing.institution"""
FOLLOWED_WIDTH = len(fields(Followed))


def count_states(db: Database, narrowing: Narrowing, states: Iterable[Status]) -> dict[str, int]:
    """How many people stand in each of the states."""
    where, values = narrowing.where(states)
    rows = db.execute(f"select status, count(*) from listing where {where} group by status", values)
    return dict(rows)


def count_villages(db: Database, narrowing: Narrowing, states: Iterable[Status]) -> dict[str, int]:
    """How many people of the states live in each village."""
    where, values = narrowing.where(states)
    rows = db.execute(
        f"""select village_code, count(*) from listing where {where} and village_code <> ''
        group by village_code""",
        values,
    )
    return dict(rows)

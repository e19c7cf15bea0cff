"""Reading visits, and who is still to be visited."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlite_utils import Database

from bansos_desktop.domain.records import VERIFICATION_FIELDS
from bansos_desktop.domain.region import PROVINCE
from bansos_desktop.domain.visit import Outcome
from bansos_desktop.domain.workflow import Status
from bansos_desktop.store.recipients import StoredRecord

# Before a decision; who was sent back or cancelled is not visited.
TO_VISIT = (Status.PROPOSED, Status.ELIGIBLE, Status.INELIGIBLE, Status.RESERVE)
_STATUSES = ", ".join(f"'{status.value}'" for status in TO_VISIT)
ALL = -1
_FOUND = Outcome.FOUND.value
# The latest visit counts; of two on one day the one recorded later.
_LATEST = """(select * from (
    select verification.*, row_number() over (
        partition by proposal order by visited_on desc, id desc) as place
    from verification where deleted = 0) where place = 1)"""


@dataclass(frozen=True, slots=True)
class VillageWork:
    """A village with how many families wait for a visit there, and how many had theirs."""

    code: str
    village: str
    district: str
    regency: str
    waiting: int
    done: int


@dataclass(frozen=True, slots=True)
class WorkRow:
    """One family of a worklist, with its latest visit if it had one."""

    proposal: str
    name: str
    nik: str
    family_card: str
    address: str
    rt: str
    rw: str
    village_code: str
    village: str
    district: str
    phone: str
    desil: int | None
    business_type: str
    requested_value: int | None
    status: str
    visited_on: str
    outcome: str
    recommendation: str
    category: str
    institution: str

    @property
    def is_done(self) -> bool:
        """Whether the family was met; who was not found stays on the list."""
        return self.outcome == _FOUND


class VisitReader:
    """Questions about visits; what is deleted is not there."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def visit(self, uid: str) -> StoredRecord | None:
        """One visit."""
        found = self._visits("uid = ?", uid)
        return found[0] if found else None

    def of_proposal(self, proposal: str) -> list[StoredRecord]:
        """The visits to a family, the latest first."""
        return self._visits("proposal = ?", proposal)

    def villages(self, programme: str, year: int, region_code: str) -> list[VillageWork]:
        """The villages with families before a decision: those that wait first, by kecamatan."""
        total = self._per_village(programme, year, region_code, "", [])
        met = f"and listing.proposal in (select proposal from {_LATEST} where outcome = ?)"
        done = self._per_village(programme, year, region_code, met, [_FOUND])
        names = self._village_names(list(total))
        works = [
            VillageWork(
                code, *names.get(code, ("", "", "")), count - done.get(code, 0), done.get(code, 0)
            )
            for code, count in total.items()
        ]
        return sorted(
            works, key=lambda one: (not one.waiting, one.regency, one.district, one.village)
        )

    def worklist(
        self,
        programme: str,
        year: int,
        region_code: str,
        villages: Sequence[str],
        *,
        limit: int = ALL,
    ) -> list[WorkRow]:
        """The families of some villages, by village and address as one walks from door to door."""
        marks = ", ".join("?" * len(villages))
        rows = self._db.execute(
            f"""select listing.proposal, listing.name, listing.nik, listing.family_card,
                coalesce(person.address, ''), coalesce(person.rt, ''), coalesce(person.rw, ''),
                listing.village_code, coalesce(village.name, ''), coalesce(district.name, ''),
                listing.phone, listing.desil,
                listing.business_type,
                listing.requested_value, listing.status,
                coalesce(visit.visited_on, ''), coalesce(visit.outcome, ''),
                coalesce(visit.recommendation, ''), listing.category, listing.institution
            from listing
            join person on person.uid = listing.person
            left join {_LATEST} as visit on visit.proposal = listing.proposal
            left join region as village on village.code = listing.village_code
            left join region as district on district.code = village.parent_code
            where listing.programme = ? and listing.year = ?
                and (? = '' or listing.region_code = ?)
                and listing.village_code in ({marks}) and listing.status in ({_STATUSES})
            order by listing.village_code, person.rw, person.rt, person.address collate nocase,
                listing.name, listing.id limit ?""",
            [programme, year, *_region(region_code), *villages, limit],
        )
        return [WorkRow(*row) for row in rows]

    def _per_village(
        self, programme: str, year: int, region_code: str, also: str, values: Sequence[str]
    ) -> Mapping[str, int]:
        """Families before a decision by village; `also` is our own SQL."""
        rows = self._db.execute(
            f"""select village_code, count(*) from listing
            where programme = ? and year = ? and (? = '' or region_code = ?)
                and status in ({_STATUSES}) {also}
            group by village_code""",
            [programme, year, *_region(region_code), *values],
        )
        return dict(rows.fetchall())

    def _village_names(self, codes: Sequence[str]) -> Mapping[str, tuple[str, str, str]]:
        """(village, kecamatan, kabupaten) by code."""
        rows = self._db.execute(
            f"""select village.code, village.name, coalesce(district.name, ''),
                coalesce(regency.name, '')
            from region as village
            left join region as district on district.code = village.parent_code
            left join region as regency on regency.code = district.parent_code
            where village.code in ({", ".join("?" * len(codes))})""",
            list(codes),
        )
        return {row[0]: (row[1], row[2], row[3]) for row in rows}

    def _visits(self, where: str, value: str) -> list[StoredRecord]:
        """Visits that stand, the latest first; `where` is a fixed condition, never typed text."""
        rows = self._db.execute(
            f"""select uid, rev, {", ".join(VERIFICATION_FIELDS)} from verification
            where deleted = 0 and {where} order by visited_on desc, id desc""",
            [value],
        )
        return [
            StoredRecord(row[0], row[1], dict(zip(VERIFICATION_FIELDS, row[2:], strict=True)))
            for row in rows
        ]


def _region(code: str) -> tuple[str, str]:
    """The office twice, as the filter asks for it; the whole province is no filter."""
    wanted = "" if code == PROVINCE else code
    return wanted, wanted

"""Reading the register of institutions and who is in them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlite_utils import Database

from bansos_desktop.domain.institution import Institution, Named
from bansos_desktop.domain.records import FIELDS, Kind
from bansos_desktop.domain.region import PROVINCE
from bansos_desktop.domain.workflow import Status
from bansos_desktop.store.recipients import StoredRecord

_FIELDS = FIELDS[Kind.INSTITUTION]


@dataclass(frozen=True, slots=True)
class ListedInstitution:
    """One of the register with how many people a programme's year proposes in it."""

    uid: str
    institution: Institution
    people: int


class InstitutionReader:
    """Questions about institutions; what is deleted is not there, except by its name."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def one(self, uid: str) -> StoredRecord | None:
        """One record as it stands."""
        row = self._db.execute(
            f"select uid, rev, {', '.join(_FIELDS)} from institution where deleted = 0 and uid = ?",
            [uid],
        ).fetchone()
        if row is None:
            return None
        return StoredRecord(row[0], row[1], dict(zip(_FIELDS, row[2:], strict=True)))

    def list(
        self, programme: str, year: int, *, region: str = PROVINCE, words: str = ""
    ) -> Sequence[ListedInstitution]:
        """Those of a kabupaten/kota by name, narrowed by words of name, head or address."""
        rows = self._db.execute(
            f"""select institution.uid, coalesce(sum(tally.people), 0),
                {", ".join(f"institution.{name}" for name in _FIELDS)}
            from institution left join tally on tally.programme = :programme
                and tally.year = :year and tally.dimension = 'lembaga'
                and tally.key = institution.uid
            where institution.deleted = 0
                and (:region = '{PROVINCE}' or institution.region_code = :region)
            group by institution.id
            order by institution.region_code, institution.name collate nocase""",
            {"programme": programme, "year": year, "region": region},
        ).fetchall()
        found = [
            ListedInstitution(
                row[0],
                Institution.from_record(dict(zip(_FIELDS, row[2:], strict=True))),
                row[1],
            )
            for row in rows
        ]
        return [one for one in found if _has(one.institution, words)]

    def known(self, region: str = PROVINCE) -> Sequence[Named]:
        """All of a kabupaten/kota or of the province, by name, to choose from."""
        rows = self._db.execute(
            f"""select uid, name, region_code, address from institution
            where deleted = 0 and (:region = '{PROVINCE}' or region_code = :region)
            order by name collate nocase""",
            {"region": region},
        )
        return [Named(row[0], *(str(part or "") for part in row[1:])) for row in rows]

    def names(self) -> Mapping[str, str]:
        """The name of every institution there ever was, for a history that names it."""
        rows = self._db.execute("select uid, coalesce(name, '') from institution")
        return {str(uid): str(name) for uid, name in rows}

    def is_registered(self) -> bool:
        """Whether there is any."""
        found = self._db.execute("select exists (select 1 from institution where deleted = 0)")
        return bool(found.fetchone()[0])

    def people_in(self, uid: str) -> int:
        """How many proposals of whatever programme and year are in one."""
        found = self._db.execute(
            "select count(*) from listing where institution = ? and institution <> ''", [uid]
        )
        return int(found.fetchone()[0])

    def fullest(self, uid: str) -> int:
        """The most who get or may get one programme's aid of one year in it."""
        found = self._db.execute(
            """select coalesce(max(people), 0) from (
                select count(*) as people from listing
                where institution = ? and institution <> '' and status not in (?, ?)
                group by programme, year)""",
            [uid, Status.CANCELLED.value, Status.INELIGIBLE.value],
        )
        return int(found.fetchone()[0])

    def registered(self) -> Mapping[tuple[str, str], int]:
        """How many there are by kabupaten/kota and kind."""
        rows = self._db.execute(
            """select region_code, institution_kind, count(*) from institution
            where deleted = 0 group by 1, 2"""
        )
        return {(str(region or ""), str(kind or "")): count for region, kind, count in rows}

    def expected(self, programme: str, year: int) -> Mapping[str, int]:
        """How many LKS the sources name by kabupaten/kota, and by measure of their sums.

        Sums go by "lks" and "uptd"; where several sources name one, the largest.
        """
        rows = self._db.execute(
            """select region_code, max(lks_count) from quota
            where programme = :programme and year = :year and lks_count is not null group by 1
            union all
            select measure, max(expected) from quota_total
            where programme = :programme and year = :year and measure in ('lks', 'uptd')
            group by 1""",
            {"programme": programme, "year": year},
        )
        return {str(key): int(count) for key, count in rows}


def _has(one: Institution, words: str) -> bool:
    """Whether every word stands somewhere in what is known of it."""
    text = " ".join((one.name, one.head, one.address, one.registration)).casefold()
    return all(word in text for word in words.casefold().split())

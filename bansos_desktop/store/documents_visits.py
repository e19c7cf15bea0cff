"""Reading lists of people with what their last visit found, for documents."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sqlite_utils import Database

from bansos_desktop.domain.records import VERIFICATION_FIELDS, Kind
from bansos_desktop.store.documents import (
    FROM,
    PERSON_WIDTH,
    WHERE,
    PersonLine,
    Selection,
    filter_values,
    people,
)
from bansos_desktop.store.recipients import StoredRecord

# The latest visit counts; of two on one day the one recorded later.
_LAST = """left join verification as visit on visit.id = (
    select one.id from verification as one
    where one.proposal = proposal.uid and one.deleted = 0
    order by one.visited_on desc, one.id desc limit 1)"""
_VISIT = ", ".join(f"visit.{name}" for name in ("uid", "rev", *VERIFICATION_FIELDS))
_TOLD = PERSON_WIDTH + 3


@dataclass(frozen=True, slots=True, repr=False)
class VisitLine:
    """A person with the last visit, None if nobody was there yet; no repr shows it."""

    who: PersonLine
    visit: StoredRecord | None
    photos: int


class DocumentVisitReader:
    """Lists of visits for documents; whoever was not visited is in them too."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def lines(self, selection: Selection) -> Iterator[VisitLine]:
        """Every proposal of the selection in the order of the list of proposals."""
        told = f"""(select count(*) from photo
            where photo.about = visit.uid and photo.about_kind = '{Kind.VERIFICATION.value}'
                and photo.deleted = 0),
            {_VISIT}"""
        for row in people(self._db, selection, told, joins=_LAST):
            photos, uid, rev = row[PERSON_WIDTH:_TOLD]
            values = dict(zip(VERIFICATION_FIELDS, row[_TOLD:], strict=True))
            visit = StoredRecord(uid, rev, values) if uid else None
            yield VisitLine(PersonLine(*row[:PERSON_WIDTH]), visit, photos)

    def visited(self, selection: Selection) -> int:
        """How many of the selection had a visit, whatever came of it."""
        found = self._db.execute(
            f"""select count(*) from {FROM} where {WHERE} and exists (
                select 1 from verification as one
                where one.proposal = proposal.uid and one.deleted = 0)""",
            filter_values(selection),
        )
        return int(found.fetchone()[0])

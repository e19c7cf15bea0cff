"""Reading whole lists for documents: streamed, in the order an office reads them.

Rows come unformatted: how a date or an empty cell looks is the document's to say.
"""

from __future__ import annotations

import json
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from typing import Any

from sqlite_utils import Database

from bansos_desktop.domain.programme import OVERFLOW_PREFIX
from bansos_desktop.domain.region import PROVINCE, regency_of
from bansos_desktop.domain.workflow import Status

# A draft was not proposed yet, and a cancelled proposal is as if it never was.
NOT_PROPOSED = (Status.DRAFT, Status.CANCELLED)
AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Selection:
    """Which proposals a document is about; empty stage, region or status means all.

    `region_code` is of a kabupaten/kota, a kecamatan or a village; `proposals`, if any, are the
    only ones meant, and so are those of the number of a `decree`. `month` ("2025-03") says which
    one of a monthly aid; it narrows nobody.
    """

    programme: str
    year: int
    stage: str = ""
    region_code: str = ""
    status: str = ""
    proposals: tuple[str, ...] = ()
    decree: str = ""
    month: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class PersonLine:
    """One proposal with who is meant and the names of where they live; no repr shows it."""

    uid: str
    nik: str | None
    family_card: str | None
    name: str | None
    sex: str | None
    birth_place: str | None
    birth_date: str | None
    address: str | None
    rt: str | None
    rw: str | None
    village_code: str | None
    village: str | None
    district: str | None
    regency: str | None
    phone: str | None
    desil: int | None
    business_type: str | None
    requested_value: int | None
    approved_value: int | None
    status: str
    note: str | None
    category: str | None = None
    institution: str | None = None
    noted_for: str | None = None


PERSON_WIDTH = len(fields(PersonLine))


@dataclass(frozen=True, slots=True, repr=False)
class ProposalLine:
    """A person with what a proposal tells of them; schooling, work, marriage and aid are codes."""

    who: PersonLine
    education: str | None
    occupation: str | None
    marital_status: str | None
    dependants: int | None
    dtsen_id: str | None
    central_aid: str | None
    business_state: str | None
    business_months: int | None
    needs: str | None


# A programme's groups stand as "code:name;code:name"; one that it no longer has goes by its code.
_CATEGORY = """coalesce((select substr(rest, 1, instr(rest, ';') - 1) from (
        select substr(listed, instr(listed, mark) + length(mark)) as rest from (
            select ';' || categories || ';' as listed, ';' || proposal.category || ':' as mark
            from (select categories, code from own_programme where deleted = 0
                union all select categories, code from programme) as known
            where known.code = proposal.programme limit 1)
        where instr(listed, mark) > 0)), proposal.category)"""
# A person's columns in the order of PersonLine, where they come from, which are meant, and the
# order in which an office reads them; for every list of people that a document holds.
PERSON = f"""proposal.uid, person.nik, person.family_card, person.name, person.sex,
    person.birth_place, person.birth_date, person.address, person.rt, person.rw,
    person.village_code, village.name, district.name, regency.name, person.phone, person.desil,
    coalesce(business_type.name, proposal.business_type),
    proposal.requested_value, proposal.approved_value, coalesce(proposal.status, ''),
    proposal.note, {_CATEGORY},
    (select institution.name from institution where institution.uid = proposal.institution),
    case when proposal.status = '{Status.RESERVE.value}'
        and proposal.status_reason like '{OVERFLOW_PREFIX}%' then proposal.status_reason end"""
FROM = """proposal
    join person on person.uid = proposal.person
    left join region as village on village.code = person.village_code
    left join region as district on district.code = village.parent_code
    left join region as regency on regency.code = proposal.region_code
    left join business_type on business_type.code = proposal.business_type"""
WHERE = """proposal.deleted = 0 and person.deleted = 0
    and proposal.programme = :programme and proposal.year = :year
    and proposal.status not in (:draft, :cancelled)
    and (:stage = '' or proposal.stage = :stage)
    and (:region = '' or proposal.region_code = :region)
    and (:place = '' or person.village_code = :place or person.village_code like :place || '.%')
    and (:status = '' or proposal.status = :status)
    and (:decree = '' or proposal.decree_number = :decree)
    and (:chosen = '[]' or proposal.uid in (select value from json_each(:chosen)))"""
ORDER = """proposal.region_code, person.village_code, person.name collate nocase, proposal.id"""


class DocumentReader:
    """Lists for documents."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def count(self, selection: Selection) -> int:
        """How many proposals a list will have."""
        found = self._db.execute(
            f"""select count(*) from proposal join person on person.uid = proposal.person
            where {WHERE}""",
            filter_values(selection),
        )
        return int(found.fetchone()[0])

    def proposals(self, selection: Selection) -> Iterator[ProposalLine]:
        """Every proposal of the selection by kabupaten, kecamatan, village and name."""
        told = """person.education, person.occupation, person.marital_status, person.dependants,
            person.dtsen_id, person.central_aid,
            proposal.business_state, proposal.business_months, proposal.needs"""
        for row in people(self._db, selection, told):
            yield ProposalLine(PersonLine(*row[:PERSON_WIDTH]), *row[PERSON_WIDTH:])


def people(
    db: Database, selection: Selection, told: str, *, joins: str = "", also: str = ""
) -> Iterator[Sequence[Any]]:
    """A row for each person of a selection: PERSON, then what else is `told`, all our own SQL.

    Whole rows are read some hundred at a time, so that of a hundred thousand people only the keys
    of their order are ever held.
    """
    found = db.execute(
        f"""select proposal.id from proposal join person on person.uid = proposal.person
        where {WHERE} {also} order by {ORDER}""",
        filter_values(selection),
    )
    ids = array("q", (row[0] for row in found))
    for start in range(0, len(ids), AT_ONCE):
        chunk = db.execute(
            f"""select {PERSON}, {told} from {FROM} {joins}
            where proposal.id in (select value from json_each(?)) order by {ORDER}""",
            [json.dumps(ids[start : start + AT_ONCE].tolist())],
        )
        # Fetched at once: a reading that is called off must leave no cursor to close later.
        yield from chunk.fetchall()


def filter_values(selection: Selection) -> dict[str, str | int]:
    """The selection as named parameters; "" stands for the whole province."""
    region = regency_of(selection.region_code) or selection.region_code
    return {
        "programme": selection.programme,
        "year": selection.year,
        "stage": selection.stage,
        "region": "" if region == PROVINCE else region,
        "place": "" if region == selection.region_code else selection.region_code,
        "status": selection.status,
        "decree": selection.decree,
        "chosen": json.dumps(selection.proposals),
        "draft": NOT_PROPOSED[0].value,
        "cancelled": NOT_PROPOSED[1].value,
    }

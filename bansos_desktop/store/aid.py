"""Reading what people get across programmes and years; its figures are never added up.

Whoever has no NIK is known by their own record only, and never taken for somebody else without one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from sqlite_utils import Database

from bansos_desktop.domain.workflow import DECIDED, Status
from bansos_desktop.store.awards import NOBODY

_GONE = ", ".join(f"'{one.value}'" for one in (Status.CANCELLED, Status.INELIGIBLE))
_NAME = """coalesce(
    (select name from own_programme where code = {code} and deleted = 0),
    (select name from programme where code = {code}), {code}, '')"""
_AROUND = f"""
select proposal.uid, proposal.programme, {_NAME.format(code="proposal.programme")},
    coalesce(proposal.year, 0), coalesce(proposal.status, ''),
    coalesce(proposal.approved_value, proposal.requested_value),
    (select count(*) from instalment
        where instalment.proposal = proposal.uid and instalment.deleted = 0),
    person.uid = :person or coalesce(person.nik, '') = :nik, coalesce(person.name, ''), ''
from person cross join proposal on proposal.person = person.uid
where person.uid in (
        select uid from person where uid = :person
        union select uid from person where nik = :nik
        union select uid from person where family_card = :card)
    and proposal.uid <> :besides and person.deleted = 0 and proposal.deleted = 0
union all
select '', coalesce(programme, ''), {_NAME.format(code="award.programme")}, year, '', null, 0,
    coalesce(nik, '') = :nik, coalesce(name, ''), coalesce(source, '')
from award
where id in (
        select id from award where nik = :nik
        union select id from award where family_card = :card)
    and deleted = 0
order by 8 desc, 4 desc, 3
"""
_CURRENT = f"""
select listing.person, listing.nik, {_NAME.format(code="listing.programme")}, listing.year,
    listing.status
from listing
where listing.programme in (
        select code from programme union select code from own_programme where deleted = 0)
    and listing.programme <> :programme and listing.year = :year
    and listing.status not in ({_GONE})"""


@dataclass(frozen=True, slots=True)
class Aid:
    """One programme's year of somebody: a proposal, or with "" a line of an earlier list.

    `is_own` is False for somebody else under the same No. KK, whom `name` names. `value` is what
    was granted, or asked for until then; of a monthly aid a month's, given `months` times.
    """

    proposal: str
    programme: str
    programme_name: str
    year: int
    status: str
    value: int | None
    months: int
    is_own: bool
    name: str = field(repr=False)
    source: str = ""


class AidBook:
    """Who gets something from another programme or is proposed there, for judging many."""

    def __init__(self, rows: Iterable[tuple[str, str, str, int, str]]) -> None:
        self._by_person: dict[str, list[tuple[str, int]]] = {}
        self._by_nik: dict[str, list[tuple[str, int]]] = {}
        for person, nik, programme, year, status in rows:
            state = Status(status)
            name = programme if state in DECIDED else f"{programme} ({state.label.casefold()})"
            self._by_person.setdefault(person, []).append((name, year))
            if nik:
                self._by_nik.setdefault(nik, []).append((name, year))

    def of(self, nik: str, person: str) -> Sequence[tuple[str, int]]:
        """(programme's name, with the state unless it is decided, year), each once."""
        found = [*self._by_person.get(person, ()), *(self._by_nik.get(nik, ()) if nik else ())]
        return list(dict.fromkeys(found))


NO_AID = AidBook(())


class AidReader:
    """Questions about aid of whatever programme."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def around(self, *, person: str, nik: str, card: str, besides: str = "") -> Sequence[Aid]:
        """All that somebody and their family get or got, own first, newest first.

        `besides` is the proposal that is being looked at.
        """
        rows = self._db.execute(
            _AROUND,
            {
                "person": person or NOBODY,
                "nik": nik or NOBODY,
                "card": card or NOBODY,
                "besides": besides,
            },
        )
        return [Aid(*row) for row in rows]

    def current(self, programme: str, year: int) -> AidBook:
        """Everybody who gets something from another programme in a year, or is proposed there."""
        rows = self._db.execute(_CURRENT, {"programme": programme, "year": year})
        return AidBook(tuple(row) for row in rows)

    def current_of(self, programme: str, year: int, *, nik: str, person: str) -> AidBook:
        """The same for one person."""
        rows = self._db.execute(
            f"""{_CURRENT} and listing.person in (
                select uid from person where uid = :person
                union select uid from person where nik = :nik)""",
            {"programme": programme, "year": year, "nik": nik or NOBODY, "person": person},
        )
        return AidBook(tuple(row) for row in rows)

"""Reading who received aid before: our own decisions, and lists of earlier years.

Lists of earlier years count whatever programme they name: WRSE and KUBE became UEP.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlite_utils import Database

from bansos_desktop.domain.ledger import Value
from bansos_desktop.domain.names import same_name
from bansos_desktop.domain.workflow import DECIDED

NOBODY = "-"  # is no number, so whoever has none is not taken for somebody else without one
_STATES = ", ".join(f"'{state.value}'" for state in sorted(DECIDED))
_ALL = f"""
select coalesce(person.nik, '') as nik, coalesce(person.family_card, '') as card,
    coalesce(person.name, '') as name, '' as village, proposal.year as year
from person cross join proposal on proposal.person = person.uid
where {{people}} and proposal.programme = :programme and proposal.status in ({_STATES})
    and person.deleted = 0 and proposal.deleted = 0
union all
select coalesce(nik, ''), coalesce(family_card, ''), coalesce(name, ''),
    case when nik is null then coalesce(village_code, '') else '' end, year
from award where {{listed}} and deleted = 0
"""


@dataclass(frozen=True, slots=True)
class Award:
    """Somebody received in a year; `village` is "" unless the list has no NIK to go by."""

    nik: str
    card: str
    name: str
    village: str
    year: int


@dataclass(frozen=True, slots=True)
class AwardList:
    """A list of an earlier year as it was taken in, and how many of its people have no NIK."""

    label: str
    year: int
    source: str
    people: int
    without_nik: int


class AwardBook:
    """Awards held in memory, for an import that asks for thousands of people."""

    def __init__(self, awards: Iterable[Award]) -> None:
        self._by_nik: dict[str, list[Award]] = {}
        self._by_card: dict[str, list[Award]] = {}
        self._by_village: dict[str, list[Award]] = {}
        for award in awards:
            self._by_nik.setdefault(award.nik, []).append(award)
            self._by_card.setdefault(award.card, []).append(award)
            self._by_village.setdefault(award.village, []).append(award)

    def years_of(self, nik: str) -> list[int]:
        """Years in which somebody with this NIK received, newest first."""
        return _years(self._by_nik.get(nik, ()) if nik else ())

    def years_of_family(self, card: str, besides: str) -> list[int]:
        """Years in which others under this No. KK received; `besides` is a NIK."""
        family = self._by_card.get(card, ()) if card else ()
        return _years([award for award in family if award.nik != besides or not besides])

    def namesakes(self, name: str, village: str) -> list[tuple[str, int]]:
        """(name, year) of those listed without a NIK in a village under much the same name."""
        neighbours = self._by_village.get(village, ()) if village else ()
        return [(one.name, one.year) for one in neighbours if same_name(name, one.name)]


class AwardReader:
    """Questions about earlier aid."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def book(self, programme: str) -> AwardBook:
        """Everybody who ever received in a programme or stands in an earlier list."""
        return AwardBook(self._awards("1", "1", programme=programme))

    def around(self, programme: str, *, nik: str, card: str, village: str) -> AwardBook:
        """The same for one family: by its NIK, its No. KK and its village only."""
        return AwardBook(
            [
                *self._awards("person.nik = :nik", "nik = :nik", programme=programme, nik=nik),
                *self._awards(
                    "person.family_card = :card and coalesce(person.nik, '') <> :other",
                    "family_card = :card and coalesce(nik, '') <> :other",
                    programme=programme,
                    card=card,
                    other=nik or NOBODY,
                ),
                *self._awards(
                    "0",
                    """village_code = :village and nik is null
                    and coalesce(family_card, '') <> :other""",
                    programme=programme,
                    village=village,
                    other=card or NOBODY,
                ),
            ]
        )

    def lines(self, label: str, year: int) -> Sequence[Award]:
        """What stands in the lists of an earlier year under the name of a programme."""
        listed = "programme = :label and year = :year"
        return self._awards("0", listed, programme="", label=label, year=year)

    def lists(self) -> Sequence[AwardList]:
        """Which earlier lists were taken in, newest year first."""
        rows = self._db.execute(
            """select coalesce(programme, ''), year, coalesce(source, ''), count(*),
                sum(nik is null)
            from award where deleted = 0 group by 1, 2, 3 order by 2 desc, 1, 3"""
        )
        return [AwardList(*row) for row in rows]

    def _awards(self, people: str, listed: str, **values: Value) -> list[Award]:
        """Awards by our own conditions, never by values written into them."""
        rows = self._db.execute(_ALL.format(people=people, listed=listed), values)
        return [Award(*row) for row in rows]


def _years(awards: Iterable[Award]) -> list[int]:
    return sorted({award.year for award in awards}, reverse=True)

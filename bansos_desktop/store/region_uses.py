"""Which records name a region, a programme or a kind of business that a new set takes away."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from sqlite_utils import Database

from bansos_desktop.domain.ledger import Value
from bansos_desktop.domain.records import FIELDS, Kind

PLACES: tuple[tuple[Kind, str], ...] = (
    (Kind.PERSON, "village_code"),
    (Kind.PROPOSAL, "region_code"),
    (Kind.AWARD, "village_code"),
    (Kind.AWARD, "region_code"),
    (Kind.INSTITUTION, "village_code"),
    (Kind.INSTITUTION, "region_code"),
    (Kind.ALLOCATION, "from_region"),
    (Kind.ALLOCATION, "to_region"),
)
"""The fields that say where somebody lives or whose places something is."""

_AT_A_TIME = 500


@dataclass(frozen=True, slots=True, repr=False)
class PlacedRecord:
    """A record that names regions; `values` are those fields. No repr: it may be a person's."""

    kind: Kind
    uid: str
    deleted: int
    values: Mapping[str, str]


class RegionUseReader:
    """Questions before a set is taken."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def counts(self, codes: Collection[str]) -> Mapping[str, Mapping[Kind, int]]:
        """How many records name each code, deleted ones left out."""
        found: dict[str, dict[Kind, int]] = {}
        for kind, field in PLACES:
            for part in _parts(codes):
                rows = self._db.execute(
                    f"""select {field}, count(*) from {kind}
                    where deleted = 0 and {field} in ({_marks(part)}) group by 1""",
                    part,
                )
                for code, count in rows.fetchall():
                    kinds = found.setdefault(str(code), {})
                    kinds[kind] = max(kinds.get(kind, 0), int(count))
        return found

    def placed(self, codes: Collection[str]) -> Iterator[PlacedRecord]:
        """Every record that names one of the codes, deleted ones too: they may come back."""
        for kind in dict.fromkeys(kind for kind, _field in PLACES):
            fields = [field for one, field in PLACES if one is kind]
            columns = ", ".join(f"coalesce({field}, '')" for field in fields)
            named: dict[str, PlacedRecord] = {}
            for part in _parts(codes):
                marks = _marks(part)
                where = " or ".join(f"{field} in ({marks})" for field in fields)
                rows = self._db.execute(
                    f"select uid, deleted, {columns} from {kind} where {where} order by id",
                    part * len(fields),
                )
                for uid, deleted, *values in rows.fetchall():
                    said = dict(zip(fields, values, strict=True))
                    named[uid] = PlacedRecord(kind, str(uid), int(deleted), said)
            yield from named.values()

    def record(self, kind: Kind, uid: str) -> dict[str, Value] | None:
        """All fields of a record that is not deleted."""
        names = FIELDS[kind]
        row = self._db.execute(
            f"select {', '.join(names)} from {kind} where uid = ? and deleted = 0", [uid]
        ).fetchone()
        return None if row is None else dict(zip(names, row, strict=True))

    def programmes(self) -> Mapping[str, int]:
        """Proposals by programme."""
        rows = self._db.execute("select programme, sum(people) from quota_use group by 1")
        return {str(code): int(count) for code, count in rows}

    def business_types(self) -> Mapping[str, int]:
        """Proposals by kind of business."""
        rows = self._db.execute(
            "select key, sum(people) from tally where dimension = 'usaha' group by 1"
        )
        return {str(code): int(count) for code, count in rows}


def _parts(codes: Collection[str]) -> Iterator[list[str]]:
    """The codes in parts that one statement takes."""
    ordered = sorted(codes)
    return (ordered[at : at + _AT_A_TIME] for at in range(0, len(ordered), _AT_A_TIME))


def _marks(part: list[str]) -> str:
    return ", ".join("?" * len(part))

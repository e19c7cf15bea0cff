"""Reading what one act wrote, what happened to it since, and what is around it now.

An act may have written thousands of records, so they are asked for together, through indexes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice

from sqlite_utils import Database

from bansos_desktop.domain.ledger import Value, parse_changes
from bansos_desktop.domain.records import Kind
from bansos_desktop.domain.undo import DELETED, OWNER_FIELD, Around, Mark, Written

AT_ONCE = 5000
_NEWER = """
select newer.id, newer.record, newer.batch, newer.act, newer.user, newer.at, newer.changes
from ledger as mine indexed by ledger_batch
cross join ledger as newer on newer.record = mine.record and newer.id > mine.id
where mine.batch = ? and newer.batch <> mine.batch order by newer.id
"""


class UndoReader:
    """Questions that taking an act back begins with."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def written(self, batch: str) -> list[Written]:
        """What an act wrote, with what happened to it since and what is around it now."""
        made = self._gathered(batch)
        owners = self._owners(made)
        later = self._later(batch)
        arounds = self._arounds(made, owners)
        nothing = Around()
        return [
            Written(
                one.kind,
                uid,
                one.changes,
                owners.get(uid, ""),
                later.get(uid, ()),
                arounds.get(uid, nothing),
                one.created,
            )
            for uid, one in made.items()
        ]

    def programme_years(
        self, records: Sequence[str], kind: Kind = Kind.PROPOSAL
    ) -> set[tuple[str, int]]:
        """Programme and year of proposals or allocations: the quotas they count in."""
        found: set[tuple[str, int]] = set()
        for part in _parts(records):
            rows = self._db.execute(
                f"""select distinct coalesce(programme, ''), coalesce(year, 0)
                from {kind} where uid in ({_marks(part)})""",
                part,
            )
            found |= {tuple(row) for row in rows}
        return found

    def twin(self, kind: Kind, uid: str) -> str:
        """The name of whoever stands where a deleted person or proposal would come back, or ""."""
        if kind is Kind.PERSON:
            query = """select other.name from person join person as other
                on other.nik = person.nik and other.uid <> person.uid and other.deleted = 0
                where person.uid = ? and person.nik is not null limit 1"""
        elif kind is Kind.PROPOSAL:
            query = """select person.name from proposal join proposal as other
                on other.person = proposal.person and other.programme = proposal.programme
                and other.year = proposal.year and other.uid <> proposal.uid
                and other.deleted = 0
                join person on person.uid = proposal.person where proposal.uid = ? limit 1"""
        else:
            return ""
        row = self._db.execute(query, [uid]).fetchone()
        return "" if row is None else str(row[0] or "-")

    def _gathered(self, batch: str) -> dict[str, Written]:
        """First old and last new value of each field, by record, in the order of writing."""
        rows = self._db.execute(
            """select mine.kind, mine.record, mine.changes, not exists (
                select 1 from ledger as older
                where older.record = mine.record and older.id < mine.id)
            from ledger as mine where mine.batch = ? order by mine.id""",
            [batch],
        )
        made: dict[str, Written] = {}
        for kind, uid, text, created in rows:
            changes = parse_changes(text)
            before = made.get(uid)
            if before is None:
                made[uid] = Written(Kind(kind), uid, changes, created=bool(created))
                continue
            joined = {**before.changes}
            for name, (old, new) in changes.items():
                joined[name] = (joined[name][0] if name in joined else old, new)
            made[uid] = replace(before, changes=joined)
        return made

    def _owners(self, made: Mapping[str, Written]) -> dict[str, str]:
        """What each record hangs on: as it was made with, or else as its row says."""
        owners: dict[str, str] = {}
        asked: dict[Kind, list[str]] = {}
        for uid, one in made.items():
            owner = OWNER_FIELD.get(one.kind, "")
            if owner in one.changes:
                owners[uid] = str(one.changes[owner][1] or "")
            elif owner:
                asked.setdefault(one.kind, []).append(uid)
        for kind, uids in asked.items():
            owners |= {row[0]: str(row[1] or "") for row in self._column(kind, uids)}
        return owners

    def _column(self, kind: Kind, uids: Sequence[str]) -> Iterator[tuple[str, Value]]:
        for part in _parts(uids):
            yield from self._db.execute(
                f"select uid, {OWNER_FIELD[kind]} from {kind} where uid in ({_marks(part)})", part
            )

    def _later(self, batch: str) -> dict[str, list[Mark]]:
        """The newer entries about the same records, oldest first."""
        later: dict[str, list[Mark]] = {}
        before = 0
        for entry, record, other, act, user, at, text in self._db.execute(_NEWER, [batch]):
            if entry == before:
                continue  # the act wrote this record more than once
            before = entry
            mark = Mark(other, act, user, at, frozenset(parse_changes(text)))
            later.setdefault(record, []).append(mark)
        return later

    def _arounds(
        self, made: Mapping[str, Written], owners: Mapping[str, str]
    ) -> Mapping[str, Around]:
        """Only for records that would go or come back."""
        going: dict[Kind, list[str]] = {}
        coming = []
        found: dict[str, Around] = {}
        for uid, one in made.items():
            if one.created:
                going.setdefault(one.kind, []).append(uid)
            elif one.changes.get(DELETED, (1, 0))[1] == 1:
                coming.append(one)
            elif one.changes.get("nik", (None, None))[0]:
                found[uid] = Around(twin=self._with_nik(one.changes["nik"][0], uid))
        found |= {uid: Around(hung=children) for uid, children in self._hung(going).items()}
        found |= self._paid([uid for uid, one in made.items() if one.is_step])
        for one in coming:
            owner = owners.get(one.record, "")
            gone = bool(owner) and self._is_deleted(_owner_kind(one.kind), owner)
            found[one.record] = Around((), self.twin(one.kind, one.record), gone)
        return found

    def _with_nik(self, nik: Value, uid: str) -> str:
        """The name of another living person with a NIK, or ""."""
        row = self._db.execute(
            "select name from person where nik = ? and uid <> ? and deleted = 0 limit 1", [nik, uid]
        ).fetchone()
        return "" if row is None else str(row[0] or "-")

    def _hung(self, going: Mapping[Kind, Sequence[str]]) -> dict[str, list[tuple[str, Kind]]]:
        """Living records hung on records, by what they hang on."""
        hung: dict[str, list[tuple[str, Kind]]] = {}
        for kind, owner in OWNER_FIELD.items():
            for parent, uids in going.items():
                if owner not in ("about", parent.value):
                    continue
                for part in _parts(uids):
                    rows = self._db.execute(
                        f"""select {owner}, uid from {kind}
                        where {owner} in ({_marks(part)}) and deleted = 0""",
                        part,
                    )
                    for on, uid in rows:
                        hung.setdefault(on, []).append((uid, kind))
        for uid in going.get(Kind.INSTITUTION, ()):
            hung |= self._people_in(uid)
        return hung

    def _paid(self, moved: Sequence[str]) -> dict[str, Around]:
        """The months that were handed out to proposals that took a step."""
        found: dict[str, list[tuple[str, Kind]]] = {}
        for part in _parts(moved):
            rows = self._db.execute(
                f"""select proposal, uid from instalment where proposal in ({_marks(part)})
                and deleted = 0 and given_on is not null""",
                part,
            )
            for proposal, uid in rows:
                found.setdefault(proposal, []).append((uid, Kind.INSTALMENT))
        return {proposal: Around(hung=months) for proposal, months in found.items()}

    def _people_in(self, institution: str) -> dict[str, list[tuple[str, Kind]]]:
        """One of the proposals in an institution, which hang on a person first of all."""
        row = self._db.execute(
            "select proposal from listing where institution = ? and institution <> '' limit 1",
            [institution],
        ).fetchone()
        return {institution: [(row[0], Kind.PROPOSAL)]} if row else {}

    def _is_deleted(self, kind: Kind | None, uid: str) -> bool:
        if kind is None:
            return False
        row = self._db.execute(f"select deleted from {kind} where uid = ?", [uid]).fetchone()
        return bool(row and row[0])


def _owner_kind(kind: Kind) -> Kind | None:
    """The table of what a record hangs on; a photo may hang on anything."""
    owner = OWNER_FIELD.get(kind, "about")
    return None if owner == "about" else Kind(owner)


def _marks(values: Sequence[str]) -> str:
    return ", ".join("?" * len(values))


def _parts(values: Iterable[str]) -> Iterator[list[str]]:
    stream = iter(values)
    while part := list(islice(stream, AT_ONCE)):
        yield part

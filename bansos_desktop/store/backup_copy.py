"""What a backup takes out of a store, and what becomes of a store that was made of one."""

from __future__ import annotations

from pathlib import Path

from sqlite_utils import Database

from bansos_desktop.domain.backup import Facts
from bansos_desktop.domain.ledger import Author
from bansos_desktop.domain.records import FIELDS, Kind
from bansos_desktop.store.migrations import STEPS, step_names
from bansos_desktop.store.page_copy import Watch, copy_pages
from bansos_desktop.store.photo_file import PhotoFile
from bansos_desktop.store.unit_of_work import UnitOfWork

# The act of a restore's own entries, which begin the chain of the laptop that it makes.
RESTORE = "office.restore"


class CopyReader:
    """Copies of a store, and the facts that its backup tells; reads an older schema as well."""

    def __init__(self, db: Database, photo_file: PhotoFile) -> None:
        self._db = db
        self._photo_file = photo_file

    def steps(self) -> tuple[str, ...]:
        """The steps of the schema that were taken, in their order."""
        return tuple(sorted(step.name for step in STEPS.applied(self._db)))

    def is_older(self) -> bool:
        """Whether opening it for writing would take steps."""
        return bool(step_names() - set(self.steps()))

    def facts(self) -> Facts:
        """How far the office has come; LookupError before the first start is done."""
        row = self._db.execute(
            """select (select device from ledger order by id limit 1), device.uid, device.office,
                coalesce(region.name, device.office),
                (select count(*) from ledger),
                (select count(*) from person where deleted = 0),
                (select at from ledger order by id desc limit 1)
            from own_fact join device on device.uid = own_fact.value
            left join region on region.code = device.office
            where own_fact.key = 'device'"""
        ).fetchone()
        if row is None:
            raise LookupError("no office yet")
        last = self._db.execute(
            """select device, max(number), (
                select count(*) from ledger as first
                join ledger as own on own.batch = first.batch and own.device = first.device
                where first.device = ledger.device and first.number = 1 and first.act = ?)
            from ledger group by device""",
            [RESTORE],
        ).fetchall()
        origin, device, office, name, entries, people, last_at = row
        positions = {str(one[0]): int(one[1]) for one in last}
        restored = {str(one[0]): int(one[2]) for one in last if one[2]}
        return Facts(origin, device, office, name, entries, people, last_at, positions, restored)

    def size(self) -> int:
        """Bytes of the database, its write-ahead log included."""
        pages = self._db.execute("pragma page_count").fetchone()[0]
        return int(pages) * int(self._db.execute("pragma page_size").fetchone()[0])

    def copy_database(self, target: Path, watch: Watch) -> None:
        """The database as a file of its own; `watch` is told the bytes that came along."""
        copy_pages(self._db, target, self._photo_file.key, watch)

    def copy_photos(self, target: Path, watch: Watch) -> int:
        """The photo file likewise, and how many are in it; where there is none there is no copy."""
        return self._photo_file.copy_to(target, watch)


def become_device(work: UnitOfWork, author: Author, old: str, office: str) -> None:
    """Go on as another laptop than the one whose ledger was copied.

    The lost one may have handed out numbers that the copy does not know; a number is never used
    for two entries. Which reference set stands is told anew, as this laptop's own.
    """
    work.put(Kind.DEVICE, author.device, {"office": office, "created_at": work.at})
    names = ", ".join(FIELDS[Kind.REFERENCE])
    rows = work.db.execute(
        f"select substr(uid, ?), {names} from reference where substr(uid, 1, ?) = ?",
        [len(old) + 1, len(old) + 1, f"{old}-"],
    ).fetchall()
    for line, *values in rows:
        fields = dict(zip(FIELDS[Kind.REFERENCE], values, strict=True))
        work.put(Kind.REFERENCE, f"{author.device}{line}", fields)
    work.db.execute("update own_fact set value = ? where key = 'device'", [author.device])

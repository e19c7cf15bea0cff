"""Reading whose store this is: the laptop, the office, the users."""

from __future__ import annotations

from dataclasses import dataclass

from sqlite_utils import Database

from bansos_desktop.domain.workflow import Role


@dataclass(frozen=True, slots=True)
class Office:
    """The laptop's place in the world; `region_code` is "64" for the province."""

    device: str
    region_code: str
    region_name: str


@dataclass(frozen=True, slots=True)
class User:
    """Somebody who may open this store."""

    uid: str
    name: str
    role: Role


class OfficeReader:
    """Questions about the office."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def own(self) -> Office:
        """This laptop's office; LookupError before the first start is done."""
        row = self._db.execute(
            """select device.uid, device.office, region.name from own_fact
            join device on device.uid = own_fact.value
            left join region on region.code = device.office
            where own_fact.key = 'device'"""
        ).fetchone()
        if row is None:
            raise LookupError("no office yet")
        return Office(row[0], row[1], row[2] or row[1])

    def began_at(self) -> str:
        """When this laptop's part of the ledger begins, as ISO text; "" if nobody noted it."""
        row = self._db.execute(
            """select created_at from device
            join own_fact on own_fact.key = 'device' and own_fact.value = device.uid"""
        ).fetchone()
        return str(row[0] or "") if row else ""

    def user(self, name: str) -> User:
        """The user called `name`; LookupError if there is none."""
        row = self._db.execute(
            "select uid, name, role from user where name = ? and deleted = 0", [name]
        ).fetchone()
        if row is None:
            raise LookupError(name)
        return User(row[0], row[1], Role(row[2]))


def remember_device(db: Database, device: str) -> None:
    """Say which of the devices in the ledger is this laptop."""
    db.execute("insert into own_fact (key, value) values ('device', ?)", [device])

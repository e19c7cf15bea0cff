"""Reading goods plans, and the records of an office's own packages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlite_utils import Database

from bansos_desktop.domain.goods import PlannedItem
from bansos_desktop.domain.ledger import Value

_ITEM = "section, name, specification, volume, unit, unit_price"


@dataclass(frozen=True, slots=True)
class GoodsRow:
    """One planned item with what was delivered for it; None where nothing was handed over."""

    uid: str
    item: PlannedItem
    delivered_volume: int | None = None
    delivered_price: int | None = None
    delivered_note: str = ""


class GoodsReader:
    """Questions about what people are to get."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def plan(self, proposal: str) -> list[GoodsRow]:
        """A proposal's goods in the order of the plan."""
        rows = self._db.execute(
            f"""select uid, {_ITEM}, delivered_volume, delivered_price, delivered_note
            from goods where proposal = ? and deleted = 0 order by position, id""",
            [proposal],
        )
        return [
            GoodsRow(row[0], planned_item(row[1:7]), row[7], row[8], str(row[9] or ""))
            for row in rows
        ]

    def items(self, proposal: str) -> tuple[PlannedItem, ...]:
        """The plan alone."""
        return tuple(row.item for row in self.plan(proposal))

    def own_package(self, business_type: str) -> list[str]:
        """The records of the office's own package for a kind of business, deleted ones too."""
        rows = self._db.execute(
            "select uid from package where business_type = ? order by position", [business_type]
        )
        return [str(row[0]) for row in rows]


def planned_item(row: Sequence[Value]) -> PlannedItem:
    """A row of _ITEM as a value."""
    section, name, specification, volume, unit, unit_price = row
    return PlannedItem(
        str(section or ""),
        str(name or ""),
        str(specification or ""),
        None if volume is None else int(volume),
        str(unit or ""),
        None if unit_price is None else int(unit_price),
    )

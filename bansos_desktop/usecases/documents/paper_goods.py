"""Which goods stand on somebody's paper, and what they come to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from bansos_desktop.domain.goods import WHOLE, GoodsSection, PlannedItem, amount_of
from bansos_desktop.domain.workflow import Status
from bansos_desktop.store.documents_grants import Grant
from bansos_desktop.store.goods import GoodsRow
from bansos_desktop.workbook.placeholder import Value

# Who may still be granted something, so that a plan of what it costs makes sense.
PLANNABLE = frozenset(Status) - {
    Status.DRAFT,
    Status.CANCELLED,
    Status.INELIGIBLE,
    Status.RETURNED,
}


@dataclass(frozen=True, slots=True)
class PaperItem:
    """One line of goods; None where it is left for the pen."""

    item: PlannedItem
    volume: int | None
    price: int | None
    note: str = ""

    @property
    def amount(self) -> int | None:
        """What the line comes to, if volume and price are known."""
        return amount_of(self.volume, self.price)

    @property
    def section(self) -> GoodsSection:
        """The group it belongs to; what nobody grouped is a tool, as everywhere else."""
        return GoodsSection(self.item.section or GoodsSection.TOOL)

    def values(self, number: int) -> dict[str, Value]:
        """The line by the names that templates use."""
        return {
            "barang.no": number,
            "barang.nama": self.item.name,
            "barang.spesifikasi": self.item.specification,
            "barang.volume": volume_number(self.volume),
            "barang.satuan": self.item.unit,
            "barang.harga": self.price,
            "barang.keterangan": self.note,
        }


def planned_items(goods: Iterable[GoodsRow]) -> tuple[PaperItem, ...]:
    """The plan, tools first; what was written at the door and never planned is not of it."""
    rows = [row.item for row in goods if row.item.volume != 0]
    items = [PaperItem(item, item.volume, item.unit_price) for item in rows]
    return tuple(sorted(items, key=lambda item: list(GoodsSection).index(item.section)))


def handed_items(goods: Iterable[GoodsRow]) -> tuple[PaperItem, ...]:
    """What came; what did not come is not handed over."""
    return tuple(
        PaperItem(row.item, row.delivered_volume, row.delivered_price, row.delivered_note)
        for row in goods
        if row.delivered_volume
    )


def items_on_paper(grant: Grant) -> tuple[PaperItem, ...]:
    """What came, or before it came what is planned."""
    return handed_items(grant.goods) if grant.handed.is_recorded else planned_items(grant.goods)


def worth(items: Sequence[PaperItem]) -> int | None:
    """What all lines come to; None while one is open, for half a sum would be signed as a whole."""
    amounts = [item.amount for item in items]
    known = [amount for amount in amounts if amount is not None]
    return sum(known) if amounts and len(known) == len(amounts) else None


def worth_of(grant: Grant, items: Sequence[PaperItem], *, of_goods: bool) -> int | None:
    """What stands on somebody's paper: the worth of the goods, else what the decision granted."""
    return worth(items) if of_goods else grant.who.approved_value or None


def volume_number(volume: int | None) -> int | Decimal | None:
    """Thousandths as the number that stands in a cell: 2 or 2.5, with which Excel reckons."""
    if volume is None:
        return None
    whole, rest = divmod(volume, WHOLE)
    return Decimal(volume) / WHOLE if rest else whole


def numbered(items: Sequence[PaperItem]) -> list[Mapping[str, Value]]:
    """The lines with their numbers from 1."""
    return [item.values(number) for number, item in enumerate(items, start=1)]

"""Handing goods over: what is written down at the door, and what is checked about it.

The supplier brings the goods to each house, so there is one BAST a family. Volumes are thousandths
of the unit, as in a plan.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from bansos_desktop.domain.dates import format_short
from bansos_desktop.domain.goods import GoodsSection, amount_of
from bansos_desktop.domain.ledger import Value
from bansos_desktop.domain.problems import Problem, error, warning
from bansos_desktop.domain.rupiah import format_rupiah

RECEIVERS = "penerima_barang"
THE_RECIPIENT, THE_KEEPER = "sendiri", "pengurus_lembaga"
# What a code list has beside its reference: whoever runs an institution takes what is for those
# who live there, and needs no letter for it.
PROGRAM_CODES: Mapping[str, Sequence[tuple[str, str]]] = {
    RECEIVERS: ((THE_KEEPER, "Pengurus lembaga"),)
}


@dataclass(frozen=True, slots=True)
class DeliveredItem:
    """One line of what was brought: beside what was planned, None where nobody said.

    An empty `goods` is a line that is not stored yet; `planned` None was never planned.
    """

    goods: str = ""
    name: str = ""
    unit: str = ""
    section: str = GoodsSection.TOOL
    planned: int | None = None
    planned_price: int | None = None
    volume: int | None = None
    price: int | None = None
    note: str = ""

    @property
    def is_planned(self) -> bool:
        """Whether the plan has this item; a line written at the door plans none of it."""
        return bool(self.planned)

    @property
    def amount(self) -> int | None:
        """What was brought of it is worth, in rupiah; None if volume or price is open."""
        return amount_of(self.volume, self.price)

    @property
    def is_short(self) -> bool:
        """Whether less came than was planned."""
        return self.volume is not None and self.volume < (self.planned or 0)

    def values(self) -> dict[str, Value]:
        """The fields of its record that a handover writes."""
        return {
            "delivered_volume": self.volume,
            "delivered_price": self.price,
            "delivered_note": self.note.strip() or None,
        }

    def values_when_new(self, position: int) -> dict[str, Value]:
        """The fields of a record that no plan made: none of it was planned, at its own price."""
        return {
            **self.values(),
            "position": position,
            "section": self.section,
            "name": self.name.strip(),
            "unit": self.unit.strip() or None,
            "volume": 0,
            "unit_price": self.price or 0,
        }


@dataclass(frozen=True, slots=True)
class HandoverDraft:
    """What the form holds; text as written, "" or None where nothing is."""

    bast_number: str = ""
    handed_on: date | None = None
    supplier: str = ""
    received_by: str = field(default="", repr=False)
    received_as: str = ""
    officer: str = ""
    note: str = field(default="", repr=False)
    items: tuple[DeliveredItem, ...] = ()

    def values(self) -> dict[str, Value]:
        """The fields of its record."""
        return {
            "bast_number": _tidy(self.bast_number),
            "handed_on": self.handed_on.isoformat() if self.handed_on else None,
            "supplier": _tidy(self.supplier),
            "received_by": _tidy(self.received_by),
            "received_as": self.received_as or None,
            "officer": _tidy(self.officer),
            "note": _tidy(self.note),
        }

    @classmethod
    def from_record(
        cls, values: Mapping[str, Value], items: Sequence[DeliveredItem]
    ) -> HandoverDraft:
        """A recorded handover as the form shows it."""
        day = values["handed_on"]
        texts = {name: str(values[name] or "") for name in _TEXTS}
        return cls(
            **texts,
            handed_on=date.fromisoformat(str(day)) if day else None,
            items=tuple(items),
        )


_TEXTS = ("bast_number", "supplier", "received_by", "received_as", "officer", "note")


@dataclass(frozen=True, slots=True)
class NumberOwner:
    """Who already has a BAST number."""

    name: str = field(repr=False)
    day: date | None = None


@dataclass(frozen=True, slots=True)
class HandoverFacts:
    """What else is known: the decree, the value that was decided on, whose the number is.

    `of_goods` says that the programme gives goods, so that some must have come, `is_numbered`
    that it makes a BAST of it.
    """

    decree_date: date | None = None
    approved_value: int | None = None
    owner: NumberOwner | None = None
    of_goods: bool = True
    is_numbered: bool = True


@dataclass(frozen=True, slots=True)
class DeliveredSum:
    """What all that was brought is worth; `open_items` lack a price and count nothing."""

    total: int
    open_items: int


def delivered_sum(items: Iterable[DeliveredItem]) -> DeliveredSum:
    """Add up what was brought; what did not come needs no price."""
    brought = [item for item in items if item.volume]
    amounts = [item.amount for item in brought]
    return DeliveredSum(sum(a for a in amounts if a is not None), amounts.count(None))


def check_handover(draft: HandoverDraft, facts: HandoverFacts, today: date) -> list[Problem]:
    """Everything worth saying about a handover, in the order of the form."""
    problems = [
        *_check_number(draft.bast_number, facts),
        *_check_day(draft.handed_on, facts.decree_date, today),
    ]
    asks_goods = facts.of_goods or bool(draft.items)
    if asks_goods and not draft.supplier.strip():
        problems.append(warning("handover.supplier_missing", "supplier"))
    problems += _check_receiver(draft)
    if asks_goods:
        problems += _check_items(draft.items)
        problems += _check_total(draft.items, facts.approved_value)
    return problems


def _check_number(number: str, facts: HandoverFacts) -> list[Problem]:
    """A laptop in the field may not know the office's next number; a doubled one is no number."""
    if not number.strip():
        return [warning("handover.number_missing", "bast_number")] if facts.is_numbered else []
    owner = facts.owner
    if owner is None:
        return []
    values = {"number": number.strip(), "name": owner.name or "–"}
    if owner.day is None:
        return [error("handover.number_taken", "bast_number", **values)]
    return [error("handover.number_taken_on", "bast_number", day=format_short(owner.day), **values)]


def _check_day(day: date | None, decree: date | None, today: date) -> list[Problem]:
    """Goods are handed over neither tomorrow nor before the decree that grants them."""
    if day is None:
        return [error("handover.day_missing", "handed_on")]
    if day > today:
        return [error("handover.day_future", "handed_on", day=format_short(day))]
    if decree is not None and day < decree:
        values = {"day": format_short(day), "decree": format_short(decree)}
        return [error("handover.before_decree", "handed_on", **values)]
    return []


def _check_items(items: Sequence[DeliveredItem]) -> list[Problem]:
    """What came, what did not, and why."""
    if any(not item.name.strip() for item in items):
        return [error("handover.item_name_missing", "items")]
    for item in items:
        if item.volume is None:
            return [error("handover.volume_missing", "items", name=item.name)]
        if item.is_short and not item.note.strip():
            code = "handover.item_absent" if item.volume == 0 else "handover.item_short"
            return [error(code, "items", name=item.name)]
    if not any(item.volume for item in items):
        return [error("handover.nothing_delivered", "items")]
    return []


def _check_total(items: Sequence[DeliveredItem], approved: int | None) -> list[Problem]:
    """What came against the value granted; while a price is missing, no sum can be compared."""
    found = delivered_sum(items)
    if found.open_items:
        return [warning("handover.price_open", "items", count=str(found.open_items))]
    if approved is None or not found.total:
        return []
    values = {"value": format_rupiah(found.total), "approved": format_rupiah(approved)}
    if found.total > approved:
        return [warning("handover.total_high", "items", **values)]
    if found.total < approved:
        return [warning("handover.total_low", "items", **values)]
    return []


def _check_receiver(draft: HandoverDraft) -> list[Problem]:
    """Who took the goods; of anybody but the recipient a note must say why."""
    problems = []
    if not draft.received_as:
        problems.append(error("handover.received_as_missing", "received_as"))
    if not draft.received_by.strip():
        problems.append(error("handover.receiver_missing", "received_by"))
    if needs_note(draft.received_as) and not draft.note.strip():
        problems.append(error("handover.representative_note", "note"))
    return problems


def needs_note(received_as: str) -> bool:
    """Whether a note must say why it was not the recipient; of a keeper it is plain."""
    return received_as not in ("", THE_RECIPIENT, THE_KEEPER)


def receivers_for(
    codes: Sequence[tuple[str, str]], *, in_institution: bool, picked: str = ""
) -> list[tuple[str, str]]:
    """Who may take it: the keeper only where people live in an institution, or if so recorded."""
    return [one for one in codes if one[0] != THE_KEEPER or in_institution or picked == THE_KEEPER]


def _tidy(text: str) -> str | None:
    return " ".join(text.split()) or None

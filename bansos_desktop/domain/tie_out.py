"""What must tie before a document leaves: which checks each one owes, and what a fault says.

A follow-up visit that is still due is work to do and no fault of a total. That less was handed over
than planned is told by the BAST itself; a sum above what was granted is not.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from bansos_desktop.domain.document import DocumentKey
from bansos_desktop.domain.messages import sentence
from bansos_desktop.domain.programme import UNNAMED, Asks, Programme

LINES_SHOWN = 10


class Tie(StrEnum):
    """One check; the value is the code of its sentence, the order that of the list."""

    PLACES_USED = "untied.places_used"
    PLACES_DECIDED = "untied.places_decided"
    PLACES_PARTED = "untied.places_parted"
    COUNTS = "untied.counts"
    SEVERAL_DECREES = "untied.several_decrees"
    DECREE_MISSING = "untied.decree_missing"
    NIK_MISSING = "untied.nik_missing"
    NIK_TWICE = "untied.nik_twice"
    FINDINGS = "untied.findings"
    REQUESTED_MISSING = "untied.requested_missing"
    APPROVED_MISSING = "untied.approved_missing"
    APPROVED_RANGE = "untied.approved_range"
    PLAN_MISSING = "untied.plan_missing"
    PLAN_OPEN = "untied.plan_open"
    PLAN_ABOVE = "untied.plan_above"
    PLAN_BELOW = "untied.plan_below"
    HANDOVER_MISSING = "untied.handover_missing"
    HANDOVER_UNCOUNTED = "untied.handover_uncounted"
    HANDOVER_TWICE = "untied.handover_twice"
    DAY_MISSING = "untied.day_missing"
    BEFORE_DECREE = "untied.before_decree"
    NUMBER_MISSING = "untied.number_missing"
    NUMBER_TWICE = "untied.number_twice"
    DELIVERED_OPEN = "untied.delivered_open"
    DELIVERED_ABOVE = "untied.delivered_above"


_PEOPLE = frozenset({Tie.NIK_MISSING, Tie.NIK_TWICE})
_GRANTED = frozenset({Tie.PLACES_DECIDED, Tie.APPROVED_MISSING, Tie.APPROVED_RANGE})
_PLAN = frozenset({Tie.PLAN_MISSING, Tie.PLAN_OPEN, Tie.PLAN_ABOVE, Tie.PLAN_BELOW})
_HANDED = frozenset({Tie.HANDOVER_MISSING, Tie.HANDOVER_UNCOUNTED, Tie.HANDOVER_TWICE})
_ON_BAST = frozenset(
    {
        *(Tie.DAY_MISSING, Tie.BEFORE_DECREE, Tie.NUMBER_MISSING, Tie.NUMBER_TWICE),
        *(Tie.DELIVERED_OPEN, Tie.DELIVERED_ABOVE),
    }
)
_NUMBERS = frozenset({Tie.NUMBER_MISSING, Tie.NUMBER_TWICE})
_OF_GOODS = _PLAN | {Tie.DELIVERED_OPEN, Tie.DELIVERED_ABOVE}
_SUMMARY = (
    frozenset({Tie.PLACES_USED, Tie.PLACES_DECIDED, Tie.COUNTS, Tie.APPROVED_MISSING}) | _HANDED
)
TIES: Mapping[str, Collection[Tie]] = {
    DocumentKey.PROPOSALS: _PEOPLE | {Tie.PLACES_USED, Tie.FINDINGS, Tie.REQUESTED_MISSING},
    DocumentKey.VERIFICATION: frozenset(),
    DocumentKey.DECREE: _PEOPLE | _GRANTED | {Tie.DECREE_MISSING, Tie.SEVERAL_DECREES},
    DocumentKey.GOODS_PLAN: _GRANTED | _PLAN,
    DocumentKey.HANDOVER: _PEOPLE | _GRANTED | _PLAN | _HANDED | _ON_BAST | {Tie.DECREE_MISSING},
    DocumentKey.RECEIPTS: _PEOPLE | _GRANTED | _PLAN | _HANDED | _ON_BAST,
    DocumentKey.STATEMENT: _GRANTED | {Tie.DECREE_MISSING, Tie.SEVERAL_DECREES},
    DocumentKey.SUMMARY: _SUMMARY,
    DocumentKey.PUBLIC_SUMMARY: _SUMMARY,
    DocumentKey.MONITORING: frozenset({Tie.HANDOVER_MISSING, Tie.DAY_MISSING}),
}
# A summary counts everybody; these have rows only for who was decided on.
ABOUT_DECIDED = frozenset(
    {
        *(DocumentKey.DECREE, DocumentKey.GOODS_PLAN, DocumentKey.HANDOVER),
        *(DocumentKey.RECEIPTS, DocumentKey.STATEMENT, DocumentKey.MONITORING),
    }
)
SUMMARIES = frozenset({DocumentKey.SUMMARY, DocumentKey.PUBLIC_SUMMARY})


# A monthly aid has no plan of goods and no BAST: its months are what was handed over.
_NOT_MONTHLY = _OF_GOODS | _NUMBERS | {Tie.HANDOVER_TWICE, Tie.DAY_MISSING}
_OF_MONTHS = frozenset({DocumentKey.RECEIPTS, *SUMMARIES})


def ties_of(document: str, *, monthly: bool, programme: Programme = UNNAMED) -> Collection[Tie]:
    """The checks that a document owes; nobody plans goods, or numbers a BAST, that are not."""
    ties = frozenset(TIES[document])
    if not programme.wants(Asks.GOODS):
        ties -= _OF_GOODS
    if not programme.offers(DocumentKey.HANDOVER):
        ties -= _NUMBERS
    if not monthly:
        return ties
    more = {Tie.BEFORE_DECREE} if document in _OF_MONTHS else set[Tie]()
    return (ties - _NOT_MONTHLY) | more


@dataclass(frozen=True, slots=True)
class Untied:
    """One thing that does not tie: the proposals or the region it is about, and its sentence."""

    code: str
    args: Mapping[str, str]
    proposals: tuple[str, ...] = field(default=(), repr=False)
    region_code: str = ""

    @property
    def message(self) -> str:
        """What does not tie and where, then how to mend it."""
        return sentence(self.code, self.args)


def listed(faults: Collection[Untied]) -> str:
    """All faults a line each, the last ones only as a number."""
    lines = [f"- {fault.message}" for fault in list(faults)[:LINES_SHOWN]]
    if len(faults) > LINES_SHOWN:
        lines.append(f"- dan {len(faults) - LINES_SHOWN} lainnya.")
    return "\n".join(lines)

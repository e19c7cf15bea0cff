"""The states of a proposal and which of them hold a place in the quota."""

from __future__ import annotations

from enum import StrEnum


class Status(StrEnum):
    """Where a proposal stands; the value is stored, the label is shown."""

    DRAFT = "draf"
    PROPOSED = "diusulkan"
    ELIGIBLE = "layak"
    INELIGIBLE = "tidak_layak"
    RESERVE = "cadangan"
    DECIDED = "ditetapkan"
    DISTRIBUTED = "disalurkan"
    MONITORED = "dimonev"
    RETURNED = "dikembalikan"
    CANCELLED = "dibatalkan"

    @property
    def label(self) -> str:
        """The word of the field for this state."""
        return self.value.replace("_", " ").title()


# A place is taken from the day a family is proposed, so that "sisa" is what may still be
# proposed; whoever waits, failed, was sent back or was cancelled takes none.
HOLDS_PLACE = frozenset(
    {
        Status.PROPOSED,
        Status.ELIGIBLE,
        Status.DECIDED,
        Status.DISTRIBUTED,
        Status.MONITORED,
    }
)
VERIFIED = frozenset({Status.ELIGIBLE, Status.DECIDED, Status.DISTRIBUTED, Status.MONITORED})
DECIDED = frozenset({Status.DECIDED, Status.DISTRIBUTED, Status.MONITORED})
DISTRIBUTED = frozenset({Status.DISTRIBUTED, Status.MONITORED})


class Stage(StrEnum):
    """The part of the year's budget a quota belongs to."""

    ORIGINAL = "murni"
    AMENDED = "perubahan"

    @property
    def label(self) -> str:
        """As the province writes it on its sheets."""
        return f"APBD {self.value.title()}"


class Role(StrEnum):
    """What a user is in the office."""

    FIELD_OFFICER = "petugas"
    OPERATOR = "operator"

    @property
    def label(self) -> str:
        """The role as it is called in the field."""
        return "Petugas lapangan" if self is Role.FIELD_OFFICER else "Operator"

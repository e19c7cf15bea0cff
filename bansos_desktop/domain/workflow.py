"""The states of a proposal, which hold a place, and every step from one to another.

The table is the rule: who may take a step, where it leads and what must be said with it. Sources:
the flow of Perdirjen 4/4/PER/HK.02.01/06/2019 (usulan, verifikasi, bantuan, monev); determination
by the kabupaten/kota; replacing after the decree as BST Kaltim 2017 had it, so only where a rule of
the office allows it.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
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


# A place is taken from the day a family is proposed, so that "sisa diusulkan" is what
# may still be proposed; whoever waits, failed, was sent back or was cancelled takes none.
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
# Where nothing more is decided about a proposal before it is taken up again.
UNDECIDED = frozenset(
    {Status.DRAFT, Status.PROPOSED, Status.ELIGIBLE, Status.RESERVE, Status.RETURNED}
)


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


class Action(StrEnum):
    """What somebody does with a proposal; the value is part of the ledger's act."""

    PROPOSE = "usulkan"
    FIND_ELIGIBLE = "layakkan"
    FIND_INELIGIBLE = "tidak-layakkan"
    RESERVE = "cadangkan"
    PROMOTE = "naikkan"
    DECIDE = "tetapkan"
    REPLACE = "ganti"
    HAND_OVER = "salurkan"
    MONITOR = "monev"
    RETURN = "kembalikan"
    CANCEL = "batalkan"

    @property
    def label(self) -> str:
        """The word on the button."""
        return _ACTION_LABELS[self]


_ACTION_LABELS: Mapping[Action, str] = {
    Action.PROPOSE: "Usulkan",
    Action.FIND_ELIGIBLE: "Nyatakan layak",
    Action.FIND_INELIGIBLE: "Nyatakan tidak layak",
    Action.RESERVE: "Jadikan cadangan",
    Action.PROMOTE: "Naikkan dari cadangan",
    Action.DECIDE: "Tetapkan",
    Action.REPLACE: "Tetapkan sebagai pengganti",
    Action.HAND_OVER: "Catat penyaluran",
    Action.MONITOR: "Catat monev",
    Action.RETURN: "Kembalikan",
    Action.CANCEL: "Batalkan",
}

ANYBODY = frozenset(Role)
OPERATOR = frozenset({Role.OPERATOR})
NEEDS_REASON = frozenset({Action.FIND_INELIGIBLE, Action.RETURN, Action.CANCEL})
NEEDS_DECREE = frozenset({Action.DECIDE, Action.REPLACE})


@dataclass(frozen=True, slots=True)
class Step:
    """Where an action leads from a state, and who may take it."""

    target: Status
    roles: frozenset[Role]


_S, _A = Status, Action
STEPS: Mapping[tuple[Status, Action], Step] = {
    (_S.DRAFT, _A.PROPOSE): Step(_S.PROPOSED, ANYBODY),
    (_S.DRAFT, _A.CANCEL): Step(_S.CANCELLED, ANYBODY),
    (_S.PROPOSED, _A.FIND_ELIGIBLE): Step(_S.ELIGIBLE, ANYBODY),
    (_S.PROPOSED, _A.FIND_INELIGIBLE): Step(_S.INELIGIBLE, ANYBODY),
    (_S.PROPOSED, _A.RESERVE): Step(_S.RESERVE, ANYBODY),
    (_S.PROPOSED, _A.RETURN): Step(_S.RETURNED, OPERATOR),
    (_S.PROPOSED, _A.CANCEL): Step(_S.CANCELLED, OPERATOR),
    (_S.ELIGIBLE, _A.FIND_INELIGIBLE): Step(_S.INELIGIBLE, OPERATOR),
    (_S.ELIGIBLE, _A.RESERVE): Step(_S.RESERVE, OPERATOR),
    (_S.ELIGIBLE, _A.DECIDE): Step(_S.DECIDED, OPERATOR),
    (_S.ELIGIBLE, _A.RETURN): Step(_S.RETURNED, OPERATOR),
    (_S.ELIGIBLE, _A.CANCEL): Step(_S.CANCELLED, OPERATOR),
    (_S.INELIGIBLE, _A.FIND_ELIGIBLE): Step(_S.ELIGIBLE, OPERATOR),
    (_S.INELIGIBLE, _A.RETURN): Step(_S.RETURNED, OPERATOR),
    (_S.INELIGIBLE, _A.CANCEL): Step(_S.CANCELLED, OPERATOR),
    (_S.RESERVE, _A.FIND_INELIGIBLE): Step(_S.INELIGIBLE, OPERATOR),
    (_S.RESERVE, _A.RESERVE): Step(_S.RESERVE, OPERATOR),
    (_S.RESERVE, _A.PROMOTE): Step(_S.ELIGIBLE, OPERATOR),
    (_S.RESERVE, _A.REPLACE): Step(_S.DECIDED, OPERATOR),
    (_S.RESERVE, _A.RETURN): Step(_S.RETURNED, OPERATOR),
    (_S.RESERVE, _A.CANCEL): Step(_S.CANCELLED, OPERATOR),
    (_S.DECIDED, _A.HAND_OVER): Step(_S.DISTRIBUTED, ANYBODY),
    (_S.DECIDED, _A.CANCEL): Step(_S.CANCELLED, OPERATOR),
    (_S.DISTRIBUTED, _A.MONITOR): Step(_S.MONITORED, ANYBODY),
    (_S.MONITORED, _A.MONITOR): Step(_S.MONITORED, ANYBODY),
    (_S.RETURNED, _A.PROPOSE): Step(_S.PROPOSED, ANYBODY),
    (_S.RETURNED, _A.CANCEL): Step(_S.CANCELLED, OPERATOR),
}


def action_label(action: Action, states: Collection[Status]) -> str:
    """The word on the button for proposals in these states: who is a reserve can only move."""
    if action is Action.RESERVE and set(states) == {Status.RESERVE}:
        return "Ubah urutan cadangan"
    return action.label


@dataclass(frozen=True, slots=True)
class NotAllowed:
    """Why a step cannot be taken, as a problem code."""

    code: str


def next_step(status: Status, action: Action, role: Role) -> Step | NotAllowed:
    """The step, or why it is none: nothing leads there from this state, or not for this role."""
    step = STEPS.get((status, action))
    if step is None:
        return NotAllowed("workflow.not_from_here")
    if role not in step.roles:
        return NotAllowed("workflow.not_your_role")
    return step


def actions_for(status: Status, role: Role) -> tuple[Action, ...]:
    """What somebody in `role` may do with a proposal in this state, in the order of the flow."""
    return tuple(action for action in Action if isinstance(next_step(status, action, role), Step))


def actions_for_all(states: Collection[Status], role: Role) -> tuple[Action, ...]:
    """What somebody in `role` may do with proposals in all of these states at once."""
    if not states:
        return ()
    sets = [set(actions_for(status, role)) for status in states]
    return tuple(action for action in Action if all(action in one for one in sets))

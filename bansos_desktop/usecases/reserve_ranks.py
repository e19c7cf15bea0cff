"""The numbers of the reserve: one list per programme's year, stage and kabupaten/kota, no gaps."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from bansos_desktop.domain.decision import ranked, without
from bansos_desktop.domain.ledger import Value
from bansos_desktop.domain.records import Kind
from bansos_desktop.domain.workflow import Action, Status
from bansos_desktop.store.decisions import Line
from bansos_desktop.store.recipients import StoredRecord
from bansos_desktop.store.store import Store
from bansos_desktop.store.unit_of_work import UnitOfWork


@dataclass(slots=True)
class RankPlan:
    """Who gets which number with the step, and whose number changes because of it."""

    moved: dict[str, Value] = field(default_factory=dict)
    others: dict[str, int] = field(default_factory=dict)

    def own(self, uid: str) -> Mapping[str, Value]:
        """The rank to write with somebody's own step, if that changes it."""
        return {"reserve_rank": self.moved[uid]} if uid in self.moved else {}

    def move_others(self, work: UnitOfWork) -> None:
        """Give those behind a gap, or behind somebody put before them, their new number."""
        for uid, rank in self.others.items():
            work.put(Kind.PROPOSAL, uid, {"reserve_rank": rank})


def plan(
    store: Store,
    action: Action,
    proposals: Mapping[str, StoredRecord],
    wanted: Mapping[str, int],
) -> RankPlan:
    """The numbers after `proposals`, which stand in the order of decision, took the step.

    Who replaces somebody keeps the number as a mark of where he came from.
    """
    made = RankPlan()
    for line, uids in _by_list(proposals).items():
        leaving = {u for u in uids if proposals[u].values["status"] == Status.RESERVE.value}
        if action is not Action.RESERVE and not leaving:
            continue
        standing = store.decisions.reserve(line)
        if action is Action.RESERVE:
            after = ranked(standing, uids, wanted)
            made.moved |= {uid: after[uid] for uid in uids}
        else:
            after = without(standing, leaving)
            made.moved |= {} if action is Action.REPLACE else dict.fromkeys(leaving)
        made.others |= {
            uid: rank
            for uid, rank in after.items()
            if uid not in proposals and standing[uid] != rank
        }
    return made


def _by_list(proposals: Mapping[str, StoredRecord]) -> dict[Line, list[str]]:
    """The proposals of each list, in the order given."""
    lists: dict[Line, list[str]] = {}
    for uid, proposal in proposals.items():
        values = proposal.values
        line = Line(
            str(values["programme"] or ""),
            int(values["year"] or 0),
            str(values["stage"] or ""),
            str(values["region_code"] or ""),
        )
        lists.setdefault(line, []).append(uid)
    return lists

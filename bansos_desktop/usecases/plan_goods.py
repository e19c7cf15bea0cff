"""Writing a proposal's goods plan, inside the transaction that saves the proposal."""

from __future__ import annotations

from collections.abc import Sequence

from bansos_desktop.domain.goods import PlannedItem, match_rows
from bansos_desktop.domain.records import Kind
from bansos_desktop.store.store import Store
from bansos_desktop.store.unit_of_work import UnitOfWork, new_uid


def put_plan(store: Store, work: UnitOfWork, proposal: str, items: Sequence[PlannedItem]) -> None:
    """Make the plan be `items`: rows that stay are changed in place, the others get tombstones.

    What was delivered is the handover's to say and is never written here.
    """
    rows = store.goods.plan(proposal)
    kept = match_rows([row.item for row in rows], items)
    for position, (item, match) in enumerate(zip(items, kept, strict=True), start=1):
        uid = new_uid() if match is None else rows[match].uid
        work.put(Kind.GOODS, uid, {"proposal": proposal, **item.values(position)})
    for number, row in enumerate(rows):
        if number not in kept:
            work.delete(Kind.GOODS, row.uid)

"""An office's own package for a kind of business: what every new plan of that kind starts from."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from bansos_desktop.domain.changes import Topic
from bansos_desktop.domain.goods import PlannedItem
from bansos_desktop.domain.ledger import Value
from bansos_desktop.domain.records import Kind
from bansos_desktop.domain.session import Session
from bansos_desktop.domain.workflow import Role
from bansos_desktop.store.store import Store
from bansos_desktop.usecases.refusal import Refused


def run(
    store: Store,
    session: Session,
    business_type: str,
    items: Sequence[PlannedItem],
    *,
    now: datetime,
) -> Topic:
    """Replace the package; plans that were made from the old one stay as they are.

    A place in the list is a record of its own, so two laptops that change one package change the
    same records and the difference is seen as a conflict, not as a list twice as long.
    """
    if session.role is not Role.OPERATOR:
        raise Refused("package.operator_only")
    if not business_type:
        raise Refused("package.no_business")
    if not items:
        raise Refused("package.empty")
    with store.write(session.author, now=now, act="package.keep") as work:
        before = store.goods.own_package(business_type)
        for position, item in enumerate(items, start=1):
            uid = f"{business_type}-{position}"
            values: dict[str, Value] = {"business_type": business_type, **item.values(position)}
            work.put(Kind.PACKAGE, uid, values | {"deleted": 0} if uid in before else values)
        for uid in before[len(items) :]:
            work.delete(Kind.PACKAGE, uid)
    return work.changes

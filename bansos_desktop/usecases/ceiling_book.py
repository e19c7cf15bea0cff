"""The pagu that stand, what was spent under them, and which a decision would pass."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from bansos_desktop.domain.ceiling import Spent, is_under, spent_under
from bansos_desktop.domain.problems import Problem, warning
from bansos_desktop.domain.quota_ledger import AllocationAction, FigureKey
from bansos_desktop.domain.rupiah import format_rupiah
from bansos_desktop.domain.ties import title_of
from bansos_desktop.store.recipients import StoredRecord
from bansos_desktop.store.store import Store


def spent(store: Store) -> list[Spent]:
    """What a pagu pays for: the value granted; of monthly aid what was really paid."""
    monthly = {one.code for one in store.reference.programmes() if one.is_monthly}
    granted = [one for one in store.ties.granted() if one.key.programme not in monthly]
    paid = [one for one in store.ties.paid() if one.key.programme in monthly]
    return granted + paid


def taken(store: Store, key: FigureKey) -> int:
    """What is spent or promised under a pagu: a monthly aid's value granted is one month's."""
    granted, paid = spent_under(store.ties.granted(), key), spent_under(spent(store), key)
    return max(granted, paid)


def passed_by(
    store: Store, proposals: Sequence[StoredRecord], value: int | None
) -> dict[str, list[Problem]]:
    """Whom of those standing in line a pagu does not reach for; `value` None is what each asked.

    Every pagu counts that the money lies under, the province's as well as the region's own.
    """
    wanted = {one.uid: (_where(one), _value(one, value)) for one in proposals}
    found: defaultdict[str, list[Problem]] = defaultdict(list)
    for key, ceiling in _ceilings(store, wanted.values()).items():
        under = {uid: money for uid, (at, money) in wanted.items() if is_under(at, key)}
        begin = taken(store, key)
        total = begin + sum(under.values())
        if total <= ceiling:
            continue
        finding = _finding(store, key, ceiling, total)
        for uid, money in under.items():
            begin += money
            if begin > ceiling:
                found[uid].append(finding)
    return found


def _ceilings(store: Store, wanted: Iterable[tuple[FigureKey, int]]) -> Mapping[FigureKey, int]:
    """Every pagu of the programmes' years that are asked for."""
    years = {(at.programme, at.year) for at, _money in wanted}
    return {
        one.target: one.amount
        for about in sorted(years)
        for one in store.quotas.allocations(*about)
        if one.action is AllocationAction.CEILING
    }


def _finding(store: Store, key: FigureKey, ceiling: int, total: int) -> Problem:
    regions = store.quotas.region_names({key.region_code})
    names = {**store.reference.category_names(), **regions}
    return warning(
        "decision.ceiling_passed",
        "approved_value",
        what=title_of(key, names),
        spent=format_rupiah(total),
        ceiling=format_rupiah(ceiling),
        over=format_rupiah(total - ceiling),
    )


def _where(proposal: StoredRecord) -> FigureKey:
    values = proposal.values
    return FigureKey(
        str(values["programme"] or ""),
        int(values["year"] or 0),
        str(values["stage"] or ""),
        str(values["region_code"] or ""),
        str(values["category"] or ""),
    )


def _value(proposal: StoredRecord, value: int | None) -> int:
    """What a decision would grant."""
    return int(proposal.values["requested_value"] or 0) if value is None else value

"""What an act did with quotas, as an auditor reads it: which figure, from how many to how many."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from bansos_desktop.domain.field_words import NOTHING
from bansos_desktop.domain.history import ARROW
from bansos_desktop.domain.ledger import Entry, Value, parse_changes
from bansos_desktop.domain.quota_ledger import AllocationAction
from bansos_desktop.domain.records import Kind
from bansos_desktop.domain.region import RegionBook
from bansos_desktop.domain.rupiah import format_rupiah, format_thousands
from bansos_desktop.domain.undo import DELETED
from bansos_desktop.store.store import Store

MOST = 200
Values = dict[str, Value]


def run(store: Store, batch: str) -> list[str]:
    """A line for each number that the act wrote, in the order of the act; "" is never told."""
    written = [
        one.record for one in store.history.entries_of(batch, MOST) if one.kind == Kind.ALLOCATION
    ]
    if not written:
        return []
    records = list(dict.fromkeys(written))
    told = dict(_changes(store.history.entries_about(records), batch))
    book = store.regions.book()
    lines = (_line(*told[record], book) for record in records if record in told)
    return [line for line in lines if line]


def called(values: Mapping[str, Value], book: RegionBook) -> str:
    """What such a record is called: what was done, where, and of which programme's year."""
    action = str(values.get("action") or "")
    what = AllocationAction(action).label if action in set(AllocationAction) else action
    to_region = book.name(str(values.get("to_region") or ""))
    where = to_region
    if action == AllocationAction.TRANSFER:
        where = f"{book.name(str(values.get('from_region') or ''))} ke {to_region}"
    about = (values.get(name) for name in ("programme", "category", "stage", "year"))
    return f"{what} {where} ({' '.join(str(one) for one in about if one)})"


def _changes(entries: list[Entry], batch: str) -> Iterator[tuple[str, tuple[Values, Values]]]:
    """Each record as it was before the act and after it."""
    states: defaultdict[str, Values] = defaultdict(dict)
    before: dict[str, Values] = {}
    for entry in entries:
        values = states[entry.record]
        if entry.batch == batch:
            before.setdefault(entry.record, dict(values))
        values |= {name: new for name, (_old, new) in parse_changes(entry.changes).items()}
        if entry.batch == batch:
            yield entry.record, (before[entry.record], dict(values))


def _line(before: Values, after: Values, book: RegionBook) -> str:
    """The figure with its old and new number; "" where neither changed."""
    old, new = _amount(before), _amount(after)
    return "" if old == new else f"{called(after, book)}: {old} {ARROW} {new}"


def _amount(values: Values) -> str:
    """The number that stands; a ceiling is money."""
    amount = values.get("amount")
    if not isinstance(amount, int) or values.get(DELETED):
        return NOTHING
    is_money = values.get("action") == AllocationAction.CEILING
    return format_rupiah(amount) if is_money else format_thousands(amount)

"""What an act did with quotas, as an auditor reads it: which figure, from how many to how many.

Of a source that was chosen also which, why, and the values that count because of it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from bansos_desktop.domain.field_words import NOTHING
from bansos_desktop.domain.history import ARROW
from bansos_desktop.domain.ledger import Entry, Value, parse_changes
from bansos_desktop.domain.letter_changes import letter_lines
from bansos_desktop.domain.quota_claims import Subject
from bansos_desktop.domain.quota_ledger import AllocationAction
from bansos_desktop.domain.records import Kind
from bansos_desktop.domain.region import RegionBook
from bansos_desktop.domain.rule_catalogue import RULES
from bansos_desktop.domain.rupiah import format_rupiah, format_thousands
from bansos_desktop.domain.seed import QUOTA_LINE
from bansos_desktop.domain.undo import DELETED
from bansos_desktop.store.store import Store

MOST = 200
Values = dict[str, Value]


def run(store: Store, batch: str) -> list[str]:
    """A line for each number that the act wrote, in the order of the act; "" is never told."""
    kinds = {one.record: one.kind for one in store.history.entries_of(batch, MOST)}
    is_choice = Kind.CLAIM_CHOICE in kinds.values()
    wanted = {Kind.ALLOCATION, Kind.REFERENCE}
    wanted |= {Kind.CLAIM_CHOICE, Kind.RULE} if is_choice else set()
    records = [record for record, kind in kinds.items() if kind in wanted]
    if not records:
        return []
    told = dict(_changes(store.history.entries_about(records), batch))
    book = store.regions.book()
    lines = (_told(kinds[one], *told[one], book) for one in records if one in told)
    return [line for of_record in lines for line in of_record if line]


def letter_of(store: Store, batch: str, *, is_back: bool) -> str:
    """Which letter of the province an act took, or took back; "" if it was about none."""
    entries = store.history.entries_of(batch, MOST)
    line = f"-{QUOTA_LINE}"
    records = [one.record for one in entries
               if one.kind == Kind.REFERENCE and one.record.endswith(line)]  # fmt: skip
    if not records:
        return ""
    before, after = dict(_changes(store.history.entries_about(records), batch))[records[0]]
    return str((before if is_back else after).get("title") or "")


def called(values: Mapping[str, Value], book: RegionBook) -> str:
    """What such a record is called: what was done, where, and of which programme's year."""
    action = str(values.get("action") or "")
    what = AllocationAction(action).label if action in set(AllocationAction) else action
    to_region = book.name(str(values.get("to_region") or ""))
    where = to_region
    if action == AllocationAction.TRANSFER:
        where = f"{book.name(str(values.get('from_region') or ''))} ke {to_region}"
    return f"{what} {where} ({_about(values)})"


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


def _told(kind: str, before: Values, after: Values, book: RegionBook) -> list[str]:
    match kind:
        case Kind.CLAIM_CHOICE:
            return [_choice(before, after, book)]
        case Kind.RULE:
            return [_rule(before, after)]
        case Kind.REFERENCE:
            return letter_lines(_figures(before), _figures(after), book.name)
        case _:
            return [_line(before, after, book)]


def _figures(values: Values) -> str:
    """All figures of letters, none where the first letter was taken back."""
    return "" if values.get(DELETED) else str(values.get("figures") or "")


def _choice(before: Values, after: Values, book: RegionBook) -> str:
    """Whose word counts for what, and why; "" where the same was chosen for the same reason."""
    chosen = [_source(values) for values in (before, after)]
    reason = "" if after.get(DELETED) else str(after.get("reason") or "")
    if chosen[0] == chosen[1] and reason == str(before.get("reason") or ""):
        return ""
    subject = str(after.get("subject") or "")
    label = Subject(subject).label if subject in set(Subject) else subject
    where = book.name(str(after.get("region_code") or ""))
    said = f"{label} {where} ({_about(after)}): {f' {ARROW} '.join(chosen)}"
    return f"{said}; alasan: {reason}" if reason else said


def _source(values: Values) -> str:
    source = str(values.get("source") or "")
    return f"sumber {source}" if source and not values.get(DELETED) else NOTHING


def _rule(before: Values, after: Values) -> str:
    """A value rule that follows from the choice."""
    code = str(after.get("code") or "")
    title = RULES[code].title if code in RULES else code
    old, new = _limit(before), _limit(after)
    return "" if old == new else f"{title} ({_about(after)}): {old} {ARROW} {new}"


def _limit(values: Values) -> str:
    value = str(values.get("value") or "")
    if not value or values.get(DELETED):
        return NOTHING
    return format_rupiah(int(value)) if value.isdigit() else value


def _about(values: Mapping[str, Value]) -> str:
    """ "UEP murni 2025"."""
    about = (values.get(name) for name in ("programme", "category", "stage", "year"))
    return " ".join(str(one) for one in about if one)


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

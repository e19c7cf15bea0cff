"""Cells edited in a returned sheet whose fields were changed here as well since the sheet left.

Nobody can tell from the outside which of the two is right: what stands here stays, is said, and
gives way only where somebody takes the sheet's in the preview.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from bansos_desktop.domain.business_types import BusinessTypeBook
from bansos_desktop.domain.field_words import Names, field_words, value_words
from bansos_desktop.domain.import_plan import Difference
from bansos_desktop.domain.ledger import Value
from bansos_desktop.domain.problems import Problem, warning
from bansos_desktop.domain.recipient import RecipientDraft
from bansos_desktop.domain.records import PERSON_FIELDS, Kind
from bansos_desktop.domain.resemblance import same_value
from bansos_desktop.domain.row_changes import Changes
from bansos_desktop.domain.row_values import RowReading

# What goes with a field of the draft wherever that goes.
_ALONG: Mapping[str, str] = {
    "nik": "nik_from_number",
    "family_card": "card_from_number",
    "village_code": "region_code",
}


@dataclass(frozen=True, slots=True, repr=False)
class Dispute:
    """Two new values of one field; `told` says both and what to do."""

    difference: Difference
    told: Problem


@dataclass(frozen=True, slots=True, repr=False)
class Disputed:
    """The differences of a row with those in dispute marked, and what is to be said of them.

    `settled` are those that no choice decides any more, since the person was decided.
    """

    differences: tuple[Difference, ...]
    settled: Changes
    told: tuple[Problem, ...]

    @classmethod
    def of(
        cls,
        disputes: Sequence[Dispute],
        found: Sequence[Difference],
        is_settled: Callable[[str], bool],
    ) -> Disputed:
        """What `found` becomes, where those in dispute stand only if somebody took the sheet's."""
        fields = {one.difference.field for one in disputes}
        taken = {one.field for one in found}
        still = [one for one in disputes if one.difference.field not in taken]
        both = [*found, *(one.difference for one in still)]
        marked = (
            replace(one, disputed=one.field in fields and not is_settled(one.field)) for one in both
        )
        closed = [one.difference for one in still if is_settled(one.difference.field)]
        told = [one.told for one in still if not is_settled(one.difference.field)]
        return cls(tuple(marked), Changes({}, tuple(closed)), tuple(told))


def is_same(name: str, one: Any, other: Any) -> bool:
    """Whether two values of a draft's field are one, however they are written."""
    return same_value(name, one or None, other or None)


def stood(then: RecipientDraft | None, name: str, value: Value, before: RecipientDraft) -> bool:
    """Whether a value is the one of then and no longer that of now."""
    if then is None or is_same(name, getattr(before, name), value):
        return False
    return is_same(name, getattr(then, name), value)


def both_changed(
    then: RecipientDraft | None, filled: Mapping[str, Any], before: RecipientDraft
) -> list[str]:
    """The fields that neither the sheet nor the record still has as they were when it left."""
    if then is None:
        return []
    found = [
        name
        for name, value in filled.items()
        if name not in _ALONG.values()
        and not is_same(name, getattr(before, name), value)
        and not is_same(name, getattr(then, name), value)
        and not is_same(name, getattr(then, name), getattr(before, name))
    ]
    return sorted(found)


def with_companions(names: Collection[str]) -> set[str]:
    """The fields, and those that must not be taken without them."""
    return {*names, *(_ALONG[name] for name in names if name in _ALONG)}


def disputes_of(
    fields: Iterable[str],
    before: RecipientDraft,
    wanted: RecipientDraft,
    words: Callable[[], Names],
) -> tuple[Dispute, ...]:
    """The disputes of a row: what stands in `before`, and `wanted` as the sheet would have it."""
    old, new = _values(before), _values(wanted)
    return tuple(
        _dispute(Difference(field, old.get(field), new[field], kept=True), words())
        for field in fields
    )


def with_business(
    reading: RowReading, known: BusinessTypeBook, kept: Collection[str]
) -> RowReading:
    """The reading with the kind of business that its draft has come to."""
    stands = known.get(reading.draft.business_type)
    if "business_type" in kept:
        return replace(reading, business=stands, written_business="")
    return replace(reading, business=reading.business or stands)


def _dispute(one: Difference, words: Names) -> Dispute:
    kind = Kind.PERSON if one.field in PERSON_FIELDS else Kind.PROPOSAL
    told = warning(
        "own.changed_twice",
        one.field,
        field=field_words(kind, one.field),
        theirs=value_words(one.field, one.new, words),
        ours=value_words(one.field, one.old, words),
    )
    return Dispute(one, told)


def _values(draft: RecipientDraft) -> dict[str, Value]:
    """The fields as they are kept."""
    return {**draft.person_values(), **draft.proposal_values()}

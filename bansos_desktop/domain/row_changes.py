"""What a row of a sheet says anew about a record that stands, field by field."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from bansos_desktop.domain.import_plan import Difference
from bansos_desktop.domain.ledger import Value
from bansos_desktop.domain.resemblance import same_value


@dataclass(frozen=True, slots=True, repr=False)
class Changes:
    """`values` are to be written; `differences` also name what is kept as it stands."""

    values: dict[str, Value]
    differences: tuple[Difference, ...] = ()

    @property
    def held_back(self) -> tuple[str, ...]:
        """The fields that would change and are kept."""
        return tuple(one.field for one in self.differences if one.kept)


def changes_to(
    stored: Mapping[str, Value] | None,
    wanted: Mapping[str, Value],
    is_kept: Callable[[str], bool],
) -> Changes:
    """What of `wanted` is new; an empty value never erases, and spelling is no difference.

    For a record that does not exist yet everything is to be written and nothing differs.
    """
    filled: dict[str, Value] = {name: value for name, value in wanted.items() if value is not None}
    if stored is None:
        return Changes(filled)
    found = [
        Difference(name, stored.get(name), value, is_kept(name))
        for name, value in filled.items()
        if not same_value(name, stored.get(name), value)
    ]
    values: dict[str, Value] = {one.field: one.new for one in found if not one.kept}
    return Changes(values, tuple(found))

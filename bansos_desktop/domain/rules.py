"""The programme's rules as numbers with a source, and what a record's surroundings say of it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from bansos_desktop.domain.business_types import BusinessType
from bansos_desktop.domain.problems import Problem, error, info, overridable_error, warning
from bansos_desktop.domain.rupiah import format_rupiah

_NUMBER = re.compile(r"-?[0-9]{1,15}")


@dataclass(frozen=True, slots=True)
class RuleSet:
    """A programme's rule values by code; a rule that is absent is not applied."""

    values: Mapping[str, str] = field(default_factory=dict)

    def number(self, code: str) -> int | None:
        """The rule's number, or None if the programme has no such rule or it is no number."""
        value = self.values.get(code, "").strip()
        return int(value) if _NUMBER.fullmatch(value) else None


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What else is known when a proposal is judged; the empty one judges the proposal alone.

    `years_awarded` are years in which the same NIK was decided on; `same_family` are names of
    others proposed this year under the same No. KK; `places_left` None means no quota is known.
    """

    years_awarded: Sequence[int] = ()
    same_family: Sequence[str] = ()
    places_left: int | None = None


def check_desil(desil: int | None, rules: RuleSet) -> list[Problem]:
    """Desil I-II are prioritised, not the only ones (founding article 003)."""
    if desil is None:
        return [warning("desil.missing", "desil")]
    if not 1 <= desil <= 10:
        return [error("desil.range", "desil", desil=str(desil))]
    block, ideal = rules.number("desil_block_min"), rules.number("desil_pass_max")
    if block is not None and desil >= block:
        return [overridable_error("desil.too_high", "desil", desil=str(desil), limit=str(block))]
    if ideal is not None and desil > ideal:
        return [warning("desil.not_first", "desil", desil=str(desil), limit=str(ideal))]
    return []


def check_value(value: int | None, rules: RuleSet) -> list[Problem]:
    """The articles say "sekitar Rp4-5 juta"; whether that is a ceiling is not known."""
    if value is None:
        return [warning("value.missing", "requested_value")]
    if value <= 0:
        return [error("value.not_positive", "requested_value")]
    low, high = rules.number("value_min"), rules.number("value_max")
    shown = format_rupiah(value)
    if low is not None and value < low:
        return [warning("value.low", "requested_value", value=shown, limit=format_rupiah(low))]
    if high is not None and value > high:
        return [warning("value.high", "requested_value", value=shown, limit=format_rupiah(high))]
    return []


def check_business(kind: BusinessType | None, written: str, year: int) -> list[Problem]:
    """A kind should be known, and open in the programme's year."""
    if kind is None and written.strip():
        return [warning("business.unknown", "business_type", name=written.strip())]
    if kind is None:
        return [warning("business.missing", "business_type")]
    if kind.start_year > year:
        values = {"name": kind.name, "year": str(kind.start_year)}
        return [overridable_error("business.not_open", "business_type", **values)]
    return []


def check_surroundings(year: int, around: Surroundings, rules: RuleSet) -> list[Problem]:
    """Once-only, one per family card, places left."""
    problems: list[Problem] = []
    back = rules.number("years_between_awards")
    recent = [y for y in around.years_awarded if back is not None and 0 < year - y <= back]
    if recent:
        problems.append(overridable_error("award.recent", "nik", year=str(max(recent))))
    limit = rules.number("people_per_family_card")
    if limit is not None and len(around.same_family) >= limit:
        names = ", ".join(sorted(around.same_family)[:3])
        problems.append(warning("family_card.another", "family_card", names=names))
    if around.places_left is not None and around.places_left <= 0:
        problems.append(warning("quota.full", "stage", over=str(1 - around.places_left)))
    elif around.places_left is not None and around.places_left <= 5:
        problems.append(info("quota.nearly_full", "stage", left=str(around.places_left)))
    return problems

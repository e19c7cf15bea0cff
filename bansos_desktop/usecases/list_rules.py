"""The rules of a programme's year as a list: the province's beside the office's own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bansos_desktop.domain.rule_catalogue import KINDS, RuleKind
from bansos_desktop.domain.rules import Rule, RuleSet, unsaid_rule
from bansos_desktop.store.rules import OwnRule
from bansos_desktop.store.store import Store


@dataclass(frozen=True, slots=True)
class RuleLine:
    """A rule with where its value is from; `province` None means the province says nothing.

    `in_force` is what the engine goes by today; an own rule of a later day is not that yet.
    """

    kind: RuleKind
    in_force: Rule
    province: Rule | None
    own: OwnRule | None
    note: str = ""


def run(store: Store, programme: str, year: int, *, today: date) -> Sequence[RuleLine]:
    """All rules in the order of the catalogue, whoever says something of them."""
    province = store.rules.province(programme, year)
    own = store.rules.own(programme, year)
    in_force = store.reference.rules(programme, year, today)
    notes = store.rules.notes(programme, year)
    return tuple(
        RuleLine(
            kind,
            _in_force(in_force, kind.code),
            province.get(kind.code),
            own.get(kind.code),
            notes.get(kind.code, ""),
        )
        for kind in KINDS
    )


def _in_force(rules: RuleSet, code: str) -> Rule:
    """The rule as the engine weighs it, which for an absent one is the catalogue's."""
    return rules.rules.get(code) or unsaid_rule(code)

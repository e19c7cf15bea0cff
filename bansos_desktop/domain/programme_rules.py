"""What a programme itself asks of a proposal: its groups, its institutions, its values."""

from __future__ import annotations

from collections.abc import Sequence

from bansos_desktop.domain.problems import Problem, warning
from bansos_desktop.domain.programme import Asks, Programme
from bansos_desktop.domain.rules import Rule, RuleSet, default_rule

_VALUE_RULES = ("value_min", "value_max")


def with_values(rules: RuleSet, programme: Programme | None) -> RuleSet:
    """The rules with the programme's own value as limits, as far as no rule says another."""
    if programme is None:
        return rules
    own = {"value_min": programme.value_min, "value_max": programme.value_max}
    added: dict[str, Rule] = {
        code: default_rule(code, str(own[code]))
        for code in _VALUE_RULES
        if own[code] is not None and code not in rules.rules
    }
    return RuleSet({**rules.rules, **added}) if added else rules


def knows_value(programme: Programme, rules: RuleSet) -> bool:
    """Whether a value can be asked for: of goods it adds up, else some source must name it."""
    return programme.wants(Asks.GOODS) or any(
        rules.number(code) is not None for code in _VALUE_RULES
    )


def check_category(category: str, programme: Programme) -> list[Problem]:
    """Quotas are kept by group, so a proposal without one has no place to take."""
    known = [one.code for one in programme.categories]
    if not known or category in known:
        return []
    if not category:
        return [warning("category.missing", "category")]
    return [warning("category.not_offered", "category", name=category, programme=programme.code)]


def check_institution(institution: str, programme: Programme) -> list[Problem]:
    """Aid that goes through an institution needs to know which."""
    if institution or not programme.wants(Asks.INSTITUTION):
        return []
    return [warning("institution.missing", "institution")]


def check_central_aid(received: str, labels: Sequence[tuple[str, str]] = ()) -> list[Problem]:
    """Who already gets central aid; whether that matters is the programme's rule to say."""
    if not received:
        return []
    words = dict(labels)
    names = ", ".join(words.get(code, code.upper()) for code in received.split(";"))
    return [warning("central_aid.covered", "central_aid", names=names)]

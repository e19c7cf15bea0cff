"""What rules there are: whose finding is whose, and that the shipped set knows them all."""

from __future__ import annotations

from collections import Counter

from bansos_desktop.domain.messages import SENTENCES
from bansos_desktop.domain.problems import Acceptor, Severity
from bansos_desktop.domain.rule_catalogue import KINDS, LEVELS, OFF, RULE_OF, RULES
from tests.domain.seed_books import seed_rows

FROM_ANOTHER_STEP = {"visit.missing"}  # is said when somebody is to be decided


def test_a_finding_belongs_to_one_rule() -> None:
    found = Counter(code for kind in KINDS for code in kind.findings)

    assert {code for code, times in found.items() if times > 1} == set()
    assert len(RULES) == len(KINDS)


def test_every_finding_of_a_rule_has_a_sentence() -> None:
    said = {code for kind in KINDS for code in kind.findings}

    assert said - SENTENCES.keys() <= FROM_ANOTHER_STEP


def test_a_fixed_rule_is_an_error_that_nobody_accepts_and_nobody_weighs() -> None:
    for kind in KINDS:
        if kind.fixed:
            assert (kind.level, kind.acceptor) == (Severity.ERROR.value, Acceptor.NOBODY)
            assert not set(kind.findings) & RULE_OF.keys()


def test_only_an_error_has_somebody_who_accepts_it() -> None:
    for kind in KINDS:
        assert kind.level in LEVELS
        assert kind.level == Severity.ERROR.value or kind.acceptor is Acceptor.NOBODY
    assert OFF in LEVELS


def test_the_shipped_set_has_every_rule_that_can_be_changed_and_a_source_for_each() -> None:
    rows = seed_rows("rules")

    assert {row["code"] for row in rows} == {kind.code for kind in KINDS if not kind.fixed}
    assert all(row["source"] and row["valid_from"] for row in rows)
    assert all(row["level"] in LEVELS and row["acceptor"] in set(Acceptor) for row in rows)

"""Findings: what stops a record, what may be accepted, and what is said."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bansos_desktop.domain.problems import (
    Problem,
    Severity,
    error,
    info,
    overridable_error,
    stops,
    warning,
)

ERROR = error("name.missing", "name")
OVERRIDABLE = overridable_error("nik.missing", "nik")
WARNING = warning("sex.missing", "sex")
INFO = info("quota.nearly_full", "stage", left="3")


def test_each_maker_gives_its_own_weight() -> None:
    found = [(p.severity, p.overridable) for p in (ERROR, OVERRIDABLE, WARNING, INFO)]

    assert found == [
        (Severity.ERROR, False),
        (Severity.ERROR, True),
        (Severity.WARNING, False),
        (Severity.INFO, False),
    ]


@pytest.mark.parametrize(
    ("problems", "stopped"),
    [
        ([], False),
        ([WARNING, INFO], False),
        ([INFO, ERROR], True),
        ([OVERRIDABLE], True),
    ],
)
def test_only_errors_stop_a_record(problems: list[Problem], *, stopped: bool) -> None:
    assert stops(iter(problems)) is stopped


def test_a_finding_speaks_with_its_values() -> None:
    assert INFO.message.startswith("Sisa diusulkan wilayah ini 3 tempat.")


def test_what_somebody_typed_is_never_taken_for_a_blank() -> None:
    unreadable = error("desil.unreadable", "desil", text="{limit} {0} %s")

    assert "“{limit} {0} %s”" in unreadable.message


def test_the_same_finding_twice_is_equal() -> None:
    assert info("quota.nearly_full", "stage", left="3") == INFO
    assert len({INFO, info("quota.nearly_full", "stage", left="3"), WARNING}) == 2


def test_an_offices_own_words_replace_the_sentence() -> None:
    assert replace(INFO, wording="Sisa tiga.").message == "Sisa tiga."

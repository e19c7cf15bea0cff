"""Sources that contradict each other: what counts, and why, in words."""

from __future__ import annotations

import pytest

from bansos_desktop.domain.quota_claims import (
    Choice,
    Claim,
    InForce,
    Statement,
    Subject,
    Topic,
    check_amount,
    span_text,
)
from bansos_desktop.domain.quota_ledger import FigureKey

VALUE = Topic("UEP", 2025, "", "64", "nilai")
QUOTA = Topic("UEP", 2026, "", "64", "kuota")
PRESS = Statement(VALUE, 4_500_000, 5_000_000, "daulat")
PLAN = Statement(QUOTA, 1000, 1500, "nusaetam")
CHOSEN = Choice("daulat", "dipakai juknis", "Siti", "2025-08-01T00:00:00")


def test_a_topic_names_its_figure_and_its_one_record() -> None:
    assert QUOTA.key == FigureKey("UEP", 2026, "", "64")
    assert QUOTA.uid == Topic("UEP", 2026, "", "64", "kuota").uid
    assert QUOTA.uid != VALUE.uid
    assert [one.label for one in Subject] == ["Nilai per orang", "Kuota", "Pagu"]


@pytest.mark.parametrize(
    ("statement", "force", "choice", "in_force", "why"),
    [
        (
            PRESS,
            InForce(4_000_000, 5_000_000, "003"),
            None,
            False,
            "Tidak dipakai; yang berlaku Rp4.000.000–Rp5.000.000 dari 003.",
        ),
        (
            Statement(VALUE, 4_000_000, 5_000_000, "003"),
            InForce(4_000_000, 5_000_000, "003"),
            None,
            True,
            "Angka data acuan; kantor belum memilih.",
        ),
        (
            PRESS,
            InForce(4_500_000, 5_000_000, "daulat", own=True),
            CHOSEN,
            True,
            "Dipilih kantor: dipakai juknis",
        ),
        (
            PRESS,
            InForce(4_000_000, 4_000_000, "460/1", own=True),
            CHOSEN,
            False,
            "Pernah dipilih, tetapi sesudahnya diubah; yang berlaku Rp4.000.000 dari 460/1.",
        ),
        (
            PRESS,
            InForce(4_500_000, 5_000_000, own=True),
            None,
            False,
            "Angkanya cocok dengan Rp4.500.000–Rp5.000.000 yang berlaku.",
        ),
        (PLAN, InForce(), None, False, "Belum ada yang berlaku; kantor belum memilih."),
        (
            PLAN,
            InForce(1200, 1200, "nusaetam", own=True),
            Choice("nusaetam", "APBD murni"),
            True,
            "Dipilih kantor: APBD murni",
        ),
        (PLAN, InForce(900, 900), None, False, "Tidak dipakai; yang berlaku 900."),
    ],
)
def test_each_statement_says_whether_it_counts_and_why(
    statement: Statement, force: InForce, choice: Choice | None, in_force: bool, why: str
) -> None:
    claim = Claim(statement, force, choice)

    assert (claim.in_force, claim.why) == (in_force, why)


def test_numbers_are_read_as_people_write_them() -> None:
    assert (PRESS.span, PLAN.span) == ("Rp4.500.000–Rp5.000.000", "1.000–1.500")
    assert span_text("pagu", None, 5) == "Rp5"


@pytest.mark.parametrize(
    ("statement", "amount", "is_enough"),
    [
        (PRESS, None, True),
        (PLAN, None, False),
        (PLAN, 999, False),
        (PLAN, 1000, True),
        (Statement(QUOTA, 649, 649, "002"), None, True),
        (Statement(QUOTA, 649, 649, "002"), 650, False),
        (Statement(Topic("UEP", 2025, "", "64", "pagu"), 1, 9, "x"), None, False),
    ],
)
def test_a_span_needs_the_one_number_that_the_office_goes_by(
    statement: Statement, amount: int | None, is_enough: bool
) -> None:
    assert (check_amount(statement, amount) == []) is is_enough

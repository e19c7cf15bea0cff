"""Who may be whom: names written twice, and drafts without a NIK."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bansos_desktop.domain.resemblance import Face, may_be_draft_of, may_be_one_name

SITI = Face("a", "Siti Aminah", village="64.02.06.1001", address="Jl. Mawar 1")


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Siti Aminah", "Aminah", True),
        ("Hj. Siti Aminah", "SITI AMINAH", True),
        ("Nur Hayati", "Nurhayati", True),
        ("Rusmini", "Rusmeni", True),
        ("Yohanes Dalung", "Dalung Yohanes L.", True),
        ("", "Rusmini", True),
        ("Siti Aminah", "Siti Rahmah", False),
        ("Muhammad Ridwan", "Muh. Fauzi", False),
        ("Rusmini", "Yohanes Dalung", False),
    ],
)
def test_two_spellings_may_be_one_name(one: str, other: str, *, expected: bool) -> None:
    assert may_be_one_name(one, other) is expected
    assert may_be_one_name(other, one) is expected


def test_drafts_of_two_villages_are_never_one() -> None:
    assert may_be_draft_of(SITI, replace(SITI, uid="b"))
    assert not may_be_draft_of(SITI, replace(SITI, uid="b", village="64.02.06.1002"))
    assert not may_be_draft_of(SITI, replace(SITI, uid="b", address="Jl. Melati 2"))

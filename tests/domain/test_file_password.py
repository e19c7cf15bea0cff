"""What makes a password of a file good enough."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bansos_desktop.domain.file_password import check_file_password


@pytest.mark.parametrize(
    ("password", "again", "code"),
    [
        ("", "", "file_password.short"),
        ("tujuh-7", "tujuh-7", "file_password.short"),
        ("x" * 256, "x" * 256, "file_password.long"),
        (" delapan8", " delapan8", "file_password.blanks"),
        ("delapan-8", "delapan-9", "file_password.differs"),
    ],
)
def test_a_bad_password_is_told_with_its_reason(password: str, again: str, code: str) -> None:
    assert [problem.code for problem in check_file_password(password, again)] == [code]


@pytest.mark.parametrize("password", ["delapan8", "x" * 255, "dua kata panjang", "sandi–é ✓ ada"])
def test_a_good_one_is_taken(password: str) -> None:
    assert check_file_password(password, password) == []


@given(st.text(min_size=5), st.text())
def test_a_password_never_comes_back_in_what_is_said(password: str, again: str) -> None:
    said = " ".join(problem.message for problem in check_file_password(f"#{password}#", again))

    assert f"#{password}#" not in said

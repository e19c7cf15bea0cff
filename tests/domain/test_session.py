"""Whose session it is signs what is written in it."""

from __future__ import annotations

from bansos_desktop.domain.ledger import Author
from bansos_desktop.domain.session import Session
from bansos_desktop.domain.workflow import Role


def test_a_session_signs_with_its_laptop_and_user() -> None:
    session = Session("laptop-1", "user-7", Role.FIELD_OFFICER, "64.02")

    assert session.author == Author(device="laptop-1", user="user-7")

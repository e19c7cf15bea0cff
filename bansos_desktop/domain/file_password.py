"""The password of a workbook that leaves: what makes a good enough one."""

from __future__ import annotations

from bansos_desktop.domain.problems import Problem, error

LEAST_LETTERS = 8
# Excel takes no longer one.
MOST_LETTERS = 255


def check_file_password(password: str, again: str) -> list[Problem]:
    """What is wrong with a password that was typed twice; it never comes back in what is said."""
    if len(password) < LEAST_LETTERS:
        return [error("file_password.short", "password", least=str(LEAST_LETTERS))]
    if len(password) > MOST_LETTERS:
        return [error("file_password.long", "password", most=str(MOST_LETTERS))]
    if password != password.strip():
        return [error("file_password.blanks", "password")]
    if password != again:
        return [error("file_password.differs", "again")]
    return []

"""The passphrase of a user: what makes one that may be used, at the first start and ever after."""

from __future__ import annotations

from bansos_desktop.domain.problems import Problem, error
from bansos_desktop.domain.recovery_code import read_code, resembles_code
from bansos_desktop.domain.session import SHORTEST_PASSPHRASE


def check_passphrase(passphrase: str, again: str, *, before: str = "") -> list[Problem]:
    """What is wrong with a new one that was typed twice; it never comes back in what is said."""
    if len(passphrase) < SHORTEST_PASSPHRASE:
        return [error("keys.too_short", "passphrase", least=str(SHORTEST_PASSPHRASE))]
    if passphrase != passphrase.strip():
        code = "keys.blank_ends" if passphrase.strip() else "keys.only_blanks"
        return [error(code, "passphrase")]
    if read_code(passphrase) or resembles_code(passphrase):
        return [error("keys.is_code", "passphrase")]
    if passphrase == before:
        return [error("keys.unchanged", "passphrase")]
    if passphrase != again:
        return [error("keys.differs", "again")]
    return []

"""What counts as a reason wherever the program asks for one."""

from __future__ import annotations

FEWEST_LETTERS = 5


def is_reason(text: str) -> bool:
    """Whether somebody wrote words; digits that landed in the wrong line are no reason."""
    return sum(letter.isalpha() for letter in text) >= FEWEST_LETTERS

"""The recovery key as it stands on paper: seven groups of five letters, the last of each a check.

It is typed once in years, from paper, by somebody who is worried. So no letter looks like another,
and a slip of the finger is told with the group it is in, which a wrong key could never be.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bansos_desktop.domain.problems import Problem, error

# Without 0 and O, 1 and I: thirty-two letters of five bits each.
LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
GROUPS, GROUP = 7, 5
# Of each group all but the last are random: 140 bits in all.
RANDOM = GROUPS * (GROUP - 1)
_BETWEEN = re.compile(r"[\s\-\u2010-\u2015\u2212_.,/]+")
# x^5 + x^2 + 1, by which five bits are a field.
_FIELD = 0b100101


@dataclass(frozen=True, slots=True, repr=False)
class RecoveryCode:
    """A key without slips; its repr is hidden, for it must reach no log."""

    groups: tuple[str, ...]

    def __repr__(self) -> str:
        """Nothing of it."""
        return "RecoveryCode(…)"

    @property
    def secret(self) -> str:
        """What opens the slot, however it was typed."""
        return "".join(self.groups)

    @property
    def text(self) -> str:
        """As it is printed in one line."""
        return "-".join(self.groups)


def code_of(numbers: Sequence[int]) -> RecoveryCode:
    """The code of RANDOM numbers below 32."""
    letters = [LETTERS[number] for number in numbers]
    size = GROUP - 1
    parts = ("".join(letters[at * size : (at + 1) * size]) for at in range(GROUPS))
    return RecoveryCode(tuple(part + _check_letter(at, part) for at, part in enumerate(parts)))


def read_code(typed: str) -> RecoveryCode | None:
    """The code that was typed, or None if it is none or has slips."""
    groups = _groups_of(typed)
    return RecoveryCode(groups) if groups and not _wrong(groups) else None


def check_code(typed: str) -> Problem | None:
    """What is wrong with a code as it was typed, before any slot is tried."""
    groups = _groups_of(typed)
    if groups:
        wrong = _wrong(groups)
        return error("recovery.slip", "code", groups=", ".join(wrong)) if wrong else None
    count = len("".join(_parts_of(typed)))
    if not count:
        return error("recovery.missing", "code")
    return error("recovery.length", "code", whole=str(GROUPS * GROUP), count=str(count))


def resembles_code(typed: str) -> bool:
    """Whether it must be a code with slips: most groups are right, as no other words' would be."""
    groups = _groups_of(typed)
    return bool(groups) and 0 < len(_wrong(groups)) < GROUPS / 2


def _groups_of(typed: str) -> tuple[str, ...]:
    """Groups as they were typed apart, or cut where they end; none if there are not seven."""
    parts = _parts_of(typed)
    letters = "".join(parts)
    if len(parts) != GROUPS and len(letters) == GROUPS * GROUP:
        parts = [letters[at : at + GROUP] for at in range(0, len(letters), GROUP)]
    return tuple(parts) if len(parts) == GROUPS else ()


def _parts_of(typed: str) -> list[str]:
    return [part for part in _BETWEEN.split(typed.upper()) if part]


def _wrong(groups: Sequence[str]) -> list[str]:
    """The numbers of the groups that cannot be right, as they stand on the paper."""
    return [str(at + 1) for at, group in enumerate(groups) if not _is_right(at, group)]


def _is_right(at: int, group: str) -> bool:
    is_whole = len(group) == GROUP and set(group) <= set(LETTERS)
    return is_whole and group[-1] == _check_letter(at, group[:-1])


def _check_letter(at: int, part: str) -> str:
    """Another one if a letter is another, two change places, or the group stands elsewhere."""
    left = at + 1
    for letter in part:
        left = _doubled(left ^ LETTERS.index(letter))
    return LETTERS[left]


def _doubled(number: int) -> int:
    """Times x in the field of 32."""
    twice = number << 1
    return twice ^ _FIELD if twice & 32 else twice

"""Versions of the program as numbers, in names of setups and in settings kept about them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

PARTS = 4  # as many as Windows has room for
SHOWN = 3  # as many as every release is called by
_VERSION = re.compile(r"\d{1,5}(?:\.\d{1,5}){1,3}", re.ASCII)
_SETUP = re.compile(rf"BansosDesktop-({_VERSION.pattern})-setup\.exe", re.ASCII | re.IGNORECASE)


@dataclass(frozen=True, slots=True, order=True)
class Version:
    """Compares as numbers: 0.10 is newer than 0.9, and 0.9 is 0.9.0."""

    numbers: tuple[int, ...]

    def __str__(self) -> str:
        """As releases are called, 0.7.0; a fourth number only where it says something."""
        shown = PARTS if any(self.numbers[SHOWN:]) else SHOWN
        return ".".join(str(number) for number in self.numbers[:shown])


def version_of(text: str) -> Version | None:
    """The version written so, or None for anything else."""
    if not _VERSION.fullmatch(text):
        return None
    return version_from(int(part) for part in text.split("."))


def version_from(numbers: Iterable[int]) -> Version:
    """A version of these numbers, filled up with noughts."""
    known = tuple(numbers)[:PARTS]
    return Version(known + (0,) * (PARTS - len(known)))


def named_version(file_name: str) -> Version | None:
    """The version that a setup's file name promises; None if it is not called like a setup."""
    found = _SETUP.fullmatch(file_name)
    return version_of(found[1]) if found else None


def put_off(version: Version, today: date) -> str:
    """What to keep so that a version is not offered again today."""
    return f"{version}|{today.isoformat()}"


def is_put_off(kept: str, version: Version, today: date) -> bool:
    """Whether somebody said "later" today, of this very version."""
    return kept == put_off(version, today)

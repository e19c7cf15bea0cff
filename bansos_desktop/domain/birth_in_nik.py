"""The birth date and the sex that a well-formed NIK tells, to hold other cells against."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bansos_desktop.domain.nik import LENGTH


@dataclass(frozen=True, slots=True)
class BirthInNik:
    """Day, month, two-digit year and sex as the sixteen digits have them."""

    day: int
    month: int
    year: int
    sex: str

    def confirms(self, birth: date | None) -> bool:
        """Whether it is the same day, whatever the century."""
        return birth is not None and (birth.day, birth.month, birth.year % 100) == (
            self.day,
            self.month,
            self.year,
        )


def birth_in_nik(digits: str) -> BirthInNik | None:
    """What cleaned text tells; None unless it is sixteen digits with a day that may be."""
    if len(digits) != LENGTH or not (digits.isascii() and digits.isdigit()):
        return None
    day, month = int(digits[6:8]), int(digits[8:10])
    sex, day = ("P", day - 40) if day > 40 else ("L", day)
    if not (1 <= day <= 31 and 1 <= month <= 12):
        return None
    return BirthInNik(day, month, int(digits[10:12]), sex)

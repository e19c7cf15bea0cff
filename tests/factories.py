"""Made-up records for tests; nothing in them belongs to a real person."""

from __future__ import annotations

from datetime import date


def a_nik(
    *,
    district: str = "64.02.06",
    born: date = date(1980, 8, 12),
    sex: str = "L",
    serial: int = 1,
) -> str:
    """A well-formed NIK of these parts."""
    day = born.day + (40 if sex == "P" else 0)
    return f"{district.replace('.', '')}{day:02}{born.month:02}{born.year % 100:02}{serial:04}"

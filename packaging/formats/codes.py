"""The words of the code lists, for the columns in which a receiver chooses."""

from __future__ import annotations

import csv
from pathlib import Path

CODES = Path(__file__).parent.parent.parent / "seed_data" / "codes.csv"


def code_words(domain: str) -> tuple[str, ...]:
    """The words of a code list, in its order."""
    with CODES.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["domain"] == domain]
    return tuple(row["label"] for row in sorted(rows, key=lambda row: int(row["position"])))

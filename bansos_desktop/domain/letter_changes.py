"""What a letter of the province did to figures, line by line as a history tells it."""

from __future__ import annotations

from collections.abc import Callable

from bansos_desktop.domain.field_words import NOTHING
from bansos_desktop.domain.rupiah import format_thousands
from bansos_desktop.domain.seed import LETTERS, SECTIONS, Row, figures_in

_KEY = SECTIONS[LETTERS].key


def letter_lines(old: str, new: str, region: Callable[[str], str]) -> list[str]:
    """Each figure of letters that is another now; `old` and `new` as the ledger keeps them.

    A figure under another letter is told too, even if the number is the same.
    """
    before, after = _by_key(old), _by_key(new)
    return [
        _line(before.get(key), after.get(key), region)
        for key in sorted({*before, *after})
        if before.get(key) != after.get(key)
    ]


def _by_key(text: str) -> dict[tuple[str, ...], Row]:
    rows = figures_in(text) if text else ()
    return {tuple(row[column] for column in _KEY): row for row in rows}


def _line(old: Row | None, new: Row | None, region: Callable[[str], str]) -> str:
    """Where, and from how many to how many; the letter where there is one now."""
    row = new or old or {}
    about = " ".join(row[name] for name in ("programme", "category", "stage", "year") if row[name])
    numbers = " → ".join(
        format_thousands(int(one["quota"])) if one else NOTHING for one in (old, new)
    )
    said = f"{region(row['region_code'])} ({about}): {numbers}"
    return f"{said}, surat {new['letter']}" if new else f"{said}, tidak lagi menurut surat"

"""The page about templates lists every blank that one may hold, under its group."""

from __future__ import annotations

import re
from pathlib import Path

from bansos_desktop.domain.placeholder_words import PLACEHOLDER_WORDS
from bansos_desktop.workbook.formats import FORMATS

PAGE = Path(__file__).parents[1] / "docs" / "format_templat.md"
ALLOWED = frozenset[str]().union(*(form.allowed for form in FORMATS.values()))


def listed() -> set[str]:
    """The blanks of the page's tables: the group in the first column, its names in the second."""
    rows = re.findall(r"^\| `(\w+)`[^|]*\| (`.+`) \|$", PAGE.read_text(encoding="utf-8"), re.M)
    return {f"{group}.{name}" for group, names in rows for name in re.findall(r"`(\w+)`", names)}


def test_the_page_lists_every_blank_and_no_other() -> None:
    assert listed() == ALLOWED


def test_every_blank_has_its_meaning() -> None:
    assert ALLOWED - PLACEHOLDER_WORDS.keys() == set()

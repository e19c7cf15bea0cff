"""What the tab of somebody's own sheet is called."""

from __future__ import annotations

import re

LONGEST = 31
_FORBIDDEN = re.compile(r"[\[\]:*?/\\\x00-\x1f]")


def tab_name(number: int, name: str) -> str:
    """ "001 Siti Contoh": in order and never twice, without the signs that Excel refuses."""
    tidy = " ".join(_FORBIDDEN.sub(" ", name).split())
    return f"{number:03} {tidy}"[:LONGEST].strip(" '")

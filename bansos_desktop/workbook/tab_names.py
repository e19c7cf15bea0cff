"""Names of sheet tabs that Excel accepts, each of them once."""

from __future__ import annotations

import re
from collections.abc import Iterable

_LONGEST = 31
_FORBIDDEN = re.compile(r"[\[\]:*?/\\\x00-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
_RESERVED = ("_meta", "history")


def tab_names(wished: Iterable[str], taken: Iterable[str], otherwise: str) -> list[str]:
    """A valid name for each wish, as near to it as can be; a number tells equal ones apart.

    `taken` are the names of other sheets, `otherwise` stands in for a name without letters.
    """
    used = {name.casefold() for name in (*taken, *_RESERVED)}
    names: list[str] = []
    for wish in wished:
        name = _valid(wish) or _valid(otherwise) or "Lembar"
        number, numbered = 2, name
        while numbered.casefold() in used:
            ending = f" ({number})"
            numbered = _cut(name, _LONGEST - len(ending)) + ending
            number += 1
        used.add(numbered.casefold())
        names.append(numbered)
    return names


def _valid(wish: str) -> str:
    """An apostrophe may stand inside, not at an end."""
    return _cut(" ".join(_FORBIDDEN.sub(" ", wish).split()), _LONGEST)


def _cut(name: str, length: int) -> str:
    """Excel counts letters as UTF-16 does."""
    while len(name.encode("utf-16-le")) > 2 * length:
        name = name[:-1]
    return name.strip(" '")

"""Taking from a text what says whose computer it is: home folder, temporary folder, user name."""

from __future__ import annotations

import getpass
import re
import tempfile
from dataclasses import dataclass
from pathlib import Path

SHORTEST_NAME = 3


@dataclass(frozen=True, slots=True)
class Veil:
    """`places` are folders with the word that stands for each, `names` what no text may say."""

    places: tuple[tuple[str, str], ...]
    names: tuple[str, ...]

    def over(self, text: str) -> str:
        """The text without them; the longest folder goes first, or a part of it would stay."""
        for place, word in sorted(self.places, key=lambda one: -len(one[0])):
            for written in {place, place.replace("\\", "/"), place.replace("\\", "\\\\")}:
                text = re.sub(re.escape(written), word, text, flags=re.IGNORECASE)
        for name in self.names:
            text = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", "…", text, flags=re.IGNORECASE)
        return text


def veil(*more: tuple[Path, str]) -> Veil:
    """Over this user's folders, and over `more` folders with the word for each."""
    places = [(Path.home(), "~"), (Path(tempfile.gettempdir()), "<sementara>"), *more]
    written = {(str(path), word) for place, word in places for path in (place, place.resolve())}
    names = {Path.home().name, _login()}
    return Veil(
        tuple(one for one in written if len(one[0]) > len("C:\\")),
        tuple(name for name in names if len(name) >= SHORTEST_NAME and name.lower() != "root"),
    )


def named_folders_above(folder: Path) -> list[Path]:
    """The folders over `folder` that may be named after somebody: not those that all users share.

    What a home or a temporary folder lies in has a word of its own, or is named by the system.
    """
    own = [Path.home(), Path(tempfile.gettempdir())]
    shared = {one for place in own for one in (place, *place.parents)}
    return [one for one in folder.absolute().parents if one not in shared and one.name]


def _login() -> str:
    """The name somebody logged in with, or "" where the system knows none."""
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return ""

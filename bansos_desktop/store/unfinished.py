"""Reading which forms somebody left half filled in; they are this laptop's alone."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field

from sqlite_utils import Database


@dataclass(frozen=True, slots=True)
class Unfinished:
    """A form that was not saved; `slot` says which, `at` when it was last typed into."""

    slot: str
    name: str = field(repr=False)
    at: str


class UnfinishedReader:
    """Questions about forms that wait to be finished."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def of(self, user: str) -> Sequence[Unfinished]:
        """What this user left, newest first."""
        rows = self._db.execute(
            "select slot, content, at from scratch where user = ? order by at desc, slot", [user]
        )
        return [Unfinished(slot, _name(content), at) for slot, content, at in rows]


def _name(content: str) -> str:
    """The name typed so far; "" where none was, or where the content is another version's."""
    try:
        values = json.loads(content)
    except ValueError:
        return ""
    if isinstance(values, dict):
        values = values.get("draft", values)
    name = values.get("name") if isinstance(values, dict) else ""
    return name if isinstance(name, str) else ""

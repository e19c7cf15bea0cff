"""What a command answers, and how it is said to a person or to a program.

On stdout stands the answer and nothing else, so that another program may read it as it comes;
refusals are told to a person on stderr.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TextIO

Reply = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Answer:
    """`values` for a program, `text` for a person; not `ok` means exit 1 all the same.

    What `is_told` already is not said again: some things must be out before they hold.
    """

    values: Reply
    text: str
    ok: bool = True
    is_told: bool = False


def say(text: str, stream: TextIO | None = None) -> None:
    """One line to a person."""
    (stream or sys.stdout).write(f"{text}\n")


def reply(values: Reply) -> None:
    """Exactly one JSON object to a program."""
    say(json.dumps(values, ensure_ascii=False))

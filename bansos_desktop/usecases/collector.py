"""Letting Python's collector rest while a long list is held in memory."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collector_at_rest() -> Iterator[None]:
    """No search for rings of dead objects meanwhile.

    What a list is made into stays, a million objects of it, and looking through them again and
    again costs a tenth of an import. What is in no ring goes as ever.
    """
    was_awake = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_awake:
            gc.enable()

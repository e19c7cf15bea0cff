"""What the tests of the window share."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from tests.ui.offices import (
    crowded_desk,
    crowded_office,
    desk,
    dressed,
    empty_office,
    icons,
    officer_desk,
    open_desk,
    regency_office,
    regions,
)

__all__ = (
    "crowded_desk",
    "crowded_office",
    "desk",
    "dressed",
    "empty_office",
    "icons",
    "officer_desk",
    "open_desk",
    "regency_office",
    "regions",
)


@pytest.fixture(autouse=True)
def no_dead_window_lies_about() -> Iterator[None]:
    """Rings of dead widgets go here, on this thread, and not amid the work of the next test."""
    yield
    gc.collect()

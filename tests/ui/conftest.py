"""What the tests of the window share."""

from __future__ import annotations

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

"""What the stories share."""

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
from tests.ui.programs import own_hooks, start_root

__all__ = (
    "crowded_desk",
    "crowded_office",
    "desk",
    "dressed",
    "empty_office",
    "icons",
    "officer_desk",
    "open_desk",
    "own_hooks",
    "regency_office",
    "regions",
    "start_root",
)

"""Which parts of the store one operation touched."""

from __future__ import annotations

from enum import Flag, auto


class Topic(Flag):
    """What a screen may show and so may have to show anew."""

    NOTHING = 0
    RECIPIENTS = auto()
    QUOTAS = auto()
    BATCHES = auto()
    REFERENCE = auto()
    OFFICE = auto()
    EXPORTS = auto()
    VISITS = auto()
    GOODS = auto()
    HANDOVERS = auto()
    PHOTOS = auto()
    RULES = auto()
    INSTITUTIONS = auto()

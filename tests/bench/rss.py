"""How much this process held at the most since it began; not on Windows."""

from __future__ import annotations

import resource
import sys

_UNIT = 1 << 20 if sys.platform == "darwin" else 1 << 10


def print_peak() -> None:
    """Say it in megabytes."""
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / _UNIT)

"""How much this process held at the most since it began; on Linux only.

Not `getrusage`, whose peak a child takes over from the parent that started it.
"""

from __future__ import annotations

from pathlib import Path

STATUS = Path("/proc/self/status")


def print_peak() -> None:
    """Say it in megabytes."""
    peak = next(line for line in STATUS.read_text().splitlines() if line.startswith("VmHWM"))
    print(int(peak.split()[1]) / 1024)

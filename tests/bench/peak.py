"""The most memory that a piece of work needs, in a process of its own that does nothing else."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass

from tests.bench.offices import ROOT
from tests.bench.rss import STATUS


@dataclass(frozen=True, slots=True)
class PeakLine:
    """One result in megabytes: a peak, what it is held against, and the ratio we want."""

    what: str
    megabytes: float
    floor: float
    target: float | None = None

    def text(self) -> str:
        """The line as it is printed, in the columns of the timed ones."""
        ratio = self.megabytes / self.floor
        wanted = "" if self.target is None else f"<= {self.target:g}"
        missed = "MELESET" if self.target is not None and ratio > self.target else ""
        peak, floor = f"{self.megabytes:.0f} MB", f"{self.floor:.0f} MB"
        numbers = f"{peak:>10}{'':>10}{floor:>10}{ratio:>8.2f}{'':>8}"
        return f"  {self.what:<44}{numbers}  {wanted:<11}{missed}".rstrip()


def peak_of(module: str, *arguments: str) -> float:
    """Megabytes at the most while `python -m module` runs; it ends with `rss.print_peak`."""
    command = [sys.executable, "-m", module, *arguments]
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    return float(done.stdout.split()[-1])


def can_measure() -> bool:
    """Whether this system tells a process's peak."""
    return STATUS.exists()

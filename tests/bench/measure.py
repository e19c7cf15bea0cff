"""Timing cases side by side, so that a noisy machine hits the case and its floor alike."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

# Runs once and returns the seconds of the part that counts.
Case = Callable[[], float]


@dataclass(frozen=True, slots=True)
class Timing:
    """The seconds of one case, in the order of the repetitions."""

    seconds: Sequence[float]

    @property
    def p50(self) -> float:
        """The median."""
        return statistics.median(self.seconds)

    @property
    def p99(self) -> float:
        """What one in a hundred is slower than; of fewer, the slowest."""
        return sorted(self.seconds)[min(len(self.seconds) - 1, int(len(self.seconds) * 0.99))]

    def over(self, floor: Timing) -> float:
        """The median of the ratios, each repetition against its own neighbour."""
        pairs = zip(self.seconds, floor.seconds, strict=True)
        return statistics.median(mine / theirs for mine, theirs in pairs)


@dataclass(frozen=True, slots=True)
class Line:
    """One result: a case, the floor it is measured against, and the ratio we want."""

    what: str
    timing: Timing
    floor: Timing
    target: float | None = None
    p99_target: float | None = None

    def text(self) -> str:
        """The line as it is printed; the p99 is held against the floor's median."""
        ratio, worst = self.timing.over(self.floor), self.timing.p99 / self.floor.p50
        wanted = "" if self.target is None else f"<= {self.target:g}"
        missed = self.target is not None and ratio > self.target
        if self.p99_target is not None:
            wanted = f"p99 <= {self.p99_target:g}"
            missed = worst > self.p99_target
        return (
            f"  {self.what:<44}{self.timing.p50 * 1000:>10.2f}{self.timing.p99 * 1000:>10.2f}"
            f"{self.floor.p50 * 1000:>10.2f}{ratio:>8.2f}{worst:>8.2f}  {wanted:<11}"
            f"{'MELESET' if missed else ''}".rstrip()
        )


HEAD = f"  {'':<44}{'p50 ms':>10}{'p99 ms':>10}{'dasar ms':>10}{'x p50':>8}{'x p99':>8}  target"


def interleaved(
    cases: Mapping[str, Case], repetitions: int, *, warm_up: int = 1
) -> dict[str, Timing]:
    """Run all cases in turn, beginning with another one each time."""
    found: dict[str, list[float]] = {name: [] for name in cases}
    names = list(cases)
    for repetition in range(-warm_up, repetitions):
        first = repetition % len(names)
        for name in names[first:] + names[:first]:
            seconds = cases[name]()
            if repetition >= 0:
                found[name].append(seconds)
    return {name: Timing(seconds) for name, seconds in found.items()}


def timed(work: Callable[[], object]) -> Case:
    """A case all of which counts."""

    def case() -> float:
        start = time.perf_counter()
        work()
        return time.perf_counter() - start

    return case

"""Steps that are tried one after the other: told as they end, timed, and counted."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from wine.prefix import WineError


class Wrong(Exception):
    """A step found something else than it had to; the message says what."""


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that is tried; without a `needed` one the others cannot be tried at all."""

    name: str
    run: Callable[[], str]
    needed: bool = False
    quick: bool = True


@dataclass(slots=True)
class Report:
    """What became of the steps so far."""

    good: int = 0
    bad: list[str] = field(default_factory=list)
    left: list[str] = field(default_factory=list)

    @property
    def code(self) -> int:
        """The exit code."""
        return 1 if self.bad or self.left else 0

    def closing(self) -> str:
        """The last line."""
        if not self.code:
            return f"Coba pasang: baik ({self.good} langkah)"
        untried = f", {len(self.left)} tidak dicoba" if self.left else ""
        return f"Coba pasang: gagal ({len(self.bad)} gagal{untried}, {self.good} baik)"


def expect(right: object, what: str) -> None:
    """Raise Wrong unless it is right."""
    if not right:
        raise Wrong(what)


def expect_same(found: object, wanted: object, what: str) -> None:
    """Raise Wrong, with both, unless they are equal."""
    expect(found == wanted, f"{what}: {found!r}, bukan {wanted!r}")


def perform(steps: Sequence[Step], say: Callable[[str], None]) -> Report:
    """Try every step, and say of each how it ended."""
    report = Report()
    for number, step in enumerate(steps):
        begun = time.monotonic()
        try:
            told = step.run()
        except (Wrong, WineError, OSError) as error:
            report.bad.append(step.name)
            say(f"[gagal] {step.name} ({time.monotonic() - begun:.1f} detik): {error}")
            if step.needed:
                report.left = [one.name for one in steps[number + 1 :]]
                break
            continue
        report.good += 1
        say(f"[baik] {step.name} ({time.monotonic() - begun:.1f} detik){told and f': {told}'}")
    return report

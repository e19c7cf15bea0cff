"""What `--uji-diri` reports: a line for each step, written by one process and read by another."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

TITLE = "Periksa instalasi"
HEAD = f"{TITLE} Bansos Desktop, "  # what every report begins with
_LINE = re.compile(
    r"\[(?P<mark>\w+)\] (?P<number>\d+)/(?P<total>\d+) (?P<name>[^(:]+?)"
    r"(?: \((?P<seconds>\d+,\d) detik\))?(?:: (?P<detail>.*))?"
)


class Mark(StrEnum):
    """How a step stands; the value is what the line begins with."""

    FINE = "baik"
    FAILED = "gagal"
    LEFT = "lewat"
    RUNNING = "jalan"


@dataclass(frozen=True, slots=True)
class StepLine:
    """A step of the check: `detail` says what was found, or what is wrong and what to do now.

    `name` holds neither a bracket nor a colon, `detail` is one line, or `read_line` would not
    find them again.
    """

    mark: Mark
    number: int
    total: int
    name: str
    seconds: float = 0.0
    detail: str = ""

    @property
    def text(self) -> str:
        """The line as it stands in the report."""
        head = f"[{self.mark}] {self.number}/{self.total} {self.name}"
        if self.mark is Mark.RUNNING:
            return head
        lasted = f"{self.seconds:.1f}".replace(".", ",")
        return f"{head} ({lasted} detik): {self.detail}"


def read_line(text: str) -> StepLine | None:
    """The step that a line of a report tells, or None if it tells none."""
    found = _LINE.fullmatch(text.rstrip())
    if found is None or found["mark"] not in set(Mark):
        return None
    return StepLine(
        Mark(found["mark"]),
        int(found["number"]),
        int(found["total"]),
        found["name"],
        float((found["seconds"] or "0").replace(",", ".")),
        found["detail"] or "",
    )


def read_report(text: str) -> list[StepLine]:
    """The steps of a report, also of one that is not finished."""
    return [line for one in text.splitlines() if (line := read_line(one)) is not None]


def verdict(lines: Sequence[StepLine]) -> str:
    """The last line of a report: all is well, or how much is not, and how much nobody knows."""
    failed = sum(line.mark is Mark.FAILED for line in lines)
    left = sum(line.mark is Mark.LEFT for line in lines)
    if failed:
        untried = f"; {left} tidak dijalankan" if left else ""
        return f"{TITLE}: ada masalah ({failed} dari {len(lines)} langkah{untried})"
    return f"{TITLE}: baik ({len(lines)} langkah)"


def is_finished(report: str) -> bool:
    """Whether a report came to its last line, which a check that was cut short never wrote."""
    last = report.rstrip().rpartition("\n")[2]
    return last.startswith((f"{TITLE}: baik (", f"{TITLE}: ada masalah ("))

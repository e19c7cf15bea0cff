"""The days of the made-up year: when proposals of a stage come in, and the one decree on them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from bansos_desktop.domain.workflow import Stage

# Proposals are drawn over so many days, which each stage spreads over its own.
DRAWN_DAYS = 120


@dataclass(frozen=True, slots=True)
class Decree:
    """Its number, which says that it is made up, and its day."""

    number: str
    day: date


@dataclass(frozen=True, slots=True)
class _Season:
    """Month and day: from when and over how many days proposals come in, and of the decree.

    The decree comes after the latest visit to whoever was proposed last.
    """

    opens: tuple[int, int]
    days: int
    decree: tuple[int, int]
    number: str


_SEASONS: Mapping[Stage, _Season] = {
    Stage.ORIGINAL: _Season((2, 3), 60, (4, 28), "CONTOH/460.1/SK/{year}"),
    Stage.AMENDED: _Season((4, 7), 45, (6, 12), "CONTOH/460.2/SK/{year}"),
}


def proposed_on(stage: Stage, year: int, drawn: int, today: date) -> date:
    """The day of a proposal, `drawn` of DRAWN_DAYS; none is still to come."""
    season = _SEASONS[stage]
    day = date(year, *season.opens) + timedelta(days=drawn * season.days // DRAWN_DAYS)
    return min(day, today)


def decree_of(stage: Stage, year: int, today: date) -> Decree:
    """The decree on a stage, no earlier than the visits and never still to come."""
    season = _SEASONS[stage]
    return Decree(season.number.format(year=year), min(date(year, *season.decree), today))
